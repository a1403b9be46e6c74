/* Prints the fuzzers' dictionary, from the rows of every kind of file: each key, each choice, each block. */

#include <stdio.h>
#include <string.h>

#include "blocks/build.h"
#include "cli/file_kind.h"

struct printing {
    GHashTable *records; /* those that were printed */
    GTree *words;        /* sorted */
};

static void print_record(struct printing *printing, const struct kf_record *record);

static void add(struct printing *printing, const char *word, const char *end)
{
    char *whole = g_strconcat(word, end, NULL);

    g_tree_insert(printing->words, whole, whole);
}

static void print_rows(struct printing *printing, const struct kf_field *row)
{
    for (; row->kind != KF_FIELD_END; row++) {
        add(printing, row->key, ": ");
        for (int i = 0; row->choices != NULL && row->choices[i] != NULL; i++) {
            add(printing, row->choices[i], "");
        }
        if (row->record != NULL) {
            print_record(printing, row->record);
        }
    }
}

static void print_record(struct printing *printing, const struct kf_record *record)
{
    if (g_hash_table_add(printing->records, (gpointer)(guintptr)record)) {
        print_rows(printing, record->fields);
    }
}

static gboolean print_word(gpointer word, gpointer value, gpointer data)
{
    char *escaped = g_strescape(word, NULL);

    (void)value;
    (void)data;
    (void)printf("\"%s\"\n", escaped);
    g_free(escaped);
    return FALSE;
}

static int compare(gconstpointer a, gconstpointer b, gpointer data)
{
    (void)data;
    return strcmp(a, b);
}

int main(void)
{
    /* What YAML and the texts inside it are made of, which no row says. */
    static const char *const syntax[] = {"- ", "{", "}", "[", "]", ": ", "|-2", ">-", "&a ", "*a", "<<: ", "!!str ", "\"\"",
                                         "''", "# ", "---", "...", "{{worker}}", "___", "**", "](https://", "](tel:", "%%"};
    const struct kf_shapes *shapes = kf_block_shapes();
    struct printing printing = {g_hash_table_new(NULL, NULL), g_tree_new_full(compare, NULL, g_free, NULL)};

    for (size_t i = 0; i < G_N_ELEMENTS(syntax); i++) {
        add(&printing, syntax[i], "");
    }
    for (int i = 0; i < kf_file_kind_count; i++) {
        print_record(&printing, kf_file_kinds[i].record);
    }
    print_record(&printing, shapes->common);
    for (int i = 0; i < shapes->count; i++) {
        add(&printing, shapes->items[i].name, ": ");
        print_record(&printing, shapes->items[i].record);
    }
    g_tree_foreach(printing.words, print_word, NULL);
    g_tree_unref(printing.words);
    g_hash_table_unref(printing.records);
    return 0;
}
