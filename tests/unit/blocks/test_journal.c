/* The journal: three papers, each one field; the room it takes, and where it may go on. */

#include "unit/blocks/sheet.h"

static void journal__is_one_field_named_by_its_prompt(void **state)
{
    static const char *const papers[] = {"ruled", "dotted", "blank"};

    for (int i = 0; i < 3; i++) {
        char *yaml = g_strdup_printf("journal: {paper: %s, prompts: [What I carry]}\n", papers[i]);
        put(build(yaml, KF_STANDARD));
        assert_int_equal(1, count_blanks());
        assert_int_equal(KF_BLANK_AREA, blank(0)->blank);
        assert_string_equal("sample/page/journal", blank(0)->address);
        assert_heard("P: What I carry\nForm: What I carry\n");
        g_free(yaml);
        if (i < 2) {
            kf_test_sheet_free(sheet);
        }
    }
}

static void journal__several_prompts_are_a_list_before_it(void **state)
{
    put(build("journal: {paper: blank, prompts: [Draw a river, Draw a door]}\n", KF_STANDARD));
    assert_heard("list\nLBody: Draw a river\nLBody: Draw a door\nForm: Write or draw here\n");
}

static void journal__needs_no_prompt(void **state)
{
    put(build("journal: {}\n", KF_STANDARD));
    assert_heard("Form: Write here\n");
}

static void journal__is_as_high_as_its_lines(void **state)
{
    kf_assert_mm(height_at(build("journal: {lines: 6}\n", KF_STANDARD), 0), 54);
}

static void journal__lines_are_further_apart_in_large_print(void **state)
{
    const struct kf_box *box = build("journal: {lines: 6}\n", KF_LARGE_PRINT);

    kf_assert_mm(kf_test_find_box(box, KF_BOX_LINES, 0)->height.natural, 12);
}

static void journal__frame_is_as_high_in_large_print(void **state)
{
    kf_assert_mm(height_at(build("journal: {paper: blank, lines: 6}\n", KF_LARGE_PRINT), 0), 54);
}

static int lines_on_a_page(const char *yaml)
{
    const struct kf_box *box = build(yaml, KF_STANDARD);
    struct kf_fit fit = kf_fit_natural(&sheet->stage->theme);
    int page = kf_placer_new_page(&sheet->stage->placer);

    kf_place(&sheet->stage->placer, page, box, (struct kf_point){sheet->stage->theme.left, KF_MM(32)},
             sheet->build.width, KF_MM(100), &fit, sheet->stage->pages.root, KF_ARTIFACT_NONE);
    return (int)(blank(0)->rect.height / KF_MM(9));
}

static void journal__takes_what_is_left(void **state)
{
    assert_int_equal(11, lines_on_a_page("journal: {lines: 3}\n"));
}

static void journal__keeps_its_lines_where_it_may_not_fill(void **state)
{
    assert_int_equal(3, lines_on_a_page("journal: {lines: 3, fill: false}\n"));
}

static void journal__lines_go_on_with_two_on_each_side(void **state)
{
    const struct kf_box *box = build("journal: {lines: 8, prompts: [Begin]}\n", KF_STANDARD);
    struct kf_box *head, *tail;

    assert_int_equal(KF_SPLIT_PART, split_at(box, KF_MM(6 + 7 * 9), &head, &tail));
    assert_int_equal(6, kf_test_find_box(head, KF_BOX_LINES, 0)->as.lines.count);
    assert_int_equal(2, kf_test_find_box(tail, KF_BOX_LINES, 0)->as.lines.count);
    assert_int_equal(KF_SPLIT_NONE, split_at(box, KF_MM(6 + 10), &head, &tail));
}

static void journal__frame_stays_whole(void **state)
{
    const struct kf_box *box = build("journal: {paper: blank, lines: 8, prompts: [Begin]}\n", KF_STANDARD);
    struct kf_box *head, *tail;

    assert_int_equal(KF_SPLIT_NONE, split_at(box, KF_MM(60), &head, &tail));
}

static int dots_down(const struct kf_box *box, kf_len width, kf_len height)
{
    const struct kf_box *area = kf_test_find_box(box, KF_BOX_LINES, 0);
    struct kf_placed placed = {.width = width, .height = height};

    return count_ops(area->decorate, &placed, NULL, " L ");
}

static void dots__are_5_mm_apart_and_6_in_large_print(void **state)
{
    assert_int_equal(20, dots_down(build("journal: {paper: dotted}\n", KF_STANDARD), KF_MM(180), KF_MM(100)));
    kf_test_sheet_free(sheet);
    assert_int_equal(17, dots_down(build("journal: {paper: dotted}\n", KF_LARGE_PRINT), KF_MM(180), KF_MM(100)));
}

static void frame__higher_than_a_page_is_an_error(void **state)
{
    const struct kf_diag *diag = build_fails("journal: {paper: blank, lines: 19}\n", KF_OUT_OF_RANGE);

    kf_assert_has(diag->message, "blank paper 19 lines high");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(journal__is_one_field_named_by_its_prompt),
        T(journal__several_prompts_are_a_list_before_it),
        T(journal__needs_no_prompt),
        T(journal__is_as_high_as_its_lines),
        T(journal__lines_are_further_apart_in_large_print),
        T(journal__frame_is_as_high_in_large_print),
        T(journal__takes_what_is_left),
        T(journal__keeps_its_lines_where_it_may_not_fill),
        T(journal__lines_go_on_with_two_on_each_side),
        T(journal__frame_stays_whole),
        T(dots__are_5_mm_apart_and_6_in_large_print),
        T(frame__higher_than_a_page_is_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
