/* The body and its leaders are one drawing; labels stand level with their places where they can, else a little lower or
 * higher. The sides take turns from the head down, so that no two leaders cross. */
#include "diagrams/body_outline.h"

#include <stdlib.h>

#define HEIGHT KF_MM(120)
#define BODY_ROOM KF_MM(72) /* between the labels */
#define LEADER_GAP KF_MM(2) /* from a label to its leader */
#define LEADER_LEVEL KF_MM(5)
#define LABEL_GAP KF_MM(4)
#define LEVEL_SLACK KF_MM(3) /* so near, a dot moves to its leader's height: a line all but level looks like a slip */
#define DOT KF_MM(.9)

struct curve { /* thousandths of the height, from the top of the head, to the right and down */
    short x1, y1, x2, y2, x, y;
};

/* The right half, from the top of the head round to between the legs. */
static const struct curve half[] = {
    {41, 0, 72, 34, 72, 80},        /* head */
    {72, 116, 58, 140, 40, 154},    /* jaw */
    {37, 170, 38, 184, 50, 190},    /* neck */
    {82, 203, 122, 203, 148, 228},  /* shoulder */
    {173, 252, 178, 318, 188, 380}, /* upper arm */
    {198, 440, 210, 490, 218, 536}, /* forearm */
    {226, 576, 222, 618, 200, 620}, /* hand */
    {178, 622, 172, 588, 166, 552},
    {156, 502, 148, 454, 141, 406}, /* inner arm */
    {136, 376, 133, 356, 130, 340},
    {128, 326, 119, 326, 118, 340}, /* armpit */
    {115, 372, 113, 402, 113, 432}, /* side */
    {113, 478, 125, 514, 127, 560}, /* hip */
    {130, 640, 118, 700, 114, 762}, /* leg */
    {110, 826, 98, 884, 92, 934},
    {92, 952, 122, 960, 122, 982},  /* foot */
    {122, 998, 104, 1000, 74, 1000},
    {34, 1000, 22, 996, 24, 972},
    {28, 900, 16, 826, 18, 762},    /* inner leg */
    {19, 710, 16, 608, 0, 608},
};

struct place {
    short x, y; /* of the dot, as above */
};

static const struct place places[KF_BODY_PART_COUNT] = {
    [KF_BODY_HEAD] = {34, 30},        [KF_BODY_FACE] = {30, 100},   [KF_BODY_THROAT] = {14, 180},
    [KF_BODY_SHOULDERS] = {116, 234}, [KF_BODY_CHEST] = {50, 300},  [KF_BODY_BACK] = {96, 378},
    [KF_BODY_BELLY] = {46, 462},      [KF_BODY_HANDS] = {198, 586}, [KF_BODY_LEGS] = {68, 740},
    [KF_BODY_FEET] = {76, 978},
};

struct outline {
    kf_len top, height; /* of the body in its drawing */
    int count;
    struct leader {
        kf_len from_x, level_x, from_y, to_x, to_y;
    } leaders[KF_BODY_LABELS_MOST];
};

/* --- what lies behind ------------------------------------------------------------------------------------------------ */

struct pen {
    struct kf_canvas *canvas;
    kf_len x, y, height; /* of the top of the head */
};

static kf_len at_x(const struct pen *pen, int x)
{
    return pen->x + (kf_len)((int64_t)pen->height * x / 1000);
}

static kf_len at_y(const struct pen *pen, int y)
{
    return pen->y + (kf_len)((int64_t)pen->height * y / 1000);
}

static void curve_to(const struct pen *pen, int side, struct curve c)
{
    kf_canvas_curve(pen->canvas, at_x(pen, side * c.x1), at_y(pen, c.y1), at_x(pen, side * c.x2), at_y(pen, c.y2),
                    at_x(pen, side * c.x), at_y(pen, c.y));
}

/* Down the right half and up the left, which is the same backwards. */
static void trace_body(const struct pen *pen)
{
    kf_canvas_move(pen->canvas, pen->x, pen->y);
    for (size_t i = 0; i < G_N_ELEMENTS(half); i++) {
        curve_to(pen, 1, half[i]);
    }
    for (size_t i = G_N_ELEMENTS(half); i > 0; i--) {
        struct curve c = half[i - 1], before = i > 1 ? half[i - 2] : (struct curve){0};
        curve_to(pen, -1, (struct curve){c.x2, c.y2, c.x1, c.y1, before.x, before.y});
    }
    kf_canvas_close(pen->canvas);
}

static void draw_outline(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    const struct outline *outline = data;
    kf_len stroke = canvas->theme->strokes[KF_STROKE_BOLD];
    const struct pen pen = {canvas, placed->width / 2, outline->top + stroke / 2, outline->height - stroke};

    trace_body(&pen);
    kf_canvas_stroke_round(canvas, stroke, KF_INK_ACCENT, 0);
    for (int i = 0; i < outline->count; i++) {
        const struct leader *leader = &outline->leaders[i];
        kf_canvas_move(canvas, leader->from_x, leader->from_y);
        kf_canvas_line(canvas, leader->level_x, leader->from_y);
        kf_canvas_line(canvas, leader->to_x, leader->to_y);
    }
    kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_LINE], KF_INK_BLACK, KF_DASH_NONE);
    for (int i = 0; i < outline->count; i++) {
        kf_canvas_circle(canvas, outline->leaders[i].to_x, outline->leaders[i].to_y, DOT);
        kf_canvas_fill(canvas, KF_INK_BLACK);
    }
}

/* --- where labels go ------------------------------------------------------------------------------------------------- */

struct label {
    int at; /* of the labels given */
    kf_len y, title_height, height;
};

struct side {
    struct label labels[KF_BODY_LABELS_MOST];
    int count;
};

struct layout {
    struct kf_shaper *shaper;
    const struct kf_body_label *labels;
    int count;
    kf_len width, height;
    struct side sides[2]; /* left, right */
    struct outline *outline;
};

static kf_len place_y(const struct layout *layout, int at)
{
    return layout->outline->top + (kf_len)((int64_t)HEIGHT * places[layout->labels[at].part].y / 1000);
}

/* Takes turns from the head down. */
static void choose_sides(struct layout *layout)
{
    struct kf_fit fit = kf_fit_natural(layout->shaper->theme);
    kf_len width = kf_body_label_width(layout->width);
    int taken = 0;

    for (int part = 0; part < KF_BODY_PART_COUNT; part++) {
        for (int i = 0; i < layout->count; i++) {
            const struct kf_body_label *label = &layout->labels[i];
            if ((int)label->part == part) {
                struct side *side = &layout->sides[taken++ % 2];
                kf_len title = kf_measure(layout->shaper, label->title, width, &fit);
                side->labels[side->count++] =
                    (struct label){i, 0, title, title + kf_measure(layout->shaper, label->body, width, &fit)};
            }
        }
    }
}

static kf_len height_of(const struct side *side)
{
    kf_len height = 0;

    for (int i = 0; i < side->count; i++) {
        height += side->labels[i].height + (i > 0 ? LABEL_GAP : 0);
    }
    return height;
}

/* Down from the top and back up from the foot, each label as near to its place as its neighbours let it. */
static void settle_side(const struct layout *layout, struct side *side)
{
    kf_len free = 0, end = layout->height;

    for (int i = 0; i < side->count; i++) {
        struct label *label = &side->labels[i];
        label->y = kf_len_max(free, place_y(layout, label->at) - label->title_height / 2);
        free = label->y + label->height + LABEL_GAP;
    }
    for (int i = side->count - 1; i >= 0; i--) {
        struct label *label = &side->labels[i];
        label->y = kf_len_min(label->y, end - label->height);
        end = label->y - LABEL_GAP;
    }
}

static void add_leader(struct layout *layout, const struct label *label, int right)
{
    struct outline *outline = layout->outline;
    kf_len from = kf_body_label_width(layout->width) + LEADER_GAP;
    kf_len x = (kf_len)((int64_t)HEIGHT * places[layout->labels[label->at].part].x / 1000);
    kf_len level = label->y + label->title_height / 2, y = place_y(layout, label->at);

    outline->leaders[outline->count++] = (struct leader){
        right ? layout->width - from : from,
        right ? layout->width - from - LEADER_LEVEL : from + LEADER_LEVEL,
        level,
        layout->width / 2 + (right ? x : -x),
        abs(y - level) < LEVEL_SLACK ? level : y,
    };
}

static void settle(struct layout *layout)
{
    choose_sides(layout);
    layout->height = kf_len_max(HEIGHT, kf_len_max(height_of(&layout->sides[0]), height_of(&layout->sides[1])));
    layout->outline->top = (layout->height - HEIGHT) / 2;
    for (int right = 0; right < 2; right++) {
        settle_side(layout, &layout->sides[right]);
        for (int i = 0; i < layout->sides[right].count; i++) {
            add_leader(layout, &layout->sides[right].labels[i], right);
        }
    }
}

/* --- boxes ----------------------------------------------------------------------------------------------------------- */

kf_len kf_body_label_width(kf_len width)
{
    return (width - BODY_ROOM) / 2;
}

/* An area as large as the whole drawing, so that all children share its coordinates. */
static struct kf_child area(const struct layout *layout, enum kf_role role, const struct kf_child *children, int count)
{
    struct kf_box *box = kf_box_art(layout->shaper->arena, layout->width, layout->height, NULL, NULL);

    kf_box_art_children(layout->shaper->arena, box, children, count);
    return (struct kf_child){kf_box_role(layout->shaper->arena, box, role), 0, 0, layout->width, layout->height};
}

static struct kf_child item(const struct layout *layout, const struct label *label, bool right)
{
    const struct kf_body_label *words = &layout->labels[label->at];
    kf_len width = kf_body_label_width(layout->width), x = right ? layout->width - width : 0;

    words->title->as.text.align = right ? KF_ALIGN_START : KF_ALIGN_END; /* beside its leader */
    if (words->body->kind == KF_BOX_TEXT) {
        words->body->as.text.align = words->title->as.text.align;
    }
    struct kf_child body = {words->body, x, label->y + label->title_height, width, 0};
    const struct kf_child parts[] = {
        {words->title, x, label->y, width, 0},
        area(layout, KF_ROLE_BODY, &body, 1),
    };

    return area(layout, KF_ROLE_ITEM, parts, G_N_ELEMENTS(parts));
}

static struct kf_box *figure(struct kf_arena *arena, kf_len width, kf_len height, const struct outline *outline,
                             const char *alt)
{
    struct kf_box *box = kf_box_art(arena, width, height, draw_outline, outline);
    struct kf_tag *tag = kf_tag_new(arena, KF_ROLE_FIGURE);

    tag->alt = alt;
    box->tag = tag;
    return box;
}

struct kf_box *kf_body_outline_box(struct kf_shaper *shaper, const struct kf_body_label *labels, int count,
                                   const char *alt, kf_len width)
{
    struct outline *outline = KF_NEW(shaper->arena, struct outline);
    struct layout layout = {.shaper = shaper, .labels = labels, .count = count, .width = width, .outline = outline};
    struct kf_child items[KF_BODY_LABELS_MOST];

    outline->height = HEIGHT;
    settle(&layout);
    for (int right = 0; right < 2; right++) {
        for (int i = 0; i < layout.sides[right].count; i++) {
            const struct label *label = &layout.sides[right].labels[i];
            items[label->at] = item(&layout, label, right);
        }
    }
    const struct kf_child parts[] = {
        {figure(shaper->arena, width, layout.height, outline, alt), 0, 0, width, layout.height},
        area(&layout, KF_ROLE_LIST, items, count),
    };
    struct kf_box *box = kf_box_art(shaper->arena, width, layout.height, NULL, NULL);
    kf_box_art_children(shaper->arena, box, parts, G_N_ELEMENTS(parts));
    return box;
}

struct kf_box *kf_body_outline_alone(struct kf_arena *arena, kf_len height, const char *alt, kf_len width)
{
    struct outline *outline = KF_NEW(arena, struct outline);

    outline->height = height;
    return figure(arena, width, height, outline, alt);
}
