/* kinfold recall: which printed pages hold a line, so that they can be called back. */

#include <stdio.h>
#include <string.h>

#include "cli/job.h"
#include "cli/own_document.h"
#include "cli/recall.h"

static int run(struct kf_cli *cli, int argc, char **argv);

const struct kf_verb kf_verb_recall = {
    .name = "recall",
    .summary = "Find the printed pages that hold a line, to call them back.",
    .usage = "kinfold recall \"LINE\" [DIR]... [OPTIONS]",
    .help = "Seeks a line, a part of it, a number to call, a web address or the address of a text in\n"
            "all that `kinfold release` and `kinfold build --sites` made, and tells place, file,\n"
            "page, item, version and language. Capitals, white space, the shape of quotes and the\n"
            "blanks or hyphens of a number make no difference: 555 0111 finds 555-0111.\n\n"
            "DIR is a release (folder or zip), the folder of sites, or a folder with several of\n"
            "these in it; without one, the folder of --out. With --sites, sites of the sheet for which\n"
            "nothing was made are told too: they may have older paper.\n\n"
            "It ends with 0 whether pages are found or not; with --strict, with 4 when they are.\n\n"
            "Examples:\n"
            "  kinfold recall \"after dinner\"\n"
            "  kinfold recall \"after dinner\" out --notice --why \"We say supper.\"\n",
    .options = KF_OPTIONS_COMMUNITY | KF_OPTIONS_PAPER | KF_OPTIONS_RECALL,
    .run = run,
};

static const char *write_notice(struct kf_cli *cli, const struct kf_options *options, const struct kf_finished *finished)
{
    struct kf_run *run = &cli->run;
    const char *path = kf_cli_path_in(run->arena, options->out, "recall-notice.pdf");

    return kf_cli_write(run, path, finished->pdf, finished->length, /* hint */ NULL) ? path : NULL;
}

/* In the words of the community. NULL after errors. */
static const char *make_notice(struct kf_cli *cli, const struct kf_options *options, const struct kf_recall *recall)
{
    const struct kf_kit *kit = kf_cli_kit(cli, options);
    const struct kf_content *content = NULL;
    PangoContext *context = NULL;
    struct kf_finished finished;

    if (kit != NULL) {
        const struct kf_edition edition = kf_options_edition(options, kit, /* variant */ 0);

        content = kf_own_content(&cli->run, kit, &edition);
    }
    context = content != NULL ? kf_kit_fonts(&cli->run, cli->run.arena, kit) : NULL;
    return context != NULL && kf_recall_notice(&cli->run, context, content, recall, options->why, &finished)
               ? write_notice(cli, options, &finished)
               : NULL;
}

static bool check(struct kf_cli *cli, const struct kf_options *options)
{
    if (options->why != NULL && (!options->notice || !g_utf8_validate(options->why, -1, NULL))) {
        kf_cli_usage(cli, "write --notice --why \"The number has changed.\"",
                     options->notice ? "--why is not UTF-8" : "--why is what a notice says, and no --notice is asked for");
        return false;
    }
    if (options->notice && strcmp(options->out, "-") == 0) {
        kf_cli_usage(cli, "write --out DIR", "--out names a folder");
        return false;
    }
    return true;
}

static int run(struct kf_cli *cli, int argc, char **argv)
{
    struct kf_options options;
    const struct kf_recall *recall = NULL;
    const char *notice = NULL;
    FILE *lines;
    int status;

    if (!kf_options_parse(cli, &kf_verb_recall, argc, argv, &options, &status)) {
        return status;
    }
    cli->findings->quiet = options.quiet;
    lines = options.quiet ? NULL : options.json ? stderr : stdout;
    recall = check(cli, &options) ? kf_recall_find(cli, &options) : NULL;
    if (recall != NULL && recall->pages.count > 0 && options.notice) {
        notice = make_notice(cli, &options, recall);
    }
    if (recall != NULL && lines != NULL) {
        kf_recall_print(recall, cli->run.arena, lines);
        if (notice != NULL) {
            fprintf(lines, "\n%s\n", notice);
        }
        (void)fflush(lines);
    }
    if (recall != NULL && options.json) {
        kf_recall_report(recall, notice, stdout);
    }
    status = kf_cli_end(cli, /* strict */ false);
    return recall != NULL && status == KF_EXIT_FINE && options.strict && recall->pages.count > 0 ? KF_EXIT_FINDINGS : status;
}
