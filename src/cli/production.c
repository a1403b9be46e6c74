/* Production: units made by workers, taken in order, written module by module. */

#include "base/old_files.h"
#include "cli/production.h"

#include <string.h>
#include <unistd.h>

#include "cli/confined.h"
#include "cli/group.h"
#include "cli/imposing.h"
#include "cli/interrupt.h"
#include "cli/made.h"
#include "cli/plan.h"
#include "cli/progress.h"
#include "cli/report.h"
#include "cli/swap_list.h"
#include "model/strays.h"

struct production {
    struct kf_cli *cli;
    const struct kf_options *options;
    const struct kf_kit *kit;
    bool write, to_stdout;
    FILE *lines; /* for people; NULL: they asked for quiet */
    struct kf_progress progress;
    struct kf_report *report;
    struct kf_trail *trail; /* NULL: nobody wants to know */
    struct kf_made *made_before; /* NULL: no record is kept */
    struct kf_reads *kit_reads;  /* for it */
    int skipped, planned;        /* units */
    bool is_round;
    bool held; /* --strict, and something was found that is no module's: nothing is handed on */
    struct kf_outcome *outcomes;
    struct kf_plan plan;
    struct kf_confined confined;
    int file_count;
    int made, failed;  /* modules */
    GHashTable *paths; /* written by this run */
    struct kf_arena *scratch; /* of the module that is handed on: what is said of one must not grow with their number */
    int *swap_counts;  /* of all modules; NULL once one could not be loaded */
    gint64 start;
};

/* --- before --------------------------------------------------------------------------------------------------------- */

static bool was_made(void *data, const struct kf_unit *unit)
{
    struct production *production = data;

    return kf_made_has(production->made_before, unit);
}

static void skip_units(struct production *production)
{
    production->planned = production->plan.unit_count;
    if (production->made_before != NULL) {
        kf_made_kit(production->made_before, production->kit_reads);
    }
    if (production->options->resume) {
        production->skipped = kf_plan_leave_out(&production->plan, was_made, production);
    }
}

static void plan_units(struct production *production)
{
    struct kf_plan *plan = &production->plan;

    kf_plan_units(production->cli, production->options, production->kit,
                  /* tickets */ production->write && !production->to_stdout, plan);
    skip_units(production);
    production->outcomes = KF_NEW_ARRAY(production->cli->run.arena, plan->group_count, struct kf_outcome);
    for (int i = 0; i < plan->unit_count; i++) {
        struct kf_unit *unit = &plan->units[i];

        unit->reads = production->trail != NULL || production->made_before != NULL ? kf_reads_new(production->cli->run.world) : NULL;
        unit->check_others = unit->first_variant && !production->write && !plan->series && production->options->session == NULL;
    }
}

static bool check_out(struct kf_cli *cli, const struct kf_options *options)
{
    if (g_str_has_suffix(options->out, ".pdf") && !g_file_test(options->out, G_FILE_TEST_IS_DIR)) {
        kf_cli_usage(cli,
                     kf_arena_format(cli->run.arena, "write --out DIR; for a single file, --piece ID --out - > %s",
                                     options->out),
                     "--out names a folder, and \"%s\" looks like a file", options->out);
        return false;
    }
    if (options->resume && options->deps != NULL) {
        kf_cli_usage(cli, "leave one of them out", "--resume and --deps both tell what need not be made again");
        return false;
    }
    if (options->deps != NULL && strchr(options->out, '%') != NULL) {
        kf_cli_usage(cli, "name a folder without it", "--deps: make takes the %% of \"%s\" for a pattern, and ninja no sign before it",
                     options->out);
        return false;
    }
    if (strcmp(options->out, "-") != 0) {
        return true;
    }
    if (options->resume) {
        kf_cli_usage(cli, "name a folder: --out DIR", "--resume: what went to standard output cannot be looked at again");
        return false;
    }
    if (options->shard.count > 0) {
        kf_cli_usage(cli, "name a folder that all machines see: --out DIR", "--shard: a share is many files, not standard output");
        return false;
    }
    if (options->json) {
        kf_cli_usage(cli, "leave one of them out", "--out - and --report json both want standard output");
        return false;
    }
    if (isatty(STDOUT_FILENO) == 1) {
        kf_cli_usage(cli, "add > handout.pdf, or name a folder: --out DIR",
                     "--out - would print a PDF on the terminal");
        return false;
    }
    return true;
}

/* --- lines for people ----------------------------------------------------------------------------------------------- */

/* Found by itself in a folder above, a community may come as a surprise. */
static void print_community(const struct production *production)
{
    const struct kf_community *community = production->kit->community;

    if (production->lines != NULL && !community->is_default) {
        fprintf(production->lines, "for %s, %s\n", community->program != NULL ? community->program : community->name,
                community->folder);
    }
}

static int longest_name(const struct kf_group *group)
{
    int longest = 0;

    for (int i = 0; i < group->count; i++) {
        for (int k = 0; k < group->units[i].file_count; k++) {
            longest = MAX(longest, (int)strlen(group->units[i].files[k].name));
        }
    }
    return longest;
}

/* A file that is only checked has a line when something is to be said of it. */
static void print_file(const struct production *production, const struct kf_file *file, int width)
{
    if (production->lines == NULL) {
        return;
    }
    if (production->write && file->sides > 0) {
        fprintf(production->lines, "  %-*s  %d %-5s  %4.0f ms%s%s\n", width, file->name, file->sides,
                file->sides == 1 ? "side" : "sides", file->ms, file->remark != NULL ? "  " : "",
                file->remark != NULL ? file->remark : "");
    } else if (production->write || file->explanations != NULL) {
        fprintf(production->lines, "  %s\n", file->name);
    }
    for (int i = 0; file->explanations != NULL && i < file->sides; i++) {
        fprintf(production->lines, "    page %d: %s\n", i + 1, file->explanations[i].words);
    }
}

/* --- writing -------------------------------------------------------------------------------------------------------- */

static bool write_file(struct production *production, const struct kf_file *file, const char *path)
{
    const struct kf_run *run = &production->cli->run;

    if (!production->to_stdout && !g_hash_table_add(production->paths, g_strdup(path))) {
        return kf_cli_refuse(run, path, "another module of this run has the same id", /* hint */ NULL);
    }
    return kf_cli_write(run, path, file->pdf, file->bytes, /* hint */ NULL);
}

static const char *folder_of(const struct production *production, const struct kf_group *group)
{
    return kf_plan_folder(production->scratch, production->options, group->name);
}

static const char *path_of(const struct production *production, const struct kf_group *group, const struct kf_file *file)
{
    if (!production->write) {
        return NULL;
    }
    return production->to_stdout
               ? "-"
               : kf_arena_format(production->scratch, "%s/%s", folder_of(production, group), file->name);
}

static void hand_on_file(struct production *production, const struct kf_group *group, const struct kf_file *file,
                         int width)
{
    const char *path = path_of(production, group, file);

    production->file_count++;
    if (production->trail != NULL && path != NULL) {
        kf_trail_made(production->trail, group->units->module, path);
    }
    print_file(production, file, width);
    if (production->report != NULL) {
        kf_report_add(production->report, path, group->name, file);
    }
}

/* All, or none: a disk that is full half-way leaves what was there. */
static bool write_group(struct production *production, const struct kf_group *group)
{
    struct kf_old_files *old = kf_old_files_new();
    bool good = true;

    for (int i = 0; i < group->count && production->write; i++) {
        for (int k = 0; k < group->units[i].file_count && good; k++) {
            const struct kf_file *file = &group->units[i].files[k];
            const char *path = path_of(production, group, file);

            kf_old_files_keep(old, path);
            good = write_file(production, file, path);
        }
    }
    (good ? kf_old_files_forget : kf_old_files_put_back)(old);
    return good;
}

static bool hand_on_group(struct production *production, const struct kf_group *group)
{
    int width = longest_name(group);
    bool good = write_group(production, group);

    for (int i = 0; i < group->count && good; i++) {
        for (int k = 0; k < group->units[i].file_count; k++) {
            hand_on_file(production, group, &group->units[i].files[k], width);
        }
    }
    return good;
}

/* --- module by module ----------------------------------------------------------------------------------------------- */

/* Whether the module's files may be handed on. */
static bool judge(const struct production *production, const struct kf_group *group)
{
    int count = kf_group_file_count(group);

    if (production->held || !kf_group_is_good(group, production->options->strict)) {
        return false;
    }
    if (production->to_stdout && count != 1) {
        kf_cli_usage(production->cli, "choose one with --piece ID, and one --variant",
                     "--out - takes one file, and this makes %d", count);
        return false;
    }
    return true;
}

static void print_group(const struct production *production, const struct kf_group *group, bool good)
{
    int count = kf_group_file_count(group);

    if (production->lines == NULL) {
        return;
    }
    if (!production->write) {
        fprintf(production->lines, "%s: %s\n", group->name,
                good ? kf_count(production->scratch, count, "file", "files") : "not ready to print");
    } else if (!good) {
        fprintf(production->lines, "%s: not written%s\n", group->name,
                production->options->strict && group->errors == 0 ? " (--strict: warnings count as errors)" : "");
    } else if (count == 0) {
        fprintf(production->lines, "%s: nothing to make (it has no such part)\n", group->name);
    } else if (!production->to_stdout) {
        fprintf(production->lines, "%s in %s\n",
                kf_count(production->scratch, count, "file", "files"), folder_of(production, group));
    }
}

static void count_swaps(struct production *production, const struct kf_group *group)
{
    int rows = production->kit->community->words.count;

    for (int i = 0; i < group->count && production->swap_counts != NULL; i++) {
        const int *counts = group->units[i].swap_counts;

        for (int k = 0; counts != NULL && k < rows; k++) {
            production->swap_counts[k] += counts[k];
        }
        production->swap_counts = counts == NULL ? NULL : production->swap_counts;
    }
}

/* What was found so far belongs to no module. */
static void collect_of_all(struct production *production)
{
    const struct kf_diags *diags = production->cli->run.diags;

    production->held = production->held || (production->options->strict && diags->warnings > 0);
    kf_cli_collect(production->cli);
}

/* A row may be meant for one module, so only a run over all of them can tell that it does nothing. */
static bool has_seen_all(const struct production *production)
{
    return production->swap_counts != NULL && production->planned == production->plan.unit_count &&
           production->options->shard.count == 0 && kf_options_all_modules(production->options);
}

static void check_swaps(struct production *production)
{
    struct kf_edition edition = kf_options_edition(production->options, production->kit, /* variant */ 0);

    if (has_seen_all(production)) {
        kf_swaps_warn_unused(&production->cli->run, production->kit, &edition, production->swap_counts);
    }
}

/* Now and then on the disk: what a killed run has made is not lost. */
static void record_group(struct production *production, const struct kf_group *group)
{
    for (int i = 0; i < group->count; i++) {
        kf_made_add(production->made_before, &group->units[i], kf_plan_folder_name(production->options, group->name));
    }
    (void)kf_made_write(production->made_before, &production->cli->run, /* soon */ false);
}

static void hand_on(struct production *production, struct kf_group *group)
{
    bool good = judge(production, group);

    kf_progress_clear(production->progress);
    if (good) {
        kf_interrupt_hold();
        good = hand_on_group(production, group);
        if (good && production->made_before != NULL) {
            record_group(production, group);
        }
        kf_interrupt_release();
    }
    kf_cli_collect(production->cli);
    if (production->report != NULL) {
        kf_report_add_module(production->report, group->name, &group->units[0].adaptations);
    }
    print_group(production, group, good);
    production->outcomes[production->made + production->failed] = (struct kf_outcome){
        .module = group->units->module,
        .folder = production->is_round ? kf_arena_string(production->cli->run.arena, folder_of(production, group)) : NULL,
        .good = good};
    production->made += good;
    production->failed += !good;
}

static void lay_trail(const struct production *production, const struct kf_group *group)
{
    struct kf_reads *reads = kf_trail_module(production->trail, group->units->module);

    for (int i = 0; i < group->count; i++) {
        kf_reads_merge(reads, group->units[i].reads);
    }
}

static void take(struct production *production, struct kf_batch *batch, int i, struct kf_group *group)
{
    kf_progress_show(production->progress, group->name, i + 1, production->plan.group_count);
    kf_group_take(production->cli, batch, group);
    count_swaps(production, group);
    if (production->trail != NULL) {
        lay_trail(production, group);
    }
}

static void give(struct production *production, struct kf_group *group)
{
    production->scratch = kf_arena_new();
    hand_on(production, group);
    kf_arena_free(production->scratch);
    for (int i = 0; i < group->count; i++) {
        kf_reads_free(group->units[i].reads);
        group->units[i].reads = NULL;
    }
    kf_group_clear(group);
}

/* A module's files are handed on as soon as they are made; in a strict run, only once nothing is left that all of them
 * may be held for. */
static void make_all(struct production *production)
{
    const struct kf_plan *plan = &production->plan;
    struct kf_batch *batch =
        kf_batch_start(production->cli, production->kit, plan->units, plan->unit_count, production->options->jobs);

    for (int i = 0; i < plan->group_count; i++) {
        take(production, batch, i, &plan->groups[i]);
        if (!production->options->strict) {
            give(production, &plan->groups[i]);
        }
    }
    if (!production->is_round) {
        check_swaps(production);
        collect_of_all(production);
    }
    for (int i = 0; i < plan->group_count && production->options->strict; i++) {
        give(production, &plan->groups[i]);
    }
    kf_batch_free(batch);
}

/* --- after ---------------------------------------------------------------------------------------------------------- */

/* Hints, and what is switched off: of a check alone, since a build is not about the words. */
static const char *rest_of(const struct production *production)
{
    const struct kf_findings *findings = production->cli->findings;
    struct kf_arena *arena = production->cli->run.arena;
    const char *allowed = production->write ? NULL : kf_findings_allowed(findings);
    const char *hints = findings->hints && findings->notes > 0
                            ? kf_arena_format(arena, ", %s", kf_count(arena, findings->notes, "note", "notes"))
                            : "";

    if (allowed == NULL) {
        return hints;
    }
    return kf_arena_format(arena, "%s; %s%s", hints, allowed,
                           production->options->allowed ? "" : " (`kinfold check --allowed` lists them)");
}

static void print_summary(const struct production *production)
{
    struct kf_arena *arena = production->cli->run.arena;
    const char *counts = kf_findings_counts(production->cli->findings);
    double seconds = (double)(g_get_monotonic_time() - production->start) / G_USEC_PER_SEC;

    if (production->lines == NULL) {
        return;
    }
    if (production->skipped > 0) {
        fprintf(production->lines, "skipped %d of %d: made before, of what is there now\n", production->skipped,
                production->planned);
    }
    if (production->planned == 0 && production->options->shard.count > 0) {
        fprintf(production->lines, "nothing falls to share %d of %d\n", production->options->shard.number,
                production->options->shard.count);
    }
    if (production->plan.group_count > 1) {
        fprintf(production->lines, "%s of %s, %s, %.1f s\n", kf_count(arena, production->made, "module", "modules"),
                kf_arena_format(arena, "%d", production->plan.group_count),
                kf_count(arena, production->file_count, "file", "files"), seconds);
    }
    fprintf(production->lines, "%s%s\n", counts == NULL ? "no errors, no warnings" : counts, rest_of(production));
    if (counts != NULL) {
        fprintf(production->lines, "`kinfold explain %s` says more of the first\n",
                kf_code_word(kf_findings_first(production->cli->findings)->code));
    }
}

static int end(struct production *production)
{
    struct kf_cli *cli = production->cli;
    int status;

    if (production->lines != NULL) {
        (void)fflush(production->lines);
    }
    status = kf_cli_end(cli, production->options->strict);
    if (production->lines != NULL && production->options->allowed) {
        kf_findings_print_allowed(cli->findings, production->lines);
    }
    print_summary(production);
    if (production->report != NULL) {
        kf_report_skipped(production->report, production->skipped);
        kf_report_end(production->report, cli->findings, status, stdout);
    }
    return status;
}

/* --deps: what make and ninja read. */
static void write_rules(struct production *production)
{
    const struct kf_run *run = &production->cli->run;
    const char *rules = kf_trail_rules(production->trail, run->arena);

    kf_cli_write(run, production->options->deps, rules, strlen(rules), "name another file with --deps FILE");
}

/* Modules that the trail does not want are left out. */
static void choose_modules(struct production *production)
{
    const char **modules = production->plan.modules;
    int kept = 0;

    for (int i = 0; modules[i] != NULL; i++) {
        if (!production->is_round || kf_trail_wants(production->trail, modules[i])) {
            modules[kept++] = modules[i];
        }
    }
    production->plan.count = kept;
}

/* Opens the kit in a world that is recorded; threads have records of their own. */
static bool open_kit(struct production *production)
{
    struct kf_cli *cli = production->cli;
    const struct kf_world *world = cli->run.world;
    bool named = false;

    if (production->trail != NULL) {
        production->kit_reads = kf_trail_kit(production->trail);
    } else if (production->made_before != NULL) {
        production->kit_reads = kf_reads_new(world);
    }
    if (production->kit_reads != NULL) {
        cli->run.world = kf_reads_world(production->kit_reads);
    }
    production->kit = kf_cli_kit(cli, production->options);
    if (production->kit != NULL) {
        named = kf_plan_names(cli, production->options, production->kit, &production->plan);
    }
    cli->run.world = world;
    if (named) { /* not recorded: a new file is no reason to make all modules again */
        kf_strays_warn(&cli->run, production->kit, production->plan.modules);
    }
    return named;
}

static bool prepare(struct production *production)
{
    if ((production->write && !check_out(production->cli, production->options)) || !open_kit(production) ||
        !kf_imposing_check(production->cli, production->options, production->kit)) {
        return false;
    }
    collect_of_all(production);
    choose_modules(production);
    if (production->made_before != NULL && !kf_plan_ids(production->cli, production->kit, &production->plan)) {
        return false;
    }
    plan_units(production);
    return true;
}

int kf_production_run(struct kf_cli *cli, const struct kf_options *options, bool write)
{
    bool to_stdout = write && strcmp(options->out, "-") == 0;
    struct production production = {
        .cli = cli,
        .options = options,
        .write = write,
        .to_stdout = to_stdout,
        .lines = options->quiet               ? NULL
                 : to_stdout || options->json ? stderr
                                              : stdout,
        .progress = kf_progress_new(options->quiet),
        .report = options->json ? kf_report_new() : NULL,
        .trail = options->deps != NULL ? kf_trail_new(cli->run.world) : NULL,
        .made_before = write && !to_stdout && (options->resume || options->shard.count > 0)
                           ? kf_made_open(cli->run.world, options)
                           : NULL,
        .paths = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        .start = g_get_monotonic_time(),
    };
    int status;

    cli->findings->quiet = options->quiet;
    cli->findings->hints = !write;
    if (prepare(&production)) {
        print_community(&production);
        production.swap_counts = KF_NEW_ARRAY(cli->run.arena, production.kit->community->words.count, int);
        kf_interrupt_watch(kf_progress_clearing(production.progress));
        kf_cli_confine(cli, production.kit, production.plan.modules, options, write, &production.confined);
        make_all(&production);
        if (production.trail != NULL) {
            write_rules(&production);
        }
        if (production.made_before != NULL) {
            (void)kf_made_write(production.made_before, &cli->run, /* soon */ true);
        }
        if (options->shard.count == 0) { /* else another machine may be about to write there */
            kf_cli_leave(&production.confined);
        }
    } else {
        production.lines = NULL; /* the message is enough */
    }
    status = end(&production);
    if (production.trail == NULL) {
        kf_reads_free(production.kit_reads);
    }
    kf_made_free(production.made_before);
    kf_trail_free(production.trail);
    g_hash_table_destroy(production.paths);
    return status;
}

struct kf_round kf_production_round(struct kf_cli *cli, const struct kf_options *options, struct kf_trail *trail)
{
    struct production production = {
        .cli = cli,
        .options = options,
        .write = true,
        .progress = kf_progress_new(options->quiet),
        .trail = trail,
        .is_round = true,
        .paths = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        .start = g_get_monotonic_time(),
    };
    struct kf_round round = {0};

    cli->findings->quiet = cli->findings->quiet || options->quiet;
    if (prepare(&production)) {
        make_all(&production);
    }
    round.status = end(&production);
    round.outcomes = production.outcomes;
    round.count = production.made + production.failed;
    round.file_count = production.file_count;
    round.seconds = (double)(g_get_monotonic_time() - production.start) / G_USEC_PER_SEC;
    g_hash_table_destroy(production.paths);
    return round;
}
