/* Steps on a path: boxes joined by arrows, across the page and back in a second row. In large print, and in a column,
 * under one another. */
#include "blocks/stations.h"
#include "diagrams/arrow.h"

enum { STEPS_MOST = 6 };

struct way_out {
    const struct kf_node *node;
    struct kf_text text;
};

struct flow {
    struct kf_records steps; /* struct kf_station */
    struct way_out *exit;
};

static const struct kf_field exit_fields[] = {
    KF_TEXT_ROW(struct way_out, text, "text", .flags = KF_PROSE | KF_REQUIRED,
                .help = "When to leave the path and how, in one line; the first words may be **bold**."),
    KF_END,
};

static const struct kf_record exit_record = {
    .name = "way-out", .summary = "A way out of a path.", .size = sizeof(struct way_out), .fields = exit_fields,
    .node_offset = offsetof(struct way_out, node), .address_offset = KF_NOWHERE, .shorthand = "text"};

static const struct kf_field fields[] = {
    KF_RECORDS_ROW(struct flow, steps, "steps", .record = &kf_station_record, .min = 3, .max = STEPS_MOST,
                   .flags = KF_REQUIRED, .help = "Three to six steps in order."),
    KF_RECORD_ROW(struct flow, exit, "exit", .record = &exit_record, .help = "A way out at any step."),
    KF_END,
};

#define LEAST_WIDTH KF_MM(160) /* of steps side by side */
#define BETWEEN KF_MM(9)       /* two boxes: room for an arrow */
#define EXIT_GAP KF_MM(4)
#define TITLE_GAP KF_MM(2.5)
#define PAD KF_MM(3)

static bool is_stacked(const struct kf_build *build)
{
    return build->theme->single_column || build->width < LEAST_WIDTH;
}

/* --- across ---------------------------------------------------------------------------------------------------------- */

struct path { /* as drawn; the second row runs back */
    struct kf_rect boxes[STEPS_MOST];
    int count, columns;
};

/* From the middle of one side to the middle of the other, whichever way the next box lies. */
static void trace_way(struct kf_canvas *canvas, const struct kf_rect *from, const struct kf_rect *to)
{
    kf_len x = from->x + from->width / 2, y = from->y + from->height / 2;

    if (to->y > from->y) {
        kf_arrow_trace(canvas, x, from->y + from->height + KF_ARROW_CLEAR, x, to->y - KF_ARROW_CLEAR);
    } else if (to->x > from->x) {
        kf_arrow_trace(canvas, from->x + from->width + KF_ARROW_CLEAR, y, to->x - KF_ARROW_CLEAR, y);
    } else {
        kf_arrow_trace(canvas, from->x - KF_ARROW_CLEAR, y, to->x + to->width + KF_ARROW_CLEAR, y);
    }
}

static void draw_path(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    const struct path *path = data;

    (void)placed;
    for (int i = 0; i + 1 < path->count; i++) {
        trace_way(canvas, &path->boxes[i], &path->boxes[i + 1]);
    }
    kf_arrow_stroke(canvas);
}

/* The number beside the title, the text under both. */
static struct kf_box *step_box(struct kf_build *build, const struct kf_station *step, int number, kf_len width)
{
    const struct kf_inline *title = kf_inline_with(build->arena, kf_build_inline(build, &step->title), KF_STRONG);
    const struct kf_answer answer = {&step->text, step->address, "text", kf_build_spoken(build, title), 2, true};
    struct kf_tag *body = kf_tag_new(build->arena, KF_ROLE_BODY);
    struct kf_box *circle = kf_part_number(build, number, /* small */ true);
    struct kf_box *name = kf_part_stack(build, 0, kf_part_inline(build, title, KF_STYLE_COMPACT, KF_ROLE_P), NULL);
    struct kf_box *under = kf_part_stack(build, 0, kf_station_answer(build, &answer), NULL);
    struct kf_list head = {0};

    name->valign = circle->valign = KF_VALIGN_MIDDLE;
    name->tag = under->tag = body;
    kf_list_add(build->arena, &head, circle);
    kf_list_add(build->arena, &head, name);
    struct kf_box *row = kf_box_row(build->arena, &head, (const kf_len[]){build->theme->number_small, 0},
                                    width - 2 * PAD, TITLE_GAP);
    struct kf_box *box = kf_station_frame(build, kf_part_stack(build, KF_MM(1), row, under, NULL));
    box->valign = KF_VALIGN_TOP;
    box->address = step->address;
    box->origin = step->node;
    box->flags |= KF_ITEM;
    box->item = number;
    return kf_box_role(build->arena, box, KF_ROLE_ITEM);
}

/* Four are two by two; more than four, three in a row. The second row begins under the end of the first. */
static struct kf_rect place_of(const struct path *path, int at, kf_len width)
{
    int row = at / path->columns, column = at % path->columns;
    kf_len side = (width - BETWEEN * (path->columns - 1)) / path->columns;

    column = row % 2 ? path->columns - 1 - column : column;
    return (struct kf_rect){column * (side + BETWEEN), 0, side, 0};
}

/* Boxes of a row are as high as its highest. Returns the height of all. */
static kf_len set_heights(struct path *path)
{
    kf_len y = 0;

    for (int first = 0; first < path->count; first += path->columns) {
        int end = first + path->columns < path->count ? first + path->columns : path->count;
        kf_len height = 0;
        for (int i = first; i < end; i++) {
            height = kf_len_max(height, path->boxes[i].height);
        }
        for (int i = first; i < end; i++) {
            path->boxes[i].y = y;
            path->boxes[i].height = height;
        }
        y += height + BETWEEN;
    }
    return y - BETWEEN;
}

static struct kf_box *across(struct kf_build *build, const struct flow *flow)
{
    struct path *path = KF_NEW(build->arena, struct path);
    struct kf_child children[STEPS_MOST];
    struct kf_tag *tag = kf_tag_new(build->arena, KF_ROLE_LIST);

    path->count = flow->steps.count;
    path->columns = path->count == 4 ? 2 : 3;
    for (int i = 0; i < path->count; i++) {
        path->boxes[i] = place_of(path, i, build->width);
        children[i].box = step_box(build, flow->steps.items[i], i + 1, path->boxes[i].width);
        path->boxes[i].height = kf_station_height(build, children[i].box, path->boxes[i].width);
    }
    struct kf_box *drawing = kf_box_art(build->arena, build->width, set_heights(path), draw_path, path);
    for (int i = 0; i < path->count; i++) {
        const struct kf_rect *at = &path->boxes[i];
        children[i] = (struct kf_child){children[i].box, at->x, at->y, at->width, at->height};
    }
    kf_box_art_children(build->arena, drawing, children, path->count);
    tag->numbering = KF_NUMBERING_DECIMAL;
    drawing->tag = tag;
    return drawing;
}

/* --- the way out ------------------------------------------------------------------------------------------------------- */

static struct kf_box *exit_of(struct kf_build *build, const struct flow *flow, kf_len width)
{
    return kf_station_exit(build, kf_part_text(build, &flow->exit->text, KF_STYLE_BODY, KF_ROLE_P), width);
}

/* In the middle, under the boxes. */
static struct kf_box *exit_under(struct kf_build *build, const struct flow *flow)
{
    kf_len width = kf_station_exit_width(build, &flow->exit->text);
    struct kf_box *pill = exit_of(build, flow, width);
    kf_len height = kf_station_height(build, pill, width);
    struct kf_box *room = kf_box_art(build->arena, build->width, height, NULL, NULL);

    kf_box_art_children(build->arena, room, &(struct kf_child){pill, (build->width - width) / 2, 0, width, height}, 1);
    return room;
}

static struct kf_box *build_flow(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct flow *flow = data;

    (void)block;
    if (is_stacked(build)) {
        return kf_part_stack(build, build->theme->gap,
                             kf_station_numbered_list(build, &flow->steps, /* returns */ false),
                             flow->exit ? exit_of(build, flow, build->width) : NULL, NULL);
    }
    struct kf_box *stack = kf_part_stack(build, EXIT_GAP, across(build, flow),
                                         flow->exit ? exit_under(build, flow) : NULL, NULL);
    stack->flags |= KF_KEEP_WHOLE;
    return stack;
}

const struct kf_block_type kf_block_flow = {
    .name = "flow",
    .record = {.name = "flow", .summary = "Steps on a path, joined by arrows, with a way out.",
               .size = sizeof(struct flow), .fields = fields, .node_offset = KF_NOWHERE, .address_offset = KF_NOWHERE,
               .shorthand = "steps"},
    .build = build_flow,
    .visual = true,
    .example = "flow:\n"
               "  steps:\n"
               "    - {id: ask, title: Ask for a good time, text: \"“Is after dinner okay?”\"}\n"
               "    - {id: one, title: Say one thing, text: Keep it small and recent.}\n"
               "    - {id: listen, title: Listen, text: Say back what you heard.}\n"
               "    - {id: rest, title: Take a short rest, text: Water. A few slow steps.}\n"
               "    - {id: next, title: Choose one next step}\n"
               "  exit: \"**If it gets too hot:** pause. You can come back another day.\"\n",
};
