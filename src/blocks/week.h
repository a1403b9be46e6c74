#ifndef KF_BLOCKS_WEEK_H
#define KF_BLOCKS_WEEK_H

/* The days of a week, in the program's words, from the day that the author begins with. */

#include "blocks/build.h"

#define KF_WEEK_DAYS 7

struct kf_week_day {
    const char *id; /* "monday", in every language and whatever day comes first */
    const char *name, *abbreviation;
};

extern const char *const kf_week_first_days[]; /* choices of a row: monday, sunday */

/* i: from 0; first: place in kf_week_first_days. */
struct kf_week_day kf_week_day(const struct kf_build *build, int first, int i);

#endif
