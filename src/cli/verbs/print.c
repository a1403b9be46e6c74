/* kinfold print: files to the printer, each as its print ticket says. */

#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "cli/options.h"
#include "cli/printer.h"
#include "cli/ticket.h"

#define TICKET "print-ticket" /* how the names of tickets begin */

static int run(struct kf_cli *cli, int argc, char **argv);

const struct kf_verb kf_verb_print = {
    .name = "print",
    .summary = "Print files, each as its print ticket says.",
    .usage = "kinfold print FILE... [OPTIONS]",
    .help = "Hands the files to the printing system of this machine (CUPS, by its program lp). How many\n"
            "copies, on one or both sides of the paper, on which paper: that is read in print-ticket.json\n"
            "beside each file, where `kinfold build --make ticket` has written it. A file that the ticket\n"
            "does not know is printed once. Nothing is sent before all files have been looked at.\n\n"
            "The ticket is {\"kinfold-print-ticket\": 1, \"media\": \"Letter\", \"files\": [...]}, each file with\n"
            "\"file\", \"copies\", \"sides\" (one-sided, two-sided-long-edge, two-sided-short-edge), \"sheets\",\n"
            "\"staple\", \"cut\", \"after\" (private, leave-here, shred, share, staff) and \"lp\", the same for a shell.\n"
            "You may change copies and sides.\n\n"
            "Examples:\n"
            "  kinfold print out/repair-conversations/six-steps.pdf --dry-run\n"
            "  kinfold print out/repair-conversations/*.pdf --copies 2 --dry-run\n",
    .options = KF_OPTIONS_PRINT,
    .run = run,
};

struct printing {
    struct kf_cli *cli;
    const struct kf_options *options;
    struct kf_print_job *jobs;
    int count, sent;
};

static const struct kf_span nowhere = {.source = NULL};

/* --- files ------------------------------------------------------------------------------------------------------------- */

static void refuse(struct printing *printing, const char *path, const char *wrong, const char *hint)
{
    struct kf_diags *diags = printing->cli->run.diags;

    kf_diag_hint(diags, kf_diag_push(diags, KF_USAGE, nowhere, NULL, "%s %s", path, wrong), "%s", hint);
}

static bool holds(const char *bytes, size_t length, const char *words)
{
    return memmem(bytes, length, words, strlen(words)) != NULL;
}

static bool check_file(struct printing *printing, const char *path)
{
    const struct kf_run *run = &printing->cli->run;
    struct kf_arena *arena = kf_arena_new(); /* large files are not kept */
    const char *error = NULL;
    size_t length = 0;
    const char *bytes;
    bool good = true;

    if (run->world->is_folder(run->world->data, path)) {
        refuse(printing, path, "is a folder", "name the files in it, as in kinfold print FOLDER/*.pdf");
        kf_arena_free(arena);
        return false;
    }
    bytes = run->world->read_file(run->world->data, arena, path, KF_LIMIT_PDF_BYTES, &length, &error);
    if (bytes == NULL) {
        refuse(printing, path, error == kf_world_missing ? "is not there" : kf_arena_format(run->arena, "cannot be read: %s", error),
               "`kinfold build` makes the files, in the folder out");
        good = false;
    } else if (length < 5 || memcmp(bytes, "%PDF-", 5) != 0) {
        refuse(printing, path, "is no PDF", "only the PDF files that Kinfold made are printed here");
        good = false;
    } else if (!holds(bytes, length, "<pdf:Producer>Kinfold")) {
        kf_diag_warn(run->diags, KF_USAGE, nowhere, NULL, "%s was not made by Kinfold, or another program changed it", path);
    }
    kf_arena_free(arena);
    return good;
}

/* --- tickets ----------------------------------------------------------------------------------------------------------- */

static const struct kf_ticket_line *find_line(const struct kf_ticket *ticket, const char *path)
{
    char *name = g_path_get_basename(path);
    const struct kf_ticket_line *found = NULL;

    for (int i = 0; found == NULL && i < ticket->lines.count; i++) {
        const struct kf_ticket_line *line = ticket->lines.items[i];

        found = strcmp(line->file, name) == 0 ? line : NULL;
    }
    g_free(name);
    return found;
}

/* False after an error. */
static bool read_ticket(struct printing *printing, const char *from, struct kf_print_job *job, bool *ret_known)
{
    const struct kf_ticket *ticket = kf_ticket_read(&printing->cli->run, from);
    const struct kf_ticket_line *line = ticket == NULL ? NULL : find_line(ticket, job->path);

    *ret_known = line != NULL;
    if (line != NULL) {
        job->copies = line->copies;
        job->sides = line->sides;
        job->media = ticket->media;
    }
    return ticket != NULL;
}

/* Each edition in a folder has a ticket of its own. */
static bool read_tickets_beside(struct printing *printing, struct kf_print_job *job)
{
    struct kf_run *run = &printing->cli->run;
    char *folder = g_path_get_dirname(job->path);
    char **names = kf_run_names(run, folder);
    bool good = true, known = false;

    for (int i = 0; names != NULL && names[i] != NULL && good && !known; i++) {
        if (g_str_has_prefix(names[i], TICKET) && g_str_has_suffix(names[i], ".json")) {
            good = read_ticket(printing, kf_arena_format(run->arena, "%s/%s", folder, names[i]), job, &known);
        }
    }
    g_free(folder);
    return good;
}

static bool read_job(struct printing *printing, const char *path, struct kf_print_job *job)
{
    const struct kf_options *options = printing->options;
    bool good, known;

    *job = (struct kf_print_job){.path = path, .copies = 1, .printer = options->printer};
    good = options->ticket != NULL ? read_ticket(printing, options->ticket, job, &known) : read_tickets_beside(printing, job);
    if (options->copies_set) {
        job->copies = options->copies;
    }
    return good;
}

/* All of them, so that all mistakes are seen at once. */
static bool read_jobs(struct printing *printing)
{
    const struct kf_options *options = printing->options;
    bool good = true;

    printing->jobs = KF_NEW_ARRAY(printing->cli->run.arena, options->argument_count, struct kf_print_job);
    for (int i = 0; i < options->argument_count; i++) {
        bool fine = check_file(printing, options->arguments[i]) &&
                    read_job(printing, options->arguments[i], &printing->jobs[printing->count]);

        printing->count += fine;
        good = good && fine;
    }
    return good;
}

/* --- sending ----------------------------------------------------------------------------------------------------------- */

static bool send(struct printing *printing, const struct kf_print_job *job)
{
    if (job->copies == 0) {
        printf("%s: 0 copies in the ticket, not sent\n", job->path);
        return true;
    }
    if (printing->options->dry_run) {
        printf("%s\n", kf_printer_line(printing->cli->run.arena, job));
        return true;
    }
    if (!kf_printer_send(printing->cli, job, stdout)) {
        return false;
    }
    printing->sent++;
    return true;
}

static void send_all(struct printing *printing)
{
    const char *count;

    for (int i = 0; i < printing->count; i++) {
        if (!send(printing, &printing->jobs[i])) {
            break; /* what it lacks, it lacks for the others */
        }
    }
    count = kf_count(printing->cli->run.arena, printing->sent, "file", "files");
    if (!printing->options->dry_run) {
        printf("%s of %d sent; `lpstat` shows what waits, `cancel JOB` takes it back\n", count, printing->count);
    } else {
        printf("nothing was sent (--dry-run)\n");
    }
}

static int run(struct kf_cli *cli, int argc, char **argv)
{
    struct kf_options options;
    struct printing printing = {.cli = cli, .options = &options};
    int status;

    if (!kf_options_parse(cli, &kf_verb_print, argc, argv, &options, &status)) {
        return status;
    }
    if (options.argument_count == 0) {
        kf_cli_usage(cli, "name one, as in kinfold print out/repair-conversations/six-steps.pdf", "no file to print");
    } else if (read_jobs(&printing) && (options.dry_run || kf_printer_is_there(cli, options.printer))) {
        send_all(&printing);
    }
    return kf_cli_end(cli, /* strict */ false);
}
