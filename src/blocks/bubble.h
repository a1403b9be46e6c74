#ifndef KF_BLOCKS_BUBBLE_H
#define KF_BLOCKS_BUBBLE_H

/* A pair of bubbles: what to leave, what to try, and the arrow between them. Never one without the other. */

#include "blocks/build.h"

#define KF_BUBBLE_ARROW_WIDTH KF_MM(12.1) /* of the arrow's column, with the tail of the bubble after it */
#define KF_BUBBLE_HEIGHT KF_MM(13)        /* at least */

/* kind: KF_FRAME_INSTEAD, KF_FRAME_TRY or KF_FRAME_ANSWER. A bubble with a blank has room for a hand. */
struct kf_box *kf_bubble(struct kf_build *build, const struct kf_text *text, enum kf_frame_kind kind, kf_len least);
struct kf_box *kf_bubble_arrow(struct kf_build *build);

/* In a table: the head of a column of bubbles, by the id of its words, and a cell with a bubble in its middle. */
struct kf_box *kf_bubble_head(struct kf_build *build, const char *id, kf_len indent);
struct kf_box *kf_bubble_cell(struct kf_build *build, struct kf_box *bubble);

/* Where a pair stacks: its two bubbles one under the other, "Instead of" and "Try" before them. */
struct kf_box *kf_bubble_stacked(struct kf_build *build, const struct kf_text *instead_of, const struct kf_text *try_,
                                 kf_len width);

#endif
