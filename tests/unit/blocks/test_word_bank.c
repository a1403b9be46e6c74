/* The word bank: groups side by side, a box to tick before each word. */

#include "unit/blocks/sheet.h"

#define GROUP(id) "  - {id: " id ", title: Title " id ", words: [one " id ", two " id "]}\n"

static void word_bank__is_a_list_of_named_lists(void **state)
{
    const struct kf_box *list = build("word-bank:\n" GROUP("a") GROUP("b"), KF_STANDARD);
    const struct kf_box *group = list->as.stack.kids[0]->as.row.kids[0];

    assert_int_equal(KF_ROLE_LIST, list->tag->role);
    assert_int_equal(KF_ROLE_ITEM, group->tag->role);
    assert_int_equal(KF_ROLE_LABEL, kf_test_find_text(group, "Title a")->tag->role);
    assert_int_equal(KF_ROLE_BODY, group->as.stack.kids[1]->tag->role);
    assert_int_equal(KF_ROLE_LIST, group->as.stack.kids[1]->as.stack.kids[0]->tag->role);
}

static void word_bank__has_a_box_for_each_word(void **state)
{
    const struct kf_box *list = build("word-bank:\n" GROUP("a") GROUP("b"), KF_STANDARD);

    assert_int_equal(4, kf_test_count_boxes(list, KF_BOX_ART));
    put(list);
    assert_string_equal("Tick box: two a", blank(1)->label);
}

static void word_bank__words_are_6_5_mm_apart(void **state)
{
    put(build("word-bank:\n" GROUP("a"), KF_STANDARD));
    kf_assert_mm(blank(1)->rect.y - blank(0)->rect.y, 6.5);
}

static int rows_of(const char *blocks, int *ret_across)
{
    const struct kf_box *list = build(blocks, KF_STANDARD);

    *ret_across = list->as.stack.kids[0]->as.row.count;
    return list->as.stack.count;
}

static void word_bank__stands_three_across(void **state)
{
    int across;

    assert_int_equal(2, rows_of("word-bank:\n" GROUP("a") GROUP("b") GROUP("c") GROUP("d") GROUP("e"), &across));
    assert_int_equal(3, across);
}

static void word_bank__of_four_stands_two_by_two(void **state)
{
    int across;

    assert_int_equal(2, rows_of("word-bank:\n" GROUP("a") GROUP("b") GROUP("c") GROUP("d"), &across));
    assert_int_equal(2, across);
}

static void word_bank__breaks_between_rows_only(void **state)
{
    const struct kf_box *list = build("word-bank:\n" GROUP("a") GROUP("b") GROUP("c") GROUP("d") GROUP("e"), KF_STANDARD);
    struct kf_box *head, *tail;

    assert_int_equal(KF_SPLIT_PART, split_at(list, KF_MM(30), &head, &tail));
    assert_int_equal(1, head->as.stack.count);
    assert_non_null(kf_test_find_text(head, "two c"));
    assert_int_equal(KF_SPLIT_NONE, split_at(list, KF_MM(15), &head, &tail));
}

static void word_bank__blank_is_a_field_beside_its_box(void **state)
{
    put(build("word-bank: [{id: a, title: Sad, words: [low, \"another: ___\"]}]\n", KF_STANDARD));
    assert_string_equal("another:", blank(2)->label);
    assert_int_equal(KF_BLANK_TEXT, blank(2)->blank);
}

static void word_bank__blank_alone_says_what_to_do(void **state)
{
    put(build("word-bank: [{id: a, title: Sad, words: [___]}]\n", KF_STANDARD));
    assert_string_equal("Tick box: Write here", blank(0)->label);
    assert_string_equal("Write here", blank(1)->label);
}

static void large_print__has_one_group_under_the_other(void **state)
{
    const struct kf_box *list = build("word-bank:\n" GROUP("a") GROUP("b"), KF_LARGE_PRINT);

    assert_int_equal(2, list->as.stack.count);
    assert_int_equal(4, kf_test_count_boxes(list, KF_BOX_ROW)); /* the words only */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(word_bank__is_a_list_of_named_lists),
        T(word_bank__has_a_box_for_each_word),
        T(word_bank__words_are_6_5_mm_apart),
        T(word_bank__stands_three_across),
        T(word_bank__of_four_stands_two_by_two),
        T(word_bank__breaks_between_rows_only),
        T(word_bank__blank_is_a_field_beside_its_box),
        T(word_bank__blank_alone_says_what_to_do),
        T(large_print__has_one_group_under_the_other),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
