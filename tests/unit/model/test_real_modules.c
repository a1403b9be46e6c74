/* The kit's own modules load without an error or a warning, in every language and audience they have. */

#include "support/support.h"

#include <string.h>

#include "blocks/build.h"
#include "model/edition.h"
#include "rules/rule.h"

static struct kf_run *machine_run(void)
{
    struct kf_run *run = kf_test_run_new();
    const char *root = g_getenv("KF_SOURCE_DIR");

    run->world = &kf_world_machine;
    run->data_dir = root != NULL ? root : ".";
    return run;
}

static const struct kf_content *load(struct kf_run *run, const struct kf_kit *kit, const char *module,
                                     struct kf_edition edition)
{
    const struct kf_content *content = kf_content_load(run, kit, module, &edition);

    if (content != NULL) {
        kf_rules_check(run, content);
    }
    return content;
}

/* Hints to authors are no findings, and what is switched off has its reason. */
static void assert_sound(const struct kf_run *run)
{
    if (run->diags->errors + run->diags->warnings > 0) {
        fail_msg("%s", kf_test_diags(run));
    }
}

static const char *riverbend_dir(struct kf_run *run)
{
    return kf_arena_format(run->arena, "%s/modules/communities/riverbend", run->data_dir);
}

static void real_modules__are_clean(void **state)
{
    struct kf_run *run = machine_run();
    const struct kf_kit *kit = kf_kit_open(run, kf_block_shapes(), NULL);

    kf_assert_clean(run);
    assert_true(kit->module_count > 0);
    for (int i = 0; i < kit->module_count; i++) {
        const struct kf_content *content =
            load(run, kit, kit->module_ids[i], (struct kf_edition){.variant = KF_STANDARD});

        assert_sound(run);
        for (int k = 0; k < content->module->audience.count; k++) {
            load(run, kit, kit->module_ids[i], (struct kf_edition){.audience = content->module->audience.items[k]});
            assert_sound(run);
        }
    }
    kf_test_run_free(run);
}

static void real_modules__print_in_arabic_as_a_draft(void **state)
{
    struct kf_run *run = machine_run();
    const struct kf_kit *kit = kf_kit_open(run, kf_block_shapes(), NULL);
    const struct kf_content *content = load(run, kit, "repair-conversations", (struct kf_edition){.language = "ar"});

    assert_int_equal(run->diags->errors, 0);
    assert_true(content->right_to_left);
    assert_true(content->draft);
    kf_test_run_free(run);
}

static void real_modules__never_print_unreviewed_safety_texts_for_a_community(void **state)
{
    struct kf_run *run = machine_run();
    const struct kf_kit *kit = kf_kit_open(run, kf_block_shapes(), riverbend_dir(run));

    assert_null(load(run, kit, "repair-conversations", (struct kf_edition){.language = "ar"}));
    kf_test_find(run, KF_UNREVIEWED_TRANSLATION);
    kf_test_run_free(run);
}

static void real_modules__take_riverbend_s_overlay(void **state)
{
    struct kf_run *run = machine_run();
    const struct kf_kit *kit = kf_kit_open(run, kf_block_shapes(), riverbend_dir(run));
    const struct kf_content *content =
        load(run, kit, "repair-conversations", (struct kf_edition){.variant = KF_STANDARD});

    assert_int_equal(run->diags->errors, 0);
    assert_true(content->composed.change_count > 4);
    assert_non_null(kf_region_line(content->region, "riverbend-night-line"));
    kf_test_run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(real_modules__are_clean),
        cmocka_unit_test(real_modules__print_in_arabic_as_a_draft),
        cmocka_unit_test(real_modules__never_print_unreviewed_safety_texts_for_a_community),
        cmocka_unit_test(real_modules__take_riverbend_s_overlay),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
