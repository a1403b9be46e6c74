#ifndef KF_CLI_OPTIONS_INTERNAL_H
#define KF_CLI_OPTIONS_INTERNAL_H

/* Between the table of options, the reader of the command line, and the reader of their values. */

#include "cli/options.h"

/* As typed. FILENAME types keep the bytes as they are: the others fail in a locale without UTF-8. */
struct kf_typed {
    char *only, *bilingual;
    char *out, *paper, *language, *audience, *length, *start, *group_size, *community, *session, *piece, *page, *dpi, *pictures, *stage, *deps;
    char *region;
    char *roster, *renew_months, *sites, *why;
    char **releases;
    gboolean man, separate, sign_in, example, notice;
    char *impose;
    char *shard, *port, *root;
    char **hosts;
    gboolean shared, allow_edit;
    char *all, *jobs, *report, *labels, *copies, *reviewed_by, *reviewed_on, *printer, *ticket;
    char **variants, **sets, **makes, **arguments;
    gboolean fillable, carry_safe, allowed, strict, quiet, ids, series, agenda, coverage, sentences, points, explain_layout, words, apart, print, dry_run, jobs_plan, resume, no_open, help;
};

struct kf_option_row {
    guint64 groups; /* 0: of every verb */
    const char *name;
    char letter;
    GOptionArg arg;
    size_t offset;
    const char *value; /* "DIR"; NULL for a switch */
    const char *help;
    const char *const *choices; /* NULL: any text */
};

extern const char *const kf_option_makes[], *const kf_option_reports[]; /* NULL-terminated */

/* The rows that a verb takes, in the order of its help, up to NULL. */
const struct kf_option_row *kf_option_row_next(const struct kf_verb *verb, const struct kf_option_row *after);
/* NULL: the verb has none of this name. */
const struct kf_option_row *kf_option_row_find(const struct kf_verb *verb, const char *name, size_t length);
const struct kf_option_row *kf_option_row_letter(const struct kf_verb *verb, char letter);

/* KF_EXIT_FINE: all options of the verb are in ret_typed, for `kf_typed_free`. Else what is wrong has been said. */
int kf_command_line_read(struct kf_cli *cli, const struct kf_verb *verb, int argc, char **argv, struct kf_typed *ret_typed);
void kf_typed_free(struct kf_typed *typed);

#endif
