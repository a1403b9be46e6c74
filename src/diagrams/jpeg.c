/* Segments of a JPEG file: each is FF, a kind, two bytes of length that count themselves, and its data. */
#include "diagrams/jpeg.h"

#include <glib.h>
#include <string.h>

enum kind {
    RESTART_FIRST = 0xD0, /* among pixels */
    RESTART_LAST = 0xD7,
    START = 0xD8,
    END = 0xD9,
    SCAN = 0xDA, /* pixels follow it */
    FRAME_FIRST = 0xC0, /* size; up to FRAME_LAST but for three kinds of tables */
    FRAME_LAST = 0xCF,
    HUFFMAN = 0xC4,
    EXTENSION = 0xC8,
    ARITHMETIC = 0xCC,
    APPLICATION_FIRST = 0xE0, /* JFIF: density, and that colours are YCbCr */
    APPLICATION_ADOBE = 0xEE, /* how colours are coded */
    APPLICATION_LAST = 0xEF,
    COMMENT = 0xFE,
};

struct segment {
    int kind;
    size_t start, end; /* from its FF to after its data */
};

/* The segment that begins at *at, which moves behind it. False at the end, and where the file is broken. */
static bool next(const unsigned char *bytes, size_t length, size_t *at, struct segment *ret_segment)
{
    size_t start = *at, size;

    while (start + 1 < length && bytes[start] == 0xFF && bytes[start + 1] == 0xFF) { /* may be filled up */
        start++;
    }
    if (start + 4 > length || bytes[start] != 0xFF || bytes[start + 1] == END) {
        return false;
    }
    size = (size_t)bytes[start + 2] << 8 | bytes[start + 3];
    if (size < 2 || start + 2 + size > length) {
        return false;
    }
    *ret_segment = (struct segment){bytes[start + 1], start, start + 2 + size};
    *at = ret_segment->end;
    return true;
}

/* Where the pixels end that begin here. An FF of theirs is followed by 0, or by a restart. */
static size_t end_of_pixels(const unsigned char *bytes, size_t length, size_t at)
{
    while (at + 1 < length && (bytes[at] != 0xFF || bytes[at + 1] == 0 ||
                               (bytes[at + 1] >= RESTART_FIRST && bytes[at + 1] <= RESTART_LAST))) {
        at++;
    }
    return at + 1 < length ? at : length;
}

static bool is_frame(int kind)
{
    return kind >= FRAME_FIRST && kind <= FRAME_LAST && kind != HUFFMAN && kind != EXTENSION && kind != ARITHMETIC;
}

static bool is_metadata(int kind)
{
    return kind == COMMENT || (kind > APPLICATION_FIRST && kind <= APPLICATION_LAST && kind != APPLICATION_ADOBE);
}

bool kf_jpeg_measure(const char *bytes, size_t length, struct kf_jpeg_size *ret_size)
{
    const unsigned char *data = (const unsigned char *)bytes;
    struct segment segment;
    size_t at = 2;

    if (length < 4 || data[0] != 0xFF || data[1] != START) {
        return false;
    }
    while (next(data, length, &at, &segment) && segment.kind != SCAN) {
        const unsigned char *frame = data + segment.start;
        if (is_frame(segment.kind) && segment.end - segment.start >= 10) {
            *ret_size = (struct kf_jpeg_size){frame[7] << 8 | frame[8], frame[5] << 8 | frame[6], frame[9]};
            return true;
        }
    }
    return false;
}

static size_t append(unsigned char *to, size_t used, const unsigned char *bytes, size_t count)
{
    memcpy(to + used, bytes, count);
    return used + count;
}

/* What lies behind the end (some telephones put a film there) is not copied. */
unsigned char *kf_jpeg_without_metadata(const char *bytes, size_t length, size_t *ret_length)
{
    static const unsigned char start[] = {0xFF, START}, end[] = {0xFF, END};
    const unsigned char *data = (const unsigned char *)bytes;
    unsigned char *copy = g_malloc(length + sizeof end);
    size_t used = append(copy, 0, start, sizeof start), at = sizeof start;
    struct segment segment;

    while (next(data, length, &at, &segment)) {
        if (segment.kind == SCAN) {
            at = end_of_pixels(data, length, segment.end);
            segment.end = at;
        }
        if (!is_metadata(segment.kind)) {
            used = append(copy, used, data + segment.start, segment.end - segment.start);
        }
    }
    *ret_length = append(copy, used, end, sizeof end);
    return copy;
}
