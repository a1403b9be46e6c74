/* A house with rooms: read in order, a field for each line, stacked in large print. */

#include "unit/blocks/sheet.h"

#define ROOMS                                                            \
    "  rooms:\n"                                                         \
    "    - {id: welcome, icon: yes, title: \"Yes\", text: Come in, lines: 2}\n" \
    "    - {id: ask, icon: ask, title: Ask us, lines: 2}\n"                \
    "    - {id: never, icon: no, title: \"No\", lines: 2}\n"
#define HOUSE "house:\n  roof: Everyone is safe.\n" ROOMS

static void house__is_kept_whole_and_a_list_of_rooms(void **state)
{
    const struct kf_box *box = build(HOUSE, KF_STANDARD), *rooms = box->as.stack.kids[1];

    assert_true(box->flags & KF_KEEP_WHOLE);
    assert_int_equal(KF_ROLE_LIST, rooms->tag->role);
    assert_int_equal(KF_ROLE_ITEM, rooms->as.stack.kids[0]->as.row.kids[2]->tag->role);
    kf_assert_mm(height_at(box, 0), 56); /* 64 on the target page, with a third line */
}

static void house__is_read_roof_first_then_room_by_room(void **state)
{
    put(build(HOUSE, KF_STANDARD));
    char *dump = kf_structure_dump(sheet->stage->pages.root);
    const char *roof = strstr(dump, "Everyone is safe."), *yes = strstr(dump, "\"Yes, Line 1 of 2\""),
               *ask = strstr(dump, "\"Ask us\""), *no = strstr(dump, "\"No, Line 2 of 2\"");

    assert_true(roof && yes && ask && no);
    assert_true(roof < yes && yes < ask && ask < no);
    g_free(dump);
}

static void house__names_every_line(void **state)
{
    put(build(HOUSE, KF_STANDARD));
    assert_string_equal("Ask us, Line 2 of 2", blank(3)->label);
    assert_string_equal("sample/page/house/rooms/ask/line-2", blank(3)->address);
    assert_int_equal(6, count_blanks());
}

static void house__gives_way_by_pitch(void **state)
{
    const struct kf_box *box = build(HOUSE, KF_STANDARD);

    kf_assert_mm(height_at(box->as.stack.kids[1], 2) - height_at(box->as.stack.kids[1], 3), 2 * .8); /* two lines */
}

static void house__first_room_is_at_the_right_where_pages_run_right_to_left(void **state)
{
    put(build_right_to_left(HOUSE));
    assert_true(blank(0)->rect.x > blank(2)->rect.x);
    assert_true(blank(2)->rect.x > blank(4)->rect.x);
}

static void house__stacks_in_large_print_and_splits_between_rooms(void **state)
{
    const struct kf_box *box = build(HOUSE, KF_LARGE_PRINT);
    struct kf_box *head, *tail;

    assert_null(kf_test_find_text(box->as.stack.kids[0], "Everyone is safe.")); /* too large for the gable */
    assert_non_null(kf_test_find_text(box->as.stack.kids[1], "Everyone is safe."));
    assert_int_equal(KF_SPLIT_PART, split_at(box, KF_MM(90), &head, &tail));
    assert_non_null(kf_test_find_text(head, "Yes"));
    assert_null(kf_test_find_text(head, "Ask us"));
    assert_non_null(kf_test_find_text(tail, "Ask us"));
}

static void house__roof_has_room_for_45_characters(void **state)
{
    build_fails("house:\n  roof: In our home, everyone gets to feel quite safe now.\n" ROOMS, KF_OUT_OF_RANGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(house__is_kept_whole_and_a_list_of_rooms),
        T(house__is_read_roof_first_then_room_by_room),
        T(house__names_every_line),
        T(house__gives_way_by_pitch),
        T(house__first_room_is_at_the_right_where_pages_run_right_to_left),
        T(house__stacks_in_large_print_and_splits_between_rooms),
        T(house__roof_has_room_for_45_characters),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
