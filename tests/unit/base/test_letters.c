/* Letters of texts, and phrases among them. */

#include "support/support.h"

#include <string.h>

#include "base/letters.h"

static const char *letters_of(struct kf_run *run, const char *text)
{
    return kf_letters_of(run->arena, text);
}

static void letters__are_the_same_however_they_are_set(void **state)
{
    struct kf_run *run = kf_test_run_new();

    assert_string_equal(letters_of(run, "Ask what\n  they need, **now**."), "askwhattheyneednow");
    assert_string_equal(letters_of(run, "con\u00ADversa-\ntion"), "conversation");
    assert_string_equal(letters_of(run, "Caf\u00E9 CAFE\u0301"), "cafecafe");
    assert_string_equal(letters_of(run, "o\uFB03ce \u2160"), "officei");
    /* a vowel sign, a kashida, and the forms of letters that a page holds instead of the letters */
    assert_string_equal(letters_of(run, "\u0645\u064F\u064A\u0640\u0633\u0631"), "\u0645\u064A\u0633\u0631");
    assert_string_equal(letters_of(run, "\uFEF7\uFE8E"), letters_of(run, "\u0644\u0623\u0627"));
    kf_test_run_free(run);
}

static void letters__of_parts_are_those_of_the_whole(void **state)
{
    static const char text[] = "Stra\u00DFe, \u0130stanbul, \u1F08\u03C7\u03B9\u03BB\u03BB\u03B5\u03CD\u03C2, \uD55C\uAE00";
    struct kf_run *run = kf_test_run_new();
    GString *parts = g_string_new(NULL);

    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        kf_letters_add(parts, at, (size_t)(g_utf8_next_char(at) - at));
    }
    assert_string_equal(parts->str, letters_of(run, text));
    g_string_free(parts, TRUE);
    kf_test_run_free(run);
}

static void add(struct kf_phrases *phrases, const char *letters, const char *name)
{
    kf_phrases_add(phrases, letters, (void *)(uintptr_t)name);
}

static void note(void *user, void *data, size_t at)
{
    g_string_append_printf(user, "%s@%zu ", (const char *)data, at);
}

static void phrases__are_found_wherever_they_stand(void **state)
{
    struct kf_run *run = kf_test_run_new();
    struct kf_phrases *phrases = kf_phrases_new(run->arena);
    const char *text = "onetwothreefourfivesixseveneightnineteneleventwelve";
    GString *found = g_string_new(NULL);

    add(phrases, "onetwothreefourfivesix", "first");
    add(phrases, "threefourfivesixsevene", "middle");
    add(phrases, "threefourfivesixseven!", "no");
    add(phrases, "teneleventwelve", "too short");
    add(phrases, "ightnineteneleventwelve", "last");
    add(phrases, "threefourfivesixsevenei", "same beginning");
    kf_phrases_seek(phrases, text, strlen(text), note, found);
    assert_string_equal(found->str, "first@0 same beginning@6 middle@6 last@28 ");
    g_string_truncate(found, 0);
    kf_phrases_seek(phrases, "short", 5, note, found);
    assert_string_equal(found->str, "");
    g_string_free(found, TRUE);
    kf_test_run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters__are_the_same_however_they_are_set),
        cmocka_unit_test(letters__of_parts_are_those_of_the_whole),
        cmocka_unit_test(phrases__are_found_wherever_they_stand),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
