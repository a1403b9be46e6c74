/* A line is found as somebody types it who reads it from a page. */

#include "cli/loose_text.h"
#include "support/support.h"

static bool finds(const char *text, const char *sought)
{
    struct kf_arena *arena = kf_arena_new();
    bool found = kf_loose_holds(kf_loose_text(arena, text), kf_loose_text(arena, sought));

    kf_arena_free(arena);
    return found;
}

static void loose__capitals_space_and_quotes_make_no_difference(void **state)
{
    (void)state;
    assert_true(finds("“I will set an alarm. Can we look\nback at Sunday supper?”", "\"i will SET an alarm.  can we look back"));
    assert_true(finds("Don’t wait", "don't wait"));
    assert_true(finds("a well-kept\u00A0promise", "a well\u2011kept promise"));
    assert_true(finds("Call \uFFFC tonight", "Call ___ tonight"));
    assert_true(finds("**Safety** first", "safety first"));
    assert_true(finds("co\u00ADoperate", "cooperate"));
    assert_false(finds("Call tonight", "call tomorrow"));
}

static void loose__numbers_are_found_however_they_are_set_apart(void **state)
{
    static const char *const ways[] = {"555-0111",      "555 0111", "5550111",  "555.0111", "555\u20110111",
                                       "555\u00A00111", "(555) 0111", "٥٥٥-٠١١١"};

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(ways); i++) {
        for (size_t k = 0; k < G_N_ELEMENTS(ways); k++) {
            char *text = g_strdup_printf("Night line: %s, from 6 pm", ways[i]);

            if (!finds(text, ways[k])) {
                fail_msg("\"%s\" is not found in \"%s\"", ways[k], text);
            }
            g_free(text);
        }
    }
    assert_true(finds("+1 (800) 555-0111", "800 555 0111"));
    assert_true(finds("\u2066555-0111\u2069", "555-0111"));
}

static void loose__number_is_no_part_of_a_longer_one(void **state)
{
    (void)state;
    assert_false(finds("9885", "988"));
    assert_false(finds("1988", "988"));
    assert_false(finds("555-01112", "555-0111"));
    assert_true(finds("988", "988"));
    assert_true(finds("Call 988.", "988"));
    assert_true(finds("in 1988 call 988", "988"));
}

static void loose__counts_letters_and_digits(void **state)
{
    struct kf_arena *arena = kf_arena_new();

    (void)state;
    assert_int_equal(kf_loose_count(kf_loose_text(arena, " – “a” 1-2 ")), 3);
    assert_int_equal(kf_loose_count(kf_loose_text(arena, "___ !?")), 0);
    kf_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(loose__capitals_space_and_quotes_make_no_difference),
        cmocka_unit_test(loose__numbers_are_found_however_they_are_set_apart),
        cmocka_unit_test(loose__number_is_no_part_of_a_longer_one),
        cmocka_unit_test(loose__counts_letters_and_digits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
