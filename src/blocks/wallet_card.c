/* A card to cut out and fold to the size of a bank card: two panels side by side, or four. Every panel stands upright on
 * the sheet, so that nothing is upside down when it is unfolded. In large print each panel is a box. */
#include "blocks/helpline.h"
#include "diagrams/icon.h"
#include "layout/layout.h"

struct line {
    const char *id, *address;
    const struct kf_node *node;
    struct kf_text label;
};

struct panel {
    const char *id, *address;
    const struct kf_node *node;
    struct kf_text title, text;
    struct kf_texts items;
    struct kf_records lines; /* struct line */
    bool crisis;
};

struct wallet_card {
    struct kf_records panels; /* struct panel */
    int fold;
};

enum { ACROSS = 2, OPEN_LINES = 3 };

static const char *const folds[] = {"half", "quarter", NULL};
static const int panel_counts[] = {2, 4};

static const struct kf_field line_fields[] = {
    KF_WORD_ROW(struct line, id, "id", .flags = KF_IS_ID | KF_REQUIRED, .help = "Name of the line in addresses."),
    KF_TEXT_ROW(struct line, label, "label", .flags = KF_PROSE | KF_REQUIRED,
                .help = "What to write there, in a word or two."),
    KF_END,
};

static const struct kf_record line_record = {
    .name = "wallet-line", .summary = "A line to write on.", .size = sizeof(struct line), .fields = line_fields,
    .node_offset = offsetof(struct line, node), .address_offset = offsetof(struct line, address)};

static const struct kf_field panel_fields[] = {
    KF_WORD_ROW(struct panel, id, "id", .flags = KF_IS_ID | KF_REQUIRED, .help = "Name of the panel in addresses."),
    KF_TEXT_ROW(struct panel, title, "title", .flags = KF_PROSE | KF_REQUIRED, .help = "The panel in a few words."),
    KF_TEXT_ROW(struct panel, text, "text", .flags = KF_PROSE, .help = "What to know or to do, in short sentences."),
    KF_TEXTS_ROW(struct panel, items, "items", .flags = KF_PROSE, .min = 1, .max = 6, .help = "A list of short things."),
    KF_RECORDS_ROW(struct panel, lines, "lines", .record = &line_record, .min = 1, .max = 4,
                   .help = "Lines to write on; a panel with a title alone has open ones."),
    KF_BOOL_ROW(struct panel, crisis, "crisis", .fallback = "false",
                .help = "Prints the country's crisis line at the panel's foot."),
    KF_END,
};

static const struct kf_record panel_record = {
    .name = "panel", .summary = "A side of the folded card.", .size = sizeof(struct panel), .fields = panel_fields,
    .node_offset = offsetof(struct panel, node), .address_offset = offsetof(struct panel, address)};

static const struct kf_field fields[] = {
    KF_RECORDS_ROW(struct wallet_card, panels, "panels", .record = &panel_record, .flags = KF_REQUIRED, .min = 2, .max = 4,
                   .help = "Two panels, or four with `fold: quarter`; the first one is in front."),
    KF_CHOICE_ROW(struct wallet_card, fold, "fold", .choices = folds, .fallback = "half",
                  .help = "How it folds: half, or quarter."),
    KF_END,
};

static void check_wallet_card(struct kf_run *run, const struct kf_block *block, const void *data)
{
    const struct wallet_card *card = data;
    int count = card->panels.count, wanted = panel_counts[card->fold];

    if (count == wanted) {
        return;
    }
    struct kf_diag *diag = kf_diag_push(run->diags, KF_OUT_OF_RANGE, card->panels.node->span, block->address,
                                        "a card that is folded in %s has %d panels, not %d", folds[card->fold], wanted,
                                        count);
    if (count == panel_counts[1 - card->fold]) {
        kf_diag_hint(run->diags, diag, "write `fold: %s`", folds[1 - card->fold]);
    } else {
        kf_diag_hint(run->diags, diag, "write 2 panels, or 4 with `fold: quarter`");
    }
}

/* --- cutting and folding --------------------------------------------------------------------------------------------- */

/* mm: a bank card's size, ISO/IEC 7810 ID-1. */
#define PANEL_WIDTH KF_MM(85.6)
#define PANEL_HEIGHT KF_MM(54)
#define PANEL_PAD KF_MM(5)
#define PANEL_TOP KF_MM(3.5)
#define PANEL_FOOT KF_MM(2.5)
#define CUT_OVER KF_MM(3)
#define SCISSORS KF_MM(5.2)
#define SCISSORS_GAP KF_MM(.9)

struct sheet {
    kf_len left; /* of the card in its box */
    int rows;
};

static void trace_line(struct kf_canvas *canvas, kf_len x1, kf_len y1, kf_len x2, kf_len y2)
{
    kf_canvas_move(canvas, x1, y1);
    kf_canvas_line(canvas, x2, y2);
}

/* Dashes are cut, dots are folded: they cross at the corners, and say so on a copy of a copy. */
static void draw_card(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    const struct sheet *sheet = data;
    kf_len left = sheet->left, right = left + ACROSS * PANEL_WIDTH, top = CUT_OVER;
    kf_len foot = top + sheet->rows * PANEL_HEIGHT, fold = left + PANEL_WIDTH, blades = left + KF_MM(2);

    (void)placed;
    trace_line(canvas, left - CUT_OVER, top, blades, top);
    trace_line(canvas, blades + SCISSORS + 2 * SCISSORS_GAP, top, right + CUT_OVER, top);
    trace_line(canvas, left - CUT_OVER, foot, right + CUT_OVER, foot);
    trace_line(canvas, left, top - CUT_OVER, left, foot + CUT_OVER);
    trace_line(canvas, right, top - CUT_OVER, right, foot + CUT_OVER);
    kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_LINE], KF_INK_BLACK, KF_DASH_CUT);
    trace_line(canvas, fold, top, fold, foot);
    if (sheet->rows > 1) {
        trace_line(canvas, left, top + PANEL_HEIGHT, right, top + PANEL_HEIGHT);
    }
    kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_BOLD], KF_INK_BLACK, KF_DASH_DOTS);
    cairo_save(canvas->cr);
    cairo_translate(canvas->cr, kf_to_pt(blades + SCISSORS_GAP), kf_to_pt(top - SCISSORS / 2));
    kf_icon_draw(canvas, kf_icon_find("scissors"), SCISSORS, canvas->theme->strokes[KF_STROKE_TICK], KF_INK_BLACK);
    cairo_restore(canvas->cr);
}

/* --- panels ---------------------------------------------------------------------------------------------------------- */

/* The label, then a line to the edge. */
static struct kf_box *line_box(struct kf_build *build, const struct line *line)
{
    struct kf_text *text = kf_arena_copy(build->arena, &line->label, sizeof line->label);

    text->text = strstr(text->text, "___") ? text->text : kf_arena_format(build->arena, "%s ___", text->text);
    text->address = line->address;
    struct kf_box *box = kf_part_text(build, text, KF_STYLE_COMPACT, KF_ROLE_P);
    return kf_part_hand_room(build, box, box);
}

static struct kf_box *crisis_box(struct kf_build *build)
{
    const struct kf_helpline *line = kf_crisis_line(build);
    struct kf_list kids = {0};

    if (!line) {
        return NULL;
    }
    kf_len side = build->theme->note_icon;
    struct kf_box *icon = kf_part_icon(build, "phone", side, KF_STROKE_MEDIUM, KF_INK_BLACK);
    const char *words = kf_arena_format(build->arena, "%s %s", kf_helpline_how(build, line), kf_build_isolated(build, line->number));
    struct kf_box *text = kf_part_inline(build, kf_build_plain(build, words), KF_STYLE_SUBHEAD, KF_ROLE_P);
    icon->valign = text->valign = KF_VALIGN_MIDDLE;
    kf_list_add(build->arena, &kids, icon);
    kf_list_add(build->arena, &kids, text);
    return kf_box_row(build->arena, &kids, (const kf_len[]){side, 0}, build->width, KF_MM(2));
}

static bool is_open(const struct panel *panel)
{
    return !panel->text.text && panel->items.count == 0 && panel->lines.count == 0 && !panel->crisis;
}

static struct kf_box *open_lines(struct kf_build *build, const struct panel *panel)
{
    const struct kf_vocabulary *vocabulary = build->content->vocabulary;
    const char *title = kf_build_spoken(build, kf_build_inline(build, &panel->title));
    struct kf_box *lines =
        kf_box_lines(build->arena, build->theme, OPEN_LINES,
                     kf_vocabulary_fill(vocabulary, build->arena, "list-more", "a", title, "b",
                                        kf_vocabulary_get(vocabulary, "blank-label"), NULL));

    lines->address = kf_arena_format(build->arena, "%s/lines", panel->address);
    return lines;
}

static void add(struct kf_build *build, struct kf_list *kids, struct kf_box *box)
{
    if (box) {
        kf_list_add(build->arena, kids, box);
    }
}

/* An item of the list of panels, as wide as the build. */
static struct kf_box *panel_box(struct kf_build *build, const struct panel *panel)
{
    struct kf_list body = {0}, lines = {0};
    struct kf_box *text = kf_part_text(build, &panel->text, KF_STYLE_COMPACT, KF_ROLE_P);

    add(build, &body, text ? kf_part_hand_room(build, text, text) : NULL);
    add(build, &body, panel->items.count ? kf_part_bullets(build, &panel->items, KF_STYLE_COMPACT) : NULL);
    for (int i = 0; i < panel->lines.count; i++) {
        add(build, &lines, line_box(build, panel->lines.items[i]));
    }
    add(build, &body, lines.count ? kf_box_stack(build->arena, &lines, 0) : NULL);
    add(build, &body, is_open(panel) ? open_lines(build, panel) : NULL);
    add(build, &body, panel->crisis ? crisis_box(build) : NULL);
    struct kf_box *title = kf_part_text(build, &panel->title, KF_STYLE_SUBHEAD, KF_ROLE_LABEL);
    struct kf_box *words = kf_box_role(build->arena, kf_box_stack(build->arena, &body, KF_MM(1.6)), KF_ROLE_BODY);
    struct kf_box *box = kf_part_stack(build, KF_MM(.5), title, body.count ? words : NULL, NULL);
    box->address = panel->address;
    box->origin = panel->node;
    box->flags |= KF_ITEM | KF_KEEP_WHOLE;
    return kf_box_role(build->arena, box, KF_ROLE_ITEM);
}

static void check_panel(struct kf_build *build, const struct panel *panel, const struct kf_box *box, kf_len room)
{
    struct kf_fit fit = kf_fit_natural(build->theme);
    kf_len over = kf_measure(build->shaper, box, build->width, &fit) - room, line = build->theme->types[KF_STYLE_COMPACT].line;

    if (over <= 0) {
        return;
    }
    struct kf_diag *diag = kf_diag_push(build->run->diags, KF_OVERFULL, panel->node->span, panel->address,
                                        "this panel is %.0f mm too high for a card in a wallet", kf_to_mm(over) + .5);
    kf_diag_hint(build->run->diags, diag, "leave out about %d lines, or move them to another panel", (int)(over / line) + 1);
}

/* --- the card -------------------------------------------------------------------------------------------------------- */

static struct kf_box *card_box(struct kf_build *build, const struct wallet_card *card)
{
    struct kf_build inner = *build;
    struct sheet *sheet = KF_NEW(build->arena, struct sheet);
    struct kf_child children[4];
    kf_len room = PANEL_HEIGHT - PANEL_TOP - PANEL_FOOT;

    *sheet = (struct sheet){(build->width - ACROSS * PANEL_WIDTH) / 2, card->panels.count / ACROSS};
    inner.width = PANEL_WIDTH - 2 * PANEL_PAD;
    for (int i = 0; i < card->panels.count; i++) {
        struct kf_box *panel = panel_box(&inner, card->panels.items[i]);
        check_panel(&inner, card->panels.items[i], panel, room);
        children[i] = (struct kf_child){panel, sheet->left + i % ACROSS * PANEL_WIDTH + PANEL_PAD,
                                        CUT_OVER + i / ACROSS * PANEL_HEIGHT + PANEL_TOP, inner.width, room};
    }
    struct kf_box *art = kf_box_art(build->arena, build->width, 2 * CUT_OVER + sheet->rows * PANEL_HEIGHT, draw_card, sheet);
    kf_box_art_children(build->arena, art, children, card->panels.count);
    return kf_box_role(build->arena, art, KF_ROLE_LIST);
}

static struct kf_box *boxes(struct kf_build *build, const struct wallet_card *card)
{
    struct kf_build inner = *build;
    struct kf_list items = {0};

    inner.width = build->width - 2 * build->theme->padding;
    for (int i = 0; i < card->panels.count; i++) {
        kf_list_add(build->arena, &items,
                    kf_part_frame(&inner, panel_box(&inner, card->panels.items[i]), KF_FRAME_PLAIN));
    }
    struct kf_box *list = kf_part_list(&inner, &items, build->theme->gap, KF_NUMBERING_NONE);
    list->as.stack.flexible_gap = true;
    list->as.stack.least_kids = 1;
    return list;
}

static struct kf_box *build_wallet_card(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct wallet_card *card = data;

    (void)block;
    if (build->theme->single_column || build->width < ACROSS * PANEL_WIDTH + 2 * CUT_OVER) {
        return boxes(build, card);
    }
    struct kf_box *how = kf_part_inline(build, kf_build_words(build, "cut-and-fold"), KF_STYLE_COMPACT, KF_ROLE_P);
    how->flags |= KF_KEEP_NEXT;
    struct kf_box *stack = kf_part_stack(build, KF_MM(1), how, card_box(build, card), NULL);
    stack->flags |= KF_KEEP_WHOLE;
    return stack;
}

const struct kf_block_type kf_block_wallet_card = {
    .name = "wallet-card",
    .record = {.name = "wallet-card", .summary = "A card to cut out and fold, for a wallet.",
               .size = sizeof(struct wallet_card), .fields = fields, .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE, .shorthand = "panels"},
    .check = check_wallet_card,
    .build = build_wallet_card,
    .cut_out = true,
    .tool = true,
    .example = "wallet-card:\n"
               "  panels:\n"
               "    - {id: signs, title: My early signs, items: [I sleep badly, I stop calling back, ___]}\n"
               "    - {id: steps, title: What helps me, text: Slow breath out. Feet on the floor.}\n"
               "    - {id: people, title: People I can call, lines: [{id: friend, label: A friend}, {id: worker, label: My worker}]}\n"
               "    - {id: now, title: I need help now, text: I am not alone with this., crisis: true}\n"
               "  fold: quarter\n",
};
