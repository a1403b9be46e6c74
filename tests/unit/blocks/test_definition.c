/* The definition: words with their meanings beside them in one box; under them where there is little room. */

#include "unit/blocks/sheet.h"

#define TWO                                                                                                            \
    "definition:\n"                                                                                                    \
    "  - {id: trigger, term: Trigger, text: What stirs an old hurt., example: A slammed door.}\n"                      \
    "  - {id: safe, term: Feeling safe}\n"
#define HEARD                                                                                                          \
    "list\nLbl: Trigger\nP: What stirs an old hurt.\nP: Example. A slammed door.\n"                                    \
    "Lbl: Feeling safe\nForm: What it means to me: Feeling safe\n"

static void definition__is_a_list_whose_labels_are_the_words(void **state)
{
    put(build(TWO, KF_STANDARD));
    assert_heard(HEARD);
}

static void definition__is_heard_alike_in_large_print_and_in_a_column(void **state)
{
    put(build(TWO, KF_LARGE_PRINT));
    assert_heard(HEARD);
    kf_test_sheet_free(sheet);
    put(build_in_column(TWO));
    assert_heard(HEARD);
}

static void definition__without_a_meaning_has_lines_to_write_it(void **state)
{
    put(build(TWO, KF_STANDARD));
    assert_int_equal(1, count_blanks());
    assert_string_equal("sample/page/definition/safe/text", blank(0)->address);
    assert_int_equal(KF_BLANK_AREA, blank(0)->blank);
}

static void definition__field_has_one_name_in_every_edition(void **state)
{
    put(build(TWO, KF_LARGE_PRINT));
    assert_int_equal(1, count_blanks());
    assert_string_equal("sample/page/definition/safe/text", blank(0)->address);
}

static void definition__meanings_begin_at_one_edge_beside_the_widest_word(void **state)
{
    const struct kf_box *list = build(TWO, KF_STANDARD);
    const kf_len *first = list->as.stack.kids[0]->as.row.widths, *second = list->as.stack.kids[1]->as.row.widths;

    assert_int_equal(first[0], second[0]);
    assert_true(first[0] > KF_MM(22) && first[0] < KF_MM(42)); /* of "Feeling safe" */
}

static void definition__short_words_have_a_column_of_22_mm(void **state)
{
    const struct kf_box *list = build("definition: [{id: a, term: Me, text: The one who reads.}]", KF_STANDARD);

    kf_assert_mm(list->as.stack.kids[0]->as.row.widths[0], 22);
}

static void definition__word_that_takes_three_lines_is_refused(void **state)
{
    build("definition: [{id: a, term: What a family can do together after a long and hard week at home, text: Rest.}]",
          KF_STANDARD);
    kf_assert_has(kf_test_find(sheet->run, KF_OVERFULL)->message, "where there is room for 2");
}

static void definition__of_five_words_is_refused(void **state)
{
    build_fails("definition: [{term: a}, {term: b}, {term: c}, {term: d}, {term: e}]", KF_OUT_OF_RANGE);
}

static void definition__stays_whole_but_in_large_print(void **state)
{
    struct kf_box *head, *tail;

    assert_int_equal(KF_SPLIT_NONE, split_at(build(TWO, KF_STANDARD), KF_MM(20), &head, &tail));
    kf_test_sheet_free(sheet);
    assert_int_equal(KF_SPLIT_PART, split_at(build(TWO, KF_LARGE_PRINT), KF_MM(48), &head, &tail));
}

static void definition__has_a_line_between_words(void **state)
{
    const struct kf_box *list = build(TWO, KF_STANDARD);
    const struct kf_rect kids[] = {{KF_MM(4), KF_MM(3), KF_MM(172), KF_MM(12)}, {KF_MM(4), KF_MM(19), KF_MM(172), KF_MM(18)}};
    const struct kf_placed placed = {.width = KF_MM(180), .height = KF_MM(40), .kids = kids, .kid_count = 2};

    assert_int_equal(2, count_ops(list->decorate, &placed, list->decor, " M ")); /* the frame, and one rule */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(definition__is_a_list_whose_labels_are_the_words),
        T(definition__is_heard_alike_in_large_print_and_in_a_column),
        T(definition__without_a_meaning_has_lines_to_write_it),
        T(definition__field_has_one_name_in_every_edition),
        T(definition__meanings_begin_at_one_edge_beside_the_widest_word),
        T(definition__short_words_have_a_column_of_22_mm),
        T(definition__word_that_takes_three_lines_is_refused),
        T(definition__of_five_words_is_refused),
        T(definition__stays_whole_but_in_large_print),
        T(definition__has_a_line_between_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
