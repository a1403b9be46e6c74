/* What a run read. Each thing that was looked at is an entry with its state as a text; the state of now is asked for in
 * the same way, so that one comparison serves all kinds. */

#include "base/reads.h"

#include <stdlib.h>
#include <string.h>

#include "base/world_internal.h"

enum kind {
    BYTES,  /* of a file */
    NAMES,  /* in a folder */
    NAME,   /* a name in a folder: there or not */
    FOLDER, /* a folder: there or not */
    STAMP,  /* of a file that a library read */
};

enum { LIBRARY_FILE_LIMIT = 256 * 1024 * 1024 };

struct entry {
    enum kind kind;
    char *path;
    size_t limit; /* of BYTES */
    char *state;
    unsigned long long stamp; /* taken before reading, so that a change while reading shows later */
};

struct kf_reads {
    struct kf_world_layer layer;
    struct kf_world world;
    GHashTable *entries; /* kind and path → struct entry */
};

static void free_entry(gpointer data)
{
    struct entry *entry = data;

    g_free(entry->path);
    g_free(entry->state);
    g_free(entry);
}

/* --- states --------------------------------------------------------------------------------------------------------- */

static char *state_of_bytes(const char *bytes, size_t length, const char *error)
{
    return bytes != NULL ? g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes, length)
                         : g_strdup(error);
}

/* vim tries whether it may write with a file named 4913. */
static bool is_of_an_editor(const char *name)
{
    return name[0] == '.' || name[0] == '#' || g_str_has_suffix(name, "~") || g_str_has_suffix(name, ".swp") ||
           g_str_has_suffix(name, ".tmp") || g_str_has_suffix(name, ".bak") || strcmp(name, "4913") == 0;
}

static char *state_of_names(char *const *names)
{
    GString *state = g_string_new(NULL);

    for (int i = 0; names != NULL && names[i] != NULL; i++) {
        if (!is_of_an_editor(names[i])) {
            g_string_append_printf(state, "%s/", names[i]);
        }
    }
    return g_string_free(state, FALSE);
}

static char *state_of_truth(bool truth)
{
    return g_strdup(truth ? "there" : "not there");
}

static char *state_of_stamp(unsigned long long stamp)
{
    return g_strdup_printf("%llx", stamp);
}

/* --- recording ------------------------------------------------------------------------------------------------------ */

static char *key_of(enum kind kind, const char *path)
{
    return g_strdup_printf("%d %s", (int)kind, path);
}

/* Takes the state. What was read first counts: a run that reads twice has used both. */
static void record(struct kf_reads *reads, enum kind kind, const char *path, size_t limit, unsigned long long stamp,
                   char *state)
{
    char *key = key_of(kind, path);
    struct entry *entry;

    if (g_hash_table_contains(reads->entries, key)) {
        g_free(key);
        g_free(state);
        return;
    }
    entry = g_new0(struct entry, 1);
    *entry = (struct entry){.kind = kind, .path = g_strdup(path), .limit = limit, .state = state, .stamp = stamp};
    g_hash_table_insert(reads->entries, key, entry);
}

static char *read_file(void *data, struct kf_arena *arena, const char *path, size_t limit, size_t *ret_length,
                       const char **ret_error)
{
    struct kf_reads *reads = data;
    unsigned long long stamp = kf_world_stamp(reads->layer.under, path);
    char *bytes = reads->layer.under->read_file(reads->layer.under->data, arena, path, limit, ret_length, ret_error);

    record(reads, BYTES, path, limit, stamp,
           state_of_bytes(bytes, bytes != NULL ? *ret_length : 0, bytes != NULL ? NULL : *ret_error));
    return bytes;
}

static char **list_folder(void *data, struct kf_arena *arena, const char *path, const char **ret_error)
{
    struct kf_reads *reads = data;
    unsigned long long stamp = kf_world_stamp(reads->layer.under, path);
    char **names = reads->layer.under->list_folder(reads->layer.under->data, arena, path, ret_error);

    record(reads, NAMES, path, 0, stamp, state_of_names(names));
    return names;
}

static bool is_folder(void *data, const char *path)
{
    struct kf_reads *reads = data;
    unsigned long long stamp = kf_world_stamp(reads->layer.under, path);
    bool is = reads->layer.under->is_folder(reads->layer.under->data, path);

    record(reads, FOLDER, path, 0, stamp, state_of_truth(is));
    return is;
}

static bool has(void *data, struct kf_arena *arena, const char *folder, const char *name, const char **ret_error)
{
    struct kf_reads *reads = data;
    const char *path = kf_arena_format(arena, "%s/%s", folder, name);
    unsigned long long stamp = kf_world_stamp(reads->layer.under, path);
    bool there = kf_world_has_name(reads->layer.under, arena, folder, name, ret_error);

    record(reads, NAME, path, 0, stamp, state_of_truth(there));
    return there;
}

static unsigned long long stamp(void *data, const char *path)
{
    struct kf_reads *reads = data;
    unsigned long long now = kf_world_stamp(reads->layer.under, path);

    record(reads, STAMP, path, 0, now, state_of_stamp(now));
    return now;
}

/* --- handed through ------------------------------------------------------------------------------------------------- */

static const char *real_path(void *data, struct kf_arena *arena, const char *path)
{
    return kf_world_real_path(((struct kf_reads *)data)->layer.under, arena, path);
}

/* --- looking again -------------------------------------------------------------------------------------------------- */

static char *bytes_now(const struct kf_world *world, struct kf_arena *arena, const struct entry *entry)
{
    size_t length = 0;
    const char *error = NULL;
    const char *bytes = world->read_file(world->data, arena, entry->path, entry->limit, &length, &error);

    return state_of_bytes(bytes, length, error);
}

static bool name_now(const struct kf_world *world, struct kf_arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');

    return kf_world_has_name(world, arena, kf_arena_string_n(arena, path, (size_t)(slash - path)), slash + 1, NULL);
}

static char *state_now(const struct kf_world *world, struct kf_arena *arena, const struct entry *entry)
{
    const char *error;

    switch (entry->kind) {
    case BYTES:
        return bytes_now(world, arena, entry);
    case NAMES:
        return state_of_names(world->list_folder(world->data, arena, entry->path, &error));
    case NAME:
        return state_of_truth(name_now(world, arena, entry->path));
    case FOLDER:
        return state_of_truth(world->is_folder(world->data, entry->path));
    case STAMP:
        return state_of_stamp(kf_world_stamp(world, entry->path));
    }
    return NULL;
}

bool kf_reads_touched(const struct kf_reads *reads)
{
    GHashTableIter iter;
    gpointer value;

    g_hash_table_iter_init(&iter, reads->entries);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        const struct entry *entry = value;

        if (kf_world_stamp(reads->layer.under, entry->path) != entry->stamp) {
            return true;
        }
    }
    return false;
}

bool kf_reads_changed(struct kf_reads *reads)
{
    struct kf_arena *arena = kf_arena_new();
    bool changed = false;
    GHashTableIter iter;
    gpointer value;

    g_hash_table_iter_init(&iter, reads->entries);
    while (!changed && g_hash_table_iter_next(&iter, NULL, &value)) {
        struct entry *entry = value;
        unsigned long long new_stamp = kf_world_stamp(reads->layer.under, entry->path);
        char *state = state_now(reads->layer.under, arena, entry);

        changed = strcmp(state, entry->state) != 0;
        entry->stamp = changed ? entry->stamp : new_stamp;
        g_free(state);
    }
    kf_arena_free(arena);
    return changed;
}

/* --- the record as a whole ------------------------------------------------------------------------------------------ */

struct kf_reads *kf_reads_new(const struct kf_world *under)
{
    struct kf_reads *reads = g_new0(struct kf_reads, 1);

    reads->layer.under = under;
    reads->entries = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_entry);
    reads->world = (struct kf_world){
        .data = reads,
        .read_file = read_file,
        .list_folder = list_folder,
        .is_folder = is_folder,
        .write_file = kf_world_through_write_file,
        .today = kf_world_through_today,
        .source_date_epoch = kf_world_through_source_date_epoch,
        .has = has,
        .real_path = real_path,
        .stamp = stamp,
    };
    return reads;
}

void kf_reads_free(struct kf_reads *reads)
{
    if (reads != NULL) {
        g_hash_table_unref(reads->entries);
        g_free(reads);
    }
}

const struct kf_world *kf_reads_world(struct kf_reads *reads)
{
    return &reads->world;
}

void kf_reads_merge(struct kf_reads *into, const struct kf_reads *from)
{
    GHashTableIter iter;
    gpointer value;

    g_hash_table_iter_init(&iter, from->entries);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        const struct entry *entry = value;

        record(into, entry->kind, entry->path, entry->limit, entry->stamp, g_strdup(entry->state));
    }
}

/* --- things as text --------------------------------------------------------------------------------------------------- */

static const char *const kind_words[] = {
    [BYTES] = "bytes", [NAMES] = "names", [NAME] = "name", [FOLDER] = "folder", [STAMP] = "file",
};

static int compare_entries(const void *a, const void *b)
{
    const struct entry *one = *(const struct entry *const *)a, *other = *(const struct entry *const *)b;
    int order = strcmp(one->path, other->path);

    return order != 0 ? order : (int)one->kind - (int)other->kind;
}

void kf_reads_each(const struct kf_reads *reads, void (*visit)(void *data, const char *what, const char *state), void *data)
{
    guint count = g_hash_table_size(reads->entries), n = 0;
    const struct entry **entries = g_new(const struct entry *, count);
    GHashTableIter iter;
    gpointer value;

    g_hash_table_iter_init(&iter, reads->entries);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        entries[n++] = value;
    }
    if (count > 0) {
        qsort(entries, count, sizeof(const struct entry *), compare_entries);
    }
    for (guint i = 0; i < count; i++) {
        char *what = g_strdup_printf("%s %" G_GSIZE_FORMAT " %s", kind_words[entries[i]->kind], entries[i]->limit,
                                     entries[i]->path);

        visit(data, what, entries[i]->kind == STAMP ? NULL : entries[i]->state);
        g_free(what);
    }
    g_free(entries);
}

/* "bytes 4194304 a/module.yaml". False: it is no such thing. Caller frees the path. */
static bool entry_of_text(const char *what, struct entry *ret_entry)
{
    const char *blank = strchr(what, ' ');
    char *end;

    for (size_t i = 0; blank != NULL && i < G_N_ELEMENTS(kind_words); i++) {
        if (strlen(kind_words[i]) == (size_t)(blank - what) && g_str_has_prefix(what, kind_words[i])) {
            *ret_entry = (struct entry){.kind = (enum kind)i, .limit = (size_t)g_ascii_strtoull(blank + 1, &end, 10)};
            ret_entry->path = *end == ' ' && end > blank + 1 ? g_strdup(end + 1) : NULL;
            return ret_entry->path != NULL && (ret_entry->kind != NAME || strchr(ret_entry->path, '/') != NULL);
        }
    }
    return false;
}

char *kf_reads_state(const struct kf_world *world, const char *what)
{
    struct kf_arena *arena;
    struct entry entry = {.path = NULL};
    char *state = NULL;

    if (entry_of_text(what, &entry)) {
        arena = kf_arena_new();
        if (entry.kind == STAMP) { /* stamps differ from machine to machine */
            entry.limit = LIBRARY_FILE_LIMIT;
            state = bytes_now(world, arena, &entry);
        } else {
            state = state_now(world, arena, &entry);
        }
        kf_arena_free(arena);
    }
    g_free(entry.path);
    return state;
}

/* --- paths ---------------------------------------------------------------------------------------------------------- */

static int compare_texts(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The keys of a set, sorted. */
static const char **sorted(GHashTable *set, struct kf_arena *arena)
{
    guint count = 0;
    gpointer *keys = g_hash_table_get_keys_as_array(set, &count);
    const char **texts = KF_NEW_ARRAY(arena, count + 1, const char *);

    for (guint i = 0; i < count; i++) {
        texts[i] = kf_arena_string(arena, keys[i]);
    }
    qsort(texts, count, sizeof *texts, compare_texts);
    g_free(keys);
    return texts;
}

const char **kf_reads_files(const struct kf_reads *reads, struct kf_arena *arena)
{
    GHashTable *paths = g_hash_table_new(g_str_hash, g_str_equal);
    const char **files;
    GHashTableIter iter;
    gpointer value;

    g_hash_table_iter_init(&iter, reads->entries);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        const struct entry *entry = value;

        if ((entry->kind == BYTES && strcmp(entry->state, kf_world_missing) != 0) ||
            (entry->kind == STAMP && entry->stamp != 0)) {
            g_hash_table_add(paths, entry->path);
        }
    }
    files = sorted(paths, arena);
    g_hash_table_unref(paths);
    return files;
}

/* The folder itself, or the nearest above it that exists. Caller frees. */
static char *nearest_folder(const struct kf_world *world, const char *path)
{
    char *folder = g_strdup(path);

    while (!world->is_folder(world->data, folder) && strcmp(folder, ".") != 0 && strcmp(folder, "/") != 0) {
        char *above = g_path_get_dirname(folder);

        g_free(folder);
        folder = above;
    }
    return folder;
}

const char **kf_reads_folders(const struct kf_reads *reads, struct kf_arena *arena)
{
    GHashTable *paths = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    const char **folders;
    GHashTableIter iter;
    gpointer value;

    g_hash_table_iter_init(&iter, reads->entries);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        const struct entry *entry = value;
        char *holder = entry->kind == NAMES ? g_strdup(entry->path) : g_path_get_dirname(entry->path);

        g_hash_table_add(paths, nearest_folder(reads->layer.under, holder));
        g_free(holder);
    }
    folders = sorted(paths, arena);
    g_hash_table_unref(paths);
    return folders;
}
