/* Each change on each kind of thing: a text, an item, a block, a handout, an activity. */

#include "mini.h"

static const char *const MODULE =
    "title: T\nlanguage: en-US\naudience: [a]\nhandouts:\n"
    "  - id: one\n    title: One\n    blocks:\n"
    "      - starters: [A, B]\n        id: s\n"
    "      - text: Words\n        id: t\n"
    "  - id: two\n    title: Two\n"
    "session:\n  goals: [Goal]\n  activities:\n"
    "    - id: arrive\n      title: Arrive\n"
    "    - id: close\n      title: Close\n";

static struct mini *with(const char *changes)
{
    struct mini *mini = mini_new(MODULE);

    mini_overlay(mini, "riverbend", kf_arena_format(mini->run->arena, "overlay-of: m\nchanges:\n%s", changes), NULL);
    return mini;
}

static struct mini *composed(const char *changes)
{
    struct mini *mini = with(changes);

    mini_compose(mini);
    return mini;
}

static void refused(const char *changes, enum kf_code code)
{
    struct mini *mini = with(changes);

    mini_refuse(mini);
    kf_test_find(mini->run, code);
    mini_free(mini);
}

/* The ids of a list of mappings, "one two". */
static void assert_ids(const struct mini *mini, const char *path, const char *expected)
{
    const struct kf_node *list = mini_at(mini, path);
    GString *ids = g_string_new(NULL);

    for (int i = 0; i < list->count; i++) {
        g_string_append_printf(ids, "%s%s", i > 0 ? " " : "", kf_node_get_text(list->items[i], "id"));
    }
    assert_string_equal(ids->str, expected);
    g_string_free(ids, TRUE);
}

static void text__is_replaced_and_nothing_else(void **state)
{
    struct mini *mini = composed("  - {replace: one/title, with: Uno}\n");

    assert_string_equal(mini_text(mini, "handouts/0/title"), "Uno");
    mini_free(mini);
    refused("  - {append: one/title, items: [More]}\n", KF_WRONG_TYPE);
    refused("  - {insert-after: one/title, items: [More]}\n", KF_WRONG_TYPE);
}

static void item__takes_every_change(void **state)
{
    struct mini *mini = composed("  - {replace: one/s/1, with: Alpha}\n  - {remove: one/s/2}\n"
                                 "  - {insert-before: one/s/1, items: [First]}\n"
                                 "  - {append: one/s, items: [Last]}\n");
    const struct kf_node *list = mini_at(mini, "handouts/0/blocks/0/starters");

    assert_int_equal(list->count, 3);
    assert_string_equal(list->items[0]->text, "First");
    assert_string_equal(list->items[1]->text, "Alpha");
    assert_string_equal(list->items[2]->text, "Last");
    mini_free(mini);
}

static void block__takes_every_change(void **state)
{
    struct mini *mini = composed("  - replace: one/t\n    with: {note: {title: N, text: M}}\n"
                                 "  - insert-before: one/s\n    blocks:\n      - text: New\n        id: new\n"
                                 "  - remove: one/s\n");

    assert_ids(mini, "handouts/0/blocks", "new t");
    assert_string_equal(mini_text(mini, "handouts/0/blocks/1/note/title"), "N");
    mini_free(mini);
}

static void handout__is_replaced_as_a_whole_and_keeps_its_id(void **state)
{
    struct mini *mini =
        composed("  - replace: one\n    with:\n      title: Ours\n      blocks:\n        - text: Our words\n");

    assert_ids(mini, "handouts", "one two");
    assert_string_equal(mini_text(mini, "handouts/0/title"), "Ours");
    assert_string_equal(mini_text(mini, "handouts/0/blocks/0/text"), "Our words");
    assert_int_equal(mini_at(mini, "handouts/0")->place, 1);
    mini_free(mini);
}

static void handout__is_removed_and_inserted(void **state)
{
    struct mini *mini = composed("  - remove: one\n  - insert-after: two\n    items:\n      - {id: three, title: Three}\n"
                                 "  - insert-before: two\n    items: {id: half, title: Half}\n");

    assert_ids(mini, "handouts", "half two three");
    assert_int_equal(mini_at(mini, "handouts/1")->place, 2);
    mini_free(mini);
}

static void handout__takes_more_blocks_at_its_end(void **state)
{
    struct mini *mini = composed("  - append: one\n    blocks:\n      - text: Last\n        id: last\n");

    assert_ids(mini, "handouts/0/blocks", "s t last");
    mini_free(mini);
}

static void activity__takes_every_change(void **state)
{
    struct mini *mini = composed("  - replace: arrive\n    with: {title: Ours}\n  - remove: close\n"
                                 "  - insert-after: arrive\n    items:\n      - {id: walk, title: Walk}\n");

    assert_ids(mini, "session/activities", "arrive walk");
    assert_string_equal(mini_text(mini, "session/activities/0/title"), "Ours");
    mini_free(mini);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text__is_replaced_and_nothing_else),
        cmocka_unit_test(item__takes_every_change),
        cmocka_unit_test(block__takes_every_change),
        cmocka_unit_test(handout__is_replaced_as_a_whole_and_keeps_its_id),
        cmocka_unit_test(handout__is_removed_and_inserted),
        cmocka_unit_test(handout__takes_more_blocks_at_its_end),
        cmocka_unit_test(activity__takes_every_change),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
