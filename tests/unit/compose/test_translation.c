/* The edition's language. */

#include "mini.h"

static const char *const MODULE = "title: T\nlanguage: en-US\nhandouts:\n  - id: h\n    title: Hello\n    blocks:\n"
                                  "      - text: Be safe\n        safety: true\n        id: s\n"
                                  "session:\n  goals:\n    - Goal\n";

#define ALL PO("m/title", "T", "t") PO("m/h/title", "Hello", "marhaba") PO("m/h/s", "Be safe", "salim")

static void translation__replaces_text_and_remembers_what_it_replaced(void **state)
{
    struct mini *mini = mini_new(MODULE);

    mini_catalogue(mini, PO_HEADER ALL);
    mini_compose(mini);
    assert_string_equal(mini_text(mini, "handouts/0/title"), "marhaba");
    assert_string_equal(mini_at(mini, "handouts/0/title")->replaced->text, "Hello");
    assert_string_equal(mini_at(mini, "handouts/0/title")->layer, "translation ar");
    mini_free(mini);
}

static void translation__of_a_piece_has_the_pieces_address(void **state)
{
    struct mini *mini =
        mini_new("title: T\nlanguage: en-US\nhandouts:\n  - id: h\n    blocks:\n      - include: exit\n");

    mini_piece(mini, "id: exit\nblocks:\n  - note:\n      text: Hi\n    id: note\n");
    mini_catalogue(mini, PO_HEADER PO("pieces/exit/note/text", "Hi", "ahlan"));
    mini_compose(mini);
    assert_string_equal(mini_text(mini, "handouts/0/blocks/0/note/text"), "ahlan");
    mini_free(mini);
}

static void translation__of_text_for_some_is_found_by_its_place(void **state)
{
    struct mini *mini =
        mini_new("title: T\nlanguage: en\naudience: [a]\nhandouts:\n  - id: h\n    blocks:\n      - starters:\n"
                 "          - One\n          - {text: Two, for: [a]}\n        id: s\n");

    mini_catalogue(mini, PO_HEADER PO("m/title", "T", "T") PO("m/h/s/1", "One", "x") PO("m/h/s/2", "Two", "y"));
    mini_compose(mini);
    assert_string_equal(mini_text(mini, "handouts/0/blocks/0/starters/1"), "y");
    kf_assert_clean(mini->run);
    mini_free(mini);
}

static void translation__ignores_how_white_space_was_wrapped(void **state)
{
    struct mini *mini = mini_new("title: One  two\nlanguage: en-US\n");

    mini_catalogue(mini, PO_HEADER PO("m/title", "One two", "x"));
    mini_compose(mini);
    kf_assert_clean(mini->run);
    mini_free(mini);
}

static void translation__empty_text_needs_none(void **state)
{
    struct mini *mini =
        mini_new("title: T\nlanguage: en\nhandouts:\n  - id: h\n    blocks:\n      - starters: [One, \"\"]\n        id: s\n");

    mini_catalogue(mini, PO_HEADER PO("m/title", "T", "T") PO("m/h/s/1", "One", "x"));
    mini_compose(mini);
    kf_assert_clean(mini->run);
    mini_free(mini);
}

/* A choice or a cell of digits alone: PO files leave it empty, and the page is no draft for it. */
static void translation__numbers_need_none_and_no_reviewer(void **state)
{
    const char *module = "title: T\nlanguage: en\nhandouts:\n  - id: h\n    blocks:\n      - starters: [\"30\", One]\n"
                         "        id: s\n";
    struct mini *mini = mini_new(module);

    mini_catalogue(mini, PO_REVIEWED PO("m/title", "T", "t") PO("m/h/s/1", "30", "") PO("m/h/s/2", "One", "x"));
    mini_compose(mini);
    assert_string_equal(mini_text(mini, "handouts/0/blocks/0/starters/0"), "30");
    kf_assert_clean(mini->run);
    mini_free(mini);

    mini = mini_new("title: \"30\"\nlanguage: en\n"); /* written out, and nobody has said that it is right */
    mini_catalogue(mini, PO_HEADER PO("m/title", "30", "30"));
    mini_compose(mini);
    assert_false(mini->composed.draft);
    mini_free(mini);
}

static void translation__missing_is_said_once_and_not_for_facilitators(void **state)
{
    struct mini *mini = mini_new(MODULE);

    mini_catalogue(mini, PO_HEADER PO("m/h/title", "Hello", "marhaba"));
    mini_compose(mini);
    kf_assert_count(mini->run, 1);
    kf_assert_has(mini->run->diags->items[0]->message, "2 texts have no translation");
    mini_free(mini);
}

static void translation__handout_without_any_is_left_out(void **state)
{
    struct mini *mini = mini_new("title: T\nlanguage: en-US\nhandouts:\n  - {id: h, title: Hello}\n  - id: other\n"
                                 "    title: Other\n    blocks:\n      - {text: Be safe, safety: true, id: s}\n");

    mini_catalogue(mini, PO_REVIEWED PO("m/title", "T", "t") PO("m/h/title", "Hello", "marhaba"));
    mini->input.community_build = true; /* its safety text is not printed, and so not asked for */
    mini_compose(mini);
    kf_assert_count(mini->run, 1);
    kf_assert_has(mini->run->diags->items[0]->message, "1 handout is not in \"ar\" yet and is left out: other");
    assert_int_equal(mini_at(mini, "handouts")->count, 1);
    mini_free(mini);
}

static void translation__made_from_another_text_is_used_with_a_warning(void **state)
{
    struct mini *mini = mini_new("title: New\nlanguage: en-US\n");

    mini_catalogue(mini, PO_HEADER PO("m/title", "Old", "x"));
    mini_compose(mini);
    kf_assert_diag(mini->run, 0, KF_STALE_TRANSLATION, 8, 8);
    assert_string_equal(mini_text(mini, "title"), "x");
    mini_free(mini);
}

static void translation__may_have_its_own_sides_and_need_not(void **state)
{
    static const char *const SIDES = "title: T\nlanguage: en-US\nhandouts:\n  - {id: h, title: Hello, sides: 1}\n"
                                     "  - {id: i, title: Hello, sides: 1}\n";
    struct mini *mini = mini_new(SIDES);

    mini_catalogue(mini, PO_HEADER PO("m/title", "T", "t") PO("m/h/title", "Hello", "marhaba")
                             PO("m/i/title", "Hello", "marhaba") PO("m/h/sides", "1", "2"));
    mini_compose(mini);
    kf_assert_clean(mini->run);
    assert_string_equal(mini_text(mini, "handouts/0/sides"), "2");
    assert_int_equal(mini_at(mini, "handouts/0/sides")->style, KF_PLAIN); /* in quotes it would be a text */
    assert_string_equal(mini_text(mini, "handouts/1/sides"), "1");
    mini_free(mini);
}

static void translation__sides_of_another_number_are_not_used(void **state)
{
    struct mini *mini = mini_new("title: T\nlanguage: en-US\nhandouts:\n  - {id: h, title: Hello, sides: 3}\n");

    mini_catalogue(mini, PO_HEADER PO("m/title", "T", "t") PO("m/h/title", "Hello", "marhaba") PO("m/h/sides", "1", "2"));
    mini_compose(mini);
    kf_assert_count(mini->run, 1);
    assert_string_equal(mini_text(mini, "handouts/0/sides"), "3");
    mini_free(mini);
}

static void translation__fuzzy_is_not_used_for_safety_texts(void **state)
{
    struct mini *mini = mini_new(MODULE);

    mini_catalogue(mini, PO_HEADER PO("m/title", "T", "t")
                             PO("m/h/title", "Hello", "marhaba") "\n#, fuzzy" PO("m/h/s", "Be safe", "salim"));
    mini_compose(mini);
    assert_string_equal(mini_text(mini, "handouts/0/blocks/0/text"), "Be safe");
    mini_free(mini);
}

static void translation__unreviewed_is_a_draft_in_the_kits_own_build(void **state)
{
    struct mini *mini = mini_new(MODULE);

    mini_catalogue(mini, PO_HEADER ALL);
    mini_compose(mini);
    assert_true(mini->composed.draft);
    mini_free(mini);
}

static void translation__reviewed_is_no_draft(void **state)
{
    struct mini *mini = mini_new(MODULE);

    mini_catalogue(mini, PO_REVIEWED ALL);
    mini->input.community_build = true;
    mini_compose(mini);
    assert_false(mini->composed.draft);
    mini_free(mini);
}

static void translation__unreviewed_safety_is_refused_in_a_community_build(void **state)
{
    struct mini *mini = mini_new(MODULE);

    mini_catalogue(mini, PO_HEADER ALL);
    mini->input.community_build = true;
    mini_refuse(mini);
    kf_assert_diag(mini->run, 0, KF_UNREVIEWED_TRANSLATION, 16, 8);
    kf_assert_has(kf_test_diags(mini->run), "must review m/h/s");
    mini_free(mini);
}

static void translation__missing_safety_is_refused_in_a_community_build(void **state)
{
    struct mini *mini = mini_new(MODULE);

    mini_catalogue(mini, PO_REVIEWED PO("m/title", "T", "t") PO("m/h/title", "Hello", "marhaba"));
    mini->input.community_build = true;
    mini_refuse(mini);
    assert_non_null(kf_test_find(mini->run, KF_UNREVIEWED_TRANSLATION));
    mini_free(mini);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(translation__replaces_text_and_remembers_what_it_replaced),
        cmocka_unit_test(translation__of_a_piece_has_the_pieces_address),
        cmocka_unit_test(translation__of_text_for_some_is_found_by_its_place),
        cmocka_unit_test(translation__ignores_how_white_space_was_wrapped),
        cmocka_unit_test(translation__empty_text_needs_none),
        cmocka_unit_test(translation__numbers_need_none_and_no_reviewer),
        cmocka_unit_test(translation__missing_is_said_once_and_not_for_facilitators),
        cmocka_unit_test(translation__handout_without_any_is_left_out),
        cmocka_unit_test(translation__made_from_another_text_is_used_with_a_warning),
        cmocka_unit_test(translation__may_have_its_own_sides_and_need_not),
        cmocka_unit_test(translation__sides_of_another_number_are_not_used),
        cmocka_unit_test(translation__fuzzy_is_not_used_for_safety_texts),
        cmocka_unit_test(translation__unreviewed_is_a_draft_in_the_kits_own_build),
        cmocka_unit_test(translation__reviewed_is_no_draft),
        cmocka_unit_test(translation__unreviewed_safety_is_refused_in_a_community_build),
        cmocka_unit_test(translation__missing_safety_is_refused_in_a_community_build),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
