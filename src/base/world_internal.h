#ifndef KF_BASE_WORLD_INTERNAL_H
#define KF_BASE_WORLD_INTERNAL_H

/* What worlds share, and the files that change folders of this machine. */

#include "base/world.h"

/* Where a path leads, link by link, whether or not the end exists yet; NULL for a circle. Caller frees. */
char *kf_world_follow(const char *path);

/* Of two names in a list, for qsort: as folders are listed. */
int kf_world_compare_names(const void *a, const void *b);

struct kf_world_layer { /* the data of a world over another begins with it */
    const struct kf_world *under;
};

/* What such a world hands through as it is. */
bool kf_world_through_write_file(void *data, struct kf_arena *arena, const char *path, const void *bytes, size_t length,
                                 const char **ret_error);
int kf_world_through_today(void *data);
long long kf_world_through_source_date_epoch(void *data);

#endif
