/* What a group of so many needs. */

#include "model/supplies.h"

#include <string.h>

#include "blocks/build.h"
#include "support/mini_kit.h"

static void supplies__splits_every_group_in_threes(void **state)
{
    for (int people = 2; people <= 60; people++) {
        struct kf_small_groups groups = kf_in_threes(people);

        assert_int_equal(3 * groups.threes + 2 * groups.twos, people);
        assert_in_range(groups.twos, 0, 2);
        assert_int_equal(groups.ones, 0);
    }
    assert_int_equal(kf_in_threes(9).threes, 3);
    assert_int_equal(kf_in_threes(9).twos, 0);
    assert_int_equal(kf_in_threes(7).threes, 1);
    assert_int_equal(kf_in_threes(7).twos, 2);
    assert_int_equal(kf_in_threes(1).ones, 1);
}

static void supplies__splits_every_group_in_pairs(void **state)
{
    for (int people = 2; people <= 60; people++) {
        struct kf_small_groups groups = kf_in_pairs(people);

        assert_int_equal(3 * groups.threes + 2 * groups.twos, people);
        assert_in_range(groups.threes, 0, 1);
    }
    assert_int_equal(kf_in_pairs(3).threes, 1);
    assert_int_equal(kf_in_pairs(1).ones, 1);
}

static const struct kf_content *loaded(struct kf_run *run, int people)
{
    const char *root = g_getenv("KF_SOURCE_DIR");
    struct kf_edition edition = {.group_size = people};

    run->world = &kf_world_machine;
    run->data_dir = root != NULL ? root : ".";
    return kf_content_load(run, kf_kit_open(run, kf_block_shapes(), NULL), "repair-conversations", &edition);
}

static void supplies__counts_copies_sets_chairs_and_pens(void **state)
{
    struct kf_run *run = kf_test_run_new();
    const struct kf_content *content = loaded(run, 9);
    const struct kf_supplies *supplies = kf_supplies_new(run->arena, content);

    assert_int_equal(supplies->chairs, 12);
    assert_int_equal(kf_supplies_handout(supplies, "six-steps")->copies, 12); /* nine, two who lead, one spare */
    assert_int_equal(kf_supplies_handout(supplies, "phrase-cards")->copies, 3);
    assert_string_equal(supplies->materials[1].text->text, "Pens and paper");
    assert_int_equal(supplies->materials[1].count, 12);
    assert_int_equal(supplies->materials[0].count, 0);
    kf_assert_clean(run);
    kf_test_run_free(run);
}

/* The kit has no session; its pages are for those who come to another module's. */
static void supplies__of_the_kit_are_for_the_session_that_they_go_with(void **state)
{
    struct kf_run *run = kf_test_run_new();
    const struct kf_content *content = loaded(run, 9);
    const struct kf_content *kit = kf_content_load(run, content->kit, "kit", &(struct kf_edition){.group_size = 9});
    const struct kf_supplies *supplies = kf_supplies_with(run->arena, kit->module, content->module->session, 9);

    assert_null(kf_supplies_new(run->arena, kit));
    assert_int_equal(kf_supplies_handout(supplies, "helplines")->copies, 12);
    assert_string_equal(kf_module_handout_number(run->arena, kit->module, 7), "K.7");
    assert_string_equal(kf_module_handout_number(run->arena, content->module, 3), "2.3");
    kf_test_run_free(run);
}

static void supplies__of_an_unknown_group_are_none(void **state)
{
    struct kf_run *run = kf_test_run_new();

    assert_null(kf_supplies_new(run->arena, loaded(run, 0)));
    kf_test_run_free(run);
}

static void supplies__a_group_too_large_is_warned_of(void **state)
{
    struct kf_run *run = kf_test_run_new();
    const struct kf_diag *diag;

    assert_non_null(loaded(run, 20));
    diag = kf_test_find(run, KF_OUT_OF_RANGE);
    assert_int_equal(diag->severity, KF_WARNING);
    assert_string_equal(diag->message, "20 people are more than the session is made for: 6 to 12");
    kf_test_run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(supplies__splits_every_group_in_threes),
        cmocka_unit_test(supplies__splits_every_group_in_pairs),
        cmocka_unit_test(supplies__counts_copies_sets_chairs_and_pens),
        cmocka_unit_test(supplies__of_the_kit_are_for_the_session_that_they_go_with),
        cmocka_unit_test(supplies__of_an_unknown_group_are_none),
        cmocka_unit_test(supplies__a_group_too_large_is_warned_of),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
