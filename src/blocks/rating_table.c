/* Statements with a circle for each choice, and no score. In large print the choices stand under their statement. */
#include "blocks/table.h"

struct statement {
    const char *id, *address;
    const struct kf_node *node;
    struct kf_text text;
    struct kf_block_facilitator *facilitator;
};

struct rating_table {
    struct kf_texts choices;
    struct kf_records rows; /* struct statement */
};

static const struct kf_field statement_fields[] = {
    KF_WORD_ROW(struct statement, id, "id", .flags = KF_IS_ID | KF_REQUIRED,
                .help = "Name of the statement in addresses."),
    KF_TEXT_ROW(struct statement, text, "text", .flags = KF_PROSE | KF_REQUIRED, .help = "The statement, one line."),
    KF_FACILITATOR_ROW(struct statement),
    KF_END,
};

static const struct kf_record statement_record = {
    .name = "statement",
    .summary = "A statement to rate.",
    .size = sizeof(struct statement),
    .fields = statement_fields,
    .node_offset = offsetof(struct statement, node),
    .address_offset = offsetof(struct statement, address),
};

static const struct kf_field fields[] = {
    KF_TEXTS_ROW(struct rating_table, choices, "choices", .flags = KF_PROSE | KF_REQUIRED, .min = 2,
                 .max = KF_TABLE_COLUMNS_MOST, .help = "The choices, one word each, the same for every statement."),
    KF_RECORDS_ROW(struct rating_table, rows, "rows", .record = &statement_record, .flags = KF_REQUIRED, .min = 2,
                   .max = 15, .help = "The statements in order."),
    KF_END,
};

/* mm, from the target page. */
#define NUMBER_WIDTH KF_MM(10)
#define CHOICE_WIDTH KF_MM(19.9)
#define CIRCLE KF_MM(7)
#define LARGE_CIRCLE KF_MM(9)

/* --- circles --------------------------------------------------------------------------------------------------------- */

static struct kf_box *circle(struct kf_build *build, const struct statement *row, const struct kf_text *choice,
                             int number, kf_len width)
{
    const char *statement = kf_build_spoken(build, kf_build_inline(build, &row->text));
    const char *word = kf_build_spoken(build, kf_build_inline(build, choice));
    const struct kf_radio radio = {
        .address = kf_arena_format(build->arena, "%s/%d", row->address, number),
        .label = kf_vocabulary_fill(build->content->vocabulary, build->arena, "choice-label", "text", statement,
                                    "choice", word, NULL),
        .group = row->address,
        .question = statement,
    };
    kf_len side = build->theme->single_column ? LARGE_CIRCLE : CIRCLE;
    struct kf_box *stack = kf_part_stack(build, 0, kf_part_radio(build, &radio, side), NULL);

    stack->as.stack.pad.left = (width - side) / 2;
    stack->valign = KF_VALIGN_MIDDLE;
    return stack;
}

static struct kf_box *choice_word(struct kf_build *build, const struct kf_text *choice)
{
    struct kf_box *word = kf_part_text(build, choice, KF_STYLE_LABEL, KF_ROLE_P);

    word->as.text.align = KF_ALIGN_CENTRE;
    return word;
}

/* --- the table ------------------------------------------------------------------------------------------------------- */

static struct kf_box *head_row(struct kf_build *build, const struct rating_table *table, const kf_len *widths)
{
    struct kf_list cells = {0};

    kf_list_add(build->arena, &cells, kf_table_cell(build, KF_ROLE_CELL, KF_SCOPE_NONE, NULL));
    for (int i = 0; i < table->choices.count; i++) {
        struct kf_box *cell = kf_table_cell(build, KF_ROLE_HEAD_CELL, KF_SCOPE_COLUMN,
                                            choice_word(build, &table->choices.items[i]));
        cell->as.stack.pad.bottom = KF_MM(1.2);
        cell->valign = KF_VALIGN_BOTTOM;
        kf_list_add(build->arena, &cells, cell);
    }
    return kf_table_row(build, &cells, widths, (struct kf_table_look){.below = KF_TABLE_MEDIUM});
}

/* Number and statement are one head: both say which row it is. */
static struct kf_box *statement_cell(struct kf_build *build, const struct statement *row, int number, kf_len width)
{
    const struct kf_inline *digits = kf_inline_with(
        build->arena, kf_build_plain(build, kf_arena_format(build->arena, "%d", number)), KF_STRONG);
    struct kf_box *digit = kf_part_inline(build, digits, KF_STYLE_COMPACT, KF_ROLE_P);
    struct kf_box *text = kf_part_text(build, &row->text, KF_STYLE_COMPACT, KF_ROLE_P);
    struct kf_list kids = {0};

    digit->as.text.align = KF_ALIGN_CENTRE;
    kf_list_add(build->arena, &kids, digit);
    kf_list_add(build->arena, &kids, text);
    struct kf_box *both = kf_box_row(build->arena, &kids, (const kf_len[]){NUMBER_WIDTH, 0}, width, 0);
    struct kf_box *cell = kf_table_cell(build, KF_ROLE_HEAD_CELL, KF_SCOPE_ROW, both);
    cell->as.stack.pad.top = cell->as.stack.pad.bottom = KF_MM(1);
    cell->valign = KF_VALIGN_MIDDLE;
    return cell;
}

static struct kf_box *table_row(struct kf_build *build, const struct rating_table *table, int i, const kf_len *widths)
{
    const struct statement *row = table->rows.items[i];
    bool last = i + 1 == table->rows.count;
    struct kf_list cells = {0};

    kf_list_add(build->arena, &cells, statement_cell(build, row, i + 1, widths[0]));
    for (int j = 0; j < table->choices.count; j++) {
        struct kf_box *ring = circle(build, row, &table->choices.items[j], j + 1, CHOICE_WIDTH);
        struct kf_box *cell = kf_table_cell(build, KF_ROLE_CELL, KF_SCOPE_NONE, ring);
        cell->valign = KF_VALIGN_MIDDLE;
        kf_list_add(build->arena, &cells, cell);
    }
    struct kf_box *box = kf_table_row(build, &cells, widths,
                                      (struct kf_table_look){.above = i % 2 == 1 ? KF_TABLE_NO_RULE
                                                                      : i == 0   ? KF_TABLE_MEDIUM
                                                                                 : KF_TABLE_HAIR,
                                                             .below = last ? KF_TABLE_MEDIUM : KF_TABLE_HAIR,
                                                             .tint = i % 2 == 0});
    box->height = (struct kf_height){KF_MM(9), KF_MM(10), KF_MM(11), KF_GIVE_ROWS};
    return box;
}

static void set_item(struct kf_box *box, const struct statement *row, int number)
{
    box->address = row->address;
    box->origin = row->node;
    box->flags |= KF_ITEM;
    box->item = number;
}

static struct kf_box *build_table(struct kf_build *build, const struct rating_table *table)
{
    int choices = table->choices.count;
    kf_len widths[KF_TABLE_COLUMNS_MOST + 1] = {build->width - choices * CHOICE_WIDTH};
    struct kf_list rows = {0};

    for (int i = 1; i <= choices; i++) {
        widths[i] = CHOICE_WIDTH;
    }
    kf_list_add(build->arena, &rows, head_row(build, table, widths));
    for (int i = 0; i < table->rows.count; i++) {
        struct kf_box *row = table_row(build, table, i, widths);
        set_item(row, table->rows.items[i], i + 1);
        kf_list_add(build->arena, &rows, row);
    }
    return kf_box_role(build->arena, kf_box_table(build->arena, &rows, 1), KF_ROLE_TABLE);
}

/* --- large print ----------------------------------------------------------------------------------------------------- */

static struct kf_box *choices_row(struct kf_build *build, const struct rating_table *table, const struct statement *row,
                                  kf_len width)
{
    const kf_len equal[KF_TABLE_COLUMNS_MOST] = {0};
    kf_len each = width / table->choices.count;
    struct kf_list kids = {0};

    for (int i = 0; i < table->choices.count; i++) {
        const struct kf_text *choice = &table->choices.items[i];
        kf_list_add(
            build->arena, &kids,
            kf_part_stack(build, KF_MM(1), circle(build, row, choice, i + 1, each), choice_word(build, choice), NULL));
    }
    return kf_box_row(build->arena, &kids, equal, width, 0);
}

static struct kf_box *stacked_row(struct kf_build *build, const struct rating_table *table, int i)
{
    const struct statement *row = table->rows.items[i];
    kf_len gap = KF_MM(4), inner = build->width - build->theme->number_small - gap;
    struct kf_box *text = kf_part_text(build, &row->text, KF_STYLE_BODY, KF_ROLE_P);
    struct kf_box *item =
        kf_part_item(build, kf_part_number(build, i + 1, /* small */ true), build->theme->number_small, gap,
                     kf_part_stack(build, KF_MM(2), text, choices_row(build, table, row, inner), NULL));

    set_item(item, row, i + 1);
    return item;
}

static struct kf_box *build_rating_table(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct rating_table *table = data;
    struct kf_list items = {0};

    (void)block;
    if (!build->theme->single_column) {
        return build_table(build, table);
    }
    for (int i = 0; i < table->rows.count; i++) {
        kf_list_add(build->arena, &items, stacked_row(build, table, i));
    }
    struct kf_box *list = kf_part_list(build, &items, build->theme->gap, KF_NUMBERING_DECIMAL);
    list->as.stack.flexible_gap = true;
    return list;
}

const struct kf_block_type kf_block_rating_table = {
    .name = "rating-table",
    .record = {.name = "rating-table", .summary = "Statements with a circle for each choice, and no score.",
               .size = sizeof(struct rating_table), .fields = fields, .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE},
    .build = build_rating_table,
    .tool = true,
    .visual = true,
    .example = "rating-table:\n"
               "  choices: [Never, Rarely, Sometimes, Often, Always]\n"
               "  rows:\n"
               "    - {id: talk, text: I had someone I could talk to.}\n"
               "    - {id: notice, text: I noticed when I was getting upset.}\n",
};
