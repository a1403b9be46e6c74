/* Rows of a handout, of a facilitator page and of a shared piece: one struct, for they print alike. */

#include "model/module.h"

const char *const kf_keep_names[] = {"private", "leave-here", "shred", "share", NULL};

#define HANDOUT_ROWS                                                                                                \
    KF_WORD_ROW(struct kf_handout, id, "id",                                                                        \
                .help = "The piece's name in addresses and file names, such as six-steps.",                         \
                .flags = KF_IS_ID | KF_REQUIRED),                                                                   \
        KF_TEXT_ROW(struct kf_handout, lead, "lead", .help = "One or two sentences under the title.",               \
                    .flags = KF_PROSE),                                                                             \
        KF_TEXT_ROW(struct kf_handout, question, "question",                                                        \
                    .help = "The question that the page answers, above the title.", .flags = KF_PROSE),             \
        KF_WORD_ROW(struct kf_handout, picture, "picture", .help = "Name of the drawing beside the title."),        \
        KF_INT_ROW(struct kf_handout, sides, "sides", .min = 1, .max = 20,                                          \
                   .help = "Sides of paper that the page must fit on; the build says what to cut."),                \
        KF_INT_ROW(struct kf_handout, sides_large_print, "sides-large-print", .min = 1, .max = 40,                  \
                   .help = "Sides of paper that the large-print page must fit on."),                                \
        KF_INT_ROW(struct kf_handout, reading_grade, "reading-grade", .min = 1, .max = 16,                          \
                   .help = "Highest school grade (Flesch-Kincaid) that the page's words may ask for."),             \
        KF_CHOICE_ROW(struct kf_handout, keep, "keep", .choices = kf_keep_names, .fallback = "private",             \
                      .help = "What the reader does with the page afterwards."),                                    \
        KF_BOOL_ROW(struct kf_handout, safety, "safety", .fallback = "false",                                       \
                    .help =                                                                                         \
                        "Protects people: a community rewords it only with an approver, and it is never removed."), \
        KF_BOOL_ROW(struct kf_handout, core, "core", .fallback = "false",                                           \
                    .help = "Carries the module: a change is allowed, reported and listed."),                       \
        KF_BLOCKS_ROW(struct kf_handout, blocks, "blocks", .help = "What stands on the page, from the top down.")

static const struct kf_field handout_fields[] = {
    KF_TEXT_ROW(struct kf_handout, title, "title", .help = "The page's title.", .flags = KF_PROSE | KF_REQUIRED),
    HANDOUT_ROWS,
    KF_END,
};

const struct kf_record kf_handout_record = {
    .name = "handout",
    .summary = "A page for families, with a title and blocks.",
    .size = sizeof(struct kf_handout),
    .fields = handout_fields,
    .node_offset = offsetof(struct kf_handout, node),
    .address_offset = offsetof(struct kf_handout, address),
};

static const struct kf_field piece_fields[] = {
    KF_INT_ROW(struct kf_handout, kinfold, "kinfold", .min = 1, .max = 1,
               .help = "Version of the format, in a piece's own file: 1."),
    /* Not required: a piece of blocks alone has no title of its own. */
    KF_TEXT_ROW(struct kf_handout, title, "title", .help = "The page's title.", .flags = KF_PROSE),
    KF_WORD_ROW(struct kf_handout, include, "include",
                .help = "Id of the shared piece that stands here, instead of any other key."),
    KF_BOOL_ROW(struct kf_handout, facilitator_only, "facilitator-only", .fallback = "false",
                .help = "Never reaches participants."),
    HANDOUT_ROWS,
    KF_END,
};

const struct kf_record kf_piece_record = {
    .name = "piece",
    .summary = "A text that several modules share, or a page for facilitators.",
    .size = sizeof(struct kf_handout),
    .fields = piece_fields,
    .node_offset = offsetof(struct kf_handout, node),
    .address_offset = offsetof(struct kf_handout, address),
};
