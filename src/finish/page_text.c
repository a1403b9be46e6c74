/* What a content stream shows, glyph by glyph: text operators, forms that are painted, marked content. */

#include "finish/read_back_internal.h"

#include <math.h>
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
    struct kf_value resources;
    struct kf_token operands[MOST_OPERANDS];
    int operand_count;
    struct kf_font_text *font;
    GHashTable *named; /* of these resources */
    GArray *spans; /* struct span */
    double y, baseline, leading; /* in units of the text's size; where the line at hand stands */
    int line;
    int depth;
};

static void read_stream(struct shown *shown, struct kf_value content, struct kf_value resources);

/* --- glyphs --------------------------------------------------------------------------------------------------------- */

/* Small steps are accents, raised and lowered letters of the same line. */
static void settle_line(struct shown *shown)
{
    if (fabs(shown->y - shown->baseline) > 0.6) {
        shown->line++;
        shown->baseline = shown->y;
    }
}

static struct kf_value value_of(const struct shown *shown, struct kf_token token)
{
    return (struct kf_value){shown->content + token.begin, token.end - token.begin};
}

static void show_string(struct shown *shown, struct kf_token token)
{
    GByteArray *bytes;

    if (shown->font == NULL) {
        return;
    }
    bytes = kf_string_bytes(value_of(shown, token));
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

    return at >= 0 && at < shown->operand_count ? kf_number(value_of(shown, shown->operands[at])) : 0;
}

static const char *name_at(const struct shown *shown, int place)
{
    int at = shown->operand_count - place;
    struct kf_token token = shown->operands[MAX(at, 0)];

    return at >= 0 && token.kind == KF_TOKEN_NAME
               ? kf_arena_string_n(shown->reader->arena, shown->content + token.begin, token.end - token.begin)
               : NULL;
}

static struct kf_value resource(const struct shown *shown, const char *kind, const char *name)
{
    return kf_entry(kf_found(&shown->reader->objects, shown->resources, kind), name);
}

/* One that several pages use is read once. */
static struct kf_font_text *find_font(struct kf_reader *reader, struct kf_value font)
{
    int number = kf_reference(font);
    struct kf_font_text *text = number != 0 ? g_hash_table_lookup(reader->fonts, GINT_TO_POINTER(number)) : NULL;

    if (text == NULL) {
        text = kf_font_text_new(reader->arena, &reader->objects, font);
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
    struct kf_arena *arena = shown->reader->arena;

    return kf_letters_of(arena, kf_string_text(arena, value_of(shown, token)));
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

static void add_run(struct kf_page_text *text, const struct kf_text_run *run)
{
    int before = kf_page_text_run(text, run->mcid), number = (int)text->runs->len;

    g_array_append_val(text->runs, *run);
    if (before < 0) {
        g_hash_table_insert(text->numbered, GINT_TO_POINTER(run->mcid), GINT_TO_POINTER(number + 1));
        return;
    }
    while (g_array_index(text->runs, struct kf_text_run, before).next >= 0) {
        before = g_array_index(text->runs, struct kf_text_run, before).next;
    }
    g_array_index(text->runs, struct kf_text_run, before).next = number;
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
        add_run(text, &(struct kf_text_run){span.mcid, span.first, text->spoken->len, -1});
    }
}

/* --- operators ------------------------------------------------------------------------------------------------------ */

static void paint_form(struct shown *shown)
{
    const struct kf_objects *objects = &shown->reader->objects;
    const char *name = name_at(shown, 1);
    int form = name != NULL ? kf_reference(resource(shown, "/XObject", name)) : 0;
    struct kf_value dictionary = kf_object(objects, form);

    if (shown->depth > DEEPEST_FORM || !kf_value_is(kf_found(objects, dictionary, "/Subtype"), "/Form")) {
        return;
    }
    GByteArray *bytes = kf_object_bytes(objects, form);
    if (bytes != NULL) {
        struct shown outside = *shown;

        g_hash_table_add(shown->reader->painted, GINT_TO_POINTER(form));
        shown->depth++;
        read_stream(shown, (struct kf_value){(const char *)bytes->data, bytes->len},
                    kf_found(objects, dictionary, "/Resources"));
        outside.line = shown->line + 1;
        *shown = outside;
        g_byte_array_unref(bytes);
    }
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

static void read_stream(struct shown *shown, struct kf_value content, struct kf_value resources)
{
    shown->content = content.text;
    shown->resources = resources;
    shown->operand_count = 0;
    shown->named = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t at = 0;;) {
        struct kf_token token = kf_content_next(content.text, content.length, at);

        at = token.end;
        if (token.kind == KF_TOKEN_END || token.kind == KF_TOKEN_BROKEN) {
            break;
        }
        if (token.kind == KF_TOKEN_OPERATOR) {
            take_operator(shown, content.text + token.begin, token.end - token.begin);
            shown->operand_count = 0;
        } else {
            keep_operand(shown, token);
        }
    }
    g_hash_table_destroy(shown->named);
}

struct kf_page_text *kf_page_text_new(struct kf_reader *reader, struct kf_value content, struct kf_value resources)
{
    struct kf_page_text *text = g_new0(struct kf_page_text, 1);
    struct shown shown = {.reader = reader, .text = text, .spans = g_array_new(FALSE, FALSE, sizeof(struct span))};

    text->drawn = g_array_new(FALSE, FALSE, sizeof(struct kf_glyph));
    text->spoken = g_array_new(FALSE, FALSE, sizeof(struct kf_glyph));
    text->runs = g_array_new(FALSE, FALSE, sizeof(struct kf_text_run));
    text->numbered = g_hash_table_new(NULL, NULL);
    read_stream(&shown, content, resources);
    g_array_free(shown.spans, TRUE);
    return text;
}

void kf_page_text_free(struct kf_page_text *text)
{
    g_array_free(text->drawn, TRUE);
    g_array_free(text->spoken, TRUE);
    g_array_free(text->runs, TRUE);
    g_hash_table_destroy(text->numbered);
    g_free(text);
}

int kf_page_text_run(const struct kf_page_text *text, int mcid)
{
    return GPOINTER_TO_INT(g_hash_table_lookup(text->numbered, GINT_TO_POINTER(mcid))) - 1;
}
