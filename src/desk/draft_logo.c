/* Nothing of it is believed: whoever sends it, it is decoded and cleaned again. */

#include "desk/draft_logo.h"

#include <string.h>

#include "base/limits.h"
#include "cli/json.h"

enum { MOST_NAMES = 100 };

static const char *path_of(const struct kinfold *kinfold, struct kf_arena *arena, const char *name)
{
    return kf_arena_format(arena, "%s/%s", kinfold->community, name);
}

/* Not there, or the same already. */
static bool is_free(struct kinfold *kinfold, struct kf_arena *arena, const char *name, const struct kf_logo_file *file)
{
    const char *error = NULL, *bytes;
    size_t length = 0;

    bytes = kinfold->world->read_file(kinfold->world->data, arena, path_of(kinfold, arena, name), KF_LIMIT_IMAGE_BYTES,
                                      &length, &error);
    return bytes != NULL ? length == file->length && memcmp(bytes, file->bytes, length) == 0 : error == kf_world_missing;
}

const char *kf_draft_logo_name(struct kinfold *kinfold, struct kf_arena *arena, const struct kf_logo_file *file)
{
    const char *name = kf_arena_format(arena, "logo.%s", file->ending);

    for (int i = 2; i <= MOST_NAMES && !is_free(kinfold, arena, name, file); i++) {
        name = kf_arena_format(arena, "logo-%d.%s", i, file->ending);
    }
    return name;
}

static const char *text_of(JsonObject *object, const char *key)
{
    JsonNode *node = json_object_get_member(object, key);

    return node != NULL && JSON_NODE_HOLDS_VALUE(node) && json_node_get_value_type(node) == G_TYPE_STRING
               ? json_node_get_string(node)
               : NULL;
}

static bool take(struct kinfold *kinfold, struct kf_arena *arena, JsonObject *logo, struct kf_draft_logo *ret_logo)
{
    struct kf_run run = {.world = kinfold->world, .arena = arena, .diags = kf_diags_new(arena)};
    const char *name = text_of(logo, "name"), *data = text_of(logo, "data");
    gsize length = 0;
    guchar *bytes = data != NULL ? g_base64_decode(data, &length) : NULL;
    bool good = bytes != NULL && name != NULL &&
                kf_logo_take(&run, arena, kf_arena_string_n(arena, (const char *)bytes, length), length, &ret_logo->file) &&
                strcmp(name, kf_draft_logo_name(kinfold, arena, &ret_logo->file)) == 0;

    g_free(bytes);
    if (good) {
        ret_logo->name = kf_arena_string(arena, name);
        ret_logo->path = path_of(kinfold, arena, name);
    }
    return good;
}

bool kf_draft_logo_begin(struct kinfold *kinfold, struct kf_arena *arena, const struct kf_parcel *question,
                         struct kf_draft_logo *ret_logo)
{
    gsize length;
    const char *body = g_bytes_get_data(question->body, &length);
    JsonParser *parser = length > 0 ? kf_json_parse(body, length) : NULL;
    JsonNode *root = parser != NULL ? json_parser_get_root(parser) : NULL;
    JsonNode *logo =
        root != NULL && JSON_NODE_HOLDS_OBJECT(root) ? json_object_get_member(json_node_get_object(root), "logo") : NULL;
    bool good = true;

    *ret_logo = (struct kf_draft_logo){.name = NULL};
    if (logo != NULL && !JSON_NODE_HOLDS_NULL(logo)) {
        good = kinfold->community != NULL && JSON_NODE_HOLDS_OBJECT(logo) &&
               take(kinfold, arena, json_node_get_object(logo), ret_logo);
    }
    if (parser != NULL) {
        g_object_unref(parser);
    }
    if (ret_logo->path != NULL) {
        kinfold_lay_over(kinfold, ret_logo->path, ret_logo->file.bytes, ret_logo->file.length);
    }
    return good;
}

void kf_draft_logo_end(struct kinfold *kinfold, const struct kf_draft_logo *logo)
{
    if (logo->path != NULL) {
        kinfold_lay_over(kinfold, logo->path, NULL, 0);
    }
}

void kf_draft_logo_tell(const struct kf_draft_logo *logo, struct kf_parcel *answer)
{
    char *data;

    if (logo->path != NULL) {
        data = g_base64_encode((const guchar *)logo->file.bytes, logo->file.length);
        kf_parcel_set(answer, "logo-name", logo->name);
        kf_parcel_set(answer, "logo", data);
        g_free(data);
    }
}
