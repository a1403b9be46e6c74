#ifndef KF_DIAGRAMS_ARROW_H
#define KF_DIAGRAMS_ARROW_H

/* The arrows of loops and paths: open heads, all of one size, added to the canvas's path. */

#include "layout/canvas.h"

#define KF_ARROW_CLEAR KF_MM(1) /* between an arrow and what it joins */

struct kf_direction { /* of length 1 */
    double x, y;
};

/* The head alone, for the end of a curve that is on the path. */
void kf_arrow_head(struct kf_canvas *canvas, kf_len x, kf_len y, struct kf_direction towards);
/* Straight from one point to the other, where its head is. The points differ. */
void kf_arrow_trace(struct kf_canvas *canvas, kf_len from_x, kf_len from_y, kf_len x, kf_len y);
void kf_arrow_stroke(struct kf_canvas *canvas);
/* A way out: the line dashed, the head not, drawn at once. */
void kf_arrow_draw_dashed(struct kf_canvas *canvas, kf_len from_x, kf_len from_y, kf_len x, kf_len y);

#endif
