#ifndef KF_CLI_PRODUCTION_H
#define KF_CLI_PRODUCTION_H

/* What build and check have in common: every named module in every edition asked for, made in memory; then each module's
 * files are handed on together, or none of them. */

#include "cli/options.h"
#include "cli/trail.h"

/* write: false to look only. Returns one of enum kf_exit. */
int kf_production_run(struct kf_cli *cli, const struct kf_options *options, bool write);

struct kf_outcome { /* of one module */
    const char *module; /* as the command line names it */
    const char *folder; /* of its files; NULL but in a round of `watch` */
    bool good;
};

struct kf_round { /* of `watch` */
    struct kf_outcome *outcomes; /* of the modules that were made */
    int count;
    int file_count;
    double seconds;
    int status; /* enum kf_exit */
};

/* Makes and writes the modules that the trail wants, and lays the trail on. Prints errors and warnings alone. */
struct kf_round kf_production_round(struct kf_cli *cli, const struct kf_options *options, struct kf_trail *trail);

#endif
