#ifndef KF_COMPOSE_PO_MERGE_H
#define KF_COMPOSE_PO_MERGE_H

/* A translation brought up to date with the texts as they are now, and who has reviewed it. */

#include "compose/po.h"

struct kf_po_changes { /* what a merge found, as counts of messages */
    int added, changed, moved, gone;
};

/* Every message of the template, in its order, with what the translation has for it. A changed text stays, fuzzy, with
 * what it was made from; one that moved goes along; one that is gone is kept as obsolete. old is not altered, and may be
 * NULL: then the file begins. In arena. */
struct kf_po *kf_po_merge(struct kf_arena *arena, const struct kf_po *template, const struct kf_po *old,
                          const char *language, struct kf_po_changes *ret_changes);

/* Digits alone: nobody translates or reviews a number. */
bool kf_is_numeral(const char *text);

/* A review is a line among a message's comments: "# Reviewed 2026-11-21 by M. Ortiz, nurse [0123456789ab]". The number is
 * of both texts, so that a review of other words counts for nothing, whichever program changed them. */
struct kf_po_review {
    const char *by, *on; /* on: 2026-11-21, NULL when nobody says */
};

/* The review of the message as it is now, its own or else the header's. False: it has none. In arena. */
bool kf_po_review_of(struct kf_arena *arena, const struct kf_po *po, const struct kf_po_message *message,
                     struct kf_po_review *ret_review);
/* const char *: what people have noted of the message, reviews left out. In arena. */
struct kf_list kf_po_remarks(struct kf_arena *arena, const struct kf_po_message *message);
/* Takes the place of earlier ones. on: 2026-11-21, NULL when nobody says. */
void kf_po_review_set(struct kf_arena *arena, struct kf_po_message *message, const char *by, const char *on);

#endif
