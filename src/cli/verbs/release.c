/* kinfold release: everything that a clinic prints, ready to be downloaded. */

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "cli/interrupt.h"
#include "cli/options.h"
#include "cli/printed_list.h"
#include "cli/progress.h"
#include "cli/release_files.h"
#include "cli/release_index.h"
#include "cli/report.h"
#include "model/strays.h"

#define PICTURE_DPI 48 /* a card's picture stays sharp on paper, and twenty weigh a megabyte */

static int run(struct kf_cli *cli, int argc, char **argv);

const struct kf_verb kf_verb_release = {
    .name = "release",
    .summary = "Make a dated folder and zip of all pages, ready to print.",
    .usage = "kinfold release DIR [MODULE|FILE]... [OPTIONS]",
    .help = "Makes DIR/kinfold-<date>/ and DIR/kinfold-<date>.zip: on Letter and A4, every handout\n"
            "as a form that can also be printed, its page for clinicians, and the guide for each\n"
            "length of the session; an index.html with a picture of each handout; the licence;\n"
            "places.json, from which `kinfold corrections` tells later what became wrong on paper.\n"
            "Someone with a plain computer and a printer needs nothing else.\n\n"
            "At the head of each page are lines for the name, worker and phone of the clinic;\n"
            "typed once, they stand on every page of the file. With --community DIR the\n"
            "programme's own name is there instead.\n\n"
            "When a module has errors, nothing is written. The date is that of the newest\n"
            "module, or SOURCE_DATE_EPOCH.\n\n"
            "Examples:\n"
            "  kinfold release ready\n"
            "  kinfold release one-module repair-conversations\n",
    .options = KF_OPTIONS_COMMUNITY | KF_OPTIONS_WORK,
    .run = run,
};

struct release {
    struct kf_cli *cli;
    struct kf_options options;
    const struct kf_kit *kit;
    FILE *lines; /* for people; NULL: they asked for quiet */
    struct kf_progress progress;
    struct kf_report *report;
    const char *dir;
    struct kf_release_module *modules; /* in the order of their numbers; those without, at the end */
    int count;
    struct kf_unit *units;
    int unit_count;
    struct kf_release_files files;
    long long date;
    int failed; /* modules */
};

/* --- what to make --------------------------------------------------------------------------------------------------- */

static int by_number(const void *a, const void *b)
{
    const struct kf_module *one = ((const struct kf_release_module *)a)->content->module;
    const struct kf_module *two = ((const struct kf_release_module *)b)->content->module;

    if ((one->letter != NULL) != (two->letter != NULL)) {
        return one->letter != NULL ? 1 : -1;
    }
    return one->number != two->number ? one->number - two->number : strcmp(one->id, two->id);
}

/* Loaded for what the plan and the index need: lengths, titles, dates. */
static bool load_modules(struct release *release)
{
    struct kf_cli *cli = release->cli;
    const char **names = kf_cli_modules(cli, release->kit, &release->options);
    const struct kf_edition edition = {.variant = KF_STANDARD};
    bool good = true;

    if (names == NULL) {
        return false;
    }
    kf_strays_warn(&cli->run, release->kit, names);
    while (names[release->count] != NULL) {
        release->count++;
    }
    release->modules = KF_NEW_ARRAY(cli->run.arena, release->count, struct kf_release_module);
    for (int i = 0; i < release->count; i++) {
        struct kf_release_module *module = &release->modules[i];

        module->content = kf_content_load(&cli->run, release->kit, names[i], &edition);
        module->group.name = names[i];
        if (module->content != NULL) {
            release->date = MAX(release->date, module->content->date);
        }
        good = good && module->content != NULL;
    }
    if (good) {
        qsort(release->modules, (size_t)release->count, sizeof *release->modules, by_number);
    }
    return good;
}

static int length_count(const struct kf_release_module *module)
{
    const struct kf_session *session = module->content->module->session;

    return session != NULL && session->lengths.count > 0 ? session->lengths.count : 1;
}

static void add_unit(struct release *release, struct kf_release_module *module, struct kf_unit unit)
{
    unit.module = module->group.name;
    unit.make_chosen = true;
    unit.list_printed = true;
    release->units[release->unit_count++] = unit;
    module->group.count++;
}

/* On each paper: the handouts as forms, and what staff use, printed; the clinicians' pages once, with the first length. */
static void plan_module(struct release *release, struct kf_release_module *module)
{
    const struct kf_session *session = module->content->module->session;

    module->group.units = &release->units[release->unit_count];
    for (int paper = 0; paper < KF_PAPER_COUNT; paper++) {
        add_unit(release, module,
                 (struct kf_unit){.edition = {.paper = (enum kf_paper)paper, .fillable = true},
                                  .make = KF_MAKE_HANDOUTS,
                                  .picture_dpi = paper == KF_LETTER ? PICTURE_DPI : 0});
        for (int i = 0; i < length_count(module); i++) {
            int length = session != NULL && session->lengths.count > 0 ? kf_session_length(session, i) : 0;

            add_unit(release, module,
                     (struct kf_unit){.edition = {.paper = (enum kf_paper)paper, .length = length},
                                      .make = i == 0 ? KF_MAKE_GUIDE | KF_MAKE_CLINICIAN : KF_MAKE_GUIDE});
        }
    }
}

static void plan(struct release *release)
{
    size_t count = 0;

    for (int i = 0; i < release->count; i++) {
        count += KF_PAPER_COUNT * (1 + (size_t)length_count(&release->modules[i]));
    }
    release->units = KF_NEW_ARRAY(release->cli->run.arena, count, struct kf_unit);
    for (int i = 0; i < release->count; i++) {
        plan_module(release, &release->modules[i]);
    }
}

/* --- making --------------------------------------------------------------------------------------------------------- */

static void judge(struct release *release, const struct kf_release_module *module)
{
    bool good = kf_group_is_good(&module->group, release->options.strict);

    kf_progress_clear(release->progress);
    if (good && release->lines != NULL) {
        fprintf(release->lines, "%s: %s\n", module->group.name,
                kf_count(release->cli->run.arena, kf_group_file_count(&module->group), "file", "files"));
    } else if (release->lines != NULL) {
        fprintf(release->lines, "%s: not ready to print%s\n", module->group.name,
                module->group.errors == 0 ? " (--strict: warnings count as errors)" : "");
    }
    release->failed += !good;
}

static void make(struct release *release)
{
    struct kf_batch *batch =
        kf_batch_start(release->cli, release->kit, release->units, release->unit_count, release->options.jobs);

    for (int i = 0; i < release->count; i++) {
        struct kf_release_module *module = &release->modules[i];

        kf_progress_show(release->progress, module->group.name, i + 1, release->count);
        kf_group_take(release->cli, batch, &module->group);
        judge(release, module);
    }
    kf_batch_free(batch);
}

/* --- handing on ----------------------------------------------------------------------------------------------------- */

static bool add_module(struct release *release, const struct kf_release_module *module)
{
    struct kf_run *run = &release->cli->run;
    bool good = true;

    for (int i = 0; i < module->group.count; i++) {
        for (int k = 0; k < module->group.units[i].file_count && good; k++) {
            const struct kf_file *file = &module->group.units[i].files[k];

            good = kf_release_files_add(run, &release->files, kf_release_path(run->arena, module, file), file->pdf,
                                        file->bytes);
        }
    }
    return good;
}

/* Named so that a double click opens it. */
static bool add_licence(struct release *release)
{
    struct kf_run *run = &release->cli->run;
    const char *path = kf_arena_format(run->arena, "%s/modules/LICENSE", release->kit->data_dir), *error = NULL;
    size_t length = 0;
    const char *text = run->world->read_file(run->world->data, run->arena, path, KF_LIMIT_FILE_BYTES, &length, &error);

    if (text == NULL) {
        kf_diag_push(run->diags, KF_MISSING_ON_MACHINE, (struct kf_span){.source = NULL}, NULL, "cannot read \"%s\": %s",
                     path, error);
        return false;
    }
    return kf_release_files_add(run, &release->files, "LICENSE.txt", text, length);
}

/* For `kinfold corrections`, when a later release is compared with the paper that was printed from this one. */
static bool add_printed_list(struct release *release)
{
    struct kf_run *run = &release->cli->run;
    struct kf_list files = {0};
    const char *text;

    for (int i = 0; i < release->unit_count; i++) {
        for (int k = 0; k < release->units[i].file_count; k++) {
            kf_list_add(run->arena, &files, (void *)(guintptr)release->units[i].files[k].printed);
        }
    }
    text = kf_printed_list_write(run->arena, &files);
    return kf_release_files_add(run, &release->files, KF_PRINTED_LIST, text, strlen(text));
}

static bool add_all(struct release *release)
{
    struct kf_run *run = &release->cli->run;
    const char *index = kf_release_index(run->arena, release->modules, release->count, release->date);
    bool good = add_licence(release) &&
                kf_release_files_add(run, &release->files, "index.html", index, strlen(index)) &&
                add_printed_list(release);

    for (int i = 0; i < release->count && good; i++) {
        good = add_module(release, &release->modules[i]);
    }
    return good;
}

static const char *folder_of(const struct release *release)
{
    GDateTime *moment = g_date_time_new_from_unix_utc(release->date);
    char *day = g_date_time_format(moment, "%Y-%m-%d");
    struct kf_arena *arena = release->cli->run.arena;
    const char *folder = kf_cli_path_in(arena, release->dir, kf_arena_format(arena, "kinfold-%s", day));

    g_free(day);
    g_date_time_unref(moment);
    return folder;
}

static void report_files(const struct release *release)
{
    struct kf_arena *arena = release->cli->run.arena;

    for (int i = 0; i < release->count; i++) {
        const struct kf_release_module *module = &release->modules[i];

        for (int k = 0; k < module->group.count; k++) {
            for (int f = 0; f < module->group.units[k].file_count; f++) {
                const struct kf_file *file = &module->group.units[k].files[f];

                kf_report_add(release->report,
                              kf_arena_format(arena, "%s/%s", release->files.folder, kf_release_path(arena, module, file)),
                              module->group.name, file);
            }
        }
    }
}

static void hand_on(struct release *release)
{
    struct kf_run *run = &release->cli->run;
    bool good;

    release->files.folder = folder_of(release);
    kf_interrupt_hold();
    good = add_all(release) && kf_release_files_write(run, &release->files, release->date);
    kf_interrupt_release();
    if (good && release->report != NULL) {
        report_files(release);
    }
    if (good && release->lines != NULL) {
        fprintf(release->lines, "%s in %s, %.1f MB\n%s.zip, %.1f MB\n",
                kf_count(run->arena, release->files.entries.count, "file", "files"), release->files.folder,
                (double)release->files.bytes / 1e6, release->files.folder, (double)release->files.zip_bytes / 1e6);
    }
}

/* --- the verb ------------------------------------------------------------------------------------------------------- */

/* A release takes long: what is known to hold a strict one is told before anything is made. */
static bool is_held(struct release *release)
{
    kf_cli_collect(release->cli);
    return release->options.strict && release->cli->findings->warnings > 0;
}

static bool prepare(struct release *release)
{
    struct kf_cli *cli = release->cli;
    struct kf_options *options = &release->options;

    if (options->argument_count == 0) {
        kf_cli_usage(cli, "write the folder for it: `kinfold release ready`", "release needs a folder");
        return false;
    }
    release->dir = options->arguments[0];
    options->arguments++;
    options->argument_count--;
    /* A community.yaml that happens to lie above is not looked for: what is made here goes to strangers. */
    if (options->community == NULL && cli->run.data_dir != NULL) {
        options->community = kf_arena_format(cli->run.arena, "%s/modules/communities/release", cli->run.data_dir);
    }
    release->kit = kf_cli_kit(cli, options);
    return release->kit != NULL && load_modules(release) && !is_held(release);
}

static int end(struct release *release)
{
    struct kf_cli *cli = release->cli;
    const char *counts;
    int status;

    if (release->lines != NULL) {
        (void)fflush(release->lines);
    }
    status = kf_cli_end(cli, release->options.strict);
    counts = kf_findings_counts(cli->findings);
    if (release->lines != NULL) {
        fprintf(release->lines, "%s%s\n", counts == NULL ? "no errors, no warnings" : counts,
                release->files.zip_bytes == 0 ? "; nothing is released" : "");
    }
    if (release->report != NULL) {
        kf_report_end(release->report, cli->findings, status, stdout);
    }
    for (int i = 0; i < release->count; i++) {
        kf_group_clear(&release->modules[i].group);
    }
    return status;
}

static int run(struct kf_cli *cli, int argc, char **argv)
{
    struct release release = {.cli = cli};
    const struct kf_options *options = &release.options;
    int status;

    if (!kf_options_parse(cli, &kf_verb_release, argc, argv, &release.options, &status)) {
        return status;
    }
    cli->findings->quiet = options->quiet;
    release.lines = options->quiet ? NULL : options->json ? stderr : stdout;
    release.progress = kf_progress_new(options->quiet);
    release.report = options->json ? kf_report_new() : NULL;
    if (prepare(&release)) {
        plan(&release);
        kf_interrupt_watch(kf_progress_clearing(release.progress));
        make(&release);
        if (release.failed == 0) {
            hand_on(&release);
        }
    } else {
        release.count = 0; /* the message is enough */
    }
    return end(&release);
}
