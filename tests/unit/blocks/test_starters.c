/* Sentence beginnings: a list of items, each with its last blank to the edge. */

#include "unit/blocks/sheet.h"

static void starters__are_a_list(void **state)
{
    const struct kf_box *list = build("starters:\n  - I felt ___\n  - Next time ___\n", KF_STANDARD);

    assert_int_equal(KF_ROLE_LIST, list->tag->role);
    assert_int_equal(2, list->as.stack.count);
    assert_int_equal(KF_ROLE_ITEM, list->as.stack.kids[0]->tag->role);
}

static void starters__blank_runs_to_the_edge(void **state)
{
    put(build("starters:\n  - I felt ___\n", KF_STANDARD));
    kf_len edge = sheet->stage->theme.left + sheet->build.width;

    assert_true(blank(0)->rect.x + blank(0)->rect.width <= edge);
    assert_true(blank(0)->rect.x + blank(0)->rect.width > edge - KF_MM(1));
    assert_string_equal("I felt", blank(0)->label);
}

static void starters__two_blanks_share_the_line(void **state)
{
    put(build("starters:\n  - I felt ___ when ___\n", KF_STANDARD));
    assert_int_equal(2, count_blanks());
    assert_int_equal(blank(0)->rect.width, blank(1)->rect.width);
}

static void starters__rows_are_10_mm_and_give(void **state)
{
    const struct kf_box *list = build("starters:\n  - I felt ___\n", KF_STANDARD);

    kf_assert_mm(height_at(list->as.stack.kids[0], 0), 10);
    kf_assert_mm(height_at(list->as.stack.kids[0], 3), 8.7);
}

static void starters__example_never_reaches_the_page(void **state)
{
    const struct kf_box *list =
        build("starters:\n  items: [I felt ___]\n  example: [I felt *sad*]\n", KF_STANDARD);

    assert_int_equal(1, kf_test_count_boxes(list, KF_BOX_TEXT));
    assert_null(kf_test_find_text(list, "I felt sad"));
}

static void starters__are_one_a_row_in_large_print(void **state)
{
    const struct kf_box *list = build("starters:\n  - I felt ___\n  - Next time ___\n", KF_LARGE_PRINT);

    assert_int_equal(2, list->as.stack.count);
    kf_assert_mm(height_at(list->as.stack.kids[0], 0), 12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(starters__are_a_list),
        T(starters__blank_runs_to_the_edge),
        T(starters__two_blanks_share_the_line),
        T(starters__rows_are_10_mm_and_give),
        T(starters__example_never_reaches_the_page),
        T(starters__are_one_a_row_in_large_print),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
