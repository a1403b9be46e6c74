#ifndef KF_CLI_STARTER_COMMUNITY_H
#define KF_CLI_STARTER_COMMUNITY_H

/* The files of a new community's folder: those of modules/starters/community/, made out to it. */

#include "cli/cli.h"

/* Relative to the folder; NULL-terminated. */
extern const char *const kf_starter_community_files[];

/* The country as its helplines are called ("gb" is GB); NULL after saying which there are. */
const char *kf_starter_country(struct kf_cli *cli, const char *typed);

/* One of the files for a community of this name in this country. NULL after pushing an error. */
const char *kf_starter_community_text(struct kf_run *run, const char *file, const char *name, const char *country);

#endif
