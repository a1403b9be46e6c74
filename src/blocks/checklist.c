/* Things to tick, in one column or two. */
#include "blocks/build.h"

struct checklist {
    struct kf_texts items;
    int columns;
};

static const struct kf_field fields[] = {
    KF_TEXTS_ROW(struct checklist, items, "items", .flags = KF_PROSE | KF_REQUIRED, .min = 1, .max = 24,
                 .help = "What may be ticked, one short line each; ___ is a blank to write in."),
    KF_INT_ROW(struct checklist, columns, "columns", .min = 1, .max = 2, .fallback = "1",
               .help = "One column or two; two are read down, then across. Large print has one."),
    KF_END,
};

#define COLUMN_GAP KF_MM(8)

static struct kf_box *column(struct kf_build *build, const struct kf_texts *items, int from, int to)
{
    kf_len step = build->theme->single_column ? KF_MM(2) : KF_MM(1); /* 6 to 8 mm apart, 7 as a rule */
    struct kf_list rows = {0};

    for (int i = from; i < to; i++) {
        kf_list_add(build->arena, &rows, kf_part_tick_line(build, &items->items[i], step));
    }
    struct kf_box *stack = kf_box_stack(build->arena, &rows, 0);
    stack->as.stack.least_kids = 2;
    return stack;
}

static struct kf_box *build_checklist(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct checklist *checklist = data;
    int count = checklist->items.count, half = (count + 1) / 2;
    struct kf_build narrow = *build;
    struct kf_list kids = {0};

    (void)block;
    if (checklist->columns == 1 || count == 1 || build->theme->single_column) {
        return kf_box_role(build->arena, column(build, &checklist->items, 0, count), KF_ROLE_LIST);
    }
    narrow.width = (build->width - COLUMN_GAP) / 2;
    kf_list_add(build->arena, &kids, column(&narrow, &checklist->items, 0, half));
    kf_list_add(build->arena, &kids, column(&narrow, &checklist->items, half, count));
    struct kf_box *row = kf_box_row(build->arena, &kids, (const kf_len[]){narrow.width, narrow.width}, build->width,
                                    COLUMN_GAP);
    return kf_box_role(build->arena, row, KF_ROLE_LIST); /* both columns are one list */
}

const struct kf_block_type kf_block_checklist = {
    .name = "checklist",
    .record = {.name = "checklist", .summary = "Things to tick.", .size = sizeof(struct checklist), .fields = fields,
               .node_offset = KF_NOWHERE, .address_offset = KF_NOWHERE, .shorthand = "items"},
    .build = build_checklist,
    .tool = true,
    .example = "checklist:\n"
               "  - I wrote down one name.\n"
               "  - I know who I can call at night.\n"
               "  - \"Something else: ___\"\n"
               "columns: 2\n",
};
