/* What goes round: three to five stations on a ring with arrows from one to the next, and a way out of it. Where a page has
 * a single column, boxes under one another with an arrow back to the first. */
#include "blocks/stations.h"
#include "diagrams/arrow.h"

#include <math.h>

enum { STATIONS_MOST = 5, CENTRE_LINES_MOST = 3 };

struct cycle {
    struct kf_text centre, exit;
    struct kf_records stations; /* struct kf_station */
};

static const struct kf_field fields[] = {
    KF_TEXT_ROW(struct cycle, centre, "centre", .flags = KF_PROSE | KF_REQUIRED, .help = "The cycle's name, up to three words."),
    KF_RECORDS_ROW(struct cycle, stations, "stations", .record = &kf_station_record, .min = 3, .max = STATIONS_MOST,
                   .flags = KF_REQUIRED, .help = "The stations in order; the last leads to the first."),
    KF_TEXT_ROW(struct cycle, exit, "exit", .flags = KF_PROSE, .help = "The way out, one line; the first words may be **bold**."),
    KF_END,
};

/* mm, from the target page. */
#define RING KF_MM(20)
#define BADGE_ROOM 15.5 /* degrees of the ring that stay free on each side of a badge's centre */
#define ARROW_TURN 4.0 /* degrees inward: the legs lie on both sides of the curve, not of its tangent */
#define LABEL_WIDTH KF_MM(64)
#define LABEL_LEAST KF_MM(19.5)
#define LABEL_GAP KF_MM(3)
#define LABEL_CORNER KF_MM(4) /* a leader ends no nearer to it */
#define EXIT_GAP KF_MM(4.1)  /* under the boxes */
#define STEM KF_MM(8.1)      /* from the ring's foot to the way out */
#define STEM_GAP KF_MM(1.6)  /* before and after the stem */
#define WIDTH_LEAST KF_MM(176) /* two boxes and the ring between them */
#define DEGREE (G_PI / 180)

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

static struct kf_direction on_ring(double degrees)
{
    return (struct kf_direction){cos(degrees * DEGREE), sin(degrees * DEGREE)};
}

/* One curve for an arc of up to 90 degrees. */
static void trace_arc(struct kf_canvas *canvas, const struct ring *ring, double from, double to)
{
    double handle = RING * 4.0 / 3.0 * tan((to - from) * DEGREE / 4);
    struct kf_direction a = on_ring(from), b = on_ring(to), turned = on_ring(to - ARROW_TURN);
    kf_len x1 = ring->x + (kf_len)(RING * a.x), y1 = ring->y + (kf_len)(RING * a.y);
    kf_len x2 = ring->x + (kf_len)(RING * b.x), y2 = ring->y + (kf_len)(RING * b.y);

    kf_canvas_move(canvas, x1, y1);
    kf_canvas_curve(canvas, x1 - (kf_len)(handle * a.y), y1 + (kf_len)(handle * a.x), x2 + (kf_len)(handle * b.y),
                    y2 - (kf_len)(handle * b.x), x2, y2);
    kf_arrow_head(canvas, x2, y2, (struct kf_direction){-turned.y, turned.x});
}

/* From a badge to its box. */
static void trace_leader(struct kf_canvas *canvas, const struct ring *ring, int station, kf_len width)
{
    struct kf_direction at = on_ring(ring->angles[station]);
    kf_len x = ring->x + (kf_len)(RING * at.x), y = ring->y + (kf_len)(RING * at.y), half = ring->badge / 2;

    kf_canvas_move(canvas, at.x < 0 ? x - half : x + half, y);
    kf_canvas_line(canvas, at.x < 0 ? LABEL_WIDTH : width - LABEL_WIDTH, ring->y + ring->leaders[station]);
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
    kf_arrow_stroke(canvas);
    if (ring->exit_top > 0) {
        kf_arrow_draw_dashed(canvas, ring->x, ring->y + RING + STEM_GAP, ring->x, ring->exit_top - STEM_GAP / 2);
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
        label->box = kf_station_box(picture->build, cycle->stations.items[i], i + 1, /* still */ true);
        label->left = on_ring(ring->angles[i]).x < 0;
        label->badge_y = (kf_len)(RING * on_ring(ring->angles[i]).y);
        label->height = kf_len_max(LABEL_LEAST, kf_station_height(picture->build, label->box, LABEL_WIDTH));
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
    struct kf_direction place = on_ring(ring->angles[at]);
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
    return kf_part_has_room(build, &cycle->centre, KF_STYLE_HEADING, centre_width(cycle->stations.count),
                               CENTRE_LINES_MOST);
}

static struct kf_box *centre_of(struct kf_build *build, const struct cycle *cycle)
{
    return kf_part_text(build, &cycle->centre, KF_STYLE_HEADING, KF_ROLE_P);
}

static struct kf_box *exit_of(struct kf_build *build, const struct cycle *cycle, kf_len width)
{
    return kf_station_exit(build, kf_part_text(build, &cycle->exit, KF_STYLE_BODY, KF_ROLE_P), width);
}

static struct kf_child centre_child(struct picture *picture, const struct cycle *cycle)
{
    const struct ring *ring = picture->ring;
    struct kf_box *words = centre_of(picture->build, cycle);
    kf_len width = centre_width(ring->count), height = kf_station_height(picture->build, words, width);

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
        kf_len width = kf_station_exit_width(build, &cycle->exit);
        struct kf_box *way_out = exit_of(build, cycle, width);
        kf_len height = kf_station_height(build, way_out, width);
        ring->exit_top = kf_len_max(ring->y + RING + STEM, list_height + EXIT_GAP);
        children[count++] = (struct kf_child){way_out, (build->width - width) / 2, ring->exit_top, width, height};
        picture.height = ring->exit_top + height;
    }
    struct kf_box *box = kf_box_art(build->arena, build->width, picture.height, draw_ring, ring);
    kf_box_art_children(build->arena, box, children, count);
    return box;
}

/* --- one column ------------------------------------------------------------------------------------------------------ */

static struct kf_box *stacked(struct kf_build *build, const struct cycle *cycle)
{
    struct kf_box *name = centre_of(build, cycle);

    name->flags |= KF_KEEP_NEXT;
    return kf_part_stack(build, build->theme->gap, name, kf_station_numbered_list(build, &cycle->stations, /* returns */ true),
                         cycle->exit.text ? exit_of(build, cycle, build->width) : NULL, NULL);
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
    .visual = true,
    .example = "cycle:\n"
               "  centre: The protection cycle\n"
               "  stations:\n"
               "    - {id: stir, title: Something stirs a hurt, text: A cancelled plan. A late reply.}\n"
               "    - {id: alarm, title: My alarm goes off, text: My heart races. My thoughts speed up.}\n"
               "    - {id: protect, title: I protect myself, text: \"I hold on tight, pull away or go numb.\"}\n"
               "    - {id: apart, title: We feel farther apart, text: No one gets what they need.}\n"
               "  exit: \"**A way out:** first ask if you are safe now. Then pause.\"\n",
};
