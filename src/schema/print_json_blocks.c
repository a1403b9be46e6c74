/* Blocks in the JSON Schema: which there are, and what each may hold. */

#include "schema/json_printer.h"

#include <string.h>

#include "schema/schema_internal.h"

static void put_include_key(struct kf_json_printer *printer)
{
    kf_json_begin(printer, "include");
    kf_json_put_text(printer, "description", "The id of a shared piece to put here, such as exit-if-afraid.");
    kf_json_put_text(printer, "type", "string");
    kf_json_end(printer);
}

static void put_include(struct kf_json_printer *printer)
{
    static const struct {
        const char *key, *help;
    } beside[] = {
        {"id", "The name of what is put here in addresses, where the piece's own will not do."},
        {"for", "Audiences that see it; without this, all."},
        {"minutes", "Of a step: minutes for each session length."},
        {"number", "Of a page: its number after the module's, where its place in the file will not do."},
    };

    kf_json_begin(printer, "include");
    kf_json_put_text(printer, "type", "object");
    kf_json_begin(printer, "properties");
    put_include_key(printer);
    for (size_t i = 0; i < G_N_ELEMENTS(beside); i++) {
        kf_json_begin(printer, beside[i].key);
        kf_json_put_text(printer, "description", beside[i].help);
        kf_json_end(printer);
    }
    kf_json_end(printer);
    kf_json_put_required_key(printer, "include");
    kf_json_put_false(printer, "additionalProperties");
    kf_json_end(printer);
}

/* `columns:` names a block, and is a key beside the name of another. */
static bool is_key_beside(const struct kf_block_shape *shape, const char *key)
{
    return strcmp(shape->name, key) != 0 && kf_field_find(shape->record, key) != NULL;
}

/* Holds where some key names a block, or what is included in its place. beside: not those that this key may stand
 * beside; NULL: all. */
static void put_any_block_key(struct kf_json_printer *printer, const char *beside)
{
    kf_json_begin_list(printer, "anyOf");
    for (int i = 0; i < printer->shapes->count; i++) {
        if (beside == NULL || is_key_beside(&printer->shapes->items[i], beside)) {
            kf_json_begin(printer, NULL);
            kf_json_put_required_key(printer, printer->shapes->items[i].name);
            kf_json_end(printer);
        }
    }
    kf_json_begin(printer, NULL);
    kf_json_put_required_key(printer, "include");
    kf_json_end(printer);
    kf_json_end_list(printer);
}

static void put_unless_beside(struct kf_json_printer *printer, const char *key)
{
    kf_json_begin(printer, "not");
    put_any_block_key(printer, key);
    kf_json_end(printer);
}

static void put_if_block(struct kf_json_printer *printer, const struct kf_block_shape *shape)
{
    kf_json_begin(printer, NULL);
    kf_json_begin(printer, "if");
    kf_json_put_text(printer, "type", "object");
    kf_json_put_required_key(printer, shape->name);
    put_unless_beside(printer, shape->name);
    kf_json_end(printer);
    kf_json_begin(printer, "then");
    kf_json_put_path(printer, "block-", shape->name);
    kf_json_end(printer);
    kf_json_end(printer);
}

void kf_json_put_if_include(struct kf_json_printer *printer)
{
    kf_json_put_if_key(printer, "include");
    kf_json_begin(printer, "then");
    kf_json_put_path(printer, "", "include");
    kf_json_end(printer);
}

/* Holds while no key names a block yet, even when nothing stands there. */
static void put_if_no_block(struct kf_json_printer *printer)
{
    kf_json_begin(printer, NULL);
    kf_json_begin(printer, "if");
    kf_json_begin(printer, "not");
    kf_json_put_text(printer, "type", "object");
    put_any_block_key(printer, /* beside */ NULL);
    kf_json_end(printer);
    kf_json_end(printer);
    kf_json_begin(printer, "then");
    kf_json_put_path(printer, "", "new-block");
    kf_json_end(printer);
    kf_json_end(printer);
}

/* By its name, a block's own keys; without one, the names of all. As `anyOf` an editor would propose the keys of all
 * blocks at once, and a mistake in one would be told of each. */
static void put_block_choice(struct kf_json_printer *printer)
{
    kf_json_begin(printer, "block");
    kf_json_put_text(printer, "description", "One key that names the block, with a few keys beside it.");
    kf_json_begin_list(printer, "allOf");
    for (int i = 0; i < printer->shapes->count; i++) {
        put_if_block(printer, &printer->shapes->items[i]);
    }
    kf_json_begin(printer, NULL);
    kf_json_put_if_include(printer);
    kf_json_end(printer);
    put_if_no_block(printer);
    kf_json_end_list(printer);
    kf_json_end(printer);
}

/* What an editor writes after the name of a block: the rest of its example. `$` begins a place to fill in. The lines
 * stand two deeper than in the example, for a block follows a hyphen. */
static char *snippet_of(const struct kf_block_shape *shape)
{
    const char *rest = shape->example + strlen(shape->name) + strlen(":");
    GString *body = g_string_new(NULL);

    for (rest += *rest == ' '; *rest != '\0'; rest++) {
        if (*rest == '\n' && rest[1] == '\0') {
            break;
        }
        g_string_append(body, *rest == '$' || *rest == '\\' ? "\\" : "");
        g_string_append_c(body, *rest);
        g_string_append(body, *rest == '\n' ? "  " : "");
    }
    return g_string_free(body, FALSE);
}

static void put_example(struct kf_json_printer *printer, const struct kf_block_shape *shape)
{
    char *body = snippet_of(shape);
    char *words = g_strdup_printf("%s\n\n```yaml\n%s```", shape->record->summary, shape->example);

    kf_json_put_text(printer, "markdownDescription", words);
    kf_json_begin_list(printer, "defaultSnippets");
    kf_json_begin(printer, NULL);
    kf_json_put_text(printer, "label", shape->name);
    kf_json_put_text(printer, "description", shape->record->summary);
    kf_json_put_text(printer, "body", body);
    kf_json_end(printer);
    kf_json_end_list(printer);
    g_free(words);
    g_free(body);
}

/* The names of all blocks. Their values are checked once the name is whole. */
static void put_new_block(struct kf_json_printer *printer)
{
    kf_json_begin(printer, "new-block");
    kf_json_put_text(printer, "type", "object");
    kf_json_begin(printer, "properties");
    for (int i = 0; i < printer->shapes->count; i++) {
        const struct kf_block_shape *shape = &printer->shapes->items[i];

        kf_json_begin(printer, shape->name);
        if (shape->record->summary != NULL) {
            kf_json_put_text(printer, "description", shape->record->summary);
        }
        if (shape->record->summary != NULL && shape->example != NULL) {
            put_example(printer, shape);
        }
        kf_json_end(printer);
    }
    put_include_key(printer);
    if (printer->shapes->common != NULL) {
        kf_json_put_rows(printer, printer->shapes->common);
    }
    kf_json_put_allow(printer);
    kf_json_end(printer);
    kf_json_put_false(printer, "additionalProperties");
    kf_json_end(printer);
}

/* Rows may stand inside or beside, so none is required here: bind sees to that. */
static void put_block(struct kf_json_printer *printer, const struct kf_block_shape *shape)
{
    const struct kf_record *common = printer->shapes->common;
    char *name = g_strdup_printf("block-%s", shape->name);

    kf_json_begin(printer, name);
    g_free(name);
    kf_json_put_text(printer, "type", "object");
    kf_json_begin(printer, "properties");
    for (const struct kf_field *field = shape->record->fields; field->kind != KF_FIELD_END; field++) {
        if (strcmp(field->key, shape->name) != 0 && (common == NULL || kf_field_find(common, field->key) == NULL)) {
            kf_json_put_field(printer, field);
        }
    }
    if (common != NULL) {
        kf_json_put_rows(printer, common);
    }
    kf_json_put_allow(printer);
    kf_json_begin(printer, shape->name);
    kf_json_put_record(printer, shape->record, /* keyed */ false, /* required */ false, /* empty */ true);
    kf_json_end(printer);
    kf_json_end(printer);
    kf_json_put_required_key(printer, shape->name);
    kf_json_put_false(printer, "additionalProperties");
    kf_json_end(printer);
}

void kf_json_put_block_definitions(struct kf_json_printer *printer)
{
    put_include(printer);
    if (printer->shapes == NULL || printer->shapes->count == 0) {
        return;
    }
    put_block_choice(printer);
    put_new_block(printer);
    for (int i = 0; i < printer->shapes->count; i++) {
        put_block(printer, &printer->shapes->items[i]);
    }
}
