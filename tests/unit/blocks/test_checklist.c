/* The checklist: boxes to tick beside their words, read down and then across. */

#include "unit/blocks/sheet.h"

#define FIVE "checklist: [One., Two., Three., Four., Five.]\n"

static void checklist__is_a_list_whose_labels_are_boxes_to_tick(void **state)
{
    const struct kf_box *list = build(FIVE, KF_STANDARD), *item = list->as.stack.kids[0];

    assert_int_equal(KF_ROLE_LIST, list->tag->role);
    assert_int_equal(5, list->as.stack.count);
    assert_int_equal(KF_ROLE_ITEM, item->tag->role);
    assert_int_equal(KF_ROLE_LABEL, item->as.row.kids[0]->tag->role);
    assert_int_equal(KF_BLANK_CHECK, kf_test_find_box(item, KF_BOX_ART, 0)->tag->blank);
}

static void checklist__box_is_spoken_as_its_words(void **state)
{
    put(build("checklist: [I rested.]\n", KF_STANDARD));
    assert_string_equal("Tick box: I rested.", blank(0)->label);
}

static void checklist__pitch_is_7_mm_and_gives(void **state)
{
    const struct kf_box *item = build(FIVE, KF_STANDARD)->as.stack.kids[0];

    kf_assert_mm(height_at(item, 0), 7);
    kf_assert_mm(height_at(item, 5), 6);
    kf_assert_mm(height_of(item, (struct kf_fit){.rows = KF_FIT_FULL}), 8);
}

static void checklist__item_of_two_lines_keeps_its_distance(void **state)
{
    const struct kf_box *list = build("checklist:\n  - I wrote down the name of one person that I can call at any hour of "
                                      "the night and I put the number into my phone.\n", KF_STANDARD);

    kf_assert_mm(height_at(list->as.stack.kids[0], 0), 13);
}

static void checklist__two_columns_are_one_list_read_down_then_across(void **state)
{
    const struct kf_box *row = build(FIVE "columns: 2\n", KF_STANDARD);

    assert_int_equal(KF_BOX_ROW, row->kind);
    assert_int_equal(KF_ROLE_LIST, row->tag->role);
    kf_assert_mm(row->as.row.widths[0], 86);
    assert_int_equal(3, row->as.row.kids[0]->as.stack.count);
    assert_int_equal(2, row->as.row.kids[1]->as.stack.count);
    assert_null(row->as.row.kids[0]->tag);
    assert_non_null(kf_test_find_text(row->as.row.kids[1], "Four."));
    put(row);
    assert_string_equal("Tick box: Two.", blank(1)->label);
    assert_true(blank(3)->rect.y == blank(0)->rect.y);
}

static void checklist__breaks_between_items_and_leaves_two(void **state)
{
    struct kf_box *head, *tail;
    const struct kf_box *list = build(FIVE, KF_STANDARD);

    assert_int_equal(KF_SPLIT_PART, split_at(list, KF_MM(30), &head, &tail));
    assert_int_equal(3, head->as.stack.count);
    assert_int_equal(2, tail->as.stack.count);
}

static void checklist__item_with_a_blank_has_room_to_write(void **state)
{
    const struct kf_box *list = build("checklist: [One., \"Other: ___\"]\n", KF_STANDARD);

    kf_assert_mm(height_at(list->as.stack.kids[1], 0), 8.7);
    put(list);
    assert_string_equal("Tick box: Other:", blank(1)->label);
    assert_string_equal("Other:", blank(2)->label);
    kf_len edge = blank(2)->rect.x + blank(2)->rect.width;
    assert_true(edge > sheet->stage->theme.left + sheet->build.width - KF_MM(1));
}

static void checklist__runs_from_the_right_in_arabic(void **state)
{
    put(build_right_to_left(FIVE "columns: 2\n"));
    kf_assert_mm(blank(0)->rect.x, kf_to_mm(sheet->stage->theme.left) + 175);
    assert_true(blank(3)->rect.x < blank(0)->rect.x);
}

static void large_print__has_one_column_of_larger_boxes(void **state)
{
    const struct kf_box *list = build(FIVE "columns: 2\n", KF_LARGE_PRINT);

    assert_int_equal(KF_BOX_STACK, list->kind);
    assert_int_equal(5, list->as.stack.count);
    kf_assert_mm(kf_test_find_box(list, KF_BOX_ART, 0)->as.art.width, 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(checklist__is_a_list_whose_labels_are_boxes_to_tick),
        T(checklist__box_is_spoken_as_its_words),
        T(checklist__pitch_is_7_mm_and_gives),
        T(checklist__item_of_two_lines_keeps_its_distance),
        T(checklist__two_columns_are_one_list_read_down_then_across),
        T(checklist__breaks_between_items_and_leaves_two),
        T(checklist__item_with_a_blank_has_room_to_write),
        T(checklist__runs_from_the_right_in_arabic),
        T(large_print__has_one_column_of_larger_boxes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
