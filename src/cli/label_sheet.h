#ifndef KF_CLI_LABEL_SHEET_H
#define KF_CLI_LABEL_SHEET_H

/* Where labels lie on sheets: cut marks around the words, and a tag beside them that stays on the sheet. Geometry alone. */

#include "cli/corrections.h"
#include "cli/label_format.h"

struct kf_label_spot { /* one label of one sheet */
    int sheet;           /* from 0 */
    int label;           /* from 0 */
    bool first;          /* of its label */
    struct kf_rect cut;  /* on the sheet: what is cut out */
    struct kf_rect tag;  /* one line */
};

#define KF_CUT_MARK KF_MM(2.5)    /* as long as this */
#define KF_CUT_MARK_GAP KF_MM(.6) /* from the corner that it points at */

/* Whether every label fits into one of the format; if not, *ret_label is the first that does not. */
bool kf_label_sheet_fits(const struct kf_label_format *format, const struct kf_list *labels, int *ret_label);
/* The smallest format of this paper that all labels fit into. */
const struct kf_label_format *kf_label_sheet_choose(enum kf_paper paper, const struct kf_list *labels);

/* Every label as often as it is needed, label by label. In arena. */
struct kf_label_spot *kf_label_sheet_fill(struct kf_arena *arena, const struct kf_label_format *format,
                                          const struct kf_list *labels, int copies, int *ret_count);

#endif
