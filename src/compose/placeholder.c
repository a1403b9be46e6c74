/* Placeholders: `{{worker}}` becomes the community's value, whose letters print as typed. A value may hold other names. */

#include "compose/compose_internal.h"

#include <string.h>

enum progress { PROGRESS_NEW, PROGRESS_OPEN, PROGRESS_DONE };

struct value {
    struct kf_name_value known;
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
        value->known.name = &names[i];
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

const char *kf_name_read(struct kf_arena *arena, const char *at, const char **ret_end)
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

struct kf_diag *kf_names_unknown(const struct kf_names *names, struct kf_span span, const char *address, const char *name)
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
    return diag;
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
        const char *end = open, *other = kf_name_read(arena, open, &end);
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
            (void)kf_names_unknown(names, name->span, NULL, other);
        } else if (resolve(names, inner)) {
            g_string_append(out, inner->known.plain);
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
    const struct kf_name *name = value->known.name;

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
            value->known.text = value->known.plain = "___";
        } else if (!*given) {
            /* Never a hole in a sentence: a line to write on. Whoever needs more of it checks (the guide does). */
            value->known.text = value->known.plain = "___";
            kf_diag_hint(
                names->run->diags,
                kf_diag_warn(names->run->diags, KF_UNKNOWN_PLACEHOLDER, name->span, NULL,
                             "\"%s\" has no value, so a blank to fill in by hand prints", name->name),
                "write it under `names:` in community.yaml, or `blank` if it is meant to be filled in by hand");
        } else {
            value->known.plain = resolved_text(names, name);
            value->known.text = escaped(names->run->arena, value->known.plain);
        }
        value->progress = PROGRESS_DONE;
    }
    return true;
}

const struct kf_name_value *kf_names_value(struct kf_names *names, const char *name)
{
    static const struct kf_name_value nothing = {.text = "", .plain = ""};
    struct value *value = g_hash_table_lookup(names->by_name, name);

    if (!value) {
        return NULL;
    }
    return resolve(names, value) ? &value->known : &nothing;
}
