/* What people agree on, with blanks that they fill in together. What it is, and what it is not, comes first; names and
 * dates last, and only where the author asks for them. */
#include "blocks/build.h"

struct agreement {
    struct kf_text text, review;
    struct kf_texts items;
    int signatures;
};

static const struct kf_field fields[] = {
    KF_TEXT_ROW(struct agreement, text, "text", .flags = KF_PROSE | KF_REQUIRED,
                .help = "What it is and what it is not, and that nobody has to sign."),
    KF_TEXTS_ROW(struct agreement, items, "items", .flags = KF_PROSE | KF_REQUIRED, .min = 1, .max = 10,
                 .help = "What is agreed, one line each; ___ is a blank."),
    KF_TEXT_ROW(struct agreement, review, "review", .flags = KF_PROSE,
                .help = "When to look at it again; ___ is a blank."),
    KF_INT_ROW(struct agreement, signatures, "signatures", .min = 0, .max = 4, .fallback = "2",
               .help = "How many people may write their name or initials, and a date; 0 for none."),
    KF_END,
};

#define PAD KF_MM(4)         /* of the frame */
#define PART_GAP KF_MM(3)
#define DATE_WIDTH KF_MM(56)
#define SIGNATURE_GAP KF_MM(4)
#define LEAST_WIDTH KF_MM(120) /* of a name with its date beside it */

/* With a blank: room for a hand over its first line. */
static struct kf_box *writable(struct kf_build *build, struct kf_box *box, const struct kf_inline *words)
{
    struct kf_box *room = kf_part_stack(build, 0, box, NULL);

    room->as.stack.pad.top =
        words->blank_count > 0 ? build->theme->pitch_least - build->theme->types[KF_STYLE_BODY].line : 0;
    room->flags |= KF_KEEP_WHOLE;
    return room;
}

static struct kf_box *item_box(struct kf_build *build, const struct kf_text *text, int number)
{
    const struct kf_theme *theme = build->theme;
    kf_len side = theme->number_small;
    struct kf_box *words = kf_part_text(build, text, KF_STYLE_BODY, KF_ROLE_NONE);
    struct kf_box *body = kf_part_stack(build, 0, words, NULL);

    body->as.stack.pad.top = (side - theme->types[KF_STYLE_BODY].line) / 2; /* beside the circle's middle */
    struct kf_box *item = kf_part_item(build, kf_part_number(build, number, /* small */ true), side, KF_MM(3), body);
    return writable(build, item, words->as.text.text);
}

static struct kf_box *list_of(struct kf_build *build, const struct kf_texts *items)
{
    struct kf_list boxes = {0};

    for (int i = 0; i < items->count; i++) {
        kf_list_add(build->arena, &boxes, item_box(build, &items->items[i], i + 1));
    }
    return kf_part_list(build, &boxes, KF_MM(1.6), KF_NUMBERING_DECIMAL);
}

/* Words of the program and a line: "Date ____". */
static struct kf_box *line_for(struct kf_build *build, const struct kf_block *block, const char *id, int person)
{
    const struct kf_vocabulary *vocabulary = build->content->vocabulary;
    const char *words = kf_vocabulary_get(vocabulary, id), *n = kf_arena_format(build->arena, "%d", person);
    struct kf_text *text = KF_NEW(build->arena, struct kf_text);

    text->text = kf_arena_format(build->arena, "%s ___", words);
    struct kf_box *box = kf_part_form_row(build, text, KF_ROLE_P);
    box->as.text.blank_label =
        kf_vocabulary_fill(vocabulary, build->arena, "signature-label", "field", words, "n", n, NULL);
    box->address = kf_arena_format(build->arena, "%s/person-%d/%s", block->address, person, id);
    return kf_part_stack(build, 0, box, NULL);
}

static struct kf_box *signature(struct kf_build *build, const struct kf_block *block, int person)
{
    struct kf_box *name = line_for(build, block, "name-or-initials", person);
    struct kf_box *date = line_for(build, block, "date", person);
    struct kf_list kids = {0};

    if (build->theme->single_column || build->width < LEAST_WIDTH) {
        struct kf_box *stack = kf_part_stack(build, 0, name, date, NULL);
        stack->flags |= KF_KEEP_WHOLE;
        return stack;
    }
    kf_list_add(build->arena, &kids, name);
    kf_list_add(build->arena, &kids, date);
    struct kf_box *row = kf_box_row(build->arena, &kids, (const kf_len[]){0, DATE_WIDTH}, build->width, SIGNATURE_GAP);
    row->flags |= KF_KEEP_WHOLE;
    return row;
}

static struct kf_box *signatures(struct kf_build *build, const struct kf_block *block, int count)
{
    struct kf_list rows = {0};

    for (int i = 0; i < count; i++) {
        kf_list_add(build->arena, &rows, signature(build, block, i + 1));
    }
    struct kf_box *stack = kf_box_stack(build->arena, &rows, 0);
    stack->flags |= KF_KEEP_WHOLE;
    return stack;
}

static struct kf_box *build_agreement(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct agreement *agreement = data;
    struct kf_build inner = *build;
    struct kf_list parts = {0};

    inner.width = build->width - 2 * PAD;
    kf_list_add(build->arena, &parts, kf_part_reading(&inner, &agreement->text, inner.width));
    kf_list_add(build->arena, &parts, list_of(&inner, &agreement->items));
    if (agreement->review.text) {
        struct kf_box *review = kf_part_text(&inner, &agreement->review, KF_STYLE_BODY, KF_ROLE_P);
        struct kf_box *room = writable(&inner, review, review->as.text.text);
        room->flags |= KF_KEEP_NEXT; /* names do not stand alone on a page */
        kf_list_add(build->arena, &parts, room);
    }
    if (agreement->signatures > 0) {
        kf_list_add(build->arena, &parts, signatures(&inner, block, agreement->signatures));
    }
    struct kf_box *stack = kf_part_frame(build, kf_box_stack(build->arena, &parts, PART_GAP), KF_FRAME_PLAIN);
    stack->flags |= KF_KEEP_LIGHTLY; /* in a column it is long */
    if (build->theme->single_column) {
        stack->flags &= ~(unsigned)KF_KEEP_WHOLE; /* it may be longer than a page */
    }
    return stack;
}

const struct kf_block_type kf_block_agreement = {
    .name = "agreement",
    .record = {.name = "agreement", .summary = "What people agree on, and when to look at it again.",
               .size = sizeof(struct agreement), .fields = fields, .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE},
    .build = build_agreement,
    .tool = true,
    .example = "agreement:\n"
               "  text: This is a plan between us. It is not a contract, and nobody has to sign it.\n"
               "  items:\n"
               "    - When it gets loud, either of us may stop.\n"
               "    - We meet again after ___ minutes, in ___.\n"
               "  review: We look at this page again on ___.\n"
               "  signatures: 1\n",
};
