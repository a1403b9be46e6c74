/* The reflection: prompts that stay with their first lines, and lines that give. */

#include "unit/blocks/sheet.h"

#define TWO "reflection:\n  - {id: notice, prompt: I notice, lines: 6}\n  - {id: safer, prompt: What helps me is}\n"

static void reflection__lines_are_named_and_spoken_as_their_prompt(void **state)
{
    put(build(TWO, KF_STANDARD));
    assert_string_equal("I notice", blank(0)->label);
    assert_string_equal("sample/page/reflection/notice", blank(0)->address);
    assert_int_equal(KF_BLANK_AREA, blank(0)->blank);
}

static void reflection__prompt_is_a_paragraph_of_medium_weight(void **state)
{
    const struct kf_box *prompt = kf_test_find_text(build(TWO, KF_STANDARD), "I notice");

    assert_int_equal(KF_STYLE_PROMPT, prompt->as.text.style);
    assert_int_equal(KF_ROLE_P, prompt->tag->role);
}

static void reflection__has_two_lines_unless_told(void **state)
{
    const struct kf_box *block = build(TWO, KF_STANDARD);

    kf_assert_mm(height_at(block->as.stack.kids[1], 0), 6 + 2 * 9);
    kf_assert_mm(height_at(block->as.stack.kids[0], 0), 6 + 6 * 9);
}

static void reflection__one_line_alone_is_a_field_of_one_line(void **state)
{
    put(build("reflection: [{id: a, prompt: My word, lines: 1}]", KF_STANDARD));
    assert_int_equal(KF_BLANK_TEXT, blank(0)->blank);
}

static void reflection__without_a_line_is_an_error(void **state)
{
    build_fails("reflection: [{id: a, prompt: My word, lines: 0}]", KF_OUT_OF_RANGE);
}

static void reflection__pitch_gives_to_8_7_mm(void **state)
{
    const struct kf_box *block = build(TWO, KF_STANDARD);

    kf_assert_mm(height_at(block->as.stack.kids[1], 3), 6 + 2 * 8.7);
}

static void reflection__only_areas_that_fill_take_more_lines(void **state)
{
    const struct kf_box *block = build(
        "reflection: [{id: a, prompt: One, fill: true}, {id: b, prompt: Two}]", KF_STANDARD);
    struct kf_fit fit = kf_fit_natural(&sheet->stage->theme);

    fit.extra_lines = 2;
    kf_assert_mm(height_of(block->as.stack.kids[0], fit), 6 + 4 * 9);
    kf_assert_mm(height_of(block->as.stack.kids[1], fit), 6 + 2 * 9);
}

static void reflection__prompt_stays_with_its_first_two_lines(void **state)
{
    const struct kf_box *block = build(TWO, KF_STANDARD);
    struct kf_box *head, *tail;

    assert_int_equal(KF_SPLIT_NONE, split_at(block, KF_MM(6 + 9 + 5), &head, &tail));
    assert_int_equal(KF_SPLIT_PART, split_at(block, KF_MM(6 + 18 + 5), &head, &tail));
    assert_int_equal(2, kf_test_find_box(head, KF_BOX_LINES, 0)->as.lines.count);
}

static void reflection__prompt_of_short_area_moves_with_all_its_lines(void **state)
{
    const struct kf_box *block = build(TWO, KF_STANDARD);
    struct kf_box *head, *tail;

    assert_int_equal(KF_SPLIT_PART, split_at(block, KF_MM(6 + 6 * 9 + 3 + 6 + 9), &head, &tail));
    assert_null(kf_test_find_text(head, "What helps me is"));
}

static void reflection__blank_in_a_prompt_is_a_field_and_is_not_spoken(void **state)
{
    const struct kf_box *block =
        build("reflection: [{id: a, prompt: \"Row ___ matters because\"}]", KF_STANDARD);

    put(block);
    assert_string_equal("Row", blank(0)->label);
    assert_string_equal("Row  matters because", blank(1)->label);
}

#define ROW "reflection: [{id: a, prompt: A row I like is number ___ because, row-number: true}]"

static void row_number__is_a_box_of_9_by_7_mm_in_the_sentence(void **state)
{
    put(build(ROW, KF_STANDARD));
    assert_int_equal(KF_BLANK_TEXT, blank(0)->blank);
    assert_string_equal("A row I like is number", blank(0)->label);
    assert_string_equal("sample/page/reflection/a/blank-1", blank(0)->address);
    kf_assert_mm(blank(0)->rect.width, 9);
    kf_assert_mm(blank(0)->rect.height, 7);
    kf_assert_mm(text_item("A row")->rect.y - blank(0)->rect.y, .5);
}

static void row_number__box_ends_over_the_lines(void **state)
{
    for (int variant = 0; variant < KF_VARIANT_COUNT; variant++) {
        put(build(ROW, (enum kf_variant)variant));
        assert_true(blank(0)->rect.y + blank(0)->rect.height <= blank(1)->rect.y);
        if (variant + 1 < KF_VARIANT_COUNT) {
            kf_test_sheet_free(sheet);
        }
    }
}

static void row_number__box_grows_with_large_letters(void **state)
{
    put(build(ROW, KF_LARGE_PRINT));
    kf_assert_mm(blank(0)->rect.height, 10);
    assert_true(blank(0)->rect.width > KF_MM(12));
}

static void row_number__a_second_blank_takes_what_is_left(void **state)
{
    put(build("reflection: [{id: a, prompt: Row ___ is about ___, row-number: true}]", KF_STANDARD));
    kf_assert_mm(blank(0)->rect.width, 9);
    kf_assert_mm(sheet->stage->theme.left + sheet->build.width - blank(1)->rect.x - blank(1)->rect.width,
                 .8 + .176); /* its margin, and the half point that a line keeps */
}

static void row_number__without_a_blank_is_an_error(void **state)
{
    kf_assert_has(build_fails("reflection: [{id: a, prompt: My row is, row-number: true}]", KF_OUT_OF_RANGE)->message,
                  "no place for the number");
}

static void large_print__lines_are_12_mm_apart(void **state)
{
    const struct kf_box *block = build(TWO, KF_LARGE_PRINT);

    kf_assert_mm(height_at(block->as.stack.kids[1], 0), 9 + 2 * 12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(reflection__lines_are_named_and_spoken_as_their_prompt),
        T(reflection__prompt_is_a_paragraph_of_medium_weight),
        T(reflection__has_two_lines_unless_told),
        T(reflection__one_line_alone_is_a_field_of_one_line),
        T(reflection__without_a_line_is_an_error),
        T(reflection__pitch_gives_to_8_7_mm),
        T(reflection__only_areas_that_fill_take_more_lines),
        T(reflection__prompt_stays_with_its_first_two_lines),
        T(reflection__prompt_of_short_area_moves_with_all_its_lines),
        T(reflection__blank_in_a_prompt_is_a_field_and_is_not_spoken),
        T(row_number__is_a_box_of_9_by_7_mm_in_the_sentence),
        T(row_number__box_ends_over_the_lines),
        T(row_number__box_grows_with_large_letters),
        T(row_number__a_second_blank_takes_what_is_left),
        T(row_number__without_a_blank_is_an_error),
        T(large_print__lines_are_12_mm_apart),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
