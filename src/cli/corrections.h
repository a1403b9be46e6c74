#ifndef KF_CLI_CORRECTIONS_H
#define KF_CLI_CORRECTIONS_H

/* What became wrong on paper that is printed already: two states of the kit compared text by text, and what can be done
 * about each. Places are those of the old pages, for those lie in the cupboard. */

#include "cli/options.h"
#include "cli/type_setter.h"
#include "editions/printed.h"

enum { KF_LABELS_A_PAGE = 6 }; /* a page that needs more is printed again sooner */

enum kf_remedy {
    KF_REMEDY_LABEL,
    KF_REMEDY_TOO_LONG,   /* the new words have no room */
    KF_REMEDY_ADDED,      /* no old place */
    KF_REMEDY_REMOVED,    /* nothing to put there */
    KF_REMEDY_OTHER_PAGE, /* the same words, on another page */
    KF_REMEDY_OTHER_TYPE, /* the design sets it in other letters */
    KF_REMEDY_ON_BLACK,   /* white letters: a label would be a white patch */
    KF_REMEDY_PICTURE,    /* a logo, a drawing, a code to scan */
    KF_REMEDY_NEW_PICTURE,
    KF_REMEDY_COUNT
};

struct kf_correction {
    enum kf_remedy remedy;
    const struct kf_printed_text *old_text, *new_text; /* NULL: none; both are of a picture */
    const char *address;                               /* NULL: none known */
    enum kf_printed_where where;
    struct kf_rect at;                                 /* on the old page; of what is added, on the new one */
    struct kf_rect set;                                /* LABEL: where the new text is set on the old page */
    struct kf_rect words;                              /* LABEL: what its words fill of that */
    int label;                                         /* its number, from 1; 0: none */
};

struct kf_correction_page { /* a page on which something changed */
    const struct kf_printed_file *old_file, *new_file; /* one is NULL: of a handout only in the other */
    int page;                                          /* from 1 */
    struct kf_list corrections;                        /* struct kf_correction: helplines first, then down the page */
    int labels;
    bool again; /* must be printed anew */
};

struct kf_label { /* one design; it may belong in several places */
    const struct kf_correction *correction; /* the first that it is for */
    const struct kf_printed_file *file;     /* its page's */
    struct kf_rect cut; /* on the old page: its words, those it covers, and what is left free around both */
    struct kf_list pages; /* struct kf_correction_page, one a place */
};

struct kf_corrections {
    struct kf_list pages;       /* struct kf_correction_page: by module, handout, page */
    struct kf_list labels;      /* struct kf_label: helplines first */
    struct kf_list only_old, only_new; /* struct kf_printed_file */
    int same;                   /* pages on which nothing changed */
    int marked;                 /* pages whose version line alone is another */
};

/* The files of one of the two states: a release (folder or zip), a community's folder, a kit's data folder. Each is a
 * struct kf_printed_file of the edition that the options ask for. paper: *io_paper, or where it is KF_PAPER_COUNT the usual
 * one of this state, which it then is. Results live as long as the run. False after an error. */
bool kf_corrections_open(struct kf_cli *cli, const struct kf_options *options, const char *path, enum kf_paper *io_paper,
                         struct kf_list *ret_files);

/* NULL after an error. */
struct kf_corrections *kf_corrections_find(struct kf_run *run, struct kf_type_setter *setter,
                                           const struct kf_list *old_files, const struct kf_list *new_files);

/* "repair-conversations, handout 2.1", "boundaries, facilitator guide for 75 minutes". In arena. */
const char *kf_corrections_file_name(struct kf_arena *arena, const struct kf_printed_file *file);

enum kf_printed_kind kf_correction_kind(const struct kf_correction *correction);

void kf_corrections_print(const struct kf_corrections *corrections, struct kf_arena *arena, FILE *file);
/* written: paths of files. */
void kf_corrections_report(const struct kf_corrections *corrections, const struct kf_list *written, FILE *file);

#endif
