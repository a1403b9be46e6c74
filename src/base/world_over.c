/* A world over another, in which some files hold other bytes. */

#include "base/world.h"

#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "base/world_internal.h"

struct over {
    struct kf_world_layer layer;
    GHashTable *files; /* whole path → GBytes */
};

static void free_files(void *data)
{
    g_hash_table_unref(data);
}

static void free_bytes(gpointer bytes)
{
    g_bytes_unref(bytes);
}

static GBytes *find(const struct over *over, const char *path)
{
    char *key = g_canonicalize_filename(path, NULL);
    GBytes *bytes = g_hash_table_lookup(over->files, key);

    g_free(key);
    return bytes;
}

static char *read_file(void *data, struct kf_arena *arena, const char *path, size_t limit, size_t *ret_length,
                       const char **ret_error)
{
    const struct over *over = data;
    GBytes *bytes = find(over, path);
    gsize length = 0;
    const char *text;

    if (bytes == NULL) {
        return over->layer.under->read_file(over->layer.under->data, arena, path, limit, ret_length, ret_error);
    }
    text = g_bytes_get_data(bytes, &length);
    if (length > limit) {
        *ret_error = kf_world_too_large;
        return NULL;
    }
    *ret_length = length;
    return kf_arena_string_n(arena, text, length);
}

/* Names of files laid into a folder that are not there already. */
static void add_new_names(const struct over *over, struct kf_arena *arena, const char *path, struct kf_list *names)
{
    char *folder = g_canonicalize_filename(path, NULL);
    GHashTableIter each;
    gpointer key;

    g_hash_table_iter_init(&each, over->files);
    while (g_hash_table_iter_next(&each, &key, NULL)) {
        char *above = g_path_get_dirname(key), *name = g_path_get_basename(key);
        bool is_new = strcmp(above, folder) == 0;

        for (int i = 0; is_new && i < names->count; i++) {
            is_new = strcmp(names->items[i], name) != 0;
        }
        if (is_new) {
            kf_list_add(arena, names, kf_arena_string(arena, name));
        }
        g_free(above);
        g_free(name);
    }
    g_free(folder);
}

static char **list_folder(void *data, struct kf_arena *arena, const char *path, const char **ret_error)
{
    const struct over *over = data;
    char **under = over->layer.under->list_folder(over->layer.under->data, arena, path, ret_error);
    struct kf_list names = {0};

    if (under == NULL && *ret_error != kf_world_missing) {
        return NULL;
    }
    for (int i = 0; under != NULL && under[i] != NULL; i++) {
        kf_list_add(arena, &names, under[i]);
    }
    add_new_names(over, arena, path, &names);
    if (names.count == 0) {
        return under;
    }
    qsort(names.items, (size_t)names.count, sizeof *names.items, kf_world_compare_names);
    kf_list_add(arena, &names, NULL);
    return (char **)names.items;
}

static bool is_folder(void *data, const char *path)
{
    const struct over *over = data;
    struct kf_arena *arena;
    bool found = over->layer.under->is_folder(over->layer.under->data, path);

    if (!found) {
        struct kf_list names = {0};

        arena = kf_arena_new();
        add_new_names(over, arena, path, &names);
        found = names.count > 0;
        kf_arena_free(arena);
    }
    return found;
}

static const char *real_path(void *data, struct kf_arena *arena, const char *path)
{
    const struct over *over = data;
    const char *real = kf_world_real_path(over->layer.under, arena, path);

    if (real == NULL && find(over, path) != NULL) { /* laid where there is nothing, so no link leads elsewhere */
        char *whole = g_canonicalize_filename(path, NULL);

        real = kf_arena_string(arena, whole);
        g_free(whole);
    }
    return real;
}

static unsigned long long stamp(void *data, const char *path)
{
    const struct over *over = data;
    GBytes *bytes = find(over, path);

    return bytes == NULL ? kf_world_stamp(over->layer.under, path) : (unsigned long long)g_bytes_hash(bytes) | 1;
}

struct kf_world *kf_world_over_new(struct kf_arena *arena, const struct kf_world *under)
{
    struct kf_world *world = KF_NEW(arena, struct kf_world);
    struct over *over = KF_NEW(arena, struct over);

    *over = (struct over){
        .layer = {under},
        .files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_bytes),
    };
    kf_arena_defer(arena, free_files, over->files);
    *world = (struct kf_world){
        .data = over,
        .read_file = read_file,
        .list_folder = list_folder,
        .is_folder = is_folder,
        .write_file = kf_world_through_write_file,
        .today = kf_world_through_today,
        .source_date_epoch = kf_world_through_source_date_epoch,
        .real_path = real_path,
        .stamp = stamp,
    };
    return world;
}

void kf_world_over_lay(struct kf_world *world, const char *path, const void *bytes, size_t length)
{
    struct over *over = world->data;
    char *key = g_canonicalize_filename(path, NULL);

    if (bytes != NULL) {
        g_hash_table_replace(over->files, key, g_bytes_new(bytes, length));
    } else {
        g_hash_table_remove(over->files, key);
        g_free(key);
    }
}
