/* kinfold overlay: how a community's changes stand to the kit that they were made against. */

#include <stdio.h>
#include <string.h>

#include "cli/options.h"
#include "cli/survey.h"
#include "model/strays.h"

static int run(struct kf_cli *cli, int argc, char **argv);

const struct kf_verb kf_verb_overlay = {
    .name = "overlay",
    .summary = "See and record what your changes were made against.",
    .usage = "kinfold overlay status|accept|log [MODULE|FILE]... [OPTIONS]",
    .help = "`status` lists every change of every layer: whether the kit's text is still the one that it\n"
            "was made against. With --strict it ends with 4 when there is something to look at.\n"
            "`accept` writes overlays/<module>.lock.yaml beside your changes. When a later kit changes\n"
            "a text under one of them, the build says so, with the old text, the new one and yours.\n"
            "Accept again once you have looked. `log` is the adaptation log: safety texts first, then\n"
            "core parts, then the rest. The community is the one of this folder, or --community.\n\n"
            "Examples:\n"
            "  kinfold overlay status\n"
            "  kinfold overlay accept repair-conversations\n",
    .options = KF_OPTIONS_COMMUNITY | KF_OPTIONS_REPORT | KF_OPTIONS_OVERLAY,
    .run = run,
};

/* --- accept --------------------------------------------------------------------------------------------------------- */

static void say_recorded(const char *module, const struct kf_overlay_file *file, const struct kf_overlay_state *const *changes, int count)
{
    printf("%s: recorded in %s\n", module, file->lock_path);
    for (int i = 0; i < count; i++) {
        const struct kf_overlay_state *state = changes[i];
        bool is_new = state->text != NULL &&
                      (state->status == KF_OVERLAY_STALE || state->status == KF_OVERLAY_UNRECORDED);

        if (is_new) {
            printf("  %-10s %s\n", state->status == KF_OVERLAY_STALE ? "looked at" : "new", state->given);
        } else if (state->status == KF_OVERLAY_ORPHANED || state->status == KF_OVERLAY_MOVED) {
            printf("  still %s: %s, line %d\n", kf_status_word(state->status), state->given, state->span.line);
        }
    }
}

/* Returns how many of the file's changes were chosen. */
static int write_lock(struct kf_cli *cli, const struct kf_survey *survey, const struct kf_overlay_file *file, const char *only)
{
    const char *const chosen[] = {only, NULL};
    struct kf_run *machine = &cli->run;
    struct kf_accepted accepted = kf_survey_accept(machine->arena, survey, file, only != NULL ? chosen : NULL);
    char *text;

    if (accepted.chosen == 0) {
        return 0;
    }
    text = kf_overlay_lock(machine->arena, accepted.changes, accepted.count);
    if (kf_cli_write(machine, file->lock_path, text, strlen(text), "make room; the folder must be yours to write in")) {
        say_recorded(survey->module, file, accepted.changes, accepted.count);
    }
    g_free(text);
    return accepted.chosen;
}

/* Returns how many changes were recorded. */
static int accept(struct kf_cli *cli, const struct kf_survey *survey, const char *only)
{
    const char *last = NULL;
    int chosen = 0;

    for (int i = 0; i < survey->states.count; i++) {
        const struct kf_overlay_file *file = ((const struct kf_overlay_state *)survey->states.items[i])->file;

        if (file->owner == KF_OVERLAY_OWN && g_strcmp0(last, file->path) != 0) {
            last = file->path;
            chosen += write_lock(cli, survey, file, only);
        }
    }
    return chosen;
}

static void accept_all(struct kf_cli *cli, const struct kf_kit *kit, const struct kf_list *surveys, const char *only)
{
    int count = 0;

    for (int i = 0; i < surveys->count; i++) {
        const struct kf_survey *survey = surveys->items[i];

        if (survey->faulty) {
            printf("%s: nothing recorded, it has mistakes\n", survey->module);
        } else {
            count += accept(cli, survey, only);
        }
    }
    if (count == 0 && only != NULL) {
        kf_cli_usage(cli, "`kinfold overlay status` shows their addresses", "--only: no change of yours has the address \"%s\"",
                     only);
    } else if (count == 0 && cli->run.diags->errors == 0) {
        printf("no changes in %s\n", kit->community->folder);
    }
}

/* --- status and log ------------------------------------------------------------------------------------------------- */

static int print_status(const struct kf_kit *kit, const struct kf_list *surveys)
{
    int open = 0, count = 0;
    bool faulty = false;

    for (int i = 0; i < surveys->count; i++) {
        const struct kf_survey *survey = surveys->items[i];

        if (survey->states.count > 0 || survey->faulty) {
            open += kf_survey_print(survey);
            count += survey->states.count;
            faulty = faulty || survey->faulty;
        }
    }
    if (faulty) {
        return open;
    }
    if (count == 0) {
        printf("no changes in %s\n", kit->community->folder);
    } else if (open == 0) {
        puts("all as recorded");
    } else {
        printf("%d to look at; once you have, `kinfold overlay accept` records those of your own files\n", open);
    }
    return open;
}

static void print_log(const struct kf_kit *kit, const struct kf_list *surveys)
{
    int count = 0;

    for (int i = 0; i < surveys->count; i++) {
        const struct kf_survey *survey = surveys->items[i];

        if (survey->faulty) {
            printf("%s: not listed, it has mistakes\n", survey->module);
            count++;
        } else if (survey->changes.count > 0) {
            kf_survey_print_log(survey);
            count += survey->changes.count;
        }
    }
    if (count == 0) {
        printf("no changes in %s\n", kit->community->folder);
    }
}

/* --- the verb ------------------------------------------------------------------------------------------------------- */

static struct kf_list survey_all(struct kf_cli *cli, const struct kf_kit *kit, const char *const *modules)
{
    struct kf_list surveys = {.items = NULL};

    for (int i = 0; modules[i] != NULL; i++) {
        struct kf_survey *survey = KF_NEW(cli->run.arena, struct kf_survey);

        kf_survey(cli, kit, modules[i], survey);
        kf_list_add(cli->run.arena, &surveys, survey);
    }
    return surveys;
}

/* Returns how many changes someone should look at: 0 where that was not asked. */
static int act(struct kf_cli *cli, const struct kf_options *options, const char *word)
{
    const struct kf_kit *kit = kf_cli_kit(cli, options);
    const char **modules = kit == NULL ? NULL : kf_cli_modules(cli, kit, options);
    struct kf_list surveys;

    if (modules == NULL) {
        return 0;
    }
    kf_strays_warn(&cli->run, kit, modules);
    surveys = survey_all(cli, kit, modules);
    if (strcmp(word, "accept") == 0) {
        accept_all(cli, kit, &surveys, options->only);
    } else if (strcmp(word, "status") == 0) {
        return options->json ? kf_surveys_report(&surveys) : print_status(kit, &surveys);
    } else if (options->json) {
        kf_surveys_report_log(&surveys);
    } else {
        print_log(kit, &surveys);
    }
    return 0;
}

static bool check_word(struct kf_cli *cli, const struct kf_options *options)
{
    static const char *const words[] = {"status", "accept", "log", NULL};
    const char *word = options->argument_count > 0 ? options->arguments[0] : NULL;
    const char *nearest = word != NULL ? kf_nearest(word, words, G_N_ELEMENTS(words) - 1) : NULL;

    if (word == NULL || !g_strv_contains(words, word)) {
        kf_cli_usage(cli,
                     nearest != NULL ? kf_arena_format(cli->run.arena, "did you mean `kinfold overlay %s`?", nearest)
                                     : "write `kinfold overlay status`, `accept` or `log`",
                     word == NULL ? "say what to do with the overlay" : "overlay does not know the word \"%s\"", word);
        return false;
    }
    if (options->only != NULL && strcmp(word, "accept") != 0) {
        kf_cli_usage(cli, "write `kinfold overlay accept --only ADDRESS`", "--only belongs to accept");
        return false;
    }
    return true;
}

static int run(struct kf_cli *cli, int argc, char **argv)
{
    struct kf_options options;
    const char *word;
    int status, open;

    if (!kf_options_parse(cli, &kf_verb_overlay, argc, argv, &options, &status)) {
        return status;
    }
    if (!check_word(cli, &options)) {
        return kf_cli_end(cli, /* strict */ false);
    }
    word = options.arguments[0];
    options.arguments++;
    options.argument_count--;
    open = act(cli, &options, word);
    (void)fflush(stdout);
    status = kf_cli_end(cli, options.strict);
    return status == KF_EXIT_FINE && options.strict && open > 0 ? KF_EXIT_FINDINGS : status;
}
