/* The program's own words: which file a word comes from, and what is wrong with a file. */

#include "support/mini_kit.h"

#include <string.h>

#include "model/edition.h"

static const char community_text[] = "kinfold: 1\nprogram: Town\nregion: US\n"
                                     "names: {worker: a worker you trust, reporting-body: blank}\n";
static const char helplines_text[] =
    "kinfold: 1\nregion: US\nfooter: \"Call {{crisis-line}}.\"\nprint: [crisis-line]\nlines:\n"
    "  - {id: crisis-line, label: Crisis, number: \"988\", hours: 24 hours, verified: true, verified-on: 2026-10-01}\n";

/* A kit with one module that is written in this language. */
static struct kf_run *kit_in(const char *language)
{
    char *module = g_strdup_printf("kinfold: 1\nid: talks\nnumber: 2\ntitle: Talks\nversion: \"1.0\"\ndate: 2026-11-21\n"
                                   "language: %s\naudience: [family]\n"
                                   "identity: {mark: bubble, ribbon: double, accent: \"#601D44\", tint: \"#F4EFF2\"}\n"
                                   "handouts:\n  - {id: first, title: First}\n",
                                   language);
    struct kf_run *run = kf_test_mini_kit(community_text, helplines_text, module);

    kf_test_file(run, "town/community.yaml", community_text);
    g_free(module);
    return run;
}

static const struct kf_content *load(struct kf_run *run, const char *community)
{
    const struct kf_kit *kit = kf_kit_open(run, &kf_test_shapes, community);

    return kit != NULL ? kf_content_load(run, kit, "talks", &(struct kf_edition){0}) : NULL;
}

static const char *word(const struct kf_content *content, const char *id)
{
    assert_non_null(content);
    return kf_vocabulary_get(content->vocabulary, id);
}

static void words__of_one_language_fall_back_word_by_word(void **state)
{
    struct kf_run *run = kit_in("en-GB");
    const struct kf_content *content;

    kf_test_file(run, "kit/modules/words/en-GB.yaml", "kinfold: 1\nlanguage: en-GB\nwords:\n  my-notes: My jottings\n");
    content = load(run, NULL);
    assert_string_equal(word(content, "my-notes"), "My jottings");
    assert_string_equal(word(content, "say"), "Say");
    assert_false(content->draft);
    kf_test_run_free(run);
}

static void words__of_a_community_come_first(void **state)
{
    struct kf_run *run = kit_in("ar");
    const struct kf_content *content;

    kf_test_file(run, "town/words/ar.yaml",
                 "kinfold: 1\nlanguage: ar\nreviewed-by: A. Haddad\nwords:\n  my-notes: \xD9\x87\xD9\x86\xD8\xA7\n");
    content = load(run, "town");
    assert_string_equal(word(content, "my-notes"), "\xD9\x87\xD9\x86\xD8\xA7");
    assert_true(content->draft); /* the kit's others have not been reviewed */
    kf_test_run_free(run);
}

static void words__that_protect_are_the_kits(void **state)
{
    struct kf_run *run = kit_in("en-US");

    kf_test_file(run, "town/words/en-US.yaml",
                 "kinfold: 1\nlanguage: en-US\nwords:\n  my-notes: Jottings\n  exit-label: Out, {{n}}\n");
    assert_null(load(run, "town"));
    kf_assert_count(run, 1);
    kf_assert_diag(run, 0, KF_SAFETY_CHANGE, 5, 3);
    kf_test_run_free(run);
}

static void words__that_are_missing_are_named_with_the_file(void **state)
{
    struct kf_run *run = kit_in("tl");

    kf_test_file(run, "kit/modules/words/tl.yaml", "kinfold: 1\nlanguage: tl\nwords:\n  my-notes: Mga tala\n");
    assert_null(load(run, NULL));
    kf_assert_count(run, 1);
    kf_assert_diag(run, 0, KF_MISSING_KEY, 4, 3);
    kf_assert_has(kf_test_diags(run), "kit/modules/words/tl.yaml:4:3");
    kf_assert_has(kf_test_diags(run), "words are missing here: activity, ");
    kf_test_run_free(run);
}

static void words__without_a_file_are_english_with_a_warning_and_refused_for_a_community(void **state)
{
    struct kf_run *run = kit_in("tl");
    const struct kf_content *content = load(run, NULL);

    assert_string_equal(word(content, "say"), "Say");
    assert_true(content->draft);
    assert_int_equal(run->diags->warnings, 1);
    assert_null(load(run, "town"));
    kf_assert_has(kf_test_find(run, KF_MISSING_TRANSLATION)->hint, "modules/words/tl.yaml");
    assert_int_equal(run->diags->errors, 1);
    kf_test_run_free(run);
}

static void words__keep_the_names_that_the_program_fills(void **state)
{
    struct kf_run *run = kit_in("en-GB");

    kf_test_file(run, "kit/modules/words/en-GB.yaml",
                 "kinfold: 1\nlanguage: en-GB\nwords:\n  page-of: \"Page {{page}} of {{page}}\"\n");
    assert_null(load(run, NULL));
    kf_assert_diag(run, 0, KF_UNKNOWN_PLACEHOLDER, 4, 12);
    kf_assert_has(kf_test_find(run, KF_UNKNOWN_PLACEHOLDER)->hint, "the word needs: {{pages}}, {{page}}");
    kf_assert_has(kf_test_find(run, KF_UNKNOWN_PLACEHOLDER)->related[0].span.source->path, "words/en-US.yaml");
    kf_test_run_free(run);
}

static void words__file_says_its_language_and_no_other_keys(void **state)
{
    struct kf_run *run = kit_in("en-GB");

    kf_test_file(run, "kit/modules/words/en-GB.yaml",
                 "kinfold: 1\nlanguage: en-US\nreviewd-by: A\nwords:\n  my-notes: My jottings\n");
    assert_null(load(run, NULL));
    kf_assert_has(kf_test_diags(run), "write `language: en-GB`");
    kf_assert_has(kf_test_diags(run), "did you mean \"reviewed-by\"?");
    kf_test_run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words__of_one_language_fall_back_word_by_word),
        cmocka_unit_test(words__of_a_community_come_first),
        cmocka_unit_test(words__that_protect_are_the_kits),
        cmocka_unit_test(words__that_are_missing_are_named_with_the_file),
        cmocka_unit_test(words__without_a_file_are_english_with_a_warning_and_refused_for_a_community),
        cmocka_unit_test(words__keep_the_names_that_the_program_fills),
        cmocka_unit_test(words__file_says_its_language_and_no_other_keys),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
