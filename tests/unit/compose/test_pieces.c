/* Includes. */

#include "mini.h"

static const char *const EXIT = "id: exit\nsafety: true\nblocks:\n  - note:\n      text: Talk alone.\n    id: note\n";
static const char *const PAIR = "id: pair\nblocks:\n  - text: One\n    id: one\n  - text: Two\n    id: two\n";

#define MODULE(name) "title: T\nhandouts:\n  - id: h\n    blocks:\n      - include: " name "\n      - text: After\n"

static void pieces__single_block_takes_the_id_of_the_piece(void **state)
{
    struct mini *mini = mini_new(MODULE("exit"));

    mini_piece(mini, EXIT);
    mini_compose(mini);
    assert_string_equal(mini_text(mini, "handouts/0/blocks/0/id"), "exit");
    assert_string_equal(mini_text(mini, "handouts/0/blocks/1/text"), "After");
    mini_free(mini);
}

static void pieces__several_blocks_take_both_ids(void **state)
{
    struct mini *mini = mini_new(MODULE("pair"));

    mini_piece(mini, PAIR);
    mini_compose(mini);
    assert_string_equal(mini_text(mini, "handouts/0/blocks/1/id"), "pair-two");
    mini_free(mini);
}

static void pieces__safety_reaches_every_node_of_the_block(void **state)
{
    struct mini *mini = mini_new(MODULE("exit"));

    mini_piece(mini, EXIT);
    mini_compose(mini);
    assert_true(mini_at(mini, "handouts/0/blocks/0/note/text")->safety);
    assert_false(mini_at(mini, "handouts/0/blocks/1/text")->safety);
    mini_free(mini);
}

static void pieces__keep_their_own_place(void **state)
{
    struct mini *mini = mini_new(MODULE("exit"));

    mini_piece(mini, EXIT);
    mini_compose(mini);
    assert_string_equal(mini_at(mini, "handouts/0/blocks/0/note/text")->span.source->path, "piece.yaml");
    mini_free(mini);
}

static void pieces__of_the_community_stand_before_the_kits(void **state)
{
    struct mini *mini = mini_new(MODULE("exit"));

    mini_piece(mini, "id: exit\nblocks:\n  - text: Ours\n");
    mini_piece(mini, EXIT);
    mini_compose(mini);
    assert_string_equal(mini_text(mini, "handouts/0/blocks/0/text"), "Ours");
    mini_free(mini);
}

static void pieces__become_one_record_in_a_list_of_pages(void **state)
{
    struct mini *mini = mini_new("title: T\nfacilitator-pages:\n  - include: page\n");

    mini_piece(mini, "kinfold: 1\nid: page\nfacilitator-only: true\ntitle: Safety\nblocks:\n  - text: Hi\n");
    mini_compose(mini);
    assert_string_equal(mini_text(mini, "facilitator-pages/0/title"), "Safety");
    assert_null(mini_at(mini, "facilitator-pages/0/facilitator-only"));
    assert_null(mini_at(mini, "facilitator-pages/0/kinfold"));
    mini_free(mini);
}

static void pieces__for_facilitators_are_refused_in_a_handout(void **state)
{
    struct mini *mini = mini_new(MODULE("page"));

    mini_piece(mini, "id: page\nfacilitator-only: true\nblocks:\n  - text: Hi\n");
    mini_refuse(mini);
    kf_assert_diag(mini->run, 0, KF_FACILITATOR_LEAK, 5, 18);
    mini_free(mini);
}

static void pieces__unknown_names_the_nearest(void **state)
{
    struct mini *mini = mini_new(MODULE("exti"));

    mini_piece(mini, EXIT);
    mini_refuse(mini);
    kf_assert_diag(mini->run, 0, KF_UNKNOWN_PIECE, 5, 18);
    kf_assert_has(kf_test_diags(mini->run), "exit");
    mini_free(mini);
}

static void pieces__cycle_is_refused(void **state)
{
    struct mini *mini = mini_new(MODULE("a"));

    mini_piece(mini, "id: a\nblocks:\n  - include: b\n");
    mini_piece(mini, "id: b\nblocks:\n  - include: a\n");
    mini_refuse(mini);
    kf_assert_has(kf_test_diags(mini->run), "includes itself");
    mini_free(mini);
}

static void pieces__leave_what_was_read_unaltered(void **state)
{
    struct mini *mini = mini_new(MODULE("exit"));
    char *before = kf_node_dump(mini->input.module, true), *after;

    mini_piece(mini, EXIT);
    mini_compose(mini);
    after = kf_node_dump(mini->input.module, true);
    assert_string_equal(before, after);
    g_free(before);
    g_free(after);
    mini_free(mini);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces__single_block_takes_the_id_of_the_piece),
        cmocka_unit_test(pieces__several_blocks_take_both_ids),
        cmocka_unit_test(pieces__safety_reaches_every_node_of_the_block),
        cmocka_unit_test(pieces__keep_their_own_place),
        cmocka_unit_test(pieces__of_the_community_stand_before_the_kits),
        cmocka_unit_test(pieces__become_one_record_in_a_list_of_pages),
        cmocka_unit_test(pieces__for_facilitators_are_refused_in_a_handout),
        cmocka_unit_test(pieces__unknown_names_the_nearest),
        cmocka_unit_test(pieces__cycle_is_refused),
        cmocka_unit_test(pieces__leave_what_was_read_unaltered),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
