/* Placeholders: `{{worker}}` becomes the community's value, whose letters print as typed. Word swaps happen in the same
 * pass, so that values are not swapped and every message still knows its place in the file. */

#include "compose/compose_internal.h"

#include <string.h>

enum progress { PROGRESS_NEW, PROGRESS_OPEN, PROGRESS_DONE };

struct value {
    const struct kf_name *name;
    const char *text;  /* with other names filled in and Markdown's letters escaped */
    const char *plain; /* the same without escapes, for addresses in `<...>` */
    enum progress progress;
};

struct kf_names {
    struct kf_run *run;
    GHashTable *by_name; /* const char * to struct value * */
    const char **sorted; /* for hints */
    int count;
};

static int by_text(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

struct kf_names *kf_names_new(struct kf_run *run, const struct kf_name *names, int count)
{
    struct kf_names *result = KF_NEW(run->arena, struct kf_names);

    result->run = run;
    result->by_name = g_hash_table_new(g_str_hash, g_str_equal);
    result->sorted = KF_NEW_ARRAY(run->arena, count, const char *);
    for (int i = 0; i < count; i++) {
        struct value *value;

        if (g_hash_table_contains(result->by_name, names[i].name)) {
            continue; /* the first given wins: the community's stand before the kit's */
        }
        value = KF_NEW(run->arena, struct value);
        value->name = &names[i];
        g_hash_table_insert(result->by_name, (gpointer)(guintptr)names[i].name, value);
        result->sorted[result->count++] = names[i].name;
    }
    if (result->count > 1) {
        qsort(result->sorted, (size_t)result->count, sizeof result->sorted[0], by_text);
    }
    return result;
}

void kf_names_free(struct kf_names *names)
{
    g_hash_table_destroy(names->by_name);
}

struct kf_span kf_scalar_span(const struct kf_node *scalar, size_t offset, size_t bytes)
{
    const struct kf_source *source = scalar->span.source;
    const char *found;
    int nth = 0;

    if (!scalar->layer || !g_str_has_prefix(scalar->layer, "translation ")) {
        return kf_node_span_at(scalar, offset, bytes);
    }
    /* A PO text: braces are never escaped there, so the same `{{` is found by counting. */
    for (const char *at = strstr(scalar->text, "{{"); at && (size_t)(at - scalar->text) < offset;
         at = strstr(at + 2, "{{")) {
        nth++;
    }
    found = source ? strstr(source->text + scalar->span.offset, "{{") : NULL;
    while (found && nth-- > 0) {
        found = strstr(found + 2, "{{");
    }
    return found ? kf_span_at(source, (size_t)(found - source->text), bytes) : scalar->span;
}

/* The name between braces, and where it ends; NULL when it is not closed. */
static const char *read_name(struct kf_arena *arena, const char *at, const char **ret_end)
{
    const char *close = strstr(at + 2, "}}"), *again = strstr(at + 2, "{{");
    char *name;
    const char *result;

    if (!close || (again && again < close)) {
        return NULL;
    }
    name = g_strndup(at + 2, (size_t)(close - at - 2));
    result = kf_arena_string(arena, g_strstrip(name));
    g_free(name);
    *ret_end = close + 2;
    return result;
}

static void unknown_name(const struct kf_names *names, struct kf_span span, const char *address, const char *name)
{
    struct kf_diags *diags = names->run->diags;
    struct kf_diag *diag = kf_diag_push(diags, KF_UNKNOWN_PLACEHOLDER, span, address, "unknown name \"{{%s}}\"", name);
    const char *nearest = kf_nearest(name, names->sorted, names->count);
    GString *known = g_string_new(NULL);

    for (int i = 0; i < names->count; i++) {
        g_string_append_printf(known, "%s%s", i ? ", " : "", names->sorted[i]);
    }
    if (names->count == 0) {
        kf_diag_hint(diags, diag, "write it under `names:` in community.yaml; no names are known yet");
    } else if (nearest) {
        kf_diag_hint(diags, diag, "did you mean {{%s}}? The names are: %s", nearest, known->str);
    } else {
        kf_diag_hint(diags, diag, "write it under `names:` in community.yaml. The names are: %s", known->str);
    }
    g_string_free(known, TRUE);
}

static const char *escaped(struct kf_arena *arena, const char *text)
{
    GString *out = g_string_sized_new(strlen(text));
    const char *result;

    for (const char *at = text; *at; at++) {
        if (strchr("\\`*_[]<>&~", *at)) {
            g_string_append_c(out, '\\');
        }
        g_string_append_c(out, *at);
    }
    result = kf_arena_string_n(arena, out->str, out->len);
    g_string_free(out, TRUE);
    return result;
}

static bool resolve(struct kf_names *names, struct value *value);

/* The value with the names in it filled in. */
static const char *resolved_text(struct kf_names *names, const struct kf_name *name)
{
    struct kf_arena *arena = names->run->arena;
    GString *out = g_string_new(NULL);
    const char *at = name->value, *open, *result;

    while ((open = strstr(at, "{{")) != NULL) {
        const char *end = open, *other = read_name(arena, open, &end);
        struct value *inner = other ? g_hash_table_lookup(names->by_name, other) : NULL;

        g_string_append_len(out, at, open - at);
        if (!other) {
            kf_diag_hint(names->run->diags,
                         kf_diag_push(names->run->diags, KF_UNKNOWN_PLACEHOLDER, name->span, NULL,
                                      "\"{{\" without \"}}\" in the value of \"%s\"", name->name),
                         "close the name with }}");
            at = open + strlen(open);
            break;
        }
        if (!inner) {
            unknown_name(names, name->span, NULL, other);
        } else if (resolve(names, inner)) {
            g_string_append(out, inner->plain);
        }
        at = end;
    }
    g_string_append(out, at);
    result = kf_arena_string_n(arena, out->str, out->len);
    g_string_free(out, TRUE);
    return result;
}

/* False while the value is being resolved: it is part of a cycle, which is said once. */
static bool resolve(struct kf_names *names, struct value *value)
{
    const struct kf_name *name = value->name;

    if (value->progress == PROGRESS_OPEN) {
        kf_diag_hint(names->run->diags,
                     kf_diag_push(names->run->diags, KF_UNKNOWN_PLACEHOLDER, name->span, NULL,
                                  "the value of \"%s\" leads back to itself", name->name),
                     "write its value without {{names}}");
        return false;
    }
    if (value->progress == PROGRESS_NEW) {
        const char *given = name->value ? name->value : "";

        value->progress = PROGRESS_OPEN;
        if (!strcmp(given, KF_BLANK_WORD)) {
            value->text = value->plain = "___";
        } else if (!*given) {
            /* Never a hole in a sentence: a line to write on. Whoever needs more of it checks (the guide does). */
            value->text = value->plain = "___";
            kf_diag_hint(
                names->run->diags,
                kf_diag_warn(names->run->diags, KF_UNKNOWN_PLACEHOLDER, name->span, NULL,
                             "\"%s\" has no value, so a blank to fill in by hand prints", name->name),
                "write it under `names:` in community.yaml, or `blank` if it is meant to be filled in by hand");
        } else {
            value->plain = resolved_text(names, name);
            value->text = escaped(names->run->arena, value->plain);
        }
        value->progress = PROGRESS_DONE;
    }
    return true;
}

/* --- one text ------------------------------------------------------------------------------------------------------ */

struct filling {
    const struct kf_fill *fill;
    const struct kf_node *scalar;
    const char *text, *at;
    GString *out;         /* NULL while nothing has changed */
    const char *copied;   /* up to here, once out is there */
    const char *link_end; /* inside a link's destination or an address in `<...>`, NULL outside */
    bool angle;
};

static void put(struct filling *filling, const char *end, const char *text)
{
    if (!filling->out) {
        filling->out = g_string_new(NULL);
        filling->copied = filling->text;
    }
    g_string_append_len(filling->out, filling->copied, filling->at - filling->copied);
    g_string_append(filling->out, text);
    filling->copied = filling->at = end;
}

static struct kf_span span_of(const struct filling *filling, const char *end)
{
    return kf_scalar_span(filling->scalar, (size_t)(filling->at - filling->text), (size_t)(end - filling->at));
}

static void fill_name(struct filling *filling)
{
    const struct kf_fill *fill = filling->fill;
    const char *end = filling->at, *name = read_name(fill->run->arena, filling->at, &end);
    struct value *value = name ? g_hash_table_lookup(fill->names->by_name, name) : NULL;

    if (!name) {
        const char *begun = filling->at + 2;
        size_t length = strspn(begun += strspn(begun, " "), "abcdefghijklmnopqrstuvwxyz0123456789-");

        kf_diag_hint(fill->run->diags,
                     kf_diag_push(fill->run->diags, KF_UNKNOWN_PLACEHOLDER, span_of(filling, filling->at + 2),
                                  fill->address, "the \"{{\" here is never closed by \"}}\""),
                     "write: {{%.*s}}", length > 0 ? (int)length : (int)strlen("worker"), length > 0 ? begun : "worker");
        filling->at += 2;
    } else if (value) {
        put(filling, end, resolve(fill->names, value) ? (filling->angle ? value->plain : value->text) : "");
    } else {
        if (!fill->keep_unknown) {
            unknown_name(fill->names, span_of(filling, end), fill->address, name);
        }
        filling->at = end;
    }
}

/* The end of `](destination)`, of an address in `<...>`, or of `&amp;`; NULL when none begins here. */
static const char *destination_end(const char *at)
{
    int depth = 1;

    for (at += 2; *at && depth > 0; at++) {
        depth += (*at == '(') - (*at == ')');
        at += at[0] == '\\' && at[1];
    }
    return depth == 0 ? at : NULL;
}

static const char *autolink_end(const char *at)
{
    const char *end = at + 1 + strcspn(at + 1, " \t\r\n<>");
    size_t scheme = strspn(at + 1, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-");
    bool address = (scheme > 1 && at[1 + scheme] == ':') || memchr(at + 1, '@', (size_t)(end - at - 1));

    return *end == '>' && address ? end + 1 : NULL;
}

static const char *entity_end(const char *at)
{
    size_t length = strspn(at + 1, "#abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    return length > 0 && at[1 + length] == ';' ? at + length + 2 : NULL;
}

static void step_into_link(struct filling *filling)
{
    const char *at = filling->at;

    filling->angle = *at == '<';
    filling->link_end = *at == '<' ? autolink_end(at) : *at == '&' ? entity_end(at) : destination_end(at);
    filling->at = at + 1;
}

static bool swap_here(struct filling *filling)
{
    const struct kf_fill *fill = filling->fill;
    const char *to = NULL;
    size_t offset = (size_t)(filling->at - filling->text), length;

    if (!fill->swaps || filling->link_end) {
        return false;
    }
    length = kf_swaps_match(fill->run->arena, fill->swaps, filling->text, offset, &to);
    if (length == 0) {
        return false;
    }
    if (fill->swapped) {
        fill->swapped(fill->data, filling->scalar, offset, length, to);
    }
    put(filling, filling->at + length, to);
    return true;
}

static void fill_step(struct filling *filling)
{
    const char *at = filling->at;

    if (filling->link_end && at >= filling->link_end) {
        filling->link_end = NULL;
        filling->angle = false;
    }
    if (at[0] == '{' && at[1] == '{') {
        fill_name(filling);
    } else if (at[0] == '\\' && g_ascii_ispunct(at[1])) {
        filling->at += at[1] == '{' ? 1 : 2;
    } else if (!filling->link_end && (*at == '<' || *at == '&' || (at[0] == ']' && at[1] == '('))) {
        step_into_link(filling);
    } else if (!swap_here(filling)) {
        filling->at = g_utf8_next_char(at);
    }
}

const char *kf_fill_text(const struct kf_fill *fill, const struct kf_node *scalar)
{
    struct filling filling = {.fill = fill, .scalar = scalar, .text = scalar->text, .at = scalar->text};
    const char *result = scalar->text;

    while (*filling.at) {
        fill_step(&filling);
    }
    if (filling.out) {
        g_string_append(filling.out, filling.copied);
        result = kf_arena_string_n(fill->run->arena, filling.out->str, filling.out->len);
        g_string_free(filling.out, TRUE);
    }
    return result;
}

const char *kf_compose_text(struct kf_run *run, const struct kf_node *scalar, const struct kf_name *names,
                            int name_count, bool keep_unknown)
{
    struct kf_names *known = kf_names_new(run, names, name_count);
    struct kf_fill fill = {.run = run, .names = known, .keep_unknown = keep_unknown};
    const char *result = kf_fill_text(&fill, scalar);

    kf_names_free(known);
    return result;
}
