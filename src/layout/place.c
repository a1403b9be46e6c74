/* Where everything lands: the only geometry, used by paint, dumps, links, form fields and the index alike. Boxes are laid
 * out left to right; each piece is mirrored as it is emitted, on pages that run right to left. */
#include <assert.h>
#include <string.h>

#include "layout/layout_internal.h"

struct spot { /* what one call of place knows */
    struct kf_placer *placer;
    int page;
    const struct kf_fit *fit;
    struct kf_element *parent;
    enum kf_artifact artifact;
};

static void place(struct spot spot, const struct kf_box *box, struct kf_rect rect);

void kf_placer_init(struct kf_placer *placer, struct kf_shaper *shaper, struct kf_pages *pages)
{
    *placer = (struct kf_placer){.shaper = shaper, .arena = shaper->arena, .pages = pages};
    placer->elements = g_hash_table_new(g_direct_hash, g_direct_equal);
    placer->names = g_hash_table_new(g_str_hash, g_str_equal);
    kf_arena_defer(shaper->arena, (void (*)(void *))g_hash_table_destroy, placer->elements);
    kf_arena_defer(shaper->arena, (void (*)(void *))g_hash_table_destroy, placer->names);
    pages->theme = shaper->theme;
    if (!pages->root) {
        pages->root = kf_element_new(shaper->arena, NULL, kf_tag_new(shaper->arena, KF_ROLE_DOCUMENT));
    }
}

int kf_placer_new_page(struct kf_placer *placer)
{
    struct kf_pages *pages = placer->pages;
    const struct kf_theme *theme = pages->theme;

    if (pages->count == pages->room) {
        int room = pages->room ? pages->room * 2 : 4;
        struct kf_page *grown = KF_NEW_ARRAY(placer->arena, room, struct kf_page);
        if (pages->count > 0) {
            memcpy(grown, pages->pages, (size_t)pages->count * sizeof *grown);
        }
        pages->pages = grown;
        pages->room = room;
    }
    pages->pages[pages->count] = (struct kf_page){
        .main = {theme->left, theme->main_top, theme->live_width, theme->main_height},
        .theme = theme,
    };
    return pages->count++;
}

static struct kf_rect mirrored(const struct spot *spot, struct kf_rect rect)
{
    const struct kf_theme *theme = spot->placer->pages->theme;

    if (theme->right_to_left) {
        rect.x = theme->page_width - rect.x - rect.width;
    }
    return rect;
}

/* Adds an item and hands its run to its element. item->rect is not yet mirrored. */
static void emit(const struct spot *spot, struct kf_item item)
{
    struct kf_placer *placer = spot->placer;
    struct kf_page *page = &placer->pages->pages[spot->page];

    item.rect = mirrored(spot, item.rect);
    if (spot->artifact != KF_ARTIFACT_NONE) {
        item.element = NULL;
        item.artifact = spot->artifact;
    }
    if (page->count == page->room) {
        int room = page->room ? page->room * 2 : 64;
        struct kf_item *grown = KF_NEW_ARRAY(placer->arena, room, struct kf_item);
        if (page->count > 0) {
            memcpy(grown, page->items, (size_t)page->count * sizeof *grown);
        }
        page->items = grown;
        page->room = room;
    }
    if (item.element) {
        kf_element_add_run(placer->arena, item.element, spot->page, page->count);
    }
    page->items[page->count++] = item;
}

static struct kf_mark *new_mark(const struct spot *spot, enum kf_mark_kind kind, struct kf_rect rect)
{
    struct kf_marks *marks = &spot->placer->pages->marks;
    struct kf_mark *mark = KF_NEW(spot->placer->arena, struct kf_mark);

    mark->kind = kind;
    mark->rect = mirrored(spot, rect);
    mark->page = spot->page;
    if (marks->count == marks->room) {
        int room = marks->room ? marks->room * 2 : 32;
        struct kf_mark **grown = KF_NEW_ARRAY(spot->placer->arena, room, struct kf_mark *);
        if (marks->count > 0) {
            memcpy(grown, marks->items, (size_t)marks->count * sizeof(struct kf_mark *));
        }
        marks->items = grown;
        marks->room = room;
    }
    marks->items[marks->count++] = mark;
    return mark;
}

/* Field names are addresses; a second blank of the same address gets a number. */
static const char *unique_name(struct kf_placer *placer, const char *address)
{
    const char *name = address;

    for (int i = 2; g_hash_table_contains(placer->names, name); i++) {
        name = kf_arena_format(placer->arena, "%s-%d", address, i);
    }
    g_hash_table_add(placer->names, kf_arena_string(placer->arena, name));
    return name;
}

static void add_words(struct kf_placer *placer, struct kf_element *element, const char *words, size_t length)
{
    const char *more = kf_arena_string_n(placer->arena, words, length);

    element->words = element->words ? kf_arena_format(placer->arena, "%s %s", element->words, more) : more;
}

static struct kf_element *element_of(struct spot *spot, const struct kf_tag *tag)
{
    struct kf_element *element = g_hash_table_lookup(spot->placer->elements, tag);

    if (!element) {
        element = kf_element_new(spot->placer->arena, spot->parent, tag);
        g_hash_table_insert(spot->placer->elements, (gpointer)(uintptr_t)tag, element);
    }
    return element;
}

/* Opens the element of a box: everything inside hangs under it. */
static struct spot enter(struct spot spot, const struct kf_box *box)
{
    if (box->tag && box->tag->role != KF_ROLE_NONE && spot.artifact == KF_ARTIFACT_NONE) {
        spot.parent = element_of(&spot, box->tag);
    }
    return spot;
}

/* --- blanks ----------------------------------------------------------------------------------------------------- */

static void draw_rule(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    const struct kf_rect *rules = placed->kids;

    (void)data;
    for (int i = 0; i < placed->kid_count; i++) {
        kf_canvas_move(canvas, rules[i].x, rules[i].y);
        kf_canvas_line(canvas, rules[i].x + rules[i].width, rules[i].y);
    }
    kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_RULE], KF_INK_BLACK, KF_DASH_NONE);
}

/* A Form element with its mark: on paper the drawing is its content (PrintField), in a form the field is, and the drawing
 * is an artifact. */
static struct kf_item blank_item(const struct spot *spot, struct kf_rect rect, struct kf_element *form,
                                 enum kf_blank_kind kind, const char *address, const char *label, const char *group)
{
    struct kf_item item = {.kind = KF_ITEM_DRAWING, .rect = rect, .element = form, .address = address};
    struct kf_mark *mark = new_mark(spot, KF_MARK_BLANK, rect);

    mark->blank = kind;
    mark->address = unique_name(spot->placer, address ? address : "blank");
    mark->label = label;
    mark->group = group;
    mark->element = form;
    if (spot->placer->pages->theme->fillable) {
        kf_element_add_mark(spot->placer->arena, form, mark);
        item.element = NULL;
        item.artifact = KF_ARTIFACT_LAYOUT;
    }
    item.placed = (struct kf_placed){.width = rect.width, .height = rect.height};
    return item;
}

static struct kf_tag *form_tag(struct kf_placer *placer, enum kf_blank_kind kind, const char *label, const char *address)
{
    struct kf_tag *tag = kf_tag_new(placer->arena, KF_ROLE_FORM);

    tag->blank = kind;
    tag->alt = label;
    tag->address = address;
    return tag;
}

static void place_lines(struct spot spot, const struct kf_box *box, struct kf_rect rect)
{
    struct kf_placer *placer = spot.placer;
    kf_len pitch = kf_pitch_in(box, spot.fit);
    int count = kf_lines_in(box, spot.fit);

    if (box->flags & KF_GROW) {
        count = (int)(rect.height / pitch) > count ? (int)(rect.height / pitch) : count;
    }
    struct kf_rect *rules = KF_NEW_ARRAY(placer->arena, count, struct kf_rect);
    for (int i = 0; i < count; i++) {
        rules[i] = (struct kf_rect){0, (i + 1) * pitch - KF_MM(.5), rect.width, 0};
    }
    rect.height = count * pitch;
    const char *label = box->as.lines.label ? box->as.lines.label : "";
    if (spot.artifact != KF_ARTIFACT_NONE) {
        emit(&spot, (struct kf_item){.kind = KF_ITEM_DRAWING, .rect = rect, .draw = draw_rule,
                                     .placed = {rect.width, rect.height, rules, count, false, false}});
        return;
    }
    enum kf_blank_kind kind = count > 1 ? KF_BLANK_AREA : KF_BLANK_TEXT;
    struct kf_element *form =
        kf_element_new(placer->arena, spot.parent, form_tag(placer, kind, label, box->address));
    struct kf_item item = blank_item(&spot, rect, form, kind, box->address, label, NULL);
    item.draw = draw_rule;
    item.placed.kids = rules;
    item.placed.kid_count = count;
    emit(&spot, item);
}

/* --- text ------------------------------------------------------------------------------------------------------- */

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

/* Hebrew, Arabic, Syriac, Thaana, N'Ko and their presentation forms. */
static bool is_right_to_left(const char *text, size_t length)
{
    for (const char *p = text; p < text + length; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if ((c >= 0x0590 && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFF)) {
            return true;
        }
    }
    return false;
}

struct text_spot { /* one text box being placed */
    struct spot spot;
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
        if (is_right_to_left(words, length)) {
            item.element = kf_element_new(placer->arena, element, kf_tag_new(placer->arena, KF_ROLE_SPAN));
            item.element->actual = kf_arena_string_n(placer->arena, words, length);
        }
        add_words(placer, item.element, words, length);
    }
    emit(&t->spot, item);
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

    if (placer->pages->theme->right_to_left) {
        inside = t->rect.width - inside - blank->rect.width;
    }
    rect.x += inside + KF_MM(.8);
    rect.width -= KF_MM(1.6);
    *rule = (struct kf_rect){0, type->baseline + KF_MM(.9), rect.width, 0};
    struct kf_item item;
    if (t->spot.artifact != KF_ARTIFACT_NONE) {
        item = (struct kf_item){.kind = KF_ITEM_DRAWING, .rect = rect, .placed = {.width = rect.width, .height = rect.height}};
    } else {
        struct kf_element *form = kf_element_new(placer->arena, t->spot.parent,
                                                 form_tag(placer, KF_BLANK_TEXT, label, address));
        item = blank_item(&t->spot, rect, form, KF_BLANK_TEXT, address, label, NULL);
    }
    item.draw = draw_rule;
    item.placed.kids = rule;
    item.placed.kid_count = 1;
    emit(&t->spot, item);
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
    struct kf_element *link = kf_element_new(placer->arena, t->spot.parent, tag);
    emit_words(t, piece, link);
    int count = kf_shaped_range(placer->arena, t->shaped, piece->start, piece->end, t->first, t->count, t->rect.width,
                                t->box->as.text.align, &rects);
    for (int i = 0; i < count; i++) {
        kf_len x = placer->pages->theme->right_to_left ? t->rect.width - rects[i].x - rects[i].width : rects[i].x;
        struct kf_mark *mark = new_mark(&t->spot, KF_MARK_LINK,
                                        (struct kf_rect){t->rect.x + x, t->rect.y + rects[i].y, rects[i].width,
                                                         rects[i].height});
        mark->uri = piece->uri;
        mark->label = words;
        mark->element = link;
        kf_element_add_mark(placer->arena, link, mark);
    }
}

static void place_text(struct spot spot, const struct kf_box *box, struct kf_rect rect)
{
    const struct kf_shaped *shaped = kf_shape(spot.placer->shaper, box->as.text.text, box->as.text.style, rect.width);
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

/* --- boxes of boxes ------------------------------------------------------------------------------------------------ */

static void decorate(const struct spot *spot, const struct kf_box *box, struct kf_rect rect, const struct kf_rect *kids,
                     int count)
{
    if (box->decorate) {
        struct spot layout = *spot;
        emit(&layout, (struct kf_item){
                          .kind = KF_ITEM_DRAWING,
                          .rect = rect,
                          .artifact = KF_ARTIFACT_LAYOUT,
                          .address = box->address,
                          .draw = box->decorate,
                          .data = box->decor,
                          .mirrored = spot->placer->pages->theme->right_to_left,
                          .placed = {rect.width, rect.height, kids, count, (box->flags & KF_OPEN_TOP) != 0,
                                     (box->flags & KF_OPEN_BOTTOM) != 0},
                      });
    }
}

/* Children first measured, then decorated behind, then placed. rects are relative to rect's corner. */
static void place_kids(struct spot spot, const struct kf_box *box, struct kf_rect rect, struct kf_box *const *kids,
                       const struct kf_rect *rects, int count)
{
    decorate(&spot, box, rect, rects, count);
    for (int i = 0; i < count; i++) {
        if (!kf_dropped(kids[i], spot.fit)) {
            place(spot, kids[i],
                  (struct kf_rect){rect.x + rects[i].x, rect.y + rects[i].y, rects[i].width, rects[i].height});
        }
    }
}

static int growing(const struct kf_box *box)
{
    int count = 0;

    for (int i = 0; i < box->as.stack.count; i++) {
        count += (box->as.stack.kids[i]->flags & KF_GROW) != 0;
    }
    return count;
}

static void place_stack(struct spot spot, const struct kf_box *box, struct kf_rect rect)
{
    struct kf_shaper *shaper = spot.placer->shaper;
    struct kf_pad pad = kf_pad_in(box, spot.fit);
    int count = box->as.stack.count, grow = growing(box), gaps = count - 1;
    kf_len width = rect.width - pad.left - pad.right, y = pad.top, content = pad.top + pad.bottom;
    struct kf_rect *rects = KF_NEW_ARRAY(spot.placer->arena, count, struct kf_rect);

    for (int i = 0; i < count; i++) {
        rects[i] = (struct kf_rect){pad.left, 0, width, kf_measure(shaper, box->as.stack.kids[i], width, spot.fit)};
        content += rects[i].height + (i + 1 < count ? kf_gap_between(box, box->as.stack.kids[i], spot.fit) : 0);
    }
    kf_len extra = kf_len_max(0, rect.height - content), spread = 0;
    if (grow == 0 && (box->flags & KF_SPREAD) && gaps > 0) {
        spread = extra / gaps;
    } else if (grow == 0 && box->valign != KF_VALIGN_TOP) {
        y += box->valign == KF_VALIGN_MIDDLE ? extra / 2 : extra;
    }
    for (int i = 0; i < count; i++) {
        if (grow > 0 && (box->as.stack.kids[i]->flags & KF_GROW)) {
            rects[i].height += extra / grow;
        }
        rects[i].y = y;
        y += rects[i].height + (i + 1 < count ? kf_gap_between(box, box->as.stack.kids[i], spot.fit) + spread : 0);
    }
    place_kids(spot, box, rect, box->as.stack.kids, rects, count);
}

static void place_row(struct spot spot, const struct kf_box *box, struct kf_rect rect)
{
    struct kf_rect *rects = KF_NEW_ARRAY(spot.placer->arena, box->as.row.count, struct kf_rect);
    kf_len x = 0;

    for (int i = 0; i < box->as.row.count; i++) {
        const struct kf_box *kid = box->as.row.kids[i];
        kf_len height = kf_measure(spot.placer->shaper, kid, box->as.row.widths[i], spot.fit), y = 0;
        if (kid->kind != KF_BOX_ART && kid->kind != KF_BOX_LINES) { /* fills the row; its own alignment decides inside */
            height = rect.height;
        } else if (kid->valign == KF_VALIGN_MIDDLE || (kid->valign == KF_VALIGN_TOP && box->valign == KF_VALIGN_MIDDLE)) {
            y = (rect.height - height) / 2;
        } else if (kid->valign == KF_VALIGN_BOTTOM) {
            y = rect.height - height;
        }
        rects[i] = (struct kf_rect){x, y, box->as.row.widths[i], height};
        x += box->as.row.widths[i] + box->as.row.gap;
    }
    place_kids(spot, box, rect, box->as.row.kids, rects, box->as.row.count);
}

static void place_table(struct spot spot, const struct kf_box *box, struct kf_rect rect)
{
    struct kf_rect *rects = KF_NEW_ARRAY(spot.placer->arena, box->as.table.count, struct kf_rect);
    kf_len y = 0;

    for (int i = 0; i < box->as.table.count; i++) {
        kf_len height = kf_measure(spot.placer->shaper, box->as.table.rows[i], rect.width, spot.fit);
        rects[i] = (struct kf_rect){0, y, rect.width, height};
        y += height;
    }
    decorate(&spot, box, rect, rects, box->as.table.count);
    for (int i = 0; i < box->as.table.count; i++) {
        struct spot row = spot;
        if (i < box->as.table.heads && (box->flags & KF_OPEN_TOP) && spot.artifact == KF_ARTIFACT_NONE) {
            row.artifact = KF_ARTIFACT_LAYOUT; /* a repeated head is read once */
        }
        place(row, box->as.table.rows[i],
              (struct kf_rect){rect.x, rect.y + rects[i].y, rect.width, rects[i].height});
    }
}

static void place_art(struct spot spot, const struct kf_box *box, struct kf_rect rect)
{
    const struct kf_tag *tag = spot.artifact == KF_ARTIFACT_NONE ? box->tag : NULL;
    struct kf_item item = {.kind = KF_ITEM_DRAWING, .rect = rect, .artifact = box->as.art.artifact, .address = box->address};

    item.rect.width = box->as.art.width;
    item.rect.height = box->as.art.height;
    if (tag && tag->blank != KF_BLANK_NONE) {
        item = blank_item(&spot, item.rect, spot.parent, tag->blank, box->address, tag->alt, tag->group);
    } else if (tag && tag->role == KF_ROLE_FIGURE) {
        item.element = spot.parent;
        spot.parent->box = mirrored(&spot, item.rect);
        spot.parent->box_page = spot.page;
    }
    item.draw = box->decorate;
    item.data = box->decor;
    item.silent = box->as.art.silent;
    item.mirrored = spot.placer->pages->theme->right_to_left && !(box->flags & KF_FIXED_DIRECTION);
    item.placed.width = box->as.art.width;
    item.placed.height = box->as.art.height;
    if (item.draw) {
        emit(&spot, item);
    }
    for (int i = 0; i < box->as.art.count; i++) {
        const struct kf_child *child = &box->as.art.children[i];
        kf_len height = child->height ? child->height : kf_measure(spot.placer->shaper, child->box, child->width, spot.fit);
        place(spot, child->box, (struct kf_rect){rect.x + child->x, rect.y + child->y, child->width, height});
    }
}

static bool has_letters(const char *text)
{
    while (*text && !g_unichar_isalpha(g_utf8_get_char(text))) {
        text = g_utf8_next_char(text);
    }
    return *text != '\0';
}

/* The first text in a box that is more than a number; NULL when it has none. */
static const char *first_words(const struct kf_box *box)
{
    const char *found = NULL;

    switch (box->kind) {
    case KF_BOX_TEXT:
        found = has_letters(box->as.text.text->text) ? box->as.text.text->text : NULL;
        break;
    case KF_BOX_STACK:
        for (int i = 0; i < box->as.stack.count && !found; i++) {
            found = first_words(box->as.stack.kids[i]);
        }
        break;
    case KF_BOX_ROW:
        for (int i = 0; i < box->as.row.count && !found; i++) {
            found = first_words(box->as.row.kids[i]);
        }
        break;
    case KF_BOX_TABLE:
        for (int i = 0; i < box->as.table.count && !found; i++) {
            found = first_words(box->as.table.rows[i]);
        }
        break;
    case KF_BOX_ART:
        for (int i = 0; i < box->as.art.count && !found; i++) {
            found = first_words(box->as.art.children[i].box);
        }
        break;
    case KF_BOX_LINES:
    case KF_BOX_SPACE:
    case KF_BOX_KIND_COUNT:
        break;
    }
    return found;
}

/* An item is named by its own first words, its blanks left out, and has the number that its block gave it as a name. */
static void mark_item(const struct spot *spot, const struct kf_box *box, struct kf_rect rect)
{
    struct kf_mark *mark = new_mark(spot, KF_MARK_ITEM, rect);
    const char *words = first_words(box);
    char **parts = g_strsplit(words ? words : "", "\uFFFC", -1);
    char *label = g_strjoinv("", parts);

    mark->address = box->address;
    mark->label = kf_arena_string(spot->placer->arena, g_strstrip(label));
    mark->item = box->item;
    g_free(label);
    g_strfreev(parts);
}

static void place(struct spot spot, const struct kf_box *box, struct kf_rect rect)
{
    spot = enter(spot, box);
    if (box->flags & KF_ITEM) {
        mark_item(&spot, box, rect);
    }
    switch (box->kind) {
    case KF_BOX_TEXT:
        place_text(spot, box, rect);
        break;
    case KF_BOX_STACK:
        place_stack(spot, box, rect);
        break;
    case KF_BOX_ROW:
        place_row(spot, box, rect);
        break;
    case KF_BOX_TABLE:
        place_table(spot, box, rect);
        break;
    case KF_BOX_ART:
        place_art(spot, box, rect);
        break;
    case KF_BOX_LINES:
        place_lines(spot, box, rect);
        break;
    case KF_BOX_SPACE:
    case KF_BOX_KIND_COUNT:
        break;
    }
}

void kf_place(struct kf_placer *placer, int page, const struct kf_box *box, struct kf_point at, kf_len width,
              kf_len height, const struct kf_fit *fit, struct kf_element *parent, enum kf_artifact artifact)
{
    place((struct spot){placer, page, fit, parent, artifact}, box, (struct kf_rect){at.x, at.y, width, height});
}
