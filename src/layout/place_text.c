/* A text on its page: words, blanks and links, each a piece of its own in the order they are read. */
#include <string.h>

#include "layout/place_internal.h"

enum piece_kind { PIECE_WORDS, PIECE_BLANK, PIECE_LINK };

struct piece { /* of a text, in logical order */
    enum piece_kind kind;
    size_t start, end;
    int blank;
    const char *uri;
};

static int find_pieces(struct kf_arena *arena, const struct kf_inline *text, size_t start, size_t end,
                       struct piece **ret_pieces)
{
    struct piece *pieces = KF_NEW_ARRAY(arena, 2 * (text->run_count + 2 * text->blank_count) + 1, struct piece);
    int count = 0, blank = 0;

    for (int i = 0; i < text->run_count; i++) {
        const struct kf_inline_run *run = &text->runs[i];
        size_t at = run->start > start ? run->start : start, stop = run->end < end ? run->end : end;

        while (at < stop) {
            while (blank < text->blank_count && text->blanks[blank] < at) {
                blank++;
            }
            size_t next = blank < text->blank_count && text->blanks[blank] < stop ? text->blanks[blank] : stop;
            if (next > at) {
                struct piece *last = count > 0 ? &pieces[count - 1] : NULL;
                enum piece_kind kind = run->uri ? PIECE_LINK : PIECE_WORDS;
                if (last && last->kind == kind && last->end == at && last->uri == run->uri) {
                    last->end = next;
                } else {
                    pieces[count++] = (struct piece){.kind = kind, .start = at, .end = next, .uri = run->uri};
                }
                at = next;
            } else {
                size_t after = at + strlen("\uFFFC");
                pieces[count++] = (struct piece){.kind = PIECE_BLANK, .start = at, .end = after, .blank = blank};
                at = after;
            }
        }
    }
    *ret_pieces = pieces;
    return count;
}

static bool has_words(const char *text, size_t length)
{
    for (const char *p = text; p < text + length; p = g_utf8_next_char(p)) {
        if (!g_unichar_isspace(g_utf8_get_char(p))) {
            return true;
        }
    }
    return false;
}

static bool is_right_to_left(const char *text, size_t length)
{
    for (const char *p = text; p < text + length; p = g_utf8_next_char(p)) {
        if (kf_letter_runs_right_to_left(g_utf8_get_char(p))) {
            return true;
        }
    }
    return false;
}

struct text_spot { /* one text box being placed */
    struct kf_spot spot;
    const struct kf_box *box;
    const struct kf_shaped *shaped;
    struct kf_rect rect; /* not mirrored; its width is the text's */
    int first, count;
    enum kf_ink ink;
};

static struct kf_item words_item(const struct text_spot *t, size_t start, size_t end)
{
    return (struct kf_item){
        .kind = KF_ITEM_TEXT,
        .rect = t->rect,
        .element = t->spot.parent,
        .address = t->box->address,
        .shaped = t->shaped,
        .first = t->first,
        .count = t->count,
        .start = start,
        .end = end,
        .align = t->box->as.text.align,
        .ink = t->ink,
    };
}

/* Right-to-left letters carry their exact text on a Span of their own: readers get whole words in logical order, and an
 * ActualText on the paragraph would hide the blanks inside it. */
static void emit_words(struct text_spot *t, const struct piece *piece, struct kf_element *element)
{
    struct kf_placer *placer = t->spot.placer;
    const char *words = t->shaped->text->text + piece->start;
    size_t length = piece->end - piece->start;
    struct kf_item item = words_item(t, piece->start, piece->end);

    if (!has_words(words, length)) {
        return;
    }
    item.element = element;
    if (t->spot.artifact == KF_ARTIFACT_NONE) {
        bool right_to_left = is_right_to_left(words, length);
        if (right_to_left || kf_place_is_foreign(&t->spot, element)) {
            item.element = kf_place_new_element(&t->spot, element, kf_tag_new(placer->arena, KF_ROLE_SPAN));
        }
        if (right_to_left) {
            item.element->actual = kf_arena_string_n(placer->arena, words, length);
        }
        kf_place_words(placer, item.element, words, length);
    }
    kf_place_emit(&t->spot, item);
}

/* The words before a blank are what a screen reader says of it; without any, those after. */
static const char *blank_label(const struct text_spot *t, const struct piece *pieces, int count, int at)
{
    const char *text = t->shaped->text->text;
    const struct piece *near = NULL;

    if (t->box->as.text.blank_label) {
        return t->box->as.text.blank_label;
    }
    for (int i = at - 1; i >= 0 && !near; i--) {
        near = pieces[i].kind != PIECE_BLANK && has_words(text + pieces[i].start, pieces[i].end - pieces[i].start)
                   ? &pieces[i] : NULL;
    }
    for (int i = at + 1; i < count && !near; i++) {
        near = pieces[i].kind != PIECE_BLANK && has_words(text + pieces[i].start, pieces[i].end - pieces[i].start)
                   ? &pieces[i] : NULL;
    }
    char *words = near ? kf_arena_string_n(t->spot.placer->arena, text + near->start, near->end - near->start)
                       : kf_arena_string(t->spot.placer->arena, "");
    return g_strstrip(words);
}

static void complain_of_silence(const struct text_spot *t)
{
    const struct kf_text *source = t->shaped->text->source;
    struct kf_diags *diags = t->spot.placer->shaper->run->diags;

    if (source != NULL && source->node != NULL) {
        kf_diag_hint(diags,
                     kf_diag_push(diags, KF_MISSING_ALT, source->node->span, source->address,
                                  "no words say what to write in this blank"),
                     "write a few beside it, as in \"I felt ___\": they are also what a screen reader says");
    }
}

static void draw_box(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    kf_len stroke = canvas->theme->strokes[KF_STROKE_RULE];

    (void)data;
    kf_canvas_rectangle(canvas, stroke / 2, stroke / 2, placed->width - stroke, placed->height - stroke, KF_MM(1));
    kf_canvas_stroke(canvas, stroke, KF_INK_BLACK, KF_DASH_NONE);
}

static void emit_blank(struct text_spot *t, const struct piece *piece, const char *label)
{
    struct kf_placer *placer = t->spot.placer;
    const struct kf_blank *blank = &t->shaped->blanks[piece->blank];
    const struct kf_type *type = t->shaped->type;
    kf_len line_x = kf_shaped_line_x(t->shaped, blank->line, t->box->as.text.align, t->rect.width);
    struct kf_rect rect = {t->rect.x, t->rect.y + (blank->line - t->first) * type->line, blank->rect.width, type->line};
    struct kf_rect *rule = KF_NEW(placer->arena, struct kf_rect);
    const char *address = kf_arena_format(placer->arena, "%s/blank-%d", t->box->address ? t->box->address : "text",
                                          piece->blank + 1);
    kf_len inside = line_x + blank->rect.x; /* of the text as drawn: on a mirrored page, from its left edge all the same */

    if (t->spot.mirrored) {
        inside = t->rect.width - inside - blank->rect.width;
    }
    rect.x += inside + KF_BLANK_MARGIN;
    rect.width -= 2 * KF_BLANK_MARGIN;
    if (blank->boxed) { /* in the middle of its line, and a little higher than that */
        rect.height = kf_blank_box_height(type);
        rect.y -= (rect.height - type->line) / 2;
    }
    *rule = (struct kf_rect){0, type->baseline + KF_MM(.9), rect.width, 0};
    struct kf_item item;
    if (t->spot.artifact != KF_ARTIFACT_NONE) {
        item = (struct kf_item){.kind = KF_ITEM_DRAWING, .rect = rect, .placed = {.width = rect.width, .height = rect.height}};
    } else {
        if (*label == '\0') {
            complain_of_silence(t);
        }
        struct kf_element *form = kf_place_new_element(&t->spot, t->spot.parent,
                                                       kf_place_form_tag(placer, KF_BLANK_TEXT, label, address));
        item = kf_place_blank(&t->spot, rect, form);
    }
    item.draw = blank->boxed ? draw_box : kf_place_draw_rule;
    item.placed.kids = rule;
    item.placed.kid_count = 1;
    kf_place_emit(&t->spot, item);
}

static void emit_link(struct text_spot *t, const struct piece *piece)
{
    struct kf_placer *placer = t->spot.placer;
    const char *words = kf_arena_string_n(placer->arena, t->shaped->text->text + piece->start, piece->end - piece->start);
    struct kf_tag *tag = kf_tag_new(placer->arena, KF_ROLE_LINK);
    struct kf_rect *rects;

    if (t->spot.artifact != KF_ARTIFACT_NONE) {
        emit_words(t, piece, NULL);
        return;
    }
    tag->alt = words;
    tag->to = piece->uri[0] == '#' ? piece->uri + 1 : NULL;
    struct kf_element *link = kf_place_new_element(&t->spot, t->spot.parent, tag);
    emit_words(t, piece, link);
    int count = kf_shaped_range(placer->arena, t->shaped, piece->start, piece->end, t->first, t->count, t->rect.width,
                                t->box->as.text.align, &rects);
    for (int i = 0; i < count; i++) {
        kf_len x = t->spot.mirrored ? t->rect.width - rects[i].x - rects[i].width : rects[i].x;
        struct kf_rect rect = {t->rect.x + x, t->rect.y + rects[i].y, rects[i].width, rects[i].height};
        kf_place_link(&t->spot, link, rect)->uri = tag->to ? NULL : piece->uri;
    }
}

void kf_place_text(struct kf_spot spot, const struct kf_box *box, struct kf_rect rect)
{
    const struct kf_shaped *shaped = kf_shape(spot.shaper, box->as.text.text, box->as.text.style, rect.width);
    int first = box->as.text.first, count = kf_text_lines(box, shaped);
    struct text_spot t = {spot, box, shaped, rect, first, count,
                          box->as.text.ink_set ? box->as.text.ink : shaped->type->ink};
    size_t start, end, unused;
    struct piece *pieces;

    t.rect.height = count * shaped->type->line;
    if (box->valign == KF_VALIGN_MIDDLE) {
        t.rect.y += (rect.height - t.rect.height) / 2;
    } else if (box->valign == KF_VALIGN_BOTTOM) {
        t.rect.y += rect.height - t.rect.height;
    }
    kf_shaped_line_bytes(shaped, first, &start, &unused);
    kf_shaped_line_bytes(shaped, first + count - 1, &unused, &end);
    int piece_count = find_pieces(spot.placer->arena, shaped->text, start, end, &pieces);
    for (int i = 0; i < piece_count; i++) {
        switch (pieces[i].kind) {
        case PIECE_WORDS:
            emit_words(&t, &pieces[i], spot.parent);
            break;
        case PIECE_BLANK:
            emit_blank(&t, &pieces[i], blank_label(&t, pieces, piece_count, i));
            break;
        case PIECE_LINK:
            emit_link(&t, &pieces[i]);
            break;
        }
    }
}
