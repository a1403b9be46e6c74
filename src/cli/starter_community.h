#ifndef KF_CLI_STARTER_COMMUNITY_H
#define KF_CLI_STARTER_COMMUNITY_H

/* The files of a new community's folder: those of modules/starters/community/, made out to it. */

#include "cli/cli.h"

struct kf_starter_community {
    const char *folder;  /* where they go; it need not be there */
    const char *name;    /* small letters, digits and hyphens: "our-county" is Our County, and OC */
    const char *country; /* one of kf_starter_countries */
    const char *program; /* the name as its people write it, in place of that; NULL */
    const char *paper;   /* "letter", "a4"; NULL: the country's */
    const char *hint;    /* what to do where a file cannot be written; NULL: another folder with --out */
};

/* The countries that the kit has helplines for, sorted. In the run's arena. */
struct kf_list kf_starter_countries(struct kf_run *run);
/* The country as its helplines are called ("gb" is GB); NULL after saying which there are. */
const char *kf_starter_country(struct kf_cli *cli, const char *typed);

/* Writes all of them, or none, and over nothing that is there. False after pushing an error. */
bool kf_starter_community_make(struct kf_run *run, const struct kf_starter_community *community);

#endif
