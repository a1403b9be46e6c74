/* A heading, and what may stand on its line: the choice note, or "Checked on ____". */
#include "blocks/build.h"

#define NOTE_GAP KF_MM(4)
#define NOTE_LEAST KF_MM(55) /* in less, a note beside a heading is a thin column of its own */

struct heading {
    struct kf_text text;
    bool choice_note, checked_on, check_first;
};

static const struct kf_field fields[] = {
    KF_TEXT_ROW(struct heading, text, "text", .flags = KF_PROSE | KF_REQUIRED, .help = "The heading's words."),
    KF_BOOL_ROW(struct heading, choice_note, "choice-note",
                .help = "Add \"This page is yours. Write, draw, or leave it blank.\" on the same line."),
    KF_BOOL_ROW(struct heading, checked_on, "checked-on", .help = "Add a blank for the date the numbers were checked."),
    KF_BOOL_ROW(struct heading, check_first, "check-first",
                .help = "Say before this blank that each number is checked before the session: for facilitators."),
    KF_END,
};

static const struct kf_inline *beside(struct kf_build *build, const struct kf_block *block,
                                      const struct heading *heading)
{
    const struct kf_vocabulary *vocabulary = build->content->vocabulary;
    struct kf_text *text;

    if (heading->choice_note) {
        return kf_build_words(build, "choice-note");
    }
    text = KF_NEW(build->arena, struct kf_text);
    text->text = kf_arena_format(build->arena, "%s%s%s ___",
                                 heading->check_first ? kf_vocabulary_get(vocabulary, "check-each-number") : "",
                                 heading->check_first ? " " : "", kf_vocabulary_get(vocabulary, "checked-on"));
    text->address = kf_arena_format(build->arena, "%s/checked-on", block->address);
    return kf_inline_parse(build->arena, text);
}

/* The note's line is as high as the heading's; moved down so that both share a baseline. */
static struct kf_box *on_baseline(struct kf_build *build, struct kf_box *text)
{
    const struct kf_theme *theme = build->theme;
    struct kf_box *stack = kf_part_stack(build, 0, text, NULL);

    stack->as.stack.pad.top = theme->types[KF_STYLE_HEADING].baseline - theme->types[KF_STYLE_BODY].baseline;
    stack->as.stack.pad.bottom = -stack->as.stack.pad.top; /* what hangs over is under the letters: nothing is there */
    return stack;
}

static struct kf_box *build_heading(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct heading *heading = data;
    struct kf_box *title = kf_part_heading(build, kf_build_inline(build, &heading->text)), *row;
    struct kf_list kids = {0};

    if (!heading->choice_note && !heading->checked_on) {
        return title;
    }
    struct kf_box *note = kf_part_inline(build, beside(build, block, heading), KF_STYLE_BODY, KF_ROLE_P);
    kf_len width = kf_shape(build->shaper, title->as.text.text, KF_STYLE_HEADING, 0)->widest + KF_LEN_PER_PT;
    if (build->theme->single_column || build->width - width - NOTE_GAP < NOTE_LEAST) {
        row = kf_part_stack(build, 0, title, note, NULL);
    } else {
        kf_list_add(build->arena, &kids, title);
        kf_list_add(build->arena, &kids, on_baseline(build, note));
        row = kf_box_row(build->arena, &kids, (const kf_len[]){width, 0}, build->width, NOTE_GAP);
    }
    row->flags |= KF_KEEP_NEXT | KF_KEEP_WHOLE;
    return kf_box_gap_after(row, KF_MM(2));
}

const struct kf_block_type kf_block_heading = {
    .name = "heading",
    .record = {.name = "heading", .summary = "A heading over what follows.", .size = sizeof(struct heading),
               .fields = fields, .node_offset = KF_NOWHERE, .address_offset = KF_NOWHERE, .shorthand = "text"},
    .build = build_heading,
    .example = "heading: My own words\nchoice-note: true\n",
};
