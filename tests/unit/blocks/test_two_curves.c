/* Curves over time: what is heard of them, where their words stand, room to draw where there are none. */

#include "unit/blocks/sheet.h"

#define PLOT(more) "two-curves:\n  time: Months\n  height: How strong\n" more
#define TWO                                                                                                            \
    PLOT("  kind: wanting-relief\n  curves:\n    - {id: want, title: Wanting, text: It climbs.}\n"                     \
         "    - {id: relief, title: Relief}\n"                                                                         \
         "  marks:\n    - {id: first, at: 2, text: Early}\n    - {id: late, at: 8, text: Later}\n")
#define ONE(points) PLOT("  curves:\n    - {id: trust, title: Trust, points: [" points "]}\n")
#define MARKS(first, second)                                                                                           \
    PLOT("  marks:\n    - {id: a, at: " first ", text: Early}\n    - {id: b, at: " second ", text: Later}\n")

static const char *spoken_figure(const struct kf_element *element)
{
    const char *alt = element->tag->role == KF_ROLE_FIGURE ? element->tag->alt : NULL;

    for (int i = 0; i < element->count && !alt; i++) {
        alt = element->kids[i].kind == KF_KID_ELEMENT ? spoken_figure(element->kids[i].element) : NULL;
    }
    return alt;
}

/* --- heard ----------------------------------------------------------------------------------------------------------- */

static void figure__says_start_peak_and_end_of_each_curve(void **state)
{
    static const char said[] = "A drawing from 0 to 10. Up: How strong. Along: Months. Wanting starts at 1, is highest at 9 "
                               "and ends at 9. Relief starts at 9, is highest at 9 and ends at 1.";

    put(build(TWO, KF_STANDARD));
    assert_string_equal(said, spoken_figure(sheet->stage->pages.root));
    kf_test_sheet_free(sheet);
    put(build(TWO, KF_LARGE_PRINT));
    assert_string_equal(said, spoken_figure(sheet->stage->pages.root));
}

static void figure__says_the_points_of_an_author(void **state)
{
    put(build(ONE("3, 8, 5"), KF_STANDARD));
    assert_non_null(strstr(spoken_figure(sheet->stage->pages.root), "Trust starts at 3, is highest at 8 and ends at 5."));
}

static void words__are_read_after_the_drawing(void **state)
{
    put(build(TWO, KF_STANDARD));
    assert_heard("P: How strong\nP: Months\nlist\nLbl: Wanting\nLBody: It climbs.\nLBody: Relief\n"
                 "list\nP: Early\nP: Later\n");
}

static void large_print__numbers_the_marks_and_reads_each_number_once(void **state)
{
    put(build(TWO, KF_LARGE_PRINT));
    assert_heard("P: How strong\nP: Months\nlist\nLbl: Wanting\nLBody: It climbs.\nLBody: Relief\n"
                 "list\nLbl: 1\nP: Early\nLbl: 2\nP: Later\n");
}

/* --- where things stand ---------------------------------------------------------------------------------------------- */

static kf_len middle_of(const char *words)
{
    const struct kf_rect *rect = &text_item(words)->rect;

    return rect->y + rect->height / 2 - KF_MM(32);
}

/* The plot is 62 mm high under a line of 5 and a gap of 1; 9 of 10 is at 5 + 51.5 / 10 from its top. */
static void name__is_level_with_the_end_of_its_curve(void **state)
{
    put(build(TWO, KF_STANDARD));
    kf_assert_mm(middle_of("Wanting"), 6 + 10.15);
    kf_assert_mm(middle_of("Relief"), 6 + 5 + 51.5 * .9);
    assert_true(text_item("Wanting")->rect.x > sheet->stage->theme.left + KF_MM(131));
}

static void names__stand_clear_of_each_other_where_curves_end_alike(void **state)
{
    put(build(PLOT("  curves:\n    - {id: a, title: First, text: Words., points: [1, 5]}\n"
                   "    - {id: b, title: Second, points: [9, 5]}\n"), KF_STANDARD));
    kf_assert_mm(middle_of("First"), 6 + 5 + 51.5 / 2); /* it is level, the other gives way */
    kf_assert_mm(middle_of("Second"), 6 + 5 + 51.5 / 2 + 13);
}

static void names__stay_above_the_word_of_the_time(void **state)
{
    put(build(PLOT("  curves:\n    - {id: a, title: First, text: Words., points: [1, 0]}\n"
                   "    - {id: b, title: Second, text: Words., points: [9, 0]}\n"), KF_STANDARD));
    assert_true(middle_of("Second") + KF_MM(8) + KF_MM(1.4) <= middle_of("Months") - KF_MM(2.5));
    assert_true(middle_of("First") + KF_MM(13) - KF_MM(.01) <= middle_of("Second"));
}

/* 128 mm of plot: 2 mm before the axis, 5 after the last point. */
static void mark__has_its_words_under_its_tick(void **state)
{
    static const double at[] = {2 + 121 * .5, 2 + 121 * .03};

    for (int i = 0; i < 2; i++) {
        put(build(i == 0 ? MARKS("5", "10") : MARKS("0.3", "10"), KF_STANDARD));
        const struct kf_rect *words = &text_item("Early")->rect;
        kf_assert_mm(words->x + words->width / 2 - sheet->stage->theme.left, at[i]);
        if (i == 0) {
            kf_test_sheet_free(sheet);
        }
    }
}

static void mark_at_the_beginning__stays_on_the_page(void **state)
{
    put(build(MARKS("0", "10"), KF_STANDARD));
    assert_true(text_item("Early")->rect.x >= sheet->stage->theme.left);
}

static void right_to_left__runs_to_the_left(void **state)
{
    put(build_right_to_left(MARKS("2", "8")));
    assert_true(text_item("Early")->rect.x > text_item("Later")->rect.x);
}

/* Curves of six points are five pieces each. */
static void curves__are_drawn_through_all_their_points(void **state)
{
    const struct kf_box *drawing = build(TWO, KF_STANDARD), *plot = drawing->as.art.children[0].box;
    struct kf_placed placed = {.width = plot->as.art.width, .height = plot->as.art.height};

    assert_int_equal(10, count_ops(plot->decorate, &placed, plot->decor, " C "));
}

static void column__has_the_words_under_the_drawing(void **state)
{
    put(build_in_column(TWO));
    assert_true(middle_of("Wanting") > middle_of("Months"));
    assert_true(middle_of("Early") > middle_of("Relief"));
}

/* --- to write and draw in -------------------------------------------------------------------------------------------- */

#define BLANK PLOT("  marks:\n    - {id: first, at: 2}\n")

static void assert_is_drawn_in(enum kf_variant variant)
{
    put(build(BLANK, variant));
    assert_int_equal(2, count_blanks());
    assert_string_equal("sample/page/two-curves/drawing", blank(0)->address);
    assert_string_equal("Room to draw. Up: How strong. Along: Months", blank(0)->label);
    assert_int_equal(KF_BLANK_AREA, blank(0)->blank);
    assert_string_equal("sample/page/two-curves/marks/first/text", blank(1)->address);
    assert_string_equal("Mark 1 along: Months", blank(1)->label);
}

static void plot_without_curves__is_room_to_draw(void **state)
{
    assert_is_drawn_in(KF_STANDARD);
    assert_null(spoken_figure(sheet->stage->pages.root));
}

static void plot_without_curves__has_the_same_fields_in_large_print(void **state)
{
    assert_is_drawn_in(KF_LARGE_PRINT);
}

static void blank_name__is_called_by_its_number(void **state)
{
    put(build(PLOT("  curves:\n    - {id: a, title: ___, points: [1, 5]}\n"), KF_STANDARD));
    assert_string_equal("Curve 1", blank(0)->label);
    assert_non_null(strstr(spoken_figure(sheet->stage->pages.root), "Curve 1 starts at 1"));
}

/* --- wrong ----------------------------------------------------------------------------------------------------------- */

static void assert_refused(const char *blocks, const char *message)
{
    kf_assert_has(build_fails(blocks, KF_OUT_OF_RANGE)->message, message);
    kf_test_sheet_free(sheet);
    sheet = NULL;
}

static void points__are_two_to_twelve_from_0_to_10(void **state)
{
    assert_refused(ONE("3"), "through 1 points");
    assert_refused(ONE("1,2,3,4,5,6,7,8,9,8,7,6,5"), "through 13 points");
    assert_refused(ONE("3, 11"), "the point 11 does not lie");
    assert_refused(ONE("3, 4294967301"), "the point 4294967301 does not lie");
    build(ONE("0, 10"), KF_STANDARD);
}

static void kind__says_who_draws(void **state)
{
    assert_refused(PLOT("  curves:\n    - {id: a, title: A}\n"), "through 0 points");
    assert_refused(PLOT("  kind: wave\n  curves:\n    - {id: a, title: A, points: [1, 2]}\n"), "draws the curve by itself");
    assert_refused(PLOT("  kind: wanting-relief\n  curves:\n    - {id: a, title: A}\n"), "draws 2 curves, not 1");
    build(PLOT("  kind: wave\n  curves:\n    - {id: a, title: A}\n"), KF_STANDARD);
}

static void marks__stand_in_order_with_room_for_their_words(void **state)
{
    assert_refused(MARKS("8", "2"), "the mark at 2 has no room after the mark at 8");
    assert_refused(MARKS("2", "3.5"), "the mark at 3.5 has no room");
    build(MARKS("2", "4"), KF_STANDARD);
}

static void long_name__is_an_error_that_says_how_long_it_may_be(void **state)
{
    build(PLOT("  curves:\n    - {id: a, title: The wish to do it again that grows and grows over time, points: [1, 5]}\n"),
          KF_STANDARD);
    const struct kf_diag *diag = kf_test_find(sheet->run, KF_OVERFULL);

    assert_string_equal("sample/page/two-curves/curves/a/title", diag->address);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(figure__says_start_peak_and_end_of_each_curve),
        T(figure__says_the_points_of_an_author),
        T(words__are_read_after_the_drawing),
        T(large_print__numbers_the_marks_and_reads_each_number_once),
        T(name__is_level_with_the_end_of_its_curve),
        T(names__stand_clear_of_each_other_where_curves_end_alike),
        T(names__stay_above_the_word_of_the_time),
        T(mark__has_its_words_under_its_tick),
        T(mark_at_the_beginning__stays_on_the_page),
        T(right_to_left__runs_to_the_left),
        T(curves__are_drawn_through_all_their_points),
        T(column__has_the_words_under_the_drawing),
        T(plot_without_curves__is_room_to_draw),
        T(plot_without_curves__has_the_same_fields_in_large_print),
        T(blank_name__is_called_by_its_number),
        T(points__are_two_to_twelve_from_0_to_10),
        T(kind__says_who_draws),
        T(marks__stand_in_order_with_room_for_their_words),
        T(long_name__is_an_error_that_says_how_long_it_may_be),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
