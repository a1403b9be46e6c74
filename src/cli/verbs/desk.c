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
            "or with --community, the pages are yours; else the desk can begin one. Ctrl-C closes it.\n\n"
            "The address that it prints has a key in it. Whoever has that address, on this machine, can\n"
            "use the desk until it is closed.\n\n"
            "With --shared it is for a team, to read and to print: a server such as nginx, on the same\n"
            "machine, speaks https and asks who someone is; the desk itself asks for no key. Each folder of\n"
            "--root that holds a community.yaml is at /c/FOLDER/. /health and /metrics are for who looks\n"
            "after it; its log, on standard error, has neither names nor what was typed. Nothing is kept but\n"
            "the folders, so several desks can serve the same.\n\n"
            "Examples:\n"
            "  kinfold desk --community riverbend\n"
            "  kinfold desk --shared --root /srv/kinfold --host desk.example.org --port 8631\n",
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

static void add(struct kf_cli *cli, struct kf_list *words, const char *word)
{
    kf_list_add(cli->run.arena, words, kf_arena_string(cli->run.arena, word));
}

static void add_with(struct kf_cli *cli, struct kf_list *words, const char *option, const char *value)
{
    add(cli, words, option);
    add(cli, words, value);
}

static void add_shared(struct kf_cli *cli, struct kf_list *words, const struct kf_options *options)
{
    add(cli, words, "--shared");
    add_with(cli, words, "--root", options->root);
    for (int i = 0; options->hosts[i] != NULL; i++) {
        add_with(cli, words, "--host", options->hosts[i]);
    }
    if (options->allow_edit) {
        add(cli, words, "--allow-edit");
    }
}

/* NULL-terminated. */
static char **command(struct kf_cli *cli, const struct kf_options *options, const struct kf_kit *kit)
{
    struct kf_list words = {0};

    add(cli, &words, PROGRAM);
    add_with(cli, &words, "--data", kit->data_dir);
    if (options->shared) {
        add_shared(cli, &words, options);
    } else if (!kit->community->is_default) {
        add_with(cli, &words, "--community", kit->community->folder);
    }
    add(cli, &words, kf_arena_format(cli->run.arena, "--port=%d", options->port));
    add(cli, &words, kf_arena_format(cli->run.arena, "--jobs=%d", options->jobs));
    if (options->no_open) {
        add(cli, &words, "--no-open");
    }
    kf_list_add(cli->run.arena, &words, NULL);
    return (char **)words.items;
}

/* Returns only when it cannot be started. */
static void start(struct kf_cli *cli, const struct kf_options *options, const struct kf_kit *kit)
{
    char *program = find_program();

    (void)fflush(stdout);
    if (program != NULL) {
        (void)execv(program, command(cli, options, kit));
    }
    g_free(program);
    kf_diag_hint(cli->run.diags,
                 kf_diag_push(cli->run.diags, KF_MISSING_ON_MACHINE, (struct kf_span){.source = NULL}, NULL,
                              "the program " PROGRAM " is not beside this one"),
                 "install the package kinfold again; in the source tree, run build/kit");
}

/* What goes together, and what does not. */
static bool check(struct kf_cli *cli, const struct kf_options *options)
{
    bool of_shared = options->root != NULL || options->hosts[0] != NULL || options->allow_edit;

    if (options->argument_count > 0) {
        kf_cli_usage(cli, "write `kinfold desk` alone: the page finds handouts", "desk takes no names");
        return false;
    }
    if (!options->shared && of_shared) {
        kf_cli_usage(cli, "write --shared too, or leave them out", "--root, --host and --allow-edit are for a shared desk");
        return false;
    }
    if (options->shared && options->root == NULL) {
        kf_cli_usage(cli, "write --root DIR, the folder that your communities lie in", "--shared: no folder is named");
        return false;
    }
    if (options->shared && options->community != NULL) {
        kf_cli_usage(cli, "leave out --community; --root may name one community",
                     "--shared: its communities are those of --root");
        return false;
    }
    return true;
}

static int run(struct kf_cli *cli, int argc, char **argv)
{
    struct kf_options options;
    const struct kf_kit *kit;
    int status;

    if (!kf_options_parse(cli, &kf_verb_desk, argc, argv, &options, &status)) {
        return status;
    }
    if (!check(cli, &options)) {
        return kf_cli_end(cli, /* strict */ false);
    }
    kit = options.shared ? kf_cli_plain_kit(cli) : kf_cli_kit(cli, &options);
    if (kit != NULL) {
        start(cli, &options, kit);
    }
    return kf_cli_end(cli, /* strict */ false);
}
