/* A short list in no order: a dot before each line. */
#include "blocks/build.h"

struct bullets {
    struct kf_texts items;
};

static const struct kf_field fields[] = {
    KF_TEXTS_ROW(struct bullets, items, "items", .flags = KF_PROSE | KF_REQUIRED, .min = 1, .max = 12,
                 .help = "Short lines, one thought each; no more than seven read well."),
    KF_END,
};

static struct kf_box *build_bullets(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct bullets *bullets = data;

    (void)block;
    return kf_part_bullets(build, &bullets->items, KF_STYLE_BODY);
}

const struct kf_block_type kf_block_bullets = {
    .name = "bullets",
    .record = {.name = "bullets", .summary = "A list in no order.", .size = sizeof(struct bullets), .fields = fields,
               .node_offset = KF_NOWHERE, .address_offset = KF_NOWHERE, .shorthand = "items"},
    .build = build_bullets,
    .example = "bullets:\n  - You can stop at any time.\n  - “Not yet” is a fine answer.\n",
};
