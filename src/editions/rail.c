/* The rail of an activity: when, then what to say, do, ask and watch for, in order. */
#include "editions/guide_internal.h"

#define DOT KF_MM(5)
#define RING KF_MM(3.6)
#define SQUARE KF_MM(3.2)
#define LABEL_ICON KF_MM(10)
#define CLOCK_INSET KF_MM(2)     /* clock and dot under a row's top */

/* Columns of the rail: larger words need more, and so do times of day. */
static kf_len time_width(struct kf_build *build)
{
    const struct kf_inline *widest = kf_build_plain(build, kf_guide_clock_short(build, 0));
    kf_len words = kf_shape(build->shaper, widest, KF_STYLE_CLOCK, 0)->widest + KF_MM(2.4);

    for (int hour = 1; build->content->schedule->start >= 0 && hour * 60 < build->content->schedule->length; hour++) {
        widest = kf_build_plain(build, kf_guide_clock_short(build, hour * 60));
        words = kf_len_max(words, kf_shape(build->shaper, widest, KF_STYLE_CLOCK, 0)->widest + KF_MM(2.4));
    }
    return kf_len_max(words, build->theme->single_column ? KF_MM(24) : KF_MM(15));
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
static struct kf_box *time_of(struct kf_build *build, const struct kf_held_step *held, const struct kf_tag *label)
{
    struct kf_list kids = {0};

    if (held->minutes == 0) {
        kf_list_add(build->arena, &kids,
                    kf_part_inline(build, kf_build_words(build, "all-through"), KF_STYLE_DETAIL, KF_ROLE_NONE));
    } else {
        kf_list_add(build->arena, &kids, kf_part_inline(build, kf_build_plain(build, kf_guide_clock_short(build, held->start)),
                                                        KF_STYLE_CLOCK, KF_ROLE_NONE));
        kf_list_add(build->arena, &kids,
                    kf_part_inline(build, kf_build_plain(build, kf_guide_count(build, "min", held->minutes)), KF_STYLE_DETAIL,
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
    if (step->listen_for.text) {
        const char *label = kf_arena_format(build->arena, "%s:",
                                            kf_vocabulary_get(build->content->vocabulary, "listen-for"));
        kf_list_add(build->arena, &kids,
                    kf_part_inline(build, kf_build_labelled(build, label, &step->listen_for), KF_STYLE_COMPACT, KF_ROLE_P));
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

static struct kf_box *row_of(struct kf_build *build, const struct kf_held_step *held, kf_len width)
{
    const struct kf_step *step = held->step;
    enum kind kind = kind_of(step);
    const struct kf_tag *label = kf_tag_new(build->arena, KF_ROLE_LABEL);
    struct kf_list kids = {0};
    kf_len time = time_width(build), name = label_width(build->theme), content = width - time - DOT - name;

    kf_list_add(build->arena, &kids, time_of(build, held, label));
    kf_list_add(build->arena, &kids,
                kf_box_art(build->arena, DOT, KF_MM(9), held->minutes == 0 ? draw_square : draw_ring, NULL));
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
    const kf_len *time = data;
    kf_len x = *time + DOT / 2, middle = CLOCK_INSET + canvas->theme->types[KF_STYLE_CLOCK].line / 2;

    if (placed->kid_count > 0) {
        const struct kf_rect *first = &placed->kids[0], *last = &placed->kids[placed->kid_count - 1];
        kf_len foot = last->y + kf_len_min(last->height, middle + KF_MM(13));
        kf_canvas_move(canvas, x, placed->open_top ? 0 : first->y + middle);
        kf_canvas_line(canvas, x, placed->open_bottom ? placed->height : foot);
        kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_LINE], KF_INK_BLACK, KF_DASH_NONE);
    }
}

struct kf_list kf_rail_rows(struct kf_build *build, const struct kf_held *held, kf_len width)
{
    struct kf_list rows = {0};

    for (int i = 0; i < held->step_count; i++) {
        kf_list_add(build->arena, &rows, row_of(build, &held->steps[i], width));
    }
    return rows;
}

struct kf_box *kf_rail_box(struct kf_build *build, const struct kf_list *rows, int from, int to)
{
    struct kf_list part = {0};
    kf_len *time = KF_NEW(build->arena, kf_len);

    *time = time_width(build);
    for (int i = from; i < to; i++) {
        kf_list_add(build->arena, &part, rows->items[i]);
    }
    struct kf_box *rail = kf_box_blocks(build->arena, &part, build->theme->gap);
    kf_box_role(build->arena, rail, KF_ROLE_LIST);
    rail->decorate = draw_rail;
    rail->decor = time;
    rail->flags |= (from > 0 ? KF_OPEN_TOP : 0) | (to < rows->count ? KF_OPEN_BOTTOM : 0);
    return rail;
}
