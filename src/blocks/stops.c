/* The line lies behind the stops and follows them wherever their words put them. */
#include "blocks/stops.h"

#include "diagrams/arrow.h"

#define COLUMN_LEAST KF_MM(40)
#define COLUMN_GAP KF_MM(6)
#define DOT KF_MM(2.2)     /* radius */
#define DOT_CLEAR KF_MM(1) /* from a dot to the leader under it */
#define STRAIGHT_ROOM KF_MM(8.5)  /* over the columns */
#define WINDING_ROOM KF_MM(26)
#define BESIDE KF_MM(14)   /* before the stops of a list */
#define LIST_GAP KF_MM(6)
#define ON KF_MM(6)        /* how far a line down the page goes on at least */
enum { TITLE_LINES = 2, HEIGHTS = 4 };

/* mm under the strip's top, and from the list's edge: unlike each other, as days are. */
static const double heights[HEIGHTS] = {8, 17, 11, 5};
static const double sides[] = {3, 8};

struct line { /* as drawn */
    enum kf_stops_line kind;
    bool open;
};

struct way { /* down the page or along it; cut at a page's end */
    bool down, cut;
};

static bool is_side_by_side(const struct kf_build *build, int count)
{
    return !build->theme->single_column && build->width >= count * COLUMN_LEAST + (count - 1) * COLUMN_GAP - KF_MM(2);
}

/* --- the line -------------------------------------------------------------------------------------------------------- */

/* Down the page or along it, level where it leaves and where it arrives. */
static void trace_bend(struct kf_canvas *canvas, struct kf_point from, struct kf_point to, bool down)
{
    kf_len x = (from.x + to.x) / 2, y = (from.y + to.y) / 2;

    kf_canvas_move(canvas, from.x, from.y);
    if (down) {
        kf_canvas_curve(canvas, from.x, y, to.x, y, to.x, to.y);
    } else {
        kf_canvas_curve(canvas, x, from.y, x, to.y, to.x, to.y);
    }
}

static void draw_bends(struct kf_canvas *canvas, const struct kf_point *points, int first, int last, bool down,
                       enum kf_dash dash)
{
    for (int i = first; i < last; i++) {
        trace_bend(canvas, points[i], points[i + 1], down);
    }
    if (first < last) {
        kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_BOLD], KF_INK_ACCENT, dash);
    }
}

/* points: one a stop, then where the line goes to, with a head there unless it goes on over the page. */
static void draw_line(struct kf_canvas *canvas, const struct line *line, const struct kf_point *points, int stops,
                      struct way way)
{
    bool dashed = line->kind == KF_STOPS_WINDING && !way.cut;
    int reached = !dashed ? stops : line->open ? stops - 2 : stops - 1;
    struct kf_point tip = points[stops];

    draw_bends(canvas, points, 0, reached, way.down, KF_DASH_NONE);
    draw_bends(canvas, points, kf_len_max(0, reached), stops, way.down, KF_DASH_INSTEAD);
    if (!way.cut) {
        kf_arrow_head(canvas, tip.x, tip.y, way.down ? (struct kf_direction){0, 1} : (struct kf_direction){1, 0});
        kf_canvas_stroke_round(canvas, canvas->theme->strokes[KF_STROKE_BOLD], KF_INK_ACCENT, 0);
    }
}

static void draw_dots(struct kf_canvas *canvas, const struct kf_point *points, int stops, bool open)
{
    kf_len stroke = canvas->theme->strokes[KF_STROKE_BOLD];

    for (int i = 0; i < stops; i++) {
        kf_canvas_circle(canvas, points[i].x, points[i].y, DOT - stroke / 2);
        kf_canvas_fill_keep(canvas, open && i + 1 == stops ? KF_INK_PAPER : KF_INK_ACCENT); /* hides the line */
        kf_canvas_stroke(canvas, stroke, KF_INK_ACCENT, KF_DASH_NONE);
    }
}

/* --- side by side ---------------------------------------------------------------------------------------------------- */

static void draw_along(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    const struct line *line = data;
    bool winding = line->kind == KF_STOPS_WINDING;
    struct kf_point points[KF_STOPS_MOST + 1] = {{0}};
    int count = placed->kid_count;

    for (int i = 0; i < count; i++) {
        points[i].x = placed->kids[i].x + DOT;
        points[i].y = winding ? kf_mm(heights[i % HEIGHTS]) : DOT + KF_MM(.5);
    }
    points[count] = (struct kf_point){placed->width - KF_MM(.5), winding ? KF_MM(9) : points[0].y};
    for (int i = 0; winding && i < count; i++) { /* from each dot to its words */
        kf_canvas_move(canvas, points[i].x, points[i].y + DOT + DOT_CLEAR);
        kf_canvas_line(canvas, points[i].x, WINDING_ROOM - DOT_CLEAR);
    }
    if (winding) {
        kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_LINE], KF_INK_BLACK, KF_DASH_NONE);
    }
    draw_line(canvas, line, points, count, (struct way){.down = false});
    draw_dots(canvas, points, count, line->open);
}

static struct kf_box *along(struct kf_build *build, struct kf_list *items, const struct line *line)
{
    const kf_len widths[KF_STOPS_MOST] = {0}; /* equal */

    for (int i = 0; i < items->count; i++) {
        struct kf_box *item = items->items[i];
        item->as.stack.pad.top = line->kind == KF_STOPS_WINDING ? WINDING_ROOM : STRAIGHT_ROOM;
    }
    struct kf_box *row = kf_box_row(build->arena, items, widths, build->width, COLUMN_GAP);
    row->decorate = draw_along;
    row->decor = line;
    row->flags |= KF_KEEP_WHOLE;
    return kf_box_role(build->arena, row, KF_ROLE_LIST);
}

/* --- one under the other --------------------------------------------------------------------------------------------- */

static void draw_beside(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    const struct line *line = data;
    struct kf_point points[KF_STOPS_MOST + 1] = {{0}};
    kf_len level = canvas->theme->types[KF_STYLE_SUBHEAD].line / 2;
    int count = placed->kid_count;

    for (int i = 0; i < count; i++) {
        points[i].x = kf_mm(sides[line->kind == KF_STOPS_WINDING ? i % 2 : 0]);
        points[i].y = placed->kids[i].y + level;
    }
    points[count] = (struct kf_point){points[count - 1].x, placed->height - (placed->open_bottom ? 0 : KF_MM(.5))};
    if (placed->open_top) {
        kf_canvas_move(canvas, points[0].x, 0);
        kf_canvas_line(canvas, points[0].x, points[0].y);
        kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_BOLD], KF_INK_ACCENT,
                         line->open && count == 1 ? KF_DASH_INSTEAD : KF_DASH_NONE);
    }
    draw_line(canvas, line, points, count, (struct way){.down = true, .cut = placed->open_bottom});
    draw_dots(canvas, points, count, line->open && !placed->open_bottom); /* else the open stop is on a later page */
}

static struct kf_box *beside(struct kf_build *build, struct kf_list *items, const struct line *line)
{
    for (int i = 0; i < items->count; i++) {
        struct kf_box *item = items->items[i];
        item->as.stack.pad.left = BESIDE;
        item->flags |= KF_KEEP_WHOLE;
    }
    struct kf_box *list = kf_part_list(build, items, LIST_GAP, KF_NUMBERING_NONE);
    list->as.stack.least_kids = 1; /* a stop with lines fills a third of a page */
    list->as.stack.pad.bottom = ON;
    list->decorate = draw_beside;
    list->decor = line;
    return list;
}

/* --- stops ----------------------------------------------------------------------------------------------------------- */

static bool has_when(const struct kf_stop *stop)
{
    return stop->when && stop->when->text;
}

/* "First weeks, Rest" */
static const char *spoken(struct kf_build *build, const struct kf_stop *stop)
{
    const char *title = kf_build_spoken(build, kf_build_inline(build, stop->title));

    if (!has_when(stop)) {
        return title;
    }
    const char *when = kf_build_spoken(build, kf_build_inline(build, stop->when));
    return kf_vocabulary_fill(build->content->vocabulary, build->arena, "list-more", "a", when, "b", title, NULL);
}

static struct kf_box *item_of(struct kf_build *build, const struct kf_stop *stop)
{
    struct kf_box *when = has_when(stop) ? kf_part_text(build, stop->when, KF_STYLE_LABEL, KF_ROLE_P) : NULL;
    struct kf_box *title = kf_part_text(build, stop->title, KF_STYLE_SUBHEAD, KF_ROLE_P);
    struct kf_box *name = when ? kf_part_stack(build, 0, when, title, NULL) : kf_part_stack(build, 0, title, NULL);
    struct kf_writing writing = stop->writing;

    writing.label = spoken(build, stop);
    writing.address = kf_arena_format(build->arena, "%s/lines", stop->address);
    name->flags |= KF_KEEP_NEXT;
    struct kf_box *body = kf_box_role(build->arena, kf_part_writing(build, &writing), KF_ROLE_BODY);
    struct kf_box *item = kf_part_stack(build, KF_MM(.5), kf_box_role(build->arena, name, KF_ROLE_LABEL), body, NULL);
    item->address = stop->address;
    item->origin = stop->node;
    item->flags |= KF_ITEM;
    return kf_box_role(build->arena, item, KF_ROLE_ITEM);
}

struct kf_box *kf_part_stops(struct kf_build *build, const struct kf_stops *stops)
{
    bool side_by_side = is_side_by_side(build, stops->count);
    struct line *line = KF_NEW(build->arena, struct line);
    struct kf_build inner = *build;
    struct kf_list items = {0};

    *line = (struct line){stops->line, stops->open};
    inner.width = side_by_side ? (build->width - COLUMN_GAP * (stops->count - 1)) / stops->count : build->width - BESIDE;
    for (int i = 0; i < stops->count; i++) {
        if (side_by_side) {
            kf_part_fits(build, stops->items[i].title, KF_STYLE_SUBHEAD, inner.width, TITLE_LINES);
        }
        kf_list_add(build->arena, &items, item_of(&inner, &stops->items[i]));
    }
    return side_by_side ? along(build, &items, line) : beside(build, &items, line);
}
