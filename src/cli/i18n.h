#ifndef KF_CLI_I18N_H
#define KF_CLI_I18N_H

/* What `kinfold i18n` does with the PO files of a kit or a community: one function an action. */

#include "cli/options.h"
#include "compose/po_merge.h"
#include "model/translatable.h"

struct kf_i18n {
    struct kf_cli *cli;
    const struct kf_options *options;
    const struct kf_kit *kit;
    const char **files; /* modules, and KF_SHARED_TEXTS, whose texts are meant; NULL-terminated */
};

void kf_i18n_extract(const struct kf_i18n *i18n);
void kf_i18n_merge(const struct kf_i18n *i18n);
void kf_i18n_stats(const struct kf_i18n *i18n);
void kf_i18n_review(const struct kf_i18n *i18n);
void kf_i18n_import(const struct kf_i18n *i18n);

/* Where the language's PO files lie: the community's folder, or the kit's where there is none. */
const char *kf_i18n_folder(const struct kf_i18n *i18n);
/* That the language is another than the texts' own, and the one that the file (NULL: none yet) says. */
bool kf_i18n_check_language(const struct kf_i18n *i18n, const struct kf_translatables *texts, const struct kf_po *po);

/* Writes a text file. False after pushing an error. */
bool kf_i18n_write(const struct kf_i18n *i18n, const char *path, const char *text);
bool kf_i18n_has_file(struct kf_run *run, const char *folder, const char *name); /* name NULL: any PO file */

/* --- reviews --------------------------------------------------------------------------------------------------------- */

enum kf_review_column {
    KF_REVIEW_ADDRESS,
    KF_REVIEW_SOURCE,
    KF_REVIEW_DRAFT,
    KF_REVIEW_OK,
    KF_REVIEW_NEW_TEXT,
    KF_REVIEW_COMMENT,
    KF_REVIEW_COLUMNS
};

struct kf_i18n_row { /* a text to be reviewed */
    const struct kf_translatable *text;
    struct kf_po_message *message;
    struct kf_po_review review;
    bool reviewed;
};

struct kf_i18n_file { /* a PO file as it would be after a merge */
    const char *path;
    const struct kf_po *po;
    bool of_community;
    struct kf_list loans; /* the kit's drafts, where a community has no words of its own */
};

/* Its po, NULL after errors. */
const struct kf_po *kf_i18n_open(const struct kf_i18n *i18n, const struct kf_translatables *texts,
                                 struct kf_i18n_file *ret_file);
/* Before it is written: gives back what was lent and that nobody has touched. */
void kf_i18n_settle(const struct kf_i18n_file *file);
/* A community's number that the source has too says nothing, and would hide the one of the kit's translation. */
void kf_i18n_leave_numbers(const struct kf_po *po);
/* struct kf_i18n_row *: safety texts first, then the others, each in the order of the pages. */
struct kf_list kf_i18n_review_rows(const struct kf_i18n *i18n, const struct kf_translatables *texts,
                                   const struct kf_po *po);

#endif
