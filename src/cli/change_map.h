#ifndef KF_CLI_CHANGE_MAP_H
#define KF_CLI_CHANGE_MAP_H

/* The map of changes: what each site says otherwise than the kit, for the one who answers for all of them. */

#include "cli/site_papers.h"

struct kf_change_map {
    struct kf_arena *arena;
    struct kf_list entries; /* of sites that changed the same, in the order of the sheet */
};

/* Copies what is said of a site's community: adaptations (struct kf_adaptation) of its pages, its word swaps, helplines and
 * names. */
void kf_change_map_add(struct kf_change_map *map, const struct kf_site *site, const struct kf_community *community,
                       const struct kf_community *kits, const struct kf_list *adaptations);

/* In the words and language of this content. False after errors. */
bool kf_change_map_make(struct kf_run *run, PangoContext *context, const struct kf_content *content,
                        const struct kf_change_map *map, struct kf_paper_made *ret_paper);

#endif
