#ifndef KF_EDITIONS_TONIGHT_H
#define KF_EDITIONS_TONIGHT_H

/* A few handouts for one family, each on sheets of its own, the helplines last; then, behind a sheet that says so, the pages
 * for staff that go with them. No page for staff lies on the back of one for the family. */

#include "editions/document.h"

struct kf_tonight_handout { /* laid out by itself */
    const struct kf_content *content;
    const struct kf_document *page, *side; /* side: for staff, NULL: none */
    const char *number;                    /* "2.1" */
};

struct kf_tonight {
    PangoContext *context;
    const struct kf_content *content; /* of the first handout: its language and edition are the whole's */
    const struct kf_tonight_handout *handouts; /* for the family, in their order */
    int count;
    const char *name; /* of the file, without .pdf: "tonight" */
};

/* Which of the two are in a file. What is for the family alone passes the leak proof when it is finished. */
enum kf_tonight_part { KF_TONIGHT_FAMILY = 1 << 0, KF_TONIGHT_STAFF = 1 << 1 };

bool kf_tonight_has_sides(const struct kf_tonight *tonight);
struct kf_document *kf_tonight_layout(struct kf_run *run, const struct kf_tonight *tonight, unsigned parts);

#endif
