#ifndef KF_EDITIONS_GUIDE_INTERNAL_H
#define KF_EDITIONS_GUIDE_INTERNAL_H

/* What the pages of the facilitator guide share. */

#include "editions/editions_internal.h"

/* Adds the section of the first page, or of one activity, in order. build->start is the activity's. */
void kf_at_a_glance_section(struct kf_build *build, struct kf_list *ret_sections);
void kf_activity_section(struct kf_build *build, const struct kf_activity *activity, int number,
                         struct kf_list *ret_sections);

/* A section from its boxes, the title first; later pages say "title, continued". */
void kf_guide_add_section(struct kf_build *build, struct kf_list *boxes, const char *title, const struct kf_node *origin,
                          const char *address, struct kf_list *ret_sections);

const char *kf_guide_clock(struct kf_build *build, int minutes);   /* "0:35" */
const char *kf_guide_minutes(struct kf_build *build, const char *id, int minutes); /* "10 min", "45 minutes" */
bool kf_guide_is_break(const struct kf_activity *activity);        /* hatched, and no page of its own */

/* The handout of this id as laid out; NULL when it is not in this edition. */
const struct kf_handout_view *kf_guide_handout(const struct kf_build *build, const char *id);
const char *kf_guide_handout_number(struct kf_build *build, const struct kf_handout_view *view); /* "2.1" */
const char *kf_guide_copies(struct kf_build *build, const struct kf_handout_view *view); /* "One each, 1 page" */
/* The handout's first page, as wide as this, in a frame. */
struct kf_box *kf_guide_thumbnail(struct kf_build *build, const struct kf_handout_view *view, kf_len width);

/* "My notes" over lines that take the room that is left. */
struct kf_box *kf_guide_notes(struct kf_build *build, const char *address);

/* What the facilitator listens for while people work on a handout, and the same page filled in. NULL when it has none. */
struct kf_box *kf_beside_handout(struct kf_build *build, const struct kf_handout_view *view);

#endif
