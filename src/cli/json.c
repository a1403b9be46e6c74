/* JSON read, and what the reports of all verbs are made of. */

#include "cli/json.h"

#include <stdbool.h>
#include <string.h>

#include "base/limits.h"

/* --- reading -------------------------------------------------------------------------------------------------------- */

static bool is_too_deep(const char *text, size_t length)
{
    int depth = 0;
    bool quoted = false;

    for (size_t i = 0; i < length && depth <= KF_LIMIT_DEPTH; i++) {
        if (text[i] == '"') {
            quoted = !quoted;
        } else if (quoted) {
            i += text[i] == '\\';
        } else {
            depth += (text[i] == '[' || text[i] == '{') - (text[i] == ']' || text[i] == '}');
        }
    }
    return depth > KF_LIMIT_DEPTH;
}

JsonParser *kf_json_parse(const char *text, size_t length)
{
    JsonParser *parser = json_parser_new_immutable();

    if (is_too_deep(text, length) || !json_parser_load_from_data(parser, text, (gssize)length, NULL)) {
        g_clear_object(&parser);
    }
    return parser;
}

/* --- reports -------------------------------------------------------------------------------------------------------- */

void kf_json_text(JsonBuilder *builder, const char *key, const char *text)
{
    json_builder_set_member_name(builder, key);
    if (text == NULL) {
        json_builder_add_null_value(builder);
    } else {
        char *valid = g_utf8_make_valid(text, -1); /* a path may be anything */

        json_builder_add_string_value(builder, valid);
        g_free(valid);
    }
}

void kf_json_number(JsonBuilder *builder, const char *key, gint64 number)
{
    json_builder_set_member_name(builder, key);
    json_builder_add_int_value(builder, number);
}

void kf_json_place(JsonBuilder *builder, const char *key, int number)
{
    json_builder_set_member_name(builder, key);
    if (number > 0) {
        json_builder_add_int_value(builder, number);
    } else {
        json_builder_add_null_value(builder);
    }
}

void kf_json_flag(JsonBuilder *builder, const char *key, gboolean flag)
{
    json_builder_set_member_name(builder, key);
    json_builder_add_boolean_value(builder, flag);
}

void kf_json_array(JsonBuilder *builder, const char *key)
{
    json_builder_set_member_name(builder, key);
    json_builder_begin_array(builder);
}

void kf_json_object(JsonBuilder *builder, const char *key)
{
    json_builder_set_member_name(builder, key);
    json_builder_begin_object(builder);
}

void kf_json_texts(JsonBuilder *builder, const char *key, const char *const *texts, int count)
{
    kf_json_array(builder, key);
    for (int i = 0; i < count; i++) {
        json_builder_add_string_value(builder, texts[i]);
    }
    json_builder_end_array(builder);
}

void kf_json_span(JsonBuilder *builder, struct kf_span span)
{
    kf_json_text(builder, "file", span.source == NULL ? NULL : span.source->path);
    kf_json_place(builder, "line", span.source == NULL ? 0 : span.line);
}

GBytes *kf_json_bytes(JsonBuilder *builder)
{
    JsonNode *root = json_builder_get_root(builder);
    char *text = json_to_string(root, /* pretty */ FALSE);

    json_node_unref(root);
    g_object_unref(builder);
    return g_bytes_new_take(text, strlen(text));
}

void kf_json_print(JsonBuilder *builder, FILE *file)
{
    JsonNode *root = json_builder_get_root(builder);
    char *text = json_to_string(root, /* pretty */ TRUE);

    fprintf(file, "%s\n", text);
    g_free(text);
    json_node_unref(root);
    g_object_unref(builder);
}
