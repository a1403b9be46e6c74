/* `allow:`, and what a rule says of itself. */

#include "talks.h"

#define LONG                                                                                                          \
    "We go on and on and on and on and on and on and on and on and on and on and on and on and on and on to the end."
#define BLOCK "      - text: We can talk when we both feel calm.\n        id: call\n"
#define LONG_BLOCK "      - text: " LONG "\n        id: call\n"
#define ALLOW(rule, because) "[{rule: " rule ", because: " because "}]"

static int count_of(const struct kf_run *run, enum kf_severity severity)
{
    int count = 0;

    for (int i = 0; i < run->diags->count; i++) {
        count += run->diags->items[i]->severity == severity;
    }
    return count;
}

static void assert_hidden(const char *old_text, const char *new_text)
{
    struct kf_run *run = checked(old_text, new_text);
    const struct kf_diag *diag = kf_test_find(run, KF_LONG_SENTENCE);

    kf_assert_count(run, 1);
    assert_int_equal(diag->severity, KF_ALLOWED);
    assert_string_equal(diag->because, "a song");
    assert_string_equal(diag->rule, "long-sentence");
    assert_true(diag->allowed_at.line > 0);
    assert_int_equal(run->diags->warnings, 0);
    kf_test_run_free(run);
}

static void allow__hides_at_its_place_and_below(void **state)
{
    assert_hidden(BLOCK, LONG_BLOCK "        allow: " ALLOW("long-sentence", "a song") "\n");
    assert_hidden(BLOCK, "      - text: {text: " LONG ", allow: " ALLOW("long-sentence", "a song") "}\n        id: call\n");
    assert_hidden("    blocks:\n" BLOCK, "    allow: " ALLOW("long-sentence", "a song") "\n    blocks:\n" LONG_BLOCK);
    assert_hidden("handouts:\n  - id: first\n    title: First\n    reading-grade: 6\n    blocks:\n" BLOCK,
                  "allow: " ALLOW("long-sentence", "a song") "\nhandouts:\n  - id: first\n    title: First\n"
                  "    reading-grade: 6\n    blocks:\n" LONG_BLOCK);
}

static void allow__hides_nothing_beside_it(void **state)
{
    struct kf_run *run = checked(BLOCK, LONG_BLOCK "      - text: Hello.\n        id: hello\n        allow: "
                                 ALLOW("long-sentence", "a song") "\n");

    assert_int_equal(kf_test_find(run, KF_LONG_SENTENCE)->severity, KF_WARNING);
    kf_assert_has(kf_test_find(run, KF_ALLOW)->message, "where it finds nothing");
    assert_int_equal(run->diags->warnings, 2);
    kf_test_run_free(run);
}

static void allow__that_hides_nothing_is_a_warning(void **state)
{
    assert_finds(BLOCK, BLOCK "        allow: " ALLOW("long-sentence", "a song") "\n", KF_ALLOW,
                 "this switches \"long-sentence\" off where it finds nothing", "take this row out");
}

static void allow__names_a_rule(void **state)
{
    assert_finds(BLOCK, BLOCK "        allow: " ALLOW("long-sentense", "a song") "\n", KF_ALLOW,
                 "there is no rule \"long-sentense\"", "did you mean \"long-sentence\"?");
}

static void allow__never_switches_off_what_protects_people(void **state)
{
    assert_finds("    reading-grade: 6\n",
                 "    reading-grade: 6\n    allow: " ALLOW("session-frame", "we are in a hurry") "\n", KF_ALLOW,
                 "\"session-frame\" cannot be switched off: it protects people", "opens with the limits");
}

/* Loading refuses these, before any rule is asked. */
static void assert_refused(const char *allow, enum kf_code code, const char *message, const char *hint)
{
    static const struct kf_edition edition = {.variant = KF_STANDARD};
    const char *at = strstr(talks_text, BLOCK) + strlen(BLOCK);
    char *module = g_strdup_printf("%.*s        allow: %s\n%s", (int)(at - talks_text), talks_text, allow, at);
    struct kf_run *run = kf_test_mini_kit(talks_community_text, talks_helplines_text, module);
    const struct kf_diag *diag;

    g_free(module);
    assert_null(kf_content_load(run, kf_kit_open(run, &kf_test_shapes, NULL), "talks", &edition));
    diag = kf_test_find(run, code);
    kf_assert_has(diag->message, message);
    kf_assert_has(diag->hint, hint);
    kf_test_run_free(run);
}

static void allow__wants_a_reason(void **state)
{
    assert_refused("[{rule: long-sentence}]", KF_MISSING_KEY, "because", "because:");
    assert_refused("[{rule: long-sentence, because: }]", KF_WRONG_TYPE, "because", "because:");
    assert_refused("[long-sentence]", KF_WRONG_TYPE, "rule", "key: value");
    assert_refused("long-sentence", KF_WRONG_TYPE, "wants a list of rules", "allow: [{rule:");
}

/* --- overlays ----------------------------------------------------------------------------------------------------------- */

#define OWN "kit/modules/communities/own/"

static struct kf_run *with_overlay(const char *module, const char *changes)
{
    static const struct kf_edition edition = {.variant = KF_STANDARD};
    struct kf_run *run = kf_test_mini_kit(talks_community_text, talks_helplines_text, module);
    const struct kf_kit *kit;

    kf_test_file(run, OWN "community.yaml", talks_community_text);
    kf_test_file(run, OWN "overlays/talks.yaml",
                 kf_arena_format(run->arena, "overlay-of: talks\nchanges:\n%s", changes));
    kit = kf_kit_open(run, &kf_test_shapes, "kit/modules/communities/own");
    kf_rules_check(run, kf_content_load(run, kit, "talks", &edition));
    return run;
}

static void allow__in_an_overlay_holds_for_what_it_brings(void **state)
{
    struct kf_run *run = with_overlay(talks_text, "  - replace: first/call\n    with: " LONG "\n    allow: "
                                                  ALLOW("long-sentence", "a song") "\n");

    assert_int_equal(kf_test_find(run, KF_LONG_SENTENCE)->severity, KF_ALLOWED);
    kf_test_run_free(run);
    run = with_overlay(talks_text, "  - insert-after: first/call\n    blocks:\n      - text: " LONG "\n        allow: "
                                   ALLOW("long-sentence", "a song") "\n");
    assert_int_equal(kf_test_find(run, KF_LONG_SENTENCE)->severity, KF_ALLOWED);
    assert_int_equal(run->diags->warnings, 0);
    kf_test_run_free(run);
}

static void allow__in_an_overlay_leaves_other_changes_alone(void **state)
{
    struct kf_run *run = with_overlay(talks_text, "  - replace: first/call\n    with: " LONG "\n"
                                                  "  - replace: first/title\n    with: One\n    allow: "
                                                  ALLOW("long-sentence", "a song") "\n");

    assert_int_equal(kf_test_find(run, KF_LONG_SENTENCE)->severity, KF_WARNING);
    kf_assert_has(kf_test_find(run, KF_ALLOW)->hint, "for the text that it brings");
    kf_test_run_free(run);
}

static void allow__of_the_kit_is_not_for_an_overlay(void **state)
{
    const char *at = strstr(talks_text, BLOCK) + strlen(BLOCK);
    char *module = g_strdup_printf("%.*s        allow: " ALLOW("long-sentence", "a song") "\n%s", (int)(at - talks_text),
                                   talks_text, at);
    struct kf_run *run = with_overlay(module, "  - replace: first/call\n    with: " LONG "\n");

    assert_int_equal(kf_test_find(run, KF_LONG_SENTENCE)->severity, KF_WARNING);
    kf_test_run_free(run);
    g_free(module);
}

static void allow__in_an_overlay_never_holds_for_safety_texts(void **state)
{
    const char *at = strstr(talks_text, BLOCK) + strlen(BLOCK);
    char *module = g_strdup_printf("%.*s        safety: true\n%s", (int)(at - talks_text), talks_text, at);
    struct kf_run *run = with_overlay(module, "  - replace: first/call\n    with: " LONG "\n    approved-by: A. B.\n"
                                              "    approved-on: 2026-10-12\n    allow: "
                                              ALLOW("long-sentence", "a song") "\n");

    assert_int_equal(kf_test_find(run, KF_LONG_SENTENCE)->severity, KF_WARNING);
    kf_test_run_free(run);
    g_free(module);
}

/* --- the rules themselves --------------------------------------------------------------------------------------------- */

static bool is_a_code(const char *name)
{
    for (int i = 0; i < KF_CODE_COUNT; i++) {
        if (strcmp(kf_code_word((enum kf_code)i), name) == 0) {
            return true;
        }
    }
    return false;
}

/* What an author reads in `warning[long-sentence]` is what is written in `allow:`. */
static void rules__that_can_be_switched_off_are_named_as_they_are_marked(void **state)
{
    int off = 0;

    for (int i = 0; i < kf_rule_count; i++) {
        if (kf_rules[i]->held == NULL) {
            off++;
            if (!is_a_code(kf_rules[i]->name)) {
                fail_msg("no code is called \"%s\"", kf_rules[i]->name);
            }
        }
    }
    assert_true(off > 2);
}

static void rules__say_how_grave_they_are(void **state)
{
    for (int i = 0; i < kf_rule_count; i++) {
        assert_true(kf_rules[i]->severity > KF_ALLOWED);
        assert_true(kf_rules[i]->severity < KF_ERROR || kf_rules[i]->held != NULL);
    }
}

static void push_an_error(struct kf_run *run, const struct kf_content *content)
{
    kf_diag_push(run->diags, KF_LONG_SENTENCE, content->module->node->span, content->module->address, "much too long");
}

static void rules__are_no_graver_than_they_say(void **state)
{
    static const struct kf_rule rule = {.name = "much", .severity = KF_NOTE, .check = push_an_error};
    static const struct kf_edition edition = {.variant = KF_STANDARD};
    struct kf_run *run = kf_test_mini_kit(talks_community_text, talks_helplines_text, talks_text);
    const struct kf_kit *kit = kf_kit_open(run, &kf_test_shapes, NULL);

    kf_rule_ask(run, kf_content_load(run, kit, "talks", &edition), &rule);
    assert_int_equal(count_of(run, KF_NOTE), 1);
    assert_int_equal(run->diags->errors, 0);
    kf_test_run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(allow__hides_at_its_place_and_below),
        cmocka_unit_test(allow__hides_nothing_beside_it),
        cmocka_unit_test(allow__that_hides_nothing_is_a_warning),
        cmocka_unit_test(allow__names_a_rule),
        cmocka_unit_test(allow__never_switches_off_what_protects_people),
        cmocka_unit_test(allow__wants_a_reason),
        cmocka_unit_test(allow__in_an_overlay_holds_for_what_it_brings),
        cmocka_unit_test(allow__in_an_overlay_leaves_other_changes_alone),
        cmocka_unit_test(allow__of_the_kit_is_not_for_an_overlay),
        cmocka_unit_test(allow__in_an_overlay_never_holds_for_safety_texts),
        cmocka_unit_test(rules__that_can_be_switched_off_are_named_as_they_are_marked),
        cmocka_unit_test(rules__say_how_grave_they_are),
        cmocka_unit_test(rules__are_no_graver_than_they_say),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
