#ifndef KF_LAYOUT_PARALLEL_H
#define KF_LAYOUT_PARALLEL_H

/* The same text in two languages, item beside item: two trees of boxes become one. */

#include "layout/layout.h"

struct kf_parallel {
    struct kf_arena *arena;
    struct kf_shaper *shapers[2]; /* of the first and the second language */
    kf_len width, gap;            /* of each column, and between them */
    /* Each language keeps elements of its own, and is read as a whole; else what holds pairs is one element, and reading
     * goes from item to item: first in one language, then in the other. */
    bool apart;
    const struct kf_tag *roots[2]; /* apart: of the element around all of a language; NULL: none */
};

struct kf_match { /* places in two lists of what belongs together; -1: in one of them alone */
    int at[2];
};

/* Both as one box, two columns wide. Plain stacks are opened, and their children paired by address; what cannot be opened
 * becomes a row of the two, aligned at the top. What has no counterpart, or says the same in both since nobody has
 * translated it, stands alone in its column. first or second may be NULL. */
struct kf_box *kf_parallel(const struct kf_parallel *parallel, struct kf_box *first, struct kf_box *second);
/* A box across both columns, in one of the languages: 0 or 1. */
struct kf_box *kf_parallel_across(const struct kf_parallel *parallel, struct kf_box *box, int language);

/* Which of two lists belong together: those with the same address, in the same order. Writes a match for each pair or lone
 * one, and returns how many: ret_matches has room for first_count + second_count. */
int kf_parallel_align(struct kf_arena *arena, const char *const *first, int first_count, const char *const *second,
                      int second_count, struct kf_match *ret_matches);

/* Whether everything in a box has room in this width: no drawing is wider, no word is broken. */
bool kf_box_has_room(struct kf_shaper *shaper, const struct kf_box *box, kf_len width);

/* And no narrow text is a column of words, a few to a line. */
bool kf_box_has_ample_room(struct kf_shaper *shaper, const struct kf_box *box, kf_len width);

/* Pages twice as wide as paper become pairs: the first language's, then the second's. themes: of a single page in each. */
void kf_pages_unfold(struct kf_arena *arena, struct kf_pages *pages, const struct kf_theme *const themes[2]);

#endif
