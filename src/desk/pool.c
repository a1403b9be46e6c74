/* Workers, each behind a socket. A slot is one thread's while it is taken, so that only taking needs the lock. */

#include "desk/pool.h"

#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ; /* of POSIX, in no header */

struct slot {
    pid_t process; /* 0: none */
    int socket;
    bool taken;
};

struct kf_pool {
    char **argv;
    struct slot *slots;
    int count;
    GMutex lock;
    GCond freed;
};

/* --- processes -------------------------------------------------------------------------------------------------------- */

static void start(const struct kf_pool *pool, struct slot *slot)
{
    posix_spawn_file_actions_t actions;
    int ends[2];
    pid_t process;

    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
        return;
    }
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDIN_FILENO);
    if (posix_spawn(&process, pool->argv[0], &actions, NULL, pool->argv, environ) == 0) {
        slot->process = process;
        slot->socket = ends[0];
    } else {
        (void)close(ends[0]);
    }
    (void)close(ends[1]);
    posix_spawn_file_actions_destroy(&actions);
}

/* One that is let be ends by itself once it is hung up on. */
static void end(struct slot *slot, bool at_once)
{
    if (slot->process != 0) {
        (void)close(slot->socket);
        if (at_once) {
            (void)kill(slot->process, SIGKILL);
        }
        (void)waitpid(slot->process, NULL, 0);
        slot->process = 0;
    }
}

/* --- slots ------------------------------------------------------------------------------------------------------------ */

/* The one that is meant, else one that is free; NULL: none is. */
static struct slot *free_slot(struct kf_pool *pool, guint meant)
{
    for (int i = 0; i < pool->count; i++) {
        struct slot *slot = &pool->slots[(meant + (guint)i) % (guint)pool->count];

        if (!slot->taken) {
            return slot;
        }
    }
    return NULL;
}

static struct slot *take(struct kf_pool *pool, const char *near, int wait_ms)
{
    gint64 until = g_get_monotonic_time() + (gint64)wait_ms * 1000;
    guint meant = near != NULL ? g_str_hash(near) : 0;
    struct slot *slot;
    bool waits = true;

    g_mutex_lock(&pool->lock);
    while ((slot = free_slot(pool, meant)) == NULL && waits) {
        waits = g_cond_wait_until(&pool->freed, &pool->lock, until);
    }
    if (slot != NULL) {
        slot->taken = true;
    }
    g_mutex_unlock(&pool->lock);
    return slot;
}

static void give_back(struct kf_pool *pool, struct slot *slot)
{
    g_mutex_lock(&pool->lock);
    slot->taken = false;
    g_cond_signal(&pool->freed);
    g_mutex_unlock(&pool->lock);
}

/* --- questions -------------------------------------------------------------------------------------------------------- */

static enum kf_answered ask(struct slot *slot, const struct kf_parcel *question, int work_ms,
                            struct kf_parcel **ret_answer)
{
    gint64 deadline = g_get_monotonic_time() + (gint64)work_ms * 1000;
    bool late = false;
    struct kf_parcel *answer =
        kf_parcel_send(slot->socket, question, deadline) ? kf_parcel_receive(slot->socket, deadline, &late) : NULL;

    if (answer == NULL) {
        end(slot, /* at_once */ true);
        return late ? KF_NOT_ANSWERED_LATE : KF_NOT_ANSWERED_DIED;
    }
    *ret_answer = answer;
    return KF_ANSWERED;
}

enum kf_answered kf_pool_ask(struct kf_pool *pool, const char *near, const struct kf_parcel *question, int wait_ms,
                             int work_ms, struct kf_parcel **ret_answer)
{
    struct slot *slot = take(pool, near, wait_ms);
    enum kf_answered answered;

    if (slot == NULL) {
        return KF_NOT_ANSWERED_BUSY;
    }
    if (slot->process == 0) {
        start(pool, slot);
    }
    answered = slot->process != 0 ? ask(slot, question, work_ms, ret_answer) : KF_NOT_ANSWERED_DIED;
    give_back(pool, slot);
    return answered;
}

/* --- the pool --------------------------------------------------------------------------------------------------------- */

struct kf_pool *kf_pool_new(const char *const *argv, int count)
{
    struct kf_pool *pool = g_new0(struct kf_pool, 1);

    pool->argv = g_strdupv((char **)(guintptr)argv);
    pool->slots = g_new0(struct slot, count);
    pool->count = count;
    g_mutex_init(&pool->lock);
    g_cond_init(&pool->freed);
    return pool;
}

void kf_pool_free(struct kf_pool *pool)
{
    for (int i = 0; i < pool->count; i++) {
        end(&pool->slots[i], /* at_once */ false);
    }
    g_cond_clear(&pool->freed);
    g_mutex_clear(&pool->lock);
    g_strfreev(pool->argv);
    g_free(pool->slots);
    g_free(pool);
}
