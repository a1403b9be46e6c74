/* Steps in order, a number in a circle beside each. */
#include "blocks/build.h"

struct item {
    const char *id, *address;
    const struct kf_node *node;
    struct kf_text text;
    struct kf_block_facilitator *facilitator;
};

struct numbered {
    struct kf_records items; /* struct item */
};

static const struct kf_field item_fields[] = {
    KF_WORD_ROW(struct item, id, "id", .help = "The item's name in addresses.", .flags = KF_IS_ID),
    KF_TEXT_ROW(struct item, text, "text", .flags = KF_PROSE | KF_REQUIRED,
                .help = "One or two sentences; the first words may be **bold**."),
    KF_FACILITATOR_ROW(struct item),
    KF_END,
};

static const struct kf_record item_record = {
    .name = "numbered-item",
    .summary = "An item of a numbered list.",
    .size = sizeof(struct item),
    .fields = item_fields,
    .node_offset = offsetof(struct item, node),
    .address_offset = offsetof(struct item, address),
    .shorthand = "text",
};

static const struct kf_field fields[] = {
    KF_RECORDS_ROW(struct numbered, items, "items", .record = &item_record, .min = 1, .max = 20, .flags = KF_REQUIRED,
                   .help = "What to do, in order."),
    KF_END,
};

static struct kf_box *build_numbered(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct numbered *numbered = data;
    struct kf_list items = {0};

    (void)block;
    for (int i = 0; i < numbered->items.count; i++) {
        const struct item *item = numbered->items.items[i];
        struct kf_box *box = kf_part_numbered(build, i + 1, &item->text);
        box->address = item->address;
        box->origin = item->node;
        box->flags |= KF_ITEM;
        box->item = i + 1;
        kf_list_add(build->arena, &items, box);
    }
    return kf_part_list(build, &items, KF_MM(1.6), KF_NUMBERING_DECIMAL);
}

const struct kf_block_type kf_block_numbered = {
    .name = "numbered",
    .record = {.name = "numbered", .summary = "A list whose order matters.", .size = sizeof(struct numbered),
               .fields = fields, .node_offset = KF_NOWHERE, .address_offset = KF_NOWHERE, .shorthand = "items"},
    .build = build_numbered,
    .example = "numbered:\n"
               "  - {id: listen, text: \"**Listen.** Let them use their own words.\"}\n"
               "  - {id: believe, text: \"**Believe.** Say that you believe them.\"}\n",
};
