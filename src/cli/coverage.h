#ifndef KF_CLI_COVERAGE_H
#define KF_CLI_COVERAGE_H

/* What the source articles speak of, row by row (modules/coverage.tsv), and where the modules speak of it: `covers: [12,
 * 40]` on a block, an activity, a step, a claim or a page. A row that is printed nowhere has a reason. */

#include "base/run.h"
#include "model/edition.h"

struct kf_coverage_place {
    const char *module, *page, *address; /* page: title of the handout, activity or page that it stands in */
    const char *words;                   /* all that stand at and below the address */
};

struct kf_coverage_row {
    int number;
    const char *what, *planned, *reason; /* reason: "" where it is to be printed */
    struct kf_list places;               /* struct kf_coverage_place * */
    struct kf_span span;
};

struct kf_coverage {
    struct kf_coverage_row *rows; /* by number */
    int count;
};

/* The kit's list, no row covered yet. NULL after errors. In run->arena. */
struct kf_coverage *kf_coverage_read(struct kf_run *run, const struct kf_kit *kit);
/* Adds what a module covers; numbers that the list lacks are unknown-reference errors at their line. */
void kf_coverage_collect(struct kf_run *run, struct kf_coverage *coverage, const struct kf_content *content);
/* Pushes an unknown-reference error at each row that has neither a place nor a reason, and at each that has both. */
void kf_coverage_check(struct kf_run *run, const struct kf_coverage *coverage);

#endif
