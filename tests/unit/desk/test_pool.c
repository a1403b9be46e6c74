/* Workers: shells that do as real ones might. */

#include "support/support.h"

#include "desk/pool.h"

static enum kf_answered ask_for(struct kf_pool *pool, const char *community, int work_ms, struct kf_parcel **ret_answer)
{
    struct kf_parcel *question = kf_parcel_new();
    enum kf_answered answered;

    kf_parcel_set(question, "task", "page");
    answered = kf_pool_ask(pool, community, "repair", question, /* wait_ms */ 100, work_ms, ret_answer);
    kf_parcel_free(question);
    return answered;
}

static enum kf_answered ask(struct kf_pool *pool, int work_ms, struct kf_parcel **ret_answer)
{
    return ask_for(pool, NULL, work_ms, ret_answer);
}

static struct kf_pool *pool_of(const char *script)
{
    return kf_pool_new((const char *const[]){"/bin/sh", "-c", script, NULL}, 1);
}

/* A worker that sends back what it got: a question is an answer, too. */
static void worker__is_asked_again_and_again(void **state)
{
    struct kf_pool *pool = pool_of("exec cat <&0 >&0");

    (void)state;
    for (int i = 0; i < 3; i++) {
        struct kf_parcel *answer = NULL;

        assert_int_equal(ask(pool, 5000, &answer), KF_ANSWERED);
        assert_string_equal(kf_parcel_get(answer, "task"), "page");
        kf_parcel_free(answer);
    }
    kf_pool_free(pool);
}

static void worker_that_dies__is_replaced(void **state)
{
    char *folder = g_dir_make_tmp("kf-pool-XXXXXX", NULL);
    char *script = g_strdup_printf("mkdir %s/was-here 2>/dev/null && exit 1; exec cat <&0 >&0", folder);
    struct kf_pool *pool = pool_of(script);
    struct kf_parcel *answer = NULL;
    char *made = g_build_filename(folder, "was-here", NULL);

    (void)state;
    assert_int_equal(ask(pool, 5000, &answer), KF_NOT_ANSWERED_DIED);
    assert_int_equal(ask(pool, 5000, &answer), KF_ANSWERED);
    kf_parcel_free(answer);
    kf_pool_free(pool);
    assert_int_equal(rmdir(made), 0);
    assert_int_equal(rmdir(folder), 0);
    g_free(made);
    g_free(script);
    g_free(folder);
}

static void worker_that_takes_long__is_ended(void **state)
{
    struct kf_pool *pool = pool_of("exec sleep 600");
    struct kf_parcel *answer = NULL;

    (void)state;
    assert_int_equal(ask(pool, 50, &answer), KF_NOT_ANSWERED_LATE);
    kf_pool_free(pool); /* does not wait for it */
}

struct other {
    struct kf_pool *pool;
    enum kf_answered answered;
};

static gpointer ask_as_another(gpointer data)
{
    struct other *other = data;
    struct kf_parcel *answer = NULL;

    other->answered = ask(other->pool, 2000, &answer);
    return NULL;
}

static void busy_pool__is_told(void **state)
{
    struct other other = {.pool = pool_of("exec sleep 600")};
    GThread *thread = g_thread_new("other", ask_as_another, &other);
    struct kf_parcel *answer = NULL;

    (void)state;
    g_usleep(500 * 1000); /* the other has begun */
    assert_int_equal(ask(other.pool, 50, &answer), KF_NOT_ANSWERED_BUSY);
    (void)g_thread_join(thread);
    assert_int_equal(other.answered, KF_NOT_ANSWERED_LATE);
    kf_pool_free(other.pool);
}

/* A worker that says whose it is: "--community", "here" are the words behind its script. */
static void worker__is_for_one_community(void **state)
{
    struct kf_pool *pool = pool_of("[ \"$0 $1\" = '--community here' ] && exec cat <&0 >&0");
    struct kf_parcel *answer = NULL;
    struct kf_pool_state told;

    (void)state;
    for (int i = 0; i < 2; i++) {
        assert_int_equal(ask_for(pool, "here", 5000, &answer), KF_ANSWERED);
        kf_parcel_free(answer);
    }
    assert_int_equal(kf_pool_state(pool).started, 1);
    assert_int_equal(ask_for(pool, "there", 5000, &answer), KF_NOT_ANSWERED_DIED);
    assert_int_equal(ask_for(pool, "here", 5000, &answer), KF_ANSWERED);
    kf_parcel_free(answer);
    told = kf_pool_state(pool);
    assert_int_equal(told.started, 3);
    assert_int_equal(told.died, 1);
    assert_int_equal(told.alive, 1);
    kf_pool_free(pool);
}

struct asker {
    struct kf_pool *pool;
    int number;
    int *order, *count; /* who was answered, in this order; under the lock */
    GMutex *lock;
};

static gpointer ask_in_turn(gpointer data)
{
    struct asker *asker = data;
    struct kf_parcel *question = kf_parcel_new(), *answer = NULL;

    /* Each asks of something else, so that none is nearer to the worker than another. */
    kf_parcel_set(question, "task", "page");
    if (kf_pool_ask(asker->pool, NULL, (const char *const[]){"a", "b", "c", "d"}[asker->number], question, 20000, 200, &answer) ==
        KF_NOT_ANSWERED_LATE) {
        g_mutex_lock(asker->lock);
        asker->order[(*asker->count)++] = asker->number;
        g_mutex_unlock(asker->lock);
    }
    kf_parcel_free(question);
    return NULL;
}

/* The worker answers none of them, so that each takes its 200 ms. */
static void waiting__is_in_turn(void **state)
{
    struct kf_pool *pool = pool_of("exec sleep 600");
    struct asker askers[4];
    GThread *threads[4];
    int order[4] = {-1, -1, -1, -1}, answered = 0;
    GMutex lock;

    (void)state;
    g_mutex_init(&lock);
    for (int i = 0; i < 4; i++) {
        askers[i] = (struct asker){pool, i, order, &answered, &lock};
        threads[i] = g_thread_new("asker", ask_in_turn, &askers[i]);
        g_usleep(40 * 1000);
    }
    for (int i = 0; i < 4; i++) {
        (void)g_thread_join(threads[i]);
    }
    for (int i = 0; i < 4; i++) {
        assert_int_equal(order[i], i);
    }
    g_mutex_clear(&lock);
    kf_pool_free(pool);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(worker__is_asked_again_and_again),
        cmocka_unit_test(worker_that_dies__is_replaced),
        cmocka_unit_test(worker__is_for_one_community),
        cmocka_unit_test(worker_that_takes_long__is_ended),
        cmocka_unit_test(busy_pool__is_told),
        cmocka_unit_test(waiting__is_in_turn),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
