#ifndef KF_CLI_SITES_H
#define KF_CLI_SITES_H

/* A sheet of sites: the places to which one programme's pages go, each with its community and its group. */

#include "cli/options.h"

enum kf_site_column {
    KF_SITE_NAME,
    KF_SITE_COMMUNITY,
    KF_SITE_MODULES,
    KF_SITE_LANGUAGE,
    KF_SITE_AUDIENCE,
    KF_SITE_PAPER,
    KF_SITE_LENGTH,
    KF_SITE_START,
    KF_SITE_GROUP_SIZE,
    KF_SITE_COPIES,
    KF_SITE_COLUMN_COUNT
};

struct kf_site { /* what is NULL or 0 is as the command line says */
    const char *name;      /* of its folder too */
    const char *community; /* folder */
    const char **modules;  /* NULL-terminated */
    const char *language, *audience, *start;
    enum kf_paper paper;   /* KF_PAPER_COUNT: not said */
    int length, group_size;
    int copies;            /* how many groups there are: at least 1 */
    struct kf_span places[KF_SITE_COLUMN_COUNT];
};

/* The sites whose rows are right, struct kf_site *; an error is pushed for each row that is not. NULL after an error that
 * concerns all. ret_rows: how many rows there are. */
struct kf_list *kf_sites_read(struct kf_cli *cli, const char *path, int *ret_rows);

/* Whether the two are made of the same files: all but their names and copies. */
bool kf_sites_are_alike(const struct kf_site *one, const struct kf_site *two);

/* The options of the command line, with what the site says over them. */
struct kf_options kf_site_options(const struct kf_site *site, const struct kf_options *options);

/* The site's folder in that of --out. In arena. */
const char *kf_site_folder(struct kf_arena *arena, const struct kf_site *site, const struct kf_options *options);

#endif
