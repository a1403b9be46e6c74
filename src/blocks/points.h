#ifndef KF_BLOCKS_POINTS_H
#define KF_BLOCKS_POINTS_H

/* Numbers to choose from: a circle for each, with its digits in it or under it. One group of radio buttons. */

#include "blocks/build.h"

struct kf_points {
    const char *address, *question; /* of the group; question: as spoken */
    int from, to;
    kf_len side;       /* of a circle */
    bool digits_under; /* else they stand in the circles */
};

/* One number: a list item, digits and then the circle. */
struct kf_box *kf_points_one(struct kf_build *build, const struct kf_points *points, int number);
/* All of them on a line, spread over width: a list. */
struct kf_box *kf_points_line(struct kf_build *build, const struct kf_points *points, kf_len width);

#endif
