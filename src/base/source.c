/* Byte offsets to lines and columns. */

#include "base/source.h"

#include <stdbool.h>

#include <glib.h>

#include "base/utf8.h"

static bool is_break(char c)
{
    return c == '\n' || c == '\r';
}

static bool has_mark(const struct kf_source *source)
{
    return source->length >= 3 && (unsigned char)source->text[0] == 0xEF && (unsigned char)source->text[1] == 0xBB &&
           (unsigned char)source->text[2] == 0xBF;
}

struct kf_span kf_span_at(const struct kf_source *source, size_t offset, size_t bytes)
{
    struct kf_span span = {.source = source, .line = 1, .column = 1, .offset = offset};
    size_t i = has_mark(source) ? 3 : 0; /* a byte order mark is in no column */

    span.offset = MAX(MIN(offset, source->length), i);
    for (; i < span.offset; i++) {
        /* The \r of \r\n ends no line: its \n does. */
        if (source->text[i] == '\n' || (source->text[i] == '\r' && source->text[i + 1] != '\n')) {
            span.line++;
            span.column = 1;
        } else if (kf_utf8_begins(source->text[i])) {
            span.column++;
        }
    }
    for (; i < source->length && i < span.offset + bytes && !is_break(source->text[i]); i++) {
        if (i == span.offset || kf_utf8_begins(source->text[i])) {
            span.length++;
        }
    }
    return span;
}
