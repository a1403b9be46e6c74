/* Stations in boxes, ways out, and the list with arrows. */
#include "blocks/stations.h"

#include "diagrams/arrow.h"
#include "layout/layout.h"

static const struct kf_field station_fields[] = {
    KF_WORD_ROW(struct kf_station, id, "id", .flags = KF_IS_ID, .help = "The station's name in addresses."),
    KF_TEXT_ROW(struct kf_station, title, "title", .flags = KF_PROSE | KF_REQUIRED,
                .help = "What happens, in a few words; ___ is a blank inside it."),
    KF_TEXT_ROW(struct kf_station, text, "text", .flags = KF_PROSE,
                .help = "What it is like, two short lines; left out, there are lines to write on."),
    KF_FACILITATOR_ROW(struct kf_station),
    KF_END,
};

const struct kf_record kf_station_record = {
    .name = "station",
    .summary = "A station of a loop or a path.",
    .size = sizeof(struct kf_station),
    .fields = station_fields,
    .node_offset = offsetof(struct kf_station, node),
    .address_offset = offsetof(struct kf_station, address),
};

/* mm, from the target page. */
#define EXIT_WIDTH KF_MM(152)
#define EXIT_LEAST KF_MM(10)
#define EXIT_PAD KF_MM(5)
#define DOOR KF_MM(8)
#define DOOR_GAP KF_MM(2.4)
#define UNDER_LINES KF_MM(1.5) /* the last is not mistaken for the frame */
enum { LINES = 2 };

kf_len kf_station_height(struct kf_build *build, const struct kf_box *box, kf_len width)
{
    struct kf_fit fit = kf_fit_natural(build->theme);

    return kf_measure(build->shaper, box, width, &fit);
}

/* --- words and lines --------------------------------------------------------------------------------------------------- */

struct kf_box *kf_station_words(struct kf_build *build, const struct kf_text *text)
{
    struct kf_box *words = kf_part_text(build, text, KF_STYLE_COMPACT, KF_ROLE_P);

    return words ? kf_part_hand_room(build, words, words) : NULL;
}

struct kf_box *kf_station_answer(struct kf_build *build, const struct kf_answer *answer)
{
    if (answer->text->text) {
        return kf_station_words(build, answer->text);
    }
    struct kf_box *lines = kf_box_lines(build->arena, build->theme, answer->lines, answer->label);
    lines->address = kf_arena_format(build->arena, "%s/%s", answer->owner, answer->key);
    if (answer->still) {
        kf_len pitch = build->theme->pitch;
        lines->height = (struct kf_height){pitch, pitch, pitch, KF_GIVE_PITCH};
        lines->as.lines.settled = true;
    }
    struct kf_box *room = kf_part_stack(build, 0, lines, NULL);
    room->as.stack.pad.bottom = UNDER_LINES;
    return room;
}

struct kf_box *kf_station_frame(struct kf_build *build, struct kf_box *stack)
{
    kf_part_frame(build, stack, KF_FRAME_PLAIN);
    stack->as.stack.pad = (struct kf_pad){KF_MM(2), KF_MM(3), KF_MM(2), KF_MM(3)};
    stack->as.stack.flexible_pad = false;
    stack->valign = KF_VALIGN_MIDDLE;
    stack->flags |= KF_KEEP_WHOLE;
    return stack;
}

struct kf_box *kf_station_box(struct kf_build *build, const struct kf_station *station, int number, bool still)
{
    const struct kf_inline *title = kf_inline_with(build->arena, kf_build_inline(build, &station->title), KF_STRONG);
    const struct kf_answer answer = {&station->text, station->address, "text", kf_build_spoken(build, title), LINES,
                                     still};
    struct kf_box *box = kf_part_stack(build, 0, kf_part_inline(build, title, KF_STYLE_COMPACT, KF_ROLE_P),
                                       kf_station_answer(build, &answer), NULL);

    kf_station_frame(build, box);
    box->address = station->address;
    box->origin = station->node;
    box->flags |= KF_ITEM;
    box->item = number;
    return box;
}

/* --- the way out ------------------------------------------------------------------------------------------------------- */

static void draw_exit(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len stroke = canvas->theme->strokes[KF_STROKE_MEDIUM];

    (void)data;
    kf_canvas_rectangle(canvas, stroke / 2, stroke / 2, placed->width - stroke, placed->height - stroke, KF_MM(5));
    kf_canvas_stroke(canvas, stroke, KF_INK_ACCENT, KF_DASH_INSTEAD);
}

struct kf_box *kf_station_exit(struct kf_build *build, struct kf_box *words, kf_len width)
{
    bool large = build->theme->single_column;
    kf_len size = large ? build->theme->icon : DOOR, high = large ? KF_MM(3) : KF_MM(1);
    struct kf_box *door = kf_part_icon(build, "door", size, KF_STROKE_MEDIUM, KF_INK_ACCENT);
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

kf_len kf_station_exit_width(struct kf_build *build, const struct kf_text *text)
{
    kf_len words = kf_shape(build->shaper, kf_build_inline(build, text), KF_STYLE_BODY, 0)->widest + KF_LEN_PER_PT;
    kf_len width = words + 2 * EXIT_PAD + DOOR + DOOR_GAP;

    return kf_len_min(build->width, width > EXIT_WIDTH && width <= build->width ? width : EXIT_WIDTH);
}

/* --- under one another ------------------------------------------------------------------------------------------------- */

#define MARK_GAP KF_MM(4)
#define RETURN_ROOM KF_MM(9) /* for the arrow back, at the far side */
#define STEP_GAP KF_MM(8)    /* for the arrow on */

static void trace_steps(struct kf_canvas *canvas, const struct kf_placed *placed)
{
    kf_len x = canvas->theme->number / 2;

    for (int i = 0; i + 1 < placed->kid_count; i++) {
        kf_arrow_trace(canvas, x, placed->kids[i].y + canvas->theme->number + KF_ARROW_CLEAR, x,
                       placed->kids[i + 1].y - KF_ARROW_CLEAR);
    }
}

static void draw_path(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    (void)data;
    trace_steps(canvas, placed);
    kf_arrow_stroke(canvas);
}

/* The arrow back runs along the side; cut at a page's end, it goes on over the next. */
static void draw_loop(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len side = placed->width - canvas->theme->strokes[KF_STROKE_ARC] / 2, edge = placed->width - RETURN_ROOM;
    const struct kf_rect *first = &placed->kids[0], *last = &placed->kids[placed->kid_count - 1];
    kf_len from = last->y + last->height / 2, to = first->y + first->height / 2;

    (void)data;
    trace_steps(canvas, placed);
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
        kf_canvas_line(canvas, edge + KF_ARROW_CLEAR, to);
        kf_arrow_head(canvas, edge + KF_ARROW_CLEAR, to, (struct kf_direction){-1, 0});
    }
    kf_arrow_stroke(canvas);
}

struct kf_box *kf_station_list(struct kf_build *build, const struct kf_station_list *list)
{
    struct kf_build narrow = *build;
    kf_len side = build->theme->number;
    struct kf_list items = {0};

    narrow.width = build->width - (list->returns ? RETURN_ROOM : 0);
    for (int i = 0; i < list->count; i++) {
        list->boxes[i]->height = (struct kf_height){side, side, side, KF_GIVE_ROWS};
        kf_list_add(build->arena, &items, kf_part_item(&narrow, list->marks[i], side, MARK_GAP, list->boxes[i]));
    }
    struct kf_box *box = kf_part_list(build, &items, STEP_GAP, list->numbering);
    box->decorate = list->returns ? draw_loop : draw_path;
    return box;
}

struct kf_box *kf_station_numbered_list(struct kf_build *build, const struct kf_records *stations, bool returns)
{
    struct kf_box **numbers = KF_NEW_ARRAY(build->arena, stations->count, struct kf_box *);
    struct kf_box **boxes = KF_NEW_ARRAY(build->arena, stations->count, struct kf_box *);

    for (int i = 0; i < stations->count; i++) {
        numbers[i] = kf_part_number(build, i + 1, /* small */ false);
        boxes[i] = kf_box_role(build->arena, kf_station_box(build, stations->items[i], i + 1, /* still */ false),
                               KF_ROLE_BODY);
    }
    return kf_station_list(build,
                           &(struct kf_station_list){numbers, boxes, stations->count, KF_NUMBERING_DECIMAL, returns});
}
