/* A page that touches hurt has a way out; one that asks two people to talk, or sets a limit, has it first. */

#include "rules/rule.h"

#include <string.h>

static void check_words(struct kf_run *run, const struct kf_handout *handout)
{
    for (int i = 0; i < handout->touches.count; i++) {
        const char *word = handout->touches.items[i];
        const struct kf_node *list = handout->touches.node;

        if (!g_strv_contains(kf_touches_names, word)) {
            kf_diag_hint(run->diags,
                         kf_diag_push(run->diags, KF_UNKNOWN_CHOICE,
                                      list->kind == KF_SEQUENCE && i < list->count ? list->items[i]->span : list->span,
                                      handout->address, "a page cannot touch \"%s\"", word),
                         "write one or more of: hurt, talk, limit");
        }
    }
}

/* A safety block, or a note that says how to stop. */
static bool is_way_out(const struct kf_block *block)
{
    const struct kf_node *note = kf_node_get(block->node, "note");
    const char *kind = note != NULL && note->kind == KF_MAPPING ? kf_node_get_text(note, "kind") : NULL;

    return block->safety || g_strcmp0(kind, "safety") == 0 || g_strcmp0(kind, "choice") == 0;
}

static bool has_way_out(const struct kf_blocks *blocks)
{
    for (int i = 0; i < blocks->count; i++) {
        if (is_way_out(blocks->items[i])) {
            return true;
        }
    }
    return false;
}

static void check_handout(struct kf_run *run, const struct kf_handout *handout)
{
    unsigned touches = kf_handout_touches(handout);
    bool first = handout->safety || (handout->blocks.count > 0 && handout->blocks.items[0]->safety);

    check_words(run, handout);
    if ((touches & (KF_TOUCHES_TALK | KF_TOUCHES_LIMIT)) != 0 && !first) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_WAY_OUT, handout->node->span, handout->address,
                                  "handout \"%s\" %s and does not begin with a way out", handout->id,
                                  (touches & KF_TOUCHES_TALK) != 0 ? "asks two people to talk" : "sets a limit"),
                     "write `- include: exit-if-afraid` as its first block");
    } else if ((touches & KF_TOUCHES_HURT) != 0 && !handout->safety && !has_way_out(&handout->blocks)) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_WAY_OUT, handout->node->span, handout->address,
                                  "handout \"%s\" touches hurt and has no way out", handout->id),
                     "add a note of the kind safety or choice that says how to stop and where to turn");
    }
}

static void check(struct kf_run *run, const struct kf_content *content)
{
    const struct kf_records *handouts = &content->module->handouts;

    for (int i = 0; i < handouts->count; i++) {
        check_handout(run, handouts->items[i]);
    }
}

const struct kf_rule kf_rule_way_out = {
    .name = "way-out",
    .summary = "A page that touches hurt, a talk or a limit has a way out.",
    .severity = KF_ERROR,
    .held = KF_HELD_FOR_PEOPLE,
    .check = check,
};
