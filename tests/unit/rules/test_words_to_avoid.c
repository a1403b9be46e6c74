/* Words that hurt, in the kit's lists and a programme's own. */

#include "talks.h"

#include "model/avoid.h"

static const char avoid_text[] = "kinfold: 1\nlanguage: en\nwords:\n"
                                 "  - {find: [addict, addicts, junk*], say: person who uses drugs, why: A person comes first.}\n"
                                 "  - {find: [addicts in need], say: people in need, why: Need says enough.}\n"
                                 "  - {find: [get clean, MAT], say: stop using, why: It shames.}\n"
                                 "fine:\n  - {phrase: Addicts Anonymous, because: It is a name.}\n";

static struct kf_run *read_words(const char *words, const char *community)
{
    static const struct kf_edition edition = {.variant = KF_STANDARD};
    const char *old_text = "We can talk when we both feel calm.", *at = strstr(talks_text, old_text);
    char *module = g_strdup_printf("%.*s%s%s", (int)(at - talks_text), talks_text, words, at + strlen(old_text));
    char *own = g_strconcat(talks_community_text, community, NULL);
    struct kf_run *run = kf_test_mini_kit(own, talks_helplines_text, module);
    const struct kf_kit *kit;

    g_free(module);
    g_free(own);
    kf_test_file(run, "kit/modules/avoid/en.yaml", avoid_text);
    kf_test_file(run, "kit/modules/avoid/es.yaml",
                 "kinfold: 1\nlanguage: es\nwords: [{find: [calm], say: sereno, why: Es otra lengua.}]\n");
    kit = kf_kit_open(run, &kf_test_shapes, NULL);
    kf_rule_ask(run, kf_content_load(run, kit, "talks", &edition), kf_rule_find("words-to-avoid"));
    return run;
}

static void assert_found(const char *words, const char *found, const char *hint)
{
    struct kf_run *run = read_words(words, "");
    const struct kf_diag *diag = kf_test_find(run, KF_WORDS_TO_AVOID);

    kf_assert_count(run, 1);
    assert_int_equal(diag->severity, KF_WARNING);
    assert_int_equal(diag->span.length, g_utf8_strlen(found, -1));
    kf_assert_has(diag->message, kf_arena_format(run->arena, "\"%s\"", found));
    kf_assert_has(diag->hint, hint);
    kf_test_run_free(run);
}

static void assert_fine(const char *words)
{
    struct kf_run *run = read_words(words, "");

    kf_assert_clean(run);
    kf_test_run_free(run);
}

static void words_to_avoid__come_with_what_to_say(void **state)
{
    assert_found("An addict is here.", "addict", "say person who uses drugs. A person comes first.");
    assert_found("ADDICTS are here.", "ADDICTS", "person who uses drugs");
    assert_found("A junkie is here.", "junkie", "person who uses drugs");
    assert_found("I want to get clean today.", "get clean", "stop using");
}

static void words_to_avoid__are_the_longest_that_fit(void **state)
{
    assert_found("The addicts in need are here.", "addicts in need", "say people in need");
}

static void words_to_avoid__are_whole(void **state)
{
    assert_fine("Addiction is here. The reddict is not.");
    assert_fine("Keep the sink clean.");
    assert_fine("Sit on the mat.");
}

static void words_to_avoid__in_capitals_are_meant_so(void **state)
{
    assert_found("Ask for MAT there.", "MAT", "stop using");
}

static void words_to_avoid__are_of_the_language(void **state)
{
    assert_fine("We feel calm.");
}

static void words_to_avoid__in_a_name_are_counted(void **state)
{
    struct kf_run *run = read_words("Go to Addicts Anonymous tonight.", "");
    const struct kf_diag *diag = kf_test_find(run, KF_WORDS_TO_AVOID);

    assert_int_equal(diag->severity, KF_ALLOWED);
    kf_assert_has(diag->because, "Addicts Anonymous: It is a name.");
    assert_int_equal(diag->allowed_at.line, 8);
    kf_test_run_free(run);
}

static void words_to_avoid__may_be_a_programme_s_own(void **state)
{
    struct kf_run *run =
        read_words("Our clients are here.", "avoid: [{find: [clients], say: families, why: We are no shop.}]\n");

    kf_assert_has(kf_test_find(run, KF_WORDS_TO_AVOID)->hint, "say families. We are no shop.");
    kf_assert_count(run, 1);
    kf_test_run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_to_avoid__come_with_what_to_say),
        cmocka_unit_test(words_to_avoid__are_the_longest_that_fit),
        cmocka_unit_test(words_to_avoid__are_whole),
        cmocka_unit_test(words_to_avoid__in_capitals_are_meant_so),
        cmocka_unit_test(words_to_avoid__are_of_the_language),
        cmocka_unit_test(words_to_avoid__in_a_name_are_counted),
        cmocka_unit_test(words_to_avoid__may_be_a_programme_s_own),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
