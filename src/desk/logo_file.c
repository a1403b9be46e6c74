/* The logo's file: new in the community's folder, over none that is there. */

#include <string.h>
#include <unistd.h>

#include "base/world.h"
#include "desk/desk.h"

enum { LEAST = sizeof "logo.svg" - 1 };

/* As a worker names it. It alone can hold no path: but a worker has read a stranger's file. */
static bool is_logo_name(const char *name)
{
    size_t length = strlen("logo"), number;

    if (name == NULL || strlen(name) < LEAST || strncmp(name, "logo", length) != 0) {
        return false;
    }
    number = name[length] == '-' ? 1 + strspn(name + length + 1, "0123456789") : 0;
    name += length + number;
    return strcmp(name, ".svg") == 0 || strcmp(name, ".png") == 0 || strcmp(name, ".jpg") == 0;
}

enum kf_saved kf_desk_write_logo(const struct kf_desk *desk, const struct kf_parcel *answer, char **ret_new)
{
    const char *name = kf_parcel_get(answer, "logo-name"), *data = kf_parcel_get(answer, "logo"), *error = NULL;
    struct kf_arena *arena;
    enum kf_saved saved = KF_SAVED;
    guchar *bytes;
    gsize length;
    char *path;

    *ret_new = NULL;
    if (name == NULL || data == NULL) {
        return KF_SAVED;
    }
    if (!is_logo_name(name) || desk->community == NULL) {
        return KF_NOT_SAVED_REFUSED;
    }
    arena = kf_arena_new();
    path = g_build_filename(desk->community, name, NULL);
    bytes = g_base64_decode(data, &length);
    if (!g_file_test(path, G_FILE_TEST_EXISTS)) { /* else it is the same: the worker has looked */
        if (kf_world_machine.write_file(NULL, arena, path, bytes, length, &error)) {
            *ret_new = g_strdup(path);
        } else {
            saved = KF_NOT_SAVED_REFUSED;
        }
    }
    g_free(bytes);
    g_free(path);
    kf_arena_free(arena);
    return saved;
}

void kf_desk_settle_logo(char *path, bool stays)
{
    if (path != NULL && !stays) {
        (void)unlink(path);
    }
    g_free(path);
}
