/* Counters, printed as Prometheus reads them. */

#include "desk/counts.h"

#include <stdlib.h>
#include <string.h>

static const double bounds[] = {.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30}; /* seconds */

enum { BOUNDS = G_N_ELEMENTS(bounds), DECIMALS_MOST = 32 };

struct answers { /* of one task */
    guint64 within[BOUNDS], count;
    double seconds;
};

struct kf_counts {
    GMutex lock;
    GHashTable *requests; /* labels → guint64 */
    GHashTable *answers;  /* task → struct answers */
    guint64 bytes, kept;
};

struct kf_counts *kf_counts_new(void)
{
    struct kf_counts *counts = g_new0(struct kf_counts, 1);

    g_mutex_init(&counts->lock);
    counts->requests = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    counts->answers = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    return counts;
}

void kf_counts_free(struct kf_counts *counts)
{
    if (counts != NULL) {
        g_hash_table_unref(counts->requests);
        g_hash_table_unref(counts->answers);
        g_mutex_clear(&counts->lock);
        g_free(counts);
    }
}

/* --- counting --------------------------------------------------------------------------------------------------------- */

void kf_counts_add_request(struct kf_counts *counts, const struct kf_told *told)
{
    char *labels = g_strdup_printf("{route=\"%s\",method=\"%s\",status=\"%d\"}", told->route, told->method, told->status);
    guint64 *count;

    g_mutex_lock(&counts->lock);
    counts->bytes += told->bytes;
    count = g_hash_table_lookup(counts->requests, labels);
    if (count == NULL) {
        count = g_new0(guint64, 1);
        g_hash_table_insert(counts->requests, g_strdup(labels), count);
    }
    (*count)++;
    g_mutex_unlock(&counts->lock);
    g_free(labels);
}

void kf_counts_add_answer(struct kf_counts *counts, const char *task, gint64 microseconds, bool kept)
{
    double seconds = (double)microseconds / G_USEC_PER_SEC;
    struct answers *answers;

    g_mutex_lock(&counts->lock);
    answers = g_hash_table_lookup(counts->answers, task);
    if (answers == NULL) {
        answers = g_new0(struct answers, 1);
        g_hash_table_insert(counts->answers, (char *)(guintptr)task, answers);
    }
    for (int i = 0; i < BOUNDS; i++) {
        answers->within[i] += seconds <= bounds[i];
    }
    answers->count++;
    answers->seconds += seconds;
    counts->kept += kept;
    g_mutex_unlock(&counts->lock);
}

/* --- printing --------------------------------------------------------------------------------------------------------- */

static void head(GString *text, const char *name, const char *type, const char *help)
{
    g_string_append_printf(text, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, type);
}

static void number(GString *text, const char *name, const char *type, const char *help, guint64 value)
{
    head(text, name, type, help);
    g_string_append_printf(text, "%s %" G_GUINT64_FORMAT "\n", name, value);
}

static int compare_texts(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* In an order that is always the same. Caller frees the array. */
static gpointer *keys_of(GHashTable *table, guint *ret_count)
{
    gpointer *keys = g_hash_table_get_keys_as_array(table, ret_count);

    if (*ret_count > 0) {
        qsort(keys, *ret_count, sizeof *keys, compare_texts);
    }
    return keys;
}

static void add_requests(GString *text, const struct kf_counts *counts)
{
    guint count;
    gpointer *labels = keys_of(counts->requests, &count);

    head(text, "kinfold_requests_total", "counter", "Requests answered, by route, method and status.");
    for (guint i = 0; i < count; i++) {
        const guint64 *value = g_hash_table_lookup(counts->requests, labels[i]);

        g_string_append_printf(text, "kinfold_requests_total%s %" G_GUINT64_FORMAT "\n", (const char *)labels[i], *value);
    }
    g_free(labels);
}

static const char *decimal(char *buffer, double value)
{
    return g_ascii_formatd(buffer, DECIMALS_MOST, "%.9g", value);
}

static void add_task(GString *text, const char *task, const struct answers *answers)
{
    const char *name = "kinfold_answer_seconds";
    char buffer[DECIMALS_MOST];

    for (int i = 0; i < BOUNDS; i++) {
        g_string_append_printf(text, "%s_bucket{task=\"%s\",le=\"%s\"} %" G_GUINT64_FORMAT "\n", name, task,
                               decimal(buffer, bounds[i]), answers->within[i]);
    }
    g_string_append_printf(text, "%s_bucket{task=\"%s\",le=\"+Inf\"} %" G_GUINT64_FORMAT "\n", name, task, answers->count);
    g_string_append_printf(text, "%s_sum{task=\"%s\"} %s\n", name, task, decimal(buffer, answers->seconds));
    g_string_append_printf(text, "%s_count{task=\"%s\"} %" G_GUINT64_FORMAT "\n", name, task, answers->count);
}

static void add_answers(GString *text, const struct kf_counts *counts)
{
    guint count;
    gpointer *tasks = keys_of(counts->answers, &count);

    head(text, "kinfold_answer_seconds", "histogram", "Time of workers' answers, by task, with the wait for a worker.");
    for (guint i = 0; i < count; i++) {
        add_task(text, tasks[i], g_hash_table_lookup(counts->answers, tasks[i]));
    }
    g_free(tasks);
}

GBytes *kf_counts_print(struct kf_counts *counts, const struct kf_pool_state *pool, int connections)
{
    GString *text = g_string_new(NULL);

    g_mutex_lock(&counts->lock);
    add_requests(text, counts);
    add_answers(text, counts);
    number(text, "kinfold_answers_kept_total", "counter", "Answers that workers had already.", counts->kept);
    number(text, "kinfold_sent_bytes_total", "counter", "Bytes of answers, without their headers.", counts->bytes);
    g_mutex_unlock(&counts->lock);
    number(text, "kinfold_connections", "gauge", "Connections that are open.", (guint64)connections);
    number(text, "kinfold_workers", "gauge", "Workers that are alive.", (guint64)pool->alive);
    number(text, "kinfold_waiting", "gauge", "Questions that wait for a worker.", (guint64)pool->waiting);
    number(text, "kinfold_workers_started_total", "counter", "Workers that were started.", pool->started);
    number(text, "kinfold_workers_died_total", "counter", "Workers that ended by a fault.", pool->died);
    number(text, "kinfold_workers_late_total", "counter", "Workers that were ended, since they took too long.", pool->late);
    number(text, "kinfold_busy_total", "counter", "Questions for which no worker became free in time.", pool->busy);
    return g_string_free_to_bytes(text);
}
