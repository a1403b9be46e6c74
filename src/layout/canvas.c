/* Shapes by name of ink, in 1/1024 pt, and as text when asked. */
#include "layout/canvas.h"

#include <math.h>

void kf_canvas_move(struct kf_canvas *canvas, kf_len x, kf_len y)
{
    cairo_move_to(canvas->cr, kf_to_pt(x), kf_to_pt(y));
}

void kf_canvas_line(struct kf_canvas *canvas, kf_len x, kf_len y)
{
    cairo_line_to(canvas->cr, kf_to_pt(x), kf_to_pt(y));
}

void kf_canvas_curve(struct kf_canvas *canvas, kf_len x1, kf_len y1, kf_len x2, kf_len y2, kf_len x3, kf_len y3)
{
    cairo_curve_to(canvas->cr, kf_to_pt(x1), kf_to_pt(y1), kf_to_pt(x2), kf_to_pt(y2), kf_to_pt(x3), kf_to_pt(y3));
}

void kf_canvas_close(struct kf_canvas *canvas)
{
    cairo_close_path(canvas->cr);
}

/* A quarter circle as one curve: cairo_arc would make the same with more work. */
#define QUARTER 0.5522847498

void kf_canvas_rectangle(struct kf_canvas *canvas, kf_len x, kf_len y, kf_len width, kf_len height, kf_len radius)
{
    kf_len r = kf_len_min(radius, kf_len_min(width, height) / 2), k = (kf_len)(r * (1 - QUARTER));

    if (r <= 0) {
        cairo_rectangle(canvas->cr, kf_to_pt(x), kf_to_pt(y), kf_to_pt(width), kf_to_pt(height));
        return;
    }
    kf_canvas_move(canvas, x + r, y);
    kf_canvas_line(canvas, x + width - r, y);
    kf_canvas_curve(canvas, x + width - k, y, x + width, y + k, x + width, y + r);
    kf_canvas_line(canvas, x + width, y + height - r);
    kf_canvas_curve(canvas, x + width, y + height - k, x + width - k, y + height, x + width - r, y + height);
    kf_canvas_line(canvas, x + r, y + height);
    kf_canvas_curve(canvas, x + k, y + height, x, y + height - k, x, y + height - r);
    kf_canvas_line(canvas, x, y + r);
    kf_canvas_curve(canvas, x, y + k, x + k, y, x + r, y);
    kf_canvas_close(canvas);
}

void kf_canvas_circle(struct kf_canvas *canvas, kf_len x, kf_len y, kf_len radius)
{
    kf_len k = (kf_len)(radius * QUARTER);

    kf_canvas_move(canvas, x + radius, y);
    kf_canvas_curve(canvas, x + radius, y + k, x + k, y + radius, x, y + radius);
    kf_canvas_curve(canvas, x - k, y + radius, x - radius, y + k, x - radius, y);
    kf_canvas_curve(canvas, x - radius, y - k, x - k, y - radius, x, y - radius);
    kf_canvas_curve(canvas, x + k, y - radius, x + radius, y - k, x + radius, y);
    kf_canvas_close(canvas);
}

static void append_number(GString *out, double value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];

    g_string_append_printf(out, " %s", g_ascii_formatd(text, sizeof text, "%.3f", value));
}

static void append_point(GString *out, cairo_t *cr, double x, double y)
{
    cairo_user_to_device(cr, &x, &y);
    append_number(out, x);
    append_number(out, y);
}

/* One `path` line of the form that the benchmark's floor reads. */
static void write_path(struct kf_canvas *canvas, const char *how, double width, enum kf_ink ink)
{
    static const char letters[] = {[CAIRO_PATH_MOVE_TO] = 'M', [CAIRO_PATH_LINE_TO] = 'L', [CAIRO_PATH_CURVE_TO] = 'C',
                                   [CAIRO_PATH_CLOSE_PATH] = 'Z'};
    static const int points[] = {[CAIRO_PATH_MOVE_TO] = 1, [CAIRO_PATH_LINE_TO] = 1, [CAIRO_PATH_CURVE_TO] = 3,
                                 [CAIRO_PATH_CLOSE_PATH] = 0};
    struct kf_color color = canvas->theme->inks[ink];
    cairo_path_t *path = cairo_copy_path(canvas->cr);

    g_string_append_printf(canvas->ops, "path %s", how);
    append_number(canvas->ops, width);
    append_number(canvas->ops, color.red);
    append_number(canvas->ops, color.green);
    append_number(canvas->ops, color.blue);
    for (int i = 0; i < path->num_data; i += path->data[i].header.length) {
        cairo_path_data_type_t type = path->data[i].header.type;
        g_string_append_printf(canvas->ops, " %c", letters[type]);
        for (int j = 1; j <= points[type]; j++) {
            append_point(canvas->ops, canvas->cr, path->data[i + j].point.x, path->data[i + j].point.y);
        }
    }
    g_string_append_c(canvas->ops, '\n');
    cairo_path_destroy(path);
}

static void set_ink(struct kf_canvas *canvas, enum kf_ink ink)
{
    struct kf_color color = canvas->theme->inks[ink];

    cairo_set_source_rgb(canvas->cr, color.red, color.green, color.blue);
}

static void set_dash(cairo_t *cr, enum kf_dash dash)
{
    static const double mm = 72.0 / 25.4;
    const double instead[] = {1.4 * mm, .9 * mm}, cut[] = {2 * mm, 1.5 * mm}, dots[] = {0, 1.76 * mm};

    switch (dash) {
    case KF_DASH_NONE:
        cairo_set_dash(cr, NULL, 0, 0);
        break;
    case KF_DASH_INSTEAD:
        cairo_set_dash(cr, instead, 2, 0);
        break;
    case KF_DASH_CUT:
        cairo_set_dash(cr, cut, 2, 0);
        break;
    case KF_DASH_DOTS:
        cairo_set_dash(cr, dots, 2, 0);
        break;
    }
}

void kf_canvas_stroke(struct kf_canvas *canvas, kf_len width, enum kf_ink ink, enum kf_dash dash)
{
    if (canvas->ops) {
        write_path(canvas, "stroke", kf_to_pt(width), ink);
    }
    set_ink(canvas, ink);
    cairo_set_line_width(canvas->cr, kf_to_pt(width));
    cairo_set_line_cap(canvas->cr, dash == KF_DASH_DOTS ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
    set_dash(canvas->cr, dash);
    cairo_stroke(canvas->cr);
}

void kf_canvas_stroke_round(struct kf_canvas *canvas, kf_len width, enum kf_ink ink, kf_len dots)
{
    const double pattern[] = {0, kf_to_pt(dots)};

    if (canvas->ops) {
        write_path(canvas, "stroke", kf_to_pt(width), ink);
    }
    set_ink(canvas, ink);
    cairo_set_line_width(canvas->cr, kf_to_pt(width));
    cairo_set_line_cap(canvas->cr, CAIRO_LINE_CAP_ROUND);
    cairo_set_dash(canvas->cr, pattern, dots > 0 ? 2 : 0, 0);
    cairo_stroke(canvas->cr);
}

void kf_canvas_fill_keep(struct kf_canvas *canvas, enum kf_ink ink)
{
    if (canvas->ops) {
        write_path(canvas, "fill", 0, ink);
    }
    set_ink(canvas, ink);
    cairo_fill_preserve(canvas->cr);
}

void kf_canvas_fill(struct kf_canvas *canvas, enum kf_ink ink)
{
    if (canvas->ops) {
        write_path(canvas, "fill", 0, ink);
    }
    set_ink(canvas, ink);
    cairo_fill(canvas->cr);
}

void kf_canvas_paint(struct kf_canvas *canvas, enum kf_ink fill, kf_len width, enum kf_ink ink, enum kf_dash dash)
{
    if (fill != KF_INK_NONE && canvas->theme->inks[fill].green < 1) { /* white on white paints nothing */
        kf_canvas_fill_keep(canvas, fill);
    }
    kf_canvas_stroke(canvas, width, ink, dash);
}

void kf_canvas_note_image(struct kf_canvas *canvas, const char *sum, kf_len width, kf_len height)
{
    if (canvas->ops && sum) {
        g_string_append_printf(canvas->ops, "image %s", sum);
        append_point(canvas->ops, canvas->cr, 0, 0);
        append_number(canvas->ops, kf_to_pt(width));
        append_number(canvas->ops, kf_to_pt(height));
        g_string_append_c(canvas->ops, '\n');
    }
}
