/* Watching. The folders' monitors only wake it: what is made again is what would be made of something else now, so that
 * an event too many costs nothing and an event too few only time. */

#include "cli/watch.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "cli/interrupt.h"
#include "cli/production.h"
#include "cli/progress.h"

enum {
    QUIET_MS = 100,     /* editors write in bursts */
    PATIENCE_MS = 1000, /* and a burst without an end is cut here */
    LOOK_MS = 1000,     /* where nobody tells of changes: network folders, shared folders, too many watches */
};

struct watch {
    const struct kf_cli *cli;
    const struct kf_options *options;
    struct kf_trail *trail;
    GHashTable *monitors;   /* folder → GFileMonitor */
    GHashTable *good_times; /* module → when its pages were written, as text */
    guint quiet;            /* source that ends the burst; 0: there is none */
    gint64 burst;           /* when it began */
    bool told;              /* that a folder has no monitor */
    bool begun;             /* notes have been shown, and are not repeated */
};

/* --- lines for people ----------------------------------------------------------------------------------------------- */

static char *time_text(GDateTime *moment, const char *format)
{
    char *text = g_date_time_format(moment, format);

    g_date_time_unref(moment);
    return text;
}

static char *now_text(void)
{
    return time_text(g_date_time_new_now_local(), "%H:%M:%S");
}

/* When an earlier run wrote the folder's files; NULL: there are none. Caller frees. */
static char *time_of_folder(const char *folder)
{
    GStatBuf status;

    return g_stat(folder, &status) == 0
               ? time_text(g_date_time_new_from_unix_local(status.st_mtime), "%Y-%m-%d %H:%M")
               : NULL;
}

static void say_outcome(struct watch *watch, const struct kf_outcome *outcome, const char *now)
{
    const char *last = g_hash_table_lookup(watch->good_times, outcome->module);
    char *earlier;

    if (outcome->good) {
        g_hash_table_replace(watch->good_times, g_strdup(outcome->module), g_strdup(now));
        return;
    }
    earlier = last != NULL ? g_strdup(last) : time_of_folder(outcome->folder);
    if (earlier != NULL) {
        printf("[%s] %s: kept the pages of %s\n", now, outcome->module, earlier);
    } else {
        printf("[%s] %s: no pages yet\n", now, outcome->module);
    }
    g_free(earlier);
}

static void say_round(struct watch *watch, const struct kf_round *round, struct kf_cli *cli)
{
    const char *counts = kf_findings_counts(cli->findings);
    char *now = now_text();

    for (int i = 0; i < round->count; i++) {
        say_outcome(watch, &round->outcomes[i], now);
    }
    if (!watch->options->quiet && round->file_count > 0) {
        printf("[%s] %s in %.2f s%s%s\n", now, kf_count(cli->run.arena, round->file_count, "file", "files"),
               round->seconds, counts != NULL ? ", " : "", counts != NULL ? counts : "");
    } else if (round->count == 0) {
        printf("[%s] nothing was made, and all pages are kept\n", now);
    }
    if (round->status != KF_EXIT_FINE) {
        printf("[%s] waiting for the next change\n", now);
    }
    (void)fflush(stdout);
    g_free(now);
}

static void say_no_monitor(struct watch *watch, const char *folder, const GError *error)
{
    if (!watch->told) {
        fprintf(stderr, "note: %s cannot be watched (%s), so changes are looked for once a second\n", folder,
                error->message);
    }
    watch->told = true;
}

/* --- rounds --------------------------------------------------------------------------------------------------------- */

/* Each in an arena of its own: a day's work must not fill the memory. */
static int make_round(struct watch *watch)
{
    struct kf_arena *arena = kf_arena_new();
    struct kf_cli cli = *watch->cli;
    struct kf_round round;
    int status;

    cli.run.arena = arena;
    cli.run.diags = kf_diags_new(arena);
    cli.findings = kf_findings_new(arena);
    cli.findings->quiet = watch->begun;
    watch->begun = true;
    round = kf_production_round(&cli, watch->options, watch->trail);
    status = round.status;
    if (round.count > 0 || (status != KF_EXIT_USAGE && status != KF_EXIT_MISSING)) {
        say_round(watch, &round, &cli);
        status = KF_EXIT_FINE;
    }
    kf_arena_free(arena);
    return status;
}

static void on_event(GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, gpointer data);

static void watch_folder(struct watch *watch, const char *folder)
{
    GError *error = NULL;
    GFile *file = g_file_new_for_path(folder);
    GFileMonitor *monitor = g_file_monitor_directory(file, G_FILE_MONITOR_WATCH_MOVES, NULL, &error);

    g_object_unref(file);
    if (monitor == NULL) {
        say_no_monitor(watch, folder, error);
        g_clear_error(&error);
        return;
    }
    g_file_monitor_set_rate_limit(monitor, QUIET_MS / 2);
    g_signal_connect(monitor, "changed", G_CALLBACK(on_event), watch);
    g_hash_table_replace(watch->monitors, g_strdup(folder), monitor);
}

static void watch_folders(struct watch *watch)
{
    struct kf_arena *arena = kf_arena_new();
    const char **folders = kf_trail_folders(watch->trail, arena);

    for (int i = 0; folders[i] != NULL; i++) {
        if (!g_hash_table_contains(watch->monitors, folders[i])) {
            watch_folder(watch, folders[i]);
        }
    }
    kf_arena_free(arena);
}

/* What changed during a round, or before its folder was watched, leads to another. */
static void catch_up(struct watch *watch)
{
    watch_folders(watch);
    while (kf_trail_changed(watch->trail)) {
        make_round(watch);
        watch_folders(watch);
    }
}

/* --- events --------------------------------------------------------------------------------------------------------- */

static gboolean on_quiet(gpointer data)
{
    struct watch *watch = data;

    watch->quiet = 0;
    catch_up(watch);
    return G_SOURCE_REMOVE;
}

static void stir(struct watch *watch)
{
    gint64 now = g_get_monotonic_time();

    if (watch->quiet == 0) {
        watch->burst = now;
    } else if (now - watch->burst < PATIENCE_MS * G_TIME_SPAN_MILLISECOND) {
        g_source_remove(watch->quiet);
    } else {
        return;
    }
    watch->quiet = g_timeout_add(QUIET_MS, on_quiet, watch);
}

static void on_event(GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, gpointer data)
{
    (void)monitor;
    (void)file;
    (void)other;
    (void)event;
    stir(data);
}

static gboolean on_look(gpointer data)
{
    struct watch *watch = data;

    if (watch->quiet == 0 && kf_trail_touched(watch->trail)) {
        stir(watch);
    }
    return G_SOURCE_CONTINUE;
}

int kf_watch_run(struct kf_cli *cli, const struct kf_options *options)
{
    GMainLoop *loop = g_main_loop_new(NULL, /* is_running */ FALSE);
    struct watch watch = {
        .cli = cli,
        .options = options,
        .trail = kf_trail_new(cli->run.world),
        .monitors = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_object_unref),
        .good_times = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
    };
    int status;

    kf_interrupt_watch(kf_progress_clearing(kf_progress_new(options->quiet)));
    kf_interrupt_end_with(KF_EXIT_FINE);
    status = make_round(&watch);
    if (status == KF_EXIT_FINE) {
        catch_up(&watch);
        if (!options->quiet) {
            printf("watching for changes; Ctrl-C ends\n");
            (void)fflush(stdout);
        }
        g_timeout_add(LOOK_MS, on_look, &watch);
        g_main_loop_run(loop);
    }
    g_hash_table_unref(watch.good_times);
    g_hash_table_unref(watch.monitors);
    kf_trail_free(watch.trail);
    g_main_loop_unref(loop);
    return status;
}
