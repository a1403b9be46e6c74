/* Questions down a spine: what a screen reader hears, which answer leads where, and boxes that grow with their words. */

#include "unit/blocks/sheet.h"

#define TWO                                                                                                            \
    "decision-tree:\n  steps:\n"                                                                                       \
    "    - {id: safe, question: Am I safe?, exit-on: no, outcome: Leave.}\n"                                           \
    "    - {id: using, question: Is anyone using?, exit-on: yes, outcome: Another day.}\n"                             \
    "  end: Talk.\n"

static const char heard[] = "list\nLbl: 1\nP: Am I safe?\nP: No Leave.\nP: Yes\n"
                            "Lbl: 2\nP: Is anyone using?\nP: Yes Another day.\nP: No\n"
                            "P: Talk.\n";

static void assert_reads(enum kf_variant variant)
{
    put(build(TWO, variant));
    assert_heard(heard);
}

static void tree__reads_question_answer_and_outcome_in_order(void **state)
{
    assert_reads(KF_STANDARD);
}

static void tree__reads_alike_in_large_print(void **state)
{
    assert_reads(KF_LARGE_PRINT);
}

static void tree__is_a_numbered_list(void **state)
{
    const struct kf_box *list = build(TWO, KF_STANDARD);

    assert_int_equal(KF_ROLE_LIST, list->tag->role);
    assert_int_equal(KF_NUMBERING_DECIMAL, list->tag->numbering);
    assert_int_equal(3, list->as.stack.count); /* two questions and the end */
    put(list);
    assert_int_equal(1, sheet->stage->pages.marks.items[1]->item);
    assert_string_equal("sample/page/decision-tree/steps/using", sheet->stage->pages.marks.items[2]->address);
}

static struct kf_rect rect_of(const char *words)
{
    return text_item(words)->rect;
}

static void outcome__stands_beside_its_question(void **state)
{
    put(build(TWO, KF_STANDARD));
    kf_assert_mm(rect_of("Leave.").x - sheet->stage->theme.left, 92 + 14 + 4);
    assert_true(rect_of("Leave.").y < rect_of("Is anyone using?").y);
}

static void outcome__stands_under_its_question_in_large_print(void **state)
{
    put(build(TWO, KF_LARGE_PRINT));
    assert_true(rect_of("Leave.").y > rect_of("Am I safe?").y + rect_of("Am I safe?").height);
    assert_true(rect_of("Leave.").y < rect_of("Is anyone using?").y);
}

static void outcome__stands_under_its_question_in_a_column(void **state)
{
    put(build_in_column(TWO));
    assert_true(rect_of("Leave.").y > rect_of("Am I safe?").y + rect_of("Am I safe?").height);
    assert_true(rect_of("Leave.").x + rect_of("Leave.").width <= sheet->stage->theme.left + KF_MM(86));
}

static void outcome__stands_at_the_other_side_where_pages_run_right_to_left(void **state)
{
    put(build(TWO, KF_STANDARD));
    struct kf_rect ltr = rect_of("Leave.");
    kf_test_sheet_free(sheet);
    put(build_right_to_left(TWO));
    assert_int_equal(sheet->stage->theme.page_width - ltr.x - ltr.width, rect_of("Leave.").x);
}

#define LONG "Go somewhere safe, where other people are, and call someone whom you trust before you do anything else at all."

static void boxes__grow_with_their_words(void **state)
{
    static const char long_outcome[] = "decision-tree:\n  steps:\n"
                                       "    - {id: safe, question: Am I safe?, exit-on: no, outcome: \"" LONG "\"}\n"
                                       "    - {id: using, question: Is anyone using?, exit-on: yes, outcome: Stop.}\n"
                                       "  end: Talk.\n";
    const struct kf_box *list = build(long_outcome, KF_STANDARD);
    struct kf_fit fit = kf_fit_natural(&sheet->stage->theme);
    const struct kf_box *row = list->as.stack.kids[0]->as.stack.kids[0];
    kf_len text = kf_measure(&sheet->stage->shaper, kf_test_find_text(list, LONG), KF_MM(74 - 8), &fit);

    assert_true(text > KF_MM(15));
    kf_assert_mm(height_at(row, 0), kf_to_mm(text) + 2 * 2.6);
}

static void step__is_kept_whole_and_the_last_with_the_end(void **state)
{
    const struct kf_box *list = build(TWO, KF_STANDARD);

    assert_true(list->as.stack.kids[0]->flags & KF_KEEP_WHOLE);
    assert_false(list->as.stack.kids[0]->flags & KF_KEEP_NEXT);
    assert_true(list->as.stack.kids[1]->flags & KF_KEEP_NEXT);
}

static void question__needs_the_answer_that_leads_out(void **state)
{
    static const char none[] = "decision-tree:\n  steps:\n    - {id: a, question: A?, outcome: B.}\n"
                               "    - {id: b, question: A?, exit-on: yes, outcome: B.}\n  end: C.\n";

    build_fails(none, KF_MISSING_KEY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(tree__reads_question_answer_and_outcome_in_order),
        T(tree__reads_alike_in_large_print),
        T(tree__is_a_numbered_list),
        T(outcome__stands_beside_its_question),
        T(outcome__stands_under_its_question_in_large_print),
        T(outcome__stands_under_its_question_in_a_column),
        T(outcome__stands_at_the_other_side_where_pages_run_right_to_left),
        T(boxes__grow_with_their_words),
        T(step__is_kept_whole_and_the_last_with_the_end),
        T(question__needs_the_answer_that_leads_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
