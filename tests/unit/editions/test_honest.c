/* More than a validator can tell: what is read is what is seen, all of it, once, inside the page, in every form. */

#include "support/support.h"

#include <string.h>

#include "support/honest.h"

static struct kf_forms *forms;

static int set_up(void **state)
{
    forms = kf_forms_new();
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

static void figures__take_little_room(void **state)
{
    kf_assert_figures_are_pictures(forms, 0.1);
}

static void marks__have_labels_lie_on_the_page_and_are_in_order(void **state)
{
    kf_assert_marks_are_in_order(forms);
}

/* What the guide says of a handout's steps is read from these. */
static void marks__number_the_steps_as_printed(void **state)
{
    for (int i = 0; i < forms->count; i++) {
        const struct kf_marks *marks = &kf_laid_handout(&forms->items[i])->pages.marks;
        int last = 0;

        for (int k = 0; k < marks->count; k++) {
            if (marks->items[k]->kind == KF_MARK_ITEM && marks->items[k]->item != 0) {
                assert_int_equal(marks->items[k]->item, last + 1);
                last = marks->items[k]->item;
            }
        }
        assert_int_equal(last, 6);
    }
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

/* --- variants ------------------------------------------------------------------------------------------------------- */

/* Labels of the dialogue: one head of a table in standard, beside each bubble in large print. */
static bool is_label(const struct kf_laid_form *laid, const char *text)
{
    static const char *const ids[] = {"step", "instead-of", "try"};

    for (size_t i = 0; i < G_N_ELEMENTS(ids); i++) {
        if (strcmp(text, kf_vocabulary_get(laid->content->vocabulary, ids[i])) == 0) {
            return true;
        }
    }
    return false;
}

static const char *content_words(const struct kf_laid_form *laid)
{
    char **lines = g_strsplit(kf_tree_text(forms->run, kf_laid_handout(laid)), "\n", -1);
    GString *out = g_string_new(NULL);
    const char *kept;

    for (int i = 0; lines[i] != NULL; i++) {
        g_string_append(out, is_label(laid, lines[i]) ? "" : lines[i]);
        g_string_append_c(out, ' ');
    }
    kept = kf_arena_string(forms->run->arena, out->str);
    g_string_free(out, TRUE);
    g_strfreev(lines);
    return kept;
}

static void variants__have_the_same_words(void **state)
{
    static const char *const exact[] = {"a4", "ink-saver", "fillable", "fillable a4"};
    static const char *const stacked[] = {"large-print", "large-print a4", "clear-spacing", "clear-spacing a4"};
    const struct kf_laid_form *standard = kf_forms_get(forms, "standard");
    const char *words = kf_tree_text(forms->run, kf_laid_handout(standard));

    for (size_t i = 0; i < G_N_ELEMENTS(exact); i++) {
        kf_assert_same_words(forms->run, exact[i], words,
                             kf_tree_text(forms->run, kf_laid_handout(kf_forms_get(forms, exact[i]))));
    }
    for (size_t i = 0; i < G_N_ELEMENTS(stacked); i++) {
        kf_assert_same_words(forms->run, stacked[i], content_words(standard),
                             content_words(kf_forms_get(forms, stacked[i])));
    }
    kf_assert_same_words(forms->run, "arabic a4",
                         kf_tree_text(forms->run, kf_laid_handout(kf_forms_get(forms, "arabic"))),
                         kf_tree_text(forms->run, kf_laid_handout(kf_forms_get(forms, "arabic a4"))));
    kf_assert_same_words(forms->run, "riverbend ink-saver",
                         kf_tree_text(forms->run, kf_laid_handout(kf_forms_get(forms, "riverbend"))),
                         kf_tree_text(forms->run, kf_laid_handout(kf_forms_get(forms, "riverbend ink-saver"))));
}

/* Each text's lines, with where they lie. */
static const char *line_breaks(const struct kf_laid_form *laid)
{
    const struct kf_document *document = kf_laid_handout(laid);
    GString *out = g_string_new(NULL);
    const char *kept;

    for (int i = 0; i < document->pages.count; i++) {
        for (int k = 0; k < document->pages.pages[i].count; k++) {
            const struct kf_item *item = &document->pages.pages[i].items[k];

            for (int line = 0; item->kind == KF_ITEM_TEXT && line < item->count; line++) {
                size_t start, end;

                kf_shaped_line_bytes(item->shaped, item->first + line, &start, &end);
                g_string_append_printf(out, "%d:%d,%d:%.*s\n", i + 1, item->rect.x, item->rect.y, (int)(end - start),
                                       item->shaped->text->text + start);
            }
        }
    }
    kept = kf_arena_string(forms->run->arena, out->str);
    g_string_free(out, TRUE);
    return kept;
}

static void ink_saver__breaks_lines_as_standard(void **state)
{
    assert_string_equal(line_breaks(kf_forms_get(forms, "standard")), line_breaks(kf_forms_get(forms, "ink-saver")));
    assert_string_equal(line_breaks(kf_forms_get(forms, "riverbend")),
                        line_breaks(kf_forms_get(forms, "riverbend ink-saver")));
}

static const char *field_names(const struct kf_laid_form *laid)
{
    const struct kf_marks *marks = &kf_laid_handout(laid)->pages.marks;
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

/* The couple's last sentence is another item of the file, so its address is another; the rest are the same. */
static void field_names__are_the_same_everywhere(void **state)
{
    const char *names = field_names(kf_forms_get(forms, "standard"));

    kf_assert_has(names, "six-steps/my-own-words/4/blank-2\n");
    for (int i = 0; i < forms->count; i++) {
        const struct kf_laid_form *laid = &forms->items[i];
        const char *last = laid->form->edition.audience != NULL ? "my-own-words/5" : "my-own-words/4";

        kf_assert_has(field_names(laid), last);
        if (laid->form->riverbend) { /* its overlay takes the third sentence away; the fourth stays the fourth */
            assert_null(strstr(field_names(laid), "my-own-words/3"));
            kf_assert_has(field_names(laid), "six-steps/my-own-words/4/blank-2\n");
        } else if (laid->form->edition.audience == NULL) {
            assert_string_equal(field_names(laid), names);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tree__holds_each_word_of_the_page_once_in_order),
        cmocka_unit_test(artifacts__are_furniture_and_layout_alone),
        cmocka_unit_test(figures__take_little_room),
        cmocka_unit_test(marks__have_labels_lie_on_the_page_and_are_in_order),
        cmocka_unit_test(marks__number_the_steps_as_printed),
        cmocka_unit_test(boxes__lie_inside_main),
        cmocka_unit_test(texts__do_not_overlap),
        cmocka_unit_test(words__are_seen),
        cmocka_unit_test(variants__have_the_same_words),
        cmocka_unit_test(ink_saver__breaks_lines_as_standard),
        cmocka_unit_test(field_names__are_the_same_everywhere),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
