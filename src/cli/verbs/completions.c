/* kinfold completions: what a shell offers while someone types. */

#include <stdio.h>
#include <string.h>

#include "cli/completion.h"
#include "yaml/read.h"

static int run(struct kf_cli *cli, int argc, char **argv);

const struct kf_verb kf_verb_completions = {
    .name = "completions",
    .summary = "Print what lets a shell complete verbs, options and names.",
    .usage = "kinfold completions bash|zsh|fish|modules|handouts [OPTIONS]",
    .help = "bash, zsh and fish print a script for that shell; the Debian package has put it where the\n"
            "shell looks. The script asks for modules and handouts: one id a line, of the kit and the\n"
            "community around this folder.\n\n"
            "Examples:\n"
            "  kinfold completions bash > kinfold.bash\n"
            "  kinfold completions modules\n",
    .options = KF_OPTIONS_COMMUNITY,
    .run = run,
};

static void print_script(char *script)
{
    fputs(script, stdout);
    g_free(script);
}

static void print_modules(const struct kf_kit *kit)
{
    for (int i = 0; i < kit->used_count; i++) {
        puts(kit->used_ids[i]);
    }
}

/* From the files alone: nobody waits for what is bound and checked. */
static void print_handouts(struct kf_cli *cli, const struct kf_kit *kit)
{
    for (int i = 0; i < kit->used_count; i++) {
        const struct kf_node *file = kf_yaml_read(&cli->run, kf_cli_module_path(cli, kit, kit->used_ids[i]));
        const struct kf_node *list = file != NULL ? kf_node_get(file, "handouts") : NULL;

        for (int n = 0; list != NULL && list->kind == KF_SEQUENCE && n < list->count; n++) {
            const char *id = list->items[n]->kind == KF_MAPPING ? kf_node_get_text(list->items[n], "id") : NULL;

            if (id != NULL) {
                puts(id);
            }
        }
    }
}

static void print_names(struct kf_cli *cli, const struct kf_options *options, bool handouts)
{
    const struct kf_kit *kit = kf_cli_kit(cli, options);

    if (kit != NULL && handouts) {
        print_handouts(cli, kit);
    } else if (kit != NULL) {
        print_modules(kit);
    }
}

static void print(struct kf_cli *cli, const struct kf_options *options)
{
    const char *what = options->argument_count == 1 ? options->arguments[0] : "";

    if (strcmp(what, "bash") == 0) {
        print_script(kf_completion_bash());
    } else if (strcmp(what, "zsh") == 0) {
        print_script(kf_completion_zsh());
    } else if (strcmp(what, "fish") == 0) {
        print_script(kf_completion_fish());
    } else if (strcmp(what, "modules") == 0 || strcmp(what, "handouts") == 0) {
        print_names(cli, options, strcmp(what, "handouts") == 0);
    } else {
        kf_cli_usage(cli, "write `kinfold completions bash`, or zsh, fish, modules, handouts",
                     options->argument_count == 1 ? "there are no completions for \"%s\"" : "completions takes one word%s", what);
    }
}

static int run(struct kf_cli *cli, int argc, char **argv)
{
    struct kf_options options;
    int status;

    if (!kf_options_parse(cli, &kf_verb_completions, argc, argv, &options, &status)) {
        return status;
    }
    print(cli, &options);
    (void)fflush(stdout);
    return kf_cli_end(cli, /* strict */ false);
}
