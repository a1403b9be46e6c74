/* Columns of blocks side by side; one under the other where a page has a single column. */
#include "blocks/build.h"

struct column {
    const char *id, *address;
    const struct kf_node *node;
    double width; /* mm; 0: shares what is left */
    struct kf_blocks blocks;
};

extern const struct kf_block_type kf_block_page_break;

struct columns {
    struct kf_records columns; /* struct column */
};

static const struct kf_field column_fields[] = {
    KF_WORD_ROW(struct column, id, "id", .help = "The column's name in addresses.", .flags = KF_IS_ID),
    KF_NUMBER_ROW(struct column, width, "width", .min = 20, .max = 160,
                  .help = "Its width in mm of the page's 180; without this, an equal share of what is left."),
    KF_BLOCKS_ROW(struct column, blocks, "blocks", .flags = KF_REQUIRED, .help = "What stands in it, from the top down."),
    KF_END,
};

static const struct kf_record column_record = {
    .name = "column",
    .summary = "A column with blocks of its own.",
    .size = sizeof(struct column),
    .fields = column_fields,
    .node_offset = offsetof(struct column, node),
    .address_offset = offsetof(struct column, address),
};

static const struct kf_field fields[] = {
    KF_RECORDS_ROW(struct columns, columns, "columns", .record = &column_record, .min = 2, .max = 3, .flags = KF_REQUIRED,
                   .help = "Two or three columns, in reading order."),
    KF_END,
};

/* No page ends inside a column. */
static void check_columns(struct kf_run *run, const struct kf_block *block, const void *data)
{
    const struct columns *columns = data;

    (void)block;
    for (int i = 0; i < columns->columns.count; i++) {
        const struct column *column = columns->columns.items[i];
        for (int j = 0; j < column->blocks.count; j++) {
            const struct kf_block *inner = column->blocks.items[j];
            if (inner->type == &kf_block_page_break) {
                kf_diag_hint(run->diags,
                             kf_diag_push(run->diags, KF_UNKNOWN_BLOCK, inner->node->span, inner->address,
                                          "a page break cannot stand in a column"),
                             "put it between the columns and the block that should begin the page");
            }
        }
    }
}

/* Widths that the author gave leave the gap: 108 and 66 of 180 are 6 mm apart. Else 8 mm, or 4 between three. */
static kf_len settle(const struct kf_build *build, const struct columns *columns, kf_len *ret_widths)
{
    int count = columns->columns.count, sharing = 0;

    g_assert(count > 1);
    kf_len given = 0, gap = count > 2 ? KF_MM(4) : KF_MM(8);

    for (int i = 0; i < count; i++) {
        const struct column *column = columns->columns.items[i];
        ret_widths[i] = kf_mm(column->width);
        given += ret_widths[i];
        sharing += ret_widths[i] == 0;
    }
    kf_len left = build->width - given;
    if (sharing == 0 && left >= 0) {
        return left / (count - 1);
    }
    left -= gap * (count - 1);
    for (int i = 0; i < count; i++) {
        if (sharing == 0 || left < KF_MM(20) * sharing) { /* no room as given: equal columns */
            ret_widths[i] = (build->width - gap * (count - 1)) / count;
        } else if (ret_widths[i] == 0) {
            ret_widths[i] = left / sharing;
        }
    }
    return gap;
}

static struct kf_box *flow(const struct kf_build *build, const struct column *column, kf_len width)
{
    struct kf_build inner = *build;
    struct kf_list boxes = {0};

    inner.width = width;
    kf_build_blocks(&inner, &column->blocks, &boxes);
    struct kf_box *box = kf_box_blocks(build->arena, &boxes, build->theme->gap);
    box->origin = column->node;
    box->address = column->address;
    return box;
}

static struct kf_box *build_columns(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct columns *columns = data;
    kf_len *widths = KF_NEW_ARRAY(build->arena, columns->columns.count, kf_len);
    kf_len gap = settle(build, columns, widths);
    struct kf_list kids = {0};

    (void)block;
    for (int i = 0; i < columns->columns.count; i++) {
        kf_len width = build->theme->single_column ? build->width : widths[i];
        kf_list_add(build->arena, &kids, flow(build, columns->columns.items[i], width));
    }
    if (build->theme->single_column) {
        return kf_box_blocks(build->arena, &kids, build->theme->gap);
    }
    return kf_box_row(build->arena, &kids, widths, build->width, gap);
}

const struct kf_block_type kf_block_columns = {
    .name = "columns",
    .record = {.name = "columns", .summary = "Blocks side by side.", .size = sizeof(struct columns), .fields = fields,
               .node_offset = KF_NOWHERE, .address_offset = KF_NOWHERE, .shorthand = "columns"},
    .check = check_columns,
    .build = build_columns,
    .example = "columns:\n"
               "  - id: left\n"
               "    width: 108\n"
               "    blocks:\n"
               "      - heading: What to do\n"
               "  - id: right\n"
               "    width: 66\n"
               "    blocks:\n"
               "      - heading: What to say\n",
};
