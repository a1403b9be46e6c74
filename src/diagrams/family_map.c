/* Rows of people from the oldest generation down. Children stand under their parents as far as their neighbours let them;
 * every line runs level or upright but for ties, which bow over a row or cross from one to another behind the people. */
#include "diagrams/family_map.h"

#include "diagrams/family_signs.h"

#define SLOT_MOST KF_MM(44)
#define WORDS_APART KF_MM(3)
#define WORDS_GAP KF_MM(1)    /* under a shape */
#define ROW_GAP KF_MM(16)     /* from words to the shapes of the next row */
#define BOW KF_MM(9)          /* of a tie over its row */
#define BUS KF_MM(6)          /* over the children */
#define BUS_STEP KF_MM(3)     /* between those of couples that would touch */
#define TIE_INSET KF_MM(3)
#define PLATE KF_MM(.8)
#define PLATE_OVER KF_MM(4) /* up behind the shape: no tie shows between it and the words */
#define SIDE KF_FAMILY_SIDE

struct person {
    kf_len x, wish, words_height; /* x: of the middle */
    kf_len words_width;
    int row;
    enum kf_family_sign shape;
    bool died;
};

struct map {
    const struct kf_family *family;
    struct person people[KF_FAMILY_MOST];
    kf_len bus[KF_FAMILY_MOST];         /* of each couple: over the shapes of its children */
    kf_len tops[KF_FAMILY_ROWS], foots[KF_FAMILY_ROWS];
    kf_len width, height, slot;
    int first[KF_FAMILY_ROWS + 1];      /* person of each row; past the last: how many */
    int rows;
};

/* --- where people stand ---------------------------------------------------------------------------------------------- */

static kf_len slot_of(int widest_row, kf_len width)
{
    return kf_len_min(SLOT_MOST, width / widest_row);
}

kf_len kf_family_words_width(int widest_row, kf_len width)
{
    return slot_of(widest_row, width) - WORDS_APART;
}

static void take_people(struct map *map, struct kf_shaper *shaper)
{
    struct kf_fit fit = kf_fit_natural(shaper->theme);
    int widest = 1;

    for (int i = 0; i < map->family->people_count; i++) {
        const struct kf_family_person *person = &map->family->people[i];
        map->people[i] = (struct person){
            .row = person->row, .shape = person->shape, .died = person->died, .words_width = person->words_width};
        map->rows = person->row + 1;
        map->first[person->row + 1] = i + 1;
        widest = MAX(widest, i + 1 - map->first[person->row]);
    }
    map->slot = slot_of(widest, map->width);
    for (int i = 0; i < map->family->people_count; i++) {
        map->people[i].words_height =
            kf_measure(shaper, map->family->people[i].words, map->slot - WORDS_APART, &fit);
    }
}

/* Down the middle of a couple, or of one alone. */
static kf_len stem_x(const struct map *map, const struct kf_family_couple *couple)
{
    kf_len first = map->people[couple->parents[0]].x;

    return couple->parent_count == 2 ? (first + map->people[couple->parents[1]].x) / 2 : first;
}

/* Children wish to stand in the middle under their parents; others beside the one before them. */
static void wish(struct map *map, int row)
{
    int first = map->first[row], end = map->first[row + 1];
    kf_len start = map->width / 2 - (end - first - 1) * map->slot / 2;

    for (int i = first; i < end; i++) {
        map->people[i].wish = -1;
    }
    for (int c = 0; row > 0 && c < map->family->couple_count; c++) {
        const struct kf_family_couple *couple = &map->family->couples[c];
        for (int i = 0; i < couple->child_count; i++) {
            struct person *child = &map->people[couple->children[i]];
            if (child->row == row && child->wish < 0) {
                child->wish = stem_x(map, couple) + (2 * i - couple->child_count + 1) * map->slot / 2;
            }
        }
    }
    for (int i = end - 2; i >= first; i--) { /* before a child of the row above */
        if (map->people[i].wish < 0 && map->people[i + 1].wish >= 0) {
            map->people[i].wish = map->people[i + 1].wish - map->slot;
        }
    }
    for (int i = first; i < end; i++) {
        if (map->people[i].wish < 0) {
            map->people[i].wish = i > first ? map->people[i - 1].wish + map->slot : start;
        }
    }
}

/* A slot apart: the middle between giving way to the right only and to the left only. Then inside the width. */
static void settle_row(struct map *map, int row)
{
    int first = map->first[row], end = map->first[row + 1];
    kf_len right[KF_FAMILY_MOST], left[KF_FAMILY_MOST];

    for (int i = first; i < end; i++) {
        right[i] = i > first ? kf_len_max(map->people[i].wish, right[i - 1] + map->slot) : map->people[i].wish;
    }
    for (int i = end - 1; i >= first; i--) {
        left[i] = i + 1 < end ? kf_len_min(map->people[i].wish, left[i + 1] - map->slot) : map->people[i].wish;
    }
    for (int i = first; i < end; i++) {
        kf_len least = map->slot / 2 + (i - first) * map->slot;
        kf_len most = map->width - map->slot / 2 - (end - 1 - i) * map->slot;
        map->people[i].x = kf_len_max(least, kf_len_min(most, (right[i] + left[i]) / 2));
    }
}

/* The whole in the middle of the width. */
static void centre_people(struct map *map)
{
    kf_len from = map->width, to = 0;

    for (int i = 0; i < map->family->people_count; i++) {
        from = kf_len_min(from, map->people[i].x);
        to = kf_len_max(to, map->people[i].x);
    }
    for (int i = 0; i < map->family->people_count; i++) {
        map->people[i].x += (map->width - to - from) / 2;
    }
}

static bool has_bow(const struct map *map, int row)
{
    for (int i = 0; i < map->family->tie_count; i++) {
        const int *of = map->family->ties[i].of;
        if (map->people[of[0]].row == row && map->people[of[1]].row == row) {
            return true;
        }
    }
    return false;
}

static void settle_heights(struct map *map)
{
    kf_len y = 0;

    for (int row = 0; row < map->rows; row++) {
        kf_len words = 0;
        for (int i = map->first[row]; i < map->first[row + 1]; i++) {
            words = kf_len_max(words, map->people[i].words_height);
        }
        map->tops[row] = y + (has_bow(map, row) ? BOW : KF_PT(1)) + (row > 0 ? ROW_GAP : 0);
        map->foots[row] = map->tops[row] + SIDE + WORDS_GAP + words;
        y = map->foots[row];
    }
    map->height = y;
}

/* --- lines ----------------------------------------------------------------------------------------------------------- */

struct reach { /* of a couple's level line over its children */
    kf_len from, to;
    int row; /* of the first child */
};

/* A line to a later generation passes a row where no couple's own line runs: at its nearer end. */
static kf_len trunk_x(const struct map *map, const struct kf_family_couple *couple)
{
    int row = map->people[couple->parents[0]].row + 1;
    kf_len stem = stem_x(map, couple), first = map->people[map->first[row]].x - map->slot / 2;
    kf_len last = map->people[map->first[row + 1] - 1].x + map->slot / 2;

    return stem - first < last - stem ? kf_len_max(first, KF_PT(1)) : kf_len_min(last, map->width - KF_PT(1));
}

static bool skips(const struct map *map, const struct kf_family_couple *couple)
{
    return couple->child_count > 0 && map->people[couple->children[0]].row > map->people[couple->parents[0]].row + 1;
}

static struct reach reach_of(const struct map *map, const struct kf_family_couple *couple)
{
    kf_len x = skips(map, couple) ? trunk_x(map, couple) : stem_x(map, couple);
    struct reach reach = {x, x, map->people[couple->children[0]].row};

    for (int i = 0; i < couple->child_count; i++) {
        kf_len child = map->people[couple->children[i]].x;
        reach.from = kf_len_min(reach.from, child);
        reach.to = kf_len_max(reach.to, child);
    }
    return reach;
}

/* The level lines of two couples over one row never meet: the later one runs higher. */
static void settle_buses(struct map *map)
{
    const struct kf_family *family = map->family;

    for (int c = 0; c < family->couple_count; c++) {
        if (family->couples[c].child_count == 0) {
            continue;
        }
        struct reach mine = reach_of(map, &family->couples[c]);
        map->bus[c] = has_bow(map, mine.row) ? BOW + BUS_STEP : BUS; /* clear of ties */
        for (int other = 0; other < c; other++) {
            if (family->couples[other].child_count > 0) {
                struct reach its = reach_of(map, &family->couples[other]);
                bool meet = its.row == mine.row && its.from <= mine.to && mine.from <= its.to;
                map->bus[c] = meet ? kf_len_max(map->bus[c], map->bus[other] + BUS_STEP) : map->bus[c];
            }
        }
    }
}

static void trace_children(struct kf_canvas *canvas, const struct map *map, int at)
{
    const struct kf_family_couple *couple = &map->family->couples[at];
    const struct person *parent = &map->people[couple->parents[0]];
    kf_len x = stem_x(map, couple), top = map->tops[map->people[couple->children[0]].row], bus = top - map->bus[at];
    struct reach reach = reach_of(map, couple);
    bool two = couple->parent_count == 2;

    kf_canvas_move(canvas, x, map->tops[parent->row] + (two ? SIDE / 2 : SIDE + WORDS_GAP + parent->words_height + PLATE));
    if (skips(map, couple)) {
        kf_len level = map->foots[parent->row] + BUS, trunk = trunk_x(map, couple);
        kf_canvas_line(canvas, x, level);
        kf_canvas_line(canvas, trunk, level);
        x = trunk;
    }
    kf_canvas_line(canvas, x, bus);
    kf_canvas_move(canvas, reach.from, bus);
    kf_canvas_line(canvas, reach.to, bus);
    for (int i = 0; i < couple->child_count; i++) {
        kf_canvas_move(canvas, map->people[couple->children[i]].x, bus);
        kf_canvas_line(canvas, map->people[couple->children[i]].x, top);
    }
}

static void draw_couple(struct kf_canvas *canvas, const struct map *map, int at)
{
    const struct kf_family_couple *couple = &map->family->couples[at];
    const struct person *a = &map->people[couple->parents[0]], *b = &map->people[couple->parents[couple->parent_count - 1]];
    kf_len y = map->tops[a->row] + SIDE / 2;

    if (couple->parent_count == 2) {
        kf_family_line(canvas, couple->kind, kf_len_min(a->x, b->x), kf_len_max(a->x, b->x), y);
    }
    if (couple->child_count > 0) {
        trace_children(canvas, map, at);
        kf_family_stroke(canvas, couple->kind == KF_FAMILY_RAISING ? KF_FAMILY_RAISING : KF_FAMILY_TOGETHER);
    }
}

/* From inside one shape to inside the other: the shapes hide its ends. */
static void draw_tie(struct kf_canvas *canvas, const struct map *map, const struct kf_family_tie *tie)
{
    const struct person *a = &map->people[tie->of[0]], *b = &map->people[tie->of[1]];
    kf_len from = map->tops[a->row], to = map->tops[b->row], inset = a->x < b->x ? TIE_INSET : -TIE_INSET;

    if (a->row == b->row) {
        kf_len peak = from - BOW * 4 / 3 + KF_MM(2);
        kf_canvas_move(canvas, a->x + inset, from + KF_MM(3));
        kf_canvas_curve(canvas, a->x + 2 * inset, peak, b->x - 2 * inset, peak, b->x - inset, to + KF_MM(3));
    } else {
        kf_canvas_move(canvas, a->x, from + SIDE / 2);
        kf_canvas_line(canvas, b->x, to + SIDE / 2);
    }
    kf_family_stroke(canvas, tie->kind);
}

/* Paper under the words, then the shape. */
static void draw_person(struct kf_canvas *canvas, const struct map *map, const struct person *person)
{
    kf_len top = map->tops[person->row], width = person->words_width + 2 * PLATE;

    kf_canvas_rectangle(canvas, person->x - width / 2, top + SIDE - PLATE_OVER, width,
                        PLATE_OVER + WORDS_GAP + person->words_height, 0);
    kf_canvas_fill(canvas, KF_INK_PAPER);
    kf_family_shape(canvas, person->shape, person->died, person->x - SIDE / 2, top);
}

static void draw_map(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    const struct map *map = data;

    (void)placed;
    for (int i = 0; i < map->family->tie_count; i++) {
        draw_tie(canvas, map, &map->family->ties[i]);
    }
    for (int i = 0; i < map->family->couple_count; i++) {
        draw_couple(canvas, map, i);
    }
    for (int i = 0; i < map->family->people_count; i++) {
        draw_person(canvas, map, &map->people[i]);
    }
}

/* --- boxes ----------------------------------------------------------------------------------------------------------- */

struct kf_box *kf_family_map_box(struct kf_shaper *shaper, const struct kf_family *family, const char *alt, kf_len width)
{
    struct map *map = KF_NEW(shaper->arena, struct map);
    struct kf_child *items = KF_NEW_ARRAY(shaper->arena, family->people_count, struct kf_child);
    struct kf_tag *figure = kf_tag_new(shaper->arena, KF_ROLE_FIGURE);

    *map = (struct map){.family = family, .width = width};
    take_people(map, shaper);
    for (int row = 0; row < map->rows; row++) {
        wish(map, row);
        settle_row(map, row);
    }
    centre_people(map);
    settle_heights(map);
    settle_buses(map);
    for (int i = 0; i < family->people_count; i++) {
        const struct person *person = &map->people[i];
        kf_len words = map->slot - WORDS_APART;
        items[i] = (struct kf_child){family->people[i].words, person->x - words / 2,
                                     map->tops[person->row] + SIDE + WORDS_GAP, words, 0};
    }
    struct kf_box *drawing = kf_box_art(shaper->arena, width, map->height, draw_map, map);
    struct kf_box *list = kf_box_art(shaper->arena, width, map->height, NULL, NULL);
    struct kf_box *box = kf_box_art(shaper->arena, width, map->height, NULL, NULL);
    figure->alt = alt;
    drawing->tag = figure;
    kf_box_art_children(shaper->arena, list, items, family->people_count);
    const struct kf_child parts[] = {
        {drawing, 0, 0, width, map->height},
        {kf_box_role(shaper->arena, list, KF_ROLE_LIST), 0, 0, width, map->height},
    };
    kf_box_art_children(shaper->arena, box, parts, G_N_ELEMENTS(parts));
    return box;
}
