/* The kinds of files: an editor has words for each of their keys. */

#include "support/support.h"

#include <json-glib/json-glib.h>

#include "blocks/build.h"
#include "cli/file_kind.h"
#include "schema/print.h"

static void look(JsonArray *array, guint index, JsonNode *node, gpointer count);

static void look_at(JsonNode *node, gpointer count);

static void look_at_property(JsonObject *object, const char *name, JsonNode *node, gpointer count)
{
    if (!json_object_has_member(json_node_get_object(node), "description")) {
        fail_msg("%s has no description", name);
    }
    *(int *)count += 1;
}

static void look_at_member(JsonObject *object, const char *name, JsonNode *node, gpointer count)
{
    if (g_str_equal(name, "properties")) {
        json_object_foreach_member(json_node_get_object(node), look_at_property, count);
    }
    look_at(node, count);
}

static void look(JsonArray *array, guint index, JsonNode *node, gpointer count)
{
    look_at(node, count);
}

static void look_at(JsonNode *node, gpointer count)
{
    if (JSON_NODE_HOLDS_OBJECT(node)) {
        json_object_foreach_member(json_node_get_object(node), look_at_member, count);
    } else if (JSON_NODE_HOLDS_ARRAY(node)) {
        json_array_foreach_element(json_node_get_array(node), look, count);
    }
}

static void kinds__have_help_for_each_key(void **state)
{
    for (int i = 0; i < kf_file_kind_count; i++) {
        char *text = kf_schema_json(kf_block_shapes(), kf_file_kinds[i].record, kf_file_kinds[i].title);
        JsonNode *root = json_from_string(text, NULL);
        int count = 0;

        assert_non_null(root);
        look_at(root, &count);
        assert_true(count > 3);
        json_node_unref(root);
        g_free(text);
    }
}

static void blocks__have_help_and_an_example(void **state)
{
    const struct kf_shapes *shapes = kf_block_shapes();

    for (int i = 0; i < shapes->count; i++) {
        assert_non_null(shapes->items[i].record->summary);
        assert_true(g_str_has_prefix(shapes->items[i].example, shapes->items[i].name));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kinds__have_help_for_each_key),
        cmocka_unit_test(blocks__have_help_and_an_example),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
