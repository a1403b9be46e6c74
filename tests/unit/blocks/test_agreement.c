/* The agreement: what it is comes first, blanks are named, and nobody has to sign. */

#include "support/stage.h"

#define ITEMS "  items: [Either of us may stop., \"We wait ___ minutes, in ___.\"]\n"
#define FULL "agreement:\n  text: It is not a contract.\n" ITEMS "  review: We look at this again on ___.\n"

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

static void put(const struct kf_box *box)
{
    struct kf_test_stage *stage = sheet->stage;
    struct kf_fit fit = kf_fit_natural(&stage->theme);

    kf_place(&stage->placer, kf_placer_new_page(&stage->placer), box, (struct kf_point){stage->theme.left, KF_MM(32)},
             sheet->build.width, kf_measure(&stage->shaper, box, sheet->build.width, &fit), &fit, stage->pages.root,
             KF_ARTIFACT_NONE);
}

static int count_blanks(void)
{
    int count = 0;

    for (int i = 0; i < sheet->stage->pages.marks.count; i++) {
        count += sheet->stage->pages.marks.items[i]->kind == KF_MARK_BLANK;
    }
    return count;
}

static const struct kf_mark *blank(int n)
{
    for (int i = 0; i < sheet->stage->pages.marks.count; i++) {
        const struct kf_mark *mark = sheet->stage->pages.marks.items[i];
        if (mark->kind == KF_MARK_BLANK && n-- == 0) {
            return mark;
        }
    }
    fail_msg("no such blank");
    return NULL;
}

static void agreement__says_first_what_it_is(void **state)
{
    const struct kf_box *box = build(FULL, KF_STANDARD);

    assert_non_null(kf_test_find_text(box->as.stack.kids[0], "It is not a contract."));
    assert_int_equal(KF_ROLE_LIST, box->as.stack.kids[1]->tag->role);
    assert_int_equal(KF_NUMBERING_DECIMAL, box->as.stack.kids[1]->tag->numbering);
}

static void agreement__without_what_it_is_is_an_error(void **state)
{
    sheet = kf_test_sheet_new("agreement:\n" ITEMS, (struct kf_edition){0});
    assert_null(sheet->content);
    kf_test_find(sheet->run, KF_MISSING_KEY);
}

static void agreement__item_with_a_blank_has_room_for_a_hand(void **state)
{
    const struct kf_box *list = build(FULL, KF_STANDARD)->as.stack.kids[1];

    kf_assert_mm(list->as.stack.kids[0]->as.stack.pad.top, 0);
    kf_assert_mm(list->as.stack.kids[1]->as.stack.pad.top, 8.7 - 6);
}

static void signatures__are_two_names_and_dates_unless_told(void **state)
{
    put(build(FULL, KF_STANDARD));
    assert_int_equal(3 + 4, count_blanks());
    assert_string_equal("Name or initials, person 1", blank(3)->label);
    assert_string_equal("Date, person 1", blank(4)->label);
    assert_string_equal("Name or initials, person 2", blank(5)->label);
    assert_string_equal("sample/page/agreement/person-2/date/blank-1", blank(6)->address);
}

static void signatures__stand_beside_their_dates(void **state)
{
    put(build(FULL, KF_STANDARD));
    assert_true(blank(3)->rect.y == blank(4)->rect.y);
    assert_true(blank(4)->rect.x > blank(3)->rect.x + blank(3)->rect.width);
}

static void signatures__may_be_left_out(void **state)
{
    put(build(FULL "  signatures: 0\n", KF_STANDARD));
    assert_int_equal(3, count_blanks());
}

static void agreement__stays_whole(void **state)
{
    assert_true(build(FULL, KF_STANDARD)->flags & KF_KEEP_WHOLE);
}

static void large_print__dates_stand_under_names(void **state)
{
    put(build(FULL, KF_LARGE_PRINT));
    assert_true(blank(4)->rect.y >= blank(3)->rect.y + KF_MM(12));
}

static void large_print__splits_with_its_frame_open_and_names_after_the_review(void **state)
{
    const struct kf_box *box = build(FULL, KF_LARGE_PRINT);
    struct kf_fit fit = kf_fit_natural(&sheet->stage->theme);
    kf_len height = kf_measure(&sheet->stage->shaper, box, sheet->build.width, &fit);
    struct kf_box *head, *tail;

    assert_int_equal(KF_SPLIT_PART, kf_split(&sheet->stage->shaper, box, sheet->build.width, &fit, height - KF_MM(20),
                                             &head, &tail));
    assert_true(head->flags & KF_OPEN_BOTTOM);
    assert_int_equal(2, head->as.stack.count); /* the review goes with the names */
    assert_int_equal(2, tail->as.stack.count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(agreement__says_first_what_it_is),
        T(agreement__without_what_it_is_is_an_error),
        T(agreement__item_with_a_blank_has_room_for_a_hand),
        T(signatures__are_two_names_and_dates_unless_told),
        T(signatures__stand_beside_their_dates),
        T(signatures__may_be_left_out),
        T(agreement__stays_whole),
        T(large_print__dates_stand_under_names),
        T(large_print__splits_with_its_frame_open_and_names_after_the_review),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
