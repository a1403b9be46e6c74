/* What productions read and made. */

#include "cli/trail.h"

#include <string.h>

struct station { /* one module */
    struct kf_reads *reads;
    GPtrArray *made; /* paths */
};

struct kf_trail {
    const struct kf_world *world;
    struct kf_reads *kit;
    GTree *modules; /* by name, so that rules have an order; struct station */
};

static void free_station(gpointer data)
{
    struct station *station = data;

    kf_reads_free(station->reads);
    g_ptr_array_unref(station->made);
    g_free(station);
}

static gint compare_names(gconstpointer a, gconstpointer b, gpointer unused)
{
    (void)unused;
    return strcmp(a, b);
}

static GTree *no_modules(void)
{
    return g_tree_new_full(compare_names, NULL, g_free, free_station);
}

struct kf_trail *kf_trail_new(const struct kf_world *world)
{
    struct kf_trail *trail = g_new0(struct kf_trail, 1);

    trail->world = world;
    trail->kit = kf_reads_new(world);
    trail->modules = no_modules();
    return trail;
}

void kf_trail_free(struct kf_trail *trail)
{
    if (trail != NULL) {
        kf_reads_free(trail->kit);
        g_tree_unref(trail->modules);
        g_free(trail);
    }
}

/* --- recording ------------------------------------------------------------------------------------------------------ */

struct kf_reads *kf_trail_kit(struct kf_trail *trail)
{
    kf_reads_free(trail->kit);
    trail->kit = kf_reads_new(trail->world);
    return trail->kit;
}

struct kf_reads *kf_trail_module(struct kf_trail *trail, const char *module)
{
    struct station *station = g_new0(struct station, 1);

    station->reads = kf_reads_new(trail->world);
    station->made = g_ptr_array_new_with_free_func(g_free);
    g_tree_replace(trail->modules, g_strdup(module), station);
    return station->reads;
}

void kf_trail_made(struct kf_trail *trail, const char *module, const char *path)
{
    struct station *station = g_tree_lookup(trail->modules, module);

    g_ptr_array_add(station->made, g_strdup(path));
}

/* --- looking again -------------------------------------------------------------------------------------------------- */

static gboolean stop_where_changed(gpointer name, gpointer value, gpointer data)
{
    const struct station *station = value;
    bool *changed = data;

    (void)name;
    *changed = kf_reads_changed(station->reads);
    return *changed;
}

static gboolean stop_where_touched(gpointer name, gpointer value, gpointer data)
{
    const struct station *station = value;
    bool *touched = data;

    (void)name;
    *touched = kf_reads_touched(station->reads);
    return *touched;
}

bool kf_trail_wants(struct kf_trail *trail, const char *module)
{
    const struct station *station = g_tree_lookup(trail->modules, module);

    return station == NULL || kf_reads_changed(station->reads);
}

bool kf_trail_changed(struct kf_trail *trail)
{
    bool changed = false;

    if (kf_reads_changed(trail->kit)) {
        g_tree_unref(trail->modules);
        trail->modules = no_modules();
        return true;
    }
    g_tree_foreach(trail->modules, stop_where_changed, &changed);
    return changed;
}

bool kf_trail_touched(const struct kf_trail *trail)
{
    bool touched = kf_reads_touched(trail->kit);

    if (!touched) {
        g_tree_foreach(trail->modules, stop_where_touched, &touched);
    }
    return touched;
}

/* --- all records as one --------------------------------------------------------------------------------------------- */

static gboolean merge(gpointer name, gpointer value, gpointer all)
{
    const struct station *station = value;

    (void)name;
    kf_reads_merge(all, station->reads);
    return FALSE;
}

const char **kf_trail_folders(const struct kf_trail *trail, struct kf_arena *arena)
{
    struct kf_reads *all = kf_reads_new(trail->world);
    const char **folders;

    kf_reads_merge(all, trail->kit);
    g_tree_foreach(trail->modules, merge, all);
    folders = kf_reads_folders(all, arena);
    kf_reads_free(all);
    return folders;
}

/* --- rules ---------------------------------------------------------------------------------------------------------- */

/* As make reads it; ninja reads the same. */
static void append_path(GString *rules, const char *path)
{
    for (; *path != '\0'; path++) {
        if (strchr(" #:\\", *path) != NULL) {
            g_string_append_c(rules, '\\');
        } else if (*path == '$') {
            g_string_append_c(rules, '$');
        }
        g_string_append_c(rules, *path);
    }
}

struct rules {
    GString *text;
    struct kf_arena *arena;
    const struct kf_reads *kit;
    struct kf_reads *all; /* of every rule */
};

static gboolean append_rule(gpointer name, gpointer value, gpointer data)
{
    const struct station *station = value;
    struct rules *rules = data;
    const char **files;

    (void)name;
    if (station->made->len == 0) {
        return FALSE;
    }
    kf_reads_merge(station->reads, rules->kit);
    kf_reads_merge(rules->all, station->reads);
    for (guint i = 0; i < station->made->len; i++) {
        g_string_append(rules->text, i == 0 ? "" : " \\\n");
        append_path(rules->text, g_ptr_array_index(station->made, i));
    }
    g_string_append_c(rules->text, ':');
    files = kf_reads_files(station->reads, rules->arena);
    for (int i = 0; files[i] != NULL; i++) {
        g_string_append(rules->text, " \\\n  ");
        append_path(rules->text, files[i]);
    }
    g_string_append_c(rules->text, '\n');
    return FALSE;
}

/* A file that is gone must not stop make: a rule without a recipe says that it is up to date. */
static void append_empty_rules(struct rules *rules)
{
    const char **files = kf_reads_files(rules->all, rules->arena);

    for (int i = 0; files[i] != NULL; i++) {
        g_string_append_c(rules->text, '\n');
        append_path(rules->text, files[i]);
        g_string_append(rules->text, ":\n");
    }
}

const char *kf_trail_rules(const struct kf_trail *trail, struct kf_arena *arena)
{
    struct rules rules = {
        .text = g_string_new(NULL), .arena = arena, .kit = trail->kit, .all = kf_reads_new(trail->world)};
    const char *text;

    g_tree_foreach(trail->modules, append_rule, &rules);
    append_empty_rules(&rules);
    text = kf_arena_string_n(arena, rules.text->str, rules.text->len);
    g_string_free(rules.text, TRUE);
    kf_reads_free(rules.all);
    return text;
}
