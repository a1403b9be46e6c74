/* A finished file's structure as text, read back from its bytes. */

#include "finish/finish.h"

#include "finish/read_back_internal.h"

#include <string.h>

struct dump {
    qpdf_data qpdf;
    struct kf_arena *arena;
    GString *out;
    GHashTable *page_numbers; /* object number -> page from 1 */
    GHashTable *seen;         /* object numbers of elements, against loops */
};

static const char *name_of(struct dump *dump, qpdf_oh dictionary, const char *key)
{
    qpdf_oh value = qpdf_oh_get_key_if_dict(dump->qpdf, dictionary, key);
    const char *name = qpdf_oh_is_name(dump->qpdf, value) ? qpdf_oh_get_name(dump->qpdf, value) : "/";

    return kf_arena_string(dump->arena, name + 1);
}

static void print_text(struct dump *dump, qpdf_oh dictionary, const char *key, const char *shown)
{
    qpdf_oh value = qpdf_oh_get_key_if_dict(dump->qpdf, dictionary, key);

    if (qpdf_oh_is_string(dump->qpdf, value)) {
        g_string_append_printf(dump->out, " %s=\"%s\"", shown, qpdf_oh_get_utf8_value(dump->qpdf, value));
    }
}

/* Names, numbers, strings and arrays of them as PDF writes them. */
static void print_attributes(struct dump *dump, qpdf_oh element)
{
    qpdf_oh attributes = qpdf_oh_get_key(dump->qpdf, element, "/A");
    const char **keys = kf_pdf_keys(dump->qpdf, dump->arena, attributes);

    for (int i = 0; keys[i] != NULL; i++) {
        qpdf_oh value = qpdf_oh_get_key(dump->qpdf, attributes, keys[i]);
        if (strcmp(keys[i], "/Desc") == 0) {
            print_text(dump, attributes, keys[i], "Desc");
        } else {
            g_string_append_printf(dump->out, " %s=%s", keys[i] + 1, qpdf_oh_unparse(dump->qpdf, value));
        }
    }
}

static int page_number(struct dump *dump, qpdf_oh page)
{
    return GPOINTER_TO_INT(
        g_hash_table_lookup(dump->page_numbers, GINT_TO_POINTER(qpdf_oh_get_object_id(dump->qpdf, page))));
}

static void print_annotation(struct dump *dump, qpdf_oh reference)
{
    qpdf_oh annotation = qpdf_oh_get_key(dump->qpdf, reference, "/Obj");
    qpdf_oh parent = qpdf_oh_get_key(dump->qpdf, annotation, "/Parent");
    qpdf_oh action = qpdf_oh_get_key(dump->qpdf, annotation, "/A");

    g_string_append_printf(dump->out, " {p%d %s", page_number(dump, qpdf_oh_get_key(dump->qpdf, reference, "/Pg")),
                           name_of(dump, annotation, "/Subtype"));
    print_text(dump, annotation, "/T", "T");
    print_text(dump, parent, "/T", "group");
    print_text(dump, parent, "/TU", "question");
    print_text(dump, annotation, "/Contents", "Contents");
    print_text(dump, action, "/URI", "URI");
    g_string_append_c(dump->out, '}');
}

static void print_element(struct dump *dump, qpdf_oh element, int depth);

/* What stands on the element's own line: marked content by page and number, annotations. */
static void print_leaf(struct dump *dump, qpdf_oh element, qpdf_oh kid)
{
    qpdf_data qpdf = dump->qpdf;

    if (qpdf_oh_is_integer(qpdf, kid)) {
        g_string_append_printf(dump->out, " p%d:%lld", page_number(dump, qpdf_oh_get_key(qpdf, element, "/Pg")),
                               qpdf_oh_get_int_value(qpdf, kid));
    } else if (qpdf_oh_is_dictionary_of_type(qpdf, kid, "/MCR", "")) {
        g_string_append_printf(dump->out, " p%d:%lld", page_number(dump, qpdf_oh_get_key(qpdf, kid, "/Pg")),
                               qpdf_oh_get_int_value(qpdf, qpdf_oh_get_key(qpdf, kid, "/MCID")));
    } else if (qpdf_oh_is_dictionary_of_type(qpdf, kid, "/OBJR", "")) {
        print_annotation(dump, kid);
    }
}

static void print_kids(struct dump *dump, qpdf_oh element, int depth)
{
    qpdf_data qpdf = dump->qpdf;
    qpdf_oh kids = qpdf_oh_wrap_in_array(qpdf, qpdf_oh_get_key(qpdf, element, "/K"));
    int count = qpdf_oh_get_array_n_items(qpdf, kids);

    for (int i = 0; i < count; i++) {
        print_leaf(dump, element, qpdf_oh_get_array_item(qpdf, kids, i));
    }
    g_string_append_c(dump->out, '\n');
    for (int i = 0; i < count; i++) {
        qpdf_oh kid = qpdf_oh_get_array_item(qpdf, kids, i);
        if (qpdf_oh_has_key(qpdf, kid, "/S")) {
            print_element(dump, kid, depth + 1);
        }
    }
}

static void print_element(struct dump *dump, qpdf_oh element, int depth)
{
    int number = qpdf_oh_get_object_id(dump->qpdf, element);

    if (depth > 200 || !g_hash_table_add(dump->seen, GINT_TO_POINTER(number))) {
        g_string_append(dump->out, "(a loop)\n");
        return;
    }
    g_string_append_printf(dump->out, "%*s%s", 2 * depth, "", name_of(dump, element, "/S"));
    print_text(dump, element, "/ID", "ID");
    print_text(dump, element, "/Lang", "Lang");
    print_text(dump, element, "/T", "T");
    print_text(dump, element, "/Alt", "Alt");
    print_text(dump, element, "/ActualText", "ActualText");
    print_attributes(dump, element);
    print_kids(dump, element, depth);
}

static void number_pages(struct dump *dump)
{
    int count = qpdf_get_num_pages(dump->qpdf);

    for (int page = 0; page < count; page++) {
        qpdf_oh handle = qpdf_get_page_n(dump->qpdf, (size_t)page);
        g_hash_table_insert(dump->page_numbers, GINT_TO_POINTER(qpdf_oh_get_object_id(dump->qpdf, handle)),
                            GINT_TO_POINTER(page + 1));
        qpdf_oh_release(dump->qpdf, handle);
    }
}

static void print_document(struct dump *dump)
{
    qpdf_data qpdf = dump->qpdf;
    qpdf_oh root = qpdf_get_root(qpdf);
    qpdf_oh info = qpdf_oh_get_key(qpdf, qpdf_get_trailer(qpdf), "/Info");
    qpdf_oh tree = qpdf_oh_get_key(qpdf, root, "/StructTreeRoot");

    g_string_append_printf(dump->out, "file pages=%u", g_hash_table_size(dump->page_numbers));
    print_text(dump, info, "/Title", "Title");
    print_text(dump, root, "/Lang", "Lang");
    g_string_append_c(dump->out, '\n');
    if (qpdf_oh_is_dictionary(qpdf, tree)) {
        qpdf_oh document = qpdf_oh_get_key(qpdf, tree, "/K");
        print_element(dump, document, /* depth */ 0);
    }
}

char *kf_finish_dump(const unsigned char *pdf, size_t length)
{
    struct dump dump = {
        .qpdf = qpdf_init(),
        .arena = kf_arena_new(),
        .out = g_string_new(NULL),
        .page_numbers = g_hash_table_new(NULL, NULL),
        .seen = g_hash_table_new(NULL, NULL),
    };

    qpdf_set_suppress_warnings(dump.qpdf, QPDF_TRUE);
    qpdf_silence_errors(dump.qpdf);
    if ((qpdf_read_memory(dump.qpdf, "the file", (const char *)pdf, length, NULL) & QPDF_ERRORS) != 0) {
        g_string_append_printf(dump.out, "%s\n", qpdf_get_error_full_text(dump.qpdf, qpdf_get_error(dump.qpdf)));
    } else {
        number_pages(&dump);
        print_document(&dump);
    }
    g_hash_table_destroy(dump.seen);
    g_hash_table_destroy(dump.page_numbers);
    kf_arena_free(dump.arena);
    qpdf_cleanup(&dump.qpdf);
    return g_string_free(dump.out, FALSE);
}
