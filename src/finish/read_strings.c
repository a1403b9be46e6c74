/* Every string of a file, wherever it stands: alternate texts, bookmarks, metadata, field names, tooltips, values,
 * attachments, and keys that nobody thought of. */

#include "finish/read_back_internal.h"

#include <string.h>

struct sweep {
    struct kf_reader *reader;
    kf_strand_add *add;
    void *user;
    GArray *waiting;     /* struct find */
    GHashTable *numbers; /* page's object number -> from 1 */
};

struct find { /* an object to look into, and where it hangs */
    struct kf_value value;
    struct kf_value key; /* under which it stands */
    const char *type; /* of the dictionary that it stands in: "bookmark", "Figure" */
    int page;
};

/* --- what strings are called ---------------------------------------------------------------------------------------- */

static const struct called {
    const char *key, *what;
} called[] = {
    {"/Alt", "alternate text"}, {"/ActualText", "actual text"}, {"/E", "expansion"},    {"/TU", "tooltip"},
    {"/Contents", "description"}, {"/V", "value"},              {"/DV", "default value"}, {"/T", "name"},
    {"/Desc", "description"},   {"/URI", "address"},            {"/Title", "title"},    {"/Subject", "subject"},
    {"/Keywords", "keywords"},  {"/Author", "author"},          {"/P", "prefix"},       {"/Metadata", "metadata"},
    {"/F", "file name"},        {"/UF", "file name"},           {"/Names", "name"},     {"/Opt", "choice"},
};

static const char *what_of(struct sweep *sweep, struct kf_value key)
{
    for (size_t i = 0; i < G_N_ELEMENTS(called); i++) {
        if (kf_value_is(key, called[i].key)) {
            return called[i].what;
        }
    }
    return kf_arena_string_n(sweep->reader->arena, key.text, key.length);
}

/* Where a walk begins, and what the things there are called; the rest of the catalog comes last. */
static const struct called begins[] = {
    {"/Outlines", "bookmark"},
    {"/AcroForm", "form field"},
    {"/StructTreeRoot", "structure"},
    {"/PageLabels", "page label"},
    {"/Names", "attachment"},
};

/* --- the walk ------------------------------------------------------------------------------------------------------- */

static void await(struct sweep *sweep, const struct find *find)
{
    g_array_append_val(sweep->waiting, *find);
}

/* Loops, and what was met on another way. */
static bool is_new(struct sweep *sweep, struct kf_value value)
{
    int number = kf_reference(value);

    return number == 0 || g_hash_table_add(sweep->reader->seen, GINT_TO_POINTER(number));
}

static void take_string(struct sweep *sweep, const struct find *find, struct kf_value value)
{
    const char *text = kf_string_text(sweep->reader->arena, value);

    sweep->add(sweep->user, text, strlen(text), what_of(sweep, find->key), find->type, find->page);
}

static void take_content(struct sweep *sweep, struct kf_value dictionary, const struct find *find, const GByteArray *bytes)
{
    struct kf_value resources = kf_found(&sweep->reader->objects, dictionary, "/Resources");
    struct kf_value content = {(const char *)bytes->data, bytes->len};
    struct kf_page_text *text = kf_page_text_new(sweep->reader, content, resources);

    for (guint i = 0; i < text->drawn->len; i++) {
        const char *letters = g_array_index(text->drawn, struct kf_glyph, i).letters;

        if (letters != NULL) { /* one call each: they are joined where the description stays the same */
            sweep->add(sweep->user, letters, strlen(letters), "appearance", find->type, find->page);
        }
    }
    kf_page_text_free(text);
}

static char *unescape_xml(const char *bytes, size_t length)
{
    static const struct called entities[] = {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&apos;", "'"}, {"&quot;", "\""}};
    GString *text = g_string_new_len(bytes, (gssize)length);

    for (size_t i = G_N_ELEMENTS(entities); i-- > 0;) {
        g_string_replace(text, entities[i].key, entities[i].what, 0);
    }
    return g_string_free(text, FALSE);
}

static bool is_name(struct sweep *sweep, struct kf_value dictionary, const char *key, const char *name)
{
    return kf_value_is(kf_found(&sweep->reader->objects, dictionary, key), name);
}

static void take_text(struct sweep *sweep, const struct find *find, const GByteArray *bytes)
{
    char *text = unescape_xml((const char *)bytes->data, bytes->len), *valid = g_utf8_make_valid(text, -1);
    bool is_file = kf_value_is(find->key, "/F") || kf_value_is(find->key, "/UF");

    sweep->add(sweep->user, valid, strlen(valid), is_file ? "text" : what_of(sweep, find->key), find->type, find->page);
    g_free(valid);
    g_free(text);
}

/* Fonts, pictures and colour profiles hold no words; what holds them in another way is read as text. */
static void take_stream(struct sweep *sweep, const struct find *find, struct kf_value dictionary)
{
    int number = kf_reference(find->value);
    bool is_content = (is_name(sweep, dictionary, "/Subtype", "/Form") || kf_entry(dictionary, "/PatternType").text != NULL) &&
                      !g_hash_table_contains(sweep->reader->painted, GINT_TO_POINTER(number));
    bool is_text = is_name(sweep, dictionary, "/Type", "/Metadata") || is_name(sweep, dictionary, "/Type", "/EmbeddedFile") ||
                   kf_value_is(find->key, "/V");
    GByteArray *bytes = is_content || is_text ? kf_object_bytes(&sweep->reader->objects, number) : NULL;

    if (bytes == NULL) {
        return;
    }
    if (is_content) {
        take_content(sweep, dictionary, find, bytes);
    } else {
        take_text(sweep, find, bytes);
    }
    g_byte_array_unref(bytes);
}

struct description { /* what a dictionary is, and the page that it is of: its strings say more with that */
    bool element;
    struct kf_value role;
    const char *type; /* NULL: that of what it stands in */
    int page;         /* of an element; 0: unknown */
};

static void describe(struct sweep *sweep, const struct kf_entries *entries, struct description *description)
{
    struct kf_value key = entries->key, value = entries->value;

    if (kf_value_is(key, "/Type")) {
        description->element = kf_value_is(value, "/StructElem");
    } else if (kf_value_is(key, "/S")) {
        description->role = value;
    } else if (kf_value_is(key, "/Pg")) {
        description->page = GPOINTER_TO_INT(g_hash_table_lookup(sweep->numbers, GINT_TO_POINTER(kf_reference(value))));
    } else if (kf_value_is(key, "/Subtype") && kf_value_is(value, "/Widget")) {
        description->type = "form field";
    } else if (kf_value_is(key, "/Subtype") && kf_value_is(value, "/Link")) {
        description->type = "link";
    }
}

/* Long lists of widths, and ways back to what was met. */
static bool holds_no_words(struct kf_value key)
{
    static const char *const keys[] = {"/W", "/Widths", "/Parent", "/ParentTree", "/Pg"};

    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        if (kf_value_is(key, keys[i])) {
            return true;
        }
    }
    return false;
}

/* Names and numbers say nothing. */
static bool may_say(struct kf_value value)
{
    return value.text[0] != '/' && !kf_is_number(value);
}

/* What it is may stand at its end. */
static void settle(struct sweep *sweep, const struct find *find, struct description *description, guint first)
{
    struct kf_value role = description->role;
    const char *type = description->type != NULL ? description->type : find->type;

    if (first < sweep->waiting->len && description->element && role.length > 1) {
        type = kf_arena_string_n(sweep->reader->arena, role.text + 1, role.length - 1);
    }
    for (guint i = first; i < sweep->waiting->len; i++) {
        struct find *inner = &g_array_index(sweep->waiting, struct find, i);

        inner->type = type;
        inner->page = description->element ? description->page : find->page;
    }
}

static void take_dictionary(struct sweep *sweep, const struct find *find, struct kf_value dictionary)
{
    struct kf_entries entries = kf_entries_of(dictionary);
    struct description description = {0};
    guint first = sweep->waiting->len;

    while (kf_entries_next(&entries)) {
        describe(sweep, &entries, &description);
        if (may_say(entries.value) && !holds_no_words(entries.key)) {
            await(sweep, &(struct find){.value = entries.value, .key = entries.key});
        }
    }
    settle(sweep, find, &description, first);
}

static void take_array(struct sweep *sweep, const struct find *find, struct kf_value array)
{
    struct kf_items items = kf_items_of(array);

    while (kf_items_next(&items)) {
        if (may_say(items.item)) {
            await(sweep, &(struct find){items.item, find->key, find->type, find->page});
        }
    }
}

static void take_find(struct sweep *sweep, const struct find *find)
{
    const struct kf_objects *objects = &sweep->reader->objects;
    struct kf_value value = kf_resolved(objects, find->value);

    if (kf_is_string(value)) {
        take_string(sweep, find, value);
    } else if (kf_is_array(value)) {
        take_array(sweep, find, value);
    } else if (kf_is_dictionary(value)) {
        take_dictionary(sweep, find, value);
        if (kf_reference(find->value) > 0 && objects->items[kf_reference(find->value)].stream != NULL) {
            take_stream(sweep, find, value);
        }
    }
}

static void walk(struct sweep *sweep)
{
    while (sweep->waiting->len > 0) {
        struct find find = g_array_index(sweep->waiting, struct find, sweep->waiting->len - 1);

        g_array_set_size(sweep->waiting, sweep->waiting->len - 1);
        if (is_new(sweep, find.value)) {
            take_find(sweep, &find);
        }
    }
}

static bool is_begin(struct kf_value key)
{
    for (size_t i = 0; i < G_N_ELEMENTS(begins); i++) {
        if (kf_value_is(key, begins[i].key)) {
            return true;
        }
    }
    return false;
}

static void await_rest(struct sweep *sweep, struct kf_value root)
{
    struct kf_entries entries = kf_entries_of(root);

    while (kf_entries_next(&entries)) {
        if (!is_begin(entries.key)) {
            await(sweep, &(struct find){entries.value, entries.key, "document", 0});
        }
    }
}

static void walk_from(struct sweep *sweep, struct kf_value value, const char *key, const char *type)
{
    if (value.text != NULL) {
        await(sweep, &(struct find){value, kf_value_of(key), type, 0});
        walk(sweep);
    }
}

void kf_read_strings(struct kf_reader *reader, const int *pages, int page_count, kf_strand_add *add, void *user)
{
    struct sweep sweep = {.reader = reader,
                          .add = add,
                          .user = user,
                          .waiting = g_array_new(FALSE, FALSE, sizeof(struct find)),
                          .numbers = g_hash_table_new(NULL, NULL)};
    struct kf_value root = kf_object(&reader->objects, reader->objects.root);
    struct find document = {.key = kf_value_of("/Info"), .type = "document"};

    for (int i = 0; i < page_count; i++) { /* a bookmark's way to its page ends there */
        g_hash_table_insert(sweep.numbers, GINT_TO_POINTER(pages[i]), GINT_TO_POINTER(i + 1));
        g_hash_table_add(reader->seen, GINT_TO_POINTER(pages[i]));
    }
    for (int i = 0; i < page_count; i++) {
        take_dictionary(&sweep, &(struct find){.page = i + 1}, kf_object(&reader->objects, pages[i]));
        walk(&sweep);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(begins); i++) {
        walk_from(&sweep, kf_entry(root, begins[i].key), begins[i].key, begins[i].what);
    }
    take_dictionary(&sweep, &document, kf_object(&reader->objects, reader->objects.info));
    walk(&sweep);
    await_rest(&sweep, root);
    walk(&sweep);
    g_array_free(sweep.waiting, TRUE);
    g_hash_table_destroy(sweep.numbers);
}
