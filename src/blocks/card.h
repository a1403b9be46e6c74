#ifndef KF_BLOCKS_CARD_H
#define KF_BLOCKS_CARD_H

/* One card of a sheet: its rows, its face and its back. cards.c lays them out. */

#include "blocks/build.h"

struct kf_card_back {
    const struct kf_node *node;
    struct kf_text title, text;
};

struct kf_card {
    const char *id, *address;
    const struct kf_node *node;
    int icon, drawing; /* 0: none */
    struct kf_text title, when, text;
    struct kf_texts labels, count, starters;
    int lines;
    struct kf_card_back *back; /* NULL: none */
};

extern const struct kf_record kf_card_record;
void kf_card_check(struct kf_run *run, const struct kf_card *card);

struct kf_card_place { /* where a card is cut out, and the list item that is both of its sides */
    kf_len width, height;
    struct kf_tag *item, *body;
    bool plain;         /* without the number to call */
    bool repeats;       /* what is the same on every card was said before */
    bool group_repeats; /* and so were the words on backs that have none of their own */
};

struct kf_box *kf_card_front(struct kf_build *build, const struct kf_card *card, const struct kf_card_place *place);
/* A card that the reader makes, the number-th. with_when: the others say when they help. */
struct kf_box *kf_card_own(struct kf_build *build, const char *address, int number, bool with_when,
                           const struct kf_card_place *place);

#endif
