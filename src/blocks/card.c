/* The face of a card: an icon, a name and when it helps; a rule; then what to do. In the corner, far from the thumb, the
 * number to call: cards get cut off the page that says it. Where type is larger, the number stands at the card's foot. */
#include "blocks/card.h"

#include "blocks/card_body.h"
#include "blocks/helpline.h"
#include "layout/layout.h"

static const char *const icons[] = {"none",   "wind",  "five",   "drop",  "feet",  "wave",   "phone", "heart", "pencil",
                                    "bubble", "ask",   "eye",    "ear",   "leaf",  "sun",    "cup",   "house", "door",
                                    "person", "people", "clock", "pause", "shield", "target", "flag",  "yes",   "no",
                                    "lock",   "plus",  "page",   NULL};
static const char *const drawings[] = {"none", "breath", "wave", NULL};

static const struct kf_field back_fields[] = {
    KF_TEXT_ROW(struct kf_card_back, title, "title", .flags = KF_PROSE, .help = "A few words in the middle of the back."),
    KF_TEXT_ROW(struct kf_card_back, text, "text", .flags = KF_PROSE, .help = "The answer, or a line to keep in mind."),
    KF_END,
};

static const struct kf_record back_record = {
    .name = "card-back", .summary = "The other side of a card.", .size = sizeof(struct kf_card_back),
    .fields = back_fields, .node_offset = offsetof(struct kf_card_back, node), .address_offset = KF_NOWHERE,
    .shorthand = "title"};

static const struct kf_field card_fields[] = {
    KF_WORD_ROW(struct kf_card, id, "id", .flags = KF_IS_ID | KF_REQUIRED, .help = "Name of the card in addresses."),
    KF_CHOICE_ROW(struct kf_card, icon, "icon", .choices = icons, .fallback = "none", .help = "The sign beside its name."),
    KF_TEXT_ROW(struct kf_card, title, "title", .flags = KF_PROSE | KF_REQUIRED, .help = "The card in one to three words."),
    KF_TEXT_ROW(struct kf_card, when, "when", .flags = KF_PROSE, .help = "When it helps, one short line."),
    KF_CHOICE_ROW(struct kf_card, drawing, "drawing", .choices = drawings, .fallback = "none",
                  .help = "A line that rises and falls: breath or wave."),
    KF_TEXTS_ROW(struct kf_card, labels, "labels", .flags = KF_PROSE, .max = 3,
                 .help = "Words under the drawing: two for a breath, three for a wave."),
    KF_TEXTS_ROW(struct kf_card, count, "count", .flags = KF_PROSE, .min = 1, .max = 5,
                 .help = "What to find, counted down to 1."),
    KF_TEXTS_ROW(struct kf_card, starters, "starters", .flags = KF_PROSE, .min = 1, .max = 5,
                 .help = "Beginnings of sentences; ___ is a blank."),
    KF_TEXT_ROW(struct kf_card, text, "text", .flags = KF_PROSE, .help = "What to do or to say, in short sentences."),
    KF_INT_ROW(struct kf_card, lines, "lines", .min = 1, .max = 8, .help = "Lines to write on."),
    KF_RECORD_ROW(struct kf_card, back, "back", .record = &back_record, .help = "What stands on the other side."),
    KF_END,
};

const struct kf_record kf_card_record = {
    .name = "card", .summary = "A card to cut out and keep.", .size = sizeof(struct kf_card), .fields = card_fields,
    .node_offset = offsetof(struct kf_card, node), .address_offset = offsetof(struct kf_card, address)};

void kf_card_check(struct kf_run *run, const struct kf_card *card)
{
    static const int wanted[] = {0, 2, 3};
    int count = card->labels.count;

    if (count == 0 || count == wanted[card->drawing]) {
        return;
    }
    struct kf_diag *diag = kf_diag_push(run->diags, KF_OUT_OF_RANGE, kf_node_get(card->node, "labels")->span, card->address,
                                        "%d label%s cannot stand under %s", count, count == 1 ? "" : "s",
                                        card->drawing ? drawings[card->drawing] : "no drawing");
    if (card->drawing) {
        kf_diag_hint(run->diags, diag, "write %d, or none", wanted[card->drawing]);
    } else {
        kf_diag_hint(run->diags, diag, "write `drawing: breath` or `drawing: wave` too, or take the labels out");
    }
}

/* --- the room on a card ---------------------------------------------------------------------------------------------- */

/* mm, from the target page. */
#define SIDES KF_MM(6)
#define TOP KF_MM(3)
#define FOOT KF_MM(2.5)
#define HEAD KF_MM(13.2)
#define ICON_GAP KF_MM(3)
#define HEAD_GAP KF_MM(1)
#define RULE KF_MM(.5)
#define RULE_GAP KF_MM(2.3)
#define PART_GAP KF_MM(1)

struct face { /* a card being filled */
    struct kf_build build; /* as wide as a card's words */
    const struct kf_card_place *place;
    const char *title; /* as spoken */
    struct kf_list kids, body;
    struct kf_box *number; /* to call; NULL: this country has none */
    kf_len number_width;
};

static struct kf_box *as_body(struct face *face, struct kf_box *box)
{
    struct kf_box *stack = kf_part_stack(&face->build, 0, box, NULL);

    stack->tag = face->place->body;
    return stack;
}

/* --- the number to call ---------------------------------------------------------------------------------------------- */

static struct kf_box *in_corner(struct kf_build *build, const struct kf_helpline *line, kf_len *ret_width)
{
    const struct kf_type *types = build->theme->types;
    struct kf_tag *tag = kf_tag_new(build->arena, KF_ROLE_P);
    struct kf_box *how =
        kf_part_inline(build, kf_build_plain(build, kf_helpline_how(build, line)), KF_STYLE_SMALL, KF_ROLE_NONE);
    struct kf_box *number =
        kf_part_inline(build, kf_build_plain(build, kf_build_isolated(build, line->number)), KF_STYLE_LABEL, KF_ROLE_NONE);
    struct kf_box *stack = kf_part_stack(build, KF_MM(.3), how, number, NULL);

    how->tag = number->tag = tag;
    how->as.text.align = number->as.text.align = KF_ALIGN_END;
    /* its two baselines are those of title and "when" */
    stack->as.stack.pad.top = (HEAD - types[KF_STYLE_HEADING].line - types[KF_STYLE_COMPACT].line) / 2 +
                              types[KF_STYLE_HEADING].baseline - types[KF_STYLE_SMALL].baseline;
    *ret_width = KF_LEN_PER_PT + kf_len_max(kf_shape(build->shaper, how->as.text.text, KF_STYLE_SMALL, 0)->widest,
                                            kf_shape(build->shaper, number->as.text.text, KF_STYLE_LABEL, 0)->widest);
    return stack;
}

static struct kf_box *at_foot(struct kf_build *build, const struct kf_helpline *line)
{
    struct kf_text *text = KF_NEW(build->arena, struct kf_text);

    text->text = kf_arena_format(build->arena, "%s **%s**", kf_helpline_how(build, line), kf_build_isolated(build, line->number));
    return kf_part_text(build, text, KF_STYLE_DETAIL, KF_ROLE_P);
}

static void add_number(struct face *face)
{
    struct kf_build *build = &face->build;
    const struct kf_helpline *line = face->place->plain ? NULL : kf_crisis_line(build);

    if (!line) {
        return;
    }
    face->number = as_body(face, build->theme->single_column ? at_foot(build, line)
                                                             : in_corner(build, line, &face->number_width));
    face->number->flags |= face->place->repeats ? KF_REPEATS : 0;
}

/* --- head ------------------------------------------------------------------------------------------------------------ */

static void draw_rule(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    (void)data;
    kf_canvas_move(canvas, 0, placed->height / 2);
    kf_canvas_line(canvas, placed->width, placed->height / 2);
    kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_MEDIUM], KF_INK_ACCENT, KF_DASH_NONE);
}

/* icon NULL: none. when: NULL or a box of one line. */
static struct kf_box *head_row(struct face *face, const char *icon, struct kf_box *title, struct kf_box *when)
{
    struct kf_build *build = &face->build;
    kf_len side = build->theme->icon, corner = face->number_width;
    struct kf_box *words = kf_part_stack(build, 0, title, when, NULL);
    struct kf_list kids = {0};
    kf_len widths[] = {icon ? side : 0, icon ? 0 : build->width - corner};

    words->valign = KF_VALIGN_MIDDLE;
    if (icon) {
        struct kf_box *art = kf_part_icon(build, icon, side, KF_STROKE_MEDIUM, KF_INK_ACCENT);
        art->valign = KF_VALIGN_MIDDLE;
        kf_list_add(build->arena, &kids, art);
    }
    kf_list_add(build->arena, &kids, words);
    struct kf_box *row =
        kf_box_row(build->arena, &kids, icon ? widths : &widths[1], build->width - corner, ICON_GAP);
    kf_len least = build->theme->single_column ? side : HEAD;
    row->height = (struct kf_height){.least = least, .natural = least, .most = least};
    return row;
}

static void add_head(struct face *face, const char *icon, struct kf_box *title, struct kf_box *when)
{
    struct kf_build *build = &face->build;
    bool under = build->theme->single_column; /* large words take the card's whole width */
    struct kf_box *body = when ? as_body(face, when) : NULL;
    struct kf_box *row = head_row(face, icon, title, under ? NULL : body);
    struct kf_box *rule = kf_box_art(build->arena, build->width, RULE, draw_rule, NULL);

    kf_list_add(build->arena, &face->kids, kf_box_gap_after(row, under && body ? 0 : HEAD_GAP));
    if (under && body) {
        kf_list_add(build->arena, &face->kids, kf_box_gap_after(body, HEAD_GAP));
    }
    kf_list_add(build->arena, &face->kids, kf_box_gap_after(rule, RULE_GAP));
}

static kf_len title_room(const struct face *face, bool with_icon)
{
    return face->build.width - face->number_width - (with_icon ? face->build.theme->icon + ICON_GAP : 0);
}

static void check_head(struct face *face, const struct kf_card *card)
{
    struct kf_build *build = &face->build;
    bool large = build->theme->single_column;
    kf_len room = title_room(face, card->icon != 0);

    kf_part_fits(build, &card->title, KF_STYLE_HEADING, room, large ? 2 : 1);
    kf_part_fits(build, &card->when, large ? KF_STYLE_BODY : KF_STYLE_COMPACT, large ? build->width : room, large ? 2 : 1);
}

/* --- the whole face -------------------------------------------------------------------------------------------------- */

static struct face new_face(const struct kf_build *build, const struct kf_card_place *place)
{
    struct face face = {.build = *build, .place = place};

    face.build.width = place->width - 2 * SIDES;
    add_number(&face);
    return face;
}

static kf_len height_of(struct face *face, const struct kf_box *box)
{
    struct kf_fit fit = kf_fit_natural(face->build.theme);

    return kf_measure(face->build.shaper, box, face->build.width, &fit);
}

static kf_len foot_height(struct face *face)
{
    return face->number && face->number_width == 0 ? height_of(face, face->number) : 0;
}

/* What is left under the rule. */
static kf_len body_room(struct face *face)
{
    kf_len head = height_of(face, kf_box_stack(face->build.arena, &face->kids, 0)) + RULE_GAP;

    return face->place->height - TOP - head - foot_height(face) - FOOT;
}

static struct kf_box *body_box(struct face *face)
{
    struct kf_box *box = kf_box_stack(face->build.arena, &face->body, PART_GAP);

    box->tag = face->place->body;
    return box;
}

/* The text could be shorter, or the card holds too many things. */
static void check_body(struct face *face, const struct kf_card *card)
{
    struct kf_build *build = &face->build;
    kf_len over = height_of(face, body_box(face)) - body_room(face), line = build->theme->types[kf_card_text_style(card)].line;

    if (over <= 0) {
        return;
    }
    int takes = card->text.text ? kf_shape(build->shaper, kf_build_inline(build, &card->text), kf_card_text_style(card),
                                           build->width)->line_count : 0;
    int room = takes - (int)((over + line - 1) / line);
    if (room > 0) {
        kf_part_fits(build, &card->text, kf_card_text_style(card), build->width, room);
        return;
    }
    struct kf_diag *diag = kf_diag_push(build->run->diags, KF_OVERFULL, card->node->span, card->address,
                                        "\"%s\" is %.0f mm too high for its card", face->title, kf_to_mm(over) + .5);
    kf_diag_hint(build->run->diags, diag, "take something out, or make two cards of it");
}

/* Name and body first; the number is heard last. */
static struct kf_box *finish(struct face *face, const char *address, const struct kf_node *origin)
{
    struct kf_arena *arena = face->build.arena;
    const struct kf_card_place *place = face->place;
    struct kf_box *card = kf_box_art(arena, place->width, place->height, NULL, NULL);
    kf_len x = SIDES, width = face->build.width, y = TOP;
    struct kf_child children[2];
    int count = 0;

    kf_list_add(arena, &face->kids, body_box(face));
    children[count++] = (struct kf_child){kf_box_stack(arena, &face->kids, 0), x, TOP, width, 0};
    if (face->number) {
        kf_len corner = face->number_width;
        x += corner ? width - corner : 0;
        y = corner ? TOP : place->height - FOOT - foot_height(face);
        children[count++] = (struct kf_child){face->number, x, y, corner ? corner : width, 0};
    }
    kf_box_art_children(arena, card, children, count);
    card->address = address;
    card->origin = origin;
    card->flags |= KF_ITEM;
    card->tag = place->item;
    return card;
}

struct kf_box *kf_card_front(struct kf_build *build, const struct kf_card *card, const struct kf_card_place *place)
{
    struct face face = new_face(build, place);
    enum kf_style style = build->theme->single_column ? KF_STYLE_BODY : KF_STYLE_COMPACT;

    face.title = kf_build_spoken(build, kf_build_inline(build, &card->title));
    check_head(&face, card);
    add_head(&face, card->icon ? icons[card->icon] : NULL,
             kf_part_text(&face.build, &card->title, KF_STYLE_HEADING, KF_ROLE_LABEL),
             kf_part_text(&face.build, &card->when, style, KF_ROLE_P));
    kf_card_body(&face.build, card, face.title, &face.body);
    check_body(&face, card);
    return finish(&face, card->address, card->node);
}

struct kf_box *kf_card_own(struct kf_build *build, const char *address, int number, bool with_when,
                           const struct kf_card_place *place)
{
    struct face face = new_face(build, place);
    const struct kf_vocabulary *vocabulary = build->content->vocabulary;
    struct kf_text *when = KF_NEW(build->arena, struct kf_text);
    struct kf_box *title =
        kf_part_inline(build, kf_build_words(build, "own-card"), KF_STYLE_HEADING, KF_ROLE_LABEL);

    face.title = kf_vocabulary_fill(vocabulary, build->arena, "own-card-n", "n",
                                    kf_arena_format(build->arena, "%d", number), NULL);
    add_head(&face, "pencil", title, NULL);
    kf_len room = body_room(&face);
    if (with_when) {
        when->text = kf_vocabulary_get(vocabulary, "own-card-when");
        when->address = kf_arena_format(build->arena, "%s/when", address);
        struct kf_box *text = kf_part_text(&face.build, when, KF_STYLE_BODY, KF_ROLE_P);
        text->as.text.blank_label = kf_vocabulary_fill(vocabulary, build->arena, "list-more", "a", face.title, "b",
                                                       kf_build_spoken(build, text->as.text.text), NULL);
        struct kf_box *line = kf_part_hand_room(&face.build, text, text);
        room -= height_of(&face, line);
        kf_list_add(build->arena, &face.body, kf_box_gap_after(line, 0));
    }
    kf_list_add(build->arena, &face.body,
                kf_card_lines(&face.build, (int)(room / build->theme->pitch), face.title, address));
    return finish(&face, address, NULL);
}
