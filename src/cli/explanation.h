#ifndef KF_CLI_EXPLANATION_H
#define KF_CLI_EXPLANATION_H

/* --explain-layout: what the page filler did with each page, in plain words. */

#include "layout/layout.h"

struct kf_explanation { /* of a page */
    const char *words; /* "squeezed: gaps from 4 to 2 mm; 1.3 mm left" */
    double left;       /* mm, to a tenth; below 0: too high by as much */
};

/* One for each page. */
struct kf_explanation *kf_explain_pages(struct kf_arena *arena, const struct kf_pages *pages);

#endif
