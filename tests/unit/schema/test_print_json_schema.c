/* The JSON Schema: it is JSON, has every row, and is loose where binding is. */

#include "support/support.h"

#include <string.h>

#include <json-glib/json-glib.h>

#include "schema/print.h"
#include "unit/schema/sample.h"

static JsonParser *parse(void)
{
    JsonParser *parser = json_parser_new();
    char *text = kf_schema_json(&sample_shapes, &sample_module_record, "A module");

    assert_true(json_parser_load_from_data(parser, text, -1, NULL));
    g_free(text);
    return parser;
}

/* What a path of members leads to. */
static JsonNode *at(JsonParser *parser, const char *path)
{
    JsonNode *found = json_path_query(path, json_parser_get_root(parser), NULL);
    JsonNode *node;

    assert_non_null(found);
    assert_int_equal(json_array_get_length(json_node_get_array(found)), 1);
    node = json_node_copy(json_array_get_element(json_node_get_array(found), 0));
    json_node_unref(found);
    return node;
}

static void assert_at(JsonParser *parser, const char *path, const char *expected)
{
    JsonNode *node = at(parser, path);
    char *text = json_to_string(node, FALSE);

    assert_string_equal(text, expected);
    g_free(text);
    json_node_unref(node);
}

static void schema__names_its_draft_and_root(void **state)
{
    JsonParser *parser = parse();

    assert_at(parser, "$['$schema']", "\"https://json-schema.org/draft/2020-12/schema\"");
    assert_at(parser, "$['$ref']", "\"#/$defs/module\"");
    assert_at(parser, "$['$defs']['module']['required']", "[\"title\"]");
    g_object_unref(parser);
}

static void text_row__takes_numbers(void **state)
{
    JsonParser *parser = parse();

    assert_at(parser, "$['$defs']['module']['properties']['title']['type']", "[\"string\",\"number\",\"boolean\"]");
    g_object_unref(parser);
}

static void rows__carry_help_bounds_and_default(void **state)
{
    JsonParser *parser = parse();

    assert_at(parser, "$['$defs']['handout']['properties']['sides']",
              "{\"description\":\"Sides of paper.\",\"type\":\"integer\",\"minimum\":1,\"maximum\":4}");
    assert_at(parser, "$['$defs']['handout']['properties']['keep']['enum']", "[\"private\",\"leave-here\",\"shred\"]");
    assert_at(parser, "$['$defs']['handout']['properties']['keep']['default']", "\"leave-here\"");
    assert_at(parser, "$['$defs']['module']['properties']['margin']['default']", "12.5");
    g_object_unref(parser);
}

static void map__needs_no_id_in_its_items(void **state)
{
    JsonParser *parser = parse();

    assert_at(parser, "$['$defs']['module']['properties']['references']['additionalProperties']['$ref']",
              "\"#/$defs/source-by-id\"");
    assert_at(parser, "$['$defs']['source-by-id']['required']", "[\"title\"]");
    g_object_unref(parser);
}

static void block__takes_common_and_own_rows_beside(void **state)
{
    JsonParser *parser = parse();

    assert_at(parser, "$['$defs']['block-heading']['required']", "[\"heading\"]");
    assert_at(parser, "$['$defs']['block-heading']['properties']['choice-note']['type']", "\"boolean\"");
    assert_at(parser, "$['$defs']['block-heading']['properties']['id']['pattern']", "\"^[a-z0-9]+(-[a-z0-9]+)*$\"");
    assert_at(parser, "$['$defs']['block-heading']['additionalProperties']", "false");
    g_object_unref(parser);
}

static void new_block__has_help_and_an_example_to_fill_in(void **state)
{
    JsonParser *parser = parse();

    assert_at(parser, "$['$defs']['new-block']['properties']['heading']['description']",
              "\"A line over what follows.\"");
    assert_at(parser, "$['$defs']['new-block']['properties']['heading']['defaultSnippets'][0]['body']",
              "\"Costs \\\\$5\\n  id: costs\"");
    g_object_unref(parser);
}

struct wide {
    struct kf_text wide;
    struct kf_records heading;
};
struct part {
    struct kf_text a;
};

static void names__of_records_may_be_the_same(void **state)
{
    static const struct kf_field one_rows[] = {KF_TEXT_ROW(struct part, a, "one", .help = "A."), KF_END};
    static const struct kf_field two_rows[] = {KF_TEXT_ROW(struct part, a, "two", .help = "B."), KF_END};
    static const struct kf_record one = {.name = "part", .fields = one_rows};
    static const struct kf_record two = {.name = "part", .fields = two_rows};
    static const struct kf_field rows[] = {KF_RECORDS_ROW(struct wide, heading, "ones", .record = &one),
                                           KF_RECORDS_ROW(struct wide, heading, "twos", .record = &two), KF_END};
    static const struct kf_record record = {.name = "whole", .fields = rows};
    char *text = kf_schema_json(&sample_shapes, &record, "Whole");
    JsonParser *parser = json_parser_new();

    assert_true(json_parser_load_from_data(parser, text, -1, NULL));
    assert_at(parser, "$['$defs']['whole']['properties']['twos']['items']['$ref']", "\"#/$defs/part-2\"");
    assert_at(parser, "$['$defs']['part-2']['properties']['two']['type']", "[\"string\",\"number\",\"boolean\"]");
    g_object_unref(parser);
    g_free(text);
}

/* As `columns:`, which names a block and stands beside `checklist:`. */
static void block__is_not_taken_for_a_key_beside_another(void **state)
{
    static const struct kf_field rows[] = {KF_TEXT_ROW(struct wide, wide, "wide", .help = "W."),
                                           KF_RECORDS_ROW(struct wide, heading, "heading",
                                                          .record = &sample_heading_record),
                                           KF_END};
    static const struct kf_record record = {.name = "wide", .fields = rows};
    const struct kf_block_shape items[] = {sample_shape_items[0], {"wide", &record, "wide", NULL, NULL}};
    const struct kf_shapes shapes = {items, G_N_ELEMENTS(items), NULL};
    char *text = kf_schema_json(&shapes, &sample_module_record, "A module");
    JsonParser *parser = json_parser_new();

    assert_true(json_parser_load_from_data(parser, text, -1, NULL));
    assert_at(parser, "$['$defs']['block']['allOf'][0]['if']['not']",
              "{\"anyOf\":[{\"required\":[\"wide\"]},{\"required\":[\"include\"]}]}");
    g_object_unref(parser);
    g_free(text);
}

static void references__all_lead_somewhere(void **state)
{
    char *text = kf_schema_json(&sample_shapes, &sample_module_record, "A module");
    JsonParser *parser = parse();
    JsonNode *definitions = at(parser, "$['$defs']");

    for (const char *c = strstr(text, "\"#/$defs/"); c != NULL; c = strstr(c, "\"#/$defs/")) {
        char *name;

        c += strlen("\"#/$defs/");
        name = g_strndup(c, strcspn(c, "\""));
        assert_true(json_object_has_member(json_node_get_object(definitions), name));
        g_free(name);
    }
    json_node_unref(definitions);
    g_object_unref(parser);
    g_free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(schema__names_its_draft_and_root),
        cmocka_unit_test(text_row__takes_numbers),
        cmocka_unit_test(rows__carry_help_bounds_and_default),
        cmocka_unit_test(map__needs_no_id_in_its_items),
        cmocka_unit_test(block__takes_common_and_own_rows_beside),
        cmocka_unit_test(new_block__has_help_and_an_example_to_fill_in),
        cmocka_unit_test(names__of_records_may_be_the_same),
        cmocka_unit_test(block__is_not_taken_for_a_key_beside_another),
        cmocka_unit_test(references__all_lead_somewhere),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
