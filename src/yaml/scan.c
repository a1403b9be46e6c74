/* What is refused before YAML is read: bytes that are not UTF-8, characters that do not print, tabs in indents. */

#include "base/limits.h"
#include "yaml/yaml_internal.h"

#include <string.h>

#include <glib.h>

#include "base/unprintable.h"
#include "base/utf8.h"

static void report_byte(struct kf_diags *diags, const struct kf_lines *lines, size_t offset)
{
    unsigned byte = (unsigned char)lines->source->text[offset];
    struct kf_diag *diag = kf_diag_push(diags, KF_INVALID_UTF8, kf_lines_span_at(lines, offset, 1), NULL,
                                        "the byte 0x%02X is not UTF-8", byte);

    kf_diag_hint(diags, diag, "save the file with the encoding UTF-8 and type the character again");
}

/* The bytes that belonged to the same character are not reported apart. */
static size_t broken_rest(const struct kf_source *source, size_t i)
{
    size_t count = 0;

    while (i + count < source->length && ((unsigned char)source->text[i + count] & 0xC0) == 0x80) {
        count++;
    }
    return count;
}

static bool scan_characters(struct kf_diags *diags, const struct kf_lines *lines)
{
    const struct kf_source *source = lines->source;
    bool readable = true;
    size_t bytes;

    for (size_t i = kf_source_skip(source); i < source->length && diags->count < KF_LIMIT_SCAN_REPORTS; i += bytes) {
        unsigned char byte = (unsigned char)source->text[i];
        gunichar letter = byte;
        const struct kf_unprintable *why;

        bytes = byte == '\n' ? 1 : kf_utf8_plain_run(source->text + i, source->length - i);
        if (bytes > 0) {
            continue;
        }
        bytes = 1;
        if (byte >= 0x80) {
            letter = g_utf8_get_char_validated(source->text + i, (gssize)(source->length - i));
            if (letter == (gunichar)-1 || letter == (gunichar)-2) {
                report_byte(diags, lines, i);
                readable = false;
                bytes += broken_rest(source, i + 1);
                continue;
            }
            bytes = (size_t)(kf_utf8_next(source->text + i) - (source->text + i));
        }
        why = kf_unprintable(letter);
        if (why != NULL) {
            kf_unprintable_report(diags, kf_lines_span_at(lines, i, bytes), letter, why);
            readable = readable && !why->breaks_lines;
        }
    }
    return readable;
}

/* The first tab of a line's indent, list dashes included, or end. */
static size_t find_tab(const struct kf_source *source, size_t i, size_t end)
{
    for (; i < end; i++) {
        bool dash = source->text[i] == '-' && i + 1 < end && (source->text[i + 1] == ' ' || source->text[i + 1] == '\t');

        if (source->text[i] == '\t') {
            return i;
        }
        if (source->text[i] != ' ' && !dash) {
            return end;
        }
    }
    return end;
}

static bool scan_tabs(struct kf_diags *diags, const struct kf_lines *lines)
{
    int found = 0;

    for (int line = 0; line < lines->count && found < KF_LIMIT_SCAN_REPORTS; line++) {
        size_t end = kf_lines_end(lines, line);
        size_t tab = find_tab(lines->source, lines->starts[line], end);

        if (tab < end) {
            struct kf_diag *diag =
                kf_diag_push(diags, KF_TAB, kf_lines_span_at(lines, tab, 1), NULL, "a tab in the indent of a line");

            kf_diag_hint(diags, diag, "use spaces: two for each step");
            found++;
        }
    }
    return found == 0;
}

bool kf_yaml_scan(struct kf_diags *diags, const struct kf_lines *lines)
{
    bool characters = scan_characters(diags, lines);
    bool tabs = scan_tabs(diags, lines);

    return characters && tabs;
}

bool kf_yaml_scan_value(struct kf_diags *diags, const struct kf_node *scalar, size_t length)
{
    size_t at;
    const struct kf_unprintable *why = kf_unprintable_find(scalar->text, length, &at);

    if (why != NULL) {
        kf_unprintable_report(diags, kf_node_span_at(scalar, at, 1), scalar->text[at] == '\0' ? 0 : g_utf8_get_char(scalar->text + at),
                              why);
    }
    return why == NULL;
}
