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

/* argv: of a worker, NULL-terminated; its socket is its standard input. They are started when they are needed. */
struct kf_pool *kf_pool_new(const char *const *argv, int count);
/* Ends the workers. No other call may be running. */
void kf_pool_free(struct kf_pool *pool);

/* Hands the question to a worker and waits: at most wait_ms until one is free, then at most work_ms. near: questions with
 * the same word go to the same worker while that is free, since it has read what they are about. From any thread. */
enum kf_answered kf_pool_ask(struct kf_pool *pool, const char *near, const struct kf_parcel *question, int wait_ms,
                             int work_ms, struct kf_parcel **ret_answer);

#endif
