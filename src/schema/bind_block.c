/* Binding blocks: one key names the block, the others are common rows or its own. */

#include <string.h>

#include "schema/schema_internal.h"

struct block_binding {
    const struct kf_block_view *view;
    const struct kf_node *item; /* the block's mapping */
    const char *address;
    bool safety;
    void *data, *common;
    bool *data_seen, *common_seen;
};

static void bind_row(struct kf_binder *binder, const struct block_binding *block, const struct kf_record *record,
                     const struct kf_field *field, const struct kf_pair *pair, bool *seen, void *bound)
{
    struct kf_slot slot = {
        .record = record,
        .field = field,
        .node = pair->value,
        .address = kf_address_row(binder->run->arena, record, field, block->address),
        .safety = block->safety,
    };

    seen[field - record->fields] = true;
    kf_bind_slot(binder, &slot, bound);
}

static void bind_inside(struct kf_binder *binder, const struct block_binding *block, const struct kf_node *value)
{
    const struct kf_block_shape *shape = block->view->shape;

    for (int i = 0; i < value->count; i++) {
        const struct kf_field *field = kf_field_find(shape->record, value->pairs[i].key->text);

        if (field == NULL) {
            const struct kf_field *meant =
                kf_complain_unknown(binder, shape->record, shape, value, &value->pairs[i], block->address);

            if (meant != NULL) {
                block->data_seen[meant - shape->record->fields] = true;
            }
        } else {
            bind_row(binder, block, shape->record, field, &value->pairs[i], block->data_seen, block->data);
        }
    }
}

static const char *own_keys(struct kf_arena *arena, const struct kf_record *record)
{
    int count = kf_field_count(record);
    const char **names = KF_NEW_ARRAY(arena, count, const char *);

    for (int i = 0; i < count; i++) {
        names[i] = record->fields[i].key;
    }
    return kf_word_list(arena, names, count, count);
}

static void bind_bare(struct kf_binder *binder, const struct block_binding *block, const struct kf_pair *pair)
{
    const struct kf_record *record = block->view->shape->record;
    const struct kf_field *field = record->shorthand == NULL ? NULL : kf_field_find(record, record->shorthand);
    struct kf_diags *diags = binder->run->diags;

    if (field != NULL) {
        bind_row(binder, block, record, field, pair, block->data_seen, block->data);
        return;
    }
    kf_diag_hint(diags,
                 kf_diag_push(diags, KF_WRONG_TYPE, pair->value->span, block->address,
                              pair->value->kind == KF_SCALAR ? "\"%s\" has keys of its own: this is text alone"
                                                             : "\"%s\" has keys of its own: this is a list",
                              pair->key->text),
                 "write its keys below it, a line each: %s", own_keys(binder->run->arena, record));
}

static void bind_named(struct kf_binder *binder, const struct block_binding *block)
{
    const struct kf_pair *pair = &block->item->pairs[block->view->key];

    if (pair->value->kind == KF_MAPPING) {
        bind_inside(binder, block, pair->value);
    } else if (!kf_node_is_null(pair->value)) {
        bind_bare(binder, block, pair);
    }
}

static void complain_beside(struct kf_binder *binder, const struct block_binding *block, const struct kf_pair *pair)
{
    const struct kf_record *own = block->view->shape->record, *common = binder->shapes->common;
    int own_count = kf_field_count(own), count = own_count + (common == NULL ? 0 : kf_field_count(common));
    struct kf_field *fields = KF_NEW_ARRAY(binder->run->arena, count + 1, struct kf_field);
    struct kf_record both = *own;
    const struct kf_field *meant;

    /* Own rows first: they are what the author is most likely to have meant. */
    memcpy(fields, own->fields, (size_t)own_count * sizeof *fields);
    if (common != NULL) {
        memcpy(fields + own_count, common->fields, (size_t)(count - own_count) * sizeof *fields);
    }
    both.fields = fields;
    both.name = kf_arena_format(binder->run->arena, "%s", block->view->shape->name);
    meant = kf_complain_unknown(binder, &both, NULL, block->item, pair, block->address);
    if (meant != NULL && meant - fields < own_count) {
        block->data_seen[meant - fields] = true;
    }
}

static bool stands_inside(const struct block_binding *block, const struct kf_field *field)
{
    const struct kf_node *value = block->item->pairs[block->view->key].value;
    const char *shorthand = block->view->shape->record->shorthand;

    if (value->kind == KF_MAPPING || kf_node_is_null(value)) {
        return kf_node_get(value, field->key) != NULL;
    }
    return shorthand != NULL && strcmp(shorthand, field->key) == 0;
}

static void complain_second(struct kf_binder *binder, const struct block_binding *block, const struct kf_node *second);

static void bind_own_beside(struct kf_binder *binder, const struct block_binding *block, const struct kf_field *field,
                            const struct kf_pair *pair)
{
    struct kf_diags *diags = binder->run->diags;

    if (stands_inside(block, field) && kf_shapes_find(binder->shapes, field->key) != NULL) {
        complain_second(binder, block, pair->key); /* `heading: My words` with `text: ...`, a block, below */
        return;
    }
    if (stands_inside(block, field)) {
        kf_diag_hint(diags,
                     kf_diag_push(diags, KF_DUPLICATE_KEY, pair->key->span, block->address,
                                  "\"%s\" stands both inside and beside \"%s\"", field->key, block->view->shape->name),
                     "keep one of the two");
        return;
    }
    bind_row(binder, block, block->view->shape->record, field, pair, block->data_seen, block->data);
}

static void bind_beside(struct kf_binder *binder, const struct block_binding *block)
{
    for (int i = 0; i < block->item->count; i++) {
        const struct kf_pair *pair = &block->item->pairs[i];
        bool common = false;
        const struct kf_field *field = kf_block_row(binder->shapes, block->view->shape, pair->key->text, &common);

        if (i == block->view->key || i == block->view->second_key) {
            continue;
        }
        if (field == NULL) {
            complain_beside(binder, block, pair);
        } else if (common) {
            g_assert(block->common_seen != NULL); /* a common row was found, so there are some */
            bind_row(binder, block, binder->shapes->common, field, pair, block->common_seen, block->common);
        } else {
            bind_own_beside(binder, block, field, pair);
        }
    }
}

static void complain_second(struct kf_binder *binder, const struct block_binding *block, const struct kf_node *second)
{
    struct kf_diags *diags = binder->run->diags;
    const struct kf_node *first = block->item->pairs[block->view->key].key;
    struct kf_diag *diag = kf_diag_push(diags, KF_UNKNOWN_BLOCK, second->span, block->address,
                                        "\"%s\" and \"%s\" name two blocks in one item", first->text, second->text);

    kf_diag_hint(diags, diag, "give each block its own \"- \": write - %s: on a line of its own", second->text);
    kf_diag_also(diags, diag, first->span, "the first is here");
}

static bool says_safety(const struct kf_node *item)
{
    const char *text = kf_node_get_text(item, "safety");

    return item->safety || (text != NULL && strcmp(text, "true") == 0);
}

static struct kf_block *bind_block(struct kf_binder *binder, const struct kf_block_view *view, const struct kf_node *item,
                                   const char *address, bool safety)
{
    struct kf_arena *arena = binder->run->arena;
    const struct kf_record *record = view->shape->record, *common = binder->shapes->common;
    int errors = binder->run->diags->errors;
    struct kf_block *block = KF_NEW(arena, struct kf_block);
    struct block_binding binding = {
        .view = view,
        .item = item,
        .address = address,
        .safety = safety || says_safety(item),
        .data = kf_arena_alloc(arena, record->size),
        .common = common == NULL ? NULL : kf_arena_alloc(arena, common->size),
        .data_seen = KF_NEW_ARRAY(arena, kf_field_count(record), bool),
        .common_seen = common == NULL ? NULL : KF_NEW_ARRAY(arena, kf_field_count(common), bool),
    };

    kf_bind_identity(record, item, address, binding.data);
    bind_named(binder, &binding);
    bind_beside(binder, &binding);
    if (view->second_key >= 0) {
        complain_second(binder, &binding, item->pairs[view->second_key].key);
    }
    kf_bind_fallbacks(binder, record, item, address, binding.data_seen, binding.data);
    if (common != NULL) {
        kf_bind_identity(common, item, address, binding.common);
        kf_bind_fallbacks(binder, common, item, address, binding.common_seen, binding.common);
    }
    *block = (struct kf_block){
        .type = view->shape->type,
        .data = binding.data,
        .common = binding.common,
        .id = view->id,
        .address = address,
        .node = item,
        .safety = binding.safety,
    };
    if (view->shape->check != NULL && binder->run->diags->errors == errors) {
        view->shape->check(binder->run, block, block->data);
    }
    return block;
}

static void note_given(struct kf_binder *binder, GHashTable *seen, const struct kf_block_view *view,
                       const struct kf_node *item, const char *address)
{
    const struct kf_field *id = view->given ? kf_field_id(binder->shapes->common) : NULL;
    struct kf_node *given = id == NULL ? NULL : kf_node_get(item, id->key);
    const struct kf_node *first = given == NULL ? NULL : g_hash_table_lookup(seen, given->text);

    if (first != NULL) {
        kf_complain_duplicate(binder, given->text, given, first, address);
    } else if (given != NULL) {
        g_hash_table_insert(seen, kf_arena_string(binder->run->arena, given->text), given);
    }
}

void kf_bind_blocks(struct kf_binder *binder, const struct kf_slot *slot, struct kf_blocks *ret_blocks)
{
    struct kf_arena *arena = binder->run->arena;
    const struct kf_node *node = slot->node;
    const struct kf_block_view *views;
    GHashTable *seen;

    if (node->kind != KF_SEQUENCE) {
        kf_complain_type(binder, slot);
        return;
    }
    kf_complain_count(binder, slot, node->count);
    views = kf_block_views(arena, binder->shapes, node);
    seen = g_hash_table_new(g_str_hash, g_str_equal);
    ret_blocks->items = KF_NEW_ARRAY(arena, node->count, struct kf_block *);
    ret_blocks->node = node;
    for (int i = 0; i < node->count; i++) {
        const char *address = kf_address_join(arena, slot->address, views[i].id);

        if (views[i].shape == NULL) {
            kf_complain_block(binder, node->items[i], slot->address);
            continue;
        }
        note_given(binder, seen, &views[i], node->items[i], address);
        ret_blocks->items[ret_blocks->count++] =
            bind_block(binder, &views[i], node->items[i], address, slot->safety || node->safety);
    }
    g_hash_table_unref(seen);
}
