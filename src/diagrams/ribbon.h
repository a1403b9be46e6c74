#ifndef KF_DIAGRAMS_RIBBON_H
#define KF_DIAGRAMS_RIBBON_H

/* The band of lines along the top of a page by which a module is told apart, in grey too. */

#include "layout/canvas.h"
#include "model/module.h"

#define KF_RIBBON_HEIGHT KF_MM(2)

/* Draws `ribbon` from the canvas' origin, `width` wide and KF_RIBBON_HEIGHT high; thin lines where ink is saved. */
void kf_ribbon_draw(struct kf_canvas *canvas, enum kf_ribbon ribbon, kf_len width);

#endif
