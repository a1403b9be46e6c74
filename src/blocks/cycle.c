/* What goes round: three to five stations on a ring with arrows from one to the next, and a way out of it. Where a page has
 * a single column, boxes under one another with an arrow back to the first. */
#include "blocks/build.h"

#include <math.h>

#include "layout/layout.h"

enum { STATIONS_MOST = 5, CENTRE_LINES_MOST = 3 };

struct station {
    const char *id, *address;
    const struct kf_node *node;
    struct kf_text title, text;
};

struct cycle {
    struct kf_text centre, exit;
    struct kf_records stations; /* struct station */
};

static const struct kf_field station_fields[] = {
    KF_WORD_ROW(struct station, id, "id", .flags = KF_IS_ID, .help = "The station's name in addresses."),
    KF_TEXT_ROW(struct station, title, "title", .flags = KF_PROSE | KF_REQUIRED, .help = "What happens, in a few words."),
    KF_TEXT_ROW(struct station, text, "text", .flags = KF_PROSE, .help = "What it is like, two short lines."),
    KF_END,
};

static const struct kf_record station_record = {
    .name = "station",
    .summary = "A station of a cycle.",
    .size = sizeof(struct station),
    .fields = station_fields,
    .node_offset = offsetof(struct station, node),
    .address_offset = offsetof(struct station, address),
};

static const struct kf_field fields[] = {
    KF_TEXT_ROW(struct cycle, centre, "centre", .flags = KF_PROSE | KF_REQUIRED, .help = "The cycle's name, up to three words."),
    KF_RECORDS_ROW(struct cycle, stations, "stations", .record = &station_record, .min = 3, .max = STATIONS_MOST,
                   .flags = KF_REQUIRED, .help = "The stations in order; the last leads to the first."),
    KF_TEXT_ROW(struct cycle, exit, "exit", .flags = KF_PROSE, .help = "The way out, one line; the first words may be **bold**."),
    KF_END,
};

/* mm, from the target page. */
#define RING KF_MM(20)
#define BADGE_ROOM 15.5 /* degrees of the ring that stay free on each side of a badge's centre */
#define ARROW KF_MM(2.6)
#define ARROW_HALF KF_MM(1.9)
#define ARROW_TURN 4.0 /* degrees inward: the legs lie on both sides of the curve, not of its tangent */
#define LABEL_WIDTH KF_MM(64)
#define LABEL_LEAST KF_MM(19.5)
#define LABEL_GAP KF_MM(3)
#define LABEL_CORNER KF_MM(4) /* a leader ends no nearer to it */
#define EXIT_WIDTH KF_MM(152)
#define EXIT_LEAST KF_MM(10)
#define EXIT_GAP KF_MM(4.1)  /* under the boxes */
#define STEM KF_MM(8.1)      /* from the ring's foot to the way out */
#define STEM_GAP KF_MM(1.6)  /* before and after the stem */
#define EXIT_PAD KF_MM(5)
#define DOOR KF_MM(8)
#define DOOR_GAP KF_MM(2.4)
#define WIDTH_LEAST KF_MM(176) /* two boxes and the ring between them */
#define DEGREE (G_PI / 180)

/* --- what both forms share ------------------------------------------------------------------------------------------- */

static struct kf_box *label_of(struct kf_build *build, const struct station *station, int number)
{
    const struct kf_inline *title = kf_inline_with(build->arena, kf_build_inline(build, &station->title), KF_STRONG);
    struct kf_box *box = kf_part_stack(build, 0, kf_part_inline(build, title, KF_STYLE_COMPACT, KF_ROLE_P),
                                       kf_part_text(build, &station->text, KF_STYLE_COMPACT, KF_ROLE_P), NULL);

    kf_part_frame(build, box, KF_FRAME_PLAIN);
    box->as.stack.pad = (struct kf_pad){KF_MM(2), KF_MM(3), KF_MM(2), KF_MM(3)};
    box->as.stack.flexible_pad = false;
    box->valign = KF_VALIGN_MIDDLE;
    box->address = station->address;
    box->origin = station->node;
    box->flags |= KF_ITEM;
    box->item = number;
    return box;
}

static void draw_exit(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len stroke = canvas->theme->strokes[KF_STROKE_MEDIUM];

    (void)data;
    kf_canvas_rectangle(canvas, stroke / 2, stroke / 2, placed->width - stroke, placed->height - stroke, KF_MM(5));
    kf_canvas_stroke(canvas, stroke, KF_INK_ACCENT, KF_DASH_INSTEAD);
}

static kf_len door_size(const struct kf_build *build)
{
    return build->theme->single_column ? build->theme->icon : DOOR;
}

/* A dashed pill: the only shape on the page that is open, as the way out is. */
static struct kf_box *exit_of(struct kf_build *build, const struct kf_text *text, kf_len width)
{
    kf_len size = door_size(build), high = build->theme->single_column ? KF_MM(3) : KF_MM(1);
    struct kf_box *door = kf_part_icon(build, "door", size, KF_STROKE_MEDIUM, KF_INK_ACCENT);
    struct kf_box *words = kf_part_text(build, text, KF_STYLE_BODY, KF_ROLE_P);
    struct kf_list kids = {0};

    door->valign = words->valign = KF_VALIGN_MIDDLE;
    kf_list_add(build->arena, &kids, door);
    kf_list_add(build->arena, &kids, words);
    struct kf_box *row = kf_box_row(build->arena, &kids, (const kf_len[]){size, 0}, width - 2 * EXIT_PAD, DOOR_GAP);
    struct kf_box *box = kf_part_stack(build, 0, row, NULL);
    box->as.stack.pad = (struct kf_pad){high, EXIT_PAD, high, EXIT_PAD};
    box->valign = KF_VALIGN_MIDDLE;
    box->height = (struct kf_height){EXIT_LEAST, EXIT_LEAST, EXIT_LEAST, KF_GIVE_ROWS};
    box->decorate = draw_exit;
    box->flags |= KF_KEEP_WHOLE;
    return box;
}

/* Wider where that keeps the words on one line. */
static kf_len exit_width(struct kf_build *build, const struct kf_text *text)
{
    kf_len words = kf_shape(build->shaper, kf_build_inline(build, text), KF_STYLE_BODY, 0)->widest + KF_LEN_PER_PT;
    kf_len width = words + 2 * EXIT_PAD + DOOR + DOOR_GAP;

    return width > EXIT_WIDTH && width <= build->width ? width : EXIT_WIDTH;
}

struct vector {
    double x, y;
};

/* An open arrowhead; `towards` has length 1. Adds to the path. */
static void trace_arrowhead(struct kf_canvas *canvas, kf_len x, kf_len y, struct vector towards)
{
    kf_len back_x = x - (kf_len)(ARROW * towards.x), back_y = y - (kf_len)(ARROW * towards.y);
    kf_len side_x = (kf_len)(ARROW_HALF * -towards.y), side_y = (kf_len)(ARROW_HALF * towards.x);

    kf_canvas_move(canvas, back_x + side_x, back_y + side_y);
    kf_canvas_line(canvas, x, y);
    kf_canvas_line(canvas, back_x - side_x, back_y - side_y);
}

/* --- the ring -------------------------------------------------------------------------------------------------------- */

struct ring { /* as drawn */
    int count;
    double angles[STATIONS_MOST]; /* degrees, clockwise from three o'clock */
    kf_len leaders[STATIONS_MOST]; /* y where each meets its box, from the ring's centre */
    kf_len x, y, badge;           /* centre; side of a badge */
    kf_len exit_top;              /* 0: no way out */
};

/* Even steps, the first at the top left, none at the foot: the way out begins there. */
static double angle_of(int at, int count)
{
    return 180.0 + (180.0 + 360.0 * at) / count;
}

static struct vector on_ring(double degrees)
{
    return (struct vector){cos(degrees * DEGREE), sin(degrees * DEGREE)};
}

/* One curve for an arc of up to 90 degrees. */
static void trace_arc(struct kf_canvas *canvas, const struct ring *ring, double from, double to)
{
    double handle = RING * 4.0 / 3.0 * tan((to - from) * DEGREE / 4);
    struct vector a = on_ring(from), b = on_ring(to), turned = on_ring(to - ARROW_TURN);
    kf_len x1 = ring->x + (kf_len)(RING * a.x), y1 = ring->y + (kf_len)(RING * a.y);
    kf_len x2 = ring->x + (kf_len)(RING * b.x), y2 = ring->y + (kf_len)(RING * b.y);

    kf_canvas_move(canvas, x1, y1);
    kf_canvas_curve(canvas, x1 - (kf_len)(handle * a.y), y1 + (kf_len)(handle * a.x), x2 + (kf_len)(handle * b.y),
                    y2 - (kf_len)(handle * b.x), x2, y2);
    trace_arrowhead(canvas, x2, y2, (struct vector){-turned.y, turned.x});
}

/* From a badge to its box. */
static void trace_leader(struct kf_canvas *canvas, const struct ring *ring, int station, kf_len width)
{
    struct vector at = on_ring(ring->angles[station]);
    kf_len x = ring->x + (kf_len)(RING * at.x), y = ring->y + (kf_len)(RING * at.y), half = ring->badge / 2;

    kf_canvas_move(canvas, at.x < 0 ? x - half : x + half, y);
    kf_canvas_line(canvas, at.x < 0 ? LABEL_WIDTH : width - LABEL_WIDTH, ring->y + ring->leaders[station]);
}

static void draw_stem(struct kf_canvas *canvas, const struct ring *ring)
{
    kf_len stroke = canvas->theme->strokes[KF_STROKE_MEDIUM], tip = ring->exit_top - STEM_GAP / 2;

    kf_canvas_move(canvas, ring->x, ring->y + RING + STEM_GAP);
    kf_canvas_line(canvas, ring->x, tip);
    kf_canvas_stroke(canvas, stroke, KF_INK_ACCENT, KF_DASH_INSTEAD);
    trace_arrowhead(canvas, ring->x, tip, (struct vector){0, 1});
    kf_canvas_stroke(canvas, stroke, KF_INK_ACCENT, KF_DASH_NONE);
}

static void draw_ring(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    const struct ring *ring = data;

    for (int i = 0; i < ring->count; i++) {
        trace_leader(canvas, ring, i, placed->width);
    }
    kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_LINE], KF_INK_BLACK, KF_DASH_NONE);
    for (int i = 0; i < ring->count; i++) {
        double next = i + 1 < ring->count ? ring->angles[i + 1] : ring->angles[0] + 360;
        trace_arc(canvas, ring, ring->angles[i] + BADGE_ROOM, next - BADGE_ROOM);
    }
    kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_ARC], KF_INK_ACCENT, KF_DASH_NONE);
    if (ring->exit_top > 0) {
        draw_stem(canvas, ring);
    }
}

struct label { /* where a station's box stands; y from the ring's centre until all are known */
    struct kf_box *box;
    bool left;
    kf_len y, height, badge_y;
};

struct picture { /* while the boxes are made */
    struct kf_build *build;
    struct ring *ring;
    struct label labels[STATIONS_MOST];
    kf_len height;
};

static kf_len height_of(struct kf_build *build, const struct kf_box *box, kf_len width)
{
    struct kf_fit fit = kf_fit_natural(build->theme);

    return kf_measure(build->shaper, box, width, &fit);
}

/* Labels of one side, from the top down. */
static int side_of(struct picture *picture, bool left, struct label *ret_side[STATIONS_MOST])
{
    int count = 0;

    for (int i = 0; i < picture->ring->count; i++) {
        struct label *label = &picture->labels[i];
        int at = count;
        if (label->left != left) {
            continue;
        }
        for (; at > 0 && ret_side[at - 1]->badge_y > label->badge_y; at--) {
            ret_side[at] = ret_side[at - 1];
        }
        ret_side[at] = label;
        count++;
    }
    return count;
}

/* Each box is level with its badge while it is short. Boxes that would touch move apart, away from the middle of their
 * side: type never shrinks and nothing is cut, so the drawing grows. */
static void part_side(struct picture *picture, bool left)
{
    struct label *side[STATIONS_MOST];
    int count = side_of(picture, left, side), middle = count / 2;

    if (count == 2) {
        kf_len over = side[0]->y + side[0]->height + LABEL_GAP - side[1]->y;
        side[0]->y -= kf_len_max(0, over / 2);
    }
    for (int i = middle; i + 1 < count; i++) {
        side[i + 1]->y = kf_len_max(side[i + 1]->y, side[i]->y + side[i]->height + LABEL_GAP);
    }
    for (int i = middle; i > 0; i--) {
        side[i - 1]->y = kf_len_min(side[i - 1]->y, side[i]->y - LABEL_GAP - side[i - 1]->height);
    }
}

static void settle(struct picture *picture, const struct cycle *cycle)
{
    struct ring *ring = picture->ring;
    kf_len top = -RING, foot = RING;

    for (int i = 0; i < ring->count; i++) {
        struct label *label = &picture->labels[i];
        ring->angles[i] = angle_of(i, ring->count);
        label->box = label_of(picture->build, cycle->stations.items[i], i + 1);
        label->left = on_ring(ring->angles[i]).x < 0;
        label->badge_y = (kf_len)(RING * on_ring(ring->angles[i]).y);
        label->height = kf_len_max(LABEL_LEAST, height_of(picture->build, label->box, LABEL_WIDTH));
        label->y = label->badge_y - label->height / 2;
    }
    part_side(picture, true);
    part_side(picture, false);
    for (int i = 0; i < ring->count; i++) {
        const struct label *label = &picture->labels[i];
        top = kf_len_min(top, kf_len_min(label->y, label->badge_y - ring->badge / 2));
        foot = kf_len_max(foot, kf_len_max(label->y + label->height, label->badge_y + ring->badge / 2));
        ring->leaders[i] = kf_len_min(kf_len_max(label->badge_y, label->y + LABEL_CORNER),
                                      label->y + label->height - LABEL_CORNER);
    }
    ring->y = -top;
    picture->height = ring->y + foot;
}

static struct kf_box *area(struct picture *picture, enum kf_role role, const struct kf_child *children, int count)
{
    struct kf_arena *arena = picture->build->arena;
    struct kf_box *box = kf_box_art(arena, picture->build->width, picture->height, NULL, NULL);

    kf_box_art_children(arena, box, children, count);
    return kf_box_role(arena, box, role);
}

static struct kf_box *station_area(struct picture *picture, int at)
{
    const struct ring *ring = picture->ring;
    const struct label *label = &picture->labels[at];
    struct vector place = on_ring(ring->angles[at]);
    kf_len half = ring->badge / 2;
    struct kf_box *badge = kf_part_number(picture->build, at + 1, /* small */ false);
    const struct kf_child children[] = {
        {badge, ring->x + (kf_len)(RING * place.x) - half, ring->y + (kf_len)(RING * place.y) - half, ring->badge, 0},
        {kf_box_role(picture->build->arena, label->box, KF_ROLE_BODY),
         label->left ? 0 : picture->build->width - LABEL_WIDTH, ring->y + label->y, LABEL_WIDTH, label->height},
    };

    return area(picture, KF_ROLE_ITEM, children, G_N_ELEMENTS(children));
}

static struct kf_box *list_area(struct picture *picture)
{
    struct kf_child items[STATIONS_MOST];

    for (int i = 0; i < picture->ring->count; i++) {
        items[i] = (struct kf_child){station_area(picture, i), 0, 0, picture->build->width, picture->height};
    }
    struct kf_box *list = area(picture, KF_ROLE_LIST, items, picture->ring->count);
    struct kf_tag *tag = kf_tag_new(picture->build->arena, KF_ROLE_LIST);
    tag->numbering = KF_NUMBERING_DECIMAL;
    list->tag = tag;
    return list;
}

/* Room inside the ring, between the badges. */
static kf_len centre_width(int count)
{
    return count == 4 ? KF_MM(34) : KF_MM(28);
}

static bool fits_in_ring(struct kf_build *build, const struct cycle *cycle)
{
    kf_len width = centre_width(cycle->stations.count);
    const struct kf_inline *words = kf_build_inline(build, &cycle->centre);
    char **parts = g_strsplit(words->text, " ", -1);
    bool fits = kf_shape(build->shaper, words, KF_STYLE_HEADING, width)->line_count <= CENTRE_LINES_MOST;

    for (int i = 0; parts[i]; i++) { /* a word is never broken */
        const struct kf_inline *word = kf_build_plain(build, kf_arena_string(build->arena, parts[i]));
        fits = fits && kf_shape(build->shaper, word, KF_STYLE_HEADING, 0)->widest <= width;
    }
    g_strfreev(parts);
    return fits;
}

static struct kf_box *centre_of(struct kf_build *build, const struct cycle *cycle)
{
    return kf_part_text(build, &cycle->centre, KF_STYLE_HEADING, KF_ROLE_P);
}

static struct kf_child centre_child(struct picture *picture, const struct cycle *cycle)
{
    const struct ring *ring = picture->ring;
    struct kf_box *words = centre_of(picture->build, cycle);
    kf_len width = centre_width(ring->count), height = height_of(picture->build, words, width);

    words->as.text.align = KF_ALIGN_CENTRE;
    return (struct kf_child){words, ring->x - width / 2, ring->y - height / 2, width, height};
}

static struct kf_box *drawing(struct kf_build *build, const struct cycle *cycle, bool centred)
{
    struct ring *ring = KF_NEW(build->arena, struct ring);
    struct picture picture = {.build = build, .ring = ring};
    struct kf_child children[3];
    int count = 0;

    *ring = (struct ring){.count = cycle->stations.count, .x = build->width / 2, .badge = build->theme->number};
    settle(&picture, cycle);
    kf_len list_height = picture.height;
    if (centred) {
        children[count++] = centre_child(&picture, cycle);
    }
    children[count++] = (struct kf_child){list_area(&picture), 0, 0, build->width, list_height};
    if (cycle->exit.text) {
        kf_len width = exit_width(build, &cycle->exit);
        struct kf_box *way_out = exit_of(build, &cycle->exit, width);
        kf_len height = height_of(build, way_out, width);
        ring->exit_top = kf_len_max(ring->y + RING + STEM, list_height + EXIT_GAP);
        children[count++] = (struct kf_child){way_out, (build->width - width) / 2, ring->exit_top, width, height};
        picture.height = ring->exit_top + height;
    }
    struct kf_box *box = kf_box_art(build->arena, build->width, picture.height, draw_ring, ring);
    kf_box_art_children(build->arena, box, children, count);
    return box;
}

/* --- one column ------------------------------------------------------------------------------------------------------ */

#define RETURN_ROOM KF_MM(9) /* for the arrow back, at the far side */
#define STEP_GAP KF_MM(8)    /* for the arrow on */

/* Arrows from circle to circle, and one back along the side; cut at a page's end, it goes on over the next. */
static void draw_steps(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len stroke = canvas->theme->strokes[KF_STROKE_ARC], x = canvas->theme->number / 2, inset = KF_MM(1);
    kf_len side = placed->width - stroke / 2, edge = placed->width - RETURN_ROOM;
    const struct kf_rect *first = &placed->kids[0], *last = &placed->kids[placed->kid_count - 1];
    kf_len from = last->y + last->height / 2, to = first->y + first->height / 2;

    (void)data;
    for (int i = 0; i + 1 < placed->kid_count; i++) {
        kf_len tip = placed->kids[i + 1].y - inset;
        kf_canvas_move(canvas, x, placed->kids[i].y + canvas->theme->number + inset);
        kf_canvas_line(canvas, x, tip);
        trace_arrowhead(canvas, x, tip, (struct vector){0, 1});
    }
    if (placed->open_bottom) {
        kf_canvas_move(canvas, side, placed->height);
    } else {
        kf_canvas_move(canvas, edge, from);
        kf_canvas_line(canvas, side, from);
    }
    if (placed->open_top) {
        kf_canvas_line(canvas, side, 0);
    } else {
        kf_canvas_line(canvas, side, to);
        kf_canvas_line(canvas, edge + inset, to);
        trace_arrowhead(canvas, edge + inset, to, (struct vector){-1, 0});
    }
    kf_canvas_stroke(canvas, stroke, KF_INK_ACCENT, KF_DASH_NONE);
}

static struct kf_box *steps(struct kf_build *build, const struct cycle *cycle)
{
    struct kf_build narrow = *build;
    struct kf_list items = {0};

    narrow.width = build->width - RETURN_ROOM;
    for (int i = 0; i < cycle->stations.count; i++) {
        struct kf_box *label = kf_box_role(build->arena, label_of(build, cycle->stations.items[i], i + 1), KF_ROLE_BODY);
        label->height = (struct kf_height){build->theme->number, build->theme->number, build->theme->number, KF_GIVE_ROWS};
        kf_list_add(build->arena, &items,
                    kf_part_item(&narrow, kf_part_number(build, i + 1, /* small */ false), build->theme->number,
                                 KF_MM(4), label));
    }
    struct kf_box *list = kf_part_list(build, &items, STEP_GAP, KF_NUMBERING_DECIMAL);
    list->decorate = draw_steps;
    return list;
}

static struct kf_box *stacked(struct kf_build *build, const struct cycle *cycle)
{
    struct kf_box *name = centre_of(build, cycle);

    name->flags |= KF_KEEP_NEXT;
    return kf_part_stack(build, build->theme->gap, name, steps(build, cycle),
                         cycle->exit.text ? exit_of(build, &cycle->exit, build->width) : NULL, NULL);
}

static struct kf_box *build_cycle(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct cycle *cycle = data;

    (void)block;
    if (build->theme->single_column || build->width < WIDTH_LEAST) {
        return stacked(build, cycle);
    }
    if (fits_in_ring(build, cycle)) {
        return drawing(build, cycle, /* centred */ true);
    }
    struct kf_box *name = centre_of(build, cycle);
    name->flags |= KF_KEEP_NEXT;
    return kf_part_stack(build, KF_MM(2), name, drawing(build, cycle, /* centred */ false), NULL);
}

const struct kf_block_type kf_block_cycle = {
    .name = "cycle",
    .record = {.name = "cycle", .summary = "What goes round, station by station, and a way out of it.",
               .size = sizeof(struct cycle), .fields = fields, .node_offset = KF_NOWHERE, .address_offset = KF_NOWHERE,
               .shorthand = "stations"},
    .build = build_cycle,
    .example = "cycle:\n"
               "  centre: The protection cycle\n"
               "  stations:\n"
               "    - {id: stir, title: Something stirs a hurt, text: A cancelled plan. A late reply.}\n"
               "    - {id: alarm, title: My alarm goes off, text: My heart races. My thoughts speed up.}\n"
               "    - {id: protect, title: I protect myself, text: \"I hold on tight, pull away or go numb.\"}\n"
               "    - {id: apart, title: We feel farther apart, text: No one gets what they need.}\n"
               "  exit: \"**A way out:** first ask if you are safe now. Then pause.\"\n",
};
