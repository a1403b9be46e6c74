/* A page for each activity: the rail of what to say, do, ask and watch for, and beside it what helps when things go
 * otherwise. */
#include "editions/guide_internal.h"

#define RAIL KF_MM(132)
#define DOT KF_MM(5)
#define SIDE KF_MM(42)
#define SIDE_GAP KF_MM(6)
#define RING KF_MM(3.6)
#define SQUARE KF_MM(3.2)
#define LABEL_ICON KF_MM(10)
#define IN_USE KF_MM(40)
#define LARGE KF_MM(104)
#define SQUEEZE_MOST KF_MM(18)   /* what the page filler can take out of a page: tokens, section 8 */
#define TITLE_GAP KF_MM(3)
#define CLOCK_INSET KF_MM(2)     /* clock and dot under a row's top */
#define SPREAD_MOST KF_MM(14)    /* rows further apart than this no longer read as one rail */

/* Columns of the rail: larger words need more. */
static kf_len time_width(const struct kf_theme *theme)
{
    return theme->single_column ? KF_MM(24) : KF_MM(15);
}

static kf_len label_width(const struct kf_theme *theme)
{
    return theme->single_column ? KF_MM(27) : KF_MM(20);
}

enum kind { SAY, DO, ASK, WATCH, KIND_COUNT };

struct look {
    const char *icon, *word;
    enum kf_frame_kind frame;
    enum kf_style style;
};

static const struct look looks[KIND_COUNT] = {
    [SAY] = {"bubble", "say", KF_FRAME_TRY, KF_STYLE_SCRIPT},
    [DO] = {"do", "do", KF_FRAME_BAR, KF_STYLE_COMPACT},
    [ASK] = {"ask", "ask", KF_FRAME_DOTS, KF_STYLE_PROMPT},
    [WATCH] = {"eye", "watch-for", KF_FRAME_WATCH, KF_STYLE_COMPACT},
};

static enum kind kind_of(const struct kf_step *step)
{
    return step->say.text ? SAY : step->do_.count > 0 ? DO : step->ask.count > 0 ? ASK : WATCH;
}

/* --- the parts of a row ----------------------------------------------------------------------------------------------- */

/* When the step begins and how long it takes, or "All through". The row's two labels share one tag: one Lbl. */
static struct kf_box *time_of(struct kf_build *build, enum kind kind, int start, int minutes, const struct kf_tag *label)
{
    struct kf_list kids = {0};

    if (kind == WATCH) {
        kf_list_add(build->arena, &kids,
                    kf_part_inline(build, kf_build_words(build, "all-through"), KF_STYLE_DETAIL, KF_ROLE_NONE));
    } else {
        kf_list_add(build->arena, &kids, kf_part_inline(build, kf_build_plain(build, kf_guide_clock(build, start)),
                                                        KF_STYLE_CLOCK, KF_ROLE_NONE));
        kf_list_add(build->arena, &kids,
                    kf_part_inline(build, kf_build_plain(build, kf_guide_minutes(build, "min", minutes)), KF_STYLE_DETAIL,
                                   KF_ROLE_NONE));
    }
    struct kf_box *box = kf_box_stack(build->arena, &kids, 0);
    box->as.stack.pad.top = CLOCK_INSET;
    box->tag = label;
    return box;
}

/* Filled with paper, so that the rail's line seems to pass behind. */
static void draw_ring(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len stroke = canvas->theme->strokes[KF_STROKE_ARC];
    kf_len middle = CLOCK_INSET + canvas->theme->types[KF_STYLE_CLOCK].line / 2;

    (void)data;
    kf_canvas_circle(canvas, placed->width / 2, middle, (RING - stroke) / 2);
    kf_canvas_fill_keep(canvas, KF_INK_PAPER);
    kf_canvas_stroke(canvas, stroke, KF_INK_ACCENT, KF_DASH_NONE);
}

static void draw_square(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len stroke = canvas->theme->strokes[KF_STROKE_ARC], side = SQUARE - stroke;
    kf_len middle = CLOCK_INSET + canvas->theme->types[KF_STYLE_CLOCK].line / 2;

    (void)data;
    kf_canvas_rectangle(canvas, (placed->width - side) / 2, middle - side / 2, side, side, 0);
    kf_canvas_fill_keep(canvas, KF_INK_PAPER);
    kf_canvas_stroke(canvas, stroke, KF_INK_BLACK, KF_DASH_NONE);
}

static struct kf_box *label_of(struct kf_build *build, enum kind kind, const struct kf_tag *label)
{
    kf_len line = build->theme->types[KF_STYLE_SUBHEAD].line, width = label_width(build->theme);
    struct kf_box *icon = kf_part_icon(build, looks[kind].icon, LABEL_ICON, KF_STROKE_MEDIUM, KF_INK_BLACK);
    struct kf_box *word = kf_part_inline(build, kf_build_words(build, looks[kind].word), KF_STYLE_SUBHEAD, KF_ROLE_NONE);
    int lines = kf_shape(build->shaper, word->as.text.text, KF_STYLE_SUBHEAD, width)->line_count;

    word->as.text.align = KF_ALIGN_CENTRE;
    struct kf_box *box = kf_box_art(build->arena, width, KF_MM(.6) + LABEL_ICON + lines * line, NULL, NULL);
    const struct kf_child children[] = {{icon, (width - LABEL_ICON) / 2, KF_MM(.6), LABEL_ICON, LABEL_ICON},
                                        {word, 0, KF_MM(.6) + LABEL_ICON, width, 0}};
    kf_box_art_children(build->arena, box, children, 2);
    box->tag = label;
    return box;
}

static struct kf_box *numbered(struct kf_build *build, const struct kf_texts *texts)
{
    struct kf_list items = {0};

    for (int i = 0; i < texts->count; i++) {
        const struct kf_inline *digit = kf_build_plain(build, kf_arena_format(build->arena, "%d", i + 1));
        struct kf_box *label = kf_part_inline(build, kf_inline_with(build->arena, digit, KF_STRONG), KF_STYLE_COMPACT,
                                              KF_ROLE_LABEL);
        struct kf_box *body = kf_part_text(build, &texts->items[i], KF_STYLE_COMPACT, KF_ROLE_NONE);
        kf_list_add(build->arena, &items, kf_part_item(build, label, KF_MM(4), KF_MM(2), body));
    }
    return kf_part_list(build, &items, KF_MM(1.8), KF_NUMBERING_DECIMAL);
}

static void add_texts(struct kf_build *build, const struct kf_texts *texts, enum kf_style style, struct kf_list *ret_boxes)
{
    for (int i = 0; i < texts->count; i++) {
        kf_list_add(build->arena, ret_boxes, kf_part_text(build, &texts->items[i], style, KF_ROLE_P));
    }
}

static struct kf_box *words_of(struct kf_build *build, const struct kf_step *step, enum kind kind, kf_len width)
{
    struct kf_build inner = *build;
    struct kf_list kids = {0};

    inner.width = width;
    switch (kind) {
    case SAY:
        kf_list_add(build->arena, &kids, kf_part_text(build, &step->say, looks[kind].style, KF_ROLE_QUOTE));
        break;
    case DO:
        kf_list_add(build->arena, &kids, numbered(&inner, &step->do_));
        break;
    case ASK:
        add_texts(build, &step->ask, looks[kind].style, &kids);
        break;
    case WATCH:
        add_texts(build, &step->watch, looks[kind].style, &kids);
        break;
    case KIND_COUNT:
        break;
    }
    if (step->hint.text) {
        kf_list_add(build->arena, &kids, kf_part_text(build, &step->hint, kind == ASK ? KF_STYLE_BODY : KF_STYLE_COMPACT,
                                                      KF_ROLE_P));
    }
    return kf_box_stack(build->arena, &kids, kind == ASK ? KF_MM(1.2) : KF_MM(2));
}

/* The frame tells the kind: bubble, bar, dots, square. The bubble's tail and the bars begin a little in from the column. */
static struct kf_box *content_of(struct kf_build *build, const struct kf_step *step, enum kind kind, kf_len width)
{
    static const kf_len insets[KIND_COUNT] = {[SAY] = KF_MM(3), [DO] = KF_MM(2.2), [ASK] = KF_MM(2.2), [WATCH] = KF_MM(2.2)};
    kf_len inset = insets[kind];
    struct kf_pad say = {KF_MM(3), KF_MM(4), KF_MM(3), KF_MM(4)};
    kf_len sides = kind == SAY || kind == WATCH ? KF_MM(8) : KF_MM(5);
    struct kf_box *frame = kf_part_frame(build, words_of(build, step, kind, width - inset - sides), looks[kind].frame);

    if (kind == SAY) {
        frame->as.stack.pad = say;
    } else if (kind == DO || kind == ASK) {
        frame->as.stack.pad.top = frame->as.stack.pad.bottom = KF_MM(1);
    }
    struct kf_box *box = kf_part_stack(build, 0, frame, NULL);
    box->as.stack.pad = (struct kf_pad){KF_MM(.8), 0, 0, inset};
    return kf_box_role(build->arena, box, KF_ROLE_BODY);
}

static struct kf_box *row_of(struct kf_build *build, const struct kf_step *step, int start, int minutes, kf_len width)
{
    enum kind kind = kind_of(step);
    const struct kf_tag *label = kf_tag_new(build->arena, KF_ROLE_LABEL);
    struct kf_list kids = {0};
    kf_len time = time_width(build->theme), name = label_width(build->theme), content = width - time - DOT - name;

    kf_list_add(build->arena, &kids, time_of(build, kind, start, minutes, label));
    kf_list_add(build->arena, &kids,
                kf_box_art(build->arena, DOT, KF_MM(9), kind == WATCH ? draw_square : draw_ring, NULL));
    kf_list_add(build->arena, &kids, label_of(build, kind, label));
    kf_list_add(build->arena, &kids, content_of(build, step, kind, content));
    struct kf_box *row = kf_box_row(build->arena, &kids, (const kf_len[]){time, DOT, name, content}, width, 0);
    row->flags |= KF_KEEP_WHOLE;
    row->origin = step->node;
    row->address = step->address;
    return kf_box_role(build->arena, row, KF_ROLE_ITEM);
}

/* --- the rail ----------------------------------------------------------------------------------------------------------- */

/* From the first dot to a little under the last; over the edge where the rail goes on. */
static void draw_rail(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len x = time_width(canvas->theme) + DOT / 2, middle = CLOCK_INSET + canvas->theme->types[KF_STYLE_CLOCK].line / 2;

    (void)data;
    if (placed->kid_count > 0) {
        const struct kf_rect *first = &placed->kids[0], *last = &placed->kids[placed->kid_count - 1];
        kf_len foot = last->y + kf_len_min(last->height, middle + KF_MM(13));
        kf_canvas_move(canvas, x, placed->open_top ? 0 : first->y + middle);
        kf_canvas_line(canvas, x, placed->open_bottom ? placed->height : foot);
        kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_LINE], KF_INK_BLACK, KF_DASH_NONE);
    }
}

static struct kf_box *rail_of(struct kf_build *build, const struct kf_activity *activity, kf_len width)
{
    int at = build->start, length = build->content->edition.length;
    struct kf_list rows = {0};

    for (int i = 0; i < activity->steps.count; i++) {
        const struct kf_step *step = activity->steps.items[i];
        int minutes = kf_minutes_for(&step->minutes, length);
        kf_list_add(build->arena, &rows, row_of(build, step, at, minutes, width));
        at += minutes;
    }
    struct kf_box *rail = kf_box_blocks(build->arena, &rows, build->theme->gap);
    kf_box_role(build->arena, rail, KF_ROLE_LIST);
    rail->decorate = draw_rail;
    return rail;
}

/* --- the side ------------------------------------------------------------------------------------------------------------ */

static void draw_rule(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    (void)data;
    kf_canvas_move(canvas, 0, placed->height / 2);
    kf_canvas_line(canvas, placed->width, placed->height / 2);
    kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_LINE], KF_INK_BLACK, KF_DASH_NONE);
}

static void add_part(struct kf_build *build, const char *word, const struct kf_text *text, struct kf_list *ret_boxes)
{
    if (text->text) {
        struct kf_box *head = kf_part_inline(build, kf_build_words(build, word), KF_STYLE_SUBHEAD, build->heading);
        head->flags |= KF_KEEP_NEXT;
        kf_list_add(build->arena, ret_boxes, kf_box_gap_after(head, 0));
        kf_list_add(build->arena, ret_boxes, kf_part_text(build, text, KF_STYLE_COMPACT, KF_ROLE_P));
    }
}

static struct kf_box *caption_of(struct kf_build *build, const struct kf_handout_view *view)
{
    const char *name = kf_vocabulary_fill(build->content->vocabulary, build->arena, "handout-short", "handout",
                                          kf_guide_handout_number(build, view), NULL);

    return kf_box_role(build->arena,
                       kf_part_stack(build, 0,
                                     kf_part_inline(build, kf_build_plain(build, name), KF_STYLE_SMALL_BOLD, KF_ROLE_NONE),
                                     kf_part_inline(build, kf_build_plain(build, kf_guide_copies(build, view)),
                                                    KF_STYLE_SMALL, KF_ROLE_NONE), NULL),
                       KF_ROLE_P);
}

/* One handout large; of several, each half as wide. */
static void add_in_use(struct kf_build *build, const struct kf_activity *activity, struct kf_list *ret_boxes)
{
    kf_len width = activity->uses.count > 1 ? IN_USE / 2 : IN_USE;
    int found = 0;

    for (int i = 0; i < activity->uses.count; i++) {
        const struct kf_handout_view *view = kf_guide_handout(build, activity->uses.items[i]);
        if (view && found++ == 0) {
            struct kf_box *head = kf_part_inline(build, kf_build_words(build, "in-use-now"), KF_STYLE_SUBHEAD,
                                                 build->heading);
            kf_list_add(build->arena, ret_boxes, kf_box_gap_after(head, KF_MM(1)));
        }
        if (view) {
            kf_list_add(build->arena, ret_boxes, kf_box_gap_after(kf_guide_thumbnail(build, view, width), KF_MM(1.2)));
            kf_list_add(build->arena, ret_boxes, caption_of(build, view));
        }
    }
    if (found > 0) {
        kf_list_add(build->arena, ret_boxes, kf_box_art(build->arena, build->width, KF_PT(.75), draw_rule, NULL));
    }
}

static struct kf_box *side_of(struct kf_build *build, const struct kf_activity *activity, bool notes)
{
    struct kf_list kids = {0};

    add_in_use(build, activity, &kids);
    add_part(build, "if-time-is-short", &activity->if_short, &kids);
    add_part(build, "if-the-room-is-quiet", &activity->if_quiet, &kids);
    add_part(build, "one-facilitator", &activity->alone, &kids);
    if (notes) {
        kf_list_add(build->arena, &kids,
                    kf_guide_notes(build, kf_arena_format(build->arena, "%s/notes", activity->address)));
    }
    struct kf_box *side = kf_box_stack(build->arena, &kids, KF_MM(2.4));
    return side;
}

/* --- the page ------------------------------------------------------------------------------------------------------------ */

static void draw_top_rule(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len stroke = canvas->theme->strokes[KF_STROKE_LINE];

    (void)data;
    kf_canvas_move(canvas, 0, stroke / 2);
    kf_canvas_line(canvas, placed->width, stroke / 2);
    kf_canvas_stroke(canvas, stroke, KF_INK_BLACK, KF_DASH_NONE);
}

static struct kf_box *next_of(struct kf_build *build, const struct kf_activity *activity)
{
    kf_len icon_size = build->theme->note_icon;
    int end = build->start + kf_minutes_for(&activity->minutes, build->content->edition.length);
    const char *label = kf_vocabulary_fill(build->content->vocabulary, build->arena, "next-at", "time",
                                           kf_guide_clock(build, end), NULL);
    struct kf_box *icon = kf_part_icon(build, "arrow", icon_size, KF_STROKE_MEDIUM, KF_INK_BLACK);
    struct kf_box *text = kf_part_inline(build, kf_build_labelled(build, label, &activity->next), KF_STYLE_BODY, KF_ROLE_P);
    struct kf_list kids = {0};

    icon->valign = text->valign = KF_VALIGN_MIDDLE;
    kf_list_add(build->arena, &kids, icon);
    kf_list_add(build->arena, &kids, text);
    struct kf_box *row = kf_box_row(build->arena, &kids, (const kf_len[]){icon_size, 0}, build->width, KF_MM(3));
    struct kf_box *box = kf_part_stack(build, 0, row, NULL);
    box->as.stack.pad.top = KF_MM(3);
    box->decorate = draw_top_rule;
    box->flags |= KF_KEEP_WHOLE;
    return box;
}

static const char *joined(struct kf_build *build, const char *a, const char *b)
{
    return a && *a ? kf_arena_format(build->arena, "%s · %s", a, b) : b;
}

/* How long it takes, who may lead it, and whether it may be left out. */
static const struct kf_inline *terms_of(struct kf_build *build, const struct kf_activity *activity)
{
    const struct kf_vocabulary *vocabulary = build->content->vocabulary;
    const char *leader = kf_arena_format(build->arena, "led-by-%s", kf_leader_names[activity->led_by]);
    const char *led_by = kf_arena_format(build->arena, "%s %s", kf_vocabulary_get(vocabulary, "led-by"),
                                         kf_vocabulary_get(vocabulary, leader));
    int minutes = kf_minutes_for(&activity->minutes, build->content->edition.length);
    const char *terms = joined(build, kf_guide_minutes(build, "minutes", minutes), led_by);

    return kf_build_plain(build, activity->core ? joined(build, terms, kf_vocabulary_get(vocabulary, "core-activity"))
                                                : terms);
}

static struct kf_box *kicker_of(struct kf_build *build, const struct kf_activity *activity, int number)
{
    char *n = kf_arena_format(build->arena, "%d", number);
    const char *words = kf_vocabulary_fill(build->content->vocabulary, build->arena, "activity", "n", n, NULL);
    struct kf_box *name = kf_part_inline(build, kf_build_plain(build, words), KF_STYLE_SUBHEAD, KF_ROLE_P);
    struct kf_box *terms = kf_part_inline(build, terms_of(build, activity), KF_STYLE_DETAIL, KF_ROLE_P);
    struct kf_list kids = {0};

    if (build->theme->single_column) {
        return kf_part_stack(build, 0, name, terms, NULL);
    }
    kf_len width = kf_shape(build->shaper, name->as.text.text, KF_STYLE_SUBHEAD, 0)->widest + KF_LEN_PER_PT;
    terms->as.text.align = KF_ALIGN_END;
    terms->valign = KF_VALIGN_MIDDLE;
    kf_list_add(build->arena, &kids, name);
    kf_list_add(build->arena, &kids, terms);
    return kf_box_row(build->arena, &kids, (const kf_len[]){width, 0}, build->width, KF_MM(4));
}

static struct kf_box *title_of(struct kf_build *build, const struct kf_activity *activity, int number)
{
    const struct kf_inline *lead = activity->lead.text ? kf_build_inline(build, &activity->lead) : NULL;
    struct kf_box *title = kf_title_box(build, NULL, kf_build_inline(build, &activity->title), lead, NULL);
    struct kf_box *box = kf_part_stack(build, 0, kicker_of(build, activity, number), title, NULL);

    box->flags |= KF_KEEP_WHOLE | KF_KEEP_NEXT;
    return kf_box_gap_after(box, TITLE_GAP);
}

/* Rail and side: beside each other, or one after the other where there is one column. */
static struct kf_box *middle_of(struct kf_build *build, const struct kf_activity *activity, bool notes)
{
    struct kf_build side = *build;
    struct kf_list kids = {0};

    if (build->theme->single_column) {
        return kf_part_stack(build, build->theme->gap, rail_of(build, activity, build->width),
                             side_of(build, activity, notes), NULL);
    }
    side.width = SIDE;
    kf_list_add(build->arena, &kids, rail_of(build, activity, RAIL));
    kf_list_add(build->arena, &kids, side_of(&side, activity, notes));
    struct kf_box *row = kf_box_row(build->arena, &kids, (const kf_len[]){RAIL, SIDE}, build->width, SIDE_GAP);
    row->origin = activity->node;
    row->address = activity->address;
    return row;
}

static kf_len height_of(struct kf_build *build, const struct kf_box *box, kf_len width)
{
    struct kf_fit fit = kf_fit_natural(build->theme);

    return kf_measure(build->shaper, box, width, &fit);
}

/* Fills the room that the page has left, rows spread as far as they still read as one rail. */
static void fill(struct kf_build *build, struct kf_box *row, kf_len room)
{
    struct kf_box *rail = row->as.row.kids[0];
    kf_len extra = room - height_of(build, rail, RAIL);
    int gaps = rail->as.stack.count - 1;

    row->flags |= KF_GROW;
    if (extra > 0 && gaps > 0 && extra / gaps <= SPREAD_MOST) {
        rail->flags |= KF_SPREAD;
    } else if (extra > 0) {
        rail->as.stack.flexible_gap = false;
        rail->as.stack.gap = build->theme->gap_most;
    }
}

/* Room for notes is the first thing that goes, where it would make the page longer. */
static struct kf_box *middle_that_fits(struct kf_build *build, const struct kf_activity *activity, kf_len room)
{
    struct kf_box *middle = middle_of(build, activity, /* notes */ true);

    if (!build->theme->single_column) {
        kf_len side = height_of(build, middle->as.row.kids[1], SIDE);
        if (side > room && side > height_of(build, middle->as.row.kids[0], RAIL)) {
            return middle_of(build, activity, /* notes */ false);
        }
    }
    return middle;
}

/* A page of its own: the handout large, what goes with it at its side. */
static void add_beside_section(struct kf_build *build, const struct kf_activity *activity, struct kf_list *ret_sections)
{
    const struct kf_inline *title = kf_build_words(build, "beside-the-handout");

    for (int i = 0; i < activity->uses.count; i++) {
        const struct kf_handout_view *view = kf_guide_handout(build, activity->uses.items[i]);
        struct kf_box *notes = view ? kf_beside_handout(build, view) : NULL;
        struct kf_list kids = {0}, boxes = {0};
        if (!notes) {
            continue;
        }
        const char *name = kf_vocabulary_fill(build->content->vocabulary, build->arena, "handout-caption", "handout",
                                              kf_guide_handout_number(build, view), "title", view->title, NULL);
        const char *address = kf_arena_format(build->arena, "%s/notes-%s", activity->address, view->id);
        kf_list_add(build->arena, &kids, kf_guide_thumbnail(build, view, LARGE));
        kf_list_add(build->arena, &kids, kf_part_stack(build, KF_MM(4), notes, kf_guide_notes(build, address), NULL));
        kf_list_add(build->arena, &boxes, kf_title_box(build, NULL, title, kf_build_plain(build, name), NULL));
        kf_list_add(build->arena, &boxes,
                    build->theme->single_column
                        ? kf_box_stack(build->arena, &kids, build->theme->gap)
                        : kf_box_row(build->arena, &kids, (const kf_len[]){LARGE, 0}, build->width, KF_MM(8)));
        kf_guide_add_section(build, &boxes, title->text, activity->node, activity->address, ret_sections);
    }
}

static struct kf_box *beside_of(struct kf_build *build, const struct kf_activity *activity)
{
    struct kf_list kids = {0};

    for (int i = 0; i < activity->uses.count; i++) {
        const struct kf_handout_view *view = kf_guide_handout(build, activity->uses.items[i]);
        struct kf_box *box = view ? kf_beside_handout(build, view) : NULL;
        if (box) {
            kf_list_add(build->arena, &kids, box);
        }
    }
    if (kids.count == 0) {
        return NULL;
    }
    struct kf_box *stack = kf_box_stack(build->arena, &kids, KF_MM(4));
    return kf_part_stack(build, 0, kf_part_heading(build, kf_build_words(build, "beside-the-handout")), stack, NULL);
}

void kf_activity_section(struct kf_build *build, const struct kf_activity *activity, int number,
                         struct kf_list *ret_sections)
{
    struct kf_box *title = title_of(build, activity, number), *next = next_of(build, activity);
    kf_len gap = build->theme->gap, width = build->width;
    kf_len room = build->theme->main_height - height_of(build, title, width) - height_of(build, next, width) - TITLE_GAP - gap;
    struct kf_box *middle = middle_that_fits(build, activity, room), *beside = beside_of(build, activity);
    kf_len height = height_of(build, middle, width), more = beside ? height_of(build, beside, width) + gap : 0;
    bool over = height > room + SQUEEZE_MOST; /* goes on on a second page, which has room for more */
    bool together = beside && (over || height + more <= room);
    struct kf_list boxes = {0};

    if (!build->theme->single_column && !(over && together)) {
        fill(build, middle, room - (together ? more : 0));
    }
    kf_list_add(build->arena, &boxes, title);
    kf_list_add(build->arena, &boxes, middle);
    if (together) {
        kf_list_add(build->arena, &boxes, beside);
    }
    kf_list_add(build->arena, &boxes, next);
    kf_guide_add_section(build, &boxes, kf_build_inline(build, &activity->title)->text, activity->node, activity->address,
                         ret_sections);
    if (beside && !together) {
        add_beside_section(build, activity, ret_sections);
    }
}
