#ifndef KF_CLI_SITE_PAPERS_H
#define KF_CLI_SITE_PAPERS_H

/* What lies on top of a site's box: a list to pack it by, and a receipt to sign. */

#include "cli/sites.h"
#include "finish/finish.h"

struct kf_packed { /* one file of the box */
    const char *title, *path; /* path: in the site's folder */
    const char *what, *number; /* as the print ticket says them */
    const char *version;       /* as its pages say it; NULL: they say none */
    int copies, sheets;        /* for all groups; sheets: of one copy */
};

struct kf_thing { /* that is no paper */
    const char *text;
    int count; /* for all groups; 0: not counted */
};

struct kf_box_of_site {
    const struct kf_site *site;
    const struct kf_content *content; /* whose words and language the papers are in */
    int people, facilitators;         /* of each group; 0: not known */
    struct kf_list files;             /* struct kf_packed */
    struct kf_list things;            /* struct kf_thing */
};

struct kf_paper_made {
    struct kf_finished finished;
    int pages;
};

/* False after errors. In run's arena. */
bool kf_packing_list_make(struct kf_run *run, PangoContext *context, const struct kf_box_of_site *box,
                          struct kf_paper_made *ret_paper);
bool kf_receipt_make(struct kf_run *run, PangoContext *context, const struct kf_box_of_site *box,
                     struct kf_paper_made *ret_paper);

#endif
