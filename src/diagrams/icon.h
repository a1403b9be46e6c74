#ifndef KF_DIAGRAMS_ICON_H
#define KF_DIAGRAMS_ICON_H

/* Line icons (24 units), title pictures (52 units) and module marks as path operations. */

#include "layout/canvas.h"

struct kf_icon;

const struct kf_icon *kf_icon_find(const char *name); /* "shield", "pic-repair", "mark-2"; NULL when there is none */
bool kf_icon_is_directional(const struct kf_icon *icon); /* mirrored on right-to-left pages: arrow, door, bubble ... */
void kf_icon_draw(struct kf_canvas *canvas, const struct kf_icon *icon, kf_len size, kf_len stroke, enum kf_ink ink);

#endif
