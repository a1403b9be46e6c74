/* Texts are matched in rounds, the surest first: what stands where it stood; then the same words elsewhere; then, of the
 * same address, words for words. What is left was added or removed. */

#include "cli/corrections_match.h"

#include <string.h>

struct text { /* of one of the files */
    const struct kf_printed_text *text;
    int page; /* from 1 */
    int mate; /* index in the other, -1: none */
};

struct texts {
    struct text *items;
    int count;
};

static struct texts all_texts(struct kf_arena *arena, const struct kf_printed_file *file)
{
    struct texts texts = {0};
    int count = 0;

    for (int i = 0; i < file->page_count; i++) {
        count += file->pages[i].text_count;
    }
    texts.items = KF_NEW_ARRAY(arena, count, struct text);
    for (int i = 0; i < file->page_count; i++) {
        for (int k = 0; k < file->pages[i].text_count; k++) {
            texts.items[texts.count++] = (struct text){&file->pages[i].texts[k], i + 1, -1};
        }
    }
    return texts;
}

typedef bool agree(const struct text *one, const struct text *two);

/* At a "+", the length of the layer's name: what is inserted bears the name of a folder, and copies have another. */
static size_t layer_length(const char *plus)
{
    size_t length = strcspn(plus, "/");

    while (length > 0 && g_ascii_isdigit(plus[length - 1])) {
        length--;
    }
    return length;
}

bool kf_same_place(const char *one, const char *two)
{
    if (one == NULL || two == NULL) {
        return one == two;
    }
    for (; *one != '\0' && *one == *two; one++, two++) {
        if (*one == '+') {
            one += layer_length(one) - 1;
            two += layer_length(two) - 1;
        }
    }
    return *one == *two;
}

static bool same_address(const struct text *one, const struct text *two)
{
    return kf_same_place(one->text->address, two->text->address) && one->text->where == two->text->where;
}

static bool same_words(const struct text *one, const struct text *two)
{
    return strcmp(one->text->text, two->text->text) == 0;
}

static bool in_place(const struct text *one, const struct text *two)
{
    return one->page == two->page && same_address(one, two) && same_words(one, two);
}

static bool renamed(const struct text *one, const struct text *two)
{
    return one->page == two->page && one->text->style == two->text->style && one->text->where == two->text->where &&
           same_words(one, two);
}

static bool on_another_page(const struct text *one, const struct text *two)
{
    return same_address(one, two) && same_words(one, two);
}

static bool reworded(const struct text *one, const struct text *two)
{
    return one->page == two->page && one->text->style == two->text->style && same_address(one, two);
}

static bool reworded_elsewhere(const struct text *one, const struct text *two)
{
    return one->text->address != NULL && same_address(one, two);
}

/* Old and new texts in order; a text is passed over at most once for each that lies before it. */
static void match(struct texts *old_texts, struct texts *new_texts, agree *agrees)
{
    int from = 0; /* the first new text without a mate */

    for (int i = 0; i < old_texts->count; i++) {
        struct text *one = &old_texts->items[i];

        while (from < new_texts->count && new_texts->items[from].mate >= 0) {
            from++;
        }
        for (int k = from; k < new_texts->count && one->mate < 0; k++) {
            if (new_texts->items[k].mate < 0 && agrees(one, &new_texts->items[k])) {
                one->mate = k;
                new_texts->items[k].mate = i;
            }
        }
    }
}

struct kf_match *kf_corrections_match(struct kf_arena *arena, const struct kf_printed_file *old_file,
                                      const struct kf_printed_file *new_file, int *ret_count)
{
    static agree *const rounds[] = {in_place, renamed, on_another_page, reworded, reworded_elsewhere};
    struct texts old_texts = all_texts(arena, old_file), new_texts = all_texts(arena, new_file);
    struct kf_match *matches = KF_NEW_ARRAY(arena, old_texts.count + new_texts.count, struct kf_match);
    int count = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(rounds); i++) {
        match(&old_texts, &new_texts, rounds[i]);
    }
    for (int i = 0; i < old_texts.count; i++) {
        const struct text *one = &old_texts.items[i];
        const struct text *two = one->mate >= 0 ? &new_texts.items[one->mate] : NULL;

        matches[count++] = (struct kf_match){one->text, two != NULL ? two->text : NULL, one->page,
                                             two != NULL ? two->page : 0};
    }
    for (int i = 0; i < new_texts.count; i++) {
        if (new_texts.items[i].mate < 0) {
            matches[count++] = (struct kf_match){NULL, new_texts.items[i].text, 0, new_texts.items[i].page};
        }
    }
    *ret_count = count;
    return matches;
}
