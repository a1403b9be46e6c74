/* Days and times of day in words. */

#include "model/when.h"

#include "support/programme.h"

static void when__says_the_time_as_the_language_does(void **state)
{
    struct kf_run *run = kf_test_talks();
    const struct kf_content *content = kf_test_load(run, NULL, (struct kf_edition){0});
    const struct kf_vocabulary *words = content->vocabulary;

    assert_string_equal(kf_when_time(run->arena, words, 18 * 60 + 5), "6:05\xc2\xa0pm");
    assert_string_equal(kf_when_time(run->arena, words, 0), "12:00\xc2\xa0" "am");
    assert_string_equal(kf_when_time(run->arena, words, 12 * 60), "12:00\xc2\xa0pm");
    assert_string_equal(kf_when_time(run->arena, words, 24 * 60 + 30), "12:30\xc2\xa0" "am"); /* past midnight */
    assert_string_equal(kf_when_time_short(run->arena, words, 23 * 60 + 59), "11:59");
    assert_string_equal(kf_when_day(run->arena, words, "2027-03-02"), "Tuesday, March 2, 2027");
    kf_test_run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(when__says_the_time_as_the_language_does),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
