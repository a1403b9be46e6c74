/* Phrases, one by one and many at once. */

#include "support/support.h"

#include <string.h>

#include "rules/phrase.h"

static const char *phrases[] = {"addict",  "addicts in need", "junk*",     "MAT",  "a*",      "in need", "get clean",
                                "Élan",    "élan vital",      "co-worker", "9 to", "isn't",   "ÜBER",    "x",
                                "tough  love", "addict*",     "über*",     "mat",  "Straße*", "ملح",     "junk food"};

static const char text[] = "An ADDICT, addicts in\nneed; junkies get  clean at 9 to 5. MAT on a mat: isn’t, isn't. "
                           "Élan vital, élan, ÉLAN. Co-worker über Übermut; ÜBER STRASSE, straßen. X-ray ملح وملح junk food";

static void note(void *user, void *row, size_t length)
{
    g_string_append_printf(user, "%s:%zu ", (const char *)row, length);
}

static struct kf_phrase_set *set_of_all(struct kf_arena *arena)
{
    struct kf_phrase_set *set = kf_phrase_set_new(arena);

    for (size_t i = 0; i < G_N_ELEMENTS(phrases); i++) {
        kf_phrase_set_add(set, &(struct kf_words){.items = &phrases[i], .count = 1}, (void *)(guintptr)phrases[i]);
    }
    return set;
}

static void phrase_set__finds_what_each_phrase_finds(void **state)
{
    struct kf_run *run = kf_test_run_new();
    const struct kf_phrase_set *set = set_of_all(run->arena);
    int count = 0;

    for (const char *at = kf_phrase_next(text, text); *at != '\0'; at = kf_phrase_next(text, g_utf8_next_char(at))) {
        GString *many = g_string_new(NULL), *each = g_string_new(NULL);

        for (size_t i = 0; i < G_N_ELEMENTS(phrases); i++) {
            size_t length = kf_phrase_match(at, phrases[i]);

            if (length > 0) {
                note(each, (void *)(guintptr)phrases[i], length);
                count++;
            }
        }
        kf_phrase_set_at(set, at, note, many);
        assert_string_equal(many->str, each->str);
        g_string_free(many, TRUE);
        g_string_free(each, TRUE);
    }
    assert_int_equal(count, 28);
    kf_test_run_free(run);
}

static void assert_matches(const char *at, const char *phrase, const char *found)
{
    assert_int_equal(kf_phrase_match(at, phrase), strlen(found));
}

static void phrase__is_whole_and_in_any_case_unless_it_has_capitals(void **state)
{
    assert_matches("Addicts", "addict", "");
    assert_matches("Addict-", "addict", "Addict");
    assert_matches("mat", "MAT", "");
    assert_matches("ÉLAN", "élan", "ÉLAN");
    assert_matches("get \n clean!", "get clean", "get \n clean");
    assert_matches("junkies!", "junk*", "junkies");
    assert_matches("Straßenbahn 5", "straße*", "Straßenbahn");
}

static void word__begins_after_what_is_no_letter(void **state)
{
    const char *words = "né 5a, é";

    assert_string_equal(kf_phrase_next(words, words), words);
    assert_string_equal(kf_phrase_next(words, words + 1), "5a, é");
    assert_string_equal(kf_phrase_next(words, strchr(words, ' ')), "5a, é");
    assert_string_equal(kf_phrase_next(words, strchr(words, 'a')), "é");
    assert_string_equal(kf_phrase_next(words, strrchr(words, ' ') + strlen(" é")), "");
}

static void phrase_set__tells_whether_a_text_has_one(void **state)
{
    struct kf_run *run = kf_test_run_new();
    const struct kf_phrase_set *set = set_of_all(run->arena);

    assert_true(kf_phrase_set_is_in(set, "Some food was junk"));
    assert_false(kf_phrase_set_is_in(set, "Some food was no-good"));
    assert_false(kf_phrase_set_is_in(set, ""));
    kf_test_run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(phrase_set__finds_what_each_phrase_finds),
        cmocka_unit_test(phrase__is_whole_and_in_any_case_unless_it_has_capitals),
        cmocka_unit_test(word__begins_after_what_is_no_letter),
        cmocka_unit_test(phrase_set__tells_whether_a_text_has_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
