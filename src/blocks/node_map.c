/* A middle with threads to the boxes around it, to read or to write in. In large print, and in a column, the boxes hang
 * from a thread under the middle. */
#include "blocks/stations.h"

#include <math.h>

enum { NODES_MOST = 6, CENTRE_LINES = 3 };

struct node {
    const char *id, *address;
    const struct kf_node *node;
    struct kf_text title, text;
    int lines;
};

struct node_map {
    struct kf_text centre;
    struct kf_records nodes; /* struct node */
};

static const struct kf_field node_fields[] = {
    KF_WORD_ROW(struct node, id, "id", .flags = KF_IS_ID | KF_REQUIRED, .help = "Name of the thread in addresses."),
    KF_TEXT_ROW(struct node, title, "title", .flags = KF_PROSE | KF_REQUIRED,
                .help = "What the thread is, in one to four words."),
    KF_TEXT_ROW(struct node, text, "text", .flags = KF_PROSE, .help = "What belongs to it, in two short lines."),
    KF_INT_ROW(struct node, lines, "lines", .min = 1, .max = 5,
               .help = "Lines to write on; two where there is no text."),
    KF_END,
};

static const struct kf_record node_record = {
    .name = "thread", .summary = "A thread of a node map.", .size = sizeof(struct node), .fields = node_fields,
    .node_offset = offsetof(struct node, node), .address_offset = offsetof(struct node, address)};

static const struct kf_field fields[] = {
    KF_TEXT_ROW(struct node_map, centre, "centre", .flags = KF_PROSE | KF_REQUIRED,
                .help = "What the threads lead to, in up to four words."),
    KF_RECORDS_ROW(struct node_map, nodes, "nodes", .record = &node_record, .min = 3, .max = NODES_MOST,
                   .flags = KF_REQUIRED, .help = "Three to six threads, read from side to side and down."),
    KF_END,
};

#define LEAST_WIDTH KF_MM(170) /* of boxes at both sides of the middle */
#define SIDE KF_MM(60)         /* width of a box */
#define FOOT KF_MM(84)         /* of the last of an odd number, under the middle */
#define ROW_GAP KF_MM(6)
#define RADIUS KF_MM(18)
#define RADIUS_MOST KF_MM(24)
#define RADIUS_STEP KF_MM(1)
#define RADIUS_MORE KF_MM(2)
#define INSIDE 1.5 /* width of the words of a circle, in its radius */
#define KNOT KF_MM(1.1)

static bool is_stacked(const struct kf_build *build)
{
    return build->theme->single_column || build->width < LEAST_WIDTH;
}

/* --- boxes ----------------------------------------------------------------------------------------------------------- */

static struct kf_box *body_of(struct kf_build *build, const struct node *node, bool still)
{
    const char *label = kf_build_spoken(build, kf_build_inline(build, &node->title));
    const struct kf_text none = {0};
    struct kf_box *text = kf_station_words(build, &node->text), *lines = NULL;

    if (!text || node->lines > 0) {
        lines = kf_station_answer(build, &(struct kf_answer){&none, node->address, "lines", label,
                                                             node->lines ? node->lines : 2, still});
    }
    struct kf_box *body = text ? kf_part_stack(build, 0, text, lines, NULL) : kf_part_stack(build, 0, lines, NULL);
    return kf_box_role(build->arena, body, KF_ROLE_BODY);
}

static struct kf_box *node_box(struct kf_build *build, const struct node *node, bool still)
{
    struct kf_box *title = kf_part_text(build, &node->title, KF_STYLE_SUBHEAD, KF_ROLE_LABEL);
    struct kf_box *box = kf_station_frame(build, kf_part_stack(build, 0, title, body_of(build, node, still), NULL));

    box->valign = KF_VALIGN_TOP;
    box->address = node->address;
    box->origin = node->node;
    box->flags |= KF_ITEM;
    return kf_box_role(build->arena, box, KF_ROLE_ITEM);
}

static struct kf_box *centre_of(struct kf_build *build, const struct node_map *map)
{
    struct kf_box *words = kf_part_text(build, &map->centre, KF_STYLE_HEADING, KF_ROLE_P);

    words->as.text.align = KF_ALIGN_CENTRE;
    return words;
}

/* --- around the middle ----------------------------------------------------------------------------------------------- */

struct web { /* as drawn */
    struct kf_rect boxes[NODES_MOST];
    int count;
    kf_len x, y, radius; /* the middle */
    kf_len height;
};

static bool is_foot(const struct web *web, int at)
{
    return web->count % 2 == 1 && at == web->count - 1;
}

/* Where a thread ends: the middle of the side that looks at the circle. */
static void knot_of(const struct web *web, int at, kf_len *ret_x, kf_len *ret_y)
{
    const struct kf_rect *box = &web->boxes[at];

    if (is_foot(web, at)) {
        *ret_x = web->x;
        *ret_y = box->y;
        return;
    }
    *ret_x = box->x < web->x ? box->x + box->width : box->x;
    *ret_y = box->y + box->height / 2;
}

static void draw_knot(struct kf_canvas *canvas, kf_len x, kf_len y)
{
    kf_canvas_circle(canvas, x, y, KNOT);
    kf_canvas_fill(canvas, KF_INK_ACCENT);
}

static void draw_web(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    const struct web *web = data;

    (void)placed;
    for (int i = 0; i < web->count; i++) {
        kf_len x, y;
        knot_of(web, i, &x, &y);
        double length = hypot(x - web->x, y - web->y), part = (double)web->radius / length;
        kf_canvas_move(canvas, web->x + (kf_len)(part * (x - web->x)), web->y + (kf_len)(part * (y - web->y)));
        kf_canvas_line(canvas, x, y);
        kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_MEDIUM], KF_INK_ACCENT, KF_DASH_NONE);
        draw_knot(canvas, x, y);
    }
    kf_canvas_circle(canvas, web->x, web->y, web->radius);
    kf_canvas_paint(canvas, KF_INK_TINT, canvas->theme->strokes[KF_STROKE_BOLD], KF_INK_ACCENT, KF_DASH_NONE);
}

static bool holds(struct kf_build *build, const struct kf_text *centre, kf_len radius)
{
    return kf_part_has_room(build, centre, KF_STYLE_HEADING, (kf_len)(INSIDE * radius), CENTRE_LINES);
}

static int lines_at(struct kf_build *build, const struct kf_text *centre, kf_len radius)
{
    return kf_shape(build->shaper, kf_build_inline(build, centre), KF_STYLE_HEADING, (kf_len)(INSIDE * radius))
        ->line_count;
}

/* The least circle that holds the words; a little larger where that saves a line, which is often one short word. */
static kf_len radius_of(struct kf_build *build, const struct kf_text *centre)
{
    kf_len radius = RADIUS;

    while (radius < RADIUS_MOST && !holds(build, centre, radius)) {
        radius += RADIUS_STEP;
    }
    if (lines_at(build, centre, radius + RADIUS_MORE) < lines_at(build, centre, radius)) {
        radius += RADIUS_MORE;
    }
    kf_part_fits(build, centre, KF_STYLE_HEADING, (kf_len)(INSIDE * radius), CENTRE_LINES);
    return radius;
}

/* Rows of two, as high as the higher; the circle level with the middle of them all. */
static void settle(struct web *web, kf_len width)
{
    int pairs = web->count / 2;
    kf_len y = 0;

    for (int i = 0; i < pairs; i++) {
        struct kf_rect *left = &web->boxes[(size_t)i * 2], *right = left + 1;
        left->y = right->y = y;
        left->height = right->height = kf_len_max(left->height, right->height);
        left->x = 0;
        right->x = width - right->width;
        y += left->height + ROW_GAP;
    }
    kf_len rows = y - ROW_GAP,
           down = kf_len_max(0, web->radius + KF_MM(.5) - rows / 2); /* rows lower than the circle */
    for (int i = 0; i < 2 * pairs; i++) {
        web->boxes[i].y += down;
    }
    web->x = width / 2;
    web->y = rows / 2 + down;
    web->height = rows + 2 * down;
    if (web->count % 2) {
        struct kf_rect *foot = &web->boxes[web->count - 1];
        foot->x = (width - foot->width) / 2;
        foot->y = web->height + ROW_GAP;
        web->height = foot->y + foot->height;
    }
}

static struct kf_box *around(struct kf_build *build, const struct node_map *map)
{
    struct web *web = KF_NEW(build->arena, struct web);
    struct kf_child nodes[NODES_MOST];

    web->count = map->nodes.count;
    web->radius = radius_of(build, &map->centre);
    for (int i = 0; i < web->count; i++) {
        struct kf_rect *at = &web->boxes[i];
        nodes[i].box = node_box(build, map->nodes.items[i], /* still */ true);
        at->width = is_foot(web, i) ? FOOT : SIDE;
        at->height = kf_station_height(build, nodes[i].box, at->width);
    }
    settle(web, build->width);
    for (int i = 0; i < web->count; i++) {
        const struct kf_rect *at = &web->boxes[i];
        nodes[i] = (struct kf_child){nodes[i].box, at->x, at->y, at->width, at->height};
    }
    struct kf_box *list = kf_box_art(build->arena, build->width, web->height, NULL, NULL);
    kf_box_art_children(build->arena, list, nodes, web->count);
    struct kf_box *words = centre_of(build, map);
    kf_len inside = (kf_len)(INSIDE * web->radius), height = kf_station_height(build, words, inside);
    const struct kf_child parts[] = {
        {words, web->x - inside / 2, web->y - height / 2, inside, height},
        {kf_box_role(build->arena, list, KF_ROLE_LIST), 0, 0, build->width, web->height},
    };
    struct kf_box *drawing = kf_box_art(build->arena, build->width, web->height, draw_web, web);
    kf_box_art_children(build->arena, drawing, parts, G_N_ELEMENTS(parts));
    return drawing;
}

/* --- under one another ------------------------------------------------------------------------------------------------- */

#define HANG_INDENT KF_MM(10)
#define HANG_THREAD KF_MM(3)

/* Where a thread meets a box: beside its title. */
static kf_len hang_y(const struct kf_canvas *canvas, const struct kf_rect *box)
{
    return box->y + KF_MM(2) + canvas->theme->types[KF_STYLE_SUBHEAD].line / 2;
}

static void draw_hanging(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    const struct kf_rect *last = &placed->kids[placed->kid_count - 1];

    (void)data;
    kf_canvas_move(canvas, HANG_THREAD, 0);
    kf_canvas_line(canvas, HANG_THREAD, placed->open_bottom ? placed->height : hang_y(canvas, last));
    for (int i = 0; i < placed->kid_count; i++) {
        kf_canvas_move(canvas, HANG_THREAD, hang_y(canvas, &placed->kids[i]));
        kf_canvas_line(canvas, HANG_INDENT, hang_y(canvas, &placed->kids[i]));
    }
    kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_MEDIUM], KF_INK_ACCENT, KF_DASH_NONE);
    for (int i = 0; i < placed->kid_count; i++) {
        draw_knot(canvas, HANG_INDENT, hang_y(canvas, &placed->kids[i]));
    }
}

static struct kf_box *hanging(struct kf_build *build, const struct node_map *map)
{
    struct kf_box *middle = kf_part_frame(build, kf_part_stack(build, 0, centre_of(build, map), NULL), KF_FRAME_BOLD);
    struct kf_list nodes = {0};

    middle->flags |= KF_KEEP_NEXT | KF_KEEP_WHOLE;
    for (int i = 0; i < map->nodes.count; i++) {
        kf_list_add(build->arena, &nodes, node_box(build, map->nodes.items[i], /* still */ false));
    }
    struct kf_box *list = kf_part_list(build, &nodes, KF_MM(4), KF_NUMBERING_NONE);
    list->as.stack.pad = (struct kf_pad){KF_MM(4), 0, 0, HANG_INDENT};
    list->as.stack.least_kids = 1; /* in large print, two fill a third of a page */
    list->decorate = draw_hanging;
    return kf_part_stack(build, 0, middle, list, NULL);
}

static struct kf_box *build_node_map(struct kf_build *build, const struct kf_block *block, const void *data)
{
    (void)block;
    return is_stacked(build) ? hanging(build, data) : around(build, data);
}

const struct kf_block_type kf_block_node_map = {
    .name = "node-map",
    .record = {.name = "node-map", .summary = "A middle with threads to boxes around it, to read or to write in.",
               .size = sizeof(struct node_map), .fields = fields, .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE},
    .build = build_node_map,
    .tool = true,
    .visual = true,
    .example = "node-map:\n"
               "  centre: Why we reach for it\n"
               "  nodes:\n"
               "    - {id: body, title: Genes and body, text: Some bodies feel its pull more than others.}\n"
               "    - {id: stress, title: Stress, text: \"Money, sleep, work, too little rest.\"}\n"
               "    - {id: happened, title: What happened, text: Old hurts that still ask for quiet.}\n"
               "    - {id: company, title: Company, lines: 2}\n",
};
