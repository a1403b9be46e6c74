#ifndef KF_CLI_PLAN_H
#define KF_CLI_PLAN_H

/* What a run makes: modules, or the community's series in the place of one, in each edition that is asked for. */

#include "cli/job.h"
#include "cli/options.h"

struct kf_plan {
    const char **modules; /* of a series: the name of its folder; NULL-terminated */
    int count;
    bool series;
    struct kf_unit *units; /* of the first module in each language and variant, then of the second ... */
    int editions;          /* of each module */
};

/* Fills modules, count and series. False after saying what is not there. */
bool kf_plan_names(struct kf_cli *cli, const struct kf_options *options, const struct kf_kit *kit, struct kf_plan *plan);
/* Fills units and editions. tickets: of packets and packs. */
void kf_plan_units(struct kf_cli *cli, const struct kf_options *options, const struct kf_kit *kit, bool tickets,
                   struct kf_plan *plan);

#endif
