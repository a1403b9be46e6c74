#ifndef KF_CLI_PRODUCTION_H
#define KF_CLI_PRODUCTION_H

/* What build and check have in common: every named module in every edition asked for, made in memory; then each module's
 * files are handed on together, or none of them. */

#include "cli/options.h"

/* write: false to look only. Returns one of enum kf_exit. */
int kf_production_run(struct kf_cli *cli, const struct kf_options *options, bool write);

#endif
