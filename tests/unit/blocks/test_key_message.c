/* The key message: a frame with its name in the edge, a sentence in serif, and a note. */

#include "unit/blocks/sheet.h"

#define BOTH "key-message: {text: A hurt can heal., note: It takes time.}"
#define LONG                                                                                                           \
    "key-message: A hurt can heal when someone hears it and stays and asks what it was like and does not explain it "  \
    "away or say that it was small and comes back the next day to ask again how it is now for both of us and for all\n"

static void key_message__is_heard_after_its_name(void **state)
{
    put(build(BOTH, KF_STANDARD));
    assert_heard("P: In short\nP: A hurt can heal.\nP: It takes time.\n");
}

static void key_message__may_be_written_as_a_sentence_alone(void **state)
{
    put(build("key-message: A hurt can heal.", KF_STANDARD));
    assert_heard("P: In short\nP: A hurt can heal.\n");
}

static void key_message__is_set_like_a_heading_and_is_none(void **state)
{
    const struct kf_box *text = kf_test_find_text(build(BOTH, KF_STANDARD), "A hurt can heal.");

    assert_int_equal(KF_STYLE_HEADING, text->as.text.style);
    assert_int_equal(KF_ROLE_P, text->tag->role);
}

static void key_message__frame_is_open_where_its_name_stands(void **state)
{
    const struct kf_box *message = build(BOTH, KF_STANDARD);
    const struct kf_rect kids[] = {{KF_MM(6), 0, KF_MM(168), KF_MM(5)}};
    const struct kf_placed placed = {.width = KF_MM(180), .height = KF_MM(22), .kids = kids, .kid_count = 1};

    assert_int_equal(1, count_ops(message->decorate, &placed, message->decor, " M "));
    assert_int_equal(0, count_ops(message->decorate, &placed, message->decor, " Z"));
    assert_int_equal(0, count_ops(message->decorate, &placed, message->decor, "path fill"));
}

static void key_message__longer_than_two_lines_is_refused(void **state)
{
    build(LONG, KF_STANDARD);
    const struct kf_diag *diag = kf_test_find(sheet->run, KF_OVERFULL);

    kf_assert_has(diag->message, "where there is room for 2");
    kf_assert_has(diag->hint, "shorten it");
}

static void key_message__in_a_column_has_room_for_four_lines(void **state)
{
    build_in_column("key-message: You may stop any talk that does not feel safe to you today or any other day.");
    kf_assert_clean(sheet->run);
}

static void key_message__never_splits(void **state)
{
    struct kf_box *head, *tail;

    assert_int_equal(KF_SPLIT_NONE, split_at(build(BOTH, KF_LARGE_PRINT), KF_MM(16), &head, &tail));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_teardown(name, tear_down)
        T(key_message__is_heard_after_its_name),
        T(key_message__may_be_written_as_a_sentence_alone),
        T(key_message__is_set_like_a_heading_and_is_none),
        T(key_message__frame_is_open_where_its_name_stands),
        T(key_message__longer_than_two_lines_is_refused),
        T(key_message__in_a_column_has_room_for_four_lines),
        T(key_message__never_splits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
