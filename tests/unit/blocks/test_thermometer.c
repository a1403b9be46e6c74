/* The thermometer: its zones with their numbers, room to write in a zone without words, and its list in large print. */

#include "unit/blocks/sheet.h"

#define THERMOMETER                                                                                                    \
    "thermometer:\n  question: Right now?\n  zones:\n    - {id: hot, title: Hot, to: 10, text: I step away.}\n"        \
    "    - {id: warm, title: Warm, to: 8}\n    - {id: calm, title: Calm, to: 1, text: I can listen.}\n"
#define NUMBER(n) "Lbl: " n "\nForm: Right now? " n "\n"

static const char heard[] =
    "P: Right now?\nlist\nLbl: Hot 9 to 10\nP: I step away.\nlist\n" NUMBER("10") NUMBER("9")
    "Lbl: Warm 2 to 8\nForm: Warm\nlist\n" NUMBER("8") NUMBER("7") NUMBER("6") NUMBER("5") NUMBER("4") NUMBER("3")
    NUMBER("2") "Lbl: Calm 0 to 1\nP: I can listen.\nlist\n" NUMBER("1") NUMBER("0");

static void thermometer__reads_each_zone_with_its_numbers_from_the_top_down(void **state)
{
    put(build(THERMOMETER, KF_STANDARD));
    assert_heard(heard);
}

static void thermometer__is_heard_the_same_in_large_print(void **state)
{
    put(build(THERMOMETER, KF_LARGE_PRINT));
    assert_heard(heard);
}

static void thermometer__is_heard_the_same_in_a_column(void **state)
{
    put(build_in_column(THERMOMETER));
    assert_heard(heard);
}

static void thermometer__is_one_question_and_a_field_in_each_empty_zone(void **state)
{
    for (int variant = 0; variant < 2; variant++) {
        put(build(THERMOMETER, variant ? KF_LARGE_PRINT : KF_STANDARD));
        assert_int_equal(12, count_blanks());
        assert_string_equal("sample/page/thermometer/10", blank(0)->address);
        assert_string_equal("sample/page/thermometer", blank(0)->group);
        assert_string_equal("sample/page/thermometer/zones/warm/text", blank(2)->address);
        assert_int_equal(KF_BLANK_AREA, blank(2)->blank);
        if (!variant) {
            kf_test_sheet_free(sheet);
        }
    }
}

static void thermometer__numbers_are_9_mm_apart_with_ten_at_the_top(void **state)
{
    put(build(THERMOMETER, KF_STANDARD));
    kf_assert_mm(blank(1)->rect.y - blank(0)->rect.y, 9);
    kf_assert_mm(blank(11)->rect.y - blank(0)->rect.y, 90);
    kf_assert_mm(blank(0)->rect.width, 8);
}

static void thermometer__lines_stay_inside_their_zone(void **state)
{
    put(build(THERMOMETER, KF_STANDARD));
    const struct kf_rect *lines = &blank(2)->rect, *eight = &blank(3)->rect, *two = &blank(9)->rect;

    kf_assert_mm(lines->x - sheet->stage->theme.left, 34); /* beside the glass */
    assert_true(lines->y >= eight->y);
    assert_true(lines->y + lines->height <= two->y + two->height - KF_MM(1)); /* and the last one off its end */
}

static void thermometer__zones_share_the_numbers_evenly_without_their_own(void **state)
{
    const struct kf_box *box = build("thermometer:\n  question: Now?\n  zones:\n    - {id: a, title: A, text: x}\n"
                                     "    - {id: b, title: B, text: x}\n    - {id: c, title: C, text: x}\n",
                                     KF_STANDARD);

    assert_non_null(kf_test_find_text(box, "A 8 to 10"));
    assert_non_null(kf_test_find_text(box, "B 4 to 7"));
    assert_non_null(kf_test_find_text(box, "C 0 to 3"));
}

static void thermometer__words_stand_at_the_left_where_pages_run_right_to_left(void **state)
{
    put(build_right_to_left(THERMOMETER));
    assert_true(blank(2)->rect.x < blank(0)->rect.x);
}

#define ZONES(a, b, c)                                                                                                 \
    "thermometer:\n  question: Now?\n  zones:\n    - {id: a, title: A" a "}\n    - {id: b, title: B" b "}\n"          \
    "    - {id: c, title: C" c "}\n"

static void thermometer__that_does_not_reach_10_is_an_error(void **state)
{
    kf_assert_has(build_fails(ZONES(", to: 9", ", to: 6", ", to: 3"), KF_OUT_OF_RANGE)->message, "\"A\" does not reach");
}

static void thermometer__zone_without_room_is_an_error(void **state)
{
    kf_assert_has(build_fails(ZONES(", to: 10", ", to: 9", ", to: 3"), KF_OUT_OF_RANGE)->message, "\"A\" has fewer");
}

static void thermometer__zones_from_the_foot_up_are_an_error(void **state)
{
    kf_assert_has(build_fails(ZONES(", to: 10", ", to: 3", ", to: 6"), KF_OUT_OF_RANGE)->message, "\"B\" has fewer");
}

static void thermometer__needs_all_numbers_or_none(void **state)
{
    kf_assert_has(build_fails(ZONES(", to: 10", "", ", to: 3"), KF_MISSING_KEY)->message, "\"B\" has no highest");
}

static void thermometer__text_higher_than_its_zone_is_an_error(void **state)
{
    build(ZONES(", to: 10, text: \"I step away, and I breathe out, and I drink some water, and I go for a walk, and "
                "I call a person who is kind, and I wait for as long as it takes to be cool again, and then I wait "
                "a little more, and only then do I think about what I want to say next, and to whom\"",
                ", to: 8", ", to: 3"),
          KF_STANDARD);
    kf_assert_has(kf_test_find(sheet->run, KF_OVERFULL)->message, "room for 2");
}

static void circles__of_seven_numbers_stay_in_their_column(void **state)
{
    put(build_in_column("thermometer:\n  question: Now?\n  zones:\n    - {id: a, title: A, to: 10, text: x}\n"
                        "    - {id: b, title: B, to: 8, text: x}\n    - {id: c, title: C, to: 6, text: x}\n"));
    for (int i = 0; i < count_blanks(); i++) {
        assert_true(blank(i)->rect.x + blank(i)->rect.width <=
                    sheet->stage->theme.left + sheet->build.width - sheet->stage->theme.padding);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(thermometer__reads_each_zone_with_its_numbers_from_the_top_down),
        T(thermometer__is_heard_the_same_in_large_print),
        T(thermometer__is_heard_the_same_in_a_column),
        T(thermometer__is_one_question_and_a_field_in_each_empty_zone),
        T(thermometer__numbers_are_9_mm_apart_with_ten_at_the_top),
        T(thermometer__lines_stay_inside_their_zone),
        T(thermometer__zones_share_the_numbers_evenly_without_their_own),
        T(circles__of_seven_numbers_stay_in_their_column),
        T(thermometer__words_stand_at_the_left_where_pages_run_right_to_left),
        T(thermometer__that_does_not_reach_10_is_an_error),
        T(thermometer__zone_without_room_is_an_error),
        T(thermometer__zones_from_the_foot_up_are_an_error),
        T(thermometer__needs_all_numbers_or_none),
        T(thermometer__text_higher_than_its_zone_is_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
