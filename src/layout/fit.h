#ifndef KF_LAYOUT_FIT_H
#define KF_LAYOUT_FIT_H

/* Which squeezes and stretches are on, and how far: an input of measure and split, never state of a box. */

#include <stdbool.h>

#include "base/length.h"

#define KF_FIT_FULL 1024 /* a part moved all the way */

struct kf_fit {
    kf_len gap;       /* between blocks: flexible gaps of 4 mm become this */
    int pitch;        /* -KF_FIT_FULL: least; 0: natural; KF_FIT_FULL: most; of writing lines */
    int rows;         /* the same for rows */
    bool tight_pads;  /* box padding 4 to 3 mm */
    int drop_lines;   /* 1: one line less in each writing area of more than 2 */
    int extra_lines;  /* more lines in each area marked `fill` */
    bool small_art;   /* drawings that can are at 92 percent, their words as large as ever */
    bool no_picture;  /* the title's picture is dropped */
    bool light_splits; /* what is only lightly kept whole splits */
};

#define KF_FIT_SQUEEZES 7 /* kf_fit_squeezed: 0 natural, 1 to 7 ever tighter */

struct kf_theme;

struct kf_fit kf_fit_natural(const struct kf_theme *theme);
struct kf_fit kf_fit_squeezed(const struct kf_theme *theme, int step);

#endif
