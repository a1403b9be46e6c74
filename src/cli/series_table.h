#ifndef KF_CLI_SERIES_TABLE_H
#define KF_CLI_SERIES_TABLE_H

/* `kinfold list --series`: the sessions of the community's series, a line each. */

#include "cli/cli.h"

struct kf_options;

/* Says which sessions ask for a form that their module does not have. */
void kf_series_check_forms(struct kf_cli *cli, const struct kf_kit *kit, const struct kf_options *options);
void kf_series_print(struct kf_cli *cli, const struct kf_kit *kit, const struct kf_options *options);

#endif
