#ifndef KF_DIAGRAMS_LADDER_H
#define KF_DIAGRAMS_LADDER_H

/* A ladder on the ground, its words on the rungs, read from the foot up: a list. A rung without words is a line to write
 * on. */

#include "layout/layout.h"

enum { KF_LADDER_LEAST = 3, KF_LADDER_MOST = 10 };

struct kf_ladder_rung {
    struct kf_box *number;       /* its circle, at the side */
    struct kf_box *text;         /* NULL: to write */
    const char *address, *label; /* of the line to write on; label as spoken */
    struct kf_box *rate;         /* a box at the other side, of kf_wheel_number; all rungs or none */
};

struct kf_ladder_words { /* one line each, NULL for none */
    struct kf_box *foot, *rate, *top;
};

/* Of the words on a rung. */
kf_len kf_ladder_text_width(const struct kf_theme *theme, kf_len width, kf_len rate_width);
/* Of the words over and under the ladder. */
kf_len kf_ladder_words_width(const struct kf_theme *theme, kf_len width, kf_len rate_width);
/* rungs: the lowest first. Nothing lies outside width. */
struct kf_box *kf_ladder_box(struct kf_shaper *shaper, const struct kf_ladder_rung *rungs, int count,
                             const struct kf_ladder_words *words, kf_len width);

#endif
