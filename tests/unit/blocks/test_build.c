/* The parts that blocks share. */

#include "unit/blocks/sheet.h"

static const char saying[] = "One kind thing, said in a low voice, at the right time.";

/* A text as a block holds it, with a place in the sheet's file. */
static struct kf_text text_of(const char *words)
{
    build("text: A page.\n", KF_STANDARD);
    return (struct kf_text){words, sheet->content->nodes, "sample/page/text", false};
}

static void fits__says_nothing_of_a_text_with_room(void **state)
{
    struct kf_text text = text_of(saying);

    assert_true(kf_part_fits(&sheet->build, &text, KF_STYLE_COMPACT, KF_MM(60), 2));
    kf_assert_clean(sheet->run);
}

static void fits__says_how_long_a_text_may_be(void **state)
{
    struct kf_text text = text_of(saying);

    assert_false(kf_part_fits(&sheet->build, &text, KF_STYLE_COMPACT, KF_MM(30), 2));
    const struct kf_diag *diag = kf_test_find(sheet->run, KF_OVERFULL);
    assert_string_equal("sample/page/text", diag->address);
    assert_non_null(strstr(diag->message, "takes 4 lines where there is room for 2"));
    assert_string_equal("shorten it to about 27 letters", diag->hint);
}

static void fits__says_which_word_is_too_wide(void **state)
{
    struct kf_text text = text_of("An unforgettable day");

    assert_false(kf_part_fits(&sheet->build, &text, KF_STYLE_COMPACT, KF_MM(20), 9));
    kf_assert_has(kf_test_find(sheet->run, KF_OVERFULL)->message, "\"unforgettable\" is wider than its room");
}

static void fits__says_nothing_of_a_blank_text(void **state)
{
    struct kf_text text = text_of(NULL);

    assert_true(kf_part_fits(&sheet->build, &text, KF_STYLE_COMPACT, KF_MM(30), 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(fits__says_nothing_of_a_text_with_room, tear_down),
        cmocka_unit_test_teardown(fits__says_how_long_a_text_may_be, tear_down),
        cmocka_unit_test_teardown(fits__says_which_word_is_too_wide, tear_down),
        cmocka_unit_test_teardown(fits__says_nothing_of_a_blank_text, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
