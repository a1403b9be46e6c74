/* A paragraph: over two lines it is set no wider than the eye can follow. */

#include "unit/blocks/sheet.h"

#define LONG                                                                                                               \
    "text: We all hurt each other at times, and most of us were never shown how to mend it. A small talk can help. You may " \
    "stop when you like, and come back when you are ready. Some hurts are too large for one talk, and that is fine. Take "   \
    "your time with each step."

static void text__short_takes_the_page(void **state)
{
    const struct kf_box *text = build("text: We listen.", KF_STANDARD);

    assert_int_equal(KF_BOX_TEXT, text->kind);
    assert_int_equal(KF_ROLE_P, text->tag->role);
}

static void text__long_is_132_mm_wide(void **state)
{
    const struct kf_box *row = build(LONG, KF_STANDARD);

    assert_int_equal(KF_BOX_ROW, row->kind);
    kf_assert_mm(row->as.row.widths[0], 132);
}

static void text__long_takes_the_page_in_large_print(void **state)
{
    assert_int_equal(KF_BOX_TEXT, build(LONG, KF_LARGE_PRINT)->kind);
}

static void text__long_still_splits(void **state)
{
    const struct kf_box *row = build(LONG, KF_STANDARD);
    struct kf_box *head, *tail;

    assert_int_equal(KF_SPLIT_PART, split_at(row, KF_MM(13), &head, &tail));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(text__short_takes_the_page),
        T(text__long_is_132_mm_wide),
        T(text__long_takes_the_page_in_large_print),
        T(text__long_still_splits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
