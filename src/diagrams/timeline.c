/* The session's bar: times above, names inside, minutes below; a name that has no room hangs from a leader. A leader would
 * cross names on a line before its own, so there is one such line: what does not fit on it is numbered, with a list under
 * the bar. */
#include "diagrams/timeline.h"

#define TIME_GAP KF_MM(1)
#define BAR_HEIGHT KF_MM(11)
#define LENGTH_GAP KF_MM(1.2)
#define LEADER KF_MM(6.4)
#define NEAR KF_MM(2)       /* texts closer than this touch */
#define NAME_MARGIN KF_MM(.8)
#define HATCH KF_MM(2)
#define KEY_GAP KF_MM(2.4)  /* from the bar to the list */
#define KEY_COLUMN_GAP KF_MM(8)
#define KEY_NUMBER KF_MM(7)
#define KEY_ROW_GAP KF_MM(.6)

struct segment {
    kf_len x, width;
    bool pause;
    bool inside;          /* the name fits */
    kf_len caption_x, caption_width;
};

struct bar {
    struct segment *segments;
    int count;
    kf_len top;
    bool leaders;
};

struct layout { /* while the boxes are made */
    struct kf_shaper *shaper;
    const struct kf_timeline_part *parts;
    struct segment *segments;
    int count;
    kf_len width, height;
};

static kf_len bar_top(const struct kf_theme *theme)
{
    return theme->types[KF_STYLE_CLOCK].line + TIME_GAP;
}

static kf_len bar_foot(const struct kf_theme *theme)
{
    return bar_top(theme) + BAR_HEIGHT;
}

static kf_len width_of(struct kf_shaper *shaper, const struct kf_inline *text, enum kf_style style)
{
    return kf_shape(shaper, text, style, 0)->widest + KF_LEN_PER_PT / 2; /* room for rounding: never wraps */
}

static kf_len caption_top(const struct kf_theme *theme)
{
    return bar_foot(theme) + LEADER;
}

static void draw_hatch(struct kf_canvas *canvas, kf_len left, kf_len top, kf_len width, kf_len height)
{
    if (canvas->theme->variant == KF_INK_SAVER) {
        return;
    }
    cairo_save(canvas->cr);
    kf_canvas_rectangle(canvas, left, top, width, height, 0);
    cairo_clip(canvas->cr);
    for (kf_len x = left - height; x < left + width; x += HATCH) {
        kf_canvas_move(canvas, x, top + height);
        kf_canvas_line(canvas, x + height, top);
    }
    kf_canvas_stroke(canvas, KF_PT(.85), KF_INK_BLACK, KF_DASH_NONE);
    cairo_restore(canvas->cr);
}

static void draw_segment(struct kf_canvas *canvas, const struct segment *segment, kf_len top, bool tinted)
{
    if (segment->pause) {
        draw_hatch(canvas, segment->x, top, segment->width, BAR_HEIGHT);
    } else if (tinted && canvas->theme->inks[KF_INK_TINT].green < 1) {
        kf_canvas_rectangle(canvas, segment->x, top, segment->width, BAR_HEIGHT, 0);
        kf_canvas_fill(canvas, KF_INK_TINT);
    }
}

static void draw_bar(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    const struct bar *bar = data;
    kf_len frame = canvas->theme->strokes[KF_STROKE_BOLD], line = canvas->theme->strokes[KF_STROKE_LINE];
    kf_len top = bar->top, foot = top + BAR_HEIGHT;
    bool tinted = true; /* alternates; a break counts for none */

    for (int i = 0; i < bar->count; i++) {
        draw_segment(canvas, &bar->segments[i], top, tinted);
        tinted = bar->segments[i].pause ? tinted : !tinted;
    }
    for (int i = 0; i < bar->count; i++) {
        const struct segment *segment = &bar->segments[i];
        if (i > 0) {
            kf_canvas_move(canvas, segment->x, top);
            kf_canvas_line(canvas, segment->x, foot);
        }
        if (bar->leaders && !segment->inside) {
            kf_canvas_move(canvas, segment->x + segment->width / 2, foot);
            kf_canvas_line(canvas, segment->x + segment->width / 2, caption_top(canvas->theme));
        }
    }
    kf_canvas_stroke(canvas, line, KF_INK_BLACK, KF_DASH_NONE);
    kf_canvas_rectangle(canvas, frame / 2, top + frame / 2, placed->width - frame, BAR_HEIGHT - frame, KF_MM(1.5));
    kf_canvas_stroke(canvas, frame, KF_INK_ACCENT, KF_DASH_NONE);
}

/* Whether the caption has room beside the last one that was placed. */
static bool place_caption(struct layout *layout, int at, kf_len taken)
{
    struct segment *segment = &layout->segments[at];
    kf_len middle = segment->x + segment->width / 2;

    segment->caption_width = width_of(layout->shaper, layout->parts[at].caption, KF_STYLE_DETAIL);
    segment->caption_x = middle - segment->caption_width / 2;
    segment->caption_x = kf_len_max(0, kf_len_min(segment->caption_x, layout->width - segment->caption_width));
    return segment->caption_x >= taken;
}

/* False where a name fits neither into the bar nor on the line under it. */
static bool settle(struct layout *layout)
{
    const struct kf_theme *theme = layout->shaper->theme;
    int total = 0, passed = 0;
    kf_len taken = 0; /* of the line of captions */
    bool fits = true;

    for (int i = 0; i < layout->count; i++) {
        total += layout->parts[i].minutes;
    }
    layout->height = bar_foot(theme) + LENGTH_GAP + theme->types[KF_STYLE_DETAIL].line;
    for (int i = 0; i < layout->count; i++) {
        struct segment *segment = &layout->segments[i];
        segment->x = (kf_len)((int64_t)layout->width * passed / total);
        passed += layout->parts[i].minutes;
        segment->width = (kf_len)((int64_t)layout->width * passed / total) - segment->x;
        segment->pause = layout->parts[i].pause;
        segment->inside = !segment->pause && width_of(layout->shaper, layout->parts[i].name, KF_STYLE_COMPACT) +
                                                     2 * NAME_MARGIN <= segment->width;
        if (!segment->inside) {
            fits = place_caption(layout, i, taken) && fits;
            taken = segment->caption_x + segment->caption_width + NEAR;
            layout->height = caption_top(theme) + theme->types[KF_STYLE_DETAIL].line;
        }
    }
    return fits;
}

/* Text of one line in the middle of a part of the bar. */
static struct kf_child line_at(struct layout *layout, const struct kf_inline *text, enum kf_style style, kf_len x, kf_len y,
                               kf_len width)
{
    struct kf_box *box = kf_box_text(layout->shaper->arena, text, style);

    box->as.text.align = KF_ALIGN_CENTRE;
    return (struct kf_child){box, x, y, width, 0};
}

/* An area as large as the whole drawing, so that all children share its coordinates. */
static struct kf_box *area(struct layout *layout, enum kf_role role, const struct kf_child *children, int count)
{
    struct kf_box *box = kf_box_art(layout->shaper->arena, layout->width, layout->height, NULL, NULL);

    kf_box_art_children(layout->shaper->arena, box, children, count);
    return role == KF_ROLE_NONE ? box : kf_box_role(layout->shaper->arena, box, role);
}

static struct kf_child whole(struct layout *layout, struct kf_box *box)
{
    return (struct kf_child){box, 0, 0, layout->width, layout->height};
}

/* Centred on its divider; the first and the last stay inside the bar. */
static struct kf_child time_at(struct layout *layout, const struct kf_inline *text, kf_len middle)
{
    kf_len width = width_of(layout->shaper, text, KF_STYLE_CLOCK);
    kf_len x = kf_len_max(0, kf_len_min(middle - width / 2, layout->width - width));

    return line_at(layout, text, KF_STYLE_CLOCK, x, 0, width);
}

static struct kf_box *body_of(struct layout *layout, int at, const struct kf_inline *end)
{
    const struct kf_timeline_part *part = &layout->parts[at];
    const struct segment *segment = &layout->segments[at];
    const struct kf_theme *theme = layout->shaper->theme;
    kf_len line = theme->types[KF_STYLE_COMPACT].line;
    struct kf_child children[3];
    int count = 0;

    if (segment->inside) {
        children[count++] = line_at(layout, part->name, KF_STYLE_COMPACT, segment->x,
                                    bar_top(theme) + (BAR_HEIGHT - line) / 2, segment->width);
        children[count++] = line_at(layout, part->length, KF_STYLE_DETAIL, segment->x,
                                    bar_foot(theme) + LENGTH_GAP, segment->width);
    } else {
        children[count++] = line_at(layout, part->caption, KF_STYLE_DETAIL, segment->caption_x,
                                    caption_top(theme), segment->caption_width);
    }
    if (at == layout->count - 1) {
        children[count++] = time_at(layout, end, layout->width);
    }
    return area(layout, KF_ROLE_BODY, children, count);
}

/* Whether the time over a divider keeps clear of the one before that is shown, and of the end. */
static bool has_room(struct layout *layout, const struct kf_child *time, kf_len shown, const struct kf_inline *end)
{
    kf_len last = layout->width - width_of(layout->shaper, end, KF_STYLE_CLOCK);

    return time->x >= shown && time->x + time->width + NEAR <= last;
}

static struct kf_box *item_of(struct layout *layout, int at, const struct kf_inline *end, kf_len *shown)
{
    struct kf_child time = time_at(layout, layout->parts[at].time, layout->segments[at].x);
    struct kf_child children[2];
    int count = 0;

    if (at == 0 || has_room(layout, &time, *shown, end)) {
        *shown = time.x + time.width + NEAR;
        kf_box_role(layout->shaper->arena, time.box, KF_ROLE_LABEL);
        children[count++] = time;
    }
    children[count++] = whole(layout, body_of(layout, at, end));
    return area(layout, KF_ROLE_ITEM, children, count);
}

/* Times above, names inside or under it: the bar says all. */
static struct kf_box *named_bar(struct layout *layout, const struct kf_inline *end)
{
    struct kf_arena *arena = layout->shaper->arena;
    struct kf_child *items = KF_NEW_ARRAY(arena, layout->count, struct kf_child);
    struct bar *bar = KF_NEW(arena, struct bar);
    kf_len shown = 0;

    for (int i = 0; i < layout->count; i++) {
        items[i] = whole(layout, item_of(layout, i, end, &shown));
    }
    *bar = (struct bar){layout->segments, layout->count, bar_top(layout->shaper->theme), /* leaders */ true};
    struct kf_box *box = area(layout, KF_ROLE_LIST, items, layout->count);
    box->decorate = draw_bar;
    box->decor = bar;
    return box;
}

/* --- numbers in the bar, and a list under it -------------------------------------------------------------------------- */

/* The list under it says all: its numbers are not read twice. */
static struct kf_box *numbered_bar(struct layout *layout)
{
    struct kf_arena *arena = layout->shaper->arena;
    kf_len line = layout->shaper->theme->types[KF_STYLE_LABEL].line;
    struct kf_child *numbers = KF_NEW_ARRAY(arena, layout->count, struct kf_child);
    struct bar *bar = KF_NEW(arena, struct bar);
    int count = 0;

    for (int i = 0; i < layout->count; i++) {
        const struct segment *segment = &layout->segments[i];
        const struct kf_inline *number = layout->parts[i].number;
        if (number && width_of(layout->shaper, number, KF_STYLE_LABEL) <= segment->width) {
            numbers[count++] = line_at(layout, number, KF_STYLE_LABEL, segment->x, (BAR_HEIGHT - line) / 2, segment->width);
        }
    }
    *bar = (struct bar){layout->segments, layout->count, 0, /* leaders */ false};
    struct kf_box *box = kf_box_art(arena, layout->width, BAR_HEIGHT, draw_bar, bar);
    kf_box_art_children(arena, box, numbers, count);
    box->flags |= KF_REPEATS;
    return box;
}

/* The ink saver has no hatch, and an empty box would be one to tick: a line stands for the break there. */
static void draw_break(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len stroke = canvas->theme->strokes[KF_STROKE_LINE], margin = (placed->height - KF_MM(3.6)) / 2;

    (void)data;
    if (canvas->theme->variant == KF_INK_SAVER) {
        kf_canvas_move(canvas, 0, placed->height / 2);
        kf_canvas_line(canvas, placed->width, placed->height / 2);
    } else {
        draw_hatch(canvas, 0, margin, placed->width, placed->height - 2 * margin);
        kf_canvas_rectangle(canvas, stroke / 2, margin + stroke / 2, placed->width - stroke,
                            placed->height - 2 * margin - stroke, 0);
    }
    kf_canvas_stroke(canvas, stroke, KF_INK_BLACK, KF_DASH_NONE);
}

/* "3", or the hatch of a break. */
static struct kf_box *key_label(struct layout *layout, const struct kf_timeline_part *part)
{
    struct kf_arena *arena = layout->shaper->arena;
    kf_len line = layout->shaper->theme->types[KF_STYLE_COMPACT].line;

    return part->number ? kf_box_role(arena, kf_box_text(arena, part->number, KF_STYLE_COMPACT), KF_ROLE_LABEL)
                        : kf_box_art(arena, KF_MM(4.4), line, draw_break, NULL);
}

/* "3  0:25  Six steps, one at a time  20 min" */
static struct kf_box *key_item(struct layout *layout, const struct kf_timeline_part *part, kf_len width)
{
    const struct kf_theme *theme = layout->shaper->theme;
    struct kf_arena *arena = layout->shaper->arena;
    kf_len number = theme->single_column ? KF_MM(12) : KEY_NUMBER, time = theme->single_column ? KF_MM(22) : KF_MM(12);
    kf_len length = width_of(layout->shaper, part->length, KF_STYLE_COMPACT) + KF_MM(1);
    struct kf_list words = {0}, kids = {0};
    struct kf_box *minutes = kf_box_text(arena, part->length, KF_STYLE_COMPACT);

    minutes->as.text.align = KF_ALIGN_END;
    kf_list_add(arena, &words, kf_box_text(arena, part->time, KF_STYLE_CLOCK));
    kf_list_add(arena, &words, kf_box_text(arena, part->name, KF_STYLE_COMPACT));
    kf_list_add(arena, &words, minutes);
    struct kf_box *body = kf_box_row(arena, &words, (const kf_len[]){time, 0, length}, width - number, KF_MM(1));
    kf_list_add(arena, &kids, key_label(layout, part));
    kf_list_add(arena, &kids, kf_box_role(arena, body, KF_ROLE_BODY));
    struct kf_box *row = kf_box_row(arena, &kids, (const kf_len[]){number, 0}, width, 0);
    row->flags |= KF_KEEP_WHOLE;
    return kf_box_role(arena, row, KF_ROLE_ITEM);
}

/* Read down the first column, then down the second. */
static struct kf_box *key(struct layout *layout)
{
    struct kf_arena *arena = layout->shaper->arena;
    int columns = layout->shaper->theme->single_column ? 1 : 2, rows = (layout->count + columns - 1) / columns;
    kf_len width = (layout->width - KEY_COLUMN_GAP * (columns - 1)) / columns;
    struct kf_list halves = {0};

    for (int column = 0; column < columns; column++) {
        struct kf_list items = {0};
        for (int i = column * rows; i < layout->count && i < (column + 1) * rows; i++) {
            kf_list_add(arena, &items, key_item(layout, &layout->parts[i], width));
        }
        kf_list_add(arena, &halves, kf_box_stack(arena, &items, KEY_ROW_GAP));
    }
    struct kf_box *list = columns == 1 ? halves.items[0]
                                       : kf_box_row(arena, &halves, (const kf_len[]){width, width}, layout->width,
                                                    KEY_COLUMN_GAP);
    return kf_box_role(arena, list, KF_ROLE_LIST);
}

struct kf_box *kf_timeline_box(struct kf_shaper *shaper, const struct kf_timeline_part *parts, int count,
                               const struct kf_inline *end, kf_len width)
{
    struct kf_arena *arena = shaper->arena;
    struct layout layout = {shaper, parts, KF_NEW_ARRAY(arena, count, struct segment), count, width, 0};
    struct kf_list kids = {0};

    if (settle(&layout) && !shaper->theme->single_column) {
        return named_bar(&layout, end);
    }
    if (!shaper->theme->single_column) { /* large letters leave no room for numbers in it */
        kf_list_add(arena, &kids, numbered_bar(&layout));
    }
    kf_list_add(arena, &kids, key(&layout));
    return kf_box_stack(arena, &kids, KEY_GAP);
}
