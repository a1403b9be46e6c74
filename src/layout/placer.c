/* Putting things on pages: items, marks, elements and blanks, mirrored where the page runs right to left. */
#include <string.h>

#include "layout/place_internal.h"

void kf_placer_init(struct kf_placer *placer, struct kf_shaper *shaper, struct kf_pages *pages)
{
    *placer = (struct kf_placer){.shaper = shaper, .arena = shaper->arena, .pages = pages};
    placer->language = shaper->theme->language;
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

    pages->pages = kf_arena_grow(placer->arena, pages->pages, pages->count, &pages->room, sizeof *pages->pages);
    pages->pages[pages->count] = (struct kf_page){
        .main = {theme->left, theme->main_top, theme->live_width, theme->main_height},
        .theme = theme,
    };
    return pages->count++;
}

struct kf_rect kf_place_mirrored(const struct kf_spot *spot, struct kf_rect rect)
{
    rect.x = spot->mirrored ? spot->origin - rect.x - rect.width : spot->origin + rect.x;
    return rect;
}

/* Adds an item and hands its run to its element. item->rect is not yet mirrored. */
void kf_place_emit(const struct kf_spot *spot, struct kf_item item)
{
    struct kf_placer *placer = spot->placer;
    struct kf_page *page = &placer->pages->pages[spot->page];

    item.rect = kf_place_mirrored(spot, item.rect);
    item.around = spot->address;
    if (spot->artifact != KF_ARTIFACT_NONE) {
        item.element = NULL;
        item.artifact = spot->artifact;
    }
    page->items = kf_arena_grow(placer->arena, page->items, page->count, &page->room, sizeof *page->items);
    if (item.element) {
        kf_element_add_run(placer->arena, item.element, spot->page, page->count);
    }
    page->items[page->count++] = item;
}

struct kf_mark *kf_place_mark(const struct kf_spot *spot, enum kf_mark_kind kind, struct kf_rect rect)
{
    struct kf_marks *marks = &spot->placer->pages->marks;
    struct kf_mark *mark = KF_NEW(spot->placer->arena, struct kf_mark);

    mark->kind = kind;
    mark->rect = kf_place_mirrored(spot, rect);
    mark->page = spot->page;
    marks->items = kf_arena_grow(spot->placer->arena, marks->items, marks->count, &marks->room, sizeof *marks->items);
    marks->items[marks->count++] = mark;
    return mark;
}

struct kf_mark *kf_place_link(const struct kf_spot *spot, struct kf_element *link, struct kf_rect rect)
{
    struct kf_mark *mark = kf_place_mark(spot, KF_MARK_LINK, rect);

    mark->to = link->tag->to;
    mark->label = link->tag->alt;
    mark->element = link;
    kf_element_add_mark(spot->placer->arena, link, mark);
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

void kf_place_words(struct kf_placer *placer, struct kf_element *element, const char *words, size_t length)
{
    const char *more = kf_arena_string_n(placer->arena, words, length);

    element->words = element->words ? kf_arena_format(placer->arena, "%s %s", element->words, more) : more;
}

/* What an element says of its language, or the nearest around it; the document's, where none does. */
static const char *language_of(const struct kf_placer *placer, const struct kf_element *element)
{
    while (element && !element->language) {
        element = element->parent;
    }
    return element ? element->language : placer->language;
}

bool kf_place_is_foreign(const struct kf_spot *spot, const struct kf_element *element)
{
    return g_strcmp0(language_of(spot->placer, element), spot->shaper->theme->language) != 0;
}

struct kf_element *kf_place_new_element(const struct kf_spot *spot, struct kf_element *parent, const struct kf_tag *tag)
{
    struct kf_element *element = kf_element_new(spot->placer->arena, parent, tag);

    if (kf_place_is_foreign(spot, element)) {
        element->language = spot->shaper->theme->language;
    }
    return element;
}

struct kf_element *kf_place_element(struct kf_spot *spot, const struct kf_tag *tag)
{
    struct kf_element *element = g_hash_table_lookup(spot->placer->elements, tag);

    if (!element) {
        element = kf_place_new_element(spot, spot->parent, tag);
        g_hash_table_insert(spot->placer->elements, (gpointer)(uintptr_t)tag, element);
    }
    return element;
}

/* --- blanks ----------------------------------------------------------------------------------------------------- */

void kf_place_draw_rule(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    const struct kf_rect *rules = placed->kids;

    (void)data;
    for (int i = 0; i < placed->kid_count; i++) {
        kf_canvas_move(canvas, rules[i].x, rules[i].y);
        kf_canvas_line(canvas, rules[i].x + rules[i].width, rules[i].y);
    }
    kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_RULE], KF_INK_BLACK, KF_DASH_NONE);
}

static const char *in_language(const struct kf_spot *spot, const char *name)
{
    const char *suffix = spot->shaper->field_suffix;

    return name && suffix ? kf_arena_format(spot->placer->arena, "%s%s", name, suffix) : name;
}

/* A Form element with its mark: on paper the drawing is its content (PrintField), in a form the field is, and the drawing
 * is an artifact. */
struct kf_item kf_place_blank(const struct kf_spot *spot, struct kf_rect rect, struct kf_element *form)
{
    const struct kf_tag *tag = form->tag;
    struct kf_item item = {.kind = KF_ITEM_DRAWING, .rect = rect, .element = form, .address = tag->address};
    struct kf_mark *mark = kf_place_mark(spot, KF_MARK_BLANK, rect);

    mark->blank = tag->blank;
    mark->options = tag->options;
    mark->address = unique_name(spot->placer, in_language(spot, tag->address ? tag->address : "blank"));
    mark->label = tag->alt;
    mark->group = tag->blank == KF_BLANK_RADIO ? in_language(spot, tag->group) : tag->group; /* typed once, a text fills all */
    mark->group_label = tag->group_label;
    mark->element = form;
    if (spot->shaper->theme->fillable) {
        kf_element_add_mark(spot->placer->arena, form, mark);
        item.element = NULL;
        item.artifact = KF_ARTIFACT_LAYOUT;
    }
    item.placed = (struct kf_placed){.width = rect.width, .height = rect.height};
    return item;
}

struct kf_tag *kf_place_form_tag(struct kf_placer *placer, enum kf_blank_kind kind, const char *label, const char *address)
{
    struct kf_tag *tag = kf_tag_new(placer->arena, KF_ROLE_FORM);

    tag->blank = kind;
    tag->alt = label;
    tag->address = address;
    return tag;
}
