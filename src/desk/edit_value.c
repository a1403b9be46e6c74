/* Values of JSON as people write them in YAML: rows of words between braces, helplines in lines. */

#include "desk/edit_value.h"

#include <string.h>

#include "model/community.h"
#include "yaml/edit.h"

#define LINES "helplines/add"

/* The keys of a record in the order in which the kit has them. NULL-terminated, in arena. */
static const char *const *keys_of(struct kf_arena *arena, const struct kf_record *record)
{
    const char **keys;
    int count = 0;

    for (const struct kf_field *field = record->fields; field->key != NULL; field++) {
        count++;
    }
    keys = KF_NEW_ARRAY(arena, count + 1, const char *);
    for (int i = 0; i < count; i++) {
        keys[i] = record->fields[i].key;
    }
    return keys;
}

static bool is_in_line(const char *path)
{
    return g_str_has_prefix(path, LINES "/");
}

static const char *const *order_of(struct kf_arena *arena, const char *path)
{
    return keys_of(arena, is_in_line(path) ? &kf_own_line_record : &kf_community_record);
}

static bool is_text(JsonNode *node)
{
    return JSON_NODE_HOLDS_VALUE(node) && json_node_get_value_type(node) == G_TYPE_STRING;
}

/* "[en, es]"; NULL: something else than texts. */
static const char *list_of(struct kf_arena *arena, JsonArray *array)
{
    const char *list = "";

    for (guint i = 0; i < json_array_get_length(array); i++) {
        JsonNode *node = json_array_get_element(array, i);

        if (!is_text(node)) {
            return NULL;
        }
        list = kf_arena_format(arena, "%s%s%s", list, i > 0 ? ", " : "",
                               kf_yaml_value(arena, json_node_get_string(node), /* in_flow */ true));
    }
    return kf_arena_format(arena, "[%s]", list);
}

/* What is no text, as it stands in YAML. NULL: it is nothing of the kind. */
static const char *plain_of(struct kf_arena *arena, JsonNode *node)
{
    if (JSON_NODE_HOLDS_ARRAY(node)) {
        return list_of(arena, json_node_get_array(node));
    }
    if (JSON_NODE_HOLDS_VALUE(node) && json_node_get_value_type(node) == G_TYPE_BOOLEAN) {
        return json_node_get_boolean(node) ? "true" : "false";
    }
    return NULL;
}

/* --- a new item -------------------------------------------------------------------------------------------------------- */

static bool is_key(const char *key)
{
    return *key != '\0' && strspn(key, "abcdefghijklmnopqrstuvwxyz-") == strlen(key);
}

/* "{from: dinner, to: supper}", or a line each. NULL: it is no item. */
static const char *item_of(struct kf_arena *arena, JsonObject *object, bool in_lines)
{
    GString *item = g_string_new(NULL);
    GList *keys = json_object_get_members(object);
    const char *kept = NULL;
    bool good = keys != NULL;

    for (GList *at = keys; at != NULL && good; at = at->next) {
        JsonNode *node = json_object_get_member(object, at->data);
        const char *value = is_text(node) ? kf_yaml_value(arena, json_node_get_string(node), !in_lines) : plain_of(arena, node);

        good = value != NULL && is_key(at->data);
        g_string_append_printf(item, "%s%s: %s", at == keys ? "" : in_lines ? "\n" : ", ", (const char *)at->data,
                               good ? value : "");
    }
    if (good) {
        kept = in_lines ? kf_arena_string(arena, item->str) : kf_arena_format(arena, "{%s}", item->str);
    }
    g_list_free(keys);
    g_string_free(item, TRUE);
    return kept;
}

/* --- any edit ---------------------------------------------------------------------------------------------------------- */

const char *kf_edit_value(struct kf_arena *arena, const char *text, const char *path, JsonNode *value)
{
    const char *const *order = order_of(arena, path);
    const char *written;

    if (JSON_NODE_HOLDS_NULL(value) || (is_text(value) && *json_node_get_string(value) == '\0')) {
        return kf_yaml_remove(arena, text, path);
    }
    if (is_text(value)) {
        return kf_yaml_put(arena, text, path, json_node_get_string(value), order);
    }
    if (JSON_NODE_HOLDS_OBJECT(value)) {
        written = item_of(arena, json_node_get_object(value), strcmp(path, LINES) == 0);
        return written != NULL ? kf_yaml_append(arena, text, path, written, order) : NULL;
    }
    written = plain_of(arena, value);
    return written != NULL ? kf_yaml_put_plain(arena, text, path, written, order) : NULL;
}
