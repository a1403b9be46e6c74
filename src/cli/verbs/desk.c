/* kinfold desk: starts the print desk, which is a program of its own. */

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/options.h"

#define PROGRAM "kinfold-desk"

static int run(struct kf_cli *cli, int argc, char **argv);

const struct kf_verb kf_verb_desk = {
    .name = "desk",
    .summary = "Choose, look and print in a browser, on this machine alone.",
    .usage = "kinfold desk [OPTIONS]",
    .help = "Opens one calm page in your browser: find a handout, see it as it will print, print it or\n"
            "keep the file. Nothing leaves this machine: no account, no cloud. In a community's folder,\n"
            "or with --community, the pages are yours. Ctrl-C closes the desk.\n\n"
            "The address that it prints has a key in it. Whoever has that address, on this machine, can\n"
            "use the desk until it is closed.\n\n"
            "Examples:\n"
            "  kinfold desk\n"
            "  kinfold desk --community riverbend --port 8631 --no-open\n",
    .options = KF_OPTIONS_COMMUNITY | KF_OPTIONS_DESK,
    .run = run,
};

/* Beside this program; else wherever programs are found. Caller frees; NULL. */
static char *find_program(void)
{
    char *self = g_file_read_link("/proc/self/exe", NULL);
    char *folder = self != NULL ? g_path_get_dirname(self) : NULL;
    char *beside = folder != NULL ? g_build_filename(folder, PROGRAM, NULL) : NULL;

    g_free(folder);
    g_free(self);
    if (beside != NULL && g_file_test(beside, G_FILE_TEST_IS_EXECUTABLE)) {
        return beside;
    }
    g_free(beside);
    return g_find_program_in_path(PROGRAM);
}

/* Returns only when it cannot be started. */
static void start(struct kf_cli *cli, const struct kf_options *options, const struct kf_kit *kit)
{
    struct kf_arena *arena = cli->run.arena;
    char *program = find_program(), *words[12];
    int n = 0;

    words[n++] = kf_arena_string(arena, PROGRAM);
    words[n++] = kf_arena_string(arena, "--data");
    words[n++] = kf_arena_string(arena, kit->data_dir);
    if (!kit->community->is_default) {
        words[n++] = kf_arena_string(arena, "--community");
        words[n++] = kf_arena_string(arena, kit->community->folder);
    }
    words[n++] = kf_arena_format(arena, "--port=%d", options->port);
    words[n++] = kf_arena_format(arena, "--jobs=%d", options->jobs);
    if (options->no_open) {
        words[n++] = kf_arena_string(arena, "--no-open");
    }
    words[n] = NULL;
    (void)fflush(stdout);
    if (program != NULL) {
        (void)execv(program, words);
    }
    g_free(program);
    kf_diag_hint(cli->run.diags,
                 kf_diag_push(cli->run.diags, KF_MISSING_ON_MACHINE, (struct kf_span){.source = NULL}, NULL,
                              "the program " PROGRAM " is not beside this one"),
                 "install the package kinfold again; in the source tree, run build/kit");
}

static int run(struct kf_cli *cli, int argc, char **argv)
{
    struct kf_options options;
    const struct kf_kit *kit;
    int status;

    if (!kf_options_parse(cli, &kf_verb_desk, argc, argv, &options, &status)) {
        return status;
    }
    if (options.argument_count > 0) {
        kf_cli_usage(cli, "write `kinfold desk` alone: the page finds handouts", "desk takes no names");
        return kf_cli_end(cli, /* strict */ false);
    }
    kit = kf_cli_kit(cli, &options);
    if (kit != NULL) {
        start(cli, &options, kit);
    }
    return kf_cli_end(cli, /* strict */ false);
}
