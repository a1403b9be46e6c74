/* Edits of the body, one after the other, laid over the file. */

#include "desk/draft.h"

#include <string.h>

#include "base/limits.h"
#include "cli/json.h"
#include "model/community.h"
#include "yaml/edit.h"

enum { MOST_EDITS = 200 };

/* The keys of community.yaml in the order in which the kit has them. NULL-terminated, in arena. */
static const char *const *order_of(struct kf_arena *arena)
{
    const char **order;
    int count = 0;

    for (const struct kf_field *field = kf_community_record.fields; field->key != NULL; field++) {
        count++;
    }
    order = KF_NEW_ARRAY(arena, count + 1, const char *);
    for (int i = 0; i < count; i++) {
        order[i] = kf_community_record.fields[i].key;
    }
    return order;
}

static const char *text_of(JsonArray *edit, guint place)
{
    JsonNode *node = json_array_get_element(edit, place);

    return JSON_NODE_HOLDS_VALUE(node) && json_node_get_value_type(node) == G_TYPE_STRING ? json_node_get_string(node) : NULL;
}

/* NULL: it cannot be made. */
static const char *apply(struct kf_arena *arena, const char *text, JsonNode *node)
{
    JsonArray *edit = JSON_NODE_HOLDS_ARRAY(node) ? json_node_get_array(node) : NULL;
    const char *path, *value;

    if (edit == NULL || json_array_get_length(edit) != 2 || (path = text_of(edit, 0)) == NULL || *path == '\0') {
        return NULL;
    }
    value = text_of(edit, 1);
    return value == NULL || *value == '\0' ? kf_yaml_remove(arena, text, path)
                                           : kf_yaml_put(arena, text, path, value, order_of(arena));
}

static const char *apply_all(struct kf_arena *arena, const char *text, JsonParser *parser)
{
    JsonNode *root = json_parser_get_root(parser);
    JsonObject *body = root != NULL && JSON_NODE_HOLDS_OBJECT(root) ? json_node_get_object(root) : NULL;
    JsonNode *edits = body != NULL ? json_object_get_member(body, "edits") : NULL;
    JsonArray *list = edits != NULL && JSON_NODE_HOLDS_ARRAY(edits) ? json_node_get_array(edits) : NULL;

    if (list == NULL || json_array_get_length(list) > MOST_EDITS) {
        return NULL;
    }
    for (guint i = 0; i < json_array_get_length(list) && text != NULL; i++) {
        text = apply(arena, text, json_array_get_element(list, i));
    }
    return text;
}

bool kf_draft_begin(struct kinfold *kinfold, struct kf_arena *arena, const struct kf_parcel *question,
                    struct kf_draft *ret_draft)
{
    gsize length;
    const char *body = g_bytes_get_data(question->body, &length), *error = NULL;
    size_t size = 0;
    JsonParser *parser;

    if (kinfold->community == NULL || length == 0) {
        return false;
    }
    *ret_draft = (struct kf_draft){.path = kf_arena_format(arena, "%s/community.yaml", kinfold->community)};
    ret_draft->before =
        kinfold->world->read_file(kinfold->world->data, arena, ret_draft->path, KF_LIMIT_FILE_BYTES, &size, &error);
    parser = kf_json_parse(body, length);
    if (parser != NULL && ret_draft->before != NULL) {
        ret_draft->text = apply_all(arena, ret_draft->before, parser);
    }
    if (parser != NULL) {
        g_object_unref(parser);
    }
    if (ret_draft->text != NULL) {
        kinfold_lay_over(kinfold, ret_draft->path, ret_draft->text, strlen(ret_draft->text));
    }
    return ret_draft->text != NULL;
}

void kf_draft_end(struct kinfold *kinfold, const struct kf_draft *draft)
{
    kinfold_lay_over(kinfold, draft->path, NULL, 0);
}
