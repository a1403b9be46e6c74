/* One change of an overlay made to our copy of the tree: guarded where it touches a safety text, recorded for the
 * adaptation log. */

#include "compose/compose_internal.h"

#include <string.h>

/* --- what may be changed ------------------------------------------------------------------------------------------- */

/* A page that only includes a safety text may go as a whole; a part of a page may not take one with it. */
static bool touches_safety(const struct kf_entry *entry, const struct kf_node *node)
{
    if (node->safety || (entry->flags & KF_IS_SAFETY)) {
        return true;
    }
    return !kf_entry_is_piece(entry) && kf_tree_has_safety(node);
}

static bool may_change(const struct kf_overlay_layer *layer, const struct kf_overlay_change *change,
                       const struct kf_entry *entry, const struct kf_node *node, bool safety)
{
    struct kf_diags *diags = layer->state->run->diags;
    struct kf_diag *diag;

    if (!safety) {
        return true;
    }
    if (change->verb == KF_OVERLAY_REMOVE) {
        diag = kf_diag_push(diags, KF_SAFETY_CHANGE, change->span, entry->address,
                            "\"%s\" is a safety text and is never removed", change->given);
        kf_diag_hint(diags, diag, "take this change out; to reword it, use replace with approved-by and approved-on");
    } else if (!change->row->approved_by || !change->row->approved_on) {
        diag = kf_diag_push(diags, KF_SAFETY_CHANGE, change->span, entry->address,
                            "\"%s\" is a safety text and this new wording is not approved", change->given);
        kf_diag_hint(diags, diag,
                     "ask your clinical director, then write approved-by: (name and role) and approved-on: (date)");
    } else {
        return true;
    }
    kf_diag_also(diags, diag, node->span, "the safety text");
    return false;
}

/* What stands here before the change, in words. */
static const char *old_words(struct kf_overlays *overlays, struct kf_overlay_layer *layer, struct kf_node *node)
{
    return node->kind == KF_SCALAR
               ? node->text
               : kf_words_at(overlays->state->arena, kf_layer_live(overlays, layer), node);
}

static void record(const struct kf_overlay_layer *layer, struct kf_overlay_change *change, const struct kf_entry *entry,
                   const struct kf_node *node, const char *old_text)
{
    bool core = (entry->flags & KF_IS_CORE) != 0; /* the walk hands `core: true` down */
    const char *address = kf_arena_string(layer->state->arena, entry->address);

    change->state.core = core;
    change->state.safety = touches_safety(entry, node);
    if (core && layer->file->owner != KF_OVERLAY_OF_KIT) {
        kf_diag_also(layer->state->run->diags,
                     kf_diag_note(layer->state->run->diags, KF_CORE_CHANGE, change->span, address,
                                  "\"%s\" is a core part of the session; the change is listed in the adaptation log",
                                  change->given),
                     node->span, "the core part");
    }
    kf_change_add(layer->state, (struct kf_change){
                                    .kind = change->state.kind,
                                    .address = address,
                                    .layer = layer->name,
                                    .old_text = old_text,
                                    .span = change->span,
                                    .core = core,
                                    .safety = change->state.safety,
                                    .owner = layer->file->owner,
                                    .why = change->row->why,
                                    .approved_by = change->row->approved_by,
                                    .approved_on = change->row->approved_on,
                                });
    change->recorded_change = (int)layer->state->changes->len;
}

/* --- making the changes -------------------------------------------------------------------------------------------- */

static void mark_gone(struct kf_entry *entry, const struct kf_overlay_layer *layer,
                      const struct kf_overlay_change *change)
{
    entry->now = NULL;
    entry->gone_by = layer->name;
    entry->gone_at = change->span;
}

static void forget(struct kf_overlays *overlays, struct kf_node *node, const struct kf_overlay_layer *layer,
                   const struct kf_overlay_change *change)
{
    struct kf_entry *entry = kf_index_of(overlays->kit, node);

    if (entry) {
        mark_gone(entry, layer, change);
    }
    for (int i = 0; node->kind != KF_SCALAR && i < node->count; i++) {
        forget(overlays, node->kind == KF_MAPPING ? node->pairs[i].value : node->items[i], layer, change);
    }
}

/* Before a list changes, blocks without an id keep the names that they have now (`text-2`). */
static void keep_names(struct kf_overlays *overlays, struct kf_node *list)
{
    if (!g_hash_table_add(overlays->named, list)) {
        return; /* what is added later has a name */
    }
    for (int i = 0; list->kind == KF_SEQUENCE && i < list->count; i++) {
        struct kf_node *item = list->items[i];
        const struct kf_entry *entry = kf_index_of(overlays->kit, item);

        if (entry && !entry->field && item->kind == KF_MAPPING && !kf_node_get(item, "id") && !item->inserted_as) {
            item->inserted_as = kf_address_last(entry->address);
        }
    }
}

static struct kf_node *fresh_copy(const struct kf_overlay_layer *layer, const struct kf_node *from)
{
    struct kf_node *copy = kf_node_copy(layer->state->arena, from);

    kf_tree_set_layer(copy, layer->name);
    kf_tree_mark_safety(copy, false);
    copy->place = 0;
    return copy;
}

/* The text inside a group that shares its address: `text` of `callout: {title: ..., text: ...}`. */
static struct kf_node *text_with_address(const struct kf_index *index, const char *address)
{
    for (int i = 0; i < index->count; i++) {
        const struct kf_entry *entry = &index->entries[i];
        struct kf_node *scalar = entry->now && entry->now->kind == KF_SCALAR && strcmp(entry->address, address) == 0
                                     ? kf_prose_of(entry->now, entry->field, entry->flags)
                                     : NULL;

        if (scalar) {
            return scalar;
        }
    }
    return NULL;
}

/* The scalar that `with: words` means when the address is also that of what the text stands in, such as `text: ...`. */
static struct kf_node *bare_text(struct kf_overlays *overlays, struct kf_overlay_layer *layer,
                                 const struct kf_overlay_change *change, const struct kf_entry *entry, struct kf_node *node)
{
    const struct kf_shapes *shapes = overlays->state->input->shapes;
    struct kf_node *text;

    for (int i = 0; !entry->field && node->kind == KF_MAPPING && i < node->count; i++) {
        if (kf_shapes_find(shapes, node->pairs[i].key->text) && node->pairs[i].value->kind == KF_SCALAR) {
            return node->pairs[i].value;
        }
    }
    text = kf_prose_of(node, entry->field, entry->flags);
    return text ? text
                : text_with_address(change->target ? overlays->kit : kf_layer_live(overlays, layer), entry->address);
}

static bool kinds_agree(const struct kf_overlay_layer *layer, const struct kf_overlay_change *change,
                        const struct kf_entry *entry, const struct kf_node *node, const struct kf_node *with)
{
    static const char *const words[KF_NODE_KIND_COUNT] = {"a text", "a list", "a group of keys"};
    bool both_ways = entry->field && entry->field->kind == KF_FIELD_TEXTS && with->kind != KF_SEQUENCE;

    if (node->kind == with->kind || (both_ways && node->kind != KF_SEQUENCE)) {
        return true;
    }
    struct kf_diag *diag =
        kf_diag_push(layer->state->run->diags, KF_WRONG_TYPE, with->span, change->given,
                     "\"%s\" is %s, and this puts %s there", change->given, words[node->kind], words[with->kind]);

    kf_diag_also(layer->state->run->diags, diag, node->span, "the kit's");
    kf_diag_hint(layer->state->run->diags, diag, "write %s after with:, or give the address of a part of it",
                 words[node->kind]);
    return false;
}

/* A new mapping keeps the name of the old: nothing renumbers. */
static bool keep_id(const struct kf_overlay_layer *layer, const struct kf_overlay_change *change,
                    const struct kf_node *old, struct kf_node *new_node)
{
    struct kf_node *id, *given;

    if (old->kind != KF_MAPPING || new_node->kind != KF_MAPPING) {
        return true;
    }
    id = kf_node_get(old, "id");
    given = kf_node_get(new_node, "id");
    if (id && !given) {
        kf_tree_put(layer->state->arena, new_node, "id", kf_node_copy(layer->state->arena, id));
    } else if (id && given->kind == KF_SCALAR && strcmp(given->text, id->text) != 0) {
        kf_diag_hint(layer->state->run->diags,
                     kf_diag_push(layer->state->run->diags, KF_BAD_ID, given->span, change->given,
                                  "what replaces \"%s\" keeps its id", id->text),
                     "leave id out, or write id: %s", id->text);
        return false;
    }
    return true;
}

static void replace(struct kf_overlays *overlays, struct kf_overlay_layer *layer, struct kf_overlay_change *change,
                    const struct kf_entry *entry, struct kf_node *node)
{
    struct kf_compose_state *state = overlays->state;
    const struct kf_node *with = change->row->with;
    bool safety = touches_safety(entry, node);
    struct kf_entry *kit;
    struct kf_node *new_node,
        *inner = with->kind == KF_SCALAR && node->kind == KF_MAPPING ? bare_text(overlays, layer, change, entry, node) : NULL;

    if (!may_change(layer, change, entry, node, safety)) {
        return;
    }
    node = inner ? inner : node;
    if (!kinds_agree(layer, change, entry, node, with)) {
        return;
    }
    new_node = fresh_copy(layer, with);
    if (!keep_id(layer, change, node, new_node)) {
        return;
    }
    record(layer, change, entry, node, old_words(overlays, layer, node));
    kf_list_add(state->arena, &change->added, new_node);
    keep_names(overlays, kf_tree_parent(state, node));
    new_node->place = node->place;
    new_node->inserted_as = node->inserted_as;
    new_node->replaced = node;
    kf_tree_mark_safety(new_node, safety);
    kit = kf_index_of(overlays->kit, node);
    if (!kit && change->target && change->target->now == node) {
        kit = change->target; /* replaced before, by an earlier layer */
    }
    forget(overlays, node, layer, change);
    kf_tree_replace(state, node, new_node);
    if (kit) {
        kit->now = new_node;
        kit->gone_by = NULL;
    }
    if (new_node->kind == KF_SEQUENCE && entry->field && entry->field->kind == KF_FIELD_BLOCKS) {
        kf_pieces_expand_blocks(state, new_node);
    }
}

static void take_out(struct kf_overlays *overlays, struct kf_overlay_layer *layer, struct kf_overlay_change *change,
                     const struct kf_entry *entry, struct kf_node *node)
{
    struct kf_node *parent = kf_tree_parent(overlays->state, node);

    if (!may_change(layer, change, entry, node, touches_safety(entry, node))) {
        return;
    }
    if (!parent || (parent->kind == KF_MAPPING && entry->field && (entry->field->flags & KF_REQUIRED))) {
        kf_diag_hint(overlays->state->run->diags,
                     kf_overlay_complain(layer, change, KF_MISSING_KEY, "this part is needed and cannot be removed"),
                     "give it other words with replace");
        return;
    }
    record(layer, change, entry, node, old_words(overlays, layer, node));
    keep_names(overlays, parent);
    forget(overlays, node, layer, change);
    if (change->target && change->target->now == node) {
        mark_gone(change->target, layer, change);
    }
    kf_tree_remove(overlays->state, node);
}

/* The new items, each with a name: its own id, or the anchor's with the layer and a number. */
static struct kf_node *new_items(struct kf_overlays *overlays, struct kf_overlay_layer *layer,
                                 const struct kf_overlay_change *change, const char *anchor)
{
    struct kf_compose_state *state = overlays->state;
    const struct kf_node *given = change->row->blocks ? change->row->blocks : change->row->items;
    struct kf_node *list = fresh_copy(layer, given);

    if (list->kind != KF_SEQUENCE) { /* one alone */
        struct kf_node *one = list;

        list = KF_NEW(state->arena, struct kf_node);
        *list = (struct kf_node){.kind = KF_SEQUENCE, .span = one->span, .layer = layer->name};
        kf_tree_splice(state, list, 0, /* removed */ 0, &one, 1);
    }
    if (change->row->blocks) {
        kf_pieces_expand_blocks(state, list);
    }
    for (int i = 0; i < list->count; i++) {
        struct kf_node *item = list->items[i];
        int n = GPOINTER_TO_INT(g_hash_table_lookup(layer->inserted, anchor)) + 1;

        item->place = 0;
        if (item->kind != KF_MAPPING || !kf_node_get(item, "id")) {
            item->inserted_as = kf_arena_format(state->arena, "%s+%s-%d", anchor, layer->file->layer, n);
            g_hash_table_insert(layer->inserted, (gpointer)(guintptr)anchor, GINT_TO_POINTER(n));
        }
    }
    return list;
}

static const char *plain_anchor(const struct kf_overlays *overlays, const char *address)
{
    char *last = kf_arena_string(overlays->state->arena, kf_address_last(address));
    char *plus = strchr(last, '+');

    if (plus) { /* beside another insertion: the same anchor, so that names stay short */
        *plus = '\0';
    }
    return last;
}

static void keep_added(const struct kf_overlays *overlays, struct kf_overlay_change *change, const struct kf_node *items)
{
    for (int i = 0; i < items->count; i++) {
        kf_list_add(overlays->state->arena, &change->added, items->items[i]);
    }
}

static bool may_add(const struct kf_overlay_layer *layer, const struct kf_overlay_change *change,
                    const struct kf_entry *entry, const struct kf_node *list)
{
    if (list && list->kind == KF_SEQUENCE) {
        return may_change(layer, change, entry, list, list->safety);
    }
    kf_diag_hint(layer->state->run->diags,
                 kf_overlay_complain(layer, change, KF_WRONG_TYPE, "this address is no place in a list"),
                 "insert beside an item or a block; append to a list or to a block that is one");
    return false;
}

static void add_items(struct kf_overlays *overlays, struct kf_node *list, int at, const struct kf_node *items)
{
    kf_tree_insert(overlays->state, list, at, items->items, items->count);
    for (int i = 0; i < items->count; i++) {
        kf_tree_mark_safety(items->items[i], list->safety);
    }
}

static void insert(struct kf_overlays *overlays, struct kf_overlay_layer *layer, struct kf_overlay_change *change,
                   const struct kf_entry *entry, struct kf_node *node)
{
    struct kf_node *list = kf_tree_parent(overlays->state, node), *items;
    const char *anchor = plain_anchor(overlays, entry->address);
    int at;

    if (!may_add(layer, change, entry, list)) {
        return;
    }
    keep_names(overlays, list);
    items = new_items(overlays, layer, change, anchor);
    at = kf_tree_place(list, node) + (change->verb == KF_OVERLAY_AFTER);
    /* Several changes after one anchor stand in the order of the file. */
    while (change->verb == KF_OVERLAY_AFTER && at < list->count && list->items[at]->layer == layer->name &&
           list->items[at]->place == 0 && !list->items[at]->replaced) {
        at++;
    }
    record(layer, change, entry, node, /* old_text */ NULL);
    keep_added(overlays, change, items);
    add_items(overlays, list, at, items);
}

/* The list that an address means: itself, a block's, a page's blocks. */
static struct kf_node *list_of(const struct kf_overlays *overlays, const struct kf_entry *entry, struct kf_node *node)
{
    const struct kf_shapes *shapes = overlays->state->input->shapes;

    if (node->kind != KF_MAPPING) {
        return node;
    }
    for (int i = 0; !entry->field && i < node->count; i++) {
        const struct kf_block_shape *shape = kf_shapes_find(shapes, node->pairs[i].key->text);
        struct kf_node *value = node->pairs[i].value;

        if (shape && value->kind == KF_SEQUENCE) {
            return value;
        }
        if (shape && value->kind == KF_MAPPING && shape->record && shape->record->shorthand) {
            return kf_node_get(value, shape->record->shorthand);
        }
    }
    return kf_node_get(node, "blocks");
}

static void append(struct kf_overlays *overlays, struct kf_overlay_layer *layer, struct kf_overlay_change *change,
                   const struct kf_entry *entry, struct kf_node *node)
{
    struct kf_node *list = list_of(overlays, entry, node), *items;

    if (!may_add(layer, change, entry, list)) {
        return;
    }
    keep_names(overlays, list);
    items = new_items(overlays, layer, change, plain_anchor(overlays, entry->address));
    record(layer, change, entry, node, /* old_text */ NULL);
    keep_added(overlays, change, items);
    add_items(overlays, list, list->count, items);
}

void kf_overlay_change_make(struct kf_overlays *overlays, struct kf_overlay_layer *layer,
                            struct kf_overlay_change *change)
{
    static void (*const makers[KF_OVERLAY_VERB_COUNT])(struct kf_overlays *, struct kf_overlay_layer *,
                                                       struct kf_overlay_change *, const struct kf_entry *,
                                                       struct kf_node *) = {replace, insert, insert, take_out, append};
    struct kf_entry entry;
    struct kf_node *node;

    if (change->skipped) {
        return;
    }
    node = kf_target_find(overlays, layer, change, &entry);
    if (node) {
        makers[change->verb](overlays, layer, change, &entry, node);
    }
}
