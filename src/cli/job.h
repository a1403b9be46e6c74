#ifndef KF_CLI_JOB_H
#define KF_CLI_JOB_H

/* Making modules: a unit is a module in one edition, or a series of them; a batch is made by several threads, and its results are asked for in
 * order, so that the number of threads changes nothing but the time. */

#include "base/reads.h"
#include "cli/cli.h"
#include "cli/explanation.h"
#include "editions/kit_documents.h"
#include "editions/printed.h"
#include "finish/impose.h"

struct kf_file { /* one PDF, in memory */
    const char *name, *piece, *title;
    enum kf_make kind;
    int handout; /* number, 0: not a handout's */
    const char *variant, *paper, *language, *audience;
    bool fillable;
    int length; /* minutes of the session, 0: none */
    int sides;
    unsigned char *pdf; /* NULL: not asked for */
    size_t bytes;
    const struct kf_printed_file *printed; /* what is printed where; NULL: not asked for */
    const char *what, *number; /* as the print ticket calls it: id of a word, and "2.1" of a handout */
    int copies, sheets;        /* and counts it; 0: not asked for */
    unsigned char *picture; /* PNG of its first side, NULL: not asked for */
    size_t picture_bytes;
    enum kf_imposition imposition; /* of a copy for the printer */
    const char *remark;            /* for people, behind its name; NULL */
    double ms; /* its own finishing and its share of loading and layout */
    int artifact_runs[KF_ARTIFACT_COUNT];
    int fields, links;
    const struct kf_explanation *explanations; /* one a side; NULL: not asked for */
    const struct kf_document_part *parts; /* of a packet or pack */
    int part_count;
};

struct kf_unit {
    /* what to make */
    const char *module; /* id, or path of a module.yaml */
    struct kf_edition edition;
    unsigned make;     /* enum kf_make */
    bool make_chosen;  /* by the user; else a guide is left out where it is not translated */
    const char *piece;  /* only this one; NULL for all */
    const char *key;    /* names it on every machine, "boundaries/standard.letter.es"; NULL: not asked for */
    bool first_variant; /* of those that are made of its module in its language */
    bool series;        /* the community's: module names its folder, and the edition has no session */
    bool explain;       /* how each page was filled */
    double picture_dpi; /* of a picture of each file's first side; 0: none */
    struct kf_reads *reads; /* what making it reads is recorded here; NULL: nowhere */
    bool list_printed;  /* what each file prints, and where */
    bool count_copies;  /* of each file */
    enum kf_imposition impose; /* a copy beside each file */
    bool check_others;  /* the rules are asked of the module's other languages and audiences too */
    bool list_only;     /* no PDF, and the rules are not asked */
    /* what was made; everything is in arena */
    struct kf_arena *arena;
    struct kf_findings *findings;
    const char *id; /* of the module; NULL when it could not be loaded */
    struct kf_file *files;
    int file_count;
    int *swap_counts; /* what each row under the community's `words:` found; NULL when the module could not be loaded */
    struct kf_list adaptations; /* struct kf_adaptation *; cli/adaptation.h */
    bool done;
};

struct kf_batch;

/* Starts making all units with at most so many threads (0: one a processor). units outlive the batch. */
struct kf_batch *kf_batch_start(const struct kf_cli *cli, const struct kf_kit *kit, struct kf_unit *units, int count,
                                int jobs);
void kf_batch_wait(struct kf_batch *batch, struct kf_unit *unit);
/* Waits for all threads and frees the batch; units keep what they have. */
void kf_batch_free(struct kf_batch *batch);
/* Frees what was made of a unit. */
void kf_unit_clear(struct kf_unit *unit);

#endif
