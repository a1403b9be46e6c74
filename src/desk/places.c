/* Each item of a page knows the node that its words come from. */

#include "desk/places.h"

#include "editions/printed.h"
#include "model/kept.h"

struct placing {
    struct kf_arena *arena;
    GHashTable *texts;  /* scalar → struct kf_translatable */
    GHashTable *placed; /* scalar → struct kf_placed_text */
    struct kf_list found;
};

static void add_place(struct placing *placing, const struct kf_node *scalar, int page, struct kf_rect rect)
{
    struct kf_placed_text *text = g_hash_table_lookup(placing->placed, scalar);
    struct kf_text_place *place = KF_NEW(placing->arena, struct kf_text_place);

    if (text == NULL) {
        text = KF_NEW(placing->arena, struct kf_placed_text);
        *text = (struct kf_placed_text){.text = g_hash_table_lookup(placing->texts, scalar)};
        g_hash_table_insert(placing->placed, (gpointer)(guintptr)scalar, text);
        kf_list_add(placing->arena, &placing->found, text);
    }
    *place = (struct kf_text_place){page, rect};
    kf_list_add(placing->arena, &text->places, place);
}

static void look_through(struct placing *placing, const struct kf_page *page, int number)
{
    const struct kf_item *last = NULL;

    for (int i = 0; i < page->count; i++) {
        const struct kf_item *item = &page->items[i];
        const struct kf_text *source = item->kind == KF_ITEM_TEXT ? item->shaped->text->source : NULL;

        if (source == NULL || item->silent || !g_hash_table_contains(placing->texts, source->node) ||
            (last != NULL && kf_printed_is_same_text(last, item))) {
            continue;
        }
        add_place(placing, source->node, number, kf_printed_rect(placing->arena, item));
        last = item;
    }
}

struct kf_list kf_places_of(struct kf_arena *arena, const struct kf_content *content, const struct kf_document *document)
{
    const struct kf_list *texts = kf_content_texts(content);
    struct placing placing = {arena, g_hash_table_new(NULL, NULL), g_hash_table_new(NULL, NULL), {0}};

    for (int i = 0; i < texts->count; i++) {
        const struct kf_translatable *text = texts->items[i];

        if (!text->number) {
            g_hash_table_insert(placing.texts, text->scalar, (gpointer)(guintptr)text);
        }
    }
    for (int i = 0; i < document->pages.count; i++) {
        look_through(&placing, &document->pages.pages[i], i);
    }
    g_hash_table_destroy(placing.texts);
    g_hash_table_destroy(placing.placed);
    return placing.found;
}
