/* Which row governs a key, and what a value's address is. */

#include <string.h>

#include "schema/schema_internal.h"

const struct kf_field *kf_field_find(const struct kf_record *record, const char *key)
{
    for (const struct kf_field *field = record->fields; field->kind != KF_FIELD_END; field++) {
        if (kf_same_key(field->key, key)) {
            return field;
        }
    }
    return NULL;
}

const struct kf_field *kf_field_id(const struct kf_record *record)
{
    for (const struct kf_field *field = record->fields; field->kind != KF_FIELD_END; field++) {
        if ((field->flags & KF_IS_ID) != 0 && field->kind == KF_FIELD_WORD) {
            return field;
        }
    }
    return NULL;
}

int kf_field_count(const struct kf_record *record)
{
    int count = 0;

    while (record->fields[count].kind != KF_FIELD_END) {
        count++;
    }
    return count;
}

const char *kf_address_join(struct kf_arena *arena, const char *address, const char *part)
{
    if (address == NULL || *part == '\0') {
        return address;
    }
    if (*address == '\0') {
        return part;
    }
    size_t above = strlen(address), below = strlen(part); /* by hand: some three thousand a module, and vprintf is slow */
    char *joined = kf_arena_alloc(arena, above + below + 2);

    /* NOLINTNEXTLINE(bugprone-not-null-terminated-result): the part is behind it, with its end */
    memcpy(joined, address, above);
    joined[above] = '/';
    memcpy(joined + above + 1, part, below + 1);
    return joined;
}

/* The first row of blocks adds no part, so that a handout's blocks are `module/handout/block`. */
static bool is_first_blocks(const struct kf_record *record, const struct kf_field *field)
{
    const struct kf_field *other = record->fields;

    if (field->kind != KF_FIELD_BLOCKS) {
        return false;
    }
    while (other->kind != KF_FIELD_END && other->kind != KF_FIELD_BLOCKS) {
        other++;
    }
    return strcmp(other->key, field->key) == 0;
}

const char *kf_address_row(struct kf_arena *arena, const struct kf_record *record, const struct kf_field *field,
                           const char *address)
{
    if ((record->shorthand != NULL && kf_same_key(record->shorthand, field->key)) || is_first_blocks(record, field)) {
        return address;
    }
    return kf_address_join(arena, address, field->key);
}

static const char *module_of(struct kf_arena *arena, const char *address)
{
    return kf_arena_string_n(arena, address, strcspn(address, "/"));
}

/* In digits. */
static const char *number_part(struct kf_arena *arena, int number)
{
    char digits[sizeof "2147483647"], *first = digits + sizeof digits - 1;

    *first = '\0';
    for (; number > 0; number /= 10) { /* by hand, as above */
        *--first = (char)('0' + number % 10);
    }
    return kf_arena_string(arena, first);
}

/* The part an item adds: its id, else the name its layer gave, else its place. */
static const char *item_part(struct kf_arena *arena, const struct kf_record *record, const struct kf_node *item, int index)
{
    const struct kf_field *id = record == NULL ? NULL : kf_field_id(record);
    const char *given = id == NULL ? NULL : kf_node_get_text(item, id->key);

    if (given != NULL) {
        return given;
    }
    if (item->inserted_as != NULL) {
        return item->inserted_as;
    }
    return number_part(arena, item->place > 0 ? item->place : index + 1);
}

const char *kf_address_item(struct kf_arena *arena, const struct kf_field *field, const struct kf_record *record,
                            const struct kf_node *item, int index, const char *row_address)
{
    const char *above;

    if (row_address == NULL) {
        return NULL;
    }
    above = (field->flags & KF_PIECES) != 0 ? module_of(arena, row_address) : row_address;
    return kf_address_join(arena, above, item_part(arena, record, item, index));
}

/* --- blocks --------------------------------------------------------------------------------------------------------- */

const struct kf_field *kf_block_row(const struct kf_shapes *shapes, const struct kf_block_shape *shape, const char *key,
                                    bool *ret_common)
{
    const struct kf_field *common = shapes->common == NULL ? NULL : kf_field_find(shapes->common, key);

    *ret_common = common != NULL;
    if (common != NULL) {
        return common;
    }
    return shape == NULL ? NULL : kf_field_find(shape->record, key);
}

static const struct kf_block_shape *names_block(const struct kf_shapes *shapes, const char *key)
{
    if (shapes->common != NULL && kf_field_find(shapes->common, key) != NULL) {
        return NULL;
    }
    return kf_shapes_find(shapes, key);
}

/* A pair beside the one at `key` that names a block too and is none of its rows; -1 for none. */
static int rival(const struct kf_shapes *shapes, const struct kf_node *item, int key, const struct kf_block_shape *shape)
{
    for (int i = 0; i < item->count; i++) {
        const char *other = item->pairs[i].key->text;

        if (i != key && names_block(shapes, other) != NULL && kf_field_find(shape->record, other) == NULL) {
            return i;
        }
    }
    return -1;
}

/* The key that names the block: one beside which no other does, else the first. */
static struct kf_block_view view_of(const struct kf_shapes *shapes, const struct kf_node *item)
{
    struct kf_block_view view = {.key = -1, .second_key = -1};

    for (int i = 0; item->kind == KF_MAPPING && i < item->count; i++) {
        const struct kf_block_shape *shape = names_block(shapes, item->pairs[i].key->text);
        int second = shape == NULL ? -1 : rival(shapes, item, i, shape);

        if (shape != NULL && (view.shape == NULL || second < 0)) {
            view = (struct kf_block_view){.shape = shape, .key = i, .second_key = second};
            if (second < 0) {
                break;
            }
        }
    }
    return view;
}

static const char *given_id(const struct kf_shapes *shapes, const struct kf_node *item)
{
    const struct kf_field *id = shapes->common == NULL ? NULL : kf_field_id(shapes->common);

    return id == NULL ? NULL : kf_node_get_text(item, id->key);
}

static const char *derived_id(struct kf_arena *arena, GHashTable *taken, const char *name)
{
    const char *id = name;

    for (int n = 2; g_hash_table_contains(taken, id); n++) {
        id = kf_arena_format(arena, "%s-%d", name, n);
    }
    return id;
}

static void take(GHashTable *taken, const char *id)
{
    if (id != NULL) {
        g_hash_table_add(taken, (gpointer)(guintptr)id);
    }
}

static void derive_ids(struct kf_arena *arena, struct kf_block_view *views, int count)
{
    GHashTable *taken = g_hash_table_new(g_str_hash, g_str_equal);

    for (int i = 0; i < count; i++) {
        take(taken, views[i].id);
    }
    for (int i = 0; i < count; i++) {
        if (views[i].id == NULL) {
            views[i].id = derived_id(arena, taken, views[i].shape == NULL ? "block" : views[i].shape->name);
            take(taken, views[i].id);
        }
    }
    g_hash_table_unref(taken);
}

struct kf_block_view *kf_block_views(struct kf_arena *arena, const struct kf_shapes *shapes,
                                     const struct kf_node *sequence)
{
    struct kf_block_view *views = KF_NEW_ARRAY(arena, sequence->count, struct kf_block_view);
    bool all_named = true;

    for (int i = 0; i < sequence->count; i++) {
        const struct kf_node *item = sequence->items[i];

        views[i] = view_of(shapes, item);
        views[i].id = given_id(shapes, item);
        views[i].given = views[i].id != NULL;
        if (views[i].id == NULL) {
            views[i].id = item->inserted_as;
        }
        all_named = all_named && views[i].id != NULL;
    }
    if (!all_named) {
        derive_ids(arena, views, sequence->count);
    }
    return views;
}
