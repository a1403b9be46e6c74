/* What the desk and its workers hand each other. */

#include "support/support.h"

#include <sys/socket.h>
#include <unistd.h>

#include "desk/parcel.h"

static struct kf_parcel *example(void)
{
    struct kf_parcel *parcel = kf_parcel_new();

    kf_parcel_set(parcel, "task", "page");
    kf_parcel_set(parcel, "piece", "six-steps");
    kf_parcel_set_body(parcel, "a\0b", 3);
    return parcel;
}

static void parcel__arrives_as_it_was_sent(void **state)
{
    struct kf_parcel *sent = example(), *got;
    char *one, *other;
    bool late;
    int ends[2];

    (void)state;
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    assert_true(kf_parcel_send(ends[0], sent, 0, &late));
    got = kf_parcel_receive(ends[1], 0, &late);
    assert_non_null(got);
    assert_string_equal(kf_parcel_get(got, "piece"), "six-steps");
    assert_null(kf_parcel_get(got, "paper"));
    assert_int_equal(g_bytes_get_size(got->body), 3);
    one = kf_parcel_digest(sent);
    other = kf_parcel_digest(got);
    assert_string_equal(one, other);
    g_free(one);
    g_free(other);
    kf_parcel_free(got);
    kf_parcel_free(sent);
    (void)close(ends[0]);
    (void)close(ends[1]);
}

static void digest__is_of_words_and_body(void **state)
{
    struct kf_parcel *parcel = example();
    char *before = kf_parcel_digest(parcel), *after;

    (void)state;
    kf_parcel_set(parcel, "piece", "six-step");
    after = kf_parcel_digest(parcel);
    assert_string_not_equal(before, after);
    g_free(after);
    kf_parcel_set(parcel, "piece", "six-steps");
    kf_parcel_set_body(parcel, "a\0c", 3);
    after = kf_parcel_digest(parcel);
    assert_string_not_equal(before, after);
    g_free(before);
    g_free(after);
    kf_parcel_free(parcel);
}

static void receiving__ends_when_the_other_hangs_up_or_is_late(void **state)
{
    bool late = true;
    int ends[2];

    (void)state;
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    assert_null(kf_parcel_receive(ends[1], g_get_monotonic_time() + 20000, &late));
    assert_true(late);
    (void)close(ends[0]);
    assert_null(kf_parcel_receive(ends[1], 0, &late));
    assert_false(late);
    (void)close(ends[1]);
}

static void length_beyond_the_most__is_no_parcel(void **state)
{
    unsigned length = KF_PARCEL_MOST + 1;
    bool late;
    int ends[2];

    (void)state;
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    assert_int_equal(write(ends[0], &length, sizeof length), sizeof length);
    assert_null(kf_parcel_receive(ends[1], 0, &late));
    (void)close(ends[0]);
    (void)close(ends[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parcel__arrives_as_it_was_sent),
        cmocka_unit_test(digest__is_of_words_and_body),
        cmocka_unit_test(receiving__ends_when_the_other_hangs_up_or_is_late),
        cmocka_unit_test(length_beyond_the_most__is_no_parcel),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
