/* Other programs read the words of every form: whole, in order, and nothing is missing that the module says. */

#include "support/support.h"

#include <string.h>

#include "schema/walk.h"
#include "support/forms.h"

#define ACTUAL " ActualText=\""

static struct kf_forms *forms;
static char *folder;

static int set_up(void **state)
{
    forms = kf_forms_new();
    folder = kf_test_folder();
    return forms == NULL;
}

static int tear_down(void **state)
{
    kf_test_folder_remove(folder);
    kf_forms_free(forms);
    return 0;
}

typedef void each(const struct kf_laid_form *laid, const struct kf_document *document, const char *path,
                  const char *where);

static void for_each(each *check)
{
    for (int i = 0; i < forms->count; i++) {
        const struct kf_laid_form *laid = &forms->items[i];

        for (int k = 0; k < laid->documents->count; k++) {
            const struct kf_document *document = laid->documents->items[k];

            check(laid, document, kf_form_write(forms->run, laid, document, folder),
                  kf_arena_format(forms->run->arena, "%s, %s", laid->form->name, document->name));
        }
    }
}

/* Fonts give marks above Arabic letters another order than Unicode does, so these are left out there. */
static const char *without_marks(const char *text)
{
    char *plain = g_utf8_normalize(text, -1, G_NORMALIZE_NFKC);
    GString *out = g_string_new(NULL);
    const char *kept;

    for (const char *at = plain; *at != '\0'; at = g_utf8_next_char(at)) {
        if (!g_unichar_ismark(g_utf8_get_char(at)) && g_utf8_get_char(at) != 0x0640) {
            g_string_append_unichar(out, g_utf8_get_char(at));
        }
    }
    kept = kf_arena_string(forms->run->arena, out->str);
    g_string_free(out, TRUE);
    g_free(plain);
    return kept;
}

/* --- words as tagged ------------------------------------------------------------------------------------------------ */

/* pdfinfo prints each piece of text in quotes on a line of its own, inside its element by indent. Figures are left out:
 * pdfinfo does not heed the actual text of pictures of pages, which is empty. */
static const char *quoted(const char *output)
{
    char **lines = g_strsplit(output, "\n", -1);
    GString *out = g_string_new(NULL);
    size_t figure = SIZE_MAX; /* indent of the figure that we are in */
    const char *kept;

    for (int i = 0; lines[i] != NULL; i++) {
        size_t indent = strspn(lines[i], " ");
        const char *line = g_strstrip(lines[i]);
        size_t length = strlen(line);

        figure = length > 0 && indent <= figure ? SIZE_MAX : figure;
        figure = figure == SIZE_MAX && g_str_has_prefix(line, "Figure") ? indent : figure;
        if (figure == SIZE_MAX && length > 1 && line[0] == '"' && line[length - 1] == '"') {
            g_string_append_printf(out, "%.*s\n", (int)length - 2, line + 1);
        }
    }
    kept = kf_arena_string(forms->run->arena, out->str);
    g_string_free(out, TRUE);
    g_strfreev(lines);
    return kept;
}

static void check_tagged(const struct kf_laid_form *laid, const struct kf_document *document, const char *path,
                         const char *where)
{
    const char *words = kf_tree_text(forms->run, document);
    const char *read = quoted(kf_test_output(forms->run, "pdfinfo", "-struct-text", path, NULL));

    if (laid->content->right_to_left) {
        kf_assert_same_words(forms->run, where, without_marks(words), without_marks(read));
    } else {
        kf_assert_same_words(forms->run, where, words, read);
    }
}

static void tagged_words__are_read_in_order(void **state)
{
    for_each(check_tagged);
}

static void add_actual(const struct kf_element *element, GString *out)
{
    if (element->actual != NULL) {
        g_string_append_printf(out, "%s\n", element->actual);
    }
    for (int i = 0; i < element->count; i++) {
        if (element->kids[i].kind == KF_KID_ELEMENT) {
            add_actual(element->kids[i].element, out);
        }
    }
}

/* The exact letters of right-to-left text, which pdfinfo passes over, are in the file as they were written. */
static void check_actual(const struct kf_laid_form *laid, const struct kf_document *document, const char *path,
                         const char *where)
{
    GString *expected = g_string_new(NULL), *found = g_string_new(NULL);
    char *pdf, *dump;
    size_t length;

    add_actual(document->pages.root, expected);
    assert_true((expected->len > 0) == laid->content->right_to_left);
    assert_true(g_file_get_contents(path, &pdf, &length, NULL));
    dump = kf_finish_dump((const unsigned char *)pdf, length);
    for (const char *at = strstr(dump, ACTUAL); at != NULL; at = strstr(at, ACTUAL)) {
        at += strlen(ACTUAL);
        g_string_append_printf(found, "%.*s\n", (int)strcspn(at, "\""), at);
    }
    kf_assert_same_words(forms->run, where, expected->str, found->str);
    g_free(dump);
    g_free(pdf);
    g_string_free(expected, TRUE);
    g_string_free(found, TRUE);
}

static void actual_text__is_as_written(void **state)
{
    for_each(check_actual);
}

/* --- words as drawn ------------------------------------------------------------------------------------------------- */

static const char *drawn_text(const struct kf_document *document)
{
    GString *out = g_string_new(NULL);
    const char *kept;

    for (int i = 0; i < document->pages.count; i++) {
        for (int k = 0; k < document->pages.pages[i].count; k++) {
            const struct kf_item *item = &document->pages.pages[i].items[k];

            if (item->kind == KF_ITEM_TEXT) {
                g_string_append_printf(out, "%s\n", kf_item_text(forms->run, item));
            }
        }
    }
    kept = kf_arena_string(forms->run->arena, out->str);
    g_string_free(out, TRUE);
    return kept;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char *sorted(const char *text)
{
    struct kf_word_list words = kf_words_split(forms->run, text);
    GString *out = g_string_new(NULL);
    const char *kept;

    qsort(words.items, (size_t)words.count, sizeof *words.items, by_text);
    for (int i = 0; i < words.count; i++) {
        g_string_append_printf(out, "%s ", words.items[i]);
    }
    kept = kf_arena_string(forms->run->arena, out->str);
    g_string_free(out, TRUE);
    return kept;
}

/* Without white space, which MuPDF leaves out between boxes. */
static char *letters(const char *text)
{
    struct kf_word_list words = kf_words_split(forms->run, without_marks(text));

    words.items[words.count] = NULL;
    return g_strjoinv("", (char **)(guintptr)words.items);
}

/* Poppler gives right-to-left lines as seen, so MuPDF reads them: every text is there in order, and no letter is over. */
static void check_right_to_left(const struct kf_document *document, const char *path, const char *where)
{
    char *read = letters(kf_test_output(forms->run, "mutool", "draw", "-q", "-F", "txt", path, NULL));
    char *drawn = letters(drawn_text(document));
    char **texts = g_strsplit(drawn_text(document), "\n", -1);

    for (int i = 0; texts[i] != NULL; i++) {
        char *sought = letters(texts[i]);

        if (strstr(read, sought) == NULL) {
            fail_msg("%s: \"%s\" is not read whole", where, texts[i]);
        }
        g_free(sought);
    }
    assert_int_equal(g_utf8_strlen(read, -1), g_utf8_strlen(drawn, -1));
    g_strfreev(texts);
    g_free(drawn);
    g_free(read);
}

/* Whatever order a program gives to the columns of a page, each word is there, whole, and none else. The guide's pictures
 * of handouts are drawn with words too, so there the tagged words say it. */
static void check_drawn(const struct kf_laid_form *laid, const struct kf_document *document, const char *path,
                        const char *where)
{
    const char *drawn = drawn_text(document);

    if (document->handout == 0) {
        return;
    }
    if (laid->content->right_to_left) {
        check_right_to_left(document, path, where);
        return;
    }
    kf_assert_same_words(forms->run, where, sorted(drawn),
                         sorted(kf_test_output(forms->run, "pdftotext", "-enc", "UTF-8", path, "-", NULL)));
    kf_assert_same_words(forms->run, where, drawn,
                         kf_test_output(forms->run, "pdftotext", "-raw", "-enc", "UTF-8", path, "-", NULL));
}

static void drawn_words__are_extracted_whole(void **state)
{
    for_each(check_drawn);
}

/* --- words as written ----------------------------------------------------------------------------------------------- */

struct search {
    const char *prefix, *where;
    struct kf_word_list page;
    int sought;
};

static const char *without_markdown(const char *text)
{
    GString *out = g_string_new(text);
    const char *kept;

    g_string_replace(out, "*", "", 0);
    while (g_string_replace(out, "___", " ", 0) > 0) {
    }
    kept = kf_arena_string(forms->run->arena, out->str);
    g_string_free(out, TRUE);
    return kept;
}

static bool holds(const struct kf_word_list *page, const struct kf_word_list *words)
{
    for (int i = 0; i + words->count <= page->count; i++) {
        int k = 0;

        while (k < words->count && strcmp(page->items[i + k], words->items[k]) == 0) {
            k++;
        }
        if (k == words->count) {
            return true;
        }
    }
    return false;
}

static bool seek(void *data, struct kf_node *node, const struct kf_place *place)
{
    struct search *search = data;
    bool printed = node->kind == KF_SCALAR && place->field != NULL && (place->field->flags & KF_PROSE) != 0 &&
                   (place->flags & KF_FACILITATOR) == 0 && g_str_has_prefix(place->address, search->prefix);

    if (printed) {
        struct kf_word_list words = kf_words_split(forms->run, without_markdown(node->text));

        search->sought++;
        if (!holds(&search->page, &words)) {
            fail_msg("%s: %s is not on the page: \"%s\"", search->where, place->address, node->text);
        }
    }
    return true;
}

static void handouts__print_all_that_is_written(void **state)
{
    for (int i = 0; i < forms->count; i++) {
        const struct kf_laid_form *laid = &forms->items[i];
        const struct kf_content *content = laid->content;
        struct search search = {"repair-conversations/six-steps/", laid->form->name,
                                kf_words_split(forms->run, kf_tree_text(forms->run, kf_laid_handout(laid))), 0};

        kf_walk(forms->run->arena, content->kit->shapes, &kf_module_record, content->composed.root,
                content->module->id, seek, &search);
        assert_true(search.sought > 25);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tagged_words__are_read_in_order),
        cmocka_unit_test(actual_text__is_as_written),
        cmocka_unit_test(drawn_words__are_extracted_whole),
        cmocka_unit_test(handouts__print_all_that_is_written),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
