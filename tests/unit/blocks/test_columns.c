/* Columns: widths as given, equal shares, and one under the other in large print. */

#include "unit/blocks/sheet.h"

#define TWO(first, second)                                                                                                 \
    "columns:\n  - {" first "blocks: [heading: What to do]}\n  - {" second "blocks: [heading: What to say]}\n"

static void columns__take_the_widths_given(void **state)
{
    const struct kf_box *row = build(TWO("width: 108, ", "width: 66, "), KF_STANDARD);

    kf_assert_mm(row->as.row.widths[0], 108);
    kf_assert_mm(row->as.row.widths[1], 66);
    kf_assert_mm(row->as.row.gap, 6);
}

static void columns__share_what_is_left(void **state)
{
    const struct kf_box *row = build(TWO("", ""), KF_STANDARD);

    kf_assert_mm(row->as.row.widths[0], 86);
    kf_assert_mm(row->as.row.widths[1], 86);
    kf_assert_mm(row->as.row.gap, 8);
}

static void columns__too_wide_together_become_equal(void **state)
{
    const struct kf_box *row = build(TWO("width: 108, ", "width: 108, "), KF_STANDARD);

    kf_assert_mm(row->as.row.widths[0], 86);
    kf_assert_mm(row->as.row.widths[1], 86);
}

static void columns__stack_in_reading_order_in_large_print(void **state)
{
    const struct kf_box *stack = build(TWO("", ""), KF_LARGE_PRINT);

    assert_int_equal(KF_BOX_STACK, stack->kind);
    assert_non_null(kf_test_find_text(stack->as.stack.kids[0], "What to do"));
    assert_non_null(kf_test_find_text(stack->as.stack.kids[1], "What to say"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(columns__take_the_widths_given),
        T(columns__share_what_is_left),
        T(columns__too_wide_together_become_equal),
        T(columns__stack_in_reading_order_in_large_print),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
