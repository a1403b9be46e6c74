/* The one file that the desk writes: the community's, whole or not at all. */

#include <string.h>

#include "base/limits.h"
#include "base/world.h"
#include "cli/json.h"
#include "desk/desk.h"

static bool has_errors(JsonObject *draft)
{
    JsonArray *found = json_object_get_array_member(draft, "found");

    for (guint i = 0; i < json_array_get_length(found); i++) {
        if (strcmp(json_object_get_string_member(json_array_get_object_element(found, i), "severity"), "error") == 0) {
            return true;
        }
    }
    return false;
}

static bool is_as_begun(struct kf_arena *arena, const char *path, const char *digest)
{
    const char *error = NULL, *text;
    size_t length = 0;
    char *now;
    bool same;

    text = kf_world_machine.read_file(NULL, arena, path, KF_LIMIT_FILE_BYTES, &length, &error);
    now = text != NULL ? g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)text, length) : NULL;
    same = g_strcmp0(now, digest) == 0 && now != NULL;
    g_free(now);
    return same;
}

static enum kf_saved write_text(struct kf_arena *arena, const char *path, const char *digest, const char *text)
{
    const char *error = NULL;

    if (!is_as_begun(arena, path, digest)) {
        return KF_NOT_SAVED_CHANGED;
    }
    return kf_world_machine.write_file(NULL, arena, path, text, strlen(text), &error) ? KF_SAVED : KF_NOT_SAVED_REFUSED;
}

enum kf_saved kf_desk_save(struct kf_desk *desk, GBytes *draft, const char *digest)
{
    struct kf_arena *arena = kf_arena_new();
    const char *path = kf_arena_format(arena, "%s/community.yaml", desk->community);
    gsize length;
    const char *bytes = g_bytes_get_data(draft, &length);
    JsonParser *parser = kf_json_parse(bytes, length);
    JsonObject *told = parser != NULL ? json_node_get_object(json_parser_get_root(parser)) : NULL;
    const char *text = told != NULL && json_object_has_member(told, "text") ? json_object_get_string_member(told, "text") : NULL;
    enum kf_saved saved = KF_NOT_SAVED_FAULTY;

    if (desk->community != NULL && text != NULL && !has_errors(told)) {
        g_mutex_lock(&desk->saving);
        saved = write_text(arena, path, digest, text);
        g_mutex_unlock(&desk->saving);
    }
    if (parser != NULL) {
        g_object_unref(parser);
    }
    kf_arena_free(arena);
    return saved;
}
