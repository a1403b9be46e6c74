/* A question with numbers on a line: one group of radio buttons, and where its circles stand. */

#include "unit/blocks/sheet.h"

#define SCALE "scale: {question: How sure am I?, low: Not yet, high: Very"

static void scale__is_one_question_with_a_button_for_each_number(void **state)
{
    put(build(SCALE "}\n", KF_STANDARD));
    for (int i = 0; i < 5; i++) {
        assert_int_equal(KF_BLANK_RADIO, blank(i)->blank);
        assert_string_equal("sample/page/scale", blank(i)->group);
        assert_string_equal("How sure am I?", blank(i)->group_label);
    }
    assert_string_equal("sample/page/scale/3", blank(2)->address);
    assert_string_equal("How sure am I? 3", blank(2)->label);
    assert_int_equal(5, count_blanks());
}

static void scale__circles_are_9_mm_and_reach_both_ends(void **state)
{
    put(build(SCALE "}\n", KF_STANDARD));
    kf_assert_mm(blank(0)->rect.width, 9);
    assert_int_equal(blank(1)->rect.x - blank(0)->rect.x, blank(4)->rect.x - blank(3)->rect.x);
    assert_true(blank(0)->rect.x > sheet->stage->theme.left + KF_MM(8)); /* after the end's words */
}

static void scale__eleven_points_fit(void **state)
{
    static const enum kf_variant variants[] = {KF_STANDARD, KF_LARGE_PRINT};

    for (int i = 0; i < 2; i++) {
        put(build(SCALE ", from: 0, to: 10}\n", variants[i]));
        const struct kf_rect *first = &blank(0)->rect, *second = &blank(1)->rect, *last = &blank(10)->rect;
        assert_true(second->x >= first->x + first->width + KF_MM(3) - 8);
        assert_true(last->x + last->width <= sheet->stage->theme.left + sheet->build.width);
        if (i == 0) {
            kf_test_sheet_free(sheet);
        }
    }
}

static void scale__long_ends_stand_above_the_circles(void **state)
{
    put(build(
        "scale: {question: Ready?, low: Not ready at all and that is fine, high: As ready as I will ever be, to: 10}\n",
        KF_STANDARD));
    assert_int_equal(sheet->stage->theme.left, blank(0)->rect.x);
}

static void scale__ends_stand_above_the_circles_in_large_print(void **state)
{
    put(build(SCALE "}\n", KF_LARGE_PRINT));
    kf_assert_mm(blank(0)->rect.width, 12);
    assert_int_equal(sheet->stage->theme.left, blank(0)->rect.x);
}

static void scale__one_is_at_the_right_where_pages_run_right_to_left(void **state)
{
    build(SCALE "}\n", KF_STANDARD);
    sheet->stage->theme.right_to_left = true;
    put(kf_test_sheet_box(sheet, 0));
    assert_true(blank(0)->rect.x > blank(4)->rect.x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(scale__is_one_question_with_a_button_for_each_number),
        T(scale__circles_are_9_mm_and_reach_both_ends),
        T(scale__eleven_points_fit),
        T(scale__long_ends_stand_above_the_circles),
        T(scale__ends_stand_above_the_circles_in_large_print),
        T(scale__one_is_at_the_right_where_pages_run_right_to_left),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
