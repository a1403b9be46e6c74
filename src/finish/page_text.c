/* What a content stream shows, glyph by glyph: text operators, forms that are painted, marked content. */

#include "finish/read_back_internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/letters.h"

enum { MOST_OPERANDS = 64, DEEPEST_FORM = 12, NO_SPAN = -1 };

struct span { /* marked content that is open */
    int mcid;             /* -1: none */
    const char *actual;   /* letters in its place, NULL */
    guint first;          /* of spoken */
};

struct shown { /* the state while a stream is read */
    struct kf_reader *reader;
    struct kf_page_text *text;
    const char *content;
    qpdf_oh resources;
    struct kf_token operands[MOST_OPERANDS];
    int operand_count;
    struct kf_font_text *font;
    GHashTable *named; /* of these resources */
    GArray *spans; /* struct span */
    double y, baseline, leading; /* in units of the text's size; where the line at hand stands */
    int line;
    int depth;
};

static void read_stream(struct shown *shown, const char *content, size_t length, qpdf_oh resources);

/* --- strings -------------------------------------------------------------------------------------------------------- */

static void add_hex(GByteArray *bytes, const char *text, size_t length)
{
    int half = -1;

    for (size_t i = 0; i <= length; i++) {
        int digit = i < length ? g_ascii_xdigit_value(text[i]) : half >= 0 ? 0 /* a missing digit is 0 */ : -1;

        if (digit >= 0 && half >= 0) {
            guint8 byte = (guint8)(half << 4 | digit);

            g_byte_array_append(bytes, &byte, 1);
            half = -1;
        } else if (digit >= 0) {
            half = digit;
        }
    }
}

/* An escape of a literal string (ISO 32000-1, 7.3.4.2); how many bytes of it follow the backslash. */
static size_t unescape(GByteArray *bytes, const char *text, size_t length)
{
    static const char names[] = "nrtbf", values[] = "\n\r\t\b\f";
    size_t digits = 0;
    guint8 byte = 0;

    while (digits < 3 && digits < length && text[digits] >= '0' && text[digits] <= '7') {
        byte = (guint8)(byte << 3 | (text[digits++] - '0'));
    }
    if (digits == 0 && length > 0 && (text[0] == '\n' || text[0] == '\r')) {
        return length > 1 && text[0] == '\r' && text[1] == '\n' ? 2 : 1;
    }
    if (digits == 0 && length > 0) {
        const char *name = strchr(names, text[0]);

        byte = (guint8)(name != NULL && *name != '\0' ? values[name - names] : text[0]);
        digits = 1;
    }
    g_byte_array_append(bytes, &byte, 1);
    return digits;
}

GByteArray *kf_content_string(const char *content, struct kf_token token)
{
    GByteArray *bytes = g_byte_array_new();
    const char *text = content + token.begin + 1;
    size_t length = token.end - token.begin - 2;

    if (content[token.begin] == '<') {
        add_hex(bytes, text, length);
        return bytes;
    }
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '\\') {
            i += unescape(bytes, text + i + 1, length - i - 1);
        } else {
            g_byte_array_append(bytes, (const guint8 *)text + i, 1);
        }
    }
    return bytes;
}

/* --- glyphs --------------------------------------------------------------------------------------------------------- */

/* Small steps are accents, raised and lowered letters of the same line. */
static void settle_line(struct shown *shown)
{
    if (fabs(shown->y - shown->baseline) > 0.6) {
        shown->line++;
        shown->baseline = shown->y;
    }
}

static void show_string(struct shown *shown, struct kf_token token)
{
    GByteArray *bytes;

    if (shown->font == NULL) {
        return;
    }
    bytes = kf_content_string(shown->content, token);
    settle_line(shown);
    for (size_t at = 0; at < bytes->len;) {
        struct kf_glyph glyph = {kf_font_text_next(shown->font, bytes->data, bytes->len, &at), shown->line};

        g_array_append_val(shown->text->drawn, glyph);
        g_array_append_val(shown->text->spoken, glyph);
    }
    g_byte_array_unref(bytes);
}

static void show_strings(struct shown *shown)
{
    for (int i = 0; i < shown->operand_count; i++) {
        char first = shown->content[shown->operands[i].begin];

        if (first == '(' || first == '<') {
            show_string(shown, shown->operands[i]);
        }
    }
}

static double number_at(const struct shown *shown, int place)
{
    int at = shown->operand_count - place;
    char number[40];
    size_t length;

    if (at < 0 || at >= shown->operand_count) {
        return 0;
    }
    length = MIN(sizeof number - 1, shown->operands[at].end - shown->operands[at].begin);
    memcpy(number, shown->content + shown->operands[at].begin, length);
    number[length] = '\0';
    return g_ascii_strtod(number, NULL);
}

static const char *name_at(const struct shown *shown, int place)
{
    int at = shown->operand_count - place;
    struct kf_token token = shown->operands[MAX(at, 0)];

    return at >= 0 && token.kind == KF_TOKEN_NAME
               ? kf_arena_string_n(shown->reader->arena, shown->content + token.begin, token.end - token.begin)
               : NULL;
}

static qpdf_oh resource(const struct shown *shown, const char *kind, const char *name)
{
    qpdf_data qpdf = shown->reader->qpdf;

    return qpdf_oh_get_key_if_dict(qpdf, qpdf_oh_get_key_if_dict(qpdf, shown->resources, kind), name);
}

/* One that several pages use is read once. */
static struct kf_font_text *find_font(struct kf_reader *reader, qpdf_oh font)
{
    int number = qpdf_oh_get_object_id(reader->qpdf, font);
    struct kf_font_text *text = number != 0 ? g_hash_table_lookup(reader->fonts, GINT_TO_POINTER(number)) : NULL;

    if (text == NULL) {
        text = kf_font_text_new(reader->arena, reader->qpdf, font);
        g_hash_table_insert(reader->fonts, GINT_TO_POINTER(number), text);
    }
    return text;
}

static void set_font(struct shown *shown)
{
    const char *name = name_at(shown, 2);

    shown->font = name != NULL ? g_hash_table_lookup(shown->named, name) : NULL;
    if (shown->font == NULL && name != NULL) {
        shown->font = find_font(shown->reader, resource(shown, "/Font", name));
        g_hash_table_insert(shown->named, (gpointer)(guintptr)name, shown->font);
    }
}

/* A line's place is counted in the size of its letters, the vertical scale of the matrix. */
static void set_matrix(struct shown *shown)
{
    double scale = number_at(shown, 3);

    shown->y = scale != 0 ? number_at(shown, 1) / scale : number_at(shown, 1);
}

/* --- marked content ------------------------------------------------------------------------------------------------- */

static const char *actual_text(struct shown *shown, struct kf_token token)
{
    GByteArray *bytes = kf_content_string(shown->content, token);
    qpdf_oh string = qpdf_oh_new_binary_string(shown->reader->qpdf, (const char *)bytes->data, bytes->len);
    const char *letters = kf_letters_of(shown->reader->arena, qpdf_oh_get_utf8_value(shown->reader->qpdf, string));

    qpdf_oh_release(shown->reader->qpdf, string);
    g_byte_array_unref(bytes);
    return letters;
}

/* An empty ActualText hides a picture of words from ears, not from eyes. */
static void open_span(struct shown *shown)
{
    struct span span = {.mcid = NO_SPAN, .first = shown->text->spoken->len};

    shown->line += shown->spans->len == 0; /* what lies beside it may share its baseline */
    for (int i = 0; i + 1 < shown->operand_count; i++) {
        struct kf_token key = shown->operands[i], value = shown->operands[i + 1];
        const char *name = shown->content + key.begin;
        size_t length = key.end - key.begin;

        if (length == strlen("/MCID") && memcmp(name, "/MCID", length) == 0) {
            span.mcid = (int)number_at(shown, shown->operand_count - i - 1);
        } else if (length == strlen("/ActualText") && memcmp(name, "/ActualText", length) == 0) {
            const char *letters = actual_text(shown, value);

            span.actual = letters[0] != '\0' ? letters : NULL;
        }
    }
    g_array_append_val(shown->spans, span);
}

static void close_span(struct shown *shown)
{
    struct kf_page_text *text = shown->text;
    struct span span;

    if (shown->spans->len == 0) {
        return;
    }
    span = g_array_index(shown->spans, struct span, shown->spans->len - 1);
    g_array_set_size(shown->spans, shown->spans->len - 1);
    if (span.actual != NULL) {
        struct kf_glyph word = {span.actual, shown->line};

        g_array_set_size(text->spoken, span.first);
        g_array_append_val(text->spoken, word);
    }
    if (span.mcid != NO_SPAN) {
        struct kf_text_run run = {span.mcid, span.first, text->spoken->len};

        g_array_append_val(text->runs, run);
    }
}

/* --- operators ------------------------------------------------------------------------------------------------------ */

static void paint_form(struct shown *shown)
{
    qpdf_data qpdf = shown->reader->qpdf;
    const char *name = name_at(shown, 1);
    qpdf_oh form = name != NULL ? resource(shown, "/XObject", name) : 0;
    qpdf_oh dictionary = form != 0 && qpdf_oh_is_stream(qpdf, form) ? qpdf_oh_get_dict(qpdf, form) : 0;
    unsigned char *bytes = NULL;
    size_t length = 0;

    if (dictionary == 0 || shown->depth > DEEPEST_FORM ||
        !qpdf_oh_is_name_and_equals(qpdf, qpdf_oh_get_key(qpdf, dictionary, "/Subtype"), "/Form")) {
        return;
    }
    if (qpdf_oh_get_stream_data(qpdf, form, qpdf_dl_all, NULL, &bytes, &length) == QPDF_SUCCESS) {
        struct shown outside = *shown;

        g_hash_table_add(shown->reader->painted, GINT_TO_POINTER(qpdf_oh_get_object_id(qpdf, form)));
        shown->depth++;
        read_stream(shown, (const char *)bytes, length, qpdf_oh_get_key(qpdf, dictionary, "/Resources"));
        outside.line = shown->line + 1;
        *shown = outside;
    }
    free(bytes);
}

static void take_operator(struct shown *shown, const char *word, size_t length)
{
    char name[4] = "";

    if (length >= sizeof name) {
        return;
    }
    memcpy(name, word, length);
    if (strcmp(name, "Tj") == 0 || strcmp(name, "TJ") == 0) {
        show_strings(shown);
    } else if (strcmp(name, "Tf") == 0) {
        set_font(shown);
    } else if (strcmp(name, "Tm") == 0) {
        set_matrix(shown);
    } else if (strcmp(name, "Td") == 0 || strcmp(name, "TD") == 0) {
        shown->leading = name[1] == 'D' ? -number_at(shown, 1) : shown->leading;
        shown->y += number_at(shown, 1);
    } else if (strcmp(name, "TL") == 0) {
        shown->leading = number_at(shown, 1);
    } else if (strcmp(name, "T*") == 0) {
        shown->y -= shown->leading;
    } else if (strcmp(name, "'") == 0 || strcmp(name, "\"") == 0) {
        shown->y -= shown->leading;
        show_strings(shown);
    } else if (strcmp(name, "BDC") == 0 || strcmp(name, "BMC") == 0) {
        open_span(shown);
    } else if (strcmp(name, "EMC") == 0) {
        close_span(shown);
    } else if (strcmp(name, "Do") == 0) {
        paint_form(shown);
    }
}

/* A long array is shown as it comes, for it may have more strings than there is room for operands. */
static void keep_operand(struct shown *shown, struct kf_token token)
{
    if (shown->operand_count == MOST_OPERANDS) {
        show_strings(shown);
        shown->operand_count = 0;
    }
    shown->operands[shown->operand_count++] = token;
}

static void read_stream(struct shown *shown, const char *content, size_t length, qpdf_oh resources)
{
    shown->content = content;
    shown->resources = resources;
    shown->operand_count = 0;
    shown->named = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t at = 0;;) {
        struct kf_token token = kf_content_next(content, length, at);

        at = token.end;
        if (token.kind == KF_TOKEN_END || token.kind == KF_TOKEN_BROKEN) {
            break;
        }
        if (token.kind == KF_TOKEN_OPERATOR) {
            take_operator(shown, content + token.begin, token.end - token.begin);
            shown->operand_count = 0;
        } else {
            keep_operand(shown, token);
        }
    }
    g_hash_table_destroy(shown->named);
}

struct kf_page_text *kf_page_text_new(struct kf_reader *reader, const char *content, size_t length, qpdf_oh resources)
{
    struct kf_page_text *text = g_new0(struct kf_page_text, 1);
    struct shown shown = {.reader = reader, .text = text, .spans = g_array_new(FALSE, FALSE, sizeof(struct span))};

    text->drawn = g_array_new(FALSE, FALSE, sizeof(struct kf_glyph));
    text->spoken = g_array_new(FALSE, FALSE, sizeof(struct kf_glyph));
    text->runs = g_array_new(FALSE, FALSE, sizeof(struct kf_text_run));
    read_stream(&shown, content, length, resources);
    g_array_free(shown.spans, TRUE);
    return text;
}

void kf_page_text_free(struct kf_page_text *text)
{
    g_array_free(text->drawn, TRUE);
    g_array_free(text->spoken, TRUE);
    g_array_free(text->runs, TRUE);
    g_free(text);
}
