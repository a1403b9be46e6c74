#ifndef KF_CLI_ZIP_H
#define KF_CLI_ZIP_H

/* A zip file made in memory, so that it is written whole or not at all. Same files and date, same bytes. */

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct kf_zip;

/* date: of every file in it, seconds since 1970, UTC. */
struct kf_zip *kf_zip_new(long long date);
/* path: UTF-8, parts separated by slashes. False when the library refuses; the next calls then do nothing. */
bool kf_zip_add(struct kf_zip *zip, const char *path, const void *bytes, size_t length);
/* Ends and frees it. False when anything was refused; else the file, in arena. */
bool kf_zip_end(struct kf_zip *zip, struct kf_arena *arena, unsigned char **ret_bytes, size_t *ret_length);

#endif
