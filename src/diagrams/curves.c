/* Curves through points, smooth and without a bump that is not in the points: cubic pieces with the slopes of F. N. Fritsch
 * and R. E. Carlson, "Monotone Piecewise Cubic Interpolation", SIAM Journal on Numerical Analysis 17 (1980), 238-246. */
#include "diagrams/curves.h"

#include "diagrams/arrow.h"

#include <math.h>

#define AXIS_X KF_MM(2)    /* of the upright axis, for its arrowhead */
#define AXIS_FOOT KF_MM(3) /* under the time axis, for the ticks */
#define TIP_ROOM KF_MM(5)  /* axes go on past the highest and the last point */
#define FLOOR KF_MM(2.5)   /* 0 stands clear of the axis */
#define TICK_HALF KF_MM(2)

kf_len kf_curves_x(double time, kf_len width)
{
    return AXIS_X + (kf_len)((double)(width - AXIS_X - TIP_ROOM) * time / KF_CURVE_TOP);
}

static kf_len axis_y(kf_len height)
{
    return height - AXIS_FOOT;
}

static kf_len curve_y(double height_of_curve, kf_len height)
{
    kf_len foot = axis_y(height) - FLOOR;

    return foot - (kf_len)((double)(foot - TIP_ROOM) * height_of_curve / KF_CURVE_TOP);
}

void kf_curve_slopes(const struct kf_curve *curve, double ret_slopes[KF_CURVE_POINTS])
{
    double rises[KF_CURVE_POINTS] = {0};
    int last = curve->count - 1;

    for (int i = 0; i < last; i++) {
        rises[i] = curve->heights[i + 1] - curve->heights[i];
    }
    ret_slopes[0] = rises[0];
    ret_slopes[last] = rises[last - 1];
    for (int i = 1; i < last; i++) { /* level where the curve turns */
        ret_slopes[i] = rises[i - 1] * rises[i] > 0 ? (rises[i - 1] + rises[i]) / 2 : 0;
    }
    for (int i = 0; i < last; i++) {
        if (rises[i] == 0) {
            ret_slopes[i] = ret_slopes[i + 1] = 0;
            continue;
        }
        double a = ret_slopes[i] / rises[i], b = ret_slopes[i + 1] / rises[i], length = hypot(a, b);
        if (length > 3) { /* inside the circle of radius 3, a piece is monotone */
            ret_slopes[i] = 3 / length * a * rises[i];
            ret_slopes[i + 1] = 3 / length * b * rises[i];
        }
    }
}

/* A cubic with these slopes is a Bezier curve whose handles lie a third of a step away. */
static void trace_curve(struct kf_canvas *canvas, const struct kf_curve *curve, kf_len width, kf_len height)
{
    double slopes[KF_CURVE_POINTS], step = (double)KF_CURVE_TOP / (curve->count - 1);

    kf_curve_slopes(curve, slopes);
    kf_canvas_move(canvas, kf_curves_x(0, width), curve_y(curve->heights[0], height));
    for (int i = 0; i + 1 < curve->count; i++) {
        double from = curve->heights[i], to = curve->heights[i + 1];
        kf_canvas_curve(canvas, kf_curves_x(step * (i + 1.0 / 3), width), curve_y(from + slopes[i] / 3, height),
                        kf_curves_x(step * (i + 2.0 / 3), width), curve_y(to - slopes[i + 1] / 3, height),
                        kf_curves_x(step * (i + 1), width), curve_y(to, height));
    }
}

static void stroke_curve(struct kf_canvas *canvas, int curve)
{
    kf_canvas_stroke(canvas, canvas->theme->strokes[curve == 0 ? KF_STROKE_HEAVY : KF_STROKE_BOLD], KF_INK_ACCENT,
                     curve == 0 ? KF_DASH_NONE : KF_DASH_INSTEAD);
}

static void draw_axes(struct kf_canvas *canvas, const struct kf_curves *curves, kf_len width, kf_len height)
{
    kf_len y = axis_y(height), half = canvas->theme->strokes[KF_STROKE_TICK] / 2;

    kf_arrow_trace(canvas, AXIS_X, y, AXIS_X, half);
    kf_arrow_trace(canvas, AXIS_X, y, width - half, y);
    for (int i = 0; i < curves->tick_count; i++) {
        kf_len x = kf_curves_x(curves->ticks[i], width);
        kf_canvas_move(canvas, x, y - TICK_HALF);
        kf_canvas_line(canvas, x, y + TICK_HALF);
    }
    kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_TICK], KF_INK_BLACK, KF_DASH_NONE);
}

/* Where there is nothing to see yet: the sheet to draw on, inside the axes. */
static void draw_room(struct kf_canvas *canvas, kf_len width, kf_len height)
{
    kf_len y = axis_y(height), right = width - TIP_ROOM;

    kf_canvas_move(canvas, AXIS_X, TIP_ROOM);
    kf_canvas_line(canvas, right, TIP_ROOM);
    kf_canvas_line(canvas, right, y);
    kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_LINE], KF_INK_BLACK, KF_DASH_NONE);
}

static void draw_plot(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    const struct kf_curves *curves = data;

    for (int i = 0; i < curves->count; i++) {
        trace_curve(canvas, &curves->curves[i], placed->width, placed->height);
        stroke_curve(canvas, i);
    }
    if (curves->count == 0) {
        draw_room(canvas, placed->width, placed->height);
    }
    draw_axes(canvas, curves, placed->width, placed->height);
}

struct kf_box *kf_curves_plot(struct kf_arena *arena, const struct kf_curves *curves, kf_len width, kf_len height)
{
    return kf_box_art(arena, width, height, draw_plot, curves);
}

static void draw_sample(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_canvas_move(canvas, 0, placed->height / 2);
    kf_canvas_line(canvas, placed->width, placed->height / 2);
    stroke_curve(canvas, *(const int *)data);
}

struct kf_box *kf_curve_sample(struct kf_arena *arena, int curve, kf_len width, kf_len height)
{
    int *which = KF_NEW(arena, int);

    *which = curve;
    return kf_box_art(arena, width, height, draw_sample, which);
}

/* --- words around the plot ------------------------------------------------------------------------------------------- */

#define WORD_GAP KF_MM(1)
#define LABEL_LEFT KF_MM(3) /* of the plot's end */
#define LABEL_GAP KF_MM(2)
#define ABOVE_AXIS KF_MM(4) /* labels end above the time's word, which stands at the axis */
#define MARK_MOST KF_MM(46)
#define MARK_GAP KF_MM(3)

kf_len kf_curve_mark_width(const struct kf_curves *curves, int tick, kf_len plot_width)
{
    kf_len x = kf_curves_x(curves->ticks[tick], plot_width), width = MARK_MOST;

    if (tick > 0) {
        width = kf_len_min(width, x - kf_curves_x(curves->ticks[tick - 1], plot_width) - MARK_GAP);
    }
    if (tick + 1 < curves->tick_count) {
        width = kf_len_min(width, kf_curves_x(curves->ticks[tick + 1], plot_width) - x - MARK_GAP);
    }
    return width;
}

struct layout { /* while the boxes are placed */
    struct kf_shaper *shaper;
    const struct kf_curves *curves;
    const struct kf_curve_words *words;
    kf_len width, plot, top, height; /* top: of the plot */
};

static kf_len natural_height(const struct layout *layout, const struct kf_box *box, kf_len width)
{
    struct kf_fit fit = kf_fit_natural(layout->shaper->theme);

    return kf_measure(layout->shaper, box, width, &fit);
}

/* As large as the whole drawing, so that all children share its coordinates. */
static struct kf_child area(const struct layout *layout, enum kf_role role, const struct kf_child *children, int count)
{
    struct kf_box *box = kf_box_art(layout->shaper->arena, layout->width, layout->height, NULL, NULL);

    kf_box_art_children(layout->shaper->arena, box, children, count);
    return (struct kf_child){kf_box_role(layout->shaper->arena, box, role), 0, 0, layout->width, layout->height};
}

/* The first line of each is level with its curve's end; where two would touch, the lower goes down as far as the axis
 * lets it, the upper gives way by the rest. */
static void place_labels(const struct layout *layout, struct kf_child labels[KF_CURVES_MOST])
{
    kf_len line = layout->shaper->theme->types[KF_STYLE_SUBHEAD].line;
    kf_len x = layout->plot + LABEL_LEFT, foot = layout->top + axis_y(KF_CURVES_HEIGHT) - ABOVE_AXIS;

    for (int i = 0; i < layout->curves->count; i++) {
        const struct kf_curve *curve = &layout->curves->curves[i];
        kf_len end = layout->top + curve_y(curve->heights[curve->count - 1], KF_CURVES_HEIGHT);
        kf_len height = natural_height(layout, layout->words->labels[i], layout->width - x);
        labels[i] = (struct kf_child){layout->words->labels[i], x, kf_len_min(end - line / 2, foot - height),
                                      layout->width - x, height};
    }
    if (layout->curves->count == KF_CURVES_MOST) {
        bool first_above = labels[0].y <= labels[1].y;
        struct kf_child *upper = &labels[first_above ? 0 : 1], *lower = &labels[first_above ? 1 : 0];
        lower->y = kf_len_min(kf_len_max(lower->y, upper->y + upper->height + LABEL_GAP), foot - lower->height);
        upper->y = kf_len_max(0, kf_len_min(upper->y, lower->y - LABEL_GAP - upper->height));
    }
}

/* Its middle under the tick, if the page's edge lets it. */
static struct kf_child mark_at(const struct layout *layout, int tick)
{
    kf_len x = kf_curves_x(layout->curves->ticks[tick], layout->plot), width = layout->words->mark_widths[tick];
    struct kf_box *box = layout->words->marks[tick];

    return (struct kf_child){box, kf_len_max(0, x - width / 2), layout->top + KF_CURVES_HEIGHT + WORD_GAP / 2, width,
                             natural_height(layout, box, width)};
}

static kf_len marks_height(const struct layout *layout)
{
    kf_len height = 0;

    for (int i = 0; i < layout->curves->tick_count; i++) {
        height = kf_len_max(height, mark_at(layout, i).height + WORD_GAP);
    }
    return height;
}

struct kf_box *kf_curves_box(struct kf_shaper *shaper, const struct kf_curves *curves,
                             const struct kf_curve_words *words, kf_len width)
{
    struct layout layout = {shaper, curves, words, width, width - KF_CURVES_SIDE, 0, 0};
    kf_len over = natural_height(&layout, words->height, layout.plot), beside = KF_CURVES_SIDE - LABEL_LEFT;
    kf_len line = natural_height(&layout, words->time, beside);
    struct kf_child labels[KF_CURVES_MOST], marks[KF_CURVE_TICKS], parts[5];
    int count = 0;

    layout.top = over + WORD_GAP;
    layout.height = layout.top + KF_CURVES_HEIGHT + marks_height(&layout);
    place_labels(&layout, labels);
    for (int i = 0; i < curves->tick_count; i++) {
        marks[i] = mark_at(&layout, i);
    }
    parts[count++] = (struct kf_child){words->plot, 0, layout.top, layout.plot, KF_CURVES_HEIGHT};
    parts[count++] = (struct kf_child){words->height, 0, 0, layout.plot, over};
    parts[count++] = (struct kf_child){words->time, layout.plot + LABEL_LEFT,
                                       layout.top + axis_y(KF_CURVES_HEIGHT) - line / 2, beside, line};
    if (curves->count > 0) {
        parts[count++] = area(&layout, KF_ROLE_LIST, labels, curves->count);
    }
    if (curves->tick_count > 0) {
        parts[count++] = area(&layout, KF_ROLE_LIST, marks, curves->tick_count);
    }
    struct kf_box *box = kf_box_art(shaper->arena, width, layout.height, NULL, NULL);
    kf_box_art_children(shaper->arena, box, parts, count);
    return box;
}
