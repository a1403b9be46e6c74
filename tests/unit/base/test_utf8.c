/* Bytes that are counted eight at a time are counted as one at a time. */

#include "support/support.h"

#include <string.h>

#include <glib.h>

#include "base/utf8.h"

enum { LONGEST = 19 }; /* twice eight, and three more */

static size_t count_slowly(const char *text, size_t length)
{
    size_t count = 0;

    for (size_t i = 0; i < length; i++) {
        count += ((unsigned char)text[i] & 0xC0) != 0x80;
    }
    return count;
}

static size_t run_slowly(const char *text, size_t length)
{
    size_t run = 0;

    while (run < length && text[run] >= 0x20 && text[run] < 0x7F) {
        run++;
    }
    return run;
}

/* Both at once, for a text of `length` times `filler` with one other byte in it. */
static void compare(char filler, size_t length, size_t at, int byte)
{
    char *text = g_malloc(length); /* of its own: a byte read too far is seen by sanitizers */

    memset(text, filler, length);
    text[at] = (char)byte;
    assert_int_equal(kf_utf8_count(text, length), count_slowly(text, length));
    assert_int_equal(kf_utf8_plain_run(text, length), run_slowly(text, length));
    g_free(text);
}

static void each_byte_at_each_place__counts_as_alone(void **state)
{
    static const char fillers[] = {'a', ' ', '~', '\n', '\x7F', '\x80', '\xBF', '\xC3', '\xFF'};

    (void)state;
    for (size_t f = 0; f < G_N_ELEMENTS(fillers); f++) {
        for (size_t length = 1; length <= LONGEST; length++) {
            for (size_t at = 0; at < length; at++) {
                for (int byte = 0; byte < 256; byte++) {
                    compare(fillers[f], length, at, byte);
                }
            }
        }
    }
}

static void nothing__has_no_characters(void **state)
{
    (void)state;
    assert_int_equal(kf_utf8_count("", 0), 0);
    assert_int_equal(kf_utf8_plain_run("", 0), 0);
}

static void words__have_as_many_as_are_read(void **state)
{
    const char *text = "Qu\u00E9 dir\u00EDas \u05E9\u05DC\u05D5\u05DD \U0001F600 ok";

    (void)state;
    assert_int_equal(kf_utf8_count(text, strlen(text)), g_utf8_strlen(text, -1));
    assert_int_equal(kf_utf8_plain_run(text, strlen(text)), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_byte_at_each_place__counts_as_alone),
        cmocka_unit_test(nothing__has_no_characters),
        cmocka_unit_test(words__have_as_many_as_are_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
