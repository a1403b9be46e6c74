/* Where in the body something is felt: an outline with lines from its places to words, or to lines to write on. In large
 * print, and in a column, the outline alone and a list of the places. */
#include "blocks/build.h"
#include "diagrams/body_outline.h"

struct place {
    const char *id, *address;
    const struct kf_node *node;
    int where;
    struct kf_text title, text;
};

struct body_outline {
    struct kf_text question;
    struct kf_records places; /* struct place */
    int lines;
};

static const char *const parts[] = { /* in YAML; `body-` before them, the ids of their words */
    [KF_BODY_HEAD] = "head",   [KF_BODY_FACE] = "face",   [KF_BODY_THROAT] = "throat", [KF_BODY_SHOULDERS] = "shoulders",
    [KF_BODY_CHEST] = "chest", [KF_BODY_BACK] = "back",   [KF_BODY_BELLY] = "belly",   [KF_BODY_HANDS] = "hands",
    [KF_BODY_LEGS] = "legs",   [KF_BODY_FEET] = "feet",   [KF_BODY_PART_COUNT] = NULL,
};

static const struct kf_field place_fields[] = {
    KF_WORD_ROW(struct place, id, "id", .flags = KF_IS_ID | KF_REQUIRED, .help = "Name of the place in addresses."),
    KF_CHOICE_ROW(struct place, where, "where", .choices = parts, .flags = KF_REQUIRED,
                  .help = "The part of the body that its line leads to."),
    KF_TEXT_ROW(struct place, title, "title", .flags = KF_PROSE,
                .help = "A few words for it; without them, the name of the part."),
    KF_TEXT_ROW(struct place, text, "text", .flags = KF_PROSE,
                .help = "What it may feel like, up to three short lines; without it, lines to write on."),
    KF_END,
};

static const struct kf_record place_record = {
    .name = "body-place", .summary = "A place in the body.", .size = sizeof(struct place), .fields = place_fields,
    .node_offset = offsetof(struct place, node), .address_offset = offsetof(struct place, address)};

static const struct kf_field fields[] = {
    KF_TEXT_ROW(struct body_outline, question, "question", .flags = KF_PROSE, .help = "What to look for in the body."),
    KF_RECORDS_ROW(struct body_outline, places, "places", .record = &place_record, .flags = KF_REQUIRED, .min = 2,
                   .max = KF_BODY_LABELS_MOST, .help = "Two to eight places, each of another part, from the head down."),
    KF_INT_ROW(struct body_outline, lines, "lines", .min = 1, .max = 3, .fallback = "2",
               .help = "Lines to write on at each place without a text."),
    KF_END,
};

#define LEAST_WIDTH KF_MM(160) /* of an outline with words at both sides */
#define ALONE_HEIGHT KF_MM(90)
enum { TITLE_LINES = 2, TEXT_LINES = 3 };

static bool is_stacked(const struct kf_build *build)
{
    return build->theme->single_column || build->width < LEAST_WIDTH;
}

static void check_body_outline(struct kf_run *run, const struct kf_block *block, const void *data)
{
    const struct body_outline *body = data;
    const struct place *first[KF_BODY_PART_COUNT] = {NULL};

    (void)block;
    for (int i = 0; i < body->places.count; i++) {
        const struct place *place = body->places.items[i];
        if (first[place->where]) {
            struct kf_diag *diag =
                kf_diag_push(run->diags, KF_OUT_OF_RANGE, kf_node_get(place->node, "where")->span, place->address,
                             "two places are at the %s", parts[place->where]);
            kf_diag_also(run->diags, diag, first[place->where]->node->span, "first here");
            kf_diag_hint(run->diags, diag, "write both into one place, or choose another part");
        } else {
            first[place->where] = place;
        }
    }
}

/* --- words ----------------------------------------------------------------------------------------------------------- */

static const struct kf_inline *part_name(struct kf_build *build, const struct place *place)
{
    return kf_build_words(build, kf_arena_format(build->arena, "body-%s", parts[place->where]));
}

static const struct kf_inline *title_of(struct kf_build *build, const struct place *place)
{
    return place->title.text ? kf_build_inline(build, &place->title) : part_name(build, place);
}

/* "Head", or "Chest (a tight feeling)" where the title does not name the part. */
static const char *said_place(struct kf_build *build, const struct place *place)
{
    const char *part = part_name(build, place)->text;

    return place->title.text ? kf_vocabulary_fill(build->content->vocabulary, build->arena, "body-place", "place", part,
                                                  "title", kf_build_spoken(build, title_of(build, place)), NULL)
                             : part;
}

static const char *alt_of(struct kf_build *build, const struct body_outline *body)
{
    const char *said[KF_BODY_LABELS_MOST];

    for (int i = 0; i < body->places.count; i++) {
        said[i] = said_place(build, body->places.items[i]);
    }
    return kf_vocabulary_fill(build->content->vocabulary, build->arena, "body-outline-alt", "places",
                              kf_build_joined(build, said, body->places.count), NULL);
}

/* With the question, where there is one: "Where do I feel it? Chest". */
static const char *label_of(struct kf_build *build, const struct body_outline *body, const struct place *place)
{
    const char *title = kf_build_spoken(build, title_of(build, place));

    return body->question.text
               ? kf_vocabulary_fill(build->content->vocabulary, build->arena, "choice-label", "text",
                                    kf_build_spoken(build, kf_build_inline(build, &body->question)), "choice", title, NULL)
               : title;
}

/* --- parts ----------------------------------------------------------------------------------------------------------- */

static struct kf_box *title_box(struct kf_build *build, const struct place *place)
{
    struct kf_box *title = kf_part_inline(build, title_of(build, place), KF_STYLE_SUBHEAD, KF_ROLE_LABEL);

    title->origin = place->node;
    return title;
}

/* The text, or lines: one field. In the drawing they do not give way, for the leaders are settled. */
static struct kf_box *body_box(struct kf_build *build, const struct body_outline *body, const struct place *place)
{
    const struct kf_theme *theme = build->theme;

    if (place->text.text) {
        struct kf_box *text = kf_part_text(build, &place->text, KF_STYLE_COMPACT, KF_ROLE_P);
        text->as.text.blank_label = kf_build_spoken(build, text->as.text.text)[0] ? NULL : label_of(build, body, place);
        return text;
    }
    struct kf_box *lines = kf_box_lines(build->arena, theme, body->lines, label_of(build, body, place));
    lines->address = kf_arena_format(build->arena, "%s/lines", place->address);
    if (!is_stacked(build)) {
        lines->as.lines.settled = true;
        lines->height = (struct kf_height){theme->pitch, theme->pitch, theme->pitch, KF_GIVE_PITCH};
    }
    return lines;
}

static struct kf_box *marked(struct kf_box *box, const struct place *place)
{
    box->address = place->address;
    box->origin = place->node;
    box->flags |= KF_ITEM;
    return box;
}

static void check_room(struct kf_build *build, const struct body_outline *body)
{
    kf_len width = kf_body_label_width(build->width);

    for (int i = 0; i < body->places.count; i++) {
        const struct place *place = body->places.items[i];
        kf_part_fits(build, &place->title, KF_STYLE_SUBHEAD, width, TITLE_LINES);
        kf_part_fits(build, &place->text, KF_STYLE_COMPACT, width, TEXT_LINES);
    }
}

static struct kf_box *drawn(struct kf_build *build, const struct body_outline *body)
{
    struct kf_body_label labels[KF_BODY_LABELS_MOST];

    check_room(build, body);
    for (int i = 0; i < body->places.count; i++) {
        const struct place *place = body->places.items[i];
        labels[i] = (struct kf_body_label){(enum kf_body_part)place->where, marked(title_box(build, place), place),
                                           body_box(build, body, place)};
    }
    return kf_body_outline_box(build->shaper, labels, body->places.count, alt_of(build, body), build->width);
}

static struct kf_box *listed_place(struct kf_build *build, const struct body_outline *body, const struct place *place)
{
    struct kf_box *words = kf_part_stack(build, 0, body_box(build, body, place), NULL);
    struct kf_box *item =
        kf_part_stack(build, 0, title_box(build, place), kf_box_role(build->arena, words, KF_ROLE_BODY), NULL);

    item->flags |= KF_KEEP_WHOLE;
    return kf_box_role(build->arena, marked(item, place), KF_ROLE_ITEM);
}

static struct kf_box *listed(struct kf_build *build, const struct body_outline *body)
{
    const char *alt = kf_vocabulary_get(build->content->vocabulary, "body-outline-alone-alt");
    struct kf_box *outline = kf_body_outline_alone(build->arena, ALONE_HEIGHT, alt, build->width);
    struct kf_list items = {0};

    for (int i = 0; i < body->places.count; i++) {
        kf_list_add(build->arena, &items, listed_place(build, body, body->places.items[i]));
    }
    outline->flags |= KF_KEEP_NEXT;
    struct kf_box *list = kf_part_list(build, &items, KF_MM(4), KF_NUMBERING_NONE);
    list->as.stack.least_kids = 1; /* under the outline, two may have no room */
    return kf_part_stack(build, KF_MM(4), outline, list, NULL);
}

/* Looking into the body is never a must: the way out of it is said first. */
static struct kf_box *build_body_outline(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct body_outline *body = data;
    struct kf_box *question = kf_part_text(build, &body->question, KF_STYLE_SUBHEAD, KF_ROLE_P);
    struct kf_box *care =
        kf_part_inline(build, kf_build_words(build, "look-around-instead"), KF_STYLE_BODY, KF_ROLE_P);
    struct kf_list kids = {0};

    (void)block;
    if (question) {
        question->flags |= KF_KEEP_NEXT;
        kf_list_add(build->arena, &kids, question);
    }
    care->flags |= KF_KEEP_NEXT;
    kf_list_add(build->arena, &kids, kf_box_gap_after(care, KF_MM(4)));
    kf_list_add(build->arena, &kids, is_stacked(build) ? listed(build, body) : drawn(build, body));
    struct kf_box *stack = kf_box_stack(build->arena, &kids, 0);
    stack->flags |= is_stacked(build) ? 0 : KF_KEEP_WHOLE;
    return stack;
}

const struct kf_block_type kf_block_body_outline = {
    .name = "body-outline",
    .record = {.name = "body-outline", .summary = "The outline of a body, with places to read about or to write at.",
               .size = sizeof(struct body_outline), .fields = fields, .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE},
    .check = check_body_outline,
    .build = build_body_outline,
    .tool = true,
    .visual = true,
    .example = "body-outline:\n"
               "  question: Where does worry show up for me? Any body, any way.\n"
               "  places:\n"
               "    - {id: head, where: head, text: \"Busy thoughts, or a headache.\"}\n"
               "    - {id: shoulders, where: shoulders}\n"
               "    - {id: chest, where: chest, text: \"A fast heart, or short breaths.\"}\n"
               "    - {id: belly, where: belly}\n"
               "    - {id: hands, where: hands, text: Cold or shaky.}\n"
               "    - {id: feet, where: feet, title: Feet or legs}\n",
};
