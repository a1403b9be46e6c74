#ifndef KF_EDITIONS_REVIEW_H
#define KF_EDITIONS_REVIEW_H

/* A translation on paper, for the person who reviews it: source and draft side by side, a box to tick, room to write. */

#include "editions/document.h"

struct kf_review_text {
    const char *address, *source, *draft; /* draft: "" when there is none */
    const char *group;                    /* heading that it stands under */
    bool stale;                           /* the draft was made from another source */
    struct kf_list remarks;               /* const char *: noted in earlier reviews */
};

struct kf_review {
    const char *title, *language; /* of the module; of the draft */
    const struct kf_review_text *texts; /* those of one group together */
    int count;
    const char *name; /* of the file */
};

/* content: the module in the language that it is written in. The document's arena is deferred to run->arena. NULL after
 * errors. */
const struct kf_document *kf_review_layout(struct kf_run *run, PangoContext *context, const struct kf_content *content,
                                           const struct kf_review *review);

#endif
