/* Statements with a circle for each choice: a table, a question a row, and the list of large print. */

#include "unit/blocks/sheet.h"

#define ROW(id, text) "    - {id: " id ", text: " text "}\n"
#define RATING                                                                          \
    "rating-table:\n  choices: [Never, Some days, Often]\n  rows:\n" ROW("talk", "I talked.") \
        ROW("sleep", "I slept.") ROW("eat", "I ate.") ROW("rest", "I rested.")

static void rating__is_a_table_with_heads_of_columns_and_rows(void **state)
{
    const struct kf_box *table = build(RATING, KF_STANDARD);

    assert_int_equal(KF_ROLE_TABLE, table->tag->role);
    assert_int_equal(5, table->as.table.count);
    assert_int_equal(KF_SCOPE_COLUMN, cell(table, 0, 1)->tag->scope);
    assert_int_equal(KF_SCOPE_ROW, cell(table, 1, 0)->tag->scope);
    assert_non_null(kf_test_find_text(cell(table, 2, 0), "2"));
    assert_non_null(kf_test_find_text(cell(table, 2, 0), "I slept."));
    assert_int_equal(2, table->as.table.rows[2]->item);
}

static void rating__each_row_is_one_question(void **state)
{
    put(build(RATING, KF_STANDARD));
    assert_int_equal(KF_BLANK_RADIO, blank(4)->blank);
    assert_string_equal("sample/page/rating-table/rows/sleep", blank(4)->group);
    assert_string_equal("I slept.", blank(4)->group_label);
    assert_string_equal("I slept. Some days", blank(4)->label);
    assert_string_equal("sample/page/rating-table/rows/sleep/2", blank(4)->address);
    assert_int_equal(12, count_blanks());
}

static void rating__rows_are_10_mm_and_give(void **state)
{
    const struct kf_box *row = build(RATING, KF_STANDARD)->as.table.rows[1];

    kf_assert_mm(height_at(row, 0), 10);
    kf_assert_mm(height_at(row, 5), 9);
}

static void rating__splits_between_rows_at_least_two_a_side(void **state)
{
    const struct kf_box *table = build(RATING, KF_STANDARD);
    struct kf_box *head, *tail;

    assert_int_equal(KF_SPLIT_PART, split_at(table, KF_MM(40), &head, &tail));
    assert_int_equal(3, head->as.table.count);
    assert_int_equal(3, tail->as.table.count);
    assert_non_null(kf_test_find_text(tail, "Some days"));
}

static void rating__choices_stand_under_their_statement_in_large_print(void **state)
{
    const struct kf_box *list = build(RATING, KF_LARGE_PRINT);

    assert_int_equal(KF_ROLE_LIST, list->tag->role);
    assert_int_equal(4, list->as.stack.count);
    for (int i = 0; i < 4; i++) {
        assert_non_null(kf_test_find_text(list->as.stack.kids[i], "Some days"));
    }
    put(list);
    kf_assert_mm(blank(0)->rect.width, 9);
    assert_string_equal("I slept. Some days", blank(4)->label);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(rating__is_a_table_with_heads_of_columns_and_rows),
        T(rating__each_row_is_one_question),
        T(rating__rows_are_10_mm_and_give),
        T(rating__splits_between_rows_at_least_two_a_side),
        T(rating__choices_stand_under_their_statement_in_large_print),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
