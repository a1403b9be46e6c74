/* The timeline: each time with its title, words and lines; in order, side by side or in a list. */

#include "unit/blocks/sheet.h"

#define PLAN                                                                                                           \
    "timeline:\n  points:\n    - {id: days, when: 72 hours, title: Rest, text: Sleep first., items: [Eat., \"Call ___\"]}\n"                \
    "    - {id: weeks, when: Two weeks, title: Rhythm}\n    - {id: months, title: Look again, lines: 2}\n"

static void timeline__reads_time_title_and_what_belongs_to_it(void **state)
{
    put(build(PLAN, KF_STANDARD));
    char *dump = kf_structure_dump(sheet->stage->pages.root);
    const char *when = strstr(dump, "72 hours"), *title = strstr(dump, "\"Rest\""), *text = strstr(dump, "Sleep first."),
               *item = strstr(dump, "Eat."), *next = strstr(dump, "Two weeks");

    assert_true(when && title && text && item && next);
    assert_true(when < title && title < text && text < item && item < next);
    g_free(dump);
}

static void timeline__has_the_same_fields_in_large_print(void **state)
{
    for (int variant = 0; variant < 2; variant++) {
        put(build(PLAN, variant ? KF_LARGE_PRINT : KF_STANDARD));
        assert_int_equal(3, count_blanks());
        assert_string_equal("Call", blank(0)->label);
        assert_string_equal("sample/page/timeline/points/weeks/lines", blank(1)->address);
        assert_string_equal("Two weeks, Rhythm", blank(1)->label);
        assert_string_equal("Look again", blank(2)->label);
        if (!variant) {
            kf_test_sheet_free(sheet);
        }
    }
}

static void timeline__gives_a_hand_room_over_a_blank(void **state)
{
    put(build(PLAN, KF_STANDARD));
    assert_true(blank(0)->rect.y + blank(0)->rect.height - text_item("Eat.")->rect.y - text_item("Eat.")->rect.height >=
                KF_MM(8.7));
}

static void timeline__stands_side_by_side_up_to_four(void **state)
{
    put(build("timeline:\n  points: [{id: a, title: A}, {id: b, title: B}, {id: c, title: C}, {id: d, title: D}]\n",
              KF_STANDARD));
    assert_true(text_item("A")->rect.y == text_item("D")->rect.y);
    assert_true(blank(3)->rect.width >= KF_MM(40));
}

static void timeline__of_six_is_a_list(void **state)
{
    put(build("timeline:\n  points: [{id: a, title: A}, {id: b, title: B}, {id: c, title: C}, {id: d, title: D}, "
              "{id: e, title: E}, {id: f, title: F}]\n",
              KF_STANDARD));
    assert_true(text_item("A")->rect.y < text_item("F")->rect.y);
    kf_assert_mm(blank(0)->rect.width, 180 - 14);
}

static void timeline__gives_way_by_pitch(void **state)
{
    const struct kf_box *box = build("timeline:\n  points: [{id: a, title: A, lines: 2}, {id: b, title: B}]\n", KF_STANDARD);

    kf_assert_mm(height_of(box->as.row.kids[0], kf_fit_natural(&sheet->stage->theme)) -
                     height_of(box->as.row.kids[0], kf_fit_squeezed(&sheet->stage->theme, 3)),
                 2 * .3);
}

static void timeline__goes_on_over_the_next_page_in_large_print(void **state)
{
    struct kf_box *head, *tail;

    assert_int_equal(KF_SPLIT_PART, split_at(build(PLAN, KF_LARGE_PRINT), KF_MM(90), &head, &tail));
    assert_true(head->flags & KF_OPEN_BOTTOM);
    assert_true(tail->flags & KF_OPEN_TOP);
    assert_non_null(kf_test_find_text(head, "Rest"));
    assert_non_null(kf_test_find_text(tail, "Look again"));
}

static void timeline__runs_to_the_left_where_pages_do(void **state)
{
    put(build_right_to_left(PLAN));
    assert_true(blank(1)->rect.x > blank(2)->rect.x);
}

static void timeline__of_seven_is_an_error(void **state)
{
    build_fails("timeline:\n  points: [{id: a, title: A}, {id: b, title: B}, {id: c, title: C}, {id: d, title: D}, "
                "{id: e, title: E}, {id: f, title: F}, {id: g, title: G}]\n",
                KF_OUT_OF_RANGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(timeline__reads_time_title_and_what_belongs_to_it),
        T(timeline__has_the_same_fields_in_large_print),
        T(timeline__gives_a_hand_room_over_a_blank),
        T(timeline__stands_side_by_side_up_to_four),
        T(timeline__of_six_is_a_list),
        T(timeline__gives_way_by_pitch),
        T(timeline__goes_on_over_the_next_page_in_large_print),
        T(timeline__runs_to_the_left_where_pages_do),
        T(timeline__of_seven_is_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
