/* A story as a line that rises and falls, with stations to read or to write at; after the last it is dashed: the next
 * chapter is not written yet. */
#include "blocks/stops.h"

struct station {
    const char *id, *address;
    const struct kf_node *node;
    struct kf_text title, text;
    int lines;
};

struct story_line {
    struct kf_records stations; /* struct station */
    struct station *next;
};

#define STATION_ROWS(title_help)                                                                                       \
    KF_TEXT_ROW(struct station, title, "title", .flags = KF_PROSE | KF_REQUIRED, .help = (title_help)),                  \
        KF_TEXT_ROW(struct station, text, "text", .flags = KF_PROSE,                                                   \
                    .help = "What to say of it; without it there are lines to write on."),                             \
        KF_INT_ROW(struct station, lines, "lines", .min = 1, .max = 8,                                                 \
                   .help = "Lines to write on, under the text; without a text, 3.")

static const struct kf_field station_fields[] = {
    KF_WORD_ROW(struct station, id, "id", .flags = KF_IS_ID | KF_REQUIRED, .help = "Name of the station in addresses."),
    STATION_ROWS("A part of the story in a few words."),
    KF_END,
};

static const struct kf_field next_fields[] = {
    STATION_ROWS("What comes next, in a few words."),
    KF_END,
};

static const struct kf_record station_record = {
    .name = "story-station", .summary = "A part of the story.", .size = sizeof(struct station),
    .fields = station_fields, .node_offset = offsetof(struct station, node),
    .address_offset = offsetof(struct station, address)};

static const struct kf_record next_record = {
    .name = "next-chapter", .summary = "The part that is not written yet.", .size = sizeof(struct station),
    .fields = next_fields, .node_offset = offsetof(struct station, node),
    .address_offset = offsetof(struct station, address), .shorthand = "title"};

static const struct kf_field fields[] = {
    KF_RECORDS_ROW(struct story_line, stations, "stations", .record = &station_record, .flags = KF_REQUIRED, .min = 2,
                   .max = KF_STOPS_MOST - 1, .help = "Two to five parts of the story, in order."),
    KF_RECORD_ROW(struct story_line, next, "next", .record = &next_record,
                  .help = "The next chapter, at the dashed end of the line."),
    KF_END,
};

enum { BLANK_LINES = 3 };

static struct kf_stop stop_of(const struct station *station)
{
    return (struct kf_stop){
        .address = station->address,
        .node = station->node,
        .title = &station->title,
        .writing = {.text = &station->text, .lines = station->lines, .blank = BLANK_LINES},
    };
}

static struct kf_box *build_story_line(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct story_line *story = data;
    struct kf_stop items[KF_STOPS_MOST];
    struct kf_stops stops = {items, story->stations.count, KF_STOPS_WINDING, story->next != NULL};

    (void)block;
    for (int i = 0; i < stops.count; i++) {
        items[i] = stop_of(story->stations.items[i]);
    }
    if (story->next) {
        items[stops.count++] = stop_of(story->next);
    }
    return kf_part_stops(build, &stops);
}

const struct kf_block_type kf_block_story_line = {
    .name = "story-line",
    .record = {.name = "story-line", .summary = "A story as a line, with its next chapter open.",
               .size = sizeof(struct story_line), .fields = fields, .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE},
    .build = build_story_line,
    .tool = true,
    .visual = true,
    .example = "story-line:\n"
               "  stations:\n"
               "    - {id: before, title: What we had, text: \"We ate together. We laughed a lot.\"}\n"
               "    - {id: hard, title: The hard years, text: We lost touch. We both tried in our own way.}\n"
               "    - {id: now, title: Where I am now, lines: 3}\n"
               "  next: {title: A next chapter, lines: 3}\n",
};
