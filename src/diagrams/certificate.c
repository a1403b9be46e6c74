/* The frame's two lines share the middles of their scooped corners. */
#include "diagrams/certificate.h"

#include <math.h>

#define SCOOP KF_MM(9)
#define APART KF_MM(2.4)
#define RING KF_MM(1.6)
#define RING_IN KF_MM(3.7) /* from both edges */
#define QUARTER 0.5522847498

#define SEAL KF_MM(34)
#define SEAL_OUTER KF_MM(12.7)
#define SEAL_INNER KF_MM(11.3)
#define RAY_FROM KF_MM(14.1)
#define RAY_TO KF_MM(16.2)
#define PICTURE KF_MM(14)
enum { RAYS = 24 };

/* Clockwise from the end of the top left scoop. The scoops' middles are the corners of the outer line. */
static void trace_frame(struct kf_canvas *canvas, const struct kf_placed *placed, kf_len inset, kf_len radius)
{
    kf_len w = placed->width, h = placed->height, reach = (kf_len)sqrt((double)radius * radius - (double)inset * inset);
    kf_len k = (kf_len)((reach - inset) * QUARTER);

    kf_canvas_move(canvas, reach, inset);
    kf_canvas_line(canvas, w - reach, inset);
    kf_canvas_curve(canvas, w - reach, inset + k, w - inset - k, reach, w - inset, reach);
    kf_canvas_line(canvas, w - inset, h - reach);
    kf_canvas_curve(canvas, w - inset - k, h - reach, w - reach, h - inset - k, w - reach, h - inset);
    kf_canvas_line(canvas, reach, h - inset);
    kf_canvas_curve(canvas, reach, h - inset - k, inset + k, h - reach, inset, h - reach);
    kf_canvas_line(canvas, inset, reach);
    kf_canvas_curve(canvas, inset + k, reach, reach, inset + k, reach, inset);
    kf_canvas_close(canvas);
}

void kf_certificate_frame(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    bool saver = canvas->theme->variant == KF_INK_SAVER;
    kf_len outer = canvas->theme->strokes[saver ? KF_STROKE_TICK : KF_STROKE_HEAVY];

    (void)data;
    trace_frame(canvas, placed, outer / 2, SCOOP);
    kf_canvas_stroke(canvas, outer, KF_INK_ACCENT, KF_DASH_NONE);
    trace_frame(canvas, placed, APART, SCOOP + APART);
    for (int i = 0; i < 4; i++) {
        kf_canvas_move(canvas, (i % 2 ? placed->width - RING_IN : RING_IN) + RING,
                       i / 2 ? placed->height - RING_IN : RING_IN);
        kf_canvas_circle(canvas, i % 2 ? placed->width - RING_IN : RING_IN,
                         i / 2 ? placed->height - RING_IN : RING_IN, RING);
    }
    kf_canvas_stroke(canvas, canvas->theme->strokes[saver ? KF_STROKE_LINE : KF_STROKE_TICK], KF_INK_ACCENT,
                     KF_DASH_NONE);
}

static void draw_seal(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    const struct kf_icon *picture = data;
    const kf_len *strokes = canvas->theme->strokes;
    kf_len x = placed->width / 2, y = placed->height / 2, corner = (placed->width - PICTURE) / 2;

    kf_canvas_circle(canvas, x, y, SEAL_OUTER);
    kf_canvas_stroke(canvas, strokes[KF_STROKE_ARC], KF_INK_ACCENT, KF_DASH_NONE);
    kf_canvas_circle(canvas, x, y, SEAL_INNER);
    kf_canvas_stroke(canvas, strokes[KF_STROKE_TICK], KF_INK_ACCENT, KF_DASH_NONE);
    for (int i = 0; i < RAYS; i++) {
        double c = cos(2 * G_PI * i / RAYS), s = sin(2 * G_PI * i / RAYS);
        kf_canvas_move(canvas, x + (kf_len)(RAY_FROM * c), y + (kf_len)(RAY_FROM * s));
        kf_canvas_line(canvas, x + (kf_len)(RAY_TO * c), y + (kf_len)(RAY_TO * s));
    }
    kf_canvas_stroke_round(canvas, strokes[KF_STROKE_MEDIUM], KF_INK_ACCENT, 0);
    if (picture) {
        cairo_save(canvas->cr);
        cairo_translate(canvas->cr, kf_to_pt(corner), kf_to_pt(corner));
        kf_icon_draw(canvas, picture, PICTURE, strokes[KF_STROKE_MEDIUM], KF_INK_ACCENT);
        cairo_restore(canvas->cr);
    }
}

struct kf_box *kf_certificate_seal(struct kf_arena *arena, const struct kf_icon *picture)
{
    struct kf_box *box = kf_box_art(arena, SEAL, SEAL, draw_seal, picture);

    box->flags |= KF_FIXED_DIRECTION;
    return box;
}
