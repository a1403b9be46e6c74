/* A programme that is built on another: its community.yaml says what differs. The two files become one tree of nodes,
 * each node keeping its place, so that binding and messages know nothing of it. */

#include "model/based_on.h"

#include <string.h>

#include "model/model_internal.h"
#include "yaml/read.h"

static const char file_name[] = "community.yaml", key[] = "based-on";

const char *kf_folder_name(struct kf_arena *arena, const char *folder)
{
    char *full = g_canonicalize_filename(folder, NULL), *base = g_path_get_basename(full);
    const char *name = kf_arena_string(arena, base);

    g_free(base);
    g_free(full);
    return name;
}

/* --- two files as one --------------------------------------------------------------------------------------------- */

/* What belongs to one programme alone. */
static bool is_own(const char *name)
{
    static const char *const own[] = {"kinfold", key, "series", "sample", NULL};

    return g_strv_contains(own, name);
}

/* A logo stands for initials and the other way round, one language for several: who says one has no use for the other's. */
static bool is_stood_for(const struct kf_node *own, const char *name)
{
    static const char *const pairs[][2] = {{"logo", "initials"}, {"language", "languages"}};

    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
        for (int k = 0; k < 2; k++) {
            if (strcmp(name, pairs[i][k]) == 0 && kf_node_get(own, pairs[i][1 - k]) != NULL) {
                return true;
            }
        }
    }
    return false;
}

static bool has_row(const struct kf_node *rows, const char *name, const char *text)
{
    for (int i = 0; text != NULL && i < rows->count; i++) {
        const struct kf_node *row = rows->items[i];
        const char *own = row->kind == KF_MAPPING ? kf_node_get_text(row, name) : NULL;

        if (own != NULL && g_ascii_strcasecmp(own, text) == 0) {
            return true;
        }
    }
    return false;
}

/* The other's rows, then ours; of two word swaps for one word, ours. */
static struct kf_node *join_rows(struct kf_arena *arena, const struct kf_node *own, const struct kf_node *base)
{
    struct kf_node *joined = kf_arena_copy(arena, own, sizeof *own);

    joined->items = KF_NEW_ARRAY(arena, own->count + base->count, struct kf_node *);
    joined->count = 0;
    for (int i = 0; i < base->count; i++) {
        const struct kf_node *row = base->items[i];
        const char *from = row->kind == KF_MAPPING ? kf_node_get_text(row, "from") : NULL;

        if (!has_row(own, "from", from)) {
            joined->items[joined->count++] = base->items[i];
        }
    }
    for (int i = 0; i < own->count; i++) {
        joined->items[joined->count++] = own->items[i];
    }
    return joined;
}

static struct kf_node *merge(struct kf_arena *arena, const struct kf_node *own, const struct kf_node *base, bool is_root);

static struct kf_node *merge_value(struct kf_arena *arena, const char *name, struct kf_node *own, struct kf_node *base)
{
    bool rows = strcmp(name, "words") == 0 || strcmp(name, "add") == 0;

    if (kf_node_is_null(own)) {
        return base;
    }
    if (own->kind == KF_MAPPING && base->kind == KF_MAPPING) {
        return merge(arena, own, base, /* is_root */ false);
    }
    return rows && own->kind == KF_SEQUENCE && base->kind == KF_SEQUENCE ? join_rows(arena, own, base) : own;
}

static struct kf_node *merge(struct kf_arena *arena, const struct kf_node *own, const struct kf_node *base, bool is_root)
{
    struct kf_node *merged = kf_arena_copy(arena, own, sizeof *own);

    merged->pairs = KF_NEW_ARRAY(arena, own->count + base->count, struct kf_pair);
    for (int i = 0; i < own->count; i++) {
        const char *name = own->pairs[i].key->text;
        struct kf_node *other = is_root && is_own(name) ? NULL : kf_node_get(base, name);

        merged->pairs[i] = own->pairs[i];
        merged->pairs[i].value = other != NULL ? merge_value(arena, name, own->pairs[i].value, other) : own->pairs[i].value;
    }
    for (int i = 0; i < base->count; i++) {
        const char *name = base->pairs[i].key->text;

        if (kf_node_get(own, name) == NULL && !(is_root && is_own(name)) && !is_stood_for(own, name)) {
            merged->pairs[merged->count++] = base->pairs[i];
        }
    }
    return merged;
}

/* --- finding the other -------------------------------------------------------------------------------------------- */

/* `talks/riverbend` and `../county` are `talks/county`: what people would write themselves. */
static const char *folder_beside(struct kf_arena *arena, const char *folder, const char *way)
{
    char *at = g_strdup(folder);
    const char *joined;

    while (g_str_has_prefix(way, "../")) {
        char *last = g_path_get_basename(at), *parent = g_path_get_dirname(at);
        bool is_name = strcmp(last, ".") != 0 && strcmp(last, "..") != 0 && strcmp(last, "/") != 0;

        g_free(last);
        if (!is_name) {
            g_free(parent);
            break;
        }
        g_free(at);
        at = parent;
        way += strlen("../");
    }
    joined = strcmp(at, ".") == 0 ? kf_arena_string(arena, way) : kf_arena_format(arena, "%s/%s", at, way);
    g_free(at);
    return joined;
}

/* Without a slash at the end, and without the file's name that some will add. */
static const char *folder_meant(struct kf_arena *arena, const char *typed)
{
    char *way = g_strdup(typed);
    const char *kept;

    if (g_str_has_suffix(way, "/community.yaml")) {
        way[strlen(way) - strlen("community.yaml")] = '\0';
    }
    while (strlen(way) > 1 && way[strlen(way) - 1] == '/') {
        way[strlen(way) - 1] = '\0';
    }
    kept = kf_arena_string(arena, way);
    g_free(way);
    return kept;
}

static bool same_folder(const char *a, const char *b)
{
    char *full_a = g_canonicalize_filename(a, NULL), *full_b = g_canonicalize_filename(b, NULL);
    bool same = strcmp(full_a, full_b) == 0;

    g_free(full_a);
    g_free(full_b);
    return same;
}

struct chain {
    struct kf_run *run;
    struct kf_programme_folder folders[KF_LIMIT_BASES + 1]; /* its own first */
    const struct kf_node *nodes[KF_LIMIT_BASES + 1], *links[KF_LIMIT_BASES + 1]; /* links: the values of `based-on:` */
    int count;
};

static bool check_not_met(struct chain *chain, const char *folder, const char *name, const struct kf_node *link)
{
    struct kf_diags *diags = chain->run->diags;
    struct kf_diag *diag;

    for (int i = 0; i < chain->count; i++) {
        const struct kf_span there = i > 0 ? chain->links[i - 1]->span : chain->nodes[0]->span;

        if (same_folder(chain->folders[i].path, folder)) {
            diag = kf_diag_push(diags, KF_BASED_ON, link->span, NULL, "\"%s\" is based on itself in the end", link->text);
            kf_diag_also(diags, diag, i + 1 < chain->count ? chain->links[i]->span : there, "the way there");
            kf_diag_hint(diags, diag, "take one of the two based-on: lines out");
            return false;
        }
        if (strcmp(chain->folders[i].name, name) == 0) {
            diag = kf_diag_push(diags, KF_BASED_ON, link->span, NULL,
                                "this programme and one that it is based on both lie in a folder called \"%s\"", name);
            kf_diag_also(diags, diag, there, "the other");
            kf_diag_hint(diags, diag, "give one folder another name: changes are named after it");
            return false;
        }
    }
    return true;
}

static bool check_link(struct chain *chain, const struct kf_node *link)
{
    struct kf_diags *diags = chain->run->diags;

    if (link->kind != KF_SCALAR || link->text == NULL) {
        kf_diag_hint(diags, kf_diag_push(diags, KF_WRONG_TYPE, link->span, NULL, "%s: is one folder", key),
                     "write the way to it from this file, as in %s: ../county", key);
        return false;
    }
    if (g_path_is_absolute(link->text) || strchr(link->text, '\\') != NULL) {
        kf_diag_hint(diags,
                     kf_diag_push(diags, KF_BASED_ON, link->span, NULL, "\"%s\" is found on this machine alone",
                                  link->text),
                     "write the way to it from this file, as in %s: ../county", key);
        return false;
    }
    if (chain->count > KF_LIMIT_BASES) {
        kf_diag_hint(diags,
                     kf_diag_push(diags, KF_BASED_ON, link->span, NULL,
                                  "more than %d programmes are built one on the other", KF_LIMIT_BASES),
                     "put what two of them say into one folder");
        return false;
    }
    return true;
}

static bool read_next(struct chain *chain, const char *folder, const char *name)
{
    struct kf_node *node = kf_yaml_read(chain->run, kf_arena_format(chain->run->arena, "%s/%s", folder, file_name));

    if (node == NULL) {
        return false;
    }
    chain->nodes[chain->count] = node;
    chain->folders[chain->count++] = (struct kf_programme_folder){folder, name};
    return true;
}

/* False after an error. */
static bool follow(struct chain *chain, const struct kf_node *link)
{
    struct kf_run *run = chain->run;
    const char *folder, *name;

    if (!check_link(chain, link)) {
        return false;
    }
    folder = folder_beside(run->arena, chain->folders[chain->count - 1].path, folder_meant(run->arena, link->text));
    name = kf_folder_name(run->arena, folder);
    if (!check_not_met(chain, folder, name, link)) {
        return false;
    }
    if (!kf_world_has(run, folder, file_name)) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_FILE_MISSING, link->span, NULL, "there is no %s in \"%s\"", file_name,
                                  folder),
                     "write the way from this file to the folder of the programme that yours is built on, as in "
                     "%s: ../county",
                     key);
        return false;
    }
    chain->links[chain->count - 1] = link;
    return read_next(chain, folder, name);
}

static const struct kf_node *link_of(const struct kf_node *node)
{
    const struct kf_node *link = node->kind == KF_MAPPING ? kf_node_get(node, key) : NULL;

    return kf_node_is_null(link) ? NULL : link;
}

bool kf_settings_read(struct kf_run *run, const char *folder, struct kf_settings_file *ret_file)
{
    struct chain chain = {.run = run};
    const struct kf_node *node;

    if (!read_next(&chain, kf_arena_string(run->arena, folder), kf_folder_name(run->arena, folder))) {
        return false;
    }
    for (const struct kf_node *link = link_of(chain.nodes[0]); link != NULL;
         link = link_of(chain.nodes[chain.count - 1])) {
        if (!follow(&chain, link)) {
            return false;
        }
    }
    node = chain.nodes[chain.count - 1];
    for (int i = chain.count - 2; i >= 0; i--) {
        bool both = node->kind == KF_MAPPING && chain.nodes[i]->kind == KF_MAPPING;

        node = both ? merge(run->arena, chain.nodes[i], node, /* is_root */ true) : chain.nodes[i];
    }
    *ret_file = (struct kf_settings_file){.node = node, .base_count = chain.count - 1};
    memcpy(ret_file->bases, chain.folders + 1, (size_t)(chain.count - 1) * sizeof *ret_file->bases);
    return true;
}
