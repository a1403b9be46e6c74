#ifndef KF_BASE_TEMPORARY_H
#define KF_BASE_TEMPORARY_H

/* Names of ours for files that are not whole yet, `.kinfold-<host>-<process>-<n>.tmp`, and what killed runs left under them.
 * The host says where the process number means something: folders may be shared by machines and by containers. */

#include "base/arena.h"

enum { KF_MOST_TEMPORARY = 1000 }; /* names tried before giving up */

/* The n-th name of this process in a folder. Caller frees. */
char *kf_temporary_beside(const char *folder, int n);

/* Removes from the folder what this host's dead processes left, and whatever else of ours is older than a day. */
void kf_temporary_sweep(const char *folder);

struct kf_swept; /* folders that were swept already */

/* In arena. */
struct kf_swept *kf_swept_new(struct kf_arena *arena);
/* Before a file is written: sweeps the folder that it will lie in, unless that was done. "-" and swept NULL: does nothing. */
void kf_swept_before(struct kf_swept *swept, const char *path);

#endif
