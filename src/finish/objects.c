/* Reads a file's objects. */

#include "finish/objects.h"

#include <string.h>

#include "finish/finish_internal.h"
#include "finish/flate.h"

enum { MOST_OBJECTS = 1 << 23 /* PDF/A-2, 6.1.13 */, TABLE_ROW = 20 };

struct reader {
    struct kf_objects *objects;
    struct kf_value file;
    struct kf_value *lengths; /* of streams, by number */
    int *inside;              /* the object stream that holds an object; 0: none */
    struct kf_value trailer;
    const char *wrong;
};

static bool fail(struct reader *reader, const char *wrong, int number)
{
    if (reader->wrong == NULL) {
        reader->wrong = kf_arena_format(reader->objects->arena, "object %d: %s", number, wrong);
    }
    return false;
}

/* --- one object ----------------------------------------------------------------------------------------------------- */

static bool is_word(struct kf_value text, struct kf_token token, const char *word)
{
    size_t length = token.end - token.begin;

    return length == strlen(word) && memcmp(text.text + token.begin, word, length) == 0;
}

/* The bytes begin behind the end of the line; their length is looked up when all objects are known. */
static bool take_stream(struct reader *reader, int number, size_t at)
{
    struct kf_object *object = &reader->objects->items[number];
    struct kf_value file = reader->file;

    at += at < file.length && file.text[at] == '\r';
    at += at < file.length && file.text[at] == '\n';
    object->stream = (const unsigned char *)file.text + at;
    object->stream_length = file.length - at;
    reader->lengths[number] = kf_entry(object->value, "/Length");
    object->value = kf_without(reader->objects->arena, object->value, "/Length");
    return reader->lengths[number].text != NULL || fail(reader, "is a stream of no length", number);
}

/* `5 0 obj` at this place. */
static bool take_object(struct reader *reader, int number, size_t at)
{
    struct kf_value file = reader->file;
    struct kf_value own = at < file.length ? kf_value_next(file, &at) : (struct kf_value){0};
    struct kf_value generation = own.text != NULL ? kf_value_next(file, &at) : own;
    struct kf_token word = kf_content_next(file.text, file.length, at);

    if (kf_integer(own) != number || !kf_value_is(generation, "0") || !is_word(file, word, "obj")) {
        return fail(reader, "is not where the file says", number);
    }
    at = word.end;
    struct kf_value value = kf_value_next(file, &at);
    if (value.text == NULL) {
        return fail(reader, "has no value", number);
    }
    reader->objects->items[number].value = value;
    word = kf_content_next(file.text, file.length, at);
    if (is_word(file, word, "stream")) {
        return take_stream(reader, number, word.end);
    }
    return is_word(file, word, "endobj") || fail(reader, "does not end", number);
}

static bool end_stream(struct reader *reader, int number)
{
    struct kf_object *object = &reader->objects->items[number];
    int length = kf_integer(kf_resolved(reader->objects, reader->lengths[number]));

    if (length < 0 || (size_t)length > object->stream_length) {
        return fail(reader, "is a stream longer than the file", number);
    }
    struct kf_value rest = {(const char *)object->stream + length, object->stream_length - (size_t)length};
    object->stream_length = (size_t)length;
    reader->lengths[number] = (struct kf_value){0};
    return is_word(rest, kf_content_next(rest.text, rest.length, 0), "endstream") ||
           fail(reader, "is a stream that does not end where it says", number);
}

/* --- the table of cross references ---------------------------------------------------------------------------------- */

static bool make_room(struct reader *reader, int count)
{
    struct kf_objects *objects = reader->objects;

    if (count <= 0 || count > MOST_OBJECTS) {
        return fail(reader, "is more than a file may have", count);
    }
    objects->items = KF_NEW_ARRAY(objects->arena, count, struct kf_object);
    objects->count = objects->room = objects->read = count;
    reader->lengths = KF_NEW_ARRAY(objects->arena, count, struct kf_value);
    reader->inside = KF_NEW_ARRAY(objects->arena, count, int);
    return true;
}

static int decimal(const char *text, int digits)
{
    return kf_integer((struct kf_value){text, (size_t)digits});
}

struct section { /* of rows */
    int first, count;
    size_t rows; /* where they begin */
};

/* The section at *at, which moves behind it; false when there is none. */
static bool next_section(struct kf_value file, size_t *at, struct section *section)
{
    struct kf_value first = kf_value_next(file, at), count = first.text != NULL ? kf_value_next(file, at) : first;

    if (count.text == NULL) {
        return false;
    }
    section->first = kf_integer(first);
    section->count = kf_integer(count);
    section->rows = kf_content_next(file.text, file.length, *at).begin;
    *at = section->rows + TABLE_ROW * (size_t)MAX(section->count, 0);
    return *at <= file.length;
}

static bool take_rows(struct reader *reader, const struct section *section)
{
    const char *row = reader->file.text + section->rows;

    if (section->first < 0 || section->count < 0 || section->first > reader->objects->count - section->count) {
        return fail(reader, "is in no table", section->first);
    }
    for (int i = 0; i < section->count; i++, row += TABLE_ROW) {
        if (row[17] == 'n' && !take_object(reader, section->first + i, (size_t)decimal(row, 10))) {
            return false;
        }
    }
    return true;
}

/* The only one that there is: an update of a file has a table of its own, and the rest is in the one before. */
static bool is_whole(struct reader *reader)
{
    bool whole = kf_entry(reader->trailer, "/Prev").text == NULL && kf_entry(reader->trailer, "/Encrypt").text == NULL;

    return whole || fail(reader, "the file was changed or locked by another program", 0);
}

/* Sections of rows, and then the trailer, which tells how many objects there are. */
static bool take_table(struct reader *reader, size_t at)
{
    struct kf_value file = reader->file;
    struct section section;
    size_t end = at;

    while (next_section(file, &end, &section)) {
    }
    end = kf_content_next(file.text, file.length, MIN(end, file.length)).end; /* "trailer" */
    reader->trailer = kf_value_next(file, &end);
    if (!is_whole(reader) || !make_room(reader, kf_integer(kf_entry(reader->trailer, "/Size")))) {
        return false;
    }
    while (next_section(file, &at, &section)) {
        if (!take_rows(reader, &section)) {
            return false;
        }
    }
    return true;
}

/* --- the stream of cross references --------------------------------------------------------------------------------- */

/* A number of so many bytes; a missing kind (0 bytes) is 1. */
static size_t field(const guint8 **at, int width, size_t otherwise)
{
    size_t value = width > 0 ? 0 : otherwise;

    for (int i = 0; i < width; i++) {
        value = value << 8 | *(*at)++;
    }
    return value;
}

static bool take_row(struct reader *reader, int number, const guint8 *at, const int widths[3])
{
    size_t kind = field(&at, widths[0], 1), place = field(&at, widths[1], 0);

    if (kind == 1) {
        return take_object(reader, number, place);
    }
    if (kind == 2) {
        reader->inside[number] = place < (size_t)reader->objects->count ? (int)place : 0;
        return reader->inside[number] > 0 || fail(reader, "is in no object stream", number);
    }
    return true;
}

static bool take_index(struct reader *reader, struct kf_value dictionary, const GByteArray *rows)
{
    struct kf_value index = kf_entry(dictionary, "/Index"), array = kf_entry(dictionary, "/W");
    int widths[3], row = 0;
    size_t at = 0;

    for (int i = 0; i < 3; i++) {
        widths[i] = kf_integer(kf_item(array, i));
        if (widths[i] < 0 || widths[i] > 7) {
            return fail(reader, "has columns of a width that no file has", 0);
        }
        row += widths[i];
    }
    struct kf_items items = kf_items_of(index.text != NULL ? index : kf_value_of("[0 8388608]"));
    while (kf_items_next(&items)) {
        int first = kf_integer(items.item);
        int count = kf_items_next(&items) ? kf_integer(items.item) : 0;

        for (int i = 0; i < count && first >= 0 && first + i < reader->objects->count && row > 0 && at + (size_t)row <= rows->len; i++) {
            if (!take_row(reader, first + i, rows->data + at, widths)) {
                return false;
            }
            at += (size_t)row;
        }
    }
    return true;
}

static bool unpack(struct reader *reader, int number)
{
    struct kf_objects *objects = reader->objects;
    struct kf_value dictionary = objects->items[number].value;
    GByteArray *bytes = kf_object_bytes(objects, number);
    int count = kf_integer(kf_entry(dictionary, "/N"));
    size_t first = (size_t)kf_integer(kf_entry(dictionary, "/First")), at = 0;

    if (bytes == NULL || first > bytes->len) {
        if (bytes != NULL) {
            g_byte_array_unref(bytes);
        }
        return fail(reader, "is an object stream that cannot be read", number);
    }
    struct kf_value all = {kf_arena_string_n(objects->arena, (const char *)bytes->data, bytes->len), bytes->len};
    g_byte_array_unref(bytes);
    for (int i = 0; i < count; i++) {
        struct kf_value own = kf_value_next(all, &at), place = kf_value_next(all, &at);
        int which = kf_integer(own);
        size_t begin = first + (size_t)kf_integer(place);

        if (place.text == NULL || which <= 0 || which >= objects->count || begin > all.length) {
            return fail(reader, "is an object stream with a wrong list", number);
        }
        if (reader->inside[which] == number) {
            objects->items[which].value = kf_value_next(all, &begin);
        }
    }
    return true;
}

static bool unpack_all(struct reader *reader)
{
    GHashTable *done = g_hash_table_new(NULL, NULL);
    bool good = true;

    for (int number = 1; number < reader->objects->read && good; number++) {
        int holder = reader->inside[number];

        if (holder > 0 && g_hash_table_add(done, GINT_TO_POINTER(holder))) {
            good = unpack(reader, holder);
        }
    }
    g_hash_table_destroy(done);
    return good;
}

/* The stream stands at `at`; its number and how many objects there are are read before it is taken as an object. */
static bool take_cross_stream(struct reader *reader, size_t at)
{
    struct kf_value file = reader->file;
    size_t next = at;
    int number = kf_integer(kf_value_next(file, &next));

    kf_value_next(file, &next);
    next = kf_content_next(file.text, file.length, next).end;
    reader->trailer = kf_value_next(file, &next);
    if (!is_whole(reader) || !make_room(reader, kf_integer(kf_entry(reader->trailer, "/Size")))) {
        return false;
    }
    if (number <= 0 || number >= reader->objects->count || !take_object(reader, number, at) || !end_stream(reader, number)) {
        return fail(reader, "is no table of objects", number);
    }
    GByteArray *rows = kf_object_bytes(reader->objects, number);
    if (rows == NULL) {
        return fail(reader, "is a table of objects that cannot be read", number);
    }
    bool good = take_index(reader, reader->trailer, rows);
    g_byte_array_unref(rows);
    return good;
}

/* --- the file ------------------------------------------------------------------------------------------------------- */

/* Of the file's end if it is not there. */
static size_t behind_last(struct kf_value file, const char *word)
{
    size_t length = strlen(word);

    for (size_t at = file.length; at-- > 0;) {
        if (file.text[at] == word[0] && file.length - at >= length && memcmp(file.text + at, word, length) == 0) {
            return at + length;
        }
    }
    return file.length;
}

static bool take_all(struct reader *reader)
{
    struct kf_value file = reader->file;
    size_t at = behind_last(file, "startxref");
    int place = kf_integer(kf_value_next(file, &at));

    if (place <= 0 || (size_t)place >= file.length) {
        return fail(reader, "the file does not say where its objects are", 0);
    }
    struct kf_token first = kf_content_next(file.text, file.length, (size_t)place);
    if (!(is_word(file, first, "xref") ? take_table(reader, first.end) : take_cross_stream(reader, (size_t)place))) {
        return false;
    }
    for (int number = 1; number < reader->objects->read; number++) {
        if (reader->lengths[number].text != NULL && !end_stream(reader, number)) {
            return false;
        }
    }
    return unpack_all(reader);
}

const char *kf_objects_read(struct kf_objects *objects, const unsigned char *pdf, size_t length)
{
    struct reader reader = {.objects = objects, .file = {(const char *)pdf, length}};

    if (!take_all(&reader)) {
        return reader.wrong;
    }
    objects->root = kf_reference(kf_entry(reader.trailer, "/Root"));
    objects->info = kf_reference(kf_entry(reader.trailer, "/Info"));
    if (!kf_is_dictionary(kf_object(objects, objects->root))) {
        fail(&reader, "the file has no catalog", objects->root);
    }
    return reader.wrong;
}

/* --- what there is -------------------------------------------------------------------------------------------------- */

struct kf_value kf_object(const struct kf_objects *objects, int number)
{
    if (number <= 0 || number >= objects->count) {
        return (struct kf_value){0};
    }
    const struct kf_object *object = &objects->items[number];
    return object->open != NULL ? (struct kf_value){object->open->str, object->open->len} : object->value;
}

struct kf_value kf_resolved(const struct kf_objects *objects, struct kf_value value)
{
    int number = kf_reference(value);

    return number > 0 ? kf_object(objects, number) : value;
}

struct kf_value kf_found(const struct kf_objects *objects, struct kf_value dictionary, const char *key)
{
    return kf_resolved(objects, kf_entry(kf_resolved(objects, dictionary), key));
}

/* The tree may have several levels; depth: against loops. */
static bool gather_pages(const struct kf_objects *objects, GArray *pages, int node, int depth)
{
    struct kf_value dictionary = kf_object(objects, node), list = kf_found(objects, dictionary, "/Kids");
    struct kf_items kids = kf_items_of(list);

    if (!kf_is_dictionary(dictionary) || depth == 0) {
        return false;
    }
    if (!kf_is_array(list)) {
        g_array_append_val(pages, node);
        return true;
    }
    while (kf_items_next(&kids)) {
        if (!gather_pages(objects, pages, kf_reference(kids.item), depth - 1)) {
            return false;
        }
    }
    return true;
}

int kf_objects_pages(const struct kf_objects *objects, struct kf_arena *arena, int **ret_pages)
{
    enum { DEEPEST = 32 };
    GArray *pages = g_array_new(FALSE, FALSE, sizeof(int));
    struct kf_value tree = kf_entry(kf_object(objects, objects->root), "/Pages");
    bool good = gather_pages(objects, pages, kf_reference(tree), DEEPEST);
    int count = good ? (int)pages->len : -1;

    *ret_pages = kf_arena_copy(arena, pages->data, pages->len * sizeof(int));
    g_array_free(pages, TRUE);
    return count;
}

/* ISO 32000-1, 7.4.4.4: rows that say of each byte how it differs from that above. */
static bool undo_rows(GByteArray *bytes, guint columns)
{
    guint out = 0;

    if (columns == 0 || bytes->len % (columns + 1) != 0) {
        return false;
    }
    for (guint at = 0; at < bytes->len; at += columns + 1) {
        guint8 kind = bytes->data[at];

        if (kind != 0 && kind != 2) {
            return false;
        }
        for (guint i = 0; i < columns; i++, out++) {
            guint8 above = kind == 2 && out >= columns ? bytes->data[out - columns] : 0;
            bytes->data[out] = (guint8)(bytes->data[at + 1 + i] + above);
        }
    }
    g_byte_array_set_size(bytes, out);
    return true;
}

static GByteArray *unfiltered(const struct kf_object *object, struct kf_value parameters)
{
    GByteArray *bytes = kf_inflate(object->stream, object->stream_length);

    if (bytes != NULL && kf_integer(kf_entry(parameters, "/Predictor")) > 1 &&
        !undo_rows(bytes, (guint)kf_integer(kf_entry(parameters, "/Columns")))) {
        g_byte_array_unref(bytes);
        return NULL;
    }
    return bytes;
}

GByteArray *kf_object_bytes(const struct kf_objects *objects, int number)
{
    struct kf_value dictionary = kf_object(objects, number);
    const struct kf_object *object = dictionary.text != NULL ? &objects->items[number] : NULL;

    if (object == NULL || object->stream == NULL) {
        return NULL;
    }
    struct kf_value filter = kf_found(objects, dictionary, "/Filter");
    struct kf_value first = kf_item(filter, 0);
    if (first.text == NULL) {
        return g_byte_array_append(g_byte_array_new(), object->stream, (guint)object->stream_length);
    }
    if (!kf_value_is(first, "/FlateDecode") || kf_item(filter, 1).text != NULL) {
        return NULL;
    }
    return unfiltered(object, kf_resolved(objects, kf_item(kf_found(objects, dictionary, "/DecodeParms"), 0)));
}

/* --- new ones ------------------------------------------------------------------------------------------------------- */

int kf_object_add(struct kf_objects *objects)
{
    objects->items = kf_arena_grow(objects->arena, objects->items, objects->count, &objects->room, sizeof *objects->items);
    objects->items[objects->count] = (struct kf_object){0};
    return objects->count++;
}

void kf_object_set(struct kf_objects *objects, int number, const char *text, size_t length)
{
    objects->items[number].value = (struct kf_value){kf_arena_string_n(objects->arena, text, length), length};
}
