#ifndef KF_CLI_SITE_SHARE_H
#define KF_CLI_SITE_SHARE_H

/* `build --sites --shard`, and the plan of it. Sites that ask for the same are one unit, since their files are made once; the
 * map of changes, which tells of all sites, is one more. */

#include "cli/plan.h"
#include "cli/sites.h"

#define KF_SITE_MAP "map-of-changes.pdf"
#define KF_SITE_LIST "packing-list.pdf"
#define KF_SITE_RECEIPT "receipt.pdf"

/* The key of a site and those that are like it: after the first of them. In arena. */
const char *kf_site_key(struct kf_arena *arena, const struct kf_site *first);

/* What the units say otherwise than the kit, in their order, without laying out a page: for the map, of sites that another
 * machine makes. False after errors. */
bool kf_site_changes(struct kf_run *run, const struct kf_kit *kit, const struct kf_plan *plan, struct kf_list *ret_adaptations);

/* Lines of the jobs plan: the files of a site, whose units are made; and the map. */
void kf_site_plan_print(const struct kf_plan *plan, const struct kf_site *site, const char *key,
                        const struct kf_options *options);
void kf_site_plan_print_map(const struct kf_options *options);

#endif
