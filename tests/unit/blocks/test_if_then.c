/* If and then: two boxes and an arrow; what has no words is a place to write. */

#include "unit/blocks/sheet.h"

#define THREE                                                                                                          \
    "if-then:\n"                                                                                                       \
    "  strips:\n"                                                                                                      \
    "    - {id: loud, if: our voices get loud, then: I step outside.}\n"                                               \
    "    - {id: lonely, if: I feel alone}\n"                                                                           \
    "  blank: 1\n"
#define HEARD                                                                                                          \
    "list\nP: If our voices get loud\nP: then I step outside.\n"                                                       \
    "P: If I feel alone\nP: then\nForm: If I feel alone, then\n"                                                       \
    "P: If\nForm: Plan 3: if\nP: then\nForm: Plan 3: then\n"

static void if_then__is_heard_as_sentences(void **state)
{
    put(build(THREE, KF_STANDARD));
    assert_heard(HEARD);
}

static void if_then__is_heard_alike_in_large_print_and_in_a_column(void **state)
{
    put(build(THREE, KF_LARGE_PRINT));
    assert_heard(HEARD);
    kf_test_sheet_free(sheet);
    put(build_in_column(THREE));
    assert_heard(HEARD);
}

static void assert_fields(void)
{
    assert_int_equal(3, count_blanks());
    assert_string_equal("sample/page/if-then/lonely/then", blank(0)->address);
    assert_string_equal("sample/page/if-then/blank-1/if", blank(1)->address);
    assert_string_equal("sample/page/if-then/blank-1/then", blank(2)->address);
}

static void if_then__fields_have_the_same_names_in_large_print(void **state)
{
    put(build(THREE, KF_STANDARD));
    assert_fields();
    kf_test_sheet_free(sheet);
    put(build(THREE, KF_LARGE_PRINT));
    assert_fields();
}

static void if_then__boxes_are_as_wide_as_each_other(void **state)
{
    const struct kf_box *list = build(THREE, KF_STANDARD);
    const struct kf_box *row = kf_test_find_box(list, KF_BOX_ROW, 0);

    kf_assert_mm(row->as.row.widths[0], (180 - 11) / 2.);
    kf_assert_mm(row->as.row.widths[1], 11);
    assert_int_equal(row->as.row.widths[0], row->as.row.widths[2]);
}

static void if_then__lines_are_9_mm_apart(void **state)
{
    put(build("if-then: {blank: 1}", KF_STANDARD));
    kf_assert_mm(blank(0)->rect.height, 18);
}

static void if_then__words_beside_lines_stand_on_the_first(void **state)
{
    const struct kf_rect *written, *lead;

    put(build(THREE, KF_STANDARD));
    written = &text_item("I feel alone")->rect;
    lead = &sheet->stage->pages.pages[0].items[0].rect;
    for (int i = 0; i < sheet->stage->pages.pages[0].count; i++) { /* the second "then" */
        const struct kf_item *item = &sheet->stage->pages.pages[0].items[i];
        if (item->kind == KF_ITEM_TEXT && strcmp(item->shaped->text->text, "then") == 0) {
            lead = &item->rect;
            if (lead->y >= written->y) {
                break;
            }
        }
    }
    assert_int_equal(written->y, lead->y);
}

static void if_then__arrow_points_down_where_boxes_stack(void **state)
{
    const struct kf_box *across = kf_test_find_box(build(THREE, KF_STANDARD), KF_BOX_ART, 0);
    kf_draw *draw = across->decorate;

    kf_assert_mm(across->as.art.width, 11);
    kf_test_sheet_free(sheet);
    const struct kf_box *down = kf_test_find_box(build(THREE, KF_LARGE_PRINT), KF_BOX_ART, 0);
    kf_assert_mm(down->as.art.width, 180);
    assert_ptr_not_equal(draw, down->decorate);
    assert_null(down->tag);
}

static void if_then__blank_within_words_has_room_for_a_hand(void **state)
{
    const struct kf_box *list = build("if-then: [{id: loud, if: it gets loud, then: I rest for ___ minutes.}]", KF_STANDARD);

    kf_assert_mm(height_at(list->as.stack.kids[0], 0), 2 * 2.6 + 8.7);
}

static void if_then__parts_between_plans_only(void **state)
{
    struct kf_box *head, *tail;
    const struct kf_box *list = build(THREE, KF_STANDARD);

    assert_int_equal(KF_SPLIT_PART, split_at(list, KF_MM(30), &head, &tail));
    assert_int_equal(1, head->as.stack.count);
    assert_int_equal(2, tail->as.stack.count);
}

static void if_then__without_a_plan_is_refused(void **state)
{
    kf_assert_has(build_fails("if-then: {blank: 0}", KF_OUT_OF_RANGE)->hint, "blank: 3");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(if_then__is_heard_as_sentences),
        T(if_then__is_heard_alike_in_large_print_and_in_a_column),
        T(if_then__fields_have_the_same_names_in_large_print),
        T(if_then__boxes_are_as_wide_as_each_other),
        T(if_then__lines_are_9_mm_apart),
        T(if_then__words_beside_lines_stand_on_the_first),
        T(if_then__arrow_points_down_where_boxes_stack),
        T(if_then__blank_within_words_has_room_for_a_hand),
        T(if_then__parts_between_plans_only),
        T(if_then__without_a_plan_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
