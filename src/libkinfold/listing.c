/* What there is. */

#include "libkinfold/handle.h"

static void list_module(struct kinfold *kinfold, const char *id, struct kinfold_module *ret_module)
{
    const struct kf_content *content = kf_call_content(kinfold, id, NULL);

    *ret_module = (struct kinfold_module){.id = id};
    if (content != NULL) {
        ret_module->title = content->module->title.text;
        ret_module->handouts = content->module->handouts.count;
    }
}

const struct kinfold_module *kinfold_modules(struct kinfold *kinfold, size_t *ret_count)
{
    struct kinfold_module *modules = NULL;
    const struct kf_kit *kit;

    kf_call_begin(kinfold);
    *ret_count = 0;
    kit = kf_call_kit(kinfold);
    if (kit != NULL) {
        modules = KF_NEW_ARRAY(kinfold->run.arena, kit->used_count + 1, struct kinfold_module);
        for (int i = 0; i < kit->used_count; i++) {
            list_module(kinfold, kit->used_ids[i], &modules[i]);
        }
        *ret_count = (size_t)kit->used_count;
    }
    kf_call_end(kinfold);
    return modules;
}

static struct kinfold_handout *list_handouts(struct kf_arena *arena, const struct kf_records *handouts)
{
    struct kinfold_handout *listed = KF_NEW_ARRAY(arena, handouts->count + 1, struct kinfold_handout);

    for (int i = 0; i < handouts->count; i++) {
        const struct kf_handout *handout = handouts->items[i];

        listed[i] = (struct kinfold_handout){.id = handout->id, .title = handout->title.text, .number = handout->number};
    }
    return listed;
}

const struct kinfold_handout *kinfold_handouts(struct kinfold *kinfold, const char *module,
                                               const struct kinfold_options *options, size_t *ret_count)
{
    struct kinfold_handout *handouts = NULL;
    const struct kf_content *content;

    kf_call_begin(kinfold);
    *ret_count = 0;
    content = kf_call_content(kinfold, module, options);
    if (content != NULL) {
        handouts = list_handouts(kinfold->run.arena, &content->module->handouts);
        *ret_count = (size_t)content->module->handouts.count;
    }
    kf_call_end(kinfold);
    return handouts;
}
