/* Rows of the keys beside a block's own. */

#include "model/block.h"
#include "model/module.h"

static const struct kf_field facilitator_fields[] = {
    KF_TEXT_ROW(struct kf_block_facilitator, listen_for, "listen-for", .flags = KF_PROSE | KF_FACILITATOR,
                .help = "What to listen for while people work on this, and what then helps."),
    KF_INT_ROW(struct kf_block_facilitator, minutes, "minutes", .min = 1, .max = 240, .flags = KF_FACILITATOR,
               .help = "Minutes that this takes in a group."),
    KF_END,
};

const struct kf_record kf_facilitator_record = {
    .name = "facilitator-note",
    .summary = "What the facilitator needs to know about a block; never on a participant's page.",
    .size = sizeof(struct kf_block_facilitator),
    .fields = facilitator_fields,
    .node_offset = offsetof(struct kf_block_facilitator, node),
    .address_offset = KF_NOWHERE,
    .shorthand = "listen-for",
};

static const char *const carry_choices[] = {"keep", "leave-out", "only", NULL};

const char *const kf_purpose_names[] = {"none", "action", "summary", NULL};

static const struct kf_field fields[] = {
    KF_WORD_ROW(struct kf_block_common, id, "id", .help = "The block's name in addresses.", .flags = KF_IS_ID),
    KF_WORDS_ROW(struct kf_block_common, for_, "for", .help = "Audiences that see it; without this, all."),
    KF_CHOICE_ROW(struct kf_block_common, carry_safe, "carry-safe", .choices = carry_choices, .fallback = "keep",
                  .help = "On a sheet that is safe to carry (--carry-safe): keep, leave-out, or only there."),
    KF_RECORD_ROW(struct kf_block_common, facilitator, KF_FACILITATOR_KEY, .record = &kf_facilitator_record,
                  .flags = KF_FACILITATOR, .help = "What the facilitator needs to know; printed in the guide only."),
    KF_BOOL_ROW(struct kf_block_common, safety, "safety", .fallback = "false",
                .help = "Protects people: a community rewords it only with an approver, and it is never removed."),
    KF_BOOL_ROW(struct kf_block_common, core, "core", .fallback = "false",
                .help = "Carries the module: a change is allowed, reported and listed."),
    KF_CHOICE_ROW(struct kf_block_common, purpose, "purpose", .choices = kf_purpose_names, .fallback = "none",
                  .help = "What `check` looks for on each page, where the words do not show it: action (the step for this "
                          "week) or summary (the line to remember)."),
    KF_COVERS_ROW(struct kf_block_common, /* flags */ 0),
    KF_END,
};

const struct kf_record kf_block_common_record = {
    .name = "block",
    .summary = "Keys that every block may have beside its own.",
    .size = sizeof(struct kf_block_common),
    .fields = fields,
    .node_offset = KF_NOWHERE,
    .address_offset = KF_NOWHERE,
};
