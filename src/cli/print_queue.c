/* lp and lpstat, asked. */

#include "cli/print_queue.h"

#include <string.h>

#include <glib.h>

static const struct kf_span nowhere = {.source = NULL};

struct answer {
    bool started;
    int status; /* of the program; 0: all is well */
    const char *out, *err;
};

/* What it says is read, so it says it in English. */
static struct answer ask(struct kf_arena *arena, const char *const *words)
{
    char **environment = g_environ_setenv(g_get_environ(), "LC_ALL", "C.UTF-8", TRUE);
    char *out = NULL, *err = NULL;
    struct answer answer = {0};
    int status = 0;

    answer.started = g_spawn_sync(NULL, (char **)(guintptr)words, environment, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, &err,
                                  &status, NULL);
    if (answer.started) {
        answer.status = g_spawn_check_wait_status(status, NULL) ? 0 : 1;
        answer.out = kf_arena_string(arena, g_strstrip(out));
        answer.err = kf_arena_string(arena, g_strstrip(err));
    }
    g_free(out);
    g_free(err);
    g_strfreev(environment);
    return answer;
}

/* "no system default destination" has no colon, and is empty. */
static bool has_default(struct kf_arena *arena)
{
    struct answer answer = ask(arena, (const char *const[]){"lpstat", "-d", NULL});

    return answer.started && answer.status == 0 && strchr(answer.out, ':') != NULL;
}

static void say_unknown(struct kf_cli *cli, const char *printer, char **names)
{
    int count = (int)g_strv_length(names);
    const char *nearest = kf_nearest(printer, (const char *const *)names, count);
    char *all = g_strjoinv(", ", names);

    kf_cli_usage(cli,
                 nearest != NULL ? kf_arena_format(cli->run.arena, "did you mean --printer %s?", nearest)
                                 : kf_arena_format(cli->run.arena, "there are: %s", all),
                 "--printer: there is no printer \"%s\"", printer);
    g_free(all);
}

static bool choose(struct kf_cli *cli, const char *printer, char **names)
{
    struct kf_diags *diags = cli->run.diags;

    if (names[0] == NULL) {
        kf_diag_hint(diags, kf_diag_push(diags, KF_MISSING_ON_MACHINE, nowhere, NULL, "this machine has no printer"),
                     "add one in the settings or at http://localhost:631; --dry-run says what would be sent");
        return false;
    }
    if (printer != NULL && !g_strv_contains((const char *const *)names, printer)) {
        say_unknown(cli, printer, names);
        return false;
    }
    if (printer == NULL && !has_default(cli->run.arena)) {
        char *all = g_strjoinv(", ", names);

        kf_cli_usage(cli, kf_arena_format(cli->run.arena, "name one with --printer; there are: %s", all),
                     "no printer is the usual one here");
        g_free(all);
        return false;
    }
    return true;
}

bool kf_queue_is_there(struct kf_cli *cli, const char *printer)
{
    struct kf_diags *diags = cli->run.diags;
    char *lp = g_find_program_in_path("lp");
    struct answer answer;
    char **names;
    bool good;

    if (lp == NULL) {
        kf_diag_hint(diags, kf_diag_push(diags, KF_MISSING_ON_MACHINE, nowhere, NULL, "there is no program lp, which prints"),
                     "install CUPS: sudo apt install cups-client; or open the files and print them by hand");
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

const char *kf_queue_send(struct kf_cli *cli, const char *const *words)
{
    static const char before[] = "request id is ";
    struct kf_arena *arena = cli->run.arena;
    struct answer answer = ask(arena, words);
    const char *id = answer.started ? strstr(answer.out, before) : NULL;

    if (!answer.started || answer.status != 0) {
        kf_diag_hint(cli->run.diags,
                     kf_diag_push(cli->run.diags, KF_WRITE_REFUSED, nowhere, NULL, "lp did not take the file: %s",
                                  answer.started && answer.err[0] != '\0' ? answer.err : "it says nothing more"),
                     "`lpstat -p` tells the state of the printers");
        return NULL;
    }
    return id == NULL ? "" : kf_arena_string_n(arena, id + strlen(before), strcspn(id + strlen(before), " \n"));
}
