/* kinfold tonight: one family, this evening. */

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/old_files.h"
#include "cli/evening.h"
#include "cli/interrupt.h"
#include "cli/job.h"
#include "cli/printer.h"

static int run(struct kf_cli *cli, int argc, char **argv);

const struct kf_verb kf_verb_tonight = {
    .name = "tonight",
    .summary = "Make one small packet for one family: up to three handouts, and their pages for staff.",
    .usage = "kinfold tonight HANDOUT... [OPTIONS]",
    .help = "A handout is named by its number, its id, or words of its title. The family's pages come\n"
            "first, each handout on sheets of its own, the helplines last. Then a sheet that says so,\n"
            "and the pages for staff: they never lie on the back of a page for the family. The last\n"
            "lines say which to hand over and which to keep.\n\n"
            "To send the family's pages rather than print them, add --apart: no page for staff is in\n"
            "that file. With --fillable it is always so.\n\n"
            "Examples:\n"
            "  kinfold tonight six steps\n"
            "  kinfold tonight 2.3 unsent letter --variant large-print --out maria.pdf\n",
    .options = KF_OPTIONS_EDITION | KF_OPTIONS_TONIGHT,
    .run = run,
};

struct evening {
    struct kf_cli *cli;
    const struct kf_options *options;
    const struct kf_kit *kit;
    PangoContext *context;
    struct kf_edition edition;
    struct kf_evening_source source;
    struct kf_evening made;
    FILE *lines;
};

struct printed { /* a file */
    struct kf_evening_file made;
    const char *path;
};

/* --- what is asked -------------------------------------------------------------------------------------------------- */

static bool is_apart(const struct kf_options *options)
{
    return options->apart || options->edition.fillable;
}

static int refuse(struct kf_cli *cli, const char *hint, const char *message)
{
    return kf_cli_usage(cli, hint, "%s", message);
}

static bool check_out(struct kf_cli *cli, const struct kf_options *options)
{
    if (options->out_set && g_file_test(options->out, G_FILE_TEST_IS_DIR)) {
        kf_cli_usage(cli, kf_arena_format(cli->run.arena, "write --out %s/tonight.pdf", options->out),
                     "--out names a file, and \"%s\" is a folder", options->out);
        return false;
    }
    if (options->printer != NULL && !options->print) {
        refuse(cli, "add --print", "--printer: nothing is printed without --print");
        return false;
    }
    if (strcmp(options->out, "-") != 0) {
        return true;
    }
    if (options->print || is_apart(options)) {
        refuse(cli, "name a file: --out tonight.pdf", "--out - is for one file, and for another program");
        return false;
    }
    if (isatty(STDOUT_FILENO) == 1) {
        refuse(cli, "add > tonight.pdf, or name a file: --out FILE", "--out - would print a PDF on the terminal");
        return false;
    }
    return true;
}

static bool check_options(struct kf_cli *cli, const struct kf_options *options)
{
    if (options->argument_count == 0) {
        refuse(cli, "write `kinfold tonight six steps`; `kinfold list` shows all handouts", "tonight needs a handout");
        return false;
    }
    if (options->variant_count != 1) {
        refuse(cli, "choose one --variant", "tonight makes one packet, in one variant");
        return false;
    }
    if (options->edition.carry_safe) {
        refuse(cli, "write `kinfold build MODULE --piece ID --carry-safe` for each handout",
               "--carry-safe: this packet has the helplines, which tell what it is about");
        return false;
    }
    return check_out(cli, options);
}

/* --- pages ---------------------------------------------------------------------------------------------------------- */

static const struct kf_content *read_content(void *data, const char *module, const char *language, bool for_all)
{
    const struct evening *evening = data;
    struct kf_edition edition = evening->edition;

    edition.language = language != NULL ? language : edition.language;
    if (for_all) {
        edition.audience = NULL;
        edition.length = 0;
        edition.session = NULL;
    }
    return kf_content_load(&evening->cli->run, evening->kit, module, &edition);
}

static const struct kf_documents *lay_out_pages(void *data, const struct kf_content *content, unsigned make,
                                                const char *piece)
{
    const struct evening *evening = data;

    return kf_documents_layout(&evening->cli->run, evening->context, content, make, piece, /* dump_boxes */ false);
}

static bool lay_out(struct evening *evening, const struct kf_list *wanted)
{
    struct kf_run *machine = &evening->cli->run;

    evening->source = (struct kf_evening_source){read_content, lay_out_pages, evening};
    evening->context = kf_kit_fonts(machine, machine->arena, evening->kit);
    return evening->context != NULL &&
           kf_evening_init(&evening->made, machine, &evening->source, evening->context, wanted);
}

/* --- files ---------------------------------------------------------------------------------------------------------- */

/* "maria.pdf" with "-staff": "maria-staff.pdf" */
static const char *path_of(const struct evening *evening, const struct kf_document *document, const char *suffix)
{
    const char *out = evening->options->out;
    size_t stem = g_str_has_suffix(out, ".pdf") ? strlen(out) - strlen(".pdf") : strlen(out);

    return !evening->options->out_set
               ? document->name
               : kf_arena_format(evening->cli->run.arena, "%.*s%s%s", (int)stem, out, suffix, out + stem);
}

static bool make(struct evening *evening, enum kf_evening_file_kind kind, const char *suffix, struct printed *ret_file)
{
    bool made = kf_evening_make(&evening->made, kind, &ret_file->made);

    ret_file->path = made ? path_of(evening, ret_file->made.document, suffix) : NULL;
    return made;
}

static bool write_file(struct evening *evening, const struct printed *file)
{
    return kf_cli_write(&evening->cli->run, file->path, file->made.finished.pdf, file->made.finished.length,
                        "what was there before is kept; make room, or choose another file with --out FILE");
}

/* --- what to do with it --------------------------------------------------------------------------------------------- */

static const char *pages_words(struct kf_arena *arena, int first, int last)
{
    return first == last ? kf_arena_format(arena, "page %d", first) : kf_arena_format(arena, "pages %d to %d", first, last);
}

/* The parts from first on, under one word; the page that each begins on is the next one's measure. */
static void say_parts(const struct evening *evening, const struct kf_document *document, int first, int end, const char *what)
{
    const struct kf_document_part *last = &document->parts[end - 1];
    const char *pages = pages_words(evening->cli->run.arena, document->parts[first].first + 1, last->first + last->count);
    int width = (int)strlen("pages 10 to 12");

    for (int i = first; i < end; i++) {
        fprintf(evening->lines, "  %-9s  %-*s  %s\n", i == first ? what : "", width, i == first ? pages : "",
                document->parts[i].title);
    }
}

static void say_file(struct evening *evening, const struct printed *file)
{
    const struct kf_document *document = file->made.document;
    int family_parts = file->made.family_parts;
    struct kf_arena *arena = evening->cli->run.arena;
    int pages = document->pages.count;

    fprintf(evening->lines, "%s: %s, %s printed on both sides\n", file->path, kf_count(arena, pages, "page", "pages"),
            kf_count(arena, (pages + 1) / 2, "sheet", "sheets"));
    if (family_parts > 0) {
        say_parts(evening, document, 0, family_parts, "hand over");
    }
    if (document->part_count > family_parts) {
        say_parts(evening, document, family_parts, document->part_count, "keep");
    }
}

static bool print_file(struct evening *evening, const struct printed *file)
{
    const struct kf_print_job job = {
        .path = file->path,
        .copies = 1,
        .sides = KF_LONG_EDGE,
        .media = kf_printer_media(evening->edition.paper),
        .printer = evening->options->printer,
    };

    if (evening->options->print) {
        return kf_printer_is_there(evening->cli, job.printer) && kf_printer_send(evening->cli, &job, evening->lines);
    }
    if (strcmp(file->path, "-") != 0) {
        fprintf(evening->lines, "print it with: %s\n", kf_printer_line(evening->cli->run.arena, &job));
    }
    return true;
}

/* --- the verb ------------------------------------------------------------------------------------------------------- */

static void give_together(struct evening *evening)
{
    struct printed whole;

    if (!make(evening, KF_EVENING_TOGETHER, "", &whole)) {
        return;
    }
    if (strcmp(evening->options->out, "-") == 0) {
        whole.path = "-";
    }
    if (write_file(evening, &whole)) {
        say_file(evening, &whole);
        (void)print_file(evening, &whole);
    }
}

static void give_apart(struct evening *evening)
{
    bool has_sides = kf_tonight_has_sides(&evening->made.tonight), good;
    struct printed family, staff = {.path = NULL};
    struct kf_old_files *old;

    if (!make(evening, KF_EVENING_FAMILY, "", &family) || (has_sides && !make(evening, KF_EVENING_STAFF, "-staff", &staff))) {
        return;
    }
    old = kf_old_files_new();
    kf_interrupt_hold();
    kf_old_files_keep(old, family.path);
    if (has_sides) {
        kf_old_files_keep(old, staff.path);
    }
    good = write_file(evening, &family) && (!has_sides || write_file(evening, &staff));
    (good ? kf_old_files_forget : kf_old_files_put_back)(old);
    kf_interrupt_release();
    if (!good) {
        return;
    }
    say_file(evening, &family);
    if (print_file(evening, &family) && has_sides) {
        say_file(evening, &staff);
        (void)print_file(evening, &staff);
    }
}

static void begin(struct kf_cli *cli, const struct kf_options *options)
{
    struct evening evening = {
        .cli = cli,
        .options = options,
        .lines = strcmp(options->out, "-") == 0 ? stderr : stdout,
    };
    struct kf_list wanted;

    if (!check_options(cli, options) || (evening.kit = kf_cli_kit(cli, options)) == NULL) {
        return;
    }
    wanted = kf_handouts_wanted(cli, evening.kit, options);
    if (wanted.count > KF_EVENING_MOST) {
        kf_cli_usage(cli, "choose the ones that help most tonight; `kinfold build --make packet` binds a whole module",
                     "%d handouts are too many for one evening: the most is %d", wanted.count, KF_EVENING_MOST);
        return;
    }
    evening.edition = kf_options_edition(options, evening.kit, /* variant */ 0);
    if (wanted.count > 0 && lay_out(&evening, &wanted)) {
        (is_apart(options) ? give_apart : give_together)(&evening);
    }
}

static int run(struct kf_cli *cli, int argc, char **argv)
{
    struct kf_options options;
    int status;

    if (!kf_options_parse(cli, &kf_verb_tonight, argc, argv, &options, &status)) {
        return status;
    }
    kf_interrupt_watch("");
    begin(cli, &options);
    (void)fflush(stdout);
    return kf_cli_end(cli, /* strict */ false);
}
