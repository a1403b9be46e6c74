#ifndef KF_CLI_UNZIP_H
#define KF_CLI_UNZIP_H

/* One file out of a zip file. */

#include <stddef.h>

#include "base/arena.h"

/* The text of the file of this path, NUL-terminated, in arena; NULL when the zip cannot be read, has no such file, or the
 * file is over the limit. */
char *kf_unzip(struct kf_arena *arena, const char *zip, const char *path, size_t limit);

#endif
