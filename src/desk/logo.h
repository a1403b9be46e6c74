#ifndef KF_DESK_LOGO_H
#define KF_DESK_LOGO_H

/* A file that someone drops as the programme's logo: what it is is told by decoding it, never by its name. */

#include "base/run.h"

struct kf_logo_file {
    const char *ending; /* "svg", "png", "jpg" */
    const char *bytes;  /* as the file will be: an SVG is written anew */
    size_t length;
    unsigned left;       /* of an SVG: a bit for each enum kf_svg_left */
    const char *refusal; /* of one that is no drawing: kf_svg_refusal_word; NULL */
};

/* In arena, as the bytes may be. False: refusal says why, or the diagnostics do. */
bool kf_logo_take(struct kf_run *run, struct kf_arena *arena, const char *bytes, size_t length, struct kf_logo_file *ret_file);

#endif
