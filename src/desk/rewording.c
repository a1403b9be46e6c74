/* Changes are found by their place in the file, which comes with the text that it is a place in. */

#include "desk/rewording.h"

#include <string.h>

#include "compose/compose.h"
#include "yaml/edit.h"
#include "yaml/read.h"

const char *const kf_rewording_kinds[] = {"text", "bullets", "checklist", "starters", "reflection", "heading", NULL};

/* How a part of the kind is written, in the order of the names. */
static const enum shape { WORDS, ITEMS, PROMPTS } shapes[] = {WORDS, ITEMS, ITEMS, ITEMS, PROMPTS, WORDS};

#define PROMPT_LINES 3

struct rewording {
    struct kf_run run; /* whose diagnostics nobody reads: the file is checked as a whole */
    const char *text;
    JsonObject *change;
};

const char *kf_rewording_begin(struct kf_arena *arena, const char *module, const char *language, bool schema)
{
    return kf_arena_format(arena, "%soverlay-of: %s\nlanguage: %s\n",
                           schema ? "# yaml-language-server: $schema=../.kinfold/overlay.schema.json\n\n" : "", module, language);
}

/* --- what is said ------------------------------------------------------------------------------------------------------- */

/* NULL: it says nothing. */
static const char *said(const struct rewording *rewording, const char *key)
{
    JsonNode *node = json_object_get_member(rewording->change, key);
    const char *text =
        node != NULL && JSON_NODE_HOLDS_VALUE(node) && json_node_get_value_type(node) == G_TYPE_STRING ? json_node_get_string(node)
                                                                                                       : NULL;

    return text != NULL && *text != '\0' ? text : NULL;
}

static bool does(const struct rewording *rewording, const char *what)
{
    return g_strcmp0(said(rewording, "do"), what) == 0;
}

/* The keys of a change in the order in which the kit has them. NULL-terminated, in arena. */
static const char *const *order_of(struct kf_arena *arena)
{
    const struct kf_field *fields = NULL;
    const char **order;
    int count = 0;

    for (const struct kf_field *field = kf_overlay_record.fields; field->key != NULL; field++) {
        fields = strcmp(field->key, "changes") == 0 ? field->record->fields : fields;
    }
    g_assert(fields != NULL); /* an overlay has changes */
    while (fields[count].key != NULL) {
        count++;
    }
    order = KF_NEW_ARRAY(arena, count + 1, const char *);
    for (int i = 0; i < count; i++) {
        order[i] = fields[i].key;
    }
    return order;
}

/* --- places in the file ------------------------------------------------------------------------------------------------- */

static const struct kf_node *root_of(struct rewording *rewording)
{
    return kf_yaml_read_text(&rewording->run, "", rewording->text, strlen(rewording->text));
}

static const struct kf_node *part_of(const struct kf_node *node, const char *name)
{
    guint64 place;

    if (node->kind == KF_MAPPING) {
        return kf_node_get(node, name);
    }
    return node->kind == KF_SEQUENCE && g_ascii_string_to_unsigned(name, 10, 0, G_MAXINT, &place, NULL) && (int)place < node->count
               ? node->items[place]
               : NULL;
}

/* NULL: the path leads nowhere, or out of the changes. */
static const struct kf_node *node_at(struct rewording *rewording, const char *path)
{
    const struct kf_node *node = root_of(rewording);
    char **names = g_strsplit(path != NULL ? path : "", "/", -1);

    if (g_strcmp0(names[0], "changes") != 0 || names[0] == NULL || names[1] == NULL) {
        node = NULL;
    }
    for (int i = 0; node != NULL && names[i] != NULL; i++) {
        node = part_of(node, names[i]);
    }
    g_strfreev(names);
    return node;
}

/* "changes/2" of "changes/2/blocks/0/text". In arena. */
static const char *row_of(const struct rewording *rewording, const char *path)
{
    size_t first = strcspn(path, "/") + 1;

    return kf_arena_string_n(rewording->run.arena, path, first + strcspn(path + first, "/"));
}

/* --- changes ------------------------------------------------------------------------------------------------------------ */

static const char *const notes[] = {"why", "approved-by", "approved-on"};

/* What is said of why and by whom, where that is said. An empty text takes the key away. */
static const char *put_notes(struct rewording *rewording, const char *row, const char *text)
{
    struct kf_arena *arena = rewording->run.arena;

    for (size_t i = 0; i < G_N_ELEMENTS(notes) && text != NULL; i++) {
        const char *path = kf_arena_format(arena, "%s/%s", row, notes[i]), *value = said(rewording, notes[i]);

        if (value != NULL) {
            text = kf_yaml_put(arena, text, path, value, order_of(arena));
        } else if (json_object_has_member(rewording->change, notes[i])) {
            text = kf_yaml_remove(arena, text, path);
        }
    }
    return text;
}

static const char *put_at(struct rewording *rewording, const char *path)
{
    const char *with = said(rewording, "with");
    const struct kf_node *node = node_at(rewording, path);

    if (node == NULL || node->kind != KF_SCALAR || with == NULL) {
        return NULL;
    }
    return put_notes(rewording, row_of(rewording, path),
                     kf_yaml_put(rewording->run.arena, rewording->text, path, with, order_of(rewording->run.arena)));
}

static const char *put(struct rewording *rewording)
{
    return put_at(rewording, said(rewording, "path"));
}

static void add_line(const struct rewording *rewording, GString *lines, const char *key, const char *value)
{
    if (value != NULL) {
        g_string_append_printf(lines, "\n%s: %s", key, kf_yaml_value(rewording->run.arena, value, /* in_flow */ false));
    }
}

static const char *foreign_language(struct rewording *rewording)
{
    const struct kf_node *root = root_of(rewording);
    const char *language = said(rewording, "language"), *own = root != NULL ? kf_node_get_text(root, "language") : NULL;

    return language != NULL && own != NULL && kf_same_language(language, own) ? NULL : language;
}

/* A change more: its first line and what it brings, then what all have. */
static const char *add_change(struct rewording *rewording, const char *verb, const char *brings, bool in_language)
{
    const char *address = said(rewording, "address");
    GString *lines = g_string_new(verb);
    const char *text;

    if (address == NULL) {
        g_string_free(lines, TRUE);
        return NULL;
    }
    g_string_append_printf(lines, ": %s%s", kf_yaml_value(rewording->run.arena, address, /* in_flow */ false), brings);
    for (size_t i = 0; i < G_N_ELEMENTS(notes); i++) {
        add_line(rewording, lines, notes[i], said(rewording, notes[i]));
    }
    add_line(rewording, lines, "language", in_language ? foreign_language(rewording) : NULL);
    text = kf_yaml_append(rewording->run.arena, rewording->text, "changes", lines->str, /* order */ NULL);
    g_string_free(lines, TRUE);
    return text;
}

/* A sentence that the file says in this language already; NULL: it does not. In arena. */
static const char *path_of_replaced(struct rewording *rewording)
{
    const struct kf_node *root = root_of(rewording), *changes = root != NULL ? kf_node_get(root, "changes") : NULL;
    const char *address = said(rewording, "address"), *language = foreign_language(rewording);

    for (int i = 0; changes != NULL && changes->kind == KF_SEQUENCE && i < changes->count; i++) {
        const struct kf_node *row = changes->items[i];

        if (row->kind == KF_MAPPING && address != NULL && g_strcmp0(kf_node_get_text(row, "replace"), address) == 0 &&
            g_strcmp0(kf_node_get_text(row, "language"), language) == 0 && kf_node_get_text(row, "with") != NULL) {
            return kf_arena_format(rewording->run.arena, "changes/%d/with", i);
        }
    }
    return NULL;
}

static const char *replace(struct rewording *rewording)
{
    const char *path = path_of_replaced(rewording);
    const char *with = said(rewording, "with");
    const char *brings = with == NULL ? NULL
                                      : kf_arena_format(rewording->run.arena, "\nwith: %s",
                                                        kf_yaml_value(rewording->run.arena, with, /* in_flow */ false));

    return path != NULL ? put_at(rewording, path)
           : brings != NULL ? add_change(rewording, "replace", brings, /* in_language */ true) : NULL;
}

/* What is left out is not said otherwise too: as a person would write it, in one change. */
static const char *leave_out(struct rewording *rewording)
{
    const struct kf_node *root = root_of(rewording), *changes = root != NULL ? kf_node_get(root, "changes") : NULL;
    const char *address = said(rewording, "address");

    for (int i = changes != NULL && changes->kind == KF_SEQUENCE ? changes->count - 1 : -1; i >= 0 && address != NULL; i--) {
        if (changes->items[i]->kind == KF_MAPPING &&
            g_strcmp0(kf_node_get_text(changes->items[i], "replace"), address) == 0 && rewording->text != NULL) {
            rewording->text = kf_yaml_remove(rewording->run.arena, rewording->text,
                                             kf_arena_format(rewording->run.arena, "changes/%d", i));
        }
    }
    return rewording->text != NULL ? add_change(rewording, "remove", "", /* in_language */ false) : NULL;
}

/* --- new parts ---------------------------------------------------------------------------------------------------------- */

static int find_kind(const char *name)
{
    for (int i = 0; name != NULL && kf_rewording_kinds[i] != NULL; i++) {
        if (strcmp(kf_rewording_kinds[i], name) == 0) {
            return i;
        }
    }
    return -1;
}

/* A line of what was typed, as an item. */
static void add_item(const struct rewording *rewording, GString *part, enum shape shape, char *line)
{
    const char *value;

    if (*g_strstrip(line) == '\0') {
        return;
    }
    value = kf_yaml_value(rewording->run.arena, line, /* in_flow */ false);
    if (shape == PROMPTS) {
        g_string_append_printf(part, "\n  - prompt: %s\n    lines: %d", value, PROMPT_LINES);
    } else {
        g_string_append_printf(part, "\n  - %s", value);
    }
}

/* YAML of a block, without an indent. NULL: nothing of the kind. In arena. */
static const char *part_as_yaml(const struct rewording *rewording)
{
    const char *with = said(rewording, "with"), *kept = NULL;
    int kind = find_kind(said(rewording, "kind"));
    GString *part;
    char **lines;

    if (kind < 0 || with == NULL) {
        return NULL;
    }
    part = g_string_new(kf_rewording_kinds[kind]);
    g_string_append_c(part, ':');
    if (shapes[kind] == WORDS) {
        g_string_append_printf(part, " %s", kf_yaml_value(rewording->run.arena, with, /* in_flow */ false));
    } else {
        lines = g_strsplit(with, "\n", -1);
        for (int i = 0; lines[i] != NULL; i++) {
            add_item(rewording, part, shapes[kind], lines[i]);
        }
        g_strfreev(lines);
    }
    kept = part->str[part->len - 1] != ':' ? kf_arena_string(rewording->run.arena, part->str) : NULL;
    g_string_free(part, TRUE);
    return kept;
}

static const char *insert(struct rewording *rewording)
{
    const char *part = part_as_yaml(rewording), *indented;
    char **lines, *joined;

    if (part == NULL) {
        return NULL;
    }
    lines = g_strsplit(part, "\n", -1);
    joined = g_strjoinv("\n    ", lines);
    indented = kf_arena_format(rewording->run.arena, "\nblocks:\n  - %s", joined);
    g_free(joined);
    g_strfreev(lines);
    return add_change(rewording, "insert-after", indented, /* in_language */ true);
}

static const char *append(struct rewording *rewording)
{
    const char *path = said(rewording, "path"), *part = part_as_yaml(rewording);
    const struct kf_node *node = node_at(rewording, path);

    return part == NULL || node == NULL || node->kind != KF_SEQUENCE
               ? NULL
               : kf_yaml_append(rewording->run.arena, rewording->text, path, part, /* order */ NULL);
}

/* The list that this is an item of; NULL: none. */
static const struct kf_node *list_around(struct rewording *rewording, const char *path)
{
    char *above = g_path_get_dirname(path);
    const struct kf_node *node = node_at(rewording, above);

    g_free(above);
    return node != NULL && node->kind == KF_SEQUENCE ? node : NULL;
}

/* The last part of an insertion takes the whole change along, since one that brings nothing is a mistake. */
static const char *drop(struct rewording *rewording)
{
    const char *path = said(rewording, "path"), *row;
    const struct kf_node *node = node_at(rewording, path), *list;

    list = node != NULL ? list_around(rewording, path) : NULL;
    if (node == NULL || (node->kind == KF_SCALAR && list == NULL)) {
        return NULL;
    }
    row = row_of(rewording, path);
    if (strcmp(row, path) != 0 && (list == NULL || list->count < 2)) {
        path = row;
    }
    return kf_yaml_remove(rewording->run.arena, rewording->text, path);
}

const char *kf_reword(struct kf_run *run, const char *text, JsonObject *change)
{
    static const struct {
        const char *name;
        const char *(*make)(struct rewording *rewording);
    } kinds[] = {{"replace", replace},     {"put", put},       {"remove", leave_out},
                 {"insert-after", insert}, {"append", append}, {"drop", drop}};
    struct rewording rewording = {.run = *run, .text = text, .change = change};

    rewording.run.diags = kf_diags_new(run->arena);
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (does(&rewording, kinds[i].name)) {
            return kinds[i].make(&rewording);
        }
    }
    return NULL;
}
