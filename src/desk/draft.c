/* What the body changes, laid over the file. */

#include "desk/draft.h"

#include <string.h>

#include "cli/json.h"
#include "desk/edit_value.h"
#include "desk/rewording.h"
#include "desk/task.h"

enum { MOST_EDITS = 200 };

/* --- community.yaml ----------------------------------------------------------------------------------------------------- */

static const char *text_of(JsonArray *edit, guint place)
{
    JsonNode *node = json_array_get_element(edit, place);

    return JSON_NODE_HOLDS_VALUE(node) && json_node_get_value_type(node) == G_TYPE_STRING ? json_node_get_string(node) : NULL;
}

/* NULL: it cannot be made. */
static const char *apply(struct kf_arena *arena, const char *text, JsonNode *node)
{
    JsonArray *edit = JSON_NODE_HOLDS_ARRAY(node) ? json_node_get_array(node) : NULL;
    const char *path;

    if (edit == NULL || json_array_get_length(edit) != 2 || (path = text_of(edit, 0)) == NULL || *path == '\0') {
        return NULL;
    }
    return kf_edit_value(arena, text, path, json_array_get_element(edit, 1));
}

static JsonArray *list_of(JsonObject *body, const char *key)
{
    JsonNode *list = json_object_get_member(body, key);

    return list != NULL && JSON_NODE_HOLDS_ARRAY(list) ? json_node_get_array(list) : NULL;
}

static const char *apply_all(struct kf_arena *arena, const char *text, JsonObject *body)
{
    JsonArray *list = list_of(body, "edits");

    if (list == NULL || json_array_get_length(list) > MOST_EDITS) {
        return NULL;
    }
    for (guint i = 0; i < json_array_get_length(list) && text != NULL; i++) {
        text = apply(arena, text, json_array_get_element(list, i));
    }
    return text;
}

/* --- overlays/<module>.yaml --------------------------------------------------------------------------------------------- */

static bool has_module(struct kinfold *kinfold, const char *module)
{
    const struct kf_kit *kit;
    bool found;

    kf_call_begin(kinfold);
    kit = kf_call_kit(kinfold);
    found = kit != NULL && kf_task_has_module(kit, module);
    kf_call_end(kinfold);
    return found;
}

static const char *reword(struct kinfold *kinfold, struct kf_arena *arena, JsonObject *body)
{
    struct kf_run run = {.world = kinfold->world, .arena = arena, .diags = kf_diags_new(arena)};
    JsonNode *overlay = json_object_get_member(body, "overlay"), *change = json_object_get_member(body, "change");
    const char *text = overlay != NULL && JSON_NODE_HOLDS_VALUE(overlay) && json_node_get_value_type(overlay) == G_TYPE_STRING
                           ? kf_arena_string(arena, json_node_get_string(overlay))
                           : NULL;

    if (text == NULL || change == NULL || JSON_NODE_HOLDS_NULL(change)) {
        return text;
    }
    return JSON_NODE_HOLDS_OBJECT(change) ? kf_reword(&run, text, json_node_get_object(change)) : NULL;
}

/* --- what is offered ---------------------------------------------------------------------------------------------------- */

/* NULL: the body is no such thing. Free it with g_object_unref. */
static JsonParser *parse(const struct kf_parcel *question, JsonObject **ret_body)
{
    gsize length;
    const char *bytes = g_bytes_get_data(question->body, &length);
    JsonParser *parser = length > 0 ? kf_json_parse(bytes, length) : NULL;
    JsonNode *root = parser != NULL ? json_parser_get_root(parser) : NULL;

    *ret_body = root != NULL && JSON_NODE_HOLDS_OBJECT(root) ? json_node_get_object(root) : NULL;
    return parser;
}

static void free_parser(JsonParser *parser)
{
    if (parser != NULL) {
        g_object_unref(parser);
    }
}

bool kf_draft_is_of_words(const struct kf_parcel *question)
{
    JsonObject *body;
    JsonParser *parser = parse(question, &body);
    bool is = body != NULL && json_object_has_member(body, "overlay");

    free_parser(parser);
    return is;
}

const char *const *kf_draft_accepted(struct kf_arena *arena, const struct kf_parcel *question)
{
    JsonObject *body;
    JsonParser *parser = parse(question, &body);
    JsonArray *list = body != NULL ? list_of(body, "accepted") : NULL;
    guint length = list != NULL ? json_array_get_length(list) : 0;
    const char **accepted = KF_NEW_ARRAY(arena, length + 1, const char *);
    guint count = 0;

    for (guint i = 0; i < length; i++) {
        const char *address = text_of(list, i);

        if (address != NULL) {
            accepted[count++] = kf_arena_string(arena, address);
        }
    }
    free_parser(parser);
    return accepted;
}

static bool begin(struct kinfold *kinfold, struct kf_arena *arena, const char *module, JsonObject *body,
                  struct kf_draft *ret_draft)
{
    bool words = json_object_has_member(body, "overlay");

    if (words && !has_module(kinfold, module)) {
        return false;
    }
    ret_draft->path = words ? kf_arena_format(arena, "%s/overlays/%s.yaml", kinfold->community, module)
                            : kf_arena_format(arena, "%s/community.yaml", kinfold->community);
    ret_draft->before = kf_task_file_text(kinfold, arena, ret_draft->path);
    if (words) {
        ret_draft->text = reword(kinfold, arena, body);
    } else if (ret_draft->before != NULL) {
        ret_draft->text = apply_all(arena, ret_draft->before, body);
    }
    return ret_draft->text != NULL;
}

bool kf_draft_begin(struct kinfold *kinfold, struct kf_arena *arena, const struct kf_parcel *question,
                    struct kf_draft *ret_draft)
{
    JsonObject *body;
    JsonParser *parser = parse(question, &body);
    bool good;

    *ret_draft = (struct kf_draft){.path = NULL};
    good = kinfold->community != NULL && body != NULL &&
           begin(kinfold, arena, kf_parcel_get(question, "module"), body, ret_draft);
    if (good) {
        kinfold_lay_over(kinfold, ret_draft->path, ret_draft->text, strlen(ret_draft->text));
    }
    free_parser(parser);
    return good;
}

void kf_draft_end(struct kinfold *kinfold, const struct kf_draft *draft)
{
    kinfold_lay_over(kinfold, draft->path, NULL, 0);
}
