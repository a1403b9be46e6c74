/* A talking piece to cut out: a round that is passed from hand to hand, for circles where one person speaks at a time. */
#include "blocks/build.h"

struct talking_piece {
    int icon;
    struct kf_text title, text;
};

static const char *const icons[] = {"heart", "leaf", "bubble", "eye", "ear", "feet", "wave", "drop", "wind", NULL};

static const struct kf_field fields[] = {
    KF_CHOICE_ROW(struct talking_piece, icon, "icon", .choices = icons, .fallback = "heart", .help = "The sign in the round."),
    KF_TEXT_ROW(struct talking_piece, title, "title", .flags = KF_PROSE | KF_REQUIRED,
                .help = "What it is called, in two or three words."),
    KF_TEXT_ROW(struct talking_piece, text, "text", .flags = KF_PROSE,
                .help = "What it means to hold it, three short lines; left out, there are two lines to write on."),
    KF_END,
};

#define SIDE KF_MM(70) /* across: it lies well in a hand, and a glass can be drawn around to make another */
#define LARGE_SIDE KF_MM(110)
#define INSIDE .72 /* of the side: the width of words, which a circle leaves at their height */
#define LINES_INSIDE .56 /* lines to write on are lower, where the circle leaves less */
#define ICON_SHARE .24
#define GAP KF_MM(2)
enum { TITLE_LINES = 1, TEXT_LINES = 3, BLANK_LINES = 2 };

static void draw_round(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len stroke = canvas->theme->strokes[KF_STROKE_LINE];

    (void)data;
    kf_canvas_circle(canvas, placed->width / 2, placed->height / 2, (placed->width - stroke) / 2);
    kf_canvas_stroke(canvas, stroke, KF_INK_BLACK, KF_DASH_CUT);
}

static struct kf_box *rule_to_write(struct kf_build *build, const struct kf_block *block,
                                    const struct talking_piece *piece, kf_len width)
{
    const char *title = kf_build_spoken(build, kf_build_inline(build, &piece->title));
    struct kf_box *lines = kf_box_lines(build->arena, build->theme, BLANK_LINES, title);

    lines->address = kf_arena_format(build->arena, "%s/text", block->address);
    struct kf_box *stack = kf_part_stack(build, 0, lines, NULL);
    stack->as.stack.pad.left = stack->as.stack.pad.right = (width - KF_ROUND(width / INSIDE * LINES_INSIDE)) / 2;
    return stack;
}

static struct kf_box *centred(struct kf_box *text)
{
    text->as.text.align = KF_ALIGN_CENTRE;
    return text;
}

static struct kf_box *in_the_middle(struct kf_build *build, struct kf_box *box, kf_len side, kf_len width)
{
    struct kf_list row = {0};

    kf_list_add(build->arena, &row, kf_box_space(build->arena, 0));
    kf_list_add(build->arena, &row, box);
    return kf_box_row(build->arena, &row, (const kf_len[]){(width - side) / 2, side}, width, 0);
}

/* Sign, name and meaning, one under the other in the middle of the round. */
static struct kf_box *face(struct kf_build *build, const struct kf_block *block, const struct talking_piece *piece,
                           kf_len width, kf_len icon)
{
    struct kf_box *sign = kf_part_icon(build, icons[piece->icon], icon, KF_STROKE_ARC, KF_INK_ACCENT);
    struct kf_box *title = centred(kf_part_text(build, &piece->title, KF_STYLE_HEADING, KF_ROLE_P));
    struct kf_box *text = kf_part_text(build, &piece->text, KF_STYLE_COMPACT, KF_ROLE_P);
    struct kf_box *stack = kf_part_stack(build, GAP, in_the_middle(build, sign, icon, width), title,
                                         text ? centred(text) : rule_to_write(build, block, piece, width), NULL);
    stack->valign = KF_VALIGN_MIDDLE;
    return stack;
}

static struct kf_box *build_talking_piece(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct talking_piece *piece = data;
    kf_len side = kf_len_min(build->theme->single_column ? LARGE_SIDE : SIDE, build->width);
    kf_len width = KF_ROUND(side * INSIDE), icon = KF_ROUND(side * ICON_SHARE);
    struct kf_box *art = kf_box_art(build->arena, side, side, draw_round, NULL);

    kf_part_fits(build, &piece->title, KF_STYLE_HEADING, width, TITLE_LINES);
    kf_part_fits(build, &piece->text, KF_STYLE_COMPACT, width, TEXT_LINES);
    kf_box_art_children(build->arena, art,
                        &(struct kf_child){face(build, block, piece, width, icon), (side - width) / 2, 0, width, side}, 1);
    struct kf_box *box = in_the_middle(build, art, side, build->width);
    box->flags |= KF_KEEP_WHOLE;
    return box;
}

const struct kf_block_type kf_block_talking_piece = {
    .name = "talking-piece",
    .record = {.name = "talking-piece", .summary = "A round to cut out and pass on: who holds it speaks, the others listen.",
               .size = sizeof(struct talking_piece), .fields = fields, .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE},
    .build = build_talking_piece,
    .tool = true,
    .example = "talking-piece:\n"
               "  icon: leaf\n"
               "  title: My turn\n"
               "  text: I speak. The others listen. Then I pass it on.\n",
};
