/* A reader of PO files: comments of every kind, contexts, continued strings, escapes, what was translated before, what
 * is obsolete. */

#include "compose/po.h"

#include "base/limits.h"
#include "base/unprintable.h"

#include <string.h>

enum part { PART_NONE, PART_OLD_CONTEXT, PART_OLD_SOURCE, PART_CONTEXT, PART_SOURCE, PART_TEXT };

struct entry {                     /* the message being read */
    GString *parts[PART_TEXT + 1]; /* NULL: this part has not come yet */
    struct kf_po_message message;  /* what stands around them */
    bool started;                  /* there is more than comments */
};

struct reader {
    struct kf_run *run;
    const struct kf_source *source;
    const char *at, *end;
    const char *line_start; /* of the last span, and its number */
    int line;
    struct entry entry;
    enum part open;   /* continued strings go here */
    GHashTable *seen; /* address to message */
    struct kf_po *po;
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

static void keep_header(struct reader *reader, struct kf_po_message *message)
{
    const char *type;
    char *lower;

    reader->po->header = message;
    type = kf_po_field(reader->run->arena, reader->po, "Content-Type");
    lower = type ? g_ascii_strdown(type, -1) : NULL;
    if (lower && strstr(lower, "charset=") && !strstr(lower, "charset=utf-8") && !strstr(lower, "charset=charset")) {
        complain(reader, message->span, "save the file as UTF-8 and write charset=UTF-8", "the file says it is \"%s\"",
                 type);
    }
    g_free(lower);
}

static void keep_message(struct reader *reader, struct kf_po_message *message)
{
    const struct kf_po_message *earlier =
        message->obsolete ? NULL : g_hash_table_lookup(reader->seen, message->address);

    if (earlier) {
        complain(reader, message->start, "keep one of the two", "msgctxt \"%s\" stands here a second time",
                 message->address);
        kf_diag_also(reader->run->diags, reader->run->diags->items[reader->run->diags->count - 1], earlier->span,
                     "first here");
        return;
    }
    kf_list_add(reader->run->arena, &reader->po->messages, message);
    if (!message->obsolete) {
        g_hash_table_insert(reader->seen, (gpointer)(guintptr)message->address, message);
    }
}

/* The place of at, counted on from an earlier one. */
static struct kf_span span_behind(struct kf_span near, const char *at)
{
    const char *from = near.source->text + near.offset;

    near.offset += (size_t)(at - from);
    for (const char *newline; (newline = memchr(from, '\n', (size_t)(at - from))) != NULL; from = newline + 1) {
        near.line++;
        near.column = 1;
    }
    near.column += (int)g_utf8_strlen(from, at - from);
    near.length = 1;
    return near;
}

/* At the character itself, between near and stop; one that was written as an escape is in no place, so it is near. */
static void refuse_letter(struct reader *reader, struct kf_span near, const char *stop, gunichar letter,
                          const struct kf_unprintable *why)
{
    const char *from = reader->source->text + near.offset;
    char bytes[8] = "";
    int count = g_unichar_to_utf8(letter, bytes);
    const char *at = memmem(from, (size_t)(stop - from), bytes, (size_t)count);

    kf_unprintable_report(reader->run->diags, at ? span_behind(near, at) : near, letter, why);
    reader->errors++;
}

static bool check_letters(struct reader *reader, struct kf_span near, const char *stop, const char *text, size_t length)
{
    size_t at;
    const struct kf_unprintable *why = kf_unprintable_find(text, length, &at);

    if (why) {
        refuse_letter(reader, near, stop, g_utf8_get_char(text + at), why);
    }
    return !why;
}

static bool parts_are_text(struct reader *reader)
{
    for (int i = 0; i <= PART_TEXT; i++) {
        const GString *part = reader->entry.parts[i];

        if (part && !g_utf8_validate(part->str, (gssize)part->len, NULL)) {
            complain(reader, reader->entry.message.start,
                     "write the letters themselves instead of numbers such as \\x41",
                     "the escapes in this message do not make letters");
            return false;
        }
        if (part && !check_letters(reader, reader->entry.message.start, reader->at, part->str, part->len)) {
            return false;
        }
    }
    return true;
}

static const char *kept_part(const struct reader *reader, enum part part)
{
    const GString *text = reader->entry.parts[part];

    return text ? kf_arena_string(reader->run->arena, text->str) : NULL;
}

static struct kf_po_message *made_message(const struct reader *reader)
{
    struct kf_po_message *message = KF_NEW(reader->run->arena, struct kf_po_message);

    *message = reader->entry.message;
    message->address = kept_part(reader, PART_CONTEXT);
    message->source = kept_part(reader, PART_SOURCE);
    message->text = kept_part(reader, PART_TEXT);
    message->old_address = kept_part(reader, PART_OLD_CONTEXT);
    message->old_source = kept_part(reader, PART_OLD_SOURCE);
    return message;
}

static void finish_message(struct reader *reader)
{
    GString *const *parts = reader->entry.parts;
    struct kf_span start = reader->entry.message.start;

    if (!parts_are_text(reader)) {
        return;
    }
    if (!parts[PART_SOURCE]) {
        complain(reader, start, "a message is msgctxt, msgid and msgstr", "this message has no msgid");
    } else if (!parts[PART_TEXT]) {
        complain(reader, start, "write msgstr \"\" when there is no translation yet", "this message has no msgstr");
    } else if (!parts[PART_CONTEXT] && parts[PART_SOURCE]->len == 0 && !reader->entry.message.obsolete) {
        keep_header(reader, made_message(reader));
    } else if (!parts[PART_CONTEXT] && !reader->entry.message.obsolete) {
        complain(reader, start, "write the address above msgid, for example msgctxt \"six-steps/title\"",
                 "this message has no msgctxt");
    } else {
        keep_message(reader, made_message(reader));
    }
}

static void finish_entry(struct reader *reader)
{
    struct entry *entry = &reader->entry;

    if (entry->started) {
        finish_message(reader);
    }
    for (int i = 0; i <= PART_TEXT; i++) {
        if (entry->parts[i]) {
            g_string_free(entry->parts[i], TRUE);
        }
    }
    *entry = (struct entry){.started = false};
    reader->open = PART_NONE;
}

/* --- lines --------------------------------------------------------------------------------------------------------- */

static const struct keyword {
    const char *word;
    enum part part, old; /* old: behind "#|" */
} keywords[] = {{"msgctxt", PART_CONTEXT, PART_OLD_CONTEXT},
                {"msgid", PART_SOURCE, PART_OLD_SOURCE},
                {"msgstr", PART_TEXT, PART_NONE}};

struct prefix { /* what stands before a keyword or a text */
    bool obsolete, old;
};

/* A part that is there already, or a context or a source behind the text, begins the next message. */
static bool begins_message(const struct reader *reader, enum part part)
{
    GString *const *parts = reader->entry.parts;

    return reader->entry.started && part != PART_TEXT &&
           (parts[PART_TEXT] || (part == PART_CONTEXT && parts[PART_SOURCE]));
}

static void open_part(struct reader *reader, const struct keyword *keyword, enum part part)
{
    struct entry *entry = &reader->entry;

    if (entry->parts[part]) {
        complain(reader, here(reader, reader->at, strlen(keyword->word)), "leave an empty line between messages",
                 "%s stands twice in one message", keyword->word);
        g_string_truncate(entry->parts[part], 0);
    } else {
        entry->parts[part] = g_string_new(NULL);
    }
}

static void read_keyword(struct reader *reader, const struct keyword *keyword, struct prefix prefix)
{
    struct entry *entry = &reader->entry;
    enum part part = prefix.old ? keyword->old : keyword->part;

    if (begins_message(reader, part)) {
        finish_entry(reader);
    }
    open_part(reader, keyword, part);
    if (!prefix.old && !entry->started) {
        entry->started = true;
        entry->message.obsolete = prefix.obsolete;
        entry->message.start = here(reader, reader->at, strlen(keyword->word));
    }
    reader->at += strlen(keyword->word);
    skip_blanks(reader);
    if (part == PART_TEXT) {
        entry->message.span = here(reader, reader->at, 1);
    }
    reader->open = part;
    read_string(reader, entry->parts[part]);
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

static void add_words(struct reader *reader, const char *text, const char *stop, const char *separators,
                      struct kf_list *list)
{
    while (text < stop) {
        size_t length = strcspn(text, separators);

        length = MIN(length, (size_t)(stop - text));
        if (length > 0) {
            kf_list_add(reader->run->arena, list, kf_arena_string_n(reader->run->arena, text, length));
        }
        text += length + 1;
    }
}

/* Of "a.yaml:3 b.yaml:4", where a name with spaces stands between U+2068 and U+2069. */
static void add_references(struct reader *reader, const char *text, const char *stop)
{
    struct kf_arena *arena = reader->run->arena;

    while (text < stop) {
        const char *end = text, *close;

        while (end < stop && !strchr(" \t\r", *end)) {
            /* NOLINTNEXTLINE(misc-misleading-bidirectional): gettext sets these marks around names with blanks */
            close = g_str_has_prefix(end, "\xE2\x81\xA8") ? g_strstr_len(end, stop - end, "\xE2\x81\xA9") : NULL;
            end = close ? close + 3 : end + 1;
        }
        if (end > text) {
            kf_list_add(arena, &reader->entry.message.references, kf_arena_string_n(arena, text, (size_t)(end - text)));
        }
        text = end + 1;
    }
}

static void add_flags(struct reader *reader, const char *text, const char *stop)
{
    struct kf_po_message *message = &reader->entry.message;
    int kept = 0;

    add_words(reader, text, stop, ", \t\r", &message->flags);
    for (int i = 0; i < message->flags.count; i++) {
        bool fuzzy = !strcmp(message->flags.items[i], "fuzzy");

        message->fuzzy = message->fuzzy || fuzzy;
        message->flags.items[kept] = message->flags.items[i];
        kept += !fuzzy;
    }
    message->flags.count = kept;
}

/* A whole line, without carriage returns at its end. */
static void add_line(struct reader *reader, const char *text, const char *stop, struct kf_list *list)
{
    while (stop > text && stop[-1] == '\r') {
        stop--;
    }
    kf_list_add(reader->run->arena, list, kf_arena_string_n(reader->run->arena, text, (size_t)(stop - text)));
}

static void read_comment(struct reader *reader)
{
    const char *stop = line_end(reader), *text = reader->at + 1;
    struct kf_po_message *message;

    if (reader->entry.parts[PART_TEXT]) { /* a comment stands above its message */
        finish_entry(reader);
    }
    message = &reader->entry.message;
    switch (text < stop ? *text : ' ') {
    case ',':
        add_flags(reader, text + 1, stop);
        break;
    case ':':
        add_references(reader, text + 1, stop);
        break;
    case '.':
        add_line(reader, text + 1, stop, &message->notes);
        break;
    default: /* who has reviewed a text stands here, and is printed */
        (void)check_letters(reader, here(reader, text, 1), stop, text, (size_t)(stop - text));
        add_line(reader, text, stop, &message->comments);
    }
    reader->open = PART_NONE;
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

static struct prefix read_prefix(struct reader *reader)
{
    struct prefix prefix = {0};

    if (g_str_has_prefix(reader->at, "#~")) {
        prefix.obsolete = true;
        reader->at += 2;
    }
    if (g_str_has_prefix(reader->at, prefix.obsolete ? "|" : "#|")) {
        prefix.old = true;
        reader->at += prefix.obsolete ? 1 : 2;
    }
    skip_blanks(reader);
    return prefix;
}

static bool is_at_end(const struct reader *reader)
{
    return reader->at >= reader->end || *reader->at == '\n' || *reader->at == '\r';
}

static void read_line(struct reader *reader)
{
    const struct keyword *keyword;
    struct prefix prefix;

    skip_blanks(reader);
    prefix = read_prefix(reader);
    keyword = is_at_end(reader) ? NULL : keyword_at(reader);
    if (prefix.old && reader->entry.parts[PART_TEXT] && keyword) { /* it stands above its message */
        finish_entry(reader);
    }
    if (is_at_end(reader)) {
        reader->at = line_end(reader);
    } else if (*reader->at == '#') {
        read_comment(reader);
    } else if (keyword && !(prefix.old && keyword->old == PART_NONE)) {
        read_keyword(reader, keyword, prefix);
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
    reader->po->end_comments = reader->entry.started ? (struct kf_list){0} : reader->entry.message.comments;
    finish_entry(reader);
    if (!reader->po->header && !reader->errors) {
        complain(reader, kf_span_at(reader->source, 0, 0),
                 "begin with msgid \"\", msgstr \"\" and the lines \"Language: ar\\n\" and \"Content-Type: text/plain; "
                 "charset=UTF-8\\n\"",
                 "the file has no header");
    }
}

struct kf_po *kf_po_read_text(struct kf_run *run, const char *shown_path, const char *text, size_t length)
{
    struct kf_source *source = KF_NEW(run->arena, struct kf_source);
    const char *bad = NULL;

    *source = (struct kf_source){shown_path, text, length};
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
        .seen = g_hash_table_new(g_str_hash, g_str_equal),
        .po = KF_NEW(run->arena, struct kf_po),
    };

    reader.po->source = source;
    read_all(&reader);
    g_hash_table_destroy(reader.seen);
    return reader.errors ? NULL : reader.po;
}

struct kf_po *kf_po_read(struct kf_run *run, const char *path)
{
    const char *error = NULL;
    size_t length = 0;
    char *text = run->world->read_file(run->world->data, run->arena, path, KF_LIMIT_FILE_BYTES, &length, &error);

    if (!text) {
        kf_diag_push(run->diags, KF_FILE_UNREADABLE, (struct kf_span){.line = 0}, NULL, "%s: %s", path, error);
        return NULL;
    }
    return kf_po_read_text(run, kf_arena_string(run->arena, path), text, length);
}
