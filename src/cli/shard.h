#ifndef KF_CLI_SHARD_H
#define KF_CLI_SHARD_H

/* --shard I/N: which of a run's units one of N machines makes. A unit's share depends on its key and N alone, so machines
 * need not talk; a unit more or less moves no other; and with another N most that must not move stay. */

#include <glib.h>

#include "cli/cli.h"

struct kf_shard {
    int number; /* from 1 */
    int count;  /* 0: this run makes all */
};

/* "2/4". False after saying what to write. */
bool kf_shard_read(struct kf_cli *cli, const char *typed, struct kf_shard *ret_shard);

/* 64 bits of a unit's key: FNV-1a, as the jobs plan prints them. */
guint64 kf_shard_hash(const char *key);
/* The share, from 1, that the key falls to: that with the greatest number made of both (rendezvous hashing). */
int kf_shard_of(const char *key, int count);
/* Whether this run makes it. */
bool kf_shard_has(const struct kf_shard *shard, const char *key);

#endif
