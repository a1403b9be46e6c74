/* The rows as JSON Schema, for editors. It says what an author's file may hold, so includes are in it, which compose
 * has replaced by the time that bind looks. */

#include "schema/print.h"

#include <string.h>

#include "schema/allow.h"
#include "schema/json_printer.h"
#include "schema/schema_internal.h"

#define LANGUAGE_PATTERN "^[a-zA-Z]{2,3}(-[a-zA-Z]+)*$"
#define ID_PATTERN "^[a-z0-9]+(-[a-z0-9]+)*$"

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

/* --- references ----------------------------------------------------------------------------------------------------- */

static const struct definition *find_definition(const struct kf_json_printer *printer, const struct kf_record *record,
                                                 bool keyed)
{
    for (guint i = 0; i < printer->queue->len; i++) {
        const struct definition *definition = g_ptr_array_index(printer->queue, i);

        if (definition->record == record && definition->keyed == keyed) {
            return definition;
        }
    }
    return NULL;
}

/* Records of different folders may have one name. */
static const struct definition *add_definition(struct kf_json_printer *printer, const struct kf_record *record,
                                                bool keyed)
{
    struct definition *definition = g_new0(struct definition, 1);

    definition->record = record;
    definition->keyed = keyed;
    definition->name = g_strdup_printf("%s%s", record->name, keyed ? "-by-id" : "");
    for (int n = 2; g_hash_table_contains(printer->names, definition->name); n++) {
        g_free(definition->name);
        definition->name = g_strdup_printf("%s%s-%d", record->name, keyed ? "-by-id" : "", n);
    }
    g_ptr_array_add(printer->queue, definition);
    g_hash_table_add(printer->names, definition->name);
    return definition;
}

static void put_reference(struct kf_json_printer *printer, const struct kf_record *record, bool keyed)
{
    const struct definition *definition = find_definition(printer, record, keyed);

    kf_json_put_path(printer, "", (definition != NULL ? definition : add_definition(printer, record, keyed))->name);
}

/* --- kinds ---------------------------------------------------------------------------------------------------------- */

static void put_word_type(struct kf_json_printer *printer)
{
    kf_json_begin_list(printer, "type");
    json_builder_add_string_value(printer->json, "string");
    json_builder_add_string_value(printer->json, "number");
    json_builder_add_string_value(printer->json, "boolean");
    kf_json_end_list(printer);
}

/* The first of several that may stand in a place: one text. */
static void begin_word_or(struct kf_json_printer *printer)
{
    kf_json_begin_list(printer, "anyOf");
    kf_json_begin(printer, NULL);
    put_word_type(printer);
    kf_json_end(printer);
    kf_json_begin(printer, NULL);
}

static void end_word_or(struct kf_json_printer *printer)
{
    kf_json_end(printer);
    kf_json_end_list(printer);
}

static void put_bounds(struct kf_json_printer *printer, const struct kf_field *field, const char *least,
                       const char *most)
{
    bool count = field->kind != KF_FIELD_NUMBER;

    if (field->min == 0.0 && field->max == 0.0) {
        return;
    }
    if (count) {
        kf_json_put_whole(printer, least, (gint64)field->min);
    } else {
        kf_json_put_number(printer, least, field->min);
    }
    if (field->max == 0.0 && field->kind != KF_FIELD_INT && field->kind != KF_FIELD_NUMBER) {
        return; /* a list with a least and no most */
    }
    if (count) {
        kf_json_put_whole(printer, most, (gint64)field->max);
    } else {
        kf_json_put_number(printer, most, field->max);
    }
}

static void put_choices(struct kf_json_printer *printer, const struct kf_field *field)
{
    kf_json_begin_list(printer, "enum");
    for (int i = 0; field->choices[i] != NULL; i++) {
        json_builder_add_string_value(printer->json, field->choices[i]);
    }
    kf_json_end_list(printer);
}

static void put_count(struct kf_json_printer *printer, const char *key, const char *help)
{
    kf_json_begin(printer, key);
    kf_json_put_text(printer, "description", help);
    kf_json_put_text(printer, "type", "integer");
    kf_json_put_whole(printer, "minimum", 1);
    kf_json_end(printer);
}

static void put_texts(struct kf_json_printer *printer, const struct kf_field *field)
{
    kf_json_put_text(printer, "type", "array");
    put_bounds(printer, field, "minItems", "maxItems");
    kf_json_begin(printer, "items");
    begin_word_or(printer);
    kf_json_put_text(printer, "type", "object");
    kf_json_begin(printer, "properties");
    kf_json_begin(printer, "text");
    kf_json_put_text(printer, "description", "The words.");
    put_word_type(printer);
    kf_json_end(printer);
    kf_json_begin(printer, "for");
    kf_json_put_text(printer, "description", "Audiences that see it; without this, all.");
    kf_json_end(printer);
    if ((field->flags & KF_COUNTED) != 0) {
        put_count(printer, "each", "So many for each person.");
        put_count(printer, "per", "One for so many people.");
    }
    kf_json_end(printer);
    kf_json_begin_list(printer, "required");
    json_builder_add_string_value(printer->json, "text");
    kf_json_end_list(printer);
    kf_json_put_false(printer, "additionalProperties");
    end_word_or(printer);
    kf_json_end(printer);
}

static void put_one_word(struct kf_json_printer *printer, const struct kf_field *field)
{
    if (field->choices != NULL) {
        put_choices(printer, field);
    } else if (field->kind == KF_FIELD_INTS) {
        kf_json_put_text(printer, "type", "integer");
    } else {
        put_word_type(printer);
    }
}

static void put_words(struct kf_json_printer *printer, const struct kf_field *field)
{
    kf_json_begin_list(printer, "anyOf");
    kf_json_begin(printer, NULL);
    put_one_word(printer, field);
    kf_json_end(printer);
    kf_json_begin(printer, NULL);
    kf_json_put_text(printer, "type", "array");
    put_bounds(printer, field, "minItems", "maxItems");
    kf_json_begin(printer, "items");
    put_one_word(printer, field);
    kf_json_end(printer);
    kf_json_end(printer);
    kf_json_end_list(printer);
}

static void put_minutes(struct kf_json_printer *printer)
{
    kf_json_put_text(printer, "type", "object");
    kf_json_begin(printer, "patternProperties");
    kf_json_begin(printer, "^[1-9][0-9]*$");
    kf_json_put_text(printer, "type", "integer");
    kf_json_put_whole(printer, "minimum", 0);
    kf_json_end(printer);
    kf_json_end(printer);
    kf_json_put_false(printer, "additionalProperties");
}

/* As compose allows it: pages, activities and steps may come from shared pieces. */
static bool takes_includes(const struct kf_field *field)
{
    return (field->flags & KF_PIECES) != 0 || strcmp(field->key, "steps") == 0;
}

static void put_list_type(struct kf_json_printer *printer, const struct kf_field *field)
{
    if (field->fallback == NULL) {
        kf_json_put_text(printer, "type", "array");
        return;
    }
    kf_json_begin_list(printer, "type");
    json_builder_add_string_value(printer->json, "array");
    json_builder_add_string_value(printer->json, "null");
    kf_json_end_list(printer);
}

static void put_records(struct kf_json_printer *printer, const struct kf_field *field)
{
    put_list_type(printer, field);
    put_bounds(printer, field, "minItems", "maxItems");
    kf_json_begin(printer, "items");
    if (takes_includes(field)) {
        kf_json_put_if_include(printer);
        kf_json_begin(printer, "else");
        put_reference(printer, field->record, /* keyed */ false);
        kf_json_end(printer);
    } else {
        put_reference(printer, field->record, /* keyed */ false);
    }
    kf_json_end(printer);
}

static void put_map(struct kf_json_printer *printer, const struct kf_field *field)
{
    kf_json_put_text(printer, "type", "object");
    put_bounds(printer, field, "minProperties", "maxProperties");
    kf_json_begin(printer, "additionalProperties");
    put_reference(printer, field->record, /* keyed */ true);
    kf_json_end(printer);
}

static void put_blocks(struct kf_json_printer *printer, const struct kf_field *field)
{
    kf_json_put_text(printer, "type", "array");
    put_bounds(printer, field, "minItems", "maxItems");
    kf_json_begin(printer, "items");
    kf_json_put_text(printer, "$ref", "#/$defs/block");
    kf_json_end(printer);
}

/* One text, or a mapping of languages and texts. */
static void put_text_by_language(struct kf_json_printer *printer)
{
    begin_word_or(printer);
    kf_json_put_text(printer, "type", "object");
    kf_json_begin(printer, "patternProperties");
    kf_json_begin(printer, LANGUAGE_PATTERN);
    put_word_type(printer);
    kf_json_end(printer);
    kf_json_end(printer);
    kf_json_put_false(printer, "additionalProperties");
    end_word_or(printer);
}

static void put_by_language(struct kf_json_printer *printer, const struct kf_field *field)
{
    if (field->kind != KF_FIELD_NODE) {
        put_text_by_language(printer);
        return;
    }
    kf_json_put_text(printer, "type", "object");
    kf_json_begin(printer, "additionalProperties");
    put_text_by_language(printer);
    kf_json_end(printer);
}

/* What is left unbound: anything, unless the row says more. */
static void put_node(struct kf_json_printer *printer, const struct kf_field *field)
{
    if ((field->flags & KF_OF_BLOCKS) != 0) {
        put_blocks(printer, field);
    } else if ((field->flags & KF_OF_ITEMS) != 0) {
        kf_json_put_text(printer, "type", "array");
    } else if ((field->flags & KF_OF_WORDS) != 0) {
        kf_json_put_text(printer, "type", "object");
        kf_json_begin(printer, "additionalProperties");
        put_word_type(printer);
        kf_json_end(printer);
    }
}

static void put_kind(struct kf_json_printer *printer, const struct kf_field *field)
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
            kf_json_put_text(printer, "pattern", ID_PATTERN);
        }
        break;
    case KF_FIELD_INT:
        kf_json_put_text(printer, "type", "integer");
        put_bounds(printer, field, "minimum", "maximum");
        break;
    case KF_FIELD_NUMBER:
        kf_json_put_text(printer, "type", "number");
        put_bounds(printer, field, "minimum", "maximum");
        break;
    case KF_FIELD_BOOL:
        kf_json_put_text(printer, "type", "boolean");
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
        put_node(printer, field);
        break;
    case KF_FIELD_END:
    case KF_FIELD_KIND_COUNT:
        break;
    }
}

static void put_fallback(struct kf_json_printer *printer, const struct kf_field *field)
{
    if (field->fallback == NULL) {
        return;
    }
    json_builder_set_member_name(printer->json, "default");
    if (field->kind == KF_FIELD_INT) {
        json_builder_add_int_value(printer->json, g_ascii_strtoll(field->fallback, NULL, 10));
    } else if (field->kind == KF_FIELD_RECORDS) {
        json_builder_begin_array(printer->json);
        kf_json_end_list(printer);
    } else if (field->kind == KF_FIELD_NUMBER) {
        json_builder_add_double_value(printer->json, g_ascii_strtod(field->fallback, NULL));
    } else if (field->kind == KF_FIELD_BOOL) {
        json_builder_add_boolean_value(printer->json, strcmp(field->fallback, "true") == 0);
    } else {
        json_builder_add_string_value(printer->json, field->fallback);
    }
}

void kf_json_put_field(struct kf_json_printer *printer, const struct kf_field *field)
{
    kf_json_begin(printer, field->key);
    if (field->help != NULL) {
        kf_json_put_text(printer, "description", field->help);
    }
    put_kind(printer, field);
    put_fallback(printer, field);
    kf_json_end(printer);
}

/* --- records -------------------------------------------------------------------------------------------------------- */

static void put_required(struct kf_json_printer *printer, const struct kf_record *record, bool keyed)
{
    kf_json_begin_list(printer, "required");
    for (const struct kf_field *field = record->fields; field->kind != KF_FIELD_END; field++) {
        if ((field->flags & KF_REQUIRED) != 0 && !(keyed && (field->flags & KF_IS_ID) != 0)) {
            json_builder_add_string_value(printer->json, field->key);
        }
    }
    kf_json_end_list(printer);
}

void kf_json_put_rows(struct kf_json_printer *printer, const struct kf_record *record)
{
    for (const struct kf_field *field = record->fields; field->kind != KF_FIELD_END; field++) {
        kf_json_put_field(printer, field);
    }
}

void kf_json_put_allow(struct kf_json_printer *printer)
{
    if (printer->allows) {
        kf_json_put_field(printer, &kf_allow_field);
    }
}

static void put_object(struct kf_json_printer *printer, const struct kf_record *record, bool keyed, bool required)
{
    kf_json_put_text(printer, "type", "object");
    kf_json_begin(printer, "properties");
    kf_json_put_rows(printer, record);
    if (record != &kf_allow_record) {
        kf_json_put_allow(printer);
    }
    kf_json_end(printer);
    if (required) {
        put_required(printer, record, keyed);
    }
    kf_json_put_false(printer, "additionalProperties");
}

static void put_mapping(struct kf_json_printer *printer, const struct kf_record *record, bool keyed, bool required,
                        bool empty)
{
    if (!empty) {
        put_object(printer, record, keyed, required);
        return;
    }
    kf_json_begin_list(printer, "anyOf");
    kf_json_begin(printer, NULL);
    put_object(printer, record, keyed, required);
    kf_json_end(printer);
    kf_json_begin(printer, NULL);
    kf_json_put_text(printer, "type", "null");
    kf_json_end(printer);
    kf_json_end_list(printer);
}

/* The JSON types that a shorthand may have: none of them is a mapping's. */
static void put_shorthand_types(struct kf_json_printer *printer, const struct kf_field *shorthand)
{
    bool words = shorthand->kind == KF_FIELD_WORDS || shorthand->kind == KF_FIELD_INTS;
    bool list = words || shorthand->kind == KF_FIELD_TEXTS || shorthand->kind == KF_FIELD_RECORDS ||
                shorthand->kind == KF_FIELD_BLOCKS;

    kf_json_begin_list(printer, "type");
    if (list) {
        json_builder_add_string_value(printer->json, "array");
    }
    if (!list || words) {
        json_builder_add_string_value(printer->json, "string");
        json_builder_add_string_value(printer->json, "number");
        json_builder_add_string_value(printer->json, "boolean");
    }
    kf_json_end_list(printer);
}

/* Mapping and shorthand are told apart by type, so that a mistake in the mapping is told as that, and not as a mapping in
 * place of a text. */
void kf_json_put_record(struct kf_json_printer *printer, const struct kf_record *record, bool keyed, bool required,
                        bool empty)
{
    const struct kf_field *shorthand = record->shorthand == NULL ? NULL : kf_field_find(record, record->shorthand);

    if (record->summary != NULL) {
        kf_json_put_text(printer, "description", record->summary);
    }
    if (shorthand == NULL) {
        put_mapping(printer, record, keyed, required, empty);
        return;
    }
    kf_json_begin(printer, "if");
    put_shorthand_types(printer, shorthand);
    kf_json_end(printer);
    kf_json_begin(printer, "then");
    put_kind(printer, shorthand);
    kf_json_end(printer);
    kf_json_begin(printer, "else");
    put_mapping(printer, record, keyed, required, empty);
    kf_json_end(printer);
}

static void put_definitions(struct kf_json_printer *printer)
{
    kf_json_begin(printer, "$defs");
    kf_json_put_block_definitions(printer);
    /* The queue grows while it is printed. */
    for (guint i = 0; i < printer->queue->len; i++) {
        const struct definition *definition = g_ptr_array_index(printer->queue, i);

        kf_json_begin(printer, definition->name);
        kf_json_put_record(printer, definition->record, definition->keyed, /* required */ true, /* empty */ false);
        kf_json_end(printer);
    }
    kf_json_end(printer);
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
    struct kf_json_printer printer = {
        .json = json_builder_new(),
        .shapes = shapes,
        .names = g_hash_table_new(g_str_hash, g_str_equal),
        .queue = g_ptr_array_new_with_free_func(free_definition),
        .allows = record->allows,
    };
    char *text;

    kf_json_begin(&printer, NULL);
    kf_json_put_text(&printer, "$schema", "https://json-schema.org/draft/2020-12/schema");
    kf_json_put_text(&printer, "title", title);
    put_reference(&printer, record, /* keyed */ false);
    put_definitions(&printer);
    kf_json_end(&printer);
    text = to_text(printer.json);
    g_hash_table_unref(printer.names);
    g_ptr_array_unref(printer.queue);
    g_object_unref(printer.json);
    return text;
}
