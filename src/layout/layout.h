#ifndef KF_LAYOUT_LAYOUT_H
#define KF_LAYOUT_LAYOUT_H

/* Stage 6, layout: measure (heights), split (page breaks), place (the only geometry), paginate (the page filler). */

#include "layout/box.h"
#include "layout/fit.h"
#include "layout/text.h"

/* --- measure and split ------------------------------------------------------------------------------------------- */

/* Height of a box at this width. Linear in the box's size; text is shaped once and kept. */
kf_len kf_measure(struct kf_shaper *shaper, const struct kf_box *box, kf_len width, const struct kf_fit *fit);

enum kf_split { KF_SPLIT_WHOLE, KF_SPLIT_PART, KF_SPLIT_NONE };

/* Cuts a box so that its head is no higher than room. WHOLE: it fits as it is. PART: *ret_head fits, *ret_tail goes on;
 * nothing is lost, nothing doubled but repeated table heads. NONE: nothing may be placed here. */
enum kf_split kf_split(struct kf_shaper *shaper, const struct kf_box *box, kf_len width, const struct kf_fit *fit,
                       kf_len room, struct kf_box **ret_head, struct kf_box **ret_tail);

/* --- pages ------------------------------------------------------------------------------------------------------- */

enum kf_item_kind { KF_ITEM_TEXT, KF_ITEM_DRAWING };

struct kf_item { /* one drawn piece: run k of its page */
    enum kf_item_kind kind;
    struct kf_rect rect;             /* on the page, mirrored where the page is */
    struct kf_element *element;      /* NULL: an artifact */
    enum kf_artifact artifact;
    const char *address;             /* of the box, for dumps; NULL */
    const char *around;              /* of the smallest thing with an address that it is part of; NULL */
    bool mirrored;                   /* drawing: flip left and right inside rect */
    bool silent;
    /* KF_ITEM_TEXT */
    const struct kf_shaped *shaped;
    int first, count;                /* lines */
    size_t start, end;               /* bytes */
    enum kf_align align;
    enum kf_ink ink;
    /* KF_ITEM_DRAWING */
    kf_draw *draw;
    const void *data;
    struct kf_placed placed;
};

struct kf_fill { /* what the page filler did with a page; of the fit, only what made a difference there */
    struct kf_fit fit;
    kf_len pitch;  /* of writing lines, under this fit */
    kf_len left;   /* under the last box; below 0: too high by as much */
    bool forced;   /* begins where a page was asked for */
    bool balanced; /* things were moved from it, or to it, so that it is as full as its neighbour */
    bool grown;    /* a box took all the room that was left */
    bool empty;    /* so that the next page is a front side */
};

struct kf_page {
    struct kf_item *items;
    int count, room;
    struct kf_rect main;             /* the area for content */
    const struct kf_theme *theme;
    struct kf_fill fill;
};

/* A document laid out: what paint draws, what finish writes, what the guide and the desk ask. */
struct kf_pages {
    struct kf_page *pages;
    int count, room;
    struct kf_element *root;         /* Document */
    struct kf_marks marks;
    const struct kf_theme *theme;
};

/* Where boxes land. One a document. */
struct kf_placer {
    struct kf_shaper *shaper;
    struct kf_arena *arena;
    struct kf_pages *pages;
    const char *language; /* the document's */
    GHashTable *elements; /* tag -> element: halves of a split box share one */
    GHashTable *names;    /* field names used */
};

void kf_placer_init(struct kf_placer *placer, struct kf_shaper *shaper, struct kf_pages *pages);
int kf_placer_new_page(struct kf_placer *placer); /* its number, from 0 */

/* Places a box on a page with its top left at (x, y); height is what it may fill (at least its measure). With an
 * artifact class everything drawn is an artifact and no element is made. parent: element of boxes with a role. */
void kf_place(struct kf_placer *placer, int page, const struct kf_box *box, struct kf_point at, kf_len width,
              kf_len height, const struct kf_fit *fit, struct kf_element *parent, enum kf_artifact artifact);

/* --- the page filler ------------------------------------------------------------------------------------------------ */

struct kf_flow { /* a run of blocks that fills pages of its own: a handout, an activity */
    struct kf_box *body;          /* a STACK */
    const struct kf_box *continued; /* put at the top of every later page; NULL */
    int sides;                    /* promised; 0: none */
    int wished_sides;             /* squeezed for, but not an error when missed: a translation's; 0: none */
    const struct kf_node *origin; /* where `sides` is said */
    const char *address;
};

struct kf_flow_result {
    int first_page, page_count;
    kf_len left_over;   /* height left on the last page */
    bool overfull;
};

/* Fills pages with a flow in the order of the tokens' section 8: stretch what is short, squeeze what is a little long,
 * else break and rebalance. Always ends: something is always placed on an empty page; what cannot fit is reported
 * (KF_OVERFULL), and promised sides missed (KF_SIDES: how much over, and what could give). */
struct kf_flow_result kf_paginate(struct kf_placer *placer, const struct kf_flow *flow, struct kf_element *parent);

/* Pages as text: items and marks with rectangles in mm. Golden of stage 6. Caller frees. */
char *kf_pages_dump(const struct kf_pages *pages);

#endif
