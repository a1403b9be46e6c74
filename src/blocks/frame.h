#ifndef KF_BLOCKS_FRAME_H
#define KF_BLOCKS_FRAME_H

/* What lies behind panels: frames, bubbles with their tails, bars. */

#include "layout/box.h"

struct kf_build;

enum kf_frame_kind {
    KF_FRAME_PLAIN,   /* rounded, 0.75 black */
    KF_FRAME_STRONG,  /* rounded, 1.25 black: screening */
    KF_FRAME_BOLD,    /* rounded, 1.75 black */
    KF_FRAME_HEAVY,   /* rounded, 2.25 black */
    KF_FRAME_CALLOUT, /* rounded, accent, tint */
    KF_FRAME_WATCH,   /* square, 1.75 black */
    KF_FRAME_TRY,     /* bubble, tail at the side, accent, tint */
    KF_FRAME_INSTEAD, /* bubble, tail at the side, dashed */
    KF_FRAME_ANSWER,  /* bubble, tail at the far side, dashed: the other of two who talk */
    KF_FRAME_SAY_DOWN, /* bubble, tail at the foot, accent, tint */
    KF_FRAME_BAR,     /* heavy bar at the side: do */
    KF_FRAME_DOTS,    /* dotted bar at the side: ask */
    KF_FRAME_KIND_COUNT
};
/* Puts a frame behind a stack and sets its padding (flexible where the kind's padding is 4 mm). Returns the stack. */
struct kf_box *kf_part_frame(struct kf_build *build, struct kf_box *stack, enum kf_frame_kind kind);

/* A rounded rectangle as the canvas's path, open where the box goes on on another page. */
void kf_frame_trace(struct kf_canvas *canvas, const struct kf_placed *placed, kf_len stroke);

#endif
