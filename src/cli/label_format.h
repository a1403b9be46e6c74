#ifndef KF_CLI_LABEL_FORMAT_H
#define KF_CLI_LABEL_FORMAT_H

/* Sheets of labels as they are sold. */

#include "base/length.h"
#include "model/edition.h"

struct kf_label_format {
    const char *name;       /* how many a sheet holds; "full" */
    const char *sold_as;    /* of two makers, for finding it in a shop */
    enum kf_paper paper;
    int across, down;
    kf_len width, height;   /* of a label */
    kf_len left, top;       /* of the first */
    kf_len across_step, down_step; /* from one label to the next */
};

extern const struct kf_label_format kf_label_formats[]; /* of each paper, the smallest labels first, full sheets last */
extern const int kf_label_format_count;

/* NULL: there is none of this name for this paper. */
const struct kf_label_format *kf_label_format_find(const char *name, enum kf_paper paper);
bool kf_label_format_is_full(const struct kf_label_format *format);
/* The part of every label of the sheet on which printers print and which is not too near an edge to be cut: from the
 * label's own top left. */
struct kf_rect kf_label_format_inside(const struct kf_label_format *format);

#endif
