/* Two rails, and rungs as far apart as their words need. */
#include "diagrams/ladder.h"

#define INSIDE_MOST KF_MM(120) /* between the rails */
#define RAIL_GAP KF_MM(4)      /* from a rail to what stands outside */
#define TEXT_GAP KF_MM(3)      /* from a rail to what stands inside */
#define RUNG_LEAST KF_MM(11)   /* from rung to rung */
#define RUNG_AIR KF_MM(4)      /* more than the lines of words on it */
#define ON_RUNG KF_MM(1.2)     /* under the words */
#define UNDER_RUNG KF_MM(2)    /* over a blank */
#define RAIL_TOP KF_MM(2)      /* over the room of the uppermost rung */
#define RAIL_FOOT KF_MM(6)     /* under the lowest */
#define GROUND KF_MM(6)        /* outside the rails */
#define WORDS_GAP KF_MM(1.5)

struct frame { /* as drawn */
    kf_len left, right, top, foot; /* of the rails */
    kf_len rungs[KF_LADDER_MOST];  /* y of each, from the foot */
    int count;
};

struct layout { /* while the boxes are made */
    struct kf_shaper *shaper;
    const struct kf_ladder_rung *rungs;
    struct frame *frame;
    kf_len width, height;
};

/* --- what lies behind ------------------------------------------------------------------------------------------------ */

static void draw_ladder(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    const struct frame *frame = data;

    (void)placed;
    for (int i = 0; i < frame->count; i++) {
        kf_canvas_move(canvas, frame->left, frame->rungs[i]);
        kf_canvas_line(canvas, frame->right, frame->rungs[i]);
    }
    kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_MEDIUM], KF_INK_ACCENT, KF_DASH_NONE);
    kf_canvas_move(canvas, frame->left, frame->top);
    kf_canvas_line(canvas, frame->left, frame->foot);
    kf_canvas_move(canvas, frame->right, frame->top);
    kf_canvas_line(canvas, frame->right, frame->foot);
    kf_canvas_stroke_round(canvas, canvas->theme->strokes[KF_STROKE_HEAVY], KF_INK_ACCENT, 0);
    kf_canvas_move(canvas, frame->left - GROUND, frame->foot);
    kf_canvas_line(canvas, frame->right + GROUND, frame->foot);
    kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_LINE], KF_INK_BLACK, KF_DASH_NONE);
}

/* The rung itself once more: the line that a field needs. */
static void draw_blank(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len stroke = canvas->theme->strokes[KF_STROKE_MEDIUM], y = placed->height - stroke / 2;

    (void)data;
    kf_canvas_move(canvas, 0, y);
    kf_canvas_line(canvas, placed->width, y);
    kf_canvas_stroke(canvas, stroke, KF_INK_ACCENT, KF_DASH_NONE);
}

/* --- where things go ------------------------------------------------------------------------------------------------- */

/* In the middle, as wide as is good to write on. */
static void set_rails(struct frame *frame, const struct kf_theme *theme, kf_len width, kf_len rate_width)
{
    kf_len before = theme->number_small + RAIL_GAP, after = rate_width ? RAIL_GAP + rate_width : GROUND;
    kf_len inside = kf_len_min(INSIDE_MOST, width - before - after);

    frame->left = (width - before - inside - after) / 2 + before;
    frame->right = frame->left + inside;
}

static kf_len inner_width(const struct frame *frame)
{
    return frame->right - frame->left - 2 * TEXT_GAP;
}

kf_len kf_ladder_text_width(const struct kf_theme *theme, kf_len width, kf_len rate_width)
{
    struct frame frame;

    set_rails(&frame, theme, width, rate_width);
    return inner_width(&frame);
}

kf_len kf_ladder_words_width(const struct kf_theme *theme, kf_len width, kf_len rate_width)
{
    struct frame frame;

    set_rails(&frame, theme, width, rate_width);
    return frame.right - frame.left;
}

static kf_len height_of(const struct layout *layout, const struct kf_box *box, kf_len width)
{
    struct kf_fit fit = kf_fit_natural(layout->shaper->theme);

    return kf_measure(layout->shaper, box, width, &fit);
}

static kf_len words_height(const struct layout *layout, const struct kf_box *words)
{
    return words ? layout->shaper->theme->types[words->as.text.style].line + WORDS_GAP : 0;
}

static void settle(struct layout *layout, const struct kf_ladder_words *words)
{
    struct frame *frame = layout->frame;
    kf_len y;

    frame->top = words_height(layout, words->top) + words_height(layout, words->rate);
    y = frame->top + RAIL_TOP;
    for (int i = frame->count - 1; i >= 0; i--) {
        const struct kf_box *text = layout->rungs[i].text;
        y += kf_len_max(RUNG_LEAST, text ? height_of(layout, text, inner_width(frame)) + RUNG_AIR : 0);
        frame->rungs[i] = y;
    }
    frame->foot = y + RAIL_FOOT;
    layout->height = frame->foot + words_height(layout, words->foot) + layout->shaper->theme->strokes[KF_STROKE_HEAVY];
}

/* --- boxes ----------------------------------------------------------------------------------------------------------- */

/* An area as large as the whole drawing, so that all children share its coordinates. */
static struct kf_child area(const struct layout *layout, enum kf_role role, const struct kf_child *children, int count)
{
    struct kf_box *box = kf_box_art(layout->shaper->arena, layout->width, layout->height, NULL, NULL);

    kf_box_art_children(layout->shaper->arena, box, children, count);
    return (struct kf_child){kf_box_role(layout->shaper->arena, box, role), 0, 0, layout->width, layout->height};
}

static struct kf_child on_rung(const struct layout *layout, const struct kf_ladder_rung *rung, kf_len y)
{
    kf_len x = layout->frame->left + TEXT_GAP, width = inner_width(layout->frame);

    if (rung->text) {
        kf_len height = height_of(layout, rung->text, width);
        return (struct kf_child){rung->text, x, y - ON_RUNG - height, width, height};
    }
    kf_len stroke = layout->shaper->theme->strokes[KF_STROKE_MEDIUM], height = RUNG_LEAST - UNDER_RUNG + stroke / 2;
    struct kf_box *blank = kf_box_art(layout->shaper->arena, width, height, draw_blank, NULL);
    kf_box_blank(layout->shaper->arena, blank, KF_BLANK_TEXT, rung->address, rung->label);
    return (struct kf_child){blank, x, y + stroke / 2 - height, width, height};
}

static struct kf_child item(const struct layout *layout, int at)
{
    const struct kf_ladder_rung *rung = &layout->rungs[at];
    const struct frame *frame = layout->frame;
    kf_len side = rung->number->as.art.width, y = frame->rungs[at];
    struct kf_child body[2] = {on_rung(layout, rung, y)};
    int count = 1;

    if (rung->rate) {
        kf_len width = rung->rate->as.art.width, height = rung->rate->as.art.height;
        body[count++] = (struct kf_child){rung->rate, frame->right + RAIL_GAP, y - height, width, height};
    }
    const struct kf_child parts[] = {
        {rung->number, frame->left - RAIL_GAP - side, y - side, side, side},
        area(layout, KF_ROLE_BODY, body, count),
    };
    return area(layout, KF_ROLE_ITEM, parts, G_N_ELEMENTS(parts));
}

static struct kf_child list(const struct layout *layout)
{
    struct kf_tag *tag = kf_tag_new(layout->shaper->arena, KF_ROLE_LIST);
    struct kf_child items[KF_LADDER_MOST];

    for (int i = 0; i < layout->frame->count; i++) {
        items[i] = item(layout, i);
    }
    struct kf_child made = area(layout, KF_ROLE_LIST, items, layout->frame->count);
    tag->numbering = KF_NUMBERING_DECIMAL;
    made.box->tag = tag;
    return made;
}

/* Centred over or under the ladder. */
static struct kf_child centred(const struct layout *layout, struct kf_box *words, kf_len y)
{
    words->as.text.align = KF_ALIGN_CENTRE;
    return (struct kf_child){words, layout->frame->left, y, layout->frame->right - layout->frame->left, 0};
}

/* Ends with the boxes that it is about. */
static struct kf_child over_boxes(const struct layout *layout, struct kf_box *words, kf_len y)
{
    kf_len end = layout->frame->right + RAIL_GAP + layout->rungs[0].rate->as.art.width;

    words->as.text.align = KF_ALIGN_END;
    return (struct kf_child){words, layout->frame->left, y, end - layout->frame->left, 0};
}

struct kf_box *kf_ladder_box(struct kf_shaper *shaper, const struct kf_ladder_rung *rungs, int count,
                             const struct kf_ladder_words *words, kf_len width)
{
    struct layout layout = {.shaper = shaper, .rungs = rungs, .frame = KF_NEW(shaper->arena, struct frame), .width = width};
    struct kf_child children[4];
    int placed = 0;

    layout.frame->count = count;
    set_rails(layout.frame, shaper->theme, width, rungs[0].rate ? rungs[0].rate->as.art.width : 0);
    settle(&layout, words);
    if (words->foot) {
        children[placed++] = centred(&layout, words->foot, layout.frame->foot + WORDS_GAP);
    }
    if (words->rate) {
        g_assert(rungs[0].rate != NULL); /* words over boxes that there are */
        children[placed++] = over_boxes(&layout, words->rate, words_height(&layout, words->top));
    }
    children[placed++] = list(&layout);
    if (words->top) {
        children[placed++] = centred(&layout, words->top, 0);
    }
    struct kf_box *box = kf_box_art(shaper->arena, width, layout.height, draw_ladder, layout.frame);
    kf_box_art_children(shaper->arena, box, children, placed);
    return box;
}
