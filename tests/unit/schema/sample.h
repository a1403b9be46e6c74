#ifndef KF_TESTS_SCHEMA_SAMPLE_H
#define KF_TESTS_SCHEMA_SAMPLE_H

/* A small module with one row of each kind, for the tests of this folder. */

#include "schema/field.h"

struct sample_source {
    const char *id;
    struct kf_text title;
    int year;
};

static const struct kf_field sample_source_fields[] = {
    KF_WORD_ROW(struct sample_source, id, "id", .flags = KF_IS_ID | KF_REQUIRED, .help = "Its id."),
    KF_TEXT_ROW(struct sample_source, title, "title", .flags = KF_REQUIRED | KF_IS_SOURCE, .help = "Its title."),
    KF_INT_ROW(struct sample_source, year, "year", .min = 1800, .max = 2100, .help = "Its year."),
    KF_END};
static const struct kf_record sample_source_record = {.name = "source",
                                                      .size = sizeof(struct sample_source),
                                                      .fields = sample_source_fields,
                                                      .node_offset = KF_NOWHERE,
                                                      .address_offset = KF_NOWHERE};

struct sample_step {
    const char *id;
    struct kf_text step, try;
    const struct kf_node *node;
    const char *address;
};

static const struct kf_field sample_step_fields[] = {
    KF_WORD_ROW(struct sample_step, id, "id", .flags = KF_IS_ID, .help = "Its id."),
    KF_TEXT_ROW(struct sample_step, step, "step", .flags = KF_PROSE | KF_REQUIRED, .help = "What it is called."),
    KF_TEXT_ROW(struct sample_step, try, "try", .flags = KF_PROSE, .help = "Words to try."),
    KF_END};
static const struct kf_record sample_step_record = {.name = "step",
                                                    .size = sizeof(struct sample_step),
                                                    .fields = sample_step_fields,
                                                    .node_offset = offsetof(struct sample_step, node),
                                                    .address_offset = offsetof(struct sample_step, address),
                                                    .shorthand = "step"};

/* --- blocks --- */

struct sample_heading {
    struct kf_text heading;
    bool choice_note;
};

static const struct kf_field sample_heading_fields[] = {
    KF_TEXT_ROW(struct sample_heading, heading, "heading", .flags = KF_PROSE | KF_REQUIRED, .help = "The words."),
    KF_BOOL_ROW(struct sample_heading, choice_note, "choice-note", .help = "Whether to say that all is a choice."),
    KF_END};
static const struct kf_record sample_heading_record = {.name = "heading",
                                                       .summary = "A line over what follows.",
                                                       .size = sizeof(struct sample_heading),
                                                       .fields = sample_heading_fields,
                                                       .node_offset = KF_NOWHERE,
                                                       .address_offset = KF_NOWHERE,
                                                       .shorthand = "heading"};

struct sample_starters {
    struct kf_texts items;
    int lines;
};

static const struct kf_field sample_starters_fields[] = {
    KF_TEXTS_ROW(struct sample_starters, items, "items", .flags = KF_PROSE | KF_REQUIRED, .min = 1, .max = 4,
                 .help = "Beginnings of sentences."),
    KF_INT_ROW(struct sample_starters, lines, "lines", .min = 1, .max = 9, .fallback = "2", .help = "Lines to write on."),
    KF_END};
static const struct kf_record sample_starters_record = {.name = "list of starters",
                                                        .size = sizeof(struct sample_starters),
                                                        .fields = sample_starters_fields,
                                                        .node_offset = KF_NOWHERE,
                                                        .address_offset = KF_NOWHERE,
                                                        .shorthand = "items"};

struct sample_steps {
    struct kf_records steps;
};

static const struct kf_field sample_steps_fields[] = {
    KF_RECORDS_ROW(struct sample_steps, steps, "steps", .record = &sample_step_record, .flags = KF_REQUIRED,
                   .help = "The steps."),
    KF_END};
static const struct kf_record sample_steps_record = {.name = "steps dialogue",
                                                     .size = sizeof(struct sample_steps),
                                                     .fields = sample_steps_fields,
                                                     .node_offset = KF_NOWHERE,
                                                     .address_offset = KF_NOWHERE,
                                                     .shorthand = "steps"};

struct sample_photo {
    struct kf_text file, text;
};

static const struct kf_field sample_photo_fields[] = {
    KF_TEXT_ROW(struct sample_photo, file, "file", .flags = KF_REQUIRED, .help = "The picture."),
    KF_TEXT_ROW(struct sample_photo, text, "text", .flags = KF_PROSE, .help = "Words under it."),
    KF_END};
static const struct kf_record sample_photo_record = {.name = "photo",
                                                     .size = sizeof(struct sample_photo),
                                                     .fields = sample_photo_fields,
                                                     .node_offset = KF_NOWHERE,
                                                     .address_offset = KF_NOWHERE,
                                                     .shorthand = "file"};

struct sample_text {
    struct kf_text text;
};

static const struct kf_field sample_text_fields[] = {
    KF_TEXT_ROW(struct sample_text, text, "text", .flags = KF_PROSE | KF_REQUIRED, .help = "The words."), KF_END};
static const struct kf_record sample_text_record = {.name = "text",
                                                    .size = sizeof(struct sample_text),
                                                    .fields = sample_text_fields,
                                                    .node_offset = KF_NOWHERE,
                                                    .address_offset = KF_NOWHERE,
                                                    .shorthand = "text"};

struct sample_common {
    const char *id;
    struct kf_words for_;
    struct kf_text facilitator;
    bool safety;
};

static const struct kf_field sample_common_fields[] = {
    KF_WORD_ROW(struct sample_common, id, "id", .flags = KF_IS_ID, .help = "Its id."),
    KF_WORDS_ROW(struct sample_common, for_, "for", .help = "Who it is for."),
    KF_TEXT_ROW(struct sample_common, facilitator, "facilitator", .flags = KF_PROSE | KF_FACILITATOR,
                .help = "What the facilitator needs to know."),
    KF_BOOL_ROW(struct sample_common, safety, "safety", .help = "Whether it keeps people safe."),
    KF_END};
static const struct kf_record sample_common_record = {.name = "block",
                                                      .size = sizeof(struct sample_common),
                                                      .fields = sample_common_fields,
                                                      .node_offset = KF_NOWHERE,
                                                      .address_offset = KF_NOWHERE};

static const struct kf_block_shape sample_shape_items[] = {
    {"heading", &sample_heading_record, "heading", NULL, "heading: Costs $5\nid: costs\n"},
    {"photo", &sample_photo_record, "photo", NULL, NULL},
    {"starters", &sample_starters_record, "starters", NULL, NULL},
    {"steps-dialogue", &sample_steps_record, "steps-dialogue", NULL, NULL},
    {"text", &sample_text_record, "text", NULL, NULL},
};
static const struct kf_shapes sample_shapes = {sample_shape_items, 5, &sample_common_record};

/* --- the module --- */

struct sample_handout {
    const char *id;
    struct kf_text title;
    int keep, sides;
    struct kf_blocks blocks;
    const struct kf_node *node;
    const char *address;
};

static const char *const sample_keep[] = {"private", "leave-here", "shred", NULL};
static const struct kf_field sample_handout_fields[] = {
    KF_WORD_ROW(struct sample_handout, id, "id", .flags = KF_IS_ID | KF_REQUIRED, .help = "Its id."),
    KF_TEXT_ROW(struct sample_handout, title, "title", .flags = KF_PROSE | KF_REQUIRED, .help = "Its title."),
    KF_CHOICE_ROW(struct sample_handout, keep, "keep", .choices = sample_keep, .fallback = "leave-here",
                  .help = "What becomes of it."),
    KF_INT_ROW(struct sample_handout, sides, "sides", .min = 1, .max = 4, .help = "Sides of paper."),
    KF_BLOCKS_ROW(struct sample_handout, blocks, "blocks", .help = "What is on it."),
    KF_END};
static const struct kf_record sample_handout_record = {.name = "handout",
                                                       .summary = "A sheet that people take home.",
                                                       .size = sizeof(struct sample_handout),
                                                       .fields = sample_handout_fields,
                                                       .node_offset = offsetof(struct sample_handout, node),
                                                       .address_offset = offsetof(struct sample_handout, address)};

struct sample_session {
    struct kf_words lengths;
    struct kf_texts goals;
    struct kf_records activities;
};

struct sample_activity {
    const char *id;
    struct kf_text say;
    struct kf_minutes minutes;
    const char *address;
};

static const struct kf_field sample_activity_fields[] = {
    KF_WORD_ROW(struct sample_activity, id, "id", .flags = KF_IS_ID | KF_REQUIRED, .help = "Its id."),
    KF_TEXT_ROW(struct sample_activity, say, "say", .flags = KF_PROSE, .help = "What to say."),
    KF_MINUTES_ROW(struct sample_activity, minutes, "minutes", .help = "Minutes for each length."),
    KF_END};
static const struct kf_record sample_activity_record = {.name = "activity",
                                                        .size = sizeof(struct sample_activity),
                                                        .fields = sample_activity_fields,
                                                        .node_offset = KF_NOWHERE,
                                                        .address_offset = offsetof(struct sample_activity, address)};
static const struct kf_field sample_session_fields[] = {
    KF_INTS_ROW(struct sample_session, lengths, "lengths", .help = "Minutes it can take."),
    KF_TEXTS_ROW(struct sample_session, goals, "goals", .flags = KF_PROSE, .help = "What for."),
    KF_RECORDS_ROW(struct sample_session, activities, "activities", .record = &sample_activity_record,
                   .flags = KF_PIECES, .help = "What to do."),
    KF_END};
static const struct kf_record sample_session_record = {.name = "session",
                                                       .size = sizeof(struct sample_session),
                                                       .fields = sample_session_fields,
                                                       .node_offset = KF_NOWHERE,
                                                       .address_offset = KF_NOWHERE};

struct sample_module {
    struct kf_text title;
    const char *phone;
    double margin;
    bool draft;
    struct kf_words audience;
    struct kf_records handouts, references;
    struct sample_session *session;
    const struct kf_node *extra;
};

static const struct kf_field sample_module_fields[] = {
    KF_TEXT_ROW(struct sample_module, title, "title", .flags = KF_PROSE | KF_REQUIRED, .help = "Its title."),
    KF_WORD_ROW(struct sample_module, phone, "phone", .help = "A number to call."),
    KF_NUMBER_ROW(struct sample_module, margin, "margin", .min = 5, .max = 30, .fallback = "12.5", .help = "In mm."),
    KF_BOOL_ROW(struct sample_module, draft, "draft", .help = "Whether it is one."),
    KF_WORDS_ROW(struct sample_module, audience, "audience", .help = "Who it is for."),
    KF_RECORDS_ROW(struct sample_module, handouts, "handouts", .record = &sample_handout_record, .flags = KF_PIECES,
                   .help = "What people take home."),
    KF_RECORD_ROW(struct sample_module, session, "session", .record = &sample_session_record, .help = "The meeting."),
    KF_MAP_ROW(struct sample_module, references, "references", .record = &sample_source_record, .help = "Sources."),
    KF_NODE_ROW(struct sample_module, extra, "extra", .help = "Left alone."),
    KF_END};
static const struct kf_record sample_module_record = {.name = "module",
                                                      .size = sizeof(struct sample_module),
                                                      .fields = sample_module_fields,
                                                      .node_offset = KF_NOWHERE,
                                                      .address_offset = KF_NOWHERE};

#endif
