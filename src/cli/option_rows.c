/* What options there are, a row each, and how `--help` tells them. */

#include <stdio.h>
#include <string.h>

#include "cli/options_internal.h"

#define HELP_COLUMN 26

#define ROW_OF(g, n, l, a, member, v, h, choices)                                             \
    {                                                                                         \
        (g), (n), (l), G_OPTION_ARG_##a, offsetof(struct kf_typed, member), (v), (h), (choices) \
    }
#define ROW(g, n, l, a, member, v, h) ROW_OF(g, n, l, a, member, v, h, NULL)

const char *const kf_option_makes[] = {"handouts", "guide", "clinician", "packet", "pack", "cards", "posters", "ticket", NULL};
const char *const kf_option_reports[] = {"json", NULL};
static const char *const stages[] = {"nodes", "composed", "module", "lint", "reading", "boxes", "pages", "ops", "tags", NULL};

static const struct kf_option_row rows[] = {
    ROW(KF_OPTIONS_OUT, "out", 'o', FILENAME, out, "DIR",
        "Folder for the files (default: out, in this folder). - writes a single file to standard output."),
    ROW(KF_OPTIONS_OUT_FILE, "out", 'o', FILENAME, out, "FILE",
        "The file (default: PIECE.png, in this folder). - writes it to standard output. FILE.html is a page for phones."),
    ROW(KF_OPTIONS_OUT_PLACE, "out", 'o', FILENAME, out, "DIR",
        "Where to make the new folder; or the module that a new handout joins (default: this folder)."),
    ROW_OF(KF_OPTIONS_MAKE, "make", 'm', FILENAME_ARRAY, makes, "WHAT",
        "handouts, clinician, guide, packet (a module's handouts bound in one file), pack (all of a module, or of the "
        "community's series where no module is named, for the one who leads), "
        "cards (all that is cut out, backs behind their fronts), posters (and overheads, room signs, a name tent), ticket (what to print how; also made with each packet), "
        "or several with commas. Default: "
        "handouts, clinician and guide for the standard edition, where the pages for staff are translated; handouts "
        "alone for the others and for --fillable.", kf_option_makes),
    ROW(KF_OPTIONS_PIECE, "piece", 0, FILENAME, piece, "ID",
        "Only this handout, ID-clinician, or facilitator-guide. Of i18n review: the texts of one handout."),
    ROW(KF_OPTIONS_PAGE, "page", 0, FILENAME, page, "N", "Which page, from 1 (default: 1)."),
    ROW(KF_OPTIONS_PAGE, "dpi", 0, FILENAME, dpi, "N", "Dots to an inch (default: 110)."),
    ROW(KF_OPTIONS_PICTURES, "pictures", 0, FILENAME, pictures, "DIR",
        "Folder for a picture of each block's example; the text links to them there."),
    ROW(KF_OPTIONS_PICTURES, "man", 0, NONE, man, NULL, "The manual page of this program, as `man -l -` reads it."),
    ROW_OF(KF_OPTIONS_STAGE, "stage", 0, FILENAME, stage, "STAGE",
        "nodes, composed, module, lint, boxes, pages, ops or tags.", stages),
    ROW_OF(KF_OPTIONS_FORM | KF_OPTIONS_ROSTER, "variant", 0, FILENAME_ARRAY, variants, "NAME",
        "standard (default), large-print, ink-saver or clear-spacing; several with commas.", kf_variant_names),
    ROW_OF(KF_OPTIONS_FORM | KF_OPTIONS_PAPER, "paper", 0, FILENAME, paper, "SIZE",
        "letter or a4 (default: the community's).", kf_paper_names),
    ROW(KF_OPTIONS_FORM, "fillable", 0, NONE, fillable, NULL, "Blanks that can be filled in on a screen."),
    ROW_OF(KF_OPTIONS_IMPOSE, "impose", 0, FILENAME, impose, "HOW",
        "Beside each file a copy for the printer alone: booklet, two pages a side to fold and stitch (large print stays "
        "readable); booklet-full, the same in full size on paper twice as large; 2-up, each page twice, to cut.", kf_imposition_names),
    ROW(KF_OPTIONS_FORM, "carry-safe", 0, NONE, carry_safe, NULL,
        "Sheets that are safe to carry: no names, no titles, no codes to scan, plain file names in the folder sheets."),
    ROW(KF_OPTIONS_WORDS | KF_OPTIONS_ROSTER | KF_OPTIONS_RECALL, "language", 0, FILENAME, language, "TAG",
        "Language such as ar or en-US (default: the community's, if the module has it)."),
    ROW(KF_OPTIONS_TRANSLATION, "language", 0, FILENAME, language, "TAG", "The translation's language, such as es."),
    ROW(KF_OPTIONS_REVIEWER, "reviewed-by", 0, FILENAME, reviewed_by, "NAME",
        "Of import: who reviewed the sheet, such as \"M. Ortiz, nurse\"; it prints on the pages."),
    ROW(KF_OPTIONS_REVIEWER, "reviewed-on", 0, FILENAME, reviewed_on, "DAY", "The day, as 2026-11-21 (default: today)."),
    ROW_OF(KF_OPTIONS_BILINGUAL, "bilingual", 0, FILENAME, bilingual, "FORM",
        "Handouts in two languages (--language en,es): columns, item beside item, or facing, each page beside its other.", kf_bilingual_names),
    ROW(KF_OPTIONS_WORDS, "audience", 0, FILENAME, audience, "NAME",
        "One of the module's audiences (default: its first)."),
    ROW(KF_OPTIONS_WORDS, "length", 0, FILENAME, length, "MINUTES",
        "Minutes of the session (default: its first length). Its own lengths are held as written; for any other the "
        "activities shrink or grow."),
    ROW(KF_OPTIONS_WORDS, "start", 0, FILENAME, start, "TIME",
        "When the session begins, as 18:00: the guide then prints times of day."),
    ROW(KF_OPTIONS_WORDS, "group-size", 0, FILENAME, group_size, "N",
        "How many people come: the guide counts copies, sets, pens, chairs and small groups (default: the series')."),
    ROW(KF_OPTIONS_WORDS, "session", 0, FILENAME, session, "ID",
        "A session of the community's series: its module, length, audience, language and own changes. "
        "`kinfold list --series` has the ids; the names of its files have it too."),
    ROW(KF_OPTIONS_WORDS, "set", 0, FILENAME_ARRAY, sets, "ADDRESS=TEXT",
        "Another text at this address, for this run. May be repeated. `kinfold list --ids` has the addresses."),
    ROW(KF_OPTIONS_COMMUNITY, "community", 0, FILENAME, community, "DIR",
        "The programme's folder (default: where community.yaml is, in this folder or above it; else the kit's)."),
    ROW(KF_OPTIONS_OUT_PLACE, "region", 0, FILENAME, region, "XX",
        "Country of a new community, such as GB (default: US): its helplines and paper."),
    ROW(KF_OPTIONS_IDS, "ids", 0, NONE, ids, NULL, "Every address, with its kind."),
    ROW(KF_OPTIONS_OVERLAY, "only", 0, FILENAME, only, "ADDRESS", "With accept: this change alone."),
    ROW(KF_OPTIONS_COVERAGE, "coverage", 0, NONE, coverage, NULL,
        "What the source articles speak of, row by row, beside the words that speak of it."),
    ROW(KF_OPTIONS_COVERAGE, "sentences", 0, NONE, sentences, NULL,
        "The sentences of each handout, one a line, as they are counted: for you or another program."),
    ROW(KF_OPTIONS_COVERAGE, "points", 0, NONE, points, NULL,
        "What PEMAT and the Clear Communication Index ask, point by point, and what was seen."),
    ROW(KF_OPTIONS_AGENDA, "agenda", 0, NONE, agenda, NULL,
        "What is held when, with --length, --start and --group-size as you give them."),
    ROW(KF_OPTIONS_SERIES, "series", 0, NONE, series, NULL, "The sessions of the community's series, with their days."),
    ROW(KF_OPTIONS_JOBS_PLAN, "jobs-plan", 0, NONE, jobs_plan, NULL,
        "Every file that `kinfold build` would make with the same options, a line each: its unit's share key, module, "
        "edition, path, with tabs between them."),
    ROW(KF_OPTIONS_SHARD | KF_OPTIONS_JOBS_PLAN, "shard", 0, FILENAME, shard, "I/N",
        "The share of the I-th of N machines alone, from 1: all N together make what one run makes."),
    ROW(KF_OPTIONS_SHARD, "resume", 0, NONE, resume, NULL,
        "Keep a record in DIR (what-was-made.txt), and skip what it says was made, where nothing has changed since: neither "
        "what it was made of nor its files."),
    ROW(KF_OPTIONS_WORK | KF_OPTIONS_LOOP | KF_OPTIONS_JOBS_PLAN | KF_OPTIONS_DESK, "jobs", 'j', FILENAME, jobs, "N",
        "How many to make at a time (default: one a processor)."),
    ROW(KF_OPTIONS_WORK | KF_OPTIONS_LOOP | KF_OPTIONS_OVERLAY, "strict", 0, NONE, strict, NULL, "Warnings count as errors."),
    ROW(KF_OPTIONS_WORK | KF_OPTIONS_LOOP | KF_OPTIONS_ROSTER | KF_OPTIONS_RECALL, "quiet", 'q', NONE, quiet, NULL, "Print errors and warnings only."),
    ROW_OF(KF_OPTIONS_WORK | KF_OPTIONS_REPORT | KF_OPTIONS_RECALL, "report", 0, FILENAME, report, "json",
        "Print a report as JSON to standard output; other lines go to standard error.", kf_option_reports),
    ROW(KF_OPTIONS_ALLOWED, "allowed", 0, NONE, allowed, NULL,
        "List what `allow:` switches off: file and line, rule, words and reason."),
    ROW(KF_OPTIONS_ALL, "all", 0, FILENAME, all, "DIR",
        "Write all kinds to DIR/.kinfold, for the first line that `kinfold new` writes."),
    ROW(KF_OPTIONS_DEPS, "deps", 0, FILENAME, deps, "FILE",
        "Write there, for make and ninja, which files each PDF was made of."),
    ROW(KF_OPTIONS_LABELS, "labels", 0, FILENAME, labels, "NAME",
        "Labels to print on, by how many a sheet holds (default: the smallest that all fit on). list shows them."),
    ROW(KF_OPTIONS_LABELS, "copies", 0, FILENAME, copies, "N",
        "How many of each page are to be mended (default: 1)."),
    ROW(KF_OPTIONS_ROSTER, "roster", 0, FILENAME, roster, "FILE",
        "The sheet of people (CSV): a column for the name, others for sessions, hours, date, language and kind."),
    ROW(KF_OPTIONS_ROSTER, "separate", 0, NONE, separate, NULL, "A file for each person: certificate-01.pdf and on."),
    ROW(KF_OPTIONS_ROSTER, "sign-in", 0, NONE, sign_in, NULL,
        "A sign-in sheet instead, with what stands under first-name or code."),
    ROW(KF_OPTIONS_ROSTER, "renew-months", 0, FILENAME, renew_months, "N",
        "Months until a trainer's certificate is to be renewed (default: `training: {renewal-months: ...}` of the "
        "programme, else 24)."),
    ROW(KF_OPTIONS_ROSTER, "example", 0, NONE, example, NULL, "Print an example of such a sheet."),
    ROW(KF_OPTIONS_SITES, "sites", 0, FILENAME, sites, "FILE",
        "A sheet of sites (CSV): each gets its files, a packing list and a receipt in a folder of its own, and one map says "
        "what each changed."),
    ROW(KF_OPTIONS_RECALL, "sites", 0, FILENAME, sites, "FILE",
        "The sheet of sites (CSV) that `kinfold build --sites` made files for, in the folder of --out."),
    ROW(KF_OPTIONS_RECALL, "releases", 0, FILENAME_ARRAY, releases, "DIR",
        "Releases, or folders in which they or sites lie; more may follow."),
    ROW(KF_OPTIONS_RECALL, "out", 'o', FILENAME, out, "DIR",
        "Folder of the sites, and for the notice (default: out, in this folder)."),
    ROW(KF_OPTIONS_RECALL, "strict", 0, NONE, strict, NULL, "End with 4 when a page is found, as checks do."),
    ROW(KF_OPTIONS_RECALL, "notice", 0, NONE, notice, NULL, "Make recall-notice.pdf: what, why, and which pages to pull."),
    ROW(KF_OPTIONS_RECALL, "why", 0, FILENAME, why, "TEXT", "What the notice says is wrong (default: a line to write on)."),
    ROW(KF_OPTIONS_PRINT, "copies", 'n', FILENAME, copies, "N",
        "How many of each file (default: as its print ticket says; else 1)."),
    ROW(KF_OPTIONS_PRINT | KF_OPTIONS_TONIGHT, "printer", 0, FILENAME, printer, "NAME",
        "Which printer, as `lpstat -e` names it (default: the system's)."),
    ROW(KF_OPTIONS_PRINT, "ticket", 0, FILENAME, ticket, "FILE",
        "The print ticket (default: print-ticket.json beside each file, where there is one)."),
    ROW(KF_OPTIONS_PRINT, "dry-run", 0, NONE, dry_run, NULL, "Say what would be sent, and send nothing."),
    ROW(KF_OPTIONS_EXPLAIN, "explain-layout", 0, NONE, explain_layout, NULL,
        "Say of each page how it was filled: what was squeezed or stretched, and the room left."),
    ROW(KF_OPTIONS_SWAPS, "words", 0, NONE, words, NULL,
        "Each word that `words:` of community.yaml swaps, in its sentence before and after."),
    ROW(KF_OPTIONS_TONIGHT, "out", 'o', FILENAME, out, "FILE",
        "The file (default: tonight.pdf, in this folder). - writes it to standard output."),
    ROW(KF_OPTIONS_TONIGHT, "apart", 0, NONE, apart, NULL,
        "Two files, tonight-family.pdf and tonight-staff.pdf, so that the family's can be sent."),
    ROW(KF_OPTIONS_DESK, "port", 0, FILENAME, port, "N", "Port to listen on, on this machine alone (default: a free one)."),
    ROW(KF_OPTIONS_DESK, "no-open", 0, NONE, no_open, NULL, "Print the address, and open no browser."),
    ROW(KF_OPTIONS_DESK, "shared", 0, NONE, shared, NULL,
        "For a team, behind a server such as nginx that asks who someone is: no key, and nothing can be changed."),
    ROW(KF_OPTIONS_DESK, "root", 0, FILENAME, root, "DIR", "Of --shared: the folder of the communities, or one community."),
    ROW(KF_OPTIONS_DESK, "host", 0, FILENAME_ARRAY, hosts, "NAME",
        "Of --shared: the name under which it is reached by https, such as desk.example.org; more may follow."),
    ROW(KF_OPTIONS_DESK, "allow-edit", 0, NONE, allow_edit, NULL, "Of --shared: whoever reaches it can change the communities."),
    ROW(KF_OPTIONS_TONIGHT, "print", 0, NONE, print, NULL, "Hand it to the printer too, with lp."),
    ROW(0, "help", 'h', NONE, help, NULL, "Print this."),
};

const struct kf_option_row *kf_option_row_next(const struct kf_verb *verb, const struct kf_option_row *after)
{
    for (size_t i = after == NULL ? 0 : (size_t)(after - rows) + 1; i < G_N_ELEMENTS(rows); i++) {
        if (rows[i].groups == 0 || (verb->options & rows[i].groups) != 0) {
            return &rows[i];
        }
    }
    return NULL;
}

const struct kf_option_row *kf_option_row_find(const struct kf_verb *verb, const char *name, size_t length)
{
    for (const struct kf_option_row *row = kf_option_row_next(verb, NULL); row != NULL; row = kf_option_row_next(verb, row)) {
        if (strlen(row->name) == length && strncmp(row->name, name, length) == 0) {
            return row;
        }
    }
    return NULL;
}

const struct kf_option_row *kf_option_row_letter(const struct kf_verb *verb, char letter)
{
    for (const struct kf_option_row *row = kf_option_row_next(verb, NULL); row != NULL; row = kf_option_row_next(verb, row)) {
        if (row->letter == letter) {
            return row;
        }
    }
    return NULL;
}

/* --- help ----------------------------------------------------------------------------------------------------------- */

/* Words from column HELP_COLUMN on, 80 columns wide. */
static void print_wrapped(const char *text)
{
    char **words = g_strsplit(text, " ", -1);
    int column = HELP_COLUMN;

    for (int i = 0; words[i] != NULL; i++) {
        int length = (int)strlen(words[i]);

        if (i > 0 && column + 1 + length > 80) {
            printf("\n%*s", HELP_COLUMN, "");
            column = HELP_COLUMN;
        } else if (i > 0) {
            putchar(' ');
            column++;
        }
        fputs(words[i], stdout);
        column += length;
    }
    putchar('\n');
    g_strfreev(words);
}

static void print_row(const struct kf_option_row *row)
{
    char *head = g_strdup_printf("  %c%c%s--%s%s%s", row->letter != 0 ? '-' : ' ', row->letter != 0 ? row->letter : ' ',
                                 row->letter != 0 ? ", " : "  ", row->name, row->value != NULL ? " " : "",
                                 row->value != NULL ? row->value : "");

    printf("%-*s", HELP_COLUMN, head);
    if (strlen(head) >= HELP_COLUMN) {
        printf("\n%*s", HELP_COLUMN, "");
    }
    print_wrapped(row->help);
    g_free(head);
}

void kf_options_print_help(const struct kf_verb *verb)
{
    printf("%s\n\nUsage: %s\n\nOptions:\n", verb->summary, verb->usage);
    for (const struct kf_option_row *row = kf_option_row_next(verb, NULL); row != NULL; row = kf_option_row_next(verb, row)) {
        print_row(row);
    }
    printf("\n%s", verb->help);
}
