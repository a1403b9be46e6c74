/* Lines of a source, and places in them. */

#include "yaml/yaml_internal.h"

#include <limits.h>
#include <string.h>

#include <glib.h>

enum { MOST_MARKED = 1000 }; /* characters underlined: a list can go on to the end of a very long line */

struct kf_lines_last {
    size_t line, column, offset;
};

static bool ends_line(const struct kf_source *source, size_t i)
{
    return source->text[i] == '\n' || (source->text[i] == '\r' && source->text[i + 1] != '\n');
}

static bool begins_character(char c)
{
    return ((unsigned char)c & 0xC0) != 0x80;
}

size_t kf_source_skip(const struct kf_source *source)
{
    return source->length >= 3 && memcmp(source->text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

void kf_lines_init(struct kf_arena *arena, const struct kf_source *source, struct kf_lines *ret_lines)
{
    size_t skip = kf_source_skip(source);
    int count = 1;

    for (size_t i = skip; i < source->length; i++) {
        count += ends_line(source, i);
    }
    ret_lines->source = source;
    ret_lines->starts = KF_NEW_ARRAY(arena, count, size_t);
    ret_lines->last = KF_NEW(arena, struct kf_lines_last);
    ret_lines->last->offset = skip;
    ret_lines->starts[0] = skip;
    ret_lines->count = 1;
    for (size_t i = skip; i < source->length; i++) {
        if (ends_line(source, i)) {
            ret_lines->starts[ret_lines->count++] = i + 1;
        }
    }
}

size_t kf_lines_end(const struct kf_lines *lines, int line)
{
    const struct kf_source *source = lines->source;
    size_t end = line + 1 < lines->count ? lines->starts[line + 1] : source->length;

    if (line < 0 || line >= lines->count) {
        return source->length; /* libyaml puts some marks on the line after the last */
    }
    while (end > lines->starts[line] && (source->text[end - 1] == '\n' || source->text[end - 1] == '\r')) {
        end--;
    }
    return end;
}

size_t kf_lines_offset(const struct kf_lines *lines, size_t line, size_t column)
{
    const struct kf_source *source = lines->source;
    struct kf_lines_last *last = lines->last;
    size_t offset, i = 0;

    if (line >= (size_t)lines->count) {
        return source->length;
    }
    offset = lines->starts[line];
    if (last->line == line && last->column <= column) {
        offset = last->offset;
        i = last->column;
    }
    for (; i < column && offset < source->length; i++) {
        offset++;
        while (offset < source->length && !begins_character(source->text[offset])) {
            offset++;
        }
    }
    *last = (struct kf_lines_last){.line = line, .column = i, .offset = offset};
    return offset;
}

static int characters(const struct kf_source *source, size_t begin, size_t end, int most)
{
    int count = 0;

    for (size_t i = begin; i < end && count < most && source->text[i] != '\n' && source->text[i] != '\r'; i++) {
        count += i == begin || begins_character(source->text[i]);
    }
    return count;
}

struct kf_span kf_lines_span_known(const struct kf_lines *lines, size_t line, size_t column, size_t offset, size_t bytes)
{
    return (struct kf_span){
        .source = lines->source,
        .line = (int)line + 1,
        .column = (int)column + 1,
        .length = characters(lines->source, offset, MIN(offset + bytes, lines->source->length), MOST_MARKED),
        .offset = offset,
    };
}

struct kf_span kf_lines_span(const struct kf_lines *lines, size_t line, size_t column, size_t bytes)
{
    size_t offset = kf_lines_offset(lines, line, column);

    if (line >= (size_t)lines->count) {
        return kf_lines_span_at(lines, offset, bytes);
    }
    return kf_lines_span_known(lines, line, column, offset, bytes);
}

struct kf_span kf_lines_span_at(const struct kf_lines *lines, size_t offset, size_t bytes)
{
    int low = 0, high = lines->count - 1;

    while (low < high) {
        int middle = (low + high + 1) / 2;

        if (lines->starts[middle] <= offset) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    return (struct kf_span){
        .source = lines->source,
        .line = low + 1,
        .column = characters(lines->source, lines->starts[low], offset, INT_MAX) + 1,
        .length = characters(lines->source, offset, MIN(offset + bytes, lines->source->length), MOST_MARKED),
        .offset = offset,
    };
}
