/* Where the data is. */

#include "cli/data.h"

#include <stdbool.h>
#include <string.h>

static bool is_data(const char *folder)
{
    char *modules = g_build_filename(folder, "modules", NULL), *fonts = g_build_filename(folder, "fonts", NULL);
    bool found = g_file_test(modules, G_FILE_TEST_IS_DIR) && g_file_test(fonts, G_FILE_TEST_IS_DIR);

    g_free(modules);
    g_free(fonts);
    return found;
}

/* Messages show paths below this folder; the shorter way to write them is the one people type. */
static const char *shown(struct kf_arena *arena, const char *folder)
{
    char *here = g_get_current_dir();
    size_t length = strlen(here);
    const char *result = folder;

    if (strcmp(folder, here) == 0) {
        result = ".";
    } else if (strncmp(folder, here, length) == 0 && folder[length] == '/') {
        result = folder + length + 1;
    }
    result = kf_arena_string(arena, result);
    g_free(here);
    return result;
}

static const char *beside(struct kf_arena *arena, const char *program)
{
    char *self = g_file_read_link("/proc/self/exe", NULL);
    char *file = self != NULL ? g_strdup(self) : g_find_program_in_path(program);
    const char *found = NULL;

    if (file != NULL) {
        char *folder = g_path_get_dirname(file);
        char *data = g_build_filename(folder, "..", "share", "kinfold", NULL);
        char *full = g_canonicalize_filename(data, NULL);

        found = is_data(full) ? shown(arena, full) : NULL;
        g_free(full);
        g_free(data);
        g_free(folder);
    }
    g_free(file);
    g_free(self);
    return found;
}

const char *kf_data_find(struct kf_arena *arena, const char *program)
{
    const char *named = g_getenv("KINFOLD_DATA"), *found;

    if (named != NULL && named[0] != '\0') {
        return is_data(named) ? kf_arena_string(arena, named) : NULL;
    }
    found = beside(arena, program);
    if (found != NULL) {
        return found;
    }
    return is_data(KF_SOURCE_DATA_DIR) ? shown(arena, KF_SOURCE_DATA_DIR) : NULL;
}
