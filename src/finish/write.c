/* Writes objects as a file of PDF 1.7: streams one after another, all else in object streams (ISO 32000-1, 7.5.7), a stream
 * of cross references (7.5.8). Objects keep their numbers. */

#include "finish/objects.h"

#include <string.h>

#include "finish/finish_internal.h"
#include "finish/flate.h"

/* Objects of one object stream: a reader inflates all of them for one. */
enum { TOGETHER = 200 };

struct place { /* a row of cross references */
    int kind;  /* 0: free, 1: in the file, 2: in an object stream */
    size_t at; /* offset; the object stream's number; of a free one the next that is free */
    int index; /* in the object stream */
};

struct writer {
    struct kf_objects *objects;
    GString *out;
    bool *wanted; /* of those that were read */
    GArray *places;
};

/* --- what is wanted ------------------------------------------------------------------------------------------------- */

static void want(struct writer *writer, GArray *waiting, int number)
{
    if (number > 0 && number < writer->objects->read && !writer->wanted[number]) {
        writer->wanted[number] = true;
        g_array_append_val(waiting, number);
    }
}

/* All references in the text, how deep they may stand. */
static void want_all_in(struct writer *writer, GArray *waiting, struct kf_value text)
{
    struct kf_token before = {0}, first = {0};

    for (size_t at = 0; text.text != NULL;) {
        struct kf_token token = kf_content_next(text.text, text.length, at);

        if (token.kind == KF_TOKEN_END || token.kind == KF_TOKEN_BROKEN) {
            return;
        }
        if (token.kind == KF_TOKEN_OPERATOR && text.text[token.begin] == 'R' && before.end > 0) {
            want(writer, waiting, kf_reference((struct kf_value){text.text + first.begin, token.end - first.begin}));
        }
        first = before;
        before = token;
        at = token.end;
    }
}

/* What Cairo wrote and nothing names any more is left out: the stamp, lengths of streams, its /Info. New objects are all
 * wanted, or they would not have been made. */
static void find_wanted(struct writer *writer)
{
    GArray *waiting = g_array_new(FALSE, FALSE, sizeof(int));

    for (int number = writer->objects->read; number < writer->objects->count; number++) {
        want_all_in(writer, waiting, kf_object(writer->objects, number));
    }
    want(writer, waiting, writer->objects->root);
    want(writer, waiting, writer->objects->info);
    while (waiting->len > 0) {
        int number = g_array_index(waiting, int, waiting->len - 1);

        g_array_set_size(waiting, waiting->len - 1);
        want_all_in(writer, waiting, kf_object(writer->objects, number));
    }
    g_array_free(waiting, TRUE);
}

static bool is_wanted(const struct writer *writer, int number)
{
    bool there = kf_object(writer->objects, number).text != NULL;

    return there && (number >= writer->objects->read || writer->wanted[number]);
}

/* --- objects -------------------------------------------------------------------------------------------------------- */

static struct place *place_of(struct writer *writer, int number)
{
    if ((guint)number >= writer->places->len) {
        g_array_set_size(writer->places, (guint)number + 1);
    }
    return &g_array_index(writer->places, struct place, number);
}

static void append_value(GString *out, const struct kf_objects *objects, int number)
{
    struct kf_value value = kf_object(objects, number);

    g_string_append_len(out, value.text, (gssize)value.length);
    if (objects->items[number].open != NULL) {
        g_string_append(out, ">>");
    }
}

static void begin_object(struct writer *writer, int number)
{
    *place_of(writer, number) = (struct place){.kind = 1, .at = writer->out->len};
    kf_append_integer(writer->out, number);
    g_string_append(writer->out, " 0 obj\n");
}

/* Behind the entries of its dictionary, whose end is missing. */
static void append_stream(GString *out, const void *bytes, size_t length)
{
    g_string_append(out, "/Length ");
    kf_append_integer(out, (long long)length);
    g_string_append(out, ">>\nstream\n");
    g_string_append_len(out, bytes, (gssize)length);
    g_string_append(out, "\nendstream\nendobj\n");
}

static void write_stream(struct writer *writer, int number)
{
    const struct kf_object *object = &writer->objects->items[number];

    begin_object(writer, number);
    append_value(writer->out, writer->objects, number);
    g_string_truncate(writer->out, writer->out->len - strlen(">>"));
    append_stream(writer->out, object->stream, object->stream_length);
}

static void write_deflated(struct writer *writer, GString *bytes)
{
    struct kf_arena *arena = kf_arena_new();
    size_t length;
    const unsigned char *deflated = kf_deflate(arena, bytes->str, bytes->len, &length);

    g_string_append(writer->out, "/Filter/FlateDecode");
    append_stream(writer->out, deflated, length);
    kf_arena_free(arena);
}

/* An object stream begins with the numbers and places of what is in it. */
static void write_together(struct writer *writer, const int *numbers, int count)
{
    GString *list = g_string_new(NULL), *values = g_string_new(NULL);
    int holder = kf_object_add(writer->objects);

    for (int i = 0; i < count; i++) {
        *place_of(writer, numbers[i]) = (struct place){.kind = 2, .at = (size_t)holder, .index = i};
        kf_append_integer(list, numbers[i]);
        g_string_append_c(list, ' ');
        kf_append_integer(list, (long long)values->len);
        g_string_append_c(list, ' ');
        append_value(values, writer->objects, numbers[i]);
        g_string_append_c(values, '\n');
    }
    begin_object(writer, holder);
    g_string_append_printf(writer->out, "<</Type/ObjStm/N %d/First %d", count, (int)list->len);
    g_string_append_len(list, values->str, (gssize)values->len);
    write_deflated(writer, list);
    g_string_free(list, TRUE);
    g_string_free(values, TRUE);
}

static void write_objects(struct writer *writer)
{
    int last = writer->objects->count, count = 0, numbers[TOGETHER];

    for (int number = 1; number < last; number++) {
        if (!is_wanted(writer, number)) {
            continue;
        }
        if (writer->objects->items[number].stream != NULL) {
            write_stream(writer, number);
        } else {
            numbers[count++] = number;
        }
        if (count == TOGETHER) {
            write_together(writer, numbers, count);
            count = 0;
        }
    }
    if (count > 0) {
        write_together(writer, numbers, count);
    }
}

/* --- the end of the file -------------------------------------------------------------------------------------------- */

/* Free numbers name each other, the last of them 0. */
static void chain_free(struct writer *writer)
{
    int next = 0;

    for (int number = (int)writer->places->len; number-- > 0;) {
        struct place *place = place_of(writer, number);

        if (place->kind == 0) {
            place->at = (size_t)next;
            place->index = number == 0 ? 65535 : 0;
            next = number;
        }
    }
}

enum { KIND_BYTES = 1, PLACE_BYTES = 4, INDEX_BYTES = 2, ROW_BYTES = KIND_BYTES + PLACE_BYTES + INDEX_BYTES };

static void pack(unsigned char row[ROW_BYTES], const struct place *place)
{
    row[0] = (unsigned char)place->kind;
    for (int i = 0; i < PLACE_BYTES; i++) {
        row[KIND_BYTES + i] = (unsigned char)(place->at >> 8 * (PLACE_BYTES - 1 - i));
    }
    row[ROW_BYTES - 2] = (unsigned char)(place->index >> 8);
    row[ROW_BYTES - 1] = (unsigned char)place->index;
}

/* Each row as the difference from that above it, which deflates to little (7.4.4.4, "up"). */
static GString *new_rows(struct writer *writer)
{
    unsigned char above[ROW_BYTES] = {0}, row[ROW_BYTES];
    GString *rows = g_string_new(NULL);

    for (guint i = 0; i < writer->places->len; i++) {
        pack(row, place_of(writer, (int)i));
        g_string_append_c(rows, 2);
        for (int k = 0; k < ROW_BYTES; k++) {
            g_string_append_c(rows, (char)(unsigned char)(row[k] - above[k]));
        }
        memcpy(above, row, sizeof row);
    }
    return rows;
}

/* Made of all that was written, so that it is the same for the same file alone. */
static void append_id(struct writer *writer)
{
    char *id = g_compute_checksum_for_data(G_CHECKSUM_MD5, (const guchar *)writer->out->str, writer->out->len);

    g_string_append_printf(writer->out, "/ID[<%s><%s>]", id, id);
    g_free(id);
}

static void write_end(struct writer *writer)
{
    int number = kf_object_add(writer->objects);
    size_t begin = writer->out->len;

    begin_object(writer, number);
    chain_free(writer);
    GString *rows = new_rows(writer);
    g_string_append_printf(writer->out, "<</Type/XRef/Size %d/Root %d 0 R", number + 1, writer->objects->root);
    if (writer->objects->info > 0) {
        g_string_append_printf(writer->out, "/Info %d 0 R", writer->objects->info);
    }
    append_id(writer);
    g_string_append_printf(writer->out, "/W[%d %d %d]/DecodeParms<</Predictor 12/Columns %d>>", KIND_BYTES, PLACE_BYTES,
                           INDEX_BYTES, ROW_BYTES);
    write_deflated(writer, rows);
    g_string_free(rows, TRUE);
    g_string_append_printf(writer->out, "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", begin);
}

unsigned char *kf_objects_write(struct kf_objects *objects, struct kf_arena *arena, size_t *ret_length)
{
    struct writer writer = {
        .objects = objects,
        .out = g_string_new("%PDF-1.7\n%\xBF\xF7\xA2\xFE\n"), /* bytes above 127 tell that it is no text */
        .wanted = KF_NEW_ARRAY(objects->arena, objects->read + 1, bool),
        .places = g_array_new(FALSE, TRUE, sizeof(struct place)),
    };

    find_wanted(&writer);
    write_objects(&writer);
    write_end(&writer);
    *ret_length = writer.out->len;
    unsigned char *file = kf_arena_copy(arena, writer.out->str, writer.out->len);
    g_string_free(writer.out, TRUE);
    g_array_free(writer.places, TRUE);
    return file;
}
