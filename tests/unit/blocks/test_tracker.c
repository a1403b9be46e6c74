/* A tracker: boxes by row and day, rows to name, two weeks on a page, and the small forms of large print. */

#include "unit/blocks/sheet.h"

#define WATER "  rows: [{id: water, text: A glass of water}]\n"

static void tracker__is_read_row_by_row_with_each_box_named(void **state)
{
    put(build("tracker:\n  head: For me\n  columns: [Noon, Night]\n" WATER "  blank: 1\n  note: Begin again.\n",
              KF_STANDARD));
    assert_heard("P: For me\nP: Noon\nP: Night\n"
                 "P: A glass of water\nForm: A glass of water, Noon\nForm: A glass of water, Night\n"
                 "Form: For me, row 2\nForm: Noon, row 2\nForm: Night, row 2\n"
                 "P: Begin again.\n");
}

static void tracker__heads_say_what_they_are_heads_of(void **state)
{
    const struct kf_box *table =
        build("tracker:\n  columns: [Noon, Night]\n" WATER "  blank: 1\n", KF_STANDARD)->as.stack.kids[0];

    assert_int_equal(KF_ROLE_TABLE, table->tag->role);
    assert_int_equal(1, table->as.table.heads);
    assert_int_equal(KF_ROLE_CELL, cell(table, 0, 0)->tag->role); /* no head, no words */
    assert_int_equal(KF_SCOPE_COLUMN, cell(table, 0, 1)->tag->scope);
    assert_int_equal(KF_SCOPE_ROW, cell(table, 1, 0)->tag->scope);
    assert_int_equal(KF_SCOPE_ROW, cell(table, 2, 0)->tag->scope);
}

static void tracker__has_the_same_fields_in_large_print(void **state)
{
    static const char *const parts[] = {"water/monday", "water/sunday", "", "blank-1/name", "blank-1/monday"};
    const char *blocks = "tracker:\n  days: week\n" WATER "  blank: 1\n";
    char *standard[15], *large[15];

    put(build(blocks, KF_STANDARD));
    assert_int_equal(15, count_blanks());
    for (int i = 0; i < 15; i++) {
        standard[i] = g_strdup_printf("%s %s", blank(i)->address, blank(i)->label);
    }
    assert_true(g_str_has_suffix(blank(0)->address, parts[0]));
    assert_true(g_str_has_suffix(blank(6)->address, parts[1]));
    assert_true(g_str_has_suffix(blank(7)->address, parts[3]));
    assert_true(g_str_has_suffix(blank(8)->address, parts[4]));
    kf_test_sheet_free(sheet);
    put(build(blocks, KF_LARGE_PRINT));
    assert_int_equal(15, count_blanks());
    for (int i = 0; i < 15; i++) {
        large[i] = g_strdup_printf("%s %s", blank(i)->address, blank(i)->label);
        assert_string_equal(standard[i], large[i]);
        g_free(standard[i]);
        g_free(large[i]);
    }
}

static void tracker__week_may_begin_with_sunday_and_fields_keep_their_names(void **state)
{
    put(build("tracker:\n  days: week\n  first-day: sunday\n" WATER, KF_STANDARD));
    assert_string_equal("A glass of water, Sunday", blank(0)->label);
    assert_string_equal("sample/page/tracker/rows/water/sunday", blank(0)->address);
    assert_string_equal("A glass of water, Saturday", blank(6)->label);
    assert_true(text_item("Sun")->rect.x < text_item("Mon")->rect.x);
}

static void tracker__two_weeks_fit_on_a_portrait_page(void **state)
{
    put(build("tracker:\n  days: 14\n" WATER, KF_STANDARD));
    assert_string_equal("A glass of water, Day 14", blank(13)->label);
    for (int i = 1; i < 14; i++) {
        assert_true(blank(i)->rect.x - blank(i - 1)->rect.x >= KF_MM(9)); /* a box of 5 and air around it */
        assert_int_equal(blank(i)->rect.y, blank(0)->rect.y);
    }
    kf_assert_mm(blank(0)->rect.width, 5);
    assert_true(blank(13)->rect.x + blank(13)->rect.width <= KF_MM(18 + 180));
}

static void tracker__row_to_name_has_room_for_a_hand(void **state)
{
    const struct kf_box *table =
        build("tracker:\n  columns: [Noon, Night]\n  blank: 1\n", KF_STANDARD)->as.stack.kids[0];

    kf_assert_mm(height_at(table->as.table.rows[1], 0), 10);
    kf_assert_mm(height_at(table->as.table.rows[1], 5), 9);
    put(table);
    assert_string_equal("Write here, row 1", blank(0)->label);
    kf_assert_mm(blank(0)->rect.height, 10);
}

static void tracker__first_column_is_at_the_right_where_pages_run_right_to_left(void **state)
{
    put(build_right_to_left("tracker:\n  columns: [Noon, Night]\n" WATER));
    assert_true(blank(0)->rect.x > blank(1)->rect.x);
}

static void tracker__without_room_for_columns_becomes_forms(void **state)
{
    assert_int_equal(KF_ROLE_TABLE,
                     build_in_column("tracker:\n  columns: [Noon, Night]\n" WATER)->as.stack.kids[0]->tag->role);
    kf_test_sheet_free(sheet);
    const struct kf_box *box = build_in_column("tracker:\n  days: week\n" WATER "  blank: 1\n");
    assert_int_equal(KF_ROLE_LIST, box->as.stack.kids[0]->tag->role);
    put(box);
    assert_int_equal(15, count_blanks());
    assert_true(blank(14)->rect.x + blank(14)->rect.width <= KF_MM(18 + 86));
}

static void tracker__splits_between_rows_and_says_the_days_again(void **state)
{
    const struct kf_box *table =
        build("tracker:\n  columns: [Noon, Night]\n  blank: 6\n", KF_STANDARD)->as.stack.kids[0];
    struct kf_box *head, *tail;

    assert_int_equal(KF_SPLIT_PART, split_at(table, KF_MM(40), &head, &tail));
    assert_non_null(kf_test_find_text(tail, "Noon"));
    assert_int_equal(4, head->as.table.count); /* 6 mm of heads, three rows of 10 */
}

static void tracker__wants_columns_or_days(void **state)
{
    const struct kf_diag *diag =
        build_fails("tracker: {columns: [Noon, Night], days: 14, blank: 1}\n", KF_OUT_OF_RANGE);

    assert_string_equal("keep one of them", diag->hint);
}

static void tracker__wants_a_row(void **state)
{
    const struct kf_diag *diag = build_fails("tracker: {days: 14}\n", KF_OUT_OF_RANGE);

    assert_string_equal("write rows, or blank: 3", diag->hint);
}

static void tracker__says_which_head_is_too_wide(void **state)
{
    build("tracker: {columns: [One, Two, Three, Four, Five, Six, Wednesday, Eight, Nine], blank: 1}\n", KF_STANDARD);
    const struct kf_diag *diag = kf_test_find(sheet->run, KF_OVERFULL);
    assert_string_equal("\"Wednesday\" is 20 mm wide where there is room for 13", diag->message);
    assert_string_equal("sample/page/tracker/columns/7", diag->address);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(tracker__is_read_row_by_row_with_each_box_named),
        T(tracker__heads_say_what_they_are_heads_of),
        T(tracker__has_the_same_fields_in_large_print),
        T(tracker__week_may_begin_with_sunday_and_fields_keep_their_names),
        T(tracker__two_weeks_fit_on_a_portrait_page),
        T(tracker__row_to_name_has_room_for_a_hand),
        T(tracker__first_column_is_at_the_right_where_pages_run_right_to_left),
        T(tracker__without_room_for_columns_becomes_forms),
        T(tracker__splits_between_rows_and_says_the_days_again),
        T(tracker__wants_columns_or_days),
        T(tracker__wants_a_row),
        T(tracker__says_which_head_is_too_wide),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
