#ifndef KF_DIAGRAMS_JPEG_H
#define KF_DIAGRAMS_JPEG_H

/* What a JPEG file says of itself before anything of it is decoded (ITU-T T.81, annex B). */

#include <stdbool.h>
#include <stddef.h>

struct kf_jpeg_size {
    int width, height;
    int components; /* 1: grey, 3: colour, 4: inks */
};

/* False when there is no such thing in the file: broken. */
bool kf_jpeg_measure(const char *bytes, size_t length, struct kf_jpeg_size *ret_size);

/* A copy, of a file that can be measured, without comments and what applications added (camera, place, time, small
 * pictures), but for the two segments that say how colours are coded. Caller frees with g_free. */
unsigned char *kf_jpeg_without_metadata(const char *bytes, size_t length, size_t *ret_length);

#endif
