/* kinfold check: everything that build does, but writing. */

#include "cli/options.h"
#include "cli/production.h"
#include "cli/series_table.h"

static int run(struct kf_cli *cli, int argc, char **argv);

const struct kf_verb kf_verb_check = {
    .name = "check",
    .summary = "Find mistakes in modules without writing anything.",
    .usage = "kinfold check [MODULE|FILE]... [OPTIONS]",
    .help = "Does all that build does, but write: so it also finds text that does not fit its\n"
            "page and letters that no font has. Ends with 1 after errors, and with 4 when\n"
            "--strict is given and there are only warnings.\n\n"
            "The rules are asked of every language and audience that a module has, unless one is\n"
            "named; laid out is the one that build makes.\n\n"
            "What a rule finds and is meant so is switched off where it stands, with a reason:\n"
            "  allow: [{rule: passive-voice, because: the form's own words}]\n"
            "--allowed lists these. Rules that protect people cannot be switched off. Notes are hints\n"
            "to authors; --strict passes them.\n\n"
            "Examples:\n"
            "  kinfold check\n"
            "  kinfold check repair-conversations --strict --allowed\n",
    .options = KF_OPTIONS_EDITION | KF_OPTIONS_BILINGUAL | KF_OPTIONS_MAKE | KF_OPTIONS_PIECE | KF_OPTIONS_WORK |
               KF_OPTIONS_EXPLAIN | KF_OPTIONS_ALLOWED,
    .run = run,
};

static int run(struct kf_cli *cli, int argc, char **argv)
{
    struct kf_options options;
    int status;

    if (!kf_options_parse(cli, &kf_verb_check, argc, argv, &options, &status)) {
        return status;
    }
    if (options.argument_count == 0 && options.session == NULL) {
        const struct kf_kit *kit = kf_cli_kit(cli, &options);

        if (kit != NULL) {
            kf_series_check_forms(cli, kit, &options);
        }
    }
    return kf_production_run(cli, &options, /* write */ false);
}
