/* kinfold explain: what a message means. */

#include "cli/code_help.h"
#include "cli/options.h"

static int run(struct kf_cli *cli, int argc, char **argv);

const struct kf_verb kf_verb_explain = {
    .name = "explain",
    .summary = "Say what the code of a message means.",
    .usage = "kinfold explain [CODE] [OPTIONS]",
    .help = "A CODE is the word in brackets of a message, such as unknown-key. Without one, the codes\n"
            "are listed.\n\n"
            "Examples:\n"
            "  kinfold explain\n"
            "  kinfold explain stale-overlay\n",
    .options = KF_OPTIONS_REPORT,
    .run = run,
};

static void explain(struct kf_cli *cli, const struct kf_options *options)
{
    const char *typed = options->argument_count == 0 ? NULL : options->arguments[0];
    enum kf_code code = typed == NULL ? KF_CODE_COUNT : kf_code_named(typed);
    const char *nearest;

    if (typed == NULL) {
        kf_codes_print(options->json);
    } else if (options->argument_count > 1) {
        kf_cli_usage(cli, "ask for one after the other", "explain takes one code");
    } else if (code == KF_CODE_COUNT) {
        nearest = kf_code_nearest(typed);
        kf_cli_usage(cli,
                     nearest != NULL ? kf_arena_format(cli->run.arena, "did you mean %s?", nearest)
                                     : "`kinfold explain` lists the codes",
                     "no message has the code \"%s\"", typed);
    } else {
        kf_code_print(code, options->json);
    }
}

static int run(struct kf_cli *cli, int argc, char **argv)
{
    struct kf_options options;
    int status;

    if (!kf_options_parse(cli, &kf_verb_explain, argc, argv, &options, &status)) {
        return status;
    }
    explain(cli, &options);
    (void)fflush(stdout);
    return kf_cli_end(cli, /* strict */ false);
}
