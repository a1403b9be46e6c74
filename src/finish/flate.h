#ifndef KF_FINISH_FLATE_H
#define KF_FINISH_FLATE_H

/* The Flate filter of PDF (ISO 32000-1, 7.4.4). */

#include <glib.h>

#include "base/arena.h"

/* In arena; the same bytes for the same bytes. */
unsigned char *kf_deflate(struct kf_arena *arena, const void *bytes, size_t length, size_t *ret_length);
/* Caller frees; NULL when they are broken. */
GByteArray *kf_inflate(const void *bytes, size_t length);

#endif
