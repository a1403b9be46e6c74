/* What is printed of a release, a community or a kit: read from places.json, or laid out here. */

#include "base/limits.h"
#include "cli/corrections.h"

#include <string.h>

#include "blocks/build.h"
#include "cli/job.h"
#include "cli/printed_list.h"
#include "cli/unzip.h"


static const struct kf_span nowhere = {.source = NULL};

struct source {
    struct kf_cli *cli;
    const struct kf_options *options;
    const char *path;
    enum kf_paper paper; /* KF_PAPER_COUNT: the usual one */
    struct kf_list files;
};

static const char *inside(struct source *source, const char *name)
{
    return kf_cli_path_in(source->cli->run.arena, source->path, name);
}

static bool holds(struct source *source, const char *name)
{
    return g_file_test(inside(source, name), G_FILE_TEST_EXISTS);
}

/* --- releases ------------------------------------------------------------------------------------------------------- */

static unsigned make_of(const struct kf_printed_file *file)
{
    return file->number != NULL                               ? KF_MAKE_HANDOUTS
           : strcmp(file->piece, "facilitator-guide") == 0 ? KF_MAKE_GUIDE
                                                              : KF_MAKE_CLINICIAN;
}

static bool is_wanted(const struct source *source, const struct kf_printed_file *file)
{
    const struct kf_options *options = source->options;
    const char *language = options->edition.language, *audience = options->edition.audience;

    return (options->make == 0 || (options->make & make_of(file)) != 0) &&
           strcmp(file->paper, kf_paper_names[source->paper]) == 0 &&
           strcmp(file->variant, kf_variant_names[options->variants[0]]) == 0 &&
           (language == NULL || kf_same_language(file->language, language)) &&
           (audience == NULL || g_strcmp0(file->audience, audience) == 0) &&
           (options->edition.length == 0 || file->length == 0 || file->length == options->edition.length);
}

static bool is_named(const struct kf_options *options, const struct kf_printed_file *file)
{
    for (int i = 0; i < options->argument_count; i++) {
        if (strcmp(options->arguments[i], file->module) == 0) {
            return true;
        }
    }
    return options->argument_count == 0;
}

/* Each module that is named must be there. */
static bool check_names(struct source *source, const struct kf_list *all)
{
    const struct kf_options *options = source->options;

    for (int i = 0; i < options->argument_count; i++) {
        bool found = false;

        for (int k = 0; k < all->count && !found; k++) {
            found = strcmp(((const struct kf_printed_file *)all->items[k])->module, options->arguments[i]) == 0;
        }
        if (!found) {
            kf_cli_usage(source->cli, "write `kinfold corrections OLD NEW MODULE`, with modules that both have",
                         "%s has no module \"%s\"", source->path, options->arguments[i]);
            return false;
        }
    }
    return true;
}

static const char *papers_of(struct kf_arena *arena, const struct kf_list *files)
{
    const char *papers = "none";

    for (int i = 0; i < KF_PAPER_COUNT; i++) {
        for (int k = 0; k < files->count; k++) {
            if (strcmp(((const struct kf_printed_file *)files->items[k])->paper, kf_paper_names[i]) == 0) {
                papers = strcmp(papers, "none") == 0 ? kf_paper_names[i]
                                                     : kf_arena_format(arena, "%s, %s", papers, kf_paper_names[i]);
                break;
            }
        }
    }
    return papers;
}

static bool choose_files(struct source *source, const struct kf_list *all)
{
    struct kf_run *run = &source->cli->run;

    if (!check_names(source, all)) {
        return false;
    }
    for (int i = 0; i < all->count; i++) {
        if (is_wanted(source, all->items[i]) && is_named(source->options, all->items[i])) {
            kf_list_add(run->arena, &source->files, all->items[i]);
        }
    }
    if (source->files.count == 0) {
        kf_cli_usage(source->cli,
                     kf_arena_format(run->arena, "its papers are: %s; a release has the standard variant",
                                     papers_of(run->arena, all)),
                     "%s has no pages of this edition (%s, %s)", source->path, kf_paper_names[source->paper],
                     kf_variant_names[source->options->variants[0]]);
    }
    return source->files.count > 0;
}

static bool read_release(struct source *source, const char *text, const char *path)
{
    struct kf_list all = {0};

    source->paper = source->paper == KF_PAPER_COUNT ? KF_LETTER : source->paper;
    return kf_printed_list_read(&source->cli->run, path, text, &all) && choose_files(source, &all);
}

static bool open_list(struct source *source, const char *path)
{
    struct kf_run *run = &source->cli->run;
    const char *error = NULL;
    size_t length;
    char *text = run->world->read_file(run->world->data, run->arena, path, KF_LIMIT_PRINTED_BYTES, &length, &error);

    if (text == NULL) {
        kf_diag_push(run->diags, KF_FILE_UNREADABLE, nowhere, NULL, "cannot read \"%s\": %s", path, error);
        return false;
    }
    return read_release(source, text, path);
}

static bool open_zip(struct source *source)
{
    struct kf_run *run = &source->cli->run;
    char *text = kf_unzip(run->arena, source->path, KF_PRINTED_LIST, KF_LIMIT_PRINTED_BYTES);

    if (text == NULL) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_FILE_UNREADABLE, nowhere, NULL, "%s is not a release: no %s can be read from it",
                                  source->path, KF_PRINTED_LIST),
                     "name the zip or the folder that `kinfold release` made; releases of an early Kinfold have no such list");
        return false;
    }
    return read_release(source, text, kf_arena_format(run->arena, "%s/%s", source->path, KF_PRINTED_LIST));
}

/* --- communities and kits ------------------------------------------------------------------------------------------- */

static void clear_unit(void *unit)
{
    kf_unit_clear(unit);
}

static void keep_findings(struct kf_cli *cli, const struct kf_unit *unit)
{
    if (unit->findings->errors > 0) { /* warnings are for those who write; here someone wants to mend paper */
        kf_findings_merge(cli->findings, unit->findings);
    }
}

static bool lay_out(struct source *source, const struct kf_kit *kit, const char **modules, int count)
{
    struct kf_cli *cli = source->cli;
    struct kf_unit *units = KF_NEW_ARRAY(cli->run.arena, count, struct kf_unit);
    struct kf_edition edition = kf_options_edition(source->options, kit, 0);
    struct kf_batch *batch;
    bool good = true;

    edition.paper = source->paper == KF_PAPER_COUNT ? edition.paper : source->paper;
    source->paper = edition.paper;
    for (int i = 0; i < count; i++) {
        units[i] = (struct kf_unit){.module = modules[i],
                                    .edition = edition,
                                    .make = kf_options_make(source->options, &edition),
                                    .list_printed = true,
                                    .list_only = true};
    }
    batch = kf_batch_start(cli, kit, units, count, source->options->jobs);
    for (int i = 0; i < count; i++) {
        kf_batch_wait(batch, &units[i]);
        keep_findings(cli, &units[i]);
        good = good && units[i].findings->errors == 0;
        for (int k = 0; k < units[i].file_count; k++) {
            kf_list_add(cli->run.arena, &source->files, (void *)(guintptr)units[i].files[k].printed);
        }
        kf_arena_defer(cli->run.arena, clear_unit, &units[i]);
    }
    kf_batch_free(batch);
    return good;
}

static bool open_kit(struct source *source, const struct kf_kit *kit)
{
    const char **modules = kit == NULL ? NULL : kf_cli_modules(source->cli, kit, source->options);

    return modules != NULL && lay_out(source, kit, modules, (int)g_strv_length((char **)(guintptr)modules));
}

static bool open_community(struct source *source)
{
    struct kf_options options = *source->options;

    options.community = source->path;
    return open_kit(source, kf_cli_kit(source->cli, &options));
}

/* A kit of its own; the community is that of the options, the same for both. */
static bool open_data(struct source *source)
{
    struct kf_run run = source->cli->run;

    run.data_dir = source->path;
    return open_kit(source, kf_kit_open(&run, kf_block_shapes(), source->options->community));
}

/* --- which it is ---------------------------------------------------------------------------------------------------- */

/* Releases inside the folder: the one that the user may have meant. */
static const char *release_below(struct source *source)
{
    struct kf_run *run = &source->cli->run;
    char **names = kf_run_names(run, source->path);
    const char *found = NULL;

    for (int i = 0; names != NULL && names[i] != NULL; i++) {
        const char *list = kf_arena_format(run->arena, "%s/%s", names[i], KF_PRINTED_LIST);

        found = holds(source, list) ? inside(source, names[i]) : found;
    }
    return found;
}

static bool refuse(struct source *source)
{
    struct kf_arena *arena = source->cli->run.arena;
    const char *below = release_below(source);

    if (!g_file_test(source->path, G_FILE_TEST_EXISTS)) {
        kf_cli_usage(source->cli, "name a release, a community's folder or a kit's", "there is no \"%s\"", source->path);
    } else {
        kf_cli_usage(source->cli,
                     below != NULL ? kf_arena_format(arena, "did you mean %s?", below)
                                   : "a release has places.json in it, a community's folder community.yaml, a kit's modules "
                                     "and fonts",
                     "\"%s\" is not a release, a community or a kit", source->path);
    }
    return false;
}

static bool open_source(struct source *source)
{
    if (g_file_test(source->path, G_FILE_TEST_IS_REGULAR)) {
        return g_str_has_suffix(source->path, ".json")             ? open_list(source, source->path)
               : g_str_has_suffix(source->path, ".zip")            ? open_zip(source)
               : g_str_has_suffix(source->path, "/community.yaml") ? open_community(source)
                                                                   : refuse(source);
    }
    return holds(source, KF_PRINTED_LIST)                        ? open_list(source, inside(source, KF_PRINTED_LIST))
           : holds(source, "community.yaml")                     ? open_community(source)
           : holds(source, "modules") && holds(source, "fonts") ? open_data(source)
                                                                 : refuse(source);
}

/* A name that is no file here may be one of the kit's own communities. */
static const char *known_path(struct kf_cli *cli, const char *path)
{
    const char *community = kf_arena_format(cli->run.arena, "%s/modules/communities/%s",
                                            cli->run.data_dir != NULL ? cli->run.data_dir : ".", path);
    bool known = strchr(path, '/') == NULL && !g_file_test(path, G_FILE_TEST_EXISTS) &&
                 g_file_test(kf_arena_format(cli->run.arena, "%s/community.yaml", community), G_FILE_TEST_EXISTS);

    return known ? community : path;
}

bool kf_corrections_open(struct kf_cli *cli, const struct kf_options *options, const char *path, enum kf_paper *io_paper,
                         struct kf_list *ret_files)
{
    struct source source = {.cli = cli, .options = options, .path = known_path(cli, path), .paper = *io_paper};

    if (!open_source(&source)) {
        return false;
    }
    *io_paper = source.paper;
    *ret_files = source.files;
    return true;
}
