/* Arrowheads, from the target page of the cycle. */
#include "diagrams/arrow.h"

#include <math.h>

#define HEAD KF_MM(2.6)
#define HEAD_HALF KF_MM(1.9)

static struct kf_direction direction(kf_len from_x, kf_len from_y, kf_len x, kf_len y)
{
    double length = hypot(x - from_x, y - from_y);

    return (struct kf_direction){(x - from_x) / length, (y - from_y) / length};
}

void kf_arrow_head(struct kf_canvas *canvas, kf_len x, kf_len y, struct kf_direction towards)
{
    kf_len back_x = x - (kf_len)(HEAD * towards.x), back_y = y - (kf_len)(HEAD * towards.y);
    kf_len side_x = (kf_len)(HEAD_HALF * -towards.y), side_y = (kf_len)(HEAD_HALF * towards.x);

    kf_canvas_move(canvas, back_x + side_x, back_y + side_y);
    kf_canvas_line(canvas, x, y);
    kf_canvas_line(canvas, back_x - side_x, back_y - side_y);
}

static void trace_line(struct kf_canvas *canvas, kf_len from_x, kf_len from_y, kf_len x, kf_len y)
{
    kf_canvas_move(canvas, from_x, from_y);
    kf_canvas_line(canvas, x, y);
}

void kf_arrow_trace(struct kf_canvas *canvas, kf_len from_x, kf_len from_y, kf_len x, kf_len y)
{
    trace_line(canvas, from_x, from_y, x, y);
    kf_arrow_head(canvas, x, y, direction(from_x, from_y, x, y));
}

void kf_arrow_stroke(struct kf_canvas *canvas)
{
    kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_ARC], KF_INK_ACCENT, KF_DASH_NONE);
}

void kf_arrow_draw_dashed(struct kf_canvas *canvas, kf_len from_x, kf_len from_y, kf_len x, kf_len y)
{
    kf_len stroke = canvas->theme->strokes[KF_STROKE_MEDIUM];

    trace_line(canvas, from_x, from_y, x, y);
    kf_canvas_stroke(canvas, stroke, KF_INK_ACCENT, KF_DASH_INSTEAD);
    kf_arrow_head(canvas, x, y, direction(from_x, from_y, x, y));
    kf_canvas_stroke(canvas, stroke, KF_INK_ACCENT, KF_DASH_NONE);
}
