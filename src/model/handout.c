/* Rows of a handout, of a facilitator page and of a shared piece: one struct, for they print alike. */

#include "model/module.h"

#include <string.h>

#include "model/block.h"

const char *const kf_keep_names[] = {"private", "leave-here", "shred", "share", "team", NULL};

const char *const kf_touches_names[] = {"hurt", "talk", "limit", NULL};

#define STAFF_PROSE (KF_PROSE | KF_FACILITATOR)

static const struct kf_field clinician_fields[] = {
    KF_TEXTS_ROW(struct kf_clinician_side, use_when, "use-when", .min = 1, .max = 6, .flags = STAFF_PROSE | KF_REQUIRED,
                 .help = "When the page helps, one sentence each."),
    KF_TEXTS_ROW(struct kf_clinician_side, not_when, "not-when", .min = 1, .max = 6,
                 .flags = STAFF_PROSE | KF_IS_SAFETY | KF_REQUIRED, .help = "When not to use it, and what instead."),
    KF_TEXTS_ROW(struct kf_clinician_side, ask, "ask", .min = 3, .max = 3, .flags = STAFF_PROSE | KF_REQUIRED,
                 .help = "Three questions to ask with the page."),
    KF_TEXTS_ROW(struct kf_clinician_side, if_it_goes_badly, "if-it-goes-badly", .min = 1, .max = 6,
                 .flags = STAFF_PROSE | KF_IS_SAFETY | KF_REQUIRED, .help = "What to do if it goes badly, in order."),
    KF_END,
};

static const struct kf_record clinician_record = {
    .name = "clinician-side",
    .summary = "The page for staff beside a handout: when, when not, three questions, and if it goes badly.",
    .size = sizeof(struct kf_clinician_side),
    .fields = clinician_fields,
    .node_offset = offsetof(struct kf_clinician_side, node),
    .address_offset = KF_NOWHERE,
};

static const char *const copies_choices[] = {"each", "group", "pairs", "threes", NULL};
static const char *const carry_choices[] = {"keep", "leave-out", NULL};

#define HANDOUT_ROWS                                                                                                \
    KF_WORD_ROW(struct kf_handout, id, "id",                                                                        \
                .help = "The piece's name in addresses and file names, such as six-steps.",                         \
                .flags = KF_IS_ID | KF_REQUIRED),                                                                   \
        KF_TEXT_ROW(struct kf_handout, lead, "lead", .help = "One or two sentences under the title.",               \
                    .flags = KF_PROSE),                                                                             \
        KF_TEXT_ROW(struct kf_handout, question, "question",                                                        \
                    .help = "The question that the page answers, above the title.", .flags = KF_PROSE),             \
        KF_INT_ROW(struct kf_handout, number, "number", .min = 1, .max = 99,                                        \
                   .help = "The page's number after the module's; without it, its place in the file."),             \
        KF_WORD_ROW(struct kf_handout, picture, "picture", .help = "Name of the drawing beside the title."),        \
        KF_BOOL_ROW(struct kf_handout, sheet_title, "sheet-title", .fallback = "false",                             \
                    .help = "Title and lead share one line at the top, for a page that is all grid; cards need not say so."),  \
        KF_BOOL_ROW(struct kf_handout, poster, "poster", .fallback = "false",                                       \
                    .help = "The lead says something by itself, and is a sheet for the wall (--make posters); a key "  \
                            "message always is."),                                                                   \
        KF_BOOL_ROW(struct kf_handout, landscape, "landscape", .fallback = "false",                                 \
                    .help = "The sheet is turned on its side, without head and foot: for a certificate alone."),    \
        KF_INT_ROW(struct kf_handout, sides, "sides", .min = 1, .max = 20, .flags = KF_BY_LANGUAGE,                  \
                   .help = "Sides of paper that the page must fit on; the build says what to cut."),                \
        KF_INT_ROW(struct kf_handout, sides_large_print, "sides-large-print", .min = 1, .max = 40, .flags = KF_BY_LANGUAGE, \
                   .help = "Sides of paper that the large-print page must fit on."),                                \
        KF_INT_ROW(struct kf_handout, reading_grade, "reading-grade", .min = 1, .max = 16,                          \
                   .help = "Highest school grade (Flesch-Kincaid) that the page's words may ask for."),             \
        KF_CHOICE_ROW(struct kf_handout, copies, "copies", .choices = copies_choices, .fallback = "each",           \
                      .help = "How many the guide asks for: each (one a person), group (one for all), pairs or "      \
                              "threes. What several share is not in the packet to take home."),                       \
        KF_CHOICE_ROW(struct kf_handout, keep, "keep", .choices = kf_keep_names, .fallback = "private",             \
                      .help = "What becomes of the page afterwards; team: it is handed in. The packet to take home "  \
                              "has what people keep: private or share."),                                             \
        KF_CHOICE_ROW(struct kf_handout, carry_safe, "carry-safe", .choices = carry_choices, .fallback = "keep",    \
                      .help = "leave-out: never printed as a sheet that is safe to carry (--carry-safe)."),         \
        KF_WORDS_ROW(struct kf_handout, for_, "for", .help = "Audiences that get it; without this, all."),          \
        KF_WORDS_ROW(struct kf_handout, touches, "touches", .max = 3,                                               \
                     .help = "What the page touches: hurt, talk (two people), limit; each needs a way out first."),  \
        KF_RECORD_ROW(struct kf_handout, clinician, "clinician", .record = &clinician_record,                       \
                      .flags = KF_FACILITATOR, .help = "The page for staff that goes with this one."),              \
        KF_BOOL_ROW(struct kf_handout, safety, "safety", .fallback = "false",                                       \
                    .help =                                                                                         \
                        "Protects people: a community rewords it only with an approver, and it is never removed."), \
        KF_BOOL_ROW(struct kf_handout, core, "core", .fallback = "false",                                           \
                    .help = "Carries the module: a change is allowed, reported and listed."),                       \
        KF_COVERS_ROW(struct kf_handout, /* flags */ 0),                                                            \
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
    KF_RECORDS_ROW(struct kf_handout, steps, "steps", .record = &kf_step_record, .flags = KF_FACILITATOR,
                   .help = "Of a piece that stands among an activity's steps: its steps, instead of blocks."),
    HANDOUT_ROWS,
    KF_END,
};

const struct kf_record kf_piece_record = {
    .name = "piece",
    .summary = "A text that several modules share, or a page for facilitators.",
    .allows = true,
    .size = sizeof(struct kf_handout),
    .fields = piece_fields,
    .node_offset = offsetof(struct kf_handout, node),
    .address_offset = offsetof(struct kf_handout, address),
};

bool kf_has_sheet_title(const struct kf_handout *handout)
{
    const struct kf_block *first = handout->blocks.count > 0 ? handout->blocks.items[0] : NULL;

    return handout->sheet_title || (first != NULL && ((const struct kf_block_type *)first->type)->fills_page);
}

bool kf_handout_goes_home(const struct kf_handout *handout)
{
    return handout->keep == KF_KEEP_PRIVATE || handout->keep == KF_KEEP_SHARE;
}

unsigned kf_handout_touches(const struct kf_handout *handout)
{
    unsigned touches = 0;

    for (int i = 0; i < handout->touches.count; i++) {
        for (int bit = 0; kf_touches_names[bit]; bit++) {
            if (strcmp(handout->touches.items[i], kf_touches_names[bit]) == 0) {
                touches |= 1u << bit;
            }
        }
    }
    return touches;
}
