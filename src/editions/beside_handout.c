/* What stands on no family's page: what to listen for while people work on a handout, and its sentences filled in, each
 * under the place on the handout that it speaks of, as laid out in this very edition. */
#include <string.h>

#include "editions/guide_internal.h"

enum { WORDS_MOST = 5 }; /* of what stands at the place: enough to find it by */

static const struct kf_handout *find_handout(const struct kf_build *build, const char *id)
{
    const struct kf_records *handouts = &build->content->module->handouts;

    for (int i = 0; i < handouts->count; i++) {
        const struct kf_handout *handout = handouts->items[i];
        if (strcmp(handout->id, id) == 0) {
            return handout;
        }
    }
    return NULL;
}

/* --- the place ---------------------------------------------------------------------------------------------------------- */

struct item_range { /* numbered items of a block; both NULL: it has none */
    const struct kf_index_entry *first, *last;
};

static struct item_range items_of(const struct kf_handout_view *view, const char *block)
{
    struct item_range range = {NULL, NULL};
    size_t length = strlen(block);

    for (int i = 0; i < view->index_count; i++) {
        const struct kf_index_entry *entry = &view->index[i];
        if (entry->item > 0 && entry->address && strncmp(entry->address, block, length) == 0 &&
            entry->address[length] == '/') {
            range.first = !range.first || entry->item < range.first->item ? entry : range.first;
            range.last = !range.last || entry->item > range.last->item ? entry : range.last;
        }
    }
    return range;
}

static const char *number_words(struct kf_build *build, int number)
{
    return kf_arena_format(build->arena, "%d", number);
}

/* "I would like to talk …": two spaces are left where a blank was. */
static const char *few_words(struct kf_build *build, const char *words)
{
    char **all = g_strsplit(words, " ", -1);
    const char *few = NULL;
    int count = 0;

    for (int i = 0; all[i] && count <= WORDS_MOST; i++) {
        if (*all[i]) {
            const char *next = count++ < WORDS_MOST ? all[i] : "…";
            few = few ? kf_arena_format(build->arena, "%s %s", few, next) : kf_arena_string(build->arena, next);
        }
    }
    g_strfreev(all);
    return few ? few : words;
}

static const char *words_of_place(struct kf_build *build, const struct kf_handout_view *view,
                                  const struct kf_index_entry *entry, const char *title)
{
    const struct kf_vocabulary *vocabulary = build->content->vocabulary;
    struct item_range items = entry->item > 0 ? (struct item_range){entry, entry} : items_of(view, entry->address);
    const char *handout = kf_guide_handout_number(build, view), *page = number_words(build, entry->page);

    if (items.first && items.first->page == items.last->page && items.first != items.last) {
        return kf_vocabulary_fill(vocabulary, build->arena, "place-items", "handout", handout, "page",
                                  number_words(build, items.first->page), "from", number_words(build, items.first->item),
                                  "to", number_words(build, items.last->item), NULL);
    }
    const char *words = few_words(build, title);
    return entry->item > 0 ? kf_vocabulary_fill(vocabulary, build->arena, "place-item", "handout", handout, "page", page,
                                                "item", number_words(build, entry->item), "words", words, NULL)
                           : kf_vocabulary_fill(vocabulary, build->arena, "place-page", "handout", handout, "page", page,
                                                "words", words, NULL);
}

/* "Handout 2.1, page 1, item 3: Share how it felt", which leads there. NULL: the page does not show it. heading: of the
 * block, where it has one on the same page; NULL. */
static struct kf_box *place_box(struct kf_build *build, const struct kf_handout_view *view, const char *address,
                                const char *heading)
{
    const struct kf_index_entry *entry = kf_handout_find(view, address);
    const struct kf_index_entry *named = heading ? kf_handout_find(view, heading) : NULL;

    if (!entry) {
        return NULL;
    }
    const char *title = named && named->page == entry->page ? named->words : entry->words;
    const char *to = kf_arena_format(build->arena, "#%s", address);
    const struct kf_inline *words = kf_inline_link(build->arena, words_of_place(build, view, entry, title), to);
    struct kf_box *box = kf_part_inline(build, words, KF_STYLE_SMALL_BOLD, KF_ROLE_P);
    box->flags |= KF_KEEP_NEXT;
    return box;
}

/* --- what is said of it -------------------------------------------------------------------------------------------------- */

struct gathering { /* what stands beside a handout, in the order of its page */
    struct kf_build *build;
    const struct kf_handout_view *view;
    struct kf_list boxes;
};

static void add_at_place(struct gathering *gathering, const char *address, const char *heading, struct kf_box *note,
                         struct kf_box *example)
{
    struct kf_build *build = gathering->build;
    struct kf_list kids = {0};
    struct kf_box *const parts[] = {place_box(build, gathering->view, address, heading), note, example};

    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        if (parts[i]) {
            kf_list_add(build->arena, &kids, parts[i]);
        }
    }
    if (note || example) {
        kf_list_add(build->arena, &gathering->boxes, kf_box_stack(build->arena, &kids, 0));
    }
}

static struct kf_box *note_box(struct kf_build *build, const struct kf_block_facilitator *facilitator)
{
    const char *label =
        kf_arena_format(build->arena, "%s:", kf_vocabulary_get(build->content->vocabulary, "listen-for"));

    return facilitator && facilitator->listen_for.text
               ? kf_part_inline(build, kf_build_labelled(build, label, &facilitator->listen_for), KF_STYLE_COMPACT, KF_ROLE_P)
               : NULL;
}

/* Any block may have an `example:`, a list of texts; the block's own record binds it, so its nodes are read here. */
static struct kf_box *example_box(struct kf_build *build, const struct kf_block *block)
{
    const struct kf_node *example = kf_node_get(block->node, "example");
    struct kf_list items = {0};

    for (int i = 0; example && example->kind == KF_SEQUENCE && i < example->count; i++) {
        const struct kf_node *item = example->items[i];
        const struct kf_node *scalar = item->kind == KF_MAPPING ? kf_node_get(item, "text") : item;
        struct kf_text *text = KF_NEW(build->arena, struct kf_text);
        if (scalar && scalar->kind == KF_SCALAR) {
            *text = (struct kf_text){.text = scalar->text, .node = scalar,
                                     .address = kf_arena_format(build->arena, "%s/example/%d", block->address, i + 1)};
            struct kf_box *body = kf_part_text(build, text, KF_STYLE_COMPACT, KF_ROLE_BODY);
            kf_list_add(build->arena, &items, kf_box_role(build->arena, kf_part_stack(build, 0, body, NULL), KF_ROLE_ITEM));
        }
    }
    if (items.count == 0) {
        return NULL;
    }
    struct kf_box *title = kf_part_inline(build, kf_build_words(build, "worked-example"), KF_STYLE_LABEL, KF_ROLE_P);
    title->flags |= KF_KEEP_NEXT;
    return kf_part_stack(build, 0, title, kf_part_list(build, &items, KF_MM(1), KF_NUMBERING_NONE), NULL);
}

static void gather_blocks(struct gathering *gathering, const struct kf_blocks *blocks);

/* Of the items that a block has, as its own rows bind them; blocks in columns are such items' too. */
static void gather_items(struct gathering *gathering, const struct kf_record *record, const void *data)
{
    const char *address = record->address_offset == KF_NOWHERE
                              ? NULL
                              : *(const char *const *)((const char *)data + record->address_offset);

    for (const struct kf_field *field = record->fields; field->kind != KF_FIELD_END; field++) {
        const void *member = (const char *)data + field->offset;
        if (field->kind == KF_FIELD_RECORDS) {
            const struct kf_records *items = member;
            for (int i = 0; i < items->count; i++) {
                gather_items(gathering, field->record, items->items[i]);
            }
        } else if (field->kind == KF_FIELD_BLOCKS) {
            gather_blocks(gathering, member);
        } else if (field->record == &kf_facilitator_record && address) {
            add_at_place(gathering, address, /* heading */ NULL,
                         note_box(gathering->build, *(const struct kf_block_facilitator *const *)member), NULL);
        }
    }
}

/* The heading that it stands under; NULL. */
static const char *heading_of(const struct kf_blocks *blocks, int place)
{
    const struct kf_block *before = place > 0 ? blocks->items[place - 1] : NULL;

    return before && strcmp(((const struct kf_block_type *)before->type)->name, "heading") == 0 ? before->address : NULL;
}

static void gather_blocks(struct gathering *gathering, const struct kf_blocks *blocks)
{
    for (int i = 0; i < blocks->count; i++) {
        const struct kf_block *block = blocks->items[i];
        const struct kf_block_type *type = block->type;
        const struct kf_block_common *common = block->common;

        add_at_place(gathering, block->address, heading_of(blocks, i), note_box(gathering->build, common ? common->facilitator : NULL),
                     example_box(gathering->build, block));
        gather_items(gathering, &type->record, block->data);
    }
}

struct kf_box *kf_beside_handout(struct kf_build *build, const struct kf_handout_view *view)
{
    const struct kf_handout *handout = find_handout(build, view->id);
    struct gathering gathering = {.build = build, .view = view};

    if (handout) {
        gather_blocks(&gathering, &handout->blocks);
    }
    return gathering.boxes.count > 0 ? kf_box_stack(build->arena, &gathering.boxes, KF_MM(3)) : NULL;
}
