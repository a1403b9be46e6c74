/* The script of a talk: who says what is heard first, and each speaker has a side; blanks have room for a hand. */

#include "unit/blocks/sheet.h"

#define SCRIPT                                                                                                         \
    "dialogue-script:\n  speakers: [Me, You]\n  lines:\n    - {id: ask, who: 1, text: Is it a good time?}\n"           \
    "    - {id: answer, who: 2, text: Give me ___ minutes.}\n    - {id: mine, who: 1}\n"

static const char heard[] = "list\nLbl: Me\nP: Is it a good time?\nLbl: You\nP: Give me   minutes.\n"
                            "Form: Give me\nLbl: Me\nForm: Me, line 3\n";

static void script__says_who_speaks_before_each_line(void **state)
{
    put(build(SCRIPT, KF_STANDARD));
    assert_heard(heard);
}

static void script__is_heard_the_same_in_large_print(void **state)
{
    put(build(SCRIPT, KF_LARGE_PRINT));
    assert_heard(heard);
}

static void script__has_the_same_fields_in_large_print(void **state)
{
    for (int variant = 0; variant < 2; variant++) {
        put(build(SCRIPT, variant ? KF_LARGE_PRINT : KF_STANDARD));
        assert_string_equal("sample/page/dialogue-script/lines/answer/text/blank-1", blank(0)->address);
        assert_string_equal("sample/page/dialogue-script/lines/mine/text", blank(1)->address);
        assert_int_equal(KF_BLANK_AREA, blank(1)->blank);
        assert_int_equal(2, count_blanks());
        if (!variant) {
            kf_test_sheet_free(sheet);
        }
    }
}

static void script__speakers_have_sides(void **state)
{
    put(build(SCRIPT, KF_STANDARD));
    const struct kf_item *me = text_item("Me"), *you = text_item("You");
    kf_len edge = sheet->stage->theme.left + sheet->build.width;

    assert_int_equal(sheet->stage->theme.left, me->rect.x);
    assert_true(me->rect.x < text_item("Is it")->rect.x);
    assert_true(you->rect.x > text_item("Give me")->rect.x + text_item("Give me")->rect.width);
    kf_assert_mm(you->rect.x + you->rect.width - edge, 0);
}

static void script__names_are_drawn_before_what_they_say(void **state)
{
    put(build(SCRIPT, KF_STANDARD));
    assert_true(text_item("Me") < text_item("Is it"));
    assert_true(text_item("You") < text_item("Give me"));
}

static void script__sides_change_where_pages_run_right_to_left(void **state)
{
    put(build_right_to_left(SCRIPT));
    assert_true(text_item("Me")->rect.x > text_item("You")->rect.x);
}

static void script__names_stand_over_the_bubbles_in_a_column(void **state)
{
    put(build_in_column(SCRIPT));
    const struct kf_item *name = text_item("Me"), *words = text_item("Is it");

    assert_true(words->rect.y >= name->rect.y + name->rect.height);
}

static void script__lines_with_blanks_are_as_far_apart_as_a_hand_needs(void **state)
{
    put(build("dialogue-script:\n  speakers: [Me, You]\n  lines:\n    - {id: a, who: 1, text: When ___ happens I feel ___ "
              "and I would like us to ___ before the day is over.}\n    - {id: b, who: 2, text: All right.}\n",
              KF_STANDARD));
    const struct kf_rect *first = &blank(0)->rect, *last = &blank(2)->rect;

    assert_true(last->y > first->y);
    kf_assert_mm(last->y - first->y, 9);
}

static void script__one_is_solid_and_the_other_dashed(void **state)
{
    const struct kf_box *list = build(SCRIPT, KF_STANDARD);
    const struct kf_box *me = list->as.stack.kids[0]->as.row.kids[1], *you = list->as.stack.kids[1]->as.row.kids[1];
    struct kf_placed placed = {.width = KF_MM(100), .height = KF_MM(13)};

    assert_int_equal(1, count_ops(me->decorate, &placed, me->decor, "path stroke"));
    assert_int_equal(2, count_ops(you->decorate, &placed, you->decor, "path stroke")); /* its tail is solid */
}

static void script__splits_between_lines_two_on_each_side(void **state)
{
    const struct kf_box *list = build("dialogue-script:\n  speakers: [Me, You]\n  lines:\n    - {id: a, who: 1, text: A}\n"
                                      "    - {id: b, who: 2, text: B}\n    - {id: c, who: 1, text: C}\n"
                                      "    - {id: d, who: 2, text: D}\n",
                                      KF_STANDARD);
    struct kf_box *head, *tail;

    assert_int_equal(KF_SPLIT_PART, split_at(list, KF_MM(50), &head, &tail));
    assert_int_equal(2, head->as.stack.count);
    assert_int_equal(2, tail->as.stack.count);
    assert_int_equal(KF_SPLIT_NONE, split_at(list, KF_MM(20), &head, &tail));
}

static void script__has_two_speakers(void **state)
{
    build_fails("dialogue-script:\n  speakers: [Me]\n  lines: [{id: a, who: 1}, {id: b, who: 1}]\n", KF_OUT_OF_RANGE);
}

static void script__third_speaker_is_an_error(void **state)
{
    build_fails("dialogue-script:\n  speakers: [Me, You]\n  lines: [{id: a, who: 1}, {id: b, who: 3}]\n",
                KF_OUT_OF_RANGE);
}

static void script__long_name_is_an_error(void **state)
{
    build("dialogue-script:\n  speakers: [The one who was hurt, You]\n  lines: [{id: a, who: 1}, {id: b, who: 2}]\n",
          KF_STANDARD);
    kf_assert_has(kf_test_find(sheet->run, KF_OVERFULL)->message, "\"The one who was hurt\" takes 2 lines");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(script__says_who_speaks_before_each_line),
        T(script__is_heard_the_same_in_large_print),
        T(script__has_the_same_fields_in_large_print),
        T(script__speakers_have_sides),
        T(script__names_are_drawn_before_what_they_say),
        T(script__sides_change_where_pages_run_right_to_left),
        T(script__names_stand_over_the_bubbles_in_a_column),
        T(script__lines_with_blanks_are_as_far_apart_as_a_hand_needs),
        T(script__one_is_solid_and_the_other_dashed),
        T(script__splits_between_lines_two_on_each_side),
        T(script__has_two_speakers),
        T(script__third_speaker_is_an_error),
        T(script__long_name_is_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
