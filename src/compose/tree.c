/* Edits of compose's own copy of a tree. Scalars are never altered: a new one takes the place of the old and remembers
 * it. Lists and mappings of the copy are changed in place. */

#include "compose/compose_internal.h"

#include <assert.h>
#include <string.h>

bool kf_node_says(const struct kf_node *mapping, const char *key)
{
    const char *text = mapping->kind == KF_MAPPING ? kf_node_get_text(mapping, key) : NULL;

    return text && !strcmp(text, "true");
}

static struct kf_node *child(const struct kf_node *node, int i)
{
    return node->kind == KF_MAPPING ? node->pairs[i].value : node->items[i];
}

static int child_count(const struct kf_node *node)
{
    return node->kind == KF_SCALAR ? 0 : node->count;
}

void kf_tree_mark_safety(struct kf_node *node, bool safety)
{
    node->safety = node->safety || safety || kf_node_says(node, "safety");
    for (int i = 0; i < child_count(node); i++) {
        kf_tree_mark_safety(child(node, i), node->safety);
    }
}

bool kf_tree_has_safety(const struct kf_node *node)
{
    bool safety = node->safety;

    for (int i = 0; !safety && i < child_count(node); i++) {
        safety = kf_tree_has_safety(child(node, i));
    }
    return safety;
}

void kf_tree_set_layer(struct kf_node *node, const char *layer)
{
    node->layer = layer;
    for (int i = 0; i < child_count(node); i++) {
        kf_tree_set_layer(child(node, i), layer);
    }
}

int kf_tree_count(const struct kf_node *node)
{
    int count = 1;

    for (int i = 0; i < child_count(node); i++) {
        count += kf_tree_count(child(node, i));
    }
    return count;
}

void kf_tree_put(struct kf_arena *arena, struct kf_node *mapping, const char *key, struct kf_node *value)
{
    for (int i = 0; i < mapping->count; i++) {
        if (!strcmp(mapping->pairs[i].key->text, key)) {
            mapping->pairs[i].value = value;
            return;
        }
    }
    struct kf_pair *pairs = KF_NEW_ARRAY(arena, mapping->count + 1, struct kf_pair);

    if (mapping->count > 0) {
        memcpy(pairs, mapping->pairs, (size_t)mapping->count * sizeof *pairs);
    }
    pairs[mapping->count].key = kf_node_new_scalar(arena, key, value->span);
    pairs[mapping->count].value = value;
    mapping->pairs = pairs;
    mapping->count++;
}

static void drop_pair(struct kf_node *mapping, int i)
{
    memmove(&mapping->pairs[i], &mapping->pairs[i + 1], (size_t)(mapping->count - i - 1) * sizeof mapping->pairs[0]);
    mapping->count--;
}

void kf_tree_drop(struct kf_node *mapping, const char *key)
{
    for (int i = 0; i < mapping->count; i++) {
        if (!strcmp(mapping->pairs[i].key->text, key)) {
            drop_pair(mapping, i);
            return;
        }
    }
}

/* An array of a list, with room for more: ten thousand insertions into one list must not copy it ten thousand times. */
struct grown {
    struct kf_node **items;
    int room;
};

/* The list's own array where that has room for so many, else a new one: the file's are not written to. */
static struct kf_node **array_for(struct kf_compose_state *state, const struct kf_node *list, int count)
{
    struct grown *grown = g_hash_table_lookup(state->grown, list);

    if (grown && grown->items == list->items && grown->room >= count) {
        return grown->items;
    }
    grown = KF_NEW(state->arena, struct grown);
    grown->room = MAX(2 * count, 8);
    grown->items = KF_NEW_ARRAY(state->arena, grown->room, struct kf_node *);
    g_hash_table_insert(state->grown, (gpointer)(guintptr)list, grown);
    return grown->items;
}

void kf_tree_splice(struct kf_compose_state *state, struct kf_node *list, int at, int removed, struct kf_node *const *items,
                    int count)
{
    int after = list->count - at - removed;
    struct kf_node **all = list->items;

    assert(list->kind == KF_SEQUENCE && after >= 0);
    if (count > removed) {
        all = array_for(state, list, list->count - removed + count);
    }
    if (all != list->items && at > 0) {
        memcpy(all, list->items, (size_t)at * sizeof *all);
    }
    if (after > 0) {
        memmove(all + at + count, list->items + at + removed, (size_t)after * sizeof *all);
    }
    if (count > 0) {
        memcpy(all + at, items, (size_t)count * sizeof *all);
    }
    list->items = all;
    list->count += count - removed;
}

static void adopt(GHashTable *parents, struct kf_node *node)
{
    for (int i = 0; i < child_count(node); i++) {
        g_hash_table_insert(parents, child(node, i), node);
        adopt(parents, child(node, i));
    }
}

/* Most compositions change nothing by address, and never ask. */
static GHashTable *parents_of(struct kf_compose_state *state)
{
    if (!state->parents) {
        state->parents = g_hash_table_new(NULL, NULL);
        adopt(state->parents, state->root);
    }
    return state->parents;
}

void kf_tree_adopt(struct kf_compose_state *state, struct kf_node *node, struct kf_node *parent)
{
    GHashTable *parents = parents_of(state);

    g_hash_table_insert(parents, node, parent);
    adopt(parents, node);
}

struct kf_node *kf_tree_parent(struct kf_compose_state *state, const struct kf_node *node)
{
    return g_hash_table_lookup(parents_of(state), node);
}

int kf_tree_place(const struct kf_node *parent, const struct kf_node *node)
{
    for (int i = 0; i < child_count(parent); i++) {
        if (child(parent, i) == node) {
            return i;
        }
    }
    return -1;
}

void kf_tree_replace(struct kf_compose_state *state, struct kf_node *old, struct kf_node *new_node)
{
    struct kf_node *parent = kf_tree_parent(state, old);
    int i = kf_tree_place(parent, old);

    assert(i >= 0);
    if (parent->kind == KF_MAPPING) {
        parent->pairs[i].value = new_node;
    } else {
        parent->items[i] = new_node;
    }
    kf_tree_adopt(state, new_node, parent);
}

void kf_tree_insert(struct kf_compose_state *state, struct kf_node *list, int at, struct kf_node *const *items,
                    int count)
{
    kf_tree_splice(state, list, at, /* removed */ 0, items, count);
    for (int i = 0; i < count; i++) {
        kf_tree_adopt(state, items[i], list);
    }
}

void kf_tree_remove(struct kf_compose_state *state, struct kf_node *node)
{
    struct kf_node *parent = kf_tree_parent(state, node);
    int i = kf_tree_place(parent, node);

    assert(i >= 0);
    if (parent->kind == KF_MAPPING) {
        drop_pair(parent, i);
    } else {
        kf_tree_splice(state, parent, i, /* removed */ 1, NULL, 0);
    }
    g_hash_table_remove(parents_of(state), node);
}

struct kf_node *kf_tree_scalar_like(struct kf_arena *arena, const struct kf_node *old, const char *text,
                                    const char *layer)
{
    struct kf_node *scalar = KF_NEW(arena, struct kf_node);

    *scalar = *old;
    scalar->text = text;
    scalar->layer = layer;
    scalar->replaced = old;
    return scalar;
}

void kf_change_add(struct kf_compose_state *state, struct kf_change change)
{
    g_array_append_val(state->changes, change);
}
