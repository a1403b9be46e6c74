/* Two people and what goes round between them: what each feels inside leads to what each does outside, and that reaches
 * the other inside. No one comes first, so nothing is numbered. Ways out stand under it. In large print, and in a column,
 * the same in a list with an arrow back. */
#include "blocks/stations.h"
#include "diagrams/arrow.h"

enum { PEOPLE = 2, EXITS_MOST = 3, LINES = 2 };

struct person {
    const char *address;
    const struct kf_node *node;
    struct kf_text title, feel, act;
};

struct way_out {
    const char *id, *address;
    const struct kf_node *node;
    struct kf_text text;
};

struct loop {
    struct person *first, *second;
    struct kf_records exits; /* struct way_out */
};

static const struct kf_field person_fields[] = {
    KF_TEXT_ROW(struct person, title, "title", .flags = KF_PROSE | KF_REQUIRED,
                .help = "Who it is, in one or two words; ___ is a blank for a name."),
    KF_TEXT_ROW(struct person, feel, "feel", .flags = KF_PROSE,
                .help = "What the person feels and thinks inside; left out, there are lines to write on."),
    KF_TEXT_ROW(struct person, act, "do", .flags = KF_PROSE,
                .help = "What the person says and does outside; left out, there are lines to write on."),
    KF_END,
};

static const struct kf_record person_record = {
    .name = "person-in-a-loop", .summary = "One of two people in a loop.", .size = sizeof(struct person),
    .fields = person_fields, .node_offset = offsetof(struct person, node),
    .address_offset = offsetof(struct person, address)};

static const struct kf_field exit_fields[] = {
    KF_WORD_ROW(struct way_out, id, "id", .flags = KF_IS_ID | KF_REQUIRED, .help = "Name of the way out in addresses."),
    KF_TEXT_ROW(struct way_out, text, "text", .flags = KF_PROSE,
                .help = "What either of them can do, in one line; left out, there is a line to write on."),
    KF_END,
};

static const struct kf_record exit_record = {
    .name = "exit", .summary = "A way out of a loop.", .size = sizeof(struct way_out), .fields = exit_fields,
    .node_offset = offsetof(struct way_out, node), .address_offset = offsetof(struct way_out, address)};

static const struct kf_field fields[] = {
    KF_RECORD_ROW(struct loop, first, "first", .record = &person_record, .flags = KF_REQUIRED, .help = "One person."),
    KF_RECORD_ROW(struct loop, second, "second", .record = &person_record, .flags = KF_REQUIRED,
                  .help = "The other person."),
    KF_RECORDS_ROW(struct loop, exits, "exits", .record = &exit_record, .min = 1, .max = EXITS_MOST,
                   .flags = KF_REQUIRED, .help = "One to three ways out, for either person."),
    KF_END,
};

#define LEAST_WIDTH KF_MM(176) /* of two people side by side */
#define SIDE KF_MM(66)         /* width of a person's boxes */
#define ICON KF_MM(6)
#define PERSON KF_MM(8)
#define ICON_GAP KF_MM(2)
#define BETWEEN KF_MM(9) /* inside and outside: room for an arrow */
#define HEAD_GAP KF_MM(1)
#define STEM KF_MM(10) /* under the boxes, into the first way out */
#define BRIDGE KF_MM(2.4) /* paper on both sides of the way that goes over the other */

static bool is_stacked(const struct kf_build *build)
{
    return build->theme->single_column || build->width < LEAST_WIDTH;
}

/* --- words ----------------------------------------------------------------------------------------------------------- */

enum half { INSIDE, OUTSIDE };

static const char *const half_words[] = {"loop-inside", "loop-outside"};
static const char *const half_icons[] = {"heart", "eye"}; /* what is felt, what can be seen */
static const char *const half_keys[] = {"feel", "do"};

static const char *name_of(struct kf_build *build, const struct person *person, int number)
{
    const char *said = kf_build_spoken(build, kf_build_inline(build, &person->title));
    char *n = kf_arena_format(build->arena, "%d", number);

    return *said ? said : kf_vocabulary_fill(build->content->vocabulary, build->arena, "loop-person", "n", n, NULL);
}

static struct kf_box *title_of(struct kf_build *build, const struct person *person, int number, enum kf_role role)
{
    struct kf_box *title = kf_part_text(build, &person->title, KF_STYLE_SUBHEAD, role);

    title->as.text.blank_label = name_of(build, person, number);
    return kf_part_hand_room(build, title, title);
}

static struct kf_box *half_answer(struct kf_build *build, const struct person *person, int number, enum half half)
{
    const struct kf_vocabulary *vocabulary = build->content->vocabulary;
    const char *label = kf_vocabulary_fill(vocabulary, build->arena, "list-more", "a", name_of(build, person, number),
                                           "b", kf_vocabulary_get(vocabulary, half_words[half]), NULL);
    const struct kf_answer answer = {half == INSIDE ? &person->feel : &person->act, person->address, half_keys[half],
                                     label, LINES, !is_stacked(build)};

    return kf_station_answer(build, &answer);
}

static struct kf_box *half_name(struct kf_build *build, enum half half)
{
    return kf_part_inline(build, kf_build_words(build, half_words[half]), KF_STYLE_LABEL, KF_ROLE_P);
}

/* What a screen reader says of the arrows. */
static const char *spoken_loop(struct kf_build *build, const struct loop *loop)
{
    return kf_vocabulary_fill(build->content->vocabulary, build->arena, "loop-alt", "first",
                              name_of(build, loop->first, 1), "second", name_of(build, loop->second, 2), NULL);
}

/* --- ways out -------------------------------------------------------------------------------------------------------- */

static struct kf_box *exit_words(struct kf_build *build, const struct way_out *way_out, int number)
{
    char *n = kf_arena_format(build->arena, "%d", number);
    struct kf_box *words = kf_part_text(build, &way_out->text, KF_STYLE_BODY, KF_ROLE_P);

    if (words) {
        return words;
    }
    const char *label = kf_vocabulary_fill(build->content->vocabulary, build->arena, "exit-label", "n", n, NULL);
    return kf_station_answer(build, &(struct kf_answer){&way_out->text, way_out->address, "text", label, /* lines */ 1,
                                                        !is_stacked(build)});
}

static kf_len exits_width(struct kf_build *build, const struct kf_records *exits)
{
    kf_len width = 0;

    for (int i = 0; i < exits->count && !is_stacked(build); i++) {
        const struct way_out *way_out = exits->items[i];
        width = way_out->text.text ? kf_len_max(width, kf_station_exit_width(build, &way_out->text)) : width;
    }
    return width ? width : kf_len_min(build->width, KF_MM(152));
}

static struct kf_box *exits_of(struct kf_build *build, const struct kf_records *exits)
{
    kf_len width = is_stacked(build) ? build->width : exits_width(build, exits);
    struct kf_list items = {0};

    for (int i = 0; i < exits->count; i++) {
        const struct way_out *way_out = exits->items[i];
        struct kf_box *pill = kf_station_exit(build, exit_words(build, way_out, i + 1), width);
        struct kf_box *item = kf_part_stack(build, 0, kf_box_role(build->arena, pill, KF_ROLE_BODY), NULL);
        item->as.stack.pad.left = item->as.stack.pad.right = (build->width - width) / 2;
        item->address = way_out->address;
        item->origin = way_out->node;
        item->flags |= KF_KEEP_WHOLE | KF_ITEM;
        kf_list_add(build->arena, &items, kf_box_role(build->arena, item, KF_ROLE_ITEM));
    }
    struct kf_box *list = kf_part_list(build, &items, KF_MM(2), KF_NUMBERING_NONE);
    list->as.stack.least_kids = 1;
    return list;
}

/* --- side by side ---------------------------------------------------------------------------------------------------- */

struct drawn { /* heights of the rows of boxes; the arrows' geometry follows from them */
    kf_len head, inside, outside, height;
};

static kf_len outside_y(const struct drawn *drawn)
{
    return drawn->head + drawn->inside + BETWEEN;
}

/* Down from inside to outside, for each. */
static void draw_downs(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    const struct drawn *drawn = data;
    const kf_len middles[] = {SIDE / 2, placed->width - SIDE / 2};

    for (int i = 0; i < PEOPLE; i++) {
        kf_arrow_trace(canvas, middles[i], drawn->head + drawn->inside + KF_ARROW_CLEAR, middles[i],
                       outside_y(drawn) - KF_ARROW_CLEAR);
    }
    kf_arrow_stroke(canvas);
}

/* A way from outside at one side, below, to inside at the other, above: level at both ends. */
static void trace_way(struct kf_canvas *canvas, kf_len from_x, kf_len low, kf_len x, kf_len high)
{
    kf_canvas_move(canvas, from_x, low);
    kf_canvas_curve(canvas, (from_x + x) / 2, low, (from_x + x) / 2, high, x, high);
}

/* The two ways cross in the middle, one over the other, as the lines of a knot do. */
static void draw_ways(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    const struct drawn *drawn = data;
    kf_len near = KF_ARROW_CLEAR, far = placed->width - KF_ARROW_CLEAR, high = drawn->inside / 2;
    kf_len low = drawn->inside + BETWEEN + drawn->outside / 2;

    trace_way(canvas, near, low, far, high);
    kf_arrow_head(canvas, far, high, (struct kf_direction){1, 0});
    kf_arrow_stroke(canvas);
    trace_way(canvas, far, low, near, high);
    kf_canvas_stroke(canvas, 2 * BRIDGE, KF_INK_PAPER, KF_DASH_NONE);
    trace_way(canvas, far, low, near, high);
    kf_arrow_head(canvas, near, high, (struct kf_direction){-1, 0});
    kf_arrow_stroke(canvas);
}

static struct kf_box *half_box(struct kf_build *build, const struct person *person, int number, enum half half)
{
    struct kf_box *icon = kf_part_icon(build, half_icons[half], ICON, KF_STROKE_TICK, KF_INK_BLACK);
    struct kf_box *name = half_name(build, half);
    struct kf_list head = {0};

    icon->valign = name->valign = KF_VALIGN_MIDDLE;
    kf_list_add(build->arena, &head, icon);
    kf_list_add(build->arena, &head, name);
    struct kf_box *row = kf_box_row(build->arena, &head, (const kf_len[]){ICON, 0}, SIDE - KF_MM(6), ICON_GAP);
    struct kf_box *box =
        kf_station_frame(build, kf_part_stack(build, 0, row, half_answer(build, person, number, half), NULL));
    box->valign = KF_VALIGN_TOP;
    return box;
}

static struct kf_box *person_head(struct kf_build *build, const struct person *person, int number)
{
    kf_len room = SIDE - PERSON - ICON_GAP;
    struct kf_box *icon = kf_part_icon(build, "person", PERSON, KF_STROKE_MEDIUM, KF_INK_ACCENT);
    struct kf_box *title = title_of(build, person, number, KF_ROLE_NONE);
    struct kf_list kids = {0};

    kf_part_fits(build, &person->title, KF_STYLE_SUBHEAD, room, 1);
    icon->valign = title->valign = KF_VALIGN_MIDDLE;
    kf_list_add(build->arena, &kids, icon);
    kf_list_add(build->arena, &kids, title);
    return kf_box_role(build->arena, kf_box_row(build->arena, &kids, (const kf_len[]){PERSON, 0}, SIDE, ICON_GAP),
                       KF_ROLE_LABEL);
}

/* As large as the whole drawing, so that all children share its coordinates. */
static struct kf_child area(struct kf_build *build, const struct drawn *drawn, enum kf_role role,
                            const struct kf_child *children, int count)
{
    struct kf_box *box = kf_box_art(build->arena, build->width, drawn->height, NULL, NULL);

    kf_box_art_children(build->arena, box, children, count);
    return (struct kf_child){kf_box_role(build->arena, box, role), 0, 0, build->width, drawn->height};
}

struct side { /* one person's boxes */
    struct kf_box *head, *halves[2];
};

static struct side side_of(struct kf_build *build, const struct person *person, int number, struct drawn *drawn)
{
    struct side side = {person_head(build, person, number),
                        {half_box(build, person, number, INSIDE), half_box(build, person, number, OUTSIDE)}};

    drawn->head = kf_len_max(drawn->head, kf_station_height(build, side.head, SIDE) + HEAD_GAP);
    drawn->inside = kf_len_max(drawn->inside, kf_station_height(build, side.halves[INSIDE], SIDE));
    drawn->outside = kf_len_max(drawn->outside, kf_station_height(build, side.halves[OUTSIDE], SIDE));
    return side;
}

static struct kf_child side_item(struct kf_build *build, const struct person *person, const struct side *side,
                                 const struct drawn *drawn, kf_len x)
{
    const struct kf_child halves[] = {
        {side->halves[INSIDE], x, drawn->head, SIDE, drawn->inside},
        {side->halves[OUTSIDE], x, outside_y(drawn), SIDE, drawn->outside},
    };
    const struct kf_child parts[] = {
        {side->head, x, 0, SIDE, drawn->head - HEAD_GAP},
        area(build, drawn, KF_ROLE_BODY, halves, G_N_ELEMENTS(halves)),
    };
    struct kf_child item = area(build, drawn, KF_ROLE_ITEM, parts, G_N_ELEMENTS(parts));

    item.box->origin = person->node;
    return item;
}

static void draw_stem(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len x = placed->width / 2;

    (void)data;
    kf_arrow_draw_dashed(canvas, x, 0, x, placed->height - KF_ARROW_CLEAR);
}

static struct kf_box *beside(struct kf_build *build, const struct loop *loop)
{
    struct drawn *drawn = KF_NEW(build->arena, struct drawn);
    kf_len right = build->width - SIDE, middle = build->width - 2 * SIDE;
    struct side first = side_of(build, loop->first, 1, drawn), second = side_of(build, loop->second, 2, drawn);

    drawn->height = outside_y(drawn) + drawn->outside;
    const struct kf_child people[] = {side_item(build, loop->first, &first, drawn, 0),
                                      side_item(build, loop->second, &second, drawn, right)};
    struct kf_box *ways = kf_box_art(build->arena, middle, drawn->height - drawn->head, draw_ways, drawn);
    const struct kf_child parts[] = {
        area(build, drawn, KF_ROLE_LIST, people, PEOPLE),
        {kf_part_figure(build, ways, spoken_loop(build, loop)), SIDE, drawn->head, middle, drawn->height - drawn->head},
    };
    struct kf_box *drawing = kf_box_art(build->arena, build->width, drawn->height, draw_downs, drawn);
    kf_box_art_children(build->arena, drawing, parts, G_N_ELEMENTS(parts));
    struct kf_box *stack =
        kf_part_stack(build, 0, drawing, kf_box_art(build->arena, build->width, STEM, draw_stem, NULL),
                      exits_of(build, &loop->exits), NULL);
    stack->flags |= KF_KEEP_WHOLE;
    return stack;
}

/* --- under one another ----------------------------------------------------------------------------------------------- */

#define EMBLEM_WIDTH KF_MM(44)
#define EMBLEM_HEIGHT KF_MM(18.5)
#define EMBLEM_HANDLE KF_MM(11)

/* A lying eight, once through its middle on each way: the drawing of the loop where there is no room for it. */
static void draw_emblem(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len x = placed->width / 2, top = KF_MM(2.2), foot = placed->height - KF_MM(.5), y = (top + foot) / 2;
    kf_len left = x - EMBLEM_WIDTH / 4, right = x + EMBLEM_WIDTH / 4;

    (void)data;
    kf_canvas_move(canvas, x, y);
    kf_canvas_curve(canvas, x + EMBLEM_HANDLE / 2, top, right - EMBLEM_HANDLE / 4, top, right, top);
    kf_canvas_curve(canvas, right + EMBLEM_HANDLE, top, right + EMBLEM_HANDLE, foot, right, foot);
    kf_canvas_curve(canvas, right - EMBLEM_HANDLE / 4, foot, x + EMBLEM_HANDLE / 2, foot, x, y);
    kf_canvas_curve(canvas, x - EMBLEM_HANDLE / 2, top, left + EMBLEM_HANDLE / 4, top, left, top);
    kf_canvas_curve(canvas, left - EMBLEM_HANDLE, top, left - EMBLEM_HANDLE, foot, left, foot);
    kf_canvas_curve(canvas, left + EMBLEM_HANDLE / 4, foot, x - EMBLEM_HANDLE / 2, foot, x, y);
    kf_arrow_head(canvas, right, top, (struct kf_direction){1, 0});
    kf_arrow_head(canvas, left, top, (struct kf_direction){-1, 0});
    kf_arrow_stroke(canvas);
}

static struct kf_box *emblem(struct kf_build *build, const struct loop *loop)
{
    struct kf_box *sign = kf_box_art(build->arena, EMBLEM_WIDTH, EMBLEM_HEIGHT, draw_emblem, NULL);
    struct kf_box *room = kf_box_art(build->arena, build->width, EMBLEM_HEIGHT, NULL, NULL);

    kf_part_figure(build, sign, spoken_loop(build, loop));
    kf_box_art_children(build->arena, room,
                        &(struct kf_child){sign, (build->width - EMBLEM_WIDTH) / 2, 0, EMBLEM_WIDTH, EMBLEM_HEIGHT}, 1);
    room->flags |= KF_KEEP_NEXT;
    return room;
}

/* The name stands before what is inside; the rest follows it. */
static struct kf_box *listed_half(struct kf_build *build, const struct person *person, int number, enum half half)
{
    struct kf_box *name = half_name(build, half), *answer = half_answer(build, person, number, half);
    struct kf_box *stack = half == OUTSIDE
                               ? kf_part_stack(build, 0, name, answer, NULL)
                               : kf_part_stack(build, 0, title_of(build, person, number, KF_ROLE_P),
                                               name, answer, NULL);

    stack = kf_station_frame(build, stack);
    stack->origin = person->node;
    return kf_box_role(build->arena, stack, KF_ROLE_BODY);
}

static struct kf_box *under(struct kf_build *build, const struct loop *loop)
{
    const struct person *people[PEOPLE] = {loop->first, loop->second};
    struct kf_box *marks[2 * PEOPLE], *boxes[2 * PEOPLE];

    for (int i = 0; i < 2 * PEOPLE; i++) {
        marks[i] = kf_part_icon(build, half_icons[i % 2], build->theme->number, KF_STROKE_MEDIUM, KF_INK_ACCENT);
        boxes[i] = listed_half(build, people[i / 2], i / 2 + 1, i % 2 ? OUTSIDE : INSIDE);
    }
    struct kf_box *list = kf_station_list(
        build, &(struct kf_station_list){marks, boxes, 2 * PEOPLE, KF_NUMBERING_NONE, /* returns */ true});
    return kf_part_stack(build, build->theme->gap, emblem(build, loop), list, exits_of(build, &loop->exits), NULL);
}

static struct kf_box *build_loop(struct kf_build *build, const struct kf_block *block, const void *data)
{
    (void)block;
    return is_stacked(build) ? under(build, data) : beside(build, data);
}

const struct kf_block_type kf_block_two_person_loop = {
    .name = "two-person-loop",
    .record = {.name = "two-person-loop", .summary = "What goes round between two people, and ways out of it.",
               .size = sizeof(struct loop), .fields = fields, .node_offset = KF_NOWHERE, .address_offset = KF_NOWHERE},
    .build = build_loop,
    .tool = true,
    .visual = true,
    .example = "two-person-loop:\n"
               "  first: {title: One of us, feel: I am scared of being alone., do: \"I ask again, louder.\"}\n"
               "  second: {title: The other, feel: I am scared of getting it wrong., do: \"I go quiet, or leave.\"}\n"
               "  exits:\n"
               "    - {id: pause, text: \"**Pause:** “I want to hear this. I need ten minutes.”\"}\n"
               "    - {id: say, text: \"**Say what is inside:** “I got scared.”\"}\n"
               "    - {id: mine}\n",
};
