/* The rating line: its ends, its circles with digits under them, and questions that share them. */

#include "unit/blocks/sheet.h"

#define ONE "rating-line: {question: How hopeful am I?, low: Not at all, high: Very"
#define MANY                                                                                                           \
    "rating-line:\n  low: Not at all\n  high: Very\n  to: 2\n  questions:\n    - {id: rest, text: Rested}\n"            \
    "    - {id: hope, text: Hopeful}\n"

static void rating_line__is_one_question_from_0_to_10(void **state)
{
    put(build(ONE "}\n", KF_STANDARD));
    assert_int_equal(11, count_blanks());
    for (int i = 0; i <= 10; i++) {
        assert_int_equal(KF_BLANK_RADIO, blank(i)->blank);
        assert_string_equal("sample/page/rating-line", blank(i)->group);
        assert_string_equal("How hopeful am I?", blank(i)->group_label);
    }
    assert_string_equal("sample/page/rating-line/10", blank(10)->address);
    assert_string_equal("How hopeful am I? 10", blank(10)->label);
}

static const char heard[] = "P: 0 Not at all\nP: 2 Very\n"
                            "P: Rested\nlist\nLbl: 0\nForm: Rested 0\nLbl: 1\nForm: Rested 1\nLbl: 2\nForm: Rested 2\n"
                            "P: Hopeful\nlist\nLbl: 0\nForm: Hopeful 0\nLbl: 1\nForm: Hopeful 1\nLbl: 2\n"
                            "Form: Hopeful 2\n";

static void rating_line__reads_the_ends_then_each_question_with_its_numbers(void **state)
{
    put(build(MANY, KF_STANDARD));
    assert_heard(heard);
}

static void rating_line__is_heard_the_same_in_large_print(void **state)
{
    put(build(MANY, KF_LARGE_PRINT));
    assert_heard(heard);
}

static void rating_line__each_of_several_questions_is_a_group(void **state)
{
    put(build(MANY, KF_STANDARD));
    assert_string_equal("sample/page/rating-line/questions/hope", blank(3)->group);
    assert_string_equal("sample/page/rating-line/questions/hope/0", blank(3)->address);
    assert_int_equal(6, count_blanks());
}

static void rating_line__circles_are_7_mm_and_reach_both_edges(void **state)
{
    put(build(ONE "}\n", KF_STANDARD));
    kf_len edge = sheet->stage->theme.left + sheet->build.width;

    kf_assert_mm(blank(0)->rect.width, 7);
    assert_int_equal(sheet->stage->theme.left, blank(0)->rect.x);
    kf_assert_mm(blank(10)->rect.x + blank(10)->rect.width - edge, 0);
}

static void rating_line__digits_stand_under_their_circles(void **state)
{
    put(build(ONE "}\n", KF_STANDARD));
    const struct kf_item *two = text_item("2");

    assert_int_equal(blank(2)->rect.x, two->rect.x);
    assert_int_equal(blank(2)->rect.width, two->rect.width);
    assert_true(two->rect.y > blank(2)->rect.y + blank(2)->rect.height);
}

static void rating_line__circles_are_apart_in_a_column(void **state)
{
    put(build_in_column(ONE "}\n"));
    kf_assert_mm(blank(0)->rect.width, 5);
    assert_true(blank(1)->rect.x - blank(0)->rect.x >= KF_MM(7.5));
}

static void rating_line__circles_are_9_mm_in_large_print(void **state)
{
    put(build(ONE "}\n", KF_LARGE_PRINT));
    kf_assert_mm(blank(0)->rect.width, 9);
    assert_int_equal(11, count_blanks());
}

static void rating_line__words_of_the_middle_stand_in_the_middle(void **state)
{
    const struct kf_box *box = build(ONE ", middle: Some}\n", KF_STANDARD);
    const struct kf_box *middle = kf_test_find_text(box, "5 Some");

    assert_int_equal(KF_ALIGN_CENTRE, middle->as.text.align);
}

static void rating_line__zero_is_at_the_right_where_pages_run_right_to_left(void **state)
{
    put(build_right_to_left(ONE "}\n"));
    assert_true(blank(0)->rect.x > blank(10)->rect.x);
}

static void rating_line__splits_between_questions(void **state)
{
    const struct kf_box *box = build("rating-line:\n  low: Not at all\n  high: Very\n  questions:\n"
                                     "    - {id: a, text: A}\n    - {id: b, text: B}\n    - {id: c, text: C}\n"
                                     "    - {id: d, text: D}\n",
                                     KF_STANDARD);
    struct kf_box *head, *tail;

    assert_int_equal(KF_SPLIT_PART, split_at(box, KF_MM(60), &head, &tail));
    assert_int_equal(3, head->as.stack.count);
    assert_non_null(kf_test_find_text(tail, "C"));
}

static void rating_line__of_one_number_is_an_error(void **state)
{
    build_fails(ONE ", to: 1}\n", KF_OUT_OF_RANGE);
}

static void rating_line__of_two_numbers_is_an_error(void **state)
{
    kf_assert_has(build_fails(ONE ", from: 1, to: 2}\n", KF_OUT_OF_RANGE)->message, "with two numbers");
}

static void rating_line__middle_needs_a_number(void **state)
{
    const struct kf_diag *diag = build_fails(ONE ", from: 1, middle: Some}\n", KF_OUT_OF_RANGE);

    kf_assert_has(diag->message, "no number in the middle");
}

static void rating_line__needs_a_question(void **state)
{
    kf_assert_has(build_fails("rating-line: {low: No, high: Yes}\n", KF_MISSING_KEY)->message, "without a question");
}

static void rating_line__ends_have_two_lines(void **state)
{
    build("rating-line: {question: Ready?, low: No, middle: Some, high: \"As ready as I will ever be, with all of my "
          "people behind me, and a plan for the day, and a plan for the night as well\"}\n",
          KF_STANDARD);
    kf_assert_has(kf_test_find(sheet->run, KF_OVERFULL)->message, "room for 2");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(rating_line__is_one_question_from_0_to_10),
        T(rating_line__reads_the_ends_then_each_question_with_its_numbers),
        T(rating_line__is_heard_the_same_in_large_print),
        T(rating_line__each_of_several_questions_is_a_group),
        T(rating_line__circles_are_7_mm_and_reach_both_edges),
        T(rating_line__digits_stand_under_their_circles),
        T(rating_line__circles_are_apart_in_a_column),
        T(rating_line__circles_are_9_mm_in_large_print),
        T(rating_line__words_of_the_middle_stand_in_the_middle),
        T(rating_line__zero_is_at_the_right_where_pages_run_right_to_left),
        T(rating_line__splits_between_questions),
        T(rating_line__of_one_number_is_an_error),
        T(rating_line__of_two_numbers_is_an_error),
        T(rating_line__middle_needs_a_number),
        T(rating_line__needs_a_question),
        T(rating_line__ends_have_two_lines),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
