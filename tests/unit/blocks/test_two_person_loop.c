/* The loop of two people: inside, outside, and across to the other; no one first; and the ways out. */

#include "unit/blocks/sheet.h"

#define LOOP                                                                                                           \
    "two-person-loop:\n"                                                                                               \
    "  first: {title: One, feel: Fear., do: I ask.}\n"                                                                 \
    "  second: {title: Other, feel: Worry., do: I go quiet.}\n"                                                        \
    "  exits:\n    - {id: pause, text: Pause.}\n    - {id: say, text: Say it.}\n"

#define BLANK                                                                                                          \
    "two-person-loop:\n"                                                                                               \
    "  first: {title: Me}\n"                                                                                           \
    "  second: {title: ___, do: I say ___}\n"                                                                          \
    "  exits:\n    - {id: mine}\n"

/* Figure has no words in the tree: its sentence is its tag's. */
static const char *spoken_figure(const struct kf_element *element)
{
    const char *alt = element->tag->role == KF_ROLE_FIGURE ? element->tag->alt : NULL;

    for (int i = 0; i < element->count && !alt; i++) {
        alt = element->kids[i].kind == KF_KID_ELEMENT ? spoken_figure(element->kids[i].element) : NULL;
    }
    return alt;
}

static void loop__reads_one_person_and_then_the_other_and_the_ways_out(void **state)
{
    put(build(LOOP, KF_STANDARD));
    assert_heard("list\nLbl: One\nP: Inside: feel, think\nP: Fear.\nP: Outside: say, do\nP: I ask.\n"
                 "Lbl: Other\nP: Inside: feel, think\nP: Worry.\nP: Outside: say, do\nP: I go quiet.\n"
                 "list\nP: Pause.\nP: Say it.\n");
}

static void large_print__reads_in_the_same_order(void **state)
{
    put(build(LOOP, KF_LARGE_PRINT));
    assert_heard("list\nP: One\nP: Inside: feel, think\nP: Fear.\nP: Outside: say, do\nP: I ask.\n"
                 "P: Other\nP: Inside: feel, think\nP: Worry.\nP: Outside: say, do\nP: I go quiet.\n"
                 "list\nP: Pause.\nP: Say it.\n");
}

static void arrows__are_a_figure_that_says_the_loop_and_blames_no_one(void **state)
{
    static const char said[] = "A loop that no one began. It goes from One inside to One outside, on to Other inside, to "
                               "Other outside, and back to One inside.";

    put(build(LOOP, KF_STANDARD));
    assert_string_equal(said, spoken_figure(sheet->stage->pages.root));
    kf_test_sheet_free(sheet);
    put(build(LOOP, KF_LARGE_PRINT));
    assert_string_equal(said, spoken_figure(sheet->stage->pages.root));
}

static void figure__says_person_2_where_a_name_is_blank(void **state)
{
    put(build(BLANK, KF_STANDARD));
    assert_non_null(strstr(spoken_figure(sheet->stage->pages.root), "to Person 2 inside"));
}

static kf_len top_of(const char *words)
{
    return text_item(words)->rect.y;
}

static kf_len left_of(const char *words)
{
    return text_item(words)->rect.x - sheet->stage->theme.left;
}

static void people__stand_side_by_side_with_outside_under_inside(void **state)
{
    put(build("two-person-loop:\n  first: {title: One, feel: Fear. More fear than I can say in a single line of it., do: I ask.}\n"
              "  second: {title: Other, feel: Worry., do: I go quiet.}\n  exits:\n    - {id: a, text: Pause.}\n",
              KF_STANDARD));
    kf_assert_mm(left_of("I ask."), 3);
    kf_assert_mm(left_of("I go quiet."), 117);
    assert_int_equal(top_of("Fear."), top_of("Worry."));
    assert_int_equal(top_of("I ask."), top_of("I go quiet.")); /* though one has more to say inside */
    assert_true(top_of("I ask.") > top_of("Fear.") + text_item("Fear.")->rect.height + KF_MM(9));
    assert_true(top_of("Pause.") > top_of("I ask."));
}

static void right_to_left__begins_at_the_right(void **state)
{
    put(build_right_to_left(LOOP));
    assert_true(left_of("Fear.") > left_of("Worry."));
}

static void column__holds_the_list(void **state)
{
    const struct kf_box *block = build_in_column(LOOP);

    assert_int_equal(3, block->as.stack.count); /* the sign, the list and the ways out */
    assert_true(block->as.stack.kids[0]->flags & KF_KEEP_NEXT);
    assert_int_equal(4, block->as.stack.kids[1]->as.stack.count);
}

/* --- to write in ----------------------------------------------------------------------------------------------------- */

static void assert_is_written_in(enum kf_variant variant)
{
    static const char *const addresses[] = {"first/feel", "first/do", "second/title/blank-1", "second/feel",
                                            "second/do/blank-1", "exits/mine/text"};
    static const char *const labels[] = {"Me, Inside: feel, think", "Me, Outside: say, do", "Person 2",
                                         "Person 2, Inside: feel, think", "I say", "A way out, 1"};

    put(build(BLANK, variant));
    assert_int_equal(G_N_ELEMENTS(addresses), count_blanks());
    for (int i = 0; i < (int)G_N_ELEMENTS(addresses); i++) {
        assert_string_equal(addresses[i], blank(i)->address + strlen("sample/page/two-person-loop/"));
        assert_string_equal(labels[i], blank(i)->label);
    }
}

static void parts_without_text__are_places_to_write(void **state)
{
    assert_is_written_in(KF_STANDARD);
    kf_assert_mm(blank(0)->rect.height, 18);
}

static void large_print__has_the_same_fields_in_the_same_order(void **state)
{
    assert_is_written_in(KF_LARGE_PRINT);
}

/* --- on pages -------------------------------------------------------------------------------------------------------- */

static void drawing__stays_whole_with_its_ways_out(void **state)
{
    const struct kf_box *block = build(LOOP, KF_STANDARD);
    struct kf_box *head, *tail;

    assert_int_equal(KF_SPLIT_NONE, split_at(block, height_at(block, 0) - KF_MM(5), &head, &tail));
}

static void large_print__keeps_two_boxes_on_each_page(void **state)
{
    const struct kf_box *list = build(LOOP, KF_LARGE_PRINT)->as.stack.kids[1];
    struct kf_box *head, *tail;

    assert_int_equal(KF_SPLIT_PART, split_at(list, KF_MM(90), &head, &tail));
    assert_int_equal(2, head->as.stack.count);
}

/* --- wrong ----------------------------------------------------------------------------------------------------------- */

static void loop_without_a_way_out__is_an_error(void **state)
{
    build_fails("two-person-loop:\n  first: {title: One}\n  second: {title: Other}\n", KF_MISSING_KEY);
}

static void four_ways_out__are_an_error(void **state)
{
    build_fails(LOOP "    - {id: c}\n    - {id: d}\n", KF_OUT_OF_RANGE);
}

static void long_name__is_an_error_that_says_how_long_it_may_be(void **state)
{
    build("two-person-loop:\n  first: {title: The one of us who gets home late on most days}\n  second: {title: Other}\n"
          "  exits:\n    - {id: a}\n", KF_STANDARD);
    const struct kf_diag *diag = kf_test_find(sheet->run, KF_OVERFULL);

    assert_string_equal("sample/page/two-person-loop/first/title", diag->address);
    kf_assert_has(diag->hint, "shorten it to about");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(loop__reads_one_person_and_then_the_other_and_the_ways_out),
        T(large_print__reads_in_the_same_order),
        T(arrows__are_a_figure_that_says_the_loop_and_blames_no_one),
        T(figure__says_person_2_where_a_name_is_blank),
        T(people__stand_side_by_side_with_outside_under_inside),
        T(right_to_left__begins_at_the_right),
        T(column__holds_the_list),
        T(parts_without_text__are_places_to_write),
        T(large_print__has_the_same_fields_in_the_same_order),
        T(drawing__stays_whole_with_its_ways_out),
        T(large_print__keeps_two_boxes_on_each_page),
        T(loop_without_a_way_out__is_an_error),
        T(four_ways_out__are_an_error),
        T(long_name__is_an_error_that_says_how_long_it_may_be),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
