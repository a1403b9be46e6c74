#ifndef KF_CLI_MADE_INTERNAL_H
#define KF_CLI_MADE_INTERNAL_H

/* Between the record of what was made and its files. */

#include "cli/made.h"

#define KF_MADE_STEM "what-was-made"

struct kf_made_file {
    const char *digest, *path; /* path: inside the folder */
};

struct kf_made_unit { /* one unit */
    const char *key, *digest;
    int *from; /* places in things */
    int from_count;
    struct kf_made_file *files;
    int file_count;
    bool own; /* of the file that this run writes */
};

struct kf_made_thing { /* that was read */
    const char *what;
    const char *state; /* of now; NULL: not looked at yet */
};

struct kf_made {
    const struct kf_world *world;
    struct kf_arena *arena;
    const char *folder, *name; /* of the file that this run writes */
    GHashTable *records;       /* key → GPtrArray of struct kf_made_unit: those of other shares are others' */
    GPtrArray *things;         /* struct kf_made_thing */
    GHashTable *places;        /* what → place in things + 1 */
    const struct kf_reads *kit;
    const char *program;
    GString *scratch;
    bool changed;
    gint64 written;
};

/* The place of a thing, new or not. */
int kf_made_place(struct kf_made *made, const char *what);
/* Adds a record, in the place of what the same file said of its unit before. */
void kf_made_keep(struct kf_made *made, struct kf_made_unit *record);
/* All files of the folder. */
void kf_made_read(struct kf_made *made);

#endif
