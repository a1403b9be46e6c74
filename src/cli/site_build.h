#ifndef KF_CLI_SITE_BUILD_H
#define KF_CLI_SITE_BUILD_H

/* `build --sites`: the files of every site of a sheet, each with a packing list and a receipt, and one map of what the sites
 * changed. */

#include "cli/options.h"

/* Returns one of enum kf_exit. */
int kf_sites_build(struct kf_cli *cli, const struct kf_options *options);

#endif
