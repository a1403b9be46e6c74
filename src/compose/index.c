/* Addresses to nodes: one walk and two hashes for a tree. */

#include "compose/compose_internal.h"

#include <string.h>

enum { MOST_NAMED = 15 };

static bool gather(void *data, struct kf_node *node, const struct kf_place *place)
{
    GArray *entries = data;
    struct kf_entry entry = {
        .address = place->address,
        .node = node,
        .now = node,
        .field = place->field,
        .flags = place->flags,
    };

    g_array_append_val(entries, entry);
    return true;
}

struct kf_index *kf_index_new(struct kf_arena *arena, const struct kf_shapes *shapes, const struct kf_record *record,
                              struct kf_node *root, const char *address)
{
    struct kf_index *index = KF_NEW(arena, struct kf_index);
    GArray *entries = g_array_new(FALSE, FALSE, sizeof(struct kf_entry));

    kf_walk(arena, shapes, record, root, address, gather, entries);
    index->count = (int)entries->len;
    index->entries = kf_arena_copy(arena, entries->data, entries->len * sizeof(struct kf_entry));
    g_array_free(entries, TRUE);
    index->by_address = g_hash_table_new(g_str_hash, g_str_equal);
    index->by_node = g_hash_table_new(NULL, NULL);
    for (int i = 0; i < index->count; i++) {
        g_hash_table_insert(index->by_node, index->entries[i].node, &index->entries[i]);
    }
    return index;
}

void kf_index_free(struct kf_index *index)
{
    if (index) {
        g_hash_table_destroy(index->by_address);
        g_hash_table_destroy(index->by_node);
    }
}

static void index_addresses(const struct kf_index *index)
{
    for (int i = 0; i < index->count; i++) {
        struct kf_entry *entry = &index->entries[i];

        /* A bare text in place of a mapping is walked twice, the second time with the row that says more. Of two
         * nodes with one address the first is the outer one; duplicate ids are the binder's to report. */
        struct kf_entry *known = g_hash_table_lookup(index->by_address, entry->address);

        if (!known || known->node == entry->node) {
            g_hash_table_insert(index->by_address, (gpointer)(guintptr)entry->address, entry);
        }
    }
}

struct kf_entry *kf_index_find(const struct kf_index *index, const char *address)
{
    if (g_hash_table_size(index->by_address) == 0) {
        index_addresses(index);
    }
    return g_hash_table_lookup(index->by_address, address);
}

struct kf_entry *kf_index_of(const struct kf_index *index, const struct kf_node *node)
{
    return g_hash_table_lookup(index->by_node, node);
}

const char *kf_address_last(const char *address)
{
    const char *slash = strrchr(address, '/');

    return slash ? slash + 1 : address;
}

const char *kf_address_full(struct kf_arena *arena, const char *id, const char *address)
{
    size_t length = strlen(id);

    if (!strncmp(address, id, length) && (address[length] == '/' || address[length] == '\0')) {
        return address;
    }
    return kf_arena_format(arena, "%s/%s", id, address);
}

const char *kf_address_short(const char *id, const char *address)
{
    size_t length = strlen(id);

    return !strncmp(address, id, length) && address[length] == '/' ? address + length + 1 : address;
}

bool kf_entry_is_piece(const struct kf_entry *entry)
{
    return entry->field && (entry->field->flags & KF_PIECES) && entry->node->kind == KF_MAPPING;
}

/* The longest part of the address that does exist. */
static const char *known_part(struct kf_arena *arena, const struct kf_index *index, const char *address)
{
    char *prefix = kf_arena_string(arena, address);

    for (char *slash = strrchr(prefix, '/'); slash; slash = strrchr(prefix, '/')) {
        *slash = '\0';
        if (kf_index_find(index, prefix)) {
            break;
        }
    }
    return prefix;
}

static const char *nearest_below(struct kf_arena *arena, const struct kf_index *index, const char *address)
{
    const char *prefix = known_part(arena, index, address);
    GPtrArray *names = g_ptr_array_new();
    const char *result = NULL;
    size_t length = strlen(prefix);

    for (int i = 0; i < index->count; i++) {
        const char *candidate = index->entries[i].address;

        const struct kf_field *field = index->entries[i].field;
        bool is_name = field && (field->flags & KF_IS_ID || field->kind == KF_FIELD_BOOL); /* nobody changes one */

        if (!is_name && g_str_has_prefix(candidate, prefix) && candidate[length] == '/') {
            g_ptr_array_add(names, (gpointer)(guintptr)candidate);
        }
    }
    if (names->len <= 2000) { /* edit distances of more would be felt */
        result = kf_nearest(address, (const char *const *)names->pdata, (int)names->len);
    }
    g_ptr_array_free(names, TRUE);
    return result;
}

const char *kf_index_below(struct kf_arena *arena, const struct kf_index *index, const char *address,
                           const char **ret_part)
{
    const char *prefix = known_part(arena, index, address), *wrong = address + strlen(prefix) + 1;
    size_t length = strlen(prefix);
    struct kf_list names = {NULL, 0, 0};
    GString *joined;
    const char *result;

    for (int i = 0; i < index->count; i++) {
        const struct kf_entry *entry = &index->entries[i];

        if (g_str_has_prefix(entry->address, prefix) && entry->address[length] == '/' &&
            !strchr(entry->address + length + 1, '/') && !(entry->field && (entry->field->flags & KF_IS_ID))) {
            kf_list_add(arena, &names, (void *)(guintptr)(entry->address + length + 1));
        }
    }
    if (names.count == 0 || names.count > MOST_NAMED ||
        kf_nearest(kf_arena_string_n(arena, wrong, strcspn(wrong, "/")), (const char *const *)names.items, names.count)) {
        return NULL;
    }
    joined = g_string_new(NULL);
    for (int i = 0; i < names.count; i++) {
        g_string_append_printf(joined, "%s%s", i ? ", " : "", (const char *)names.items[i]);
    }
    result = kf_arena_string(arena, joined->str);
    g_string_free(joined, TRUE);
    *ret_part = prefix;
    return result;
}

static const char *nearest_of_same_end(const struct kf_index *index, const char *address)
{
    const char *last = kf_address_last(address), *result = NULL;
    GPtrArray *names = g_ptr_array_new();

    for (int i = 0; i < index->count; i++) {
        if (!strcmp(kf_address_last(index->entries[i].address), last)) {
            g_ptr_array_add(names, (gpointer)(guintptr)index->entries[i].address);
        }
    }
    if (names->len == 1) {
        result = names->pdata[0];
    } else if (names->len <= 500) {
        result = kf_nearest(address, (const char *const *)names->pdata, (int)names->len);
    }
    g_ptr_array_free(names, TRUE);
    return result;
}

const char *kf_index_nearest(struct kf_arena *arena, const struct kf_index *index, const char *address)
{
    const char *result = nearest_below(arena, index, address);

    return result ? result : nearest_of_same_end(index, address);
}

struct kf_node *kf_prose_of(struct kf_node *node, const struct kf_field *field, unsigned flags)
{
    if (!field || !(field->flags & KF_PROSE) || (flags & KF_IS_SOURCE)) {
        return NULL;
    }
    if (node->kind == KF_SCALAR) {
        return kf_node_is_null(node) ? NULL : node;
    }
    if (node->kind == KF_MAPPING && (field->kind == KF_FIELD_TEXTS || field->kind == KF_FIELD_TEXT)) {
        struct kf_node *text = kf_node_get(node, "text");

        return text && text->kind == KF_SCALAR && !kf_node_is_null(text) ? text : NULL;
    }
    return NULL;
}

/* --- lists, by the rows alone -------------------------------------------------------------------------------------- */

struct listing {
    void (*visit)(void *data, struct kf_node *list, const struct kf_field *field, unsigned flags);
    void *data;
    GHashTable *governed; /* list to the row that governs it */
};

static bool visit_list(void *data, struct kf_node *node, const struct kf_place *place)
{
    struct listing *listing = data;
    const struct kf_field *field = place->field;
    bool list = field && node->kind == KF_SEQUENCE &&
                (field->kind == KF_FIELD_BLOCKS || field->kind == KF_FIELD_RECORDS || field->kind == KF_FIELD_TEXTS);

    /* An item of a list is walked with the list's row; as a list of its own it has another. */
    if (list && !(place->parent && g_hash_table_lookup(listing->governed, place->parent) == field)) {
        g_hash_table_insert(listing->governed, node, (gpointer)(guintptr)field);
        listing->visit(listing->data, node, field, place->flags);
    }
    return true;
}

/* kf_walk looks at a list's items after it has shown the list, so visit may change them. */
void kf_each_list(struct kf_arena *arena, const struct kf_shapes *shapes, const struct kf_record *record,
                  struct kf_node *root,
                  void (*visit)(void *data, struct kf_node *list, const struct kf_field *field, unsigned flags),
                  void *data)
{
    struct listing listing = {visit, data, g_hash_table_new(NULL, NULL)};

    kf_walk(arena, shapes, record, root, /* address */ NULL, visit_list, &listing);
    g_hash_table_destroy(listing.governed);
}
