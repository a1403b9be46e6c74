/* Lines of a source, and places in them. */

#include "yaml/yaml_internal.h"

#include <string.h>

#include <glib.h>

#include "base/utf8.h"

enum { MOST_MARKED = 1000 }; /* characters underlined: a list can go on to the end of a very long line */

struct kf_lines_last {
    size_t line, column, offset;
};

/* Where the next line begins, 0 when there is none. A \r before \n ends no line: its \n does. */
static size_t next_line(const struct kf_source *source, size_t i)
{
    while (i < source->length) {
        i += strcspn(source->text + i, "\r\n");
        if (i < source->length && source->text[i] != '\0' && (source->text[i] == '\n' || source->text[i + 1] != '\n')) {
            return i + 1;
        }
        i++; /* past a NUL too, which is reported later */
    }
    return 0;
}

size_t kf_source_skip(const struct kf_source *source)
{
    return source->length >= 3 && memcmp(source->text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

void kf_lines_init(struct kf_arena *arena, const struct kf_source *source, struct kf_lines *ret_lines)
{
    size_t first = kf_source_skip(source);
    int count = 1;

    for (size_t start = next_line(source, first); start > 0; start = next_line(source, start)) {
        count++;
    }
    ret_lines->source = source;
    ret_lines->starts = KF_NEW_ARRAY(arena, count, size_t);
    ret_lines->last = KF_NEW(arena, struct kf_lines_last);
    ret_lines->last->offset = first;
    ret_lines->starts[0] = first;
    ret_lines->count = count;
    for (int line = 1; line < count; line++) {
        ret_lines->starts[line] = next_line(source, ret_lines->starts[line - 1]);
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

static size_t after_character(const struct kf_source *source, size_t offset)
{
    offset++;
    while (offset < source->length && !kf_utf8_begins(source->text[offset])) {
        offset++;
    }
    return offset;
}

size_t kf_lines_offset(const struct kf_lines *lines, size_t line, size_t column)
{
    const struct kf_source *source = lines->source;
    struct kf_lines_last *last = lines->last;
    size_t offset, i = 0, plain;

    if (line >= (size_t)lines->count) {
        return source->length;
    }
    offset = lines->starts[line];
    if (last->line == line && last->column <= column) {
        offset = last->offset;
        i = last->column;
    }
    while (i < column && offset < source->length) {
        plain = kf_utf8_plain_run(source->text + offset, MIN(column - i, source->length - offset));
        i += plain;
        offset += plain;
        if (i < column && offset < source->length) {
            offset = after_character(source, offset);
            i++;
        }
    }
    *last = (struct kf_lines_last){.line = line, .column = i, .offset = offset};
    return offset;
}

/* Characters of a line from begin on, but not past end. */
static size_t characters(const struct kf_lines *lines, int line, size_t begin, size_t end)
{
    end = MIN(end, kf_lines_end(lines, line));
    if (begin >= end) {
        return 0;
    }
    return 1 + kf_utf8_count(lines->source->text + begin + 1, end - begin - 1); /* the first, whatever byte it is */
}

/* At most MOST_MARKED: no more bytes are looked at than so many can have. */
static size_t marked(const struct kf_lines *lines, int line, size_t offset, size_t bytes)
{
    return MIN(characters(lines, line, offset, offset + MIN(bytes, 4 * MOST_MARKED)), MOST_MARKED);
}

struct kf_span kf_lines_span_counted(const struct kf_lines *lines, size_t line, size_t column, size_t offset, size_t length)
{
    return (struct kf_span){
        .source = lines->source,
        .line = (int)line + 1,
        .column = (int)column + 1,
        .length = (int)MIN(length, MOST_MARKED),
        .offset = offset,
    };
}

struct kf_span kf_lines_span_to_end(const struct kf_lines *lines, size_t line, size_t column, size_t offset)
{
    return kf_lines_span_counted(lines, line, column, offset, marked(lines, (int)line, offset, lines->source->length));
}

struct kf_span kf_lines_span(const struct kf_lines *lines, size_t line, size_t column, size_t bytes)
{
    size_t offset = kf_lines_offset(lines, line, column);

    if (line >= (size_t)lines->count) {
        return kf_lines_span_at(lines, offset, bytes);
    }
    return kf_lines_span_counted(lines, line, column, offset, marked(lines, (int)line, offset, bytes));
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
        .column = (int)characters(lines, low, lines->starts[low], offset) + 1,
        .length = (int)marked(lines, low, offset, bytes),
        .offset = offset,
    };
}
