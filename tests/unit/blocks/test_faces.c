/* The faces: a word for each, one question, and faces that differ by their mouths alone. */

#include "unit/blocks/sheet.h"

#define FACES "faces: {question: How was today?}\n"

static const char heard[] = "P: How was today?\nlist\nLbl: Very hard\nForm: How was today? Very hard\nLbl: Hard\n"
                            "Form: How was today? Hard\nLbl: In between\nForm: How was today? In between\nLbl: Good\n"
                            "Form: How was today? Good\nLbl: Very good\nForm: How was today? Very good\n";

static void faces__are_heard_as_words(void **state)
{
    put(build(FACES, KF_STANDARD));
    assert_heard(heard);
}

static void faces__are_heard_the_same_in_large_print(void **state)
{
    put(build(FACES, KF_LARGE_PRINT));
    assert_heard(heard);
}

static void faces__are_one_question(void **state)
{
    put(build(FACES, KF_STANDARD));
    for (int i = 0; i < 5; i++) {
        assert_int_equal(KF_BLANK_RADIO, blank(i)->blank);
        assert_string_equal("sample/page/faces", blank(i)->group);
    }
    assert_string_equal("sample/page/faces/2", blank(1)->address);
    assert_int_equal(5, count_blanks());
}

static void faces__stand_side_by_side_over_their_words(void **state)
{
    put(build(FACES, KF_STANDARD));
    const struct kf_item *word = text_item("Very good");
    const struct kf_rect *face = &blank(4)->rect;

    kf_assert_mm(face->width, 15);
    assert_int_equal(blank(0)->rect.y, face->y);
    assert_true(word->rect.y > face->y + face->height);
    kf_assert_mm(face->x + face->width / 2 - word->rect.x - word->rect.width / 2, 0);
}

static void faces__stand_beside_their_words_in_large_print(void **state)
{
    put(build(FACES, KF_LARGE_PRINT));
    const struct kf_item *word = text_item("Hard");

    kf_assert_mm(blank(1)->rect.width, 18);
    assert_true(word->rect.x > blank(1)->rect.x + blank(1)->rect.width);
    assert_true(blank(1)->rect.y > blank(0)->rect.y);
}

static void faces__stand_beside_their_words_in_a_column(void **state)
{
    put(build_in_column(FACES));
    assert_int_equal(blank(0)->rect.x, blank(4)->rect.x);
}

static void faces__begin_at_the_right_where_pages_run_right_to_left(void **state)
{
    put(build_right_to_left(FACES));
    assert_true(blank(0)->rect.x > blank(4)->rect.x);
}

static void faces__have_the_words_that_an_author_gives(void **state)
{
    const struct kf_box *box = build("faces: {question: Q, words: [Heavy, Grey, Even, Light, Bright]}\n", KF_STANDARD);

    assert_non_null(kf_test_find_text(box, "Bright"));
    assert_null(kf_test_find_text(box, "Good"));
    put(box);
    assert_string_equal("Q Heavy", blank(0)->label);
}

static void faces__need_five_words(void **state)
{
    build_fails("faces: {question: Q, words: [Bad, Good]}\n", KF_OUT_OF_RANGE);
}

static void faces__words_have_two_lines(void **state)
{
    build("faces: {question: Q, words: [A day that I would rather not have had at all, B, C, D, E]}\n", KF_STANDARD);
    kf_assert_has(kf_test_find(sheet->run, KF_OVERFULL)->message, "room for 2");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(faces__are_heard_as_words),
        T(faces__are_heard_the_same_in_large_print),
        T(faces__are_one_question),
        T(faces__stand_side_by_side_over_their_words),
        T(faces__stand_beside_their_words_in_large_print),
        T(faces__stand_beside_their_words_in_a_column),
        T(faces__begin_at_the_right_where_pages_run_right_to_left),
        T(faces__have_the_words_that_an_author_gives),
        T(faces__need_five_words),
        T(faces__words_have_two_lines),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
