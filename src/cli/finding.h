#ifndef KF_CLI_FINDING_H
#define KF_CLI_FINDING_H

/* Diagnostics kept after the run that found them is gone: each once, however many editions found it. */

#include <stdio.h>

#include "base/diag.h"

struct kf_finding {
    enum kf_code code;
    enum kf_severity severity;
    const char *file; /* NULL: none */
    int line, column; /* 0: none */
    const char *address, *message, *hint;
    const char *rule;    /* NULL: none's */
    const char *because; /* why it is allowed, NULL: it is not */
    const char *allowed_in; /* "modules/boundaries/module.yaml:120", NULL */
    const char *text; /* as the terminal shows it */
};

struct kf_findings {
    struct kf_arena *arena;
    struct kf_list list; /* struct kf_finding */
    GHashTable *seen;    /* texts */
    GHashTable *faulty;  /* files of which an error was printed */
    int errors, warnings, notes, allowed;
    int printed; /* how many of the list the user has seen, or need not see */
    int shown;   /* of these, how many were printed */
    bool quiet;  /* notes are kept, and not shown */
    bool hints;  /* what rules note for authors is shown; else kept */
};

struct kf_findings *kf_findings_new(struct kf_arena *arena); /* freed with the arena */
void kf_findings_add(struct kf_findings *findings, const struct kf_diags *diags, bool colour);
void kf_findings_merge(struct kf_findings *into, const struct kf_findings *from);
/* What was not printed yet: so many, and past these the first error of each file alone, so that each file has its own. */
void kf_findings_print(struct kf_findings *findings, FILE *file);
/* How many an `allow:` hides, in words; NULL: none. In arena. */
const char *kf_findings_allowed(const struct kf_findings *findings);
/* What is hidden, a place and its reason each. */
void kf_findings_print_allowed(const struct kf_findings *findings, FILE *file);
/* "2 errors, 1 warning", NULL when there is neither. In arena. */
const char *kf_findings_counts(const struct kf_findings *findings);
/* The first error; without one, the first warning; NULL without either. */
const struct kf_finding *kf_findings_first(const struct kf_findings *findings);
/* One of enum kf_exit. With strict, warnings alone give KF_EXIT_FINDINGS. */
int kf_findings_exit(const struct kf_findings *findings, bool strict);

#endif
