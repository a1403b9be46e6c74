/* Kinds of lines differ in number, weight and dashes, never in color. */
#include "diagrams/family_signs.h"

#define DOTS KF_MM(1.9)
#define CROSS KF_MM(2) /* half of the small cross for one who died: it leaves the shape its calm */
#define SLASH_HALF KF_MM(1.8)
#define SLASH_APART KF_MM(1.4)
#define SAMPLE_WIDTH KF_MM(16)
#define SAMPLE_HEIGHT KF_MM(6)

static void trace_shape(struct kf_canvas *canvas, enum kf_family_sign shape, kf_len x, kf_len y, kf_len side)
{
    kf_len half = side / 2;

    if (shape == KF_FAMILY_CIRCLE) {
        kf_canvas_circle(canvas, x + half, y + half, half);
    } else if (shape == KF_FAMILY_SQUARE) {
        kf_canvas_rectangle(canvas, x, y, side, side, 0);
    } else {
        kf_canvas_move(canvas, x + half, y);
        kf_canvas_line(canvas, x + side, y + half);
        kf_canvas_line(canvas, x + half, y + side);
        kf_canvas_line(canvas, x, y + half);
        kf_canvas_close(canvas);
    }
}

static void draw_cross(struct kf_canvas *canvas, kf_len x, kf_len y)
{
    kf_canvas_move(canvas, x - CROSS, y - CROSS);
    kf_canvas_line(canvas, x + CROSS, y + CROSS);
    kf_canvas_move(canvas, x + CROSS, y - CROSS);
    kf_canvas_line(canvas, x - CROSS, y + CROSS);
    kf_canvas_stroke_round(canvas, canvas->theme->strokes[KF_STROKE_TICK], KF_INK_BLACK, 0);
}

static void draw_shape(struct kf_canvas *canvas, enum kf_family_sign shape, kf_len x, kf_len y, kf_len side)
{
    kf_len stroke = canvas->theme->strokes[KF_STROKE_ARC];

    trace_shape(canvas, shape, x + stroke / 2, y + stroke / 2, side - stroke);
    kf_canvas_fill_keep(canvas, KF_INK_PAPER);
    kf_canvas_stroke(canvas, stroke, KF_INK_ACCENT, KF_DASH_NONE);
}

void kf_family_shape(struct kf_canvas *canvas, enum kf_family_sign shape, bool died, kf_len x, kf_len y)
{
    draw_shape(canvas, shape, x, y, KF_FAMILY_SIDE);
    if (died) {
        draw_cross(canvas, x + KF_FAMILY_SIDE / 2, y + KF_FAMILY_SIDE / 2);
    }
}

void kf_family_stroke(struct kf_canvas *canvas, enum kf_family_sign kind)
{
    const kf_len *strokes = canvas->theme->strokes;

    switch (kind) {
    case KF_FAMILY_CLOSE: { /* two lines: a broad one with paper inside */
        cairo_path_t *path = cairo_copy_path(canvas->cr);
        kf_canvas_stroke(canvas, KF_PT(3.4), KF_INK_BLACK, KF_DASH_NONE);
        cairo_append_path(canvas->cr, path);
        cairo_path_destroy(path);
        kf_canvas_stroke(canvas, KF_PT(1.4), KF_INK_PAPER, KF_DASH_NONE);
        break;
    }
    case KF_FAMILY_STRONG:
        kf_canvas_stroke(canvas, KF_PT(3), KF_INK_BLACK, KF_DASH_NONE);
        break;
    case KF_FAMILY_DISTANT:
        kf_canvas_stroke(canvas, strokes[KF_STROKE_LINE], KF_INK_BLACK, KF_DASH_CUT);
        break;
    case KF_FAMILY_RAISING:
        kf_canvas_stroke_round(canvas, strokes[KF_STROKE_BOLD], KF_INK_BLACK, DOTS);
        break;
    default:
        kf_canvas_stroke(canvas, strokes[KF_STROKE_TICK], KF_INK_BLACK, KF_DASH_NONE);
    }
}

void kf_family_line(struct kf_canvas *canvas, enum kf_family_sign kind, kf_len from, kf_len to, kf_len y)
{
    kf_len x = kf_len_max(from + (to - from) / 4, kf_len_min(from + KF_FAMILY_SIDE / 2 + KF_MM(4), (from + to) / 2));

    kf_canvas_move(canvas, from, y);
    kf_canvas_line(canvas, to, y);
    kf_family_stroke(canvas, kind);
    for (int i = 0; kind == KF_FAMILY_APART && i < 2; i++) {
        kf_len middle = x + (2 * i - 1) * SLASH_APART / 2;
        kf_canvas_move(canvas, middle - SLASH_HALF / 2, y + SLASH_HALF);
        kf_canvas_line(canvas, middle + SLASH_HALF / 2, y - SLASH_HALF);
    }
    if (kind == KF_FAMILY_APART) {
        kf_family_stroke(canvas, kind);
    }
}

static void draw_sample(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    enum kf_family_sign sign = *(const enum kf_family_sign *)data;
    kf_len y = placed->height / 2, x = placed->width / 2;

    if (sign == KF_FAMILY_DIED) {
        draw_cross(canvas, x, y);
    } else if (sign >= KF_FAMILY_SQUARE) {
        draw_shape(canvas, sign, x - y, 0, placed->height);
    } else {
        kf_family_line(canvas, sign, 0, placed->width, y);
    }
}

struct kf_box *kf_family_sample(struct kf_arena *arena, enum kf_family_sign sign)
{
    return kf_box_art(arena, SAMPLE_WIDTH, SAMPLE_HEIGHT, draw_sample, kf_arena_copy(arena, &sign, sizeof sign));
}
