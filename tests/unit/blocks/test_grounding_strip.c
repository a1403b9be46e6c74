/* The grounding strip: three to five steps on a thread, and always a way out of them. */

#include "unit/blocks/sheet.h"

#define STEPS "  - {id: press, title: Press, text: Hands or feet.}\n  - {id: look, title: Look, icon: eye}\n  - {id: say, title: Say}\n"
#define STRIP "grounding-strip:\n" STEPS
#define WAY_OUT "If this feels worse, look around instead."
#define HEARD                                                                                                          \
    "list\nLbl: 1\nP: Press\nP: Hands or feet.\nP: Look\nLbl: 3\nP: Say\n"                                             \
    "P: " WAY_OUT "\n"

static void grounding_strip__is_a_list_and_ends_with_a_way_out(void **state)
{
    put(build(STRIP, KF_STANDARD));
    assert_heard(HEARD);
}

static void grounding_strip__is_heard_alike_in_large_print_and_in_a_column(void **state)
{
    put(build(STRIP, KF_LARGE_PRINT));
    assert_heard(HEARD);
    kf_test_sheet_free(sheet);
    put(build_in_column(STRIP));
    assert_heard(HEARD);
}

static void grounding_strip__way_out_is_safety_and_never_cut(void **state)
{
    const struct kf_box *strip = build(STRIP, KF_STANDARD);
    const struct kf_box *last = strip->as.stack.kids[strip->as.stack.count - 1];

    assert_true(strip->flags & KF_SAFETY);
    assert_true(last->flags & KF_SAFETY);
    assert_non_null(kf_test_find_text(last, WAY_OUT));
}

static void grounding_strip__way_out_stays_with_the_steps(void **state)
{
    struct kf_box *head, *tail;
    const struct kf_box *strip = build(STRIP, KF_LARGE_PRINT);

    assert_int_equal(KF_SPLIT_NONE, split_at(strip, height_at(strip, 0) - KF_MM(6), &head, &tail));
}

/* Each column full: so large print has room for whatever the standard layout lets pass. */
static void grounding_strip__at_its_longest_fits_a_page_of_large_print(void **state)
{
    static const char five[] =
        "grounding-strip:\n  title: Back to here and now\n  steps:\n"
        "    - {id: a, title: Press hands, text: Hands or feet on something firm and stay there.}\n"
        "    - {id: b, title: Look around, text: Hands or feet on something firm and stay there.}\n"
        "    - {id: c, title: Listen now, text: Hands or feet on something firm and stay there.}\n"
        "    - {id: d, title: Say it, text: Hands or feet on something firm and stay there.}\n"
        "    - {id: e, title: Drink, text: Hands or feet on something firm and stay there.}\n";

    build(five, KF_STANDARD);
    kf_assert_clean(sheet->run);
    kf_test_sheet_free(sheet);
    assert_true(height_at(build(five, KF_LARGE_PRINT), 0) < sheet->stage->theme.main_height - KF_MM(30));
}

static void grounding_strip__steps_share_the_width(void **state)
{
    const struct kf_box *row = kf_test_find_box(build(STRIP, KF_STANDARD), KF_BOX_ROW, 0);

    assert_int_equal(3, row->as.row.count);
    kf_assert_mm(row->as.row.widths[0], (180 - 2 * 4 - 2 * 4) / 3.);
}

static void grounding_strip__thread_runs_from_circle_to_circle(void **state)
{
    const struct kf_box *row = kf_test_find_box(build(STRIP, KF_STANDARD), KF_BOX_ROW, 0);
    const struct kf_rect kids[] = {{0, 0, KF_MM(55), KF_MM(24)}, {KF_MM(59), 0, KF_MM(55), KF_MM(24)},
                                   {KF_MM(118), 0, KF_MM(55), KF_MM(24)}};
    const struct kf_placed placed = {.width = KF_MM(172), .height = KF_MM(24), .kids = kids, .kid_count = 3};

    assert_int_equal(2, count_ops(row->decorate, &placed, row->decor, " M "));
    assert_int_equal(2, count_ops(row->decorate, &placed, row->decor, " L "));
}

static void grounding_strip__drawing_is_an_artifact_and_a_number_is_a_label(void **state)
{
    const struct kf_box *strip = build(STRIP, KF_STANDARD);

    assert_int_equal(KF_ROLE_LABEL, kf_test_find_box(strip, KF_BOX_ART, 0)->tag->role);
    assert_null(kf_test_find_box(strip, KF_BOX_ART, 1)->tag);
}

static void grounding_strip__text_too_long_for_its_column_is_refused(void **state)
{
    build("grounding-strip:\n" STEPS "  - {id: four, title: Four}\n"
          "  - {id: five, title: Five, text: Find five things that you can see from where you are and say the name of each of "
          "them slowly and one after the other.}\n",
          KF_STANDARD);
    kf_assert_has(kf_test_find(sheet->run, KF_OVERFULL)->message, "where there is room for 4");
}

static void grounding_strip__wants_three_steps(void **state)
{
    build_fails("grounding-strip: [{title: Press}, {title: Look}]", KF_OUT_OF_RANGE);
}

static void grounding_strip__knows_its_drawings(void **state)
{
    kf_assert_has(build_fails("grounding-strip: [{title: Press, icon: feat}, {title: Look}, {title: Say}]",
                              KF_UNKNOWN_CHOICE)->hint, "feet");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(grounding_strip__is_a_list_and_ends_with_a_way_out),
        T(grounding_strip__is_heard_alike_in_large_print_and_in_a_column),
        T(grounding_strip__way_out_is_safety_and_never_cut),
        T(grounding_strip__way_out_stays_with_the_steps),
        T(grounding_strip__at_its_longest_fits_a_page_of_large_print),
        T(grounding_strip__steps_share_the_width),
        T(grounding_strip__thread_runs_from_circle_to_circle),
        T(grounding_strip__drawing_is_an_artifact_and_a_number_is_a_label),
        T(grounding_strip__text_too_long_for_its_column_is_refused),
        T(grounding_strip__wants_three_steps),
        T(grounding_strip__knows_its_drawings),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
