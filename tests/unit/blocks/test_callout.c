/* The callout: a frame with a drawing beside a line of reassurance, and never two parts. */

#include "unit/blocks/sheet.h"

#define SHORT "callout: {title: You are not broken., text: It made sense.}"
#define THREE_LINES                                                                                                    \
    "callout: {title: You are not broken., text: These reactions began as ways to stay safe. They made sense at the "  \
    "time. With steady people and with practice new ways can grow. Many hurts can heal with or without the other "     \
    "person. There is time.}"

static void callout__title_looks_like_a_heading_and_is_a_paragraph(void **state)
{
    const struct kf_box *title = kf_test_find_text(build(SHORT, KF_STANDARD), "You are not broken.");

    assert_non_null(title);
    assert_int_equal(KF_STYLE_HEADING, title->as.text.style);
    assert_int_equal(KF_ROLE_P, title->tag->role);
}

static void callout__goes_without_text(void **state)
{
    const struct kf_box *callout = build("callout: You are not broken.", KF_STANDARD);

    assert_int_equal(1, kf_test_count_boxes(callout, KF_BOX_TEXT));
}

static void callout__never_splits(void **state)
{
    struct kf_box *head, *tail;
    const struct kf_box *callout = build(THREE_LINES, KF_LARGE_PRINT); /* could be cut between icon, title and lines */

    assert_int_equal(KF_SPLIT_NONE, split_at(callout, KF_MM(60), &head, &tail));
}

static void callout__keeps_long_text_to_a_width_that_reads_well(void **state)
{
    const struct kf_box *callout = build(THREE_LINES, KF_STANDARD);
    const struct kf_box *beside = kf_test_find_box(callout, KF_BOX_ROW, 0), *reading = kf_test_find_box(callout, KF_BOX_ROW, 1);

    kf_assert_mm(beside->as.row.widths[1], 180 - 10 - 13 - 4);
    assert_non_null(reading);
    kf_assert_mm(reading->as.row.widths[0], 132);
}

static void callout__is_framed_in_accent_over_tint(void **state)
{
    const struct kf_box *callout = build(SHORT, KF_STANDARD);

    assert_non_null(callout->decorate);
    kf_assert_mm(callout->as.stack.pad.left, 5);
    kf_assert_mm(callout->as.stack.pad.top, 2.5);
}

static void callout__drawing_is_the_one_that_was_asked_for(void **state)
{
    kf_assert_has(build_fails("callout: {title: Rest., icon: pauze}", KF_UNKNOWN_CHOICE)->hint, "pause");
}

static void large_print__has_the_drawing_above_the_words(void **state)
{
    const struct kf_box *callout = build(SHORT, KF_LARGE_PRINT), *content = callout->as.stack.kids[0];

    assert_int_equal(KF_BOX_STACK, content->kind);
    assert_int_equal(KF_BOX_ART, content->as.stack.kids[0]->kind);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(callout__title_looks_like_a_heading_and_is_a_paragraph),
        T(callout__goes_without_text),
        T(callout__never_splits),
        T(callout__keeps_long_text_to_a_width_that_reads_well),
        T(callout__is_framed_in_accent_over_tint),
        T(callout__drawing_is_the_one_that_was_asked_for),
        T(large_print__has_the_drawing_above_the_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
