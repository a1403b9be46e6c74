#ifndef KF_BLOCKS_STOPS_H
#define KF_BLOCKS_STOPS_H

/* Stops on a line along the page, each with words or lines to write on: side by side under it, or, where that leaves too
 * little room, and in large print, one under the other beside it. The line goes on after the last: nothing ends there. */

#include "blocks/writing.h"

enum { KF_STOPS_MOST = 6 };

struct kf_stop {
    const char *address;
    const struct kf_node *node;
    const struct kf_text *when; /* over the title; NULL or empty: none */
    const struct kf_text *title;
    struct kf_writing writing; /* its label is made from when and title */
};

enum kf_stops_line {
    KF_STOPS_STRAIGHT,
    KF_STOPS_WINDING, /* up and down, dashed where it goes on */
};

struct kf_stops {
    const struct kf_stop *items;
    int count;
    enum kf_stops_line line;
    bool open; /* the last stop is not reached yet: a dashed line to an empty dot */
};

/* A list, in order. */
struct kf_box *kf_part_stops(struct kf_build *build, const struct kf_stops *stops);

#endif
