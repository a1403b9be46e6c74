/* A thermometer from 0 in the bulb to 10 at the top, for how much there is of something right now. Beside it its zones:
 * what each is like, or room to write that. In large print, and in a column, each zone is a box with its own circles. */
#include "blocks/points.h"

struct zone {
    const char *id, *address;
    const struct kf_node *node;
    struct kf_text title, text;
    int to; /* 0: not said */
};

struct thermometer {
    struct kf_text question;
    struct kf_records zones; /* struct zone */
};

static const struct kf_field zone_fields[] = {
    KF_WORD_ROW(struct zone, id, "id", .flags = KF_IS_ID | KF_REQUIRED, .help = "Name of the zone in addresses."),
    KF_TEXT_ROW(struct zone, title, "title", .flags = KF_PROSE | KF_REQUIRED, .help = "The zone in a few words."),
    KF_INT_ROW(struct zone, to, "to", .min = 1, .max = 10,
               .help = "Its highest number; on every zone or on none, which shares them out evenly."),
    KF_TEXT_ROW(struct zone, text, "text", .flags = KF_PROSE,
                .help = "What it is like, or what to do there; without this, lines to write on."),
    KF_END,
};

static const struct kf_record zone_record = {
    .name = "heat-zone",
    .summary = "A part of the thermometer.",
    .size = sizeof(struct zone),
    .fields = zone_fields,
    .node_offset = offsetof(struct zone, node),
    .address_offset = offsetof(struct zone, address),
};

static const struct kf_field fields[] = {
    KF_TEXT_ROW(struct thermometer, question, "question", .flags = KF_PROSE | KF_REQUIRED,
                .help = "What the numbers answer about right now."),
    KF_RECORDS_ROW(struct thermometer, zones, "zones", .record = &zone_record, .flags = KF_REQUIRED, .min = 3, .max = 5,
                   .help = "Three to five zones from the top down."),
    KF_END,
};

/* mm */
#define PITCH KF_MM(9)
#define CIRCLE KF_MM(8)
#define LARGE_CIRCLE KF_MM(12)
#define CIRCLE_GAP KF_MM(4) /* of a zone's circles in a row */
#define TUBE KF_MM(14)      /* its left side */
#define TUBE_WIDTH KF_MM(12)
#define TUBE_TOP KF_MM(1)
#define BULB KF_MM(9)   /* its radius */
#define TEN KF_MM(7)    /* where the highest number is */
#define TICK KF_MM(2.5) /* inside the tube */
#define WORDS KF_MM(34)
#define LEAST_WIDTH KF_MM(120)
enum { HIGHEST = 10 };

struct range {
    int from, to;
};

static struct range range_of(const struct thermometer *thermometer, int place)
{
    int count = thermometer->zones.count, ends[2];

    for (int i = 0; i < 2; i++) {
        const struct zone *zone = place + i < count ? thermometer->zones.items[place + i] : NULL;
        int even = HIGHEST - (place + i) * (HIGHEST + 1) / count;
        ends[i] = zone && zone->to ? zone->to : even;
    }
    return (struct range){place + 1 < count ? ends[1] + 1 : 0, ends[0]};
}

/* --- what rows cannot say -------------------------------------------------------------------------------------------- */

static void complain(struct kf_run *run, const struct zone *zone, enum kf_code code, const char *what, const char *hint)
{
    const struct kf_node *at = kf_node_get(zone->node, "to");

    kf_diag_hint(run->diags,
                 kf_diag_push(run->diags, code, at ? at->span : zone->node->span, zone->address, "the zone \"%s\" %s",
                              zone->title.text, what),
                 "%s", hint);
}

static const struct zone *without_number(const struct thermometer *thermometer)
{
    const struct zone *missing = NULL;
    int given = 0;

    for (int i = 0; i < thermometer->zones.count; i++) {
        const struct zone *zone = thermometer->zones.items[i];
        given += zone->to > 0;
        missing = zone->to > 0 ? missing : zone;
    }
    return given > 0 ? missing : NULL;
}

/* A zone of one number has no room for its words. */
static void check_thermometer(struct kf_run *run, const struct kf_block *block, const void *data)
{
    const struct thermometer *thermometer = data;
    const struct zone *first = thermometer->zones.items[0], *missing = without_number(thermometer);

    (void)block;
    if (missing) {
        complain(run, missing, KF_MISSING_KEY, "has no highest number", "write `to:` on every zone, or on none");
        return;
    }
    if (first->to && first->to != HIGHEST) {
        complain(run, first, KF_OUT_OF_RANGE, "does not reach 10",
                 "write the zones from the top down, the first with `to: 10`");
        return;
    }
    for (int i = 0; i < thermometer->zones.count; i++) {
        struct range range = range_of(thermometer, i);
        if (range.to <= range.from) {
            complain(run, thermometer->zones.items[i], KF_OUT_OF_RANGE, "has fewer than two numbers",
                     "write the zones from the top down, each `to:` lower than the one before by 2 or more");
            return;
        }
    }
}

/* --- parts of a zone ------------------------------------------------------------------------------------------------- */

/* "**Calm** 0 to 3" */
static struct kf_box *name_of(struct kf_build *build, const struct zone *zone, struct range range)
{
    const char *from = kf_arena_format(build->arena, "%d", range.from);
    const char *to = kf_arena_format(build->arena, "%d", range.to);
    const char *numbers = kf_vocabulary_fill(build->content->vocabulary, build->arena, "numbers-from-to", "from", from,
                                             "to", to, NULL);
    struct kf_text *name = kf_arena_copy(build->arena, &zone->title, sizeof zone->title);

    name->text = kf_arena_format(build->arena, "**%s** %s", kf_build_spoken(build, kf_build_inline(build, &zone->title)),
                                 numbers);
    return kf_part_text(build, name, KF_STYLE_BODY, KF_ROLE_LABEL);
}

static kf_len height_of(struct range range)
{
    return (range.to - range.from + 1) * PITCH;
}

/* Lines of text under the name: as high as the type of the edition. */
static int text_lines(const struct kf_theme *theme, struct range range)
{
    return (int)((height_of(range) - theme->types[KF_STYLE_BODY].line) / theme->types[KF_STYLE_COMPACT].line);
}

/* As many lines in every edition: one field of the same kind. */
static struct kf_box *lines_of(struct kf_build *build, const struct zone *zone, struct range range)
{
    int count = range.to - range.from; /* the name takes the room of one number */
    struct kf_box *lines = kf_box_lines(build->arena, build->theme, count,
                                        kf_build_spoken(build, kf_build_inline(build, &zone->title)));

    lines->address = kf_arena_format(build->arena, "%s/text", zone->address);
    lines->origin = zone->node;
    if (!build->theme->single_column) {
        lines->height = (struct kf_height){PITCH, PITCH, PITCH, KF_GIVE_PITCH}; /* the drawing does not give */
    }
    return lines;
}

static struct kf_box *content_of(struct kf_build *build, const struct zone *zone, struct range range)
{
    struct kf_box *text = kf_part_text(build, &zone->text, KF_STYLE_COMPACT, KF_ROLE_P);

    return text ? text : lines_of(build, zone, range);
}

static struct kf_points points_of(struct kf_build *build, const struct thermometer *thermometer,
                                  const struct kf_block *block)
{
    return (struct kf_points){
        .address = block->address,
        .question = kf_build_spoken(build, kf_build_inline(build, &thermometer->question)),
        .from = 0,
        .to = HIGHEST,
        .side = build->theme->single_column ? LARGE_CIRCLE : CIRCLE,
    };
}

static struct kf_box *marked(struct kf_box *box, const struct zone *zone)
{
    box->address = zone->address;
    box->origin = zone->node;
    box->flags |= KF_ITEM;
    return box;
}

/* --- the drawing ----------------------------------------------------------------------------------------------------- */

static kf_len y_of(int number)
{
    return TEN + (HIGHEST - number) * PITCH;
}

static void trace_glass(struct kf_canvas *canvas)
{
    kf_canvas_rectangle(canvas, TUBE, TUBE_TOP, TUBE_WIDTH, y_of(0) - TUBE_TOP, TUBE_WIDTH / 2);
    kf_canvas_circle(canvas, TUBE + TUBE_WIDTH / 2, y_of(0), BULB);
}

/* The glass is one outline: its inside hides where tube and bulb cross. The zones beside it are divided by lines as heavy
 * as the glass, which nobody takes for one to write on. */
static void draw_thermometer(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    const struct thermometer *thermometer = data;
    kf_len stroke = canvas->theme->strokes[KF_STROKE_ARC];

    trace_glass(canvas);
    kf_canvas_stroke(canvas, 2 * stroke, KF_INK_ACCENT, KF_DASH_NONE);
    trace_glass(canvas);
    kf_canvas_fill(canvas, KF_INK_PAPER);
    for (int i = 1; i < thermometer->zones.count; i++) {
        kf_len y = y_of(range_of(thermometer, i).to) - PITCH / 2;
        kf_canvas_move(canvas, TUBE + TUBE_WIDTH, y);
        kf_canvas_line(canvas, placed->width, y);
    }
    kf_canvas_stroke(canvas, stroke, KF_INK_ACCENT, KF_DASH_NONE);
    for (int i = 0; i <= HIGHEST; i++) {
        kf_canvas_move(canvas, CIRCLE, y_of(i));
        kf_canvas_line(canvas, i > 0 ? TUBE + TICK : TUBE + TUBE_WIDTH / 2 - BULB, y_of(i));
    }
    kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_LINE], KF_INK_BLACK, KF_DASH_NONE);
}

/* As large as the drawing, so that all children share its coordinates. */
static struct kf_box *area(struct kf_build *build, enum kf_role role, const struct kf_child *children, int count)
{
    struct kf_box *box = kf_box_art(build->arena, build->width, y_of(0) + BULB + KF_MM(1), NULL, NULL);

    kf_box_art_children(build->arena, box, children, count);
    return role == KF_ROLE_NONE ? box : kf_box_role(build->arena, box, role);
}

static struct kf_child whole(struct kf_box *box)
{
    return (struct kf_child){box, 0, 0, box->as.art.width, box->as.art.height};
}

static struct kf_box *circles_of(struct kf_build *build, const struct kf_points *points, struct range range)
{
    struct kf_child circles[HIGHEST + 1];
    int count = 0;

    for (int i = range.to; i >= range.from; i--) {
        circles[count++] = (struct kf_child){kf_points_one(build, points, i), 0, y_of(i) - points->side / 2,
                                             points->side, points->side};
    }
    return area(build, KF_ROLE_LIST, circles, count);
}

/* Words in the middle of the zone's height, lines to write on in its upper part, then the circles at the other side of the glass. */
static struct kf_box *drawn_zone(struct kf_build *build, const struct zone *zone, struct range range,
                                 const struct kf_points *points)
{
    kf_len width = build->width - WORDS;
    struct kf_tag *body = kf_tag_new(build->arena, KF_ROLE_BODY);
    struct kf_box *content = kf_part_stack(build, 0, content_of(build, zone, range), NULL);
    struct kf_box *words = kf_part_stack(build, 0, name_of(build, zone, range), content, NULL);
    const struct kf_child circles = whole(circles_of(build, points, range));
    struct kf_box *side = area(build, KF_ROLE_NONE, &circles, 1);

    kf_part_fits(build, &zone->title, KF_STYLE_SUBHEAD, width - KF_MM(24), 1);
    kf_part_fits(build, &zone->text, KF_STYLE_COMPACT, width, text_lines(build->theme, range));
    content->tag = side->tag = body;
    words->valign = zone->text.text ? KF_VALIGN_MIDDLE : KF_VALIGN_TOP; /* the last line stays off the zone's end */
    const struct kf_child parts[] = {
        {words, WORDS, y_of(range.to) - PITCH / 2, width, height_of(range)},
        whole(side),
    };
    return marked(area(build, KF_ROLE_ITEM, parts, G_N_ELEMENTS(parts)), zone);
}

static struct kf_box *drawn(struct kf_build *build, const struct thermometer *thermometer, const struct kf_points *points)
{
    int count = thermometer->zones.count;
    struct kf_child *zones = KF_NEW_ARRAY(build->arena, count, struct kf_child);

    for (int i = 0; i < count; i++) {
        zones[i] = whole(drawn_zone(build, thermometer->zones.items[i], range_of(thermometer, i), points));
    }
    struct kf_box *box = area(build, KF_ROLE_LIST, zones, count);
    box->decorate = draw_thermometer;
    box->decor = thermometer;
    return box;
}

/* --- large print ----------------------------------------------------------------------------------------------------- */

static struct kf_box *row_of_circles(struct kf_build *build, const struct kf_points *points, struct range range)
{
    kf_len widths[HIGHEST + 1], count = range.to - range.from + 1;
    kf_len gap = kf_len_min(CIRCLE_GAP, (build->width - count * points->side) / (count - 1)); /* seven in a column */
    struct kf_list circles = {0};

    for (int i = range.to; i >= range.from; i--) {
        widths[circles.count] = points->side;
        kf_list_add(build->arena, &circles, kf_points_one(build, points, i));
    }
    return kf_box_role(build->arena, kf_box_row(build->arena, &circles, widths, build->width, gap), KF_ROLE_LIST);
}

static struct kf_box *listed_zone(struct kf_build *build, const struct zone *zone, struct range range,
                                  const struct kf_points *points)
{
    struct kf_box *body = kf_part_stack(build, KF_MM(2), content_of(build, zone, range),
                                        row_of_circles(build, points, range), NULL);
    struct kf_box *item =
        kf_part_stack(build, 0, name_of(build, zone, range), kf_box_role(build->arena, body, KF_ROLE_BODY), NULL);

    kf_part_frame(build, item, KF_FRAME_PLAIN);
    return marked(kf_box_role(build->arena, item, KF_ROLE_ITEM), zone);
}

static struct kf_box *listed(const struct kf_build *build, const struct thermometer *thermometer,
                             const struct kf_points *points)
{
    struct kf_build inner = *build;
    struct kf_list items = {0};

    inner.width = build->width - 2 * build->theme->padding;
    for (int i = 0; i < thermometer->zones.count; i++) {
        kf_list_add(build->arena, &items,
                    listed_zone(&inner, thermometer->zones.items[i], range_of(thermometer, i), points));
    }
    struct kf_box *list = kf_part_list(&inner, &items, build->theme->gap, KF_NUMBERING_NONE);
    list->as.stack.flexible_gap = true;
    list->as.stack.least_kids = 1; /* a zone fills a quarter of a page */
    return list;
}

static struct kf_box *build_thermometer(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct thermometer *thermometer = data;
    const struct kf_points points = points_of(build, thermometer, block);
    struct kf_box *question = kf_part_text(build, &thermometer->question, KF_STYLE_SUBHEAD, KF_ROLE_P);

    question->flags |= KF_KEEP_NEXT;
    if (build->theme->single_column || build->width < LEAST_WIDTH) {
        return kf_part_stack(build, KF_MM(2), question, listed(build, thermometer, &points), NULL);
    }
    struct kf_box *box = kf_part_stack(build, KF_MM(2), question, drawn(build, thermometer, &points), NULL);
    box->flags |= KF_KEEP_WHOLE;
    return box;
}

const struct kf_block_type kf_block_thermometer = {
    .name = "thermometer",
    .record = {.name = "thermometer", .summary = "A thermometer from 0 to 10 with its zones.",
               .size = sizeof(struct thermometer), .fields = fields, .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE},
    .check = check_thermometer,
    .build = build_thermometer,
    .tool = true,
    .visual = true,
    .example = "thermometer:\n"
               "  question: How much heat is in me right now?\n"
               "  zones:\n"
               "    - {id: boiling, title: Boiling, to: 10, text: I step away first. Talking can wait until I am cooler.}\n"
               "    - {id: warm, title: Getting hot, to: 7, text: I slow down. I breathe out long and ask for a break.}\n"
               "    - {id: calm, title: \"Calm: what keeps me here\", to: 3}\n",
};
