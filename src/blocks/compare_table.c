/* Things side by side, to be read across. In large print each row is a small list of its own. */
#include "blocks/table.h"

struct compare_table {
    struct kf_texts columns;
    struct kf_words widths;
    struct kf_records rows; /* struct kf_table_row */
};

static const struct kf_field fields[] = {
    KF_TEXTS_ROW(struct compare_table, columns, "columns", .flags = KF_PROSE | KF_REQUIRED, .min = 2, .max = 4,
                 .help = "Heads of the columns; where the first is \"\", its cells are the heads of the rows."),
    KF_INTS_ROW(struct compare_table, widths, "widths",
                .help = "Widths of the columns in mm; the page's width is shared in proportion."),
    KF_RECORDS_ROW(struct compare_table, rows, "rows", .record = &kf_table_row_record, .flags = KF_REQUIRED, .min = 1,
                   .max = 20, .help = "What is compared."),
    KF_END,
};

#define COLUMN_GAP KF_MM(4)

static void check_compare_table(struct kf_run *run, const struct kf_block *block, const void *data)
{
    const struct compare_table *table = data;

    kf_table_check(run, block, &table->widths, &table->rows, table->columns.count, /* whole_rows */ true);
}

static bool has_row_heads(const struct compare_table *table)
{
    return kf_table_is_empty(&table->columns.items[0]);
}

static struct kf_box *bold(struct kf_build *build, const struct kf_text *text, enum kf_style style)
{
    const struct kf_inline *words = kf_inline_with(build->arena, kf_build_inline(build, text), KF_STRONG);

    return kf_part_inline(build, words, style, KF_ROLE_P);
}

static struct kf_box *cell(struct kf_build *build, const struct compare_table *table, const struct kf_text *text,
                           int column)
{
    bool head = column == 0 && has_row_heads(table);
    struct kf_box *words = kf_table_is_empty(text) ? NULL
                           : head                  ? bold(build, text, KF_STYLE_COMPACT)
                                                   : kf_part_text(build, text, KF_STYLE_COMPACT, KF_ROLE_P);
    struct kf_box *box = kf_table_cell(build, head ? KF_ROLE_HEAD_CELL : KF_ROLE_CELL,
                                       head ? KF_SCOPE_ROW : KF_SCOPE_NONE, words);

    box->as.stack.pad = (struct kf_pad){KF_MM(1.6), column + 1 < table->columns.count ? COLUMN_GAP : 0, KF_MM(1.6), 0};
    return box;
}

static struct kf_box *head_cell(struct kf_build *build, const struct kf_text *text, bool last)
{
    bool empty = kf_table_is_empty(text);
    struct kf_box *words = empty ? NULL : kf_part_text(build, text, KF_STYLE_SUBHEAD, KF_ROLE_P);
    struct kf_box *box = kf_table_cell(build, empty ? KF_ROLE_CELL : KF_ROLE_HEAD_CELL,
                                       empty ? KF_SCOPE_NONE : KF_SCOPE_COLUMN, words);

    box->as.stack.pad = (struct kf_pad){0, last ? 0 : COLUMN_GAP, KF_MM(1), 0};
    box->valign = KF_VALIGN_BOTTOM;
    return box;
}

static struct kf_box *build_columns(struct kf_build *build, const struct compare_table *table)
{
    int columns = table->columns.count;
    kf_len widths[KF_TABLE_COLUMNS_MOST];
    struct kf_list rows = {0}, heads = {0};

    kf_table_widths(&table->widths, columns, build->width, widths);
    for (int i = 0; i < columns; i++) {
        kf_list_add(build->arena, &heads, head_cell(build, &table->columns.items[i], i + 1 == columns));
    }
    kf_list_add(build->arena, &rows,
                kf_table_row(build, &heads, widths, (struct kf_table_look){.below = KF_TABLE_MEDIUM}));
    for (int i = 0; i < table->rows.count; i++) {
        const struct kf_table_row *row = table->rows.items[i];
        struct kf_list cells = {0};
        for (int j = 0; j < columns; j++) {
            kf_list_add(build->arena, &cells, cell(build, table, &row->cells.items[j], j));
        }
        struct kf_box *box = kf_table_row(build, &cells, widths, (struct kf_table_look){.below = KF_TABLE_LINE});
        box->address = row->address;
        box->origin = row->node;
        box->flags |= KF_ITEM;
        kf_list_add(build->arena, &rows, box);
    }
    return kf_box_role(build->arena, kf_box_table(build->arena, &rows, 1), KF_ROLE_TABLE);
}

/* --- large print ----------------------------------------------------------------------------------------------------- */

static struct kf_box *stacked_row(struct kf_build *build, const struct compare_table *table,
                                  const struct kf_table_row *row)
{
    int first = has_row_heads(table) ? 1 : 0;
    struct kf_list pairs = {0}, parts = {0};

    if (first == 1 && !kf_table_is_empty(&row->cells.items[0])) {
        struct kf_box *head = kf_part_text(build, &row->cells.items[0], KF_STYLE_HEADING, KF_ROLE_LABEL);
        head->flags |= KF_KEEP_NEXT;
        kf_list_add(build->arena, &parts, head);
    }
    for (int i = first; i < row->cells.count; i++) {
        if (!kf_table_is_empty(&row->cells.items[i])) {
            struct kf_box *text = kf_part_text(build, &row->cells.items[i], KF_STYLE_BODY, KF_ROLE_P);
            struct kf_box *pair = kf_table_under_head(build, &table->columns.items[i], text);
            pair->flags |= KF_KEEP_NEXT; /* a sign stays with its number to call */
            kf_list_add(build->arena, &pairs, pair);
        }
    }
    if (pairs.count > 0) {
        ((struct kf_box *)pairs.items[pairs.count - 1])->flags &= ~(unsigned)KF_KEEP_NEXT;
    }
    kf_list_add(build->arena, &parts,
                kf_box_role(build->arena, kf_box_stack(build->arena, &pairs, KF_MM(2)), KF_ROLE_BODY));
    struct kf_box *item = kf_box_stack(build->arena, &parts, KF_MM(1));
    item->address = row->address;
    item->origin = row->node;
    item->flags |= KF_ITEM;
    return kf_box_role(build->arena, item, KF_ROLE_ITEM);
}

static struct kf_box *build_compare_table(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct compare_table *table = data;
    struct kf_list items = {0};

    (void)block;
    if (!build->theme->single_column) {
        return build_columns(build, table);
    }
    for (int i = 0; i < table->rows.count; i++) {
        kf_list_add(build->arena, &items, stacked_row(build, table, table->rows.items[i]));
    }
    struct kf_box *list = kf_part_list(build, &items, build->theme->gap, KF_NUMBERING_NONE);
    list->as.stack.flexible_gap = true;
    list->as.stack.least_kids = 1; /* a row may fill a third of a page */
    return list;
}

const struct kf_block_type kf_block_compare_table = {
    .name = "compare-table",
    .record = {.name = "compare-table", .summary = "Things side by side, to be read across.",
               .size = sizeof(struct compare_table), .fields = fields, .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE},
    .check = check_compare_table,
    .build = build_compare_table,
    .visual = true,
    .example = "compare-table:\n"
               "  columns: [\"\", Support, Control]\n"
               "  rows:\n"
               "    - {id: asks, cells: [Asks, What would help you?, Where were you?]}\n"
               "    - {id: gives, cells: [Gives, A ride to a meeting., A ride with conditions.]}\n",
};
