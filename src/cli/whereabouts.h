#ifndef KF_CLI_WHEREABOUTS_H
#define KF_CLI_WHEREABOUTS_H

/* On which pages an address prints: read from the pages as laid out. */

#include "cli/subject.h"

struct kf_whereabouts {   /* one page */
    const char *document; /* "handout 2.1", "facilitator guide" */
    const char *file;     /* "six-steps.pdf" */
    int page;             /* from 1 */
    int item;             /* the number that it has there, 0: none */
};

/* struct kf_whereabouts of the module's edition, in order. False when the module cannot be laid out, which `kinfold
 * check` explains. */
bool kf_whereabouts_find(struct kf_run *run, const struct kf_options *options, const struct kf_subject *subject,
                         struct kf_list *ret_places);

#endif
