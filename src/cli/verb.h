#ifndef KF_CLI_VERB_H
#define KF_CLI_VERB_H

/* A verb of the program: one record in one file of cli/verbs/. */

#include "cli/cli.h"

struct kf_verb {
    const char *name;    /* "build" */
    const char *summary; /* one line */
    const char *usage;   /* "kinfold build [MODULE|FILE]... [OPTIONS]" */
    const char *help;    /* what the options do not say; two examples that run at the end */
    guint64 options;     /* KF_OPTIONS_..., or-ed */
    /* argv[0] is the verb. Returns one of enum kf_exit. */
    int (*run)(struct kf_cli *cli, int argc, char **argv);
};

extern const struct kf_verb *const kf_verbs[];
extern const int kf_verb_count;

/* NULL when there is none of this name. */
const struct kf_verb *kf_verb_find(const char *name);
/* The nearest verb's name, NULL. */
const char *kf_verb_nearest(const char *name);

#endif
