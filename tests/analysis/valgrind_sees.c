/* Loaded before a program that runs under valgrind: what valgrind 3.19 would get wrong by itself.
 *
 * GLib's locks, conditions and queues are made of futexes and atomics, which DRD does not know: it is told of each. GLib's
 * calls inside itself do not come by here. And where a program starts "/proc/self/exe", as the desk does for its workers,
 * valgrind would start itself. */

#include <dlfcn.h>
#include <limits.h>
#include <spawn.h>
#include <string.h>
#include <unistd.h>

#include <glib.h>
#include <valgrind/drd.h>

/* Sets `next`, of the type of the function that is named, to the library's own. */
#define NEXT(name) __typeof__(name) *next = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

#undef g_thread_pool_push

/* --- locks and conditions ---------------------------------------------------------------------------------------------- */

void g_mutex_lock(GMutex *mutex)
{
    NEXT(g_mutex_lock);

    next(mutex);
    ANNOTATE_RWLOCK_ACQUIRED(mutex, 1);
}

gboolean g_mutex_trylock(GMutex *mutex)
{
    NEXT(g_mutex_trylock);
    gboolean locked = next(mutex);

    if (locked) {
        ANNOTATE_RWLOCK_ACQUIRED(mutex, 1);
    }
    return locked;
}

void g_mutex_unlock(GMutex *mutex)
{
    NEXT(g_mutex_unlock);

    ANNOTATE_RWLOCK_RELEASED(mutex, 1);
    next(mutex);
}

/* A condition gives the lock back while it waits. */
void g_cond_wait(GCond *condition, GMutex *mutex)
{
    NEXT(g_cond_wait);

    ANNOTATE_RWLOCK_RELEASED(mutex, 1);
    next(condition, mutex);
    ANNOTATE_RWLOCK_ACQUIRED(mutex, 1);
}

gboolean g_cond_wait_until(GCond *condition, GMutex *mutex, gint64 end)
{
    NEXT(g_cond_wait_until);
    gboolean came;

    ANNOTATE_RWLOCK_RELEASED(mutex, 1);
    came = next(condition, mutex, end);
    ANNOTATE_RWLOCK_ACQUIRED(mutex, 1);
    return came;
}

/* --- what is handed from thread to thread ------------------------------------------------------------------------------- */

void g_async_queue_push(GAsyncQueue *queue, gpointer item)
{
    NEXT(g_async_queue_push);

    ANNOTATE_HAPPENS_BEFORE(queue);
    next(queue, item);
}

gpointer g_async_queue_pop(GAsyncQueue *queue)
{
    NEXT(g_async_queue_pop);
    gpointer item = next(queue);

    ANNOTATE_HAPPENS_AFTER(queue);
    return item;
}

struct pool {
    GFunc work;
    gpointer user_data;
};

static void work_seen(gpointer item, gpointer data)
{
    const struct pool *pool = data;

    ANNOTATE_HAPPENS_AFTER(item);
    pool->work(item, pool->user_data);
}

GThreadPool *g_thread_pool_new(GFunc work, gpointer user_data, gint most, gboolean exclusive, GError **error)
{
    NEXT(g_thread_pool_new);
    struct pool *pool = g_new(struct pool, 1); /* as long as the program */

    *pool = (struct pool){work, user_data};
    return next(work_seen, pool, most, exclusive, error);
}

gboolean g_thread_pool_push(GThreadPool *pool, gpointer item, GError **error)
{
    NEXT(g_thread_pool_push);

    ANNOTATE_HAPPENS_BEFORE(item);
    return next(pool, item, error);
}

/* --- workers ------------------------------------------------------------------------------------------------------------ */

int posix_spawn(pid_t *process, const char *program, const posix_spawn_file_actions_t *actions,
                const posix_spawnattr_t *attributes, char *const *argv, char *const *environment)
{
    NEXT(posix_spawn);
    char path[PATH_MAX];
    ssize_t length = strcmp(program, "/proc/self/exe") == 0 ? readlink(program, path, sizeof path - 1) : -1;

    if (length > 0) {
        path[length] = '\0';
        program = path;
    }
    return next(process, program, actions, attributes, argv, environment);
}
