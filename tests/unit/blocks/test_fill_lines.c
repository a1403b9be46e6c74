/* The lines of a form: how they share rows, where they end, and their fields. */

#include "unit/blocks/sheet.h"

#define FORM                                                                                                           \
    "fill-lines:\n  - {id: name, label: Name, width: 65}\n  - {id: date, label: Date, width: 35}\n"                    \
    "  - {id: place, label: Where we meet}\n"

static const char heard[] = "list\nLBody: Name \nForm: Name\nLBody: Date \nForm: Date\n"
                            "LBody: Where we meet \nForm: Where we meet\n";

static void fill_lines__are_read_row_by_row(void **state)
{
    put(build(FORM, KF_STANDARD));
    assert_heard(heard);
}

static void fill_lines__are_read_the_same_in_large_print(void **state)
{
    put(build(FORM, KF_LARGE_PRINT));
    assert_heard(heard);
}

static void fill_lines__have_the_same_fields_in_large_print(void **state)
{
    for (int variant = 0; variant < 2; variant++) {
        put(build(FORM, variant ? KF_LARGE_PRINT : KF_STANDARD));
        assert_string_equal("sample/page/fill-lines/name/blank-1", blank(0)->address);
        assert_string_equal("sample/page/fill-lines/date/blank-1", blank(1)->address);
        assert_string_equal("sample/page/fill-lines/place/blank-1", blank(2)->address);
        assert_int_equal(3, count_blanks());
        if (!variant) {
            kf_test_sheet_free(sheet);
        }
    }
}

static void fill_lines__share_a_row_by_their_widths(void **state)
{
    put(build(FORM, KF_STANDARD));
    kf_len edge = sheet->stage->theme.left + sheet->build.width;

    assert_int_equal(blank(0)->rect.y, blank(1)->rect.y);
    assert_true(blank(2)->rect.y > blank(1)->rect.y);
    kf_assert_mm(text_item("Date")->rect.x - sheet->stage->theme.left, 184 * .65);
    for (int i = 1; i < 3; i++) { /* both rows end at the edge */
        kf_len right = blank(i)->rect.x + blank(i)->rect.width;
        assert_true(right <= edge && right > edge - KF_MM(1));
    }
}

static void fill_lines__rows_are_10_mm_and_give(void **state)
{
    const struct kf_box *form = build(FORM, KF_STANDARD);

    kf_assert_mm(height_at(form->as.stack.kids[0], 0), 10);
    kf_assert_mm(height_at(form->as.stack.kids[0], 3), 8.7);
}

static void fill_lines__are_two_a_row_with_two_columns(void **state)
{
    const struct kf_box *form =
        build("fill-lines:\n  columns: 2\n  lines:\n    - {id: a, label: A}\n    - {id: b, label: B}\n"
              "    - {id: c, label: C}\n",
              KF_STANDARD);

    assert_int_equal(2, form->as.stack.count);
    put(form);
    assert_int_equal(text_item("A")->rect.x, text_item("C")->rect.x);
    assert_int_equal(text_item("A")->rect.width, text_item("C")->rect.width);
    kf_assert_mm(text_item("B")->rect.x - text_item("A")->rect.x, 92);
}

static void fill_lines__are_one_a_row_in_a_column(void **state)
{
    assert_int_equal(3, build_in_column(FORM)->as.stack.count);
}

static void fill_lines__are_one_a_row_in_large_print(void **state)
{
    const struct kf_box *form = build(FORM, KF_LARGE_PRINT);

    assert_int_equal(3, form->as.stack.count);
    kf_assert_mm(height_at(form->as.stack.kids[0], 0), 12);
}

static void fill_lines__reach_the_edge_where_letters_stand_apart(void **state)
{
    put(build(FORM, KF_CLEAR_SPACING));
    for (int i = 0; i < 3; i++) {
        kf_len right = sheet->stage->theme.left + sheet->build.width;
        assert_true(blank(i)->rect.x + blank(i)->rect.width > right - KF_MM(1.5));
    }
}

static void fill_lines__blank_may_stand_inside_the_words(void **state)
{
    put(build("fill-lines: [{id: when, label: We try it for ___ days}]\n", KF_STANDARD));
    assert_int_equal(1, count_blanks());
    assert_string_equal("We try it for", blank(0)->label);
}

static void fill_lines__row_goes_from_the_right_where_pages_run_right_to_left(void **state)
{
    put(build_right_to_left(FORM));
    assert_true(blank(0)->rect.x > blank(1)->rect.x);
}

static void fill_lines__without_room_for_a_hand_are_an_error(void **state)
{
    build("fill-lines: [{id: a, label: The name of someone I trust, width: 30}, {id: b, label: B, width: 30}]\n",
          KF_STANDARD);
    kf_assert_has(kf_test_find(sheet->run, KF_OVERFULL)->message, "\"The name of someone I trust\" takes 2 lines");
}

static void fill_lines__split_between_rows(void **state)
{
    const struct kf_box *form = build("fill-lines:\n  - {id: a, label: A}\n  - {id: b, label: B}\n"
                                      "  - {id: c, label: C}\n  - {id: d, label: D}\n  - {id: e, label: E}\n",
                                      KF_STANDARD);
    struct kf_box *head, *tail;

    assert_int_equal(KF_SPLIT_PART, split_at(form, KF_MM(45), &head, &tail));
    assert_int_equal(3, head->as.stack.count);
    assert_int_equal(2, tail->as.stack.count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(fill_lines__are_read_row_by_row),
        T(fill_lines__are_read_the_same_in_large_print),
        T(fill_lines__have_the_same_fields_in_large_print),
        T(fill_lines__share_a_row_by_their_widths),
        T(fill_lines__rows_are_10_mm_and_give),
        T(fill_lines__are_two_a_row_with_two_columns),
        T(fill_lines__are_one_a_row_in_a_column),
        T(fill_lines__are_one_a_row_in_large_print),
        T(fill_lines__reach_the_edge_where_letters_stand_apart),
        T(fill_lines__blank_may_stand_inside_the_words),
        T(fill_lines__row_goes_from_the_right_where_pages_run_right_to_left),
        T(fill_lines__without_room_for_a_hand_are_an_error),
        T(fill_lines__split_between_rows),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
