#ifndef KF_CLI_JSON_H
#define KF_CLI_JSON_H

/* JSON read; and members of what --report json prints, with an answer for what is not there: null. */

#include <stdio.h>

#include <json-glib/json-glib.h>

#include "base/source.h"

/* NULL when this is no JSON, or is nested deeper than KF_LIMIT_DEPTH: json-glib goes down by calls, and ends with the stack.
 * Free it with g_object_unref. */
JsonParser *kf_json_parse(const char *text, size_t length);

void kf_json_text(JsonBuilder *builder, const char *key, const char *text); /* NULL: null */
void kf_json_number(JsonBuilder *builder, const char *key, gint64 number);
/* A number counted from 1; 0 stands for "there is none". */
void kf_json_place(JsonBuilder *builder, const char *key, int number);
void kf_json_flag(JsonBuilder *builder, const char *key, gboolean flag);
/* Begin what json_builder_end_array and json_builder_end_object end. */
void kf_json_array(JsonBuilder *builder, const char *key);
void kf_json_object(JsonBuilder *builder, const char *key);
/* An array of texts. */
void kf_json_texts(JsonBuilder *builder, const char *key, const char *const *texts, int count);
/* "file" and "line". */
void kf_json_span(JsonBuilder *builder, struct kf_span span);
/* What was built, in one line; frees the builder. */
GBytes *kf_json_bytes(JsonBuilder *builder);
/* Prints what was built, and frees the builder. */
void kf_json_print(JsonBuilder *builder, FILE *file);

#endif
