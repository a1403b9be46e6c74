/* Words of a page for a screen. */

#include "editions/screen_internal.h"

#include <string.h>

static const char *entity_of(gunichar letter)
{
    static const struct {
        gunichar letter;
        const char *entity;
    } entities[] = {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&#39;"}, {0x2028, "\n"}};

    for (size_t i = 0; i < G_N_ELEMENTS(entities); i++) {
        if (entities[i].letter == letter) {
            return entities[i].entity;
        }
    }
    return NULL;
}

void kf_screen_escape(GString *out, const char *text, size_t length)
{
    for (const char *at = text; at < text + length; at = g_utf8_next_char(at)) {
        const char *entity = entity_of(g_utf8_get_char(at));

        if (entity != NULL) {
            g_string_append(out, entity);
        } else {
            g_string_append_unichar(out, g_utf8_get_char(at));
        }
    }
}

void kf_screen_attribute(GString *out, const char *name, const char *value)
{
    if (value != NULL) {
        g_string_append_printf(out, " %s=\"", name);
        kf_screen_escape(out, value, strlen(value));
        g_string_append_c(out, '"');
    }
}

/* "1-800-799-7233" as telephones dial it. */
static const char *dialled(struct kf_arena *arena, const char *number)
{
    GString *digits = g_string_new("tel:");
    const char *address;

    for (const char *at = number; *at != '\0'; at++) {
        if (g_ascii_isdigit(*at) || *at == '+') {
            g_string_append_c(digits, *at);
        }
    }
    address = kf_arena_string(arena, digits->str);
    g_string_free(digits, TRUE);
    return address;
}

static bool is_number(const char *number)
{
    return number != NULL && strspn(number, "0123456789+-() .") == strlen(number) &&
           strpbrk(number, "0123456789") != NULL;
}

/* Not inside another number: 988 in "1988". */
static bool stands_alone(const char *text, const char *at, const char *end, size_t length)
{
    return (at == text || !g_ascii_isalnum(at[-1])) && (at + length == end || !g_ascii_isalnum(at[length]));
}

/* The first number of a helpline in a text, the longest of those that begin there. NULL: none. */
static const char *find_number(const struct kf_screen_writer *writer, const char *text, size_t length,
                               size_t *ret_length)
{
    const struct kf_records *lines = &writer->content->region->lines;
    const char *first = NULL;

    for (int i = 0; i < lines->count; i++) {
        const struct kf_helpline *line = lines->items[i];
        size_t size = is_number(line->number) ? strlen(line->number) : 0;
        const char *at = size > 0 ? memmem(text, length, line->number, size) : NULL;

        if (at != NULL && stands_alone(text, at, text + length, size) &&
            (first == NULL || at < first || (at == first && size > *ret_length))) {
            first = at;
            *ret_length = size;
        }
    }
    return first;
}

static void add_lines(struct kf_screen_writer *writer, const char *text, size_t length)
{
    const char *end = text + length;

    while (text < end) {
        const char *stop = memmem(text, (size_t)(end - text), "\xE2\x80\xA8", 3);

        kf_screen_escape(writer->out, text, (size_t)((stop != NULL ? stop : end) - text));
        if (stop != NULL) {
            g_string_append(writer->out, "<br>");
        }
        text = stop != NULL ? stop + 3 : end;
    }
}

/* Numbers of helplines can be called. */
static void add_words(struct kf_screen_writer *writer, const char *text, size_t length, bool linked)
{
    size_t size = 0;
    const char *number;

    while (!linked && (number = find_number(writer, text, length, &size)) != NULL) {
        add_lines(writer, text, (size_t)(number - text));
        g_string_append_printf(writer->out, "<a class=\"call\" dir=\"ltr\" href=\"%s\">",
                               dialled(writer->arena, kf_arena_string_n(writer->arena, number, size)));
        kf_screen_escape(writer->out, number, size);
        g_string_append(writer->out, "</a>");
        length -= (size_t)(number + size - text);
        text = number + size;
    }
    add_lines(writer, text, length);
}

void kf_screen_run(struct kf_screen_writer *writer, const struct kf_inline *text, size_t start, size_t end, bool linked)
{
    for (int i = 0; i < text->run_count; i++) {
        const struct kf_inline_run *run = &text->runs[i];
        size_t from = MAX(run->start, start), to = MIN(run->end, end);

        if (from < to) {
            g_string_append(writer->out, run->flags & KF_STRONG ? "<strong>" : "");
            g_string_append(writer->out, run->flags & KF_EMPHASIS ? "<em>" : "");
            add_words(writer, text->text + from, to - from, linked);
            g_string_append(writer->out, run->flags & KF_EMPHASIS ? "</em>" : "");
            g_string_append(writer->out, run->flags & KF_STRONG ? "</strong>" : "");
        }
    }
    g_string_append_len(writer->said, text->text + start, (gssize)(end - start));
}
