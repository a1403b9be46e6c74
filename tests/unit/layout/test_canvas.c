/* Shapes as operations: what the canvas writes for the benchmark's floor is what it draws. */

#include "support/stage.h"

#include <string.h>

struct sheet {
    struct kf_theme theme;
    cairo_surface_t *surface;
    struct kf_canvas canvas;
};

static int set_up(void **state)
{
    struct sheet *sheet = g_new0(struct sheet, 1);
    struct kf_edition edition = {0};
    struct kf_identity identity = {.accent = "#FF0000", .tint = "#FFFFFF"};

    kf_theme_init(&sheet->theme, &edition, "en-US", false, &identity);
    sheet->surface = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, NULL);
    sheet->canvas = (struct kf_canvas){cairo_create(sheet->surface), &sheet->theme, g_string_new(NULL)};
    *state = sheet;
    return 0;
}

static int tear_down(void **state)
{
    struct sheet *sheet = *state;

    assert_int_equal(CAIRO_STATUS_SUCCESS, cairo_status(sheet->canvas.cr));
    cairo_destroy(sheet->canvas.cr);
    cairo_surface_destroy(sheet->surface);
    g_string_free(sheet->canvas.ops, TRUE);
    g_free(sheet);
    return 0;
}

static void stroke__writes_a_path(void **state)
{
    struct sheet *sheet = *state;

    kf_canvas_move(&sheet->canvas, KF_PT(1), KF_PT(2));
    kf_canvas_line(&sheet->canvas, KF_PT(10), KF_PT(2));
    kf_canvas_stroke(&sheet->canvas, KF_PT(.75), KF_INK_ACCENT, KF_DASH_NONE);
    assert_string_equal("path stroke 0.750 1.000 0.000 0.000 M 1.000 2.000 L 10.000 2.000\n", sheet->canvas.ops->str);
}

static void stroke__uses_the_path_up(void **state)
{
    struct sheet *sheet = *state;

    kf_canvas_circle(&sheet->canvas, KF_PT(5), KF_PT(5), KF_PT(3));
    kf_canvas_stroke(&sheet->canvas, KF_PT(1), KF_INK_BLACK, KF_DASH_DOTS);
    assert_false(cairo_has_current_point(sheet->canvas.cr));
    kf_canvas_circle(&sheet->canvas, KF_PT(5), KF_PT(5), KF_PT(3));
    kf_canvas_fill(&sheet->canvas, KF_INK_BLACK);
    assert_false(cairo_has_current_point(sheet->canvas.cr));
}

static void fill_keep__leaves_the_path(void **state)
{
    struct sheet *sheet = *state;

    kf_canvas_rectangle(&sheet->canvas, 0, 0, KF_PT(10), KF_PT(5), 0);
    kf_canvas_fill_keep(&sheet->canvas, KF_INK_BLACK);
    assert_true(cairo_has_current_point(sheet->canvas.cr));
}

static void path__is_written_where_it_lands_on_the_page(void **state)
{
    struct sheet *sheet = *state;

    cairo_translate(sheet->canvas.cr, 100, 50);
    cairo_scale(sheet->canvas.cr, -1, 1); /* mirrored */
    kf_canvas_move(&sheet->canvas, KF_PT(10), KF_PT(2));
    kf_canvas_line(&sheet->canvas, KF_PT(20), KF_PT(2));
    kf_canvas_stroke(&sheet->canvas, KF_PT(1), KF_INK_BLACK, KF_DASH_NONE);
    kf_assert_has(sheet->canvas.ops->str, "M 90.000 52.000 L 80.000 52.000\n");
}

static void rectangle__stays_in_its_box(void **state)
{
    struct sheet *sheet = *state;

    for (int radius = 0; radius < 12; radius++) { /* also where the radius is over half the height */
        double x1, y1, x2, y2;
        kf_canvas_rectangle(&sheet->canvas, KF_PT(3), KF_PT(4), KF_PT(20), KF_PT(10), KF_PT(radius));
        cairo_path_extents(sheet->canvas.cr, &x1, &y1, &x2, &y2);
        assert_true(x1 >= 3 - .01 && y1 >= 4 - .01 && x2 <= 23 + .01 && y2 <= 14 + .01);
        assert_true(x2 - x1 > 19.9 && y2 - y1 > 9.9);
        kf_canvas_fill(&sheet->canvas, KF_INK_BLACK);
    }
}

static void circle__is_round(void **state)
{
    struct sheet *sheet = *state;
    double x1, y1, x2, y2;

    kf_canvas_circle(&sheet->canvas, KF_PT(10), KF_PT(10), KF_PT(5));
    assert_true(cairo_in_fill(sheet->canvas.cr, 10 + 3.5, 10 + 3.5)); /* radius 4.95 */
    assert_false(cairo_in_fill(sheet->canvas.cr, 10 + 3.6, 10 + 3.6)); /* radius 5.09 */
    cairo_path_extents(sheet->canvas.cr, &x1, &y1, &x2, &y2);
    assert_true(x1 > 4.99 && x2 < 15.01 && y1 > 4.99 && y2 < 15.01);
    kf_canvas_fill(&sheet->canvas, KF_INK_BLACK);
}

static void paint__leaves_white_out_on_white(void **state)
{
    struct sheet *sheet = *state;

    kf_canvas_rectangle(&sheet->canvas, 0, 0, KF_PT(10), KF_PT(5), 0);
    kf_canvas_paint(&sheet->canvas, KF_INK_TINT, KF_PT(1), KF_INK_BLACK, KF_DASH_NONE);
    assert_null(strstr(sheet->canvas.ops->str, "path fill"));
    kf_canvas_rectangle(&sheet->canvas, 0, 0, KF_PT(10), KF_PT(5), 0);
    kf_canvas_paint(&sheet->canvas, KF_INK_ACCENT, KF_PT(1), KF_INK_BLACK, KF_DASH_NONE);
    kf_assert_has(sheet->canvas.ops->str, "path fill 0.000 1.000 0.000 0.000");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
        T(stroke__writes_a_path),
        T(stroke__uses_the_path_up),
        T(fill_keep__leaves_the_path),
        T(path__is_written_where_it_lands_on_the_page),
        T(rectangle__stays_in_its_box),
        T(circle__is_round),
        T(paint__leaves_white_out_on_white),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
