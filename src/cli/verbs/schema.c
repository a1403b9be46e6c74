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
    .usage = "kinfold schema [module|community|overlay|piece|helplines]",
    .help = "An editor with a YAML language server completes and checks keys when the first line\n"
            "of the file is\n"
            "  # yaml-language-server: $schema=module.schema.json\n"
            "Without a kind, that of module.yaml is printed.\n\n"
            "Examples:\n"
            "  kinfold schema module > module.schema.json\n"
            "  kinfold schema community\n",
    .options = 0,
    .run = run,
};

static void print_schema(struct kf_cli *cli, const char *name)
{
    const struct kf_file_kind *kind = kf_file_kind_find(name);
    const char **names, *nearest;

    if (kind != NULL) {
        char *json = kf_schema_json(kf_block_shapes(), kind->record, kind->title);

        printf("%s%s", json, g_str_has_suffix(json, "\n") ? "" : "\n");
        g_free(json);
        return;
    }
    names = KF_NEW_ARRAY(cli->run.arena, kf_file_kind_count, const char *);
    for (int i = 0; i < kf_file_kind_count; i++) {
        names[i] = kf_file_kinds[i].name;
    }
    nearest = kf_nearest(name, names, kf_file_kind_count);
    kf_cli_usage(cli,
                 nearest != NULL ? kf_arena_format(cli->run.arena, "did you mean %s?", nearest)
                                 : "the kinds are: module, community, overlay, piece, helplines",
                 "unknown kind of file \"%s\"", name);
}

static int run(struct kf_cli *cli, int argc, char **argv)
{
    struct kf_options options;
    int status;

    if (!kf_options_parse(cli, &kf_verb_schema, argc, argv, &options, &status)) {
        return status;
    }
    if (options.argument_count > 1) {
        kf_cli_usage(cli, "write `kinfold schema community`", "schema prints one kind of file at a time");
    } else {
        print_schema(cli, options.argument_count == 0 ? "module" : options.arguments[0]);
    }
    (void)fflush(stdout);
    return kf_cli_end(cli, /* strict */ false);
}
