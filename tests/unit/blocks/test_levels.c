/* Levels: how far each has grown is said in words, and side by side or one under the other they are the same list. */

#include "unit/blocks/sheet.h"

#define THREE                                                                                                              \
    "levels:\n  - {name: Early, you-may-see: Faster talk., you-can: Offer water.}\n"                                        \
    "  - {name: Rising, you-may-see: Tears., you-can: Stop.}\n"                                                             \
    "  - {name: Too high, you-may-see: Panic., you-can: Give a break.}\n"

static void levels__say_how_far_each_has_grown(void **state)
{
    const struct kf_box *row = build(THREE, KF_STANDARD);

    assert_int_equal(KF_ROLE_LIST, row->tag->role);
    for (int i = 0; i < 3; i++) {
        const struct kf_box *bars = kf_test_find_box(row->as.row.kids[i], KF_BOX_ART, 0);
        char digit[] = {(char)('1' + i), '\0'};
        assert_int_equal(KF_ROLE_FIGURE, bars->tag->role);
        kf_assert_has(bars->tag->alt, digit);
    }
}

static void levels__stack_in_large_print(void **state)
{
    const struct kf_box *list = build(THREE, KF_LARGE_PRINT);

    assert_int_equal(KF_BOX_STACK, list->kind);
    assert_int_equal(3, list->as.stack.count);
    assert_non_null(kf_test_find_text(list->as.stack.kids[2], "Give a break."));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(levels__say_how_far_each_has_grown),
        T(levels__stack_in_large_print),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
