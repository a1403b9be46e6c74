/* Rings, their numbers at the top and blanks on the lines. The blanks stay apart however many each ring has. */
#include "diagrams/support_map.h"

#include <assert.h>
#include <math.h>

#define CENTRE_RADIUS KF_MM(10)
#define BLANK_WIDTH KF_MM(31)
#define BLANK_HEIGHT KF_MM(8.6)
#define NAME_PAD KF_MM(1.5) /* beside a name in it */
#define DOTS KF_MM(1.9) /* from dot to dot */

enum { BLANKS_MOST = 8 };

static const kf_len radii[KF_SUPPORT_MAP_RINGS] = {KF_MM(25), KF_MM(41.5), KF_MM(58)};

/* Degrees from the right, downwards, clockwise from the top: row n - 1 for n blanks. Full rings as designed; with fewer
 * the rest moves to stay even, never over a blank of another ring, and as like on both sides. */
static const double angles[KF_SUPPORT_MAP_RINGS][BLANKS_MOST][BLANKS_MOST] = {
    {{90}, {-40, -140}, {-40, 90, -140}},
    {{90},
     {0, 180},
     {-50, 90, -130},
     {-50, 59, 121, -130},
     {-50, 0, 90, 180, -130},
     {-50, 0, 59, 121, 180, -130}},
    {{90},
     {-19.5, -160.5},
     {-19.5, 90, -160.5},
     {-47, 53, 127, -133},
     {-54, 24, 90, 156, -126},
     {-61, -12, 57, 123, -168, -119},
     {-61, -19.5, 24, 90, 156, -160.5, -119},
     {-61, -19.5, 24, 57, 123, 156, -160.5, -119}},
};

static const int most[KF_SUPPORT_MAP_RINGS] = {3, 6, 8};

struct rings {
    kf_len number;                      /* side of its circle */
    kf_len radii[KF_SUPPORT_MAP_RINGS]; /* scaled: words and pills keep their size */
    int count;
};

int kf_support_map_most(int ring)
{
    return most[ring];
}

static kf_len middle_y(const struct rings *rings)
{
    return rings->radii[rings->count - 1] + rings->number / 2;
}

static struct kf_rect blank_at(kf_len x, kf_len y, kf_len radius, int ring, int count, int blank)
{
    double angle = angles[ring][count - 1][blank] * G_PI / 180;

    return (struct kf_rect){x + (kf_len)(radius * cos(angle)) - BLANK_WIDTH / 2,
                            y + (kf_len)(radius * sin(angle)) - BLANK_HEIGHT / 2, BLANK_WIDTH, BLANK_HEIGHT};
}

/* The innermost is heavy and tinted, the outermost dotted: told apart in any copy. */
static void draw_ring(struct kf_canvas *canvas, kf_len x, kf_len y, kf_len radius, int ring)
{
    kf_canvas_circle(canvas, x, y, radius);
    switch (ring) {
    case 0:
        kf_canvas_paint(canvas, KF_INK_TINT, canvas->theme->strokes[KF_STROKE_BOLD], KF_INK_ACCENT, KF_DASH_NONE);
        break;
    case 1:
        kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_TICK], KF_INK_ACCENT, KF_DASH_NONE);
        break;
    default:
        kf_canvas_stroke_round(canvas, canvas->theme->strokes[KF_STROKE_TICK], KF_INK_ACCENT, DOTS);
    }
}

static void draw_rings(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    const struct rings *rings = data;
    kf_len x = placed->width / 2, y = middle_y(rings);

    for (int i = rings->count - 1; i >= 0; i--) {
        draw_ring(canvas, x, y, rings->radii[i], i);
    }
    kf_canvas_circle(canvas, x, y, CENTRE_RADIUS);
    kf_canvas_fill_keep(canvas, KF_INK_PAPER);
    kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_BOLD], KF_INK_ACCENT, KF_DASH_NONE);
    for (int i = 0; i < rings->count; i++) { /* the numbers stand on paper, not on the lines */
        kf_canvas_circle(canvas, x, y - rings->radii[i], rings->number / 2);
        kf_canvas_fill(canvas, KF_INK_PAPER);
    }
}

static void draw_blank(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len stroke = canvas->theme->strokes[KF_STROKE_LINE];

    (void)data;
    kf_canvas_rectangle(canvas, stroke / 2, stroke / 2, placed->width - stroke, placed->height - stroke,
                        placed->height / 2);
    kf_canvas_fill_keep(canvas, KF_INK_PAPER); /* hides the ring */
    kf_canvas_stroke(canvas, stroke, KF_INK_BLACK, KF_DASH_NONE);
}

struct kf_box *kf_support_map_blank(struct kf_arena *arena, const char *address, const char *label)
{
    struct kf_box *box = kf_box_art(arena, BLANK_WIDTH, BLANK_HEIGHT, draw_blank, NULL);

    return kf_box_blank(arena, box, KF_BLANK_TEXT, address, label);
}

struct kf_box *kf_support_map_name(struct kf_arena *arena, struct kf_box *name)
{
    struct kf_box *box = kf_box_art(arena, BLANK_WIDTH, BLANK_HEIGHT, draw_blank, NULL);
    const struct kf_child inside = {name, NAME_PAD, 0, BLANK_WIDTH - 2 * NAME_PAD, BLANK_HEIGHT};

    kf_box_art_children(arena, box, &inside, 1);
    return box;
}

/* An area as large as the map, so that all children share its coordinates. */
static struct kf_child area(struct kf_arena *arena, const struct kf_rect *map, enum kf_role role,
                            const struct kf_child *children, int count)
{
    struct kf_box *box = kf_box_art(arena, map->width, map->height, NULL, NULL);

    kf_box_art_children(arena, box, children, count);
    return (struct kf_child){kf_box_role(arena, box, role), 0, 0, map->width, map->height};
}

static struct kf_child ring_item(struct kf_arena *arena, const struct kf_support_ring *ring, int place,
                                 const struct kf_rect *map, const struct rings *rings)
{
    kf_len x = map->width / 2, y = middle_y(rings);
    struct kf_child blanks[BLANKS_MOST];

    assert(ring->count <= most[place]);
    for (int i = 0; i < ring->count; i++) {
        struct kf_rect at = blank_at(x, y, rings->radii[place], place, ring->count, i);
        blanks[i] = (struct kf_child){ring->blanks[i], at.x, at.y, at.width, at.height};
    }
    const struct kf_child parts[] = {
        {ring->number, x - rings->number / 2, y - rings->radii[place] - rings->number / 2, rings->number, rings->number},
        area(arena, map, KF_ROLE_BODY, blanks, ring->count),
    };
    return area(arena, map, KF_ROLE_ITEM, parts, G_N_ELEMENTS(parts));
}

/* Down to the foot of the outermost ring, or of a blank that hangs over it. */
static kf_len height_of(const struct rings *rings, const struct kf_support_ring *last)
{
    kf_len foot = middle_y(rings) + rings->radii[rings->count - 1] + KF_PT(1); /* the line's outer half */

    for (int i = 0; i < last->count; i++) {
        struct kf_rect at = blank_at(0, middle_y(rings), rings->radii[rings->count - 1], rings->count - 1, last->count, i);
        foot = kf_len_max(foot, at.y + at.height);
    }
    return foot;
}

static struct kf_box *map_at(struct kf_arena *arena, struct kf_box *centre, const struct kf_support_ring *rings, int count,
                             kf_len width, int percent)
{
    struct rings *drawn = KF_NEW(arena, struct rings);
    struct kf_child items[KF_SUPPORT_MAP_RINGS];

    g_assert(count <= KF_SUPPORT_MAP_RINGS);
    *drawn = (struct rings){.number = rings[0].number->as.art.width, .count = count};
    for (int i = 0; i < count; i++) {
        drawn->radii[i] = radii[i] * percent / 100;
    }
    const struct kf_rect map = {0, 0, width, height_of(drawn, &rings[count - 1])};
    for (int i = 0; i < count; i++) {
        items[i] = ring_item(arena, &rings[i], i, &map, drawn);
    }
    const struct kf_child parts[] = {
        {centre, width / 2 - CENTRE_RADIUS, middle_y(drawn) - CENTRE_RADIUS, 2 * CENTRE_RADIUS, 2 * CENTRE_RADIUS},
        area(arena, &map, KF_ROLE_LIST, items, count),
    };
    struct kf_box *box = kf_box_art(arena, map.width, map.height, draw_rings, drawn);
    kf_box_art_children(arena, box, parts, G_N_ELEMENTS(parts));
    return box;
}

struct kf_box *kf_support_map_box(struct kf_arena *arena, struct kf_box *centre, const struct kf_support_ring *rings,
                                  int count, kf_len width)
{
    struct kf_box *map = map_at(arena, centre, rings, count, width, 100);

    map->as.art.small = map_at(arena, centre, rings, count, width, KF_BOX_SMALL);
    return map;
}
