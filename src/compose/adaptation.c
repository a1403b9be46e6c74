/* Changes as the adaptation log tells them. */

#include "compose/adaptation.h"

static const char *const words[KF_CHANGE_KIND_COUNT] = {
    [KF_CHANGE_REPLACE] = "replace", [KF_CHANGE_INSERT] = "insert", [KF_CHANGE_REMOVE] = "remove",
    [KF_CHANGE_APPEND] = "append",   [KF_CHANGE_SET] = "set",
};

const char *kf_change_word(enum kf_change_kind kind)
{
    return words[kind];
}

void kf_adaptations_add(struct kf_arena *arena, struct kf_list *list, const struct kf_change *changes, int count)
{
    for (int i = 0; i < count; i++) {
        const struct kf_change *change = &changes[i];
        struct kf_adaptation *adaptation;

        if (change->owner == KF_OVERLAY_OF_KIT) {
            continue;
        }
        adaptation = KF_NEW(arena, struct kf_adaptation);
        *adaptation = (struct kf_adaptation){
            .kind = words[change->kind],
            .address = kf_arena_string(arena, change->address),
            .layer = kf_arena_string(arena, change->layer),
            .file = change->span.source != NULL ? kf_arena_string(arena, change->span.source->path) : NULL,
            .line = change->span.line,
            .old_text = kf_arena_string(arena, change->old_text),
            .new_text = kf_arena_string(arena, change->new_text),
            .why = kf_arena_string(arena, change->why),
            .approved_by = kf_arena_string(arena, change->approved_by),
            .approved_on = kf_arena_string(arena, change->approved_on),
            .core = change->core,
            .safety = change->safety,
        };
        kf_list_add(arena, list, adaptation);
    }
}

static int rank(const struct kf_adaptation *adaptation)
{
    return adaptation->safety ? 0 : adaptation->core ? 1 : 2;
}

/* By insertion: few, and those of a rank keep their order. */
void kf_adaptations_sort(struct kf_list *list)
{
    for (int i = 1; i < list->count; i++) {
        void *item = list->items[i];
        int at = i;

        for (; at > 0 && rank(list->items[at - 1]) > rank(item); at--) {
            list->items[at] = list->items[at - 1];
        }
        list->items[at] = item;
    }
}
