#ifndef KF_CLI_ADDRESS_HELP_H
#define KF_CLI_ADDRESS_HELP_H

/* `kinfold explain ADDRESS`. */

#include "cli/options.h"

/* module: NULL, or where the address does not begin with it. */
void kf_address_explain(struct kf_cli *cli, const struct kf_options *options, const char *module, const char *address);

#endif
