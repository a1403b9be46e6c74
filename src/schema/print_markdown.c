/* The rows as Markdown, for the author's reference. */

#include "schema/print.h"

#include <string.h>

struct kf_markdown kf_markdown_new(void)
{
    return (struct kf_markdown){
        .text = g_string_new(NULL),
        .anchors = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, g_free),
    };
}

char *kf_markdown_end(struct kf_markdown *markdown)
{
    g_hash_table_destroy(markdown->anchors);
    return g_string_free(markdown->text, FALSE);
}

void kf_markdown_words(struct kf_markdown *markdown, const char *words)
{
    bool code = false;

    for (const char *at = words; *at != '\0'; at++) {
        code ^= *at == '`';
        if (*at == '|' || (!code && strchr("\\*_<[", *at) != NULL)) {
            g_string_append_c(markdown->text, '\\');
        }
        g_string_append_c(markdown->text, *at);
    }
}

/* --- what a row takes ----------------------------------------------------------------------------------------------- */

static void add_number(GString *text, double number)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE];

    g_string_append(text, g_ascii_formatd(digits, sizeof digits, "%.10g", number));
}

/* ", 2 to 6"; ", at least 1" of a list without a most. */
static void add_bounds(GString *text, const struct kf_field *field)
{
    bool scalar = field->kind == KF_FIELD_INT || field->kind == KF_FIELD_NUMBER;

    if (field->min == 0.0 && field->max == 0.0) {
        return;
    }
    g_string_append(text, field->max == 0.0 && !scalar ? ", at least " : field->min == 0.0 && !scalar ? ", at most " : ", ");
    if (field->min == field->max || (field->max == 0.0 && !scalar)) {
        add_number(text, field->min);
        return;
    }
    if (field->min != 0.0 || scalar) {
        add_number(text, field->min);
        g_string_append(text, " to ");
    }
    add_number(text, field->max);
}

static void add_choices(GString *text, const struct kf_field *field)
{
    for (int i = 0; field->choices[i] != NULL; i++) {
        g_string_append_printf(text, "%s`%s`", i == 0 ? "" : field->choices[i + 1] == NULL ? " or " : ", ",
                               field->choices[i]);
    }
}

static void add_link(struct kf_markdown *markdown, const struct kf_record *record)
{
    g_string_append_printf(markdown->text, "[%s](#%s)", record->name,
                           (const char *)g_hash_table_lookup(markdown->anchors, record));
}

static void add_kind(struct kf_markdown *markdown, const struct kf_field *field)
{
    GString *text = markdown->text;

    switch (field->kind) {
    case KF_FIELD_TEXT:
        g_string_append(text, "text");
        break;
    case KF_FIELD_WORD:
        g_string_append(text, (field->flags & KF_IS_ID) != 0 ? "id" : "word");
        break;
    case KF_FIELD_INT:
        g_string_append(text, "whole number");
        break;
    case KF_FIELD_NUMBER:
        g_string_append(text, "number");
        break;
    case KF_FIELD_BOOL:
        g_string_append(text, "`true` or `false`");
        break;
    case KF_FIELD_CHOICE:
        add_choices(text, field);
        break;
    case KF_FIELD_TEXTS:
        g_string_append(text, "list of texts");
        break;
    case KF_FIELD_WORDS:
        g_string_append(text, "list of ");
        if (field->choices != NULL) {
            add_choices(text, field);
        } else {
            g_string_append(text, "words");
        }
        break;
    case KF_FIELD_INTS:
        g_string_append(text, "list of whole numbers");
        break;
    case KF_FIELD_MINUTES:
        g_string_append(text, "minutes for each length: `{45: 10, 90: 15}`");
        break;
    case KF_FIELD_RECORD:
        add_link(markdown, field->record);
        break;
    case KF_FIELD_RECORDS:
        g_string_append(text, "list of ");
        add_link(markdown, field->record);
        break;
    case KF_FIELD_MAP:
        g_string_append(text, "by id, ");
        add_link(markdown, field->record);
        break;
    case KF_FIELD_BLOCKS:
        g_string_append(text, "list of blocks");
        break;
    case KF_FIELD_NODE:
        g_string_append(text, "keys with values");
        break;
    case KF_FIELD_END:
    case KF_FIELD_KIND_COUNT:
        break;
    }
}

/* --- tables --------------------------------------------------------------------------------------------------------- */

static void add_need(GString *text, const struct kf_field *field)
{
    static const struct {
        unsigned flag;
        const char *words;
    } needs[] = {{KF_REQUIRED, "required"}, {KF_FACILITATOR, "staff only"}, {KF_IS_SAFETY, "safety"}, {KF_IS_CORE, "core"}};
    const char *gap = "";

    for (size_t i = 0; i < G_N_ELEMENTS(needs); i++) {
        if ((field->flags & needs[i].flag) != 0) {
            g_string_append_printf(text, "%s%s", gap, needs[i].words);
            gap = ", ";
        }
    }
    if (field->fallback != NULL) {
        g_string_append_printf(text, "%susually `%s`", gap, field->fallback);
    }
}

static void add_row(struct kf_markdown *markdown, const struct kf_field *field)
{
    GString *text = markdown->text;

    g_string_append_printf(text, "| `%s` | ", field->key);
    add_kind(markdown, field);
    add_bounds(text, field);
    g_string_append(text, " | ");
    add_need(text, field);
    g_string_append(text, " | ");
    kf_markdown_words(markdown, field->help != NULL ? field->help : "");
    g_string_append(text, " |\n");
}

static void add_table(struct kf_markdown *markdown, const struct kf_record *record)
{
    if (record->shorthand != NULL) {
        g_string_append_printf(markdown->text, "A value alone is its `%s`.\n\n", record->shorthand);
    }
    if (record->fields->kind == KF_FIELD_END) {
        return;
    }
    g_string_append(markdown->text, "| key | takes | need | what for |\n|---|---|---|---|\n");
    for (const struct kf_field *field = record->fields; field->kind != KF_FIELD_END; field++) {
        add_row(markdown, field);
    }
    g_string_append_c(markdown->text, '\n');
}

/* --- records -------------------------------------------------------------------------------------------------------- */

/* Named before the table that links to them is written. */
static void queue_held(struct kf_markdown *markdown, const struct kf_record *record, const char *owner, GPtrArray *queue)
{
    for (const struct kf_field *field = record->fields; field->kind != KF_FIELD_END; field++) {
        if (field->record != NULL && !g_hash_table_contains(markdown->anchors, field->record)) {
            g_hash_table_insert(markdown->anchors, (gpointer)(guintptr)field->record,
                                g_strdup_printf("%s-%s", owner, field->record->name));
            g_ptr_array_add(queue, (gpointer)(guintptr)field->record);
        }
    }
}

void kf_markdown_record(struct kf_markdown *markdown, const struct kf_record *record, const char *owner, int level)
{
    GPtrArray *queue = g_ptr_array_new();

    queue_held(markdown, record, owner, queue);
    add_table(markdown, record);
    /* The queue grows while it is printed. */
    for (guint i = 0; i < queue->len; i++) {
        const struct kf_record *held = g_ptr_array_index(queue, i);

        g_string_append_printf(markdown->text, "%.*s `%s`: %s\n\n", level, "######", owner, held->name);
        if (held->summary != NULL) {
            kf_markdown_words(markdown, held->summary);
            g_string_append(markdown->text, "\n\n");
        }
        queue_held(markdown, held, owner, queue);
        add_table(markdown, held);
    }
    g_ptr_array_unref(queue);
}
