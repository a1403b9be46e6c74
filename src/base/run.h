#ifndef KF_BASE_RUN_H
#define KF_BASE_RUN_H

/* Everything a run needs travels in one struct; there are no mutable globals. */

#include "base/arena.h"
#include "base/diag.h"
#include "base/world.h"

struct kf_run {
    const struct kf_world *world;
    struct kf_arena *arena; /* content: lives as long as the run */
    struct kf_diags *diags;
    const char *data_dir;   /* the folder that holds modules/ and fonts/ */
};

#endif
