/* The rows of `allow:`. */

#include "schema/allow.h"

static const struct kf_field fields[] = {
    KF_WORD_ROW(struct kf_allow, rule, "rule", .flags = KF_REQUIRED,
                .help = "The rule that is switched off, as its findings are marked: passive-voice."),
    KF_WORD_ROW(struct kf_allow, because, "because", .flags = KF_REQUIRED,
                .help = "Why it does not hold here, in a few words; `kinfold check --allowed` lists it."),
    KF_END,
};

const struct kf_record kf_allow_record = {
    .name = "rule",
    .summary = "A rule that is switched off for what stands here and below.",
    .size = sizeof(struct kf_allow),
    .fields = fields,
    .node_offset = offsetof(struct kf_allow, node),
    .address_offset = offsetof(struct kf_allow, address),
};

const struct kf_field kf_allow_field = {
    .key = KF_ALLOW_KEY,
    .kind = KF_FIELD_RECORDS,
    .record = &kf_allow_record,
    .help = "Rules that are switched off here and below, each with its reason.",
};
