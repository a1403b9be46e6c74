#ifndef KF_CLI_PLAN_H
#define KF_CLI_PLAN_H

/* What a run makes: modules, or the community's series in the place of one, in each edition that is asked for. */

#include "cli/group.h"
#include "cli/options.h"

struct kf_plan {
    const char **modules; /* of a series: the name of its folder; NULL-terminated */
    int count;
    bool series;
    const char **ids;      /* of modules; NULL: not asked for */
    struct kf_unit *units; /* of the first module in each language and variant, then of the second ... */
    int unit_count;
    struct kf_group *groups; /* one a module that has units here, in their order */
    int group_count;
};

/* Fills modules, count and series. False after saying what is not there. */
bool kf_plan_names(struct kf_cli *cli, const struct kf_options *options, const struct kf_kit *kit, struct kf_plan *plan);
/* Fills ids, from which units get their keys: for shares of a run, and records of what was made. False after saying that two
 * modules have one id: two machines would write the same files. */
bool kf_plan_ids(struct kf_cli *cli, const struct kf_kit *kit, struct kf_plan *plan);
/* Fills units and groups with the share of the options. tickets: of packets and packs. */
void kf_plan_units(struct kf_cli *cli, const struct kf_options *options, const struct kf_kit *kit, bool tickets,
                   struct kf_plan *plan);

/* Leaves out what a run need not make. Returns how many units that is. */
int kf_plan_leave_out(struct kf_plan *plan, bool (*unwanted)(void *data, const struct kf_unit *unit), void *data);

/* The edition in words that are the same on every machine, as asked for: "standard.letter.es". In arena. */
const char *kf_edition_words(struct kf_arena *arena, const struct kf_edition *edition);

/* The folder of a module's files: inside that of --out, and with it, in arena. */
const char *kf_plan_folder_name(const struct kf_options *options, const char *module);
const char *kf_plan_folder(struct kf_arena *arena, const struct kf_options *options, const char *module);

#endif
