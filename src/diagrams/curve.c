/* A line that rises and falls: shorter in than out for a breath, even for a wave. */
#include "diagrams/curve.h"

#define HEIGHT KF_MM(11)
#define INSET KF_MM(1)

struct curve { /* parts of the width, or of the way from the start to the peak and on to the end */
    double peak;
    double leave_foot, reach_peak, leave_peak, reach_foot;
};

static const struct curve curves[KF_CURVE_COUNT] = {
    [KF_CURVE_BREATH] = {.306, .5, .45, .25, .5},
    [KF_CURVE_WAVE] = {.5, .42, .45, .45, .42},
};

kf_len kf_curve_peak(enum kf_curve curve, kf_len width)
{
    return KF_ROUND(width * curves[curve].peak);
}

static void draw_curve(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    const struct curve *curve = data;
    kf_len stroke = canvas->theme->strokes[KF_STROKE_BOLD], top = stroke, foot = placed->height - stroke;
    kf_len peak = KF_ROUND(placed->width * curve->peak), end = placed->width - INSET;
    kf_len up = peak - INSET, down = end - peak;

    if (curve == &curves[KF_CURVE_BREATH]) { /* where in becomes out */
        kf_canvas_move(canvas, peak, top + KF_MM(2));
        kf_canvas_line(canvas, peak, foot);
        kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_TICK], KF_INK_BLACK, KF_DASH_DOTS);
    }
    kf_canvas_move(canvas, INSET, foot);
    kf_canvas_curve(canvas, INSET + KF_ROUND(up * curve->leave_foot), foot, peak - KF_ROUND(up * curve->reach_peak), top,
                    peak, top);
    kf_canvas_curve(canvas, peak + KF_ROUND(down * curve->leave_peak), top, end - KF_ROUND(down * curve->reach_foot), foot,
                    end, foot);
    kf_canvas_stroke_round(canvas, stroke, KF_INK_ACCENT, 0);
}

struct kf_box *kf_curve_box(struct kf_arena *arena, enum kf_curve curve, kf_len width)
{
    return kf_box_art(arena, width, HEIGHT, draw_curve, &curves[curve]);
}
