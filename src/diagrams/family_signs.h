#ifndef KF_DIAGRAMS_FAMILY_SIGNS_H
#define KF_DIAGRAMS_FAMILY_SIGNS_H

/* The signs of a family map: the same strokes on the map and in its key. */

#include "diagrams/family_map.h"

#define KF_FAMILY_SIDE KF_MM(15) /* of a person's shape */

/* Its top left at (x, y). Hides what is under it. */
void kf_family_shape(struct kf_canvas *canvas, enum kf_family_sign shape, bool died, kf_len x, kf_len y);
/* Strokes the path as this kind of line. */
void kf_family_stroke(struct kf_canvas *canvas, enum kf_family_sign kind);
/* A couple's line between two people; that of one who parted is crossed out near its first quarter. */
void kf_family_line(struct kf_canvas *canvas, enum kf_family_sign kind, kf_len from, kf_len to, kf_len y);

#endif
