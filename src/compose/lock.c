/* overlays/<module>.lock.yaml: the kit's text that each change was made against. */

#include "compose/compose_internal.h"

#include <string.h>

#include "schema/bind.h"

struct lock_item {
    const struct kf_node *node;
    const char *address, *language, *hash, *text;
};

struct lock_row {
    int kinfold;
    struct kf_records accepted;
};

static const struct kf_field item_rows[] = {
    KF_WORD_ROW(struct lock_item, address, "address", .help = "Address of the changed text.", .flags = KF_REQUIRED),
    KF_WORD_ROW(struct lock_item, language, "language", .help = "Language of the change, where it is not the file's."),
    KF_WORD_ROW(struct lock_item, hash, "hash", .help = "Hash of the kit's text.", .flags = KF_REQUIRED),
    KF_WORD_ROW(struct lock_item, text, "text", .help = "The kit's text itself."),
    KF_END,
};

static const struct kf_record item_record = {
    .name = "accepted-text",
    .summary = "One text that a change was made against.",
    .size = sizeof(struct lock_item),
    .fields = item_rows,
    .node_offset = offsetof(struct lock_item, node),
    .address_offset = KF_NOWHERE,
};

static const struct kf_field lock_rows[] = {
    KF_INT_ROW(struct lock_row, kinfold, "kinfold", .help = "Version of the format: 1.", .min = 1, .max = 1,
               .fallback = "1"),
    KF_RECORDS_ROW(struct lock_row, accepted, "accepted", .help = "The texts.", .record = &item_record),
    KF_END,
};

const struct kf_record kf_lock_record = {
    .name = "overlay-lock",
    .summary = "The kit's texts that a community's changes were made against, written by `kinfold overlay accept`.",
    .size = sizeof(struct lock_row),
    .fields = lock_rows,
    .node_offset = KF_NOWHERE,
    .address_offset = KF_NOWHERE,
};

static const char *key_of(struct kf_arena *arena, const char *address, const char *language)
{
    return language ? kf_arena_format(arena, "%s\n%s", address, language) : address;
}

/* Nobody writes this file by hand: what it should look like is no help. */
static const struct lock_row *bind_lock(struct kf_compose_state *state, const struct kf_node *root)
{
    struct kf_diags *diags = state->run->diags;
    int before = diags->count;
    const struct lock_row *row = kf_bind(state->run, state->input->shapes, &kf_lock_record, root, "lock");

    for (int i = before; i < diags->count; i++) {
        kf_diag_hint(diags, diags->items[i], "delete this file, look at your changes, and run `kinfold overlay accept`");
    }
    return row;
}

struct kf_lock *kf_lock_read(struct kf_compose_state *state, const struct kf_node *root)
{
    const struct lock_row *row = root ? bind_lock(state, root) : NULL;
    struct kf_lock *lock;

    if (!row) {
        return NULL;
    }
    lock = KF_NEW(state->arena, struct kf_lock);
    lock->by_key = g_hash_table_new(g_str_hash, g_str_equal);
    lock->entries = KF_NEW_ARRAY(state->arena, row->accepted.count, struct kf_lock_entry);
    lock->count = row->accepted.count;
    for (int i = 0; i < lock->count; i++) {
        const struct lock_item *item = row->accepted.items[i];

        lock->entries[i] =
            (struct kf_lock_entry){item->address, item->language, item->hash, item->text, item->node->span};
        g_hash_table_insert(lock->by_key, (gpointer)(guintptr)key_of(state->arena, item->address, item->language),
                            &lock->entries[i]);
    }
    return lock;
}

void kf_lock_free(struct kf_lock *lock)
{
    if (lock) {
        g_hash_table_destroy(lock->by_key);
    }
}

const struct kf_lock_entry *kf_lock_find(const struct kf_lock *lock, const char *address, const char *language)
{
    char *key;
    const struct kf_lock_entry *entry;

    if (!lock) {
        return NULL;
    }
    key = language ? g_strdup_printf("%s\n%s", address, language) : g_strdup(address);
    entry = g_hash_table_lookup(lock->by_key, key);
    g_free(key);
    return entry;
}

static void write_quoted(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    for (const char *at = text; *at; at++) {
        if (*at == '"' || *at == '\\') {
            g_string_append_c(out, '\\');
        }
        g_string_append_c(out, *at);
    }
    g_string_append(out, "\"\n");
}

static int by_address(gconstpointer a, gconstpointer b)
{
    const struct kf_overlay_state *const *left = a, *const *right = b;
    int order = strcmp((*left)->given, (*right)->given);

    return order ? order : g_strcmp0((*left)->language, (*right)->language);
}

/* A moved change keeps the text it was recorded with, so that it goes on finding it; so does one whose place this
 * edition does not have. */
static void write_entry(GString *out, struct kf_arena *arena, const struct kf_overlay_state *state)
{
    bool old = state->status == KF_OVERLAY_MOVED || !state->text;
    const char *text = old ? state->recorded : state->text;
    const char *hash = old ? state->recorded_hash : kf_fingerprint_hash(arena, state->text);

    if (!hash) {
        return;
    }
    g_string_append(out, "  - address: ");
    write_quoted(out, state->given);
    if (state->language) {
        g_string_append(out, "    language: ");
        write_quoted(out, state->language);
    }
    g_string_append_printf(out, "    hash: \"%s\"\n", hash);
    if (text) {
        g_string_append(out, "    text: ");
        write_quoted(out, kf_fingerprint_text(arena, text));
    }
}

char *kf_overlay_lock(struct kf_arena *arena, const struct kf_overlay_state *const *states, int count)
{
    const struct kf_overlay_state **sorted = KF_NEW_ARRAY(arena, count, const struct kf_overlay_state *);
    GString *entries = g_string_new(NULL), *out;
    int kept = 0;

    for (int i = 0; i < count; i++) {
        if (states[i]->given) {
            sorted[kept++] = states[i];
        }
    }
    if (kept > 1) {
        qsort(sorted, (size_t)kept, sizeof *sorted, by_address);
    }
    for (int i = 0; i < kept; i++) {
        if (i == 0 || by_address(&sorted[i - 1], &sorted[i]) != 0) {
            write_entry(entries, arena, sorted[i]);
        }
    }
    out = g_string_new("# Written by `kinfold overlay accept`: the kit's texts that the changes were made against.\n"
                       "kinfold: 1\n");
    g_string_append(out, entries->len > 0 ? "accepted:\n" : "accepted: []\n");
    g_string_append_len(out, entries->str, (gssize)entries->len);
    g_string_free(entries, TRUE);
    return g_string_free(out, FALSE);
}
