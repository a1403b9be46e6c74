/* The flow: steps in boxes on a path that turns back in a second row, and a way out. */

#include "unit/blocks/sheet.h"

#define STEP(id) "    - {id: " id ", title: Title " id ", text: Words of " id ".}\n"
#define THREE STEP("a") STEP("b") STEP("c")
#define FLOW(steps) "flow:\n  exit: \"**Too hot:** pause.\"\n  steps:\n" steps

/* Where the box of a step is. */
static struct kf_rect step(const char *id)
{
    char address[64];

    g_snprintf(address, sizeof address, "sample/page/flow/%s", id);
    return item_at(address);
}

static const char heard[] = "list\nLbl: 1\nP: Title a\nP: Words of a.\nLbl: 2\nP: Title b\nP: Words of b.\n"
                            "Lbl: 3\nP: Title c\nP: Words of c.\nP: Too hot: pause.\n";

static void flow__reads_numbered_steps_and_then_the_way_out(void **state)
{
    const struct kf_box *block = build(FLOW(THREE), KF_STANDARD);

    put(block);
    assert_heard(heard);
    assert_int_equal(KF_NUMBERING_DECIMAL, block->as.stack.kids[0]->tag->numbering);
}

static void flow__reads_alike_in_large_print_and_in_a_column(void **state)
{
    put(build(FLOW(THREE), KF_LARGE_PRINT));
    assert_heard(heard);
    kf_test_sheet_free(sheet);
    put(build_in_column(FLOW(THREE)));
    assert_heard(heard);
}

static void three_steps__stand_in_a_row_of_equal_boxes(void **state)
{
    put(build(FLOW(STEP("a") STEP("b") "    - {id: c, title: Title c}\n"), KF_STANDARD));
    kf_assert_mm(step("a").x, 0);
    kf_assert_mm(step("b").x, 63);
    kf_assert_mm(step("c").x, 126);
    kf_assert_mm(step("c").width, 54);
    assert_int_equal(step("a").y, step("c").y);
    assert_int_equal(step("a").height, step("c").height);
}

static void four_steps__are_two_by_two_and_turn_back(void **state)
{
    put(build(FLOW(THREE STEP("d")), KF_STANDARD));
    kf_assert_mm(step("a").width, 85.5);
    assert_int_equal(step("b").x, step("c").x);
    assert_int_equal(step("a").x, step("d").x);
    assert_int_equal(step("a").y + step("a").height + KF_MM(9), step("d").y);
}

static void five_steps__begin_the_second_row_under_the_third(void **state)
{
    put(build(FLOW(THREE STEP("d") STEP("e")), KF_STANDARD));
    assert_int_equal(step("c").x, step("d").x);
    assert_int_equal(step("b").x, step("e").x);
    assert_true(step("d").y > step("c").y);
}

static void right_to_left__begins_at_the_right(void **state)
{
    put(build_right_to_left(FLOW(THREE)));
    kf_assert_mm(step("a").x, 126);
    kf_assert_mm(step("c").x, 0);
}

/* Each arrow is a line and a head of two: the list behind the boxes. */
static void assert_arrows(const struct kf_box *block, int count)
{
    const struct kf_page *page = put(block);

    assert_int_equal(3 * count, count_ops(page->items[0].draw, &page->items[0].placed, page->items[0].data, " L "));
}

static void arrows__lead_from_each_step_to_the_next_and_none_back(void **state)
{
    assert_arrows(build(FLOW(THREE STEP("d") STEP("e") STEP("f")), KF_STANDARD), 5);
    kf_test_sheet_free(sheet);
    assert_arrows(build(FLOW(THREE STEP("d")), KF_LARGE_PRINT), 3);
}

/* --- to write in ----------------------------------------------------------------------------------------------------- */

#define BLANK "flow:\n  - {id: a, title: First I}\n  - {id: b, title: Then ___, text: I say ___}\n  - {id: c, title: Last}\n"

static void assert_is_written_in(enum kf_variant variant)
{
    put(build(BLANK, variant));
    assert_int_equal(4, count_blanks());
    assert_string_equal("sample/page/flow/a/text", blank(0)->address);
    assert_string_equal("First I", blank(0)->label);
    assert_string_equal("sample/page/flow/b/title/blank-1", blank(1)->address);
    assert_string_equal("sample/page/flow/b/text/blank-1", blank(2)->address);
    assert_string_equal("sample/page/flow/c/text", blank(3)->address);
}

static void step_without_text__has_lines_to_write_on(void **state)
{
    assert_is_written_in(KF_STANDARD);
    kf_assert_mm(blank(0)->rect.height, 18);
}

static void step_without_text__has_the_same_field_in_large_print(void **state)
{
    assert_is_written_in(KF_LARGE_PRINT);
}

/* A page that stretches does not push lines through the foot of a box. */
static void lines__keep_their_pitch_in_the_drawing(void **state)
{
    const struct kf_box *block = build(BLANK, KF_STANDARD);
    struct kf_fit loose = kf_fit_natural(&sheet->stage->theme);

    loose.pitch = KF_FIT_FULL;
    put_fitted(block, loose);
    kf_assert_mm(blank(0)->rect.height, 18);
}

/* --- on pages -------------------------------------------------------------------------------------------------------- */

static void large_print__breaks_between_steps_and_leaves_two(void **state)
{
    const struct kf_box *list = build(FLOW(THREE STEP("d")), KF_LARGE_PRINT)->as.stack.kids[0];
    struct kf_box *head, *tail;

    assert_int_equal(KF_SPLIT_PART, split_at(list, KF_MM(80), &head, &tail));
    assert_int_equal(2, head->as.stack.count);
    assert_int_equal(2, tail->as.stack.count);
}

static void drawing__stays_whole_with_its_way_out(void **state)
{
    const struct kf_box *block = build(FLOW(THREE STEP("d")), KF_STANDARD);
    struct kf_box *head, *tail;

    assert_int_equal(KF_SPLIT_NONE, split_at(block, height_at(block, 0) - KF_MM(5), &head, &tail));
}

/* --- wrong ----------------------------------------------------------------------------------------------------------- */

static void two_steps__are_an_error(void **state)
{
    build_fails(FLOW(STEP("a") STEP("b")), KF_OUT_OF_RANGE);
}

static void seven_steps__are_an_error(void **state)
{
    build_fails(FLOW(THREE STEP("d") STEP("e") STEP("f") STEP("g")), KF_OUT_OF_RANGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(flow__reads_numbered_steps_and_then_the_way_out),
        T(flow__reads_alike_in_large_print_and_in_a_column),
        T(three_steps__stand_in_a_row_of_equal_boxes),
        T(four_steps__are_two_by_two_and_turn_back),
        T(five_steps__begin_the_second_row_under_the_third),
        T(right_to_left__begins_at_the_right),
        T(arrows__lead_from_each_step_to_the_next_and_none_back),
        T(step_without_text__has_lines_to_write_on),
        T(step_without_text__has_the_same_field_in_large_print),
        T(lines__keep_their_pitch_in_the_drawing),
        T(large_print__breaks_between_steps_and_leaves_two),
        T(drawing__stays_whole_with_its_way_out),
        T(two_steps__are_an_error),
        T(seven_steps__are_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
