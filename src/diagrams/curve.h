#ifndef KF_DIAGRAMS_CURVE_H
#define KF_DIAGRAMS_CURVE_H

/* A breath or a wave as one line over time. */

#include "layout/box.h"

enum kf_curve { KF_CURVE_BREATH, KF_CURVE_WAVE, KF_CURVE_COUNT };

/* Where the line turns, from its start. */
kf_len kf_curve_peak(enum kf_curve curve, kf_len width);

/* The line alone: a Figure once it has words. */
struct kf_box *kf_curve_box(struct kf_arena *arena, enum kf_curve curve, kf_len width);

#endif
