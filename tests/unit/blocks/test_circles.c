/* The map of support: its legend, its rings with their blanks, and boxes with lines in large print. */

#include "unit/blocks/sheet.h"

#define MAP                                                                                                            \
    "circles:\n  centre: Me\n  rings:\n"                                                                               \
    "    - {id: closest, title: Closest in, text: At any hour., spaces: 2}\n"                                          \
    "    - {id: company, title: Good company, spaces: 1}\n"                                                            \
    "  comfort: Blank spaces are fine.\n"

static void circles__read_the_legend_then_each_ring_with_its_blanks(void **state)
{
    put(build(MAP, KF_STANDARD));
    assert_heard("list\nLbl: 1\nP: Closest in\nP: At any hour.\nLbl: 2\nP: Good company\n"
                 "P: Me\n"
                 "list\nLbl: 1\nForm: Closest in, space 1\nForm: Closest in, space 2\nLbl: 2\n"
                 "Form: Good company, space 1\n"
                 "P: Blank spaces are fine.\n");
}

static const char heard_in_boxes[] = "P: Me\n"
                                     "list\nLbl: 1\nP: Closest in\nP: At any hour.\nForm: Closest in, space 1\n"
                                     "Form: Closest in, space 2\nLbl: 2\nP: Good company\n"
                                     "Form: Good company, space 1\nP: Blank spaces are fine.\n";

static void circles__read_each_ring_with_its_lines_in_large_print(void **state)
{
    put(build(MAP, KF_LARGE_PRINT));
    assert_heard(heard_in_boxes);
}

static void circles__are_boxes_in_a_column(void **state)
{
    put(build_in_column(MAP));
    assert_heard(heard_in_boxes);
}

static void circles__have_the_same_fields_in_large_print(void **state)
{
    for (int variant = 0; variant < 2; variant++) {
        put(build_edition(MAP, (struct kf_edition){.variant = variant ? KF_LARGE_PRINT : KF_STANDARD,
                                                   .fillable = true}));
        assert_string_equal("sample/page/circles/rings/closest/space-2", blank(1)->address);
        assert_string_equal("sample/page/circles/rings/company/space-1", blank(2)->address);
        assert_int_equal(3, count_blanks());
        if (!variant) {
            kf_test_sheet_free(sheet);
        }
    }
}

static void circles__have_room_for_many_without_a_number(void **state)
{
    static const char full[] = "circles:\n  centre: Me\n  rings:\n    - {id: a, title: A}\n    - {id: b, title: B}\n"
                               "    - {id: c, title: C}\n";

    put(build(full, KF_STANDARD));
    assert_int_equal(3 + 6 + 8, count_blanks());
}

static void circles__are_in_the_middle_of_the_page(void **state)
{
    put(build(MAP, KF_STANDARD));
    kf_len middle = blank(2)->rect.x + blank(2)->rect.width / 2; /* one alone is at the foot of its ring */

    kf_assert_mm(middle - sheet->stage->theme.left, 90);
    kf_assert_mm(blank(2)->rect.width, 31);
}

static void blank__hides_the_ring_under_it(void **state)
{
    const struct kf_page *page = put(build(MAP, KF_STANDARD));
    const struct kf_item *item = page->items;

    while (!item->element || item->element->tag->role != KF_ROLE_FORM) {
        assert_true(++item < page->items + page->count);
    }
    assert_true(count_ops(item->draw, &item->placed, item->data, "path fill 0.000 1.000 1.000 1.000") > 0);
}

/* A map that is filled in, as one for staff to show. */
static void circles__read_names_in_their_spaces(void **state)
{
    static const char named[] = "circles:\n  centre: Leo\n  rings:\n"
                                "    - {id: closest, title: Closest in, spaces: 3, names: [Marta, Aunt Bea]}\n";

    put(build(named, KF_STANDARD));
    assert_heard("list\nLbl: 1\nP: Closest in\nP: Leo\n"
                 "list\nLbl: 1\nP: Marta\nP: Aunt Bea\nForm: Closest in, space 3\n");
    kf_test_sheet_free(sheet);
    put(build(named, KF_LARGE_PRINT));
    assert_heard("P: Leo\nlist\nLbl: 1\nP: Closest in\nP: Marta\nP: Aunt Bea\nForm: Closest in, space 3\n");
}

static void ring__with_a_long_name_is_an_error(void **state)
{
    static const char wide[] = "circles:\n  centre: Leo\n  rings:\n"
                               "    - {id: closest, title: Closest in, names: [The Tuesday group]}\n";

    kf_assert_has(build_fails(wide, KF_OUT_OF_RANGE)->message, "no room for 17 letters");
}

static void ring__with_too_many_names_is_an_error(void **state)
{
    static const char many[] = "circles:\n  centre: Leo\n  rings:\n"
                               "    - {id: closest, title: Closest in, spaces: 1, names: [Marta, Bea]}\n";

    kf_assert_has(build_fails(many, KF_OUT_OF_RANGE)->message, "2 names stand on a ring with 1 space");
}

static void ring__with_too_many_spaces_is_an_error(void **state)
{
    static const char full[] = "circles:\n  centre: Me\n  rings:\n    - {id: a, title: A, spaces: 4}\n";

    kf_assert_has(build_fails(full, KF_OUT_OF_RANGE)->message, "no room for 4");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(circles__read_the_legend_then_each_ring_with_its_blanks),
        T(circles__read_each_ring_with_its_lines_in_large_print),
        T(circles__are_boxes_in_a_column),
        T(circles__have_the_same_fields_in_large_print),
        T(circles__have_room_for_many_without_a_number),
        T(circles__are_in_the_middle_of_the_page),
        T(blank__hides_the_ring_under_it),
        T(circles__read_names_in_their_spaces),
        T(ring__with_a_long_name_is_an_error),
        T(ring__with_too_many_names_is_an_error),
        T(ring__with_too_many_spaces_is_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
