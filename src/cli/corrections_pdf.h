#ifndef KF_CLI_CORRECTIONS_PDF_H
#define KF_CLI_CORRECTIONS_PDF_H

/* Corrections on paper: a list that says what goes where, with a small picture of each place, and the sheets of labels. */

#include "cli/label_sheet.h"
#include "cli/own_document.h"

struct kf_corrections_paper {
    struct kf_run *run;
    struct kf_arena *arena;
    const struct kf_content *content; /* whose words the papers are written in */
    struct kf_type_setter *setter;
    const struct kf_corrections *corrections;
    const struct kf_label_format *format;
    enum kf_paper paper;
    int copies; /* of each page that is to be mended */
};

/* False after an error. */
bool kf_corrections_list_pdf(const struct kf_corrections_paper *paper, PangoContext *context,
                             struct kf_finished *ret_finished);
bool kf_corrections_labels_pdf(const struct kf_corrections_paper *paper, PangoContext *context,
                               struct kf_finished *ret_finished);
/* The sheets laid out, before they are drawn: for tests. */
void kf_corrections_place_labels(const struct kf_corrections_paper *paper, struct kf_own_document *document);

#endif
