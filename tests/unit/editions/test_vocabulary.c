/* Every block and every drawing, in every variant and on both papers: what is read is what is seen, and no variant lacks
 * a word of another. */

#include "support/support.h"

#include <string.h>

#include "support/honest.h"

static struct kf_forms *forms;

static int set_up(void **state)
{
    forms = kf_forms_new_of_vocabulary();
    return forms == NULL;
}

static int tear_down(void **state)
{
    kf_forms_free(forms);
    return 0;
}

static void tree__holds_each_word_of_the_page_once_in_order(void **state)
{
    kf_assert_tree_is_page(forms);
}

static void artifacts__are_furniture_and_layout_alone(void **state)
{
    kf_assert_artifacts_are_furniture(forms);
}

/* A diagram may fill its page, and yet none of its words is part of a picture. */
static void figures__say_what_they_show_and_hold_no_words(void **state)
{
    kf_assert_figures_are_pictures(forms, 1.0);
}

static void marks__have_labels_lie_on_the_page_and_are_in_order(void **state)
{
    kf_assert_marks_are_in_order(forms);
}

static void boxes__lie_inside_main(void **state)
{
    kf_assert_boxes_inside(forms);
}

static void texts__do_not_overlap(void **state)
{
    kf_assert_no_overlap(forms);
}

static void words__are_seen(void **state)
{
    assert_true(kf_assert_words_are_seen(forms) > 5000);
}

/* --- variants -------------------------------------------------------------------------------------------------------- */

static const struct kf_document *document_of(const struct kf_laid_form *laid, const char *piece)
{
    for (int i = 0; i < laid->documents->count; i++) {
        if (strcmp(laid->documents->items[i]->piece, piece) == 0) {
            return laid->documents->items[i];
        }
    }
    fail_msg("%s has no %s", laid->form->name, piece);
    return NULL;
}

static void same_layout__has_the_same_words_in_order(void **state)
{
    static const char *const exact[] = {"a4", "ink-saver", "ink-saver a4", "fillable", "fillable a4"};
    const struct kf_laid_form *standard = kf_forms_get(forms, "standard");

    for (size_t i = 0; i < G_N_ELEMENTS(exact); i++) {
        for (int k = 0; k < standard->documents->count; k++) {
            const struct kf_document *document = standard->documents->items[k];

            kf_assert_same_words(forms->run, kf_arena_format(forms->run->arena, "%s, %s", exact[i], document->name),
                                 kf_tree_text(forms->run, document),
                                 kf_tree_text(forms->run, document_of(kf_forms_get(forms, exact[i]), document->piece)));
        }
    }
}

/* What drawings and tables print that lists have no use for; all else is in every variant. */
static const struct excuse {
    const char *piece, *words; /* sorted */
} excused[] = {
    {"talks", "Step"},                        /* a head of the table: the list says it of no step */
    {"grids", "Fri Mon Sat Sun Thu Tue Wed"}, /* short where columns are narrow; whole words in lists */
    {"relations", "Any Close Couple Has Live Man Raised Some Strong Woman boy by died distance girl now or or person "
                  "tie"},                     /* the key to signs that lists put into words */
    {"bodies", "10 2 4 6 8"},                 /* the rings of a wheel */
    {"wallets", "Cut Cut Fold Fold along along along along dashes. dashes. dots. dots. the the the the"}, /* not cut out */
};

static const char *excused_of(const char *piece)
{
    for (size_t i = 0; i < G_N_ELEMENTS(excused); i++) {
        if (strcmp(excused[i].piece, piece) == 0) {
            return excused[i].words;
        }
    }
    return "";
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static struct kf_word_list sorted_words(const char *text)
{
    struct kf_word_list words = kf_words_split(forms->run, text);

    qsort(words.items, (size_t)words.count, sizeof *words.items, by_bytes);
    return words;
}

/* Words of `from` that `other` lacks, each as often as it is missing. */
static struct kf_word_list missing_words(const struct kf_word_list *from, const struct kf_word_list *other)
{
    struct kf_word_list missing = {KF_NEW_ARRAY(forms->run->arena, from->count + 1, const char *), 0};
    int k = 0;

    for (int i = 0; i < from->count; i++) {
        while (k < other->count && strcmp(other->items[k], from->items[i]) < 0) {
            k++;
        }
        if (k < other->count && strcmp(other->items[k], from->items[i]) == 0) {
            k++;
        } else {
            missing.items[missing.count++] = from->items[i];
        }
    }
    return missing;
}

static const char *joined(const struct kf_word_list *words)
{
    const char *line = "";

    for (int i = 0; i < words->count; i++) {
        line = kf_arena_format(forms->run->arena, "%s%s%s", line, i > 0 ? " " : "", words->items[i]);
    }
    return line;
}

/* The letters and digits of a word: a name ends a sentence in one place and not in another. */
static char *bare(const char *word)
{
    const char *end = word + strlen(word);

    while (end > word && g_ascii_ispunct(end[-1])) {
        end--;
    }
    while (word < end && g_ascii_ispunct(*word)) {
        word++;
    }
    return g_strndup(word, (size_t)(end - word));
}

static GHashTable *set_of(const char *text, const char *more)
{
    GHashTable *set = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    struct kf_word_list words = kf_words_split(forms->run, kf_arena_format(forms->run->arena, "%s %s", text, more));

    for (int i = 0; i < words.count; i++) {
        g_hash_table_add(set, bare(words.items[i]));
    }
    return set;
}

/* A list says again what a table's head or a drawing's line says once: with words of the page, numbers, or words of the
 * program's own. */
static void assert_said_again(const struct kf_word_list *more, const char *page, const char *program, const char *where)
{
    GHashTable *known = set_of(page, program);

    for (int i = 0; i < more->count; i++) {
        char *word = bare(more->items[i]);

        if (strspn(word, "0123456789") != strlen(word) && !g_hash_table_contains(known, word)) {
            fail_msg("%s: \"%s\" is in no other variant", where, more->items[i]);
        }
        g_free(word);
    }
    g_hash_table_destroy(known);
}

static int said_again, not_said;

static void assert_same_but_excused(const struct kf_document *document, const struct kf_document *stacked,
                                    const char *program)
{
    const char *page = kf_tree_text(forms->run, document);
    struct kf_word_list left = sorted_words(page), right = sorted_words(kf_tree_text(forms->run, stacked));
    struct kf_word_list less = missing_words(&left, &right), more = missing_words(&right, &left);

    if (strcmp(joined(&less), excused_of(document->piece)) != 0) {
        fail_msg("%s lacks \"%s\"", stacked->name, joined(&less));
    }
    assert_said_again(&more, page, program, stacked->name);
    not_said += less.count;
    said_again += more.count;
}

static void stacked_layout__has_the_same_words(void **state)
{
    static const char *const stacked[] = {"large-print", "large-print a4", "clear-spacing", "clear-spacing a4"};
    const struct kf_laid_form *standard = kf_forms_get(forms, "standard");
    char *program = NULL;

    assert_true(g_file_get_contents(
        kf_arena_format(forms->run->arena, "%s/modules/words/en-US.yaml", forms->run->data_dir), &program, NULL, NULL));
    for (size_t i = 0; i < G_N_ELEMENTS(stacked); i++) {
        for (int k = 0; k < standard->documents->count; k++) {
            const struct kf_document *document = standard->documents->items[k];

            assert_same_but_excused(document, document_of(kf_forms_get(forms, stacked[i]), document->piece), program);
        }
    }
    g_free(program);
    print_message("words of drawings and tables that lists leave out: %d; that they say again: %d\n", not_said,
                  said_again);
}

static const char *field_names(const struct kf_document *document)
{
    const struct kf_marks *marks = &document->pages.marks;
    GString *out = g_string_new(NULL);
    const char *kept;

    for (int i = 0; i < marks->count; i++) {
        if (marks->items[i]->kind == KF_MARK_BLANK) {
            g_string_append_printf(out, "%s\n", marks->items[i]->address);
        }
    }
    kept = kf_arena_string(forms->run->arena, out->str);
    g_string_free(out, TRUE);
    return kept;
}

/* What was written in one variant can be read into another, and is reached in the same order. */
static void fields__are_the_same_in_the_same_order(void **state)
{
    const struct kf_laid_form *standard = kf_forms_get(forms, "standard");

    for (int i = 0; i < forms->count; i++) {
        const struct kf_laid_form *laid = &forms->items[i];

        assert_true(laid->documents->count == standard->documents->count || laid->form->edition.carry_safe);
        for (int k = 0; k < laid->documents->count; k++) {
            const struct kf_document *document = laid->documents->items[k];
            const char *where = kf_arena_format(forms->run->arena, "%s, %s", laid->form->name, document->name);

            kf_assert_same_words(forms->run, where, field_names(document_of(standard, document->piece)),
                                 field_names(document));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tree__holds_each_word_of_the_page_once_in_order),
        cmocka_unit_test(artifacts__are_furniture_and_layout_alone),
        cmocka_unit_test(figures__say_what_they_show_and_hold_no_words),
        cmocka_unit_test(marks__have_labels_lie_on_the_page_and_are_in_order),
        cmocka_unit_test(boxes__lie_inside_main),
        cmocka_unit_test(texts__do_not_overlap),
        cmocka_unit_test(words__are_seen),
        cmocka_unit_test(same_layout__has_the_same_words_in_order),
        cmocka_unit_test(stacked_layout__has_the_same_words),
        cmocka_unit_test(fields__are_the_same_in_the_same_order),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
