/* From a byte of a scalar's value to its place in the file: the scalar is read again from its first character, noting
 * where each byte of the value came from. */

#include "yaml/node.h"

#include <string.h>

#include <glib.h>

struct origin {
    size_t begin, end; /* in the source: of the byte itself, or of the escape or line break it was made from */
};

struct map {
    const char *text; /* of the source */
    size_t length, at;
    GString *value;   /* as read again */
    GArray *origins;  /* struct origin, one for each byte of value */
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool is_break(char c)
{
    return c == '\n' || c == '\r';
}

static char peek(const struct map *map, size_t ahead)
{
    return map->at + ahead < map->length ? map->text[map->at + ahead] : '\0';
}

static void emit(struct map *map, const char *bytes, size_t count, size_t begin, size_t end)
{
    struct origin origin = {.begin = begin, .end = end};

    g_string_append_len(map->value, bytes, (gssize)count);
    for (size_t i = 0; i < count; i++) {
        g_array_append_val(map->origins, origin);
    }
}

static void copy_byte(struct map *map)
{
    emit(map, map->text + map->at, 1, map->at, map->at + 1);
    map->at++;
}

static void skip_break(struct map *map)
{
    map->at += peek(map, 0) == '\r' && peek(map, 1) == '\n' ? 2 : 1;
}

/* Blanks and line breaks between words: blanks alone stay; one break is a space, more are breaks but one. */
static void copy_white_space(struct map *map, bool joined)
{
    struct origin breaks[64];
    size_t end = map->at;
    int count = 0;

    while (end < map->length && is_blank(map->text[end])) {
        end++;
    }
    if (end >= map->length || !is_break(map->text[end])) {
        while (map->at < end) {
            copy_byte(map);
        }
        return;
    }
    while (is_blank(peek(map, 0)) || is_break(peek(map, 0))) {
        size_t begin = map->at;

        if (is_blank(peek(map, 0))) {
            map->at++;
            continue;
        }
        skip_break(map);
        if (count < (int)G_N_ELEMENTS(breaks)) {
            breaks[count++] = (struct origin){.begin = begin, .end = map->at};
        }
    }
    if (count == 1 && !joined) {
        emit(map, " ", 1, breaks[0].begin, breaks[0].end);
    }
    for (int i = joined ? 0 : 1; i < count; i++) {
        emit(map, "\n", 1, breaks[i].begin, breaks[i].end);
    }
}

/* --- plain and quoted ----------------------------------------------------------------------------------------------- */

/* A plain scalar has no end of its own: the value says how far it goes. */
static void read_plain(struct map *map, size_t value_length)
{
    while (map->value->len < value_length && map->at < map->length) {
        if (is_blank(peek(map, 0)) || is_break(peek(map, 0))) {
            copy_white_space(map, /* joined */ false);
        } else {
            copy_byte(map);
        }
    }
}

static void read_single_quoted(struct map *map)
{
    map->at++;
    while (map->at < map->length) {
        if (peek(map, 0) == '\'') {
            if (peek(map, 1) != '\'') {
                return;
            }
            emit(map, "'", 1, map->at, map->at + 2);
            map->at += 2;
        } else if (is_blank(peek(map, 0)) || is_break(peek(map, 0))) {
            copy_white_space(map, /* joined */ false);
        } else {
            copy_byte(map);
        }
    }
}

static void emit_letter(struct map *map, gunichar letter, size_t begin, size_t end)
{
    char bytes[6];
    int count = g_unichar_to_utf8(letter, bytes);

    emit(map, bytes, (size_t)count, begin, end);
}

static void read_hexadecimal(struct map *map, size_t begin, int digits)
{
    gunichar letter = 0;

    for (int i = 0; i < digits; i++) {
        int digit = g_ascii_xdigit_value(peek(map, 0));

        if (digit < 0) {
            return;
        }
        letter = letter * 16 + (gunichar)digit;
        map->at++;
    }
    emit_letter(map, letter, begin, map->at);
}

static void read_escape(struct map *map)
{
    static const struct {
        char name;
        gunichar letter;
    } escapes[] = {
        {'0', 0},    {'a', 7},    {'b', 8},    {'t', 9},    {'\t', 9},   {'n', 10},    {'v', 11},     {'f', 12},
        {'r', 13},   {'e', 27},   {' ', 32},   {'"', 34},   {'/', 47},   {'\\', 92},   {'N', 0x85},   {'_', 0xA0},
        {'L', 0x2028}, {'P', 0x2029},
    };
    size_t begin = map->at;
    char name = peek(map, 1);

    map->at += 2;
    if (is_break(name)) {
        map->at--;
        skip_break(map);
        while (is_blank(peek(map, 0))) {
            map->at++;
        }
        if (is_break(peek(map, 0))) {
            copy_white_space(map, /* joined */ true);
        }
    } else if (name == 'x' || name == 'u' || name == 'U') {
        read_hexadecimal(map, begin, name == 'x' ? 2 : name == 'u' ? 4 : 8);
    } else {
        for (size_t i = 0; i < G_N_ELEMENTS(escapes); i++) {
            if (escapes[i].name == name) {
                emit_letter(map, escapes[i].letter, begin, map->at);
            }
        }
    }
}

static void read_double_quoted(struct map *map)
{
    map->at++;
    while (map->at < map->length && peek(map, 0) != '"') {
        if (peek(map, 0) == '\\') {
            read_escape(map);
        } else if (is_blank(peek(map, 0)) || is_break(peek(map, 0))) {
            copy_white_space(map, /* joined */ false);
        } else {
            copy_byte(map);
        }
    }
}

/* --- block scalars -------------------------------------------------------------------------------------------------- */

/* How many spaces the first line with text begins with; lines of spaces alone are passed over. */
static size_t first_indent(const char *text, size_t length)
{
    size_t line = 0, i = 0;

    for (; i < length && (text[i] == ' ' || is_break(text[i])); i++) {
        if (is_break(text[i])) {
            line = i + 1;
        }
    }
    return i - line;
}

/* The indent is not written down anywhere: it is what the first line with text has more than the value's. */
static size_t block_indent(const struct map *map, const char *value)
{
    size_t all = first_indent(map->text + map->at, map->length - map->at), own = first_indent(value, strlen(value));

    return all > own ? all - own : 0;
}

/* As libyaml joins: `leading` is the break that ended the line before, `trailing` the empty lines after it. */
struct breaks {
    struct origin leading;
    bool has_leading;
    GArray *trailing;
};

static void read_empty_lines(struct map *map, struct breaks *breaks, size_t indent)
{
    for (;;) {
        size_t begin = map->at;

        while (map->at - begin < indent && peek(map, 0) == ' ') {
            map->at++;
        }
        if (!is_break(peek(map, 0))) {
            return;
        }
        begin = map->at;
        skip_break(map);
        g_array_append_vals(breaks->trailing, &(struct origin){.begin = begin, .end = map->at}, 1);
    }
}

static void emit_trailing(struct map *map, struct breaks *breaks)
{
    for (guint i = 0; i < breaks->trailing->len; i++) {
        const struct origin *origin = &g_array_index(breaks->trailing, struct origin, i);

        emit(map, "\n", 1, origin->begin, origin->end);
    }
    g_array_set_size(breaks->trailing, 0);
}

static void emit_breaks(struct map *map, struct breaks *breaks, bool fold)
{
    if (breaks->has_leading && !fold) {
        emit(map, "\n", 1, breaks->leading.begin, breaks->leading.end);
    } else if (breaks->has_leading && breaks->trailing->len == 0) {
        emit(map, " ", 1, breaks->leading.begin, breaks->leading.end);
    }
    breaks->has_leading = false;
    emit_trailing(map, breaks);
}

static void read_block(struct map *map, const char *value, bool folded)
{
    struct breaks breaks = {.trailing = g_array_new(FALSE, FALSE, sizeof(struct origin))};
    bool blank_before = false;
    size_t indent;

    while (map->at < map->length && !is_break(peek(map, 0))) {
        map->at++; /* the header and its comment */
    }
    skip_break(map);
    indent = block_indent(map, value);
    read_empty_lines(map, &breaks, indent);
    while (map->at < map->length && map->value->len < strlen(value)) {
        bool blank = is_blank(peek(map, 0));
        size_t line;

        emit_breaks(map, &breaks, folded && !blank && !blank_before);
        blank_before = blank;
        while (map->at < map->length && !is_break(peek(map, 0))) {
            copy_byte(map);
        }
        if (map->at >= map->length) {
            break;
        }
        breaks.leading.begin = map->at;
        skip_break(map);
        breaks.leading.end = map->at;
        breaks.has_leading = true;
        line = map->at;
        read_empty_lines(map, &breaks, indent);
        if (map->at - line < indent && !is_break(peek(map, 0))) {
            break; /* a line with less indent is no longer ours */
        }
    }
    emit_breaks(map, &breaks, /* fold */ false);
    g_array_free(breaks.trailing, TRUE);
}

/* --- the answer ----------------------------------------------------------------------------------------------------- */

static void read_again(struct map *map, const struct kf_node *scalar)
{
    switch (scalar->style) {
    case KF_PLAIN:
        read_plain(map, strlen(scalar->text));
        break;
    case KF_SINGLE_QUOTED:
        read_single_quoted(map);
        break;
    case KF_DOUBLE_QUOTED:
        read_double_quoted(map);
        break;
    case KF_LITERAL:
    case KF_FOLDED:
        read_block(map, scalar->text, scalar->style == KF_FOLDED);
        break;
    }
}

/* Where a byte of the node's text is in the value as read again: they differ after a word swap or a placeholder, and
 * what such a change made belongs to what it replaced. Returns false when that is nothing. */
static bool find_origin(const struct map *map, const char *text, size_t offset, struct origin *ret_origin)
{
    size_t length = strlen(text), read = map->value->len, same = 0, tail = 0;

    while (same < length && same < read && text[same] == map->value->str[same]) {
        same++;
    }
    while (tail < length - same && tail < read - same && text[length - 1 - tail] == map->value->str[read - 1 - tail]) {
        tail++;
    }
    if (offset >= length) {
        offset = same == length ? length : read; /* a value can go on behind a NUL, until that is refused */
    } else if (offset >= length - tail) {
        offset = offset + read - length;
    } else if (offset > same) {
        offset = same;
    }
    if (offset < read) {
        *ret_origin = g_array_index(map->origins, struct origin, offset);
        return true;
    }
    if (read == 0) {
        return false;
    }
    *ret_origin = g_array_index(map->origins, struct origin, read - 1);
    ret_origin->begin = ret_origin->end;
    return true;
}

/* The node as it was read, when what compose put in its place claims the same place in the file. */
static const struct kf_node *as_read(const struct kf_node *node)
{
    while (node->replaced != NULL && node->replaced->kind == KF_SCALAR &&
           node->replaced->span.source == node->span.source && node->replaced->span.offset == node->span.offset) {
        node = node->replaced;
    }
    return node;
}

/* A node made of other text, with a place of its own choosing, is not in the file as its style says. */
static bool begins_as_said(const struct kf_node *scalar)
{
    static const char firsts[] = {
        [KF_PLAIN] = '\0', [KF_SINGLE_QUOTED] = '\'', [KF_DOUBLE_QUOTED] = '"', [KF_LITERAL] = '|', [KF_FOLDED] = '>'};
    char first = firsts[scalar->style];

    return first == '\0' || scalar->span.source->text[scalar->span.offset] == first;
}

struct kf_span kf_node_span_at(const struct kf_node *scalar, size_t offset, size_t bytes)
{
    struct origin first, last;
    struct kf_span span = scalar->span;
    const struct kf_node *original;
    struct map map;

    if (scalar->kind != KF_SCALAR || span.source == NULL || span.source->text == NULL || span.line == 0) {
        return span;
    }
    original = as_read(scalar);
    if (*original->text == '\0' || !begins_as_said(original)) {
        return span;
    }
    map = (struct map){.text = span.source->text,
                       .length = span.source->length,
                       .at = span.offset,
                       .value = g_string_new(NULL),
                       .origins = g_array_new(FALSE, FALSE, sizeof(struct origin))};
    read_again(&map, original);
    if (find_origin(&map, scalar->text, offset, &first)) {
        if (bytes == 0 || !find_origin(&map, scalar->text, offset + bytes - 1, &last)) {
            last = first;
        }
        span = kf_span_at(scalar->span.source, first.begin, last.end > first.begin ? last.end - first.begin : 0);
    }
    g_string_free(map.value, TRUE);
    g_array_free(map.origins, TRUE);
    return span;
}
