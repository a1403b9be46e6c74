/* Short words for a document's objects. */

#include "finish/finish_internal.h"

#include <math.h>
#include <string.h>

#include "finish/flate.h"

bool kf_pdf_fail(struct kf_pdf *pdf, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    const char *message = kf_arena_format_v(pdf->run->arena, format, args);
    va_end(args);
    kf_diag_push(pdf->run->diags, KF_INTERNAL, (struct kf_span){0}, NULL, "%s", message);
    return false;
}

/* --- objects -------------------------------------------------------------------------------------------------------- */

static void free_string(void *data)
{
    g_string_free(data, TRUE);
}

static GString *new_open(struct kf_pdf *pdf)
{
    GString *open = g_string_new("<<");

    kf_arena_defer(pdf->arena, free_string, open);
    return open;
}

int kf_pdf_new_dictionary(struct kf_pdf *pdf)
{
    int number = kf_object_add(&pdf->objects);

    pdf->objects.items[number].open = new_open(pdf);
    return number;
}

int kf_pdf_new_object(struct kf_pdf *pdf, GString *text)
{
    int number = kf_object_add(&pdf->objects);

    kf_object_set(&pdf->objects, number, text->str, text->len);
    g_string_free(text, TRUE);
    return number;
}

int kf_pdf_new_stream(struct kf_pdf *pdf, const char *entries, const void *bytes, size_t length)
{
    int number = kf_pdf_new_dictionary(pdf);
    struct kf_object *object = &pdf->objects.items[number];

    g_string_append(object->open, entries);
    object->stream = bytes;
    object->stream_length = length;
    return number;
}

int kf_pdf_new_deflated(struct kf_pdf *pdf, const char *entries, const void *bytes, size_t length)
{
    const unsigned char *data = kf_deflate(pdf->arena, bytes, length, &length);
    int number = kf_pdf_new_stream(pdf, entries, data, length);

    kf_pdf_put(pdf, number, "/Filter", "/FlateDecode");
    return number;
}

void kf_pdf_deflate(struct kf_pdf *pdf, int stream)
{
    struct kf_value dictionary = kf_object(&pdf->objects, stream), filter = kf_entry(dictionary, "/Filter");
    struct kf_object *object = dictionary.text != NULL ? &pdf->objects.items[stream] : NULL;
    GByteArray *plain = NULL;

    if (object == NULL || object->stream == NULL) {
        return;
    }
    if (filter.text != NULL) {
        bool is_flate = kf_value_is(filter, "/FlateDecode") && kf_entry(dictionary, "/DecodeParms").text == NULL;

        plain = is_flate ? kf_inflate(object->stream, object->stream_length) : NULL;
        if (plain == NULL) {
            return;
        }
        object->stream = plain->data;
        object->stream_length = plain->len;
    }
    object->stream = kf_deflate(pdf->arena, object->stream, object->stream_length, &object->stream_length);
    if (plain != NULL) {
        g_byte_array_unref(plain);
    } else {
        kf_pdf_put(pdf, stream, "/Filter", "/FlateDecode");
    }
}

/* --- entries -------------------------------------------------------------------------------------------------------- */

/* The text of its entries, without the end. */
static GString *opened(struct kf_pdf *pdf, int number)
{
    struct kf_object *object = &pdf->objects.items[number];
    struct kf_value value = object->value;

    if (object->open == NULL) {
        object->open = new_open(pdf);
        g_string_append_len(object->open, value.text + 2, (gssize)value.length - 4);
    }
    return object->open;
}

void kf_pdf_put(struct kf_pdf *pdf, int object, const char *key, const char *value)
{
    GString *open = opened(pdf, object);

    if (value != NULL) {
        g_string_append(open, key);
        g_string_append_c(open, ' ');
        g_string_append(open, value);
    }
}

void kf_pdf_put_integer(struct kf_pdf *pdf, int object, const char *key, long long value)
{
    GString *open = opened(pdf, object);

    g_string_append(open, key);
    g_string_append_c(open, ' ');
    kf_append_integer(open, value);
}

void kf_append_entry_text(GString *out, const char *key, const char *text)
{
    if (text != NULL) {
        g_string_append(out, key);
        kf_append_text(out, text);
    }
}

void kf_pdf_put_text(struct kf_pdf *pdf, int object, const char *key, const char *text)
{
    kf_append_entry_text(opened(pdf, object), key, text);
}

void kf_pdf_refer(struct kf_pdf *pdf, int object, const char *key, int other)
{
    GString *open = opened(pdf, object);

    g_string_append(open, key);
    g_string_append_c(open, ' ');
    kf_append_reference(open, other);
}

void kf_pdf_drop(struct kf_pdf *pdf, int object, const char *key)
{
    struct kf_value rest = kf_without(pdf->arena, kf_object(&pdf->objects, object), key);

    pdf->objects.items[object].open = NULL; /* the arena's */
    pdf->objects.items[object].value = rest;
}

/* --- values --------------------------------------------------------------------------------------------------------- */

const char *kf_pdf_name(struct kf_pdf *pdf, const char *name)
{
    return kf_arena_format(pdf->arena, "/%s", name);
}

/* A thousandth of a point is finer than any printer. */
static void append_points(GString *out, kf_len length)
{
    long long thousandths = llround(kf_to_pt(length) * 1000), rest = llabs(thousandths % 1000);

    if (thousandths < 0 && thousandths > -1000) {
        g_string_append_c(out, '-');
    }
    kf_append_integer(out, thousandths / 1000);
    if (rest != 0) {
        const char decimals[] = {'.', (char)('0' + rest / 100), (char)('0' + rest / 10 % 10), (char)('0' + rest % 10)};
        size_t count = rest % 10 != 0 ? 4 : rest % 100 != 0 ? 3 : 2;

        g_string_append_len(out, decimals, (gssize)count);
    }
}

static const char *keep(struct kf_pdf *pdf, GString *out)
{
    const char *kept = kf_arena_string_n(pdf->arena, out->str, out->len);

    g_string_free(out, TRUE);
    return kept;
}

const char *kf_pdf_destination(struct kf_pdf *pdf, int page, kf_len y)
{
    GString *out = g_string_new("[");

    kf_append_reference(out, pdf->pages[page]);
    g_string_append(out, "/XYZ null ");
    append_points(out, pdf->heights[page] - y);
    g_string_append(out, " null]");
    return keep(pdf, out);
}

const char *kf_pdf_box(struct kf_pdf *pdf, int page, struct kf_rect rect)
{
    kf_len page_height = pdf->heights[page];
    const kf_len sides[] = {rect.x, page_height - rect.y - rect.height, rect.x + rect.width, page_height - rect.y};
    GString *out = g_string_new("[");

    for (size_t i = 0; i < G_N_ELEMENTS(sides); i++) {
        append_points(out, sides[i]);
        g_string_append_c(out, i + 1 < G_N_ELEMENTS(sides) ? ' ' : ']');
    }
    return keep(pdf, out);
}
