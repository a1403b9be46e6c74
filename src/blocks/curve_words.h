#ifndef KF_BLOCKS_CURVE_WORDS_H
#define KF_BLOCKS_CURVE_WORDS_H

/* What curves over time and the marks along it are called: the names beside a plot, or under it. */

#include "blocks/build.h"

struct kf_named_curve { /* as the author writes it */
    const char *id, *address;
    const struct kf_node *node;
    struct kf_text title, text;
    struct kf_words points;
};

struct kf_time_mark {
    const char *id, *address;
    const struct kf_node *node;
    struct kf_text text;
    double at;
    struct kf_block_facilitator *facilitator;
};

extern const struct kf_record kf_named_curve_record, kf_time_mark_record;

/* As spoken; "Curve 2" where the reader writes its name. `curve` counts from 0. */
const char *kf_curve_name(struct kf_build *build, const struct kf_named_curve *named, int curve);
/* An item: the name after a piece of the curve's stroke, what to see in it under the name. */
struct kf_box *kf_curve_label(struct kf_build *build, const struct kf_named_curve *named, int curve, kf_len width);
kf_len kf_curve_label_room(kf_len width); /* for its words, beside the stroke */

#define KF_TIME_MARK_LINE KF_MM(34) /* to write on */

/* An item: its words, or a line to write them on; with its number before it where the ticks have numbers. */
struct kf_box *kf_time_mark_item(struct kf_build *build, const struct kf_time_mark *mark, int number,
                                 const struct kf_text *time, bool numbered);

#endif
