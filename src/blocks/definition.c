/* What a word means here: up to four words in a box, each with its meaning beside it, or under it where there is little
 * room. A word without a meaning is there for people to write their own. */
#include "blocks/build.h"

enum { TERMS_MOST = 4, LINES = 2 /* to write a meaning */ };

struct term {
    const char *id, *address;
    const struct kf_node *node;
    struct kf_text term, text, example;
};

struct definition {
    struct kf_records terms; /* struct term */
};

static const struct kf_field term_fields[] = {
    KF_WORD_ROW(struct term, id, "id", .flags = KF_IS_ID, .help = "The word's name in addresses."),
    KF_TEXT_ROW(struct term, term, "term", .flags = KF_PROSE | KF_REQUIRED, .help = "The word, or two or three."),
    KF_TEXT_ROW(struct term, text, "text", .flags = KF_PROSE,
                .help = "What it means, one or two short sentences; without it there are lines to write on."),
    KF_TEXT_ROW(struct term, example, "example", .flags = KF_PROSE, .help = "One short example."),
    KF_END,
};

static const struct kf_record term_record = {
    .name = "term", .summary = "A word and what it means.", .size = sizeof(struct term), .fields = term_fields,
    .node_offset = offsetof(struct term, node), .address_offset = offsetof(struct term, address)};

static const struct kf_field fields[] = {
    KF_RECORDS_ROW(struct definition, terms, "terms", .record = &term_record, .flags = KF_REQUIRED, .min = 1,
                   .max = TERMS_MOST, .help = "One to four words; more belong in a list of their own."),
    KF_END,
};

#define PAD KF_MM(4)
#define TERM_LEAST KF_MM(22)
#define TERM_MOST KF_MM(42) /* longer ones take two lines */
#define TERM_GAP KF_MM(5)
#define ROW_GAP KF_MM(4)
#define LEAST_WIDTH KF_MM(130) /* of words with their meanings beside them */

static bool is_stacked(const struct kf_build *build)
{
    return build->theme->single_column || build->width < LEAST_WIDTH;
}

static struct kf_box *meaning_lines(struct kf_build *build, const struct term *term)
{
    const char *spoken = kf_build_spoken(build, kf_build_inline(build, &term->term));
    struct kf_box *lines = kf_box_lines(build->arena, build->theme, LINES,
                                        kf_vocabulary_fill(build->content->vocabulary, build->arena, "meaning-label",
                                                           "term", spoken, NULL));

    lines->address = kf_arena_format(build->arena, "%s/text", term->address);
    return lines;
}

static struct kf_box *body_of(struct kf_build *build, const struct term *term)
{
    struct kf_list parts = {0};

    kf_list_add(build->arena, &parts,
                term->text.text ? kf_part_text(build, &term->text, KF_STYLE_BODY, KF_ROLE_P) : meaning_lines(build, term));
    if (term->example.text) {
        const char *label = kf_vocabulary_get(build->content->vocabulary, "example-row");
        kf_list_add(build->arena, &parts,
                    kf_part_inline(build, kf_build_labelled(build, label, &term->example), KF_STYLE_BODY, KF_ROLE_P));
    }
    return kf_box_role(build->arena, kf_box_stack(build->arena, &parts, 0), KF_ROLE_BODY);
}

/* Of the column of words: as wide as the widest, so that the meanings begin at one edge. */
static kf_len term_width(struct kf_build *build, const struct definition *definition)
{
    kf_len width = TERM_LEAST;

    for (int i = 0; i < definition->terms.count; i++) {
        const struct term *term = definition->terms.items[i];
        const struct kf_inline *words = kf_build_inline(build, &term->term);
        width = kf_len_max(width, kf_shape(build->shaper, words, KF_STYLE_SUBHEAD, 0)->widest + KF_MM(1));
    }
    return kf_len_min(width, TERM_MOST);
}

static struct kf_box *term_item(struct kf_build *build, const struct term *term, kf_len width)
{
    struct kf_box *label = kf_part_text(build, &term->term, KF_STYLE_SUBHEAD, KF_ROLE_LABEL), *item;

    if (is_stacked(build)) {
        label->flags |= KF_KEEP_NEXT;
        item = kf_box_role(build->arena, kf_part_stack(build, 0, label, body_of(build, term), NULL), KF_ROLE_ITEM);
    } else {
        kf_part_fits(build, &term->term, KF_STYLE_SUBHEAD, width, 2);
        item = kf_part_item(build, label, width, TERM_GAP, body_of(build, term));
    }
    item->address = term->address;
    item->origin = term->node;
    item->flags |= KF_KEEP_WHOLE | KF_ITEM;
    return item;
}

/* The frame of the box, and a line between one word and the next. */
static void draw_box(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len stroke = canvas->theme->strokes[KF_STROKE_LINE];

    (void)data;
    kf_frame_trace(canvas, placed, stroke);
    for (int i = 1; i < placed->kid_count; i++) {
        const struct kf_rect *before = &placed->kids[i - 1];
        kf_len y = (before->y + before->height + placed->kids[i].y) / 2;
        kf_canvas_move(canvas, PAD, y);
        kf_canvas_line(canvas, placed->width - PAD, y);
    }
    kf_canvas_stroke(canvas, stroke, KF_INK_BLACK, KF_DASH_NONE);
}

static struct kf_box *build_definition(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct definition *definition = data;
    struct kf_build inner = *build;
    struct kf_list items = {0};

    (void)block;
    inner.width = build->width - 2 * PAD;
    kf_len width = term_width(&inner, definition);
    for (int i = 0; i < definition->terms.count; i++) {
        kf_list_add(build->arena, &items, term_item(&inner, definition->terms.items[i], width));
    }
    struct kf_box *list = kf_part_list(build, &items, ROW_GAP, KF_NUMBERING_NONE);
    list->as.stack.pad = (struct kf_pad){KF_MM(3), PAD, KF_MM(3), PAD};
    list->as.stack.least_kids = 1;
    list->decorate = draw_box;
    list->flags |= build->theme->single_column ? 0 : KF_KEEP_WHOLE; /* large letters may fill more than a page */
    return list;
}

const struct kf_block_type kf_block_definition = {
    .name = "definition",
    .record = {.name = "definition", .summary = "A box that says what a few words mean.",
               .size = sizeof(struct definition), .fields = fields, .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE, .shorthand = "terms"},
    .build = build_definition,
    .example = "definition:\n"
               "  - id: trigger\n"
               "    term: Trigger\n"
               "    text: Something now that reminds the body of an old hurt.\n"
               "    example: A slammed door, or a reply that comes late.\n"
               "  - {id: boundary, term: Boundary, text: What I will do to look after myself.}\n",
};
