/* kinfold tonight: one family, this evening. */

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/old_files.h"
#include "cli/handout_search.h"
#include "cli/interrupt.h"
#include "cli/job.h"
#include "cli/printer.h"
#include "editions/tonight.h"
#include "editions/volume.h"
#include "rules/rule.h"

#define MOST 3 /* a tired family reads no more in one evening */
#define HELPLINES "helplines"

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
    struct kf_tonight_handout handouts[MOST + 1];
    struct kf_tonight tonight;
    FILE *lines;
};

struct printed { /* a file */
    const struct kf_document *document;
    struct kf_finished finished;
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

/* Mistakes stop it; remarks on style are for authors, on another day. */
static bool is_sound(struct evening *evening, const struct kf_content *content)
{
    struct kf_run quiet = evening->cli->run;

    quiet.diags = kf_diags_new(quiet.arena);
    kf_rules_check(&quiet, content);
    if (quiet.diags->errors > 0) {
        kf_diags_move(evening->cli->run.diags, quiet.diags);
    }
    return quiet.diags->errors == 0;
}

static const struct kf_document *piece_of(struct evening *evening, const struct kf_content *content, unsigned make,
                                          const char *piece)
{
    struct kf_run *machine = &evening->cli->run;
    const struct kf_documents *documents =
        kf_documents_layout(machine, evening->context, content, make, piece, /* dump_boxes */ false);

    return documents == NULL || documents->count == 0 ? NULL : documents->items[0];
}

/* Where the pages for staff are not translated, staff get them as they are written: whole, not in two languages. */
static const struct kf_content *content_for_staff(struct evening *evening, const struct kf_wanted_handout *wanted)
{
    struct kf_edition edition = evening->edition;
    struct kf_run *machine = &evening->cli->run;

    if (wanted->content->composed.facilitator_missing == 0) {
        return wanted->content;
    }
    edition.language = wanted->content->module->language;
    kf_diag_note(machine->diags, KF_MISSING_TRANSLATION, (struct kf_span){.source = NULL}, NULL,
                 "the pages for staff of \"%s\" are in \"%s\": they are not in \"%s\" yet", wanted->content->module->id,
                 edition.language, wanted->content->language);
    return kf_content_load(machine, evening->kit, wanted->module, &edition);
}

static bool add_handout(struct evening *evening, const struct kf_wanted_handout *wanted, bool with_side)
{
    const struct kf_handout *handout = wanted->handout;
    struct kf_tonight_handout *made = &evening->handouts[evening->tonight.count];
    struct kf_arena *arena = evening->cli->run.arena;
    const struct kf_content *for_staff;

    *made = (struct kf_tonight_handout){.content = wanted->content, .number = wanted->number};
    made->page = piece_of(evening, wanted->content, KF_MAKE_HANDOUTS, handout->id);
    if (made->page == NULL) {
        return false;
    }
    evening->tonight.count++;
    if (handout->clinician == NULL || !with_side) {
        return true;
    }
    for_staff = content_for_staff(evening, wanted);
    made->side = for_staff == NULL ? NULL
                                   : piece_of(evening, for_staff, KF_MAKE_CLINICIAN,
                                              kf_arena_format(arena, "%s-clinician", handout->id));
    return made->side != NULL;
}

static const struct kf_handout *helplines_of(const struct kf_content *kit)
{
    for (int i = 0; i < kit->module->handouts.count; i++) {
        const struct kf_handout *handout = kit->module->handouts.items[i];

        if (strcmp(handout->id, HELPLINES) == 0) {
            return handout;
        }
    }
    return NULL;
}

/* Every packet has them, with what to do after an overdose: whatever the handouts say themselves. */
static bool add_helplines(struct evening *evening, const struct kf_list *wanted)
{
    struct kf_run *machine = &evening->cli->run;
    struct kf_edition edition = evening->edition;
    struct kf_wanted_handout helplines = {.module = KF_KIT_MODULE};

    for (int i = 0; i < wanted->count; i++) {
        const struct kf_wanted_handout *one = wanted->items[i];

        if (strcmp(one->content->module->id, KF_KIT_MODULE) == 0 && strcmp(one->handout->id, HELPLINES) == 0) {
            return true;
        }
    }
    edition.audience = NULL;
    edition.length = 0;
    edition.session = NULL;
    helplines.content = kf_content_load(machine, evening->kit, KF_KIT_MODULE, &edition);
    helplines.handout = helplines.content == NULL ? NULL : helplines_of(helplines.content);
    if (helplines.content != NULL && helplines.handout == NULL) {
        kf_volume_no_helplines(machine, helplines.content);
    }
    if (helplines.handout == NULL) {
        return false;
    }
    helplines.number = kf_module_handout_number(machine->arena, helplines.content->module, helplines.handout->number);
    return add_handout(evening, &helplines, /* with_side */ false);
}

static bool lay_out(struct evening *evening, const struct kf_list *wanted)
{
    evening->tonight.handouts = evening->handouts;
    evening->tonight.content = ((const struct kf_wanted_handout *)wanted->items[0])->content;
    evening->context = kf_kit_fonts(&evening->cli->run, evening->cli->run.arena, evening->kit);
    if (evening->context == NULL) {
        return false;
    }
    evening->tonight.context = evening->context;
    for (int i = 0; i < wanted->count; i++) {
        const struct kf_wanted_handout *one = wanted->items[i];

        if (!is_sound(evening, one->content) || !add_handout(evening, one, /* with_side */ true)) {
            return false;
        }
    }
    return add_helplines(evening, wanted);
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

static bool finish(struct evening *evening, unsigned parts, const char *name, const char *suffix, struct printed *ret_file)
{
    struct kf_run *machine = &evening->cli->run;

    evening->tonight.name = name;
    ret_file->document = kf_tonight_layout(machine, &evening->tonight, parts);
    ret_file->path = path_of(evening, ret_file->document, suffix);
    return kf_document_finish(machine, evening->tonight.content, ret_file->document, &ret_file->finished);
}

static bool write_file(struct evening *evening, const struct printed *file)
{
    return kf_cli_write(&evening->cli->run, file->path, file->finished.pdf, file->finished.length,
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

static void say_file(struct evening *evening, const struct printed *file, int family_parts)
{
    const struct kf_document *document = file->document;
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

static void give_together(struct evening *evening, const struct printed *family)
{
    struct printed whole = {.document = NULL};

    if (!kf_tonight_has_sides(&evening->tonight)) {
        whole = *family;
    } else if (!finish(evening, KF_TONIGHT_FAMILY | KF_TONIGHT_STAFF, "tonight", "", &whole)) {
        return;
    }
    whole.path = strcmp(evening->options->out, "-") == 0 ? "-" : path_of(evening, whole.document, "");
    if (write_file(evening, &whole)) {
        say_file(evening, &whole, evening->tonight.count);
        (void)print_file(evening, &whole);
    }
}

static void give_apart(struct evening *evening, const struct printed *family)
{
    struct printed staff = {.document = NULL};
    struct kf_old_files *old;
    bool has_sides = kf_tonight_has_sides(&evening->tonight), good;

    if (has_sides && !finish(evening, KF_TONIGHT_STAFF, "tonight-staff", "-staff", &staff)) {
        return;
    }
    old = kf_old_files_new();
    kf_interrupt_hold();
    kf_old_files_keep(old, family->path);
    if (has_sides) {
        kf_old_files_keep(old, staff.path);
    }
    good = write_file(evening, family) && (!has_sides || write_file(evening, &staff));
    (good ? kf_old_files_forget : kf_old_files_put_back)(old);
    kf_interrupt_release();
    if (!good) {
        return;
    }
    say_file(evening, family, evening->tonight.count);
    if (print_file(evening, family) && has_sides) {
        say_file(evening, &staff, 0);
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
    struct printed family = {.document = NULL};
    struct kf_list wanted;

    if (!check_options(cli, options) || (evening.kit = kf_cli_kit(cli, options)) == NULL) {
        return;
    }
    wanted = kf_handouts_wanted(cli, evening.kit, options);
    if (wanted.count > MOST) {
        kf_cli_usage(cli, "choose the ones that help most tonight; `kinfold build --make packet` binds a whole module",
                     "%d handouts are too many for one evening: the most is %d", wanted.count, MOST);
        return;
    }
    evening.edition = kf_options_edition(options, evening.kit, /* variant */ 0);
    /* Finished by itself even where it is not written: so it is proven that nothing for staff is in it. */
    if (wanted.count > 0 && lay_out(&evening, &wanted) && finish(&evening, KF_TONIGHT_FAMILY, is_apart(options) ? "tonight-family" : "tonight", "", &family)) {
        (is_apart(options) ? give_apart : give_together)(&evening, &family);
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
