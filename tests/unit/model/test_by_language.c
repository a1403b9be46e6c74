/* A programme's own words, given once or once for each language. */

#include "model/by_language.h"

#include "model/model_internal.h"
#include "support/programme.h"

#define SITE "program: Site\nregion: US\nlanguage: en-US\n"

static const struct kf_kit *kit_of(struct kf_run *run, const char *lines)
{
    kf_test_programme(run, "site", kf_arena_format(run->arena, SITE "%s", lines));
    return kf_test_open(run, "site");
}

static const struct kf_community *in(struct kf_run *run, const char *lines, const char *language)
{
    const struct kf_kit *kit = kit_of(run, lines);

    assert_non_null(kit);
    kit = kf_kit_in_language(run, kit, "en-US", language);
    assert_non_null(kit);
    return kit->community;
}

static void by_language__the_pages_own_is_picked(void **state)
{
    struct kf_run *run = kf_test_talks();
    const struct kf_community *community =
        in(run, "tagline: {en: Evenings, es: Noches}\nnames: {worker: {en: a guide, es: su guía}}\n", "es");

    assert_string_equal(community->tagline, "Noches");
    assert_string_equal(kf_node_get_text(community->names, "worker"), "su guía");
    kf_assert_count(run, 0);
    kf_test_run_free(run);
}

static void by_language__another_country_is_near_enough(void **state)
{
    struct kf_run *run = kf_test_talks();

    assert_string_equal(in(run, "tagline: {en: Evenings, es: Noches}\n", "es-MX")->tagline, "Noches");
    kf_test_run_free(run);
}

static void by_language__kit_opens_in_the_programmes_own(void **state)
{
    struct kf_run *run = kf_test_talks();

    assert_string_equal(kit_of(run, "tagline: {es: Noches, en: Evenings}\n")->community->tagline, "Evenings");
    kf_test_run_free(run);
}

static void by_language__what_is_missing_does_not_print_in_another(void **state)
{
    struct kf_run *run = kf_test_talks();

    assert_null(in(run, "tagline: {en: Evenings, es: Noches}\n", "ar")->tagline);
    kf_test_run_free(run);
}

static void by_language__programme_always_has_a_name(void **state)
{
    struct kf_run *run = kf_test_talks();

    kf_test_programme(run, "site", "program: {en: Bridges, es: Puentes}\nregion: US\nlanguage: en-US\n");
    assert_string_equal(kf_kit_in_language(run, kf_test_open(run, "site"), "en-US", "ar")->community->program, "Bridges");
    assert_string_equal(kf_kit_in_language(run, kf_test_open(run, "site"), "en-US", "es")->community->program, "Puentes");
    kf_test_run_free(run);
}

static void by_language__words_of_another_are_said(void **state)
{
    struct kf_run *run = kf_test_talks();

    assert_string_equal(in(run, "tagline: Evenings\nnames: {worker: a guide, phone: 555-0100}\n", "es")->tagline, "Evenings");
    kf_assert_count(run, 1);
    kf_assert_diag(run, 0, KF_MISSING_TRANSLATION, 5, 10);
    kf_assert_has(kf_test_diags(run), "tagline, worker");
    assert_null(strstr(kf_test_diags(run), "phone"));
    kf_test_run_free(run);
}

static void by_language__reporting_rule_of_another_is_refused(void **state)
{
    struct kf_run *run = kf_test_talks();
    const struct kf_kit *kit = kit_of(run, "names: {reporting-body: the county}\n");

    assert_null(kf_kit_in_language(run, kit, "en-US", "es"));
    kf_assert_diag(run, 0, KF_UNREVIEWED_TRANSLATION, 5, 25);
    kf_test_run_free(run);
}

static void by_language__blank_is_the_same_in_all(void **state)
{
    struct kf_run *run = kf_test_talks();

    in(run, "names: {reporting-body: blank}\n", "es");
    kf_assert_count(run, 0);
    kf_test_run_free(run);
}

static void by_language__key_that_is_none_is_refused(void **state)
{
    struct kf_run *run = kf_test_talks();

    assert_null(kit_of(run, "names: {worker: {text: a guide}}\n"));
    kf_assert_count(run, 1);
    kf_assert_diag(run, 0, KF_WRONG_TYPE, 5, 18);
    kf_test_run_free(run);
}

static void by_language__list_is_refused(void **state)
{
    struct kf_run *run = kf_test_talks();

    assert_null(kit_of(run, "tagline: [Evenings]\nnames: {worker: {en: [a guide]}}\n"));
    kf_assert_count(run, 2);
    kf_test_run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_language__the_pages_own_is_picked),
        cmocka_unit_test(by_language__another_country_is_near_enough),
        cmocka_unit_test(by_language__kit_opens_in_the_programmes_own),
        cmocka_unit_test(by_language__what_is_missing_does_not_print_in_another),
        cmocka_unit_test(by_language__programme_always_has_a_name),
        cmocka_unit_test(by_language__words_of_another_are_said),
        cmocka_unit_test(by_language__reporting_rule_of_another_is_refused),
        cmocka_unit_test(by_language__blank_is_the_same_in_all),
        cmocka_unit_test(by_language__key_that_is_none_is_refused),
        cmocka_unit_test(by_language__list_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
