/* kinfold inspect: what a stage hands to the next. */

#include <stdio.h>
#include <string.h>

#include "cli/job.h"
#include "cli/options.h"
#include "rules/formulas.h"
#include "rules/rule.h"
#include "schema/bind.h"
#include "yaml/read.h"

static int run(struct kf_cli *cli, int argc, char **argv);

const struct kf_verb kf_verb_inspect = {
    .name = "inspect",
    .summary = "Print what a stage of making hands to the next.",
    .usage = "kinfold inspect --stage STAGE MODULE|FILE [OPTIONS]",
    .help = "The stages, in order:\n"
            "  nodes     the file as read\n"
            "  composed  with translation, overlays, shared pieces and --set, and where each came from\n"
            "  module    as the program understands it\n"
            "  lint      each rule, and what it finds\n"
            "  reading   the sentences of each handout as reading rules count them\n"
            "  boxes     what the pages are filled with\n"
            "  pages     where everything lies, in mm\n"
            "  ops       what is drawn\n"
            "  tags      the structure that screen readers see\n"
            "The last four are printed for every file of the edition, or for that of --piece.\n\n"
            "Examples:\n"
            "  kinfold inspect --stage composed repair-conversations\n"
            "  kinfold inspect --stage tags --piece six-steps repair-conversations\n",
    .options = KF_OPTIONS_EDITION | KF_OPTIONS_BILINGUAL | KF_OPTIONS_MAKE | KF_OPTIONS_PIECE | KF_OPTIONS_STAGE,
    .run = run,
};

struct inspection {
    struct kf_cli *cli;
    const struct kf_options *options;
    const struct kf_kit *kit;
    const char *module;
    const struct kf_content *content; /* NULL at the first stage */
};

struct stage {
    const char *name;
    void (*print)(const struct inspection *inspection); /* of the module */
    void (*print_document)(const struct inspection *inspection,
                           const struct kf_document *document); /* or of each file */
    bool before_content;
};

static void print_and_free(char *text)
{
    fputs(text, stdout);
    g_free(text);
}

/* --- stages of the module ------------------------------------------------------------------------------------------- */

static void print_nodes(const struct inspection *inspection)
{
    struct kf_cli *cli = inspection->cli;
    const struct kf_node *nodes = kf_yaml_read(&cli->run, kf_cli_module_path(cli, inspection->kit, inspection->module));

    if (nodes != NULL) {
        print_and_free(kf_node_dump(nodes, /* provenance */ false));
    }
}

static void print_composed(const struct inspection *inspection)
{
    print_and_free(kf_node_dump(inspection->content->composed.root, /* provenance */ true));
}

static void print_module(const struct inspection *inspection)
{
    print_and_free(kf_bound_dump(inspection->kit->shapes, &kf_module_record, inspection->content->module));
}

static void print_reading(const struct inspection *inspection)
{
    const struct kf_readings *readings = kf_readings_of(inspection->content, KF_FAMILIES);

    for (int i = 0; i < readings->count; i++) {
        const struct kf_reading *page = &readings->items[i];

        printf("== %s: %s\n", page->handout->id, kf_formulas_tell(inspection->cli->run.arena, inspection->content->language, page));
        for (int k = 0; k < page->count; k++) {
            puts(page->sentences[k].text);
        }
    }
}

static void print_lint(const struct inspection *inspection)
{
    struct kf_run run = inspection->cli->run;

    for (int i = 0; i < kf_rule_count; i++) {
        run.diags = kf_diags_new(run.arena);
        kf_rule_ask(&run, inspection->content, kf_rules[i]);
        printf("%s: %s\n", kf_rules[i]->name,
               run.diags->count == 0 ? "nothing found" : kf_count(run.arena, run.diags->count, "finding", "findings"));
        for (int k = 0; k < run.diags->count; k++) {
            print_and_free(kf_diag_format(run.diags->items[k], /* colour */ false));
        }
    }
}

/* --- stages of a file ----------------------------------------------------------------------------------------------- */

static void print_boxes(const struct inspection *inspection, const struct kf_document *document)
{
    (void)inspection;
    for (int i = 0; i < document->box_dump_count; i++) {
        fputs(document->box_dumps[i], stdout);
    }
}

static void print_pages(const struct inspection *inspection, const struct kf_document *document)
{
    (void)inspection;
    print_and_free(kf_pages_dump(&document->pages));
}

static void print_ops(const struct inspection *inspection, const struct kf_document *document)
{
    (void)inspection;
    print_and_free(kf_paint_ops(&document->pages, document->name));
}

static void print_tags(const struct inspection *inspection, const struct kf_document *document)
{
    struct kf_finished finished = {0};

    if (kf_document_finish(&inspection->cli->run, inspection->content, document, &finished)) {
        print_and_free(kf_finish_dump(finished.pdf, finished.length));
    }
}

static const struct stage stages[] = {
    {"nodes", print_nodes, NULL, true},    {"composed", print_composed, NULL, false},
    {"module", print_module, NULL, false}, {"lint", print_lint, NULL, false},
    {"reading", print_reading, NULL, false},
    {"boxes", NULL, print_boxes, false},   {"pages", NULL, print_pages, false},
    {"ops", NULL, print_ops, false},       {"tags", NULL, print_tags, false},
};

/* --- the verb ------------------------------------------------------------------------------------------------------- */

static const struct stage *find_stage(struct kf_cli *cli, const char *typed)
{
    const char *names[G_N_ELEMENTS(stages)], *nearest;
    static const char choices[] = "write --stage with nodes, composed, module, lint, reading, boxes, pages, ops or tags";

    for (size_t i = 0; i < G_N_ELEMENTS(stages); i++) {
        names[i] = stages[i].name;
        if (typed != NULL && strcmp(typed, names[i]) == 0) {
            return &stages[i];
        }
    }
    if (typed == NULL) {
        kf_cli_usage(cli, choices, "which stage?");
        return NULL;
    }
    nearest = kf_nearest(typed, names, G_N_ELEMENTS(names));
    kf_cli_usage(cli, nearest != NULL ? kf_arena_format(cli->run.arena, "did you mean %s?", nearest) : choices,
                 "--stage: unknown stage \"%s\"", typed);
    return NULL;
}

static void print_documents(const struct inspection *inspection, const struct stage *stage)
{
    struct kf_run *run = &inspection->cli->run;
    const struct kf_options *options = inspection->options;
    PangoContext *context = kf_kit_fonts(run, run->arena, inspection->kit);
    unsigned make = kf_options_make(options, &inspection->content->edition);
    const struct kf_documents *documents =
        context == NULL
            ? NULL
            : kf_documents_layout(run, context, inspection->content,
                                  options->make != 0 ? make : kf_documents_ready(inspection->content, make),
                                  options->piece, /* dump_boxes */ true);
    const struct kf_document *only = NULL;

    if (documents == NULL) {
        return;
    }
    if (options->piece != NULL) {
        only = kf_document_find(run, documents, options->piece);
        if (only != NULL) {
            stage->print_document(inspection, only);
        }
        return;
    }
    for (int i = 0; i < documents->count; i++) {
        printf("== %s\n", documents->items[i]->name);
        stage->print_document(inspection, documents->items[i]);
    }
}

static void inspect(struct inspection *inspection, const struct stage *stage)
{
    struct kf_edition edition = kf_options_edition(inspection->options, inspection->kit, /* variant */ 0);

    if (!stage->before_content) {
        inspection->content = kf_content_load(&inspection->cli->run, inspection->kit, inspection->module, &edition);
        if (inspection->content == NULL) {
            return;
        }
    }
    if (stage->print != NULL) {
        stage->print(inspection);
    } else {
        print_documents(inspection, stage);
    }
}

static void begin(struct kf_cli *cli, const struct kf_options *options)
{
    const struct stage *stage = find_stage(cli, options->stage);
    struct inspection inspection = {.cli = cli, .options = options};
    const char **modules;

    if (stage == NULL) {
        return;
    }
    if ((options->argument_count != 1 && options->session == NULL) || options->variant_count != 1) {
        kf_cli_usage(cli, "write `kinfold inspect --stage pages repair-conversations`",
                     "inspect takes one module in one edition");
        return;
    }
    inspection.kit = kf_cli_kit(cli, options);
    modules = inspection.kit == NULL ? NULL : kf_cli_modules(cli, inspection.kit, options);
    if (modules != NULL) {
        inspection.module = modules[0];
        inspect(&inspection, stage);
    }
}

static int run(struct kf_cli *cli, int argc, char **argv)
{
    struct kf_options options;
    int status;

    if (!kf_options_parse(cli, &kf_verb_inspect, argc, argv, &options, &status)) {
        return status;
    }
    begin(cli, &options);
    (void)fflush(stdout);
    return kf_cli_end(cli, /* strict */ false);
}
