/* A bound struct as text, one member a line. */

#include "schema/bind.h"

#include <string.h>

#include "schema/schema_internal.h"

struct dump {
    GString *out;
    const struct kf_shapes *shapes;
};

static void dump_record(const struct dump *dump, const struct kf_record *record, const void *bound, int depth);

static const void *member_of(const void *bound, const struct kf_field *field)
{
    return (const char *)bound + field->offset;
}

static void begin_line(const struct dump *dump, int depth)
{
    g_string_append_printf(dump->out, "%*s", depth * 2, "");
}

static void append_quoted(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    for (; text != NULL && *text != '\0'; text++) {
        if (*text == '\n') {
            g_string_append(out, "\\n");
        } else {
            g_string_append(out, *text == '"' || *text == '\\' ? "\\" : "");
            g_string_append_c(out, *text);
        }
    }
    g_string_append_c(out, '"');
}

static void append_text(const struct dump *dump, const struct kf_text *text)
{
    append_quoted(dump->out, text->text);
    g_string_append_printf(dump->out, " %s%s\n", text->address == NULL ? "-" : text->address,
                           text->safety ? " safety" : "");
}

static void append_number(const struct dump *dump, double number)
{
    char buffer[G_ASCII_DTOSTR_BUF_SIZE];

    g_string_append_printf(dump->out, "%s\n", g_ascii_formatd(buffer, sizeof buffer, "%g", number));
}

static void dump_texts(const struct dump *dump, const struct kf_texts *texts, int depth)
{
    g_string_append_c(dump->out, '\n');
    for (int i = 0; i < texts->count; i++) {
        begin_line(dump, depth);
        g_string_append(dump->out, "- ");
        append_text(dump, &texts->items[i]);
    }
}

static void dump_words(const struct dump *dump, const struct kf_words *words)
{
    for (int i = 0; i < words->count; i++) {
        g_string_append_printf(dump->out, "%s%s", i > 0 ? ", " : "[", words->items[i]);
    }
    g_string_append(dump->out, words->count > 0 ? "]\n" : "[]\n");
}

static void dump_minutes(const struct dump *dump, const struct kf_minutes *minutes)
{
    for (int i = 0; i < minutes->count; i++) {
        g_string_append_printf(dump->out, "%s%d: %d", i > 0 ? ", " : "", minutes->lengths[i], minutes->minutes[i]);
    }
    g_string_append_c(dump->out, '\n');
}

static void dump_records(const struct dump *dump, const struct kf_record *record, const struct kf_records *records, int depth)
{
    g_string_append_c(dump->out, '\n');
    for (int i = 0; i < records->count; i++) {
        begin_line(dump, depth);
        g_string_append_printf(dump->out, "- %s\n", record->name);
        dump_record(dump, record, records->items[i], depth + 1);
    }
}

static const struct kf_block_shape *shape_of(const struct kf_shapes *shapes, const struct kf_block *block)
{
    for (int i = 0; shapes != NULL && i < shapes->count; i++) {
        if (shapes->items[i].type == block->type) {
            return &shapes->items[i];
        }
    }
    return NULL;
}

static void dump_blocks(const struct dump *dump, const struct kf_blocks *blocks, int depth)
{
    g_string_append_c(dump->out, '\n');
    for (int i = 0; i < blocks->count; i++) {
        const struct kf_block *block = blocks->items[i];
        const struct kf_block_shape *shape = shape_of(dump->shapes, block);

        begin_line(dump, depth);
        g_string_append_printf(dump->out, "- %s %s%s\n", shape == NULL ? "?" : shape->name, block->address,
                               block->safety ? " safety" : "");
        if (shape != NULL) {
            dump_record(dump, shape->record, block->data, depth + 1);
        }
        if (block->common != NULL) {
            dump_record(dump, dump->shapes->common, block->common, depth + 1);
        }
    }
}

static bool is_absent(const struct kf_field *field, const void *member)
{
    switch (field->kind) {
    case KF_FIELD_TEXT:
        return ((const struct kf_text *)member)->text == NULL;
    case KF_FIELD_WORD:
    case KF_FIELD_RECORD:
    case KF_FIELD_NODE:
        return *(const void *const *)member == NULL;
    case KF_FIELD_TEXTS:
        return ((const struct kf_texts *)member)->items == NULL;
    case KF_FIELD_WORDS:
    case KF_FIELD_INTS:
        return ((const struct kf_words *)member)->node == NULL;
    case KF_FIELD_MINUTES:
        return ((const struct kf_minutes *)member)->node == NULL;
    case KF_FIELD_RECORDS:
    case KF_FIELD_MAP:
        return ((const struct kf_records *)member)->node == NULL;
    case KF_FIELD_BLOCKS:
        return ((const struct kf_blocks *)member)->node == NULL;
    case KF_FIELD_INT:
    case KF_FIELD_NUMBER:
    case KF_FIELD_BOOL:
    case KF_FIELD_CHOICE:
    case KF_FIELD_END:
    case KF_FIELD_KIND_COUNT:
        break;
    }
    return false;
}

static void dump_member(const struct dump *dump, const struct kf_field *field, const void *member, int depth)
{
    switch (field->kind) {
    case KF_FIELD_TEXT:
        append_text(dump, member);
        break;
    case KF_FIELD_WORD:
        g_string_append_printf(dump->out, "%s\n", *(const char *const *)member);
        break;
    case KF_FIELD_INT:
        g_string_append_printf(dump->out, "%d\n", *(const int *)member);
        break;
    case KF_FIELD_NUMBER:
        append_number(dump, *(const double *)member);
        break;
    case KF_FIELD_BOOL:
        g_string_append(dump->out, *(const bool *)member ? "true\n" : "false\n");
        break;
    case KF_FIELD_CHOICE:
        g_string_append_printf(dump->out, "%s\n", field->choices[*(const int *)member]);
        break;
    case KF_FIELD_TEXTS:
        dump_texts(dump, member, depth + 1);
        break;
    case KF_FIELD_WORDS:
    case KF_FIELD_INTS:
        dump_words(dump, member);
        break;
    case KF_FIELD_MINUTES:
        dump_minutes(dump, member);
        break;
    case KF_FIELD_RECORD:
        g_string_append_c(dump->out, '\n');
        dump_record(dump, field->record, *(const void *const *)member, depth + 1);
        break;
    case KF_FIELD_RECORDS:
    case KF_FIELD_MAP:
        dump_records(dump, field->record, member, depth + 1);
        break;
    case KF_FIELD_BLOCKS:
        dump_blocks(dump, member, depth + 1);
        break;
    case KF_FIELD_NODE:
        g_string_append(dump->out, "(node)\n");
        break;
    case KF_FIELD_END:
    case KF_FIELD_KIND_COUNT:
        break;
    }
}

static void dump_record(const struct dump *dump, const struct kf_record *record, const void *bound, int depth)
{
    for (const struct kf_field *field = record->fields; field->kind != KF_FIELD_END; field++) {
        const void *member = member_of(bound, field);

        if (!is_absent(field, member)) {
            begin_line(dump, depth);
            g_string_append_printf(dump->out, "%s: ", field->key);
            dump_member(dump, field, member, depth);
        }
    }
}

char *kf_bound_dump(const struct kf_shapes *shapes, const struct kf_record *record, const void *bound)
{
    struct dump dump = {.out = g_string_new(NULL), .shapes = shapes};

    if (bound != NULL) {
        dump_record(&dump, record, bound, /* depth */ 0);
    }
    return g_string_free(dump.out, FALSE);
}
