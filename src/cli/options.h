#ifndef KF_CLI_OPTIONS_H
#define KF_CLI_OPTIONS_H

/* The options that verbs share. A verb names the groups it takes. */

#include "cli/shard.h"
#include "cli/verb.h"
#include "editions/document.h"
#include "finish/impose.h"

#define KF_OPTION_GROUP(n) (G_GUINT64_CONSTANT(1) << (n))
#define KF_OPTIONS_COMMUNITY KF_OPTION_GROUP(0)           /* --community */
#define KF_OPTIONS_FORM KF_OPTION_GROUP(1)                /* --variant, --paper, --fillable */
#define KF_OPTIONS_MAKE KF_OPTION_GROUP(2)                /* --make */
#define KF_OPTIONS_PIECE KF_OPTION_GROUP(3)               /* --piece */
#define KF_OPTIONS_OUT KF_OPTION_GROUP(4)                 /* --out: a folder */
#define KF_OPTIONS_WORK KF_OPTION_GROUP(5)                /* --jobs, --strict, --quiet, --report */
#define KF_OPTIONS_IDS KF_OPTION_GROUP(6)                 /* --ids */
#define KF_OPTIONS_STAGE KF_OPTION_GROUP(7)               /* --stage */
#define KF_OPTIONS_OVERLAY KF_OPTION_GROUP(8)             /* --only, and --strict alone: WORK has it too */
#define KF_OPTIONS_WORDS KF_OPTION_GROUP(9)               /* --language, --audience, --length, --start, --group-size, --session, --set */
#define KF_OPTIONS_PAGE KF_OPTION_GROUP(10)               /* --page, --dpi */
#define KF_OPTIONS_OUT_FILE KF_OPTION_GROUP(11)           /* --out: a file */
#define KF_OPTIONS_EXPLAIN KF_OPTION_GROUP(12)            /* --explain-layout */
#define KF_OPTIONS_BILINGUAL KF_OPTION_GROUP(13)          /* --bilingual */
#define KF_OPTIONS_PICTURES KF_OPTION_GROUP(14)           /* --pictures, --man */
#define KF_OPTIONS_OUT_PLACE KF_OPTION_GROUP(15)          /* --out: where to begin something; --region */
#define KF_OPTIONS_REPORT KF_OPTION_GROUP(16)             /* --report alone: WORK has it too */
#define KF_OPTIONS_SERIES KF_OPTION_GROUP(17)             /* --series */
#define KF_OPTIONS_AGENDA KF_OPTION_GROUP(18)             /* --agenda */
#define KF_OPTIONS_SWAPS KF_OPTION_GROUP(19)              /* --words */
#define KF_OPTIONS_TRANSLATION KF_OPTION_GROUP(20)        /* --language: that of a translation */
#define KF_OPTIONS_DEPS KF_OPTION_GROUP(21)               /* --deps */
#define KF_OPTIONS_IMPOSE KF_OPTION_GROUP(22)             /* --impose */
#define KF_OPTIONS_LOOP KF_OPTION_GROUP(23)               /* --jobs, --strict, --quiet: WORK has them too */
#define KF_OPTIONS_LABELS KF_OPTION_GROUP(24)             /* --labels, --copies */
#define KF_OPTIONS_REVIEWER KF_OPTION_GROUP(25)           /* --reviewed-by, --reviewed-on */
#define KF_OPTIONS_ALL KF_OPTION_GROUP(26)                /* --all */
#define KF_OPTIONS_PAPER KF_OPTION_GROUP(27)              /* --paper alone: FORM has it too */
#define KF_OPTIONS_TONIGHT KF_OPTION_GROUP(28)            /* --out: a file; --apart, --print, --printer */
#define KF_OPTIONS_ROSTER KF_OPTION_GROUP(29)             /* --roster, --separate, --sign-in, --renew-months, --example */
#define KF_OPTIONS_PRINT KF_OPTION_GROUP(30)              /* --copies, --printer, --ticket, --dry-run */
#define KF_OPTIONS_SITES KF_OPTION_GROUP(31)              /* --sites */
#define KF_OPTIONS_RECALL KF_OPTION_GROUP(32)             /* --sites, --releases, --notice, --why, --language ... */
#define KF_OPTIONS_COVERAGE KF_OPTION_GROUP(33)           /* --coverage, --sentences, --points */
#define KF_OPTIONS_ALLOWED KF_OPTION_GROUP(34)            /* --allowed */
#define KF_OPTIONS_SHARD KF_OPTION_GROUP(35)              /* --shard, --resume */
#define KF_OPTIONS_JOBS_PLAN KF_OPTION_GROUP(36)          /* --jobs-plan, --jobs */
#define KF_OPTIONS_DESK KF_OPTION_GROUP(37)               /* --port, --no-open, --jobs, --shared, --root ... */
#define KF_OPTIONS_EDITION (KF_OPTIONS_COMMUNITY | KF_OPTIONS_FORM | KF_OPTIONS_WORDS)

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
    bool man;                  /* the manual page */
    const char *piece, *stage, *pictures; /* NULL */
    const char *sites;         /* file of sites, NULL */
    const char **releases;     /* folders and zips, NULL-terminated */
    const char *why;           /* of a recall, NULL */
    bool notice;
    const char *roster;        /* file of people, NULL */
    int renew_months;          /* of a trainer's certificate; 0: as the programme says */
    bool separate, sign_in, example;
    const char *only;          /* address of a change, NULL */
    int page, dpi;             /* page: from 1 */
    struct kf_shard shard;     /* of several machines */
    bool jobs_plan, resume;
    int port;                  /* 0: a free one */
    bool no_open;
    bool shared, allow_edit;   /* of a desk */
    const char *root;          /* NULL */
    const char **hosts;        /* NULL-terminated */
    int jobs;                  /* 0: as many as processors */
    bool strict, quiet, allowed, json, ids, series, agenda, coverage, sentences, points, explain_layout, words, apart, print;
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
