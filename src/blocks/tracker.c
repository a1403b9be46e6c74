/* Things that come back, by day or by time, with a box to tick for each. A row without words is a place to name one's
 * own. In large print, and in a column, each row is a small form. */
#include "blocks/table.h"
#include "blocks/week.h"
#include "layout/text.h"

struct row {
    const char *id, *address;
    const struct kf_node *node;
    struct kf_text text;
};

struct tracker {
    struct kf_text head, note;
    struct kf_texts columns;
    int days, first_day, blank;
    struct kf_records rows; /* struct row */
};

enum days { SEVEN, FOURTEEN, WEEK };

static const char *const lengths[] = {"7", "14", "week", NULL};

static const struct kf_field row_fields[] = {
    KF_WORD_ROW(struct row, id, "id", .flags = KF_IS_ID | KF_REQUIRED, .help = "Name of the row in addresses."),
    KF_TEXT_ROW(struct row, text, "text", .flags = KF_PROSE,
                .help = "What to do or to notice, two short lines; without it, a line to write it on."),
    KF_END,
};

static const struct kf_record row_record = {.name = "tracker-row",
                                            .summary = "A thing that comes back.",
                                            .size = sizeof(struct row),
                                            .fields = row_fields,
                                            .node_offset = offsetof(struct row, node),
                                            .address_offset = offsetof(struct row, address)};

static const struct kf_field fields[] = {
    KF_TEXT_ROW(struct tracker, head, "head", .flags = KF_PROSE, .help = "What the rows are, in a few words."),
    KF_RECORDS_ROW(struct tracker, rows, "rows", .record = &row_record, .max = 12, .help = "What comes back."),
    KF_INT_ROW(struct tracker, blank, "blank", .min = 0, .max = 10, .fallback = "0",
               .help = "Rows that readers name themselves, after those with words."),
    KF_TEXTS_ROW(struct tracker, columns, "columns", .flags = KF_PROSE, .min = 2, .max = 14,
                 .help = "Times or days, one short word each."),
    KF_CHOICE_ROW(struct tracker, days, "days", .choices = lengths, .fallback = "7",
                  .help = "Instead of columns: 7 or 14 days with numbers, or the days of a week with their names."),
    KF_CHOICE_ROW(struct tracker, first_day, "first-day", .choices = kf_week_first_days, .fallback = "monday",
                  .help = "Where days is week: the day that it begins with, monday or sunday."),
    KF_TEXT_ROW(struct tracker, note, "note", .flags = KF_PROSE, .help = "A kind line under it."),
    KF_END,
};

#define FIRST_MOST KF_MM(52) /* of what comes back, beside narrow columns */
#define CELL_LEAST KF_MM(9)
#define CELL_MOST KF_MM(24)
#define CELL_AIR KF_MM(1) /* a head beside the next one's */
#define PAD KF_MM(3)
#define ROW_HEIGHT ((struct kf_height){KF_MM(9), KF_MM(10), KF_MM(13), KF_GIVE_ROWS})
enum { COLUMNS_MOST = 14 };

static void check_tracker(struct kf_run *run, const struct kf_block *block, const void *data)
{
    const struct tracker *tracker = data;
    const struct kf_node *value = kf_node_get(block->node, "tracker"), *days = kf_node_get(value, "days");

    if (tracker->columns.count > 0 && days) {
        kf_diag_hint(
            run->diags,
            kf_diag_push(run->diags, KF_OUT_OF_RANGE, days->span, block->address, "there are columns, and days too"),
            "keep one of them");
    }
    if (tracker->rows.count + tracker->blank == 0) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_OUT_OF_RANGE, value->span, block->address, "there is no row to tick"),
                     "write rows, or blank: 3");
    }
}

/* --- columns --------------------------------------------------------------------------------------------------------- */

struct column {
    const char *id;
    const struct kf_inline *head, *whole; /* whole: as spoken, and where there is room */
};

struct columns {
    struct column items[COLUMNS_MOST];
    int count;
};

static struct column column_of(struct kf_build *build, const struct tracker *tracker, int i)
{
    struct kf_arena *arena = build->arena;

    if (tracker->columns.count > 0) {
        const struct kf_text *text = &tracker->columns.items[i];
        const struct kf_inline *words = kf_build_inline(build, text);
        return (struct column){strrchr(text->address, '/') + 1, words, words};
    }
    if (tracker->days == WEEK) {
        struct kf_week_day day = kf_week_day(build, tracker->first_day, i);
        return (struct column){day.id, kf_build_plain(build, day.abbreviation), kf_build_plain(build, day.name)};
    }
    const char *n = kf_arena_format(arena, "%d", i + 1);
    const struct kf_inline *day =
        kf_build_plain(build, kf_vocabulary_fill(build->content->vocabulary, arena, "day-n", "n", n, NULL));
    return (struct column){kf_arena_format(arena, "day-%d", i + 1), day, day};
}

static struct columns columns_of(struct kf_build *build, const struct tracker *tracker)
{
    struct columns columns = {.count = tracker->columns.count > 0  ? tracker->columns.count
                                       : tracker->days == FOURTEEN ? 2 * KF_WEEK_DAYS
                                                                   : KF_WEEK_DAYS};

    for (int i = 0; i < columns.count; i++) {
        columns.items[i] = column_of(build, tracker, i);
    }
    return columns;
}

/* --- rows ------------------------------------------------------------------------------------------------------------ */

struct line { /* one of the author's rows, or a blank one */
    const struct row *given;
    const struct kf_text *text; /* NULL: to be named */
    const char *address, *n;
};

static struct line line_of(struct kf_build *build, const struct kf_block *block, const struct tracker *tracker, int i)
{
    const struct row *given = i < tracker->rows.count ? tracker->rows.items[i] : NULL;

    return (struct line){
        .given = given,
        .text = given && !kf_table_is_empty(&given->text) ? &given->text : NULL,
        .address = given ? given->address
                         : kf_arena_format(build->arena, "%s/blank-%d", block->address, i - tracker->rows.count + 1),
        .n = kf_arena_format(build->arena, "%d", i + 1),
    };
}

static const char *in_row(struct kf_build *build, const char *column, const struct line *line)
{
    return kf_vocabulary_fill(build->content->vocabulary, build->arena, "cell-label", "column", column, "n", line->n,
                              NULL);
}

/* "Drink water, Monday"; "Monday, row 3" where the row has no name yet. */
static const char *tick_label(struct kf_build *build, const struct line *line, const struct column *column)
{
    const char *day = kf_build_spoken(build, column->whole);

    if (!line->text) {
        return in_row(build, day, line);
    }
    return kf_vocabulary_fill(build->content->vocabulary, build->arena, "list-more", "a",
                              kf_build_spoken(build, kf_build_inline(build, line->text)), "b", day, NULL);
}

static const char *tick_address(struct kf_build *build, const struct line *line, const struct column *column)
{
    return kf_arena_format(build->arena, "%s/%s", line->address, column->id);
}

static const char *name_label(struct kf_build *build, const struct tracker *tracker, const struct line *line)
{
    return in_row(build,
                  tracker->head.text ? kf_build_spoken(build, kf_build_inline(build, &tracker->head))
                                     : kf_vocabulary_get(build->content->vocabulary, "blank-label"),
                  line);
}

static const char *name_address(struct kf_build *build, const struct line *line)
{
    return kf_arena_format(build->arena, "%s/name", line->address);
}

static void set_item(struct kf_box *box, const struct line *line)
{
    if (line->given) {
        box->address = line->address;
        box->origin = line->given->node;
        box->flags |= KF_ITEM;
    }
}

/* --- the table ------------------------------------------------------------------------------------------------------- */

/* 0: there is no room for columns. */
static kf_len cell_width(const struct kf_build *build, int columns)
{
    kf_len first = kf_len_min(FIRST_MOST, build->width * 2 / 5);
    kf_len width = kf_len_min((build->width - first) / columns, CELL_MOST);

    return build->theme->single_column || width < CELL_LEAST ? 0 : width;
}

/* Two weeks: a rule between them. */
static struct kf_table_look look_of(const struct columns *columns, enum kf_table_rule below)
{
    return (struct kf_table_look){.below = below,
                                  .dividers = columns->count > KF_WEEK_DAYS ? 1u << (KF_WEEK_DAYS + 1) : 0};
}

static struct kf_box *head_row(struct kf_build *build, const struct tracker *tracker, const struct columns *columns,
                               const kf_len *widths)
{
    struct kf_box *words = kf_part_text(build, &tracker->head, KF_STYLE_LABEL, KF_ROLE_P);
    struct kf_box *first =
        kf_table_cell(build, words ? KF_ROLE_HEAD_CELL : KF_ROLE_CELL, words ? KF_SCOPE_COLUMN : KF_SCOPE_NONE, words);
    struct kf_list cells = {0};

    kf_list_add(build->arena, &cells, first);
    for (int i = 0; i < columns->count; i++) {
        struct kf_box *head = kf_part_inline(build, columns->items[i].head, KF_STYLE_LABEL, KF_ROLE_P);
        head->as.text.align = KF_ALIGN_CENTRE;
        kf_list_add(build->arena, &cells, kf_table_cell(build, KF_ROLE_HEAD_CELL, KF_SCOPE_COLUMN, head));
    }
    for (int i = 0; i < cells.count; i++) {
        struct kf_box *cell = cells.items[i];
        cell->as.stack.pad.bottom = KF_MM(1.2);
        cell->valign = KF_VALIGN_BOTTOM;
    }
    return kf_table_row(build, &cells, widths, look_of(columns, KF_TABLE_MEDIUM));
}

static struct kf_box *name_cell(struct kf_build *build, const struct tracker *tracker, const struct line *line)
{
    struct kf_box *cell;

    if (line->text) {
        cell = kf_table_cell(build, KF_ROLE_HEAD_CELL, KF_SCOPE_ROW,
                             kf_part_text(build, line->text, KF_STYLE_COMPACT, KF_ROLE_P));
        cell->as.stack.pad.top = cell->as.stack.pad.bottom = KF_MM(1);
        cell->valign = KF_VALIGN_MIDDLE;
    } else {
        cell = kf_table_line_cell(build, KF_ROLE_HEAD_CELL, KF_SCOPE_ROW, name_address(build, line),
                                  name_label(build, tracker, line), ROW_HEIGHT);
    }
    cell->as.stack.pad.right = PAD;
    return cell;
}

static struct kf_box *table_row(struct kf_build *build, const struct tracker *tracker, const struct columns *columns,
                                const kf_len *widths, const struct line *line)
{
    struct kf_list cells = {0};

    kf_list_add(build->arena, &cells, name_cell(build, tracker, line));
    for (int i = 0; i < columns->count; i++) {
        const struct column *column = &columns->items[i];
        kf_list_add(build->arena, &cells,
                    kf_table_tick_cell(build, tick_address(build, line, column), tick_label(build, line, column),
                                       widths[i + 1]));
    }
    struct kf_box *row = kf_table_row(build, &cells, widths, look_of(columns, KF_TABLE_LINE));
    row->height = ROW_HEIGHT;
    set_item(row, line);
    return row;
}

static struct kf_box *build_table(struct kf_build *build, const struct kf_block *block, const struct tracker *tracker,
                                  const struct columns *columns, kf_len cell)
{
    kf_len widths[COLUMNS_MOST + 1] = {build->width - cell * columns->count};
    struct kf_list rows = {0};

    for (int i = 0; i < columns->count; i++) {
        widths[i + 1] = cell;
    }
    for (int i = 0; i < tracker->columns.count; i++) {
        kf_table_head_fits(build, &tracker->columns.items[i], KF_STYLE_LABEL, cell - CELL_AIR);
    }
    kf_list_add(build->arena, &rows, head_row(build, tracker, columns, widths));
    for (int i = 0; i < tracker->rows.count + tracker->blank; i++) {
        struct line line = line_of(build, block, tracker, i);
        kf_list_add(build->arena, &rows, table_row(build, tracker, columns, widths, &line));
    }
    return kf_box_role(build->arena, kf_box_table(build->arena, &rows, 1), KF_ROLE_TABLE);
}

/* --- large print ----------------------------------------------------------------------------------------------------- */

/* A box with its day beside it. */
static struct kf_box *choice(const struct kf_build *build, const struct line *line, const struct column *column,
                             kf_len width)
{
    struct kf_build inner = *build;
    const struct kf_theme *theme = build->theme;
    struct kf_box *tick = kf_part_tick(&inner, tick_address(&inner, line, column), tick_label(&inner, line, column));
    struct kf_box *label = kf_box_role(build->arena, kf_part_stack(&inner, 0, tick, NULL), KF_ROLE_LABEL);

    inner.width = width;
    label->as.stack.pad.top = kf_len_max(0, (theme->types[KF_STYLE_BODY].line - theme->tick) / 2);
    return kf_part_item(&inner, label, theme->tick, PAD,
                        kf_part_inline(&inner, column->whole, KF_STYLE_BODY, KF_ROLE_NONE));
}

/* As many across as the longest day allows. */
static int across(struct kf_build *build, const struct columns *columns)
{
    kf_len widest = 0, gap = KF_MM(4);

    for (int i = 0; i < columns->count; i++) {
        widest = kf_len_max(widest, kf_shape(build->shaper, columns->items[i].whole, KF_STYLE_BODY, 0)->widest);
    }
    return (int)CLAMP((build->width + gap) / (build->theme->tick + PAD + widest + gap), 1, KF_WEEK_DAYS);
}

static struct kf_box *choices(struct kf_build *build, const struct line *line, const struct columns *columns)
{
    int count = across(build, columns);
    const kf_len width = build->width / count;
    const kf_len widths[KF_WEEK_DAYS] = {width, width, width, width, width, width, width};
    struct kf_list rows = {0};

    for (int i = 0; i < columns->count; i += count) {
        struct kf_list kids = {0};
        for (int j = i; j < MIN(i + count, columns->count); j++) {
            kf_list_add(build->arena, &kids, choice(build, line, &columns->items[j], width));
        }
        kf_list_add(build->arena, &rows, kf_box_row(build->arena, &kids, widths, build->width, 0));
    }
    return kf_part_list(build, &rows, KF_MM(2), KF_NUMBERING_NONE);
}

static struct kf_box *name_of(struct kf_build *build, const struct tracker *tracker, const struct line *line)
{
    if (line->text) {
        return kf_part_text(build, line->text, KF_STYLE_SUBHEAD, KF_ROLE_P);
    }
    struct kf_box *name = kf_box_lines(build->arena, build->theme, 1, name_label(build, tracker, line));
    name->address = name_address(build, line);
    return tracker->head.text ? kf_table_under_head(build, &tracker->head, name) : name;
}

static struct kf_box *build_forms(struct kf_build *build, const struct kf_block *block, const struct tracker *tracker,
                                  const struct columns *columns)
{
    struct kf_build inner = *build;
    struct kf_list forms = {0};

    inner.width = build->width - 2 * build->theme->padding;
    for (int i = 0; i < tracker->rows.count + tracker->blank; i++) {
        struct line line = line_of(build, block, tracker, i);
        struct kf_box *body =
            kf_part_stack(&inner, KF_MM(3), name_of(&inner, tracker, &line), choices(&inner, &line, columns), NULL);
        struct kf_box *form = kf_part_frame(
            build, kf_part_stack(build, 0, kf_box_role(build->arena, body, KF_ROLE_BODY), NULL), KF_FRAME_PLAIN);
        set_item(form, &line);
        kf_list_add(build->arena, &forms, kf_box_role(build->arena, form, KF_ROLE_ITEM));
    }
    struct kf_box *list = kf_part_list(build, &forms, build->theme->gap, KF_NUMBERING_NONE);
    list->as.stack.flexible_gap = true;
    list->as.stack.least_kids = 1; /* a form of two weeks fills a third of a page */
    return list;
}

static struct kf_box *build_tracker(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct tracker *tracker = data;
    const struct columns columns = columns_of(build, tracker);
    kf_len cell = cell_width(build, columns.count);
    struct kf_box *rows =
        cell > 0 ? build_table(build, block, tracker, &columns, cell) : build_forms(build, block, tracker, &columns);

    return kf_part_stack(build, KF_MM(3), rows, kf_part_reading(build, &tracker->note, build->width), NULL);
}

const struct kf_block_type kf_block_tracker = {
    .name = "tracker",
    .record = {.name = "tracker",
               .summary = "A box to tick for each thing on each day.",
               .size = sizeof(struct tracker),
               .fields = fields,
               .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE},
    .check = check_tracker,
    .build = build_tracker,
    .tool = true,
    .visual = true,
    .example = "tracker:\n"
               "  head: Something small for me\n"
               "  days: week\n"
               "  rows:\n"
               "    - {id: outside, text: A few minutes outside}\n"
               "    - {id: someone, text: A word with someone kind}\n"
               "  blank: 2\n"
               "  note: A day without a tick is only a day. Begin again whenever you like.\n",
};
