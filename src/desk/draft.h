#ifndef KF_DESK_DRAFT_H
#define KF_DESK_DRAFT_H

/* Changes to a file of the community that are typed and not saved: pages can be seen with them, and they are checked as the
 * file will be. */

#include "desk/parcel.h"
#include "libkinfold/handle.h"

struct kf_draft {
    const char *path;   /* of the file */
    const char *text;   /* with the changes; NULL: they cannot be made */
    const char *before; /* as it is on the disk; NULL: it is not there */
};

/* The changes are the question's body, of community.yaml: {"edits": [["program", "Willow House"], …]}, paths as kf_yaml_put
 * takes them, values as kf_edit_value does. Or of overlays/<module>.yaml, where the question names a module that
 * there is: {"overlay": "overlay-of: …", "change": {…}}, all of the file as it is begun on and a change of desk/rewording.h,
 * which may be left out. From now on the handle reads the file with them, until kf_draft_end. False: the body is nothing of
 * the kind, or there is no community. All in arena. */
bool kf_draft_begin(struct kinfold *kinfold, struct kf_arena *arena, const struct kf_parcel *question,
                    struct kf_draft *ret_draft);
/* Whether the body is of the second kind; and the addresses that it gives as "accepted": changes whose texts have been looked
 * at. NULL-terminated, in arena. */
bool kf_draft_is_of_words(const struct kf_parcel *question);
const char *const *kf_draft_accepted(struct kf_arena *arena, const struct kf_parcel *question);

void kf_draft_end(struct kinfold *kinfold, const struct kf_draft *draft);

#endif
