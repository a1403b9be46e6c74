/* Short words for libqpdf's C API. */

#include "finish/finish_internal.h"

#include <stdlib.h>
#include <string.h>

#include <zlib.h>

/* 6 is zlib's default; 9 costs a third more time for less than one per cent. */
enum { DEFLATE_LEVEL = 6 };

bool kf_pdf_fail(struct kf_pdf *pdf, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    const char *message = kf_arena_format_v(pdf->run->arena, format, args);
    va_end(args);
    kf_diag_push(pdf->run->diags, KF_INTERNAL, (struct kf_span){0}, NULL, "%s", message);
    return false;
}

bool kf_pdf_sound(struct kf_pdf *pdf, const char *doing)
{
    if (!qpdf_has_error(pdf->qpdf)) {
        return true;
    }
    qpdf_error error = qpdf_get_error(pdf->qpdf);
    kf_diag_push(pdf->run->diags, KF_WRITE_REFUSED, (struct kf_span){0}, NULL, "%s: %s", doing,
                 qpdf_get_error_full_text(pdf->qpdf, error));
    return false;
}

void kf_pdf_refer(struct kf_pdf *pdf, qpdf_oh dictionary, const char *key, qpdf_oh value)
{
    qpdf_oh_replace_key(pdf->qpdf, dictionary, key, value);
}

void kf_pdf_put(struct kf_pdf *pdf, qpdf_oh dictionary, const char *key, qpdf_oh value)
{
    kf_pdf_refer(pdf, dictionary, key, value);
    qpdf_oh_release(pdf->qpdf, value);
}

void kf_pdf_put_name(struct kf_pdf *pdf, qpdf_oh dictionary, const char *key, const char *name)
{
    kf_pdf_put(pdf, dictionary, key, qpdf_oh_new_name(pdf->qpdf, name));
}

void kf_pdf_put_integer(struct kf_pdf *pdf, qpdf_oh dictionary, const char *key, long long value)
{
    kf_pdf_put(pdf, dictionary, key, qpdf_oh_new_integer(pdf->qpdf, value));
}

void kf_pdf_put_text(struct kf_pdf *pdf, qpdf_oh dictionary, const char *key, const char *text)
{
    if (text != NULL) {
        kf_pdf_put(pdf, dictionary, key, qpdf_oh_new_unicode_string(pdf->qpdf, text));
    }
}

void kf_pdf_put_string(struct kf_pdf *pdf, qpdf_oh dictionary, const char *key, const char *ascii)
{
    kf_pdf_put(pdf, dictionary, key, qpdf_oh_new_string(pdf->qpdf, ascii));
}

void kf_pdf_put_parsed(struct kf_pdf *pdf, qpdf_oh dictionary, const char *key, const char *source)
{
    kf_pdf_put(pdf, dictionary, key, qpdf_oh_parse(pdf->qpdf, source));
}

void kf_pdf_add(struct kf_pdf *pdf, qpdf_oh array, qpdf_oh value)
{
    qpdf_oh_append_item(pdf->qpdf, array, value);
    qpdf_oh_release(pdf->qpdf, value);
}

qpdf_oh kf_pdf_indirect(struct kf_pdf *pdf, qpdf_oh object)
{
    qpdf_oh indirect = qpdf_make_indirect_object(pdf->qpdf, object);

    qpdf_oh_release(pdf->qpdf, object);
    return indirect;
}

qpdf_oh kf_pdf_new_dictionary(struct kf_pdf *pdf)
{
    return kf_pdf_indirect(pdf, qpdf_oh_new_dictionary(pdf->qpdf));
}

static qpdf_oh new_stream(struct kf_pdf *pdf, const char *dictionary, const void *bytes, size_t length, qpdf_oh filter)
{
    qpdf_oh stream = qpdf_oh_new_stream(pdf->qpdf);
    qpdf_oh target = qpdf_oh_get_dict(pdf->qpdf, stream);
    qpdf_oh source = qpdf_oh_parse(pdf->qpdf, dictionary);
    qpdf_oh none = qpdf_oh_new_null(pdf->qpdf);
    const char **keys = kf_pdf_keys(pdf->qpdf, pdf->arena, source);

    qpdf_oh_replace_stream_data(pdf->qpdf, stream, bytes, length, filter, none);
    for (int i = 0; keys[i] != NULL; i++) {
        kf_pdf_put(pdf, target, keys[i], qpdf_oh_get_key(pdf->qpdf, source, keys[i]));
    }
    qpdf_oh_release(pdf->qpdf, target);
    qpdf_oh_release(pdf->qpdf, source);
    qpdf_oh_release(pdf->qpdf, none);
    qpdf_oh_release(pdf->qpdf, filter);
    return stream;
}

qpdf_oh kf_pdf_new_stream(struct kf_pdf *pdf, const char *dictionary, const void *bytes, size_t length)
{
    return new_stream(pdf, dictionary, bytes, length, qpdf_oh_new_null(pdf->qpdf));
}

/* In arena. Cannot fail: the room is enough, and out of memory is an abort elsewhere too. */
static unsigned char *deflated(struct kf_arena *arena, const void *bytes, size_t length, size_t *ret_length)
{
    uLongf room = compressBound((uLong)length);
    unsigned char *result = kf_arena_alloc(arena, room);

    if (compress2(result, &room, bytes, (uLong)length, DEFLATE_LEVEL) != Z_OK) {
        abort();
    }
    *ret_length = room;
    return result;
}

qpdf_oh kf_pdf_new_deflated(struct kf_pdf *pdf, const char *dictionary, const void *bytes, size_t length)
{
    struct kf_arena *arena = kf_arena_new();
    size_t room;
    const unsigned char *data = deflated(arena, bytes, length, &room);
    qpdf_oh stream = new_stream(pdf, dictionary, data, room, qpdf_oh_new_name(pdf->qpdf, "/FlateDecode"));

    kf_arena_free(arena);
    return stream;
}

static bool has_filter(struct kf_pdf *pdf, qpdf_oh stream)
{
    qpdf_oh dictionary = qpdf_oh_get_dict(pdf->qpdf, stream);
    bool has = qpdf_oh_has_key(pdf->qpdf, dictionary, "/Filter");

    qpdf_oh_release(pdf->qpdf, dictionary);
    return has;
}

void kf_pdf_deflate(struct kf_pdf *pdf, qpdf_oh stream)
{
    unsigned char *bytes = NULL;
    size_t length = 0;

    if (!qpdf_oh_is_stream(pdf->qpdf, stream) || has_filter(pdf, stream)) {
        return;
    }
    qpdf_oh_get_stream_data(pdf->qpdf, stream, qpdf_dl_none, NULL, &bytes, &length);
    if (bytes == NULL) { /* kf_pdf_sound tells why, at the end of the steps */
        return;
    }
    struct kf_arena *arena = kf_arena_new();
    qpdf_oh filter = qpdf_oh_new_name(pdf->qpdf, "/FlateDecode"), none = qpdf_oh_new_null(pdf->qpdf);
    const unsigned char *data = deflated(arena, bytes, length, &length);

    qpdf_oh_replace_stream_data(pdf->qpdf, stream, data, length, filter, none);
    qpdf_oh_release(pdf->qpdf, filter);
    qpdf_oh_release(pdf->qpdf, none);
    kf_arena_free(arena);
    free(bytes);
}

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

static void add_points(struct kf_pdf *pdf, qpdf_oh array, kf_len length)
{
    /* A thousandth of a point is finer than any printer. */
    kf_pdf_add(pdf, array, qpdf_oh_new_real_from_double(pdf->qpdf, kf_to_pt(length), /* decimals */ 3));
}

qpdf_oh kf_pdf_new_destination(struct kf_pdf *pdf, int page, kf_len y)
{
    qpdf_oh destination = qpdf_oh_new_array(pdf->qpdf);

    qpdf_oh_append_item(pdf->qpdf, destination, pdf->pages[page]);
    kf_pdf_add(pdf, destination, qpdf_oh_new_name(pdf->qpdf, "/XYZ"));
    kf_pdf_add(pdf, destination, qpdf_oh_new_null(pdf->qpdf));
    add_points(pdf, destination, pdf->heights[page] - y);
    kf_pdf_add(pdf, destination, qpdf_oh_new_null(pdf->qpdf));
    return destination;
}

qpdf_oh kf_pdf_new_box(struct kf_pdf *pdf, int page, struct kf_rect rect)
{
    qpdf_oh box = qpdf_oh_new_array(pdf->qpdf);
    kf_len page_height = pdf->heights[page];

    add_points(pdf, box, rect.x);
    add_points(pdf, box, page_height - rect.y - rect.height);
    add_points(pdf, box, rect.x + rect.width);
    add_points(pdf, box, page_height - rect.y);
    return box;
}
