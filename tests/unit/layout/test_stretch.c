/* What the filler says of each page: only what made a difference there. */

#include "support/stage.h"

#include "layout/layout_internal.h"

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

static const struct kf_fill *fill_of(int page)
{
    return &stage->pages.pages[page].fill;
}

static void fill(struct kf_box *body)
{
    kf_paginate(&stage->placer, &(struct kf_flow){.body = body}, stage->pages.root);
}

static struct kf_box *arts(int count, double height_mm)
{
    struct kf_list kids = {0};

    for (int i = 0; i < count; i++) {
        kf_list_add(stage->arena, &kids, kf_test_art(stage, 100, height_mm));
    }
    return kf_box_blocks(stage->arena, &kids, stage->theme.gap);
}

static void fill__names_what_was_stretched_and_the_room_left(void **state)
{
    fill(arts(3, 40));
    kf_assert_mm(fill_of(0)->fit.gap, 8);
    kf_assert_mm(fill_of(0)->left, 217.4 - 3 * 40 - 2 * 8);
}

static void fill__forgets_what_the_page_does_not_hold(void **state)
{
    fill(arts(3, 40)); /* no writing lines, no rows: both were stretched in vain */
    assert_int_equal(0, fill_of(0)->fit.pitch);
    assert_int_equal(0, fill_of(0)->fit.rows);
    assert_int_equal(0, fill_of(0)->fit.extra_lines);
    kf_assert_mm(fill_of(0)->pitch, 9);
}

static void fill__tells_how_far_apart_lines_are(void **state)
{
    fill(kf_test_stack(stage, 4, kf_test_art(stage, 100, 40), kf_box_lines(stage->arena, &stage->theme, 4, "Write"), NULL));
    kf_assert_mm(fill_of(0)->pitch, 12);
    kf_assert_mm(fill_of(0)->left, 217.4 - 44 - 4 * 12);
}

static void fill__tells_what_was_squeezed(void **state)
{
    fill(arts(5, 41));
    kf_assert_mm(fill_of(0)->fit.gap, 3.1);
    assert_false(fill_of(0)->fit.tight_pads);
}

static void fill__tells_of_pages_that_share(void **state)
{
    fill(arts(5, 48)); /* four, and one alone */
    assert_true(fill_of(0)->balanced);
    assert_true(fill_of(1)->balanced);
}

static void fill__tells_of_breaks_and_of_empty_backs(void **state)
{
    struct kf_box *body = arts(2, 40);

    body->as.stack.kids[1]->flags |= KF_BREAK_BEFORE | KF_FRONT;
    fill(body);
    assert_false(fill_of(0)->forced);
    assert_true(fill_of(1)->empty);
    assert_true(fill_of(2)->forced);
    assert_false(fill_of(2)->empty);
}

static void fill__tells_of_boxes_that_grow(void **state)
{
    struct kf_box *lines = kf_box_lines(stage->arena, &stage->theme, 2, "Write");

    lines->flags |= KF_GROW;
    fill(kf_test_stack(stage, 4, lines, NULL));
    assert_true(fill_of(0)->grown);
}

static void fill__is_below_0_when_a_page_is_too_high(void **state)
{
    fill(arts(1, 300));
    kf_assert_mm(fill_of(0)->left, 217.4 - 300);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
        T(fill__names_what_was_stretched_and_the_room_left),
        T(fill__forgets_what_the_page_does_not_hold),
        T(fill__tells_how_far_apart_lines_are),
        T(fill__tells_what_was_squeezed),
        T(fill__tells_of_pages_that_share),
        T(fill__tells_of_breaks_and_of_empty_backs),
        T(fill__tells_of_boxes_that_grow),
        T(fill__is_below_0_when_a_page_is_too_high),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
