/* kinfold-desk: the print desk, in the browser of this machine. `kinfold desk` starts it. */

#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <glib.h>

#include "cli/cli.h"
#include "desk/desk.h"
#include "desk/worker.h"
#include "layout/fonts.h"
#include "paint/paint.h"

enum { MOST_WORKERS = 8 };

struct settings {
    char *data, *community;
    int port, workers;
    gboolean no_open, is_worker;
};

static bool read_settings(int argc, char **argv, struct settings *ret_settings)
{
    const GOptionEntry entries[] = {
        {"data", 0, 0, G_OPTION_ARG_FILENAME, &ret_settings->data, NULL, NULL},
        {"community", 0, 0, G_OPTION_ARG_FILENAME, &ret_settings->community, NULL, NULL},
        {"port", 0, 0, G_OPTION_ARG_INT, &ret_settings->port, NULL, NULL},
        {"jobs", 0, 0, G_OPTION_ARG_INT, &ret_settings->workers, NULL, NULL},
        {"no-open", 0, 0, G_OPTION_ARG_NONE, &ret_settings->no_open, NULL, NULL},
        {"worker", 0, 0, G_OPTION_ARG_NONE, &ret_settings->is_worker, NULL, NULL},
        G_OPTION_ENTRY_NULL,
    };
    GOptionContext *context = g_option_context_new(NULL);
    bool good;

    g_option_context_set_help_enabled(context, FALSE);
    g_option_context_add_main_entries(context, entries, NULL);
    good = g_option_context_parse(context, &argc, &argv, NULL) && argc == 1 && ret_settings->data != NULL;
    g_option_context_free(context);
    return good;
}

/* --- the browser ------------------------------------------------------------------------------------------------------ */

/* Where there is a desktop. A browser that cannot be opened is no error: the address is printed. */
static void open_browser(const char *address)
{
    const char *const argv[] = {"xdg-open", address, NULL};

    if (g_getenv("DISPLAY") != NULL || g_getenv("WAYLAND_DISPLAY") != NULL) {
        (void)g_spawn_async(NULL, (char **)(guintptr)argv, NULL,
                            G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL,
                            NULL);
    }
}

static void say_address(const struct settings *settings, const struct kf_desk *desk)
{
    char *address = g_strdup_printf("http://127.0.0.1:%d/?key=%s", settings->port, kf_guard_key(desk->guard));

    printf("The desk is open in this browser, on this machine alone:\n\n  %s\n\nCtrl-C closes it.\n", address);
    (void)fflush(stdout);
    if (!settings->no_open) {
        open_browser(address);
    }
    g_free(address);
}

/* --- the desk --------------------------------------------------------------------------------------------------------- */

static const sigset_t *ends(void)
{
    static sigset_t signals;

    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGHUP);
    return &signals;
}

/* They are this program again, so that a crash of one is none of the desk's. */
static struct kf_pool *start_pool(const struct settings *settings)
{
    int count = settings->workers > 0 ? settings->workers : (int)g_get_num_processors();
    const char *argv[] = {"/proc/self/exe", "--worker", "--data", settings->data, "--community", settings->community, NULL};

    if (settings->community == NULL) {
        argv[4] = NULL;
    }
    return kf_pool_new(argv, CLAMP(count, 1, MOST_WORKERS));
}

static int refuse_port(int port)
{
    fprintf(stderr, "error[usage]: port %d cannot be opened: %s\n  hint: leave --port out, and a free one is taken\n", port,
            g_strerror(errno));
    return KF_EXIT_USAGE;
}

static int run_desk(struct settings *settings)
{
    struct kf_desk desk = {.data = settings->data, .community = settings->community};
    int wanted = settings->port, socket = kf_server_listen(&settings->port), came;
    struct kf_server *server;

    if (socket < 0) {
        return refuse_port(wanted);
    }
    /* Threads and workers that start from here on leave these to sigwait. */
    (void)pthread_sigmask(SIG_BLOCK, ends(), NULL);
    g_mutex_init(&desk.saving);
    desk.guard = kf_guard_new(settings->port);
    desk.pool = start_pool(settings);
    server = kf_server_new(socket, kf_desk_answer, &desk);
    if (server == NULL) {
        fputs("error[missing-on-machine]: no thread could be started\n  hint: end other programs, and try again\n", stderr);
        return KF_EXIT_MISSING;
    }
    say_address(settings, &desk);
    (void)sigwait(ends(), &came);
    kf_server_free(server);
    kf_pool_free(desk.pool);
    kf_guard_free(desk.guard);
    g_mutex_clear(&desk.saving);
    puts("\nThe desk is closed.");
    return KF_EXIT_FINE;
}

/* It ends with the desk, not with the terminal's Ctrl-C, which the desk answers. */
static int run_worker(const struct settings *settings)
{
    kf_fonts_isolate_process();
    kf_paint_leave_plain();
    return kf_worker_run(STDIN_FILENO, settings->data, settings->community);
}

int main(int argc, char **argv)
{
    struct settings settings = {.data = NULL};
    int status;

    (void)setlocale(LC_ALL, "");
    (void)setlocale(LC_NUMERIC, "C");
    (void)signal(SIGPIPE, SIG_IGN);
    if (!read_settings(argc, argv, &settings)) {
        fputs("error[usage]: kinfold-desk is started by `kinfold desk`\n  hint: `kinfold desk --help` tells its options\n",
              stderr);
        return KF_EXIT_USAGE;
    }
    status = settings.is_worker ? run_worker(&settings) : run_desk(&settings);
    g_free(settings.data);
    g_free(settings.community);
    return status;
}
