/* The handouts that an activity uses are there. */

#include "rules/rule.h"

#include <string.h>

/* Handouts of the kit's file, and those that a community brought: one that was removed is no mistake of the kit's. */
static void list_ids(struct kf_arena *arena, const struct kf_content *content, struct kf_list *ids)
{
    const struct kf_node *nodes = kf_node_get(content->nodes, "handouts");
    const struct kf_records *handouts = &content->module->handouts;

    for (int i = 0; nodes != NULL && nodes->kind == KF_SEQUENCE && i < nodes->count; i++) {
        const char *id = nodes->items[i]->kind == KF_MAPPING ? kf_node_get_text(nodes->items[i], "id") : NULL;

        if (id != NULL) {
            kf_list_add(arena, ids, (void *)(guintptr)id);
        }
    }
    for (int i = 0; i < handouts->count; i++) {
        kf_list_add(arena, ids, (void *)(guintptr)((const struct kf_handout *)handouts->items[i])->id);
    }
}

static bool has(const struct kf_list *ids, const char *id)
{
    for (int i = 0; i < ids->count; i++) {
        if (strcmp(ids->items[i], id) == 0) {
            return true;
        }
    }
    return false;
}

static void check_activity(struct kf_run *run, const struct kf_activity *activity, const struct kf_list *ids)
{
    for (int i = 0; i < activity->uses.count; i++) {
        const char *id = activity->uses.items[i];
        const struct kf_node *list = activity->uses.node;
        struct kf_diag *diag;
        const char *nearest;

        if (has(ids, id)) {
            continue;
        }
        diag = kf_diag_push(run->diags, KF_UNKNOWN_REFERENCE,
                            list->kind == KF_SEQUENCE && i < list->count ? list->items[i]->span : list->span,
                            activity->address, "activity \"%s\" uses the handout \"%s\", which is not there",
                            activity->id, id);
        nearest = kf_nearest(id, (const char *const *)ids->items, ids->count);
        if (nearest != NULL) {
            kf_diag_hint(run->diags, diag, "did you mean \"%s\"?", nearest);
        } else {
            kf_diag_hint(run->diags, diag, "write the id of one of the module's handouts");
        }
    }
}

static void check(struct kf_run *run, const struct kf_content *content)
{
    const struct kf_session *session = content->module->session;
    struct kf_list ids = {.items = NULL};

    list_ids(run->arena, content, &ids);
    for (int i = 0; session != NULL && i < session->activities.count; i++) {
        check_activity(run, session->activities.items[i], &ids);
    }
}

const struct kf_rule kf_rule_handout_references = {
    .name = "handout-references",
    .summary = "The handouts that an activity uses are there.",
    .severity = KF_ERROR,
    .held = KF_HELD_FOR_PAGES,
    .check = check,
};
