/* The wheel: spokes and rings behind, labels in a column at each side. A label stands level with its spoke where it can;
 * where two would touch, both give way. An odd number has one label above the rim. */
#include "diagrams/wheel.h"

#include <math.h>

#define RADIUS KF_MM(40)
#define LEADER KF_MM(5) /* from the rim to the boxes of the sides */
#define WORDS_GAP KF_MM(2)
#define LABEL_GAP KF_MM(3)
#define TICK_HALF KF_MM(.8)
#define DIGIT_WIDTH KF_MM(6)
#define DIGIT_INSIDE KF_MM(2.3) /* a digit stands inside its ring, clear of the spoke */
#define DIGIT_BESIDE KF_MM(3)

enum { TRIES = 64 };

struct spoke {
    double cos, sin;
    kf_len title_height, height; /* of the label */
    kf_len y;                    /* the label's middle, from the hub */
    struct kf_rect box;          /* of the number, from the hub */
};

struct wheel {
    struct spoke spokes[KF_WHEEL_MOST];
    int count;
    kf_len radius;
    kf_len hub; /* y from the drawing's top */
};

struct layout { /* while the boxes are made */
    struct kf_shaper *shaper;
    const struct kf_wheel_area *areas;
    struct wheel *wheel;
    kf_len width, height, words; /* words: width of a label's text at the sides */
};

static bool is_top(const struct spoke *spoke)
{
    return fabs(spoke->cos) < .01;
}

static kf_len tip_x(const struct wheel *wheel, const struct spoke *spoke)
{
    return (kf_len)(wheel->radius * spoke->cos);
}

static kf_len tip_y(const struct wheel *wheel, const struct spoke *spoke)
{
    return (kf_len)(wheel->radius * spoke->sin);
}

/* --- what lies behind ------------------------------------------------------------------------------------------------ */

/* A short stroke across the spoke at each odd number; the rings are the even ones. */
static void trace_spoke(struct kf_canvas *canvas, const struct wheel *wheel, const struct spoke *spoke, kf_len x,
                        kf_len y)
{
    kf_canvas_move(canvas, x, y);
    kf_canvas_line(canvas, x + tip_x(wheel, spoke), y + tip_y(wheel, spoke));
    for (int i = 1; i < 2 * KF_WHEEL_RINGS; i += 2) {
        double at = (double)wheel->radius * i / (2 * KF_WHEEL_RINGS);
        kf_canvas_move(canvas, x + (kf_len)(at * spoke->cos - TICK_HALF * spoke->sin),
                       y + (kf_len)(at * spoke->sin + TICK_HALF * spoke->cos));
        kf_canvas_line(canvas, x + (kf_len)(at * spoke->cos + TICK_HALF * spoke->sin),
                       y + (kf_len)(at * spoke->sin - TICK_HALF * spoke->cos));
    }
}

static void trace_leader(struct kf_canvas *canvas, const struct wheel *wheel, const struct spoke *spoke, kf_len x,
                         kf_len y)
{
    const struct kf_rect *box = &spoke->box;

    kf_canvas_move(canvas, x + tip_x(wheel, spoke), y + tip_y(wheel, spoke));
    if (is_top(spoke)) {
        kf_canvas_line(canvas, x, y + box->y + box->height);
    } else {
        kf_canvas_line(canvas, x + (spoke->cos > 0 ? box->x : box->x + box->width), y + box->y + box->height / 2);
    }
}

static void draw_wheel(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    const struct wheel *wheel = data;
    const kf_len *strokes = canvas->theme->strokes;
    kf_len x = placed->width / 2, y = wheel->hub;

    for (int i = 1; i < KF_WHEEL_RINGS; i++) {
        kf_canvas_circle(canvas, x, y, wheel->radius * i / KF_WHEEL_RINGS);
    }
    for (int i = 0; i < wheel->count; i++) {
        trace_spoke(canvas, wheel, &wheel->spokes[i], x, y);
        trace_leader(canvas, wheel, &wheel->spokes[i], x, y);
    }
    kf_canvas_stroke(canvas, strokes[KF_STROKE_LINE], KF_INK_BLACK, KF_DASH_NONE);
    kf_canvas_circle(canvas, x, y, wheel->radius);
    kf_canvas_stroke(canvas, strokes[KF_STROKE_MEDIUM], KF_INK_ACCENT, KF_DASH_NONE);
}

static void draw_number(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len stroke = canvas->theme->strokes[KF_STROKE_LINE];

    (void)data;
    kf_canvas_rectangle(canvas, stroke / 2, stroke / 2, placed->width - stroke, placed->height - stroke, KF_MM(1));
    kf_canvas_stroke(canvas, stroke, KF_INK_BLACK, KF_DASH_NONE);
}

struct kf_box *kf_wheel_number(struct kf_arena *arena, kf_len width, kf_len height, const char *address,
                               const char *label)
{
    struct kf_box *box = kf_box_art(arena, width, height, draw_number, NULL);

    return kf_box_blank(arena, box, KF_BLANK_TEXT, address, label);
}

/* --- where labels go ------------------------------------------------------------------------------------------------- */

/* An even number of spokes leaves the top free, so that every label is at a side. */
static void turn_spokes(struct wheel *wheel)
{
    double part = 2 * G_PI / wheel->count, first = wheel->count % 2 ? 0 : part / 2;

    for (int i = 0; i < wheel->count; i++) {
        wheel->spokes[i].cos = sin(first + i * part); /* from the top, clockwise */
        wheel->spokes[i].sin = -cos(first + i * part);
    }
}

static kf_len words_width(const struct layout *layout, const struct spoke *spoke, const struct kf_box *number)
{
    return is_top(spoke) ? layout->width / 2 - number->as.art.width / 2 - WORDS_GAP : layout->words;
}

static void measure_labels(struct layout *layout)
{
    struct kf_fit fit = kf_fit_natural(layout->shaper->theme);

    for (int i = 0; i < layout->wheel->count; i++) {
        const struct kf_wheel_area *area = &layout->areas[i];
        struct spoke *spoke = &layout->wheel->spokes[i];
        kf_len width = words_width(layout, spoke, area->number);
        kf_len text = area->text ? kf_measure(layout->shaper, area->text, width, &fit) : 0;

        spoke->title_height = kf_measure(layout->shaper, area->title, width, &fit);
        spoke->height = kf_len_max(spoke->title_height + text, area->number->as.art.height);
        spoke->y = is_top(spoke) ? -layout->wheel->radius - LEADER - spoke->height / 2 : tip_y(layout->wheel, spoke);
    }
}

/* Each gives way by half of what is missing; the one above the rim stays. */
static bool part(struct spoke *upper, struct spoke *lower)
{
    kf_len missing = (upper->height + lower->height) / 2 + LABEL_GAP - (lower->y - upper->y);

    if (missing <= 0) {
        return false;
    }
    upper->y -= is_top(upper) ? 0 : missing / 2 + 1;
    lower->y += is_top(upper) ? missing : missing / 2 + 1;
    return true;
}

/* Neighbours are those of one side; and the one above the rim, whose words run on, with the first at that side. */
static void keep_apart(struct wheel *wheel)
{
    bool moved = true;

    for (int tries = 0; tries < TRIES && moved; tries++) {
        moved = false;
        for (int i = 0; i + 1 < wheel->count; i++) {
            struct spoke *a = &wheel->spokes[i], *b = &wheel->spokes[i + 1];
            if (b->cos > 0) {
                moved = part(a, b) || moved;
            } else if (a->cos < 0) {
                moved = part(b, a) || moved;
            }
        }
    }
}

static struct kf_rect box_of(const struct wheel *wheel, const struct spoke *spoke, const struct kf_box *number)
{
    kf_len radius = wheel->radius;
    struct kf_rect box = {0, 0, number->as.art.width, number->as.art.height};

    if (is_top(spoke)) {
        box.x = -box.width / 2;
        box.y = -radius - LEADER - box.height;
        return box;
    }
    box.x = spoke->cos > 0 ? radius + LEADER : -radius - LEADER - box.width;
    box.y = spoke->y - box.height / 2;
    return box;
}

static void settle(struct layout *layout)
{
    struct wheel *wheel = layout->wheel;
    kf_len top = -wheel->radius - KF_MM(.5), foot = wheel->radius + KF_MM(.5); /* the rim's outer half */

    turn_spokes(wheel);
    measure_labels(layout);
    keep_apart(wheel);
    for (int i = 0; i < wheel->count; i++) {
        struct spoke *spoke = &wheel->spokes[i];
        spoke->box = box_of(wheel, spoke, layout->areas[i].number);
        top = kf_len_min(top, spoke->y - spoke->height / 2);
        foot = kf_len_max(foot, spoke->y + spoke->height / 2);
    }
    wheel->hub = -top;
    layout->height = foot - top;
}

/* --- boxes ----------------------------------------------------------------------------------------------------------- */

/* An area as large as the whole drawing, so that all children share its coordinates. */
static struct kf_child area(const struct layout *layout, enum kf_role role, const struct kf_child *children, int count)
{
    struct kf_box *box = kf_box_art(layout->shaper->arena, layout->width, layout->height, NULL, NULL);

    kf_box_art_children(layout->shaper->arena, box, children, count);
    return (struct kf_child){kf_box_role(layout->shaper->arena, box, role), 0, 0, layout->width, layout->height};
}

static struct kf_child item(const struct layout *layout, int at)
{
    const struct kf_wheel_area *words = &layout->areas[at];
    const struct spoke *spoke = &layout->wheel->spokes[at];
    struct kf_rect box = spoke->box;
    kf_len width = words_width(layout, spoke, words->number), x = layout->width / 2, y = layout->wheel->hub;
    kf_len text_x = x + (is_top(spoke) || spoke->cos > 0 ? box.x + box.width + WORDS_GAP : box.x - WORDS_GAP - width);
    kf_len text_y = y + spoke->y - spoke->height / 2;
    struct kf_child parts[2], body[2];
    int count = 0;

    if (!words->text) { /* a title alone stands level with its box */
        text_y = y + box.y + (box.height - spoke->title_height) / 2;
    }
    parts[0] = (struct kf_child){words->title, text_x, text_y, width, 0};
    if (words->text) {
        body[count++] = (struct kf_child){words->text, text_x, text_y + spoke->title_height, width, 0};
    }
    body[count++] = (struct kf_child){words->number, x + box.x, y + box.y, box.width, box.height};
    parts[1] = area(layout, KF_ROLE_BODY, body, count);
    return area(layout, KF_ROLE_ITEM, parts, G_N_ELEMENTS(parts));
}

/* Beside the first spoke, on the side that the next one is on. */
static struct kf_child digit(const struct layout *layout, struct kf_box *box, int ring)
{
    const struct spoke *first = &layout->wheel->spokes[0];
    kf_len line = layout->shaper->theme->types[box->as.text.style].line;
    double at = (double)layout->wheel->radius * (ring + 1) / KF_WHEEL_RINGS - DIGIT_INSIDE;
    kf_len x = (kf_len)(at * first->cos - DIGIT_BESIDE * first->sin);
    kf_len y = (kf_len)(at * first->sin + DIGIT_BESIDE * first->cos);

    box->as.text.align = KF_ALIGN_CENTRE;
    return (struct kf_child){box, layout->width / 2 + x - DIGIT_WIDTH / 2, layout->wheel->hub + y - line / 2, DIGIT_WIDTH,
                             0};
}

static struct kf_box *wheel_of(struct kf_shaper *shaper, const struct kf_wheel_area *areas, int count,
                               struct kf_box *const digits[KF_WHEEL_RINGS], kf_len width, kf_len radius)
{
    struct wheel *wheel = KF_NEW(shaper->arena, struct wheel);
    struct layout layout = {.shaper = shaper, .areas = areas, .wheel = wheel, .width = width};
    struct kf_child items[KF_WHEEL_MOST], parts[KF_WHEEL_RINGS + 1];

    wheel->count = count;
    wheel->radius = radius;
    layout.words = width / 2 - radius - LEADER - areas[0].number->as.art.width - WORDS_GAP;
    settle(&layout);
    for (int i = 0; i < count; i++) {
        items[i] = item(&layout, i);
    }
    for (int i = 0; i < KF_WHEEL_RINGS; i++) {
        parts[i] = digit(&layout, digits[i], i);
    }
    parts[KF_WHEEL_RINGS] = area(&layout, KF_ROLE_LIST, items, count);
    struct kf_box *box = kf_box_art(shaper->arena, width, layout.height, draw_wheel, wheel);
    kf_box_art_children(shaper->arena, box, parts, G_N_ELEMENTS(parts));
    return box;
}

struct kf_box *kf_wheel_box(struct kf_shaper *shaper, const struct kf_wheel_area *areas, int count,
                            struct kf_box *const digits[KF_WHEEL_RINGS], kf_len width)
{
    struct kf_box *wheel = wheel_of(shaper, areas, count, digits, width, RADIUS);

    wheel->as.art.small = wheel_of(shaper, areas, count, digits, width, RADIUS * KF_BOX_SMALL / 100);
    return wheel;
}
