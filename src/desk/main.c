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
    char *data, *community, *root, **hosts; /* hosts: NULL: none */
    int port, workers;
    gboolean no_open, is_worker, shared, allow_edit;
};

static bool read_settings(int argc, char **argv, struct settings *ret_settings)
{
    const GOptionEntry entries[] = {
        {"data", 0, 0, G_OPTION_ARG_FILENAME, &ret_settings->data, NULL, NULL},
        {"community", 0, 0, G_OPTION_ARG_FILENAME, &ret_settings->community, NULL, NULL},
        {"port", 0, 0, G_OPTION_ARG_INT, &ret_settings->port, NULL, NULL},
        {"jobs", 0, 0, G_OPTION_ARG_INT, &ret_settings->workers, NULL, NULL},
        {"no-open", 0, 0, G_OPTION_ARG_NONE, &ret_settings->no_open, NULL, NULL},
        {"shared", 0, 0, G_OPTION_ARG_NONE, &ret_settings->shared, NULL, NULL},
        {"root", 0, 0, G_OPTION_ARG_FILENAME, &ret_settings->root, NULL, NULL},
        {"host", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &ret_settings->hosts, NULL, NULL},
        {"allow-edit", 0, 0, G_OPTION_ARG_NONE, &ret_settings->allow_edit, NULL, NULL},
        {"worker", 0, 0, G_OPTION_ARG_NONE, &ret_settings->is_worker, NULL, NULL},
        G_OPTION_ENTRY_NULL,
    };
    GOptionContext *context = g_option_context_new(NULL);
    bool good;

    g_option_context_set_help_enabled(context, FALSE);
    g_option_context_add_main_entries(context, entries, NULL);
    good = g_option_context_parse(context, &argc, &argv, NULL) && argc == 1 && ret_settings->data != NULL &&
           ret_settings->shared == (ret_settings->root != NULL);
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

static void say_shared(const struct settings *settings)
{
    char *names = settings->hosts != NULL ? g_strjoinv(", https://", settings->hosts) : NULL;

    printf("The desk for %s listens on this machine alone:\n\n  http://127.0.0.1:%d/\n\n", settings->root, settings->port);
    if (names != NULL) {
        printf("Behind a server that asks who someone is, it answers as https://%s.\n", names);
    }
    printf("%s Ctrl-C closes it.\n", settings->allow_edit ? "Who can reach it can change the communities' files."
                                                           : "It is for reading and printing.");
    (void)fflush(stdout);
    g_free(names);
}

/* A line for each request: nothing that was typed, and nobody. */
static void log_request(void *data, const struct kf_told *told)
{
    const struct kf_desk *desk = data;
    GDateTime *now = g_date_time_new_now_utc();
    char *time = g_date_time_format(now, "%Y-%m-%dT%H:%M:%SZ");

    fprintf(stderr, "%s %s %s %d %" G_GINT64_FORMAT " ms %zu bytes\n", time, told->method, told->route, told->status,
            told->microseconds / 1000, told->bytes);
    g_free(time);
    g_date_time_unref(now);
    kf_counts_add_request(desk->counts, told);
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

/* They are this program again, so that a crash of one is none of the desk's. Each is for one community; so where there are
 * many, twice as many are kept. */
static struct kf_pool *start_pool(const struct settings *settings, const struct kf_desk *desk)
{
    int count = settings->workers > 0 ? settings->workers : (int)g_get_num_processors();
    const char *const argv[] = {"/proc/self/exe", "--worker", "--data", settings->data, NULL};

    return kf_pool_new(argv, CLAMP(count, 1, MOST_WORKERS) * (desk->many ? 2 : 1));
}

static int refuse_port(int port)
{
    fprintf(stderr, "error[usage]: port %d cannot be opened: %s\n  hint: leave --port out, and a free one is taken\n", port,
            g_strerror(errno));
    return KF_EXIT_USAGE;
}

static int run_desk(struct settings *settings, struct kf_desk *desk)
{
    int wanted = settings->port, socket = kf_server_listen(&settings->port), came;
    struct kf_server *server;

    if (socket < 0) {
        return refuse_port(wanted);
    }
    /* Threads and workers that start from here on leave these to sigwait. */
    (void)pthread_sigmask(SIG_BLOCK, ends(), NULL);
    desk->guard = kf_guard_new(settings->port, (const char *const *)settings->hosts);
    desk->pool = start_pool(settings, desk);
    desk->counts = kf_counts_new();
    server = kf_server_new(socket, kf_desk_answer, desk->shared ? log_request : NULL, desk);
    if (server == NULL) {
        fputs("error[missing-on-machine]: no thread could be started\n  hint: end other programs, and try again\n", stderr);
        return KF_EXIT_MISSING;
    }
    if (desk->shared) {
        say_shared(settings);
    } else {
        say_address(settings, desk);
    }
    (void)sigwait(ends(), &came);
    kf_server_free(server);
    kf_pool_free(desk->pool);
    kf_guard_free(desk->guard);
    kf_counts_free(desk->counts);
    puts("\nThe desk is closed.");
    return KF_EXIT_FINE;
}

/* --- shared ----------------------------------------------------------------------------------------------------------- */

static int refuse_shared(const char *what, const char *why, const char *hint)
{
    fprintf(stderr, "error[usage]: %s: %s\n  hint: %s\n", what, why, hint);
    return KF_EXIT_USAGE;
}

/* The folder becomes the process's own, so that whatever is told of a file names it as it lies there. */
static int enter_root(struct settings *settings, struct kf_desk *desk)
{
    char *data = g_canonicalize_filename(settings->data, NULL), **names;

    g_free(settings->data);
    desk->data = settings->data = data;
    if (chdir(settings->root) != 0) {
        return refuse_shared(settings->root, g_strerror(errno), "name the folder that your communities lie in");
    }
    desk->many = !g_file_test("community.yaml", G_FILE_TEST_EXISTS);
    desk->community = desk->many ? NULL : ".";
    names = kf_desk_communities();
    if (desk->many && names[0] == NULL) {
        g_strfreev(names);
        return refuse_shared(settings->root, "no folder in it holds a community.yaml",
                             "make one with `kinfold new community`, or name another folder");
    }
    g_strfreev(names);
    return KF_EXIT_FINE;
}

static int run_shared(struct settings *settings)
{
    struct kf_desk desk = {.shared = true, .edits = settings->allow_edit};
    int status;

    for (int i = 0; settings->hosts != NULL && settings->hosts[i] != NULL; i++) {
        if (!kf_guard_is_name(settings->hosts[i])) {
            return refuse_shared(settings->hosts[i], "this is no name of a host", "write --host desk.example.org");
        }
    }
    desk.programmes = kf_programmes_new();
    status = enter_root(settings, &desk);
    status = status == KF_EXIT_FINE ? run_desk(settings, &desk) : status;
    kf_programmes_free(desk.programmes);
    return status;
}

static int run_own(struct settings *settings)
{
    struct kf_desk desk = {.data = settings->data, .community = settings->community, .edits = true};
    int status;

    desk.beginning = kf_beginning_new();
    status = run_desk(settings, &desk);
    kf_beginning_free(desk.beginning);
    return status;
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
    status = settings.is_worker ? run_worker(&settings) : settings.shared ? run_shared(&settings) : run_own(&settings);
    g_free(settings.data);
    g_free(settings.community);
    g_free(settings.root);
    g_strfreev(settings.hosts);
    return status;
}
