#ifndef KF_LAYOUT_LAYOUT_INTERNAL_H
#define KF_LAYOUT_LAYOUT_INTERNAL_H

/* Geometry that measure, split and place must agree on to the last unit: written once. */

#include "layout/layout.h"

/* A height range moved by the fit. */
kf_len kf_height_in(const struct kf_height *height, const struct kf_fit *fit);
kf_len kf_gap_between(const struct kf_box *stack, const struct kf_box *kid, const struct kf_fit *fit);
struct kf_pad kf_pad_in(const struct kf_box *stack, const struct kf_fit *fit); /* open edges have none */
int kf_lines_in(const struct kf_box *lines, const struct kf_fit *fit);
kf_len kf_pitch_in(const struct kf_box *lines, const struct kf_fit *fit);
const struct kf_box *kf_art_in(const struct kf_box *art, const struct kf_fit *fit); /* as large as the fit has it */
/* Not drawn and not counted under this fit: the picture that the last squeeze drops. */
bool kf_dropped(const struct kf_box *box, const struct kf_fit *fit);
/* Of the box's own language, or of the one around it. */
static inline struct kf_shaper *kf_shaper_of(struct kf_shaper *around, const struct kf_box *box)
{
    return box->shaper ? box->shaper : around;
}
int kf_text_lines(const struct kf_box *text, const struct kf_shaped *shaped); /* of the box's range */

/* Stretches a page's fit as far as its room allows: what a squeeze took is given back first. A page with a box that grows
 * needs none of it. */
void kf_stretch(struct kf_shaper *shaper, const struct kf_box *body, kf_len room, struct kf_fit *fit);
struct kf_fill kf_stretch_fill(struct kf_shaper *shaper, const struct kf_box *body, kf_len room, const struct kf_fit *fit);

#endif
