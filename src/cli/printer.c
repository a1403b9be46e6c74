/* CUPS, by its command lp. */

#include "cli/printer.h"

#include <string.h>

#define WORDS 7

static void arguments(const char *path, enum kf_paper paper, const char *ret_words[WORDS])
{
    const char *const words[WORDS] = {
        "lp", "-o", "sides=two-sided-long-edge", "-o", paper == KF_A4 ? "media=A4" : "media=Letter", path, NULL};

    memcpy(ret_words, words, sizeof words);
}

/* A shell needs no quotation marks around these. */
static bool is_plain(const char *word)
{
    return strspn(word, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/._-=") == strlen(word) && word[0] != '\0';
}

const char *kf_printer_shell(struct kf_arena *arena, const char *const *words)
{
    const char *line = NULL;

    for (int i = 0; words[i] != NULL; i++) {
        char *quoted = is_plain(words[i]) ? g_strdup(words[i]) : g_shell_quote(words[i]);

        line = line == NULL ? kf_arena_string(arena, quoted) : kf_arena_format(arena, "%s %s", line, quoted);
        g_free(quoted);
    }
    return line;
}

const char *kf_printer_line(struct kf_arena *arena, const char *path, enum kf_paper paper)
{
    const char *words[WORDS];

    arguments(path[0] == '-' ? kf_arena_format(arena, "./%s", path) : path, paper, words);
    return kf_printer_shell(arena, words);
}

static void refuse(struct kf_run *run, const char *hint, const char *what, const char *why)
{
    struct kf_diag *diag =
        kf_diag_push(run->diags, KF_MISSING_ON_MACHINE, (struct kf_span){.source = NULL}, NULL, "%s: %s", what, why);

    kf_diag_hint(run->diags, diag, "%s", hint);
}

bool kf_printer_send(struct kf_run *run, const char *path, enum kf_paper paper, FILE *lines)
{
    const char *words[WORDS];
    char *absolute = g_canonicalize_filename(path, NULL), *said = NULL, *complaint = NULL;
    int status = 0;
    bool started, good;

    arguments(absolute, paper, words);
    started = g_spawn_sync(NULL, (char **)(guintptr)words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &said, &complaint, &status,
                           NULL);
    good = started && g_spawn_check_wait_status(status, NULL);
    if (!started) {
        refuse(run, "install CUPS (on Debian: apt install cups-client), or print the file by hand",
               "the command that prints is not on this machine", words[0]);
    } else if (!good) {
        refuse(run, "`lpstat -p -d` shows the printers; the file is there, to print by hand",
               "the printer did not take the file", g_strstrip(complaint));
    } else {
        fprintf(lines, "sent to the printer: %s\n", g_strstrip(said));
    }
    g_free(absolute);
    g_free(said);
    g_free(complaint);
    return good;
}
