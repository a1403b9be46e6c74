/* Numbered items: a list in which the order is said, and each digit is a label. */

#include "unit/blocks/sheet.h"

static void numbered__is_a_list_in_order(void **state)
{
    const struct kf_box *list = build("numbered:\n  - Listen.\n  - Believe.\n", KF_STANDARD);

    assert_int_equal(KF_ROLE_LIST, list->tag->role);
    assert_int_equal(KF_NUMBERING_DECIMAL, list->tag->numbering);
    assert_int_equal(2, list->as.stack.count);
}

static void numbered__has_its_number_beside_each(void **state)
{
    const struct kf_box *list = build("numbered:\n  - Listen.\n  - Believe.\n", KF_STANDARD);

    assert_non_null(kf_test_find_text(list->as.stack.kids[0], "1"));
    assert_non_null(kf_test_find_text(list->as.stack.kids[1], "2"));
    assert_non_null(kf_test_find_text(list->as.stack.kids[1], "Believe."));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(numbered__is_a_list_in_order),
        T(numbered__has_its_number_beside_each),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
