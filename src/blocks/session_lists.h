#ifndef KF_BLOCKS_SESSION_LISTS_H
#define KF_BLOCKS_SESSION_LISTS_H

/* Lists of what sessions need and hand out: blocks of any page for staff, and the own pages of packets and packs. */

#include "blocks/listing.h"

/* "Tuesday, March 2, 2027 · 6:00 pm", as far as it is known: of the session in the series; NULL without a day. */
const char *kf_session_when(struct kf_build *build, const struct kf_content *content);

/* Whether one of the activities that are held uses the handout. */
bool kf_schedule_uses(const struct kf_schedule *schedule, const char *handout);

/* Their heads, without rows: for forms to fill in by hand. */
struct kf_listing kf_handout_log_listing(const struct kf_build *build);
struct kf_listing kf_sessions_at_a_glance_listing(const struct kf_build *build);
struct kf_listing kf_supplies_listing(const struct kf_build *build);

/* Each handout with its sides and a place for the day on which it was given. */
struct kf_box *kf_handout_log_box(struct kf_build *build, const char *address, const struct kf_handout_fact *handouts,
                                  int count);
/* The sessions in order: when, what to print, what people do until the next one. */
struct kf_box *kf_sessions_at_a_glance_box(struct kf_build *build, const char *address, const struct kf_facts *facts);
/* What one session needs, counted for its group, to tick; NULL: nothing. */
struct kf_box *kf_supplies_list_box(struct kf_build *build, const char *address, const struct kf_session_fact *session);

#endif
