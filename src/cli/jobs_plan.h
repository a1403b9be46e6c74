#ifndef KF_CLI_JOBS_PLAN_H
#define KF_CLI_JOBS_PLAN_H

/* `list --jobs-plan`: every file that a build makes, a line each. */

#include "cli/options.h"

/* Pages are laid out, since what stands on them decides which files there are, and nothing is written. */
void kf_jobs_plan_print(struct kf_cli *cli, const struct kf_options *options);

/* One line: the file's share key, what it is of, and its path. */
void kf_jobs_plan_line(const char *key, const char *module, const char *edition, const char *folder, const char *name);

#endif
