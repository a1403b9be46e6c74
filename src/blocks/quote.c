/* A person's words, in larger letters behind an opening quotation mark. */
#include "blocks/build.h"

struct quote {
    struct kf_text text, by;
};

static const struct kf_field fields[] = {
    KF_TEXT_ROW(struct quote, text, "text", .flags = KF_PROSE | KF_REQUIRED,
                .help = "What the person said, one to four lines, without quotation marks: one is drawn."),
    KF_TEXT_ROW(struct quote, by, "by", .flags = KF_PROSE,
                .help = "Who said it, as they wish to be named, such as: a mother in our program."),
    KF_END,
};

#define MARK_WIDTH KF_MM(9)
#define MARK_HEIGHT KF_MM(7)
#define MARK_GAP KF_MM(4)
#define DASH_WIDTH KF_MM(6)
#define DASH_GAP KF_MM(2)
#define TEXT_MOST KF_MM(132)

/* One comma upside down, in a grid of 8 by 14: a full drop, and its tail to the top. */
static void trace_comma(struct kf_canvas *canvas, kf_len x, kf_len unit)
{
    kf_canvas_move(canvas, x + unit * 8, unit * 1);
    kf_canvas_curve(canvas, x + unit * 6, unit * 2, x + unit * 5, unit * 4, x + unit * 5, unit * 6);
    kf_canvas_curve(canvas, x + unit * 7, unit * 6, x + unit * 8, unit * 8, x + unit * 8, unit * 10);
    kf_canvas_curve(canvas, x + unit * 8, unit * 12, x + unit * 6, unit * 14, x + unit * 4, unit * 14);
    kf_canvas_curve(canvas, x + unit * 1, unit * 14, x, unit * 12, x, unit * 9);
    kf_canvas_curve(canvas, x, unit * 5, x + unit * 3, unit * 1, x + unit * 7, 0);
    kf_canvas_close(canvas);
}

static void draw_mark(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len unit = placed->height / 14;

    (void)data;
    trace_comma(canvas, 0, unit);
    trace_comma(canvas, unit * 10, unit);
    kf_canvas_fill(canvas, KF_INK_ACCENT);
}

static void draw_dash(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    (void)data;
    kf_canvas_move(canvas, 0, placed->height / 2);
    kf_canvas_line(canvas, placed->width, placed->height / 2);
    kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_MEDIUM], KF_INK_ACCENT, KF_DASH_NONE);
}

/* A short rule, then who said it. */
static struct kf_box *by_line(struct kf_build *build, const struct kf_text *by, kf_len width)
{
    struct kf_box *words = kf_part_text(build, by, KF_STYLE_COMPACT, KF_ROLE_P);
    struct kf_list kids = {0};

    if (!words) {
        return NULL;
    }
    kf_list_add(build->arena, &kids,
                kf_box_art(build->arena, DASH_WIDTH, build->theme->types[KF_STYLE_COMPACT].line, draw_dash, NULL));
    kf_list_add(build->arena, &kids, words);
    return kf_box_row(build->arena, &kids, (const kf_len[]){DASH_WIDTH, 0}, width, DASH_GAP);
}

static struct kf_box *build_quote(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct quote *quote = data;
    kf_len width = build->width - MARK_WIDTH - MARK_GAP;
    struct kf_list kids = {0};

    (void)block;
    if (!build->theme->single_column) {
        width = kf_len_min(width, TEXT_MOST);
    }
    struct kf_box *mark = kf_box_art(build->arena, MARK_WIDTH, MARK_HEIGHT, draw_mark, NULL);
    mark->flags |= KF_FIXED_DIRECTION; /* as the letter is: “ opens a quotation in Arabic too */
    struct kf_box *words = kf_part_stack(build, KF_MM(1), kf_part_text(build, &quote->text, KF_STYLE_LEAD, KF_ROLE_P),
                                         by_line(build, &quote->by, width), NULL);
    kf_list_add(build->arena, &kids, mark);
    kf_list_add(build->arena, &kids, kf_box_role(build->arena, words, KF_ROLE_QUOTE));
    struct kf_box *row = kf_box_row(build->arena, &kids, (const kf_len[]){MARK_WIDTH, width}, build->width, MARK_GAP);
    row->flags |= KF_KEEP_WHOLE;
    return row;
}

const struct kf_block_type kf_block_quote = {
    .name = "quote",
    .record = {.name = "quote", .summary = "A person's words.", .size = sizeof(struct quote), .fields = fields,
               .node_offset = KF_NOWHERE, .address_offset = KF_NOWHERE, .shorthand = "text"},
    .build = build_quote,
    .example = "quote:\n"
               "  text: I did not need him to fix it. I needed him to stay and listen.\n"
               "  by: A sister in our Tuesday group\n",
};
