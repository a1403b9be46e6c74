/* YAML's traps: values that begin with a character of its grammar, or hold one, and the form to write instead. */

#include "yaml/yaml_internal.h"

#include <stdint.h>
#include <string.h>

#include <glib.h>

#include "yaml/read.h"

/* One line taken apart: `  - key: value  # comment`. Offsets in the source. */
struct parts {
    const char *text;     /* of the source */
    size_t item;          /* of the last dash, SIZE_MAX for none */
    size_t key, key_end;  /* equal: no key */
    size_t value, end;    /* without the blanks and the comment at the end */
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* A closing quote that is not doubled or escaped; end when there is none. */
static size_t closing_quote(const char *text, size_t open, size_t end)
{
    char quote = text[open];

    for (size_t i = open + 1; i < end; i++) {
        if (quote == '"' && text[i] == '\\') {
            i++;
        } else if (text[i] == quote) {
            if (quote == '"' || i + 1 >= end || text[i + 1] != '\'') {
                return i;
            }
            i++;
        }
    }
    return end;
}

static size_t skip_blanks(const char *text, size_t i, size_t end)
{
    while (i < end && is_blank(text[i])) {
        i++;
    }
    return i;
}

/* Past `key:` when a key of one word or in quotes stands at i, else i. */
static size_t key_end(const char *text, size_t i, size_t end)
{
    size_t start = i;

    if (i < end && (text[i] == '"' || text[i] == '\'')) {
        i = closing_quote(text, i, end);
        i += i < end;
    } else {
        while (i < end && (g_ascii_isalnum(text[i]) || text[i] == '-' || text[i] == '_' || text[i] == '.')) {
            i++;
        }
    }
    return i > start && i < end && text[i] == ':' && (i + 1 == end || is_blank(text[i + 1])) ? i : start;
}

static size_t without_comment(const char *text, size_t value, size_t end)
{
    for (size_t i = value; i < end; i++) {
        if (text[i] == '#' && (i == value || is_blank(text[i - 1]))) {
            end = i;
        }
    }
    while (end > value && is_blank(text[end - 1])) {
        end--;
    }
    return end;
}

static struct parts take_apart(const char *text, size_t begin, size_t end)
{
    struct parts parts = {.text = text, .item = SIZE_MAX};
    size_t i = skip_blanks(text, begin, end);

    while (i + 1 < end && (text[i] == '-' || text[i] == '?') && is_blank(text[i + 1])) {
        parts.item = i;
        i = skip_blanks(text, i + 1, end);
    }
    parts.key = i;
    parts.key_end = key_end(text, i, end);
    parts.value = parts.key_end > parts.key ? skip_blanks(text, parts.key_end + 1, end) : i;
    parts.end = without_comment(text, parts.value, end);
    return parts;
}

static bool has_key(const struct parts *parts)
{
    return parts->key_end > parts->key;
}

/* --- the traps ------------------------------------------------------------------------------------------------------ */

static bool is_name(char c)
{
    return g_ascii_isalnum(c) || c == '-' || c == '_';
}

/* `*name` and `&name` alone are YAML; with anything else beside them they are not. */
static bool anchor_trap(const struct parts *parts)
{
    size_t i = parts->value + 1;

    while (i < parts->end && is_name(parts->text[i])) {
        i++;
    }
    if (i == parts->value + 1) {
        return true;
    }
    return parts->text[parts->value] == '*' ? i < parts->end : i < parts->end && !is_blank(parts->text[i]);
}

static bool quote_trap(const struct parts *parts)
{
    return closing_quote(parts->text, parts->value, parts->end) + 1 < parts->end;
}

static bool flow_trap(const struct parts *parts)
{
    int depth = 0;

    if (parts->value + 1 < parts->end && parts->text[parts->value] == '{' && parts->text[parts->value + 1] == '{') {
        return true;
    }
    for (size_t i = parts->value; i < parts->end; i++) {
        char c = parts->text[i];

        if (c == '"' || c == '\'') {
            i = closing_quote(parts->text, i, parts->end);
        } else if (c == '{' || c == '[') {
            depth++;
        } else if ((c == '}' || c == ']') && --depth == 0) {
            return i + 1 < parts->end;
        }
    }
    return false; /* goes on below: the missing bracket is reported where it opened */
}

static bool block_scalar_trap(const struct parts *parts)
{
    for (size_t i = parts->value + 1; i < parts->end; i++) {
        if (strchr("+-123456789", parts->text[i]) == NULL) {
            return true;
        }
    }
    return false;
}

static bool before_blank(const struct parts *parts)
{
    return parts->value + 1 == parts->end || is_blank(parts->text[parts->value + 1]);
}

static bool always(const struct parts *parts)
{
    (void)parts;
    return true;
}

static bool plain_holds_colon(const struct parts *parts)
{
    for (size_t i = parts->value; i < parts->end; i++) {
        if (parts->text[i] == ':' && (i + 1 == parts->end || is_blank(parts->text[i + 1]))) {
            return true;
        }
    }
    return false;
}

static const struct {
    const char *first; /* characters a value may begin with */
    bool (*holds)(const struct parts *parts);
    const char *message; /* NULL: it begins with the character itself */
} traps[] = {
    {"\"'", quote_trap, "text stands after the closing quotation mark"},
    {"*&", anchor_trap, NULL},
    {"{[", flow_trap, NULL},
    {"@`%!,}]", always, NULL},
    {"|>", block_scalar_trap, NULL},
    {"-?:", before_blank, NULL},
};

static const char *message_of(struct kf_arena *arena, const struct parts *parts, bool colon)
{
    char first = parts->value < parts->end ? parts->text[parts->value] : '\0';

    for (size_t i = 0; first != '\0' && i < G_N_ELEMENTS(traps); i++) {
        if (strchr(traps[i].first, first) == NULL) {
            continue;
        }
        if (!traps[i].holds(parts)) {
            return NULL;
        }
        if (traps[i].message != NULL) {
            return traps[i].message;
        }
        return kf_arena_format(arena, "a value that begins with \"%s\" must be in quotes",
                               strncmp(parts->text + parts->value, "{{", 2) == 0 ? "{{" : (const char[2]){first, '\0'});
    }
    return colon && plain_holds_colon(parts) ? "a value that holds \": \" must be in quotes" : NULL;
}

/* --- the form to write ---------------------------------------------------------------------------------------------- */

char *kf_yaml_quoted(struct kf_arena *arena, const char *text)
{
    GString *out;
    char *kept;

    if (strpbrk(text, "\"\\") == NULL) {
        return kf_arena_format(arena, "\"%s\"", text);
    }
    out = g_string_new("'");
    for (; *text != '\0'; text++) {
        g_string_append_c(out, *text);
        if (*text == '\'') { /* doubled inside single quotes */
            g_string_append_c(out, '\'');
        }
    }
    g_string_append_c(out, '\'');
    kept = kf_arena_string(arena, out->str);
    g_string_free(out, TRUE);
    return kept;
}

/* 'don't do it' and "say "no" to it": the outer marks were meant to be YAML's, as a letter follows the inner one. */
static bool has_outer_quotes(const struct parts *parts)
{
    char quote = parts->text[parts->value];
    size_t close;

    if ((quote != '"' && quote != '\'') || parts->text[parts->end - 1] != quote) {
        return false;
    }
    close = closing_quote(parts->text, parts->value, parts->end);
    return close + 1 < parts->end && g_ascii_isalnum(parts->text[close + 1]);
}

static const char *form_of(struct kf_arena *arena, const struct parts *parts)
{
    size_t outer = parts->end > parts->value && has_outer_quotes(parts) ? 1 : 0;
    const char *value = kf_yaml_quoted(
        arena, kf_arena_string_n(arena, parts->text + parts->value + outer, parts->end - parts->value - 2 * outer));

    if (has_key(parts)) {
        return kf_arena_format(arena, "%.*s: %s", (int)(parts->key_end - parts->key), parts->text + parts->key, value);
    }
    return parts->item == SIZE_MAX ? value : kf_arena_format(arena, "- %s", value);
}

bool kf_yaml_trap(struct kf_arena *arena, const struct kf_lines *lines, int line, bool colon, struct kf_trap *ret_trap)
{
    struct parts parts;
    const char *message;

    if (line < 0 || line >= lines->count) {
        return false;
    }
    parts = take_apart(lines->source->text, lines->starts[line], kf_lines_end(lines, line));
    message = message_of(arena, &parts, colon && (has_key(&parts) || parts.item != SIZE_MAX));
    if (message == NULL) {
        return false;
    }
    *ret_trap = (struct kf_trap){
        .begin = parts.value, .end = parts.end, .message = message, .form = form_of(arena, &parts)};
    return true;
}

const char *kf_yaml_quoted_line(struct kf_arena *arena, const struct kf_source *source, size_t offset)
{
    size_t begin = offset, end = offset;
    struct parts parts;

    while (begin > 0 && source->text[begin - 1] != '\n' && source->text[begin - 1] != '\r') {
        begin--;
    }
    while (end < source->length && source->text[end] != '\n' && source->text[end] != '\r') {
        end++;
    }
    parts = take_apart(source->text, MAX(begin, kf_source_skip(source)), end);
    if (parts.value != offset && parts.key != offset) {
        /* Inside brackets, say: quote from there on only. */
        parts = (struct parts){.text = source->text, .item = SIZE_MAX, .value = offset, .end = parts.end};
    } else if (parts.key == offset) {
        parts.key_end = parts.key;
        parts.value = offset;
    }
    return form_of(arena, &parts);
}
