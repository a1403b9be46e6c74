#ifndef KF_DIAGRAMS_LOGO_H
#define KF_DIAGRAMS_LOGO_H

/* A programme's logo: SVG drawn as vectors, PNG as a picture. librsvg is loaded when an SVG asks for it: start-up counts. */

#include "base/run.h"
#include "layout/canvas.h"

struct kf_logo;

/* Reads and checks a logo file. NULL after pushing KF_BAD_IMAGE (not an SVG or PNG, too large, broken) at the span, or
 * KF_MISSING_ON_MACHINE when librsvg is not there. Deferred to the arena. */
struct kf_logo *kf_logo_load(struct kf_run *run, struct kf_arena *arena, const char *path, struct kf_span span);

/* Fits it into a square of this side, centred. */
void kf_logo_draw(struct kf_canvas *canvas, const struct kf_logo *logo, kf_len side);

#endif
