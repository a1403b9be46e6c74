/* Workers, each behind a socket. A slot is one thread's while it is taken, so that only taking needs the lock. */

#include "desk/pool.h"

#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ; /* of POSIX, in no header */

enum { PATIENCE_MS = 1000 };

struct slot {
    pid_t process; /* 0: none */
    int socket;
    char *community; /* of the process; NULL: none */
    guint near;      /* of the last question */
    guint64 used;    /* the pool's turn when it was taken last */
    bool taken;
};

struct waiter { /* one who waits for a slot; a slot that is given back is handed over, so nobody overtakes for long */
    const char *community;
    guint near;
    gint64 since; /* monotonic time, microseconds */
    struct slot *slot; /* NULL: none yet */
    GCond handed;
};

struct kf_pool {
    char **argv;
    struct slot *slots;
    int count;
    GMutex lock; /* of taken, used, near, turn, waiting and state */
    GQueue waiting; /* struct waiter, the first first */
    guint64 turn;
    struct kf_pool_state state;
};

static void count(struct kf_pool *pool, guint64 *counter)
{
    g_mutex_lock(&pool->lock);
    (*counter)++;
    g_mutex_unlock(&pool->lock);
}

static void count_alive(struct kf_pool *pool, int more)
{
    g_mutex_lock(&pool->lock);
    pool->state.alive += more;
    g_mutex_unlock(&pool->lock);
}

/* --- processes -------------------------------------------------------------------------------------------------------- */

static char **arguments(const struct kf_pool *pool, const char *community)
{
    GStrvBuilder *builder = g_strv_builder_new();
    char **argv;

    g_strv_builder_addv(builder, (const char **)(guintptr)pool->argv);
    if (community != NULL) {
        g_strv_builder_add_many(builder, "--community", community, NULL);
    }
    argv = g_strv_builder_end(builder);
    g_strv_builder_unref(builder);
    return argv;
}

static void start(struct kf_pool *pool, struct slot *slot, const char *community)
{
    char **argv = arguments(pool, community);
    posix_spawn_file_actions_t actions;
    int ends[2];
    pid_t process;

    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
        g_strfreev(argv);
        return;
    }
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDIN_FILENO);
    if (posix_spawn(&process, argv[0], &actions, NULL, argv, environ) == 0) {
        slot->process = process;
        slot->socket = ends[0];
        slot->community = g_strdup(community);
        count(pool, &pool->state.started);
        count_alive(pool, 1);
    } else {
        (void)close(ends[0]);
    }
    (void)close(ends[1]);
    posix_spawn_file_actions_destroy(&actions);
    g_strfreev(argv);
}

/* One that is let be ends by itself once it is hung up on. */
static void end(struct kf_pool *pool, struct slot *slot, bool at_once)
{
    if (slot->process != 0) {
        (void)close(slot->socket);
        if (at_once) {
            (void)kill(slot->process, SIGKILL);
        }
        (void)waitpid(slot->process, NULL, 0);
        slot->process = 0;
        g_clear_pointer(&slot->community, g_free);
        count_alive(pool, -1);
    }
}

/* It has ended while nothing was asked of it, as the kernel may do where memory is short. */
static bool is_gone(const struct slot *slot)
{
    struct pollfd watched = {.fd = slot->socket, .events = POLLIN};

    return slot->process != 0 && poll(&watched, 1, 0) > 0;
}

/* --- slots ------------------------------------------------------------------------------------------------------------ */

static bool is_for(const struct slot *slot, const char *community)
{
    return slot->process == 0 || g_strcmp0(slot->community, community) == 0;
}

/* The one that is meant, else one that is free; else the one for another community that was used least lately. NULL: none
 * is free. What is read of a slot that is free stays as it is under the lock. */
static struct slot *free_slot(struct kf_pool *pool, const char *community, guint meant)
{
    struct slot *oldest = NULL;

    for (int i = 0; i < pool->count; i++) {
        struct slot *slot = &pool->slots[(meant + (guint)i) % (guint)pool->count];

        if (!slot->taken && is_for(slot, community)) {
            return slot;
        }
        if (!slot->taken && (oldest == NULL || slot->used < oldest->used)) {
            oldest = slot;
        }
    }
    return oldest;
}

static void mark_taken(struct kf_pool *pool, struct slot *slot, guint near)
{
    slot->taken = true;
    slot->near = near;
    slot->used = ++pool->turn;
}

/* Until it is handed a slot. NULL: too late. */
static struct slot *wait_in_turn(struct kf_pool *pool, struct waiter *waiter, gint64 until)
{
    bool waits = true;

    g_cond_init(&waiter->handed);
    g_queue_push_tail(&pool->waiting, waiter);
    while (waiter->slot == NULL && waits) {
        waits = g_cond_wait_until(&waiter->handed, &pool->lock, until);
    }
    if (waiter->slot == NULL) {
        (void)g_queue_remove(&pool->waiting, waiter);
    }
    g_cond_clear(&waiter->handed);
    return waiter->slot;
}

static struct slot *take(struct kf_pool *pool, const char *community, const char *near, int wait_ms)
{
    struct waiter waiter = {.community = community, .near = near != NULL ? g_str_hash(near) : 0, .since = g_get_monotonic_time()};
    struct slot *slot;

    g_mutex_lock(&pool->lock);
    slot = free_slot(pool, community, waiter.near);
    if (slot != NULL) {
        mark_taken(pool, slot, waiter.near);
    } else {
        slot = wait_in_turn(pool, &waiter, waiter.since + (gint64)wait_ms * 1000);
    }
    g_mutex_unlock(&pool->lock);
    return slot;
}

/* The first who waits, unless that one came lately and another asks of what the worker has just read. */
static struct waiter *next_for(struct kf_pool *pool, const struct slot *slot)
{
    struct waiter *first = g_queue_peek_head(&pool->waiting);
    gint64 patient = g_get_monotonic_time() - (gint64)PATIENCE_MS * 1000;

    for (GList *link = pool->waiting.head; link != NULL && first->since > patient; link = link->next) {
        struct waiter *waiter = link->data;

        if (waiter->near == slot->near && is_for(slot, waiter->community)) {
            return waiter;
        }
    }
    return first;
}

static void give_back(struct kf_pool *pool, struct slot *slot)
{
    struct waiter *next;

    g_mutex_lock(&pool->lock);
    slot->taken = false;
    next = next_for(pool, slot);
    if (next != NULL) {
        (void)g_queue_remove(&pool->waiting, next);
        mark_taken(pool, slot, next->near);
        next->slot = slot;
        g_cond_signal(&next->handed);
    }
    g_mutex_unlock(&pool->lock);
}

/* --- questions -------------------------------------------------------------------------------------------------------- */

static enum kf_answered ask(struct kf_pool *pool, struct slot *slot, const struct kf_parcel *question, int work_ms,
                            struct kf_parcel **ret_answer)
{
    gint64 deadline = g_get_monotonic_time() + (gint64)work_ms * 1000;
    bool late = false;
    struct kf_parcel *answer = kf_parcel_send(slot->socket, question, deadline, &late)
                                   ? kf_parcel_receive(slot->socket, deadline, &late)
                                   : NULL;

    if (answer == NULL) {
        end(pool, slot, /* at_once */ true);
        count(pool, late ? &pool->state.late : &pool->state.died);
        return late ? KF_NOT_ANSWERED_LATE : KF_NOT_ANSWERED_DIED;
    }
    *ret_answer = answer;
    return KF_ANSWERED;
}

enum kf_answered kf_pool_ask(struct kf_pool *pool, const char *community, const char *near,
                             const struct kf_parcel *question, int wait_ms, int work_ms, struct kf_parcel **ret_answer)
{
    struct slot *slot = take(pool, community, near, wait_ms);
    enum kf_answered answered;

    if (slot == NULL) {
        count(pool, &pool->state.busy);
        return KF_NOT_ANSWERED_BUSY;
    }
    if (is_gone(slot)) {
        end(pool, slot, /* at_once */ true);
        count(pool, &pool->state.died);
    } else if (!is_for(slot, community)) {
        end(pool, slot, /* at_once */ true);
    }
    if (slot->process == 0) {
        start(pool, slot, community);
    }
    answered = slot->process != 0 ? ask(pool, slot, question, work_ms, ret_answer) : KF_NOT_ANSWERED_DIED;
    give_back(pool, slot);
    return answered;
}

struct kf_pool_state kf_pool_state(struct kf_pool *pool)
{
    struct kf_pool_state state;

    g_mutex_lock(&pool->lock);
    state = pool->state;
    state.waiting = (int)g_queue_get_length(&pool->waiting);
    g_mutex_unlock(&pool->lock);
    return state;
}

/* --- the pool --------------------------------------------------------------------------------------------------------- */

struct kf_pool *kf_pool_new(const char *const *argv, int count)
{
    struct kf_pool *pool = g_new0(struct kf_pool, 1);

    pool->argv = g_strdupv((char **)(guintptr)argv);
    pool->slots = g_new0(struct slot, count);
    pool->count = count;
    g_queue_init(&pool->waiting);
    g_mutex_init(&pool->lock);
    return pool;
}

void kf_pool_free(struct kf_pool *pool)
{
    for (int i = 0; i < pool->count; i++) {
        end(pool, &pool->slots[i], /* at_once */ false);
    }
    g_mutex_clear(&pool->lock);
    g_strfreev(pool->argv);
    g_free(pool->slots);
    g_free(pool);
}
