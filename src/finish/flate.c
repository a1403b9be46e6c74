/* The Flate filter, by zlib. */

#include "finish/flate.h"

#include <stdlib.h>

#include <zlib.h>

/* 6 is zlib's default; 9 costs a third more time for less than one per cent. */
enum { DEFLATE_LEVEL = 6 };

/* Cannot fail: the room is enough, and out of memory is an abort elsewhere too. */
unsigned char *kf_deflate(struct kf_arena *arena, const void *bytes, size_t length, size_t *ret_length)
{
    uLongf room = compressBound((uLong)length);
    unsigned char *result = kf_arena_alloc(arena, room);

    if (compress2(result, &room, bytes, (uLong)length, DEFLATE_LEVEL) != Z_OK) {
        abort();
    }
    *ret_length = room;
    return result;
}

GByteArray *kf_inflate(const void *bytes, size_t length)
{
    z_stream stream = {.next_in = (Bytef *)(guintptr)bytes, .avail_in = (uInt)length};
    GByteArray *result = g_byte_array_new();
    int status = inflateInit(&stream);

    while (status == Z_OK) {
        guint made = result->len, more = made + (guint)length + 1024;

        g_byte_array_set_size(result, made + more);
        stream.next_out = result->data + made;
        stream.avail_out = more;
        status = inflate(&stream, Z_NO_FLUSH);
        g_byte_array_set_size(result, made + more - stream.avail_out);
    }
    inflateEnd(&stream);
    if (status != Z_STREAM_END) {
        g_byte_array_unref(result);
        return NULL;
    }
    return result;
}
