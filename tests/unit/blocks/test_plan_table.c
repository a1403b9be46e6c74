/* A table to write in: its blanks and their names, the example, splitting, and the forms of large print. */

#include "unit/blocks/sheet.h"

#define PLAN "plan-table:\n  columns: [Limit, I will say, I will do]\n  example: [No visits, “Not today.”, Call]\n"

static void plan__is_a_table_of_heads_example_and_blanks(void **state)
{
    const struct kf_box *table = build(PLAN "  blank-rows: 2\n", KF_STANDARD);

    assert_int_equal(KF_ROLE_TABLE, table->tag->role);
    assert_int_equal(1, table->as.table.heads);
    assert_int_equal(4, table->as.table.count);
    assert_int_equal(KF_SCOPE_COLUMN, cell(table, 0, 0)->tag->scope);
    assert_non_null(kf_test_find_text(cell(table, 1, 0), "Example. No visits"));
    assert_int_equal(KF_BOX_LINES, cell(table, 2, 0)->as.stack.kids[0]->kind);
    kf_assert_mm(table->as.table.rows[0]->as.row.widths[0], 52);
}

static void plan__says_which_cell_is_blank(void **state)
{
    put(build(PLAN "  blank-rows: 2\n", KF_STANDARD));
    assert_string_equal("I will say, row 1", blank(1)->label);
    assert_string_equal("I will do, row 2", blank(5)->label);
    assert_string_equal("sample/page/plan-table/row-2/3", blank(5)->address);
    assert_int_equal(KF_BLANK_AREA, blank(5)->blank);
    assert_int_equal(6, count_blanks());
}

static void plan__row_that_begins_with_words_is_named_by_them(void **state)
{
    const struct kf_box *table = build(PLAN "  rows: [{id: money, cells: [Money]}]\n  blank-rows: 0\n", KF_STANDARD);

    assert_int_equal(KF_SCOPE_ROW, cell(table, 2, 0)->tag->scope);
    put(table);
    assert_string_equal("Money, I will say", blank(0)->label);
    assert_string_equal("sample/page/plan-table/rows/money/2", blank(0)->address);
}

static void plan__blank_rows_are_18_mm_and_give(void **state)
{
    const struct kf_box *row = build(PLAN "  blank-rows: 1\n", KF_STANDARD)->as.table.rows[2];

    kf_assert_mm(height_at(row, 0), 18);
    kf_assert_mm(height_at(row, 5), 17);
}

static void plan__blank_grows_with_the_words_beside_it(void **state)
{
    build("plan-table:\n  columns: [Day, Plan]\n  widths: [20, 160]\n  blank-rows: 0\n"
          "  rows: [{id: a, cells: [After the meeting when everyone is at home]}]\n", KF_STANDARD);
    put(kf_test_sheet_box(sheet, 0));
    assert_true(blank(0)->rect.height > KF_MM(26)); /* three lines, not two */
}

static void plan__splits_between_rows_and_shows_the_example_once(void **state)
{
    const struct kf_box *table = build(PLAN "  blank-rows: 4\n", KF_STANDARD);
    struct kf_box *head, *tail;

    assert_int_equal(KF_SPLIT_PART, split_at(table, KF_MM(62), &head, &tail));
    assert_int_equal(4, head->as.table.count);
    assert_int_equal(3, tail->as.table.count);
    assert_non_null(kf_test_find_text(tail, "I will say"));
    assert_null(kf_test_find_text(tail, "Example. No visits"));
    assert_true(head->flags & KF_OPEN_BOTTOM);
    assert_true(tail->flags & KF_OPEN_TOP);
}

static void plan__is_a_list_of_forms_in_large_print(void **state)
{
    const struct kf_box *list = build(PLAN "  blank-rows: 2\n", KF_LARGE_PRINT);

    assert_int_equal(KF_ROLE_LIST, list->tag->role);
    assert_int_equal(3, list->as.stack.count);
    for (int i = 0; i < 3; i++) {
        assert_non_null(kf_test_find_text(list->as.stack.kids[i], "I will say"));
    }
    put(list);
    assert_string_equal("I will do, row 2", blank(5)->label);
}

/* For a hand a third larger 64 mm twice are one line across the page, 120 mm twice are two. */
static void plan__form_gives_as_much_room_as_the_cell(void **state)
{
    put(build("plan-table:\n  columns: [Day, Plan]\n  widths: [60, 120]\n  blank-rows: 1\n", KF_LARGE_PRINT));
    kf_assert_mm(blank(0)->rect.height, 12);
    kf_assert_mm(blank(1)->rect.height, 24);
}

static void plan__form_of_three_columns_has_a_line_for_each(void **state)
{
    put(build(PLAN "  blank-rows: 1\n", KF_LARGE_PRINT));
    kf_assert_mm(blank(1)->rect.height, 12);
    kf_assert_mm(blank(2)->rect.height, 12);
}

#define CHOSEN PLAN "  blank-rows: 1\n  choices: [{column: 3, options: [Tell someone, Leave the room, \"**Call** for help\"]}]\n"

static void assert_chosen(const struct kf_mark *mark)
{
    assert_int_equal(KF_BLANK_CHOICE, mark->blank);
    assert_string_equal("sample/page/plan-table/row-1/3", mark->address);
    assert_string_equal("I will do, row 1", mark->label);
    assert_int_equal(3, mark->options->count);
    assert_string_equal("1", mark->options->items[0].name);
    assert_string_equal("Call for help", mark->options->items[2].words);
}

static void plan__column_with_options_is_chosen(void **state)
{
    const struct kf_box *table = build(CHOSEN, KF_STANDARD);

    assert_non_null(kf_test_find_text(cell(table, 0, 2), "Tell someone / Leave the room / Call for help"));
    put(table);
    assert_chosen(blank(2));
    assert_int_equal(KF_BLANK_AREA, blank(1)->blank);
    kf_assert_mm(blank(2)->rect.height, 18);
    kf_assert_mm(blank(1)->rect.height, 18);
}

static void plan__lists_options_over_each_line_in_large_print(void **state)
{
    put(build(CHOSEN, KF_LARGE_PRINT));
    assert_int_equal(3, count_blanks());
    assert_chosen(blank(2));
    text_item("Tell someone / Leave the room");
}

static void plan__options_want_a_column_that_is_there(void **state)
{
    const struct kf_diag *diag =
        build_fails(PLAN "  choices: [{column: 4, options: [Once, Each week]}]\n", KF_OUT_OF_RANGE);

    kf_assert_has(diag->message, "there is no column 4 in a table of 3");
    kf_assert_has(diag->hint, "from 1 to 3");
}

static void plan__options_stand_once(void **state)
{
    const struct kf_diag *diag = build_fails(PLAN "  choices:\n    - {column: 3, options: [Once, Each week]}\n"
                                                  "    - {column: 3, options: [Now, Later]}\n",
                                             KF_OUT_OF_RANGE);

    kf_assert_has(diag->message, "column 3 has its options twice");
}

static void plan__without_rows_is_an_error(void **state)
{
    build_fails(PLAN "  blank-rows: 0\n", KF_OUT_OF_RANGE);
}

static void plan__wants_an_example_for_each_column(void **state)
{
    build_fails("plan-table: {columns: [Day, Plan], example: [Monday]}\n", KF_OUT_OF_RANGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(plan__is_a_table_of_heads_example_and_blanks),
        T(plan__says_which_cell_is_blank),
        T(plan__row_that_begins_with_words_is_named_by_them),
        T(plan__blank_rows_are_18_mm_and_give),
        T(plan__blank_grows_with_the_words_beside_it),
        T(plan__splits_between_rows_and_shows_the_example_once),
        T(plan__is_a_list_of_forms_in_large_print),
        T(plan__form_gives_as_much_room_as_the_cell),
        T(plan__form_of_three_columns_has_a_line_for_each),
        T(plan__column_with_options_is_chosen),
        T(plan__lists_options_over_each_line_in_large_print),
        T(plan__options_want_a_column_that_is_there),
        T(plan__options_stand_once),
        T(plan__without_rows_is_an_error),
        T(plan__wants_an_example_for_each_column),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
