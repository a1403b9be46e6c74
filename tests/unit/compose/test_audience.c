/* `for:`, `carry-safe:` and --set. */

#include "mini.h"

static const char *const MODULE =
    "title: T\naudience: [family, teens]\nhandouts:\n  - id: h\n    sides: 1\n    blocks:\n      - starters:\n"
    "          - All\n          - {text: Family, for: [family]}\n          - {text: Teens, for: teens}\n        id: s\n"
    "      - text: For teens\n        for: [teens]\n      - text: Second\n";

static void audience__default_is_the_modules_first(void **state)
{
    struct mini *mini = mini_new(MODULE);

    mini_compose(mini);
    assert_int_equal(mini_at(mini, "handouts/0/blocks/0/starters")->count, 2);
    assert_string_equal(mini_text(mini, "handouts/0/blocks/0/starters/1"), "Family");
    mini_free(mini);
}

static void audience__kept_text_keeps_its_place(void **state)
{
    struct mini *mini = mini_new(MODULE);

    mini->input.audience = "teens";
    mini_compose(mini);
    assert_int_equal(mini_at(mini, "handouts/0/blocks/0/starters/1")->place, 3);
    mini_free(mini);
}

static void audience__dropped_block_renames_no_other(void **state)
{
    struct mini *mini = mini_new(MODULE);

    mini_compose(mini);
    assert_string_equal(mini_text(mini, "handouts/0/blocks/1/text"), "Second");
    assert_string_equal(mini_at(mini, "handouts/0/blocks/1")->inserted_as, "text-2");
    mini_free(mini);
}

static void audience__unknown_choice_is_refused(void **state)
{
    struct mini *mini = mini_new(MODULE);

    mini->input.audience = "teen";
    mini_refuse(mini);
    kf_assert_has(kf_test_diags(mini->run), "did you mean \"teens\"?");
    mini_free(mini);
}

static void audience__unknown_in_a_for_is_refused_where_it_stands(void **state)
{
    struct mini *mini = mini_new("title: T\naudience: [family]\nhandouts:\n  - id: h\n    for: [famly]\n");

    mini_refuse(mini);
    kf_assert_diag(mini->run, 0, KF_UNKNOWN_CHOICE, 5, 11);
    mini_free(mini);
}

static void audience__never_hides_a_safety_text(void **state)
{
    struct mini *mini = mini_new("title: T\naudience: [a, b]\nhandouts:\n  - id: h\n    blocks:\n      - text: Exit\n"
                                 "        safety: true\n        for: [b]\n");

    mini_refuse(mini);
    kf_assert_diag(mini->run, 0, KF_SAFETY_CHANGE, 8, 14);
    mini_free(mini);
}

static const char *const SHEETS =
    "title: T\nhandouts:\n  - id: h\n    blocks:\n      - text: Tells\n        carry-safe: leave-out\n"
    "        safety: true\n      - text: Plain\n        carry-safe: only\n        safety: true\n      - text: Both\n"
    "  - id: danger\n    carry-safe: leave-out\n";

static void carry_safe__has_its_own_blocks(void **state)
{
    struct mini *mini = mini_new(SHEETS);

    mini->input.carry_safe = true;
    mini_compose(mini);
    assert_string_equal("Plain", mini_text(mini, "handouts/0/blocks/0/text"));
    assert_string_equal("Both", mini_text(mini, "handouts/0/blocks/1/text"));
    mini_free(mini);
}

static void carry_safe__blocks_are_nowhere_else(void **state)
{
    struct mini *mini = mini_new(SHEETS);

    mini_compose(mini);
    assert_string_equal("Tells", mini_text(mini, "handouts/0/blocks/0/text"));
    assert_string_equal("Both", mini_text(mini, "handouts/0/blocks/1/text"));
    assert_int_equal(2, mini_at(mini, "handouts")->count);
    mini_free(mini);
}

static void carry_safe__says_which_pages_it_leaves_out(void **state)
{
    struct mini *mini = mini_new(SHEETS);

    mini->input.carry_safe = true;
    mini_compose(mini);
    assert_int_equal(1, mini_at(mini, "handouts")->count);
    kf_assert_has(kf_test_find(mini->run, KF_CARRY_SAFE)->message, "handout \"danger\" is not for carrying");
    mini_free(mini);
}

static void carry_safe__stand_in_renames_no_block(void **state)
{
    struct mini *mini = mini_new("title: T\nhandouts:\n  - id: h\n    blocks:\n      - include: exit\n");

    mini_piece(mini, "kinfold: 1\nid: exit\nblocks:\n  - text: Tells\n    id: a\n    carry-safe: leave-out\n"
                         "  - text: Plain\n    id: b\n    carry-safe: only\n");
    mini_compose(mini);
    assert_string_equal("exit", mini_text(mini, "handouts/0/blocks/0/id"));
    mini_free(mini);
}

static void setting__replaces_a_value(void **state)
{
    struct mini *mini = mini_new(MODULE);
    struct kf_setting setting = {"h/sides", "2"};

    mini->input.settings = &setting;
    mini->input.setting_count = 1;
    mini_compose(mini);
    assert_string_equal(mini_text(mini, "handouts/0/sides"), "2");
    mini_free(mini);
}

static void setting__unknown_address_names_the_nearest(void **state)
{
    struct mini *mini = mini_new(MODULE);
    struct kf_setting setting = {"h/side", "2"};

    mini->input.settings = &setting;
    mini->input.setting_count = 1;
    mini_refuse(mini);
    kf_assert_has(kf_test_diags(mini->run), "did you mean \"m/h/sides\"?");
    mini_free(mini);
}

static void setting__never_rewords_a_safety_text(void **state)
{
    struct mini *mini = mini_new("title: T\nhandouts:\n  - id: h\n    safety: true\n    title: Exit\n");
    struct kf_setting setting = {"m/h/title", "x"};

    mini->input.settings = &setting;
    mini->input.setting_count = 1;
    mini_refuse(mini);
    assert_non_null(kf_test_find(mini->run, KF_SAFETY_CHANGE));
    mini_free(mini);
}

static void set(struct mini *mini, const char *address, const char *value)
{
    struct kf_setting *setting = KF_NEW(mini->run->arena, struct kf_setting);

    *setting = (struct kf_setting){address, value};
    mini->input.settings = setting;
    mini->input.setting_count = 1;
}

#define BARE "title: T\nhandouts:\n  - id: h\n    blocks:\n      - starters: [A]\n        id: s\n      - note: {text: N}\n        id: n\n"

static void setting__adds_a_key_that_the_page_may_have(void **state)
{
    struct mini *mini = mini_new(BARE);

    set(mini, "h/title", "New");
    mini_compose(mini);
    assert_string_equal(mini_text(mini, "handouts/0/title"), "New");
    assert_string_equal(mini_at(mini, "handouts/0/title")->layer, "--set");
    assert_int_equal(mini->composed.changes[0].kind, KF_CHANGE_SET);
    mini_free(mini);
}

static void setting__adds_a_blocks_common_key_beside_its_name(void **state)
{
    struct mini *mini = mini_new(BARE);

    set(mini, "h/s/core", "true");
    mini_compose(mini);
    assert_string_equal(mini_text(mini, "handouts/0/blocks/0/core"), "true");
    mini_free(mini);
}

static void setting__adds_a_blocks_own_key_under_its_name(void **state)
{
    struct mini *mini = mini_new(BARE);

    set(mini, "h/n/title", "New");
    mini_compose(mini);
    assert_string_equal(mini_text(mini, "handouts/0/blocks/1/note/title"), "New");
    mini_free(mini);
}

static void setting__unknown_key_names_the_nearest_of_the_format(void **state)
{
    struct mini *mini = mini_new(BARE);

    set(mini, "h/titel", "New");
    mini_refuse(mini);
    kf_assert_has(kf_test_diags(mini->run), "did you mean \"m/h/title\"?");
    mini_free(mini);
}

static void setting__adds_nothing_to_a_safety_page(void **state)
{
    struct mini *mini = mini_new("title: T\nhandouts:\n  - id: h\n    safety: true\n");

    set(mini, "h/title", "New");
    mini_refuse(mini);
    kf_test_find(mini->run, KF_SAFETY_CHANGE);
    mini_free(mini);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(audience__default_is_the_modules_first),
        cmocka_unit_test(audience__kept_text_keeps_its_place),
        cmocka_unit_test(audience__dropped_block_renames_no_other),
        cmocka_unit_test(audience__unknown_choice_is_refused),
        cmocka_unit_test(audience__unknown_in_a_for_is_refused_where_it_stands),
        cmocka_unit_test(audience__never_hides_a_safety_text),
        cmocka_unit_test(carry_safe__has_its_own_blocks),
        cmocka_unit_test(carry_safe__blocks_are_nowhere_else),
        cmocka_unit_test(carry_safe__says_which_pages_it_leaves_out),
        cmocka_unit_test(carry_safe__stand_in_renames_no_block),
        cmocka_unit_test(setting__replaces_a_value),
        cmocka_unit_test(setting__adds_a_key_that_the_page_may_have),
        cmocka_unit_test(setting__adds_a_blocks_common_key_beside_its_name),
        cmocka_unit_test(setting__adds_a_blocks_own_key_under_its_name),
        cmocka_unit_test(setting__unknown_key_names_the_nearest_of_the_format),
        cmocka_unit_test(setting__adds_nothing_to_a_safety_page),
        cmocka_unit_test(setting__unknown_address_names_the_nearest),
        cmocka_unit_test(setting__never_rewords_a_safety_text),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
