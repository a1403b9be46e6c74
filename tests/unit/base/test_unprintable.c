/* Characters that no text may hold, and those that Arabic and Hebrew need. */

#include "support/support.h"

#include <string.h>

#include <glib.h>

#include "base/unprintable.h"

static const struct kf_unprintable *find(const char *text, size_t *ret_at)
{
    return kf_unprintable_find(text, strlen(text), ret_at);
}

static void what_hides__is_found_at_its_byte(void **state)
{
    static const char *const texts[] = {"\u05D0\u202Ax", "\u05D0\u202Bx", "\u05D0\u202Cx", "\u05D0\u202Dx", "\u05D0\u202Ex",
                                        "\u05D0\u2066x", "\u05D0\u2067x", "\u05D0\u2068x", "\u05D0\u2069x", "\u05D0\u2028x",
                                        "\u05D0\u2029x", "\u05D0\uFEFFx", "\u05D0\uFFFCx", "\u05D0\uFFFEx", "\u05D0\x01x",
                                        "\u05D0\x0Cx",   "\u05D0\x1Bx",   "\u05D0\x7Fx",   "\u05D0\xC2\x85x", "\u05D0\xC2\x9Fx"};

    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        size_t at = 0;

        assert_non_null(find(texts[i], &at));
        assert_int_equal(at, 2);
    }
}

static void nul__is_found(void **state)
{
    size_t at = 0;

    assert_non_null(kf_unprintable_find("ab\0c", 4, &at));
    assert_int_equal(at, 2);
    assert_null(kf_unprintable_find("ab", 2, &at));
}

static void marks_of_scripts__are_let_through(void **state)
{
    static const char *const texts[] = {"(\u05D0)\u200F 12\u200E\u061C", "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645",
                                        "\u0915\u094D\u200D\u0937", "a\tb\r\nc", "\u00AD\u00A0\u200B"};
    size_t at;

    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        assert_null(find(texts[i], &at));
    }
}

static void report__says_which_and_what_to_do(void **state)
{
    struct kf_run *run = kf_test_run_new();

    kf_unprintable_report(run->diags, (struct kf_span){.line = 0}, 0x2067, kf_unprintable(0x2067));
    kf_assert_has(kf_test_diags(run), "turns the direction of text (U+2067)");
    kf_assert_has(kf_test_diags(run), "write the mark U+200E or U+200F");
    kf_test_run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_hides__is_found_at_its_byte),
        cmocka_unit_test(nul__is_found),
        cmocka_unit_test(marks_of_scripts__are_let_through),
        cmocka_unit_test(report__says_which_and_what_to_do),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
