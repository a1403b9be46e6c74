/* Heights: each kind's own, and that a fit moves them one way only. */

#include "support/stage.h"

#include "layout/layout_internal.h"
#include "random_boxes.h"

#define WIDTH KF_MM(180)
#define LINE KF_MM(6) /* of body text */

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

static kf_len height_in(const struct kf_box *box, struct kf_fit fit)
{
    return kf_measure(&stage->shaper, box, WIDTH, &fit);
}

static kf_len height(const struct kf_box *box)
{
    return height_in(box, kf_fit_natural(&stage->theme));
}

static void measure_text__is_its_lines(void **state)
{
    struct kf_box *text = kf_test_text(stage, 7);

    assert_int_equal(7 * LINE, height(text));
    text->as.text.first = 5;
    assert_int_equal(2 * LINE, height(text));
    text->as.text.first = 1;
    text->as.text.count = 3;
    assert_int_equal(3 * LINE, height(text));
}

static void measure_stack__adds_gaps_between_and_pads_around(void **state)
{
    struct kf_box *stack = kf_test_stack(stage, 4, kf_test_art(stage, 9, 10), kf_test_art(stage, 9, 20), NULL);

    assert_int_equal(KF_MM(10) + KF_MM(4) + KF_MM(20), height(stack));
    stack->as.stack.pad = (struct kf_pad){KF_MM(3), 0, KF_MM(5), 0};
    assert_int_equal(KF_MM(10) + KF_MM(4) + KF_MM(20) + KF_MM(3) + KF_MM(5), height(stack));
    stack->flags |= KF_OPEN_TOP;
    assert_int_equal(KF_MM(10) + KF_MM(4) + KF_MM(20) + KF_MM(5), height(stack));
}

static void measure_stack__last_gap_counts_for_nothing(void **state)
{
    struct kf_box *last = kf_box_gap_after(kf_test_art(stage, 9, 20), KF_MM(50));

    assert_int_equal(KF_MM(10) + KF_MM(4) + KF_MM(20),
                     height(kf_test_stack(stage, 4, kf_test_art(stage, 9, 10), last, NULL)));
}

static void measure_stack__own_gap_stands_before_the_flexible_one(void **state)
{
    struct kf_box *first = kf_box_gap_after(kf_test_art(stage, 9, 10), KF_MM(1));
    struct kf_box *stack = kf_test_stack(stage, 4, first, kf_test_art(stage, 9, 20), NULL);

    stack->as.stack.flexible_gap = true;
    assert_int_equal(KF_MM(10) + KF_MM(1) + KF_MM(20), height_in(stack, (struct kf_fit){.gap = KF_MM(8)}));
}

static void measure_row__is_as_high_as_its_highest(void **state)
{
    assert_int_equal(KF_MM(30), height(kf_test_row(stage, 180, 4, kf_test_art(stage, 9, 10), kf_test_art(stage, 9, 30),
                                                   kf_test_text(stage, 2), NULL)));
}

static void measure_row__sets_text_in_its_column(void **state)
{
    const char *words = "Each of you says in turn what happened, what it was like, and what would help now, if anything.";
    struct kf_box *wide = kf_box_text(stage->arena, kf_test_inline(stage, "a", words), KF_STYLE_BODY);
    struct kf_box *row = kf_test_row(stage, 180, 0, wide, kf_test_text(stage, 1), kf_test_text(stage, 1), NULL);

    assert_true(height(row) > height(wide));
}

static void measure_lines__is_pitch_by_count(void **state)
{
    struct kf_box *lines = kf_box_lines(stage->arena, &stage->theme, 4, "Write");

    assert_int_equal(4 * KF_MM(9), height(lines));
    assert_int_equal(4 * KF_MM(12), height_in(lines, (struct kf_fit){.pitch = KF_FIT_FULL}));
    assert_int_equal(4 * KF_MM(8.7), height_in(lines, (struct kf_fit){.pitch = -KF_FIT_FULL}));
    assert_int_equal(3 * KF_MM(9), height_in(lines, (struct kf_fit){.drop_lines = 1}));
    assert_int_equal(4 * KF_MM(9), height_in(lines, (struct kf_fit){.extra_lines = 3}));
    lines->as.lines.fill = true;
    assert_int_equal(7 * KF_MM(9), height_in(lines, (struct kf_fit){.extra_lines = 3}));
}

static void measure_lines__two_never_become_one(void **state)
{
    struct kf_box *lines = kf_box_lines(stage->arena, &stage->theme, 2, "Write");

    assert_int_equal(2 * KF_MM(9), height_in(lines, (struct kf_fit){.drop_lines = 1}));
}

static void measure__least_height_gives_way_to_content(void **state)
{
    struct kf_box *text = kf_test_text(stage, 2);

    text->height = (struct kf_height){KF_MM(14), KF_MM(18), KF_MM(22), KF_GIVE_ROWS};
    assert_int_equal(KF_MM(18), height(text));
    assert_int_equal(KF_MM(14), height_in(text, (struct kf_fit){.rows = -KF_FIT_FULL}));
    assert_int_equal(KF_MM(22), height_in(text, (struct kf_fit){.rows = KF_FIT_FULL}));
    text->height.natural = KF_MM(8);
    text->height.least = KF_MM(6);
    assert_int_equal(2 * LINE, height(text));
}

static void measure__snaps_up_to_half_steps(void **state)
{
    struct kf_box *art = kf_test_art(stage, 9, 14.3), *exact = kf_test_art(stage, 9, 16), *hair = kf_test_art(stage, 9, 16.05);

    art->flags |= KF_SNAP;
    exact->flags |= KF_SNAP;
    hair->flags |= KF_SNAP;
    assert_int_equal(KF_MM(16), height(art));
    assert_int_equal(KF_MM(16), height(exact));
    assert_int_equal(KF_MM(16.05), height(hair)); /* rounded parts may add up to a hair: never lower than content */
}

static void measure__dropped_picture_has_no_height(void **state)
{
    struct kf_box *picture = kf_test_art(stage, 22, 22);

    picture->flags |= KF_PICTURE;
    assert_int_equal(KF_MM(22), height(picture));
    assert_int_equal(0, height_in(picture, kf_fit_squeezed(&stage->theme, KF_FIT_SQUEEZES)));
}

/* --- for every tree -------------------------------------------------------------------------------------------------- */

enum { TREES = 600 };

static void assert_rises(const struct kf_box *box, struct kf_fit less, struct kf_fit more, const char *what, int seed)
{
    if (height_in(box, less) > height_in(box, more)) {
        fail_msg("seed %d: more %s, less height: %.3f and %.3f mm", seed, what, kf_to_mm(height_in(box, less)),
                 kf_to_mm(height_in(box, more)));
    }
}

static void measure__rises_with_every_part_of_a_fit(void **state)
{
    struct random_boxes random;

    random_boxes_init(&random, stage);
    for (int seed = 0; seed < TREES; seed++) {
        random.chance = kf_test_chance_new(seed);
        const struct kf_box *box = random_box(&random, 4, WIDTH);
        struct kf_fit fit = kf_fit_squeezed(&stage->theme, below(&random, KF_FIT_SQUEEZES + 1)), more = fit;
        more.gap += kf_mm(below(&random, 5));
        assert_rises(box, fit, more, "gap", seed);
        more = fit;
        more.pitch += below(&random, KF_FIT_FULL);
        assert_rises(box, fit, more, "pitch", seed);
        more = fit;
        more.rows += below(&random, KF_FIT_FULL);
        assert_rises(box, fit, more, "row height", seed);
        more = fit;
        more.extra_lines += below(&random, 5);
        assert_rises(box, fit, more, "lines", seed);
    }
}

static void measure__falls_with_every_squeeze(void **state)
{
    struct random_boxes random;

    random_boxes_init(&random, stage);
    for (int seed = 0; seed < TREES; seed++) {
        random.chance = kf_test_chance_new(seed);
        const struct kf_box *box = random_box(&random, 4, WIDTH);
        for (int step = 1; step <= KF_FIT_SQUEEZES; step++) {
            assert_rises(box, kf_fit_squeezed(&stage->theme, step), kf_fit_squeezed(&stage->theme, step - 1), "squeeze",
                         seed);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
        T(measure_text__is_its_lines),
        T(measure_stack__adds_gaps_between_and_pads_around),
        T(measure_stack__last_gap_counts_for_nothing),
        T(measure_stack__own_gap_stands_before_the_flexible_one),
        T(measure_row__is_as_high_as_its_highest),
        T(measure_row__sets_text_in_its_column),
        T(measure_lines__is_pitch_by_count),
        T(measure_lines__two_never_become_one),
        T(measure__least_height_gives_way_to_content),
        T(measure__snaps_up_to_half_steps),
        T(measure__dropped_picture_has_no_height),
        T(measure__rises_with_every_part_of_a_fit),
        T(measure__falls_with_every_squeeze),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
