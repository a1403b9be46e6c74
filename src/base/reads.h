#ifndef KF_BASE_READS_H
#define KF_BASE_READS_H

/* What a run read of the machine, so that it can be told later whether another run would read anything else: the bytes of
 * files, the names in folders, whether a name is there. Serves `watch`, `--deps` and `--resume`.
 *
 * A record belongs to one thread at a time. */

#include "base/world.h"

struct kf_reads;

/* under: the world that is read; it outlives the record. */
struct kf_reads *kf_reads_new(const struct kf_world *under);
void kf_reads_free(struct kf_reads *reads); /* accepts NULL */

/* The world to hand to a run: as the one under it, but that all reading is recorded. Lives as long as the record. */
const struct kf_world *kf_reads_world(struct kf_reads *reads);
/* What was recorded in one is in the other too. */
void kf_reads_merge(struct kf_reads *into, const struct kf_reads *from);

/* Whether any of it has been written since: quick, and wrong where what was written is the same. */
bool kf_reads_touched(const struct kf_reads *reads);
/* Whether any of it is different now. Backups and lock files of editors do not count among the names in a folder. */
bool kf_reads_changed(struct kf_reads *reads);

/* Each thing that was read, in an order that is always the same: what it is as text ("bytes 4194304 a/module.yaml"), and the
 * state that was read; NULL for a file that a library read by itself. */
void kf_reads_each(const struct kf_reads *reads, void (*visit)(void *data, const char *what, const char *state), void *data);
/* The state of now of such a thing, for who knows it from another run; NULL where the text is none. Caller frees. */
char *kf_reads_state(const struct kf_world *world, const char *what);

/* Paths of the files that were read and are there, sorted, each once. In arena, NULL-terminated. */
const char **kf_reads_files(const struct kf_reads *reads, struct kf_arena *arena);
/* The folders whose watching tells of each change, sorted, each once: those that hold what was read or sought, or the
 * nearest above that exists. In arena, NULL-terminated. */
const char **kf_reads_folders(const struct kf_reads *reads, struct kf_arena *arena);

#endif
