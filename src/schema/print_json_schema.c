/* The rows as JSON Schema, for editors. It says what an author's file may hold, so includes are in it, which compose
 * has replaced by the time that bind looks. */

#include "schema/print.h"

#include <assert.h>
#include <string.h>

#include <json-glib/json-glib.h>

#include "schema/schema_internal.h"

#define LANGUAGE_PATTERN "^[a-zA-Z]{2,3}(-[a-zA-Z]+)*$"
#define ID_PATTERN "^[a-z0-9]+(-[a-z0-9]+)*$"

struct printer {
    JsonBuilder *json;
    const struct kf_shapes *shapes;
    GHashTable *seen; /* definitions that are in the queue or printed, by name */
    GPtrArray *queue; /* struct definition */
};

/* A record is printed once, and once more without its id when it stands in a mapping whose keys are the ids. */
struct definition {
    const struct kf_record *record;
    bool keyed;
    char *name;
};

static void free_definition(gpointer data)
{
    g_free(((struct definition *)data)->name);
    g_free(data);
}

static void begin(struct printer *printer, const char *name)
{
    if (name != NULL) {
        json_builder_set_member_name(printer->json, name);
    }
    json_builder_begin_object(printer->json);
}

static void end(struct printer *printer)
{
    json_builder_end_object(printer->json);
}

static void begin_list(struct printer *printer, const char *name)
{
    json_builder_set_member_name(printer->json, name);
    json_builder_begin_array(printer->json);
}

static void end_list(struct printer *printer)
{
    json_builder_end_array(printer->json);
}

static void put_text(struct printer *printer, const char *name, const char *text)
{
    json_builder_set_member_name(printer->json, name);
    json_builder_add_string_value(printer->json, text);
}

static void put_whole(struct printer *printer, const char *name, gint64 value)
{
    json_builder_set_member_name(printer->json, name);
    json_builder_add_int_value(printer->json, value);
}

static void put_number(struct printer *printer, const char *name, double value)
{
    json_builder_set_member_name(printer->json, name);
    json_builder_add_double_value(printer->json, value);
}

static void put_false(struct printer *printer, const char *name)
{
    json_builder_set_member_name(printer->json, name);
    json_builder_add_boolean_value(printer->json, FALSE);
}

/* --- references ----------------------------------------------------------------------------------------------------- */

static void put_reference(struct printer *printer, const struct kf_record *record, bool keyed)
{
    char *name = g_strdup_printf("%s%s", record->name, keyed ? "-by-id" : "");
    char *path = g_strdup_printf("#/$defs/%s", name);
    struct definition *definition = g_hash_table_lookup(printer->seen, name);

    put_text(printer, "$ref", path);
    g_free(path);
    if (definition == NULL) {
        definition = g_new0(struct definition, 1);
        definition->record = record;
        definition->keyed = keyed;
        definition->name = name;
        g_ptr_array_add(printer->queue, definition);
        g_hash_table_insert(printer->seen, name, definition);
    } else {
        assert(definition->record == record); /* else an editor checks one by the rows of another */
        g_free(name);
    }
}

/* --- kinds ---------------------------------------------------------------------------------------------------------- */

static void put_word_type(struct printer *printer)
{
    begin_list(printer, "type");
    json_builder_add_string_value(printer->json, "string");
    json_builder_add_string_value(printer->json, "number");
    json_builder_add_string_value(printer->json, "boolean");
    end_list(printer);
}

static void put_bounds(struct printer *printer, const struct kf_field *field, const char *least, const char *most)
{
    bool count = field->kind != KF_FIELD_NUMBER;

    if (field->min == 0.0 && field->max == 0.0) {
        return;
    }
    if (count) {
        put_whole(printer, least, (gint64)field->min);
    } else {
        put_number(printer, least, field->min);
    }
    if (field->max == 0.0 && field->kind != KF_FIELD_INT && field->kind != KF_FIELD_NUMBER) {
        return; /* a list with a least and no most */
    }
    if (count) {
        put_whole(printer, most, (gint64)field->max);
    } else {
        put_number(printer, most, field->max);
    }
}

static void put_choices(struct printer *printer, const struct kf_field *field)
{
    begin_list(printer, "enum");
    for (int i = 0; field->choices[i] != NULL; i++) {
        json_builder_add_string_value(printer->json, field->choices[i]);
    }
    end_list(printer);
}

static void put_texts(struct printer *printer, const struct kf_field *field)
{
    put_text(printer, "type", "array");
    put_bounds(printer, field, "minItems", "maxItems");
    begin(printer, "items");
    begin_list(printer, "anyOf");
    begin(printer, NULL);
    put_word_type(printer);
    end(printer);
    begin(printer, NULL);
    put_text(printer, "type", "object");
    begin(printer, "properties");
    begin(printer, "text");
    put_word_type(printer);
    end(printer);
    begin(printer, "for");
    end(printer);
    end(printer);
    begin_list(printer, "required");
    json_builder_add_string_value(printer->json, "text");
    end_list(printer);
    put_false(printer, "additionalProperties");
    end(printer);
    end_list(printer);
    end(printer);
}

static void put_one_word(struct printer *printer, const struct kf_field *field)
{
    if (field->choices != NULL) {
        put_choices(printer, field);
    } else if (field->kind == KF_FIELD_INTS) {
        put_text(printer, "type", "integer");
    } else {
        put_word_type(printer);
    }
}

static void put_words(struct printer *printer, const struct kf_field *field)
{
    begin_list(printer, "anyOf");
    begin(printer, NULL);
    put_one_word(printer, field);
    end(printer);
    begin(printer, NULL);
    put_text(printer, "type", "array");
    put_bounds(printer, field, "minItems", "maxItems");
    begin(printer, "items");
    put_one_word(printer, field);
    end(printer);
    end(printer);
    end_list(printer);
}

static void put_minutes(struct printer *printer)
{
    put_text(printer, "type", "object");
    begin(printer, "patternProperties");
    begin(printer, "^[1-9][0-9]*$");
    put_text(printer, "type", "integer");
    put_whole(printer, "minimum", 0);
    end(printer);
    end(printer);
    put_false(printer, "additionalProperties");
}

static void put_records(struct printer *printer, const struct kf_field *field)
{
    put_text(printer, "type", "array");
    put_bounds(printer, field, "minItems", "maxItems");
    begin(printer, "items");
    put_reference(printer, field->record, /* keyed */ false);
    end(printer);
}

static void put_map(struct printer *printer, const struct kf_field *field)
{
    put_text(printer, "type", "object");
    put_bounds(printer, field, "minProperties", "maxProperties");
    begin(printer, "additionalProperties");
    put_reference(printer, field->record, /* keyed */ true);
    end(printer);
}

static void put_blocks(struct printer *printer, const struct kf_field *field)
{
    put_text(printer, "type", "array");
    put_bounds(printer, field, "minItems", "maxItems");
    begin(printer, "items");
    put_text(printer, "$ref", "#/$defs/block");
    end(printer);
}

/* One text, or a mapping of languages and texts. */
static void put_text_by_language(struct printer *printer)
{
    begin_list(printer, "anyOf");
    begin(printer, NULL);
    put_word_type(printer);
    end(printer);
    begin(printer, NULL);
    put_text(printer, "type", "object");
    begin(printer, "patternProperties");
    begin(printer, LANGUAGE_PATTERN);
    put_word_type(printer);
    end(printer);
    end(printer);
    put_false(printer, "additionalProperties");
    end(printer);
    end_list(printer);
}

static void put_by_language(struct printer *printer, const struct kf_field *field)
{
    if (field->kind != KF_FIELD_NODE) {
        put_text_by_language(printer);
        return;
    }
    put_text(printer, "type", "object");
    begin(printer, "additionalProperties");
    put_text_by_language(printer);
    end(printer);
}

static void put_kind(struct printer *printer, const struct kf_field *field)
{
    if ((field->flags & KF_EACH_LANGUAGE) != 0) {
        put_by_language(printer, field);
        return;
    }
    switch (field->kind) {
    case KF_FIELD_TEXT:
        put_word_type(printer);
        break;
    case KF_FIELD_WORD:
        put_word_type(printer);
        if ((field->flags & KF_IS_ID) != 0) {
            put_text(printer, "pattern", ID_PATTERN);
        }
        break;
    case KF_FIELD_INT:
        put_text(printer, "type", "integer");
        put_bounds(printer, field, "minimum", "maximum");
        break;
    case KF_FIELD_NUMBER:
        put_text(printer, "type", "number");
        put_bounds(printer, field, "minimum", "maximum");
        break;
    case KF_FIELD_BOOL:
        put_text(printer, "type", "boolean");
        break;
    case KF_FIELD_CHOICE:
        put_choices(printer, field);
        break;
    case KF_FIELD_TEXTS:
        put_texts(printer, field);
        break;
    case KF_FIELD_WORDS:
    case KF_FIELD_INTS:
        put_words(printer, field);
        break;
    case KF_FIELD_MINUTES:
        put_minutes(printer);
        break;
    case KF_FIELD_RECORD:
        put_reference(printer, field->record, /* keyed */ false);
        break;
    case KF_FIELD_RECORDS:
        put_records(printer, field);
        break;
    case KF_FIELD_MAP:
        put_map(printer, field);
        break;
    case KF_FIELD_BLOCKS:
        put_blocks(printer, field);
        break;
    case KF_FIELD_NODE:
    case KF_FIELD_END:
    case KF_FIELD_KIND_COUNT:
        break;
    }
}

static void put_fallback(struct printer *printer, const struct kf_field *field)
{
    if (field->fallback == NULL) {
        return;
    }
    json_builder_set_member_name(printer->json, "default");
    if (field->kind == KF_FIELD_INT) {
        json_builder_add_int_value(printer->json, g_ascii_strtoll(field->fallback, NULL, 10));
    } else if (field->kind == KF_FIELD_NUMBER) {
        json_builder_add_double_value(printer->json, g_ascii_strtod(field->fallback, NULL));
    } else if (field->kind == KF_FIELD_BOOL) {
        json_builder_add_boolean_value(printer->json, strcmp(field->fallback, "true") == 0);
    } else {
        json_builder_add_string_value(printer->json, field->fallback);
    }
}

static void print_field(struct printer *printer, const struct kf_field *field)
{
    begin(printer, field->key);
    if (field->help != NULL) {
        put_text(printer, "description", field->help);
    }
    put_kind(printer, field);
    put_fallback(printer, field);
    end(printer);
}

/* --- records -------------------------------------------------------------------------------------------------------- */

static void put_required(struct printer *printer, const struct kf_record *record, bool keyed)
{
    begin_list(printer, "required");
    for (const struct kf_field *field = record->fields; field->kind != KF_FIELD_END; field++) {
        if ((field->flags & KF_REQUIRED) != 0 && !(keyed && (field->flags & KF_IS_ID) != 0)) {
            json_builder_add_string_value(printer->json, field->key);
        }
    }
    end_list(printer);
}

static void put_rows(struct printer *printer, const struct kf_record *record)
{
    for (const struct kf_field *field = record->fields; field->kind != KF_FIELD_END; field++) {
        print_field(printer, field);
    }
}

static void put_object(struct printer *printer, const struct kf_record *record, bool keyed, bool required)
{
    put_text(printer, "type", "object");
    begin(printer, "properties");
    put_rows(printer, record);
    end(printer);
    if (required) {
        put_required(printer, record, keyed);
    }
    put_false(printer, "additionalProperties");
}

/* A record's mapping, or its shorthand row's value alone. */
static void put_record(struct printer *printer, const struct kf_record *record, bool keyed, bool required, bool empty)
{
    const struct kf_field *shorthand = record->shorthand == NULL ? NULL : kf_field_find(record, record->shorthand);

    if (record->summary != NULL) {
        put_text(printer, "description", record->summary);
    }
    if (shorthand == NULL && !empty) {
        put_object(printer, record, keyed, required);
        return;
    }
    begin_list(printer, "anyOf");
    if (shorthand != NULL) {
        begin(printer, NULL);
        put_kind(printer, shorthand);
        end(printer);
    }
    begin(printer, NULL);
    put_object(printer, record, keyed, required);
    end(printer);
    if (empty) {
        begin(printer, NULL);
        put_text(printer, "type", "null");
        end(printer);
    }
    end_list(printer);
}

/* --- blocks --------------------------------------------------------------------------------------------------------- */

static void put_include(struct printer *printer)
{
    begin(printer, NULL);
    put_text(printer, "type", "object");
    begin(printer, "properties");
    begin(printer, "include");
    put_text(printer, "description", "The id of a shared piece to put here.");
    put_text(printer, "type", "string");
    end(printer);
    end(printer);
    begin_list(printer, "required");
    json_builder_add_string_value(printer->json, "include");
    end_list(printer);
    end(printer);
}

static void put_block_choice(struct printer *printer)
{
    begin(printer, "block");
    put_text(printer, "description", "One key that names the block, with a few keys beside it.");
    begin_list(printer, "anyOf");
    for (int i = 0; i < printer->shapes->count; i++) {
        char *path = g_strdup_printf("#/$defs/block-%s", printer->shapes->items[i].name);

        begin(printer, NULL);
        put_text(printer, "$ref", path);
        end(printer);
        g_free(path);
    }
    put_include(printer);
    end_list(printer);
    end(printer);
}

/* Rows may stand inside or beside, so none is required here: bind sees to that. */
static void put_block(struct printer *printer, const struct kf_block_shape *shape)
{
    const struct kf_record *common = printer->shapes->common;
    char *name = g_strdup_printf("block-%s", shape->name);

    begin(printer, name);
    g_free(name);
    put_text(printer, "type", "object");
    begin(printer, "properties");
    for (const struct kf_field *field = shape->record->fields; field->kind != KF_FIELD_END; field++) {
        if (strcmp(field->key, shape->name) != 0 && (common == NULL || kf_field_find(common, field->key) == NULL)) {
            print_field(printer, field);
        }
    }
    if (common != NULL) {
        put_rows(printer, common);
    }
    begin(printer, shape->name);
    put_record(printer, shape->record, /* keyed */ false, /* required */ false, /* empty */ true);
    end(printer);
    end(printer);
    begin_list(printer, "required");
    json_builder_add_string_value(printer->json, shape->name);
    end_list(printer);
    put_false(printer, "additionalProperties");
    end(printer);
}

static void put_definitions(struct printer *printer)
{
    begin(printer, "$defs");
    if (printer->shapes != NULL && printer->shapes->count > 0) {
        put_block_choice(printer);
        for (int i = 0; i < printer->shapes->count; i++) {
            put_block(printer, &printer->shapes->items[i]);
        }
    }
    /* The queue grows while it is printed. */
    for (guint i = 0; i < printer->queue->len; i++) {
        const struct definition *definition = g_ptr_array_index(printer->queue, i);

        begin(printer, definition->name);
        put_record(printer, definition->record, definition->keyed, /* required */ true, /* empty */ false);
        end(printer);
    }
    end(printer);
}

static char *to_text(JsonBuilder *json)
{
    JsonGenerator *generator = json_generator_new();
    JsonNode *root = json_builder_get_root(json);
    char *text, *line;

    json_generator_set_pretty(generator, TRUE);
    json_generator_set_indent(generator, 2);
    json_generator_set_root(generator, root);
    text = json_generator_to_data(generator, NULL);
    line = g_strconcat(text, "\n", NULL);
    g_free(text);
    json_node_unref(root);
    g_object_unref(generator);
    return line;
}

char *kf_schema_json(const struct kf_shapes *shapes, const struct kf_record *record, const char *title)
{
    struct printer printer = {
        .json = json_builder_new(),
        .shapes = shapes,
        .seen = g_hash_table_new(g_str_hash, g_str_equal),
        .queue = g_ptr_array_new_with_free_func(free_definition),
    };
    char *text;

    begin(&printer, NULL);
    put_text(&printer, "$schema", "https://json-schema.org/draft/2020-12/schema");
    put_text(&printer, "title", title);
    put_reference(&printer, record, /* keyed */ false);
    put_definitions(&printer);
    end(&printer);
    text = to_text(printer.json);
    g_hash_table_unref(printer.seen);
    g_ptr_array_unref(printer.queue);
    g_object_unref(printer.json);
    return text;
}
