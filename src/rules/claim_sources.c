/* The sources of a claim are among the module's references. */

#include "rules/rule.h"

static void check_claim(struct kf_run *run, const struct kf_claim *claim, const char *const *ids, int count)
{
    const struct kf_node *list = claim->sources.node;

    for (int i = 0; i < claim->sources.count; i++) {
        const char *id = claim->sources.items[i], *nearest;
        struct kf_diag *diag;

        if (g_strv_contains(ids, id)) {
            continue;
        }
        diag = kf_diag_push(run->diags, KF_UNKNOWN_REFERENCE,
                            list->kind == KF_SEQUENCE && i < list->count ? list->items[i]->span : list->span,
                            claim->address, "the source \"%s\" is not among the references", id);
        nearest = kf_nearest(id, ids, count);
        if (nearest != NULL) {
            kf_diag_hint(run->diags, diag, "did you mean \"%s\"?", nearest);
        } else {
            kf_diag_hint(run->diags, diag, "add it under `references:`, with its authors, year and title");
        }
    }
}

static void check(struct kf_run *run, const struct kf_content *content)
{
    const struct kf_session *session = content->module->session;
    const struct kf_records *references = &content->module->references;
    const char **ids = KF_NEW_ARRAY(run->arena, references->count + 1, const char *);

    for (int i = 0; i < references->count; i++) {
        ids[i] = ((const struct kf_reference *)references->items[i])->id;
    }
    for (int i = 0; session != NULL && i < session->background.count; i++) {
        check_claim(run, session->background.items[i], ids, references->count);
    }
}

const struct kf_rule kf_rule_claim_sources = {
    .name = "claim-sources",
    .summary = "The sources of a claim are among the references.",
    .severity = KF_ERROR,
    .held = KF_HELD_FOR_PAGES,
    .check = check,
};
