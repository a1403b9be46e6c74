/* The agreement: what it is comes first, blanks are named, and nobody has to sign. */

#include "unit/blocks/sheet.h"

#define ITEMS "  items: [Either of us may stop., \"We wait ___ minutes, in ___.\"]\n"
#define FULL "agreement:\n  text: It is not a contract.\n" ITEMS "  review: We look at this again on ___.\n"

static void agreement__says_first_what_it_is(void **state)
{
    const struct kf_box *box = build(FULL, KF_STANDARD);

    assert_non_null(kf_test_find_text(box->as.stack.kids[0], "It is not a contract."));
    assert_int_equal(KF_ROLE_LIST, box->as.stack.kids[1]->tag->role);
    assert_int_equal(KF_NUMBERING_DECIMAL, box->as.stack.kids[1]->tag->numbering);
}

static void agreement__without_what_it_is_is_an_error(void **state)
{
    build_fails("agreement:\n" ITEMS, KF_MISSING_KEY);
}

static void agreement__item_with_a_blank_has_room_for_a_hand(void **state)
{
    const struct kf_box *list = build(FULL, KF_STANDARD)->as.stack.kids[1];

    kf_assert_mm(list->as.stack.kids[0]->as.stack.pad.top, 0);
    kf_assert_mm(list->as.stack.kids[1]->as.stack.pad.top, 8.7 - 6);
}

static void signatures__are_two_names_and_dates_unless_told(void **state)
{
    put(build(FULL, KF_STANDARD));
    assert_int_equal(3 + 4, count_blanks());
    assert_string_equal("Name or initials, person 1", blank(3)->label);
    assert_string_equal("Date, person 1", blank(4)->label);
    assert_string_equal("Name or initials, person 2", blank(5)->label);
    assert_string_equal("sample/page/agreement/person-2/date/blank-1", blank(6)->address);
}

static void signatures__stand_beside_their_dates(void **state)
{
    put(build(FULL, KF_STANDARD));
    assert_true(blank(3)->rect.y == blank(4)->rect.y);
    assert_true(blank(4)->rect.x > blank(3)->rect.x + blank(3)->rect.width);
}

static void signatures__may_be_left_out(void **state)
{
    put(build(FULL "  signatures: 0\n", KF_STANDARD));
    assert_int_equal(3, count_blanks());
}

static void agreement__stays_whole(void **state)
{
    assert_true(build(FULL, KF_STANDARD)->flags & KF_KEEP_WHOLE);
}

static void large_print__dates_stand_under_names(void **state)
{
    put(build(FULL, KF_LARGE_PRINT));
    assert_true(blank(4)->rect.y >= blank(3)->rect.y + KF_MM(12));
}

static void large_print__splits_with_its_frame_open_and_names_after_the_review(void **state)
{
    const struct kf_box *box = build(FULL, KF_LARGE_PRINT);
    kf_len height = height_at(box, 0);
    struct kf_box *head, *tail;

    assert_int_equal(KF_SPLIT_PART, split_at(box, height - KF_MM(20), &head, &tail));
    assert_true(head->flags & KF_OPEN_BOTTOM);
    assert_int_equal(2, head->as.stack.count); /* the review goes with the names */
    assert_int_equal(2, tail->as.stack.count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(agreement__says_first_what_it_is),
        T(agreement__without_what_it_is_is_an_error),
        T(agreement__item_with_a_blank_has_room_for_a_hand),
        T(signatures__are_two_names_and_dates_unless_told),
        T(signatures__stand_beside_their_dates),
        T(signatures__may_be_left_out),
        T(agreement__stays_whole),
        T(large_print__dates_stand_under_names),
        T(large_print__splits_with_its_frame_open_and_names_after_the_review),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
