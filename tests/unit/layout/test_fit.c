/* The order of squeezes: tokens, section 8. */

#include "support/stage.h"

#include <string.h>

static struct kf_theme theme_of(enum kf_variant variant)
{
    struct kf_theme theme;
    struct kf_edition edition = {.variant = variant};

    kf_theme_init(&theme, &edition, "en-US", false, NULL);
    return theme;
}

static void squeeze__goes_in_the_tokens_order(void **state)
{
    struct kf_theme theme = theme_of(KF_STANDARD);
    struct kf_fit fits[KF_FIT_SQUEEZES + 1];

    for (int step = 0; step <= KF_FIT_SQUEEZES; step++) {
        fits[step] = kf_fit_squeezed(&theme, step);
    }
    kf_assert_mm(fits[0].gap, 4); /* natural */
    kf_assert_mm(fits[1].gap, 3); /* 1. gaps 4 to 3, then 2 mm */
    kf_assert_mm(fits[2].gap, 2);
    assert_int_equal(0, fits[2].pitch);
    assert_int_equal(-KF_FIT_FULL, fits[3].pitch); /* 2. writing pitch */
    assert_int_equal(0, fits[3].drop_lines);
    assert_int_equal(1, fits[4].drop_lines); /* 3. one line of each area of more than 2 */
    assert_int_equal(0, fits[4].rows);
    assert_false(fits[4].tight_pads);
    assert_int_equal(-KF_FIT_FULL, fits[5].rows); /* 4. rows and padding */
    assert_true(fits[5].tight_pads);
    assert_false(fits[5].small_art);
    assert_true(fits[6].small_art); /* 5. diagrams at 92 percent */
    assert_false(fits[6].no_picture);
    assert_true(fits[7].no_picture); /* 6. the title's picture */
}

static void squeeze__keeps_what_was_squeezed_before(void **state)
{
    struct kf_theme theme = theme_of(KF_STANDARD);

    for (int step = 1; step <= KF_FIT_SQUEEZES; step++) {
        struct kf_fit before = kf_fit_squeezed(&theme, step - 1), fit = kf_fit_squeezed(&theme, step);
        assert_true(fit.gap <= before.gap);
        assert_true(fit.pitch <= before.pitch);
        assert_true(fit.drop_lines >= before.drop_lines);
        assert_true(fit.rows <= before.rows);
        assert_true(fit.tight_pads >= before.tight_pads);
        assert_true(fit.small_art >= before.small_art);
        assert_true(fit.no_picture >= before.no_picture);
        assert_int_equal(0, fit.extra_lines);
    }
}

static void natural__is_the_first_step(void **state)
{
    struct kf_theme theme = theme_of(KF_STANDARD);
    struct kf_fit natural = kf_fit_natural(&theme), first = kf_fit_squeezed(&theme, 0);

    assert_int_equal(theme.gap, natural.gap);
    assert_int_equal(natural.gap, first.gap);
    assert_int_equal(0, natural.pitch | natural.rows | natural.drop_lines | natural.extra_lines | first.pitch | first.rows);
    assert_false(natural.tight_pads || natural.small_art || natural.no_picture);
}

static void pitch__is_never_under_8_5_mm(void **state)
{
    for (int variant = 0; variant < KF_VARIANT_COUNT; variant++) {
        struct kf_theme theme = theme_of((enum kf_variant)variant);
        assert_true(theme.pitch_least >= KF_MM(8.5));
        assert_true(theme.pitch >= theme.pitch_least);
        assert_true(theme.pitch_most >= theme.pitch);
    }
}

static void gap__is_never_under_2_mm(void **state)
{
    for (int variant = 0; variant < KF_VARIANT_COUNT; variant++) {
        struct kf_theme theme = theme_of((enum kf_variant)variant);
        for (int step = 0; step <= KF_FIT_SQUEEZES; step++) {
            assert_true(kf_fit_squeezed(&theme, step).gap >= KF_MM(2));
        }
    }
}

/* A fit says nothing of type: every line of text is as high as it was. */
static void squeeze__never_moves_type(void **state)
{
    struct kf_test_stage *stage = kf_test_stage_new((struct kf_edition){0});

    for (int style = 0; style < KF_STYLE_COUNT; style++) {
        const struct kf_box *text = kf_box_text(stage->arena, kf_inline_plain(stage->arena, "Be kind."), (enum kf_style)style);
        for (int step = 0; step <= KF_FIT_SQUEEZES; step++) {
            struct kf_fit fit = kf_fit_squeezed(&stage->theme, step);
            assert_int_equal(stage->theme.types[style].line, kf_measure(&stage->shaper, text, KF_MM(180), &fit));
        }
    }
    kf_test_stage_free(stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(squeeze__goes_in_the_tokens_order), cmocka_unit_test(squeeze__keeps_what_was_squeezed_before),
        cmocka_unit_test(natural__is_the_first_step),        cmocka_unit_test(pitch__is_never_under_8_5_mm),
        cmocka_unit_test(gap__is_never_under_2_mm),          cmocka_unit_test(squeeze__never_moves_type),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
