#ifndef KF_LAYOUT_JOIN_H
#define KF_LAYOUT_JOIN_H

/* Documents that were laid out by themselves, one after the other in one document: a packet, a pack. A part's pages stay as
 * they are, with their size, direction and numbers; what is known of them is copied, so that a part may stand in several. */

#include "layout/layout.h"

enum kf_side { /* of a page, printed on both sides of the paper */
    KF_SIDE_NEXT,  /* whichever comes next */
    KF_SIDE_FRONT, /* a front; the next page may stand behind it */
    KF_SIDE_ALONE, /* a front with nothing behind it: it is cut */
};

struct kf_joined_part {
    const struct kf_pages *pages;
    const char *title;   /* of its element; NULL: none, what is read there stands right under the parent */
    const char *address; /* of the whole part: a link to it leads to its first page; NULL */
    const char *prefix;  /* put before its addresses and its fields' names, that of its whole not; NULL: nothing */
    const enum kf_side *sides;     /* of each page; NULL: one follows the other */
    const struct kf_pages *empty;  /* a page that is put where a side has to stay empty, with sides */
};

struct kf_joint {
    struct kf_arena *arena;
    struct kf_pages *pages; /* of the whole */
    GHashTable *names;      /* of fields */
};

/* pages: zeroed. theme: of the whole's language; a part in another says so. */
void kf_joint_init(struct kf_joint *joint, struct kf_arena *arena, struct kf_pages *pages, const struct kf_theme *theme);

/* An element to join parts under, after those there; parent NULL: the document's. */
struct kf_element *kf_joint_group(struct kf_joint *joint, struct kf_element *parent, const char *title);

/* Appends a part under an element of the whole (NULL: the document's). Returns its first page, from 0. */
int kf_joint_add(struct kf_joint *joint, struct kf_element *parent, const struct kf_joined_part *part);

#endif
