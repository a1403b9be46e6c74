/* What the desk may write, and what it compares before it does. */

#include "support/support.h"

#include "desk/saving.h"

static void files__are_those_of_a_community_alone(void **state)
{
    static const char *const ours[] = {"community.yaml", "overlays/boundaries.yaml", "overlays/m-04.lock.yaml"};
    static const char *const others[] = {"",
                                         "/etc/passwd",
                                         "../community.yaml",
                                         "community.yaml/../x",
                                         "overlays/",
                                         "overlays/.yaml",
                                         "overlays/../community.yaml",
                                         "overlays/a/b.yaml",
                                         "overlays/a.yaml.sh",
                                         "overlays/A.yaml",
                                         "overlays/a.lock",
                                         "overlays/a.b.yaml",
                                         "README.md",
                                         "sessions/a/overlays/b.yaml"};

    for (size_t i = 0; i < G_N_ELEMENTS(ours); i++) {
        assert_true(kf_saving_may_write(ours[i]));
    }
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
        if (kf_saving_may_write(others[i])) {
            fail_msg("%s may be written", others[i]);
        }
    }
}

static char *digest(struct kf_run *run, const char *one, const char *other)
{
    return kf_saving_digest(run->world, run->arena, "c", (const char *const[]){one, other, NULL});
}

static void digest__tells_which_file_is_another(void **state)
{
    struct kf_run *run = kf_test_run_new();
    char *none, *one, *both, *alone;

    none = digest(run, "overlays/m.yaml", "overlays/m.lock.yaml");
    kf_test_file(run, "c/overlays/m.yaml", "a: 1\n");
    one = digest(run, "overlays/m.yaml", "overlays/m.lock.yaml");
    kf_test_file(run, "c/overlays/m.lock.yaml", "b: 1\n");
    both = digest(run, "overlays/m.yaml", "overlays/m.lock.yaml");
    alone = digest(run, "overlays/m.yaml", NULL);
    assert_non_null(none);
    assert_string_not_equal(none, one);
    assert_string_not_equal(one, both);
    assert_string_equal(alone, "37b128c59f1f5097f73f82691cb519f1f568667faab5ced1b4ab979d36837eae"); /* as sha256sum */
    g_free(none);
    g_free(one);
    g_free(both);
    g_free(alone);
    kf_test_run_free(run);
}

static void digest__is_none_of_what_cannot_be_read(void **state)
{
    struct kf_run *run = kf_test_run_new();

    kf_world_memory_refuse((struct kf_world *)(guintptr)run->world, "c/community.yaml", "Permission denied");
    assert_null(digest(run, "community.yaml", NULL));
    kf_test_run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files__are_those_of_a_community_alone),
        cmocka_unit_test(digest__tells_which_file_is_another),
        cmocka_unit_test(digest__is_none_of_what_cannot_be_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
