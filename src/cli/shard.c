/* Shares by a stable hash. */

#include "cli/shard.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_SHARDS = 9999 };

static const char hint[] = "write which one and of how many, from 1, as in --shard 2/4";

static bool refuse(struct kf_cli *cli, const char *typed, const char *why)
{
    kf_cli_usage(cli, hint, "--shard: \"%s\" %s", typed, why);
    return false;
}

/* Digits alone: neither a sign nor blanks. -1: it is none. */
static int whole_number(const char *text, size_t length)
{
    char *digits = g_strndup(text, length);
    gint64 number = -1;

    if (digits[0] == '+' || !g_ascii_string_to_signed(digits, 10, 0, MOST_SHARDS, &number, NULL)) {
        number = -1;
    }
    g_free(digits);
    return (int)number;
}

bool kf_shard_read(struct kf_cli *cli, const char *typed, struct kf_shard *ret_shard)
{
    const char *slash = typed == NULL ? NULL : strchr(typed, '/');
    int number, count;

    if (typed == NULL) {
        return true;
    }
    if (slash == NULL) {
        return refuse(cli, typed, "is not such a share");
    }
    number = whole_number(typed, (size_t)(slash - typed));
    count = whole_number(slash + 1, strlen(slash + 1));
    if (number < 0 || count < 1) {
        return refuse(cli, typed, kf_arena_format(cli->run.arena, "is not two numbers up to %d", MOST_SHARDS));
    }
    if (number == 0) {
        return refuse(cli, typed, "counts from 0: shares are counted from 1");
    }
    if (number > count) {
        return refuse(cli, typed, "names a share that there is not");
    }
    *ret_shard = (struct kf_shard){.number = number, .count = count};
    return true;
}

/* http://www.isthe.com/chongo/tech/comp/fnv/ */
guint64 kf_shard_hash(const char *key)
{
    guint64 hash = G_GUINT64_CONSTANT(0xcbf29ce484222325);

    for (; *key != '\0'; key++) {
        hash = (hash ^ (guchar)*key) * G_GUINT64_CONSTANT(0x100000001b3);
    }
    return hash;
}

/* FNV's last letters reach few bits; MurmurHash3's finisher lets each bit reach all. */
static guint64 mixed(guint64 bits)
{
    bits = (bits ^ (bits >> 33)) * G_GUINT64_CONSTANT(0xff51afd7ed558ccd);
    bits = (bits ^ (bits >> 33)) * G_GUINT64_CONSTANT(0xc4ceb9fe1a85ec53);
    return bits ^ (bits >> 33);
}

int kf_shard_of(const char *key, int count)
{
    guint64 hash = kf_shard_hash(key), greatest = 0;
    int owner = 1;

    for (int i = 1; i <= count; i++) {
        guint64 score = mixed(hash ^ mixed((guint64)i));

        if (i == 1 || score > greatest) {
            greatest = score;
            owner = i;
        }
    }
    return owner;
}

bool kf_shard_has(const struct kf_shard *shard, const char *key)
{
    return shard->count == 0 || kf_shard_of(key, shard->count) == shard->number;
}
