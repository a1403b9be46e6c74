#ifndef KF_SCHEMA_JSON_PRINTER_H
#define KF_SCHEMA_JSON_PRINTER_H

/* What the files that print the JSON Schema share. name: of a member, NULL for an item of a list. */

#include <json-glib/json-glib.h>

#include "schema/field.h"

struct kf_json_printer {
    JsonBuilder *json;
    const struct kf_shapes *shapes;
    GHashTable *names; /* of definitions that are in the queue or printed */
    GPtrArray *queue;  /* struct definition */
    bool allows;       /* the file's mappings may say `allow:` */
};

void kf_json_begin(struct kf_json_printer *printer, const char *name);
void kf_json_end(struct kf_json_printer *printer);
void kf_json_begin_list(struct kf_json_printer *printer, const char *name);
void kf_json_end_list(struct kf_json_printer *printer);
void kf_json_put_text(struct kf_json_printer *printer, const char *name, const char *text);
void kf_json_put_whole(struct kf_json_printer *printer, const char *name, gint64 value);
void kf_json_put_number(struct kf_json_printer *printer, const char *name, double value);
void kf_json_put_false(struct kf_json_printer *printer, const char *name);
/* A reference to the definition of this name. */
void kf_json_put_path(struct kf_json_printer *printer, const char *prefix, const char *name);
void kf_json_put_required_key(struct kf_json_printer *printer, const char *key);
/* An `if` that holds for a mapping with this key alone, so that an editor proposes nothing of its `then` before. */
void kf_json_put_if_key(struct kf_json_printer *printer, const char *key);
/* What a mapping with `include:` is held against: the members `if` and `then`. */
void kf_json_put_if_include(struct kf_json_printer *printer);

/* --- rows and records (print_json_schema.c) -------------------------------------------------------------------------- */

void kf_json_put_field(struct kf_json_printer *printer, const struct kf_field *field);
void kf_json_put_rows(struct kf_json_printer *printer, const struct kf_record *record);
void kf_json_put_allow(struct kf_json_printer *printer); /* where the file's mappings may say it */
/* A record's mapping, or its shorthand row's value alone. keyed: its id is the key that it stands under. empty: nothing
 * may stand there. */
void kf_json_put_record(struct kf_json_printer *printer, const struct kf_record *record, bool keyed, bool required,
                        bool empty);

/* --- blocks (print_json_blocks.c) ------------------------------------------------------------------------------------ */

void kf_json_put_block_definitions(struct kf_json_printer *printer);

#endif
