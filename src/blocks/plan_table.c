/* A table to write in: heads, perhaps a filled example, and blank cells with a dotted guide. In large print each row
 * is a small form. */
#include <math.h>

#include "blocks/table.h"

struct choice { /* what may be written into a column */
    const struct kf_node *node;
    int column; /* from 1 */
    struct kf_texts options;
};

struct plan_table {
    struct kf_texts columns, example;
    struct kf_records choices; /* struct choice */
    struct kf_words widths;
    struct kf_records rows; /* struct kf_table_row */
    int blank_rows;
};

static const struct kf_field choice_fields[] = {
    KF_INT_ROW(struct choice, column, "column", .min = 1, .max = 4, .flags = KF_REQUIRED,
               .help = "Which column, from 1."),
    KF_TEXTS_ROW(struct choice, options, "options", .flags = KF_PROSE | KF_REQUIRED, .min = 2, .max = 6,
                 .help = "What may be written there, in one to three words each."),
    KF_END,
};

static const struct kf_record choice_record = {
    .name = "column-choice",
    .summary = "A column that is filled with one of a few answers: listed under its head, and in a form chosen.",
    .size = sizeof(struct choice),
    .fields = choice_fields,
    .node_offset = offsetof(struct choice, node),
    .address_offset = KF_NOWHERE,
};

static const struct kf_field fields[] = {
    KF_TEXTS_ROW(struct plan_table, columns, "columns", .flags = KF_PROSE | KF_REQUIRED, .min = 2, .max = 4,
                 .help = "Heads of the columns."),
    KF_INTS_ROW(struct plan_table, widths, "widths",
                .help = "Widths of the columns in mm; the page's width is shared in proportion."),
    KF_TEXTS_ROW(struct plan_table, example, "example", .flags = KF_PROSE, .max = 4,
                 .help = "A row filled in, printed first."),
    KF_RECORDS_ROW(struct plan_table, choices, "choices", .record = &choice_record, .max = 3,
                   .help = "Columns that are filled with one of a few answers."),
    KF_RECORDS_ROW(struct plan_table, rows, "rows", .record = &kf_table_row_record, .max = 12,
                   .help = "Rows that begin with words; cells left out are blank."),
    KF_INT_ROW(struct plan_table, blank_rows, "blank-rows", .min = 0, .max = 10, .fallback = "3",
               .help = "Rows of blank cells, after those with words."),
    KF_END,
};

/* mm, from the target page. */
#define PAD KF_MM(3)
#define HEAD_PAD KF_MM(1.1)
#define ROW KF_MM(18)
enum { LINES = 2 }; /* of a blank cell */

struct place { /* of a cell */
    const struct kf_text *head;
    const struct choice *choice; /* NULL: anything may be written */
    const char *address, *spoken;
};

static const struct choice *choice_of(const struct plan_table *table, int column)
{
    for (int i = 0; i < table->choices.count; i++) {
        const struct choice *choice = table->choices.items[i];
        if (choice->column == column + 1) {
            return choice;
        }
    }
    return NULL;
}

static void check_choices(struct kf_run *run, const struct kf_block *block, const struct plan_table *table)
{
    for (int i = 0; i < table->choices.count; i++) {
        const struct choice *choice = table->choices.items[i];
        struct kf_span span = kf_node_get(choice->node, "column")->span;
        if (choice->column > table->columns.count) {
            kf_diag_hint(run->diags,
                         kf_diag_push(run->diags, KF_OUT_OF_RANGE, span, block->address,
                                      "there is no column %d in a table of %d", choice->column, table->columns.count),
                         "write a number from 1 to %d", table->columns.count);
        } else if (choice_of(table, choice->column - 1) != choice) {
            kf_diag_hint(run->diags,
                         kf_diag_push(run->diags, KF_OUT_OF_RANGE, span, block->address,
                                      "column %d has its options twice", choice->column),
                         "keep one list for each column");
        }
    }
}

static void check_plan_table(struct kf_run *run, const struct kf_block *block, const void *data)
{
    const struct plan_table *table = data;
    int columns = table->columns.count;

    kf_table_check(run, block, &table->widths, &table->rows, columns, /* whole_rows */ false);
    check_choices(run, block, table);
    if (table->example.count > 0 && table->example.count != columns) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_OUT_OF_RANGE, table->example.items[0].node->span, block->address,
                                  "the example has %d cells for %d columns", table->example.count, columns),
                     "write one cell for each column");
    }
    if (table->rows.count + table->blank_rows == 0) {
        kf_diag_hint(
            run->diags,
            kf_diag_push(run->diags, KF_OUT_OF_RANGE, block->node->span, block->address, "there is no row to fill"),
            "write blank-rows: 3, or rows");
    }
}

/* --- blanks ---------------------------------------------------------------------------------------------------------- */

static const struct kf_choices *options_of(struct kf_build *build, const struct choice *choice)
{
    struct kf_choices *options = KF_NEW(build->arena, struct kf_choices);
    struct kf_option *items = KF_NEW_ARRAY(build->arena, choice->options.count, struct kf_option);

    for (int i = 0; i < choice->options.count; i++) {
        items[i].name = kf_arena_format(build->arena, "%d", i + 1);
        items[i].words = kf_build_spoken(build, kf_build_inline(build, &choice->options.items[i]));
    }
    *options = (struct kf_choices){items, choice->options.count};
    return options;
}

/* "Once / Each week / Every day"; NULL for a column that takes anything. */
static struct kf_box *options_line(struct kf_build *build, const struct choice *choice, enum kf_style style)
{
    const char *line = NULL;

    for (int i = 0; choice && i < choice->options.count; i++) {
        const char *words = kf_build_spoken(build, kf_build_inline(build, &choice->options.items[i]));
        line = line ? kf_arena_format(build->arena, "%s / %s", line, words) : words;
    }
    return line ? kf_part_inline(build, kf_build_plain(build, line), style, KF_ROLE_P) : NULL;
}

/* Of a form: as much room as the cell has in a row, for a hand that is larger by as much as its lines are farther apart. A
 * tenth less will do: it is one line, or another page. */
static int lines_of_form(const struct kf_build *build, kf_len width)
{
    const struct kf_theme *theme = build->theme;
    double share = (double)width / build->width, needed = LINES * share * theme->live_width * theme->pitch / (ROW / LINES);

    return MAX(1, (int)ceil(needed / build->width - .1));
}

static struct kf_box *blank(struct kf_build *build, const struct place *place, kf_len width)
{
    struct kf_box *lines =
        kf_box_lines(build->arena, build->theme, place->choice ? 1 : lines_of_form(build, width), place->spoken);

    lines->address = place->address;
    if (!place->choice) {
        return lines;
    }
    lines->as.lines.options = options_of(build, place->choice);
    return kf_part_stack(build, 0, options_line(build, place->choice, KF_STYLE_BODY), lines, NULL);
}

/* Rows of 18 mm, 17 to 20: half of it for each line. What is chosen takes one line, as high as the row. */
static struct kf_box *blank_cell(struct kf_build *build, const struct place *place)
{
    int lines = place->choice ? 1 : LINES;
    const struct kf_height height = {KF_MM(17) / lines, ROW / lines, KF_MM(20) / lines, KF_GIVE_ROWS};
    struct kf_box *cell = kf_table_blank_cell(build, place->address, place->spoken, lines, height);

    if (place->choice) {
        cell->as.stack.kids[0]->as.lines.options = options_of(build, place->choice);
    }
    cell->as.stack.pad = (struct kf_pad){0, PAD, 0, PAD};
    return cell;
}

/* "Monday, What I will do" where the row begins with words; else "What I will do, row 2". */
static const char *spoken_of(struct kf_build *build, const struct kf_text *head, const struct kf_table_row *row, int n)
{
    const struct kf_vocabulary *vocabulary = build->content->vocabulary;
    const char *column = kf_build_spoken(build, kf_build_inline(build, head));

    if (row && !kf_table_is_empty(&row->cells.items[0])) {
        const char *words = kf_build_spoken(build, kf_build_inline(build, &row->cells.items[0]));
        return kf_vocabulary_fill(vocabulary, build->arena, "list-more", "a", words, "b", column, NULL);
    }
    return kf_vocabulary_fill(vocabulary, build->arena, "cell-label", "column", column, "n",
                              kf_arena_format(build->arena, "%d", n), NULL);
}

/* --- rows ------------------------------------------------------------------------------------------------------------ */

struct row { /* to fill: of the author's, or blank */
    const struct kf_table_row *given; /* NULL: blank */
    const char *address;
    int number;
};

static struct row row_of(struct kf_build *build, const struct plan_table *table, const char *address, int i)
{
    const struct kf_table_row *given = i < table->rows.count ? table->rows.items[i] : NULL;

    return (struct row){given, given ? given->address : kf_arena_format(build->arena, "%s/row-%d", address, i + 1),
                        i + 1};
}

/* NULL: to be left blank. */
static const struct kf_text *words_of(const struct row *row, int column)
{
    const struct kf_text *text =
        row->given && column < row->given->cells.count ? &row->given->cells.items[column] : NULL;

    return text && !kf_table_is_empty(text) ? text : NULL;
}

static struct place place_of(struct kf_build *build, const struct plan_table *table, const struct row *row, int column)
{
    const struct kf_text *head = &table->columns.items[column];

    return (struct place){head, choice_of(table, column), kf_arena_format(build->arena, "%s/%d", row->address, column + 1),
                          spoken_of(build, head, row->given, row->number)};
}

static void set_item(struct kf_box *box, const struct row *row)
{
    if (row->given) {
        box->address = row->address;
        box->origin = row->given->node;
        box->flags |= KF_ITEM;
    }
}

/* The first cell begins with the word "Example.". */
static struct kf_box *example_text(struct kf_build *build, const struct kf_text *text, int column, enum kf_style style)
{
    const char *label = kf_vocabulary_get(build->content->vocabulary, "example-row");

    return column == 0 ? kf_part_inline(build, kf_build_labelled(build, label, text), style, KF_ROLE_P)
                       : kf_part_text(build, text, style, KF_ROLE_P);
}

/* --- the table ------------------------------------------------------------------------------------------------------- */

static struct kf_box *padded(struct kf_box *cell)
{
    cell->as.stack.pad = (struct kf_pad){PAD, PAD, PAD, PAD};
    cell->as.stack.flexible_pad = true;
    return cell;
}

static struct kf_box *head_row(struct kf_build *build, const struct plan_table *table, const kf_len *widths)
{
    struct kf_list cells = {0};

    for (int i = 0; i < table->columns.count; i++) {
        struct kf_box *words = kf_part_text(build, &table->columns.items[i], KF_STYLE_SUBHEAD, KF_ROLE_P);
        struct kf_box *options = options_line(build, choice_of(table, i), KF_STYLE_DETAIL);
        struct kf_box *cell = kf_table_cell(build, KF_ROLE_HEAD_CELL, KF_SCOPE_COLUMN,
                                            options ? kf_part_stack(build, 0, words, options, NULL) : words);
        cell->as.stack.pad = (struct kf_pad){HEAD_PAD, PAD, HEAD_PAD, PAD};
        cell->valign = KF_VALIGN_MIDDLE;
        kf_list_add(build->arena, &cells, cell);
    }
    return kf_table_row(build, &cells, widths, (struct kf_table_look){.below = KF_TABLE_MEDIUM, .framed = true});
}

static struct kf_box *example_row(struct kf_build *build, const struct plan_table *table, const kf_len *widths)
{
    struct kf_list cells = {0};

    for (int i = 0; i < table->columns.count; i++) {
        struct kf_box *words = example_text(build, &table->example.items[i], i, KF_STYLE_COMPACT);
        kf_list_add(build->arena, &cells, padded(kf_table_cell(build, KF_ROLE_CELL, KF_SCOPE_NONE, words)));
    }
    return kf_table_row(build, &cells, widths,
                        (struct kf_table_look){KF_TABLE_MEDIUM, KF_TABLE_LINE, .tint = true, .framed = true});
}

static struct kf_box *fill_row(struct kf_build *build, const struct plan_table *table, const kf_len *widths,
                               const struct row *row, bool last)
{
    struct kf_list cells = {0};

    for (int i = 0; i < table->columns.count; i++) {
        const struct kf_text *words = words_of(row, i);
        if (words) {
            struct kf_box *text = kf_part_text(build, words, KF_STYLE_COMPACT, KF_ROLE_P);
            struct kf_box *cell = kf_table_cell(build, i == 0 ? KF_ROLE_HEAD_CELL : KF_ROLE_CELL,
                                                i == 0 ? KF_SCOPE_ROW : KF_SCOPE_NONE, text);
            kf_list_add(build->arena, &cells, padded(cell));
        } else {
            struct place place = place_of(build, table, row, i);
            kf_list_add(build->arena, &cells, blank_cell(build, &place));
        }
    }
    struct kf_box *box = kf_table_row(
        build, &cells, widths,
        (struct kf_table_look){.below = last ? KF_TABLE_NO_RULE : KF_TABLE_LINE, .framed = true});
    set_item(box, row);
    return box;
}

/* Three columns as on the target page: what, then how in two wider ones. */
static void find_widths(struct kf_build *build, const struct plan_table *table, kf_len *ret_widths)
{
    if (table->widths.count == 0 && table->columns.count == 3) {
        ret_widths[0] = build->width * 52 / 180;
        ret_widths[1] = ret_widths[2] = (build->width - ret_widths[0]) / 2;
        return;
    }
    kf_table_widths(&table->widths, table->columns.count, build->width, ret_widths);
}

static struct kf_box *build_table(struct kf_build *build, const struct plan_table *table, const kf_len *widths,
                                  const char *address)
{
    int count = table->rows.count + table->blank_rows;
    struct kf_list rows = {0};

    kf_list_add(build->arena, &rows, head_row(build, table, widths));
    if (table->example.count > 0) {
        kf_list_add(build->arena, &rows, example_row(build, table, widths));
    }
    for (int i = 0; i < count; i++) {
        struct row row = row_of(build, table, address, i);
        kf_list_add(build->arena, &rows, fill_row(build, table, widths, &row, i + 1 == count));
    }
    return kf_table_framed(build, &rows);
}

/* --- large print ----------------------------------------------------------------------------------------------------- */

static struct kf_box *form_of(struct kf_build *build, struct kf_list *parts)
{
    struct kf_box *body = kf_box_role(build->arena, kf_box_stack(build->arena, parts, KF_MM(2)), KF_ROLE_BODY);

    return kf_box_role(build->arena, kf_part_frame(build, kf_part_stack(build, 0, body, NULL), KF_FRAME_PLAIN),
                       KF_ROLE_ITEM);
}

static struct kf_box *example_form(struct kf_build *build, const struct plan_table *table)
{
    struct kf_list parts = {0};
    struct kf_box *label = kf_part_inline(build, kf_build_words(build, "example-row"), KF_STYLE_HEADING, KF_ROLE_P);

    label->flags |= KF_KEEP_NEXT;
    kf_list_add(build->arena, &parts, label);
    for (int i = 0; i < table->columns.count; i++) {
        struct kf_box *text = kf_part_text(build, &table->example.items[i], KF_STYLE_BODY, KF_ROLE_P);
        kf_list_add(build->arena, &parts, kf_table_under_head(build, &table->columns.items[i], text));
    }
    return form_of(build, &parts);
}

static struct kf_box *fill_form(struct kf_build *build, const struct plan_table *table, const kf_len *widths,
                                const struct row *row)
{
    struct kf_list parts = {0};

    for (int i = 0; i < table->columns.count; i++) {
        const struct kf_text *words = words_of(row, i);
        struct place place = place_of(build, table, row, i);
        struct kf_box *content = words ? kf_part_text(build, words, KF_STYLE_BODY, KF_ROLE_P) : blank(build, &place, widths[i]);
        kf_list_add(build->arena, &parts, kf_table_under_head(build, place.head, content));
    }
    struct kf_box *form = form_of(build, &parts);
    set_item(form, row);
    return form;
}

static struct kf_box *build_plan_table(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct plan_table *table = data;
    kf_len widths[KF_TABLE_COLUMNS_MOST];
    struct kf_list forms = {0};

    find_widths(build, table, widths);
    if (!build->theme->single_column) {
        return build_table(build, table, widths, block->address);
    }
    if (table->example.count > 0) {
        kf_list_add(build->arena, &forms, example_form(build, table));
    }
    for (int i = 0; i < table->rows.count + table->blank_rows; i++) {
        struct row row = row_of(build, table, block->address, i);
        kf_list_add(build->arena, &forms, fill_form(build, table, widths, &row));
    }
    struct kf_box *list = kf_part_list(build, &forms, build->theme->gap, KF_NUMBERING_NONE);
    list->as.stack.flexible_gap = true;
    list->as.stack.least_kids = 1; /* a form fills a third of a page */
    return list;
}

const struct kf_block_type kf_block_plan_table = {
    .name = "plan-table",
    .record = {.name = "plan-table", .summary = "A table to write in, with an example.",
               .size = sizeof(struct plan_table), .fields = fields, .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE},
    .check = check_plan_table,
    .build = build_plan_table,
    .tool = true,
    .visual = true,
    .example = "plan-table:\n"
               "  columns: [My boundary, What I will say, When I will say it]\n"
               "  choices: [{column: 3, options: [Today, This week, When it is calm]}]\n"
               "  example: [No drugs around the kids., “Please visit another day.”, This week]\n"
               "  rows: [{id: money, cells: [Money]}]\n"
               "  blank-rows: 1\n",
};
