#ifndef KF_EDITIONS_COVERAGE_LIST_H
#define KF_EDITIONS_COVERAGE_LIST_H

/* What a module was meant to speak of beside the words that do, for a reader who judges whether they say enough. */

#include "editions/document.h"

struct kf_covered {
    int number;             /* of the row in modules/coverage.tsv */
    const char *what;       /* the row */
    const char *page;       /* title of the page or activity */
    const char *address, *words;
};

/* content: the module that covers them. In an arena of the document's own, deferred to run->arena. */
struct kf_document *kf_coverage_layout(struct kf_run *run, PangoContext *context, const struct kf_content *content,
                                       const struct kf_covered *rows, int count);

#endif
