/* The figures of the published standards (RNIB clear print, APH, ACB, BDA, WCAG 2), in every variant, on both papers, in
 * Latin and Arabic script. test_theme.c holds what the designers chose; this holds what no choice may fall below. */

#include "support/stage.h"

#include <string.h>

static const enum kf_style reading[] = {KF_STYLE_BODY, KF_STYLE_PROMPT, KF_STYLE_SCRIPT, KF_STYLE_WRITE, KF_STYLE_LEAD,
                                        KF_STYLE_SUBHEAD};
static const enum kf_style written_on[] = {KF_STYLE_FILL, KF_STYLE_WRITE};

/* Calls assert_theme for all there are. */
static void each_theme(void (*assert_theme)(struct kf_test_stage *stage, bool large))
{
    static const char *const languages[] = {"en-US", "ar"};

    for (int variant = 0; variant < KF_VARIANT_COUNT; variant++) {
        for (int paper = 0; paper < KF_PAPER_COUNT; paper++) {
            for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
                struct kf_test_stage *stage = kf_test_stage_new((struct kf_edition){
                    .variant = (enum kf_variant)variant, .paper = (enum kf_paper)paper, .language = languages[i]});

                assert_theme(stage, variant == KF_LARGE_PRINT);
                kf_test_stage_free(stage);
            }
        }
    }
}

static void assert_at_least(const struct kf_theme *theme, const char *what, double is, double least)
{
    if (is < least - .01) {
        fail_msg("%s, %s, %s: %s is %.2f, and needs %.2f", kf_variant_names[theme->variant],
                 kf_paper_names[theme->paper], theme->language, what, is, least);
    }
}

static double points(kf_len length)
{
    return (double)length / KF_PT(1);
}

static double millimetres(kf_len length)
{
    return (double)length / KF_MM(1);
}

static void assert_sizes(struct kf_test_stage *stage, bool large)
{
    for (size_t i = 0; i < G_N_ELEMENTS(reading); i++) {
        assert_at_least(&stage->theme, "reading text in pt", points(stage->theme.types[reading[i]].size), large ? 18 : 12);
    }
    for (int style = 0; style < KF_STYLE_COUNT; style++) {
        assert_at_least(&stage->theme, "the smallest text in pt", points(stage->theme.types[style].size), large ? 14 : 10);
    }
}

/* Lines of 1.15 at least (ACB); clear spacing 1.5 (BDA). */
static void assert_leading(struct kf_test_stage *stage, bool large)
{
    double least = stage->theme.variant == KF_CLEAR_SPACING ? 1.45 : 1.15; /* 7 mm to 13 pt: what fits the 180 mm sheet */

    (void)large;
    for (size_t i = 0; i < G_N_ELEMENTS(reading); i++) {
        const struct kf_type *type = &stage->theme.types[reading[i]];

        assert_at_least(&stage->theme, "the line to the letter", (double)type->line / type->size, least);
    }
}

static void assert_writing(struct kf_test_stage *stage, bool large)
{
    const struct kf_theme *theme = &stage->theme;

    assert_at_least(theme, "a writing line in mm", millimetres(theme->pitch_least), large ? 12 : 8);
    for (size_t i = 0; i < G_N_ELEMENTS(written_on); i++) {
        assert_at_least(theme, "a line with blanks in mm", millimetres(theme->types[written_on[i]].line), large ? 12 : 8);
    }
    assert_at_least(theme, "a box to tick in mm", millimetres(theme->tick), 4);
}

#define SAMPLE                                                                                                    \
    "When we are tired or afraid, reading is hard. A short line helps the eye to find its way back to the start of " \
    "the next one, and so we keep our lines at a length that most people can read."

/* As the English sample runs: Arabic letters are narrower, and lines of theirs may hold more. */
static void assert_line_length(struct kf_test_stage *stage, bool large)
{
    const struct kf_shaped *shaped =
        kf_shape(&stage->shaper, kf_test_inline(stage, "test/sample", SAMPLE), KF_STYLE_BODY, /* width */ 0);
    double characters = (double)strlen(SAMPLE) * stage->theme.reading_most / shaped->widest;

    (void)large;
    assert_at_least(&stage->theme, "characters on a line", characters, 45);
    assert_at_least(&stage->theme, "75 less characters on a line", 75 - characters, 0);
}

/* Colours of modules are checked by a rule, at 7:1. */
static void assert_ink(struct kf_test_stage *stage, bool large)
{
    const struct kf_theme *theme = &stage->theme;

    (void)large;
    assert_at_least(theme, "black on paper", kf_contrast(theme->inks[KF_INK_BLACK], theme->inks[KF_INK_PAPER]), 7);
    assert_at_least(theme, "black on the tint", kf_contrast(theme->inks[KF_INK_BLACK], theme->inks[KF_INK_TINT]), 7);
    assert_at_least(theme, "the accent on paper", kf_contrast(theme->inks[KF_INK_ACCENT], theme->inks[KF_INK_PAPER]), 4.5);
    assert_at_least(theme, "the accent on the tint", kf_contrast(theme->inks[KF_INK_ACCENT], theme->inks[KF_INK_TINT]), 4.5);
}

static void assert_margins(struct kf_test_stage *stage, bool large)
{
    (void)large;
    assert_at_least(&stage->theme, "the margin in mm", millimetres(stage->theme.left), 15);
}

static void text__is_large_enough(void **state)
{
    each_theme(assert_sizes);
}

static void lines__are_far_enough_apart(void **state)
{
    each_theme(assert_leading);
}

static void room_to_write__is_wide_enough(void **state)
{
    each_theme(assert_writing);
}

static void lines__have_45_to_75_characters(void **state)
{
    each_theme(assert_line_length);
}

static void ink__is_dark_enough(void **state)
{
    each_theme(assert_ink);
}

static void margins__leave_room_for_a_thumb(void **state)
{
    each_theme(assert_margins);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text__is_large_enough),           cmocka_unit_test(lines__are_far_enough_apart),
        cmocka_unit_test(room_to_write__is_wide_enough),   cmocka_unit_test(lines__have_45_to_75_characters),
        cmocka_unit_test(ink__is_dark_enough),             cmocka_unit_test(margins__leave_room_for_a_thumb),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
