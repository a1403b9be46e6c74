/* Bytes counted eight at a time: files are counted from end to end, and again for each place in them. */

#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

#define EACH_BYTE 0x0101010101010101u /* times a byte: it, in each of the eight */

static uint64_t eight(const char *text)
{
    uint64_t bytes;

    memcpy(&bytes, text, sizeof bytes);
    return bytes;
}

/* 1 in each byte that goes on with a character: its top bit is set, the next one is not. */
static uint64_t going_on(uint64_t bytes)
{
    return bytes >> 7 & ~(bytes >> 6) & EACH_BYTE;
}

size_t kf_utf8_count(const char *text, size_t length)
{
    size_t count = length, i = 0;

    for (; i + 8 <= length; i += 8) {
        count -= (size_t)(going_on(eight(text + i)) * EACH_BYTE >> 56); /* the sum of the bytes is in the first */
    }
    for (; i < length; i++) {
        count -= !kf_utf8_begins(text[i]);
    }
    return count;
}

/* Whether one of eight is no printable ASCII. Its top bit then is set, or is once 0x20 is taken away or 1 added; a byte that
 * borrows or carries is such a one itself. */
static bool has_other(uint64_t bytes)
{
    return ((bytes | (bytes - 0x20 * EACH_BYTE) | (bytes + EACH_BYTE)) & 0x80 * EACH_BYTE) != 0;
}

static bool is_plain(char byte)
{
    return byte >= 0x20 && byte < 0x7F;
}

size_t kf_utf8_plain_run(const char *text, size_t length)
{
    size_t i = 0;

    while (i + 8 <= length && !has_other(eight(text + i))) {
        i += 8;
    }
    while (i < length && is_plain(text[i])) {
        i++;
    }
    return i;
}
