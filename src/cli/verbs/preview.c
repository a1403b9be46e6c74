/* kinfold preview: one page as a picture, or a handout as a page for a screen. */

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/job.h"
#include "cli/options.h"
#include "cli/screen_file.h"

static int run(struct kf_cli *cli, int argc, char **argv);

const struct kf_verb kf_verb_preview = {
    .name = "preview",
    .summary = "Draw one page as a picture (PNG), or make a handout a page for phones (HTML).",
    .usage = "kinfold preview MODULE|FILE [OPTIONS]",
    .help = "Without --piece, it is the module's first handout. The page looks as it prints: what\n"
            "build takes, such as --variant or --community, changes it in the same way.\n\n"
            "With --out FILE.html the whole handout becomes one file to read, to hear and to write in, for\n"
            "people with a phone and no printer. It works without a network and sends nothing. Add\n"
            "--carry-safe where others look at that phone.\n\n"
            "Examples:\n"
            "  kinfold preview repair-conversations --piece facilitator-guide --page 2 --dpi 75\n"
            "  kinfold preview repair-conversations --piece six-steps --out six-steps.html\n",
    .options = KF_OPTIONS_EDITION | KF_OPTIONS_BILINGUAL | KF_OPTIONS_PIECE | KF_OPTIONS_PAGE | KF_OPTIONS_OUT_FILE,
    .run = run,
};

struct preview {
    struct kf_cli *cli;
    const struct kf_options *options;
    const struct kf_kit *kit;
    const char *module;
    const void *made; /* a picture, or a page for a screen */
    size_t length;
};

/* --- the page ------------------------------------------------------------------------------------------------------- */

static const char *piece_of(const struct preview *preview, const struct kf_content *content)
{
    const struct kf_records *handouts = &content->module->handouts;

    if (preview->options->piece != NULL) {
        return preview->options->piece;
    }
    return handouts->count > 0 ? ((const struct kf_handout *)handouts->items[0])->id : "facilitator-guide";
}

static const struct kf_document *document_of(const struct preview *preview, const struct kf_content *content)
{
    struct kf_run *run = &preview->cli->run;
    const char *piece = piece_of(preview, content);
    PangoContext *context = kf_kit_fonts(run, run->arena, preview->kit);
    unsigned make = content->edition.carry_safe || content->second ? KF_MAKE_HANDOUTS : KF_MAKE_ALL;
    const struct kf_documents *documents =
        context == NULL ? NULL : kf_documents_layout(run, context, content, make, piece, /* dump_boxes */ false);

    return documents == NULL ? NULL : kf_document_find(run, documents, piece);
}

static bool has_page(const struct preview *preview, const struct kf_document *document)
{
    struct kf_arena *arena = preview->cli->run.arena;
    int count = document->pages.count;

    if (preview->options->page > count) {
        kf_cli_usage(preview->cli,
                     count == 1 ? "leave out --page" : kf_arena_format(arena, "write --page with 1 to %d", count),
                     "--page: \"%s\" has %s, and no page %d", document->piece, kf_count(arena, count, "page", "pages"),
                     preview->options->page);
        return false;
    }
    return true;
}

static bool is_for_screen(const struct kf_options *options)
{
    return options->out_set && g_str_has_suffix(options->out, ".html");
}

static bool make_picture(struct preview *preview, const struct kf_document *document)
{
    const struct kf_options *options = preview->options;
    struct kf_run *run = &preview->cli->run;
    unsigned char *png = NULL;
    bool made = has_page(preview, document) && kf_paint_png(run, run->arena, &document->pages, options->page - 1, options->dpi,
                                                           &png, &preview->length);

    preview->made = png;
    return made;
}

static bool make_screen(struct preview *preview, const struct kf_content *content, const struct kf_document *document)
{
    const char *page = kf_screen_file(&preview->cli->run, content, document);

    preview->made = page;
    preview->length = page != NULL ? strlen(page) : 0;
    return page != NULL;
}

static const struct kf_document *draw(struct preview *preview)
{
    struct kf_run *run = &preview->cli->run;
    const struct kf_options *options = preview->options;
    struct kf_edition edition = kf_options_edition(options, preview->kit, /* variant */ 0);
    const struct kf_content *content = kf_content_load(run, preview->kit, preview->module, &edition);
    const struct kf_document *document = content == NULL ? NULL : document_of(preview, content);

    if (document == NULL) {
        return NULL;
    }
    return (is_for_screen(options) ? make_screen(preview, content, document) : make_picture(preview, document)) ? document
                                                                                                                 : NULL;
}

/* --- the file ------------------------------------------------------------------------------------------------------- */

static bool check_out(struct kf_cli *cli, const struct kf_options *options)
{
    if (options->out_set && g_file_test(options->out, G_FILE_TEST_IS_DIR)) {
        kf_cli_usage(cli, kf_arena_format(cli->run.arena, "write --out %s/page.png", options->out),
                     "--out names a file, and \"%s\" is a folder", options->out);
        return false;
    }
    if (strcmp(options->out, "-") == 0 && isatty(STDOUT_FILENO) == 1) {
        kf_cli_usage(cli, "add > page.png, or name a file: --out page.png",
                     "--out - would print a picture on the terminal");
        return false;
    }
    return true;
}

static void write_it(const struct preview *preview, const struct kf_document *document)
{
    const struct kf_options *options = preview->options;
    struct kf_run *run = &preview->cli->run;
    bool to_stdout = strcmp(options->out, "-") == 0;
    const char *path = options->out_set ? options->out : kf_arena_format(run->arena, "%s.png", document->piece);

    if (!kf_cli_write(run, path, preview->made, preview->length, "make room, or choose another file with --out FILE") ||
        to_stdout) {
        return;
    }
    if (is_for_screen(options)) {
        printf("%s: a page for a phone or another screen, in one file\n", path);
    } else {
        printf("%s: page %d of %d\n", path, options->page, document->pages.count);
    }
}

/* --- the verb ------------------------------------------------------------------------------------------------------- */

static void begin(struct kf_cli *cli, const struct kf_options *options)
{
    struct preview preview = {.cli = cli, .options = options};
    const struct kf_document *document;
    const char **modules;

    if ((options->argument_count != 1 && options->session == NULL) || options->variant_count != 1) {
        kf_cli_usage(cli, "write `kinfold preview repair-conversations --piece six-steps`",
                     "preview takes one module in one edition");
        return;
    }
    if (!check_out(cli, options)) {
        return;
    }
    preview.kit = kf_cli_kit(cli, options);
    modules = preview.kit == NULL ? NULL : kf_cli_modules(cli, preview.kit, options);
    if (modules == NULL) {
        return;
    }
    preview.module = modules[0];
    document = draw(&preview);
    if (document != NULL) {
        write_it(&preview, document);
    }
}

static int run(struct kf_cli *cli, int argc, char **argv)
{
    struct kf_options options;
    int status;

    if (!kf_options_parse(cli, &kf_verb_preview, argc, argv, &options, &status)) {
        return status;
    }
    begin(cli, &options);
    (void)fflush(stdout);
    return kf_cli_end(cli, /* strict */ false);
}
