#ifndef KF_CLI_EVENING_H
#define KF_CLI_EVENING_H

/* A packet for one family, made in memory: what `kinfold tonight` and the desk make alike. */

#include "cli/handout_search.h"
#include "editions/tonight.h"

enum { KF_EVENING_MOST = 3 }; /* handouts: a tired family reads no more in one evening */

struct kf_evening_source { /* where modules and their pages come from; both give NULL after errors */
    /* language: NULL, the one asked for. for_all: not for the audience, length or session asked for. */
    const struct kf_content *(*content)(void *data, const char *module, const char *language, bool for_all);
    const struct kf_documents *(*pages)(void *data, const struct kf_content *content, unsigned make, const char *piece);
    void *data;
};

struct kf_evening {
    struct kf_run *run;
    const struct kf_evening_source *source;
    struct kf_tonight_handout handouts[KF_EVENING_MOST + 1]; /* the helplines too */
    struct kf_tonight tonight;
};

/* Lays out each handout by itself with its page for staff, then the helplines. wanted: struct kf_wanted_handout, 1 to
 * KF_EVENING_MOST of them. context: of the kit's fonts. The evening is at home where it is; source outlives it. False after
 * errors. */
bool kf_evening_init(struct kf_evening *evening, struct kf_run *run, const struct kf_evening_source *source,
                     PangoContext *context, const struct kf_list *wanted);

enum kf_evening_file_kind {
    KF_EVENING_TOGETHER, /* "tonight.pdf" */
    KF_EVENING_FAMILY,   /* "tonight-family.pdf": to be sent */
    KF_EVENING_STAFF,    /* "tonight-staff.pdf": only where there are pages for staff */
};

struct kf_evening_file {
    const struct kf_document *document;
    struct kf_finished finished;
    int family_parts; /* so many of the document's parts, the first ones, are for the family */
};

/* Binds a file, without finishing it: to be looked at. */
const struct kf_document *kf_evening_bind(struct kf_evening *evening, enum kf_evening_file_kind kind,
                                          int *ret_family_parts);
/* What the family gets is finished by itself even where it is bound with the rest: so it is proven that nothing for staff is
 * in it. False after errors. */
bool kf_evening_make(struct kf_evening *evening, enum kf_evening_file_kind kind, struct kf_evening_file *ret_file);

#endif
