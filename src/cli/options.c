/* Options: GLib reads the command line, a table says what there is, and the messages say what to write. */

#include "cli/options.h"

#include <string.h>

#include "cli/bilingual.h"
#include "model/series.h"

enum {
    MOST_JOBS = 256,
    MOST_MINUTES = 600,
    MOST_PEOPLE = 200,
    MOST_PAGES = 999,
    MOST_COPIES = 999,
    MOST_DPI = 600,
    MOST_MONTHS = 120,
    MOST_OPTIONS = 48,
    HELP_COLUMN = 26,
};

/* As typed. FILENAME types keep the bytes as they are: the others fail in a locale without UTF-8. */
struct typed {
    char *only, *bilingual;
    char *out, *paper, *language, *audience, *length, *start, *group_size, *community, *session, *piece, *page, *dpi, *pictures, *stage, *deps;
    char *region;
    char *roster, *renew_months;
    gboolean separate, sign_in, example;
    char *impose;
    char *all, *jobs, *report, *labels, *copies, *reviewed_by, *reviewed_on, *printer, *ticket;
    char **variants, **sets, **makes, **arguments;
    gboolean fillable, carry_safe, strict, quiet, ids, series, agenda, explain_layout, words, apart, print, dry_run, help;
};

struct row {
    unsigned group; /* 0: every verb */
    const char *name;
    char letter;
    GOptionArg arg;
    size_t offset;
    const char *value; /* "DIR"; NULL for a switch */
    const char *help;
};

#define ROW(g, n, l, a, member, v, h)                                             \
    {                                                                             \
        (g), (n), (l), G_OPTION_ARG_##a, offsetof(struct typed, member), (v), (h) \
    }

static const struct row rows[] = {
    ROW(KF_OPTIONS_OUT, "out", 'o', FILENAME, out, "DIR",
        "Folder for the files (default: out, in this folder). - writes a single file to standard output."),
    ROW(KF_OPTIONS_OUT_FILE, "out", 'o', FILENAME, out, "FILE",
        "The picture's file (default: PIECE.png, in this folder). - writes it to standard output."),
    ROW(KF_OPTIONS_OUT_PLACE, "out", 'o', FILENAME, out, "DIR",
        "Where to make the new folder; or the module that a new handout joins (default: this folder)."),
    ROW(KF_OPTIONS_MAKE, "make", 'm', FILENAME_ARRAY, makes, "WHAT",
        "handouts, clinician, guide, packet (a module's handouts bound in one file), pack (all of a module, or of the "
        "community's series where no module is named, for the one who leads), "
        "cards (all that is cut out, backs behind their fronts), posters (and overheads, room signs, a name tent), ticket (what to print how; also made with each packet), "
        "or several with commas. Default: "
        "handouts, clinician and guide for the standard edition, where the pages for staff are translated; handouts "
        "alone for the others and for --fillable."),
    ROW(KF_OPTIONS_PIECE, "piece", 0, FILENAME, piece, "ID",
        "Only this handout, ID-clinician, or facilitator-guide. Of i18n review: the texts of one handout."),
    ROW(KF_OPTIONS_PAGE, "page", 0, FILENAME, page, "N", "Which page, from 1 (default: 1)."),
    ROW(KF_OPTIONS_PAGE, "dpi", 0, FILENAME, dpi, "N", "Dots to an inch (default: 110)."),
    ROW(KF_OPTIONS_PICTURES, "pictures", 0, FILENAME, pictures, "DIR",
        "Folder for a picture of each block's example; the text links to them there."),
    ROW(KF_OPTIONS_STAGE, "stage", 0, FILENAME, stage, "STAGE",
        "nodes, composed, module, lint, boxes, pages, ops or tags."),
    ROW(KF_OPTIONS_FORM | KF_OPTIONS_ROSTER, "variant", 0, FILENAME_ARRAY, variants, "NAME",
        "standard (default), large-print, ink-saver or clear-spacing; several with commas."),
    ROW(KF_OPTIONS_FORM | KF_OPTIONS_PAPER, "paper", 0, FILENAME, paper, "SIZE",
        "letter or a4 (default: the community's)."),
    ROW(KF_OPTIONS_FORM, "fillable", 0, NONE, fillable, NULL, "Blanks that can be filled in on a screen."),
    ROW(KF_OPTIONS_IMPOSE, "impose", 0, FILENAME, impose, "HOW",
        "Beside each file a copy for the printer alone: booklet, two pages a side to fold and stitch (large print stays "
        "readable); booklet-full, the same in full size on paper twice as large; 2-up, each page twice, to cut."),
    ROW(KF_OPTIONS_FORM, "carry-safe", 0, NONE, carry_safe, NULL,
        "Sheets that are safe to carry: no names, no titles, no codes to scan, plain file names in the folder sheets."),
    ROW(KF_OPTIONS_WORDS | KF_OPTIONS_ROSTER, "language", 0, FILENAME, language, "TAG",
        "Language such as ar or en-US (default: the community's, if the module has it)."),
    ROW(KF_OPTIONS_TRANSLATION, "language", 0, FILENAME, language, "TAG", "The translation's language, such as es."),
    ROW(KF_OPTIONS_REVIEWER, "reviewed-by", 0, FILENAME, reviewed_by, "NAME",
        "Of import: who reviewed the sheet, such as \"M. Ortiz, nurse\"; it prints on the pages."),
    ROW(KF_OPTIONS_REVIEWER, "reviewed-on", 0, FILENAME, reviewed_on, "DAY", "The day, as 2026-11-21 (default: today)."),
    ROW(KF_OPTIONS_BILINGUAL, "bilingual", 0, FILENAME, bilingual, "FORM",
        "Handouts in two languages (--language en,es): columns, item beside item, or facing, each page beside its other."),
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
    ROW(KF_OPTIONS_AGENDA, "agenda", 0, NONE, agenda, NULL,
        "What is held when, with --length, --start and --group-size as you give them."),
    ROW(KF_OPTIONS_SERIES, "series", 0, NONE, series, NULL, "The sessions of the community's series, with their days."),
    ROW(KF_OPTIONS_WORK | KF_OPTIONS_LOOP, "jobs", 'j', FILENAME, jobs, "N",
        "How many to make at a time (default: one a processor)."),
    ROW(KF_OPTIONS_WORK | KF_OPTIONS_LOOP | KF_OPTIONS_OVERLAY, "strict", 0, NONE, strict, NULL, "Warnings count as errors."),
    ROW(KF_OPTIONS_WORK | KF_OPTIONS_LOOP | KF_OPTIONS_ROSTER, "quiet", 'q', NONE, quiet, NULL, "Print errors and warnings only."),
    ROW(KF_OPTIONS_WORK | KF_OPTIONS_REPORT, "report", 0, FILENAME, report, "json",
        "Print a report as JSON to standard output; other lines go to standard error."),
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
        "Months until a trainer's certificate is to be renewed (default: 24)."),
    ROW(KF_OPTIONS_ROSTER, "example", 0, NONE, example, NULL, "Print an example of such a sheet."),
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
    ROW(KF_OPTIONS_TONIGHT, "print", 0, NONE, print, NULL, "Hand it to the printer too, with lp."),
    ROW(0, "help", 'h', NONE, help, NULL, "Print this."),
};

static bool takes(const struct kf_verb *verb, const struct row *row)
{
    return row->group == 0 || (verb->options & row->group) != 0;
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

static void print_row(const struct row *row)
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
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (takes(verb, &rows[i])) {
            print_row(&rows[i]);
        }
    }
    printf("\n%s", verb->help);
}

/* --- mistakes of spelling ------------------------------------------------------------------------------------------- */

static const struct row *find_row(const struct kf_verb *verb, const char *name, size_t length)
{
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (takes(verb, &rows[i]) && strlen(rows[i].name) == length && strncmp(rows[i].name, name, length) == 0) {
            return &rows[i];
        }
    }
    return NULL;
}

static const struct row *find_letter(const struct kf_verb *verb, char letter)
{
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (takes(verb, &rows[i]) && rows[i].letter == letter) {
            return &rows[i];
        }
    }
    return NULL;
}

static const struct row *find_switch_with_value(const struct kf_verb *verb, int argc, char *const *argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        const char *equals = strncmp(argv[i], "--", 2) == 0 ? strchr(argv[i], '=') : NULL;
        const struct row *row = equals == NULL ? NULL : find_row(verb, argv[i] + 2, (size_t)(equals - argv[i] - 2));

        if (row != NULL && row->value == NULL) {
            return row;
        }
    }
    return NULL;
}

static int say_unknown(struct kf_cli *cli, const struct kf_verb *verb, const char *typed)
{
    const char *names[G_N_ELEMENTS(rows)], *nearest;
    char *name = g_strndup(typed, strcspn(typed, "="));
    const char *shown = kf_arena_string(cli->run.arena, name);
    int count = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (takes(verb, &rows[i])) {
            names[count++] = rows[i].name;
        }
    }
    nearest = name[0] == '-' && name[1] == '-' ? kf_nearest(name + 2, names, count) : NULL;
    g_free(name);
    return kf_cli_usage(cli,
                        nearest != NULL
                            ? kf_arena_format(cli->run.arena, "did you mean --%s?", nearest)
                            : kf_arena_format(cli->run.arena, "`kinfold %s --help` lists the options", verb->name),
                        "unknown option \"%s\"", shown);
}

/* GLib's own text is in the user's language and does not say what to write, so the word at fault is sought again. */
static int say_refused(struct kf_cli *cli, const struct kf_verb *verb, int argc, char *const *argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        const char *word = argv[i];
        bool is_long = word[0] == '-' && word[1] == '-';
        const struct row *row;

        if (word[0] != '-' || word[1] == '\0') {
            continue;
        }
        row = is_long ? find_row(verb, word + 2, strcspn(word + 2, "=")) : find_letter(verb, word[1]);
        if (row == NULL) {
            return say_unknown(cli, verb, word);
        }
        if (row->value == NULL && is_long && strchr(word, '=') != NULL) {
            return kf_cli_usage(cli, kf_arena_format(cli->run.arena, "write --%s alone", row->name),
                                "option --%s takes no value", row->name);
        }
        if (row->value != NULL && (is_long ? strchr(word, '=') == NULL : word[2] == '\0')) {
            if (i + 1 == argc) {
                return kf_cli_usage(
                    cli, kf_arena_format(cli->run.arena, "write --%s %s: %s", row->name, row->value, row->help),
                    "option --%s needs a value", row->name);
            }
            i++;
        }
    }
    return kf_cli_usage(cli, kf_arena_format(cli->run.arena, "`kinfold %s --help` lists the options", verb->name),
                        "the options cannot be read");
}

static bool parse(const struct kf_verb *verb, int argc, char **argv, struct typed *ret_typed)
{
    GOptionEntry entries[MOST_OPTIONS] = {{0}};
    GOptionContext *context = g_option_context_new(NULL);
    /* GLib reorders and shortens the array it is given. */
    char **copy = g_memdup2(argv, (gsize)(argc + 1) * sizeof *argv);
    int n = 0;
    bool good;

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (takes(verb, &rows[i])) {
            entries[n++] = (GOptionEntry){.long_name = rows[i].name,
                                          .short_name = rows[i].letter,
                                          .arg = rows[i].arg,
                                          .arg_data = (char *)ret_typed + rows[i].offset};
        }
    }
    entries[n] = (GOptionEntry){
        .long_name = G_OPTION_REMAINING, .arg = G_OPTION_ARG_FILENAME_ARRAY, .arg_data = &ret_typed->arguments};
    g_option_context_set_help_enabled(context, FALSE);
    g_option_context_add_main_entries(context, entries, NULL);
    good = g_option_context_parse(context, &argc, &copy, NULL);
    g_option_context_free(context);
    g_free(copy);
    return good;
}

static void free_typed(struct typed *typed)
{
    char *const texts[] = {typed->out, typed->paper, typed->language, typed->bilingual, typed->audience, typed->length, typed->start, typed->group_size, typed->report,
                           typed->community, typed->piece, typed->page,     typed->dpi,      typed->stage,  typed->jobs,
                           typed->pictures,  typed->session,  typed->deps,     typed->labels, typed->copies,
                           typed->reviewed_by, typed->reviewed_on, typed->all, typed->region, typed->impose,
                           typed->printer,   typed->ticket};

    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_free(texts[i]);
    }
    g_free(typed->only);
    g_free(typed->roster);
    g_free(typed->renew_months);
    g_strfreev(typed->variants);
    g_strfreev(typed->sets);
    g_strfreev(typed->makes);
    g_strfreev(typed->arguments);
}

/* --- values --------------------------------------------------------------------------------------------------------- */

/* The place of a word among choices, -1 after saying what there is. */
static int choose(struct kf_cli *cli, const char *option, const char *word, const char *const *choices)
{
    struct kf_arena *arena = cli->run.arena;
    int count = (int)g_strv_length((char **)(guintptr)choices);
    const char *nearest;
    char *all;

    for (int i = 0; i < count; i++) {
        if (strcmp(choices[i], word) == 0) {
            return i;
        }
    }
    nearest = kf_nearest(word, choices, count);
    all = g_strjoinv(", ", (char **)(guintptr)choices);
    kf_cli_usage(cli,
                 nearest != NULL ? kf_arena_format(arena, "did you mean %s?", nearest)
                                 : kf_arena_format(arena, "the choices are: %s", all),
                 "--%s: unknown choice \"%s\"", option, word);
    g_free(all);
    return -1;
}

/* Every word of a repeated option with commas, as a set of bits. */
static bool choose_set(struct kf_cli *cli, const char *option, char *const *typed, const char *const *choices,
                       unsigned *ret_bits)
{
    unsigned bits = 0;
    bool good = true;

    for (int i = 0; typed != NULL && typed[i] != NULL; i++) {
        char **words = g_strsplit(typed[i], ",", -1);

        for (int k = 0; words[k] != NULL && good; k++) {
            int place = choose(cli, option, g_strstrip(words[k]), choices);

            good = place >= 0;
            bits |= good ? 1u << place : 0;
        }
        g_strfreev(words);
    }
    *ret_bits = bits;
    return good;
}

static bool read_number(struct kf_cli *cli, const char *option, const char *typed, int most, int *ret_number)
{
    gint64 number = 0;

    if (typed == NULL) {
        return true;
    }
    if (!g_ascii_string_to_signed(typed, 10, 1, most, &number, NULL)) {
        kf_cli_usage(cli, kf_arena_format(cli->run.arena, "write a whole number from 1 to %d", most),
                     "--%s: \"%s\" is not such a number", option, typed);
        return false;
    }
    *ret_number = (int)number;
    return true;
}

static bool read_start(struct kf_cli *cli, const char *typed, struct kf_options *options)
{
    if (typed != NULL && kf_series_minutes(typed) < 0) {
        kf_cli_usage(cli, "write hours and minutes from 00:00 to 23:59, as in --start 18:00",
                     "--start: \"%s\" is not a time of day", typed);
        return false;
    }
    options->edition.start = kf_arena_string(cli->run.arena, typed);
    return true;
}

static bool read_settings(struct kf_cli *cli, char *const *typed, struct kf_options *options)
{
    int count = typed == NULL ? 0 : (int)g_strv_length((char **)(guintptr)typed);
    struct kf_setting *settings = KF_NEW_ARRAY(cli->run.arena, count, struct kf_setting);

    for (int i = 0; i < count; i++) {
        const char *equals = strchr(typed[i], '=');

        if (!g_utf8_validate(typed[i], -1, NULL)) {
            kf_cli_usage(cli, "run it in a terminal that is set to UTF-8", "--set: the text is not UTF-8");
            return false;
        }
        if (equals == NULL || equals == typed[i]) {
            kf_cli_usage(cli, "write --set \"six-steps/title=A new title\"; `kinfold list --ids` has the addresses",
                         "--set: \"%s\" is not an address, = and a text", typed[i]);
            return false;
        }
        settings[i].address = kf_arena_string_n(cli->run.arena, typed[i], (size_t)(equals - typed[i]));
        settings[i].value = kf_arena_string(cli->run.arena, equals + 1);
    }
    options->edition.settings = settings;
    options->edition.setting_count = count;
    return true;
}

static bool read_choices(struct kf_cli *cli, const struct typed *typed, struct kf_options *options)
{
    static const char *const makes[] = {"handouts", "guide", "clinician", "packet", "pack", "cards", "posters", "ticket", NULL};
    static const enum kf_make kinds[] = {KF_MAKE_HANDOUTS, KF_MAKE_GUIDE, KF_MAKE_CLINICIAN, KF_MAKE_PACKET,
                                         KF_MAKE_PACK,     KF_MAKE_CARDS, KF_MAKE_POSTERS, KF_MAKE_TICKET};
    static const char *const reports[] = {"json", NULL};
    unsigned variants = 0, chosen = 0;
    int paper = typed->paper == NULL ? 0 : choose(cli, "paper", typed->paper, kf_paper_names);

    int impose = typed->impose == NULL ? 0 : choose(cli, "impose", typed->impose, kf_imposition_names);

    options->impose = typed->impose == NULL || impose < 0 ? KF_NOT_IMPOSED : (enum kf_imposition)(impose + 1);
    options->paper_set = typed->paper != NULL;
    options->paper = paper == KF_A4 ? KF_A4 : KF_LETTER;
    options->json = typed->report != NULL;
    if (paper < 0 || impose < 0 || (typed->report != NULL && choose(cli, "report", typed->report, reports) < 0) ||
        !choose_set(cli, "variant", typed->variants, kf_variant_names, &variants) ||
        !choose_set(cli, "make", typed->makes, makes, &chosen)) {
        return false;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        options->make |= chosen & (1u << i) ? (unsigned)kinds[i] : 0;
    }
    for (int i = 0; i < KF_VARIANT_COUNT; i++) {
        if ((variants & (1u << i)) != 0 || (variants == 0 && i == KF_STANDARD)) {
            options->variants[options->variant_count++] = (enum kf_variant)i;
        }
    }
    return true;
}

static void read_words(struct kf_arena *arena, const struct typed *typed, struct kf_options *options)
{
    int count = typed->arguments == NULL ? 0 : (int)g_strv_length(typed->arguments);

    options->only = kf_arena_string(arena, typed->only);
    options->out_set = typed->out != NULL;
    options->out = typed->out == NULL ? "out" : kf_arena_string(arena, typed->out);
    options->community = kf_arena_string(arena, typed->community);
    options->region = kf_arena_string(arena, typed->region);
    options->roster = kf_arena_string(arena, typed->roster);
    options->separate = typed->separate;
    options->sign_in = typed->sign_in;
    options->example = typed->example;
    options->piece = kf_arena_string(arena, typed->piece);
    options->stage = kf_arena_string(arena, typed->stage);
    options->pictures = kf_arena_string(arena, typed->pictures);
    options->all = kf_arena_string(arena, typed->all);
    options->deps = kf_arena_string(arena, typed->deps);
    options->labels = kf_arena_string(arena, typed->labels);
    options->edition.audience = kf_arena_string(arena, typed->audience);
    options->edition.fillable = typed->fillable;
    options->edition.carry_safe = typed->carry_safe;
    options->strict = typed->strict;
    options->quiet = typed->quiet;
    options->explain_layout = typed->explain_layout;
    options->ids = typed->ids;
    options->words = typed->words;
    options->copies_set = typed->copies != NULL;
    options->printer = kf_arena_string(arena, typed->printer);
    options->ticket = kf_arena_string(arena, typed->ticket);
    options->dry_run = typed->dry_run;
    options->series = typed->series;
    options->agenda = typed->agenda;
    options->apart = typed->apart;
    options->print = typed->print;
    options->reviewed_by = kf_arena_string(arena, typed->reviewed_by);
    options->reviewed_on = kf_arena_string(arena, typed->reviewed_on);
    options->session = kf_arena_string(arena, typed->session);
    options->arguments = KF_NEW_ARRAY(arena, count + 1, const char *);
    options->argument_count = count;
    for (int i = 0; i < count; i++) {
        options->arguments[i] = kf_arena_string(arena, typed->arguments[i]);
    }
}

static bool read_languages(struct kf_cli *cli, const struct typed *typed, struct kf_options *options)
{
    int form = typed->bilingual == NULL ? 0 : choose(cli, "bilingual", typed->bilingual, kf_bilingual_names);

    if (form < 0) {
        return false;
    }
    options->edition.bilingual = typed->bilingual == NULL ? KF_ONE_LANGUAGE : form == 0 ? KF_COLUMNS : KF_FACING;
    return kf_bilingual_read(cli, typed->language, options);
}

static bool check_carry_safe(struct kf_cli *cli, const struct kf_options *options)
{
    if (options->edition.fillable) {
        kf_cli_usage(cli, "leave out --fillable: these sheets are for paper",
                     "--carry-safe: the fields of a form have names, and those would tell what the sheet is about");
        return false;
    }
    if ((options->make & KF_MAKE_FOR_STAFF) != 0) {
        kf_cli_usage(cli, "leave out --make", "--carry-safe: pages for staff are not for carrying");
        return false;
    }
    if ((options->make & (KF_MAKE_CARDS | KF_MAKE_POSTERS | KF_MAKE_TICKET)) != 0) {
        kf_cli_usage(cli, "leave out --make: each sheet that is safe to carry is a file of its own",
                     "--carry-safe: cards, posters and tickets tell what they are about");
        return false;
    }
    if ((options->make & KF_MAKE_PACKET) != 0) {
        kf_cli_usage(cli, "leave out --make: each sheet is a file of its own, and can be carried alone",
                     "--carry-safe: a packet says on its cover what it is about, and has numbers to call");
        return false;
    }
    return true;
}

/* A packet or pack that is asked for by its id. */
static void read_volume(struct kf_options *options)
{
    if (options->make == 0 && options->piece != NULL) {
        options->make = strcmp(options->piece, "participant-packet") == 0 ? KF_MAKE_PACKET
                        : strcmp(options->piece, "facilitator-pack") == 0 ? KF_MAKE_PACK
                                                                          : 0;
    }
}

static bool read_values(struct kf_cli *cli, const struct typed *typed, struct kf_options *ret_options)
{
    struct kf_options options = {.page = 1, .dpi = 110, .copies = 1, .renew_months = 24};

    read_words(cli->run.arena, typed, &options);
    if (options.out[0] == '\0') {
        kf_cli_usage(cli, "write a name after --out, or - for standard output", "--out: the name is empty");
        return false;
    }
    if (!read_choices(cli, typed, &options) || !read_languages(cli, typed, &options) || !read_settings(cli, typed->sets, &options) ||
        !read_number(cli, "length", typed->length, MOST_MINUTES, &options.edition.length) ||
        !read_start(cli, typed->start, &options) ||
        !read_number(cli, "group-size", typed->group_size, MOST_PEOPLE, &options.edition.group_size) ||
        !read_number(cli, "page", typed->page, MOST_PAGES, &options.page) ||
        !read_number(cli, "dpi", typed->dpi, MOST_DPI, &options.dpi) ||
        !read_number(cli, "copies", typed->copies, MOST_COPIES, &options.copies) ||
        !read_number(cli, "renew-months", typed->renew_months, MOST_MONTHS, &options.renew_months) ||
        !read_number(cli, "jobs", typed->jobs, MOST_JOBS, &options.jobs)) {
        return false;
    }
    read_volume(&options);
    if (options.edition.carry_safe && !check_carry_safe(cli, &options)) {
        return false;
    }
    *ret_options = options;
    return true;
}

/* --- public --------------------------------------------------------------------------------------------------------- */

bool kf_options_parse(struct kf_cli *cli, const struct kf_verb *verb, int argc, char **argv,
                      struct kf_options *ret_options, int *ret_exit)
{
    struct typed typed = {0};
    /* GLib takes `--strict=no` for --strict. */
    bool good = find_switch_with_value(verb, argc, argv) == NULL && parse(verb, argc, argv, &typed);

    if (!good) {
        *ret_exit = say_refused(cli, verb, argc, argv);
    } else if (typed.help) {
        kf_options_print_help(verb);
        *ret_exit = KF_EXIT_FINE;
        good = false;
    } else {
        *ret_exit = KF_EXIT_USAGE;
        good = read_values(cli, &typed, ret_options);
    }
    free_typed(&typed);
    if (!good) {
        kf_cli_end(cli, /* strict */ false);
    }
    return good;
}

struct kf_edition kf_options_edition(const struct kf_options *options, const struct kf_kit *kit, int variant)
{
    struct kf_edition edition = options->edition;
    const char *usual = kit->community->paper;

    if (options->session != NULL) {
        kf_series_apply(kf_series_find(kit->community, options->session), &edition);
    }
    edition.variant = options->variants[variant];
    edition.paper = options->paper;
    if (!options->paper_set && usual != NULL && strcmp(usual, kf_paper_names[KF_A4]) == 0) {
        edition.paper = KF_A4;
    }
    return edition;
}

unsigned kf_options_make(const struct kf_options *options, const struct kf_edition *edition)
{
    if (options->make != 0) {
        return options->make;
    }
    if (edition->carry_safe || edition->bilingual != KF_ONE_LANGUAGE) {
        return KF_MAKE_HANDOUTS;
    }
    if (options->piece != NULL || (edition->variant == KF_STANDARD && !edition->fillable)) {
        return KF_MAKE_ALL;
    }
    return KF_MAKE_HANDOUTS;
}

bool kf_options_all_modules(const struct kf_options *options)
{
    return options->argument_count == 0 && options->session == NULL;
}
