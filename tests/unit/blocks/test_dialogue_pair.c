/* Pairs of bubbles: a table with its heads said once, blanks in what to try, and one under the other where narrow. */

#include "unit/blocks/sheet.h"

#define PAIR(id) "  - {id: " id ", instead-of: “No.”, try: “I need ___ now.”}\n"
#define TWO "dialogue-pair:\n" PAIR("one") PAIR("two")

static void pairs__are_a_table_with_heads_of_columns(void **state)
{
    const struct kf_box *table = build(TWO, KF_STANDARD);

    assert_int_equal(KF_ROLE_TABLE, table->tag->role);
    assert_int_equal(3, table->as.table.count);
    assert_int_equal(1, table->as.table.heads);
    const struct kf_box *head = table->as.table.rows[0], *row = table->as.table.rows[1];
    assert_int_equal(KF_SCOPE_COLUMN, head->as.row.kids[1]->tag->scope);
    assert_non_null(kf_test_find_text(head->as.row.kids[1], "Instead of"));
    assert_non_null(kf_test_find_text(head->as.row.kids[3], "Try"));
    assert_int_equal(KF_ROLE_CELL, row->as.row.kids[1]->tag->role);
    assert_non_null(kf_test_find_text(row->as.row.kids[1], "“No.”"));
}

static void pairs__are_as_wide_as_each_other_inside_the_margins(void **state)
{
    const struct kf_box *row = build(TWO, KF_STANDARD)->as.table.rows[1];
    const kf_len *widths = row->as.row.widths;

    assert_true(widths[0] > KF_MM(3.4)); /* the tail */
    assert_true(ABS(widths[1] - widths[3]) < KF_MM(.01));
    kf_assert_mm(widths[0] + widths[1] + widths[2] + widths[3], 180);
}

static void pairs__are_items_and_stay_whole(void **state)
{
    const struct kf_box *table = build(TWO, KF_STANDARD);

    for (int i = 1; i < table->as.table.count; i++) {
        assert_true(table->as.table.rows[i]->flags & KF_KEEP_WHOLE);
        assert_true(table->as.table.rows[i]->flags & KF_ITEM);
    }
    assert_string_equal("sample/page/dialogue-pair/one", table->as.table.rows[1]->address);
}

static void blank__is_a_field_spoken_as_the_words_before_it(void **state)
{
    put(build(TWO, KF_STANDARD));
    assert_string_equal("“I need", blank(0)->label);
    assert_string_equal("sample/page/dialogue-pair/two/try/blank-1", blank(1)->address);
}

static void blank__has_room_for_a_hand(void **state)
{
    const struct kf_box *row = build(TWO, KF_STANDARD)->as.table.rows[1];
    const struct kf_box *plain = row->as.row.kids[1]->as.stack.kids[0], *open = row->as.row.kids[3]->as.stack.kids[0];

    assert_true(open->as.stack.pad.top > plain->as.stack.pad.top + KF_MM(2));
}

static void large_print__is_a_list_of_pairs_each_with_its_heads(void **state)
{
    const struct kf_box *list = build(TWO, KF_LARGE_PRINT);

    assert_int_equal(KF_ROLE_LIST, list->tag->role);
    assert_int_equal(2, list->as.stack.count);
    for (int i = 0; i < 2; i++) {
        const struct kf_box *pair = list->as.stack.kids[i];
        assert_int_equal(KF_ROLE_ITEM, pair->tag->role);
        assert_int_equal(KF_ROLE_BODY, pair->as.stack.kids[0]->tag->role);
        assert_non_null(kf_test_find_text(pair, "Instead of"));
        assert_non_null(kf_test_find_text(pair, "Try"));
    }
}

static void column__stacks_pairs(void **state)
{
    const struct kf_box *list = build_in_column(TWO);

    assert_int_equal(0, kf_test_count_boxes(list, KF_BOX_TABLE));
    assert_int_equal(KF_ROLE_LIST, list->tag->role);
    assert_true(height_at(list->as.stack.kids[0], 0) >= KF_MM(28)); /* two bubbles and a gap */
}

static void right_to_left__first_bubble_stands_at_the_right(void **state)
{
    const struct kf_box *table = build(TWO, KF_STANDARD);

    sheet->stage->theme.right_to_left = true;
    put(table);
    assert_true(blank(0)->rect.x < KF_MM(105)); /* what to try at the left */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(pairs__are_a_table_with_heads_of_columns),
        T(pairs__are_as_wide_as_each_other_inside_the_margins),
        T(pairs__are_items_and_stay_whole),
        T(blank__is_a_field_spoken_as_the_words_before_it),
        T(blank__has_room_for_a_hand),
        T(large_print__is_a_list_of_pairs_each_with_its_heads),
        T(column__stacks_pairs),
        T(right_to_left__first_bubble_stands_at_the_right),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
