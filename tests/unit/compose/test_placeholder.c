/* Placeholders. */

#include "mini.h"

#define MODULE(line) "title: T\nhandouts:\n  - id: h\n    blocks:\n      - text: " line "\n"

static struct mini *with_names(const char *module)
{
    struct mini *mini = mini_new(module);

    mini_name(mini, "worker", "your worker");
    mini_name(mini, "on-call", "blank");
    mini_name(mini, "line", "a_b *c*");
    mini_name(mini, "who", "ask {{worker}}");
    return mini;
}

static void check(const char *module, const char *expected)
{
    struct mini *mini = with_names(module);

    mini_compose(mini);
    assert_string_equal(mini_text(mini, "handouts/0/blocks/0/text"), expected);
    mini_free(mini);
}

static void placeholder__is_filled_with_or_without_spaces(void **state)
{
    check(MODULE("'{{worker}} or {{ worker }}'"), "your worker or your worker");
}

static void placeholder__blank_becomes_a_line_to_write_on(void **state)
{
    check(MODULE("'Call {{on-call}}.'"), "Call ___.");
}

static void placeholder__value_prints_as_typed(void **state)
{
    check(MODULE("'{{line}}'"), "a\\_b \\*c\\*");
}

static void placeholder__value_may_name_another(void **state)
{
    check(MODULE("'Please {{who}}'"), "Please ask your worker");
}

static void placeholder__unknown_is_an_error_at_its_braces(void **state)
{
    struct mini *mini = with_names(MODULE("\"Say \\\"hi\\\" to {{workr}}\""));

    mini_refuse(mini);
    kf_assert_diag(mini->run, 0, KF_UNKNOWN_PLACEHOLDER, 5, 30);
    kf_assert_has(kf_test_diags(mini->run), "did you mean {{worker}}?");
    mini_free(mini);
}

static void placeholder__unknown_in_a_translation_is_found_in_the_po_file(void **state)
{
    struct mini *mini = with_names("title: T\nlanguage: en\nhandouts:\n  - id: h\n    blocks:\n      - text: Hi\n");

    mini_catalogue(mini, PO_HEADER PO("m/title", "T", "T") PO("m/h/text", "Hi", "{{worker}} \\\"x\\\" {{workr}}"));
    mini_refuse(mini);
    kf_assert_diag(mini->run, 0, KF_UNKNOWN_PLACEHOLDER, 12, 26);
    mini_free(mini);
}

static void placeholder__open_braces_are_an_error(void **state)
{
    struct mini *mini = with_names(MODULE("'see {{worker'"));

    mini_refuse(mini);
    kf_assert_diag(mini->run, 0, KF_UNKNOWN_PLACEHOLDER, 5, 20);
    mini_free(mini);
}

static void placeholder__cycle_is_an_error(void **state)
{
    struct mini *mini = mini_new(MODULE("'{{a}}'"));

    mini_name(mini, "a", "{{b}}");
    mini_name(mini, "b", "{{a}}");
    mini_refuse(mini);
    kf_assert_has(kf_test_diags(mini->run), "leads back to itself");
    mini_free(mini);
}

static void placeholder__without_a_value_is_a_blank_and_a_warning(void **state)
{
    struct mini *mini = mini_new(MODULE("'Tell {{body}}.'"));

    mini_name(mini, "body", "");
    mini_compose(mini);
    assert_string_equal(mini_text(mini, "handouts/0/blocks/0/text"), "Tell ___.");
    assert_int_equal(mini->run->diags->warnings, 1);
    mini_free(mini);
}

static void compose_text__leaves_unknown_names_when_asked(void **state)
{
    struct mini *mini = mini_new("title: Page {{page}} {{worker}}\n");

    mini_name(mini, "worker", "W");
    assert_string_equal(kf_compose_text(mini->run, kf_node_get(mini->input.module, "title"), mini->names, 1, true),
                        "Page {{page}} W");
    mini_free(mini);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(placeholder__is_filled_with_or_without_spaces),
        cmocka_unit_test(placeholder__blank_becomes_a_line_to_write_on),
        cmocka_unit_test(placeholder__value_prints_as_typed),
        cmocka_unit_test(placeholder__value_may_name_another),
        cmocka_unit_test(placeholder__unknown_is_an_error_at_its_braces),
        cmocka_unit_test(placeholder__unknown_in_a_translation_is_found_in_the_po_file),
        cmocka_unit_test(placeholder__open_braces_are_an_error),
        cmocka_unit_test(placeholder__cycle_is_an_error),
        cmocka_unit_test(placeholder__without_a_value_is_a_blank_and_a_warning),
        cmocka_unit_test(compose_text__leaves_unknown_names_when_asked),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
