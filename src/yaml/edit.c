/* Where values stand in the bytes of a file, from libyaml's events; then splices. */

#include "yaml/edit.h"

#include <string.h>

#include <yaml.h>

#include "base/limits.h"
#include "yaml/read.h"
#include "yaml/yaml_internal.h"

enum kind { SCALAR, SEQUENCE, MAPPING };

struct value { /* of the file; bytes from begin up to end */
    enum kind kind;
    bool flow;
    size_t begin, end;
    struct entry *entries;
    int count, room;
};

struct entry { /* a pair or an item */
    const char *key; /* NULL: an item */
    size_t begin;    /* of the key; of an item in a block, of its dash */
    struct value value;
};

struct file {
    struct kf_arena *arena;
    struct kf_source source;
    struct kf_lines lines;
    yaml_parser_t parser;
    yaml_event_t event; /* the one that is looked at */
    bool good;
};

/* --- reading --------------------------------------------------------------------------------------------------------- */

static size_t place(const struct file *file, const yaml_mark_t *mark)
{
    return kf_lines_offset(&file->lines, mark->line, mark->column);
}

static void next(struct file *file)
{
    yaml_event_delete(&file->event);
    file->good = file->good && yaml_parser_parse(&file->parser, &file->event) == 1;
    if (!file->good) {
        file->event = (yaml_event_t){.type = YAML_NO_EVENT};
    }
}

static size_t line_start(const char *text, size_t at)
{
    while (at > 0 && text[at - 1] != '\n') {
        at--;
    }
    return at;
}

static size_t line_end(const char *text, size_t at) /* behind its break */
{
    at += strcspn(text + at, "\n");
    return text[at] == '\n' ? at + 1 : at;
}

/* The dash of an item whose value begins here: libyaml tells of the value alone. */
static size_t dash_before(const struct file *file, size_t at)
{
    while (at > 0 && file->source.text[at] != '-') {
        at--;
    }
    return at;
}

static struct value read_value(struct file *file, int depth);

static void add_entry(struct file *file, struct value *value, const struct entry *entry)
{
    value->entries = kf_arena_grow(file->arena, value->entries, value->count, &value->room, sizeof *value->entries);
    value->entries[value->count++] = *entry;
}

static void read_entries(struct file *file, struct value *value, yaml_event_type_t last, int depth)
{
    next(file);
    while (file->good && file->event.type != last) {
        struct entry entry = {.begin = place(file, &file->event.start_mark)};

        if (value->kind == MAPPING) {
            entry.key = file->event.type == YAML_SCALAR_EVENT
                            ? kf_arena_string(file->arena, (const char *)file->event.data.scalar.value)
                            : "";
            file->good = file->event.type == YAML_SCALAR_EVENT;
            next(file);
        } else if (!value->flow) {
            /* An empty item is told behind its dash, any other at its own first letter. */
            entry.begin = dash_before(file, entry.begin > 0 ? entry.begin - 1 : 0);
        }
        entry.value = read_value(file, depth + 1);
        add_entry(file, value, &entry);
    }
}

/* What libyaml calls the end of a block lies before the next thing, behind comments and blank lines. */
static size_t end_of_block(const struct value *value)
{
    return value->count > 0 ? value->entries[value->count - 1].value.end : value->begin;
}

static size_t without_breaks(const char *text, size_t begin, size_t end)
{
    while (end > begin && (text[end - 1] == '\n' || text[end - 1] == '\r' || text[end - 1] == ' ')) {
        end--;
    }
    return end;
}

static struct value read_value(struct file *file, int depth)
{
    const yaml_event_t *event = &file->event;
    struct value value = {.kind = SCALAR, .begin = place(file, &event->start_mark), .end = place(file, &event->end_mark)};

    file->good = file->good && depth < KF_LIMIT_DEPTH;
    switch (event->type) {
    case YAML_MAPPING_START_EVENT:
        value.kind = MAPPING;
        value.flow = event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
        read_entries(file, &value, YAML_MAPPING_END_EVENT, depth);
        value.end = value.flow ? place(file, &event->end_mark) : end_of_block(&value);
        break;
    case YAML_SEQUENCE_START_EVENT:
        value.kind = SEQUENCE;
        value.flow = event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
        read_entries(file, &value, YAML_SEQUENCE_END_EVENT, depth);
        value.end = value.flow ? place(file, &event->end_mark) : end_of_block(&value);
        break;
    case YAML_SCALAR_EVENT:
        value.end = without_breaks(file->source.text, value.begin, value.end);
        break;
    default: /* an alias: what it stands for is written elsewhere */
        file->good = false;
        break;
    }
    next(file);
    return value;
}

static bool read_file(struct kf_arena *arena, const char *text, struct file *file, struct value *ret_root)
{
    *file = (struct file){.arena = arena, .source = {.path = "", .text = text, .length = strlen(text)}};
    file->good = yaml_parser_initialize(&file->parser) == 1;
    if (!file->good) {
        return false;
    }
    kf_lines_init(arena, &file->source, &file->lines);
    yaml_parser_set_input_string(&file->parser, (const unsigned char *)text, file->source.length);
    next(file); /* of the stream */
    next(file); /* of the document */
    next(file);
    *ret_root = read_value(file, 0);
    yaml_event_delete(&file->event);
    yaml_parser_delete(&file->parser);
    return file->good && ret_root->kind == MAPPING;
}

/* --- finding --------------------------------------------------------------------------------------------------------- */

static const struct entry *find_entry(const struct value *value, const char *part, size_t length)
{
    for (int i = 0; i < value->count; i++) {
        const struct entry *entry = &value->entries[i];
        bool found = value->kind == SEQUENCE ? g_ascii_strtoull(part, NULL, 10) == (guint64)i && g_ascii_isdigit(*part)
                                             : strlen(entry->key) == length && strncmp(entry->key, part, length) == 0;

        if (found) {
            return entry;
        }
    }
    return NULL;
}

struct found { /* as far as the path is there */
    const struct value *in;    /* that holds the last entry, or should hold the next */
    const struct entry *entry; /* NULL: in has none of this name */
    const struct entry *above; /* whose value `in` is; NULL: the whole file */
    const char *rest;          /* of the path: from the name of the entry on */
};

static struct found find(const struct value *root, const char *path)
{
    struct found found = {.in = root, .rest = path};
    const char *slash;

    for (;;) {
        slash = strchr(found.rest, '/');
        found.entry = find_entry(found.in, found.rest, slash != NULL ? (size_t)(slash - found.rest) : strlen(found.rest));
        if (found.entry == NULL || slash == NULL) {
            return found;
        }
        found.above = found.entry;
        found.in = &found.entry->value;
        found.rest = slash + 1;
    }
}

static bool is_empty(const struct value *value)
{
    return value->kind == SCALAR && value->begin == value->end;
}

/* --- values ---------------------------------------------------------------------------------------------------------- */

static bool is_day(const char *value)
{
    for (int i = 0; i < 10; i++) {
        if (i == 4 || i == 7 ? value[i] != '-' : !g_ascii_isdigit(value[i])) {
            return false;
        }
    }
    return value[10] == '\0';
}

/* YAML reads these as something else than text. */
static bool is_a_word_of_yaml(const char *value)
{
    static const char *const words[] = {"true", "false", "yes", "no", "on", "off", "null", "~", "y", "n"};

    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (g_ascii_strcasecmp(words[i], value) == 0) {
            return true;
        }
    }
    return false;
}

/* "6 pm to 8 am" begins like a number, and is none. */
static bool has_words(const char *value)
{
    const char *blank = strchr(value, ' ');

    return blank != NULL && g_ascii_isalpha(blank[1]);
}

static bool begins_as_text(const char *value)
{
    return g_ascii_isdigit(*value) ? is_day(value) || has_words(value) : strchr("+.-?:,[]{}#&*!|>'\"%@`=", *value) == NULL;
}

static bool is_plain(const char *value, bool in_flow)
{
    size_t length = strlen(value);

    return length > 0 && begins_as_text(value) &&
           strstr(value, ": ") == NULL && strstr(value, " #") == NULL && value[length - 1] != ':' &&
           !(in_flow && strpbrk(value, ",[]{}") != NULL) && !is_a_word_of_yaml(value);
}

char *kf_yaml_value(struct kf_arena *arena, const char *value, bool in_flow)
{
    GString *single = g_string_new(NULL);
    char *kept;

    for (const char *at = value; *at != '\0'; at++) {
        bool blank = g_ascii_isspace(*at);

        if (!blank || (single->len > 0 && single->str[single->len - 1] != ' ')) {
            g_string_append_c(single, blank ? ' ' : *at);
        }
    }
    g_string_truncate(single, without_breaks(single->str, 0, single->len));
    kept = kf_arena_string(arena, single->str);
    g_string_free(single, TRUE);
    return is_plain(kept, in_flow) ? kept : kf_yaml_quoted(arena, kept);
}

/* --- splices --------------------------------------------------------------------------------------------------------- */

static char *splice(const struct file *file, size_t begin, size_t end, const char *with)
{
    return kf_arena_format(file->arena, "%.*s%s%s", (int)begin, file->source.text, with, file->source.text + end);
}

/* A comment behind the value stays in its column, as far as there is room. */
static char *replace(const struct file *file, size_t begin, size_t end, const char *with)
{
    const char *text = file->source.text;
    size_t blanks = strspn(text + end, " ");
    glong before = g_utf8_strlen(text + begin, (gssize)(end - begin)), after = g_utf8_strlen(with, -1);
    glong left = (glong)blanks + before - after;

    if (blanks >= 2 && text[end + blanks] == '#' && !memchr(text + begin, '\n', end - begin)) {
        return splice(file, begin, end + blanks, kf_arena_format(file->arena, "%s%*s", with, (int)MAX(left, 2), ""));
    }
    return splice(file, begin, end, with);
}

static int column_of(const struct file *file, size_t at)
{
    return (int)(at - line_start(file->source.text, at));
}

/* `a/b` with the value: "a:\n  b: value", each line behind the indent. */
static const char *nested(struct kf_arena *arena, const char *rest, const char *value, int indent, const char *ending)
{
    GString *lines = g_string_new(NULL);
    char **parts = g_strsplit(rest, "/", -1);
    const char *kept;

    for (int i = 0; parts[i] != NULL; i++) {
        g_string_append_printf(lines, "%*s%s:", indent + 2 * i, "", parts[i]);
        if (parts[i + 1] != NULL) {
            g_string_append_c(lines, '\n');
        }
    }
    g_string_append(lines, value);
    g_string_append(lines, ending);
    kept = kf_arena_string(arena, lines->str);
    g_string_free(lines, TRUE);
    g_strfreev(parts);
    return kept;
}

/* --- keys that are not there ------------------------------------------------------------------------------------------ */

/* The line `# key: …` among those of the mapping, begun at its indent; its length in *ret_length. NULL: there is none. */
static const char *find_comment(const struct file *file, size_t begin, size_t end, int indent, const char *key, size_t length)
{
    const char *text = file->source.text;

    for (size_t at = line_start(text, begin); at < end; at = line_end(text, at)) {
        size_t blanks = strspn(text + at, " "), from = at + blanks + 2;

        if (blanks == (size_t)indent && strncmp(text + at + blanks, "# ", 2) == 0 && strncmp(text + from, key, length) == 0 &&
            text[from + length] == ':') {
            return text + at;
        }
        if (text[at] == '\0') {
            break;
        }
    }
    return NULL;
}

/* The end of the lines among which a key of the mapping may stand: comments behind its last entry are of it while they are
 * indented as it is. */
static size_t end_of_lines(const struct file *file, const struct value *in, int indent)
{
    const char *text = file->source.text;
    size_t at = line_end(text, in->end);

    while (text[at] != '\0') {
        size_t blanks = strspn(text + at, " ");

        if (text[at + blanks] != '\n' && !(text[at + blanks] == '#' && blanks >= (size_t)indent)) {
            break;
        }
        at = line_end(text, at);
    }
    return at;
}

/* Takes the # away: `  # logo: logo.svg   # Or your logo` with mine.svg. */
static char *write_comment(const struct file *file, const char *line, size_t length, const char *value)
{
    size_t at = (size_t)(line - file->source.text), blanks = strspn(line, " "), from = at + blanks + 2 + length + 1;
    const char *text = file->source.text, *hash;
    size_t end = from + strcspn(text + from, "\n"), value_end = end;
    char *changed;

    hash = strstr(text + from, "  #");
    if (hash != NULL && (size_t)(hash - text) < end) {
        value_end = (size_t)(hash - text);
    }
    value_end = without_breaks(text, from, value_end);
    changed = replace(file, from, value_end, value);
    return kf_arena_format(file->arena, "%.*s%s", (int)(at + blanks), changed, changed + at + blanks + 2);
}

static int place_in(const char *const *order, const char *key, size_t length)
{
    for (int i = 0; order != NULL && order[i] != NULL; i++) {
        if (strlen(order[i]) == length && strncmp(order[i], key, length) == 0) {
            return i;
        }
    }
    return -1;
}

/* The last entry that comes before the key; NULL: it comes first. */
static const struct entry *entry_before(const struct value *in, const char *const *order, const char *key, size_t length)
{
    const struct entry *before = NULL;
    int wanted = place_in(order, key, length);

    if (wanted < 0) {
        return in->count > 0 ? &in->entries[in->count - 1] : NULL;
    }
    for (int i = 0; i < in->count; i++) {
        int other = place_in(order, in->entries[i].key, strlen(in->entries[i].key));

        if (other >= 0 && other < wanted) {
            before = &in->entries[i];
        }
    }
    return before;
}

static char *add_to_flow(const struct file *file, const struct value *in, const char *addition)
{
    size_t at = in->end - 1; /* the brace */

    return splice(file, at, at, in->count > 0 ? kf_arena_format(file->arena, ", %s", addition) : addition);
}

/* A new line at a place where one begins. The file may end without a break. */
static char *add_lines(const struct file *file, size_t at, const char *lines)
{
    bool open = at > 0 && file->source.text[at - 1] != '\n';

    return splice(file, at, at, open ? kf_arena_format(file->arena, "\n%s", lines) : lines);
}

/* value: with what stands before it: " text", or "\n  - item". */
static char *add_key(const struct file *file, const struct found *found, const char *value, const char *const *order)
{
    const struct value *in = found->in;
    size_t length = strcspn(found->rest, "/");
    bool last = found->rest[length] == '\0';
    const struct entry *before;
    const char *comment;
    int indent;

    if (in->flow) {
        return last ? add_to_flow(file, in, kf_arena_format(file->arena, "%s:%s", found->rest, value)) : NULL;
    }
    if (is_empty(in)) {
        size_t begin = line_end(file->source.text, in->begin);

        indent = column_of(file, found->above->begin) + 2;
        comment = find_comment(file, begin, end_of_lines(file, in, indent), indent, found->rest, length);
        return comment != NULL && last && value[0] == ' '
                   ? write_comment(file, comment, length, value)
                   : add_lines(file, begin, nested(file->arena, found->rest, value, indent, "\n"));
    }
    if (in->kind != MAPPING || in->count == 0) {
        return NULL;
    }
    indent = column_of(file, in->entries[0].begin);
    comment = find_comment(file, in->begin, end_of_lines(file, in, indent), indent, found->rest, length);
    if (comment != NULL && last && value[0] == ' ') {
        return write_comment(file, comment, length, value);
    }
    before = entry_before(in, order, found->rest, length);
    return add_lines(file,
                     before != NULL ? line_end(file->source.text, before->value.end)
                                    : line_start(file->source.text, in->entries[0].begin),
                     nested(file->arena, found->rest, value, indent, "\n"));
}

/* --- what is offered -------------------------------------------------------------------------------------------------- */

/* yaml: as it stands; NULL: value, in the quotes that it needs. */
static char *put(struct kf_arena *arena, const char *text, const char *path, const char *value, const char *yaml,
                 const char *const *order)
{
    struct file file;
    struct value root;
    struct found found;
    const char *written;

    g_assert(value != NULL || yaml != NULL);
    if (!read_file(arena, text, &file, &root)) {
        return NULL;
    }
    found = find(&root, path);
    written = yaml != NULL ? yaml : kf_yaml_value(arena, value, found.in->flow);
    if (found.entry == NULL) {
        return add_key(&file, &found, kf_arena_format(arena, " %s", written), order);
    }
    if (found.entry->value.kind != SCALAR && (yaml == NULL || !found.entry->value.flow)) {
        return NULL;
    }
    if (is_empty(&found.entry->value)) {
        return splice(&file, found.entry->value.begin, found.entry->value.begin, kf_arena_format(arena, " %s", written));
    }
    return replace(&file, found.entry->value.begin, found.entry->value.end, written);
}

char *kf_yaml_put(struct kf_arena *arena, const char *text, const char *path, const char *value, const char *const *order)
{
    return put(arena, text, path, value, /* yaml */ NULL, order);
}

char *kf_yaml_put_plain(struct kf_arena *arena, const char *text, const char *path, const char *yaml, const char *const *order)
{
    return put(arena, text, path, /* value */ NULL, yaml, order);
}

static char *remove_from_flow(const struct file *file, const struct value *in, const struct entry *entry)
{
    bool first = entry == &in->entries[0], only = in->count == 1;
    size_t begin = first ? entry->begin : entry[-1].value.end;
    size_t end = first && !only ? entry[1].begin : entry->value.end;

    return splice(file, begin, end, "");
}

/* An item apart by a blank line takes one along. */
static char *remove_lines(const struct file *file, const struct value *in, const struct entry *entry)
{
    const char *text = file->source.text;
    size_t begin = line_start(text, entry->begin), end = line_end(text, entry->value.end);
    bool last = entry == &in->entries[in->count - 1];

    if (in->kind == SEQUENCE && !last && text[end] == '\n') {
        end++;
    } else if (in->kind == SEQUENCE && last && begin >= 2 && text[begin - 1] == '\n' && text[begin - 2] == '\n') {
        begin--;
    }
    return splice(file, begin, end, "");
}

char *kf_yaml_remove(struct kf_arena *arena, const char *text, const char *path)
{
    struct file file;
    struct value root;
    struct found found;

    if (!read_file(arena, text, &file, &root)) {
        return NULL;
    }
    found = find(&root, path);
    if (found.entry == NULL) {
        return kf_arena_string(arena, text);
    }
    return found.in->flow ? remove_from_flow(&file, found.in, found.entry) : remove_lines(&file, found.in, found.entry);
}

/* "- first line\n  second", behind an indent. */
static const char *item_lines(struct kf_arena *arena, const char *item, int indent)
{
    GString *lines = g_string_new(NULL);
    char **parts = g_strsplit(item, "\n", -1);
    const char *kept;

    for (int i = 0; parts[i] != NULL; i++) {
        g_string_append_printf(lines, "%*s%s%s\n", indent, "", i == 0 ? "- " : "  ", parts[i]);
    }
    kept = kf_arena_string(arena, lines->str);
    g_string_free(lines, TRUE);
    g_strfreev(parts);
    return kept;
}

static int parts_of(const char *path)
{
    int parts = 1;

    for (; *path != '\0'; path++) {
        parts += *path == '/';
    }
    return parts;
}

static bool are_apart(const struct file *file, const struct value *sequence)
{
    const char *text = file->source.text;
    const struct entry *last = &sequence->entries[sequence->count - 1];
    size_t begin = line_start(text, last->begin);

    return sequence->count > 1 && begin >= 2 && text[begin - 2] == '\n';
}

static const char *without_brackets(const struct file *file, const struct value *sequence)
{
    size_t begin = sequence->begin;

    while (begin > 0 && file->source.text[begin - 1] == ' ') {
        begin--;
    }
    return splice(file, begin, sequence->end, "");
}

char *kf_yaml_append(struct kf_arena *arena, const char *text, const char *path, const char *item, const char *const *order)
{
    struct file file;
    struct value root;
    const struct value *sequence;
    struct found found;
    const char *lines;

    if (!read_file(arena, text, &file, &root)) {
        return NULL;
    }
    found = find(&root, path);
    if (found.entry == NULL) {
        int indent = found.in->kind == MAPPING && found.in->count > 0 ? column_of(&file, found.in->entries[0].begin) : 0;

        lines = item_lines(arena, item, indent + 2 * parts_of(found.rest));
        return add_key(&file, &found, kf_arena_format(arena, "\n%.*s", (int)strlen(lines) - 1, lines), order);
    }
    sequence = &found.entry->value;
    if (sequence->flow && sequence->count == 0 && strchr(item, '\n') != NULL) { /* `[]`: its items get lines of their own */
        return kf_yaml_append(arena, without_brackets(&file, sequence), path, item, order);
    }
    if (sequence->flow) {
        return add_to_flow(&file, sequence, item);
    }
    if (is_empty(sequence)) {
        return add_lines(&file, line_end(text, sequence->begin),
                         item_lines(arena, item, column_of(&file, found.entry->begin) + 2));
    }
    if (sequence->kind != SEQUENCE) {
        return NULL;
    }
    lines = item_lines(arena, item, column_of(&file, sequence->entries[0].begin));
    return add_lines(&file, line_end(text, sequence->end),
                     are_apart(&file, sequence) ? kf_arena_format(arena, "\n%s", lines) : lines);
}
