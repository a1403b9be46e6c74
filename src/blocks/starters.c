/* Sentence beginnings with blanks: words, then a line to the edge. */
#include "blocks/build.h"

struct starters {
    struct kf_texts items, example;
};

static const struct kf_field fields[] = {
    KF_TEXTS_ROW(struct starters, items, "items", .flags = KF_PROSE | KF_REQUIRED, .min = 1, .max = 12,
                 .help = "Beginnings of sentences; ___ is a blank, and the last one runs to the edge."),
    KF_TEXTS_ROW(struct starters, example, "example", .flags = KF_PROSE | KF_FACILITATOR,
                 .help = "The same sentences filled in, the filled part in *emphasis*: printed in the guide only."),
    KF_END,
};

static struct kf_box *row_of(struct kf_build *build, const struct kf_text *item)
{
    struct kf_box *text = kf_part_form_row(build, item, KF_ROLE_BODY);

    text->flags |= KF_ITEM;
    return kf_box_role(build->arena, kf_part_stack(build, 0, text, NULL), KF_ROLE_ITEM);
}

static struct kf_box *build_starters(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct starters *starters = data;
    struct kf_list rows = {0};

    (void)block;
    for (int i = 0; i < starters->items.count; i++) {
        kf_list_add(build->arena, &rows, row_of(build, &starters->items.items[i]));
    }
    return kf_part_list(build, &rows, 0, KF_NUMBERING_NONE);
}

const struct kf_block_type kf_block_starters = {
    .name = "starters",
    .record = {.name = "starters", .summary = "Sentence beginnings to finish.", .size = sizeof(struct starters),
               .fields = fields, .node_offset = KF_NOWHERE, .address_offset = KF_NOWHERE, .shorthand = "items"},
    .build = build_starters,
    .tool = true,
    .example = "starters:\n  - I felt ___ and what I needed was ___\n",
};
