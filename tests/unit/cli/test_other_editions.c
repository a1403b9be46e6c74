/* What check asks of the editions that it does not lay out. */

#include "support/mini_kit.h"

#include <string.h>

#include "cli/other_editions.h"
#include "rules/rule.h"

#define LONG(word)                                                                                                     \
    word " goes on and on and on and on and on and on and on and on and on and on and on and on and on and on to the end."

static const char MODULE[] = KF_TEST_MODULE_HEAD "handouts:\n  - id: first\n    title: First\n    blocks:\n"
                                                 "      - text: Short.\n        id: short\n"
                                                 "      - text: " LONG("Couples") "\n        id: two\n        for: [couple]\n";

static const char PO[] = "msgid \"\"\nmsgstr \"Language: es\\n\"\n\nmsgctxt \"talks/first/short\"\nmsgid \"Short.\"\nmsgstr \""
                         LONG("Es") "\"\n";

static struct kf_run *check(const char *path, const struct kf_edition *asked, const char *community)
{
    struct kf_run *run = kf_test_mini_kit(KF_TEST_COMMUNITY, KF_TEST_HELPLINES, MODULE);
    const struct kf_kit *kit;
    const struct kf_content *content;

    kf_test_file(run, path, PO);
    kf_test_file(run, "kit/own/community.yaml", KF_TEST_COMMUNITY);
    kit = kf_kit_open(run, &kf_test_shapes, community);
    content = kf_content_load(run, kit, "talks", asked);
    assert_non_null(content);
    kf_rules_check(run, content);
    run->diags = kf_diags_new(run->arena);
    kf_other_editions_check(run, content, asked);
    return run;
}

static bool has(const struct kf_run *run, const char *words)
{
    return strstr(kf_test_diags(run), words) != NULL;
}

static void other_editions__of_the_kit_are_all_languages_and_audiences(void **state)
{
    struct kf_run *run = check("kit/modules/translations/es/talks.po", &(struct kf_edition){.variant = KF_STANDARD}, NULL);

    assert_true(has(run, "Couples goes"));
    assert_true(has(run, "Es goes"));
    kf_test_run_free(run);
}

static void other_editions__are_none_where_one_was_chosen(void **state)
{
    const char *path = "kit/modules/translations/es/talks.po";
    struct kf_run *run = check(path, &(struct kf_edition){.audience = "family"}, NULL);

    assert_false(has(run, "Couples goes"));
    assert_true(has(run, "Es goes"));
    kf_test_run_free(run);
    run = check(path, &(struct kf_edition){.language = "en-US"}, NULL);
    assert_true(has(run, "Couples goes"));
    assert_false(has(run, "Es goes"));
    kf_test_run_free(run);
}

/* It prints the languages that it lists: what is translated in the kit is not its. */
static void other_editions__of_a_programme_are_audiences(void **state)
{
    struct kf_run *run =
        check("kit/modules/translations/es/talks.po", &(struct kf_edition){.variant = KF_STANDARD}, "kit/own");

    assert_true(has(run, "Couples goes"));
    assert_false(has(run, "Es goes"));
    kf_test_run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(other_editions__of_the_kit_are_all_languages_and_audiences),
        cmocka_unit_test(other_editions__are_none_where_one_was_chosen),
        cmocka_unit_test(other_editions__of_a_programme_are_audiences),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
