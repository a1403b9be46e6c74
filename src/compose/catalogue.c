/* A reader of PO files: comments, contexts, continued strings, escapes, fuzzy marks. One message is one address, so
 * there are no plural forms. */

#include "compose/catalogue.h"

#include "base/limits.h"

#include <string.h>

enum part { PART_NONE, PART_CONTEXT, PART_SOURCE, PART_TEXT };

struct entry {                     /* the message being read */
    GString *parts[PART_TEXT + 1]; /* NULL: this part has not come yet */
    struct kf_span text_span, start;
    bool fuzzy, started;
};

struct reader {
    struct kf_run *run;
    const struct kf_source *source;
    const char *at, *end;
    const char *line_start; /* of the last span, and its number */
    int line;
    struct entry entry;
    enum part open; /* continued strings go here */
    GArray *messages;
    GHashTable *seen; /* address to the index in messages, plus one */
    struct kf_catalogue *catalogue;
    bool header;
    int errors;
};

/* As kf_span_at, which counts from the file's beginning; this goes on from where the last span was, so that a long file
 * is counted once. */
static struct kf_span here(struct reader *reader, const char *at, size_t bytes)
{
    struct kf_span span = {.source = reader->source, .offset = (size_t)(at - reader->source->text)};

    if (at < reader->line_start) {
        return kf_span_at(reader->source, span.offset, bytes);
    }
    for (const char *newline;
         (newline = memchr(reader->line_start, '\n', (size_t)(at - reader->line_start))) != NULL;) {
        reader->line++;
        reader->line_start = newline + 1;
    }
    span.line = reader->line;
    span.column = (int)g_utf8_strlen(reader->line_start, at - reader->line_start) + 1;
    span.length = (int)g_utf8_strlen(at, (gssize)MIN(bytes, strcspn(at, "\r\n")));
    return span;
}

G_GNUC_PRINTF(4, 5)
static void complain(struct reader *reader, struct kf_span span, const char *hint, const char *format, ...)
{
    va_list args;
    struct kf_diag *diag;

    va_start(args, format);
    diag = kf_diag_push(reader->run->diags, KF_PO_SYNTAX, span, NULL, "%s",
                        kf_arena_format_v(reader->run->arena, format, args));
    va_end(args);
    kf_diag_hint(reader->run->diags, diag, "%s", hint);
    reader->errors++;
}

/* --- strings ------------------------------------------------------------------------------------------------------- */

static bool read_octal(const char **at, GString *out)
{
    int value = 0, digits = 0;

    while (digits < 3 && **at >= '0' && **at <= '7') {
        value = value * 8 + (*(*at)++ - '0');
        digits++;
    }
    g_string_append_c(out, (char)value);
    return value > 0 && value < 256;
}

static bool read_hexadecimal(const char **at, GString *out)
{
    int value = 0, digits = 0;

    while (digits < 2 && g_ascii_isxdigit(**at)) {
        value = value * 16 + g_ascii_xdigit_value(*(*at)++);
        digits++;
    }
    g_string_append_c(out, (char)value);
    return value > 0;
}

/* *at stands behind the backslash. */
static bool read_escape(const char **at, GString *out)
{
    static const char names[] = "ntr\"\\abfv", values[] = "\n\t\r\"\\\a\b\f\v";
    const char *name = **at ? strchr(names, **at) : NULL;

    if (name) {
        g_string_append_c(out, values[name - names]);
        (*at)++;
        return true;
    }
    if (**at >= '0' && **at <= '7') {
        return read_octal(at, out);
    }
    if (**at == 'x' && g_ascii_isxdigit((*at)[1])) {
        (*at)++;
        return read_hexadecimal(at, out);
    }
    return false;
}

static void skip_blanks(struct reader *reader)
{
    while (reader->at < reader->end && (*reader->at == ' ' || *reader->at == '\t')) {
        reader->at++;
    }
}

static const char *line_end(const struct reader *reader)
{
    const char *newline = memchr(reader->at, '\n', (size_t)(reader->end - reader->at));

    return newline ? newline : reader->end;
}

/* Reads `"..."` and whatever follows it on the line, which must be nothing. */
static void read_string(struct reader *reader, GString *out)
{
    const char *start = reader->at, *stop = line_end(reader), *at;

    if (start >= stop || *start != '"') {
        complain(reader, here(reader, start, 1), "write the text between quotes: msgstr \"...\"",
                 "a text in quotes belongs here");
        reader->at = stop;
        return;
    }
    for (at = start + 1; at < stop && *at != '"';) {
        if (*at != '\\') {
            g_string_append_c(out, *at++);
            continue;
        }
        const char *escape = at++;

        if (at >= stop || !read_escape(&at, out)) {
            complain(reader, here(reader, escape, 2),
                     "known are \\n \\t \\\" \\\\ and numbers such as \\x41; for a backslash write \\\\",
                     "unknown escape \"\\%.*s\"", at < stop ? (int)(g_utf8_next_char(at) - at) : 0, at);
        }
    }
    if (at >= stop) {
        complain(reader, here(reader, start, 1),
                 "close it with \" on the same line; a long text goes on in quotes on the next",
                 "this text is not closed");
    } else {
        reader->at = at + 1;
        skip_blanks(reader);
        if (reader->at < stop && *reader->at != '\r') {
            complain(reader, here(reader, reader->at, 1), "a quote inside a text is written \\\"",
                     "something follows the closing quote");
        }
    }
    reader->at = stop;
}

/* --- messages ------------------------------------------------------------------------------------------------------ */

static const char *header_field(struct reader *reader, const char *header, const char *name)
{
    size_t length = strlen(name);

    for (const char *line = header; line; line = strchr(line, '\n')) {
        line += *line == '\n';
        if (!g_ascii_strncasecmp(line, name, length) && line[length] == ':') {
            char *value = g_strndup(line + length + 1, strcspn(line + length + 1, "\n"));
            const char *result = *g_strstrip(value) ? kf_arena_string(reader->run->arena, value) : NULL;

            g_free(value);
            return result;
        }
    }
    return NULL;
}

static void keep_header(struct reader *reader, const char *header)
{
    const char *type = header_field(reader, header, "Content-Type");
    char *lower = type ? g_ascii_strdown(type, -1) : NULL;

    reader->header = true;
    reader->catalogue->language = header_field(reader, header, "Language");
    reader->catalogue->reviewed_by = header_field(reader, header, "X-Kinfold-Reviewed-By");
    if (lower && strstr(lower, "charset=") && !strstr(lower, "charset=utf-8") && !strstr(lower, "charset=charset")) {
        complain(reader, reader->entry.text_span, "save the file as UTF-8 and write charset=UTF-8",
                 "the file says it is \"%s\"", type);
    }
    g_free(lower);
}

static void keep_message(struct reader *reader)
{
    struct kf_arena *arena = reader->run->arena;
    const struct entry *entry = &reader->entry;
    const GString *text = entry->parts[PART_TEXT];
    struct kf_message message = {
        .address = kf_arena_string(arena, entry->parts[PART_CONTEXT]->str),
        .source = kf_arena_string(arena, entry->parts[PART_SOURCE]->str),
        .text = text->len > 0 ? kf_arena_string(arena, text->str) : NULL,
        .fuzzy = entry->fuzzy,
        .span = entry->text_span,
    };
    guint earlier = GPOINTER_TO_UINT(g_hash_table_lookup(reader->seen, message.address));

    if (earlier) {
        complain(reader, entry->start, "keep one of the two", "msgctxt \"%s\" stands here a second time",
                 message.address);
        kf_diag_also(reader->run->diags, reader->run->diags->items[reader->run->diags->count - 1],
                     g_array_index(reader->messages, struct kf_message, earlier - 1).span, "first here");
        return;
    }
    g_array_append_val(reader->messages, message);
    g_hash_table_insert(reader->seen, (gpointer)(guintptr)message.address, GUINT_TO_POINTER(reader->messages->len));
}

static bool parts_are_text(struct reader *reader)
{
    for (int i = PART_CONTEXT; i <= PART_TEXT; i++) {
        const GString *part = reader->entry.parts[i];

        if (part && !g_utf8_validate(part->str, (gssize)part->len, NULL)) {
            complain(reader, reader->entry.start, "write the letters themselves instead of numbers such as \\x41",
                     "the escapes in this message do not make letters");
            return false;
        }
    }
    return true;
}

static void finish_entry(struct reader *reader)
{
    struct entry *entry = &reader->entry;
    GString **parts = entry->parts;

    if (entry->started && parts_are_text(reader)) {
        if (!parts[PART_SOURCE]) {
            complain(reader, entry->start, "a message is msgctxt, msgid and msgstr", "this message has no msgid");
        } else if (!parts[PART_TEXT]) {
            complain(reader, entry->start, "write msgstr \"\" when there is no translation yet",
                     "this message has no msgstr");
        } else if (!parts[PART_CONTEXT] && parts[PART_SOURCE]->len == 0) {
            keep_header(reader, parts[PART_TEXT]->str);
        } else if (!parts[PART_CONTEXT]) {
            complain(reader, entry->start, "write the address above msgid, for example msgctxt \"six-steps/title\"",
                     "this message has no msgctxt");
        } else {
            keep_message(reader);
        }
    }
    for (int i = 0; i <= PART_TEXT; i++) {
        if (parts[i]) {
            g_string_free(parts[i], TRUE);
        }
    }
    *entry = (struct entry){.started = false};
    reader->open = PART_NONE;
}

/* --- lines --------------------------------------------------------------------------------------------------------- */

static const struct keyword {
    const char *word;
    enum part part;
} keywords[] = {{"msgctxt", PART_CONTEXT}, {"msgid", PART_SOURCE}, {"msgstr", PART_TEXT}};

/* A part that is there already, or a context or a source behind the text, begins the next message. */
static bool begins_message(const struct reader *reader, enum part part)
{
    GString *const *parts = reader->entry.parts;

    return reader->entry.started && (parts[PART_TEXT] || (part == PART_CONTEXT && parts[PART_SOURCE])) &&
           part != PART_TEXT;
}

static void read_keyword(struct reader *reader, const struct keyword *keyword)
{
    struct entry *entry = &reader->entry;
    const char *start = reader->at;

    if (begins_message(reader, keyword->part)) {
        finish_entry(reader);
    }
    if (entry->parts[keyword->part]) {
        complain(reader, here(reader, start, strlen(keyword->word)), "leave an empty line between messages",
                 "%s stands twice in one message", keyword->word);
        g_string_truncate(entry->parts[keyword->part], 0);
    } else {
        entry->parts[keyword->part] = g_string_new(NULL);
    }
    if (!entry->started) {
        entry->started = true;
        entry->start = here(reader, start, strlen(keyword->word));
    }
    reader->at += strlen(keyword->word);
    skip_blanks(reader);
    if (keyword->part == PART_TEXT) {
        entry->text_span = here(reader, reader->at, 1);
    }
    reader->open = keyword->part;
    read_string(reader, entry->parts[keyword->part]);
}

static void read_unknown(struct reader *reader)
{
    const char *stop = line_end(reader);
    size_t length = strcspn(reader->at, " \t\r\n[\"");
    const char *word = kf_arena_string_n(reader->run->arena, reader->at, length);

    if (!strcmp(word, "msgid_plural") || (!strcmp(word, "msgstr") && reader->at[length] == '[')) {
        complain(reader, here(reader, reader->at, length),
                 "write one msgid and one msgstr; each sentence has an address of its own",
                 "plural forms are not used in Kinfold's translations");
    } else {
        complain(reader, here(reader, reader->at, length),
                 "a line is a comment (#), msgctxt, msgid, msgstr, or a text in quotes",
                 "\"%s\" is nothing that a PO file has", word);
    }
    reader->open = PART_NONE;
    reader->at = stop;
}

static void read_comment(struct reader *reader)
{
    const char *stop = line_end(reader);

    if (reader->entry.parts[PART_TEXT]) { /* a comment stands above its message */
        finish_entry(reader);
    }
    if (reader->at[1] == '~') { /* an obsolete message: its flags are not the next one's */
        reader->entry.fuzzy = false;
    } else if (reader->at[1] == ',') {
        char *flags = g_strndup(reader->at + 2, (size_t)(stop - reader->at - 2));
        char **words = g_strsplit_set(flags, ", \t\r", -1);

        reader->entry.fuzzy = reader->entry.fuzzy || g_strv_contains((const char *const *)words, "fuzzy");
        g_strfreev(words);
        g_free(flags);
    }
    reader->at = stop;
}

static const struct keyword *keyword_at(const struct reader *reader)
{
    for (size_t i = 0; i < G_N_ELEMENTS(keywords); i++) {
        size_t length = strlen(keywords[i].word);

        if (!strncmp(reader->at, keywords[i].word, length) && reader->at[length] &&
            strchr(" \t\"\r\n", reader->at[length])) {
            return &keywords[i];
        }
    }
    return NULL;
}

static void read_line(struct reader *reader)
{
    const struct keyword *keyword;

    skip_blanks(reader);
    if (reader->at >= reader->end || *reader->at == '\n' || *reader->at == '\r') {
        reader->at = line_end(reader);
        return;
    }
    if (*reader->at == '#') {
        read_comment(reader);
        return;
    }
    keyword = keyword_at(reader);
    if (keyword) {
        read_keyword(reader, keyword);
    } else if (*reader->at == '"' && reader->open != PART_NONE) {
        read_string(reader, reader->entry.parts[reader->open]);
    } else {
        read_unknown(reader);
    }
}

static void read_all(struct reader *reader)
{
    if (g_str_has_prefix(reader->at, "\xEF\xBB\xBF")) {
        reader->at += 3;
        reader->line_start = reader->at; /* the mark is in no column */
    }
    while (reader->at < reader->end) {
        read_line(reader);
        if (reader->at < reader->end) {
            reader->at++; /* the newline */
        }
    }
    finish_entry(reader);
    if (!reader->header && !reader->errors) {
        complain(reader, kf_span_at(reader->source, 0, 0),
                 "begin with msgid \"\", msgstr \"\" and the lines \"Language: ar\\n\" and \"Content-Type: text/plain; "
                 "charset=UTF-8\\n\"",
                 "the file has no header");
    }
}

static int by_address(gconstpointer a, gconstpointer b)
{
    const struct kf_message *left = a, *right = b;

    return strcmp(left->address, right->address);
}

struct kf_catalogue *kf_catalogue_read_text(struct kf_run *run, const char *shown_path, const char *text, size_t length)
{
    struct kf_source *source = KF_NEW(run->arena, struct kf_source);
    struct kf_catalogue *catalogue = KF_NEW(run->arena, struct kf_catalogue);
    const char *bad = NULL;

    *source = (struct kf_source){shown_path, text, length};
    catalogue->source = source;
    if (!g_utf8_validate(text, (gssize)length, &bad)) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_INVALID_UTF8, kf_span_at(source, (size_t)(bad - text), 1), NULL,
                                  "this byte is not UTF-8"),
                     "save the file as UTF-8");
        return NULL;
    }
    struct reader reader = {
        .run = run,
        .source = source,
        .at = text,
        .end = text + length,
        .line_start = text,
        .line = 1,
        .messages = g_array_new(FALSE, FALSE, sizeof(struct kf_message)),
        .seen = g_hash_table_new(g_str_hash, g_str_equal),
        .catalogue = catalogue,
    };

    read_all(&reader);
    catalogue->layer = kf_arena_format(run->arena, "translation %s", catalogue->language ? catalogue->language : "?");
    g_array_sort(reader.messages, by_address);
    catalogue->count = (int)reader.messages->len;
    catalogue->messages =
        kf_arena_copy(run->arena, reader.messages->data, reader.messages->len * sizeof(struct kf_message));
    g_array_free(reader.messages, TRUE);
    g_hash_table_destroy(reader.seen);
    return reader.errors ? NULL : catalogue;
}

struct kf_catalogue *kf_catalogue_read(struct kf_run *run, const char *path)
{
    const char *error = NULL;
    size_t length = 0;
    char *text = run->world->read_file(run->world->data, run->arena, path, KF_LIMIT_FILE_BYTES, &length, &error);

    if (!text) {
        kf_diag_push(run->diags, KF_FILE_UNREADABLE, (struct kf_span){.line = 0}, NULL, "%s: %s", path, error);
        return NULL;
    }
    return kf_catalogue_read_text(run, kf_arena_string(run->arena, path), text, length);
}

const struct kf_message *kf_catalogue_find(const struct kf_catalogue *catalogue, const char *address)
{
    int low = 0, high = catalogue->count;

    while (low < high) {
        int middle = low + (high - low) / 2;
        int order = strcmp(catalogue->messages[middle].address, address);

        if (order == 0) {
            return &catalogue->messages[middle];
        }
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return NULL;
}
