/* Sites that ask for the same are made once and written for each; then all that was made of them is freed, so that three
 * hundred sites take no more memory than a few. A site has all of its files or none. */

#include "cli/site_build.h"

#include <stdio.h>
#include <string.h>

#include "blocks/build.h"
#include "cli/change_map.h"
#include "cli/confined.h"
#include "cli/group.h"
#include "cli/interrupt.h"
#include "cli/own_document.h"
#include "cli/plan.h"
#include "cli/printed_list.h"
#include "cli/progress.h"
#include "cli/release_files.h"
#include "cli/report.h"
#include "cli/site_papers.h"
#include "cli/site_share.h"
#include "model/series.h"
#include "model/supplies.h"

static const struct kf_span nowhere = {.source = NULL};

struct making {
    struct kf_cli *cli;
    const struct kf_options *options;
    const struct kf_list *sites; /* struct kf_site */
    int row_count;               /* with those that are wrong */
    int others_count;            /* sites that other machines make */
    bool maps;                   /* this machine makes the map */
    bool *taken;                 /* of each site: it was made, or cannot be */
    struct kf_change_map map;
    struct kf_progress progress;
    struct kf_report *report; /* NULL: not asked for */
    FILE *lines;              /* for people; NULL: they asked for quiet */
    int made, failed;
    int file_count;
    gint64 start;
};

struct batch_of_sites { /* sites that are alike, while they are made */
    struct kf_cli cli; /* in an arena of its own */
    struct kf_options options;
    const struct kf_kit *kit;
    struct kf_plan plan;
    struct kf_list contents;    /* struct kf_content: of each module, or session of the series */
    const char *printed;        /* places.json */
    PangoContext *context;
};

/* --- what a site lacks ------------------------------------------------------------------------------------------------ */

static bool refuse_cell(struct making *making, const struct kf_site *site, enum kf_site_column column, const char *what,
                        const char *hint)
{
    struct kf_diags *diags = making->cli->run.diags;

    kf_diag_hint(diags, kf_diag_push(diags, KF_SITE, site->places[column], NULL, "\"%s\" is not made: %s", site->name, what), "%s",
                 hint);
    return false;
}

static bool has_modules(struct making *making, const struct kf_site *site, const struct kf_kit *kit)
{
    struct kf_arena *arena = making->cli->run.arena;

    for (int i = 0; site->modules != NULL && site->modules[i] != NULL; i++) {
        const char *nearest, *module = site->modules[i];
        bool found = false;

        for (int k = 0; k < kit->module_count && !found; k++) {
            found = strcmp(kit->module_ids[k], module) == 0;
        }
        if (!found) {
            nearest = kf_nearest(module, kit->module_ids, kit->module_count);
            return refuse_cell(making, site, KF_SITE_MODULES, kf_arena_format(arena, "there is no module \"%s\"", module),
                               nearest != NULL ? kf_arena_format(arena, "did you mean %s?", nearest)
                                               : "`kinfold list` shows the modules; blanks or commas go between several");
        }
    }
    return true;
}

static bool has_series(struct making *making, const struct kf_site *site, const struct batch_of_sites *batch)
{
    const struct kf_series *series = batch->kit->community->series;
    bool needed = (batch->options.make & KF_MAKE_PACK) != 0 && kf_options_all_modules(&batch->options);

    return !needed || (series != NULL && series->sessions.count > 0) ||
           refuse_cell(making, site, KF_SITE_COMMUNITY, "its community has no series, of which a pack could be made",
                       "write module names in the column modules, or `series:` in its community.yaml");
}

/* --- making ------------------------------------------------------------------------------------------------------------ */

static void begin_batch(struct making *making, const struct kf_site *site, struct batch_of_sites *batch)
{
    struct kf_arena *arena = kf_arena_new();

    *batch = (struct batch_of_sites){.cli = *making->cli, .options = kf_site_options(site, making->options)};
    batch->cli.run.arena = arena;
    batch->cli.run.diags = kf_diags_new(arena);
    batch->cli.run.data_dir = kf_arena_string(arena, making->cli->run.data_dir);
}

static bool open_batch(struct making *making, const struct kf_site *site, struct batch_of_sites *batch)
{
    batch->kit = kf_cli_kit(&batch->cli, &batch->options);
    return batch->kit != NULL && has_modules(making, site, batch->kit) && has_series(making, site, batch) &&
           kf_plan_names(&batch->cli, &batch->options, batch->kit, &batch->plan);
}

static bool make_units(struct making *making, struct batch_of_sites *batch)
{
    struct kf_plan *plan = &batch->plan;
    struct kf_batch *threads;
    bool good = true;

    kf_plan_units(&batch->cli, &batch->options, batch->kit, /* tickets */ true, plan);
    for (int i = 0; i < plan->unit_count; i++) {
        plan->units[i].list_printed = true;
        plan->units[i].count_copies = true;
        plan->units[i].list_only = making->options->jobs_plan;
    }
    threads = kf_batch_start(&batch->cli, batch->kit, plan->units, plan->unit_count, batch->options.jobs);
    for (int i = 0; i < plan->group_count; i++) {
        kf_group_take(&batch->cli, threads, &plan->groups[i]);
        good = good && kf_group_is_good(&plan->groups[i], making->options->strict);
    }
    kf_batch_free(threads);
    return good;
}

static void end_batch(struct batch_of_sites *batch)
{
    for (int i = 0; i < batch->plan.group_count; i++) {
        kf_group_clear(&batch->plan.groups[i]);
    }
    kf_arena_free(batch->cli.run.arena);
}

/* --- what the papers tell --------------------------------------------------------------------------------------------- */

/* One of each module in its first edition; of a series, of each session. What was wrong is told by now. */
static bool load_contents(struct batch_of_sites *batch)
{
    struct kf_run quiet = batch->cli.run;
    const struct kf_series *series = batch->plan.series ? batch->kit->community->series : NULL;
    int count = series != NULL ? series->sessions.count : batch->plan.count;

    quiet.diags = kf_diags_new(quiet.arena);
    for (int i = 0; i < count; i++) {
        const struct kf_series_session *session = series != NULL ? series->sessions.items[i] : NULL;
        struct kf_edition edition = batch->plan.groups[series != NULL ? 0 : i].units->edition;
        const struct kf_content *content;

        if (session != NULL) {
            kf_series_apply(session, &edition);
        }
        content = kf_content_load(&quiet, batch->kit, session != NULL ? session->module : batch->plan.modules[i], &edition);
        if (content == NULL) {
            kf_diags_move(batch->cli.run.diags, quiet.diags);
            return false;
        }
        kf_list_add(quiet.arena, &batch->contents, (void *)(guintptr)content);
    }
    return true;
}

/* "Version 1.0", of a pack of several modules each version once. */
static const char *version_of(struct kf_arena *arena, const struct batch_of_sites *batch, int group)
{
    int first = batch->plan.series ? 0 : group, last = batch->plan.series ? batch->contents.count - 1 : group;
    const struct kf_content *content = batch->contents.items[first];
    GString *versions = g_string_new(NULL);
    const char *line;

    for (int i = first; i <= last; i++) {
        const char *version = ((const struct kf_content *)batch->contents.items[i])->module->version;

        if (strstr(versions->str, version) == NULL) {
            g_string_append_printf(versions, "%s%s", versions->len > 0 ? ", " : "", version);
        }
    }
    line = kf_vocabulary_fill(content->vocabulary, arena, "version-line", "version", versions->str, NULL);
    g_string_free(versions, TRUE);
    return line;
}

static const char *inside(struct kf_arena *arena, const struct kf_group *group, const struct kf_file *file)
{
    return kf_arena_format(arena, "%s/%s", group->name, file->name);
}

/* Tickets tell of the others, and copies for a printer are made of them. */
static bool is_packed(const struct kf_file *file)
{
    return file->kind != KF_MAKE_TICKET && file->imposition == KF_NOT_IMPOSED;
}

static void list_files(struct kf_arena *arena, const struct batch_of_sites *batch, struct kf_box_of_site *box)
{
    for (int i = 0; i < batch->plan.group_count; i++) {
        const struct kf_group *group = &batch->plan.groups[i];

        for (int k = 0; k < group->count; k++) {
            for (int f = 0; f < group->units[k].file_count; f++) {
                const struct kf_file *file = &group->units[k].files[f];
                struct kf_packed packed = {.title = file->title,
                                           .path = inside(arena, group, file),
                                           .what = file->what,
                                           .number = file->number,
                                           .version = version_of(arena, batch, i),
                                           .copies = file->copies * box->site->copies,
                                           .sheets = file->sheets};

                if (is_packed(file)) {
                    kf_list_add(arena, &box->files, kf_arena_copy(arena, &packed, sizeof packed));
                }
            }
        }
    }
}

static struct kf_thing *thing_named(const struct kf_box_of_site *box, const char *text)
{
    for (int i = 0; i < box->things.count; i++) {
        struct kf_thing *thing = box->things.items[i];

        if (strcmp(thing->text, text) == 0) {
            return thing;
        }
    }
    return NULL;
}

/* What two sessions need is carried once, as much as the one that needs most. */
static void list_things(struct kf_arena *arena, const struct kf_content *content, struct kf_box_of_site *box)
{
    const struct kf_supplies *supplies = kf_supplies_new(arena, content);

    for (int i = 0; supplies != NULL && i < supplies->material_count; i++) {
        const struct kf_material_supply *material = &supplies->materials[i];
        int count = material->count * box->site->copies;
        struct kf_thing *thing = thing_named(box, material->text->text);

        if (thing == NULL) {
            thing = KF_NEW(arena, struct kf_thing);
            thing->text = material->text->text;
            kf_list_add(arena, &box->things, thing);
        }
        thing->count = MAX(thing->count, count);
    }
    if (supplies != NULL) {
        box->people = MAX(box->people, supplies->people);
        box->facilitators = MAX(box->facilitators, supplies->facilitators);
    }
}

static struct kf_box_of_site box_of(struct kf_arena *arena, const struct batch_of_sites *batch, const struct kf_site *site)
{
    struct kf_box_of_site box = {.site = site, .content = batch->contents.items[0]};

    list_files(arena, batch, &box);
    for (int i = 0; i < batch->contents.count; i++) {
        list_things(arena, batch->contents.items[i], &box);
    }
    return box;
}

/* --- writing ----------------------------------------------------------------------------------------------------------- */

static bool add_made(struct kf_run *run, const struct batch_of_sites *batch, struct kf_release_files *files)
{
    bool good = kf_release_files_add(run, files, KF_PRINTED_LIST, batch->printed, strlen(batch->printed));

    for (int i = 0; i < batch->plan.group_count; i++) {
        const struct kf_group *group = &batch->plan.groups[i];

        for (int k = 0; k < group->count; k++) {
            for (int f = 0; f < group->units[k].file_count && good; f++) {
                const struct kf_file *file = &group->units[k].files[f];

                good = kf_release_files_add(run, files, inside(run->arena, group, file), file->pdf, file->bytes);
            }
        }
    }
    return good;
}

static bool add_papers(struct kf_run *run, const struct batch_of_sites *batch, const struct kf_site *site,
                       struct kf_release_files *files)
{
    const struct kf_box_of_site box = box_of(run->arena, batch, site);
    struct kf_paper_made list, receipt;

    return kf_packing_list_make(run, batch->context, &box, &list) && kf_receipt_make(run, batch->context, &box, &receipt) &&
           kf_release_files_add(run, files, KF_SITE_LIST, list.finished.pdf, list.finished.length) &&
           kf_release_files_add(run, files, KF_SITE_RECEIPT, receipt.finished.pdf, receipt.finished.length);
}

/* Pages of another day may be handed out with these. */
static void warn_of_strangers(struct kf_run *run, const struct kf_release_files *files)
{
    const char *stranger = kf_release_files_stranger(run, files);

    if (stranger != NULL) {
        kf_diag_hint(run->diags,
                     kf_diag_warn(run->diags, KF_UNUSED_FILE, nowhere, NULL, "%s holds \"%s\", which is not of this run",
                                  files->folder, stranger),
                     "remove that folder before the next run, or make the sites in another one with --out DIR");
    }
}

static void report_files(struct making *making, const struct batch_of_sites *batch, const char *folder)
{
    for (int i = 0; i < batch->plan.group_count; i++) {
        const struct kf_group *group = &batch->plan.groups[i];

        for (int k = 0; k < group->count; k++) {
            for (int f = 0; f < group->units[k].file_count; f++) {
                const struct kf_file *file = &group->units[k].files[f];

                kf_report_add(making->report, kf_arena_format(batch->cli.run.arena, "%s/%s/%s", folder, group->name, file->name),
                              group->name, file);
            }
        }
    }
}

/* Everything that is the site's own is freed with it. */
static bool write_site(struct making *making, const struct batch_of_sites *batch, const struct kf_site *site)
{
    struct kf_run run = batch->cli.run;
    struct kf_release_files files = {.folder = NULL};
    bool good;

    run.arena = kf_arena_new();
    run.diags = kf_diags_new(run.arena);
    files.folder = kf_site_folder(run.arena, site, making->options);
    good = add_papers(&run, batch, site, &files) && add_made(&run, batch, &files);
    kf_interrupt_hold();
    if (good) {
        kf_temporary_sweep(files.folder);
        warn_of_strangers(&run, &files);
        good = kf_release_files_write_folder(&run, &files);
    }
    kf_interrupt_release();
    kf_progress_clear(making->progress);
    if (good && making->lines != NULL) {
        fprintf(making->lines, "%s in %s\n", kf_count(run.arena, files.entries.count, "file", "files"), files.folder);
    }
    if (good && making->report != NULL) {
        report_files(making, batch, files.folder);
    }
    making->file_count += good ? files.entries.count : 0;
    kf_findings_add(making->cli->findings, run.diags, making->cli->colour);
    kf_arena_free(run.arena);
    return good;
}

static void list_printed(struct batch_of_sites *batch)
{
    struct kf_list printed = {0};

    for (int i = 0; i < batch->plan.unit_count; i++) {
        for (int k = 0; k < batch->plan.units[i].file_count; k++) {
            if (batch->plan.units[i].files[k].printed != NULL) {
                kf_list_add(batch->cli.run.arena, &printed, (void *)(guintptr)batch->plan.units[i].files[k].printed);
            }
        }
    }
    batch->printed = kf_printed_list_write(batch->cli.run.arena, &printed);
}

/* --- site by site ------------------------------------------------------------------------------------------------------ */

static void map_changes(struct making *making, const struct batch_of_sites *batch, const struct kf_site *site)
{
    struct kf_list adaptations = {0};

    for (int i = 0; i < batch->plan.unit_count; i++) {
        const struct kf_list *more = &batch->plan.units[i].adaptations;

        for (int k = 0; k < more->count; k++) {
            kf_list_add(batch->cli.run.arena, &adaptations, more->items[k]);
        }
    }
    kf_change_map_add(&making->map, site, batch->kit->community, batch->kit->default_community, &adaptations);
}

static void say_not_made(struct making *making, const struct kf_site *site)
{
    refuse_cell(making, site, KF_SITE_NAME, "its files have mistakes, told above", "mend them, then run the same line again");
    making->failed++;
}

static bool make(struct making *making, const struct kf_site *site, struct batch_of_sites *batch)
{
    int errors = making->cli->run.diags->errors;
    bool good = open_batch(making, site, batch) && make_units(making, batch) && load_contents(batch);

    if (good) {
        batch->context = kf_kit_fonts(&batch->cli.run, batch->cli.run.arena, batch->kit);
        list_printed(batch);
    }
    kf_cli_collect(&batch->cli);
    if (making->cli->run.diags->errors > errors) { /* said of this row already */
        making->failed++;
    } else if (!good || batch->context == NULL) {
        say_not_made(making, site);
    }
    return good && batch->context != NULL;
}

/* --- several machines -------------------------------------------------------------------------------------------------- */

/* What other machines make, the map tells of too. Their mistakes are theirs to tell. */
static bool load_changes(struct making *making, const struct kf_site *site, struct batch_of_sites *batch,
                         struct kf_list *ret_adaptations)
{
    bool good;

    begin_batch(making, site, batch);
    good = open_batch(making, site, batch);
    if (good) {
        kf_plan_units(&batch->cli, &batch->options, batch->kit, /* tickets */ true, &batch->plan);
        good = kf_site_changes(&batch->cli.run, batch->kit, &batch->plan, ret_adaptations);
    }
    return good;
}

static void leave_to_others(struct making *making, int first)
{
    const struct kf_list *sites = making->sites;
    struct kf_diags *diags = making->cli->run.diags;
    struct kf_list adaptations = {.items = NULL};
    struct batch_of_sites batch;
    bool good;

    making->cli->run.diags = kf_diags_new(making->cli->run.arena);
    good = making->maps && load_changes(making, sites->items[first], &batch, &adaptations);
    making->cli->run.diags = diags;
    for (int i = first; i < sites->count; i++) {
        if (i == first || (!making->taken[i] && kf_sites_are_alike(sites->items[first], sites->items[i]))) {
            making->taken[i] = true;
            making->others_count++;
            if (good) {
                kf_change_map_add(&making->map, sites->items[i], batch.kit->community, batch.kit->default_community,
                                  &adaptations);
            }
        }
    }
    if (making->maps) {
        end_batch(&batch);
    }
}

/* --- alike ------------------------------------------------------------------------------------------------------------- */

/* Its files, of which none is written. */
static bool list_site(struct making *making, const struct batch_of_sites *batch, const struct kf_site *site, const char *key)
{
    kf_site_plan_print(&batch->plan, site, key, making->options);
    return true;
}

/* The site, and all after it that ask for the same. */
static void make_alike(struct making *making, int first, const char *key)
{
    const struct kf_list *sites = making->sites;
    struct batch_of_sites batch;
    bool good;

    kf_progress_show(making->progress, ((const struct kf_site *)sites->items[first])->name, making->made + making->failed + 1,
                     sites->count);
    begin_batch(making, sites->items[first], &batch);
    good = make(making, sites->items[first], &batch);
    making->taken[first] = true;
    for (int i = first; i < sites->count; i++) {
        const struct kf_site *site = sites->items[i];

        if (i > first && (making->taken[i] || !kf_sites_are_alike(sites->items[first], site))) {
            continue;
        }
        making->taken[i] = true;
        kf_progress_show(making->progress, site->name, making->made + making->failed + 1, sites->count);
        if (good && (making->options->jobs_plan ? list_site(making, &batch, site, key) : write_site(making, &batch, site))) {
            making->made++;
            map_changes(making, &batch, site);
        } else if (good || i > first) {
            say_not_made(making, site);
        }
    }
    kf_cli_collect(making->cli);
    end_batch(&batch);
}

/* --- the map ----------------------------------------------------------------------------------------------------------- */

/* In the words of the command line's community, for one who answers for all. */
static bool make_map(struct making *making, struct kf_run *run, struct kf_paper_made *ret_paper)
{
    const struct kf_kit *kit = kf_cli_kit(making->cli, making->options);
    const struct kf_content *content = NULL;
    PangoContext *context;

    if (kit != NULL) {
        const struct kf_edition edition = kf_options_edition(making->options, kit, /* variant */ 0);

        content = kf_own_content(run, kit, &edition);
    }
    context = content != NULL ? kf_kit_fonts(run, run->arena, kit) : NULL;
    return context != NULL && kf_change_map_make(run, context, content, &making->map, ret_paper);
}

static void write_map(struct making *making)
{
    struct kf_run run = making->cli->run;
    const struct kf_options *options = making->options;
    const char *path = kf_cli_path_in(run.arena, options->out, KF_SITE_MAP);
    struct kf_paper_made paper;

    if (!making->maps || making->map.entries.count == 0 || !make_map(making, &run, &paper) ||
        !kf_cli_write(&run, path, paper.finished.pdf, paper.finished.length, /* hint */ NULL)) {
        return;
    }
    making->file_count++;
    if (making->lines != NULL) {
        fprintf(making->lines, "%s: what each site changed\n", path);
    }
}

/* --- all of them ------------------------------------------------------------------------------------------------------- */

static bool check(struct kf_cli *cli, const struct kf_options *options)
{
    if (strcmp(options->out, "-") == 0 ||
        (g_str_has_suffix(options->out, ".pdf") && !g_file_test(options->out, G_FILE_TEST_IS_DIR))) {
        kf_cli_usage(cli, "write --out DIR; each site is a folder in it", "--out names a folder");
        return false;
    }
    if (options->resume) {
        kf_cli_usage(cli, "leave --resume out, or build one community alone", "--resume: of a sheet of sites all is made again");
        return false;
    }
    if (options->deps != NULL) {
        kf_cli_usage(cli, "leave --deps out, or build one community alone", "--deps: the files of a sheet of sites have no rules");
        return false;
    }
    if (cli->run.data_dir == NULL) {
        return kf_cli_plain_kit(cli) != NULL;
    }
    return true;
}

static int end(struct making *making)
{
    struct kf_cli *cli = making->cli;
    double seconds = (double)(g_get_monotonic_time() - making->start) / G_USEC_PER_SEC;
    const char *counts;
    int status;

    if (making->lines != NULL) {
        (void)fflush(making->lines);
    }
    status = kf_cli_end(cli, making->options->strict);
    counts = kf_findings_counts(cli->findings);
    if (making->lines != NULL && making->sites != NULL) {
        fprintf(making->lines, "%s of %d, %s, %.1f s\n%s\n", kf_count(cli->run.arena, making->made, "site", "sites"),
                making->row_count - making->others_count, kf_count(cli->run.arena, making->file_count, "file", "files"), seconds,
                counts == NULL ? "no errors, no warnings" : counts);
    }
    if (making->report != NULL) {
        kf_report_end(making->report, cli->findings, status, stdout);
    }
    return status;
}

static void make_or_leave(struct making *making, int i)
{
    const char *key = kf_site_key(making->cli->run.arena, making->sites->items[i]);

    if (making->taken[i]) {
        return;
    }
    if (kf_shard_has(&making->options->shard, key)) {
        make_alike(making, i, key);
    } else {
        leave_to_others(making, i);
    }
}

int kf_sites_build(struct kf_cli *cli, const struct kf_options *options)
{
    struct making making = {
        .cli = cli,
        .options = options,
        .progress = kf_progress_new(options->quiet),
        .report = options->json ? kf_report_new() : NULL,
        .maps = kf_shard_has(&options->shard, KF_SITE_MAP),
        .lines = options->quiet || options->jobs_plan ? NULL : options->json ? stderr : stdout,
        .map = {.arena = cli->run.arena},
        .start = g_get_monotonic_time(),
    };
    struct kf_confined confined;

    cli->findings->quiet = options->quiet;
    making.sites = check(cli, options) ? kf_sites_read(cli, options->sites, &making.row_count) : NULL;
    if (making.sites != NULL) {
        kf_cli_collect(cli); /* what is wrong with the rows stands before what is wrong with files */
        making.taken = KF_NEW_ARRAY(cli->run.arena, making.sites->count, bool);
        kf_interrupt_watch(kf_progress_clearing(making.progress));
        kf_cli_confine(cli, /* kit */ NULL, /* modules */ NULL, options, /* write */ !options->jobs_plan, &confined);
        for (int i = 0; i < making.sites->count; i++) {
            make_or_leave(&making, i);
        }
        if (options->jobs_plan && making.maps && making.made + making.others_count > 0) {
            kf_site_plan_print_map(options);
        } else if (!options->jobs_plan) {
            write_map(&making);
        }
        if (options->shard.count == 0) { /* else another machine may be about to write there */
            kf_cli_leave(&confined);
        }
    }
    return end(&making);
}
