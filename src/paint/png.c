/* A header, the rows deflated, an end. */

#include "paint/png.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>
#include <libdeflate.h>

/* Already smaller than with zlib and filters; higher levels cost time while somebody waits. */
enum { LEVEL = 3, CHUNK_BYTES = 12, HEADER_BYTES = 13, BITS = 8, TRUE_COLOUR = 2, CHANNELS = 3 };

static const unsigned char signature[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

static unsigned char *put_number(unsigned char *at, size_t number)
{
    uint32_t big = GUINT32_TO_BE((uint32_t)number);

    memcpy(at, &big, sizeof big);
    return at + sizeof big;
}

/* Its length, its name, what is in it (which may lie there already), a sum over the two. */
static unsigned char *put_chunk(unsigned char *at, const char *name, const unsigned char *bytes, size_t length)
{
    unsigned char *start = put_number(at, length);

    memcpy(start, name, 4);
    if (bytes != start + 4 && length > 0) {
        memcpy(start + 4, bytes, length);
    }
    return put_number(start + 4 + length, libdeflate_crc32(0, start, 4 + length));
}

/* Each row behind a byte that says: no filter. Caller frees. */
static unsigned char *rows_of(cairo_surface_t *surface, int width, int height, size_t *ret_length)
{
    const unsigned char *pixels = cairo_image_surface_get_data(surface);
    size_t stride = (size_t)cairo_image_surface_get_stride(surface), row = 1 + CHANNELS * (size_t)width;
    unsigned char *rows = g_malloc(row * (size_t)height), *at = rows;

    for (int y = 0; y < height; y++) {
        const uint32_t *line = (const void *)(pixels + (size_t)y * stride);

        *at++ = 0;
        for (int x = 0; x < width; x++) {
            *at++ = (unsigned char)(line[x] >> 16);
            *at++ = (unsigned char)(line[x] >> 8);
            *at++ = (unsigned char)line[x];
        }
    }
    *ret_length = row * (size_t)height;
    return rows;
}

unsigned char *kf_png_write(struct kf_arena *arena, cairo_surface_t *surface, size_t *ret_length)
{
    int width = cairo_image_surface_get_width(surface), height = cairo_image_surface_get_height(surface);
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(LEVEL);
    unsigned char header[HEADER_BYTES] = {0}, *rows, *file, *at, *png;
    size_t length, bound;

    cairo_surface_flush(surface);
    rows = rows_of(surface, width, height, &length);
    bound = libdeflate_zlib_compress_bound(compressor, length);
    file = g_malloc(sizeof signature + (size_t)3 * CHUNK_BYTES + HEADER_BYTES + bound);
    memcpy(file, signature, sizeof signature);
    put_number(put_number(header, (size_t)width), (size_t)height);
    header[8] = BITS;
    header[9] = TRUE_COLOUR;
    at = put_chunk(file + sizeof signature, "IHDR", header, sizeof header);
    length = compressor == NULL ? 0 : libdeflate_zlib_compress(compressor, rows, length, at + 8, bound);
    if (length == 0) { /* the room is enough; out of memory is an abort elsewhere too */
        abort();
    }
    at = put_chunk(at, "IDAT", at + 8, length);
    at = put_chunk(at, "IEND", NULL, 0);
    *ret_length = (size_t)(at - file);
    png = kf_arena_copy(arena, file, *ret_length);
    g_free(file);
    g_free(rows);
    libdeflate_free_compressor(compressor);
    return png;
}
