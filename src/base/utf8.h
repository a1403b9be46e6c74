#ifndef KF_BASE_UTF8_H
#define KF_BASE_UTF8_H

/* Stepping through checked UTF-8 without g_utf8_next_char, which casts const away. */

#include <glib.h>

static inline const char *kf_utf8_next(const char *text) { return text + g_utf8_skip[(unsigned char)*text]; }

#endif
