/* Cells, rows and their rules. Each row draws its own, so that a table may be cut anywhere. */
#include "blocks/table.h"

#include "base/limits.h"

static const struct kf_field row_fields[] = {
    KF_WORD_ROW(struct kf_table_row, id, "id", .flags = KF_IS_ID | KF_REQUIRED,
                .help = "Name of the row in addresses."),
    KF_TEXTS_ROW(struct kf_table_row, cells, "cells", .flags = KF_PROSE | KF_REQUIRED, .min = 1,
                 .max = KF_TABLE_COLUMNS_MOST, .help = "What stands in each column; ___ is a blank."),
    KF_END,
};

const struct kf_record kf_table_row_record = {
    .name = "table-row",
    .summary = "A row of a table.",
    .size = sizeof(struct kf_table_row),
    .fields = row_fields,
    .node_offset = offsetof(struct kf_table_row, node),
    .address_offset = offsetof(struct kf_table_row, address),
};

#define BLANK_ROOM KF_MM(2.1) /* with a cell's padding and a line of compact text: the least pitch of writing lines */

#define GUIDE_DOTS KF_MM(.7)

bool kf_table_is_empty(const struct kf_text *text)
{
    return !text->text || !*text->text;
}

/* --- looks ----------------------------------------------------------------------------------------------------------- */

static const struct {
    enum kf_stroke stroke;
    enum kf_ink ink;
} rules[] = {
    [KF_TABLE_HAIR] = {KF_STROKE_HAIR, KF_INK_BLACK},
    [KF_TABLE_LINE] = {KF_STROKE_LINE, KF_INK_BLACK},
    [KF_TABLE_MEDIUM] = {KF_STROKE_MEDIUM, KF_INK_ACCENT},
};

static void draw_tint(struct kf_canvas *canvas, const struct kf_placed *placed, kf_len inset)
{
    if (canvas->theme->inks[KF_INK_TINT].green < 1) { /* white on white paints nothing */
        kf_canvas_rectangle(canvas, inset, 0, placed->width - 2 * inset, placed->height, 0);
        kf_canvas_fill(canvas, KF_INK_TINT);
    }
}

static void draw_rule(struct kf_canvas *canvas, const struct kf_placed *placed, enum kf_table_rule rule, kf_len foot,
                      kf_len inset)
{
    if (rule != KF_TABLE_NO_RULE) {
        kf_len stroke = canvas->theme->strokes[rules[rule].stroke], y = foot - stroke / 2;
        kf_canvas_move(canvas, inset, y);
        kf_canvas_line(canvas, placed->width - inset, y);
        kf_canvas_stroke(canvas, stroke, rules[rule].ink, KF_DASH_NONE);
    }
}

static void draw_row(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    const struct kf_table_look *look = data;
    kf_len inset = look->framed ? canvas->theme->strokes[KF_STROKE_MEDIUM] : 0;

    if (look->tint) {
        draw_tint(canvas, placed, inset);
    }
    for (int i = 1; i < placed->kid_count; i++) {
        if (look->framed || (look->dividers & 1u << i)) {
            kf_canvas_move(canvas, placed->kids[i].x, 0);
            kf_canvas_line(canvas, placed->kids[i].x, placed->height);
            kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_LINE], KF_INK_BLACK, KF_DASH_NONE);
        }
    }
    draw_rule(canvas, placed, look->above, 0, inset);
    draw_rule(canvas, placed, look->below, placed->height, inset);
}

/* --- boxes ----------------------------------------------------------------------------------------------------------- */

struct kf_box *kf_table_cell(struct kf_build *build, enum kf_role role, enum kf_scope scope, struct kf_box *content)
{
    struct kf_box *cell = kf_part_stack(build, 0, content, NULL);
    struct kf_tag *tag = kf_tag_new(build->arena, role);

    tag->scope = scope;
    cell->tag = tag;
    return cell;
}

struct kf_box *kf_table_tick_cell(struct kf_build *build, const char *address, const char *label, kf_len width)
{
    struct kf_box *cell = kf_table_cell(build, KF_ROLE_CELL, KF_SCOPE_NONE, kf_part_tick(build, address, label));

    cell->as.stack.pad.left = (width - build->theme->tick) / 2;
    cell->valign = KF_VALIGN_MIDDLE;
    return cell;
}

static void draw_foot(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len stroke = canvas->theme->strokes[KF_STROKE_LINE], y = placed->height - stroke / 2;

    (void)data;
    kf_canvas_move(canvas, 0, y);
    kf_canvas_line(canvas, placed->width, y);
    kf_canvas_stroke(canvas, stroke, KF_INK_BLACK, KF_DASH_NONE);
}

struct kf_box *kf_table_line_cell(struct kf_build *build, enum kf_role role, enum kf_scope scope, const char *address,
                                  const char *label, struct kf_height height)
{
    struct kf_box *line = kf_box_lines(build->arena, build->theme, 1, label);

    line->address = address;
    line->height = height;
    line->decorate = draw_foot;
    return kf_table_cell(build, role, scope, line);
}

/* Between the lines only. */
static void draw_guides(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    (void)data;
    for (int i = 0; i + 1 < placed->kid_count; i++) {
        kf_canvas_move(canvas, placed->kids[i].x, placed->kids[i].y);
        kf_canvas_line(canvas, placed->kids[i].x + placed->kids[i].width, placed->kids[i].y);
        kf_canvas_stroke_round(canvas, canvas->theme->strokes[KF_STROKE_TICK], KF_INK_BLACK, GUIDE_DOTS);
    }
}

struct kf_box *kf_table_blank_cell(struct kf_build *build, const char *address, const char *label, int lines,
                                   struct kf_height height)
{
    struct kf_box *area = kf_box_lines(build->arena, build->theme, lines, label);

    area->address = address;
    area->height = height;
    area->decorate = draw_guides;
    area->flags |= KF_GROW; /* beside a cell with many words */
    return kf_table_cell(build, KF_ROLE_CELL, KF_SCOPE_NONE, area);
}

static bool has_blank(const struct kf_box *cell)
{
    const struct kf_box *content = cell->as.stack.count > 0 ? cell->as.stack.kids[0] : NULL;

    return content && content->kind == KF_BOX_TEXT && content->as.text.text->blank_count > 0;
}

/* Room for a hand over a blank; the whole row goes down, so that its cells begin on one line. */
static void make_room(struct kf_list *cells)
{
    bool any = false;

    for (int i = 0; i < cells->count; i++) {
        any = any || has_blank(cells->items[i]);
    }
    for (int i = 0; any && i < cells->count; i++) {
        struct kf_box *cell = cells->items[i];
        cell->as.stack.pad.top += BLANK_ROOM;
    }
}

struct kf_box *kf_table_row(struct kf_build *build, struct kf_list *cells, const kf_len *widths,
                            struct kf_table_look look)
{
    make_room(cells);
    struct kf_box *row = kf_box_row(build->arena, cells, widths, build->width, 0);

    row->flags |= KF_KEEP_WHOLE;
    row->decorate = draw_row;
    row->decor = kf_arena_copy(build->arena, &look, sizeof look);
    return kf_box_role(build->arena, row, KF_ROLE_ROW);
}

static void draw_frame(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len stroke = canvas->theme->strokes[KF_STROKE_MEDIUM];
    const struct kf_rect *last = &placed->kids[placed->kid_count - 1];
    struct kf_placed rows = *placed;

    (void)data;
    rows.height = last->y + last->height; /* not where the grid would have it */
    kf_frame_trace(canvas, &rows, stroke);
    kf_canvas_stroke(canvas, stroke, KF_INK_ACCENT, KF_DASH_NONE);
}

struct kf_box *kf_table_framed(struct kf_build *build, struct kf_list *rows)
{
    struct kf_box *table = kf_box_table(build->arena, rows, 1);

    table->decorate = draw_frame;
    return kf_box_role(build->arena, table, KF_ROLE_TABLE);
}

void kf_table_widths(const struct kf_words *given, int count, kf_len total, kf_len *ret_widths)
{
    kf_len left = total;
    gint64 sum = 0;

    for (int i = 0; i < given->count; i++) {
        sum += g_ascii_strtoll(given->items[i], NULL, 10);
    }
    for (int i = 0; i < count; i++) {
        ret_widths[i] = sum > 0 ? (kf_len)(total * g_ascii_strtoll(given->items[i], NULL, 10) / sum) : total / count;
        left -= ret_widths[i];
    }
    ret_widths[count - 1] += left; /* what rounding left over */
}

bool kf_table_head_fits(struct kf_build *build, const struct kf_text *head, enum kf_style style, kf_len width)
{
    struct kf_diags *diags = build->run->diags;
    char **words = g_strsplit(kf_build_inline(build, head)->text, " ", -1);
    bool fits = true;

    for (int i = 0; words[i] && fits; i++) {
        kf_len takes = kf_shape(build->shaper, kf_build_plain(build, words[i]), style, /* not wrapped */ 0)->widest;
        fits = takes <= width;
        if (!fits) {
            kf_diag_hint(diags,
                         kf_diag_push(diags, KF_OVERFULL, head->node->span, head->address,
                                      "\"%s\" is %.0f mm wide where there is room for %.0f", words[i],
                                      kf_to_mm(takes) + .5, kf_to_mm(width)),
                         "write a shorter word, or have fewer columns");
        }
    }
    g_strfreev(words);
    return fits;
}

struct kf_box *kf_table_under_head(struct kf_build *build, const struct kf_text *head, struct kf_box *content)
{
    struct kf_box *label = kf_part_text(build, head, KF_STYLE_SUBHEAD, KF_ROLE_P);

    label->flags |= KF_KEEP_NEXT;
    return kf_part_stack(build, 0, label, content, NULL);
}

/* --- what rows cannot say -------------------------------------------------------------------------------------------- */

void kf_table_check(struct kf_run *run, const struct kf_block *block, const struct kf_words *widths,
                    const struct kf_records *rows, int columns, bool whole_rows)
{
    if (widths->count > 0 && widths->count != columns) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_OUT_OF_RANGE, widths->node->span, block->address,
                                  "there are %d widths for %d columns", widths->count, columns),
                     "write one width for each column");
    }
    for (int i = 0; i < widths->count; i++) {
        gint64 width = g_ascii_strtoll(widths->items[i], NULL, 10); /* clamps what is too large */

        if (width < 1 || width > KF_LIMIT_COLUMN_MM) {
            kf_diag_hint(run->diags,
                         kf_diag_push(run->diags, KF_OUT_OF_RANGE, widths->node->span, block->address,
                                      "a column cannot be %s mm wide", widths->items[i]),
                         "write widths from 1 to %d", KF_LIMIT_COLUMN_MM);
        }
    }
    for (int i = 0; i < rows->count; i++) {
        const struct kf_table_row *row = rows->items[i];
        if (row->cells.count > columns || (whole_rows && row->cells.count < columns)) {
            kf_diag_hint(run->diags,
                         kf_diag_push(run->diags, KF_OUT_OF_RANGE, kf_node_get(row->node, "cells")->span, row->address,
                                      "there are %d cells for %d columns", row->cells.count, columns),
                         "write one cell for each column");
        }
    }
}
