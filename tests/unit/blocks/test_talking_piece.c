/* The talking piece: a round with a sign, a name and what it means to hold it. */

#include "unit/blocks/sheet.h"

#include <math.h>

#define PIECE "talking-piece: {icon: leaf, title: My turn, text: I speak. The others listen.}"

static const struct kf_box *round_of(const struct kf_box *block)
{
    return block->as.row.kids[1];
}

static void talking_piece__reads_its_name_then_its_meaning(void **state)
{
    put(build(PIECE, KF_STANDARD));
    assert_heard("P: My turn\nP: I speak. The others listen.\n");
}

static void talking_piece__is_a_round_of_70_mm_in_the_middle(void **state)
{
    const struct kf_box *block = build(PIECE, KF_STANDARD);

    kf_assert_mm(round_of(block)->as.art.width, 70);
    kf_assert_mm(round_of(block)->as.art.height, 70);
    kf_assert_mm(block->as.row.widths[0], 55);
}

static void talking_piece__is_larger_in_large_print(void **state)
{
    kf_assert_mm(round_of(build(PIECE, KF_LARGE_PRINT))->as.art.width, 110);
}

static void talking_piece__has_a_black_line_to_cut(void **state)
{
    const struct kf_box *art = round_of(build(PIECE, KF_STANDARD));
    const struct kf_placed placed = {.width = KF_MM(70), .height = KF_MM(70)};

    assert_int_equal(1, count_ops(art->decorate, &placed, art->decor, "path stroke 0.750 0.000 0.000 0.000"));
}

static void talking_piece__without_a_text_has_lines(void **state)
{
    put(build("talking-piece: {title: Our piece}", KF_STANDARD));
    assert_int_equal(1, count_blanks());
    assert_string_equal("sample/page/talking-piece/text", blank(0)->address);
    assert_string_equal("Our piece", blank(0)->label);
}

static void talking_piece__lines_end_well_inside_the_round(void **state)
{
    for (int large = 0; large < 2; large++) {
        const struct kf_box *box = build("talking-piece: {title: Our piece}", large ? KF_LARGE_PRINT : KF_STANDARD);
        double radius = kf_to_mm(round_of(box)->as.art.width) / 2;

        put(box);
        double across = kf_to_mm(blank(0)->rect.width) / 2;
        double down = kf_to_mm(blank(0)->rect.y + blank(0)->rect.height - sheet->stage->theme.main_top) - radius;
        assert_true(hypot(across, down) < radius - 3);
        if (!large) {
            kf_test_sheet_free(sheet);
        }
    }
}

static void talking_piece__with_a_long_text_is_an_error(void **state)
{
    build("talking-piece: {title: My turn, text: I speak for myself and the others listen until I have said what I "
          "came to say and pass it on to the next one in our round}", KF_STANDARD);
    kf_assert_has(kf_test_find(sheet->run, KF_OVERFULL)->message, "where there is room for 3");
}

static void talking_piece__with_a_long_name_is_an_error(void **state)
{
    build("talking-piece: {title: The one who holds it may speak}", KF_STANDARD);
    kf_assert_has(kf_test_find(sheet->run, KF_OVERFULL)->message, "where there is room for 1");
}

static void talking_piece__never_splits(void **state)
{
    struct kf_box *head, *tail;

    assert_int_equal(KF_SPLIT_NONE, split_at(build(PIECE, KF_STANDARD), KF_MM(60), &head, &tail));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(talking_piece__reads_its_name_then_its_meaning),
        T(talking_piece__is_a_round_of_70_mm_in_the_middle),
        T(talking_piece__is_larger_in_large_print),
        T(talking_piece__has_a_black_line_to_cut),
        T(talking_piece__without_a_text_has_lines),
        T(talking_piece__lines_end_well_inside_the_round),
        T(talking_piece__with_a_long_text_is_an_error),
        T(talking_piece__with_a_long_name_is_an_error),
        T(talking_piece__never_splits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
