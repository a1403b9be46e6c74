/* kinfold corrections: what became wrong on paper that is printed already, and labels that mend it. */

#include <stdio.h>
#include <string.h>

#include "cli/corrections_pdf.h"
#include "cli/interrupt.h"
#include "cli/job.h"
#include "cli/own_document.h"

static int run(struct kf_cli *cli, int argc, char **argv);

const struct kf_verb kf_verb_corrections = {
    .name = "corrections",
    .summary = "Mend pages printed earlier: what is wrong now, and labels over it.",
    .usage = "kinfold corrections OLD NEW [MODULE]... [OPTIONS]",
    .help = "OLD and NEW are two releases (folders or zips that `kinfold release` made), two communities\n"
            "(folders with community.yaml, or names of the kit's own), or two kits (folders with modules\n"
            "and fonts). Every printed place that changed is listed, helplines first: where it is on the\n"
            "old page, what it said, what it says now, and whether a label can cover it.\n\n"
            "corrections.pdf says it on paper, with a small picture of each place. The labels are in\n"
            "corrections-labels.pdf: the new words as they are set on the page, with marks to cut along.\n"
            "`kinfold corrections --labels list` shows the sheets that can be bought. A page that needs\n"
            "more than six labels is better printed again, and so is one with more or fewer words than\n"
            "fit. The version line stays: it tells which printing a page is of.\n\n"
            "Examples:\n"
            "  kinfold corrections default riverbend repair-conversations --make handouts --copies 30\n"
            "  kinfold corrections default riverbend repair-conversations --make handouts --report json\n",
    .options = KF_OPTIONS_COMMUNITY | KF_OPTIONS_FORM | KF_OPTIONS_WORDS | KF_OPTIONS_MAKE | KF_OPTIONS_WORK |
               KF_OPTIONS_LABELS | KF_OPTIONS_OUT,
    .run = run,
};

struct mending {
    struct kf_cli *cli;
    struct kf_options *options;
    enum kf_paper paper;
    struct kf_list old_files, new_files; /* struct kf_printed_file */
    struct kf_type_setter *setter;
    const struct kf_corrections *corrections;
    const struct kf_label_format *format;
    const struct kf_content *content; /* whose words the papers are written in */
    struct kf_list written;           /* paths */
    FILE *lines;                      /* for people; NULL: they asked for quiet */
};

/* --- label sheets --------------------------------------------------------------------------------------------------- */

static void print_formats(void)
{
    printf("%-7s %-5s %-16s %s\n", "paper", "name", "size, mm", "sold as");
    for (int i = 0; i < kf_label_format_count; i++) {
        const struct kf_label_format *format = &kf_label_formats[i];
        char *size = g_strdup_printf("%.1f x %.1f", kf_to_mm(format->width), kf_to_mm(format->height));

        printf("%-7s %-5s %-16s %s\n", kf_paper_names[format->paper], format->name, size, format->sold_as);
        g_free(size);
    }
}

static bool find_named_format(struct mending *mending)
{
    struct kf_arena *arena = mending->cli->run.arena;
    const char *names = NULL;
    int label;

    mending->format = kf_label_format_find(mending->options->labels, mending->paper);
    for (int i = 0; i < kf_label_format_count; i++) {
        if (kf_label_formats[i].paper == mending->paper) {
            names = names == NULL ? kf_label_formats[i].name
                                  : kf_arena_format(arena, "%s, %s", names, kf_label_formats[i].name);
        }
    }
    if (mending->format == NULL) {
        kf_cli_usage(mending->cli, kf_arena_format(arena, "on %s paper there are: %s", kf_paper_names[mending->paper], names),
                     "--labels: there is no sheet \"%s\"", mending->options->labels);
        return false;
    }
    if (!kf_label_sheet_fits(mending->format, &mending->corrections->labels, &label)) {
        const struct kf_label *large = mending->corrections->labels.items[label];

        kf_cli_usage(mending->cli,
                     kf_arena_format(arena, "leave --labels out: sheets of %s hold all",
                                     kf_label_sheet_choose(mending->paper, &mending->corrections->labels)->name),
                     "--labels %s: label %d is too large for it, %.0f x %.0f mm", mending->options->labels, label + 1,
                     kf_to_mm(large->cut.width), kf_to_mm(large->cut.height));
        return false;
    }
    return true;
}

static bool find_format(struct mending *mending)
{
    if (mending->options->labels != NULL) {
        return find_named_format(mending);
    }
    mending->format = kf_label_sheet_choose(mending->paper, &mending->corrections->labels);
    return true;
}

/* --- papers --------------------------------------------------------------------------------------------------------- */

/* In the language of the pages where the kit has a module in it; else as the kit speaks. */
static bool load_words(struct mending *mending)
{
    struct kf_cli *cli = mending->cli;
    const struct kf_printed_file *file =
        mending->old_files.count > 0 ? mending->old_files.items[0] : mending->new_files.items[0];
    const struct kf_kit *kit = kf_cli_plain_kit(cli);
    struct kf_run trial = cli->run;
    struct kf_edition edition = {.paper = mending->paper, .language = file->language};

    if (kit == NULL || kit->module_count == 0) {
        return false;
    }
    trial.diags = kf_diags_new(cli->run.arena);
    mending->content = kf_own_content(&trial, kit, &edition);
    if (mending->content == NULL) {
        edition.language = NULL;
        mending->content = kf_own_content(&cli->run, kit, &edition);
    }
    return mending->content != NULL;
}

static bool write_paper(struct mending *mending, const char *name, const struct kf_finished *finished)
{
    struct kf_run *run = &mending->cli->run;
    const char *path = kf_cli_path_in(run->arena, mending->options->out, name);

    if (!kf_cli_write(run, path, finished->pdf, finished->length, /* hint */ NULL)) {
        return false;
    }
    kf_list_add(run->arena, &mending->written, (void *)(guintptr)path);
    return true;
}

/* Both are made before either is written. */
static bool make_papers(struct mending *mending)
{
    struct kf_run *run = &mending->cli->run;
    const struct kf_corrections_paper paper = {
        .run = run,
        .arena = run->arena,
        .content = mending->content,
        .setter = mending->setter,
        .corrections = mending->corrections,
        .format = mending->format,
        .paper = mending->paper,
        .copies = mending->options->copies,
    };
    PangoContext *context = kf_kit_fonts(run, run->arena, mending->content->kit);
    PangoContext *other = kf_kit_fonts(run, run->arena, mending->content->kit);
    bool labels = mending->corrections->labels.count > 0, good;
    struct kf_finished list, sheets;

    good = context != NULL && other != NULL && kf_corrections_list_pdf(&paper, context, &list) &&
           (!labels || kf_corrections_labels_pdf(&paper, other, &sheets));
    kf_interrupt_hold();
    good = good && write_paper(mending, "corrections.pdf", &list) &&
           (!labels || write_paper(mending, "corrections-labels.pdf", &sheets));
    kf_interrupt_release();
    return good;
}

static bool has_changes(const struct kf_corrections *corrections)
{
    return corrections->pages.count > 0 || corrections->only_old.count > 0 || corrections->only_new.count > 0;
}

static void print_written(const struct mending *mending)
{
    for (int i = 0; i < mending->written.count; i++) {
        const char *path = mending->written.items[i];

        if (i == 0) {
            fprintf(mending->lines, "%s\n", path);
        } else {
            fprintf(mending->lines, "%s, on sheets \"%s\" (%s)\n", path, mending->format->name, mending->format->sold_as);
        }
    }
}

/* --- the verb ------------------------------------------------------------------------------------------------------- */

static bool check(struct kf_cli *cli, const struct kf_options *options)
{
    if (options->argument_count < 2) {
        kf_cli_usage(cli, "write `kinfold corrections OLD NEW`: two releases, two communities or two kits",
                     "corrections needs two states to compare");
        return false;
    }
    if (options->variant_count != 1) {
        kf_cli_usage(cli, "write one --variant", "corrections compares one variant at a time");
        return false;
    }
    if (strcmp(options->out, "-") == 0 || (g_str_has_suffix(options->out, ".pdf") && !g_file_test(options->out, G_FILE_TEST_IS_DIR))) {
        kf_cli_usage(cli, "write --out DIR", "--out names a folder: two files are written");
        return false;
    }
    return true;
}

static bool find(struct mending *mending)
{
    struct kf_cli *cli = mending->cli;
    struct kf_options *options = mending->options;
    const char *old_path = options->arguments[0], *new_path = options->arguments[1];

    options->arguments += 2; /* what is left are modules */
    options->argument_count -= 2;
    mending->paper = options->paper_set ? options->paper : KF_PAPER_COUNT;
    if (!kf_corrections_open(cli, options, old_path, &mending->paper, &mending->old_files) ||
        !kf_corrections_open(cli, options, new_path, &mending->paper, &mending->new_files)) {
        return false;
    }
    mending->setter = kf_type_setter_new(&cli->run, cli->run.arena);
    mending->corrections = kf_corrections_find(&cli->run, mending->setter, &mending->old_files, &mending->new_files);
    return mending->corrections != NULL;
}

static void mend(struct mending *mending)
{
    bool good = find(mending);

    if (good && has_changes(mending->corrections)) {
        good = find_format(mending) && load_words(mending) && make_papers(mending);
    }
    if (good && mending->lines != NULL) {
        kf_corrections_print(mending->corrections, mending->cli->run.arena, mending->lines);
        print_written(mending);
    }
    if (good && mending->options->json) {
        kf_corrections_report(mending->corrections, &mending->written, stdout);
    }
}

static int run(struct kf_cli *cli, int argc, char **argv)
{
    struct kf_options options;
    struct mending mending = {.cli = cli, .options = &options};
    int status;

    if (!kf_options_parse(cli, &kf_verb_corrections, argc, argv, &options, &status)) {
        return status;
    }
    if (g_strcmp0(options.labels, "list") == 0) {
        print_formats();
        return KF_EXIT_FINE;
    }
    cli->findings->quiet = options.quiet;
    mending.lines = options.quiet ? NULL : options.json ? stderr : stdout;
    if (check(cli, &options)) {
        mend(&mending);
    }
    (void)fflush(stdout);
    return kf_cli_end(cli, options.strict);
}
