/* A plan in three zones: steady, wobbling, in danger. What says which zone it is survives a photocopy: the place and the
 * shape of the lamp that is lit (circle, diamond, square, as on the lights of Quebec), the weight of the frame and the
 * name. There is no colour in it. */
#include "blocks/build.h"

struct zone {
    const char *id, *address;
    const struct kf_node *node;
    struct kf_text title;
    struct kf_texts signs, act;
    int lines;
};

struct traffic_light {
    struct kf_text notice, act, safety_line;
    struct kf_records zones; /* struct zone */
};

enum lamp { GREEN, AMBER, RED, LAMPS };

static const struct kf_field zone_fields[] = {
    KF_WORD_ROW(struct zone, id, "id", .flags = KF_IS_ID | KF_REQUIRED, .help = "Name of the zone in addresses."),
    KF_TEXT_ROW(struct zone, title, "title", .flags = KF_PROSE,
                .help = "The zone in a few words; without it Steady, Wobbling or In danger."),
    KF_TEXTS_ROW(struct zone, signs, "signs", .flags = KF_PROSE, .max = 6, .help = "What shows it; ___ is a blank."),
    KF_TEXTS_ROW(struct zone, act, "do", .flags = KF_PROSE, .max = 6, .help = "What helps then; ___ is a blank."),
    KF_INT_ROW(struct zone, lines, "lines", .min = 1, .max = 6,
               .help = "Lines to write on after the words; without this, 3 where there are no words."),
    KF_END,
};

static const struct kf_record zone_record = {
    .name = "plan-zone",
    .summary = "A zone: how to know it, and what helps.",
    .size = sizeof(struct zone),
    .fields = zone_fields,
    .node_offset = offsetof(struct zone, node),
    .address_offset = offsetof(struct zone, address),
};

static const struct kf_field fields[] = {
    KF_TEXT_ROW(struct traffic_light, notice, "notice", .flags = KF_PROSE,
                .help = "Head over the signs; without it What I notice."),
    KF_TEXT_ROW(struct traffic_light, act, "act", .flags = KF_PROSE,
                .help = "Head over what to do; without it What I do."),
    KF_RECORDS_ROW(struct traffic_light, zones, "zones", .record = &zone_record, .flags = KF_REQUIRED, .min = LAMPS,
                   .max = LAMPS, .help = "Three zones: green, yellow, red."),
    KF_TEXT_ROW(struct traffic_light, safety_line, "safety-line", .flags = KF_PROSE | KF_IS_SAFETY,
                .help = "Who to call and where to go when it is red, printed in that zone."),
    KF_END,
};

#define LIGHT_WIDTH KF_MM(9)
#define LIGHT_HEIGHT KF_MM(24)
#define LAMP KF_MM(2.5) /* half of its side */
#define LIGHT_GAP KF_MM(4)
#define HALVES_GAP KF_MM(6)
#define LEAST_WIDTH KF_MM(120) /* of two halves side by side */
enum { LINES = 3 };

static bool is_stacked(const struct kf_build *build)
{
    return build->theme->single_column || build->width < LEAST_WIDTH;
}

/* --- the light ------------------------------------------------------------------------------------------------------- */

static void trace_lamp(struct kf_canvas *canvas, kf_len x, kf_len y, enum lamp lamp)
{
    kf_len corner = LAMP + KF_MM(.4); /* of the diamond, to look as large as the others */

    switch (lamp) {
    case GREEN:
        kf_canvas_circle(canvas, x, y, LAMP);
        return;
    case AMBER:
        kf_canvas_move(canvas, x, y - corner);
        kf_canvas_line(canvas, x + corner, y);
        kf_canvas_line(canvas, x, y + corner);
        kf_canvas_line(canvas, x - corner, y);
        kf_canvas_close(canvas);
        return;
    case RED:
    case LAMPS:
        kf_canvas_rectangle(canvas, x - LAMP, y - LAMP, 2 * LAMP, 2 * LAMP, KF_MM(.4));
        return;
    }
}

/* Red is at the top, and the lamp that is lit is black. */
static void draw_light(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    const enum lamp *lit = data;
    const kf_len *strokes = canvas->theme->strokes;
    kf_len half = strokes[KF_STROKE_TICK] / 2, pitch = (placed->height - KF_MM(1)) / LAMPS;

    kf_canvas_rectangle(canvas, half, half, placed->width - 2 * half, placed->height - 2 * half, KF_MM(2));
    kf_canvas_stroke(canvas, strokes[KF_STROKE_TICK], KF_INK_BLACK, KF_DASH_NONE);
    for (int i = 0; i < LAMPS; i++) {
        enum lamp lamp = (enum lamp)(RED - i);
        trace_lamp(canvas, placed->width / 2, KF_MM(.5) + pitch / 2 + i * pitch, lamp);
        kf_canvas_paint(canvas, lamp == *lit ? KF_INK_BLACK : KF_INK_NONE, strokes[KF_STROKE_LINE], KF_INK_BLACK,
                        KF_DASH_NONE);
    }
}

static struct kf_box *light(struct kf_build *build, enum lamp lamp)
{
    static const char *const alts[LAMPS] = {"light-green-alt", "light-amber-alt", "light-red-alt"};
    struct kf_box *art = kf_box_art(build->arena, LIGHT_WIDTH, LIGHT_HEIGHT, draw_light,
                                    kf_arena_copy(build->arena, &lamp, sizeof lamp));

    return kf_part_figure(build, art, kf_vocabulary_get(build->content->vocabulary, alts[lamp]));
}

/* --- words ----------------------------------------------------------------------------------------------------------- */

static const struct kf_inline *words_or(struct kf_build *build, const struct kf_text *text, const char *id)
{
    return text->text ? kf_build_inline(build, text) : kf_build_words(build, id);
}

static const struct kf_inline *name_of(struct kf_build *build, const struct zone *zone, enum lamp lamp)
{
    static const char *const names[LAMPS] = {"light-green", "light-amber", "light-red"};

    return words_or(build, &zone->title, names[lamp]);
}

struct half { /* signs, or what to do */
    const struct kf_inline *head;
    const struct kf_texts *texts;
    const char *address, *label; /* of the lines */
    int lines;
};

static struct half half_of(struct kf_build *build, const struct zone *zone, const struct kf_inline *name,
                           const struct kf_inline *head, const struct kf_texts *texts, const char *id)
{
    return (struct half){
        .head = head,
        .texts = texts,
        .address = kf_arena_format(build->arena, "%s/%s", zone->address, id),
        .label = kf_vocabulary_fill(build->content->vocabulary, build->arena, "list-more", "a",
                                    kf_build_spoken(build, name), "b", kf_build_spoken(build, head), NULL),
        .lines = zone->lines        ? zone->lines
                 : texts->count > 0 ? 0
                                    : LINES,
    };
}

static struct kf_box *half_box(const struct kf_build *build, const struct half *half, kf_len width)
{
    struct kf_build inner = *build;
    struct kf_list kids = {0};
    struct kf_box *head = kf_part_inline(&inner, half->head, KF_STYLE_LABEL, KF_ROLE_P);

    inner.width = width;
    head->flags |= KF_KEEP_NEXT;
    kf_list_add(build->arena, &kids, head);
    if (half->texts->count > 0) {
        kf_list_add(build->arena, &kids, kf_part_bullets(&inner, half->texts, KF_STYLE_COMPACT));
    }
    if (half->lines > 0) {
        struct kf_box *lines = kf_box_lines(build->arena, build->theme, half->lines, half->label);
        lines->address = half->address;
        lines->flags |= KF_GROW; /* beside a half with many words */
        kf_list_add(build->arena, &kids, lines);
    }
    return kf_box_stack(build->arena, &kids, KF_MM(1));
}

static struct kf_box *body_of(struct kf_build *build, const struct traffic_light *plan, const struct zone *zone,
                              enum lamp lamp, kf_len width)
{
    const struct kf_inline *name = name_of(build, zone, lamp);
    const struct half notice = half_of(build, zone, name, words_or(build, &plan->notice, "what-i-notice"), &zone->signs,
                                       "notice"),
                      act = half_of(build, zone, name, words_or(build, &plan->act, "what-i-do"), &zone->act, "do");
    kf_len half = (width - HALVES_GAP) / 2;
    struct kf_build inner = *build;
    struct kf_list halves = {0};
    struct kf_box *both, *safety = NULL;

    inner.width = width;
    if (is_stacked(build)) {
        both = kf_part_stack(build, KF_MM(2), half_box(build, &notice, width), half_box(build, &act, width), NULL);
    } else {
        kf_list_add(build->arena, &halves, half_box(build, &notice, half));
        kf_list_add(build->arena, &halves, half_box(build, &act, half));
        both = kf_box_row(build->arena, &halves, (const kf_len[]){half, half}, width, HALVES_GAP);
    }
    if (lamp == RED && plan->safety_line.text) {
        safety = kf_part_note(&inner, "shield", kf_build_inline(build, &plan->safety_line));
        safety->flags |= KF_SAFETY;
    }
    return kf_box_role(build->arena, kf_part_stack(build, KF_MM(2), both, safety, NULL), KF_ROLE_BODY);
}

/* --- zones ----------------------------------------------------------------------------------------------------------- */

static struct kf_box *row_of(struct kf_build *build, struct kf_box *first, struct kf_box *second, kf_len width)
{
    struct kf_list kids = {0};

    kf_list_add(build->arena, &kids, first);
    kf_list_add(build->arena, &kids, second);
    return kf_box_row(build->arena, &kids, (const kf_len[]){LIGHT_WIDTH, 0}, width, LIGHT_GAP);
}

/* The light stands beside all of the zone; it and the name are one label. */
static struct kf_box *beside(struct kf_build *build, const struct traffic_light *plan, const struct zone *zone,
                             enum lamp lamp, kf_len width)
{
    kf_len inner = width - LIGHT_WIDTH - LIGHT_GAP;
    struct kf_box *sign = kf_part_stack(build, 0, light(build, lamp), NULL);
    struct kf_box *name = kf_part_inline(build, name_of(build, zone, lamp), KF_STYLE_SUBHEAD, KF_ROLE_NONE);

    name->tag = sign->tag = kf_tag_new(build->arena, KF_ROLE_LABEL);
    kf_part_fits(build, &zone->title, KF_STYLE_SUBHEAD, inner, 1);
    return row_of(build, sign, kf_part_stack(build, KF_MM(1), name, body_of(build, plan, zone, lamp, inner), NULL),
                  width);
}

static struct kf_box *stacked(struct kf_build *build, const struct traffic_light *plan, const struct zone *zone,
                              enum lamp lamp, kf_len width)
{
    struct kf_box *name = kf_part_inline(build, name_of(build, zone, lamp), KF_STYLE_SUBHEAD, KF_ROLE_NONE);
    struct kf_box *words = kf_part_stack(build, 0, name, NULL);

    words->valign = KF_VALIGN_MIDDLE;
    struct kf_box *head = kf_box_role(build->arena, row_of(build, light(build, lamp), words, width), KF_ROLE_LABEL);
    return kf_part_stack(build, KF_MM(2), head, body_of(build, plan, zone, lamp, width), NULL);
}

static struct kf_box *zone_box(struct kf_build *build, const struct traffic_light *plan, enum lamp lamp)
{
    static const enum kf_frame_kind frames[LAMPS] = {KF_FRAME_PLAIN, KF_FRAME_BOLD, KF_FRAME_HEAVY};
    const struct zone *zone = plan->zones.items[lamp];
    kf_len width = build->width - 2 * build->theme->padding;
    struct kf_box *content =
        is_stacked(build) ? stacked(build, plan, zone, lamp, width) : beside(build, plan, zone, lamp, width);
    struct kf_box *box = kf_part_frame(build, kf_part_stack(build, 0, content, NULL), frames[lamp]);

    box->address = zone->address;
    box->origin = zone->node;
    box->flags |= KF_ITEM;
    return kf_box_role(build->arena, box, KF_ROLE_ITEM);
}

static struct kf_box *build_traffic_light(struct kf_build *build, const struct kf_block *block, const void *data)
{
    struct kf_list zones = {0};

    (void)block;
    for (int i = 0; i < LAMPS; i++) {
        kf_list_add(build->arena, &zones, zone_box(build, data, (enum lamp)i));
    }
    struct kf_box *list = kf_part_list(build, &zones, build->theme->gap, KF_NUMBERING_NONE);
    list->as.stack.flexible_gap = true;
    return list;
}

const struct kf_block_type kf_block_traffic_light = {
    .name = "traffic-light",
    .record = {.name = "traffic-light",
               .summary = "A plan in three zones, and what helps in each.",
               .size = sizeof(struct traffic_light),
               .fields = fields,
               .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE},
    .build = build_traffic_light,
    .tool = true,
    .visual = true,
    .example = "traffic-light:\n"
               "  zones:\n"
               "    - {id: steady, signs: [I sleep and eat most days.], do: [Keep my walks.], lines: 1}\n"
               "    - {id: wobbling, signs: [I skip meals., I stop calling back.], do: [Tell ___ how it is.]}\n"
               "    - {id: danger, title: I may not be safe}\n"
               "  safety-line: If you may not be safe, do not wait. Call your crisis line, and go where someone is.\n",
};
