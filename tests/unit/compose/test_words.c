/* Word swaps. */

#include "compose/compose_internal.h"
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

/* The n-th substitution of one kind. */
static const struct kf_substitution *substitution(const struct mini *mini, enum kf_substitution_kind kind, int n)
{
    for (int i = 0; i < mini->composed.substitution_count; i++) {
        if (mini->composed.substitutions[i].kind == kind && n-- == 0) {
            return &mini->composed.substitutions[i];
        }
    }
    fail_msg("there are not so many substitutions");
    return NULL;
}

static const char *swapped_in_overlay(struct mini *mini, enum kf_overlay_owner owner)
{
    mini_overlay(mini, "riverbend", "overlay-of: m\nchanges: [{replace: h/text, with: {text: Our dinner}}]\n", NULL);
    mini->overlays[0].owner = owner;
    mini_swap(mini, "dinner", "supper");
    return swapped(mini);
}

static void words__of_the_communitys_own_overlay_are_its_own(void **state)
{
    struct mini *ours = mini_new(MODULE("dinner")), *theirs = mini_new(MODULE("dinner"));

    assert_string_equal(swapped_in_overlay(ours, KF_OVERLAY_OWN), "Our dinner");
    assert_string_equal(swapped_in_overlay(theirs, KF_OVERLAY_OF_BASE), "Our supper");
    mini_free(ours);
    mini_free(theirs);
}

static void words__are_recorded_one_by_one(void **state)
{
    struct mini *mini = mini_new(MODULE("dinner, {{worker}}, Dinner"));
    const struct kf_substitution *second;

    mini_swap(mini, "dinner", "supper");
    mini_name(mini, "worker", "Ann");
    mini_compose(mini);
    assert_int_equal(mini->composed.substitution_count, 3);
    second = substitution(mini, KF_SUBSTITUTION_SWAP, 1);
    assert_string_equal(second->address, "m/h/text");
    assert_string_equal(second->old_text, "Dinner");
    assert_string_equal(second->new_text, "Supper");
    assert_ptr_equal(second->swap, &mini->swaps[0]);
    assert_int_equal(second->at, 20);
    assert_int_equal(second->now_at, 13);
    assert_string_equal(second->scalar->text + second->now_at, "Supper");
    assert_string_equal(second->scalar->replaced->text + second->at, "Dinner");
    mini_free(mini);
}

static void words__record_the_names_too(void **state)
{
    struct mini *mini = mini_new(MODULE("Ask {{worker}}."));
    const struct kf_substitution *name;

    mini_name(mini, "worker", "Ann");
    mini_compose(mini);
    name = substitution(mini, KF_SUBSTITUTION_NAME, 0);
    assert_string_equal(name->old_text, "{{worker}}");
    assert_string_equal(name->new_text, "Ann");
    assert_ptr_equal(name->name, &mini->names[0]);
    mini_free(mini);
}

static void words__kept_in_safety_texts_are_recorded(void **state)
{
    struct mini *mini = mini_new("title: T\nhandouts:\n  - id: h\n    blocks:\n      - text: Afraid and afraid\n"
                                 "        safety: true\n");

    mini_swap(mini, "afraid", "scared");
    mini_compose(mini);
    assert_string_equal(substitution(mini, KF_SUBSTITUTION_KEPT, 0)->old_text, "Afraid");
    assert_int_equal(substitution(mini, KF_SUBSTITUTION_KEPT, 1)->at, 11);
    mini_free(mini);
}

/* --- plurals and articles ------------------------------------------------------------------------------------------- */

static void check_row(const char *module, struct kf_word_swap row, const char *expected)
{
    struct mini *mini = mini_new(module);

    mini->swaps[mini->input.swap_count++] = row;
    assert_string_equal(swapped(mini), expected);
    assert_int_equal(mini->run->diags->warnings, 0);
    mini_free(mini);
}

static void plural__is_found_when_the_row_gives_one(void **state)
{
    check_row(MODULE("Caregivers, a caregiver, two caregivers"),
              (struct kf_word_swap){.from = "caregiver", .to = "parent", .plural = "mums or dads"},
              "Mums or dads, a parent, two mums or dads");
}

static void plural__stays_when_the_row_gives_none(void **state)
{
    check_row(MODULE("two caregivers"), (struct kf_word_swap){.from = "caregiver", .to = "parent"}, "two caregivers");
}

static void plural__of_the_kit_may_be_given(void **state)
{
    check_row(MODULE("the formulae and the formulas"),
              (struct kf_word_swap){.from = "formula", .to = "way", .from_plural = "formulae", .plural = "ways"},
              "the ways and the formulas");
}

static void plural__follows_english_rules(void **state)
{
    static const char *const words[][2] = {
        {"caregiver", "caregivers"}, {"family", "families"},   {"day", "days"},           {"church", "churches"},
        {"boss", "bosses"},          {"child", "children"},    {"grandchild", "grandchildren"},
        {"woman", "women"},          {"policeman", "policemen"}, {"human", "humans"},     {"person", "people"},
        {"family member", "family members"}, {"wife", "wives"}, {"midwife", "midwives"},  {"photo", "photos"},
        {"box", "boxes"},            {"half", "halves"},       {"belief", "beliefs"},     {"Family", "Families"},
    };
    struct mini *mini = mini_new(MODULE("none"));

    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        assert_string_equal(kf_english_plural(mini->run->arena, words[i][0]), words[i][1]);
    }
    mini_free(mini);
}

static void article__is_corrected_in_its_case(void **state)
{
    const struct kf_word_swap row = {.from = "caregiver", .to = "auntie", .article = "an"};

    check_row(MODULE("A caregiver, a caregiver and A CAREGIVER"), row, "An auntie, an auntie and AN AUNTIE");
    check_row(MODULE("'a *caregiver*, a “caregiver”, the caregiver'"), row, "an *auntie*, an “auntie”, the auntie");
    check_row(MODULE("plan caregiver, no caregiver"), row, "plan auntie, no auntie");
    check_row(MODULE("an uncle or an adult"), (struct kf_word_swap){.from = "adult", .to = "grown-up", .article = "a"},
              "an uncle or a grown-up");
}

static void article__is_left_before_plurals(void **state)
{
    check_row(MODULE("a caregivers’ evening"),
              (struct kf_word_swap){.from = "caregiver", .to = "auntie", .plural = "aunties", .article = "an"},
              "a aunties’ evening");
}

static void article__is_recorded_with_its_word(void **state)
{
    struct mini *mini = mini_new(MODULE("See a caregiver now"));
    const struct kf_substitution *swap;

    mini->swaps[mini->input.swap_count++] =
        (struct kf_word_swap){.from = "caregiver", .to = "auntie", .article = "an"};
    mini_compose(mini);
    swap = substitution(mini, KF_SUBSTITUTION_SWAP, 0);
    assert_string_equal(swap->old_text, "a caregiver");
    assert_string_equal(swap->new_text, "an auntie");
    assert_int_equal(swap->at, 4);
    mini_free(mini);
}

static void article__that_jars_is_said_once(void **state)
{
    struct mini *mini = mini_new(MODULE("A caregiver or a caregiver"));
    const struct kf_diag *diag;

    mini_swap(mini, "caregiver", "auntie");
    mini_compose(mini);
    assert_int_equal(mini->run->diags->warnings, 1);
    diag = kf_test_find(mini->run, KF_WORD_SWAP);
    kf_assert_has(diag->message, "\"a caregiver\" becomes \"a auntie\"");
    kf_assert_has(diag->hint, "article: an");
    mini_free(mini);
}

static void article__of_other_languages_is_left(void **state)
{
    struct mini *mini = mini_new("title: T\nlanguage: es\nhandouts:\n  - id: h\n    blocks:\n      - text: a casa\n");

    mini->input.language = "es";
    mini_swap(mini, "casa", "iglesia");
    mini_compose(mini);
    assert_int_equal(mini->run->diags->warnings, 0);
    mini_free(mini);
}

static void words__that_hold_what_they_replace_are_not_swapped_again(void **state)
{
    check(MODULE("Family dinner or dinner"), "dinner", "family dinner", "Family dinner or family dinner");
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
        cmocka_unit_test(words__of_the_communitys_own_overlay_are_its_own),
        cmocka_unit_test(words__are_recorded_one_by_one),
        cmocka_unit_test(words__record_the_names_too),
        cmocka_unit_test(words__kept_in_safety_texts_are_recorded),
        cmocka_unit_test(plural__is_found_when_the_row_gives_one),
        cmocka_unit_test(plural__stays_when_the_row_gives_none),
        cmocka_unit_test(plural__of_the_kit_may_be_given),
        cmocka_unit_test(plural__follows_english_rules),
        cmocka_unit_test(article__is_corrected_in_its_case),
        cmocka_unit_test(article__is_left_before_plurals),
        cmocka_unit_test(article__is_recorded_with_its_word),
        cmocka_unit_test(article__that_jars_is_said_once),
        cmocka_unit_test(article__of_other_languages_is_left),
        cmocka_unit_test(words__that_hold_what_they_replace_are_not_swapped_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
