#ifndef KF_BASE_RUN_H
#define KF_BASE_RUN_H

/* Everything a run needs travels in one struct; there are no mutable globals. */

#include "base/arena.h"
#include "base/diag.h"
#include "base/temporary.h"
#include "base/world.h"

struct kf_run {
    const struct kf_world *world;
    struct kf_arena *arena; /* content: lives as long as the run */
    struct kf_diags *diags;
    const char *data_dir;   /* the folder that holds modules/ and fonts/ */
    struct kf_swept *swept; /* NULL where this machine's folders are not written to */
};

/* Names in a folder, sorted, NULL-terminated, in the run's arena; NULL when there is none. One that is there and cannot be
 * read is an error of the run: what is in it must not be left out in silence. */
char **kf_run_names(struct kf_run *run, const char *folder);
/* Whether it holds this name; pushes the same error. */
bool kf_run_has_name(struct kf_run *run, const char *folder, const char *name);

#endif
