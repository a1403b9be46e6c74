/* kinfold overlay: what a community's changes were made against. */

#include <stdio.h>
#include <string.h>

#include "cli/options.h"

static int run(struct kf_cli *cli, int argc, char **argv);

const struct kf_verb kf_verb_overlay = {
    .name = "overlay",
    .summary = "Record the kit's texts that your changes were made against.",
    .usage = "kinfold overlay accept [MODULE|FILE]... [OPTIONS]",
    .help = "`accept` writes overlays/<module>.lock.yaml beside your changes. When a later kit changes\n"
            "a text under one of them, the build says so, with the old text, the new one and yours.\n"
            "Accept again once you have looked. The community is the one of this folder, or --community.\n\n"
            "Examples:\n"
            "  kinfold overlay accept\n"
            "  kinfold overlay accept repair-conversations\n",
    .options = KF_OPTIONS_COMMUNITY,
    .run = run,
};

/* What the module says of stale changes is about to be settled, so it is told only when the module cannot be read. */
static const struct kf_content *load(struct kf_run *machine, const struct kf_kit *kit, const char *module)
{
    struct kf_run quiet = *machine;
    const struct kf_content *content;

    quiet.diags = kf_diags_new(machine->arena);
    content = kf_content_load(&quiet, kit, module, &(struct kf_edition){0});
    if (content == NULL) {
        machine->diags = quiet.diags;
    }
    return content;
}

static void accept(struct kf_cli *cli, const struct kf_kit *kit, const char *module)
{
    struct kf_run *machine = &cli->run;
    const struct kf_content *content = load(machine, kit, module);
    const char *error = NULL;
    const char *path;
    char *text;

    if (content == NULL) {
        return;
    }
    if (content->input->overlay_count == 0) {
        printf("%s: no changes in %s\n", content->module->id, kit->community->folder);
        return;
    }
    path = content->input->overlays[0].lock_path;
    text = kf_overlay_lock(machine, content->input, 0);
    if (machine->world->write_file(machine->world->data, machine->arena, path, text, strlen(text), &error)) {
        printf("%s: recorded in %s\n", content->module->id, path);
    } else {
        kf_diag_push(machine->diags, KF_WRITE_REFUSED, (struct kf_span){0}, NULL, "cannot write \"%s\": %s", path, error);
    }
    g_free(text);
}

static int run(struct kf_cli *cli, int argc, char **argv)
{
    struct kf_options options;
    const struct kf_kit *kit;
    const char **modules;
    int status;

    if (!kf_options_parse(cli, &kf_verb_overlay, argc, argv, &options, &status)) {
        return status;
    }
    if (options.argument_count == 0 || strcmp(options.arguments[0], "accept") != 0) {
        kf_cli_usage(cli, "write `kinfold overlay accept`", options.argument_count == 0 ? "say what to do with the overlay"
                                                                                       : "overlay does not know this word");
        kf_cli_end(cli, /* strict */ false);
        return KF_EXIT_USAGE;
    }
    options.arguments++;
    options.argument_count--;
    kit = kf_cli_kit(cli, &options);
    modules = kit == NULL ? NULL : kf_cli_modules(cli, kit, &options);
    for (int i = 0; modules != NULL && modules[i] != NULL; i++) {
        accept(cli, kit, modules[i]);
    }
    return kf_cli_end(cli, /* strict */ false);
}
