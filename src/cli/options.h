#ifndef KF_CLI_OPTIONS_H
#define KF_CLI_OPTIONS_H

/* The options that verbs share. A verb names the groups it takes. */

#include "cli/verb.h"
#include "editions/document.h"
#include "finish/impose.h"

enum kf_option_group {
    KF_OPTIONS_COMMUNITY = 1 << 0, /* --community */
    KF_OPTIONS_FORM = 1 << 1,      /* --variant, --paper, --fillable */
    KF_OPTIONS_MAKE = 1 << 2,      /* --make */
    KF_OPTIONS_PIECE = 1 << 3,     /* --piece */
    KF_OPTIONS_OUT = 1 << 4,       /* --out: a folder */
    KF_OPTIONS_WORK = 1 << 5,      /* --jobs, --strict, --quiet, --report */
    KF_OPTIONS_IDS = 1 << 6,       /* --ids */
    KF_OPTIONS_STAGE = 1 << 7,     /* --stage */
    KF_OPTIONS_OVERLAY = 1 << 23,  /* --only, and --strict alone: WORK has it too */
    KF_OPTIONS_WORDS = 1 << 8,     /* --language, --audience, --length, --start, --group-size, --session, --set */
    KF_OPTIONS_PAGE = 1 << 9,      /* --page, --dpi */
    KF_OPTIONS_OUT_FILE = 1 << 10, /* --out: a file */
    KF_OPTIONS_EXPLAIN = 1 << 11,  /* --explain-layout */
    KF_OPTIONS_BILINGUAL = 1 << 18, /* --bilingual */
    KF_OPTIONS_PICTURES = 1 << 12, /* --pictures */
    KF_OPTIONS_OUT_PLACE = 1 << 13, /* --out: where to begin something; --region */
    KF_OPTIONS_REPORT = 1 << 14,    /* --report alone: WORK has it too */
    KF_OPTIONS_SERIES = 1 << 15,    /* --series */
    KF_OPTIONS_AGENDA = 1 << 17,    /* --agenda */
    KF_OPTIONS_SWAPS = 1 << 27,     /* --words */
    KF_OPTIONS_TRANSLATION = 1 << 20, /* --language: that of a translation */
    KF_OPTIONS_DEPS = 1 << 24,      /* --deps */
    KF_OPTIONS_IMPOSE = 1 << 19,    /* --impose */
    KF_OPTIONS_LOOP = 1 << 25,      /* --jobs, --strict, --quiet: WORK has them too */
    KF_OPTIONS_LABELS = 1 << 28,    /* --labels, --copies */
    KF_OPTIONS_REVIEWER = 1 << 21,    /* --reviewed-by, --reviewed-on */
    KF_OPTIONS_ALL = 1 << 26,       /* --all */
    KF_OPTIONS_PAPER = 1 << 22,       /* --paper alone: FORM has it too */
    KF_OPTIONS_TONIGHT = 1 << 16,     /* --out: a file; --apart, --print, --printer */
    KF_OPTIONS_ROSTER = 1 << 30,      /* --roster, --separate, --sign-in, --renew-months, --example */
    KF_OPTIONS_PRINT = 1 << 29,       /* --copies, --printer, --ticket, --dry-run */
    KF_OPTIONS_EDITION = KF_OPTIONS_COMMUNITY | KF_OPTIONS_FORM | KF_OPTIONS_WORDS,
};

struct kf_options {
    const char *out;           /* "out" where none is set; "-" for standard output */
    bool out_set;
    const char *community;     /* folder, NULL */
    const char *all;           /* folder to write all to, NULL */
    const char *deps;          /* file of rules for make and ninja, NULL */
    const char *reviewed_by, *reviewed_on; /* NULL */
    const char *region;        /* as typed, NULL */
    const char *session;       /* id in the community's series, NULL */
    struct kf_edition edition; /* its variant and paper are set by kf_options_edition */
    enum kf_variant variants[KF_VARIANT_COUNT];
    int variant_count; /* at least 1 */
    bool paper_set;
    enum kf_paper paper;
    unsigned make;             /* enum kf_make; 0: by variant */
    enum kf_imposition impose;
    const char *labels;        /* NULL: what fits */
    int copies;                /* at least 1 */
    bool copies_set;
    const char *printer, *ticket; /* NULL */
    bool dry_run;
    const char *piece, *stage, *pictures; /* NULL */
    const char *roster;        /* file of people, NULL */
    int renew_months;          /* of a trainer's certificate */
    bool separate, sign_in, example;
    const char *only;          /* address of a change, NULL */
    int page, dpi;             /* page: from 1 */
    int jobs;                  /* 0: as many as processors */
    bool strict, quiet, json, ids, series, agenda, explain_layout, words, apart, print;
    const char **arguments; /* NULL-terminated */
    int argument_count;
};

/* Reads the command line, or prints the verb's help or what is wrong. False: the verb ends at once with *ret_exit. */
bool kf_options_parse(struct kf_cli *cli, const struct kf_verb *verb, int argc, char **argv,
                      struct kf_options *ret_options, int *ret_exit);

/* The edition of one of the variants, on the paper of the options or else the community's. */
struct kf_edition kf_options_edition(const struct kf_options *options, const struct kf_kit *kit, int variant);
/* What is made of it: the pages for staff only in the standard edition, unless --make says otherwise. */
unsigned kf_options_make(const struct kf_options *options, const struct kf_edition *edition);

/* Neither modules nor a session of one were named. */
bool kf_options_all_modules(const struct kf_options *options);

void kf_options_print_help(const struct kf_verb *verb);

#endif
