/* Room to write or draw, with as much of the page as is left: ruled lines, a grid of dots, or an empty frame. One field,
 * whatever the paper. */
#include "blocks/build.h"

enum paper { RULED, DOTTED, BLANK };

struct journal {
    int paper, lines;
    bool fill;
    struct kf_texts prompts;
};

static const char *const papers[] = {"ruled", "dotted", "blank", NULL};

static const struct kf_field fields[] = {
    KF_CHOICE_ROW(struct journal, paper, "paper", .choices = papers, .fallback = "ruled",
                  .help = "What to write on: ruled (lines), dotted (dots in squares) or blank (a frame to draw in)."),
    KF_INT_ROW(struct journal, lines, "lines", .min = 3, .max = 24, .fallback = "8",
               .help = "Its height in writing lines, whatever the paper."),
    KF_BOOL_ROW(struct journal, fill, "fill", .fallback = "true",
                .help = "Whether it takes the room that is left on the page."),
    KF_TEXTS_ROW(struct journal, prompts, "prompts", .flags = KF_PROSE, .max = 4,
                 .help = "One question or beginning above it, or a list of up to four to choose from."),
    KF_END,
};

#define DOTS KF_MM(5)       /* from dot to dot, across and down */
#define LARGE_DOTS KF_MM(6) /* two make a line of large writing */
#define PROMPT_GAP KF_MM(2)

enum { WHOLE_MOST = 18 }; /* lines of what stays on one page, under its title */

static void check_journal(struct kf_run *run, const struct kf_block *block, const void *data)
{
    const struct journal *journal = data;

    if (journal->paper != RULED && journal->lines > WHOLE_MOST) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_OUT_OF_RANGE, block->node->span, block->address,
                                  "a page has no room for %s paper %d lines high", papers[journal->paper],
                                  journal->lines),
                     "write at most %d: with `fill: true` it takes what is left of its page", WHOLE_MOST);
    }
}

/* --- paper ----------------------------------------------------------------------------------------------------------- */

/* In squares, from margin to margin, heavy enough for the copy of a copy. */
static void draw_dots(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    bool large = canvas->theme->single_column;
    kf_len pitch = large ? LARGE_DOTS : DOTS, stroke = large ? KF_PT(1.75) : KF_PT(1.25);
    int across = placed->width / pitch, down = (placed->height - stroke) / pitch;
    kf_len x = (placed->width - across * pitch) / 2, y = (placed->height - down * pitch) / 2;

    (void)data;
    for (int i = 0; i <= down; i++) {
        kf_canvas_move(canvas, x, y + i * pitch);
        kf_canvas_line(canvas, x + across * pitch + stroke / 4, y + i * pitch); /* past the last dot, which is drawn */
    }
    kf_canvas_stroke_round(canvas, stroke, KF_INK_BLACK, pitch);
}

static void draw_frame(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len stroke = canvas->theme->strokes[KF_STROKE_RULE];

    (void)data;
    kf_frame_trace(canvas, placed, stroke);
    kf_canvas_stroke(canvas, stroke, KF_INK_BLACK, KF_DASH_NONE);
}

static kf_draw *const drawings[] = {[RULED] = NULL /* as all lines are */, [DOTTED] = draw_dots, [BLANK] = draw_frame};

/* Measured in writing lines, so that all papers give and take alike. Lines may go on on another page and are further apart
 * for large letters; a frame or grid is a thing of its own size. */
static struct kf_box *area_of(struct kf_build *build, const struct kf_block *block, const struct journal *journal,
                              const char *label)
{
    struct kf_box *area = kf_box_lines(build->arena, build->theme, journal->lines, label);

    area->as.lines.fill = journal->fill;
    area->decorate = drawings[journal->paper];
    area->address = block->address;
    area->origin = block->node;
    area->flags |= journal->fill ? KF_GROW : 0;
    if (journal->paper != RULED) {
        area->height = (struct kf_height){KF_MM(8.7), KF_MM(9), KF_MM(12), KF_GIVE_PITCH};
        area->flags |= KF_KEEP_WHOLE;
    }
    return area;
}

/* --- prompts --------------------------------------------------------------------------------------------------------- */

static struct kf_box *prompts_of(struct kf_build *build, const struct kf_texts *prompts)
{
    struct kf_box *box = prompts->count == 1 ? kf_part_text(build, &prompts->items[0], KF_STYLE_PROMPT, KF_ROLE_P)
                                              : kf_part_bullets(build, prompts, KF_STYLE_BODY);

    box->flags |= KF_KEEP_NEXT | KF_KEEP_WHOLE;
    return box;
}

/* One prompt names the field; a list of them is heard before it. */
static const char *label_of(struct kf_build *build, const struct journal *journal)
{
    if (journal->prompts.count == 1) {
        return kf_build_spoken(build, kf_build_inline(build, &journal->prompts.items[0]));
    }
    return kf_vocabulary_get(build->content->vocabulary, journal->paper == RULED ? "blank-label" : "journal-label");
}

static struct kf_box *build_journal(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct journal *journal = data;
    struct kf_box *area = area_of(build, block, journal, label_of(build, journal));
    struct kf_list kids = {0};

    if (journal->prompts.count > 0) {
        kf_list_add(build->arena, &kids, prompts_of(build, &journal->prompts));
    }
    kf_list_add(build->arena, &kids, area);
    struct kf_box *box = kf_box_stack(build->arena, &kids, journal->paper == RULED ? 0 : PROMPT_GAP);
    box->flags |= journal->fill ? KF_GROW : 0;
    return box;
}

const struct kf_block_type kf_block_journal = {
    .name = "journal",
    .record = {.name = "journal", .summary = "Room to write or draw, as much as the page has left.",
               .size = sizeof(struct journal), .fields = fields, .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE},
    .check = check_journal,
    .build = build_journal,
    .tool = true,
    .example = "journal:\n"
               "  paper: dotted\n"
               "  lines: 6\n"
               "  prompts: [\"Words, shapes, a map: whatever wants to come out.\"]\n",
};
