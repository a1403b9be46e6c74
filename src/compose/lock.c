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
    .name = "accepted text",
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
    .name = "overlay lock",
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

struct kf_lock *kf_lock_read(struct kf_compose_state *state, const struct kf_node *root)
{
    const struct lock_row *row;
    struct kf_lock *lock;

    row = root ? kf_bind(state->run, state->input->shapes, &kf_lock_record, root, "lock") : NULL;
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
    const struct kf_overlay_target *left = a, *right = b;
    int order = strcmp(left->address, right->address);

    return order ? order : g_strcmp0(left->language, right->language);
}

/* A moved change keeps the text it was recorded with, so that it goes on finding it; so does one that this edition
 * could not look up. */
static void write_target(GString *out, struct kf_arena *arena, const struct kf_overlay_target *target)
{
    bool old = target->moved || !target->text;
    const char *text = old ? (target->recorded ? target->recorded->text : NULL) : target->text;

    if (!text) {
        return;
    }
    g_string_append(out, "  - address: ");
    write_quoted(out, target->address);
    if (target->language) {
        g_string_append(out, "    language: ");
        write_quoted(out, target->language);
    }
    g_string_append_printf(out, "    hash: \"%s\"\n    text: ", kf_fingerprint_hash(arena, text));
    write_quoted(out, kf_fingerprint_text(arena, text));
}

char *kf_overlay_lock_text(struct kf_compose_state *state, int overlay)
{
    struct kf_overlay_target *targets = NULL;
    int count = kf_overlay_targets(state, overlay, &targets);
    GString *out =
        g_string_new("# Written by `kinfold overlay accept`: the kit's texts that the changes were made against.\n"
                     "kinfold: 1\n");

    if (count > 1) {
        qsort(targets, (size_t)count, sizeof *targets, by_address);
    }
    g_string_append(out, count ? "accepted:\n" : "accepted: []\n");
    for (int i = 0; i < count; i++) {
        if (i == 0 || by_address(&targets[i - 1], &targets[i]) != 0) {
            write_target(out, state->arena, &targets[i]);
        }
    }
    return g_string_free(out, FALSE);
}
