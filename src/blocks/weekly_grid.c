/* A week to plan: a day in each row, a part of the day in each column, and room to write where they meet. Days go down
 * the page, because a hand needs wide cells more than high ones. In large print, and in a column, it is a day after the
 * other. */
#include "blocks/table.h"
#include "blocks/week.h"
#include "layout/text.h"

struct part {
    const char *id, *address;
    const struct kf_node *node;
    struct kf_text title, text;
};

struct weekly_grid {
    int first_day;
    struct kf_records parts; /* struct part */
};

enum { PARTS_MOST = 6, WIDE_MOST = 4 /* with room for long names */ };

static const struct kf_field part_fields[] = {
    KF_WORD_ROW(struct part, id, "id", .flags = KF_IS_ID | KF_REQUIRED, .help = "Name of the part in addresses."),
    KF_TEXT_ROW(struct part, title, "title", .flags = KF_PROSE | KF_REQUIRED,
                .help = "A part of the day, or a kind of plan, in one or two short words."),
    KF_TEXT_ROW(struct part, text, "text", .flags = KF_PROSE, .help = "What belongs there, a few words."),
    KF_END,
};

static const struct kf_record part_record = {
    .name = "weekly-part",
    .summary = "A part of each day.",
    .size = sizeof(struct part),
    .fields = part_fields,
    .node_offset = offsetof(struct part, node),
    .address_offset = offsetof(struct part, address),
};

static const struct kf_field fields[] = {
    KF_RECORDS_ROW(struct weekly_grid, parts, "parts", .record = &part_record, .flags = KF_REQUIRED, .min = 2,
                   .max = PARTS_MOST, .help = "What each day is divided into; each part is a column."),
    KF_CHOICE_ROW(struct weekly_grid, first_day, "first-day", .choices = kf_week_first_days, .fallback = "monday",
                  .help = "The day that the week begins with, monday or sunday."),
    KF_END,
};

#define DAY_WIDE KF_MM(31) /* Wednesday */
#define DAY_NARROW KF_MM(17)
#define LEAST_PART KF_MM(25)
#define PAD KF_MM(2.5)
#define HEAD_PAD KF_MM(1.1)
enum { LINES = 2 }; /* in each cell */

static bool is_wide(const struct weekly_grid *grid)
{
    return grid->parts.count <= WIDE_MOST;
}

static kf_len day_width(const struct weekly_grid *grid)
{
    return is_wide(grid) ? DAY_WIDE : DAY_NARROW;
}

static bool is_stacked(const struct kf_build *build, const struct weekly_grid *grid)
{
    return build->theme->single_column || build->width - day_width(grid) < LEAST_PART * grid->parts.count;
}

/* --- blanks ---------------------------------------------------------------------------------------------------------- */

struct place { /* of a cell */
    const char *address, *label;
};

static struct place place_of(struct kf_build *build, const struct kf_week_day *day, const struct part *part)
{
    const char *title = kf_build_spoken(build, kf_build_inline(build, &part->title));

    return (struct place){
        kf_arena_format(build->arena, "%s/%s", part->address, day->id),
        kf_vocabulary_fill(build->content->vocabulary, build->arena, "list-more", "a", day->name, "b", title, NULL),
    };
}

/* --- the table ------------------------------------------------------------------------------------------------------- */

static struct kf_box *head_cell(struct kf_build *build, const struct part *part, enum kf_style style, kf_len width)
{
    struct kf_box *title = kf_part_text(build, &part->title, style, KF_ROLE_P);
    struct kf_box *text = kf_part_text(build, &part->text, KF_STYLE_DETAIL, KF_ROLE_P);
    struct kf_box *cell =
        kf_table_cell(build, KF_ROLE_HEAD_CELL, KF_SCOPE_COLUMN, kf_part_stack(build, 0, title, text, NULL));

    kf_table_head_fits(build, &part->title, style, width - 2 * PAD);
    cell->as.stack.pad = (struct kf_pad){HEAD_PAD, PAD, HEAD_PAD, PAD};
    cell->address = part->address;
    cell->origin = part->node;
    cell->flags |= KF_ITEM;
    return cell;
}

static struct kf_box *head_row(struct kf_build *build, const struct weekly_grid *grid, const kf_len *widths)
{
    struct kf_list cells = {0};

    kf_list_add(build->arena, &cells, kf_table_cell(build, KF_ROLE_CELL, KF_SCOPE_NONE, NULL));
    for (int i = 0; i < grid->parts.count; i++) {
        kf_list_add(
            build->arena, &cells,
            head_cell(build, grid->parts.items[i], is_wide(grid) ? KF_STYLE_SUBHEAD : KF_STYLE_LABEL, widths[i + 1]));
    }
    return kf_table_row(build, &cells, widths, (struct kf_table_look){.below = KF_TABLE_MEDIUM, .framed = true});
}

static struct kf_box *day_cell(struct kf_build *build, const char *name)
{
    struct kf_box *words = kf_part_inline(build, kf_build_plain(build, name), KF_STYLE_SUBHEAD, KF_ROLE_P);
    struct kf_box *cell = kf_table_cell(build, KF_ROLE_HEAD_CELL, KF_SCOPE_ROW, words);

    cell->as.stack.pad = (struct kf_pad){KF_MM(2), 0, KF_MM(2), PAD};
    return cell;
}

static struct kf_box *day_row(struct kf_build *build, const struct weekly_grid *grid, const kf_len *widths, int i)
{
    const struct kf_height line = {build->theme->pitch_least, KF_MM(10), KF_MM(13.5), KF_GIVE_ROWS};
    const struct kf_week_day day = kf_week_day(build, grid->first_day, i);
    struct kf_list cells = {0};

    kf_list_add(build->arena, &cells, day_cell(build, is_wide(grid) ? day.name : day.abbreviation));
    for (int j = 0; j < grid->parts.count; j++) {
        struct place place = place_of(build, &day, grid->parts.items[j]);
        struct kf_box *cell = kf_table_blank_cell(build, place.address, place.label, LINES, line);
        cell->as.stack.pad.left = cell->as.stack.pad.right = PAD;
        kf_list_add(build->arena, &cells, cell);
    }
    return kf_table_row(
        build, &cells, widths,
        (struct kf_table_look){.below = i + 1 < KF_WEEK_DAYS ? KF_TABLE_LINE : KF_TABLE_NO_RULE, .framed = true});
}

static struct kf_box *build_table(struct kf_build *build, const struct weekly_grid *grid)
{
    kf_len day = day_width(grid), widths[PARTS_MOST + 1] = {day};
    struct kf_list rows = {0};

    kf_table_widths(&(struct kf_words){0}, grid->parts.count, build->width - day, widths + 1);
    kf_list_add(build->arena, &rows, head_row(build, grid, widths));
    for (int i = 0; i < KF_WEEK_DAYS; i++) {
        kf_list_add(build->arena, &rows, day_row(build, grid, widths, i));
    }
    return kf_table_framed(build, &rows);
}

/* --- large print ----------------------------------------------------------------------------------------------------- */

/* As wide as the longest title, half of the form at most. */
static kf_len title_width(struct kf_build *build, const struct weekly_grid *grid, kf_len width)
{
    kf_len widest = 0;

    for (int i = 0; i < grid->parts.count; i++) {
        const struct part *part = grid->parts.items[i];
        const struct kf_inline *title = kf_build_inline(build, &part->title);
        widest = kf_len_max(widest, kf_shape(build->shaper, title, KF_STYLE_SUBHEAD, /* not wrapped */ 0)->widest);
    }
    return kf_len_min(widest + KF_MM(.5), width / 2);
}

/* A title, and a line beside it. */
static struct kf_box *part_line(struct kf_build *build, const struct kf_week_day *day, const struct part *part,
                                const kf_len *widths, kf_len width)
{
    struct place place = place_of(build, day, part);
    struct kf_box *line = kf_box_lines(build->arena, build->theme, 1, place.label);
    struct kf_box *title = kf_part_text(build, &part->title, KF_STYLE_SUBHEAD, KF_ROLE_P);
    struct kf_box *text = kf_part_text(build, &part->text, KF_STYLE_DETAIL, KF_ROLE_P);
    struct kf_box *words = kf_part_stack(build, 0, title, text, NULL);
    struct kf_list kids = {0};

    line->address = place.address;
    line->valign = words->valign = KF_VALIGN_BOTTOM;
    words->as.stack.pad.top = KF_MM(2); /* off the line above, where they take more lines */
    kf_list_add(build->arena, &kids, words);
    kf_list_add(build->arena, &kids, line);
    return kf_box_row(build->arena, &kids, widths, width, PAD);
}

static struct kf_box *day_form(struct kf_build *build, const struct weekly_grid *grid, int i)
{
    const struct kf_week_day day = kf_week_day(build, grid->first_day, i);
    struct kf_box *name = kf_part_inline(build, kf_build_plain(build, day.name), KF_STYLE_HEADING, KF_ROLE_LABEL);
    kf_len width = build->width - 2 * build->theme->padding;
    const kf_len widths[] = {title_width(build, grid, width), 0};
    struct kf_list parts = {0};

    for (int j = 0; j < grid->parts.count; j++) {
        kf_list_add(build->arena, &parts, part_line(build, &day, grid->parts.items[j], widths, width));
    }
    struct kf_box *body = kf_box_role(build->arena, kf_box_stack(build->arena, &parts, 0), KF_ROLE_BODY);
    struct kf_box *form = kf_part_frame(build, kf_part_stack(build, 0, name, body, NULL), KF_FRAME_PLAIN);
    return kf_box_role(build->arena, form, KF_ROLE_ITEM);
}

static struct kf_box *build_weekly_grid(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct weekly_grid *grid = data;
    struct kf_list days = {0};

    (void)block;
    if (!is_stacked(build, grid)) {
        return build_table(build, grid);
    }
    for (int i = 0; i < KF_WEEK_DAYS; i++) {
        kf_list_add(build->arena, &days, day_form(build, grid, i));
    }
    struct kf_box *list = kf_part_list(build, &days, build->theme->gap, KF_NUMBERING_NONE);
    list->as.stack.flexible_gap = true;
    list->as.stack.least_kids = 1; /* a day fills a third of a page */
    return list;
}

const struct kf_block_type kf_block_weekly_grid = {
    .name = "weekly-grid",
    .record = {.name = "weekly-grid",
               .summary = "A week to plan, for the door of the fridge.",
               .size = sizeof(struct weekly_grid),
               .fields = fields,
               .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE,
               .shorthand = "parts"},
    .build = build_weekly_grid,
    .tool = true,
    .visual = true,
    .example = "weekly-grid:\n"
               "  parts:\n"
               "    - {id: morning, title: Morning}\n"
               "    - {id: afternoon, title: Afternoon}\n"
               "    - {id: evening, title: Evening, text: something nice too}\n",
};
