/* A sheet that is turned on its side has no head, foot or title of its own: a certificate fills it, and nothing else may. */

#include "rules/rule.h"

#include <string.h>

#include "model/block.h"

static bool is_certificate_alone(const struct kf_blocks *blocks)
{
    return blocks->count == 1 && strcmp(((const struct kf_block_type *)blocks->items[0]->type)->name, "certificate") == 0;
}

static void check(struct kf_run *run, const struct kf_content *content)
{
    const struct kf_records *handouts = &content->module->handouts;

    for (int i = 0; i < handouts->count; i++) {
        const struct kf_handout *handout = handouts->items[i];

        if (handout->landscape && !is_certificate_alone(&handout->blocks)) {
            const struct kf_node *node = kf_node_get(handout->node, "landscape");
            struct kf_diag *diag =
                kf_diag_push(run->diags, KF_OUT_OF_RANGE, node->span, handout->address,
                             "only a certificate alone fits a sheet that is turned on its side");

            kf_diag_hint(run->diags, diag, "take `landscape` out: other pages need their title and the crisis line");
        }
    }
}

const struct kf_rule kf_rule_landscape = {
    .name = "landscape",
    .summary = "A sheet turned on its side holds one certificate.",
    .severity = KF_ERROR,
    .held = KF_HELD_FOR_PEOPLE,
    .check = check,
};
