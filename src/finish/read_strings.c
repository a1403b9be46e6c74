/* Every string of a file, wherever it stands: alternate texts, bookmarks, metadata, field names, tooltips, values,
 * attachments, and keys that nobody thought of. */

#include "finish/read_back_internal.h"

#include <stdlib.h>
#include <string.h>

const char **kf_pdf_keys(qpdf_data qpdf, struct kf_arena *arena, qpdf_oh dictionary)
{
    struct kf_list keys = {0};

    /* libqpdf has one iterator for a document, so the keys are taken out before anything is done with them. */
    if (qpdf_oh_is_dictionary(qpdf, dictionary)) {
        qpdf_oh_begin_dict_key_iter(qpdf, dictionary);
        while (qpdf_oh_dict_more_keys(qpdf)) {
            kf_list_add(arena, &keys, kf_arena_string(arena, qpdf_oh_dict_next_key(qpdf)));
        }
    }
    const char **result = KF_NEW_ARRAY(arena, keys.count + 1, const char *);
    for (int i = 0; i < keys.count; i++) {
        result[i] = keys.items[i];
    }
    return result;
}

struct sweep {
    struct kf_reader *reader;
    kf_strand_add *add;
    void *user;
    GArray *waiting;     /* struct find */
    GHashTable *numbers; /* page's object number -> from 1 */
};

struct find { /* an object to look into, and where it hangs */
    qpdf_oh object;
    const char *key;  /* under which it stands */
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

static const char *what_of(const char *key)
{
    for (size_t i = 0; i < G_N_ELEMENTS(called); i++) {
        if (strcmp(called[i].key, key) == 0) {
            return called[i].what;
        }
    }
    return key;
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

static const char *keep_name(struct sweep *sweep, qpdf_oh name)
{
    return kf_arena_string(sweep->reader->arena, qpdf_oh_get_name(sweep->reader->qpdf, name) + 1);
}

static void await(struct sweep *sweep, qpdf_oh object, const char *key, const char *type, int page)
{
    struct find find = {object, key, type, page};

    g_array_append_val(sweep->waiting, find);
}

/* Loops, and what was met on another way. */
static bool is_new(struct sweep *sweep, qpdf_oh object)
{
    int number = qpdf_oh_get_object_id(sweep->reader->qpdf, object);

    return number == 0 || g_hash_table_add(sweep->reader->seen, GINT_TO_POINTER(number));
}

static void take_string(struct sweep *sweep, const struct find *find)
{
    const char *text = qpdf_oh_get_utf8_value(sweep->reader->qpdf, find->object);

    sweep->add(sweep->user, text, strlen(text), what_of(find->key), find->type, find->page);
}

static void take_content(struct sweep *sweep, qpdf_oh dictionary, const struct find *find, const char *bytes,
                         size_t length)
{
    qpdf_oh resources = qpdf_oh_get_key(sweep->reader->qpdf, dictionary, "/Resources");
    struct kf_page_text *text = kf_page_text_new(sweep->reader, bytes, length, resources);

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

static bool is_name(struct sweep *sweep, qpdf_oh dictionary, const char *key, const char *name)
{
    return qpdf_oh_is_name_and_equals(sweep->reader->qpdf, qpdf_oh_get_key(sweep->reader->qpdf, dictionary, key), name);
}

/* Fonts, pictures and colour profiles hold no words; what holds them in another way is read as text. */
static void take_stream(struct sweep *sweep, const struct find *find, qpdf_oh dictionary)
{
    qpdf_data qpdf = sweep->reader->qpdf;
    gpointer number = GINT_TO_POINTER(qpdf_oh_get_object_id(qpdf, find->object));
    bool is_content = (is_name(sweep, dictionary, "/Subtype", "/Form") || qpdf_oh_has_key(qpdf, dictionary, "/PatternType")) &&
                      !g_hash_table_contains(sweep->reader->painted, number);
    bool is_text = is_name(sweep, dictionary, "/Type", "/Metadata") || is_name(sweep, dictionary, "/Type", "/EmbeddedFile") ||
                   strcmp(find->key, "/V") == 0;
    unsigned char *bytes = NULL;
    size_t length = 0;

    if ((!is_content && !is_text) ||
        qpdf_oh_get_stream_data(qpdf, find->object, qpdf_dl_all, NULL, &bytes, &length) != QPDF_SUCCESS) {
        return;
    }
    if (is_content) {
        take_content(sweep, dictionary, find, (const char *)bytes, length);
    } else {
        char *text = unescape_xml((const char *)bytes, length), *valid = g_utf8_make_valid(text, -1);

        sweep->add(sweep->user, valid, strlen(valid), find->key[1] == 'F' ? "text" : what_of(find->key), find->type,
                   find->page);
        g_free(valid);
        g_free(text);
    }
    free(bytes);
}

/* What a dictionary is called and the page that it is of: its strings say more with that. */
static void describe(struct sweep *sweep, qpdf_oh dictionary, struct find *find)
{
    qpdf_data qpdf = sweep->reader->qpdf;

    if (is_name(sweep, dictionary, "/Type", "/StructElem")) {
        qpdf_oh page = qpdf_oh_get_key(qpdf, dictionary, "/Pg");

        find->type = keep_name(sweep, qpdf_oh_get_key(qpdf, dictionary, "/S"));
        find->page = GPOINTER_TO_INT(
            g_hash_table_lookup(sweep->numbers, GINT_TO_POINTER(qpdf_oh_get_object_id(qpdf, page))));
    } else if (is_name(sweep, dictionary, "/Subtype", "/Widget")) {
        find->type = "form field";
    } else if (is_name(sweep, dictionary, "/Subtype", "/Link")) {
        find->type = "link";
    }
}

/* Long lists of widths, and ways back to what was met. */
static bool holds_no_words(const char *key)
{
    static const char *const keys[] = {"/W", "/Widths", "/Parent", "/ParentTree", "/Pg"};

    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        if (strcmp(keys[i], key) == 0) {
            return true;
        }
    }
    return false;
}

static void take_dictionary(struct sweep *sweep, const struct find *find, qpdf_oh dictionary)
{
    qpdf_data qpdf = sweep->reader->qpdf;
    const char **keys = kf_pdf_keys(qpdf, sweep->reader->arena, dictionary);
    struct find here = *find;

    describe(sweep, dictionary, &here);
    for (int i = 0; keys[i] != NULL; i++) {
        if (!holds_no_words(keys[i])) {
            await(sweep, qpdf_oh_get_key(qpdf, dictionary, keys[i]), keys[i], here.type, here.page);
        }
    }
}

static void take_find(struct sweep *sweep, const struct find *find)
{
    qpdf_data qpdf = sweep->reader->qpdf;

    switch (qpdf_oh_get_type_code(qpdf, find->object)) {
    case ot_string:
        take_string(sweep, find);
        break;
    case ot_array:
        for (int i = 0; i < qpdf_oh_get_array_n_items(qpdf, find->object); i++) {
            await(sweep, qpdf_oh_get_array_item(qpdf, find->object, i), find->key, find->type, find->page);
        }
        break;
    case ot_dictionary:
        take_dictionary(sweep, find, find->object);
        break;
    case ot_stream: {
        qpdf_oh dictionary = qpdf_oh_get_dict(qpdf, find->object);

        take_dictionary(sweep, find, dictionary);
        take_stream(sweep, find, dictionary);
        break;
    }
    default: /* numbers, names and the like */
        break;
    }
}

static void walk(struct sweep *sweep)
{
    while (sweep->waiting->len > 0) {
        struct find find = g_array_index(sweep->waiting, struct find, sweep->waiting->len - 1);

        g_array_set_size(sweep->waiting, sweep->waiting->len - 1);
        if (is_new(sweep, find.object)) {
            take_find(sweep, &find);
        }
        qpdf_oh_release(sweep->reader->qpdf, find.object);
    }
}

static bool is_begin(const char *key)
{
    for (size_t i = 0; i < G_N_ELEMENTS(begins); i++) {
        if (strcmp(begins[i].key, key) == 0) {
            return true;
        }
    }
    return false;
}

static void await_rest(struct sweep *sweep, qpdf_oh root)
{
    const char **keys = kf_pdf_keys(sweep->reader->qpdf, sweep->reader->arena, root);

    for (int i = 0; keys[i] != NULL; i++) {
        if (!is_begin(keys[i])) {
            await(sweep, qpdf_oh_get_key(sweep->reader->qpdf, root, keys[i]), keys[i], "document", 0);
        }
    }
}

void kf_read_strings(struct kf_reader *reader, const qpdf_oh *pages, int page_count, kf_strand_add *add, void *user)
{
    struct sweep sweep = {.reader = reader,
                          .add = add,
                          .user = user,
                          .waiting = g_array_new(FALSE, FALSE, sizeof(struct find)),
                          .numbers = g_hash_table_new(NULL, NULL)};
    qpdf_data qpdf = reader->qpdf;
    qpdf_oh root = qpdf_get_root(qpdf), trailer = qpdf_get_trailer(qpdf);

    for (int i = 0; i < page_count; i++) { /* a bookmark's way to its page ends there */
        int number = qpdf_oh_get_object_id(qpdf, pages[i]);

        g_hash_table_insert(sweep.numbers, GINT_TO_POINTER(number), GINT_TO_POINTER(i + 1));
        g_hash_table_add(reader->seen, GINT_TO_POINTER(number));
    }
    for (int i = 0; i < page_count; i++) {
        take_dictionary(&sweep, &(struct find){pages[i], "", NULL, i + 1}, pages[i]);
        walk(&sweep);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(begins); i++) {
        await(&sweep, qpdf_oh_get_key(qpdf, root, begins[i].key), begins[i].key, begins[i].what, 0);
        walk(&sweep);
    }
    await(&sweep, qpdf_oh_get_key(qpdf, trailer, "/Info"), "/Info", "document", 0);
    walk(&sweep);
    await_rest(&sweep, root);
    walk(&sweep);
    g_array_free(sweep.waiting, TRUE);
    g_hash_table_destroy(sweep.numbers);
}
