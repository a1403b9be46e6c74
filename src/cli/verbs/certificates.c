/* kinfold certificates: the kit's certificate made out to each person of a roster, or a sign-in sheet with their names. */

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/certificates.h"
#include "cli/report.h"
#include "cli/roster.h"

static int run(struct kf_cli *cli, int argc, char **argv);

const struct kf_verb kf_verb_certificates = {
    .name = "certificates",
    .summary = "Make certificates, or a sign-in sheet, for the people of a roster.",
    .usage = "kinfold certificates --roster FILE [MODULE] [OPTIONS]",
    .help = "The roster is a sheet saved as CSV, UTF-8; a row for each person, the heads in the first line:\n"
            "  name        as it is to stand on the certificate, in any letters\n"
            "  sessions    how many this person came to\n"
            "  hours       of a trainer's course; for others only where it is to be printed\n"
            "  date        2027-03-02; without it, a line to write on\n"
            "  language    where it is not the usual one\n"
            "  kind        participant or trainer; nothing is participant\n"
            "  first-name, code    for --sign-in alone\n\n"
            "Each person is a page of certificates.pdf; over 250 people are several files. The words are\n"
            "those of the kit's pages, with the community's overlays. The course is called as the community\n"
            "calls its series, else as the page says, or by the title of MODULE. A title may tell why people\n"
            "came: choose one that does not. Long names are set smaller, down to 18 points, then in two lines.\n\n"
            "Names are printed and kept nowhere else: messages tell the line and the column. A row that is\n"
            "wrong is told, and the others are made. The files hold names: lock them away, or remove them.\n\n"
            "Examples:\n"
            "  kinfold certificates --example > people.csv\n"
            "  kinfold certificates --roster people.csv --out certificates\n",
    .options = KF_OPTIONS_COMMUNITY | KF_OPTIONS_ROSTER | KF_OPTIONS_PAPER | KF_OPTIONS_OUT | KF_OPTIONS_REPORT,
    .run = run,
};

static void print_example(void)
{
    char *text = kf_roster_example();

    fputs(text, stdout);
    g_free(text);
}

static bool check_out(struct kf_cli *cli, const struct kf_options *options)
{
    if (strcmp(options->out, "-") == 0 && options->json) {
        kf_cli_usage(cli, "write --out DIR", "--out - and --report json would both be on standard output");
        return false;
    }
    if (strcmp(options->out, "-") == 0 && options->separate) {
        kf_cli_usage(cli, "write --out DIR", "--out - holds one file");
        return false;
    }
    if (strcmp(options->out, "-") == 0 && isatty(STDOUT_FILENO) == 1) {
        kf_cli_usage(cli, "add > certificates.pdf, or write --out DIR", "--out - would print a PDF on the terminal");
        return false;
    }
    if (g_str_has_suffix(options->out, ".pdf") && !g_file_test(options->out, G_FILE_TEST_IS_DIR)) {
        kf_cli_usage(cli, "write --out DIR; certificates.pdf is made in it", "--out names a folder");
        return false;
    }
    return true;
}

static bool check(struct kf_cli *cli, const struct kf_options *options)
{
    if (options->roster == NULL) {
        kf_cli_usage(cli, "write --roster people.csv; `kinfold certificates --example > people.csv` writes an example",
                     "certificates needs a roster");
        return false;
    }
    if (options->argument_count > 1 || options->variant_count != 1) {
        kf_cli_usage(cli, "write `kinfold certificates --roster people.csv`", "certificates takes one module in one variant");
        return false;
    }
    if (options->sign_in && options->separate) {
        kf_cli_usage(cli, "leave out --separate", "--sign-in: all people stand on one sheet");
        return false;
    }
    return check_out(cli, options);
}

static void print_files(const struct kf_options *options, const struct kf_certificates *certificates, FILE *lines)
{
    const struct kf_list *files = &certificates->files;
    const struct kf_certificates_file *first = files->items[0], *last = files->items[files->count - 1];
    const char *what = options->sign_in ? "name" : "certificate";

    fprintf(lines, "%s%s%s: %d %s%s", first->path, files->count > 1 ? " to " : "", files->count > 1 ? last->path : "",
            certificates->made, what, certificates->made == 1 ? "" : "s");
    if (certificates->refused > 0) {
        fprintf(lines, "; %d row%s told above %s not made", certificates->refused, certificates->refused == 1 ? "" : "s",
                certificates->refused == 1 ? "was" : "were");
    }
    fputc('\n', lines);
}

static void begin(struct kf_cli *cli, const struct kf_options *options, struct kf_certificates *certificates)
{
    const struct kf_kit *kit;

    if (!check(cli, options)) {
        return;
    }
    kit = kf_cli_kit(cli, options);
    if (kit == NULL || (options->argument_count > 0 && kf_cli_modules(cli, kit, options) == NULL)) {
        return;
    }
    (void)kf_certificates_make(cli, options, kit, certificates);
}

static void print_report(const struct kf_cli *cli, const struct kf_certificates *certificates, int status)
{
    struct kf_report *report = kf_report_new();

    for (int i = 0; i < certificates->files.count; i++) {
        const struct kf_certificates_file *file = certificates->files.items[i];

        kf_report_add_people(report, file->path, file->people);
    }
    kf_report_end(report, cli->findings, status, stdout);
}

static int run(struct kf_cli *cli, int argc, char **argv)
{
    struct kf_certificates certificates = {0};
    struct kf_options options;
    int status;

    if (!kf_options_parse(cli, &kf_verb_certificates, argc, argv, &options, &status)) {
        return status;
    }
    if (options.example) {
        print_example();
        return KF_EXIT_FINE;
    }
    begin(cli, &options, &certificates);
    status = kf_cli_end(cli, /* strict */ false);
    if (options.json) {
        print_report(cli, &certificates, status);
    } else if (certificates.files.count > 0 && !options.quiet && strcmp(options.out, "-") != 0) {
        print_files(&options, &certificates, stdout);
    }
    (void)fflush(stdout);
    return status;
}
