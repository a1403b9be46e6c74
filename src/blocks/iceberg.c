/* What shows, and the larger part that does not: an iceberg with words or lines over and under the water. In large print,
 * and in a column, two boxes with the water line between them. */
#include "blocks/writing.h"

struct part {
    const char *address;
    const struct kf_node *node;
    struct kf_text title;
    struct kf_texts items;
    int lines;
};

struct iceberg {
    struct part *above, *below;
    struct kf_text water;
};

static const struct kf_field part_fields[] = {
    KF_TEXT_ROW(struct part, title, "title", .flags = KF_PROSE | KF_REQUIRED, .help = "What this part is, in one line."),
    KF_TEXTS_ROW(struct part, items, "items", .flags = KF_PROSE, .min = 1, .max = 6,
                 .help = "What is there, two lines each at most; without items there are lines to write on."),
    KF_INT_ROW(struct part, lines, "lines", .min = 1, .max = 8,
               .help = "Lines to write on, under the items; without items, 2 above the water and 4 under it."),
    KF_END,
};

static const struct kf_record part_record = {
    .name = "iceberg-part", .summary = "What is over or under the water.", .size = sizeof(struct part),
    .fields = part_fields, .node_offset = offsetof(struct part, node), .address_offset = offsetof(struct part, address)};

static const struct kf_field fields[] = {
    KF_RECORD_ROW(struct iceberg, above, "above", .record = &part_record, .flags = KF_REQUIRED,
                  .help = "What others can see."),
    KF_RECORD_ROW(struct iceberg, below, "below", .record = &part_record, .flags = KF_REQUIRED,
                  .help = "What lies under it."),
    KF_TEXT_ROW(struct iceberg, water, "water", .flags = KF_PROSE, .help = "A few words beside the water line."),
    KF_END,
};

/* mm, from the middle of the ice and from the edges of its parts. */
#define LEAST_WIDTH KF_MM(160)
#define TIP_PAD KF_MM(48)   /* each side of the words over the water */
#define PEAK KF_MM(19)      /* over them */
#define BODY_PAD KF_MM(27)  /* each side of the words under it */
#define KEEL KF_MM(20)      /* under them */
#define WATER_HEIGHT KF_MM(6)
#define WAVE_LENGTH KF_MM(12)
#define WAVE_HEIGHT KF_MM(1.3)
#define WATER_WORDS KF_MM(27)
enum { ABOVE_LINES = 2, BELOW_LINES = 4, ITEM_LINES = 2, WATER_LINES = 3 };

static bool is_stacked(const struct kf_build *build)
{
    return build->theme->single_column || build->width < LEAST_WIDTH;
}

/* --- the ice --------------------------------------------------------------------------------------------------------- */

/* On from the last corner with a slight bow, as a hand draws it. */
static void trace_edge(struct kf_canvas *canvas, struct kf_point from, struct kf_point to, int bow)
{
    kf_len dx = (to.x - from.x) / 36 * bow, dy = (to.y - from.y) / 36 * bow;

    kf_canvas_curve(canvas, from.x + (to.x - from.x) / 3 - dy, from.y + (to.y - from.y) / 3 + dx,
                    from.x + (to.x - from.x) * 2 / 3 - dy, from.y + (to.y - from.y) * 2 / 3 + dx, to.x, to.y);
}

/* Clockwise from where the left side meets the water. */
static void trace_ice(struct kf_canvas *canvas, const struct kf_placed *placed)
{
    kf_len x = placed->width / 2, mm = KF_MM(1), water = placed->kids[1].y + WATER_HEIGHT / 2, foot = placed->height;
    kf_len words = PEAK, under = foot - KEEL, tall = water - words, deep = under - water;
    const struct kf_point corners[] = {
        {x - 57 * mm, water},
        {x - 53 * mm, water - tall / 2},
        {x - 47 * mm, words + mm},
        {x - 35 * mm, words - 6 * mm},
        {x - 27 * mm, words - 8 * mm},
        {x - 13 * mm, mm},
        {x - 4 * mm, 7 * mm},
        {x + 5 * mm, 4 * mm},
        {x + 19 * mm, words - 8 * mm},
        {x + 32 * mm, words - 5 * mm},
        {x + 48 * mm, words + 2 * mm},
        {x + 52 * mm, water - tall * 2 / 5},
        {x + 59 * mm, water},
        {x + 74 * mm, water + 7 * mm},
        {x + 81 * mm, water + deep / 2},
        {x + 71 * mm, under + 2 * mm},
        {x + 52 * mm, under + 9 * mm},
        {x + 38 * mm, under + 11 * mm},
        {x + 13 * mm, foot - mm},
        {x + 3 * mm, foot - 4 * mm},
        {x - 11 * mm, foot - 2 * mm},
        {x - 36 * mm, under + 10 * mm},
        {x - 52 * mm, under + 8 * mm},
        {x - 72 * mm, under},
        {x - 80 * mm, water + deep * 2 / 5},
        {x - 72 * mm, water + 8 * mm},
    };
    int count = G_N_ELEMENTS(corners);

    kf_canvas_move(canvas, corners[0].x, corners[0].y);
    for (int i = 0; i < count; i++) {
        trace_edge(canvas, corners[i], corners[(i + 1) % count], i % 3 == 1 ? 1 : -1);
    }
    kf_canvas_close(canvas);
}

/* Down from each summit. */
static void trace_ridges(struct kf_canvas *canvas, const struct kf_placed *placed)
{
    kf_len x = placed->width / 2, mm = KF_MM(1);
    const struct kf_point ridges[][3] = {
        {{x - 13 * mm, mm}, {x - 9 * mm, 8 * mm}, {x - 14 * mm, PEAK - 3 * mm}},
        {{x + 5 * mm, 4 * mm}, {x + 9 * mm, 9 * mm}, {x + 7 * mm, PEAK - 6 * mm}},
    };

    for (int i = 0; i < (int)G_N_ELEMENTS(ridges); i++) {
        kf_canvas_move(canvas, ridges[i][0].x, ridges[i][0].y);
        trace_edge(canvas, ridges[i][0], ridges[i][1], 1);
        trace_edge(canvas, ridges[i][1], ridges[i][2], -1);
    }
}

static void draw_ice(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    (void)data;
    trace_ice(canvas, placed);
    if (canvas->theme->inks[KF_INK_TINT].green < 1) {
        kf_canvas_fill_keep(canvas, KF_INK_TINT);
    }
    kf_canvas_stroke_round(canvas, canvas->theme->strokes[KF_STROKE_ARC], KF_INK_ACCENT, 0);
    trace_ridges(canvas, placed);
    kf_canvas_stroke_round(canvas, canvas->theme->strokes[KF_STROKE_TICK], KF_INK_ACCENT, 0);
}

static void trace_waves(struct kf_canvas *canvas, kf_len x, kf_len y, int count)
{
    kf_canvas_move(canvas, x, y);
    for (int i = 0; i < count; i++, x += WAVE_LENGTH) {
        kf_canvas_curve(canvas, x + WAVE_LENGTH / 4, y - WAVE_HEIGHT, x + WAVE_LENGTH / 4, y - WAVE_HEIGHT,
                        x + WAVE_LENGTH / 2, y);
        kf_canvas_curve(canvas, x + WAVE_LENGTH * 3 / 4, y + WAVE_HEIGHT, x + WAVE_LENGTH * 3 / 4, y + WAVE_HEIGHT,
                        x + WAVE_LENGTH, y);
    }
}

/* Whole waves from edge to edge. */
static void draw_water(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    int count = placed->width / WAVE_LENGTH;
    kf_len left = (placed->width - count * WAVE_LENGTH) / 2, y = placed->height / 2;

    (void)data;
    trace_waves(canvas, left, y, count);
    kf_canvas_stroke_round(canvas, canvas->theme->strokes[KF_STROKE_ARC], KF_INK_ACCENT, 0);
}

/* --- parts ----------------------------------------------------------------------------------------------------------- */

static struct kf_box *part_box(struct kf_build *build, const struct part *part, int blank)
{
    struct kf_box *title = kf_part_text(build, &part->title, KF_STYLE_SUBHEAD, KF_ROLE_P);
    const struct kf_writing writing = {
        .items = &part->items,
        .lines = part->lines,
        .blank = blank,
        .address = kf_arena_format(build->arena, "%s/lines", part->address),
        .label = kf_build_spoken(build, title->as.text.text),
    };

    title->flags |= KF_KEEP_NEXT;
    struct kf_box *box = kf_part_stack(build, KF_MM(1), title, kf_part_writing(build, &writing), NULL);
    box->address = part->address;
    box->origin = part->node;
    box->flags |= KF_ITEM;
    return box;
}

static struct kf_box *water_line(struct kf_build *build)
{
    struct kf_box *art = kf_box_art(build->arena, build->width, WATER_HEIGHT, draw_water, NULL);

    return kf_part_figure(build, art, kf_vocabulary_get(build->content->vocabulary, "water-line-alt"));
}

/* The words stand on the water, beside the ice. */
static struct kf_box *water_box(struct kf_build *build, const struct iceberg *iceberg)
{
    struct kf_box *words = kf_part_text(build, &iceberg->water, KF_STYLE_DETAIL, KF_ROLE_P);
    struct kf_box *box = kf_box_art(build->arena, build->width, WATER_HEIGHT, NULL, NULL);
    struct kf_child children[2];
    int count = 0;

    if (words) {
        int lines = kf_shape(build->shaper, words->as.text.text, KF_STYLE_DETAIL, WATER_WORDS)->line_count;
        kf_len height = lines * build->theme->types[KF_STYLE_DETAIL].line;
        words->as.text.align = KF_ALIGN_END;
        children[count++] = (struct kf_child){words, build->width - WATER_WORDS, -height, WATER_WORDS, height};
    }
    children[count++] = (struct kf_child){water_line(build), 0, 0, build->width, WATER_HEIGHT};
    kf_box_art_children(build->arena, box, children, count);
    return box;
}

static bool part_fits(struct kf_build *build, const struct part *part, kf_len width)
{
    const struct kf_writing writing = {.items = &part->items};
    bool title = kf_part_fits(build, &part->title, KF_STYLE_SUBHEAD, width, 1);

    return kf_writing_fits(build, &writing, width, ITEM_LINES) && title;
}

static struct kf_box *drawn(struct kf_build *build, const struct iceberg *iceberg)
{
    struct kf_build tip_build = *build, body_build = *build;

    tip_build.width -= 2 * TIP_PAD;
    body_build.width -= 2 * BODY_PAD;
    part_fits(build, iceberg->above, tip_build.width);
    part_fits(build, iceberg->below, body_build.width);
    kf_part_fits(build, &iceberg->water, KF_STYLE_DETAIL, WATER_WORDS, WATER_LINES);
    struct kf_box *tip = part_box(&tip_build, iceberg->above, ABOVE_LINES);
    struct kf_box *body = part_box(&body_build, iceberg->below, BELOW_LINES);
    tip->as.stack.pad = (struct kf_pad){PEAK, TIP_PAD, KF_MM(2), TIP_PAD};
    body->as.stack.pad = (struct kf_pad){KF_MM(3), BODY_PAD, KEEL, BODY_PAD};
    struct kf_box *box = kf_part_stack(build, 0, tip, water_box(build, iceberg), body, NULL);
    box->decorate = draw_ice;
    box->flags |= KF_KEEP_WHOLE;
    return box;
}

/* --- large print ----------------------------------------------------------------------------------------------------- */

static struct kf_box *panel(const struct kf_build *build, const struct part *part, int blank, enum kf_frame_kind frame)
{
    struct kf_build inner = *build;

    inner.width -= 2 * build->theme->padding;
    return kf_part_frame(&inner, part_box(&inner, part, blank), frame);
}

static struct kf_box *stacked(struct kf_build *build, const struct iceberg *iceberg)
{
    struct kf_box *above = panel(build, iceberg->above, ABOVE_LINES, KF_FRAME_PLAIN), *water = water_line(build);
    struct kf_box *below = panel(build, iceberg->below, BELOW_LINES, KF_FRAME_BOLD);
    struct kf_box *words = kf_part_text(build, &iceberg->water, KF_STYLE_COMPACT, KF_ROLE_P);

    water->flags |= KF_KEEP_NEXT;
    if (words) {
        words->flags |= KF_KEEP_NEXT;
        return kf_part_stack(build, KF_MM(2), above, words, water, below, NULL);
    }
    return kf_part_stack(build, KF_MM(2), above, water, below, NULL);
}

static struct kf_box *build_iceberg(struct kf_build *build, const struct kf_block *block, const void *data)
{
    (void)block;
    return is_stacked(build) ? stacked(build, data) : drawn(build, data);
}

const struct kf_block_type kf_block_iceberg = {
    .name = "iceberg",
    .record = {.name = "iceberg", .summary = "What shows, and the larger part under the water.",
               .size = sizeof(struct iceberg), .fields = fields, .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE},
    .build = build_iceberg,
    .tool = true,
    .visual = true,
    .example = "iceberg:\n"
               "  above:\n"
               "    title: What others may see\n"
               "    items: [I go quiet., I say I am fine.]\n"
               "  water: Both are me.\n"
               "  below:\n"
               "    title: What may be under it\n"
               "    items: [I miss how close we were., I am scared to ask for too much.]\n"
               "    lines: 2\n",
};
