/* The legend: numbers side by side, each with its name and what it means. */

#include "unit/blocks/sheet.h"

#define THREE "legend:\n  - {id: a, title: One, text: Words.}\n  - {id: b, title: Two}\n  - {id: c, title: Three, text: Words.}\n"

static void legend__is_a_numbered_list_in_columns(void **state)
{
    const struct kf_box *row = build(THREE, KF_STANDARD);

    assert_int_equal(KF_BOX_ROW, row->kind);
    assert_int_equal(KF_ROLE_LIST, row->tag->role);
    assert_int_equal(KF_NUMBERING_DECIMAL, row->tag->numbering);
    assert_int_equal(3, row->as.row.count);
    kf_assert_mm(row->as.row.widths[0], (180 - 2 * 4) / 3.0);
}

static void legend__number_is_the_label_of_its_item(void **state)
{
    const struct kf_box *item = build(THREE, KF_STANDARD)->as.row.kids[1];

    assert_int_equal(KF_ROLE_ITEM, item->tag->role);
    assert_int_equal(KF_ROLE_LABEL, item->as.row.kids[0]->tag->role);
    assert_non_null(kf_test_find_text(item->as.row.kids[0], "2"));
    assert_int_equal(KF_ROLE_BODY, item->as.row.kids[1]->tag->role);
    assert_int_equal(2, item->item);
}

static void legend__goes_without_text(void **state)
{
    const struct kf_box *row = build(THREE, KF_STANDARD);

    assert_int_equal(3, kf_test_count_boxes(row->as.row.kids[0], KF_BOX_TEXT)); /* number, name, words */
    assert_int_equal(2, kf_test_count_boxes(row->as.row.kids[1], KF_BOX_TEXT));
}

static void legend__never_splits(void **state)
{
    assert_true(build(THREE, KF_STANDARD)->flags & KF_KEEP_WHOLE);
}

static void large_print__has_one_under_the_other(void **state)
{
    const struct kf_box *list = build(THREE, KF_LARGE_PRINT);

    assert_int_equal(KF_BOX_STACK, list->kind);
    assert_int_equal(KF_ROLE_LIST, list->tag->role);
    assert_int_equal(3, list->as.stack.count);
    kf_assert_mm(list->as.stack.kids[0]->as.row.widths[0], 13);
    kf_assert_mm(list->as.stack.kids[0]->as.row.widths[1], 180 - 13 - 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(legend__is_a_numbered_list_in_columns),
        T(legend__number_is_the_label_of_its_item),
        T(legend__goes_without_text),
        T(legend__never_splits),
        T(large_print__has_one_under_the_other),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
