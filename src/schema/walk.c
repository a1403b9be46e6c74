/* A node tree seen through its rows. */

#include "schema/walk.h"

#include <string.h>

#include "schema/schema_internal.h"

enum { INHERITED = KF_FACILITATOR | KF_IS_SAFETY | KF_IS_CORE };

struct walk {
    struct kf_arena *arena;
    const struct kf_shapes *shapes;
    bool (*visit)(void *data, struct kf_node *node, const struct kf_place *place);
    void *data;
};

static void walk_record(struct walk *walk, const struct kf_record *record, struct kf_node *node,
                        const struct kf_place *place);
static void walk_blocks(struct walk *walk, struct kf_node *node, const struct kf_place *place);

/* What a node says of itself and all below: `safety: true`, `core: true`. */
static unsigned own_flags(const struct kf_node *node)
{
    unsigned flags = node->safety ? (unsigned)KF_IS_SAFETY : 0;

    for (int i = 0; node->kind == KF_MAPPING && i < node->count; i++) {
        const struct kf_pair *pair = &node->pairs[i];

        if (pair->value->kind == KF_SCALAR && kf_same_key(pair->value->text, "true")) {
            flags |= strcmp(pair->key->text, "safety") == 0 ? (unsigned)KF_IS_SAFETY : 0;
            flags |= strcmp(pair->key->text, "core") == 0 ? (unsigned)KF_IS_CORE : 0;
        }
    }
    return flags;
}

static bool visit(struct walk *walk, struct kf_node *node, struct kf_place *place)
{
    place->flags |= own_flags(node);
    return walk->visit(walk->data, node, place);
}

static struct kf_place place_below(const struct kf_place *place, const struct kf_node *parent, int index,
                                   const struct kf_field *field, const char *address)
{
    return (struct kf_place){
        .address = address,
        .field = field,
        .parent = parent,
        .parent_address = place->address,
        .index = index,
        .depth = place->depth + 1,
        .flags = (place->flags & INHERITED) | (field == NULL ? 0 : field->flags),
    };
}

/* --- items ---------------------------------------------------------------------------------------------------------- */

static void walk_items(struct walk *walk, struct kf_node *node, const struct kf_place *place)
{
    const struct kf_field *field = place->field;
    const struct kf_record *record = field->kind == KF_FIELD_RECORDS ? field->record : NULL;

    for (int i = 0; node->kind == KF_SEQUENCE && i < node->count; i++) {
        struct kf_node *item = node->items[i];
        const char *address = kf_address_item(walk->arena, field, record, item, i, place->address);
        struct kf_place below = place_below(place, node, i, field, address);

        if (visit(walk, item, &below) && record != NULL) {
            walk_record(walk, record, item, &below);
        }
    }
}

/* `{text, for}` among the items of a list of texts: the text is what has words. */
static void walk_texts(struct walk *walk, struct kf_node *node, const struct kf_place *place)
{
    for (int i = 0; node->kind == KF_SEQUENCE && i < node->count; i++) {
        struct kf_node *item = node->items[i];
        const char *address = kf_address_item(walk->arena, place->field, NULL, item, i, place->address);
        struct kf_place below = place_below(place, node, i, place->field, address);

        if (!visit(walk, item, &below) || item->kind != KF_MAPPING) {
            continue;
        }
        for (int j = 0; j < item->count; j++) {
            if (kf_same_key(item->pairs[j].key->text, "text")) {
                struct kf_place text = place_below(&below, item, j, place->field, address);

                visit(walk, item->pairs[j].value, &text);
            }
        }
    }
}

static void walk_map(struct walk *walk, struct kf_node *node, const struct kf_place *place)
{
    for (int i = 0; node->kind == KF_MAPPING && i < node->count; i++) {
        struct kf_node *item = node->pairs[i].value;
        const char *address = kf_address_join(walk->arena, place->address, node->pairs[i].key->text);
        struct kf_place below = place_below(place, node, i, place->field, address);

        if (visit(walk, item, &below)) {
            walk_record(walk, place->field->record, item, &below);
        }
    }
}

/* --- rows ----------------------------------------------------------------------------------------------------------- */

static void walk_value(struct walk *walk, struct kf_node *node, struct kf_place *place)
{
    if (!visit(walk, node, place)) {
        return;
    }
    switch (place->field->kind) {
    case KF_FIELD_TEXTS:
        walk_texts(walk, node, place);
        break;
    case KF_FIELD_RECORD:
        walk_record(walk, place->field->record, node, place);
        break;
    case KF_FIELD_RECORDS:
        walk_items(walk, node, place);
        break;
    case KF_FIELD_MAP:
        walk_map(walk, node, place);
        break;
    case KF_FIELD_BLOCKS:
        walk_blocks(walk, node, place);
        break;
    case KF_FIELD_END:
    case KF_FIELD_TEXT:
    case KF_FIELD_WORD:
    case KF_FIELD_INT:
    case KF_FIELD_NUMBER:
    case KF_FIELD_BOOL:
    case KF_FIELD_CHOICE:
    case KF_FIELD_WORDS:
    case KF_FIELD_INTS:
    case KF_FIELD_MINUTES:
    case KF_FIELD_NODE:
    case KF_FIELD_KIND_COUNT:
        break;
    }
}

static void walk_row(struct walk *walk, const struct kf_record *record, const struct kf_field *field,
                     const struct kf_node *parent, int index, struct kf_node *value, const struct kf_place *place)
{
    const char *address = kf_address_row(walk->arena, record, field, place->address);
    struct kf_place below = place_below(place, parent, index, field, address);

    walk_value(walk, value, &below);
}

/* place is that of the record's own node, already visited. */
static void walk_record(struct walk *walk, const struct kf_record *record, struct kf_node *node,
                        const struct kf_place *place)
{
    if (node->kind != KF_MAPPING) {
        const struct kf_field *field = record->shorthand == NULL ? NULL : kf_field_find(record, record->shorthand);

        /* The node stands for the shorthand row's value: the same node again, now with its row. */
        if (field != NULL) {
            struct kf_place below = *place;

            below.field = field;
            below.depth++;
            below.flags = (place->flags & INHERITED) | field->flags;
            walk_value(walk, node, &below);
        }
        return;
    }
    for (int i = 0; i < node->count; i++) {
        const struct kf_field *field = kf_field_find(record, node->pairs[i].key->text);

        if (field != NULL) {
            walk_row(walk, record, field, node, i, node->pairs[i].value, place);
        }
    }
}

/* --- blocks --------------------------------------------------------------------------------------------------------- */

static void walk_block_value(struct walk *walk, const struct kf_block_view *view, const struct kf_node *item,
                             const struct kf_place *place)
{
    struct kf_node *value = item->pairs[view->key].value;
    struct kf_place below = place_below(place, item, view->key, NULL, place->address);

    below.flags |= own_flags(value);
    if (!kf_node_is_null(value)) {
        walk_record(walk, view->shape->record, value, &below);
    }
}

static void walk_block(struct walk *walk, const struct kf_block_view *view, const struct kf_node *item,
                       const struct kf_place *place)
{
    for (int i = 0; i < item->count; i++) {
        bool common = false;
        const struct kf_field *field = kf_block_row(walk->shapes, view->shape, item->pairs[i].key->text, &common);

        if (i == view->key) {
            walk_block_value(walk, view, item, place);
        } else if (field != NULL) {
            walk_row(walk, common ? walk->shapes->common : view->shape->record, field, item, i, item->pairs[i].value,
                     place);
        }
    }
}

static void walk_blocks(struct walk *walk, struct kf_node *node, const struct kf_place *place)
{
    const struct kf_block_view *views;

    if (node->kind != KF_SEQUENCE || walk->shapes == NULL) {
        return;
    }
    views = kf_block_views(walk->arena, walk->shapes, node);
    for (int i = 0; i < node->count; i++) {
        struct kf_place below =
            place_below(place, node, i, NULL, kf_address_join(walk->arena, place->address, views[i].id));

        if (visit(walk, node->items[i], &below) && node->items[i]->kind == KF_MAPPING) {
            walk_block(walk, &views[i], node->items[i], &below);
        }
    }
}

void kf_walk(struct kf_arena *arena, const struct kf_shapes *shapes, const struct kf_record *record,
             struct kf_node *root, const char *address,
             bool (*visit_node)(void *data, struct kf_node *node, const struct kf_place *place), void *data)
{
    struct walk walk = {.arena = arena, .shapes = shapes, .visit = visit_node, .data = data};
    struct kf_place place = {.address = address};

    if (visit(&walk, root, &place)) {
        walk_record(&walk, record, root, &place);
    }
}

/* --- kept ----------------------------------------------------------------------------------------------------------- */

struct visited {
    struct kf_node *node;
    struct kf_place place;
};

struct kf_walked {
    const struct visited *items;
    int count;
};

static bool keep(void *data, struct kf_node *node, const struct kf_place *place)
{
    const struct visited visited = {node, *place};

    g_array_append_val((GArray *)data, visited);
    return true;
}

struct kf_walked *kf_walked_new(struct kf_arena *arena, const struct kf_shapes *shapes, const struct kf_record *record,
                                struct kf_node *root, const char *address)
{
    struct kf_walked *walked = KF_NEW(arena, struct kf_walked);
    GArray *all = g_array_new(FALSE, FALSE, sizeof(struct visited));

    kf_walk(arena, shapes, record, root, address, keep, all);
    walked->items = kf_arena_copy(arena, all->data, all->len * sizeof(struct visited));
    walked->count = (int)all->len;
    g_array_free(all, TRUE);
    return walked;
}

void kf_walked_each(const struct kf_walked *walked, bool (*visit_node)(void *data, struct kf_node *node,
                    const struct kf_place *place), void *data)
{
    for (int i = 0; i < walked->count;) {
        const struct visited *at = &walked->items[i++];

        if (!visit_node(data, at->node, &at->place)) {
            while (i < walked->count && walked->items[i].place.depth > at->place.depth) {
                i++;
            }
        }
    }
}
