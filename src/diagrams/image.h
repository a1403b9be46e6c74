#ifndef KF_DIAGRAMS_IMAGE_H
#define KF_DIAGRAMS_IMAGE_H

/* Image files: SVG drawn as vectors, PNG and JPEG as pictures. librsvg and gdk-pixbuf are loaded when an SVG or a JPEG asks
 * for them: start-up counts. Colours are taken as sRGB, the profile that the document declares. */

#include "base/run.h"
#include "layout/canvas.h"

struct kf_image {
    double width, height; /* upright; pixels, or the units of an SVG: only their proportion counts */
    bool is_vector;       /* sharp at any size */
    const char *sum;      /* of the bytes of the file: another sum, another picture */
    struct kf_image_source *source;
};

struct kf_image_wish {
    const char *name; /* in messages: "logo" */
    const char *hint;
    bool grey; /* PNG and JPEG without colour: for the ink saver */
    bool flat; /* an SVG as pixels too, so that it can be grey: for small ones */
};

/* Reads and checks a file. NULL after pushing KF_BAD_IMAGE (no image, too large, broken) at the span, or
 * KF_MISSING_ON_MACHINE when a library is not there. In arena. */
const struct kf_image *kf_image_load(struct kf_run *run, struct kf_arena *arena, const char *path, struct kf_span span,
                                     const struct kf_image_wish *wish);

/* Fits it into a box, centred. */
void kf_image_draw(struct kf_canvas *canvas, const struct kf_image *image, kf_len width, kf_len height);

#endif
