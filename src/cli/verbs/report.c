/* kinfold report: what there is to know of each handout before it is printed. */

#include <stdio.h>
#include <string.h>

#include "cli/coverage_report.h"
#include "cli/interrupt.h"
#include "cli/job.h"
#include "cli/json.h"
#include "cli/options.h"
#include "cli/points_report.h"
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
    struct kf_cli *cli;
    const struct kf_options *options;
    const struct kf_kit *kit;
    PangoContext *context;
    JsonBuilder *builder; /* NULL: for people */
};

/* --- for people ----------------------------------------------------------------------------------------------------- */

static const char *or_dash(struct kf_arena *arena, int number)
{
    return number > 0 ? kf_arena_format(arena, "%d", number) : "-";
}

static void print_card(struct kf_arena *arena, const struct kf_card *card, int width)
{
    const struct kf_handout *handout = card->handout;
    const char *grade = card->formula == KF_FORMULA_COUNT
                            ? "-"
                            : kf_arena_format(arena, "%.1f", MAX(kf_card_figure(card, card->formula), 0));

    printf("  %-5s %-*s  %5s %4s  %5d  %7d  %5d %7s  %3d of %-3d %8d\n", card->number, width, handout->id, grade,
           or_dash(arena, handout->reading_grade), card->reading->tally.words, card->longest, card->document->pages.count,
           or_dash(arena, handout->sides), card->passed, card->asked, card->changes.count);
}

static bool is_asked_for(const struct reporting *reporting, const struct kf_card *card)
{
    return kf_report_has(reporting->options, card->handout);
}

static void print_hardest(const struct kf_card *card)
{
    for (int i = 0; i < card->hardest_count; i++) {
        const struct kf_sentence *sentence = card->hardest[i];
        struct kf_span span = sentence->node->span;

        printf("  %s: %s, %d words: \"%s\"\n    %s:%d:%d\n", card->number, i == 0 ? "hardest sentence" : "and then",
               sentence->tally.words, sentence->text, span.source->path, span.line, span.column);
    }
}

static void print_points(const struct reporting *reporting, const struct kf_card *card)
{
    if (reporting->options->points) {
        kf_points_print(&reporting->cli->run, card);
    }
}

static void print_findings(const char *title, const struct kf_list *findings)
{
    for (int i = 0; i < findings->count; i++) {
        const struct kf_diag *diag = findings->items[i];

        printf("  %s: %s\n", title, diag->message);
        if (diag->span.source != NULL) {
            printf("    %s:%d:%d\n", diag->span.source->path, diag->span.line, diag->span.column);
        }
    }
}

static void print_cards(const struct reporting *reporting, const char *module, const struct kf_cards *cards)
{
    struct kf_arena *arena = reporting->cli->run.arena;
    int width = (int)strlen("handout");

    for (int i = 0; i < cards->count; i++) {
        width = MAX(width, (int)strlen(cards->items[i].handout->id));
    }
    printf("%s\n  %-5s %-*s  %5s %4s  %5s  %7s  %5s %7s  %-10s %8s\n", module, "", width, "handout", "grade", "aim", "words",
           "longest", "sides", "promise", "   checks", "changed");
    for (int i = 0; i < cards->count; i++) {
        if (is_asked_for(reporting, &cards->items[i])) {
            print_card(arena, &cards->items[i], width);
        }
    }
    for (int i = 0; i < cards->count; i++) {
        if (is_asked_for(reporting, &cards->items[i])) {
            if (reporting->options->piece != NULL) {
                print_hardest(&cards->items[i]);
            }
            print_findings(cards->items[i].number, &cards->items[i].findings);
            print_points(reporting, &cards->items[i]);
        }
    }
    if (reporting->options->piece == NULL) {
        print_findings("module", &cards->findings);
    }
}

/* --- for programs --------------------------------------------------------------------------------------------------- */

static void add_figure(JsonBuilder *builder, const char *key, double figure)
{
    json_builder_set_member_name(builder, key);
    json_builder_add_double_value(builder, (double)(gint64)(figure * 10 + (figure < 0 ? -0.5 : 0.5)) / 10);
}

static void add_sentences(JsonBuilder *builder, const struct kf_card *card)
{
    kf_json_array(builder, "hardest");
    for (int i = 0; i < card->hardest_count; i++) {
        json_builder_begin_object(builder);
        kf_json_text(builder, "text", card->hardest[i]->text);
        kf_json_span(builder, card->hardest[i]->node->span);
        kf_json_number(builder, "words", card->hardest[i]->tally.words);
        if (card->formula != KF_FORMULA_COUNT) {
            add_figure(builder, card->formula == KF_FLESCH_KINCAID ? "grade" : "figure",
                       kf_formula_figure(card->formula, 1, &card->hardest[i]->tally));
        }
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
}

static void add_findings(JsonBuilder *builder, const struct kf_list *findings)
{
    kf_json_array(builder, "findings");
    for (int i = 0; i < findings->count; i++) {
        const struct kf_diag *diag = findings->items[i];

        json_builder_begin_object(builder);
        kf_json_text(builder, "code", kf_code_word(diag->code));
        kf_json_span(builder, diag->span);
        kf_json_text(builder, "address", diag->address);
        kf_json_text(builder, "message", diag->message);
        kf_json_text(builder, "hint", diag->hint);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
}

static void add_changes(JsonBuilder *builder, const struct kf_card *card)
{
    kf_json_array(builder, "changes");
    for (int i = 0; i < card->changes.count; i++) {
        const struct kf_change *change = card->changes.items[i];

        json_builder_begin_object(builder);
        kf_json_text(builder, "address", change->address);
        kf_json_text(builder, "layer", change->layer);
        kf_json_text(builder, "from", change->old_text);
        kf_json_text(builder, "to", change->new_text);
        kf_json_text(builder, "why", change->why);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
}

static void add_card(const struct reporting *reporting, const struct kf_card *card)
{
    JsonBuilder *builder = reporting->builder;

    json_builder_begin_object(builder);
    kf_json_text(builder, "number", card->number);
    kf_json_text(builder, "id", card->handout->id);
    kf_json_text(builder, "title", card->document->title);
    kf_json_text(builder, "formula", card->formula == KF_FORMULA_COUNT ? NULL : kf_formula_name(card->formula));
    if (card->formula == KF_FLESCH_KINCAID) {
        add_figure(builder, "grade", kf_card_figure(card, KF_FLESCH_KINCAID));
        add_figure(builder, "smog", kf_card_figure(card, KF_SMOG));
    } else if (card->formula != KF_FORMULA_COUNT) {
        add_figure(builder, "figure", kf_card_figure(card, card->formula));
    }
    kf_json_place(builder, "grade-promised", card->handout->reading_grade);
    kf_json_number(builder, "words", card->reading->tally.words);
    kf_json_number(builder, "sentences", card->reading->count);
    kf_json_number(builder, "longest-sentence", card->longest);
    add_sentences(builder, card);
    kf_json_number(builder, "sides", card->document->pages.count);
    kf_json_place(builder, "sides-promised", card->handout->sides);
    kf_json_number(builder, "blanks", card->blanks);
    kf_json_number(builder, "checks", card->asked);
    kf_json_number(builder, "checks-passed", card->passed);
    kf_json_number(builder, "checks-allowed", card->allowed);
    kf_points_add(builder, &reporting->cli->run, card);
    add_findings(builder, &card->findings);
    add_changes(builder, card);
    json_builder_end_object(builder);
}

static void add_cards(const struct reporting *reporting, const char *module, const char *path, const struct kf_cards *cards)
{
    JsonBuilder *builder = reporting->builder;

    json_builder_begin_object(builder);
    kf_json_text(builder, "module", module);
    kf_json_text(builder, "path", path);
    kf_json_array(builder, "handouts");
    for (int i = 0; i < cards->count; i++) {
        if (is_asked_for(reporting, &cards->items[i])) {
            add_card(reporting, &cards->items[i]);
        }
    }
    json_builder_end_array(builder);
    add_findings(builder, &cards->findings);
    json_builder_end_object(builder);
}

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
    struct kf_run *machine = &reporting->cli->run;
    struct kf_edition edition = kf_options_edition(reporting->options, reporting->kit, /* variant */ 0);
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
    path = kf_arena_format(machine->arena, "%s/%s/%s", reporting->options->out, content->module->id, document->name);
    if (!kf_document_finish(machine, content, document, &finished) ||
        !kf_cli_write(machine, path, finished.pdf, finished.length, /* hint */ NULL)) {
        return;
    }
    for (int i = 0; i < cards->count; i++) {
        keep_errors(machine, &cards->items[i].findings);
    }
    keep_errors(machine, &cards->findings);
    if (reporting->builder != NULL) {
        add_cards(reporting, content->module->id, path, cards);
    } else {
        print_cards(reporting, content->module->id, cards);
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
    struct kf_run *machine = &reporting->cli->run;
    struct kf_edition edition = kf_options_edition(reporting->options, reporting->kit, /* variant */ 0);
    struct kf_list ids = {0};

    for (int i = 0; reporting->options->piece != NULL && modules[i] != NULL; i++) {
        const struct kf_content *content = kf_content_load(machine, reporting->kit, modules[i], &edition);

        for (int k = 0; content != NULL && k < content->module->handouts.count; k++) {
            const struct kf_handout *handout = content->module->handouts.items[k];

            kf_list_add(machine->arena, &ids, (void *)(guintptr)handout->id);
            if (kf_report_has(reporting->options, handout)) {
                return true;
            }
        }
    }
    if (reporting->options->piece != NULL) {
        kf_report_has_none(reporting->cli, reporting->options, &ids);
    }
    return reporting->options->piece == NULL;
}

static void begin(struct reporting *reporting)
{
    struct kf_cli *cli = reporting->cli;
    const char **modules;

    if (!check_options(cli, reporting->options) || (reporting->kit = kf_cli_kit(cli, reporting->options)) == NULL) {
        return;
    }
    modules = kf_cli_modules(cli, reporting->kit, reporting->options);
    if (modules != NULL && reporting->options->coverage) {
        kf_coverage_report(cli, reporting->options, reporting->kit, modules, reporting->builder);
        return;
    }
    if (modules != NULL && reporting->options->sentences) {
        kf_sentences_report(cli, reporting->options, reporting->kit, modules, reporting->builder);
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
    struct reporting reporting = {.cli = cli, .options = &options};
    int status;

    if (!kf_options_parse(cli, &kf_verb_report, argc, argv, &options, &status)) {
        return status;
    }
    kf_interrupt_watch("");
    if (options.json) {
        reporting.builder = json_builder_new();
        json_builder_begin_object(reporting.builder);
        if (!options.coverage) {
            kf_json_array(reporting.builder, "modules");
        }
    }
    begin(&reporting);
    (void)fflush(stdout);
    status = kf_cli_end(cli, /* strict */ false);
    if (reporting.builder != NULL) {
        if (!options.coverage) {
            json_builder_end_array(reporting.builder);
        }
        kf_json_number(reporting.builder, "exit", status);
        json_builder_end_object(reporting.builder);
        kf_json_print(reporting.builder, stdout);
    } else if (status == KF_EXIT_FINE && !options.coverage && !options.sentences) {
        puts("PEMAT-informed and CCI-informed figures, not official scores");
    }
    return status;
}
