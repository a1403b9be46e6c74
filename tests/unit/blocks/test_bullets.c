/* Bullets: a list in no order, whose dots are not read aloud. */

#include "unit/blocks/sheet.h"

static void bullets__are_a_list_in_no_order(void **state)
{
    const struct kf_box *list = build("bullets:\n  - Rest.\n  - Walk.\n  - Call.\n", KF_STANDARD);

    assert_int_equal(KF_ROLE_LIST, list->tag->role);
    assert_int_equal(KF_NUMBERING_DISC, list->tag->numbering);
    assert_int_equal(3, list->as.stack.count);
}

static void bullets__keep_two_lines_on_each_side_of_a_break(void **state)
{
    assert_int_equal(2, build("bullets:\n  - Rest.\n  - Walk.\n", KF_STANDARD)->as.stack.least_kids);
}

static void bullets__dot_is_no_content(void **state)
{
    const struct kf_box *list = build("bullets:\n  - Rest.\n  - Walk.\n", KF_STANDARD);

    assert_null(list->as.stack.kids[0]->as.row.kids[0]->tag);
    assert_non_null(kf_test_find_text(list->as.stack.kids[0], "Rest."));
}

static void bullets__of_one_line_stand_as_far_apart_as_lines_of_text(void **state)
{
    kf_assert_mm(build("bullets:\n  - Rest.\n  - Walk.\n", KF_STANDARD)->as.stack.gap, 0);
}

static void bullets__of_two_lines_are_kept_apart(void **state)
{
    const struct kf_box *list =
        build("bullets:\n  - Rest.\n  - I want to be close to the people I love and I fear it, both at once, and both on the "
              "same day, and then I do not know what to do.\n", KF_STANDARD);

    kf_assert_mm(list->as.stack.gap, 1.6);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(bullets__are_a_list_in_no_order),
        T(bullets__keep_two_lines_on_each_side_of_a_break),
        T(bullets__dot_is_no_content),
        T(bullets__of_one_line_stand_as_far_apart_as_lines_of_text),
        T(bullets__of_two_lines_are_kept_apart),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
