/* kinfold i18n: translations, from the texts of the kit to files that translators and reviewers work with. */

#include <stdio.h>
#include <string.h>

#include "cli/i18n.h"

static int run(struct kf_cli *cli, int argc, char **argv);

const struct kf_verb kf_verb_i18n = {
    .name = "i18n",
    .summary = "Translate the kit: templates for translators.",
    .usage = "kinfold i18n extract [MODULE|FILE]... [OPTIONS]",
    .help = "`extract` writes a PO template for each module, and kit.pot for the pieces and helplines that\n"
            "all share. Each text has its address, a note on where it prints, and its file and line.\n\n"
            "Examples:\n"
            "  kinfold i18n extract --out templates\n"
            "  kinfold i18n extract repair-conversations --out -\n",
    .options = KF_OPTIONS_COMMUNITY | KF_OPTIONS_OUT,
    .run = run,
};

static const struct action {
    const char *name;
    void (*act)(const struct kf_i18n *i18n);
} actions[] = {
    {"extract", kf_i18n_extract},
};

static const struct action *find_action(struct kf_cli *cli, const struct kf_options *options)
{
    const char *names[G_N_ELEMENTS(actions)], *nearest;

    if (options->argument_count == 0) {
        kf_cli_usage(cli, "write `kinfold i18n extract`", "say what to do with the translations");
        return NULL;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(actions); i++) {
        names[i] = actions[i].name;
        if (strcmp(actions[i].name, options->arguments[0]) == 0) {
            return &actions[i];
        }
    }
    nearest = kf_nearest(options->arguments[0], names, G_N_ELEMENTS(actions));
    kf_cli_usage(cli,
                 nearest != NULL ? kf_arena_format(cli->run.arena, "did you mean `kinfold i18n %s`?", nearest)
                                 : "`kinfold i18n --help` lists them",
                 "i18n does not know \"%s\"", options->arguments[0]);
    return NULL;
}

/* The arguments, or every module; the shared texts have a file even where there is no module of that name. */
static const char **files_of(struct kf_cli *cli, const struct kf_kit *kit, const struct kf_options *options)
{
    struct kf_options named = *options;
    struct kf_list files = {.items = NULL};
    const char **modules = NULL;
    bool shared = options->argument_count == 0;

    named.arguments = KF_NEW_ARRAY(cli->run.arena, options->argument_count + 1, const char *);
    named.argument_count = 0;
    for (int i = 0; i < options->argument_count; i++) {
        if (strcmp(options->arguments[i], KF_SHARED_TEXTS) == 0) {
            shared = true;
        } else {
            named.arguments[named.argument_count++] = options->arguments[i];
        }
    }
    if (named.argument_count > 0 || options->argument_count == 0) {
        modules = kf_cli_modules(cli, kit, &named);
        if (modules == NULL) {
            return NULL;
        }
    }
    for (int i = 0; modules != NULL && modules[i] != NULL; i++) {
        if (strcmp(modules[i], KF_SHARED_TEXTS) != 0) {
            kf_list_add(cli->run.arena, &files, (void *)(guintptr)modules[i]);
        }
    }
    if (shared) {
        kf_list_add(cli->run.arena, &files, (void *)(guintptr)KF_SHARED_TEXTS);
    }
    kf_list_add(cli->run.arena, &files, NULL);
    return (const char **)files.items;
}

bool kf_i18n_write(const struct kf_i18n *i18n, const char *path, const char *text)
{
    struct kf_run *machine = &i18n->cli->run;
    const char *error = NULL;

    if (machine->world->write_file(machine->world->data, machine->arena, path, text, strlen(text), &error)) {
        return true;
    }
    kf_diag_push(machine->diags, KF_WRITE_REFUSED, (struct kf_span){0}, NULL, "cannot write \"%s\": %s", path, error);
    return false;
}

static void act(struct kf_cli *cli, struct kf_options *options)
{
    const struct action *action = find_action(cli, options);
    struct kf_i18n i18n = {.cli = cli, .options = options};

    if (action == NULL) {
        return;
    }
    options->arguments++;
    options->argument_count--;
    i18n.kit = kf_cli_kit(cli, options);
    i18n.files = i18n.kit == NULL ? NULL : files_of(cli, i18n.kit, options);
    if (i18n.files != NULL) {
        action->act(&i18n);
    }
}

static int run(struct kf_cli *cli, int argc, char **argv)
{
    struct kf_options options;
    int status;

    if (!kf_options_parse(cli, &kf_verb_i18n, argc, argv, &options, &status)) {
        return status;
    }
    act(cli, &options);
    (void)fflush(stdout);
    return kf_cli_end(cli, /* strict */ false);
}
