/* The note: an icon by its kind, and its words in one paragraph. */

#include "unit/blocks/sheet.h"

static void note__joins_title_and_text_in_one_paragraph(void **state)
{
    const struct kf_box *note = build("note: {kind: kindness, title: Be kind., text: You can stop.}", KF_STANDARD);
    const struct kf_box *words = kf_test_find_text(note, "Be kind. You can stop.");

    assert_non_null(words);
    assert_int_equal(KF_ROLE_P, words->tag->role);
    assert_int_equal(KF_STRONG, words->as.text.text->runs[0].flags);
    assert_int_equal(0, words->as.text.text->runs[1].flags);
}

static void note__goes_without_a_title(void **state)
{
    assert_non_null(kf_test_find_text(build("note: {kind: choice, text: You can stop.}", KF_STANDARD), "You can stop."));
}

static void note__icon_is_7_mm_beside_one_line(void **state)
{
    const struct kf_box *note = build("note: {kind: choice, text: You can stop.}", KF_STANDARD);

    kf_assert_mm(kf_test_find_box(note, KF_BOX_ART, 0)->as.art.width, 7);
}

static void note__icon_is_9_mm_beside_two_lines(void **state)
{
    const struct kf_box *note =
        build("note: {kind: safety, text: \"If you are afraid of what may come after a talk, do not use these steps with this "
              "person. You can talk with someone you trust about it first.\"}",
              KF_STANDARD);

    kf_assert_mm(kf_test_find_box(note, KF_BOX_ART, 0)->as.art.width, 9);
}

static void note__icon_is_12_mm_in_large_print(void **state)
{
    const struct kf_box *note = build("note: {kind: choice, text: You can stop.}", KF_LARGE_PRINT);

    kf_assert_mm(kf_test_find_box(note, KF_BOX_ART, 0)->as.art.width, 12);
}

static void note__never_splits(void **state)
{
    assert_true(build("note: {kind: choice, text: You can stop.}", KF_STANDARD)->flags & KF_KEEP_WHOLE);
}

static void note__that_is_safety_may_never_be_cut(void **state)
{
    assert_true(build("note: {kind: safety, text: You can stop.}\nsafety: true", KF_STANDARD)->flags & KF_SAFETY);
}

static void note__wants_a_kind_that_it_knows(void **state)
{
    kf_assert_has(build_fails("note: {kind: safty, text: You can stop.}", KF_UNKNOWN_CHOICE)->hint, "safety");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(note__joins_title_and_text_in_one_paragraph),
        T(note__goes_without_a_title),
        T(note__icon_is_7_mm_beside_one_line),
        T(note__icon_is_9_mm_beside_two_lines),
        T(note__icon_is_12_mm_in_large_print),
        T(note__never_splits),
        T(note__that_is_safety_may_never_be_cut),
        T(note__wants_a_kind_that_it_knows),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
