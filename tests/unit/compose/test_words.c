/* Word swaps. */

#include "mini.h"

static const char *swapped(struct mini *mini)
{
    mini_compose(mini);
    return mini_text(mini, "handouts/0/blocks/0/text");
}

#define MODULE(line) "title: T\nhandouts:\n  - id: h\n    blocks:\n      - text: " line "\n"

static void check(const char *module, const char *from, const char *to, const char *expected)
{
    struct mini *mini = mini_new(module);

    mini_swap(mini, from, to);
    assert_string_equal(swapped(mini), expected);
    mini_free(mini);
}

static void words__keep_the_case_of_what_they_replace(void **state)
{
    check(MODULE("Dinner, dinner and DINNER"), "dinner", "supper", "Supper, supper and SUPPER");
}

static void words__are_whole_words(void **state)
{
    check(MODULE("dinnertime after-dinner dinner's l'dinner"), "dinner", "supper",
          "dinnertime after-supper supper's l'dinner");
}

static void words__leave_link_destinations_and_addresses(void **state)
{
    check(MODULE("'[dinner](https://a.org/dinner) <https://dinner.org> dinner'"), "dinner", "supper",
          "[supper](https://a.org/dinner) <https://dinner.org> supper");
}

static void words__leave_names_in_braces(void **state)
{
    struct mini *mini = mini_new(MODULE("'a worker, {{worker}}'"));

    mini_swap(mini, "worker", "helper");
    mini_name(mini, "worker", "your worker");
    assert_string_equal(swapped(mini), "a helper, your worker");
    mini_free(mini);
}

static void words__match_the_longest_and_never_twice(void **state)
{
    struct mini *mini = mini_new(MODULE("dinner time and dinner"));

    mini_swap(mini, "dinner", "supper");
    mini_swap(mini, "supper", "tea");
    mini_swap(mini, "dinner time", "evening");
    assert_string_equal(swapped(mini), "evening and supper");
    mini_free(mini);
}

static void words__leave_safety_texts(void **state)
{
    check("title: T\nhandouts:\n  - id: h\n    blocks:\n      - text: be afraid\n        safety: true\n", "afraid",
          "scared", "be afraid");
}

static void words__that_stay_in_safety_texts_are_said_once(void **state)
{
    struct mini *mini = mini_new("title: T\nhandouts:\n  - id: h\n    blocks:\n      - text: If you feel afraid.\n"
                                 "        safety: true\n      - text: Afraid, and afraid again.\n        safety: true\n");
    const struct kf_diag *diag;

    mini_swap(mini, "afraid", "scared");
    mini_compose(mini);
    diag = kf_test_find(mini->run, KF_SAFETY_CHANGE);
    kf_assert_has(diag->message, "\"afraid\" stays in safety texts");
    assert_int_equal(diag->severity, KF_NOTE);
    assert_int_equal(diag->span.column, 27);
    mini_free(mini);
}

static void words__are_recorded_one_by_one(void **state)
{
    struct mini *mini = mini_new(MODULE("dinner or Dinner"));

    mini_swap(mini, "dinner", "supper");
    mini_compose(mini);
    assert_int_equal(mini->composed.change_count, 2);
    assert_string_equal(mini->composed.changes[1].old_text, "Dinner");
    assert_int_equal(mini->composed.changes[1].span.column, 15);
    mini_free(mini);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words__keep_the_case_of_what_they_replace),
        cmocka_unit_test(words__are_whole_words),
        cmocka_unit_test(words__leave_link_destinations_and_addresses),
        cmocka_unit_test(words__leave_names_in_braces),
        cmocka_unit_test(words__match_the_longest_and_never_twice),
        cmocka_unit_test(words__leave_safety_texts),
        cmocka_unit_test(words__that_stay_in_safety_texts_are_said_once),
        cmocka_unit_test(words__are_recorded_one_by_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
