#ifndef KF_DIAGRAMS_BODY_OUTLINE_H
#define KF_DIAGRAMS_BODY_OUTLINE_H

/* The outline of a person from the front, of no age, gender or race, with room inside to mark or color. Lines lead from
 * places on it to labels at both sides: a list in the order given. */

#include "layout/layout.h"

enum kf_body_part {
    KF_BODY_HEAD,
    KF_BODY_FACE,
    KF_BODY_THROAT,
    KF_BODY_SHOULDERS,
    KF_BODY_CHEST,
    KF_BODY_BACK,
    KF_BODY_BELLY,
    KF_BODY_HANDS,
    KF_BODY_LEGS,
    KF_BODY_FEET,
    KF_BODY_PART_COUNT
};

enum { KF_BODY_LABELS_MOST = 8 };

struct kf_body_label {
    enum kf_body_part part;
    struct kf_box *title, *body; /* Lbl; words or lines to write on */
};

/* Of each label, in a drawing of this width. */
kf_len kf_body_label_width(kf_len width);

/* alt: of the outline with its lines. Nothing lies outside width. */
struct kf_box *kf_body_outline_box(struct kf_shaper *shaper, const struct kf_body_label *labels, int count,
                                   const char *alt, kf_len width);

/* The outline alone, this high, in the middle of width. */
struct kf_box *kf_body_outline_alone(struct kf_arena *arena, kf_len height, const char *alt, kf_len width);

#endif
