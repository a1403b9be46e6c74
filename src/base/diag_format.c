/* One diagnostic as the terminal shows it. Text from files is cleaned first: it must not steer the terminal. */

#include "base/diag.h"

#include <string.h>

#include "base/unprintable.h"
#include "base/utf8.h"

enum {
    TAB_WIDTH = 4,
    LINE_ROOM = 100, /* columns of a source line that are shown */
    LEFT_ROOM = 40,  /* of these, before the place when the line is cut */
};

struct style {
    const char *severity[KF_SEVERITY_COUNT], *strong, *faint, *hint, *end;
};

static const struct style plain = {{"", "", "", ""}, "", "", "", ""};
static const struct style coloured = {
    {"\033[1;32m", "\033[1;36m", "\033[1;33m", "\033[1;31m"}, "\033[1m", "\033[34m", "\033[32m", "\033[0m"};
static const char *const severity_words[KF_SEVERITY_COUNT] = {
    [KF_ALLOWED] = "allowed",
    [KF_NOTE] = "note",
    [KF_WARNING] = "warning",
    [KF_ERROR] = "error",
};

/* One character as shown, and how many columns it takes. */
struct glyph {
    gunichar letter;
    int width;
};

/* What would steer the terminal, or the line. */
static bool steers(gunichar letter)
{
    return letter < 0x20 || kf_unprintable(letter) != NULL;
}

static gunichar decode(const char *text, size_t room, size_t *ret_bytes)
{
    gunichar letter = g_utf8_get_char_validated(text, (gssize)room);

    if (letter == (gunichar)-1 || letter == (gunichar)-2) {
        *ret_bytes = 1;
        return 0xFFFD;
    }
    *ret_bytes = letter == 0 ? 1 : (size_t)(kf_utf8_next(text) - text);
    return letter;
}

static struct glyph glyph_of(gunichar letter)
{
    struct glyph glyph = {.letter = steers(letter) ? 0xFFFD : letter, .width = 1};

    if (letter == '\t') {
        glyph = (struct glyph){.letter = ' ', .width = TAB_WIDTH};
    } else if (g_unichar_iswide(letter)) {
        glyph.width = 2;
    } else if (g_unichar_iszerowidth(letter)) {
        glyph.width = 0;
    }
    return glyph;
}

static void append_clean(GString *out, const char *text)
{
    size_t length = strlen(text), bytes = 0;

    for (size_t i = 0; i < length; i += bytes) {
        gunichar letter = decode(text + i, length - i, &bytes);

        g_string_append_unichar(out, steers(letter) ? 0xFFFD : letter);
    }
}

static size_t line_start(const struct kf_source *source, size_t offset)
{
    while (offset > 0 && source->text[offset - 1] != '\n' && source->text[offset - 1] != '\r') {
        offset--;
    }
    return offset;
}

static size_t line_end(const struct kf_source *source, size_t offset)
{
    while (offset < source->length && source->text[offset] != '\n' && source->text[offset] != '\r') {
        offset++;
    }
    return offset;
}

static GArray *glyphs_of_line(const struct kf_source *source, size_t start, size_t end)
{
    GArray *glyphs = g_array_new(FALSE, FALSE, sizeof(struct glyph));
    size_t bytes = 0;

    if (start == 0 && end >= 3 && memcmp(source->text, "\xEF\xBB\xBF", 3) == 0) {
        start = 3;
    }
    for (size_t i = start; i < end; i += bytes) {
        struct glyph glyph = glyph_of(decode(source->text + i, end - i, &bytes));

        g_array_append_val(glyphs, glyph);
    }
    return glyphs;
}

static int width_between(const GArray *glyphs, int from, int to)
{
    int width = 0;

    for (int i = from; i < to && i < (int)glyphs->len; i++) {
        width += g_array_index(glyphs, struct glyph, i).width;
    }
    return width;
}

/* The first glyph shown: the line's, unless the place would then lie too far to the right. */
static int first_shown(const GArray *glyphs, int place)
{
    int first = 0;

    if (width_between(glyphs, 0, (int)glyphs->len) <= LINE_ROOM || width_between(glyphs, 0, place) <= LINE_ROOM - 30) {
        return 0;
    }
    while (width_between(glyphs, first, place) > LEFT_ROOM) {
        first++;
    }
    return first;
}

static void append_glyphs(GString *out, const GArray *glyphs, int first, int *ret_after)
{
    int width = 0, i = first;

    if (first > 0) {
        g_string_append(out, "…");
    }
    for (; i < (int)glyphs->len; i++) {
        const struct glyph *glyph = &g_array_index(glyphs, struct glyph, i);

        if (width + glyph->width > LINE_ROOM) {
            g_string_append(out, "…");
            break;
        }
        width += glyph->width;
        if (glyph->letter == ' ' && glyph->width == TAB_WIDTH) {
            g_string_append(out, "    ");
        } else {
            g_string_append_unichar(out, glyph->letter);
        }
    }
    *ret_after = i;
}

static void append_repeated(GString *out, char c, int count)
{
    for (int i = 0; i < count; i++) {
        g_string_append_c(out, c);
    }
}

/* The line as it stands in the file, and carets under the span. */
static void append_line(GString *out, const struct kf_span *span, const struct style *style)
{
    size_t start = line_start(span->source, MIN(span->offset, span->source->length));
    size_t end = line_end(span->source, start);
    GArray *glyphs = glyphs_of_line(span->source, start, end);
    int place = MAX(span->column - 1, 0);
    int first = first_shown(glyphs, place);
    int after;

    g_string_append_printf(out, "%s%5d | %s", style->faint, span->line, style->end);
    append_glyphs(out, glyphs, first, &after);
    if (span->column > 0) {
        int marked = MIN(place + MAX(span->length, 1), MAX(after, place + 1));

        g_string_append_printf(out, "\n%s      | %s", style->faint, style->end);
        append_repeated(out, ' ', width_between(glyphs, first, place) + (first > 0));
        g_string_append(out, style->strong);
        append_repeated(out, '^', MAX(width_between(glyphs, place, marked), 1));
        g_string_append(out, style->end);
    }
    g_string_append_c(out, '\n');
    g_array_free(glyphs, TRUE);
}

static void append_place(GString *out, const struct kf_span *span)
{
    if (span->source == NULL) {
        return;
    }
    append_clean(out, span->source->path);
    if (span->line > 0) {
        g_string_append_printf(out, ":%d", span->line);
        if (span->column > 0) {
            g_string_append_printf(out, ":%d", span->column);
        }
    }
    g_string_append(out, ": ");
}

/* A hint may hold more than one line: the form to write stands on a line of its own. */
static void append_labelled(GString *out, const char *label, const char *text, const struct style *style)
{
    char **lines;

    if (text == NULL) {
        return;
    }
    lines = g_strsplit(text, "\n", -1);
    g_string_append_printf(out, "  %s%s:%s ", style->hint, label, style->end);
    for (int i = 0; lines[i] != NULL; i++) {
        g_string_append(out, i > 0 ? "\n        " : "");
        append_clean(out, lines[i]);
    }
    g_string_append_c(out, '\n');
    g_strfreev(lines);
}

char *kf_diag_format(const struct kf_diag *diag, bool colour)
{
    const struct style *style = colour ? &coloured : &plain;
    GString *out = g_string_new(style->strong);

    append_place(out, &diag->span);
    g_string_append_printf(out, "%s%s%s[%s]%s: ", style->end, style->severity[diag->severity],
                           severity_words[diag->severity], kf_code_word(diag->code), style->end);
    g_string_append(out, style->strong);
    append_clean(out, diag->message);
    g_string_append(out, style->end);
    g_string_append_c(out, '\n');
    if (diag->span.source != NULL && diag->span.source->text != NULL && diag->span.line > 0) {
        append_line(out, &diag->span, style);
    }
    append_labelled(out, "at", diag->address, style);
    append_labelled(out, "hint", diag->hint, style);
    for (int i = 0; i < diag->related_count; i++) {
        g_string_append(out, "  ");
        append_place(out, &diag->related[i].span);
        append_clean(out, diag->related[i].text);
        g_string_append_c(out, '\n');
    }
    return g_string_free(out, FALSE);
}
