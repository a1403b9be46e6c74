/* A week to plan: days down the page, a field where day and part meet, and a form for each day in large print. */

#include "unit/blocks/sheet.h"

#define WEEK "weekly-grid:\n  parts:\n    - {id: am, title: Morning}\n    - {id: pm, title: Evening, text: rest}\n"
#define PARTS(n) "weekly-grid: {parts: [" n "]}\n"

static void week__is_a_table_of_days_and_parts(void **state)
{
    const struct kf_box *table = build(WEEK, KF_STANDARD);

    assert_int_equal(KF_ROLE_TABLE, table->tag->role);
    assert_int_equal(1, table->as.table.heads);
    assert_int_equal(8, table->as.table.count);
    assert_int_equal(KF_SCOPE_COLUMN, cell(table, 0, 2)->tag->scope);
    assert_int_equal(KF_SCOPE_ROW, cell(table, 1, 0)->tag->scope);
    put(table);
    assert_int_equal(14, count_blanks());
    assert_string_equal("Monday, Evening", blank(1)->label);
    assert_string_equal("sample/page/weekly-grid/pm/monday", blank(1)->address);
    assert_int_equal(KF_BLANK_AREA, blank(1)->blank);
}

static void week__may_begin_with_sunday(void **state)
{
    put(build("weekly-grid:\n  first-day: sunday\n  parts: [{id: am, title: Morning}, {id: pm, title: Evening}]\n",
              KF_STANDARD));
    assert_string_equal("Sunday, Morning", blank(0)->label);
    assert_string_equal("Saturday, Evening", blank(13)->label);
    assert_string_equal("sample/page/weekly-grid/pm/saturday", blank(13)->address);
}

static void week__rows_give_and_take_height(void **state)
{
    const struct kf_box *row = build(WEEK, KF_STANDARD)->as.table.rows[1];
    struct kf_fit most = kf_fit_natural(&sheet->stage->theme);

    most.rows = KF_FIT_FULL;
    kf_assert_mm(height_at(row, 0), 20);
    kf_assert_mm(height_at(row, 5), 17.4);
    kf_assert_mm(height_of(row, most), 27);
}

static void week__cells_are_wide_enough_for_a_hand(void **state)
{
    put(build(PARTS("{id: a, title: A}, {id: b, title: B}, {id: c, title: C}, {id: d, title: D}, {id: e, title: E}, "
                    "{id: f, title: F}"),
              KF_STANDARD));
    assert_int_equal(42, count_blanks());
    assert_true(blank(0)->rect.width >= KF_MM(22));
    assert_string_equal("Wed", text_item("Wed")->shaped->text->text); /* the short name leaves more to write on */
}

static void week__has_the_same_fields_in_large_print_day_by_day(void **state)
{
    const struct kf_box *list = build(WEEK, KF_LARGE_PRINT);

    assert_int_equal(KF_ROLE_LIST, list->tag->role);
    assert_int_equal(7, list->as.stack.count);
    put(list->as.stack.kids[2]);
    assert_heard(
        "Lbl: Wednesday\nP: Morning\nForm: Wednesday, Morning\nP: Evening\nP: rest\nForm: Wednesday, Evening\n");
    assert_string_equal("sample/page/weekly-grid/pm/wednesday", blank(1)->address);
}

static void week__three_days_of_two_parts_fit_on_a_large_print_page(void **state)
{
    const struct kf_box *list =
        build("weekly-grid: {parts: [{id: am, title: Morning}, {id: pm, title: Evening}]}\n", KF_LARGE_PRINT);
    struct kf_box *head, *tail;

    assert_int_equal(KF_SPLIT_PART, split_at(list, sheet->stage->theme.main_height, &head, &tail));
    assert_true(head->as.stack.count >= 3);
    assert_non_null(kf_test_find_text(tail, "Sunday"));
}

static void week__in_a_narrow_column_is_a_list_of_days(void **state)
{
    assert_int_equal(KF_ROLE_TABLE, build_in_column(WEEK)->tag->role);
    kf_test_sheet_free(sheet);
    const struct kf_box *list = build_in_column(PARTS("{id: a, title: A}, {id: b, title: B}, {id: c, title: C}"));
    assert_int_equal(KF_ROLE_LIST, list->tag->role);
}

static void week__first_part_is_at_the_right_where_pages_run_right_to_left(void **state)
{
    put(build_right_to_left(WEEK));
    assert_true(blank(0)->rect.x > blank(1)->rect.x);
}

static void week__says_which_part_is_too_wide(void **state)
{
    build(PARTS("{id: a, title: A}, {id: b, title: B}, {id: c, title: C}, {id: d, title: D}, {id: e, title: E}, "
                "{id: f, title: Conversations}"),
          KF_STANDARD);
    const struct kf_diag *diag = kf_test_find(sheet->run, KF_OVERFULL);
    assert_true(g_str_has_prefix(diag->message, "\"Conversations\" is "));
    assert_string_equal("sample/page/weekly-grid/f/title", diag->address);
}

static void week__has_two_to_six_parts(void **state)
{
    build_fails(PARTS("{id: a, title: A}"), KF_OUT_OF_RANGE);
    kf_test_sheet_free(sheet);
    build_fails(PARTS("{id: a, title: A}, {id: b, title: B}, {id: c, title: C}, {id: d, title: D}, {id: e, title: E}, "
                      "{id: f, title: F}, {id: g, title: G}"),
                KF_OUT_OF_RANGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(week__is_a_table_of_days_and_parts),
        T(week__may_begin_with_sunday),
        T(week__rows_give_and_take_height),
        T(week__cells_are_wide_enough_for_a_hand),
        T(week__has_the_same_fields_in_large_print_day_by_day),
        T(week__three_days_of_two_parts_fit_on_a_large_print_page),
        T(week__in_a_narrow_column_is_a_list_of_days),
        T(week__first_part_is_at_the_right_where_pages_run_right_to_left),
        T(week__says_which_part_is_too_wide),
        T(week__has_two_to_six_parts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
