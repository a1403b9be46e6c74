/* The window in which a person can think and feel at once, and what lies over and under it: three bands with their signs
 * and what helps, and a line that wanders through all three, as each of us does. In large print, and in a column, three
 * boxes. */
#include "blocks/table.h"
#include "blocks/writing.h"

enum { BANDS = 3, WINDOW = 1, TITLE_LINES = 2, BLANK_LINES = 3 };

struct band {
    const char *id, *address;
    const struct kf_node *node;
    struct kf_text title, text;
    struct kf_texts signs, helps;
    int lines;
};

struct heads {
    struct kf_text signs, helps;
};

struct window_bands {
    struct heads *heads;
    struct kf_records bands; /* struct band */
};

static const struct kf_field band_fields[] = {
    KF_WORD_ROW(struct band, id, "id", .flags = KF_IS_ID | KF_REQUIRED, .help = "Name of the band in addresses."),
    KF_TEXT_ROW(struct band, title, "title", .flags = KF_PROSE | KF_REQUIRED, .help = "The band in a few words."),
    KF_TEXT_ROW(struct band, text, "text", .flags = KF_PROSE, .help = "What it is like, in a sentence."),
    KF_TEXTS_ROW(struct band, signs, "signs", .flags = KF_PROSE, .min = 1, .max = 6,
                 .help = "What a person may notice there; without signs there are lines to write on."),
    KF_TEXTS_ROW(struct band, helps, "helps", .flags = KF_PROSE, .min = 1, .max = 6,
                 .help = "What may help there; without it there are lines to write on."),
    KF_INT_ROW(struct band, lines, "lines", .min = 1, .max = 8,
               .help = "Lines to write on under both; where nothing is written, 3."),
    KF_END,
};

static const struct kf_record band_record = {
    .name = "window-band", .summary = "A band: over, in or under the window.", .size = sizeof(struct band),
    .fields = band_fields, .node_offset = offsetof(struct band, node), .address_offset = offsetof(struct band, address)};

static const struct kf_field head_fields[] = {
    KF_TEXT_ROW(struct heads, signs, "signs", .flags = KF_PROSE | KF_REQUIRED, .help = "Over what a person may notice."),
    KF_TEXT_ROW(struct heads, helps, "helps", .flags = KF_PROSE | KF_REQUIRED, .help = "Over what may help."),
    KF_END,
};

static const struct kf_record heads_record = {
    .name = "window-heads", .summary = "The heads of the two lists.", .size = sizeof(struct heads), .fields = head_fields,
    .node_offset = KF_NOWHERE, .address_offset = KF_NOWHERE};

static const struct kf_field fields[] = {
    KF_RECORD_ROW(struct window_bands, heads, "heads", .record = &heads_record, .flags = KF_REQUIRED,
                  .help = "The heads of the two lists."),
    KF_RECORDS_ROW(struct window_bands, bands, "bands", .record = &band_record, .flags = KF_REQUIRED, .min = BANDS,
                   .max = BANDS, .help = "Three bands from the top down; the second is the window."),
    KF_END,
};

#define LEAST_WIDTH KF_MM(160)
#define STRIP KF_MM(40)     /* for the curve, at the side of the titles */
#define NAME_WIDTH KF_MM(79) /* with the strip */
#define CELL_GAP KF_MM(5)
#define CELL_TOP KF_MM(3)
#define CELL_FOOT KF_MM(3.4)
#define EDGE KF_MM(6)       /* from the strip's sides to the curve */
#define BEYOND KF_MM(10)    /* how far it leaves the window at most */
#define LEVEL KF_MM(.5)     /* a list's first line stands level with a title */
#define HEAD_FOOT KF_MM(1)

/* --- what lies behind ------------------------------------------------------------------------------------------------ */

/* A quarter of a sine from a crossing to a crest, or back: the usual cubic for it. */
static void trace_quarter(struct kf_canvas *canvas, struct kf_point from, struct kf_point to, bool rising)
{
    double near = rising ? .326 : 1 - .638, far = rising ? .638 : 1 - .326;
    double first = rising ? .512 : 0, second = rising ? 1 : 1 - .512;
    kf_len dx = to.x - from.x, dy = to.y - from.y;

    kf_canvas_curve(canvas, from.x + (kf_len)(near * dx), from.y + (kf_len)(first * dy), from.x + (kf_len)(far * dx),
                    from.y + (kf_len)(second * dy), to.x, to.y);
}

/* From the middle of the window up, down and back. */
static void draw_curve(struct kf_canvas *canvas, const struct kf_rect *bands)
{
    const struct kf_rect *window = &bands[WINDOW];
    kf_len quarter = (STRIP - 2 * EDGE) / 4, middle = window->y + window->height / 2, x = EDGE;
    kf_len high = window->y - kf_len_min(BEYOND, bands[0].height / 2);
    kf_len low = window->y + window->height + kf_len_min(BEYOND, bands[2].height / 2);
    const struct kf_point points[] = {{x, middle}, {x + quarter, high}, {x + 2 * quarter, middle},
                                      {x + 3 * quarter, low}, {x + 4 * quarter, middle}};

    kf_canvas_move(canvas, points[0].x, points[0].y);
    for (int i = 0; i < 4; i++) {
        trace_quarter(canvas, points[i], points[i + 1], i % 2 == 0);
    }
    kf_canvas_stroke_round(canvas, canvas->theme->strokes[KF_STROKE_ARC], KF_INK_ACCENT, 0);
}

/* The outer bands share a thin frame; the window's is bold, and its edges are what the curve crosses. */
static void draw_bands(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    const struct kf_rect *bands = &placed->kids[placed->kid_count - BANDS], *window = &bands[WINDOW];
    kf_len line = canvas->theme->strokes[KF_STROKE_LINE], bold = canvas->theme->strokes[KF_STROKE_HEAVY];

    (void)data;
    kf_canvas_rectangle(canvas, line / 2, bands[0].y + line / 2, placed->width - line,
                        placed->height - bands[0].y - line, KF_MM(3));
    kf_canvas_stroke(canvas, line, KF_INK_BLACK, KF_DASH_NONE);
    kf_canvas_rectangle(canvas, bold / 2, window->y, placed->width - bold, window->height, 0);
    kf_canvas_fill_keep(canvas, canvas->theme->inks[KF_INK_TINT].green < 1 ? KF_INK_TINT : KF_INK_PAPER);
    kf_canvas_stroke(canvas, bold, KF_INK_ACCENT, KF_DASH_NONE);
    draw_curve(canvas, bands);
}

/* --- parts ----------------------------------------------------------------------------------------------------------- */

/* "Too high, What I notice" */
static struct kf_box *list_of(struct kf_build *build, const struct band *band, const struct kf_text *head,
                              const struct kf_texts *items, const char *key)
{
    const char *a = kf_build_spoken(build, kf_build_inline(build, &band->title));
    const char *b = kf_build_spoken(build, kf_build_inline(build, head));
    const struct kf_writing writing = {
        .items = items,
        .lines = band->lines,
        .blank = BLANK_LINES,
        .address = kf_arena_format(build->arena, "%s/%s", band->address, key),
        .label = kf_vocabulary_fill(build->content->vocabulary, build->arena, "list-more", "a", a, "b", b, NULL),
    };

    return kf_part_writing(build, &writing);
}

static struct kf_box *marked(struct kf_box *box, const struct band *band)
{
    box->address = band->address;
    box->origin = band->node;
    box->flags |= KF_ITEM | KF_KEEP_WHOLE;
    return box;
}

/* --- the bands ------------------------------------------------------------------------------------------------------- */

struct columns {
    kf_len widths[3];
};

static struct columns columns_of(const struct kf_build *build)
{
    kf_len list = (build->width - NAME_WIDTH) / 2;

    return (struct columns){{NAME_WIDTH, list, build->width - NAME_WIDTH - list}};
}

static struct kf_box *row_of(struct kf_build *build, struct kf_list *cells)
{
    const struct columns columns = columns_of(build);

    return kf_box_role(build->arena, kf_box_row(build->arena, cells, columns.widths, build->width, 0), KF_ROLE_ROW);
}

static struct kf_box *head_row(struct kf_build *build, const struct heads *heads)
{
    struct kf_list cells = {0};
    const struct kf_text *words[] = {&heads->signs, &heads->helps};

    kf_list_add(build->arena, &cells, kf_table_cell(build, KF_ROLE_CELL, KF_SCOPE_NONE, NULL));
    for (int i = 0; i < (int)G_N_ELEMENTS(words); i++) {
        struct kf_box *head = kf_part_text(build, words[i], KF_STYLE_SUBHEAD, KF_ROLE_P);
        struct kf_box *cell = kf_table_cell(build, KF_ROLE_HEAD_CELL, KF_SCOPE_COLUMN, head);
        cell->as.stack.pad = (struct kf_pad){0, CELL_GAP, HEAD_FOOT, 0};
        cell->valign = KF_VALIGN_BOTTOM;
        kf_list_add(build->arena, &cells, cell);
    }
    return row_of(build, &cells);
}

static struct kf_box *name_cell(struct kf_build *build, const struct band *band)
{
    struct kf_box *title = kf_part_text(build, &band->title, KF_STYLE_SUBHEAD, KF_ROLE_P);
    struct kf_box *text = kf_part_text(build, &band->text, KF_STYLE_COMPACT, KF_ROLE_P);
    struct kf_box *words = kf_part_stack(build, 0, title, text, NULL);
    struct kf_box *cell = kf_table_cell(build, KF_ROLE_HEAD_CELL, KF_SCOPE_ROW, words);

    kf_part_fits(build, &band->title, KF_STYLE_SUBHEAD, NAME_WIDTH - STRIP - CELL_GAP, TITLE_LINES);
    cell->as.stack.pad = (struct kf_pad){CELL_TOP, CELL_GAP, CELL_FOOT, STRIP};
    return cell;
}

static struct kf_box *list_cell(const struct kf_build *build, const struct band *band, const struct kf_text *head,
                                const struct kf_texts *items, const char *key)
{
    struct kf_build inner = *build;

    inner.width = columns_of(build).widths[1] - CELL_GAP;
    struct kf_box *cell =
        kf_table_cell(&inner, KF_ROLE_CELL, KF_SCOPE_NONE, list_of(&inner, band, head, items, key));
    cell->as.stack.pad = (struct kf_pad){CELL_TOP + LEVEL, CELL_GAP, CELL_FOOT, 0};
    return cell;
}

static struct kf_box *drawn(struct kf_build *build, const struct window_bands *window)
{
    struct kf_list rows = {0};

    kf_list_add(build->arena, &rows, head_row(build, window->heads));
    for (int i = 0; i < BANDS; i++) {
        const struct band *band = window->bands.items[i];
        struct kf_list cells = {0};
        kf_list_add(build->arena, &cells, name_cell(build, band));
        kf_list_add(build->arena, &cells, list_cell(build, band, &window->heads->signs, &band->signs, "signs"));
        kf_list_add(build->arena, &cells, list_cell(build, band, &window->heads->helps, &band->helps, "helps"));
        kf_list_add(build->arena, &rows, marked(row_of(build, &cells), band));
    }
    struct kf_box *table = kf_box_table(build->arena, &rows, 1);
    table->decorate = draw_bands;
    table->flags |= KF_KEEP_WHOLE;
    return kf_box_role(build->arena, table, KF_ROLE_TABLE);
}

/* --- large print ----------------------------------------------------------------------------------------------------- */

static struct kf_box *panel(struct kf_build *build, const struct window_bands *window, int at)
{
    const struct band *band = window->bands.items[at];
    const struct heads *heads = window->heads;
    struct kf_box *title = kf_part_text(build, &band->title, KF_STYLE_HEADING, KF_ROLE_LABEL);
    struct kf_box *text = kf_part_text(build, &band->text, KF_STYLE_COMPACT, KF_ROLE_P);
    struct kf_box *signs = list_of(build, band, &heads->signs, &band->signs, "signs");
    struct kf_box *helps = list_of(build, band, &heads->helps, &band->helps, "helps");
    struct kf_list parts = {0};

    if (text) {
        kf_list_add(build->arena, &parts, text);
    }
    kf_list_add(build->arena, &parts, kf_table_under_head(build, &heads->signs, signs));
    kf_list_add(build->arena, &parts, kf_table_under_head(build, &heads->helps, helps));
    struct kf_box *body = kf_box_role(build->arena, kf_box_stack(build->arena, &parts, KF_MM(2)), KF_ROLE_BODY);
    struct kf_box *box = kf_part_stack(build, KF_MM(1), title, body, NULL);
    kf_part_frame(build, box, at == WINDOW ? KF_FRAME_HEAVY : KF_FRAME_PLAIN);
    return kf_box_role(build->arena, marked(box, band), KF_ROLE_ITEM);
}

static struct kf_box *stacked(struct kf_build *build, const struct window_bands *window)
{
    struct kf_build inner = *build;
    struct kf_list items = {0};

    inner.width -= 2 * build->theme->padding;
    for (int i = 0; i < BANDS; i++) {
        kf_list_add(build->arena, &items, panel(&inner, window, i));
    }
    struct kf_box *list = kf_part_list(build, &items, build->theme->gap, KF_NUMBERING_NONE);
    list->as.stack.flexible_gap = true;
    list->as.stack.least_kids = 1; /* a band fills half a page */
    return list;
}

static struct kf_box *build_window_bands(struct kf_build *build, const struct kf_block *block, const void *data)
{
    (void)block;
    return build->theme->single_column || build->width < LEAST_WIDTH ? stacked(build, data) : drawn(build, data);
}

const struct kf_block_type kf_block_window_bands = {
    .name = "window-bands",
    .record = {.name = "window-bands", .summary = "A window in the middle, and what lies over and under it.",
               .size = sizeof(struct window_bands), .fields = fields, .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE},
    .build = build_window_bands,
    .tool = true,
    .visual = true,
    .example = "window-bands:\n"
               "  heads: {signs: I may notice, helps: What may help}\n"
               "  bands:\n"
               "    - id: high\n"
               "      title: Too much\n"
               "      text: My body is on alert.\n"
               "      signs: [My heart races., I want to run or argue.]\n"
               "      helps: [A walk., A long breath out.]\n"
               "    - id: window\n"
               "      title: My window\n"
               "      text: \"I can feel, think and listen.\"\n"
               "      lines: 2\n"
               "    - id: low\n"
               "      title: Too little\n"
               "      text: My body has shut the door for a while.\n"
               "      signs: [I feel numb or far away.]\n"
               "      helps: [Warm tea., My feet or hands on something solid.]\n",
};
