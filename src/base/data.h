#ifndef KF_BASE_DATA_H
#define KF_BASE_DATA_H

#include <stdbool.h>

#include "base/arena.h"

bool kf_data_is(const char *folder); /* whether it holds them */

/* The folder that holds modules/ and fonts/: KINFOLD_DATA, where it is set; else the first of these that does, some of which
 * may be NULL. Shown relative to the current folder when it lies there. In arena; NULL when there is none. */
const char *kf_data_find(struct kf_arena *arena, const char *const *folders, int count);

#endif
