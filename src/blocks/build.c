/* The parts that blocks are made of. */
#include "blocks/build.h"

#include "diagrams/icon.h"

const struct kf_index_entry *kf_handout_find(const struct kf_handout_view *view, const char *address)
{
    for (int i = 0; i < view->index_count; i++) {
        if (g_strcmp0(view->index[i].address, address) == 0) {
            return &view->index[i];
        }
    }
    return NULL;
}

struct kf_box *kf_build_block(struct kf_build *build, const struct kf_block *block)
{
    const struct kf_block_type *type = block->type;
    struct kf_box *box = type->build(build, block, block->data);

    if (box) {
        box->origin = box->origin ? box->origin : block->node;
        box->address = box->address ? box->address : block->address;
        box->flags |= KF_SNAP | KF_ITEM | (block->safety ? KF_SAFETY : 0);
    }
    return box;
}

static bool is_page_break(const struct kf_box *box)
{
    return box->kind == KF_BOX_SPACE && (box->flags & KF_BREAK_BEFORE);
}

struct kf_box *kf_build_next(struct kf_build *build, const struct kf_block *block, unsigned *break_before)
{
    struct kf_box *box = kf_build_block(build, block);

    if (box && is_page_break(box)) {
        *break_before |= box->flags & (KF_BREAK_BEFORE | KF_FRONT);
        return NULL;
    }
    if (box) {
        box->flags |= *break_before;
        *break_before = 0;
    }
    return box;
}

void kf_build_blocks(struct kf_build *build, const struct kf_blocks *blocks, struct kf_list *ret_boxes)
{
    unsigned break_before = 0;

    for (int i = 0; i < blocks->count; i++) {
        struct kf_box *box = kf_build_next(build, blocks->items[i], &break_before);
        if (box) {
            kf_list_add(build->arena, ret_boxes, box);
        }
    }
}

const struct kf_inline *kf_build_inline(struct kf_build *build, const struct kf_text *text)
{
    return kf_inline_parse(build->arena, text);
}

const struct kf_inline *kf_build_words(struct kf_build *build, const char *id)
{
    return kf_inline_plain(build->arena, kf_vocabulary_get(build->content->vocabulary, id));
}

const struct kf_inline *kf_build_plain(struct kf_build *build, const char *text)
{
    return kf_inline_plain(build->arena, text);
}

const char *kf_build_spoken(struct kf_build *build, const struct kf_inline *text)
{
    char **parts = g_strsplit(text->text, "\uFFFC", -1);
    char *joined = g_strjoinv("", parts);
    const char *spoken = kf_arena_string(build->arena, g_strstrip(joined));

    g_free(joined);
    g_strfreev(parts);
    return spoken;
}

const char *kf_build_isolated(const struct kf_build *build, const char *text)
{
    return build->theme->right_to_left ? kf_arena_format(build->arena, "\u2066%s\u2069", text) : text;
}

const char *kf_build_joined(struct kf_build *build, const char *const *words, int count)
{
    const char *joined = words[0];

    for (int i = 1; i < count; i++) {
        const char *how = i + 1 < count ? "list-more" : count == 2 ? "list-two" : "list-last";
        joined = kf_vocabulary_fill(build->content->vocabulary, build->arena, how, "a", joined, "b", words[i], NULL);
    }
    return joined;
}

const struct kf_inline *kf_build_labelled(struct kf_build *build, const char *label, const struct kf_text *text)
{
    struct kf_text *joined = KF_NEW(build->arena, struct kf_text);

    if (text) {
        *joined = *text;
    }
    joined->text = joined->text ? kf_arena_format(build->arena, "**%s** %s", label, joined->text)
                                : kf_arena_format(build->arena, "**%s**", label);
    return kf_inline_parse(build->arena, joined);
}

struct kf_box *kf_part_inline(struct kf_build *build, const struct kf_inline *text, enum kf_style style,
                              enum kf_role role)
{
    struct kf_box *box = kf_box_text(build->arena, text, style);

    return role == KF_ROLE_NONE ? box : kf_box_role(build->arena, box, role);
}

struct kf_box *kf_part_text(struct kf_build *build, const struct kf_text *text, enum kf_style style, enum kf_role role)
{
    return text->text ? kf_part_inline(build, kf_build_inline(build, text), style, role) : NULL;
}

struct kf_box *kf_part_reading(struct kf_build *build, const struct kf_text *text, kf_len width)
{
    struct kf_box *box = kf_part_text(build, text, KF_STYLE_BODY, KF_ROLE_P);
    struct kf_list kids = {0};

    if (!box || width <= build->theme->reading_most ||
        kf_shape(build->shaper, box->as.text.text, KF_STYLE_BODY, width)->line_count <= 2) {
        return box;
    }
    kf_list_add(build->arena, &kids, box);
    return kf_box_row(build->arena, &kids, (const kf_len[]){build->theme->reading_most}, width, 0);
}

/* The first word that is wider than this by itself: it would be broken. NULL: none. */
static const char *too_wide(struct kf_build *build, const struct kf_inline *words, enum kf_style style, kf_len width)
{
    char **parts = g_strsplit(words->text, " ", -1);
    const char *found = NULL;

    for (int i = 0; parts[i] && !found; i++) {
        const struct kf_inline *word = kf_build_plain(build, kf_arena_string(build->arena, parts[i]));
        found = kf_shape(build->shaper, word, style, 0)->widest > width ? word->text : NULL;
    }
    g_strfreev(parts);
    return found;
}

bool kf_part_has_room(struct kf_build *build, const struct kf_text *text, enum kf_style style, kf_len width, int lines)
{
    const struct kf_inline *words = text->text ? kf_build_inline(build, text) : NULL;
    int takes = words ? kf_shape(build->shaper, words, style, width)->line_count : 0;

    /* On one line no word is broken; only else is each measured. */
    return takes <= lines && (takes <= 1 || !too_wide(build, words, style, width));
}

bool kf_part_fits(struct kf_build *build, const struct kf_text *text, enum kf_style style, kf_len width, int lines)
{
    struct kf_diags *diags = build->run->diags;

    if (kf_part_has_room(build, text, style, width, lines)) {
        return true;
    }
    const struct kf_inline *words = kf_build_inline(build, text);
    int takes = kf_shape(build->shaper, words, style, width)->line_count;
    const char *said = kf_build_spoken(build, words); /* without the sign of a blank */
    int length = (int)g_utf8_strlen(said, -1);
    if (takes <= lines) {
        kf_diag_hint(diags,
                     kf_diag_push(diags, KF_OVERFULL, text->node->span, text->address, "\"%s\" is wider than its room",
                                  too_wide(build, words, style, width)),
                     "write shorter words");
    } else {
        kf_diag_hint(diags,
                     kf_diag_push(diags, KF_OVERFULL, text->node->span, text->address,
                                  "\"%s\" takes %d lines where there is room for %d", said, takes, lines),
                     "shorten it to about %d letters", length * lines / takes);
    }
    return false;
}

#define NARROW KF_MM(100)

struct kf_box *kf_part_form_row(struct kf_build *build, const struct kf_text *text, enum kf_role role)
{
    const struct kf_theme *theme = build->theme;
    struct kf_box *row = kf_part_text(build, text, KF_STYLE_BODY, role);
    bool wraps = kf_shape(build->shaper, row->as.text.text, KF_STYLE_BODY, build->width)->line_count > 1;

    if (wraps && row->as.text.text->blank_count > 0 && build->width < NARROW) { /* its lines are as far apart as hands need */
        row->as.text.style = KF_STYLE_WRITE;
    }

    row->valign = KF_VALIGN_BOTTOM;
    row->flags |= KF_KEEP_WHOLE;
    row->height = (struct kf_height){theme->pitch_least, theme->single_column ? theme->pitch : KF_MM(10),
                                     theme->pitch_most, KF_GIVE_PITCH};
    return row;
}

struct kf_box *kf_part_heading(struct kf_build *build, const struct kf_inline *text)
{
    struct kf_box *box = kf_part_inline(build, text, KF_STYLE_HEADING, build->heading);

    box->flags |= KF_KEEP_NEXT;
    return kf_box_gap_after(box, KF_MM(2));
}

struct circle {
    kf_len radius;
    enum kf_stroke stroke;
};

static void draw_circle(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    const struct circle *circle = data;

    kf_canvas_circle(canvas, placed->width / 2, placed->height / 2, circle->radius);
    kf_canvas_paint(canvas, KF_INK_NONE, canvas->theme->strokes[circle->stroke], KF_INK_ACCENT, KF_DASH_NONE);
}

struct kf_box *kf_part_number(struct kf_build *build, int number, bool small)
{
    const struct kf_theme *theme = build->theme;
    kf_len side = small ? theme->number_small : theme->number;
    enum kf_style style = small ? KF_STYLE_NUMBER_SMALL : KF_STYLE_NUMBER;
    struct circle *circle = KF_NEW(build->arena, struct circle);
    struct kf_box *digit = kf_part_inline(build, kf_build_plain(build, kf_arena_format(build->arena, "%d", number)), style,
                                          KF_ROLE_NONE);

    *circle = (struct circle){(side - KF_MM(.6)) / 2, KF_STROKE_MEDIUM};
    digit->as.text.align = KF_ALIGN_CENTRE;
    struct kf_box *box = kf_box_art(build->arena, side, side, draw_circle, circle);
    kf_box_art_children(build->arena, box, &(struct kf_child){digit, 0, (side - theme->types[style].line) / 2, side, 0}, 1);
    return kf_box_role(build->arena, box, KF_ROLE_LABEL);
}

static void draw_tick_box(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len stroke = canvas->theme->strokes[KF_STROKE_TICK];

    (void)data;
    kf_canvas_rectangle(canvas, stroke / 2, stroke / 2, placed->width - stroke, placed->height - stroke, KF_MM(.8));
    kf_canvas_stroke(canvas, stroke, KF_INK_BLACK, KF_DASH_NONE);
}

struct kf_box *kf_part_tick(struct kf_build *build, const char *address, const char *label)
{
    struct kf_box *box = kf_box_art(build->arena, build->theme->tick, build->theme->tick, draw_tick_box, NULL);

    return kf_box_blank(build->arena, box, KF_BLANK_CHECK, address, label);
}

static void draw_radio(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    (void)data;
    kf_canvas_circle(canvas, placed->width / 2, placed->height / 2, placed->width / 2 - KF_MM(.25));
    kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_TICK], KF_INK_BLACK, KF_DASH_NONE);
}

struct kf_box *kf_part_radio(struct kf_build *build, const struct kf_radio *radio, kf_len side)
{
    struct kf_box *box = kf_box_art(build->arena, side, side, draw_radio, NULL);

    return kf_box_shared_blank(build->arena, box, KF_BLANK_RADIO, radio->address, radio->label, radio->group,
                               radio->question);
}

struct drawn_icon {
    const struct kf_icon *icon;
    enum kf_stroke stroke;
    enum kf_ink ink;
};

static void draw_icon(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    const struct drawn_icon *drawn = data;

    kf_icon_draw(canvas, drawn->icon, placed->width, canvas->theme->strokes[drawn->stroke], drawn->ink);
}

struct kf_box *kf_part_icon(struct kf_build *build, const char *name, kf_len size, enum kf_stroke stroke,
                            enum kf_ink ink)
{
    struct drawn_icon *drawn = KF_NEW(build->arena, struct drawn_icon);
    struct kf_box *box = kf_box_art(build->arena, size, size, draw_icon, drawn);

    *drawn = (struct drawn_icon){kf_icon_find(name), stroke, ink};
    g_assert(drawn->icon); /* names in code are ours; an author's are checked at binding */
    box->flags |= kf_icon_is_directional(drawn->icon) ? 0 : KF_FIXED_DIRECTION;
    return box;
}

struct kf_box *kf_part_note(struct kf_build *build, const char *icon, const struct kf_inline *text)
{
    const struct kf_theme *theme = build->theme;
    kf_len gap = KF_MM(3), width = build->width - theme->note_icon - gap;
    int lines = kf_shape(build->shaper, text, KF_STYLE_BODY, width)->line_count;
    kf_len size = theme->note_icon + (lines > 1 && !theme->single_column ? KF_MM(2) : 0); /* 9 beside two lines */
    struct kf_box *sign = kf_part_icon(build, icon, size, KF_STROKE_MEDIUM, KF_INK_BLACK);
    struct kf_box *body = kf_part_inline(build, text, KF_STYLE_BODY, KF_ROLE_P);
    struct kf_list kids = {0};

    sign->valign = body->valign = KF_VALIGN_MIDDLE;
    kf_list_add(build->arena, &kids, sign);
    kf_list_add(build->arena, &kids, body);
    struct kf_box *row = kf_box_row(build->arena, &kids, (const kf_len[]){size, 0}, build->width, gap);
    row->flags |= KF_KEEP_WHOLE;
    return row;
}

struct kf_box *kf_part_item(struct kf_build *build, struct kf_box *label, kf_len label_width, kf_len gap,
                            struct kf_box *body)
{
    struct kf_list kids = {0};
    const kf_len widths[] = {label_width, 0};

    if (!body->tag) {
        kf_box_role(build->arena, body, KF_ROLE_BODY);
    } else if (body->tag->role != KF_ROLE_BODY) {
        struct kf_list inner = {0};
        kf_list_add(build->arena, &inner, body);
        body = kf_box_role(build->arena, kf_box_stack(build->arena, &inner, 0), KF_ROLE_BODY);
    }
    kf_list_add(build->arena, &kids, label);
    kf_list_add(build->arena, &kids, body);
    struct kf_box *row = kf_box_row(build->arena, &kids, widths, build->width, gap);
    row->flags |= KF_KEEP_WHOLE;
    return kf_box_role(build->arena, row, KF_ROLE_ITEM);
}

struct kf_box *kf_part_list(struct kf_build *build, struct kf_list *items, kf_len gap, enum kf_numbering numbering)
{
    struct kf_box *list = kf_box_stack(build->arena, items, gap);
    struct kf_tag *tag = kf_tag_new(build->arena, KF_ROLE_LIST);

    tag->numbering = numbering;
    list->tag = tag;
    list->as.stack.least_kids = 2;
    return list;
}

struct kf_box *kf_part_hand_room(struct kf_build *build, struct kf_box *box, const struct kf_box *text)
{
    kf_len line = build->theme->types[text->as.text.style].line;

    if (text->as.text.text->blank_count == 0) {
        return box;
    }
    struct kf_box *room = kf_part_stack(build, 0, box, NULL);
    room->as.stack.pad.top = build->theme->pitch_least - line;
    room->flags |= KF_KEEP_WHOLE;
    return room;
}

static void draw_dot(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len radius = canvas->theme->single_column ? KF_MM(1.5) : KF_MM(.95);

    (void)data;
    kf_canvas_circle(canvas, radius, placed->height / 2, radius);
    kf_canvas_fill(canvas, KF_INK_BLACK);
}

struct kf_box *kf_part_bullets(struct kf_build *build, const struct kf_texts *texts, enum kf_style style)
{
    kf_len width = build->theme->single_column ? KF_MM(5) : KF_MM(3), line = build->theme->types[style].line;
    bool even = style == KF_STYLE_BODY; /* lines of reading text, one an item, stand as far apart as text beside them */
    struct kf_list items = {0};

    for (int i = 0; i < texts->count; i++) {
        struct kf_box *dot = kf_box_art(build->arena, width, line, draw_dot, NULL);
        struct kf_box *body = kf_part_text(build, &texts->items[i], style, KF_ROLE_NONE);
        kf_len room = build->width - width - KF_MM(3);
        if (!*kf_build_spoken(build, body->as.text.text)) { /* a blank alone has no words before it */
            body->as.text.blank_label = kf_vocabulary_get(build->content->vocabulary, "blank-label");
        }
        even = even && kf_shape(build->shaper, body->as.text.text, style, room)->line_count == 1;
        kf_list_add(build->arena, &items,
                    kf_part_hand_room(build, kf_part_item(build, dot, width, KF_MM(3), body), body));
    }
    return kf_part_list(build, &items, even ? 0 : KF_MM(1.6), KF_NUMBERING_DISC);
}

struct kf_box *kf_part_figure(struct kf_build *build, struct kf_box *art, const char *alt)
{
    struct kf_tag *tag = kf_tag_new(build->arena, KF_ROLE_FIGURE);

    tag->alt = alt;
    tag->address = art->address;
    art->tag = tag;
    return art;
}

struct kf_box *kf_part_numbered(struct kf_build *build, int number, const struct kf_text *text)
{
    const struct kf_theme *theme = build->theme;
    kf_len side = theme->number_small;
    struct kf_box *words = kf_part_text(build, text, KF_STYLE_COMPACT, KF_ROLE_NONE);
    struct kf_box *body = kf_part_stack(build, 0, words, NULL);

    body->as.stack.pad.top = (side - theme->types[KF_STYLE_COMPACT].line) / 2; /* the first line beside the circle's middle */
    return kf_part_item(build, kf_part_number(build, number, /* small */ true), side, KF_MM(3), body);
}

#define TICK_GAP KF_MM(3)

struct kf_box *kf_part_tick_item(struct kf_build *build, const struct kf_text *text, enum kf_style style)
{
    const struct kf_theme *theme = build->theme;
    const struct kf_vocabulary *vocabulary = build->content->vocabulary;
    const struct kf_inline *words = kf_build_inline(build, text);
    const char *said = kf_build_spoken(build, words), *blank = kf_vocabulary_get(vocabulary, "blank-label");
    const char *spoken = kf_vocabulary_fill(vocabulary, build->arena, "tick-box-label", "text", *said ? said : blank, NULL);
    struct kf_box *tick = kf_part_tick(build, text->address, spoken);
    struct kf_box *label = kf_box_role(build->arena, kf_part_stack(build, 0, tick, NULL), KF_ROLE_LABEL);
    struct kf_box *body = kf_part_inline(build, words, style, KF_ROLE_NONE);

    label->as.stack.pad.top = kf_len_max(0, (theme->types[style].line - theme->tick) / 2); /* beside the first line */
    body->as.text.blank_label = *said ? NULL : blank; /* a blank alone has no words before it */
    return kf_part_item(build, label, theme->tick, TICK_GAP, body);
}

struct kf_box *kf_part_tick_line(struct kf_build *build, const struct kf_text *text, kf_len step)
{
    const struct kf_theme *theme = build->theme;
    struct kf_box *item = kf_part_tick_item(build, text, KF_STYLE_BODY);
    const struct kf_inline *words = kf_build_inline(build, text);
    kf_len width = build->width - theme->tick - TICK_GAP, line = theme->types[KF_STYLE_BODY].line;
    kf_len lines = kf_shape(build->shaper, words, KF_STYLE_BODY, width)->line_count * line;

    if (words->blank_count > 0) {
        struct kf_box *room = kf_part_stack(build, 0, item, NULL);
        room->as.stack.pad.top = theme->pitch_least - line;
        room->flags |= KF_KEEP_WHOLE;
        return room;
    }
    item->height = (struct kf_height){lines, lines + step, lines + 2 * step, KF_GIVE_ROWS};
    return item;
}

struct kf_box *kf_part_stack(struct kf_build *build, kf_len gap, ...)
{
    struct kf_list kids = {0};
    va_list args;

    va_start(args, gap);
    for (struct kf_box *box = va_arg(args, struct kf_box *); box; box = va_arg(args, struct kf_box *)) {
        kf_list_add(build->arena, &kids, box);
    }
    va_end(args);
    return kf_box_stack(build->arena, &kids, gap);
}
