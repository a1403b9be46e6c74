/* What numbers mean: a few of them side by side, each with its name and a line or two. */
#include "blocks/build.h"

enum { ITEMS_MOST = 4 };

struct item {
    const char *id, *address;
    const struct kf_node *node;
    struct kf_text title, text;
    struct kf_block_facilitator *facilitator;
};

struct legend {
    struct kf_records items; /* struct item */
};

static const struct kf_field item_fields[] = {
    KF_WORD_ROW(struct item, id, "id", .flags = KF_IS_ID, .help = "The item's name in addresses."),
    KF_TEXT_ROW(struct item, title, "title", .flags = KF_PROSE | KF_REQUIRED, .help = "Its name, one to three words."),
    KF_TEXT_ROW(struct item, text, "text", .flags = KF_PROSE, .help = "What it is, two short lines."),
    KF_FACILITATOR_ROW(struct item),
    KF_END,
};

static const struct kf_record item_record = {
    .name = "legend-item",
    .summary = "A number and what it means.",
    .size = sizeof(struct item),
    .fields = item_fields,
    .node_offset = offsetof(struct item, node),
    .address_offset = offsetof(struct item, address),
};

static const struct kf_field fields[] = {
    KF_RECORDS_ROW(struct legend, items, "items", .record = &item_record, .min = 2, .max = ITEMS_MOST,
                   .flags = KF_REQUIRED, .help = "Two to four things, in the order of their numbers."),
    KF_END,
};

#define COLUMN_GAP KF_MM(4)
#define NUMBER_GAP KF_MM(3)

static struct kf_box *item_box(struct kf_build *build, const struct item *item, int number)
{
    struct kf_box *words = kf_part_stack(build, 0, kf_part_text(build, &item->title, KF_STYLE_SUBHEAD, KF_ROLE_P),
                                         kf_part_text(build, &item->text, KF_STYLE_COMPACT, KF_ROLE_P), NULL);
    kf_len side = build->theme->number;
    struct kf_box *box = kf_part_item(build, kf_part_number(build, number, /* small */ false), side, NUMBER_GAP, words);

    words->as.stack.pad.top = (side - build->theme->types[KF_STYLE_SUBHEAD].line) / 2; /* the name beside the circle's middle */
    box->address = item->address;
    box->origin = item->node;
    box->flags |= KF_ITEM;
    box->item = number;
    return box;
}

static struct kf_box *build_legend(struct kf_build *build, const struct kf_block *block, const void *data)
{
    static const kf_len equal[ITEMS_MOST] = {0};
    const struct legend *legend = data;
    int count = legend->items.count;
    struct kf_build column = *build;
    struct kf_list items = {0};

    (void)block;
    if (!build->theme->single_column) {
        column.width = (build->width - COLUMN_GAP * (count - 1)) / count;
    }
    for (int i = 0; i < count; i++) {
        kf_list_add(build->arena, &items, item_box(&column, legend->items.items[i], i + 1));
    }
    if (build->theme->single_column) {
        return kf_part_list(build, &items, KF_MM(4), KF_NUMBERING_DECIMAL);
    }
    struct kf_box *row = kf_box_row(build->arena, &items, equal, build->width, COLUMN_GAP);
    struct kf_tag *tag = kf_tag_new(build->arena, KF_ROLE_LIST);
    tag->numbering = KF_NUMBERING_DECIMAL;
    row->tag = tag;
    row->flags |= KF_KEEP_WHOLE;
    return row;
}

const struct kf_block_type kf_block_legend = {
    .name = "legend",
    .record = {.name = "legend", .summary = "What numbers mean.", .size = sizeof(struct legend), .fields = fields,
               .node_offset = KF_NOWHERE, .address_offset = KF_NOWHERE, .shorthand = "items"},
    .build = build_legend,
    .example = "legend:\n"
               "  - {id: closest, title: Closest in, text: People I can call at any hour.}\n"
               "  - {id: company, title: Good company, text: People I enjoy and can trust.}\n"
               "  - {id: helpers, title: Helpers, text: \"Groups, workers, faith, school, health care.\"}\n",
};
