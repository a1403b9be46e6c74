#ifndef KF_CLI_CONFINED_H
#define KF_CLI_CONFINED_H

/* The renderer shut in (base/confine.h): it reads the kit, the community and the named modules, and writes into its
 * folder. Where the machine cannot do that, or KINFOLD_UNCONFINED is set, it works all the same. */

#include "cli/options.h"

struct kf_confined {
    struct kf_list made; /* char *: folders that were made for what is written, the outermost first */
};

/* modules: as kf_cli_modules gives them. kit: NULL where the communities are not known yet; then all can be read. write:
 * whether anything is; then the folder of --out is there when this returns, if it can be. Before threads start. */
void kf_cli_confine(struct kf_cli *cli, const struct kf_kit *kit, const char *const *modules,
                    const struct kf_options *options, bool write, struct kf_confined *ret_confined);
/* Shut in for good: it reads the kit and the community, and writes nothing. Before threads start. */
void kf_cli_confine_reader(struct kf_arena *arena, const struct kf_kit *kit);
/* Removes the folders that were made and stayed empty. */
void kf_cli_leave(const struct kf_confined *confined);

#endif
