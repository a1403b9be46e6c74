#ifndef KF_DIAGRAMS_TIMELINE_H
#define KF_DIAGRAMS_TIMELINE_H

/* A session as a bar, as long as its minutes, with real text: a list that reads "0:00 Arrive and settle, 10 min". Where
 * names have no room in the bar or on the line under it, it shows numbers, and a list under it says what they are. */

#include "layout/layout.h"

struct kf_timeline_part {
    int minutes;
    bool pause;                      /* hatched, no number */
    const struct kf_inline *number;  /* "3", where names have no room; NULL for a break */
    const struct kf_inline *time;    /* of its start, above the bar */
    const struct kf_inline *name;    /* in the bar, where it fits */
    const struct kf_inline *length;  /* "10 min", under the bar */
    const struct kf_inline *caption; /* name and length, at the end of a leader where the name does not fit */
};

/* end: time of the end, above the bar's far end. The box is as wide as width. */
struct kf_box *kf_timeline_box(struct kf_shaper *shaper, const struct kf_timeline_part *parts, int count,
                               const struct kf_inline *end, kf_len width);

#endif
