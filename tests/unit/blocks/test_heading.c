/* The heading, and what stands on its line. */

#include "unit/blocks/sheet.h"

#define CHOICE "This page is yours. Write, draw, or leave it blank."

static void heading__keeps_with_what_follows_2_mm_under_it(void **state)
{
    const struct kf_box *heading = build("heading: My own words", KF_STANDARD);

    assert_int_equal(KF_BOX_TEXT, heading->kind);
    assert_int_equal(KF_ROLE_H2, heading->tag->role);
    assert_true(heading->flags & KF_KEEP_NEXT);
    assert_true(heading->has_gap_after);
    kf_assert_mm(heading->gap_after, 2);
}

static void heading__in_a_column_of_a_page_is_one_level_down(void **state)
{
    sheet = kf_test_sheet_new("heading: My own words", (struct kf_edition){0});
    sheet->build.heading = KF_ROLE_H3;
    assert_int_equal(KF_ROLE_H3, kf_test_sheet_box(sheet, 0)->tag->role);
}

static kf_len baseline_of(const char *words)
{
    const struct kf_item *item = text_item(words);

    return item->rect.y + item->shaped->type->baseline;
}

static void heading__choice_note_stands_on_its_baseline(void **state)
{
    const struct kf_box *heading = build("heading: My own words\nchoice-note: true", KF_STANDARD);

    assert_int_equal(KF_BOX_ROW, heading->kind);
    assert_true(heading->flags & KF_KEEP_NEXT);
    put(heading);
    assert_int_equal(baseline_of("My own words"), baseline_of(CHOICE));
}

static void heading__with_a_note_is_no_higher(void **state)
{
    const struct kf_box *heading = build("heading: My own words\nchoice-note: true", KF_STANDARD);

    kf_assert_mm(height_at(heading, 0), 6);
}

static void heading__choice_note_goes_under_it_in_large_print(void **state)
{
    const struct kf_box *heading = build("heading: My own words\nchoice-note: true", KF_LARGE_PRINT);

    assert_int_equal(KF_BOX_STACK, heading->kind);
    assert_non_null(kf_test_find_text(heading, CHOICE));
    assert_true(heading->flags & KF_KEEP_NEXT);
    assert_true(heading->flags & KF_KEEP_WHOLE);
}

static void heading__checked_on_has_a_blank(void **state)
{
    const struct kf_box *heading = build("heading: Who to call\nchecked-on: true", KF_STANDARD);
    const struct kf_box *note = kf_test_find_box(heading, KF_BOX_TEXT, 1);

    assert_int_equal(1, note->as.text.text->blank_count);
    assert_string_equal("sample/page/heading/checked-on", note->address);
}

static void heading__tells_to_check_the_numbers_only_when_asked(void **state)
{
    const struct kf_box *heading = build("heading: Who to call\nchecked-on: true\ncheck-first: true", KF_STANDARD);

    assert_non_null(strstr(kf_test_find_box(heading, KF_BOX_TEXT, 1)->as.text.text->text, "Check each number"));
    kf_test_sheet_free(sheet);
    heading = build("heading: Who to call\nchecked-on: true", KF_STANDARD);
    assert_null(strstr(kf_test_find_box(heading, KF_BOX_TEXT, 1)->as.text.text->text, "Check each number"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(heading__keeps_with_what_follows_2_mm_under_it),
        T(heading__in_a_column_of_a_page_is_one_level_down),
        T(heading__choice_note_stands_on_its_baseline),
        T(heading__with_a_note_is_no_higher),
        T(heading__choice_note_goes_under_it_in_large_print),
        T(heading__checked_on_has_a_blank),
        T(heading__tells_to_check_the_numbers_only_when_asked),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
