/* A paragraph to read. */
#include "blocks/build.h"

struct text {
    struct kf_text text;
};

static const struct kf_field fields[] = {
    KF_TEXT_ROW(struct text, text, "text", .flags = KF_PROSE | KF_REQUIRED, .help = "The paragraph."),
    KF_END,
};

static struct kf_box *build_text(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct text *paragraph = data;

    (void)block;
    return kf_part_reading(build, &paragraph->text, build->width);
}

const struct kf_block_type kf_block_text = {
    .name = "text",
    .record = {.name = "text", .summary = "A paragraph.", .size = sizeof(struct text), .fields = fields,
               .node_offset = KF_NOWHERE, .address_offset = KF_NOWHERE, .shorthand = "text"},
    .build = build_text,
    .example = "text: Many hurts can heal, with or without the other person.\n",
};
