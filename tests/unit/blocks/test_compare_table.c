/* Things side by side: heads of columns and rows, splitting between rows, and the list that large print makes of it. */

#include "base/limits.h"
#include "unit/blocks/sheet.h"

#define ROW(id) "    - {id: " id ", cells: [Head " id ", One, Two]}\n"
#define THREE "compare-table:\n  columns: [\"\", Support, Control]\n  rows:\n" ROW("a") ROW("b") ROW("c")

static void table__has_heads_of_columns_and_rows(void **state)
{
    const struct kf_box *table = build(THREE, KF_STANDARD);

    assert_int_equal(KF_ROLE_TABLE, table->tag->role);
    assert_int_equal(1, table->as.table.heads);
    assert_int_equal(4, table->as.table.count);
    assert_int_equal(KF_ROLE_CELL, cell(table, 0, 0)->tag->role); /* the empty corner is no head */
    assert_int_equal(KF_SCOPE_COLUMN, cell(table, 0, 1)->tag->scope);
    assert_int_equal(KF_SCOPE_ROW, cell(table, 1, 0)->tag->scope);
    assert_int_equal(KF_ROLE_CELL, cell(table, 1, 1)->tag->role);
}

static void table__without_an_empty_head_has_no_heads_of_rows(void **state)
{
    const struct kf_box *table =
        build("compare-table: {columns: [Then, Now], rows: [{id: a, cells: [Loud, Calm]}]}\n", KF_STANDARD);

    assert_int_equal(KF_SCOPE_COLUMN, cell(table, 0, 0)->tag->scope);
    assert_int_equal(KF_ROLE_CELL, cell(table, 1, 0)->tag->role);
}

static void table__shares_the_width_as_the_author_says(void **state)
{
    const struct kf_box *table = build("compare-table:\n  columns: [Then, Now]\n  widths: [30, 60]\n"
                                       "  rows: [{id: a, cells: [Loud, Calm]}]\n", KF_STANDARD);

    kf_assert_mm(table->as.table.rows[0]->as.row.widths[0], 60);
    kf_assert_mm(table->as.table.rows[0]->as.row.widths[1], 120);
}

static void table__splits_between_rows_and_repeats_its_head(void **state)
{
    const struct kf_box *table = build(THREE ROW("d"), KF_STANDARD);
    struct kf_box *head, *tail;

    assert_int_equal(KF_SPLIT_PART, split_at(table, KF_MM(34), &head, &tail));
    assert_int_equal(3, head->as.table.count);
    assert_int_equal(3, tail->as.table.count);
    assert_non_null(kf_test_find_text(tail, "Support"));
    assert_non_null(kf_test_find_text(tail, "Head c"));
}

static void table__row_with_a_blank_has_room_for_a_hand(void **state)
{
    const struct kf_box *table = build("compare-table:\n  columns: [Then, Now]\n  rows:\n"
                                       "    - {id: a, cells: [Loud, I ___]}\n", KF_STANDARD);

    kf_assert_mm(cell(table, 1, 0)->as.stack.pad.top + KF_MM(5), 8.7);
    kf_assert_mm(height_at(table->as.table.rows[1], 0), 10.3);
}

static void table__is_a_list_of_rows_in_large_print(void **state)
{
    const struct kf_box *list = build(THREE, KF_LARGE_PRINT);

    assert_int_equal(KF_ROLE_LIST, list->tag->role);
    assert_int_equal(3, list->as.stack.count);
    assert_int_equal(0, kf_test_count_boxes(list, KF_BOX_TABLE));
    for (int i = 0; i < 3; i++) { /* each cell under its head */
        assert_non_null(kf_test_find_text(list->as.stack.kids[i], "Support"));
        assert_non_null(kf_test_find_text(list->as.stack.kids[i], "One"));
    }
}

static void table__in_large_print_splits_between_rows_only(void **state)
{
    const struct kf_box *list = build(THREE, KF_LARGE_PRINT);
    kf_len row = height_at(list->as.stack.kids[0], 0);
    struct kf_box *head, *tail;

    assert_int_equal(KF_SPLIT_PART, split_at(list, row * 2 - KF_MM(4), &head, &tail)); /* all but the last line of the second */
    assert_int_equal(1, head->as.stack.count);
    assert_non_null(kf_test_find_text(tail, "Head b"));
}

static void table__wants_a_cell_for_each_column(void **state)
{
    build_fails("compare-table: {columns: [Then, Now], rows: [{id: a, cells: [Loud]}]}\n", KF_OUT_OF_RANGE);
}

static void table__wants_a_width_for_each_column(void **state)
{
    build_fails("compare-table:\n  columns: [Then, Now]\n  widths: [30]\n"
                "  rows: [{id: a, cells: [Loud, Calm]}]\n", KF_OUT_OF_RANGE);
}

static char *with_widths(const char *widths)
{
    return g_strdup_printf("compare-table:\n  columns: [Then, Now]\n  widths: [%s]\n"
                           "  rows: [{id: a, cells: [Loud, Calm]}]\n", widths);
}

static void table__refuses_widths_that_are_none(void **state)
{
    static const char *const wrong[] = {"0, 0", "30, -5", "9223372036854775807, 9223372036854775807"};

    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        char *yaml = with_widths(wrong[i]);

        if (i > 0) {
            (void)tear_down(state);
        }
        build_fails(yaml, KF_OUT_OF_RANGE);
        g_free(yaml);
    }
}

static void table__widths_are_limited(void **state)
{
    char *most = g_strdup_printf("1, %d", KF_LIMIT_COLUMN_MM), *more = g_strdup_printf("1, %d", KF_LIMIT_COLUMN_MM + 1);
    char *wide = with_widths(most), *wider = with_widths(more);

    build(wide, KF_STANDARD);
    (void)tear_down(state);
    build_fails(wider, KF_OUT_OF_RANGE);
    g_free(wider);
    g_free(wide);
    g_free(more);
    g_free(most);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(table__has_heads_of_columns_and_rows),
        T(table__without_an_empty_head_has_no_heads_of_rows),
        T(table__shares_the_width_as_the_author_says),
        T(table__splits_between_rows_and_repeats_its_head),
        T(table__row_with_a_blank_has_room_for_a_hand),
        T(table__is_a_list_of_rows_in_large_print),
        T(table__in_large_print_splits_between_rows_only),
        T(table__wants_a_cell_for_each_column),
        T(table__wants_a_width_for_each_column),
        T(table__refuses_widths_that_are_none),
        T(table__widths_are_limited),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
