/* kinfold report: what there is to know of each handout before it is printed. */

#include <stdio.h>
#include <string.h>

#include "cli/cards_report.h"
#include "cli/coverage_report.h"
#include "cli/interrupt.h"
#include "cli/job.h"
#include "cli/json.h"
#include "cli/options.h"
#include "cli/reading_report.h"
#include "editions/report_card.h"

static int run(struct kf_cli *cli, int argc, char **argv);

const struct kf_verb kf_verb_report = {
    .name = "report",
    .summary = "Make a report card for each handout: how it reads, what it keeps, its pages in small.",
    .usage = "kinfold report [MODULE|FILE]... [OPTIONS]",
    .help = "Without a module, for all. The cards of a module go to DIR/<module>/report-card.pdf, a page\n"
            "for each handout; the table has the same in short. grade is Flesch-Kincaid's for English;\n"
            "Spanish has Fern\xC3\xA1ndez-Huerta's ease (70 or more), other languages LIX (40 or less). aim is\n"
            "the grade that the handout promises.\n\n"
            "--sentences prints what was counted, a sentence a line, and makes no pages. --points prints\n"
            "the 24 points of PEMAT-P and the 20 of the Clear Communication Index with what the program\n"
            "saw of each. Both are for human raters, so none of this is an official score. With --piece,\n"
            "of one handout.\n\n"
            "--coverage prints the rows of modules/coverage.tsv beside the words that speak of them\n"
            "(`covers:` in the modules), for a reader to judge: DIR/<module>/coverage.pdf for each\n"
            "module, DIR/coverage.csv for all. Ends with 1 when a row is printed nowhere and has no\n"
            "reason.\n\n"
            "Examples:\n"
            "  kinfold report repair-conversations --report json --out out/cards\n"
            "  kinfold report repair-conversations --piece six-steps --points\n",
    .options = KF_OPTIONS_EDITION | KF_OPTIONS_PIECE | KF_OPTIONS_OUT | KF_OPTIONS_REPORT | KF_OPTIONS_COVERAGE,
    .run = run,
};

struct reporting {
    struct kf_cards_report report;
    const struct kf_kit *kit;
    PangoContext *context;
};

/* --- one module ----------------------------------------------------------------------------------------------------- */

/* What a card says is no mistake of the run, but for errors: with those the module would not be made. */
static void keep_errors(struct kf_run *machine, const struct kf_list *findings)
{
    struct kf_diags errors = {.arena = machine->arena};

    for (int i = 0; i < findings->count; i++) {
        const struct kf_diag *diag = findings->items[i];

        if (diag->severity == KF_ERROR) {
            errors.items = (struct kf_diag **)(guintptr)&findings->items[i];
            errors.count = errors.errors = 1;
            kf_diags_move(machine->diags, &errors);
        }
    }
}

static void report_module(struct reporting *reporting, const char *module)
{
    struct kf_run *machine = &reporting->report.cli->run;
    struct kf_edition edition = kf_options_edition(reporting->report.options, reporting->kit, /* variant */ 0);
    const struct kf_content *content = kf_content_load(machine, reporting->kit, module, &edition);
    const struct kf_documents *documents =
        content == NULL ? NULL
                        : kf_documents_layout(machine, reporting->context, content, KF_MAKE_HANDOUTS, /* piece */ NULL,
                                              /* dump_boxes */ false);
    const struct kf_document *document;
    const struct kf_cards *cards;
    struct kf_finished finished;
    const char *path;

    if (documents == NULL) {
        return;
    }
    cards = kf_cards_new(machine, content, documents);
    if (cards->count == 0) {
        return;
    }
    document = kf_cards_layout(machine, reporting->context, content, cards);
    path = kf_arena_format(machine->arena, "%s/%s/%s", reporting->report.options->out, content->module->id, document->name);
    if (!kf_document_finish(machine, content, document, &finished) ||
        !kf_cli_write(machine, path, finished.pdf, finished.length, /* hint */ NULL)) {
        return;
    }
    for (int i = 0; i < cards->count; i++) {
        keep_errors(machine, &cards->items[i].findings);
    }
    keep_errors(machine, &cards->findings);
    if (reporting->report.builder != NULL) {
        kf_cards_add(&reporting->report, content->module->id, path, cards);
    } else {
        kf_cards_print(&reporting->report, content->module->id, cards);
        printf("  %s: %s\n", path, kf_count(machine->arena, document->pages.count, "page", "pages"));
    }
}

/* --- the verb ------------------------------------------------------------------------------------------------------- */

static bool check_options(struct kf_cli *cli, const struct kf_options *options)
{
    if (options->variant_count != 1) {
        kf_cli_usage(cli, "choose one --variant", "report looks at one variant at a time");
        return false;
    }
    if (options->edition.fillable || options->edition.carry_safe) {
        kf_cli_usage(cli, "leave out --fillable and --carry-safe", "a report card is about the pages as they print");
        return false;
    }
    if (strcmp(options->out, "-") == 0 || g_file_test(options->out, G_FILE_TEST_IS_REGULAR)) {
        kf_cli_usage(cli, "name a folder: --out DIR", "--out names a folder, and \"%s\" is none", options->out);
        return false;
    }
    return true;
}

/* --piece and modules of which none has it: said before any page is made. */
static bool has_piece(const struct reporting *reporting, const char **modules)
{
    struct kf_run *machine = &reporting->report.cli->run;
    struct kf_edition edition = kf_options_edition(reporting->report.options, reporting->kit, /* variant */ 0);
    struct kf_list ids = {0};

    for (int i = 0; reporting->report.options->piece != NULL && modules[i] != NULL; i++) {
        const struct kf_content *content = kf_content_load(machine, reporting->kit, modules[i], &edition);

        for (int k = 0; content != NULL && k < content->module->handouts.count; k++) {
            const struct kf_handout *handout = content->module->handouts.items[k];

            kf_list_add(machine->arena, &ids, (void *)(guintptr)handout->id);
            if (kf_report_has(reporting->report.options, handout)) {
                return true;
            }
        }
    }
    if (reporting->report.options->piece != NULL) {
        kf_report_has_none(reporting->report.cli, reporting->report.options, &ids);
    }
    return reporting->report.options->piece == NULL;
}

static void begin(struct reporting *reporting)
{
    struct kf_cli *cli = reporting->report.cli;
    const char **modules;

    if (!check_options(cli, reporting->report.options) || (reporting->kit = kf_cli_kit(cli, reporting->report.options)) == NULL) {
        return;
    }
    modules = kf_cli_modules(cli, reporting->kit, reporting->report.options);
    if (modules != NULL && reporting->report.options->coverage) {
        kf_coverage_report(cli, reporting->report.options, reporting->kit, modules, reporting->report.builder);
        return;
    }
    if (modules != NULL && reporting->report.options->sentences) {
        kf_sentences_report(cli, reporting->report.options, reporting->kit, modules, reporting->report.builder);
        return;
    }
    if (modules == NULL || !has_piece(reporting, modules)) {
        return;
    }
    reporting->context = kf_kit_fonts(&cli->run, cli->run.arena, reporting->kit);
    for (int i = 0; reporting->context != NULL && modules[i] != NULL; i++) {
        report_module(reporting, modules[i]);
    }
}

static int run(struct kf_cli *cli, int argc, char **argv)
{
    struct kf_options options;
    struct reporting reporting = {.report = {.cli = cli, .options = &options}};
    int status;

    if (!kf_options_parse(cli, &kf_verb_report, argc, argv, &options, &status)) {
        return status;
    }
    kf_interrupt_watch("");
    if (options.json) {
        reporting.report.builder = json_builder_new();
        json_builder_begin_object(reporting.report.builder);
        if (!options.coverage) {
            kf_json_array(reporting.report.builder, "modules");
        }
    }
    begin(&reporting);
    (void)fflush(stdout);
    status = kf_cli_end(cli, /* strict */ false);
    if (reporting.report.builder != NULL) {
        if (!options.coverage) {
            json_builder_end_array(reporting.report.builder);
        }
        kf_json_number(reporting.report.builder, "exit", status);
        json_builder_end_object(reporting.report.builder);
        kf_json_print(reporting.report.builder, stdout);
    } else if (status == KF_EXIT_FINE && !options.coverage && !options.sentences) {
        puts("PEMAT-informed and CCI-informed figures, not official scores");
    }
    return status;
}
