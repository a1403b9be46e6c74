/* Shape carries meaning, tint never does: solid bubble for what to say, dashed for what to leave, a heavy bar for what to
 * do, dots for what to ask, a square frame for what to watch for. Each survives a photocopy. */
#include "blocks/frame.h"

#include "blocks/build.h"

#define RADIUS KF_MM(3)
#define TAIL KF_MM(3.4)

struct look {
    enum kf_stroke stroke;
    enum kf_ink ink, fill;
    enum kf_dash dash;
    struct kf_pad pad; /* mm, as KF_MM */
    bool flexible;
    kf_draw *draw;
};

/* Down the left side, round the foot and up again, or only down both sides. */
static void trace_foot(struct kf_canvas *canvas, kf_len left, kf_len right, kf_len top, kf_len foot, bool open)
{
    kf_len k = (kf_len)(RADIUS * .4477);

    kf_canvas_move(canvas, left, top);
    if (open) {
        kf_canvas_line(canvas, left, foot);
        kf_canvas_move(canvas, right, foot);
    } else {
        kf_canvas_line(canvas, left, foot - RADIUS);
        kf_canvas_curve(canvas, left, foot - k, left + k, foot, left + RADIUS, foot);
        kf_canvas_line(canvas, right - RADIUS, foot);
        kf_canvas_curve(canvas, right - k, foot, right, foot - k, right, foot - RADIUS);
    }
    kf_canvas_line(canvas, right, top);
}

/* Inset by half the stroke, so that nothing passes the margin. */
void kf_frame_trace(struct kf_canvas *canvas, const struct kf_placed *placed, kf_len stroke)
{
    kf_len half = stroke / 2, right = placed->width - half, k = (kf_len)(RADIUS * .4477);
    kf_len top = half + RADIUS, foot = placed->height - (placed->open_bottom ? 0 : half);

    if (!placed->open_top && !placed->open_bottom) {
        kf_canvas_rectangle(canvas, half, half, placed->width - stroke, placed->height - stroke, RADIUS);
        return;
    }
    if (placed->open_top) {
        trace_foot(canvas, half, right, 0, foot, placed->open_bottom);
        return;
    }
    kf_canvas_move(canvas, half, foot);
    kf_canvas_line(canvas, half, top);
    kf_canvas_curve(canvas, half, half + k, half + k, half, half + RADIUS, half);
    kf_canvas_line(canvas, right - RADIUS, half);
    kf_canvas_curve(canvas, right - k, half, right, half + k, right, top);
    kf_canvas_line(canvas, right, foot);
}

static void draw_panel(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    const struct look *look = data;
    kf_len stroke = canvas->theme->strokes[look->stroke];

    kf_frame_trace(canvas, placed, stroke);
    kf_canvas_paint(canvas, look->fill, stroke, look->ink, look->dash);
}

static void draw_square(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    const struct look *look = data;
    kf_len stroke = canvas->theme->strokes[look->stroke], half = stroke / 2;

    kf_canvas_rectangle(canvas, half, half, placed->width - stroke, placed->height - stroke, 0);
    kf_canvas_paint(canvas, look->fill, stroke, look->ink, look->dash);
}

struct body { /* a bubble's rounded rectangle, stroke taken off */
    kf_len x, y, right, foot, radius, k;
};

static struct body body_of(const struct kf_placed *placed, kf_len stroke)
{
    kf_len radius = kf_len_min(RADIUS, placed->height / 2 - stroke);

    return (struct body){stroke / 2, stroke / 2, placed->width - stroke / 2, placed->height - stroke / 2, radius,
                         (kf_len)(radius * .4477)};
}

/* Clockwise from under the top left corner to above the foot left one. */
static void trace_right(struct kf_canvas *canvas, const struct body *b)
{
    kf_canvas_curve(canvas, b->x, b->y + b->k, b->x + b->k, b->y, b->x + b->radius, b->y);
    kf_canvas_line(canvas, b->right - b->radius, b->y);
    kf_canvas_curve(canvas, b->right - b->k, b->y, b->right, b->y + b->k, b->right, b->y + b->radius);
    kf_canvas_line(canvas, b->right, b->foot - b->radius);
    kf_canvas_curve(canvas, b->right, b->foot - b->k, b->right - b->k, b->foot, b->right - b->radius, b->foot);
}

static void trace_foot_left(struct kf_canvas *canvas, const struct body *b)
{
    kf_canvas_line(canvas, b->x + b->radius, b->foot);
    kf_canvas_curve(canvas, b->x + b->k, b->foot, b->x, b->foot - b->k, b->x, b->foot - b->radius);
}

/* Tail: from y0 = min(4, h/2 - 2) mm under the top, 4 mm of base, tip 3.4 mm out at y0 + 3.6. */
static kf_len tail_top(const struct kf_placed *placed)
{
    return kf_len_min(KF_MM(4), placed->height / 2 - KF_MM(2));
}

static void draw_side_bubble(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    const struct look *look = data;
    kf_len stroke = canvas->theme->strokes[look->stroke], y0 = tail_top(placed);
    struct body b = body_of(placed, stroke);

    kf_canvas_move(canvas, b.x, y0);
    kf_canvas_line(canvas, b.x, b.y + b.radius);
    trace_right(canvas, &b);
    trace_foot_left(canvas, &b);
    kf_canvas_line(canvas, b.x, y0 + KF_MM(4));
    if (look->dash == KF_DASH_NONE) {
        kf_canvas_line(canvas, b.x - TAIL, y0 + KF_MM(3.6));
        kf_canvas_close(canvas);
        kf_canvas_paint(canvas, look->fill, stroke, look->ink, look->dash);
        return;
    }
    kf_canvas_stroke(canvas, stroke, look->ink, look->dash);
    kf_canvas_move(canvas, b.x, y0); /* the tail of a dashed bubble is solid */
    kf_canvas_line(canvas, b.x - TAIL, y0 + KF_MM(3.6));
    kf_canvas_line(canvas, b.x, y0 + KF_MM(4));
    kf_canvas_stroke(canvas, stroke, look->ink, KF_DASH_NONE);
}

/* The same bubble seen in a mirror. */
static void draw_far_bubble(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    cairo_save(canvas->cr);
    cairo_translate(canvas->cr, kf_to_pt(placed->width), 0);
    cairo_scale(canvas->cr, -1, 1);
    draw_side_bubble(canvas, placed, data);
    cairo_restore(canvas->cr);
}

/* The tail hangs 3.4 mm under the box: base from 8 to 13 mm, tip at 7. */
static void draw_down_bubble(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    const struct look *look = data;
    kf_len stroke = canvas->theme->strokes[look->stroke];
    struct body b = body_of(placed, stroke);

    b.foot -= TAIL;
    kf_canvas_move(canvas, b.x, b.y + b.radius);
    trace_right(canvas, &b);
    kf_canvas_line(canvas, KF_MM(13), b.foot);
    kf_canvas_line(canvas, KF_MM(7), b.foot + TAIL);
    kf_canvas_line(canvas, KF_MM(8), b.foot);
    trace_foot_left(canvas, &b);
    kf_canvas_close(canvas);
    kf_canvas_paint(canvas, look->fill, stroke, look->ink, look->dash);
}

static void draw_bar(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    const struct look *look = data;
    kf_len stroke = canvas->theme->strokes[look->stroke];

    kf_canvas_move(canvas, stroke / 2, stroke / 2);
    kf_canvas_line(canvas, stroke / 2, placed->height - stroke / 2);
    kf_canvas_stroke(canvas, stroke, look->ink, look->dash);
}

static const struct look looks[KF_FRAME_KIND_COUNT] = {
    [KF_FRAME_PLAIN] = {KF_STROKE_LINE, KF_INK_BLACK, KF_INK_NONE, KF_DASH_NONE,
                        {KF_MM(4), KF_MM(4), KF_MM(4), KF_MM(4)}, true, draw_panel},
    [KF_FRAME_STRONG] = {KF_STROKE_MEDIUM, KF_INK_BLACK, KF_INK_NONE, KF_DASH_NONE,
                         {KF_MM(4), KF_MM(4), KF_MM(4), KF_MM(4)}, true, draw_panel},
    [KF_FRAME_BOLD] = {KF_STROKE_BOLD, KF_INK_BLACK, KF_INK_NONE, KF_DASH_NONE,
                       {KF_MM(4), KF_MM(4), KF_MM(4), KF_MM(4)}, true, draw_panel},
    [KF_FRAME_HEAVY] = {KF_STROKE_HEAVY, KF_INK_BLACK, KF_INK_NONE, KF_DASH_NONE,
                        {KF_MM(4), KF_MM(4), KF_MM(4), KF_MM(4)}, true, draw_panel},
    [KF_FRAME_CALLOUT] = {KF_STROKE_MEDIUM, KF_INK_ACCENT, KF_INK_TINT, KF_DASH_NONE,
                          {KF_MM(2.5), KF_MM(5), KF_MM(2.5), KF_MM(5)}, false, draw_panel},
    [KF_FRAME_WATCH] = {KF_STROKE_BOLD, KF_INK_BLACK, KF_INK_NONE, KF_DASH_NONE,
                        {KF_MM(2.6), KF_MM(4), KF_MM(2.6), KF_MM(4)}, false, draw_square},
    [KF_FRAME_TRY] = {KF_STROKE_MEDIUM, KF_INK_ACCENT, KF_INK_TINT, KF_DASH_NONE,
                      {KF_MM(1.4), KF_MM(2), KF_MM(1.4), KF_MM(2.6)}, false, draw_side_bubble},
    [KF_FRAME_INSTEAD] = {KF_STROKE_LINE, KF_INK_BLACK, KF_INK_NONE, KF_DASH_INSTEAD,
                          {KF_MM(1.4), KF_MM(1.6), KF_MM(1.4), KF_MM(2.6)}, false, draw_side_bubble},
    [KF_FRAME_ANSWER] = {KF_STROKE_LINE, KF_INK_BLACK, KF_INK_NONE, KF_DASH_INSTEAD,
                         {KF_MM(1.4), KF_MM(2.6), KF_MM(1.4), KF_MM(2)}, false, draw_far_bubble},
    [KF_FRAME_SAY_DOWN] = {KF_STROKE_MEDIUM, KF_INK_ACCENT, KF_INK_TINT, KF_DASH_NONE,
                           {KF_MM(3), KF_MM(4), KF_MM(6.4), KF_MM(4)}, false, draw_down_bubble},
    [KF_FRAME_BAR] = {KF_STROKE_HEAVY, KF_INK_BLACK, KF_INK_NONE, KF_DASH_NONE,
                      {0, 0, 0, KF_MM(5)}, false, draw_bar},
    [KF_FRAME_DOTS] = {KF_STROKE_HEAVY, KF_INK_BLACK, KF_INK_NONE, KF_DASH_DOTS,
                       {0, 0, 0, KF_MM(5)}, false, draw_bar},
};

struct kf_box *kf_part_frame(struct kf_build *build, struct kf_box *stack, enum kf_frame_kind kind)
{
    (void)build;
    stack->as.stack.pad = looks[kind].pad;
    stack->as.stack.flexible_pad = looks[kind].flexible;
    stack->decorate = looks[kind].draw;
    stack->decor = &looks[kind];
    stack->flags |= KF_KEEP_WHOLE;
    return stack;
}
