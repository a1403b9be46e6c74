#ifndef KF_MODEL_WHEN_H
#define KF_MODEL_WHEN_H

/* Days and times of day in the words of a language: "March 2, 2027", "6:05 pm", "18:05". */

#include "model/community.h"

/* minute: after midnight, any number: it goes round the clock. */
const char *kf_when_time(struct kf_arena *arena, const struct kf_vocabulary *vocabulary, int minute);
/* The same where there is no room for "pm". */
const char *kf_when_time_short(struct kf_arena *arena, const struct kf_vocabulary *vocabulary, int minute);
/* "6:00 pm to 7:30 pm" */
const char *kf_when_span(struct kf_arena *arena, const struct kf_vocabulary *vocabulary, int from, int to);
/* "March 2, 2027"; date: "2027-03-02", checked. */
const char *kf_when_date(struct kf_arena *arena, const struct kf_vocabulary *vocabulary, const char *date);
/* "Tuesday, March 2, 2027"; date: "2027-03-02", checked. */
const char *kf_when_day(struct kf_arena *arena, const struct kf_vocabulary *vocabulary, const char *date);

#endif
