/* A finished file's structure as text, read back from its bytes. */

#include "finish/finish.h"

#include "finish/finish_internal.h"

#include <string.h>

struct dump {
    struct kf_objects objects;
    struct kf_arena *arena;
    GString *out;
    GHashTable *page_numbers; /* object number -> page from 1 */
    GHashTable *seen;         /* object numbers of elements, against loops */
};

static struct kf_value found(const struct dump *dump, struct kf_value dictionary, const char *key)
{
    return kf_found(&dump->objects, dictionary, key);
}

static const char *name_of(struct dump *dump, struct kf_value dictionary, const char *key)
{
    struct kf_value value = found(dump, dictionary, key);

    return value.length > 1 ? kf_arena_string_n(dump->arena, value.text + 1, value.length - 1) : "";
}

static void print_text(struct dump *dump, struct kf_value dictionary, const char *key, const char *shown)
{
    struct kf_value value = found(dump, dictionary, key);

    if (kf_is_string(value)) {
        g_string_append_printf(dump->out, " %s=\"%s\"", shown, kf_string_text(dump->arena, value));
    }
}

/* An array with a space beside each item, other values as they stand. */
static void print_value(struct dump *dump, struct kf_value value)
{
    struct kf_items items = kf_items_of(value);

    if (!kf_is_array(value)) {
        g_string_append_len(dump->out, value.text, (gssize)value.length);
        return;
    }
    g_string_append(dump->out, "[ ");
    while (kf_items_next(&items)) {
        g_string_append_len(dump->out, items.item.text, (gssize)items.item.length);
        g_string_append_c(dump->out, ' ');
    }
    g_string_append_c(dump->out, ']');
}

static int compare(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* Names, numbers, strings and arrays of them as PDF writes them, by name. */
static void print_attributes(struct dump *dump, struct kf_value element)
{
    struct kf_value attributes = found(dump, element, "/A");
    struct kf_entries entries = kf_entries_of(attributes);
    GPtrArray *keys = g_ptr_array_new();

    while (kf_entries_next(&entries)) {
        g_ptr_array_add(keys, kf_arena_string_n(dump->arena, entries.key.text, entries.key.length));
    }
    g_ptr_array_sort(keys, compare);
    for (guint i = 0; i < keys->len; i++) {
        const char *key = keys->pdata[i];

        if (strcmp(key, "/Desc") == 0) {
            print_text(dump, attributes, key, "Desc");
        } else {
            g_string_append_printf(dump->out, " %s=", key + 1);
            print_value(dump, found(dump, attributes, key));
        }
    }
    g_ptr_array_free(keys, TRUE);
}

static int page_number(struct dump *dump, struct kf_value dictionary)
{
    int number = kf_reference(kf_entry(dictionary, "/Pg"));

    return GPOINTER_TO_INT(g_hash_table_lookup(dump->page_numbers, GINT_TO_POINTER(number)));
}

static void print_annotation(struct dump *dump, struct kf_value reference)
{
    struct kf_value annotation = found(dump, reference, "/Obj");
    struct kf_value parent = found(dump, annotation, "/Parent");
    struct kf_value action = found(dump, annotation, "/A");

    g_string_append_printf(dump->out, " {p%d %s", page_number(dump, reference), name_of(dump, annotation, "/Subtype"));
    print_text(dump, annotation, "/T", "T");
    print_text(dump, parent, "/T", "group");
    print_text(dump, parent, "/TU", "question");
    print_text(dump, annotation, "/Contents", "Contents");
    print_text(dump, action, "/URI", "URI");
    g_string_append_c(dump->out, '}');
}

static void print_element(struct dump *dump, struct kf_value element, int depth);

/* What stands on the element's own line: marked content by page and number, annotations. */
static void print_leaf(struct dump *dump, struct kf_value element, struct kf_value kid)
{
    struct kf_value type = found(dump, kid, "/Type");

    if (kf_is_number(kid)) {
        g_string_append_printf(dump->out, " p%d:%d", page_number(dump, element), kf_integer(kid));
    } else if (kf_value_is(type, "/MCR")) {
        g_string_append_printf(dump->out, " p%d:%d", page_number(dump, kid), kf_integer(found(dump, kid, "/MCID")));
    } else if (kf_value_is(type, "/OBJR")) {
        print_annotation(dump, kid);
    }
}

static void print_kids(struct dump *dump, struct kf_value element, int depth)
{
    struct kf_items kids = kf_items_of(kf_entry(element, "/K")), again = kids;

    while (kf_items_next(&kids)) {
        print_leaf(dump, element, kids.item);
    }
    g_string_append_c(dump->out, '\n');
    while (kf_items_next(&again)) {
        if (found(dump, again.item, "/S").text != NULL) {
            print_element(dump, again.item, depth + 1);
        }
    }
}

static void print_element(struct dump *dump, struct kf_value reference, int depth)
{
    struct kf_value element = kf_resolved(&dump->objects, reference);

    if (depth > 200 || !g_hash_table_add(dump->seen, GINT_TO_POINTER(kf_reference(reference)))) {
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
    int *pages = NULL, count = kf_objects_pages(&dump->objects, dump->arena, &pages);

    for (int page = 0; page < count; page++) {
        g_hash_table_insert(dump->page_numbers, GINT_TO_POINTER(pages[page]), GINT_TO_POINTER(page + 1));
    }
}

static void print_document(struct dump *dump)
{
    struct kf_value root = kf_object(&dump->objects, dump->objects.root);
    struct kf_value tree = found(dump, root, "/StructTreeRoot");

    g_string_append_printf(dump->out, "file pages=%u", g_hash_table_size(dump->page_numbers));
    print_text(dump, kf_object(&dump->objects, dump->objects.info), "/Title", "Title");
    print_text(dump, root, "/Lang", "Lang");
    g_string_append_c(dump->out, '\n');
    if (kf_is_dictionary(tree)) {
        print_element(dump, kf_entry(tree, "/K"), /* depth */ 0);
    }
}

char *kf_finish_dump(const unsigned char *pdf, size_t length)
{
    struct dump dump = {
        .arena = kf_arena_new(),
        .out = g_string_new(NULL),
        .page_numbers = g_hash_table_new(NULL, NULL),
        .seen = g_hash_table_new(NULL, NULL),
    };

    dump.objects.arena = dump.arena;
    const char *wrong = kf_objects_read(&dump.objects, pdf, length);
    if (wrong != NULL) {
        g_string_append_printf(dump.out, "%s\n", wrong);
    } else {
        number_pages(&dump);
        print_document(&dump);
    }
    g_hash_table_destroy(dump.seen);
    g_hash_table_destroy(dump.page_numbers);
    kf_arena_free(dump.arena);
    return g_string_free(dump.out, FALSE);
}
