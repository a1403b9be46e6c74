/* The manual page: what `--help` says of every verb, as one page. */

#include "cli/manual.h"

#include <string.h>

#include "cli/options_internal.h"

const char *const kf_exit_words[] = {
    [KF_EXIT_FINE] = "fine",
    [KF_EXIT_CONTENT] = "mistakes in content; files of other modules may have been made",
    [KF_EXIT_USAGE] = "wrong usage",
    [KF_EXIT_MISSING] = "something is missing on this machine",
    [KF_EXIT_FINDINGS] = "warnings, with --strict",
    [KF_EXIT_REFUSED] = "a file could not be written",
    NULL,
};

/* --- text in the language of man ---------------------------------------------------------------------------------------- */

/* Hyphens of what is typed are \-, or they cannot be copied; `such words` are bold. */
static void add_line(GString *out, const char *text, size_t length, bool typed)
{
    bool option = false, bold = false;

    if (length > 0 && (text[0] == '.' || text[0] == '\'')) {
        g_string_append(out, "\\&");
    }
    for (size_t i = 0; i < length; i++) {
        char before = i == 0 ? ' ' : text[i - 1];

        option = text[i] == '-' ? option || strchr(" (`[|", before) != NULL : option && text[i] != ' ';
        if (text[i] == '`' && !typed) {
            bold = !bold;
            g_string_append(out, bold ? "\\fB" : "\\fR");
        } else if (text[i] == '-') {
            g_string_append(out, typed || bold || option ? "\\-" : "-");
        } else if (text[i] == '\\') {
            g_string_append(out, "\\e");
        } else {
            g_string_append_c(out, text[i]);
        }
    }
    g_string_append(out, bold ? "\\fR\n" : "\n");
}

static void add_text(GString *out, const char *text)
{
    add_line(out, text, strlen(text), /* typed */ false);
}

/* Lines that are set in stay as they are; others are filled. An empty line begins a paragraph. */
static void add_lines(GString *out, const char *text)
{
    char *unended = g_strchomp(g_strdup(text));
    char **lines = g_strsplit(unended, "\n", -1);
    bool kept = false;

    for (int i = 0; lines[i] != NULL; i++) {
        bool keep = lines[i][0] == ' ';

        if (keep != kept) {
            g_string_append(out, keep ? ".PP\n.nf\n" : lines[i][0] != '\0' ? ".fi\n.PP\n" : ".fi\n");
            kept = keep;
        }
        if (lines[i][0] == '\0') {
            g_string_append(out, lines[i + 1] != NULL && lines[i + 1][0] != ' ' ? ".PP\n" : "");
        } else {
            add_line(out, lines[i], strlen(lines[i]), keep);
        }
    }
    g_string_append(out, kept ? ".fi\n" : "");
    g_strfreev(lines);
    g_free(unended);
}

/* --- verbs -------------------------------------------------------------------------------------------------------------- */

static void add_option(GString *out, const struct kf_option_row *row)
{
    GString *name = g_string_new(row->name);

    g_string_replace(name, "-", "\\-", 0);
    g_string_append(out, ".TP\n");
    if (row->letter != 0) {
        g_string_append_printf(out, "\\fB\\-%c\\fR, ", row->letter);
    }
    g_string_append_printf(out, "\\fB\\-\\-%s\\fR", name->str);
    if (row->value != NULL) {
        g_string_append_printf(out, " \\fI%s\\fR", row->value);
    }
    g_string_append_c(out, '\n');
    add_text(out, row->help);
    g_string_free(name, TRUE);
}

static void add_verb(GString *out, const struct kf_verb *verb)
{
    char **usages = g_strsplit(verb->usage, "\n", -1);

    g_string_append_printf(out, ".SS %s\n", verb->name);
    add_text(out, verb->summary);
    g_string_append(out, ".PP\n.nf\n");
    for (int i = 0; usages[i] != NULL; i++) {
        const char *usage = g_strstrip(usages[i]);

        add_line(out, usage, strlen(usage), /* typed */ true);
    }
    g_string_append(out, ".fi\n.PP\n");
    add_lines(out, verb->help);
    for (const struct kf_option_row *row = kf_option_row_next(verb, NULL); row != NULL; row = kf_option_row_next(verb, row)) {
        if (row->groups != 0) {
            add_option(out, row);
        }
    }
    g_strfreev(usages);
}

/* --- the page ----------------------------------------------------------------------------------------------------------- */

static const char head[] =
    ".SH NAME\nkinfold \\- make printable, accessible workshop handouts from plain text files\n"
    ".SH SYNOPSIS\n.B kinfold\n\\fIVERB\\fR [\\fIWORD\\fR]... [\\fIOPTION\\fR]...\n.br\n"
    ".B kinfold help\n[\\fIVERB\\fR]\n.br\n.B kinfold \\-\\-version\n"
    ".SH DESCRIPTION\n"
    "Kinfold turns workshop modules, which are text files in YAML, into PDF files: handouts for families, and guides for those\n"
    "who lead the session.\n"
    "They print on cheap black-and-white printers, and can be read aloud by a screen reader (PDF/UA-1) and kept for good\n"
    "(PDF/A-2a).\n"
    "A programme gives the kit its own name, logo, words, helplines and language in a folder with a \\fIcommunity.yaml\\fR, and\n"
    "leaves the kit's own files as they are.\n"
    ".PP\nEvery verb takes \\fB\\-h\\fR or \\fB\\-\\-help\\fR, and then says what stands here of it.\n"
    ".SH VERBS\n";

static const char tail[] =
    ".SH ENVIRONMENT\n"
    ".TP\n\\fBKINFOLD_DATA\\fR\nThe folder that holds \\fImodules\\fR and \\fIfonts\\fR, in the place of the installed one.\n"
    ".TP\n\\fBSOURCE_DATE_EPOCH\\fR\nThe date inside the files, in seconds since 1970 (default: that of the module).\n"
    ".TP\n\\fBKINFOLD_UNCONFINED\\fR\n1: the program does not shut itself in with Landlock before it reads what others wrote.\n"
    ".TP\n\\fBDISPLAY\\fR, \\fBWAYLAND_DISPLAY\\fR\n\\fBdesk\\fR opens a browser where one of them says that there is a screen.\n"
    ".TP\n\\fBNO_COLOR\\fR\nMessages without colour.\n"
    ".SH FILES\n"
    ".TP\n\\fI../share/kinfold\\fR, from the folder of the program\nThe kit: \\fImodules\\fR and \\fIfonts\\fR. Never changed by "
    "the program.\n"
    ".TP\n\\fIcommunity.yaml\\fR\nA programme's settings, in this folder or above it, or in that of \\fB\\-\\-community\\fR.\n"
    ".TP\n\\fIoverlays/MODULE.yaml\\fR\nBeside it: what the programme changes in a module.\n"
    ".TP\n\\fIout/MODULE/\\fR\nWhere the files are made, unless \\fB\\-\\-out\\fR says otherwise.\n"
    ".SH EXAMPLES\n";

/* What a newcomer does, in this order. */
static const struct {
    const char *says, *command;
} steps[] = {
    {"See what there is:", "kinfold list"},
    {"Make the files of one module, in the folder out:", "kinfold build repair-conversations"},
    {"One handout in large print, on A4:", "kinfold build boundaries --piece our-boundaries --variant large-print --paper a4"},
    {"Begin a programme of your own, and make its files:", "kinfold new community mine"},
    {"", "kinfold build --community mine --out mine/out"},
    {"Look for mistakes, and let a script know:", "kinfold check --strict --community mine"},
};

char *kf_manual_page(void)
{
    GString *out = g_string_new(".\\\" Made by `kinfold docs --man`.\n.TH KINFOLD 1 " KF_RELEASE_DAY " \"Kinfold " KF_VERSION
                                "\" \"User Commands\"\n.nh\n.ad l\n");

    g_string_append(out, head);
    for (int i = 0; i < kf_verb_count; i++) {
        add_verb(out, kf_verbs[i]);
    }
    g_string_append(out, ".SH EXIT STATUS\n");
    for (int i = 0; kf_exit_words[i] != NULL; i++) {
        g_string_append_printf(out, ".TP\n\\fB%d\\fR\n", i);
        add_text(out, kf_exit_words[i]);
    }
    g_string_append(out, tail);
    for (size_t i = 0; i < G_N_ELEMENTS(steps); i++) {
        g_string_append(out, i > 0 && steps[i].says[0] != '\0' ? ".PP\n" : "");
        g_string_append_printf(out, "%s%s.PP\n.nf\n    ", steps[i].says, steps[i].says[0] != '\0' ? "\n" : "");
        add_line(out, steps[i].command, strlen(steps[i].command), /* typed */ true);
        g_string_append(out, ".fi\n");
    }
    g_string_append(out, ".SH SEE ALSO\n\\fBlp\\fR(1), \\fBmake\\fR(1)\n.PP\n"
                         "\\fBkinfold docs\\fR prints the author's reference; \\fImodules/README.md\\fR of the kit is the "
                         "author's guide.\n");
    return g_string_free(out, FALSE);
}
