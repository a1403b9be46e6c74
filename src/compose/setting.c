/* --set ADDRESS=VALUE: the last layer, for one run. */

#include "compose/compose_internal.h"

#include <string.h>

static const char *const layer_name = "--set";

static struct kf_span span_of(struct kf_arena *arena, const struct kf_setting *setting)
{
    struct kf_source *source = KF_NEW(arena, struct kf_source);

    source->path = layer_name;
    source->text = kf_arena_format(arena, "%s=%s", setting->address, setting->value);
    source->length = strlen(source->text);
    return kf_span_at(source, 0, strlen(setting->address));
}

/* --- keys that the module does not have yet ------------------------------------------------------------------------ */

struct absent { /* a key that could stand here */
    struct kf_entry *parent;
    struct kf_node *mapping; /* that it goes to */
    const struct kf_field *field;
    const char *nearest; /* where there is none of this name, NULL */
};

static bool is_settable(const struct kf_field *field)
{
    switch (field->kind) {
    case KF_FIELD_TEXT:
    case KF_FIELD_WORD:
    case KF_FIELD_INT:
    case KF_FIELD_NUMBER:
    case KF_FIELD_BOOL:
    case KF_FIELD_CHOICE:
    case KF_FIELD_WORDS:
    case KF_FIELD_INTS:
        return (field->flags & KF_IS_ID) == 0; /* a name that others hold on to is not for one run */
    case KF_FIELD_END:
    case KF_FIELD_TEXTS:
    case KF_FIELD_MINUTES:
    case KF_FIELD_RECORD:
    case KF_FIELD_RECORDS:
    case KF_FIELD_MAP:
    case KF_FIELD_BLOCKS:
    case KF_FIELD_NODE:
    case KF_FIELD_KIND_COUNT:
        break;
    }
    return false;
}

static const struct kf_field *find_field(const struct kf_record *record, const char *key, GPtrArray *keys)
{
    for (const struct kf_field *field = record->fields; field->kind != KF_FIELD_END; field++) {
        if (is_settable(field) && strcmp(field->key, key) == 0) {
            return field;
        }
        if (is_settable(field)) {
            g_ptr_array_add(keys, (gpointer)(guintptr)field->key);
        }
    }
    return NULL;
}

/* A block's own keys lie under its name where that is a group, else beside it. */
static void seek_in_block(const struct kf_compose_state *state, struct absent *absent, const char *key, GPtrArray *keys)
{
    const struct kf_shapes *shapes = state->input->shapes;
    struct kf_node *block = absent->parent->node;

    absent->field = find_field(shapes->common, key, keys);
    for (int i = 0; !absent->field && i < block->count; i++) {
        const struct kf_block_shape *shape = kf_shapes_find(shapes, block->pairs[i].key->text);

        if (shape) {
            absent->field = find_field(shape->record, key, keys);
            absent->mapping = block->pairs[i].value->kind == KF_MAPPING ? block->pairs[i].value : block;
        }
    }
}

static struct absent seek_absent(const struct kf_compose_state *state, const struct kf_index *index, const char *address)
{
    const char *key = kf_address_last(address);
    struct absent absent = {.parent = NULL};
    GPtrArray *keys = g_ptr_array_new();
    const struct kf_record *record;

    if (key > address) {
        absent.parent = kf_index_find(index, kf_arena_string_n(state->arena, address, (size_t)(key - address - 1)));
    }
    if (absent.parent && absent.parent->node->kind == KF_MAPPING) {
        absent.mapping = absent.parent->node;
        record = absent.parent == &index->entries[0] ? state->input->record
                 : absent.parent->field              ? absent.parent->field->record
                                                     : NULL;
        if (record) {
            absent.field = find_field(record, key, keys);
        } else if (!absent.parent->field) {
            seek_in_block(state, &absent, key, keys);
        }
        absent.nearest = kf_nearest(key, (const char *const *)keys->pdata, (int)keys->len);
    }
    g_ptr_array_free(keys, TRUE);
    return absent;
}

/* --- messages ------------------------------------------------------------------------------------------------------ */

static void say_unknown(const struct kf_compose_state *state, const struct kf_index *index,
                        const struct kf_setting *setting, const char *address, const struct absent *absent,
                        struct kf_span span)
{
    struct kf_diags *diags = state->run->diags;
    const char *nearest = absent->nearest ? kf_arena_format(state->arena, "%s/%s", absent->parent->address, absent->nearest)
                                          : kf_index_nearest(state->arena, index, address);
    struct kf_diag *diag =
        kf_diag_push(diags, KF_UNKNOWN_ADDRESS, span, NULL, "nothing has the address \"%s\"", setting->address);

    if (nearest) {
        kf_diag_hint(diags, diag, "did you mean \"%s\"?", nearest);
    } else {
        kf_diag_hint(diags, diag, "`kinfold list --ids %s` shows every address", state->input->id);
    }
}

static bool is_safety(const struct kf_entry *entry, const struct kf_field *field)
{
    return entry->node->safety || (entry->flags & KF_IS_SAFETY) || (field && (field->flags & KF_IS_SAFETY));
}

static bool refuse_safety(const struct kf_compose_state *state, const struct kf_setting *setting, const char *address,
                          struct kf_span span)
{
    struct kf_diags *diags = state->run->diags;

    kf_diag_hint(diags,
                 kf_diag_push(diags, KF_SAFETY_CHANGE, span, address,
                              "\"%s\" is a safety text and cannot be set for one run", setting->address),
                 "reword it in an overlay, with approved-by and approved-on");
    return false;
}

static bool may_set(const struct kf_compose_state *state, const struct kf_entry *entry,
                    const struct kf_setting *setting, struct kf_span span)
{
    struct kf_diags *diags = state->run->diags;

    if (entry->node->kind != KF_SCALAR) {
        kf_diag_hint(diags,
                     kf_diag_push(diags, KF_WRONG_TYPE, span, entry->address, "\"%s\" is not one text or number",
                                  setting->address),
                     "give the address of a part of it, or change it with an overlay");
        return false;
    }
    if (is_safety(entry, /* field */ NULL)) {
        return refuse_safety(state, setting, entry->address, span);
    }
    return true;
}

/* The binder looks at the value, as if it stood in the file. */
static void add_key(struct kf_compose_state *state, const struct kf_setting *setting, const char *address,
                    const struct absent *absent, struct kf_span span)
{
    struct kf_span value_span = kf_span_at(span.source, strlen(setting->address) + 1, strlen(setting->value));
    struct kf_node *scalar =
        kf_node_new_scalar(state->arena, kf_arena_string(state->arena, setting->value), value_span);

    if (is_safety(absent->parent, absent->field)) {
        (void)refuse_safety(state, setting, address, span);
        return;
    }
    scalar->layer = layer_name;
    kf_tree_put(state->arena, absent->mapping, absent->field->key, scalar);
    kf_tree_adopt(state, scalar, absent->mapping);
    kf_change_add(state, (struct kf_change){
                             .kind = KF_CHANGE_SET,
                             .address = address,
                             .layer = layer_name,
                             .new_text = scalar->text,
                             .span = span,
                             .core = (absent->parent->flags & KF_IS_CORE) != 0,
                         });
}

static void apply(struct kf_compose_state *state, const struct kf_index *index, const struct kf_setting *setting)
{
    const char *id = state->input->id;
    size_t length = strlen(id);
    bool whole = !strncmp(setting->address, id, length) && setting->address[length] == '/';
    const char *address = whole ? setting->address : kf_arena_format(state->arena, "%s/%s", id, setting->address);
    struct kf_span span = span_of(state->arena, setting);
    struct kf_entry *entry = kf_index_find(index, address);
    struct kf_node *scalar;

    if (!entry) {
        struct absent absent = seek_absent(state, index, address);

        if (absent.field) {
            add_key(state, setting, address, &absent, span);
        } else {
            say_unknown(state, index, setting, address, &absent, span);
        }
        return;
    }
    if (!may_set(state, entry, setting, span)) {
        return;
    }
    scalar = kf_tree_scalar_like(state->arena, entry->now, kf_arena_string(state->arena, setting->value), layer_name);
    scalar->span = kf_span_at(span.source, strlen(setting->address) + 1, strlen(setting->value));
    scalar->style = KF_PLAIN;
    kf_change_add(state, (struct kf_change){
                             .kind = KF_CHANGE_SET,
                             .address = entry->address,
                             .layer = layer_name,
                             .old_text = entry->now->text,
                             .new_text = scalar->text,
                             .span = span,
                             .core = (entry->flags & KF_IS_CORE) != 0,
                         });
    kf_tree_replace(state, entry->now, scalar);
    entry->now = scalar;
}

void kf_settings_apply(struct kf_compose_state *state)
{
    const struct kf_compose_input *input = state->input;
    struct kf_index *index;

    if (input->setting_count == 0) {
        return;
    }
    index = kf_index_new(state->arena, input->shapes, input->record, state->root, input->id);
    for (int i = 0; i < input->setting_count; i++) {
        apply(state, index, &input->settings[i]);
    }
    kf_index_free(index);
}
