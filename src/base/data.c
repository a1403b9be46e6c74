/* Where the data is. */

#include "base/data.h"

#include <stdbool.h>
#include <string.h>

#include <glib.h>

bool kf_data_is(const char *folder)
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

const char *kf_data_find(struct kf_arena *arena, const char *const *folders, int count)
{
    const char *named = g_getenv("KINFOLD_DATA");

    if (named != NULL && named[0] != '\0') {
        return kf_data_is(named) ? kf_arena_string(arena, named) : NULL;
    }
    for (int i = 0; i < count; i++) {
        if (folders[i] != NULL && kf_data_is(folders[i])) {
            return shown(arena, folders[i]);
        }
    }
    return NULL;
}
