/* Situations: two beside each other, one under the other in large print. */

#include "unit/blocks/sheet.h"

#define THREE "situations:\n  - {title: A, text: One.}\n  - {title: B, text: Two.}\n  - {title: C, text: Three.}\n"

static void situations__stand_two_in_a_row(void **state)
{
    const struct kf_box *list = build(THREE, KF_STANDARD);

    assert_int_equal(KF_ROLE_LIST, list->tag->role);
    assert_int_equal(2, list->as.stack.count);
    assert_non_null(kf_test_find_text(list->as.stack.kids[0], "Two."));
    assert_true(list->as.stack.kids[0]->flags & KF_KEEP_WHOLE);
}

static void situations__stand_alone_in_large_print(void **state)
{
    assert_int_equal(3, build(THREE, KF_LARGE_PRINT)->as.stack.count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(situations__stand_two_in_a_row),
        T(situations__stand_alone_in_large_print),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
