/* The node tree: looking things up, copying, printing. */

#include "yaml/node.h"

#include <string.h>

#include <glib.h>

struct kf_node *kf_node_get(const struct kf_node *mapping, const char *key)
{
    if (mapping == NULL || mapping->kind != KF_MAPPING) {
        return NULL;
    }
    for (int i = 0; i < mapping->count; i++) {
        if (kf_same_key(mapping->pairs[i].key->text, key)) {
            return mapping->pairs[i].value;
        }
    }
    return NULL;
}

const char *kf_node_get_text(const struct kf_node *mapping, const char *key)
{
    const struct kf_node *value = kf_node_get(mapping, key);

    return value == NULL || value->kind != KF_SCALAR || kf_node_is_null(value) ? NULL : value->text;
}

bool kf_node_is_null(const struct kf_node *node)
{
    static const char *const words[] = {"", "~", "null", "Null", "NULL"};

    if (node == NULL) {
        return true;
    }
    /* All begin with one of these, or are at their end, which strchr finds too. */
    if (node->kind != KF_SCALAR || node->style != KF_PLAIN || strchr("~nN", node->text[0]) == NULL) {
        return false;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (strcmp(node->text, words[i]) == 0) {
            return true;
        }
    }
    return false;
}

struct kf_node *kf_node_copy(struct kf_arena *arena, const struct kf_node *node)
{
    struct kf_node *copy;

    if (node == NULL) {
        return NULL;
    }
    copy = kf_arena_copy(arena, node, sizeof *node);
    if (node->kind == KF_MAPPING) {
        copy->pairs = KF_NEW_ARRAY(arena, node->count, struct kf_pair);
        for (int i = 0; i < node->count; i++) {
            copy->pairs[i].key = node->pairs[i].key; /* nobody alters a key */
            copy->pairs[i].value = kf_node_copy(arena, node->pairs[i].value);
        }
    } else if (node->kind == KF_SEQUENCE) {
        copy->items = KF_NEW_ARRAY(arena, node->count, struct kf_node *);
        for (int i = 0; i < node->count; i++) {
            copy->items[i] = kf_node_copy(arena, node->items[i]);
        }
    }
    return copy;
}

struct kf_node *kf_node_new_scalar(struct kf_arena *arena, const char *text, struct kf_span span)
{
    struct kf_node *node = KF_NEW(arena, struct kf_node);

    node->kind = KF_SCALAR;
    node->style = KF_DOUBLE_QUOTED; /* so that no text is mistaken for null */
    node->text = kf_arena_string(arena, text);
    node->span = span;
    return node;
}

/* --- the dump ------------------------------------------------------------------------------------------------------- */

struct dump {
    GString *out;
    bool provenance;
};

static void append_quoted(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    for (; *text != '\0'; text++) {
        if (*text == '\n') {
            g_string_append(out, "\\n");
        } else if (*text == '"' || *text == '\\') {
            g_string_append_printf(out, "\\%c", *text);
        } else {
            g_string_append_c(out, *text);
        }
    }
    g_string_append_c(out, '"');
}

static void append_place(GString *out, const struct kf_span *span)
{
    g_string_append_printf(out, "%s:%d:%d", span->source == NULL ? "-" : span->source->path, span->line, span->column);
}

static void append_provenance(GString *out, const struct kf_node *node)
{
    if (node->layer != NULL) {
        g_string_append_printf(out, " [%s ", node->layer);
        append_place(out, &node->span);
        g_string_append_c(out, ']');
    }
    for (const struct kf_node *old = node->replaced; old != NULL; old = old->replaced) {
        g_string_append(out, " [replaces ");
        append_place(out, &old->span);
        g_string_append_c(out, ']');
    }
    if (node->inserted_as != NULL) {
        g_string_append_printf(out, " [as %s]", node->inserted_as);
    }
    if (node->safety) {
        g_string_append(out, " [safety]");
    }
}

static void dump_node(const struct dump *dump, const struct kf_node *node, int depth)
{
    static const char *const styles[] = {
        [KF_PLAIN] = "",        [KF_SINGLE_QUOTED] = " single", [KF_DOUBLE_QUOTED] = " double",
        [KF_LITERAL] = " literal", [KF_FOLDED] = " folded",
    };
    static const char *const kinds[KF_NODE_KIND_COUNT] = {
        [KF_SCALAR] = "scalar", [KF_SEQUENCE] = "sequence", [KF_MAPPING] = "mapping"};

    if (node->kind != KF_SCALAR) {
        g_string_append(dump->out, kinds[node->kind]);
    } else if (kf_node_is_null(node)) {
        g_string_append(dump->out, "null");
    } else {
        append_quoted(dump->out, node->text);
        g_string_append(dump->out, styles[node->style]);
    }
    g_string_append_printf(dump->out, " @%d:%d", node->span.line, node->span.column);
    if (dump->provenance) {
        append_provenance(dump->out, node);
    }
    g_string_append_c(dump->out, '\n');
    for (int i = 0; i < node->count && node->kind != KF_SCALAR; i++) {
        g_string_append_printf(dump->out, "%*s", depth * 2, "");
        if (node->kind == KF_MAPPING) {
            g_string_append_printf(dump->out, "%s: ", node->pairs[i].key->text);
            dump_node(dump, node->pairs[i].value, depth + 1);
        } else {
            g_string_append_printf(dump->out, "- %d ", node->items[i]->place);
            dump_node(dump, node->items[i], depth + 1);
        }
    }
}

char *kf_node_dump(const struct kf_node *node, bool provenance)
{
    struct dump dump = {.out = g_string_new(NULL), .provenance = provenance};

    if (node != NULL) {
        dump_node(&dump, node, /* depth */ 1);
    }
    return g_string_free(dump.out, FALSE);
}
