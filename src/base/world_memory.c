/* A world in memory, for tests: paths without `.`, `..` or doubled slashes, from one root. */

#include "base/world.h"

#include <string.h>

#include <glib.h>

struct file {
    GBytes *bytes;     /* NULL: refused only */
    const char *error; /* NULL or what reading and writing answer */
};

struct memory {
    struct kf_arena *arena;
    GHashTable *files; /* clean path → struct file */
    int today;
};

static char *clean(const char *path)
{
    return g_canonicalize_filename(path, "/");
}

static void free_file(gpointer data)
{
    struct file *file = data;

    g_clear_pointer(&file->bytes, g_bytes_unref);
    g_free(file);
}

static void free_files(void *data)
{
    g_hash_table_unref(data);
}

static struct file *find(const struct memory *memory, const char *path)
{
    char *key = clean(path);
    struct file *file = g_hash_table_lookup(memory->files, key);

    g_free(key);
    return file;
}

static struct file *find_or_add(struct memory *memory, const char *path)
{
    struct file *file = find(memory, path);

    if (file == NULL) {
        file = g_new0(struct file, 1);
        g_hash_table_insert(memory->files, clean(path), file);
    }
    return file;
}

static void set(struct memory *memory, const char *path, const void *bytes, size_t length)
{
    struct file *file = find_or_add(memory, path);

    g_clear_pointer(&file->bytes, g_bytes_unref);
    file->bytes = g_bytes_new(bytes, length);
}

static char *memory_read_file(void *data, struct kf_arena *arena, const char *path, size_t limit, size_t *ret_length,
                              const char **ret_error)
{
    const struct file *file = find(data, path);
    gsize length = 0;
    const char *bytes;

    if (file == NULL || file->error != NULL || file->bytes == NULL) {
        *ret_error = file == NULL || file->error == NULL ? kf_world_missing : file->error;
        return NULL;
    }
    bytes = g_bytes_get_data(file->bytes, &length);
    if (length > limit) {
        *ret_error = kf_world_too_large;
        return NULL;
    }
    *ret_length = length;
    return kf_arena_string_n(arena, bytes, length);
}

/* The name right below folder on the way to path, or NULL when path lies elsewhere. Caller frees. */
static char *name_below(const char *folder, const char *path)
{
    size_t length = strlen(folder);

    if (!g_str_has_prefix(path, folder)) {
        return NULL;
    }
    path += length;
    if (length > 1) { /* all but the root */
        if (*path != '/') {
            return NULL;
        }
        path++;
    }
    return *path == '\0' ? NULL : g_strndup(path, strcspn(path, "/"));
}

static int compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(a, b);
}

static GList *names_in(const struct memory *memory, const char *path)
{
    GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
    char *folder = clean(path);
    GHashTableIter each;
    gpointer key, value;
    GList *names;

    g_hash_table_iter_init(&each, memory->files);
    while (g_hash_table_iter_next(&each, &key, &value)) {
        char *name = ((struct file *)value)->bytes == NULL ? NULL : name_below(folder, key);

        if (name != NULL && g_hash_table_contains(seen, name)) {
            g_free(name);
        } else if (name != NULL) {
            g_hash_table_add(seen, name);
        }
    }
    names = g_list_sort(g_hash_table_get_keys(seen), compare_names);
    g_hash_table_unref(seen);
    g_free(folder);
    return names;
}

static char **memory_list_folder(void *data, struct kf_arena *arena, const char *path, const char **ret_error)
{
    GList *names = names_in(data, path);
    struct kf_list list = {0};

    if (names == NULL) {
        *ret_error = kf_world_missing;
        return NULL;
    }
    for (const GList *each = names; each != NULL; each = each->next) {
        kf_list_add(arena, &list, kf_arena_string(arena, each->data));
    }
    kf_list_add(arena, &list, NULL);
    g_list_free_full(names, g_free);
    return (char **)list.items;
}

static bool memory_is_folder(void *data, const char *path)
{
    GList *names = names_in(data, path);
    bool found = names != NULL;

    g_list_free_full(names, g_free);
    return found;
}

static bool memory_write_file(void *data, struct kf_arena *arena, const char *path, const void *bytes, size_t length,
                              const char **ret_error)
{
    const struct file *file = find(data, path);

    (void)arena;
    if (file != NULL && file->error != NULL) {
        *ret_error = file->error;
        return false;
    }
    set(data, path, bytes, length);
    return true;
}

static int memory_today(void *data)
{
    return ((const struct memory *)data)->today;
}

static long long memory_source_date_epoch(void *data)
{
    (void)data;
    return -1;
}

struct kf_world *kf_world_memory_new(struct kf_arena *arena)
{
    struct kf_world *world = KF_NEW(arena, struct kf_world);
    struct memory *memory = KF_NEW(arena, struct memory);

    memory->arena = arena;
    memory->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_file);
    memory->today = 20270101;
    kf_arena_defer(arena, free_files, memory->files);
    *world = (struct kf_world){
        .data = memory,
        .read_file = memory_read_file,
        .list_folder = memory_list_folder,
        .is_folder = memory_is_folder,
        .write_file = memory_write_file,
        .today = memory_today,
        .source_date_epoch = memory_source_date_epoch,
    };
    return world;
}

void kf_world_memory_add(struct kf_world *world, const char *path, const char *text)
{
    set(world->data, path, text, strlen(text));
}

void kf_world_memory_refuse(struct kf_world *world, const char *path, const char *error)
{
    struct memory *memory = world->data;

    find_or_add(memory, path)->error = kf_arena_string(memory->arena, error);
}

void kf_world_memory_set_today(struct kf_world *world, int today)
{
    ((struct memory *)world->data)->today = today;
}

const char *kf_world_memory_get(const struct kf_world *world, const char *path, size_t *ret_length)
{
    const struct memory *memory = world->data;
    const struct file *file = find(memory, path);
    gsize length = 0;
    const char *bytes;

    if (file == NULL || file->bytes == NULL) {
        return NULL;
    }
    bytes = g_bytes_get_data(file->bytes, &length);
    if (ret_length != NULL) {
        *ret_length = length;
    }
    /* A copy, so that it ends with a NUL and lives as long as the arena. */
    return kf_arena_string_n(memory->arena, bytes, length);
}
