#ifndef KF_DESK_POOL_H
#define KF_DESK_POOL_H

/* The workers: processes of this program that read, lay out and draw. One that fails or takes too long ends alone, and
 * another takes its place; so nothing that a file holds can end the desk, and no page waits for a bad one. */

#include "desk/parcel.h"

struct kf_pool;

enum kf_answered {
    KF_ANSWERED,
    KF_NOT_ANSWERED_BUSY, /* all workers are at something else, for too long */
    KF_NOT_ANSWERED_LATE, /* the worker took too long and was ended */
    KF_NOT_ANSWERED_DIED, /* the worker ended by itself: a fault of ours */
};

struct kf_pool_state { /* since the pool was made */
    int alive, waiting; /* now; waiting: questions */
    guint64 started, died, late, busy; /* died, late: workers that ended so; busy: questions that found none free */
};

/* argv: of a worker, NULL-terminated; its socket is its standard input. Where it works for a community, "--community" and
 * its folder follow. They are started when they are needed. */
struct kf_pool *kf_pool_new(const char *const *argv, int count);
/* Ends the workers. No other call may be running. */
void kf_pool_free(struct kf_pool *pool);

/* Hands the question to a worker and waits: at most wait_ms until one is free, then at most work_ms. community: the folder
 * that the worker is for, NULL: the kit as it is; one that is free and for another is ended for it. near: questions with the
 * same word go to the same worker while that is free, since it has read what they are about. From any thread. */
enum kf_answered kf_pool_ask(struct kf_pool *pool, const char *community, const char *near,
                             const struct kf_parcel *question, int wait_ms, int work_ms, struct kf_parcel **ret_answer);
struct kf_pool_state kf_pool_state(struct kf_pool *pool); /* from any thread */

#endif
