/* What protects people in a session is there: the safety page, and the private screening where two people talk or a limit
 * is set. */

#include "rules/rule.h"

#include <string.h>

static bool has_page(const struct kf_module *module, const char *id)
{
    for (int i = 0; i < module->facilitator_pages.count; i++) {
        if (strcmp(((const struct kf_handout *)module->facilitator_pages.items[i])->id, id) == 0) {
            return true;
        }
    }
    return false;
}

static void require_page(struct kf_run *run, const struct kf_module *module, const char *id, const char *why)
{
    if (!has_page(module, id)) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_CARE_LINE, module->session->node->span, module->session->address,
                                  "%s, and the guide has no page \"%s\"", why, id),
                     "write `- include: %s` under `facilitator-pages:`", id);
    }
}

static const struct kf_handout *first_for_two(const struct kf_module *module)
{
    for (int i = 0; i < module->handouts.count; i++) {
        if ((kf_handout_touches(module->handouts.items[i]) & (KF_TOUCHES_TALK | KF_TOUCHES_LIMIT)) != 0) {
            return module->handouts.items[i];
        }
    }
    return NULL;
}

static void check(struct kf_run *run, const struct kf_content *content)
{
    const struct kf_module *module = content->module;
    const struct kf_handout *for_two = first_for_two(module);

    if (module->session == NULL) {
        return;
    }
    require_page(run, module, "safety-page", "a session may stir up anything");
    if (for_two != NULL) {
        require_page(run, module, "private-screening",
                     kf_arena_format(run->arena, "handout \"%s\" asks two people to talk, or sets a limit", for_two->id));
    }
}

const struct kf_rule kf_rule_care_line = {
    .name = "care-line",
    .summary = "A session has its safety page, and one with a talk or a limit the private screening.",
    .severity = KF_ERROR,
    .held = KF_HELD_FOR_PEOPLE,
    .check = check,
};
