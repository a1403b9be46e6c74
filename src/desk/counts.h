#ifndef KF_DESK_COUNTS_H
#define KF_DESK_COUNTS_H

/* What is counted for who runs a shared desk: numbers, and names of routes and tasks that are in the program. Nothing that
 * was typed, and nobody. From any thread. */

#include "desk/pool.h"
#include "desk/server.h"

struct kf_counts;

struct kf_counts *kf_counts_new(void);
void kf_counts_free(struct kf_counts *counts); /* accepts NULL */

void kf_counts_add_request(struct kf_counts *counts, const struct kf_told *told);
/* task: static. microseconds: from the question to the answer, waiting for a worker included. kept: it was answered before. */
void kf_counts_add_answer(struct kf_counts *counts, const char *task, gint64 microseconds, bool kept);

/* https://prometheus.io/docs/instrumenting/exposition_formats/ */
GBytes *kf_counts_print(struct kf_counts *counts, const struct kf_pool_state *pool, int connections);

#endif
