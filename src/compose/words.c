/* Word swaps: whole words, longest first, with the case of what they replace, and the article before them. */

#include "compose/compose_internal.h"

#include <string.h>

struct form { /* what is looked for: a swap's word, or its plural */
    const char *from, *to;
    const struct kf_word_swap *swap;
    bool plural;
};

struct kf_swaps {
    GHashTable *by_letter; /* first letter, lower case, to GPtrArray of struct form *, longest first */
    bool english;
};

/* --- forms ---------------------------------------------------------------------------------------------------------- */

static void free_letters(void *data)
{
    g_hash_table_destroy(data);
}

static int longest_first(gconstpointer a, gconstpointer b)
{
    const struct form *left = *(const struct form *const *)a, *right = *(const struct form *const *)b;
    size_t left_length = strlen(left->from), right_length = strlen(right->from);

    if (left_length != right_length) {
        return left_length > right_length ? -1 : 1;
    }
    return left->swap < right->swap ? -1 : left->swap > right->swap; /* of two alike, the one given first */
}

static void sort_letter(gpointer key, gpointer value, gpointer data)
{
    (void)key;
    (void)data;
    g_ptr_array_sort(value, longest_first);
}

static void free_list(gpointer data)
{
    g_ptr_array_free(data, TRUE);
}

static gpointer first_letter(const char *text)
{
    return GUINT_TO_POINTER(g_unichar_tolower(g_utf8_get_char(text)));
}

static void add_form(struct kf_arena *arena, struct kf_swaps *swaps, struct form given)
{
    GPtrArray *list;

    if (!given.from || !*given.from || !given.to) {
        return;
    }
    list = g_hash_table_lookup(swaps->by_letter, first_letter(given.from));
    if (!list) {
        list = g_ptr_array_new();
        g_hash_table_insert(swaps->by_letter, first_letter(given.from), list);
    }
    g_ptr_array_add(list, kf_arena_copy(arena, &given, sizeof given));
}

struct kf_swaps *kf_swaps_new(struct kf_arena *arena, const struct kf_word_swap *swaps, int count, bool english)
{
    struct kf_swaps *result;

    if (count == 0) {
        return NULL;
    }
    result = KF_NEW(arena, struct kf_swaps);
    result->english = english;
    result->by_letter = g_hash_table_new_full(NULL, NULL, NULL, free_list);
    kf_arena_defer(arena, free_letters, result->by_letter);
    for (int i = 0; i < count; i++) {
        const struct kf_word_swap *swap = &swaps[i];

        add_form(arena, result, (struct form){swap->from, swap->to, swap, /* plural */ false});
        if (swap->from && swap->plural) {
            add_form(arena, result,
                     (struct form){swap->from_plural ? swap->from_plural : kf_english_plural(arena, swap->from),
                                   swap->plural, swap, /* plural */ true});
        }
    }
    g_hash_table_foreach(result->by_letter, sort_letter, NULL);
    return result;
}

/* --- whole words ---------------------------------------------------------------------------------------------------- */

static bool is_word_letter(gunichar letter)
{
    return g_unichar_isalnum(letter) || g_unichar_ismark(letter);
}

/* Apostrophes and dots between letters join them (Unicode's MidLetter), except before a final s: "the worker's". */
static bool joins(gunichar letter)
{
    return letter == '\'' || letter == 0x2019 || letter == '.' || letter == 0xB7;
}

static bool is_possessive(const char *apostrophe)
{
    const char *next = g_utf8_next_char(apostrophe);

    return *apostrophe != '.' && (*next == 's' || *next == 'S') && !is_word_letter(g_utf8_get_char(next + 1));
}

static bool word_begins(const char *text, const char *at)
{
    const char *before = g_utf8_find_prev_char(text, at), *further;

    if (!before) {
        return true;
    }
    if (is_word_letter(g_utf8_get_char(before))) {
        return false;
    }
    further = g_utf8_find_prev_char(text, before);
    return !(joins(g_utf8_get_char(before)) && further && is_word_letter(g_utf8_get_char(further)));
}

static bool word_ends(const char *at)
{
    gunichar letter = g_utf8_get_char(at);

    if (*at == '\0' || (!is_word_letter(letter) && !joins(letter))) {
        return true;
    }
    if (is_word_letter(letter)) {
        return false;
    }
    return !is_word_letter(g_utf8_get_char(g_utf8_next_char(at))) || is_possessive(at);
}

/* The end of `from` at `at`, with any white space for a space and any case; NULL when it is not there. */
static const char *match_letters(const char *at, const char *from)
{
    while (*from) {
        gunichar wanted = g_utf8_get_char(from), found = g_utf8_get_char(at);

        if (g_unichar_isspace(wanted)) {
            if (!g_unichar_isspace(found)) {
                return NULL;
            }
            while (*at && g_unichar_isspace(g_utf8_get_char(at))) {
                at = g_utf8_next_char(at);
            }
            from = g_utf8_next_char(from);
            continue;
        }
        if (*at == '\0' || g_unichar_tolower(wanted) != g_unichar_tolower(found)) {
            return NULL;
        }
        at = g_utf8_next_char(at);
        from = g_utf8_next_char(from);
    }
    return at;
}

/* --- case ------------------------------------------------------------------------------------------------------------ */

static bool all_upper(const char *text, size_t length)
{
    int upper = 0;

    for (const char *at = text; at < text + length; at = g_utf8_next_char(at)) {
        if (g_unichar_islower(g_utf8_get_char(at))) {
            return false;
        }
        upper += g_unichar_isupper(g_utf8_get_char(at));
    }
    return upper > 1;
}

static const char *in_case_of(struct kf_arena *arena, const char *found, size_t length, const struct form *form)
{
    const char *to = form->to, *result;

    if (!strncmp(found, form->from, length) && form->from[length] == '\0') {
        return to; /* as it was given: names keep their capitals */
    }
    if (all_upper(found, length)) {
        char *upper = g_utf8_strup(to, -1);

        result = kf_arena_string(arena, upper);
        g_free(upper);
        return result;
    }
    if (*to && g_unichar_isupper(g_utf8_get_char(found))) {
        char first[7] = {0};

        g_unichar_to_utf8(g_unichar_totitle(g_utf8_get_char(to)), first);
        return kf_arena_format(arena, "%s%s", first, g_utf8_next_char(to));
    }
    return to;
}

/* --- the article before ---------------------------------------------------------------------------------------------- */

bool kf_starts_with_vowel(const char *word)
{
    return *word != '\0' && strchr("aeiouAEIOU", *word) != NULL;
}

/* Marks of emphasis and opening quotes and brackets stand between an article and its word. */
static bool opens(gunichar letter)
{
    return letter < 0x80 ? strchr("*_\"'([", (int)letter) != NULL : letter == 0x201C || letter == 0x2018;
}

/* The "a" or "an" before the word at `at`; NULL when there is none. */
static const char *article_before(const char *text, const char *at, size_t *ret_length)
{
    const char *end = at, *before = g_utf8_find_prev_char(text, end), *begin;

    while (before && opens(g_utf8_get_char(before))) {
        end = before;
        before = g_utf8_find_prev_char(text, end);
    }
    if (!before || !g_unichar_isspace(g_utf8_get_char(before))) {
        return NULL;
    }
    while (before && g_unichar_isspace(g_utf8_get_char(before))) {
        end = before;
        before = g_utf8_find_prev_char(text, end);
    }
    begin = end - text > 1 && g_ascii_tolower(end[-1]) == 'n' ? end - 2 : end - 1;
    if (begin < text || g_ascii_tolower(*begin) != 'a' || !word_begins(text, begin)) {
        return NULL;
    }
    *ret_length = (size_t)(end - begin);
    return begin;
}

static const char *article_in_case_of(struct kf_arena *arena, const char *found, const char *article, bool upper)
{
    if (!g_ascii_isupper(*found)) {
        return article;
    }
    return upper ? kf_arena_format(arena, "%c%s", 'A', article[1] ? "N" : "") : kf_arena_format(arena, "A%s", article + 1);
}

static void match_article(struct kf_arena *arena, const struct kf_swaps *swaps, const struct form *form,
                          const char *text, const char *at, struct kf_swap_match *match)
{
    size_t length = 0;
    const char *found = swaps->english && !form->plural ? article_before(text, at, &length) : NULL;
    const char *wanted = form->swap->article;

    if (!found) {
        return;
    }
    if (!wanted) {
        match->article_jars = kf_starts_with_vowel(at) != kf_starts_with_vowel(form->to);
    } else if (strlen(wanted) != length) {
        match->article_at = (size_t)(found - text);
        match->article_length = length;
        match->article = article_in_case_of(arena, found, wanted, all_upper(at, match->length));
    }
}

/* --- matching --------------------------------------------------------------------------------------------------------- */

/* Whether the word at `at` is already part of the new words: "dinner" in "family dinner", where that is what "dinner"
 * becomes. */
static bool is_there(const char *text, const char *at, const struct form *form)
{
    for (const char *inside = form->to; *inside; inside = g_utf8_next_char(inside)) {
        size_t before = (size_t)(inside - form->to);

        if ((size_t)(at - text) >= before && match_letters(inside, form->from) && match_letters(at - before, form->to)) {
            return true;
        }
    }
    return false;
}

bool kf_swaps_match(struct kf_arena *arena, const struct kf_swaps *swaps, const char *text, size_t at,
                    struct kf_swap_match *ret_match)
{
    const char *start = text + at;
    const GPtrArray *list = g_hash_table_lookup(swaps->by_letter, first_letter(start));

    g_assert(text != NULL);
    if (!list || !word_begins(text, start)) {
        return false;
    }
    for (guint i = 0; i < list->len; i++) {
        const struct form *form = list->pdata[i];
        const char *end = match_letters(start, form->from);

        if (end && word_ends(end)) {
            size_t length = (size_t)(end - start);

            if (is_there(text, start, form)) {
                return false;
            }
            *ret_match = (struct kf_swap_match){.swap = form->swap, .length = length};
            ret_match->text = in_case_of(arena, start, length, form);
            match_article(arena, swaps, form, text, start, ret_match);
            return true;
        }
    }
    return false;
}
