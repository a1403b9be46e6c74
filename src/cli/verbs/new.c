/* kinfold new: something to begin from. */

#include <stdio.h>
#include <string.h>

#include "cli/file_kind.h"
#include "cli/options.h"
#include "cli/starter.h"
#include "cli/starter_community.h"

static int run(struct kf_cli *cli, int argc, char **argv);

const struct kf_verb kf_verb_new = {
    .name = "new",
    .summary = "Begin a community or a module, or add a handout to a module.",
    .usage = "kinfold new community|module|handout NAME [OPTIONS]",
    .help = "`new community` makes the folder NAME for a program of your own: community.yaml with your\n"
            "name, words and numbers, and overlays/ with your changes to the kit's texts. It builds as\n"
            "it is. --region sets the country of its helplines, and the paper.\n"
            "`new module` makes the folder NAME with a module.yaml that builds as it is, with a comment\n"
            "to each key. Both get schemas in .kinfold that help your editor.\n"
            "`new handout` adds a page to the end of the handouts in module.yaml; all else in that file\n"
            "stays as it is, comments too: go to the module's folder, or name it with --out. Nothing is\n"
            "ever written over.\n\n"
            "Examples:\n"
            "  kinfold new community our-county --region US\n"
            "  kinfold new module our-evenings\n",
    .options = KF_OPTIONS_OUT_PLACE,
    .run = run,
};

static bool write_text(struct kf_cli *cli, const char *path, const char *text)
{
    return kf_cli_write(&cli->run, path, text, strlen(text), /* hint */ NULL);
}

static const char *path_in(struct kf_cli *cli, const struct kf_options *options, const char *file)
{
    return options->out_set ? kf_cli_path_in(cli->run.arena, options->out, file) : file;
}

/* To be typed in a shell. */
static const char *as_argument(struct kf_cli *cli, const char *path)
{
    char *quoted = g_shell_quote(path);
    const char *plain = strpbrk(path, " '\"\\$`!*?&|;<>()") == NULL ? path : kf_arena_string(cli->run.arena, quoted);

    g_free(quoted);
    return plain;
}

/* --- a community ---------------------------------------------------------------------------------------------------- */

static void new_community(struct kf_cli *cli, const struct kf_options *options, const char *name)
{
    const char *folder = path_in(cli, options, name), *country;

    if (kf_cli_plain_kit(cli) == NULL) {
        return;
    }
    country = kf_starter_country(cli, options->region != NULL ? options->region : "US");
    if (country == NULL) {
        return;
    }
    if (kf_starter_community_make(&cli->run,
                                  &(struct kf_starter_community){.folder = folder, .name = name, .country = country})) {
        printf("%s/community.yaml is ready. Write your name in it, then make the pages:\n"
               "  kinfold build --community %s\n",
               folder, as_argument(cli, folder));
    }
}

/* --- a module ------------------------------------------------------------------------------------------------------- */

static bool may_begin(struct kf_cli *cli, const struct kf_kit *kit, const char *name, const char *path)
{
    for (int i = 0; i < kit->module_count; i++) {
        if (strcmp(kit->module_ids[i], name) == 0) {
            kf_cli_usage(cli, kf_arena_format(cli->run.arena, "choose another, such as our-%s", name),
                         "the kit has a module \"%s\"", name);
            return false;
        }
    }
    return kf_starter_is_free(&cli->run, path);
}

static void new_module(struct kf_cli *cli, const struct kf_options *options, const char *name)
{
    const struct kf_kit *kit = kf_cli_plain_kit(cli);
    const char *folder = path_in(cli, options, name);
    const char *path = kf_arena_format(cli->run.arena, "%s/module.yaml", folder);
    const char *text;

    if (kit == NULL || !may_begin(cli, kit, name, path)) {
        return;
    }
    text = kf_starter_text(&cli->run, "module", name);
    if (text != NULL && write_text(cli, path, text) && kf_file_kinds_write(&cli->run, folder, /* old */ NULL)) {
        printf("%s is ready. Change a word, then build it:\n  kinfold build %s\n", path, as_argument(cli, path));
    }
}

/* --- a handout ------------------------------------------------------------------------------------------------------ */

static void new_handout(struct kf_cli *cli, const struct kf_options *options, const char *name)
{
    const char *path = path_in(cli, options, "module.yaml"), *handout, *text;
    int count = 0;

    if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
        kf_cli_usage(cli, "go to a module's folder, or name it with --out DIR; `kinfold new module` makes one",
                     "there is no %s to add a handout to", path);
        return;
    }
    if (kf_cli_plain_kit(cli) == NULL) {
        return;
    }
    handout = kf_starter_text(&cli->run, "handout", name);
    text = handout == NULL ? NULL : kf_starter_append(&cli->run, path, name, handout, &count);
    if (text != NULL && write_text(cli, path, text)) {
        printf("%s has handout %d, \"%s\". Look at it:\n  kinfold preview %s --piece %s\n", path, count, name,
               as_argument(cli, path), name);
    }
}

/* --- the verb ------------------------------------------------------------------------------------------------------- */

static const struct {
    const char *name;
    void (*make)(struct kf_cli *cli, const struct kf_options *options, const char *name);
} kinds[] = {{"community", new_community}, {"module", new_module}, {"handout", new_handout}};

static void begin(struct kf_cli *cli, const struct kf_options *options)
{
    const char *names[G_N_ELEMENTS(kinds)], *nearest;

    if (options->argument_count != 2) {
        kf_cli_usage(cli, "write `kinfold new community our-county` or `kinfold new module our-evenings`",
                     "new takes what to begin, and its name");
        return;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        names[i] = kinds[i].name;
        if (strcmp(options->arguments[0], names[i]) == 0) {
            if (options->region != NULL && kinds[i].make != new_community) {
                kf_cli_usage(cli, "leave it out, or write `kinfold new community`", "--region: a %s has no country",
                             names[i]);
            } else if (kf_starter_check_name(cli, names[i], options->arguments[1])) {
                kinds[i].make(cli, options, options->arguments[1]);
            }
            return;
        }
    }
    nearest = kf_nearest(options->arguments[0], names, G_N_ELEMENTS(names));
    kf_cli_usage(cli, nearest != NULL ? kf_arena_format(cli->run.arena, "did you mean %s?", nearest)
                                      : "new makes a community, a module or a handout",
                 "there is no starter \"%s\"", options->arguments[0]);
}

static int run(struct kf_cli *cli, int argc, char **argv)
{
    struct kf_options options;
    int status;

    if (!kf_options_parse(cli, &kf_verb_new, argc, argv, &options, &status)) {
        return status;
    }
    begin(cli, &options);
    (void)fflush(stdout);
    return kf_cli_end(cli, /* strict */ false);
}
