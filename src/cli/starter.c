/* Starters: texts to begin from. */

#include "cli/starter.h"

#include <string.h>

#include "base/limits.h"
#include "yaml/read.h"

static const struct kf_span nowhere = {.source = NULL};

/* --- names ---------------------------------------------------------------------------------------------------------- */

const char *kf_starter_plain(struct kf_arena *arena, const char *typed)
{
    GString *word = g_string_new(NULL);
    const char *kept;

    for (const char *at = typed; *at != '\0'; at++) {
        if (g_ascii_isalnum(*at)) {
            g_string_append_c(word, g_ascii_tolower(*at));
        } else if (word->len > 0 && word->str[word->len - 1] != '-') {
            g_string_append_c(word, '-');
        }
    }
    while (word->len > 0 && word->str[word->len - 1] == '-') {
        g_string_truncate(word, word->len - 1);
    }
    kept = kf_arena_string_n(arena, word->str, word->len);
    g_string_free(word, TRUE);
    return kept;
}

bool kf_starter_is_reserved(const char *name)
{
    static const char *const reserved[] = {"session",   "words",  "pieces",            "communities",
                                           "helplines", "themes", "facilitator-guide", "participant-packet"};

    for (size_t i = 0; i < G_N_ELEMENTS(reserved); i++) {
        if (strcmp(name, reserved[i]) == 0) {
            return true;
        }
    }
    return g_str_has_suffix(name, "-clinician");
}

bool kf_starter_check_name(struct kf_cli *cli, const char *what, const char *name)
{
    struct kf_arena *arena = cli->run.arena;
    const char *word = kf_starter_plain(arena, name);

    if (strcmp(word, name) != 0 || *name == '\0') {
        kf_cli_usage(cli,
                     kf_arena_format(arena, *word != '\0' ? "write `kinfold new %s %s`" : "write `kinfold new %s my-own`",
                                     what, word),
                     "a %s's name is small letters, digits and hyphens, and \"%s\" is not", what, name);
        return false;
    }
    if (kf_starter_is_reserved(name)) {
        kf_cli_usage(cli, kf_arena_format(arena, "choose another, such as my-%s", what),
                     "\"%s\" means something of the program's own", name);
        return false;
    }
    return true;
}

bool kf_starter_is_free(struct kf_run *run, const char *path)
{
    if (g_file_test(path, G_FILE_TEST_EXISTS)) {
        kf_diag_hint(run->diags, kf_diag_push(run->diags, KF_WRITE_REFUSED, nowhere, NULL, "%s is there already", path),
                     "choose another name, or another folder with --out DIR");
        return false;
    }
    return true;
}

/* --- texts ---------------------------------------------------------------------------------------------------------- */

const char *kf_starter_replace(struct kf_arena *arena, const char *text, const char *word, const char *with)
{
    char **parts = g_strsplit(text, word, -1);
    char *joined = g_strjoinv(with, parts);
    const char *kept = kf_arena_string(arena, joined);

    g_free(joined);
    g_strfreev(parts);
    return kept;
}

const char *kf_starter_read(struct kf_run *run, const char *file)
{
    const char *path = kf_arena_format(run->arena, "%s/modules/starters/%s", run->data_dir, file), *error = NULL;
    size_t length = 0;
    const char *text = run->world->read_file(run->world->data, run->arena, path, KF_LIMIT_FILE_BYTES, &length, &error);

    if (text == NULL) {
        kf_diag_push(run->diags, KF_MISSING_ON_MACHINE, nowhere, NULL, "cannot read \"%s\": %s", path, error);
    }
    return text;
}

const char *kf_starter_text(struct kf_run *run, const char *what, const char *name)
{
    const char *text = kf_starter_read(run, kf_arena_format(run->arena, "new-%s.yaml", what));

    return text == NULL ? NULL : kf_starter_replace(run->arena, text, kf_arena_format(run->arena, "my-%s", what), name);
}

/* --- one handout more ----------------------------------------------------------------------------------------------- */

static size_t line_start(const char *text, size_t offset)
{
    while (offset > 0 && text[offset - 1] != '\n') {
        offset--;
    }
    return offset;
}

/* A blank line, or a comment at the margin: it belongs to the key below it. */
static bool is_of_next_key(const char *line)
{
    return *line == '#' || *line == '\n' || *line == '\r' || line[strspn(line, " ")] == '\n';
}

/* Where the value of a key of the file ends: before the next key and what is said above it. */
static size_t end_of(const struct kf_node *root, const struct kf_node *key)
{
    const char *text = root->span.source->text;
    size_t end = root->span.source->length;

    for (int i = 0; i < root->count; i++) {
        size_t start = root->pairs[i].key->span.offset;

        if (start > key->span.offset && start < end) {
            end = line_start(text, start);
        }
    }
    while (end > 0 && end < root->span.source->length && is_of_next_key(text + line_start(text, end - 1))) {
        end = line_start(text, end - 1);
    }
    return end;
}

/* The column of the list's hyphens, -1 when it stands in one line. */
static int hyphens_of(const struct kf_node *list)
{
    const struct kf_span *span = &list->items[0]->span;
    const char *line = span->source->text + line_start(span->source->text, span->offset);
    size_t indent = strspn(line, " ");

    return line[indent] == '-' ? (int)indent : -1;
}

static void add_indented(GString *text, const char *lines, int indent)
{
    char **all = g_strsplit(lines, "\n", -1);

    for (int i = 0; all[i] != NULL; i++) {
        if (*all[i] != '\0') {
            g_string_append_printf(text, "%*s%s\n", indent, "", all[i]);
        }
    }
    g_strfreev(all);
}

static bool has_id(const struct kf_node *list, const char *id)
{
    for (int i = 0; list != NULL && list->kind == KF_SEQUENCE && i < list->count; i++) {
        const struct kf_node *item = list->items[i];

        if (item->kind == KF_MAPPING && (g_strcmp0(kf_node_get_text(item, "id"), id) == 0 ||
                                         g_strcmp0(kf_node_get_text(item, "include"), id) == 0)) {
            return true;
        }
    }
    return false;
}

/* Handouts, activities and facilitator pages share their names. */
static bool is_taken(const struct kf_node *root, const char *name)
{
    const struct kf_node *session = kf_node_get(root, "session");
    const struct kf_node *activities =
        session != NULL && session->kind == KF_MAPPING ? kf_node_get(session, "activities") : NULL;

    return has_id(kf_node_get(root, "handouts"), name) || has_id(kf_node_get(root, "facilitator-pages"), name) ||
           has_id(activities, name);
}

static const struct kf_node *key_of(const struct kf_node *root, const char *name)
{
    for (int i = 0; i < root->count; i++) {
        if (strcmp(root->pairs[i].key->text, name) == 0) {
            return root->pairs[i].key;
        }
    }
    return NULL;
}

static void end_line(GString *text)
{
    if (text->len > 0 && text->str[text->len - 1] != '\n') {
        g_string_append_c(text, '\n');
    }
}

static const char *with_handout(struct kf_arena *arena, const struct kf_node *root, const char *handout, int indent)
{
    const struct kf_source *source = root->span.source;
    const struct kf_node *key = key_of(root, "handouts");
    size_t end = key != NULL ? end_of(root, key) : source->length;
    GString *text = g_string_new_len(source->text, (gssize)end);
    const char *kept;

    end_line(text);
    g_string_append(text, key == NULL ? "\nhandouts:\n" : kf_node_is_null(kf_node_get(root, "handouts")) ? "" : "\n");
    add_indented(text, handout, indent);
    g_string_append_len(text, source->text + end, (gssize)(source->length - end));
    kept = kf_arena_string_n(arena, text->str, text->len);
    g_string_free(text, TRUE);
    return kept;
}

static const char *refuse(struct kf_run *run, struct kf_span span, const char *problem, const char *hint)
{
    kf_diag_hint(run->diags, kf_diag_push(run->diags, KF_WRITE_REFUSED, span, NULL, "%s", problem), "%s", hint);
    return NULL;
}

/* Read again: the list has one more, and the new one is last. */
static bool reads_well(struct kf_run *run, const char *path, const char *text, const char *name, int count)
{
    const struct kf_node *root = kf_yaml_read_text(run, path, text, strlen(text));
    const struct kf_node *handouts = root == NULL ? NULL : kf_node_get(root, "handouts");

    return handouts != NULL && handouts->kind == KF_SEQUENCE && handouts->count == count &&
           g_strcmp0(kf_node_get_text(handouts->items[count - 1], "id"), name) == 0;
}

const char *kf_starter_append(struct kf_run *run, const char *path, const char *name, const char *handout, int *ret_count)
{
    static const char problem[] = "a handout cannot be added to this list of handouts";
    static const char hint[] = "begin each handout on a line of its own, with \"- \", and try again";
    const struct kf_node *root = kf_yaml_read(run, path), *handouts;
    const char *text;
    int indent = 2;

    if (root == NULL) {
        return NULL;
    }
    if (root->kind != KF_MAPPING) {
        return refuse(run, root->span, "this is not a module", "a module begins with `kinfold: 1` and an `id:`");
    }
    handouts = kf_node_get(root, "handouts");
    if (is_taken(root, name)) {
        return refuse(run, root->span, kf_arena_format(run->arena, "there is a \"%s\" in this module already", name),
                      "choose another name");
    }
    if (handouts != NULL && !kf_node_is_null(handouts)) {
        indent = handouts->kind == KF_SEQUENCE && handouts->count > 0 ? hyphens_of(handouts) : -1;
    }
    if (indent < 0) {
        return refuse(run, handouts->span, problem, hint);
    }
    text = with_handout(run->arena, root, handout, indent);
    *ret_count = handouts != NULL && handouts->kind == KF_SEQUENCE ? handouts->count + 1 : 1;
    return reads_well(run, path, text, name, *ret_count) ? text : refuse(run, root->span, problem, hint);
}
