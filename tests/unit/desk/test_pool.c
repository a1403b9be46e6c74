/* Workers: shells that do as real ones might. */

#include "support/support.h"

#include <glib/gstdio.h>

#include "desk/pool.h"

/* Of what the machine is sure to do some time, however much else it does: none of these tests ends by it. */
enum { LONG_MS = 10 * 60 * 1000 };

/* A folder in which a test and a worker see each other's files. */
struct place {
    char *folder, *file;
};

static struct place place_new(const char *name)
{
    char *folder = g_dir_make_tmp("kf-pool-XXXXXX", NULL);

    return (struct place){folder, g_build_filename(folder, name, NULL)};
}

static void place_free(struct place *place)
{
    assert_int_equal(g_remove(place->file), 0);
    assert_int_equal(g_rmdir(place->folder), 0);
    g_free(place->file);
    g_free(place->folder);
}

static void wait_until_started(struct kf_pool *pool, guint64 count)
{
    while (kf_pool_state(pool).started < count) {
        g_usleep(1000);
    }
}

static void wait_until_waiting(struct kf_pool *pool, int count)
{
    while (kf_pool_state(pool).waiting < count) {
        g_usleep(1000);
    }
}

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

        assert_int_equal(ask(pool, LONG_MS, &answer), KF_ANSWERED);
        assert_string_equal(kf_parcel_get(answer, "task"), "page");
        kf_parcel_free(answer);
    }
    kf_pool_free(pool);
}

static void worker_that_dies__is_replaced(void **state)
{
    struct place place = place_new("was-here");
    char *script = g_strdup_printf("mkdir %s 2>/dev/null && exit 1; exec cat <&0 >&0", place.file);
    struct kf_pool *pool = pool_of(script);
    struct kf_parcel *answer = NULL;

    (void)state;
    assert_int_equal(ask(pool, LONG_MS, &answer), KF_NOT_ANSWERED_DIED);
    assert_int_equal(ask(pool, LONG_MS, &answer), KF_ANSWERED);
    kf_parcel_free(answer);
    kf_pool_free(pool);
    place_free(&place);
    g_free(script);
}

static void worker_that_takes_long__is_ended(void **state)
{
    struct kf_pool *pool = pool_of("exec sleep 600");
    struct kf_parcel *answer = NULL;

    (void)state;
    assert_int_equal(ask(pool, 50, &answer), KF_NOT_ANSWERED_LATE);
    kf_pool_free(pool); /* does not wait for it */
}

/* More than the socket takes at once, to one that reads nothing of it. */
static void worker_that_does_not_listen__is_late(void **state)
{
    struct kf_pool *pool = pool_of("exec sleep 600");
    struct kf_parcel *question = kf_parcel_new(), *answer = NULL;
    char *much = g_strnfill(8 * 1024 * 1024, 'a');

    (void)state;
    kf_parcel_set_body(question, much, strlen(much));
    assert_int_equal(kf_pool_ask(pool, NULL, NULL, question, LONG_MS, 50, &answer), KF_NOT_ANSWERED_LATE);
    kf_parcel_free(question);
    kf_pool_free(pool);
    g_free(much);
}

/* A worker that answers once there is the file. */
static struct kf_pool *pool_that_waits_for(const char *file, const char *command)
{
    char *script = g_strdup_printf("while [ ! -e %s ]; do sleep 0.05; done; exec %s <&0 >&0", file, command);
    struct kf_pool *pool = pool_of(script);

    g_free(script);
    return pool;
}

static void touch(const char *file)
{
    assert_true(g_file_set_contents(file, "", 0, NULL));
}

struct other {
    struct kf_pool *pool;
    enum kf_answered answered;
};

static gpointer ask_as_another(gpointer data)
{
    struct other *other = data;
    struct kf_parcel *answer = NULL;

    other->answered = ask(other->pool, LONG_MS, &answer);
    kf_parcel_free(answer);
    return NULL;
}

static void busy_pool__is_told(void **state)
{
    struct place place = place_new("go-on");
    struct other other = {.pool = pool_that_waits_for(place.file, "cat")};
    GThread *thread = g_thread_new("other", ask_as_another, &other);
    struct kf_parcel *answer = NULL;

    (void)state;
    wait_until_started(other.pool, 1);
    assert_int_equal(ask(other.pool, LONG_MS, &answer), KF_NOT_ANSWERED_BUSY);
    touch(place.file);
    (void)g_thread_join(thread);
    assert_int_equal(other.answered, KF_ANSWERED);
    kf_pool_free(other.pool);
    place_free(&place);
}

/* A worker that says whose it is: "--community", "here" are the words behind its script. */
static void worker__is_for_one_community(void **state)
{
    struct kf_pool *pool = pool_of("[ \"$0 $1\" = '--community here' ] && exec cat <&0 >&0");
    struct kf_parcel *answer = NULL;
    struct kf_pool_state told;

    (void)state;
    for (int i = 0; i < 2; i++) {
        assert_int_equal(ask_for(pool, "here", LONG_MS, &answer), KF_ANSWERED);
        kf_parcel_free(answer);
    }
    assert_int_equal(kf_pool_state(pool).started, 1);
    assert_int_equal(ask_for(pool, "there", LONG_MS, &answer), KF_NOT_ANSWERED_DIED);
    assert_int_equal(ask_for(pool, "here", LONG_MS, &answer), KF_ANSWERED);
    kf_parcel_free(answer);
    told = kf_pool_state(pool);
    assert_int_equal(told.started, 3);
    assert_int_equal(told.died, 1);
    assert_int_equal(told.alive, 1);
    kf_pool_free(pool);
}

struct asker {
    struct kf_pool *pool;
    const char *name;
};

static gpointer ask_in_turn(gpointer data)
{
    struct asker *asker = data;
    struct kf_parcel *question = kf_parcel_new(), *answer = NULL;

    /* Each asks of something else, so that none is nearer to the worker than another. */
    kf_parcel_set(question, "piece", asker->name);
    if (kf_pool_ask(asker->pool, NULL, asker->name, question, LONG_MS, LONG_MS, &answer) == KF_ANSWERED) {
        kf_parcel_free(answer);
    }
    kf_parcel_free(question);
    return NULL;
}

/* The worker writes down what it is asked. The first holds it until the others wait, one behind the other. */
static void waiting__is_in_turn(void **state)
{
    static const char *const names[] = {"asker-a", "asker-b", "asker-c", "asker-d"};
    struct place gate = place_new("go-on"), book = place_new("asked");
    char *command = g_strdup_printf("tee -a %s", book.file), *asked = NULL;
    struct kf_pool *pool = pool_that_waits_for(gate.file, command);
    struct asker askers[G_N_ELEMENTS(names)];
    GThread *threads[G_N_ELEMENTS(names)];
    gsize length = 0;
    const char *last;

    (void)state;
    for (int i = 0; i < (int)G_N_ELEMENTS(names); i++) {
        askers[i] = (struct asker){pool, names[i]};
        threads[i] = g_thread_new("asker", ask_in_turn, &askers[i]);
        wait_until_started(pool, 1);
        wait_until_waiting(pool, i);
    }
    touch(gate.file);
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        (void)g_thread_join(threads[i]);
    }
    kf_pool_free(pool); /* ends when the worker has, which answers first and then writes */
    assert_true(g_file_get_contents(book.file, &asked, &length, NULL));
    last = asked;
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        const char *at = memmem(asked, length, names[i], strlen(names[i]));

        assert_non_null(at);
        assert_true(at >= last);
        last = at;
    }
    g_free(asked);
    g_free(command);
    place_free(&gate);
    place_free(&book);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(worker__is_asked_again_and_again),
        cmocka_unit_test(worker_that_dies__is_replaced),
        cmocka_unit_test(worker__is_for_one_community),
        cmocka_unit_test(worker_that_takes_long__is_ended),
        cmocka_unit_test(worker_that_does_not_listen__is_late),
        cmocka_unit_test(busy_pool__is_told),
        cmocka_unit_test(waiting__is_in_turn),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
