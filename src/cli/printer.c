/* lp and lpstat, written down or run. */

#include "cli/printer.h"

#include <stdio.h>
#include <string.h>

#define WORDS 14

const char *const kf_print_sides_names[] = {"one-sided", "two-sided-long-edge", "two-sided-short-edge", NULL};

static const struct kf_span nowhere = {.source = NULL};

const char *kf_printer_media(enum kf_paper paper)
{
    return paper == KF_A4 ? "A4" : "Letter";
}

/* --- the command ---------------------------------------------------------------------------------------------------- */

/* NULL-terminated. */
static const char **words_of(struct kf_arena *arena, const struct kf_print_job *job)
{
    const char **words = KF_NEW_ARRAY(arena, WORDS, const char *);
    int n = 0;

    words[n++] = "lp";
    if (job->printer != NULL) {
        words[n++] = "-d";
        words[n++] = job->printer;
    }
    words[n++] = "-n";
    words[n++] = kf_arena_format(arena, "%d", job->copies);
    words[n++] = "-o";
    words[n++] = kf_arena_format(arena, "sides=%s", kf_print_sides_names[job->sides]);
    if (job->media != NULL) {
        words[n++] = "-o";
        words[n++] = kf_arena_format(arena, "media=%s", job->media);
    }
    words[n++] = "-o";
    words[n++] = "print-scaling=none"; /* room to write in stays as large as it was made */
    words[n++] = "--";
    words[n++] = job->path;
    return words;
}

/* A shell needs no quotation marks around these. */
static bool is_plain(const char *word)
{
    return strspn(word, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/._-=") == strlen(word) && word[0] != '\0';
}

const char *kf_printer_line(struct kf_arena *arena, const struct kf_print_job *job)
{
    const char **words = words_of(arena, job);
    const char *line = words[0];

    for (int i = 1; words[i] != NULL; i++) {
        char *quoted = is_plain(words[i]) ? g_strdup(words[i]) : g_shell_quote(words[i]);

        line = kf_arena_format(arena, "%s %s", line, quoted);
        g_free(quoted);
    }
    return line;
}

/* --- asked ---------------------------------------------------------------------------------------------------------- */

struct answer {
    bool started, good;
    const char *out, *err;
};

/* What it says is read, so it says it in English. */
static struct answer ask(struct kf_arena *arena, const char *const *words)
{
    char **environment = g_environ_setenv(g_get_environ(), "LC_ALL", "C.UTF-8", TRUE);
    char *out = NULL, *err = NULL;
    struct answer answer = {.out = "", .err = ""};
    int status = 0;

    /* Another program that a thread starts meanwhile must not hold our pipes open: GLib waits for their end. */
    answer.started = g_spawn_sync(NULL, (char **)(guintptr)words, environment,
                                  (GSpawnFlags)(G_SPAWN_SEARCH_PATH | G_SPAWN_CLOEXEC_PIPES), NULL, NULL, &out, &err, &status,
                                  NULL);
    if (answer.started) {
        answer.good = g_spawn_check_wait_status(status, NULL);
        answer.out = kf_arena_string(arena, g_strstrip(out));
        answer.err = kf_arena_string(arena, g_strstrip(err));
    }
    g_free(out);
    g_free(err);
    g_strfreev(environment);
    return answer;
}

/* --- printers ------------------------------------------------------------------------------------------------------- */

static void refuse(struct kf_cli *cli, enum kf_code code, const char *what, const char *hint)
{
    kf_diag_hint(cli->run.diags, kf_diag_push(cli->run.diags, code, nowhere, NULL, "%s", what), "%s", hint);
}

/* "no system default destination" has no colon, and is empty. */
static bool has_default(struct kf_arena *arena)
{
    return strchr(ask(arena, (const char *const[]){"lpstat", "-d", NULL}).out, ':') != NULL;
}

static const char *all_of(struct kf_arena *arena, char **names)
{
    char *joined = g_strjoinv(", ", names);
    const char *all = kf_arena_string(arena, joined);

    g_free(joined);
    return all;
}

static void say_unknown(struct kf_cli *cli, const char *printer, char **names)
{
    struct kf_arena *arena = cli->run.arena;
    const char *nearest = kf_nearest(printer, (const char *const *)names, (int)g_strv_length(names));
    const char *there = names[1] == NULL ? "there is one: --printer" : "name one of these with --printer:";

    kf_cli_usage(cli,
                 nearest != NULL ? kf_arena_format(arena, "did you mean --printer %s?", nearest)
                                 : kf_arena_format(arena, "%s %s", there, all_of(arena, names)),
                 "--printer: there is no printer \"%s\"", printer);
}

static bool choose(struct kf_cli *cli, const char *printer, char **names)
{
    struct kf_arena *arena = cli->run.arena;

    if (names[0] == NULL) {
        refuse(cli, KF_MISSING_ON_MACHINE,
               printer == NULL ? "this machine has no printer"
                               : kf_arena_format(arena, "this machine has no printer, so none called \"%s\"", printer),
               "add one in the machine's settings or at http://localhost:631, then look with `lpstat -e`; or take the file\n"
               "to a machine that prints");
        return false;
    }
    if (printer != NULL && !g_strv_contains((const char *const *)names, printer)) {
        say_unknown(cli, printer, names);
        return false;
    }
    if (printer == NULL && !has_default(arena)) {
        kf_cli_usage(cli, kf_arena_format(arena, "name one with --printer; there are: %s", all_of(arena, names)),
                     "no printer is the usual one here");
        return false;
    }
    return true;
}

char **kf_printer_names(struct kf_arena *arena)
{
    struct answer answer = ask(arena, (const char *const[]){"lpstat", "-e", NULL});
    char **names = KF_NEW_ARRAY(arena, strlen(answer.out) + 2, char *), **parts = g_strsplit(answer.out, "\n", -1);
    int count = 0;

    for (int i = 0; answer.good && parts[i] != NULL; i++) {
        if (parts[i][0] != '\0') {
            names[count++] = kf_arena_string(arena, parts[i]);
        }
    }
    g_strfreev(parts);
    return names;
}

bool kf_printer_is_there(struct kf_cli *cli, const char *printer)
{
    char *lp = g_find_program_in_path("lp");
    struct answer answer;
    char **names;
    bool good;

    if (lp == NULL) {
        refuse(cli, KF_MISSING_ON_MACHINE, "there is no program lp, which prints",
               "install CUPS: sudo apt install cups-client; or open the file and print it by hand");
        return false;
    }
    g_free(lp);
    answer = ask(cli->run.arena, (const char *const[]){"lpstat", "-e", NULL});
    if (!answer.started) { /* lp will say what it lacks */
        return true;
    }
    names = g_strsplit(answer.out, "\n", -1);
    good = choose(cli, printer, names);
    g_strfreev(names);
    return good;
}

/* --- sending -------------------------------------------------------------------------------------------------------- */

/* "request id is PDF-3 (1 file(s))": "PDF-3". "" where lp did not say it. */
static const char *id_of(struct kf_arena *arena, const char *said)
{
    static const char before[] = "request id is ";
    const char *id = strstr(said, before);

    return id == NULL ? "" : kf_arena_string_n(arena, id + strlen(before), strcspn(id + strlen(before), " \n"));
}

bool kf_printer_send(struct kf_cli *cli, const struct kf_print_job *job, FILE *lines)
{
    struct kf_arena *arena = cli->run.arena;
    struct answer answer = ask(arena, words_of(arena, job));
    const char *id = id_of(arena, answer.out);

    if (!answer.good) {
        refuse(cli, KF_WRITE_REFUSED,
               kf_arena_format(arena, "lp did not take the file: %s", answer.err[0] != '\0' ? answer.err : "it says nothing more"),
               "`lpstat -p` tells the state of the printers; the file is there, to print by hand");
        return false;
    }
    fprintf(lines, "%s: %s, %s%s%s%s%s\n", job->path, kf_count(arena, job->copies, "copy", "copies"),
            kf_print_sides_names[job->sides], job->media == NULL ? "" : ", ", job->media == NULL ? "" : job->media,
            id[0] == '\0' ? "" : ", job ", id);
    return true;
}
