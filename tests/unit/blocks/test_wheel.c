/* The wheel: what a screen reader hears, the same fields in each form, and a list where it has no room. */

#include "unit/blocks/sheet.h"

#define WHEEL                                                                                                          \
    "wheel:\n  question: How steady?\n  low: Not at all\n  high: Very\n  areas:\n"                                    \
    "    - {id: body, title: Body, text: Sleep.}\n    - {id: home, title: Home}\n"                                     \
    "    - {id: people, title: People}\n    - {id: work, title: Work}\n    - {id: joy, title: Joy}\n"                   \
    "  comfort: Low is fine.\n"

static const char heard_areas[] = "Lbl: Body\nP: Sleep.\nForm: Body: a number from 0 to 10\n"
                                  "Lbl: Home\nForm: Home: a number from 0 to 10\n"
                                  "Lbl: People\nForm: People: a number from 0 to 10\n"
                                  "Lbl: Work\nForm: Work: a number from 0 to 10\n"
                                  "Lbl: Joy\nForm: Joy: a number from 0 to 10\n"
                                  "P: Low is fine.\n";

static void wheel__reads_question_scale_and_each_area_with_its_number(void **state)
{
    put(build(WHEEL, KF_STANDARD));
    assert_heard(kf_arena_format(sheet->run->arena, "P: How steady?\nP: 0 Not at all\nP: 10 Very\nP: 2 4 6 8 10\nlist\n%s",
                                 heard_areas));
}

static void wheel__is_a_list_in_large_print(void **state)
{
    put(build(WHEEL, KF_LARGE_PRINT));
    assert_heard(kf_arena_format(sheet->run->arena, "P: How steady?\nP: 0 Not at all\nP: 10 Very\nlist\n%s", heard_areas));
}

static void wheel__is_a_list_in_a_column(void **state)
{
    put(build_in_column(WHEEL));
    assert_heard(kf_arena_format(sheet->run->arena, "P: How steady?\nP: 0 Not at all\nP: 10 Very\nlist\n%s", heard_areas));
}

static void wheel__has_the_same_fields_in_large_print(void **state)
{
    for (int variant = 0; variant < 2; variant++) {
        put(build_edition(WHEEL, (struct kf_edition){.variant = variant ? KF_LARGE_PRINT : KF_STANDARD,
                                                     .fillable = true}));
        assert_string_equal("sample/page/wheel/areas/body/number", blank(0)->address);
        assert_string_equal("sample/page/wheel/areas/joy/number", blank(4)->address);
        assert_int_equal(5, count_blanks());
        if (!variant) {
            kf_test_sheet_free(sheet);
        }
    }
}

static void wheel__is_kept_whole(void **state)
{
    assert_true(build(WHEEL, KF_STANDARD)->flags & KF_KEEP_WHOLE);
}

static void wheel__of_four_areas_is_an_error(void **state)
{
    build_fails("wheel:\n  question: Q?\n  low: L\n  high: H\n  areas:\n    - {id: a, title: A}\n"
                "    - {id: b, title: B}\n    - {id: c, title: C}\n    - {id: d, title: D}\n",
                KF_OUT_OF_RANGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(wheel__reads_question_scale_and_each_area_with_its_number),
        T(wheel__is_a_list_in_large_print),
        T(wheel__is_a_list_in_a_column),
        T(wheel__has_the_same_fields_in_large_print),
        T(wheel__is_kept_whole),
        T(wheel__of_four_areas_is_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
