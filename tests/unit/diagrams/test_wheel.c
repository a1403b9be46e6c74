/* The wheel: labels keep apart and inside, whatever their number and length, and boxes stand where leaders end. */

#include "support/stage.h"

#include "diagrams/wheel.h"

#define WIDTH KF_MM(180)

static struct kf_test_stage *stage;

static int set_up(void **state)
{
    stage = kf_test_stage_new((struct kf_edition){0});
    return 0;
}

static int tear_down(void **state)
{
    kf_test_stage_free(stage);
    return 0;
}

/* lines: of each label's text; 0: a title alone. */
static const struct kf_box *wheel_of(int count, int lines)
{
    struct kf_wheel_area areas[KF_WHEEL_MOST];
    struct kf_box *digits[KF_WHEEL_RINGS];

    for (int i = 0; i < count; i++) {
        areas[i] = (struct kf_wheel_area){kf_test_text(stage, 1), lines > 0 ? kf_test_text(stage, lines) : NULL,
                                          kf_wheel_number(stage->arena, KF_MM(9), KF_MM(7), "a", "label")};
    }
    for (int i = 0; i < KF_WHEEL_RINGS; i++) {
        digits[i] = kf_test_text(stage, 1);
    }
    return kf_wheel_box(&stage->shaper, areas, count, digits, WIDTH);
}

static const struct kf_box *item_of(const struct kf_box *wheel, int area)
{
    return wheel->as.art.children[KF_WHEEL_RINGS].box->as.art.children[area].box;
}

static const struct kf_child *body_of(const struct kf_box *wheel, int area)
{
    return &item_of(wheel, area)->as.art.children[1];
}

static const struct kf_child *number_of(const struct kf_box *wheel, int area)
{
    const struct kf_box *body = body_of(wheel, area)->box;

    return &body->as.art.children[body->as.art.count - 1];
}

/* Of its words; a label is as wide as they may be. */
static struct kf_rect words_of(const struct kf_box *wheel, int area, int lines)
{
    const struct kf_child *title = &item_of(wheel, area)->as.art.children[0];

    return (struct kf_rect){title->x, title->y, title->width, (1 + lines) * stage->theme.types[KF_STYLE_BODY].line};
}

static bool meet(struct kf_rect a, struct kf_rect b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

static struct kf_rect rect_of(const struct kf_child *child)
{
    return (struct kf_rect){child->x, child->y, child->width, child->height};
}

static void assert_clear(const struct kf_box *wheel, int count, int lines)
{
    for (int i = 0; i < count; i++) {
        struct kf_rect words = words_of(wheel, i, lines);
        assert_true(words.x >= 0 && words.x + words.width <= WIDTH);
        assert_true(words.y >= 0 && words.y + words.height <= wheel->as.art.height);
        for (int j = 0; j < count; j++) {
            if (j != i && (meet(words, words_of(wheel, j, lines)) ||
                           meet(rect_of(number_of(wheel, i)), rect_of(number_of(wheel, j))))) {
                fail_msg("%d areas of %d lines: %d and %d meet", count, lines, i, j);
            }
            assert_false(meet(words, rect_of(number_of(wheel, j))));
        }
    }
}

static void labels__keep_apart_and_inside(void **state)
{
    for (int count = KF_WHEEL_LEAST; count <= KF_WHEEL_MOST; count++) {
        for (int lines = 0; lines <= 6; lines++) {
            assert_clear(wheel_of(count, lines), count, lines);
            assert_clear(wheel_of(count, lines)->as.art.small, count, lines);
        }
    }
}

static void labels__stay_outside_the_rim(void **state)
{
    for (int count = KF_WHEEL_LEAST; count <= KF_WHEEL_MOST; count++) {
        const struct kf_box *wheel = wheel_of(count, 2);
        for (int i = 0; i < count; i++) {
            struct kf_rect box = rect_of(number_of(wheel, i));
            bool beside = box.x >= KF_MM(90 + 40 + 4) || box.x + box.width <= KF_MM(90 - 40 - 4);
            bool above = count % 2 && i == 0 && box.y + box.height < wheel->as.art.height - KF_MM(80);
            assert_true(beside || above);
        }
    }
}

static void areas__go_clockwise_from_the_top(void **state)
{
    const struct kf_box *six = wheel_of(6, 1), *five = wheel_of(5, 1);

    assert_true(number_of(six, 0)->x > KF_MM(90) && number_of(six, 5)->x < KF_MM(90));
    assert_true(number_of(six, 0)->y < number_of(six, 1)->y && number_of(six, 1)->y < number_of(six, 2)->y);
    assert_true(number_of(six, 3)->y > number_of(six, 4)->y && number_of(six, 4)->y > number_of(six, 5)->y);
    kf_assert_mm(number_of(five, 0)->x + number_of(five, 0)->width / 2, 90); /* above the rim */
    assert_true(number_of(five, 1)->x > KF_MM(90) && number_of(five, 4)->x < KF_MM(90));
}

static void label__is_level_with_its_spoke_where_it_can(void **state)
{
    const struct kf_box *wheel = wheel_of(6, 1);
    const struct kf_child *east = number_of(wheel, 1), *west = number_of(wheel, 4);

    assert_int_equal(east->y, west->y);
    kf_assert_mm(2 * east->y + east->height - wheel->as.art.height, 0); /* as high as the hub */
    kf_assert_mm(number_of(wheel, 2)->y - east->y, 40 * .8660); /* the sine of 60 degrees */
}

static void wheel__of_eight_areas_leaves_room_for_words_around_it(void **state)
{
    assert_true(wheel_of(8, 3)->as.art.height < KF_MM(125));
    assert_true(wheel_of(8, 2)->as.art.height < KF_MM(100));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
        T(labels__keep_apart_and_inside),
        T(labels__stay_outside_the_rim),
        T(areas__go_clockwise_from_the_top),
        T(label__is_level_with_its_spoke_where_it_can),
        T(wheel__of_eight_areas_leaves_room_for_words_around_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
