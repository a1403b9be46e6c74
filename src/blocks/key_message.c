/* What a page comes down to, in one sentence: a strong frame that its own name stands in. The callout reassures, with a
 * drawing; this says the point, and looks another way in black and white too. */
#include "blocks/headline.h"

#include "blocks/build.h"

struct key_message {
    struct kf_text text, note;
};

static const struct kf_field fields[] = {
    KF_TEXT_ROW(struct key_message, text, "text", .flags = KF_PROSE | KF_REQUIRED,
                .help = "The one thing to remember of this page, a sentence of one or two lines."),
    KF_TEXT_ROW(struct key_message, note, "note", .flags = KF_PROSE, .help = "What it means in practice, one to three lines."),
    KF_END,
};

#define SIDES KF_MM(6)         /* padding of the frame */
#define NAME_AIR KF_MM(1.6)    /* between the frame's ends and the name in it */
#define NAME_GAP KF_MM(.8)
#define FOOT KF_MM(3.4)
#define RADIUS KF_MM(3)
#define WIDE KF_MM(130) /* two lines there are four in a column */

struct name { /* of the frame, in its top edge */
    kf_len width;
};

/* From the end of the name clockwise to its beginning. */
static void draw_frame(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    const struct name *name = data;
    const struct kf_rect *words = &placed->kids[0];
    kf_len stroke = canvas->theme->strokes[KF_STROKE_BOLD], half = stroke / 2, k = (kf_len)(RADIUS * .4477);
    kf_len top = words->y + words->height / 2, right = placed->width - half, foot = placed->height - half;

    kf_canvas_move(canvas, words->x + name->width + NAME_AIR, top);
    kf_canvas_line(canvas, right - RADIUS, top);
    kf_canvas_curve(canvas, right - k, top, right, top + k, right, top + RADIUS);
    kf_canvas_line(canvas, right, foot - RADIUS);
    kf_canvas_curve(canvas, right, foot - k, right - k, foot, right - RADIUS, foot);
    kf_canvas_line(canvas, half + RADIUS, foot);
    kf_canvas_curve(canvas, half + k, foot, half, foot - k, half, foot - RADIUS);
    kf_canvas_line(canvas, half, top + RADIUS);
    kf_canvas_curve(canvas, half, top + k, half + k, top, half + RADIUS, top);
    kf_canvas_line(canvas, words->x - NAME_AIR, top);
    kf_canvas_stroke(canvas, stroke, KF_INK_ACCENT, KF_DASH_NONE);
}

static struct kf_box *build_key_message(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct key_message *message = data;
    const struct kf_theme *theme = build->theme;
    const struct kf_inline *words = kf_build_words(build, "in-short");
    kf_len inner = build->width - 2 * SIDES;
    struct name *name = KF_NEW(build->arena, struct name);

    (void)block;
    if (!theme->single_column) {
        kf_part_fits(build, &message->text, KF_STYLE_HEADING, inner, inner >= WIDE ? 2 : 4);
    }
    name->width = kf_shape(build->shaper, words, KF_STYLE_LABEL, 0)->widest;
    struct kf_box *label = kf_part_inline(build, words, KF_STYLE_LABEL, KF_ROLE_P);
    struct kf_box *text = kf_part_text(build, &message->text, KF_STYLE_HEADING, KF_ROLE_P); /* no place in the outline */
    struct kf_box *stack = kf_part_stack(build, 0, kf_box_gap_after(label, NAME_GAP), text,
                                         kf_part_reading(build, &message->note, inner), NULL);
    stack->as.stack.pad = (struct kf_pad){0, SIDES, FOOT, SIDES};
    stack->decorate = draw_frame;
    stack->decor = name;
    stack->flags |= KF_KEEP_WHOLE;
    return stack;
}

const struct kf_block_type kf_block_key_message = {
    .name = "key-message",
    .record = {.name = "key-message", .summary = "What a page comes down to, in a strong frame; one a page at most.",
               .size = sizeof(struct key_message), .fields = fields, .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE, .shorthand = "text"},
    .build = build_key_message,
    .example = "key-message:\n"
               "  text: A hurt can heal when someone hears it.\n"
               "  note: It takes time, and you choose how far to go.\n",
};

const struct kf_text *kf_key_message_text(const struct kf_block *block)
{
    return block->type == &kf_block_key_message ? &((const struct key_message *)block->data)->text : NULL;
}
