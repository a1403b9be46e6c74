/* Rows of a country's helplines. Only lines that someone has checked print. */

#include <string.h>

#include "model/community.h"

/* more: flags of the texts that people read. */
#define LINE_ROWS(more)                                                                                                \
    KF_WORD_ROW(struct kf_helpline, id, "id",                                                                          \
                .help = "The line's name; a verified line's number fills {{id}} in texts.",                            \
                .flags = KF_IS_ID | KF_REQUIRED),                                                                      \
    KF_TEXT_ROW(struct kf_helpline, label, "label", .help = "What the line is for, in a few words.",                   \
                .flags = KF_PROSE | KF_IS_SAFETY | (more) | KF_REQUIRED),                                              \
    KF_WORD_ROW(struct kf_helpline, number, "number", .help = "The number as it is printed, quoted.",                  \
                .flags = KF_IS_SAFETY | KF_REQUIRED),                                                                  \
    KF_TEXT_ROW(struct kf_helpline, text_to, "text-to", .help = "How to reach it by text, such as Or text START to 88788.", \
                .flags = KF_PROSE | KF_IS_SAFETY | (more)),                                                            \
    KF_WORD_ROW(struct kf_helpline, how, "how", .fallback = "call", .flags = KF_IS_SAFETY,                             \
                .help = "How people reach it: call, text, or call or text."),                                          \
    KF_TEXT_ROW(struct kf_helpline, hours, "hours", .help = "When someone answers.",                                   \
                .flags = KF_PROSE | KF_IS_SAFETY | (more) | KF_REQUIRED),                                              \
    KF_TEXT_ROW(struct kf_helpline, note, "note", .help = "One short line more.", .flags = KF_PROSE | KF_IS_SAFETY | (more)), \
    KF_WORDS_ROW(struct kf_helpline, languages, "languages", .help = "Languages it serves, such as en and es.",        \
                 .flags = KF_IS_SAFETY),                                                                               \
    KF_TEXT_ROW(struct kf_helpline, languages_how, "languages-how",                                                    \
                .help = "How to get another language than the first.", .flags = KF_PROSE | KF_IS_SAFETY | (more)),     \
    KF_WORD_ROW(struct kf_helpline, url, "url", .help = "The line's own site.", .flags = KF_IS_SAFETY),                \
    KF_BOOL_ROW(struct kf_helpline, verified, "verified", .flags = KF_IS_SAFETY | KF_REQUIRED,                         \
                .help = "Someone compared it with the line's own site; else it does not print."),                      \
    KF_WORD_ROW(struct kf_helpline, verified_on, "verified-on", .help = "The day of that, as 2026-10-01.",             \
                .flags = KF_IS_SAFETY),                                                                                \
    KF_WORD_ROW(struct kf_helpline, status, "status", .help = "How sure the source is: A, B or C.")

static const struct kf_field line_fields[] = {LINE_ROWS(0), KF_END};
static const struct kf_field own_line_fields[] = {LINE_ROWS(KF_EACH_LANGUAGE), KF_END};

const struct kf_record kf_helpline_record = {
    .name = "helpline",
    .summary = "A number to call or text.",
    .size = sizeof(struct kf_helpline),
    .fields = line_fields,
    .node_offset = offsetof(struct kf_helpline, node),
    .address_offset = offsetof(struct kf_helpline, address),
};

const struct kf_record kf_own_line_record = {
    .name = "own-helpline",
    .summary = "A number of the programme's own; each text once, or once for each language.",
    .size = sizeof(struct kf_helpline),
    .fields = own_line_fields,
    .node_offset = offsetof(struct kf_helpline, node),
    .address_offset = offsetof(struct kf_helpline, address),
};

static const struct kf_field gap_fields[] = {
    KF_WORD_ROW(struct kf_gap, id, "id", .help = "The line that the country has not, such as violence-line.",
                .flags = KF_IS_ID | KF_REQUIRED),
    KF_TEXT_ROW(struct kf_gap, label, "label", .help = "What the line would be for.",
                .flags = KF_PROSE | KF_IS_SAFETY | KF_REQUIRED),
    KF_TEXT_ROW(struct kf_gap, text, "text", .help = "That there is none, and what helps instead.",
                .flags = KF_PROSE | KF_IS_SAFETY | KF_REQUIRED),
    KF_WORD_ROW(struct kf_gap, url, "url", .help = "A site that lists what there is; its address is printed.",
                .flags = KF_IS_SAFETY),
    KF_END,
};

static const struct kf_record gap_record = {
    .name = "no-national-line",
    .summary = "A kind of helpline that the country has no single one of.",
    .size = sizeof(struct kf_gap),
    .fields = gap_fields,
    .node_offset = offsetof(struct kf_gap, node),
    .address_offset = offsetof(struct kf_gap, address),
};

static const struct kf_field region_fields[] = {
    KF_INT_ROW(struct kf_region, kinfold, "kinfold", .min = 1, .max = 1, .help = "Version of the format: 1.",
               .flags = KF_REQUIRED),
    KF_WORD_ROW(struct kf_region, region, "region", .help = "Two-letter country, as in the file's name.",
                .flags = KF_REQUIRED),
    KF_WORD_ROW(struct kf_region, language, "language",
                .help = "The language that the labels are written in, if it is not the module's."),
    KF_TEXT_ROW(struct kf_region, footer, "footer", .help = "The line at the foot of each handout.",
                .flags = KF_PROSE | KF_IS_SAFETY | KF_REQUIRED),
    KF_WORDS_ROW(struct kf_region, print, "print", .min = 1, .max = 5, .flags = KF_IS_SAFETY | KF_REQUIRED,
                 .help = "Ids of the lines that the contacts block prints, in order."),
    KF_RECORDS_ROW(struct kf_region, lines, "lines", .record = &kf_helpline_record, .flags = KF_IS_SAFETY | KF_REQUIRED,
                   .help = "The country's lines, checked or not yet."),
    KF_RECORDS_ROW(struct kf_region, gaps, "no-national-line", .record = &gap_record, .flags = KF_IS_SAFETY,
                   .help = "What the country has no single line for: pages say so, and no other number prints."),
    KF_END,
};

const struct kf_record kf_region_record = {
    .name = "helplines",
    .summary = "The helplines of one country.",
    .size = sizeof(struct kf_region),
    .fields = region_fields,
    .node_offset = offsetof(struct kf_region, node),
    .address_offset = offsetof(struct kf_region, address),
    .shorthand = "lines", /* so that a line's address is helplines/US/crisis-line */
};

const struct kf_region *kf_region_without(struct kf_arena *arena, const struct kf_region *region, const char *id)
{
    struct kf_region *result = kf_arena_copy(arena, region, sizeof *region);
    const char **kept = KF_NEW_ARRAY(arena, region->print.count, const char *);

    result->print.count = 0;
    result->print.items = kept;
    for (int i = 0; i < region->print.count; i++) {
        if (strcmp(region->print.items[i], id) != 0) {
            kept[result->print.count++] = region->print.items[i];
        }
    }
    return result;
}

const struct kf_helpline *kf_region_any_line(const struct kf_region *region, const char *id)
{
    for (int i = 0; i < region->lines.count; i++) {
        const struct kf_helpline *line = region->lines.items[i];

        if (strcmp(line->id, id) == 0) {
            return line;
        }
    }
    return NULL;
}

const struct kf_helpline *kf_region_line(const struct kf_region *region, const char *id)
{
    const struct kf_helpline *line = kf_region_any_line(region, id);

    return line != NULL && line->verified ? line : NULL;
}

const struct kf_gap *kf_region_gap(const struct kf_region *region, const char *id)
{
    for (int i = 0; i < region->gaps.count; i++) {
        const struct kf_gap *gap = region->gaps.items[i];

        if (strcmp(gap->id, id) == 0) {
            return gap;
        }
    }
    return NULL;
}
