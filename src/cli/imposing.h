#ifndef KF_CLI_IMPOSING_H
#define KF_CLI_IMPOSING_H

/* --impose: beside each file a copy for the printer, its pages on sheets to fold or to cut. */

#include "cli/options.h"

/* False after a complaint: letters would be too small to read, or the file is a form to fill in on a screen. */
bool kf_imposing_check(struct kf_cli *cli, const struct kf_options *options, const struct kf_kit *kit);

struct kf_imposed {
    struct kf_finished finished;
    const char *name, *title; /* "six-steps.booklet.pdf" */
    int sides;                /* of sheets */
    const char *remark;       /* why there is no copy; NULL: there is one */
};

/* finished: the document's accessible file. In run's arena. False after errors. */
bool kf_imposed_make(struct kf_run *run, PangoContext *context, const struct kf_content *content,
                     const struct kf_document *document, enum kf_imposition imposition,
                     const struct kf_finished *finished, struct kf_imposed *ret_imposed);

#endif
