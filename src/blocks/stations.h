#ifndef KF_BLOCKS_STATIONS_H
#define KF_BLOCKS_STATIONS_H

/* What loops and paths share: stations in boxes, to read or to write in, the way out of them, and the list with arrows
 * that they become where a page has a single column. */

#include "blocks/build.h"

struct kf_station { /* as the author writes it */
    const char *id, *address;
    const struct kf_node *node;
    struct kf_text title, text;
    struct kf_block_facilitator *facilitator;
};

extern const struct kf_record kf_station_record;

/* The text; where the author left it out, lines to write on, spoken as label: a field of the text's own address, `owner`
 * and `key`. In a drawing, which has its heights, the lines do not stretch (`still`). */
struct kf_answer {
    const struct kf_text *text;
    const char *owner, *key, *label;
    int lines;
    bool still;
};
struct kf_box *kf_station_answer(struct kf_build *build, const struct kf_answer *answer);
/* A compact paragraph, with room for a hand over its blanks; NULL where the author left it out. */
struct kf_box *kf_station_words(struct kf_build *build, const struct kf_text *text);

/* Its title and text in a frame. Where it has no text: lines to write on. */
struct kf_box *kf_station_box(struct kf_build *build, const struct kf_station *station, int number, bool still);
/* Puts the frame of a station around a stack. */
struct kf_box *kf_station_frame(struct kf_build *build, struct kf_box *stack);

/* A dashed pill with a door: the only shape on a page that is open, as the way out is. */
struct kf_box *kf_station_exit(struct kf_build *build, struct kf_box *words, kf_len width);
/* Wider than usual where that keeps the words on one line. */
kf_len kf_station_exit_width(struct kf_build *build, const struct kf_text *text);

/* Boxes under one another, each with a mark of the theme's number's width before it and an arrow to the next; and one
 * from the last back to the first, where it returns. */
struct kf_station_list {
    struct kf_box *const *marks, *const *boxes;
    int count;
    enum kf_numbering numbering; /* of the marks */
    bool returns;
};
struct kf_box *kf_station_list(struct kf_build *build, const struct kf_station_list *list);
/* The same of stations, numbered. */
struct kf_box *kf_station_numbered_list(struct kf_build *build, const struct kf_records *stations, bool returns);

kf_len kf_station_height(struct kf_build *build, const struct kf_box *box, kf_len width); /* natural */

#endif
