/* kinfold watch: build, and build again what changed. */

#include <string.h>

#include "cli/watch.h"

static int run(struct kf_cli *cli, int argc, char **argv);

const struct kf_verb kf_verb_watch = {
    .name = "watch",
    .summary = "Build, and build again whenever a file changes.",
    .usage = "kinfold watch [MODULE|FILE]... [OPTIONS]",
    .help = "Builds as `kinfold build` does. Then it waits, and makes again the modules that a change is\n"
            "about: their own file, an overlay, a translation, a picture; all of them after a change\n"
            "of community.yaml, the shared pieces or the kit's words. While a file has mistakes, the\n"
            "pages of the last good build stay. Ctrl-C ends it.\n\n"
            "Keep the PDF open beside your editor, in a viewer that reloads (Evince, Okular, Skim).\n\n"
            "Examples:\n"
            "  kinfold watch repair-conversations\n"
            "  kinfold watch --community riverbend --piece six-steps --out preview\n",
    .options = KF_OPTIONS_EDITION | KF_OPTIONS_MAKE | KF_OPTIONS_PIECE | KF_OPTIONS_OUT | KF_OPTIONS_LOOP,
    .run = run,
};

static int run(struct kf_cli *cli, int argc, char **argv)
{
    struct kf_options options;
    int status;

    if (!kf_options_parse(cli, &kf_verb_watch, argc, argv, &options, &status)) {
        return status;
    }
    if (strcmp(options.out, "-") == 0) {
        kf_cli_usage(cli, "name a folder: --out DIR", "watch writes its files again and again, not to standard output");
        return kf_cli_end(cli, /* strict */ false);
    }
    return kf_watch_run(cli, &options);
}
