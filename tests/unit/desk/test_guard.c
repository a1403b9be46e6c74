/* Who may ask the desk. */

#include "support/support.h"

#include "desk/guard.h"

#define PORT 8631

static int set_up(void **state)
{
    *state = kf_guard_new(PORT, NULL);
    return 0;
}

static int tear_down(void **state)
{
    kf_guard_free(*state);
    return 0;
}

static void keys__are_drawn_anew_and_apart(void **state)
{
    struct kf_guard *other = kf_guard_new(PORT, NULL);

    assert_int_equal(strlen(kf_guard_key(*state)), 64);
    assert_string_not_equal(kf_guard_key(*state), kf_guard_key(other));
    assert_string_not_equal(kf_guard_key(*state), kf_guard_cookie(*state));
    kf_guard_free(other);
}

static void key_and_cookie__open_only_their_own(void **state)
{
    char *nearly = g_strdup(kf_guard_key(*state));

    nearly[63] = nearly[63] == '0' ? '1' : '0';
    assert_true(kf_guard_is_key(*state, kf_guard_key(*state)));
    assert_true(kf_guard_is_cookie(*state, kf_guard_cookie(*state)));
    assert_false(kf_guard_is_key(*state, kf_guard_cookie(*state)));
    assert_false(kf_guard_is_cookie(*state, kf_guard_key(*state)));
    assert_false(kf_guard_is_key(*state, nearly));
    assert_false(kf_guard_is_key(*state, ""));
    assert_false(kf_guard_is_key(*state, NULL));
    g_free(nearly);
}

static void cookie__is_named_by_the_port(void **state)
{
    assert_string_equal(kf_guard_cookie_name(*state), "kinfold-desk-8631");
}

static void host__is_this_machine_at_this_port(void **state)
{
    static const char *const ours[] = {"127.0.0.1:8631", "localhost:8631", "LocalHost:8631", "[::1]:8631"};
    static const char *const others[] = {"127.0.0.1", "127.0.0.1:8632", "kinfold.example:8631", "127.0.0.1.example:8631",
                                         "localhost:8631.example", "", NULL};

    for (size_t i = 0; i < G_N_ELEMENTS(ours); i++) {
        assert_true(kf_guard_is_host(*state, ours[i]));
    }
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
        assert_false(kf_guard_is_host(*state, others[i]));
    }
}

static void post__is_from_a_page_of_ours(void **state)
{
    assert_true(kf_guard_may_post(*state, "http://127.0.0.1:8631", "same-origin"));
    assert_true(kf_guard_may_post(*state, "http://localhost:8631", NULL));
    assert_false(kf_guard_may_post(*state, NULL, "same-origin"));
    assert_false(kf_guard_may_post(*state, "null", NULL));
    assert_false(kf_guard_may_post(*state, "https://127.0.0.1:8631", NULL));
    assert_false(kf_guard_may_post(*state, "http://kinfold.example", NULL));
    assert_false(kf_guard_may_post(*state, "http://127.0.0.1:8631", "cross-site"));
    assert_false(kf_guard_may_post(*state, "http://127.0.0.1:8631", "none"));
}

static void reading__is_for_our_pages_and_the_address_line(void **state)
{
    (void)state;
    assert_true(kf_guard_may_read("same-origin"));
    assert_true(kf_guard_may_read("none"));
    assert_true(kf_guard_may_read(NULL));
    assert_false(kf_guard_may_read("cross-site"));
    assert_false(kf_guard_may_read("same-site"));
}

static void shared_desk__is_reached_under_its_names_by_https(void **state)
{
    struct kf_guard *guard = kf_guard_new(PORT, (const char *const[]){"desk.example", "desk.example:8443", NULL});

    (void)state;
    assert_true(kf_guard_is_host(guard, "desk.example"));
    assert_true(kf_guard_is_host(guard, "Desk.Example:8443"));
    assert_true(kf_guard_is_host(guard, "127.0.0.1:8631"));
    assert_false(kf_guard_is_host(guard, "desk.example:8631"));
    assert_false(kf_guard_is_host(guard, "other.example"));
    assert_true(kf_guard_may_post(guard, "https://desk.example", "same-origin"));
    assert_true(kf_guard_may_post(guard, "https://desk.example:8443", NULL));
    assert_false(kf_guard_may_post(guard, "http://desk.example", NULL));
    assert_false(kf_guard_may_post(guard, "https://desk.example", "same-site"));
    kf_guard_free(guard);
}

static void page__is_gone_to_and_not_put_into_another(void **state)
{
    (void)state;
    assert_true(kf_guard_goes_there("navigate", "document"));
    assert_false(kf_guard_goes_there("navigate", "iframe"));
    assert_false(kf_guard_goes_there("no-cors", "image"));
    assert_false(kf_guard_goes_there(NULL, NULL));
}

static void name__has_no_path_and_no_user(void **state)
{
    (void)state;
    assert_true(kf_guard_is_name("desk.example.org"));
    assert_true(kf_guard_is_name("desk.example.org:8443"));
    assert_false(kf_guard_is_name("https://desk.example.org"));
    assert_false(kf_guard_is_name("desk.example.org/"));
    assert_false(kf_guard_is_name("me@desk.example.org"));
    assert_false(kf_guard_is_name("desk.example.org:"));
    assert_false(kf_guard_is_name("desk.example.org:99999"));
    assert_false(kf_guard_is_name(":8443"));
    assert_false(kf_guard_is_name(""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(keys__are_drawn_anew_and_apart, set_up, tear_down),
        cmocka_unit_test_setup_teardown(key_and_cookie__open_only_their_own, set_up, tear_down),
        cmocka_unit_test_setup_teardown(cookie__is_named_by_the_port, set_up, tear_down),
        cmocka_unit_test_setup_teardown(host__is_this_machine_at_this_port, set_up, tear_down),
        cmocka_unit_test_setup_teardown(post__is_from_a_page_of_ours, set_up, tear_down),
        cmocka_unit_test(reading__is_for_our_pages_and_the_address_line),
        cmocka_unit_test(shared_desk__is_reached_under_its_names_by_https),
        cmocka_unit_test(page__is_gone_to_and_not_put_into_another),
        cmocka_unit_test(name__has_no_path_and_no_user),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
