#ifndef KF_BASE_WORLD_H
#define KF_BASE_WORLD_H

/* The seam to the machine: everything a run reads or writes goes through these functions.
 * Tests pass a world in memory, fuzzers an empty one. */

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* What read_file says when there is no such file, or it is over the limit: to be compared by address. */
extern const char kf_world_missing[];
extern const char kf_world_too_large[];

struct kf_world {
    void *data;

    /* Reads a whole file into the arena, NUL-terminated. Returns NULL and sets *ret_error (in arena) on failure;
     * a file over `limit` bytes is a failure. */
    char *(*read_file)(void *data, struct kf_arena *arena, const char *path, size_t limit, size_t *ret_length,
                       const char **ret_error);
    /* Names in a folder, sorted bytewise, NULL-terminated, in arena. Returns NULL and sets *ret_error: kf_world_missing
     * when there is no such folder, else why it cannot be read. */
    char **(*list_folder)(void *data, struct kf_arena *arena, const char *path, const char **ret_error);
    bool (*is_folder)(void *data, const char *path);
    /* Writes beside under a name of ours, syncs, renames; makes missing folders; follows a link.
     * Returns false and sets *ret_error (in arena). */
    bool (*write_file)(void *data, struct kf_arena *arena, const char *path, const void *bytes, size_t length,
                       const char **ret_error);
    /* Today as year*10000 + month*100 + day: only for judging how old a helpline is. */
    int (*today)(void *data);
    /* SOURCE_DATE_EPOCH in seconds, or -1. */
    long long (*source_date_epoch)(void *data);

    /* These may be NULL; the functions below then do without. */
    bool (*has)(void *data, struct kf_arena *arena, const char *folder, const char *name, const char **ret_error);
    const char *(*real_path)(void *data, struct kf_arena *arena, const char *path);
    unsigned long long (*stamp)(void *data, const char *path);
};

/* Whether the folder holds this name, with these capitals even where the machine takes others. *ret_error is set, to the
 * errors of list_folder, when that cannot be told; ret_error may be NULL. */
bool kf_world_has_name(const struct kf_world *world, struct kf_arena *arena, const char *folder, const char *name,
                       const char **ret_error);
/* What to do about an error of the machine, NULL when nothing special helps. */
const char *kf_world_advice(const char *error);
/* Where a path leads when links are followed, in arena; NULL: nowhere, or this world has no links. */
const char *kf_world_real_path(const struct kf_world *world, struct kf_arena *arena, const char *path);
/* A number that is another one when the file has been changed; 0: there is none. Also for files that a library opens by
 * itself: asking for the stamp first tells whoever records what a run reads (base/reads.h). */
unsigned long long kf_world_stamp(const struct kf_world *world, const char *path);

extern const struct kf_world kf_world_machine; /* the real one */

/* A world in memory: files added by path; what was written can be read back. For tests. */
struct kf_world *kf_world_memory_new(struct kf_arena *arena);
void kf_world_memory_add(struct kf_world *world, const char *path, const char *text);
/* From now on reading and writing path fail with this error. */
void kf_world_memory_refuse(struct kf_world *world, const char *path, const char *error);
void kf_world_memory_set_today(struct kf_world *world, int today);
const char *kf_world_memory_get(const struct kf_world *world, const char *path, size_t *ret_length);

/* A world like the one under it, in which files hold what is laid over them; under outlives it. In arena. */
struct kf_world *kf_world_over_new(struct kf_arena *arena, const struct kf_world *under);
/* From now on the file at path, which need not be there, holds these bytes. bytes NULL: again what lies under. */
void kf_world_over_lay(struct kf_world *world, const char *path, const void *bytes, size_t length);

#endif
