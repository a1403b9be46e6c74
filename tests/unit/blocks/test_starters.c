/* Sentence beginnings: a list of items, each with its last blank to the edge. */

#include "support/stage.h"

static struct kf_test_sheet *sheet;

static struct kf_box *build(const char *blocks, enum kf_variant variant)
{
    sheet = kf_test_sheet_new(blocks, (struct kf_edition){.variant = variant});
    return kf_test_sheet_box(sheet, 0);
}

static int tear_down(void **state)
{
    kf_test_sheet_free(sheet);
    return 0;
}

static const struct kf_mark *put(const struct kf_box *box, int blank)
{
    struct kf_test_stage *stage = sheet->stage;
    struct kf_fit fit = kf_fit_natural(&stage->theme);

    kf_place(&stage->placer, kf_placer_new_page(&stage->placer), box, (struct kf_point){stage->theme.left, KF_MM(32)},
             sheet->build.width, kf_measure(&stage->shaper, box, sheet->build.width, &fit), &fit, stage->pages.root,
             KF_ARTIFACT_NONE);
    for (int i = 0; i < stage->pages.marks.count; i++) {
        if (stage->pages.marks.items[i]->kind == KF_MARK_BLANK && blank-- == 0) {
            return stage->pages.marks.items[i];
        }
    }
    fail_msg("no such blank");
    return NULL;
}

static void starters__are_a_list(void **state)
{
    const struct kf_box *list = build("starters:\n  - I felt ___\n  - Next time ___\n", KF_STANDARD);

    assert_int_equal(KF_ROLE_LIST, list->tag->role);
    assert_int_equal(2, list->as.stack.count);
    assert_int_equal(KF_ROLE_ITEM, list->as.stack.kids[0]->tag->role);
}

static void starters__blank_runs_to_the_edge(void **state)
{
    const struct kf_mark *blank = put(build("starters:\n  - I felt ___\n", KF_STANDARD), 0);
    kf_len edge = sheet->stage->theme.left + sheet->build.width;

    assert_true(blank->rect.x + blank->rect.width <= edge);
    assert_true(blank->rect.x + blank->rect.width > edge - KF_MM(1));
    assert_string_equal("I felt", blank->label);
}

static void starters__two_blanks_share_the_line(void **state)
{
    const struct kf_box *list = build("starters:\n  - I felt ___ when ___\n", KF_STANDARD);
    kf_len first = put(list, 0)->rect.width;

    assert_int_equal(first, sheet->stage->pages.marks.items[sheet->stage->pages.marks.count - 1]->rect.width);
}

static void starters__rows_are_10_mm_and_give(void **state)
{
    const struct kf_box *list = build("starters:\n  - I felt ___\n", KF_STANDARD);
    struct kf_fit least = kf_fit_squeezed(&sheet->stage->theme, 3), natural = kf_fit_natural(&sheet->stage->theme);

    kf_assert_mm(kf_measure(&sheet->stage->shaper, list->as.stack.kids[0], sheet->build.width, &natural), 10);
    kf_assert_mm(kf_measure(&sheet->stage->shaper, list->as.stack.kids[0], sheet->build.width, &least), 8.7);
}

static void starters__example_never_reaches_the_page(void **state)
{
    const struct kf_box *list =
        build("starters:\n  items: [I felt ___]\n  example: [I felt *sad*]\n", KF_STANDARD);

    assert_int_equal(1, kf_test_count_boxes(list, KF_BOX_TEXT));
    assert_null(kf_test_find_text(list, "I felt sad"));
}

static void starters__are_one_a_row_in_large_print(void **state)
{
    const struct kf_box *list = build("starters:\n  - I felt ___\n  - Next time ___\n", KF_LARGE_PRINT);
    struct kf_fit fit = kf_fit_natural(&sheet->stage->theme);

    assert_int_equal(2, list->as.stack.count);
    kf_assert_mm(kf_measure(&sheet->stage->shaper, list->as.stack.kids[0], sheet->build.width, &fit), 12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(starters__are_a_list),
        T(starters__blank_runs_to_the_edge),
        T(starters__two_blanks_share_the_line),
        T(starters__rows_are_10_mm_and_give),
        T(starters__example_never_reaches_the_page),
        T(starters__are_one_a_row_in_large_print),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
