/* kinfold schema: the JSON Schema of the files that people write, for editors. */

#include <stdio.h>

#include "blocks/build.h"
#include "cli/file_kind.h"
#include "cli/options.h"
#include "schema/print.h"

static int run(struct kf_cli *cli, int argc, char **argv);

const struct kf_verb kf_verb_schema = {
    .name = "schema",
    .summary = "Print the JSON Schema of a kind of file, for editors.",
    .usage = "kinfold schema [module|community|overlay|piece|helplines|lock|words|avoid]\n"
             "       kinfold schema --all DIR",
    .help = "An editor with a YAML language server completes blocks and keys, shows their help and marks\n"
            "mistakes when the first line of a file leads to the schema of its kind, from where the file is:\n"
            "  # yaml-language-server: $schema=.kinfold/module.schema.json\n"
            "  # yaml-language-server: $schema=../.kinfold/overlay.schema.json\n"
            "`kinfold new` writes that line and the schemas; --all writes them anew after an update of the\n"
            "kit. Without a kind, that of module.yaml is printed.\n\n"
            "Examples:\n"
            "  kinfold schema community\n"
            "  kinfold schema --all .\n",
    .options = KF_OPTIONS_ALL,
    .run = run,
};

static void print_schema(struct kf_cli *cli, const char *name)
{
    const struct kf_file_kind *kind = kf_file_kind_find(name);
    const char **names, *nearest;
    char *all;

    if (kind != NULL) {
        char *json = kf_schema_json(kf_block_shapes(), kind->record, kind->title);

        printf("%s%s", json, g_str_has_suffix(json, "\n") ? "" : "\n");
        g_free(json);
        return;
    }
    names = KF_NEW_ARRAY(cli->run.arena, kf_file_kind_count + 1, const char *);
    for (int i = 0; i < kf_file_kind_count; i++) {
        names[i] = kf_file_kinds[i].name;
    }
    all = g_strjoinv(", ", (char **)(guintptr)names);
    nearest = kf_nearest(name, names, kf_file_kind_count);
    kf_cli_usage(cli,
                 nearest != NULL ? kf_arena_format(cli->run.arena, "did you mean %s?", nearest)
                                 : kf_arena_format(cli->run.arena, "the kinds are: %s", all),
                 "unknown kind of file \"%s\"", name);
    g_free(all);
}

static void write_all(struct kf_cli *cli, const struct kf_options *options)
{
    if (options->argument_count > 0) {
        kf_cli_usage(cli, "write `kinfold schema --all .`", "--all writes every kind");
    } else if (!cli->run.world->is_folder(cli->run.world->data, options->all)) {
        kf_cli_usage(cli, "name a folder that is there: that of community.yaml, or of a module.yaml",
                     "--all: there is no folder \"%s\"", options->all);
    } else if (kf_file_kinds_write(&cli->run, options->all, /* old */ NULL)) {
        printf("%d schemas are in %s/" KF_SCHEMA_FOLDER "\n", kf_file_kind_count, options->all);
    }
}

static int run(struct kf_cli *cli, int argc, char **argv)
{
    struct kf_options options;
    int status;

    if (!kf_options_parse(cli, &kf_verb_schema, argc, argv, &options, &status)) {
        return status;
    }
    if (options.all != NULL) {
        write_all(cli, &options);
    } else if (options.argument_count > 1) {
        kf_cli_usage(cli, "write `kinfold schema community`", "schema prints one kind of file at a time");
    } else {
        print_schema(cli, options.argument_count == 0 ? "module" : options.arguments[0]);
    }
    (void)fflush(stdout);
    return kf_cli_end(cli, /* strict */ false);
}
