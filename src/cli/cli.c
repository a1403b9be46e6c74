/* What verbs share. */

#include "cli/cli.h"

#include <string.h>

#include "blocks/build.h"
#include "cli/options.h"
#include "model/series.h"
#include "yaml/read.h"

static const struct kf_span nowhere = {.source = NULL};

void kf_cli_collect(struct kf_cli *cli)
{
    if (cli->run.diags->count > 0) {
        kf_findings_add(cli->findings, cli->run.diags, cli->colour);
        cli->run.diags = kf_diags_new(cli->run.arena);
    }
}

int kf_cli_end(struct kf_cli *cli, bool strict)
{
    kf_cli_collect(cli);
    kf_findings_print(cli->findings, stderr);
    return kf_findings_exit(cli->findings, strict);
}

int kf_cli_usage(struct kf_cli *cli, const char *hint, const char *format, ...)
{
    struct kf_diag *diag;
    const char *text;
    va_list args;

    va_start(args, format);
    text = kf_arena_format_v(cli->run.arena, format, args);
    va_end(args);
    diag = kf_diag_push(cli->run.diags, KF_USAGE, nowhere, NULL, "%s", text);
    if (hint != NULL) {
        kf_diag_hint(cli->run.diags, diag, "%s", hint);
    }
    return KF_EXIT_USAGE;
}

const char *kf_count(struct kf_arena *arena, int count, const char *one, const char *many)
{
    return kf_arena_format(arena, "%d %s", count, count == 1 ? one : many);
}

/* --- files -------------------------------------------------------------------------------------------------------------- */

bool kf_cli_refuse(const struct kf_run *run, const char *path, const char *error, const char *hint)
{
    static const char usual[] = "what was there before is kept; make room, or choose another folder with --out DIR";

    kf_diag_hint(run->diags, kf_diag_push(run->diags, KF_WRITE_REFUSED, nowhere, NULL, "%s cannot be written: %s", path, error),
                 "%s", hint != NULL ? hint : usual);
    return false;
}

bool kf_cli_write(const struct kf_run *run, const char *path, const void *bytes, size_t length, const char *hint)
{
    const char *error = NULL;

    kf_swept_before(run->swept, path);
    return run->world->write_file(run->world->data, run->arena, path, bytes, length, &error) ||
           kf_cli_refuse(run, path, error, hint);
}

const char *kf_cli_path_in(struct kf_arena *arena, const char *folder, const char *name)
{
    return kf_arena_format(arena, "%s%s%s", folder, g_str_has_suffix(folder, "/") ? "" : "/", name);
}

/* Asked of the world, so that `watch` knows what was looked for. */
static bool is_there(const struct kf_cli *cli, const char *path)
{
    return kf_world_stamp(cli->run.world, path) != 0;
}

/* --- community and kit ---------------------------------------------------------------------------------------------- */

/* The folder with a community.yaml: this one, or the nearest above it. NULL for none. */
static const char *community_above(const struct kf_cli *cli)
{
    struct kf_arena *arena = cli->run.arena;
    char *here = g_get_current_dir();
    const char *found = NULL, *shown = ".";

    while (found == NULL) {
        char *file = g_build_filename(here, "community.yaml", NULL);
        char *parent = g_path_get_dirname(here);
        bool at_top = strcmp(parent, here) == 0;

        if (is_there(cli, file)) {
            found = shown;
        }
        g_free(file);
        g_free(here);
        here = parent;
        if (at_top) {
            break;
        }
        shown = strcmp(shown, ".") == 0 ? ".." : kf_arena_format(arena, "%s/..", shown);
    }
    g_free(here);
    return found;
}

/* The folder of --community, or that of a community.yaml which was named itself. NULL after an error. */
static const char *community_named(struct kf_cli *cli, const char *typed)
{
    struct kf_arena *arena = cli->run.arena;
    const char *suffix = "community.yaml";
    char *base = g_path_get_basename(typed), *folder = g_path_get_dirname(typed);
    const char *dir = strcmp(base, suffix) == 0 ? kf_arena_string(arena, folder) : typed;

    g_free(base);
    g_free(folder);
    if (!is_there(cli, kf_arena_format(arena, "%s/%s", dir, suffix))) {
        kf_cli_usage(cli, "write --community DIR, the folder that holds community.yaml",
                     "--community: there is no %s in \"%s\"", suffix, dir);
        return NULL;
    }
    return dir;
}

static void say_no_data(struct kf_cli *cli)
{
    struct kf_diags *diags = cli->run.diags;
    const char *named = g_getenv("KINFOLD_DATA");
    struct kf_diag *diag =
        named != NULL && named[0] != '\0'
            ? kf_diag_push(diags, KF_MISSING_ON_MACHINE, nowhere, NULL,
                           "KINFOLD_DATA names \"%s\", which has no folders modules and fonts", named)
            : kf_diag_push(diags, KF_MISSING_ON_MACHINE, nowhere, NULL,
                           "the kit's folders modules and fonts cannot be found");

    kf_diag_hint(diags, diag, "name the folder that holds both: KINFOLD_DATA=/path/to/kinfold kinfold ...");
}

/* Whether the community's series has the session of --session, if one is asked for. */
static bool has_session(struct kf_cli *cli, const struct kf_kit *kit, const char *id)
{
    const struct kf_series *series = kit->community->series;
    const char *nearest, **ids;
    int count = series != NULL ? series->sessions.count : 0;

    if (id == NULL || kf_series_find(kit->community, id) != NULL) {
        return true;
    }
    ids = KF_NEW_ARRAY(cli->run.arena, count + 1, const char *);
    for (int i = 0; i < count; i++) {
        ids[i] = ((const struct kf_series_session *)series->sessions.items[i])->id;
    }
    nearest = kf_nearest(id, ids, count);
    kf_cli_usage(cli,
                 nearest != NULL ? kf_arena_format(cli->run.arena, "did you mean %s?", nearest)
                 : count > 0     ? "`kinfold list --series` shows the sessions"
                                 : "write the sessions under `series:` in community.yaml",
                 count > 0 ? "--session: the series of %s has no session \"%s\""
                           : "--session: %s has no series, so no session \"%s\"",
                 kit->community->folder, id);
    return false;
}

struct kf_kit *kf_cli_kit(struct kf_cli *cli, const struct kf_options *options)
{
    struct kf_kit *kit;
    const char *dir;

    if (cli->run.data_dir == NULL) {
        say_no_data(cli);
        return NULL;
    }
    dir = options->community != NULL ? community_named(cli, options->community) : community_above(cli);
    if (options->community != NULL && dir == NULL) {
        return NULL;
    }
    kit = kf_kit_open(&cli->run, kf_block_shapes(), dir);
    return kit != NULL && has_session(cli, kit, options->session) ? kit : NULL;
}

struct kf_kit *kf_cli_plain_kit(struct kf_cli *cli)
{
    if (cli->run.data_dir == NULL) {
        say_no_data(cli);
        return NULL;
    }
    return kf_kit_open(&cli->run, kf_block_shapes(), /* community_dir */ NULL);
}

/* --- modules -------------------------------------------------------------------------------------------------------- */

static bool is_path(const char *argument)
{
    return strchr(argument, '/') != NULL || g_str_has_suffix(argument, ".yaml");
}

static const char *file_named(struct kf_cli *cli, const char *argument)
{
    struct kf_arena *arena = cli->run.arena;
    const char *path = argument;

    if (cli->run.world->is_folder(cli->run.world->data, argument)) {
        char *inside = g_build_filename(argument, "module.yaml", NULL);

        path = kf_arena_string(arena, inside);
        g_free(inside);
    }
    if (g_str_has_suffix(path, "community.yaml")) {
        kf_cli_usage(cli, "write --community and its folder", "\"%s\" is a community, not a module", path);
        return NULL;
    }
    if (is_there(cli, kf_arena_format(cli->run.arena, "%s/community.yaml", argument)) && !is_there(cli, path)) {
        kf_cli_usage(cli, kf_arena_format(cli->run.arena, "write --community %s", argument),
                     "\"%s\" is a community, not a module", argument);
        return NULL;
    }
    if (!is_there(cli, path)) {
        kf_cli_usage(cli, "`kinfold list` shows the modules of the kit", "there is no file \"%s\"", path);
        return NULL;
    }
    return path;
}

/* The module that has a handout or an activity of this id; NULL. */
static const char *module_with_piece(struct kf_cli *cli, const struct kf_kit *kit, const char *id)
{
    static const char *const lists[] = {"handouts", "facilitator-pages"};
    struct kf_run quiet = cli->run;

    quiet.diags = kf_diags_new(cli->run.arena);
    for (int i = 0; i < kit->module_count; i++) {
        const struct kf_node *file = kf_yaml_read(&quiet, kf_cli_module_path(cli, kit, kit->module_ids[i]));

        for (size_t k = 0; file != NULL && k < G_N_ELEMENTS(lists); k++) {
            const struct kf_node *list = kf_node_get(file, lists[k]);

            for (int n = 0; list != NULL && list->kind == KF_SEQUENCE && n < list->count; n++) {
                if (list->items[n]->kind == KF_MAPPING && g_strcmp0(kf_node_get_text(list->items[n], "id"), id) == 0) {
                    return kit->module_ids[i];
                }
            }
        }
    }
    return NULL;
}

static void say_no_module(struct kf_cli *cli, const struct kf_kit *kit, const char *argument)
{
    struct kf_diag *diag =
        kf_diag_push(cli->run.diags, KF_UNKNOWN_MODULE, nowhere, NULL, "unknown module \"%s\"", argument);
    const char *nearest = kf_nearest(argument, kit->module_ids, kit->module_count), *module;

    if (is_there(cli, kf_arena_format(cli->run.arena, "%s/community.yaml", argument))) {
        kf_diag_hint(cli->run.diags, diag, "%s is a community: write --community %s", argument, argument);
    } else if (nearest != NULL) {
        kf_diag_hint(cli->run.diags, diag, "did you mean %s?", nearest);
    } else if ((module = module_with_piece(cli, kit, argument)) != NULL) {
        kf_diag_hint(cli->run.diags, diag, "it is a page of a module: write %s --piece %s", module, argument);
    } else {
        kf_diag_hint(
            cli->run.diags, diag,
            "`kinfold list` shows the modules; --piece chooses a handout of one; ./%s names a file of your own",
            argument);
    }
}

static const char *id_named(struct kf_cli *cli, const struct kf_kit *kit, const char *argument)
{
    for (int i = 0; i < kit->module_count; i++) {
        if (strcmp(kit->module_ids[i], argument) == 0) {
            return kit->module_ids[i];
        }
    }
    say_no_module(cli, kit, argument);
    return NULL;
}

static bool names_module_of(struct kf_cli *cli, const struct kf_options *options, const struct kf_series_session *session)
{
    if (options->argument_count == 1 && strcmp(options->arguments[0], session->module) == 0) {
        return true;
    }
    kf_cli_usage(cli, kf_arena_format(cli->run.arena, "leave the module out, or write %s", session->module),
                 "--session %s is a session of the module \"%s\"", session->id, session->module);
    return false;
}

const char **kf_cli_modules(struct kf_cli *cli, const struct kf_kit *kit, const struct kf_options *options)
{
    const struct kf_series_session *session =
        options->session != NULL ? kf_series_find(kit->community, options->session) : NULL;
    const char *const *usual = session != NULL ? &session->module : kit->used_ids;
    const char *const *arguments = options->argument_count > 0 ? options->arguments : usual;
    int count = options->argument_count > 0 ? options->argument_count : session != NULL ? 1 : kit->used_count;
    int errors = cli->run.diags->errors;
    struct kf_list modules = {0};
    GHashTable *listed;

    if (session != NULL && options->argument_count > 0 && !names_module_of(cli, options, session)) {
        return NULL;
    }
    listed = g_hash_table_new(g_str_hash, g_str_equal);
    for (int i = 0; i < count; i++) {
        const char *module = is_path(arguments[i]) ? file_named(cli, arguments[i]) : id_named(cli, kit, arguments[i]);

        if (module != NULL && g_hash_table_add(listed, (gpointer)(guintptr)module)) {
            kf_list_add(cli->run.arena, &modules, (void *)(guintptr)module);
        }
    }
    g_hash_table_destroy(listed);
    if (count == 0) {
        kf_diag_push(cli->run.diags, KF_MISSING_ON_MACHINE, nowhere, NULL, "there are no modules in \"%s/modules\"",
                     kit->data_dir);
    }
    kf_list_add(cli->run.arena, &modules, NULL);
    return cli->run.diags->errors == errors ? (const char **)modules.items : NULL;
}

const char *kf_cli_module_path(struct kf_cli *cli, const struct kf_kit *kit, const char *module)
{
    return is_path(module) ? module
                           : kf_arena_format(cli->run.arena, "%s/modules/%s/module.yaml", kit->data_dir, module);
}
