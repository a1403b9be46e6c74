#ifndef KF_PAINT_PNG_H
#define KF_PAINT_PNG_H

/* PNG (https://www.w3.org/TR/png-3/). Cairo's own writer tries five filters for each row, which took three quarters of the
 * time of a preview; pages are text on white, and smaller without any. */

#include <cairo.h>

#include "base/arena.h"

/* The pixels of an image surface, CAIRO_FORMAT_RGB24, as a file in arena; the same bytes for the same pixels. */
unsigned char *kf_png_write(struct kf_arena *arena, cairo_surface_t *surface, size_t *ret_length);

#endif
