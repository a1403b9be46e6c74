/* The ladder: read from the foot up, a number for each rung, a line where a rung has no words. */

#include "unit/blocks/sheet.h"

#define LADDER                                                                                                         \
    "ladder:\n  foot: Easy.\n  rungs:\n    - {id: wave, text: I wave.}\n    - {id: own}\n"                            \
    "    - {id: tea, text: I ask ___ for tea.}\n  blank: 1\n  top: Company.\n  rate: How hard?\n"

static const char *const addresses[] = {
    "sample/page/ladder/rungs/wave/number", "sample/page/ladder/rungs/own/line",
    "sample/page/ladder/rungs/own/number",  "sample/page/ladder/rungs/tea/text/blank-1",
    "sample/page/ladder/rungs/tea/number",  "sample/page/ladder/blank-1/line",
    "sample/page/ladder/blank-1/number",
};

static void assert_fields(void)
{
    assert_int_equal(G_N_ELEMENTS(addresses), count_blanks());
    for (int i = 0; i < (int)G_N_ELEMENTS(addresses); i++) {
        assert_string_equal(addresses[i], blank(i)->address);
    }
}

static void ladder__reads_from_the_foot_up(void **state)
{
    put(build(LADDER, KF_STANDARD));
    char *dump = kf_structure_dump(sheet->stage->pages.root);
    const char *foot = strstr(dump, "Easy."), *first = strstr(dump, "I wave."), *third = strstr(dump, "for tea"),
               *last = strstr(dump, "\"Step 4\""), *top = strstr(dump, "Company.");

    assert_true(foot && first && third && last && top);
    assert_true(foot < first && first < third && third < last && last < top);
    assert_true(text_item("I wave.")->rect.y > text_item("I ask")->rect.y);
    assert_true(text_item("I ask")->rect.y > blank(5)->rect.y);
    g_free(dump);
}

static void ladder__names_each_field_in_the_same_order_in_large_print(void **state)
{
    put(build(LADDER, KF_STANDARD));
    assert_fields();
    assert_string_equal("Step 2", blank(1)->label);
    assert_string_equal("Step 2: a number from 0 to 10", blank(2)->label);
    kf_test_sheet_free(sheet);
    put(build(LADDER, KF_LARGE_PRINT));
    assert_fields();
}

static void ladder__keeps_eleven_millimetres_from_rung_to_rung(void **state)
{
    put(build("ladder: {blank: 4}\n", KF_STANDARD));
    for (int i = 0; i < 3; i++) {
        kf_assert_mm(blank(i)->rect.y - blank(i + 1)->rect.y, 11);
    }
    assert_true(blank(0)->rect.height >= KF_MM(8.7));
}

static void ladder__grows_with_words_of_two_lines(void **state)
{
    static const char two[] = "ladder:\n  rungs:\n    - {id: a, text: A.}\n    - {id: b, text: I go for half an hour and I "
                              "sit near the door so that I can leave the room when I like.}\n    - {id: c, text: C.}\n";

    put(build(two, KF_STANDARD));
    kf_assert_clean(sheet->run);
    assert_true(text_item("A.")->rect.y - text_item("C.")->rect.y > KF_MM(24));
}

static void ladder__stands_in_a_column(void **state)
{
    const struct kf_box *box = build_in_column(LADDER);

    assert_int_equal(KF_BOX_ART, box->kind);
    put(box);
    assert_fields();
    assert_true(blank(0)->rect.x + blank(0)->rect.width <= sheet->stage->theme.left + KF_MM(86));
}

static void ladder__has_its_numbers_at_the_right_where_pages_run_right_to_left(void **state)
{
    put(build_right_to_left(LADDER));
    assert_true(text_item("1")->rect.x > blank(0)->rect.x + KF_MM(120));
}

static void ladder__splits_between_steps_in_large_print(void **state)
{
    struct kf_box *head, *tail;

    assert_int_equal(KF_SPLIT_PART, split_at(build(LADDER, KF_LARGE_PRINT), KF_MM(60), &head, &tail));
    assert_non_null(kf_test_find_text(head, "I wave."));
    assert_non_null(kf_test_find_text(tail, "Company."));
}

static void ladder__of_two_rungs_is_an_error(void **state)
{
    const struct kf_diag *diag = build_fails("ladder: {blank: 2}\n", KF_OUT_OF_RANGE);

    assert_string_equal("write 3 to 10", diag->hint);
}

static void ladder__of_eleven_rungs_is_an_error(void **state)
{
    build_fails("ladder:\n  rungs: [{id: a}, {id: b}]\n  blank: 9\n", KF_OUT_OF_RANGE);
}

static void ladder__with_a_long_rung_says_how_long_it_may_be(void **state)
{
    build("ladder:\n  blank: 2\n  rungs:\n    - {id: a, text: \"I go for half an hour and I sit near the door so that I "
          "can leave the room when I like, and then I walk home by the river with someone who knows me well.\"}\n",
          KF_STANDARD);
    assert_string_equal("sample/page/ladder/rungs/a/text", kf_test_find(sheet->run, KF_OVERFULL)->address);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(ladder__reads_from_the_foot_up),
        T(ladder__names_each_field_in_the_same_order_in_large_print),
        T(ladder__keeps_eleven_millimetres_from_rung_to_rung),
        T(ladder__grows_with_words_of_two_lines),
        T(ladder__stands_in_a_column),
        T(ladder__has_its_numbers_at_the_right_where_pages_run_right_to_left),
        T(ladder__splits_between_steps_in_large_print),
        T(ladder__of_two_rungs_is_an_error),
        T(ladder__of_eleven_rungs_is_an_error),
        T(ladder__with_a_long_rung_says_how_long_it_may_be),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
