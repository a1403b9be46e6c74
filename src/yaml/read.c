/* libyaml's events to nodes. A file with a syntax error is read again with the bad value overwritten, so that the
 * further mistakes come to light in one go; nodes are handed out only when there is none. */

#include "yaml/read.h"

#include <stdlib.h>
#include <string.h>

#include <yaml.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "yaml/problem.h"

struct reader {
    struct kf_arena *arena;
    struct kf_diags *diags; /* of this reading */
    const struct kf_lines *lines;
    yaml_parser_t parser;
    GHashTable *anchors;       /* name → struct anchored */
    struct kf_list open;       /* nodes of the lists and groups that are being read, the innermost last */
    int nodes;                 /* made so far, aliases expanded */
    int aliases;
    bool broken;               /* libyaml could not go on */
    bool stopped;              /* a limit was passed: nothing more is read */
    struct kf_problem problem; /* what broke, with the last quoted scalar */
};

struct anchored {
    struct kf_node *node; /* NULL while it is being read */
    int size;             /* nodes in it */
};

static struct kf_node *build(struct reader *reader, const yaml_event_t *event, int depth);

static bool next(struct reader *reader, yaml_event_t *ret_event)
{
    if (reader->broken || reader->stopped || reader->diags->errors >= KF_LIMIT_ERRORS_SHOWN) {
        return false;
    }
    if (!yaml_parser_parse(&reader->parser, ret_event)) {
        reader->broken = true;
        return false;
    }
    return true;
}

/* --- places --------------------------------------------------------------------------------------------------------- */

#define OF_ANCHORS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"

static size_t skip_blanks_and_comments(const char *text, size_t offset)
{
    offset += strspn(text + offset, " \t\r\n");
    while (text[offset] == '#') {
        offset += strcspn(text + offset, "\r\n");
        offset += strspn(text + offset, " \t\r\n");
    }
    return offset;
}

static size_t skip_anchor(const char *text, size_t offset)
{
    return skip_blanks_and_comments(text, offset + 1 + strspn(text + offset + 1, OF_ANCHORS));
}

/* Past `&anchor` and `!tag`, which libyaml counts to the node. A value may follow an anchor at once: `&a:b`. */
static size_t skip_properties(const struct kf_source *source, size_t offset)
{
    const char *text = source->text;

    while (text[offset] == '&' || text[offset] == '!') {
        offset = text[offset] == '&' ? skip_anchor(text, offset)
                                     : skip_blanks_and_comments(text, offset + strcspn(text + offset, " \t\r\n,]}"));
    }
    return offset;
}

/* A node whose anchor or tag stands on lines above it. */
static struct kf_span span_below(const struct kf_lines *lines, const yaml_event_t *event, size_t offset)
{
    bool scalar = event->type == YAML_SCALAR_EVENT;
    size_t end = scalar ? kf_lines_offset(lines, event->end_mark.line, event->end_mark.column) : lines->source->length;

    return kf_lines_span_at(lines, offset, end > offset ? end - offset : 0);
}

static struct kf_span event_span(const struct reader *reader, const yaml_event_t *event, bool properties)
{
    const struct kf_lines *lines = reader->lines;
    const char *text = lines->source->text;
    size_t line = event->start_mark.line, column = event->start_mark.column;
    size_t offset = kf_lines_offset(lines, line, column);

    if (properties) {
        size_t value = skip_properties(lines->source, offset);

        if (memchr(text + offset, '\n', value - offset) != NULL) {
            return span_below(lines, event, value);
        }
        column += kf_utf8_count(text + offset, value - offset);
        offset = value;
    }
    if (line >= (size_t)lines->count) {
        return kf_lines_span_at(lines, offset, 0);
    }
    if (event->type == YAML_SCALAR_EVENT && event->end_mark.line == line) {
        return kf_lines_span_counted(lines, line, column, offset, MAX(event->end_mark.column, column) - column);
    }
    return kf_lines_span_to_end(lines, line, column, offset);
}

/* --- limits --------------------------------------------------------------------------------------------------------- */

static void stop(struct reader *reader, enum kf_code code, struct kf_span span, const char *message, const char *hint)
{
    if (!reader->stopped) {
        kf_diag_hint(reader->diags, kf_diag_push(reader->diags, code, span, NULL, "%s", message), "%s", hint);
    }
    reader->stopped = true;
}

static struct kf_node *new_node(struct reader *reader, enum kf_node_kind kind, struct kf_span span)
{
    struct kf_node *node = KF_NEW(reader->arena, struct kf_node);

    node->kind = kind;
    node->span = span;
    if (++reader->nodes > KF_LIMIT_NODES) {
        stop(reader, KF_SIZE_LIMIT, span, kf_arena_format(reader->arena, "more than %d values", KF_LIMIT_NODES),
             "split the file");
    }
    return node;
}

/* --- anchors and tags ----------------------------------------------------------------------------------------------- */

static void note_anchor(struct reader *reader, const yaml_char_t *name, struct kf_node *node, int size)
{
    struct anchored *anchored;

    if (name == NULL) {
        return;
    }
    anchored = KF_NEW(reader->arena, struct anchored);
    anchored->node = node;
    anchored->size = size;
    g_hash_table_insert(reader->anchors, kf_arena_string(reader->arena, (const char *)name), anchored);
}

static struct kf_node *build_alias(struct reader *reader, const yaml_event_t *event)
{
    const char *name = (const char *)event->data.alias.anchor;
    struct kf_span span = event_span(reader, event, /* properties */ false);
    const struct anchored *anchored = g_hash_table_lookup(reader->anchors, name);

    span.length = (int)strlen(name) + 1;
    if (anchored == NULL) {
        struct kf_diag *diag = kf_diag_push(reader->diags, KF_NEEDS_QUOTES, span, NULL,
                                            "\"*%s\" points to an anchor \"&%s\" that is not above it", name, name);

        kf_diag_hint(reader->diags, diag, "if it is text, write: %s",
                     kf_yaml_quoted_line(reader->arena, reader->lines->source, span.offset));
        return new_node(reader, KF_SCALAR, span);
    }
    if (anchored->node == NULL) {
        stop(reader, KF_ALIAS_LIMIT, span, kf_arena_format(reader->arena, "\"*%s\" stands inside what it points to", name),
             "remove it, or write the text out");
        return NULL;
    }
    if (++reader->aliases > KF_LIMIT_ALIASES) {
        stop(reader, KF_ALIAS_LIMIT, span,
             kf_arena_format(reader->arena, "more than %d values point elsewhere, as \"*%s\" does", KF_LIMIT_ALIASES, name),
             "write the text out instead of pointing to it");
        return NULL;
    }
    if (reader->nodes + anchored->size > KF_LIMIT_NODES) {
        stop(reader, KF_ALIAS_LIMIT, span,
             kf_arena_format(reader->arena, "with \"*%s\" the file would grow to more than %d values", name, KF_LIMIT_NODES),
             "write the text out instead of pointing to it");
        return NULL;
    }
    reader->nodes += anchored->size;
    return kf_node_copy(reader->arena, anchored->node);
}

static void refuse_tag(struct reader *reader, const yaml_event_t *event, const yaml_char_t *tag)
{
    struct kf_diag *diag;
    struct kf_span span;
    const char *text;

    if (tag == NULL) {
        return;
    }
    span = event_span(reader, event, /* properties */ false);
    text = reader->lines->source->text + span.offset;
    if (*text == '&') { /* `&anchor !tag` */
        span = kf_lines_span_at(reader->lines, skip_anchor(reader->lines->source->text, span.offset), 1);
        text = reader->lines->source->text + span.offset;
    }
    span.length = (int)strcspn(text, " \t\r\n,]}");
    diag = kf_diag_push(reader->diags, KF_YAML_TAG, span, NULL, "the YAML tag \"%.*s\" is not used here", span.length, text);
    if (text[1] == '!') {
        kf_diag_hint(reader->diags, diag, "leave it out: what a value is comes from its key");
    } else {
        kf_diag_hint(reader->diags, diag, "leave it out; or, if it is text, write: %s",
                     kf_yaml_quoted_line(reader->arena, reader->lines->source, span.offset));
    }
}

/* --- nodes ---------------------------------------------------------------------------------------------------------- */

static enum kf_scalar_style style_of(yaml_scalar_style_t style)
{
    switch (style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
        return KF_SINGLE_QUOTED;
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
        return KF_DOUBLE_QUOTED;
    case YAML_LITERAL_SCALAR_STYLE:
        return KF_LITERAL;
    case YAML_FOLDED_SCALAR_STYLE:
        return KF_FOLDED;
    case YAML_ANY_SCALAR_STYLE:
    case YAML_PLAIN_SCALAR_STYLE:
        break;
    }
    return KF_PLAIN;
}

static struct kf_node *build_scalar(struct reader *reader, const yaml_event_t *event)
{
    bool properties = event->data.scalar.anchor != NULL || event->data.scalar.tag != NULL;
    struct kf_node *node = new_node(reader, KF_SCALAR, event_span(reader, event, properties));
    size_t length = event->data.scalar.length;

    refuse_tag(reader, event, event->data.scalar.tag);
    node->style = style_of(event->data.scalar.style);
    node->text = kf_arena_string_n(reader->arena, (const char *)event->data.scalar.value, length);
    if (node->style == KF_SINGLE_QUOTED || node->style == KF_DOUBLE_QUOTED) {
        reader->problem.has_quote = true;
        reader->problem.quote_line = event->start_mark.line;
        reader->problem.quote_column = event->start_mark.column;
        reader->problem.quote_end_line = event->end_mark.line;
    }
    if (length > KF_LIMIT_SCALAR_BYTES) {
        kf_diag_hint(reader->diags,
                     kf_diag_push(reader->diags, KF_SIZE_LIMIT, node->span, NULL,
                                  "a text of more than %d bytes", KF_LIMIT_SCALAR_BYTES),
                     "split it; a quotation mark that is not closed can be the cause");
    } else if (node->style == KF_DOUBLE_QUOTED) {
        kf_yaml_scan_value(reader->diags, node, length);
    }
    note_anchor(reader, event->data.scalar.anchor, node, 1);
    return node;
}

/* A list or a group of keys, empty yet; its anchor stands for nothing until it is read to the end. */
static struct kf_node *open_collection(struct reader *reader, enum kf_node_kind kind, const yaml_event_t *start,
                                       const yaml_char_t *anchor, const yaml_char_t *tag)
{
    struct kf_node *node = new_node(reader, kind, event_span(reader, start, anchor != NULL || tag != NULL));

    refuse_tag(reader, start, tag);
    note_anchor(reader, anchor, NULL, 0);
    return node;
}

static struct kf_node *build_sequence(struct reader *reader, const yaml_event_t *start, int depth)
{
    const yaml_char_t *anchor = start->data.sequence_start.anchor;
    struct kf_node *node = open_collection(reader, KF_SEQUENCE, start, anchor, start->data.sequence_start.tag);
    int before = reader->nodes, first = reader->open.count;
    yaml_event_t event;

    while (next(reader, &event)) {
        bool end = event.type == YAML_SEQUENCE_END_EVENT;
        struct kf_node *item = end ? NULL : build(reader, &event, depth + 1);

        yaml_event_delete(&event);
        if (end) {
            break;
        }
        if (item != NULL) {
            kf_list_add(reader->arena, &reader->open, item);
            item->place = reader->open.count - first;
        }
    }
    node->count = reader->open.count - first;
    node->items = KF_NEW_ARRAY(reader->arena, node->count, struct kf_node *);
    for (int i = 0; i < node->count; i++) {
        node->items[i] = reader->open.items[first + i];
    }
    reader->open.count = first;
    note_anchor(reader, anchor, node, reader->nodes - before + 1);
    return node;
}

static void report_duplicate(struct reader *reader, const struct kf_node *key, const struct kf_node *first)
{
    struct kf_diag *diag =
        kf_diag_push(reader->diags, KF_DUPLICATE_KEY, key->span, NULL, "the key \"%s\" is given twice", key->text);

    kf_diag_hint(reader->diags, diag, "keep one of the two");
    kf_diag_also(reader->diags, diag, first->span, "first here");
}

/* By their keys; of the same key, the one above first. */
static int compare_pairs(const void *a, const void *b)
{
    const struct kf_pair *x = *(const struct kf_pair *const *)a, *y = *(const struct kf_pair *const *)b;
    int order = strcmp(x->key->text, y->key->text);

    return order != 0 ? order : (x > y) - (x < y);
}

/* scratch: room for a pointer to each pair. */
static void check_keys(struct reader *reader, const struct kf_node *mapping, void **scratch)
{
    const struct kf_node *first = NULL;

    for (int i = 0; i < mapping->count; i++) {
        scratch[i] = &mapping->pairs[i];
    }
    qsort(scratch, (size_t)mapping->count, sizeof *scratch, compare_pairs);
    for (int i = 0; i < mapping->count; i++) {
        const struct kf_node *key = ((const struct kf_pair *)scratch[i])->key;

        if (first != NULL && strcmp(first->text, key->text) == 0) {
            report_duplicate(reader, key, first);
        } else {
            first = key;
        }
    }
}

/* `{{worker}}` reads as a mapping whose key is a mapping. */
static void report_key(struct reader *reader, const struct kf_node *mapping, const struct kf_node *key)
{
    const struct kf_source *source = reader->lines->source;
    size_t offset = mapping->span.offset;
    bool braces = strncmp(source->text + offset, "{{", 2) == 0 || strncmp(source->text + offset, "{[", 2) == 0;
    struct kf_diag *diag;

    if (!braces) {
        kf_diag_hint(reader->diags,
                     kf_diag_push(reader->diags, KF_YAML_SYNTAX, key->span, NULL, "a key must be one plain word"),
                     "put text that is no key in quotes");
        return;
    }
    diag = kf_diag_push(reader->diags, KF_NEEDS_QUOTES, mapping->span, NULL,
                        "a value that begins with \"{{\" must be in quotes");
    kf_diag_hint(reader->diags, diag, "write: %s", kf_yaml_quoted_line(reader->arena, source, offset));
}

/* Puts keys and values on the open nodes, each key before its value. */
static void read_pairs(struct reader *reader, const struct kf_node *mapping, int depth)
{
    struct kf_node *key = NULL;
    bool has_key = false;
    yaml_event_t event;

    while (next(reader, &event)) {
        bool end = event.type == YAML_MAPPING_END_EVENT;
        struct kf_node *node = end ? NULL : build(reader, &event, depth + 1);

        yaml_event_delete(&event);
        if (end) {
            return;
        }
        if (!has_key) {
            if (node != NULL && (node->kind != KF_SCALAR || node->text == NULL)) {
                report_key(reader, mapping, node);
                node = NULL;
            }
            key = node;
        } else if (key != NULL && node != NULL) {
            kf_list_add(reader->arena, &reader->open, key);
            kf_list_add(reader->arena, &reader->open, node);
        }
        has_key = !has_key;
    }
}

static struct kf_node *build_mapping(struct reader *reader, const yaml_event_t *start, int depth)
{
    const yaml_char_t *anchor = start->data.mapping_start.anchor;
    struct kf_node *node = open_collection(reader, KF_MAPPING, start, anchor, start->data.mapping_start.tag);
    int before = reader->nodes, first = reader->open.count;

    read_pairs(reader, node, depth);
    node->count = (reader->open.count - first) / 2;
    node->pairs = KF_NEW_ARRAY(reader->arena, node->count, struct kf_pair);
    for (int i = 0; i < node->count; i++) {
        node->pairs[i].key = reader->open.items[first + 2 * i];
        node->pairs[i].value = reader->open.items[first + 2 * i + 1];
    }
    if (node->count > 1) {
        check_keys(reader, node, reader->open.items + first);
    }
    reader->open.count = first;
    note_anchor(reader, anchor, node, reader->nodes - before + 1);
    return node;
}

static struct kf_node *build(struct reader *reader, const yaml_event_t *event, int depth)
{
    if (depth > KF_LIMIT_DEPTH) {
        stop(reader, KF_DEPTH_LIMIT, event_span(reader, event, /* properties */ false),
             kf_arena_format(reader->arena, "values are nested more than %d deep", KF_LIMIT_DEPTH),
             "close the brackets that are open, or put text that begins with [ or { in quotes");
        return NULL;
    }
    if (event->type == YAML_ALIAS_EVENT) {
        return build_alias(reader, event);
    }
    if (event->type == YAML_SCALAR_EVENT) {
        return build_scalar(reader, event);
    }
    return event->type == YAML_SEQUENCE_START_EVENT ? build_sequence(reader, event, depth)
                                                    : build_mapping(reader, event, depth);
}

/* --- one reading ---------------------------------------------------------------------------------------------------- */

static void refuse_second_document(struct reader *reader, const yaml_event_t *event)
{
    struct kf_span span = event_span(reader, event, /* properties */ false);

    span.length = 3;
    stop(reader, KF_YAML_SYNTAX, span, "a line \"---\" would begin a second file inside this one",
         "remove the line \"---\"");
}

static struct kf_node *read_document(struct reader *reader)
{
    struct kf_node *root = NULL;
    bool done = false;
    int documents = 0;
    yaml_event_t event;

    while (!done && next(reader, &event)) {
        switch (event.type) {
        case YAML_DOCUMENT_START_EVENT:
            if (++documents > 1) {
                refuse_second_document(reader, &event);
            }
            break;
        case YAML_ALIAS_EVENT:
        case YAML_SCALAR_EVENT:
        case YAML_SEQUENCE_START_EVENT:
        case YAML_MAPPING_START_EVENT:
            root = build(reader, &event, /* depth */ 1);
            break;
        case YAML_STREAM_END_EVENT:
            done = true;
            break;
        case YAML_NO_EVENT:
        case YAML_STREAM_START_EVENT:
        case YAML_DOCUMENT_END_EVENT:
        case YAML_SEQUENCE_END_EVENT:
        case YAML_MAPPING_END_EVENT:
            break;
        }
        yaml_event_delete(&event);
    }
    return root;
}

/* Reads text, which has the lines of the source. Mistakes go to diags; returns true when another reading with the bytes
 * begin to end overwritten would find more. */
static bool read_once(struct kf_arena *arena, struct kf_diags *diags, const struct kf_lines *lines, const char *text,
                      struct kf_node **ret_root, size_t *ret_begin, size_t *ret_end)
{
    struct reader reader = {.arena = arena, .diags = kf_diags_new(arena), .lines = lines};
    size_t skip = kf_source_skip(lines->source);
    bool again = false;

    if (!yaml_parser_initialize(&reader.parser)) {
        g_error("libyaml: out of memory");
    }
    yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader.parser, (const unsigned char *)text + skip, lines->source->length - skip);
    reader.anchors = g_hash_table_new(g_str_hash, g_str_equal);
    *ret_root = read_document(&reader);
    if (reader.broken) {
        reader.problem.parser = &reader.parser;
        reader.problem.lines = lines;
        again = kf_yaml_explain(diags, &reader.problem, ret_begin, ret_end);
    }
    /* What this reading found besides is found again by the next. */
    if (!again) {
        kf_diags_move(diags, reader.diags);
    }
    g_hash_table_unref(reader.anchors);
    yaml_parser_delete(&reader.parser);
    return again;
}

static struct kf_node *read_all(struct kf_arena *arena, struct kf_diags *diags, const struct kf_lines *lines)
{
    const char *text = lines->source->text;
    char *patched = NULL;
    struct kf_node *root = NULL;
    size_t begin = 0, end = 0;

    for (int i = 0; i < KF_LIMIT_READINGS && read_once(arena, diags, lines, text, &root, &begin, &end); i++) {
        if (patched == NULL) {
            patched = kf_arena_string_n(arena, text, lines->source->length);
            text = patched;
        }
        memset(patched + begin, 'x', end - begin);
    }
    if (diags->errors == 0 && kf_node_is_null(root)) {
        kf_diag_hint(diags,
                     kf_diag_push(diags, KF_YAML_SYNTAX, (struct kf_span){.source = lines->source}, NULL, "the file is empty"),
                     "write its keys, one \"key: value\" a line");
    }
    return root;
}

/* --- files ---------------------------------------------------------------------------------------------------------- */

static int compare_places(const void *a, const void *b)
{
    const struct kf_diag *x = *(struct kf_diag *const *)a, *y = *(struct kf_diag *const *)b;

    return (x->span.offset > y->span.offset) - (x->span.offset < y->span.offset);
}

static void push_too_large(struct kf_run *run, const struct kf_source *source)
{
    kf_diag_hint(run->diags,
                 kf_diag_push(run->diags, KF_SIZE_LIMIT, (struct kf_span){.source = source}, NULL,
                              "the file is larger than %d MB", KF_LIMIT_FILE_BYTES / (1024 * 1024)),
                 "split it");
}

struct kf_node *kf_yaml_read_text(struct kf_run *run, const char *shown_path, const char *text, size_t length)
{
    struct kf_source *source = KF_NEW(run->arena, struct kf_source);
    struct kf_diags *found = kf_diags_new(run->arena);
    struct kf_node *root = NULL;
    struct kf_lines lines;

    source->path = kf_arena_string(run->arena, shown_path);
    source->text = text;
    source->length = length;
    if (length > KF_LIMIT_FILE_BYTES) {
        push_too_large(run, source);
        return NULL;
    }
    kf_lines_init(run->arena, source, &lines);
    if (kf_yaml_scan(found, &lines)) {
        root = read_all(run->arena, found, &lines);
    }
    if (found->count > 1) {
        qsort(found->items, (size_t)found->count, sizeof(struct kf_diag *), compare_places);
    }
    kf_diags_move(run->diags, found);
    return found->errors > 0 ? NULL : root;
}

static void push_unreadable(struct kf_run *run, const char *path, const char *error)
{
    struct kf_source *source = KF_NEW(run->arena, struct kf_source);
    const char *advice = kf_world_advice(error);
    struct kf_diag *diag;

    source->path = kf_arena_string(run->arena, path);
    if (error == kf_world_too_large) {
        push_too_large(run, source);
        return;
    }
    diag = kf_diag_push(run->diags, error == kf_world_missing ? KF_FILE_MISSING : KF_FILE_UNREADABLE,
                        (struct kf_span){.source = source}, NULL, "the file cannot be read: %s", error);
    if (advice != NULL) {
        kf_diag_hint(run->diags, diag, "%s", advice);
    }
}

struct kf_node *kf_yaml_read(struct kf_run *run, const char *path)
{
    const char *error = NULL;
    size_t length = 0;
    char *text = run->world->read_file(run->world->data, run->arena, path, KF_LIMIT_FILE_BYTES, &length, &error);

    if (text == NULL) {
        push_unreadable(run, path, error);
        return NULL;
    }
    return kf_yaml_read_text(run, path, text, length);
}
