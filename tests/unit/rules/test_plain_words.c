/* Hints on plain language: who does it, and words of clinics. */

#include "talks.h"

static struct kf_run *read_words(const char *rule, const char *blocks)
{
    static const struct kf_edition edition = {.variant = KF_STANDARD};
    const char *old_text = "      - text: We can talk when we both feel calm.\n", *at = strstr(talks_text, old_text);
    char *module = g_strdup_printf("%.*s%s%s", (int)(at - talks_text), talks_text, blocks, at + strlen(old_text));
    struct kf_run *run = kf_test_mini_kit(talks_community_text, talks_helplines_text, module);
    const struct kf_kit *kit;

    g_free(module);
    kf_test_file(run, "kit/modules/avoid/en.yaml",
                 "kinfold: 1\nlanguage: en\nwords: [{find: [bad], say: good, why: It is.}]\n"
                 "jargon: [{find: [dysregulat*], say: “calm”}, {find: [consent], say: a yes}]\n");
    kf_test_file(run, "kit/modules/kit/module.yaml",
                 "kinfold: 1\nid: kit\nhandouts:\n  - id: plain-words\n    blocks:\n      - bullets: [\"**Consent:** a yes.\"]\n");
    kit = kf_kit_open(run, &kf_test_shapes, NULL);
    kf_rule_ask(run, kf_content_load(run, kit, "talks", &edition), kf_rule_find(rule));
    return run;
}

static struct kf_run *read_sentence(const char *sentence)
{
    char *block = g_strdup_printf("      - text: %s\n", sentence);
    struct kf_run *run = read_words("passive-voice", block);

    g_free(block);
    return run;
}

static void assert_passive(const char *sentence, const char *found)
{
    struct kf_run *run = read_sentence(sentence);
    const struct kf_diag *diag = kf_test_find(run, KF_PASSIVE_VOICE);

    assert_int_equal(diag->severity, KF_NOTE);
    kf_assert_has(diag->message, found);
    kf_assert_count(run, 1);
    kf_test_run_free(run);
}

static void assert_none(const char *rule, const char *blocks)
{
    struct kf_run *run = read_words(rule, blocks);

    kf_assert_clean(run);
    kf_test_run_free(run);
}

static void passive_voice__leaves_the_doer_out(void **state)
{
    assert_passive("A story can be told in many ways.", "\"be told\"");
    assert_passive("It does not have to be solved today.", "\"be solved\"");
    assert_passive("Food is quietly taken from us.", "\"is quietly taken\"");
    assert_passive("The pages aren’t printed here.", "\"aren’t printed\"");
    assert_passive("We are invited by the group.", "\"are invited\"");
}

static void passive_voice__is_no_state_and_no_experience(void **state)
{
    static const char *const sentences[] = {
        "We are tired and scared.", "I want to be heard.",      "Write what was said.",      "The people are made up.",
        "Being turned away hurts.", "No child is asked to wait.", "It is done by now.", "It is done by the end.",     "I am used to this.",
        "It is, printed or not.",   "He is a hundred.",         "We need to feel safe.",
    };

    for (size_t i = 0; i < G_N_ELEMENTS(sentences); i++) {
        struct kf_run *run = read_sentence(sentences[i]);

        kf_assert_clean(run);
        kf_test_run_free(run);
    }
}

static void passive_voice__leaves_safety_texts_alone(void **state)
{
    assert_none("passive-voice", "      - text: The pages can be printed.\n        safety: true\n");
}

static void jargon__is_told_once_a_page(void **state)
{
    struct kf_run *run = read_words("jargon", "      - text: We are dysregulated. More dysregulation.\n        id: one\n"
                                              "      - text: Still dysregulated.\n");
    const struct kf_diag *diag = kf_test_find(run, KF_JARGON);

    kf_assert_count(run, 1);
    assert_int_equal(diag->severity, KF_NOTE);
    kf_assert_has(diag->message, "\"dysregulated\" is a word that many families do not know");
    kf_assert_has(diag->hint, "say “calm”, or explain it on the page");
    kf_assert_has(diag->address, "talks/first/one");
    kf_test_run_free(run);
}

static void jargon__may_be_explained(void **state)
{
    assert_none("jargon", "      - text: \"**Dysregulated:** far from calm.\"\n        id: one\n"
                          "      - text: We are dysregulated.\n");
    assert_none("jargon", "      - text: Ask for consent.\n");
    assert_none("jargon", "      - text: We are dysregulated.\n        safety: true\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(passive_voice__leaves_the_doer_out),
        cmocka_unit_test(passive_voice__is_no_state_and_no_experience),
        cmocka_unit_test(passive_voice__leaves_safety_texts_alone),
        cmocka_unit_test(jargon__is_told_once_a_page),
        cmocka_unit_test(jargon__may_be_explained),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
