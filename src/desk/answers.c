/* A table by the digest of the question, and a queue by use. */

#include "desk/answers.h"

#include "base/reads.h"

struct kept {
    char *digest; /* of the question; the table's key */
    struct kf_parcel *answer;
    struct kf_reads *reads;
    size_t size;
    GList link; /* in the queue */
};

struct kf_answers {
    GHashTable *table; /* digest → struct kept */
    GQueue used;       /* the latest first */
    size_t size, most;
};

static struct kf_parcel *copy(const struct kf_parcel *parcel)
{
    struct kf_parcel *copied = kf_parcel_new();
    GHashTableIter iter;
    gpointer word, value;

    g_hash_table_iter_init(&iter, parcel->words);
    while (g_hash_table_iter_next(&iter, &word, &value)) {
        kf_parcel_set(copied, word, value);
    }
    g_bytes_unref(copied->body);
    copied->body = g_bytes_ref(parcel->body);
    return copied;
}

static void forget(struct kf_answers *answers, struct kept *kept)
{
    answers->size -= kept->size;
    g_queue_unlink(&answers->used, &kept->link);
    (void)g_hash_table_remove(answers->table, kept->digest);
    kf_parcel_free(kept->answer);
    kf_reads_free(kept->reads);
    g_free(kept->digest);
    g_free(kept);
}

struct kf_parcel *kf_answers_find(struct kf_answers *answers, const struct kf_parcel *question)
{
    char *digest = kf_parcel_digest(question);
    struct kept *kept = g_hash_table_lookup(answers->table, digest);

    g_free(digest);
    if (kept != NULL && kf_reads_touched(kept->reads)) {
        forget(answers, kept);
        kept = NULL;
    }
    if (kept == NULL) {
        return NULL;
    }
    g_queue_unlink(&answers->used, &kept->link);
    g_queue_push_head_link(&answers->used, &kept->link);
    return copy(kept->answer);
}

void kf_answers_keep(struct kf_answers *answers, const struct kf_parcel *question, const struct kf_parcel *answer,
                     struct kf_reads *reads)
{
    struct kept *kept = g_new0(struct kept, 1), *before;

    kept->digest = kf_parcel_digest(question);
    kept->answer = copy(answer);
    kept->reads = reads;
    kept->size = g_bytes_get_size(answer->body) + sizeof *kept;
    kept->link.data = kept;
    before = g_hash_table_lookup(answers->table, kept->digest);
    if (before != NULL) {
        forget(answers, before);
    }
    g_hash_table_insert(answers->table, kept->digest, kept);
    g_queue_push_head_link(&answers->used, &kept->link);
    answers->size += kept->size;
    while (answers->size > answers->most) {
        forget(answers, g_queue_peek_tail(&answers->used));
    }
}

struct kf_answers *kf_answers_new(size_t most)
{
    struct kf_answers *answers = g_new0(struct kf_answers, 1);

    answers->table = g_hash_table_new(g_str_hash, g_str_equal);
    g_queue_init(&answers->used);
    answers->most = most;
    return answers;
}

void kf_answers_free(struct kf_answers *answers)
{
    while (!g_queue_is_empty(&answers->used)) {
        forget(answers, g_queue_peek_tail(&answers->used));
    }
    g_hash_table_unref(answers->table);
    g_free(answers);
}
