#ifndef KF_DESK_DRAFT_H
#define KF_DESK_DRAFT_H

/* Changes to the community's file that are typed and not saved: pages can be seen with them, and they are checked as the
 * file will be. */

#include "desk/parcel.h"
#include "libkinfold/handle.h"

struct kf_draft {
    const char *path;   /* of community.yaml */
    const char *text;   /* with the changes; NULL: they cannot be made */
    const char *before; /* as it is on the disk */
};

/* The changes are the question's body: {"edits": [["program", "Willow House"], …]}, paths as kf_yaml_put takes them; a value
 * of null takes the key away. From now on the handle reads the file with them, until kf_draft_end. False: the body is
 * nothing of the kind, or there is no community. All in arena. */
bool kf_draft_begin(struct kinfold *kinfold, struct kf_arena *arena, const struct kf_parcel *question,
                    struct kf_draft *ret_draft);
void kf_draft_end(struct kinfold *kinfold, const struct kf_draft *draft);

#endif
