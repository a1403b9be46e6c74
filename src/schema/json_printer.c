/* The small change of a JSON Schema. */

#include "schema/json_printer.h"

void kf_json_begin(struct kf_json_printer *printer, const char *name)
{
    if (name != NULL) {
        json_builder_set_member_name(printer->json, name);
    }
    json_builder_begin_object(printer->json);
}

void kf_json_end(struct kf_json_printer *printer)
{
    json_builder_end_object(printer->json);
}

void kf_json_begin_list(struct kf_json_printer *printer, const char *name)
{
    json_builder_set_member_name(printer->json, name);
    json_builder_begin_array(printer->json);
}

void kf_json_end_list(struct kf_json_printer *printer)
{
    json_builder_end_array(printer->json);
}

void kf_json_put_text(struct kf_json_printer *printer, const char *name, const char *text)
{
    json_builder_set_member_name(printer->json, name);
    json_builder_add_string_value(printer->json, text);
}

void kf_json_put_whole(struct kf_json_printer *printer, const char *name, gint64 value)
{
    json_builder_set_member_name(printer->json, name);
    json_builder_add_int_value(printer->json, value);
}

void kf_json_put_number(struct kf_json_printer *printer, const char *name, double value)
{
    json_builder_set_member_name(printer->json, name);
    json_builder_add_double_value(printer->json, value);
}

void kf_json_put_false(struct kf_json_printer *printer, const char *name)
{
    json_builder_set_member_name(printer->json, name);
    json_builder_add_boolean_value(printer->json, FALSE);
}

void kf_json_put_path(struct kf_json_printer *printer, const char *prefix, const char *name)
{
    char *path = g_strdup_printf("#/$defs/%s%s", prefix, name);

    kf_json_put_text(printer, "$ref", path);
    g_free(path);
}

void kf_json_put_required_key(struct kf_json_printer *printer, const char *key)
{
    kf_json_begin_list(printer, "required");
    json_builder_add_string_value(printer->json, key);
    kf_json_end_list(printer);
}

/* An `if` that holds for a mapping with this key alone, so that an editor proposes nothing of its `then` before. */
void kf_json_put_if_key(struct kf_json_printer *printer, const char *key)
{
    kf_json_begin(printer, "if");
    kf_json_put_text(printer, "type", "object");
    kf_json_put_required_key(printer, key);
    kf_json_end(printer);
}
