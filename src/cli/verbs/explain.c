/* kinfold explain: why a text is as it is, what the community's words do, what a message means. */

#include <string.h>

#include "cli/address_help.h"
#include "cli/code_help.h"
#include "cli/options.h"
#include "cli/swap_list.h"
#include "cli/text_search.h"

static int run(struct kf_cli *cli, int argc, char **argv);

const struct kf_verb kf_verb_explain = {
    .name = "explain",
    .summary = "Find a text, say where it comes from, or what a message means.",
    .usage = "kinfold explain [ADDRESS|WORDS|CODE] [OPTIONS]",
    .help = "An ADDRESS names a text: the value as it prints, where it prints, and every layer that\n"
            "touched it: the kit, the translation, your overlays, word swaps and names, each with its\n"
            "file and line. That of a block or a handout lists the texts in it. Beside modules there are\n"
            "helplines/US/..., pieces/..., words/... and communities/.... For a module file of your own,\n"
            "name the file first.\n"
            "WORDS are some that stand on a page: the addresses of all texts that have them.\n"
            "A CODE is the word in brackets of a message, such as unknown-key. With nothing, the codes\n"
            "are listed. With --words, the arguments are modules.\n\n"
            "Examples:\n"
            "  kinfold explain repair-conversations/six-steps/steps/pause/try\n"
            "  kinfold explain stale-overlay\n",
    .options = KF_OPTIONS_EDITION | KF_OPTIONS_REPORT | KF_OPTIONS_SWAPS,
    .run = run,
};

static void say_neither(struct kf_cli *cli, const char *typed)
{
    const char *nearest = kf_code_nearest(typed);

    if (strchr(typed, ' ') != NULL) {
        kf_cli_usage(cli, "type a few words as they are printed, without names, numbers and blank lines",
                     "no page says \"%s\"", typed);
        return;
    }
    kf_cli_usage(cli,
                 nearest != NULL ? kf_arena_format(cli->run.arena, "did you mean %s?", nearest)
                                 : "`kinfold explain` lists the codes, `kinfold list --ids` the addresses",
                 "\"%s\" is neither a code nor an address", typed);
}

static bool is_module(struct kf_cli *cli, const struct kf_options *options, const char *typed)
{
    const struct kf_kit *kit = kf_cli_kit(cli, options);

    for (int i = 0; kit != NULL && i < kit->module_count; i++) {
        if (strcmp(kit->module_ids[i], typed) == 0) {
            return true;
        }
    }
    return false;
}

static void explain(struct kf_cli *cli, const struct kf_options *options)
{
    const char *typed = options->argument_count == 0 ? NULL : options->arguments[0];
    enum kf_code code = typed == NULL ? KF_CODE_COUNT : kf_code_named(typed);

    if (options->words) {
        kf_swaps_explain(cli, options);
    } else if (typed == NULL) {
        kf_codes_print(options->json);
    } else if (options->argument_count > 2) {
        kf_cli_usage(cli, "ask for one after the other", "explain takes one address or one code");
    } else if (options->argument_count == 2) {
        kf_address_explain(cli, options, typed, options->arguments[1]);
    } else if (code != KF_CODE_COUNT) {
        kf_code_print(code, options->json);
    } else if ((strchr(typed, '/') != NULL && strchr(typed, ' ') == NULL) || is_module(cli, options, typed)) {
        kf_address_explain(cli, options, /* module */ NULL, typed);
    } else if (kf_text_search(cli, options, typed) == 0) {
        say_neither(cli, typed);
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
