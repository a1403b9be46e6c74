/* What fuzz targets share. */

#include "fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LARGEST_KIT_FILE = 1 << 20 };

/* Freed at the end, so that leaks are told from what is meant to stay. */
static struct kf_arena *kept;

static void free_kept(void)
{
    kf_arena_free(kept);
    kept = NULL;
}

static struct kf_arena *keep(void)
{
    if (kept == NULL) {
        kept = kf_arena_new();
        (void)atexit(free_kept);
    }
    return kept;
}

void kf_fuzz_require(bool holds, const char *promise)
{
    if (!holds) {
        (void)fprintf(stderr, "does not hold: %s\n", promise);
        abort();
    }
}

/* --- runs ------------------------------------------------------------------------------------------------------------- */

/* A complaint of GLib's, Pango's or Cairo's is a finding. */
static void stop_at_complaint(const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
    (void)data;
    if ((level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING)) != 0) {
        (void)fprintf(stderr, "%s complains: %s\n", domain != NULL ? domain : "a library", message);
        abort();
    }
}

struct kf_run *kf_fuzz_begin(void)
{
    struct kf_arena *arena = kf_arena_new();
    struct kf_run *run = KF_NEW(arena, struct kf_run);

    (void)g_log_set_default_handler(stop_at_complaint, NULL);
    *run = (struct kf_run){
        .world = kf_world_memory_new(arena), .arena = arena, .diags = kf_diags_new(arena), .data_dir = "/kit"};
    return run;
}

void kf_fuzz_end(struct kf_run *run)
{
    for (int i = 0; i < run->diags->count; i++) {
        const struct kf_diag *diag = run->diags->items[i];
        char *text = kf_diag_format(diag, /* colour */ false);

        kf_fuzz_require(g_utf8_validate(text, -1, NULL), "a diagnostic is UTF-8");
        g_free(text);
    }
    kf_arena_free(run->arena);
}

/* --- inputs ----------------------------------------------------------------------------------------------------------- */

const char *kf_fuzz_text(struct kf_run *run, const uint8_t *bytes, size_t length)
{
    return kf_arena_string_n(run->arena, (const char *)bytes, length);
}

static const uint8_t *find_divider(const uint8_t *bytes, size_t length)
{
    return length > 0 ? memmem(bytes, length, "\n%%\n", 4) : NULL;
}

const char *kf_fuzz_part(struct kf_run *run, const uint8_t *bytes, size_t length, int part, size_t *ret_length)
{
    const uint8_t *end = find_divider(bytes, length);

    for (; part > 0; part--) {
        size_t passed = end != NULL ? (size_t)(end - bytes) + 4 : length;

        bytes += passed;
        length -= passed;
        end = find_divider(bytes, length);
    }
    *ret_length = end != NULL ? (size_t)(end - bytes) + 1 : length;
    return kf_fuzz_text(run, bytes, *ret_length);
}

/* --- the kit in memory ------------------------------------------------------------------------------------------------ */

const char *kf_fuzz_tree_path(const char *name)
{
    const char *root = g_getenv("KF_SOURCE_DIR");

    return kf_arena_format(keep(), "%s/%s", root != NULL ? root : ".", name);
}

static void add_kit_file(struct kf_world *world, const char *name)
{
    const char *error = NULL, *path = kf_fuzz_tree_path(name);
    size_t length = 0;
    const char *text = kf_world_machine.read_file(NULL, keep(), path, LARGEST_KIT_FILE, &length, &error);

    kf_fuzz_require(text != NULL, "KF_SOURCE_DIR names the source tree");
    kf_world_memory_add(world, kf_arena_format(keep(), "/kit/%s", name), text);
}

static const struct kf_world *kit_world(void)
{
    static struct kf_world *world;

    if (world == NULL) {
        world = kf_world_memory_new(keep());
        add_kit_file(world, "modules/words/en-US.yaml");
        add_kit_file(world, "modules/communities/default/community.yaml");
        add_kit_file(world, "modules/helplines/US.yaml");
        add_kit_file(world, "modules/pieces/exit-if-afraid.yaml");
        add_kit_file(world, "modules/pieces/limits-of-confidentiality.yaml");
        add_kit_file(world, "modules/repair-conversations/module.yaml");
    }
    return world;
}

struct beside { /* one file in front of the kit's */
    const struct kf_world *kit;
    const char *path;
    const uint8_t *bytes;
    size_t length;
};

static char *read_file(void *data, struct kf_arena *arena, const char *path, size_t limit, size_t *ret_length,
                       const char **ret_error)
{
    const struct beside *beside = data;

    if (strcmp(path, beside->path) != 0) {
        return beside->kit->read_file(beside->kit->data, arena, path, limit, ret_length, ret_error);
    }
    if (beside->length > limit) {
        *ret_error = kf_world_too_large;
        return NULL;
    }
    *ret_length = beside->length;
    return kf_arena_string_n(arena, (const char *)beside->bytes, beside->length);
}

static char **list_folder(void *data, struct kf_arena *arena, const char *path, const char **ret_error)
{
    const struct beside *beside = data;

    return beside->kit->list_folder(beside->kit->data, arena, path, ret_error);
}

static bool is_folder(void *data, const char *path)
{
    const struct beside *beside = data;

    return beside->kit->is_folder(beside->kit->data, path);
}

static int today(void *data)
{
    const struct beside *beside = data;

    return beside->kit->today(beside->kit->data);
}

void kf_fuzz_world(struct kf_run *run, const char *path, const uint8_t *bytes, size_t length)
{
    struct beside *beside = KF_NEW(run->arena, struct beside);
    struct kf_world *world = kf_arena_copy(run->arena, run->world, sizeof *world);

    *beside = (struct beside){kit_world(), path, bytes, length};
    world->data = beside;
    world->read_file = read_file;
    world->list_folder = list_folder;
    world->is_folder = is_folder;
    world->today = today;
    run->world = world;
}
