/* The quote: a mark, a person's words in one block quote, and who said them. */

#include "unit/blocks/sheet.h"

#define BOTH "quote: {text: He stayed and listened., by: A sister in our group}"

static void quote__is_a_block_quote_with_its_speaker(void **state)
{
    const struct kf_box *quote = build(BOTH, KF_STANDARD), *words = quote->as.row.kids[1];

    put(quote);
    assert_heard("P: He stayed and listened.\nP: A sister in our group\n");
    assert_int_equal(KF_ROLE_QUOTE, words->tag->role);
    assert_non_null(kf_test_find_text(words, "A sister in our group"));
}

static void quote__goes_without_a_speaker(void **state)
{
    const struct kf_box *quote = build("quote: He stayed and listened.", KF_STANDARD);

    assert_int_equal(1, kf_test_count_boxes(quote, KF_BOX_TEXT));
    assert_int_equal(1, kf_test_count_boxes(quote, KF_BOX_ART)); /* the mark, and no rule before a name */
}

static void quote__is_upright_and_larger_than_reading_text(void **state)
{
    const struct kf_box *words = kf_test_find_text(build(BOTH, KF_STANDARD), "He stayed and listened.");

    assert_int_equal(KF_STYLE_LEAD, words->as.text.style);
}

static void quote__is_no_wider_than_the_eye_follows(void **state)
{
    kf_assert_mm(build(BOTH, KF_STANDARD)->as.row.widths[1], 132);
    kf_test_sheet_free(sheet);
    kf_assert_mm(build(BOTH, KF_LARGE_PRINT)->as.row.widths[1], 180 - 9 - 4);
    kf_test_sheet_free(sheet);
    kf_assert_mm(build_in_column(BOTH)->as.row.widths[1], 86 - 9 - 4);
}

static void quote__mark_is_an_artifact_that_never_turns_round(void **state)
{
    const struct kf_box *mark = build_right_to_left(BOTH)->as.row.kids[0];

    assert_null(mark->tag);
    assert_true(mark->flags & KF_FIXED_DIRECTION);
}

static void quote__wants_words(void **state)
{
    kf_assert_has(build_fails("quote: {by: A sister}", KF_MISSING_KEY)->message, "text");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(quote__is_a_block_quote_with_its_speaker),
        T(quote__goes_without_a_speaker),
        T(quote__is_upright_and_larger_than_reading_text),
        T(quote__is_no_wider_than_the_eye_follows),
        T(quote__mark_is_an_artifact_that_never_turns_round),
        T(quote__wants_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
