#ifndef KF_DIAGRAMS_SUPPORT_MAP_H
#define KF_DIAGRAMS_SUPPORT_MAP_H

/* Rings around a word, with blanks on them for people and places. The rings are a drawing; word, numbers and blanks are
 * boxes on it: a list of rings, each with its blanks, clockwise from the top. */

#include "layout/box.h"

enum { KF_SUPPORT_MAP_RINGS = 3 };

struct kf_support_ring { /* from the inside out */
    struct kf_box *number;        /* in a circle */
    struct kf_box *const *blanks; /* of kf_support_map_blank or kf_support_map_name */
    int count;
};

/* How many blanks find room on a ring, from 0. */
int kf_support_map_most(int ring);

/* A white pill that a name is written on: a text field of this address, spoken as label. */
struct kf_box *kf_support_map_blank(struct kf_arena *arena, const char *address, const char *label);

/* The same pill with a name in it already: one short line, set in the middle. */
struct kf_box *kf_support_map_name(struct kf_arena *arena, struct kf_box *name);

/* The map, in the middle of width. */
struct kf_box *kf_support_map_box(struct kf_arena *arena, struct kf_box *centre, const struct kf_support_ring *rings,
                                  int count, kf_len width);

#endif
