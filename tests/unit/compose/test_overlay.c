/* Overlays and their lock file. */

#include "mini.h"

static const char *const MODULE =
    "title: T\nlanguage: en-US\naudience: [a]\nhandouts:\n"
    "  - id: h\n    title: Hello\n    blocks:\n"
    "      - starters:\n          - One\n          - Two\n          - Three\n        id: s\n"
    "      - text: First\n      - text: Second\n"
    "      - text: Exit\n        id: exit\n        safety: true\n"
    "  - id: core-page\n    core: true\n    title: Core\n"
    "session:\n  goals:\n    - Goal\n";

#define OVERLAY(changes) "overlay-of: m\nlanguage: en-US\nchanges:\n" changes

static struct mini *with_overlay(const char *changes)
{
    struct mini *mini = mini_new(MODULE);

    mini_overlay(mini, "riverbend", changes, NULL);
    return mini;
}

static struct mini *composed(const char *changes)
{
    struct mini *mini = with_overlay(changes);

    mini_compose(mini);
    return mini;
}

static struct mini *refused(const char *changes, enum kf_code code)
{
    struct mini *mini = with_overlay(changes);

    mini_refuse(mini);
    kf_test_find(mini->run, code);
    return mini;
}

static void overlay__replaces_a_text_and_remembers_the_kits(void **state)
{
    struct mini *mini = composed(OVERLAY("  - {replace: h/title, with: Hi}\n"));
    const struct kf_node *title = mini_at(mini, "handouts/0/title");

    assert_string_equal(title->text, "Hi");
    assert_string_equal(title->layer, "overlay riverbend");
    assert_string_equal(title->span.source->path, "overlay.yaml");
    assert_string_equal(title->replaced->text, "Hello");
    mini_free(mini);
}

static void overlay__address_may_name_the_module(void **state)
{
    struct mini *mini = composed(OVERLAY("  - {replace: m/h/title, with: Hi}\n"));

    assert_string_equal(mini_text(mini, "handouts/0/title"), "Hi");
    mini_free(mini);
}

static void overlay__replaces_the_text_of_a_bare_block(void **state)
{
    struct mini *mini = composed(OVERLAY("  - {replace: h/text-2, with: New}\n"));

    assert_string_equal(mini_text(mini, "handouts/0/blocks/2/text"), "New");
    mini_free(mini);
}

static void overlay__replaces_the_text_of_a_block_written_in_full(void **state)
{
    struct mini *mini = mini_new("title: T\nlanguage: en-US\naudience: [a]\nhandouts:\n  - id: h\n    title: Hello\n    blocks:\n"
                                 "      - text: {text: Words}\n        id: t\n");

    mini_overlay(mini, "county", OVERLAY("  - {replace: h/t, with: New}\n"), NULL);
    mini_overlay(mini, "riverbend", OVERLAY("  - {replace: h/t, with: Newer}\n"), NULL);
    mini_compose(mini);
    assert_string_equal(mini_text(mini, "handouts/0/blocks/0/text/text"), "Newer");
    mini_free(mini);
}

static void overlay__removal_renumbers_nothing(void **state)
{
    struct mini *mini = composed(OVERLAY("  - remove: h/s/1\n  - {replace: h/s/3, with: Drei}\n"));

    assert_int_equal(mini_at(mini, "handouts/0/blocks/0/starters")->count, 2);
    assert_string_equal(mini_text(mini, "handouts/0/blocks/0/starters/1"), "Drei");
    assert_int_equal(mini_at(mini, "handouts/0/blocks/0/starters/1")->place, 3);
    mini_free(mini);
}

static void overlay__removed_block_renames_no_other(void **state)
{
    struct mini *mini = mini_new(MODULE);

    mini_overlay(mini, "region", OVERLAY("  - remove: h/text\n"), NULL);
    mini_overlay(mini, "riverbend", OVERLAY("  - {replace: h/text-2, with: Zwei}\n"), NULL);
    mini_compose(mini);
    assert_string_equal(mini_text(mini, "handouts/0/blocks/1/text"), "Zwei");
    assert_string_equal(mini_at(mini, "handouts/0/blocks/1")->inserted_as, "text-2");
    mini_free(mini);
}

static void overlay__inserted_items_are_named_by_their_layer(void **state)
{
    struct mini *mini =
        composed(OVERLAY("  - {insert-after: h/s/1, items: [A, B]}\n  - {insert-after: h/s/1, items: C}\n"));

    assert_string_equal(mini_at(mini, "handouts/0/blocks/0/starters/1")->inserted_as, "1+riverbend-1");
    assert_string_equal(mini_at(mini, "handouts/0/blocks/0/starters/3")->inserted_as, "1+riverbend-3");
    assert_string_equal(mini_text(mini, "handouts/0/blocks/0/starters/3"), "C");
    assert_int_equal(mini_at(mini, "handouts/0/blocks/0/starters/1")->place, 0);
    mini_free(mini);
}

static void overlay__inserts_blocks_with_their_own_id(void **state)
{
    struct mini *mini = composed(OVERLAY("  - insert-before: h/s\n    blocks:\n      - text: New\n        id: mine\n"));

    assert_string_equal(mini_text(mini, "handouts/0/blocks/0/id"), "mine");
    assert_null(mini_at(mini, "handouts/0/blocks/0")->inserted_as);
    mini_free(mini);
}

static void overlay__appends_to_a_list_and_to_a_block(void **state)
{
    struct mini *mini =
        composed(OVERLAY("  - {append: session/goals, items: [More]}\n  - {append: h/s, items: [Four]}\n"));

    assert_string_equal(mini_text(mini, "session/goals/1"), "More");
    assert_string_equal(mini_text(mini, "handouts/0/blocks/0/starters/3"), "Four");
    mini_free(mini);
}

static void overlay__later_layer_wins_and_both_are_recorded(void **state)
{
    struct mini *mini = mini_new(MODULE);

    mini_overlay(mini, "region", OVERLAY("  - {replace: h/title, with: One}\n"), NULL);
    mini_overlay(mini, "riverbend", OVERLAY("  - {replace: h/title, with: Two}\n"), NULL);
    mini_compose(mini);
    assert_string_equal(mini_text(mini, "handouts/0/title"), "Two");
    assert_int_equal(mini->composed.change_count, 2);
    assert_string_equal(mini->composed.changes[1].old_text, "One");
    mini_free(mini);
}

static void overlay__later_layer_reaches_what_an_earlier_one_inserted(void **state)
{
    struct mini *mini = mini_new(MODULE);

    mini_overlay(mini, "region", OVERLAY("  - {insert-after: h/s/1, items: [A]}\n"), NULL);
    mini_overlay(mini, "riverbend", OVERLAY("  - {replace: h/s/1+region-1, with: B}\n"), NULL);
    mini_compose(mini);
    assert_string_equal(mini_text(mini, "handouts/0/blocks/0/starters/1"), "B");
    mini_free(mini);
}

static void overlay__unknown_address_names_the_nearest(void **state)
{
    struct mini *mini = refused(OVERLAY("  - {replace: h/titel, with: Hi}\n"), KF_UNKNOWN_ADDRESS);

    kf_assert_diag(mini->run, 0, KF_UNKNOWN_ADDRESS, 4, 15);
    kf_assert_has(mini->run->diags->items[0]->hint, "\"h/title\"");
    mini_free(mini);
}

static void overlay__change_without_an_address_is_refused(void **state)
{
    mini_free(refused(OVERLAY("  - {with: Hi}\n"), KF_MISSING_KEY));
}

static void overlay__list_for_a_text_is_refused(void **state)
{
    mini_free(refused(OVERLAY("  - {replace: h/title, with: [Hi]}\n"), KF_WRONG_TYPE));
}

static void overlay__needed_part_is_not_removed(void **state)
{
    mini_free(refused(OVERLAY("  - remove: title\n"), KF_MISSING_KEY));
}

static void overlay__safety_is_never_removed(void **state)
{
    mini_free(refused(OVERLAY("  - remove: h/exit\n"), KF_SAFETY_CHANGE));
}

static void overlay__safety_needs_an_approver_and_a_date(void **state)
{
    mini_free(refused(OVERLAY("  - {replace: h/exit, with: Out, approved-by: R}\n"), KF_SAFETY_CHANGE));
}

static void overlay__approved_safety_stays_safety(void **state)
{
    struct mini *mini =
        composed(OVERLAY("  - {replace: h/exit, with: Out, approved-by: R, approved-on: 2026-10-12}\n"));

    assert_string_equal(mini_text(mini, "handouts/0/blocks/3/text"), "Out");
    assert_true(mini_at(mini, "handouts/0/blocks/3/text")->safety);
    mini_free(mini);
}

static void overlay__approval_needs_a_real_date(void **state)
{
    mini_free(
        refused(OVERLAY("  - {replace: h/exit, with: Out, approved-by: R, approved-on: 2026-13-12}\n"), KF_WRONG_TYPE));
}

static void overlay__whole_page_with_a_safety_text_may_go(void **state)
{
    struct mini *mini = composed(OVERLAY("  - remove: h\n"));

    assert_int_equal(mini_at(mini, "handouts")->count, 1);
    mini_free(mini);
}

static void overlay__core_change_is_reported(void **state)
{
    struct mini *mini = composed(OVERLAY("  - {replace: core-page/title, with: Other}\n"));

    assert_true(mini->composed.changes[0].core);
    kf_test_find(mini->run, KF_CORE_CHANGE);
    mini_free(mini);
}

static void overlay__in_another_language_is_left_out_with_a_warning(void **state)
{
    struct mini *mini = with_overlay("overlay-of: m\nlanguage: ar\nchanges:\n  - {replace: h/title, with: x}\n");

    mini_compose(mini);
    assert_string_equal(mini_text(mini, "handouts/0/title"), "Hello");
    kf_test_find(mini->run, KF_MISSING_TRANSLATION);
    mini_free(mini);
}

/* --- the lock file ------------------------------------------------------------------------------------------------- */

static struct mini *locked(const char *change, const char *address, const char *text)
{
    struct mini *mini = mini_new(MODULE);
    const char *lock =
        kf_arena_format(mini->run->arena, "kinfold: 1\naccepted:\n  - address: %s\n    hash: \"%s\"\n    text: %s\n",
                        address, kf_fingerprint_hash(mini->run->arena, text), text);

    mini_overlay(mini, "riverbend", change, lock);
    return mini;
}

static char *lock_of(const struct mini *mini)
{
    const struct kf_overlay_state **states =
        KF_NEW_ARRAY(mini->run->arena, mini->composed.overlay_state_count, const struct kf_overlay_state *);

    for (int i = 0; i < mini->composed.overlay_state_count; i++) {
        states[i] = &mini->composed.overlay_states[i];
    }
    return kf_overlay_lock(mini->run->arena, states, mini->composed.overlay_state_count);
}

/* The status of the first change. */
static enum kf_overlay_status status_of(const struct mini *mini)
{
    assert_true(mini->composed.overlay_state_count > 0);
    return mini->composed.overlay_states[0].status;
}

static void lock__gone_place_is_an_orphan_and_the_rest_prints(void **state)
{
    struct mini *mini = locked(OVERLAY("  - {replace: h/gone/try, with: Hi}\n"), "h/gone/try", "Hello there, Good morning");

    mini_compose(mini);
    assert_string_equal(mini_text(mini, "handouts/0/title"), "Hello");
    kf_assert_count(mini->run, 1);
    kf_assert_diag(mini->run, 0, KF_ORPHANED_OVERLAY, 4, 15);
    assert_int_equal(mini->run->diags->errors, 0);
    assert_int_equal(status_of(mini), KF_OVERLAY_ORPHANED);
    mini_free(mini);
}

static void lock__orphan_names_the_text_most_like_it(void **state)
{
    struct mini *mini = locked(OVERLAY("  - {replace: h/gone, with: Hi}\n"), "h/gone", "Exit it");

    mini_compose(mini);
    assert_string_equal(mini->composed.overlay_states[0].most_like, "h/exit");
    kf_assert_has(mini->run->diags->items[0]->hint, "h/exit");
    mini_free(mini);
}

static void lock__unknown_address_is_a_mistake_of_spelling(void **state)
{
    struct mini *mini = locked(OVERLAY("  - {replace: h/titel, with: Hi}\n"), "h/title", "Hello");

    mini_refuse(mini);
    kf_test_find(mini->run, KF_UNKNOWN_ADDRESS);
    mini_free(mini);
}

static void lock__orphan_of_an_earlier_layer_names_both_places(void **state)
{
    struct mini *mini = mini_new(MODULE);

    mini_overlay(mini, "county", OVERLAY("  - remove: h/s\n"), NULL);
    mini_overlay(mini, "riverbend", OVERLAY("  - {replace: h/s/2, with: Zwei}\n"),
                 "accepted: [{address: h/s/2, hash: \"sha256:0\", text: Two}]\n");
    mini_compose(mini);
    kf_assert_has(kf_test_find(mini->run, KF_ORPHANED_OVERLAY)->message, "taken out by overlay county");
    assert_int_equal(kf_test_find(mini->run, KF_ORPHANED_OVERLAY)->related[0].span.line, 4);
    mini_free(mini);
}

static void lock__place_of_an_addition_may_be_reworded(void **state)
{
    struct mini *mini = locked(OVERLAY("  - {insert-after: h/s/1, items: [New]}\n"), "h/s/1", "Uno");

    mini_compose(mini);
    kf_assert_clean(mini->run);
    assert_int_equal(status_of(mini), KF_OVERLAY_FRESH);
    mini_free(mini);
}

static void lock__addition_follows_its_place(void **state)
{
    struct mini *mini = locked(OVERLAY("  - {insert-after: h/s/7, items: [New]}\n"), "h/s/7", "Two");

    mini_compose(mini);
    assert_int_equal(status_of(mini), KF_OVERLAY_MOVED);
    assert_string_equal(mini->composed.overlay_states[0].moved_to, "h/s/2");
    assert_string_equal(mini_text(mini, "handouts/0/blocks/0/starters/2"), "New");
    mini_free(mini);
}

static void lock__block_is_followed_by_all_its_words(void **state)
{
    struct mini *mini = locked(OVERLAY("  - remove: h/old\n"), "h/old", "One Two Three");

    mini_compose(mini);
    assert_string_equal(mini->composed.overlay_states[0].moved_to, "h/s");
    assert_int_equal(mini_at(mini, "handouts/0/blocks")->count, 3);
    mini_free(mini);
}

static void lock__text_of_an_earlier_layer_is_recorded_too(void **state)
{
    struct mini *mini = mini_new(MODULE);
    const char *ours = OVERLAY("  - {replace: h/s/1+county-1, with: Ours}\n");

    mini_overlay(mini, "county", OVERLAY("  - {insert-after: h/s/1, items: [Theirs]}\n"), NULL);
    mini_overlay(mini, "riverbend", ours,
                 "accepted: [{address: h/s/1+county-1, hash: \"sha256:0\", text: Their old}]\n");
    mini_compose(mini);
    kf_assert_has(kf_test_find(mini->run, KF_STALE_OVERLAY)->message, "is now \"Theirs\"");
    mini_free(mini);
}

static void lock__without_the_text_itself_still_reads(void **state)
{
    struct mini *mini = mini_new(MODULE);

    mini_overlay(mini, "riverbend", OVERLAY("  - {replace: h/title, with: Hi}\n"),
                 kf_arena_format(mini->run->arena, "accepted: [{address: h/title, hash: \"%s\"}]\n",
                                 kf_fingerprint_hash(mini->run->arena, "Hello")));
    mini_compose(mini);
    kf_assert_clean(mini->run);
    mini_free(mini);
}

static void change__tells_what_a_log_needs(void **state)
{
    struct mini *mini = composed(OVERLAY("  - {replace: h/exit, with: Way out, why: ours, approved-by: R, approved-on: 2026-10-12}\n"
                                         "  - {remove: h/s}\n  - insert-after: h/text\n    blocks:\n      - text: A\n      - text: B\n"));
    const struct kf_change *changes = mini->composed.changes;

    assert_int_equal(mini->composed.change_count, 3);
    assert_true(changes[0].safety);
    assert_string_equal(changes[0].why, "ours");
    assert_string_equal(changes[0].approved_by, "R");
    assert_string_equal(changes[0].approved_on, "2026-10-12");
    assert_string_equal(changes[0].old_text, "Exit");
    assert_string_equal(changes[0].new_text, "Way out");
    assert_string_equal(changes[1].old_text, "One Two Three");
    assert_null(changes[1].new_text);
    assert_string_equal(changes[2].new_text, "A B");
    mini_free(mini);
}

static void overlay__three_layers_change_one_text(void **state)
{
    struct mini *mini = mini_new(MODULE);
    const struct kf_node *title;

    mini_overlay(mini, "state", OVERLAY("  - {insert-after: h/s/1, items: [State]}\n  - {replace: h/title, with: S}\n"), NULL);
    mini_overlay(mini, "county", OVERLAY("  - {replace: h/s/1+state-1, with: County}\n  - {replace: h/title, with: C}\n"), NULL);
    mini_overlay(mini, "site", OVERLAY("  - {replace: h/s/1+state-1, with: Site}\n  - {replace: h/title, with: T}\n"), NULL);
    mini_compose(mini);
    title = mini_at(mini, "handouts/0/title");
    assert_string_equal(mini_text(mini, "handouts/0/blocks/0/starters/1"), "Site");
    assert_string_equal(title->text, "T");
    assert_string_equal(title->replaced->layer, "overlay county");
    assert_string_equal(title->replaced->replaced->layer, "overlay state");
    assert_string_equal(title->replaced->replaced->replaced->text, "Hello");
    mini_free(mini);
}

static void lock__same_text_says_nothing(void **state)
{
    struct mini *mini = locked(OVERLAY("  - {replace: h/title, with: Hi}\n"), "h/title", "Hello");

    mini_compose(mini);
    kf_assert_clean(mini->run);
    mini_free(mini);
}

static void lock__changed_text_is_a_stale_overlay(void **state)
{
    struct mini *mini = locked(OVERLAY("  - {replace: h/title, with: Hi}\n"), "h/title", "Good day");

    mini_compose(mini);
    kf_assert_diag(mini->run, 0, KF_STALE_OVERLAY, 4, 15);
    kf_assert_has(mini->run->diags->items[0]->message, "it was \"Good day\" and is now \"Hello\"");
    kf_assert_has(mini->run->diags->items[0]->hint, "yours is \"Hi\"");
    assert_int_equal(mini->run->diags->items[0]->related[0].span.line, 6);
    mini_free(mini);
}

static void lock__moved_text_is_followed(void **state)
{
    struct mini *mini = locked(OVERLAY("  - {replace: h/s/1, with: Deux}\n"), "h/s/1", "Two");

    mini_compose(mini);
    kf_assert_diag(mini->run, 0, KF_MOVED_OVERLAY, 4, 15);
    assert_string_equal(mini_text(mini, "handouts/0/blocks/0/starters/0"), "One");
    assert_string_equal(mini_text(mini, "handouts/0/blocks/0/starters/1"), "Deux");
    mini_free(mini);
}

static void lock__none_is_noted_once(void **state)
{
    struct mini *mini = composed(OVERLAY("  - {replace: h/title, with: Hi}\n  - remove: h/s/1\n"));

    kf_assert_count(mini->run, 1);
    kf_assert_diag(mini->run, 0, KF_UNRECORDED_OVERLAY, 1, 1);
    mini_free(mini);
}

static void lock__written_is_read_back_clean(void **state)
{
    const char *changes = OVERLAY("  - {replace: h/title, with: Hi}\n  - remove: h/s/1\n"
                                  "  - {append: h/s, items: [Four]}\n");
    struct mini *mini = composed(changes);
    char *text = lock_of(mini);
    struct mini *again = mini_new(MODULE);

    mini_overlay(again, "riverbend", changes, text);
    mini_compose(again);
    kf_assert_clean(again->run);
    mini_free(again);
    g_free(text);
    mini_free(mini);
}

static void fingerprint__ignores_white_space_and_composition(void **state)
{
    struct kf_run *run = kf_test_run_new();

    assert_string_equal(kf_fingerprint_text(run->arena, " cafe\u0301\n  au "), "caf\u00e9 au");
    kf_test_run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(overlay__replaces_a_text_and_remembers_the_kits),
        cmocka_unit_test(overlay__address_may_name_the_module),
        cmocka_unit_test(overlay__replaces_the_text_of_a_bare_block),
        cmocka_unit_test(overlay__replaces_the_text_of_a_block_written_in_full),
        cmocka_unit_test(overlay__removal_renumbers_nothing),
        cmocka_unit_test(overlay__removed_block_renames_no_other),
        cmocka_unit_test(overlay__inserted_items_are_named_by_their_layer),
        cmocka_unit_test(overlay__inserts_blocks_with_their_own_id),
        cmocka_unit_test(overlay__appends_to_a_list_and_to_a_block),
        cmocka_unit_test(overlay__later_layer_wins_and_both_are_recorded),
        cmocka_unit_test(overlay__later_layer_reaches_what_an_earlier_one_inserted),
        cmocka_unit_test(overlay__unknown_address_names_the_nearest),
        cmocka_unit_test(overlay__change_without_an_address_is_refused),
        cmocka_unit_test(overlay__list_for_a_text_is_refused),
        cmocka_unit_test(overlay__needed_part_is_not_removed),
        cmocka_unit_test(overlay__safety_is_never_removed),
        cmocka_unit_test(overlay__safety_needs_an_approver_and_a_date),
        cmocka_unit_test(overlay__approved_safety_stays_safety),
        cmocka_unit_test(overlay__approval_needs_a_real_date),
        cmocka_unit_test(overlay__whole_page_with_a_safety_text_may_go),
        cmocka_unit_test(overlay__core_change_is_reported),
        cmocka_unit_test(overlay__in_another_language_is_left_out_with_a_warning),
        cmocka_unit_test(lock__same_text_says_nothing),
        cmocka_unit_test(lock__gone_place_is_an_orphan_and_the_rest_prints),
        cmocka_unit_test(lock__orphan_names_the_text_most_like_it),
        cmocka_unit_test(lock__unknown_address_is_a_mistake_of_spelling),
        cmocka_unit_test(lock__orphan_of_an_earlier_layer_names_both_places),
        cmocka_unit_test(lock__place_of_an_addition_may_be_reworded),
        cmocka_unit_test(lock__addition_follows_its_place),
        cmocka_unit_test(lock__block_is_followed_by_all_its_words),
        cmocka_unit_test(lock__text_of_an_earlier_layer_is_recorded_too),
        cmocka_unit_test(lock__without_the_text_itself_still_reads),
        cmocka_unit_test(change__tells_what_a_log_needs),
        cmocka_unit_test(overlay__three_layers_change_one_text),
        cmocka_unit_test(lock__changed_text_is_a_stale_overlay),
        cmocka_unit_test(lock__moved_text_is_followed),
        cmocka_unit_test(lock__none_is_noted_once),
        cmocka_unit_test(lock__written_is_read_back_clean),
        cmocka_unit_test(fingerprint__ignores_white_space_and_composition),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
