#ifndef KF_COMPOSE_ADAPTATION_H
#define KF_COMPOSE_ADAPTATION_H

/* The adaptation log: what a programme says otherwise than the kit, and why. Plain words, so that they outlive the run
 * that found them. The kit's own layers are the kit, and word swaps are `explain --words`. */

#include "compose/compose.h"

struct kf_adaptation {
    const char *kind, *address, *layer, *file;
    int line;
    const char *old_text, *new_text, *why, *approved_by, *approved_on; /* NULL: none */
    bool core, safety;
};

/* Adds the changes to the list, copied to the arena. */
void kf_adaptations_add(struct kf_arena *arena, struct kf_list *list, const struct kf_change *changes, int count);
/* Safety first, then core, then the others, each in the order of layers and lines. */
void kf_adaptations_sort(struct kf_list *list);

/* "replace", "insert" ... */
const char *kf_change_word(enum kf_change_kind kind);

#endif
