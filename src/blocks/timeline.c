/* Times of a plan or of a life on a line, each with what belongs to it, to read or to write. (The bar of a session's parts is
 * diagrams/timeline.c.) */
#include "blocks/stops.h"

struct point {
    const char *id, *address;
    const struct kf_node *node;
    struct kf_text when, title, text;
    struct kf_texts items;
    int lines;
};

struct timeline {
    struct kf_records points; /* struct point */
};

static const struct kf_field point_fields[] = {
    KF_WORD_ROW(struct point, id, "id", .flags = KF_IS_ID | KF_REQUIRED, .help = "Name of the time in addresses."),
    KF_TEXT_ROW(struct point, when, "when", .flags = KF_PROSE, .help = "The time itself, over the title."),
    KF_TEXT_ROW(struct point, title, "title", .flags = KF_PROSE | KF_REQUIRED, .help = "What it is about, in a few words."),
    KF_TEXT_ROW(struct point, text, "text", .flags = KF_PROSE, .help = "A sentence or two."),
    KF_TEXTS_ROW(struct point, items, "items", .flags = KF_PROSE, .min = 1, .max = 8,
                 .help = "A list; without text and items there are lines to write on."),
    KF_INT_ROW(struct point, lines, "lines", .min = 1, .max = 10,
               .help = "Lines to write on, under the rest; without text and items, 3."),
    KF_END,
};

static const struct kf_record point_record = {
    .name = "timeline-point", .summary = "A time on the line.", .size = sizeof(struct point), .fields = point_fields,
    .node_offset = offsetof(struct point, node), .address_offset = offsetof(struct point, address)};

static const struct kf_field fields[] = {
    KF_RECORDS_ROW(struct timeline, points, "points", .record = &point_record, .flags = KF_REQUIRED, .min = 2,
                   .max = KF_STOPS_MOST, .help = "Two to six times, the first one first."),
    KF_END,
};

enum { BLANK_LINES = 3 };

static struct kf_box *build_timeline(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct timeline *timeline = data;
    struct kf_stop items[KF_STOPS_MOST];
    const struct kf_stops stops = {items, timeline->points.count, KF_STOPS_STRAIGHT, /* open */ false};

    (void)block;
    for (int i = 0; i < stops.count; i++) {
        const struct point *point = timeline->points.items[i];
        items[i] = (struct kf_stop){
            .address = point->address,
            .node = point->node,
            .when = &point->when,
            .title = &point->title,
            .writing = {.text = &point->text, .items = &point->items, .lines = point->lines, .blank = BLANK_LINES},
        };
    }
    return kf_part_stops(build, &stops);
}

const struct kf_block_type kf_block_timeline = {
    .name = "timeline",
    .record = {.name = "timeline", .summary = "Times on a line, with what belongs to each.",
               .size = sizeof(struct timeline), .fields = fields, .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE},
    .build = build_timeline,
    .tool = true,
    .visual = true,
    .example = "timeline:\n"
               "  points:\n"
               "    - {id: days, when: First 72 hours, title: Stay safe, items: [Sleep and food., One person to call.]}\n"
               "    - {id: weeks, when: Two weeks, title: Find a rhythm, items: [A meal together., \"A call with ___\"]}\n"
               "    - {id: months, when: 90 days, title: Look again, lines: 3}\n",
};
