#ifndef KF_CLI_WATCH_H
#define KF_CLI_WATCH_H

/* Builds again whenever what was read has changed. */

#include "cli/options.h"

/* Runs until it is interrupted; returns one of enum kf_exit when it cannot begin. */
int kf_watch_run(struct kf_cli *cli, const struct kf_options *options);

#endif
