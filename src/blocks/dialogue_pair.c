/* What to leave and what to try, without the steps of a talk: a table of bubbles, or pairs one under the other. */
#include "blocks/bubble.h"

struct pair {
    const char *id, *address;
    const struct kf_node *node;
    struct kf_text instead_of, try_;
};

struct dialogue_pair {
    struct kf_records pairs; /* struct pair */
};

static const struct kf_field pair_fields[] = {
    KF_WORD_ROW(struct pair, id, "id", .flags = KF_IS_ID | KF_REQUIRED, .help = "Name of the pair in addresses."),
    KF_TEXT_ROW(struct pair, instead_of, "instead-of", .flags = KF_PROSE | KF_REQUIRED | KF_TO_LEAVE,
                .help = "What people say when it goes wrong, with its quotation marks."),
    KF_TEXT_ROW(struct pair, try_, "try", .flags = KF_PROSE | KF_REQUIRED,
                .help = "What to say in its place, with its quotation marks; ___ is a blank."),
    KF_END,
};

static const struct kf_record pair_record = {
    .name = "pair", .summary = "What to leave, and what to try.", .size = sizeof(struct pair), .fields = pair_fields,
    .node_offset = offsetof(struct pair, node), .address_offset = offsetof(struct pair, address)};

static const struct kf_field fields[] = {
    KF_RECORDS_ROW(struct dialogue_pair, pairs, "pairs", .record = &pair_record, .flags = KF_REQUIRED, .min = 1,
                   .max = 8, .help = "The pairs in order."),
    KF_END,
};

#define TAIL_ROOM KF_MM(3.7) /* before the first bubble: its tail stays inside the margin */
#define LEAST_WIDTH KF_MM(130) /* of two bubbles side by side */
#define HEAD_INDENT KF_MM(.6)
#define CELL_GAP KF_MM(1)    /* above and below a bubble that fills its row */

static struct kf_box *table_row(struct kf_build *build, struct kf_box *instead, struct kf_box *between,
                                struct kf_box *try_)
{
    kf_len bubble = (build->width - TAIL_ROOM - KF_BUBBLE_ARROW_WIDTH) / 2;
    struct kf_list kids = {0};

    kf_list_add(build->arena, &kids, kf_box_space(build->arena, 0));
    kf_list_add(build->arena, &kids, instead);
    kf_list_add(build->arena, &kids, between);
    kf_list_add(build->arena, &kids, try_);
    struct kf_box *row = kf_box_row(build->arena, &kids, (const kf_len[]){TAIL_ROOM, bubble, KF_BUBBLE_ARROW_WIDTH, 0},
                                    build->width, 0);
    row->flags |= KF_KEEP_WHOLE;
    return kf_box_role(build->arena, row, KF_ROLE_ROW);
}

static struct kf_box *cell(struct kf_build *build, const struct kf_text *text, enum kf_frame_kind kind)
{
    struct kf_box *box = kf_bubble_cell(build, kf_bubble(build, text, kind, KF_BUBBLE_HEIGHT));

    box->as.stack.pad.top = box->as.stack.pad.bottom = CELL_GAP;
    return box;
}

static struct kf_box *item(struct kf_box *box, const struct pair *pair)
{
    box->address = pair->address;
    box->origin = pair->node;
    box->flags |= KF_ITEM;
    return box;
}

static struct kf_box *build_table(struct kf_build *build, const struct dialogue_pair *pairs)
{
    struct kf_list rows = {0};

    kf_list_add(build->arena, &rows,
                table_row(build, kf_bubble_head(build, "instead-of", HEAD_INDENT), kf_box_space(build->arena, 0),
                          kf_bubble_head(build, "try", HEAD_INDENT)));
    for (int i = 0; i < pairs->pairs.count; i++) {
        const struct pair *pair = pairs->pairs.items[i];
        struct kf_box *row = table_row(build, cell(build, &pair->instead_of, KF_FRAME_INSTEAD), kf_bubble_arrow(build),
                                       cell(build, &pair->try_, KF_FRAME_TRY));
        row->height = (struct kf_height){KF_MM(15), KF_MM(16), KF_MM(18), KF_GIVE_ROWS};
        kf_list_add(build->arena, &rows, item(row, pair));
    }
    return kf_box_role(build->arena, kf_box_table(build->arena, &rows, 1), KF_ROLE_TABLE);
}

static struct kf_box *stacked_pair(struct kf_build *build, const struct pair *pair)
{
    struct kf_box *bubbles = kf_bubble_stacked(build, &pair->instead_of, &pair->try_, build->width);
    struct kf_box *box = kf_part_stack(build, 0, kf_box_role(build->arena, bubbles, KF_ROLE_BODY), NULL);

    box->flags |= KF_KEEP_WHOLE;
    return item(kf_box_role(build->arena, box, KF_ROLE_ITEM), pair);
}

static struct kf_box *build_pairs(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct dialogue_pair *pairs = data;
    struct kf_list items = {0};

    (void)block;
    if (!build->theme->single_column && build->width >= LEAST_WIDTH) {
        return build_table(build, pairs);
    }
    for (int i = 0; i < pairs->pairs.count; i++) {
        kf_list_add(build->arena, &items, stacked_pair(build, pairs->pairs.items[i]));
    }
    struct kf_box *list = kf_part_list(build, &items, build->theme->gap, KF_NUMBERING_NONE);
    list->as.stack.flexible_gap = true;
    list->as.stack.least_kids = 1; /* a pair may fill a quarter of a page */
    return list;
}

const struct kf_block_type kf_block_dialogue_pair = {
    .name = "dialogue-pair",
    .record = {.name = "dialogue-pair", .summary = "Words to leave, and words to try.",
               .size = sizeof(struct dialogue_pair), .fields = fields, .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE, .shorthand = "pairs"},
    .build = build_pairs,
    .example = "dialogue-pair:\n"
               "  - {id: never, instead-of: “You never listen.”, try: “I would like five minutes of your time.”}\n"
               "  - {id: mine, instead-of: “Fine. Forget it.”, try: “I need ___ before we go on.”}\n",
};
