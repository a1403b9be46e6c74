#ifndef KF_DESK_DRAFT_LOGO_H
#define KF_DESK_DRAFT_LOGO_H

/* A logo that is dropped and not saved: it travels with the edits, and pages can be seen with it. */

#include "desk/logo.h"
#include "desk/parcel.h"
#include "libkinfold/handle.h"

struct kf_draft_logo {
    const char *name, *path; /* in the community's folder; NULL: the body has none */
    struct kf_logo_file file;
};

/* A name in the community's folder that no other file has: "logo.svg", "logo-2.svg". In arena. */
const char *kf_draft_logo_name(struct kinfold *kinfold, struct kf_arena *arena, const struct kf_logo_file *file);

/* The member "logo" of the question's body, if it has one: {"name": "logo.svg", "data": "…in base 64…"}, as the task "logo"
 * answered. From now on the handle reads a file of this name with it, until kf_draft_logo_end. False: it is no logo, or the
 * name is another file's. All in arena. */
bool kf_draft_logo_begin(struct kinfold *kinfold, struct kf_arena *arena, const struct kf_parcel *question,
                         struct kf_draft_logo *ret_logo);
void kf_draft_logo_end(struct kinfold *kinfold, const struct kf_draft_logo *logo);
/* Words of an answer by which the desk writes it: "logo-name", and "logo", in base 64. */
void kf_draft_logo_tell(const struct kf_draft_logo *logo, struct kf_parcel *answer);

#endif
