#ifndef KF_DIAGRAMS_WHEEL_H
#define KF_DIAGRAMS_WHEEL_H

/* Spokes from 0 in the middle to 10 at the rim, one for each part of a life, to shade or mark. Each has its words and a
 * box for its number outside the rim: a list, clockwise from the top. */

#include "layout/layout.h"

enum { KF_WHEEL_LEAST = 5, KF_WHEEL_MOST = 8, KF_WHEEL_RINGS = 5 };

struct kf_wheel_area {
    struct kf_box *title, *text; /* text may be NULL */
    struct kf_box *number;       /* of kf_wheel_number */
};

/* A box for a number: a text field of this address, spoken as label. */
struct kf_box *kf_wheel_number(struct kf_arena *arena, kf_len width, kf_len height, const char *address,
                               const char *label);

/* digits: what the rings stand for, the innermost first. Nothing lies outside width. */
struct kf_box *kf_wheel_box(struct kf_shaper *shaper, const struct kf_wheel_area *areas, int count,
                            struct kf_box *const digits[KF_WHEEL_RINGS], kf_len width);

#endif
