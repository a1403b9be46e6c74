#ifndef KF_CLI_SWAP_LIST_H
#define KF_CLI_SWAP_LIST_H

/* `kinfold explain --words`: what each row of `words:` does; and the warning for rows that do nothing. */

#include "cli/options.h"

void kf_swaps_explain(struct kf_cli *cli, const struct kf_options *options);

/* How many words each of the community's rows took or left alone in a module; an array of as many as there are rows. */
void kf_swaps_count(const struct kf_content *content, int *counts);
/* Warns of each row whose count is 0. To be called when every module of the kit was looked at. */
void kf_swaps_warn_unused(struct kf_run *run, const struct kf_kit *kit, const struct kf_edition *edition,
                          const int *counts);

#endif
