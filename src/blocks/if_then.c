/* Small plans: if this happens, then I do that. Two boxes and an arrow from one to the other; a box without words is there
 * to be filled. One under the other in large print and in a column. */
#include "blocks/build.h"
#include "diagrams/arrow.h"

enum { STRIPS_MOST = 8, LINES = 2 /* of a blank box */ };

struct strip {
    const char *id, *address;
    const struct kf_node *node;
    struct kf_text if_, then_;
};

struct if_then {
    struct kf_records strips; /* struct strip */
    int blank;
};

static const struct kf_field strip_fields[] = {
    KF_WORD_ROW(struct strip, id, "id", .flags = KF_IS_ID | KF_REQUIRED, .help = "Name of the plan in addresses."),
    KF_TEXT_ROW(struct strip, if_, "if", .flags = KF_PROSE,
                .help = "What may happen, without the word if; left out, it is a place to write."),
    KF_TEXT_ROW(struct strip, then_, "then", .flags = KF_PROSE,
                .help = "What I do then, without the word then; left out, it is a place to write."),
    KF_END,
};

static const struct kf_record strip_record = {
    .name = "if-then-strip", .summary = "What may happen, and what I do then.", .size = sizeof(struct strip),
    .fields = strip_fields, .node_offset = offsetof(struct strip, node),
    .address_offset = offsetof(struct strip, address)};

static const struct kf_field fields[] = {
    KF_RECORDS_ROW(struct if_then, strips, "strips", .record = &strip_record, .max = STRIPS_MOST,
                   .help = "Plans in order, as examples or to be finished."),
    KF_INT_ROW(struct if_then, blank, "blank", .min = 0, .max = STRIPS_MOST, .fallback = "0",
               .help = "How many empty plans follow."),
    KF_END,
};

#define PAD KF_MM(4)
#define PAD_UP KF_MM(2.6) /* above and below */
#define LABEL_GAP KF_MM(3)
#define ARROW_ROOM KF_MM(11)
#define ARROW_DOWN KF_MM(7)
#define LEAST_WIDTH KF_MM(130) /* of two boxes side by side */

struct place { /* one box of a plan */
    const char *lead; /* id of its first word */
    const struct kf_text *text;
    const char *address, *spoken;
};

static void check_if_then(struct kf_run *run, const struct kf_block *block, const void *data)
{
    const struct if_then *plans = data;

    if (plans->strips.count + plans->blank == 0) {
        kf_diag_hint(
            run->diags,
            kf_diag_push(run->diags, KF_OUT_OF_RANGE, block->node->span, block->address, "there is no plan to read or fill"),
            "write strips, or blank: 3");
    }
}

static bool is_stacked(const struct kf_build *build)
{
    return build->theme->single_column || build->width < LEAST_WIDTH;
}

/* --- what lies behind ------------------------------------------------------------------------------------------------ */

static void draw_then(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len stroke = canvas->theme->strokes[KF_STROKE_MEDIUM];

    (void)data;
    kf_frame_trace(canvas, placed, stroke);
    kf_canvas_stroke(canvas, stroke, KF_INK_ACCENT, KF_DASH_NONE);
}

static void draw_across(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len y = placed->height / 2;

    (void)data;
    kf_arrow_trace(canvas, KF_ARROW_CLEAR, y, placed->width - KF_ARROW_CLEAR, y);
    kf_arrow_stroke(canvas);
}

/* Under the first words of the box above. */
static void draw_down(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len x = PAD + KF_MM(3);

    (void)data;
    kf_arrow_trace(canvas, x, KF_ARROW_CLEAR, x, placed->height - KF_ARROW_CLEAR);
    kf_arrow_stroke(canvas);
}

/* --- parts ----------------------------------------------------------------------------------------------------------- */

static kf_len width_of(struct kf_build *build, const char *id)
{
    return kf_shape(build->shaper, kf_build_words(build, id), KF_STYLE_SUBHEAD, 0)->widest + KF_MM(.5);
}

/* One under the other, "If" and "then" share a width, so that what follows them begins at one edge. */
static kf_len lead_width(struct kf_build *build, const char *lead)
{
    return is_stacked(build) ? kf_len_max(width_of(build, "if-lead"), width_of(build, "then-lead")) : width_of(build, lead);
}

/* Of the lead word in a box with lines: it stands on the first of them. */
static kf_len drop(const struct kf_theme *theme)
{
    return theme->pitch - theme->types[KF_STYLE_SUBHEAD].line;
}

/* The lead word and the text are one paragraph. */
static void add_words(struct kf_build *build, const struct place *place, struct kf_box *lead, struct kf_list *ret_kids)
{
    struct kf_box *text = kf_part_text(build, place->text, KF_STYLE_BODY, KF_ROLE_P);

    lead->tag = text->tag;
    kf_list_add(build->arena, ret_kids, lead);
    kf_list_add(build->arena, ret_kids, text);
}

static void add_lines(struct kf_build *build, const struct place *place, struct kf_box *lead, struct kf_list *ret_kids)
{
    const struct kf_theme *theme = build->theme;
    struct kf_box *beside = kf_part_stack(build, 0, kf_box_role(build->arena, lead, KF_ROLE_P), NULL);
    struct kf_box *lines = kf_box_lines(build->arena, theme, LINES, place->spoken);

    beside->as.stack.pad.top = drop(theme);
    lines->address = place->address;
    kf_list_add(build->arena, ret_kids, beside);
    kf_list_add(build->arena, ret_kids, lines);
}

/* Over words in the middle of their box; beside lines, on the height of the first of them; with room for a hand. */
static kf_len room_above(struct kf_build *build, const struct kf_text *text, bool beside_lines)
{
    const struct kf_theme *theme = build->theme;
    bool blanks = kf_build_inline(build, text)->blank_count > 0;
    kf_len hand = blanks ? theme->pitch_least - theme->types[KF_STYLE_BODY].line : 0;

    return beside_lines ? drop(theme) : PAD_UP + hand;
}

static struct kf_box *panel(struct kf_build *build, const struct place *place, kf_len width, bool beside_lines)
{
    struct kf_box *lead = kf_part_inline(build, kf_build_words(build, place->lead), KF_STYLE_SUBHEAD, KF_ROLE_NONE);
    const kf_len widths[] = {lead_width(build, place->lead), 0};
    struct kf_list kids = {0};

    (place->text ? add_words : add_lines)(build, place, lead, &kids);
    struct kf_box *row = kf_box_row(build->arena, &kids, widths, width - 2 * PAD, LABEL_GAP);
    struct kf_box *box = kf_part_frame(build, kf_part_stack(build, 0, row, NULL), KF_FRAME_PLAIN);
    kf_len above = place->text ? room_above(build, place->text, beside_lines) : 0;
    box->as.stack.pad = (struct kf_pad){above, PAD, PAD_UP, PAD};
    box->as.stack.flexible_pad = false;
    box->valign = place->text && !beside_lines ? KF_VALIGN_MIDDLE : KF_VALIGN_TOP;
    return box;
}

static struct kf_box *arrow(struct kf_build *build)
{
    return is_stacked(build) ? kf_box_art(build->arena, build->width, ARROW_DOWN, draw_down, NULL)
                             : kf_box_art(build->arena, ARROW_ROOM, ARROW_DOWN, draw_across, NULL);
}

static struct kf_box *joined(struct kf_build *build, const struct place *first, const struct place *second)
{
    bool stacked = is_stacked(build);
    kf_len width = stacked ? build->width : (build->width - ARROW_ROOM) / 2;
    struct kf_box *if_ = panel(build, first, width, !stacked && !second->text), *between = arrow(build);
    struct kf_box *then_ = panel(build, second, width, !stacked && !first->text);
    struct kf_list kids = {0};

    then_->decorate = draw_then;
    if (stacked) {
        return kf_part_stack(build, 0, if_, between, then_, NULL);
    }
    between->valign = KF_VALIGN_MIDDLE;
    kf_list_add(build->arena, &kids, if_);
    kf_list_add(build->arena, &kids, between);
    kf_list_add(build->arena, &kids, then_);
    return kf_box_row(build->arena, &kids, (const kf_len[]){width, ARROW_ROOM, width}, build->width, 0);
}

static struct kf_box *item_of(struct kf_build *build, const struct place *first, const struct place *second)
{
    struct kf_box *body = kf_part_stack(build, 0, joined(build, first, second), NULL);
    struct kf_box *item = kf_part_stack(build, 0, kf_box_role(build->arena, body, KF_ROLE_BODY), NULL);

    item->flags |= KF_KEEP_WHOLE;
    return kf_box_role(build->arena, item, KF_ROLE_ITEM);
}

/* --- plans ----------------------------------------------------------------------------------------------------------- */

static const char *numbered_label(struct kf_build *build, const char *id, int number)
{
    return kf_vocabulary_fill(build->content->vocabulary, build->arena, id, "n",
                              kf_arena_format(build->arena, "%d", number), NULL);
}

/* "If my alarm goes off, then" where that much is known, else "Plan 2: then". */
static const char *then_label(struct kf_build *build, const struct kf_text *if_, int number)
{
    return if_ ? kf_vocabulary_fill(build->content->vocabulary, build->arena, "then-of-label", "if",
                                    kf_build_spoken(build, kf_build_inline(build, if_)), NULL)
               : numbered_label(build, "then-n-label", number);
}

/* strip NULL: both boxes are blank. */
static struct kf_box *plan(struct kf_build *build, const struct strip *strip, const char *address, int number)
{
    const struct kf_text *if_ = strip && strip->if_.text ? &strip->if_ : NULL;
    const struct kf_text *then_ = strip && strip->then_.text ? &strip->then_ : NULL;
    const struct place first = {"if-lead", if_, kf_arena_format(build->arena, "%s/if", address),
                                numbered_label(build, "if-n-label", number)};
    const struct place second = {"then-lead", then_, kf_arena_format(build->arena, "%s/then", address),
                                 then_label(build, if_, number)};
    struct kf_box *item = item_of(build, &first, &second);

    if (strip) {
        item->address = strip->address;
        item->origin = strip->node;
        item->flags |= KF_ITEM;
    }
    return item;
}

static struct kf_box *build_if_then(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct if_then *plans = data;
    int given = plans->strips.count;
    struct kf_list items = {0};

    for (int i = 0; i < given; i++) {
        const struct strip *strip = plans->strips.items[i];
        kf_list_add(build->arena, &items, plan(build, strip, strip->address, i + 1));
    }
    for (int i = 0; i < plans->blank; i++) {
        const char *address = kf_arena_format(build->arena, "%s/blank-%d", block->address, i + 1);
        kf_list_add(build->arena, &items, plan(build, NULL, address, given + i + 1));
    }
    struct kf_box *list = kf_part_list(build, &items, is_stacked(build) ? KF_MM(6) : KF_MM(4), KF_NUMBERING_NONE);
    list->as.stack.least_kids = 1;
    return list;
}

const struct kf_block_type kf_block_if_then = {
    .name = "if-then",
    .record = {.name = "if-then", .summary = "Small plans: if this happens, then I do that.",
               .size = sizeof(struct if_then), .fields = fields, .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE, .shorthand = "strips"},
    .check = check_if_then,
    .build = build_if_then,
    .tool = true,
    .example = "if-then:\n"
               "  strips:\n"
               "    - {id: loud, if: our voices get loud, then: I say “I need ten minutes” and step outside.}\n"
               "    - {id: lonely, if: I feel alone at night}\n"
               "  blank: 1\n",
};
