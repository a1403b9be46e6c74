#ifndef KF_LAYOUT_CANVAS_H
#define KF_LAYOUT_CANVAS_H

/* What drawings draw on: a thin layer over a cairo_t that takes lengths in 1/1024 pt and inks by name, mirrors, and can
 * write every shape as text (`inspect --stage ops`), so that drawing code exists once for PDF, PNG and dumps. */

#include <cairo.h>
#include <glib.h>

#include "layout/theme.h"

struct kf_canvas {
    cairo_t *cr;
    const struct kf_theme *theme;
    GString *ops; /* NULL: not asked for */
};

enum kf_dash { KF_DASH_NONE, KF_DASH_INSTEAD, KF_DASH_CUT, KF_DASH_DOTS /* round dots, 1.76 mm apart */ };

void kf_canvas_move(struct kf_canvas *canvas, kf_len x, kf_len y);
void kf_canvas_line(struct kf_canvas *canvas, kf_len x, kf_len y);
void kf_canvas_curve(struct kf_canvas *canvas, kf_len x1, kf_len y1, kf_len x2, kf_len y2, kf_len x3, kf_len y3);
void kf_canvas_close(struct kf_canvas *canvas);
void kf_canvas_rectangle(struct kf_canvas *canvas, kf_len x, kf_len y, kf_len width, kf_len height, kf_len radius);
void kf_canvas_circle(struct kf_canvas *canvas, kf_len x, kf_len y, kf_len radius);

/* Both use up the path. */
void kf_canvas_stroke(struct kf_canvas *canvas, kf_len width, enum kf_ink ink, enum kf_dash dash);
void kf_canvas_fill(struct kf_canvas *canvas, enum kf_ink ink);
/* Round caps; dots apart by a pitch when it is over 0. For icons. */
void kf_canvas_stroke_round(struct kf_canvas *canvas, kf_len width, enum kf_ink ink, kf_len dots);
/* Fills and leaves the path: for a stroke over it, even in the colour of paper (it hides what is under it). */
void kf_canvas_fill_keep(struct kf_canvas *canvas, enum kf_ink ink);
/* Fills, then strokes the same path. KF_INK_NONE: not filled. */
void kf_canvas_paint(struct kf_canvas *canvas, enum kf_ink fill, kf_len width, enum kf_ink ink, enum kf_dash dash);
/* For the text alone: a picture, of which only a sum of its bytes is told, as large as this where the path would begin. */
void kf_canvas_note_image(struct kf_canvas *canvas, const char *sum, kf_len width, kf_len height);

#endif
