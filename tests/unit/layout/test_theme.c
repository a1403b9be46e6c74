/* The theme against the design tokens (sections 2, 4, 6 and 10), within 0.01 mm. */

#include "support/stage.h"

#include <math.h>

static struct kf_theme theme_of(struct kf_edition edition, const char *language, const struct kf_identity *identity)
{
    struct kf_theme theme;

    kf_theme_init(&theme, &edition, language, language[0] == 'a', identity);
    return theme;
}

static void letter__has_the_tokens_geometry(void **state)
{
    struct kf_theme theme = theme_of((struct kf_edition){.paper = KF_LETTER}, "en-US", NULL);

    kf_assert_mm(theme.page_width, 215.9);
    kf_assert_mm(theme.page_height, 279.4);
    kf_assert_mm(theme.live_width, 180);
    kf_assert_mm(theme.left, (215.9 - 180) / 2);
    kf_assert_mm(theme.header_top, 15);
    kf_assert_mm(theme.header_height, 9);
    kf_assert_mm(theme.ribbon_top, 26);
    kf_assert_mm(theme.main_top, 32);
    kf_assert_mm(theme.main_height, 217.4);
    kf_assert_mm(theme.footer_top, 253.4);
    kf_assert_mm(theme.footer_height, 11);
}

static void sheet__turned_has_the_tokens_geometry(void **state)
{
    struct kf_theme theme = theme_of((struct kf_edition){.paper = KF_LETTER}, "en-US", NULL);

    kf_theme_turn(&theme);
    kf_assert_mm(theme.page_width, 279.4);
    kf_assert_mm(theme.page_height, 215.9);
    kf_assert_mm(theme.left, 15);
    kf_assert_mm(theme.live_width, 249.4);
    kf_assert_mm(theme.main_top, 15);
    kf_assert_mm(theme.main_height, 185.9);
}

static void a4__has_the_tokens_geometry(void **state)
{
    struct kf_theme theme = theme_of((struct kf_edition){.paper = KF_A4}, "en-US", NULL);

    kf_assert_mm(theme.page_width, 210);
    kf_assert_mm(theme.page_height, 297);
    kf_assert_mm(theme.live_width, 180);
    kf_assert_mm(theme.left, 15);
    kf_assert_mm(theme.main_top, 32);
    kf_assert_mm(theme.main_height, 235);
    kf_assert_mm(theme.footer_top, 271);
}

static void large_print__has_the_tokens_geometry(void **state)
{
    struct kf_theme theme = theme_of((struct kf_edition){.variant = KF_LARGE_PRINT}, "en-US", NULL);

    kf_assert_mm(theme.header_height, 13);
    kf_assert_mm(theme.ribbon_top, 30);
    kf_assert_mm(theme.main_top, 36);
    kf_assert_mm(theme.main_height, 209.7); /* the table rounds: 245.6 - 36 */
    kf_assert_mm(theme.footer_top, 249.7);
    kf_assert_mm(theme.footer_height, 14.7);
    assert_true(theme.single_column);
    assert_false(theme.pictures);
}

static void papers__share_one_measure(void **state)
{
    assert_int_equal(theme_of((struct kf_edition){.paper = KF_LETTER}, "en-US", NULL).live_width,
                     theme_of((struct kf_edition){.paper = KF_A4}, "en-US", NULL).live_width);
}

/* Size in pt, line and baseline in mm; body 12 and small 10 are later decisions than the table. */
struct expected {
    enum kf_style style;
    double size, line, baseline;
};

static void assert_types(const struct kf_theme *theme, const struct expected *expected, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct kf_type *type = &theme->types[expected[i].style];
        assert_int_equal(KF_PT(expected[i].size), type->size);
        kf_assert_mm(type->line, expected[i].line);
        kf_assert_mm(type->baseline, expected[i].baseline);
    }
}

static void types__are_the_tokens(void **state)
{
    static const struct expected expected[] = {
        {KF_STYLE_DISPLAY, 38, 16, 12.70}, {KF_STYLE_TITLE, 26, 11, 8.71},    {KF_STYLE_HEADING, 15, 6, 4.85},
        {KF_STYLE_LEAD, 13.5, 6, 4.59},    {KF_STYLE_SUBHEAD, 12, 6, 4.41},   {KF_STYLE_BODY, 12, 6, 4.41},
        {KF_STYLE_COMPACT, 11.5, 5, 3.86}, {KF_STYLE_SPEECH, 11.5, 5, 3.86},  {KF_STYLE_SCRIPT, 12, 6, 4.41},
        {KF_STYLE_LABEL, 10.5, 5, 3.74},   {KF_STYLE_SMALL, 10, 4, 3.18},     {KF_STYLE_PROMPT, 12, 6, 4.41},
    };
    struct kf_theme theme = theme_of((struct kf_edition){0}, "en-US", NULL);

    assert_types(&theme, expected, G_N_ELEMENTS(expected));
}

static void large_print__types_are_the_tokens(void **state)
{
    static const struct expected expected[] = {
        {KF_STYLE_BODY, 18, 9, 6.62},     {KF_STYLE_COMPACT, 18, 8, 6.12}, {KF_STYLE_SUBHEAD, 20, 9, 6.86},
        {KF_STYLE_LEAD, 20, 9, 6.86},     {KF_STYLE_HEADING, 23, 10, 7.84}, {KF_STYLE_TITLE, 30, 13, 10.21},
        {KF_STYLE_SMALL, 14, 6, 4.65},
    };
    struct kf_theme theme = theme_of((struct kf_edition){.variant = KF_LARGE_PRINT}, "en-US", NULL);

    assert_types(&theme, expected, G_N_ELEMENTS(expected));
}

static void large_print__nothing_is_under_14_pt(void **state)
{
    struct kf_theme theme = theme_of((struct kf_edition){.variant = KF_LARGE_PRINT}, "en-US", NULL);

    for (int style = 0; style < KF_STYLE_COUNT; style++) {
        assert_true(theme.types[style].size >= KF_PT(14));
    }
}

static void types__nothing_is_under_10_pt_and_accent_only_from_14(void **state)
{
    struct kf_theme theme = theme_of((struct kf_edition){0}, "en-US", NULL);

    for (int style = 0; style < KF_STYLE_COUNT; style++) {
        const struct kf_type *type = &theme.types[style];
        bool in_circle = style == KF_STYLE_NUMBER || style == KF_STYLE_NUMBER_SMALL;
        assert_true(type->size >= KF_PT(10));
        assert_true(type->ink != KF_INK_ACCENT || type->size >= KF_PT(14) || in_circle);
        assert_true(type->baseline < type->line);
    }
}

static void gaps_and_pitches__are_the_tokens(void **state)
{
    struct kf_theme theme = theme_of((struct kf_edition){0}, "en-US", NULL);
    struct kf_theme large = theme_of((struct kf_edition){.variant = KF_LARGE_PRINT}, "en-US", NULL);

    kf_assert_mm(theme.gap_least, 2);
    kf_assert_mm(theme.gap, 4);
    kf_assert_mm(theme.gap_most, 8);
    kf_assert_mm(theme.pitch_least, 8.7);
    kf_assert_mm(theme.pitch, 9);
    kf_assert_mm(theme.pitch_most, 12);
    kf_assert_mm(theme.tick, 5);
    kf_assert_mm(theme.number, 9);
    kf_assert_mm(large.gap_least, 4);
    kf_assert_mm(large.gap, 6);
    kf_assert_mm(large.pitch, 12);
    kf_assert_mm(large.pitch_most, 14);
    kf_assert_mm(large.tick, 7);
    kf_assert_mm(large.number, 13);
}

static void strokes__are_the_tokens(void **state)
{
    struct kf_theme theme = theme_of((struct kf_edition){0}, "en-US", NULL);
    struct kf_theme large = theme_of((struct kf_edition){.variant = KF_LARGE_PRINT}, "en-US", NULL);
    struct kf_theme saver = theme_of((struct kf_edition){.variant = KF_INK_SAVER}, "en-US", NULL);

    assert_int_equal(KF_PT(.5), theme.strokes[KF_STROKE_HAIR]);
    assert_int_equal(KF_PT(.75), theme.strokes[KF_STROKE_LINE]);
    assert_int_equal(KF_PT(.75), theme.strokes[KF_STROKE_RULE]);
    assert_int_equal(KF_PT(1.25), theme.strokes[KF_STROKE_MEDIUM]);
    assert_int_equal(KF_PT(1.5), theme.strokes[KF_STROKE_ARC]);
    assert_int_equal(KF_PT(1.75), theme.strokes[KF_STROKE_BOLD]);
    assert_int_equal(KF_PT(2.25), theme.strokes[KF_STROKE_HEAVY]);
    assert_int_equal(KF_PT(1), large.strokes[KF_STROKE_RULE]);
    assert_int_equal(KF_PT(1.75), large.strokes[KF_STROKE_MEDIUM]);
    assert_int_equal(KF_PT(.75), saver.strokes[KF_STROKE_MEDIUM]);
    assert_int_equal(KF_PT(1), saver.strokes[KF_STROKE_ARC]);
}

static void ink_saver__is_black_and_white_and_breaks_lines_alike(void **state)
{
    struct kf_identity identity = {.accent = "#601D44", .tint = "#F4EFF2"};
    struct kf_theme standard = theme_of((struct kf_edition){0}, "en-US", &identity);
    struct kf_theme saver = theme_of((struct kf_edition){.variant = KF_INK_SAVER}, "en-US", &identity);

    assert_true(standard.inks[KF_INK_ACCENT].red > 0);
    assert_true(saver.inks[KF_INK_ACCENT].red + saver.inks[KF_INK_ACCENT].green + saver.inks[KF_INK_ACCENT].blue <= 0);
    assert_true(saver.inks[KF_INK_TINT].green >= 1);
    for (int style = 0; style < KF_STYLE_COUNT; style++) {
        assert_int_equal(standard.types[style].size, saver.types[style].size);
        assert_string_equal(standard.types[style].families, saver.types[style].families);
    }
    assert_int_equal(standard.main_height, saver.main_height);
}

static void arabic__has_taller_lines_and_no_italics(void **state)
{
    struct kf_theme theme = theme_of((struct kf_edition){0}, "ar", NULL);

    kf_assert_mm(theme.types[KF_STYLE_TITLE].line, 13);
    kf_assert_mm(theme.types[KF_STYLE_COMPACT].line, 5.5);
    assert_false(theme.types[KF_STYLE_QUOTE].italic);
    assert_true(g_str_has_prefix(theme.types[KF_STYLE_BODY].families, "IBM Plex Sans Arabic"));
}

/* --- colours --------------------------------------------------------------------------------------------------------- */

static struct kf_color color(const char *text)
{
    struct kf_color parsed = {0, 0, 0};

    assert_true(kf_color_parse(text, &parsed));
    return parsed;
}

static void assert_contrast(const char *a, const char *b, double expected)
{
    double contrast = kf_contrast(color(a), color(b));

    if (fabs(contrast - expected) > .05) {
        fail_msg("%s on %s: %.3f, expected %.1f", a, b, contrast, expected);
    }
}

static void contrast__is_that_of_wcag(void **state)
{
    assert_contrast("#000000", "#FFFFFF", 21);
    assert_contrast("#FFFFFF", "#000000", 21);
    assert_contrast("#777777", "#777777", 1);
    assert_contrast("#767676", "#FFFFFF", 4.54);
}

static void contrast__of_the_modules_is_the_tokens(void **state)
{
    assert_contrast("#09324F", "#FFFFFF", 13.3);
    assert_contrast("#601D44", "#FFFFFF", 12.0);
    assert_contrast("#0F4732", "#FFFFFF", 10.7);
    assert_contrast("#453591", "#FFFFFF", 9.7);
    assert_contrast("#823213", "#FFFFFF", 8.7);
    assert_contrast("#52550A", "#FFFFFF", 7.9);
    assert_contrast("#601D44", "#F4EFF2", 10.5);
    assert_contrast("#52550A", "#F5F6F2", 7.3);
}

static void color_parse__wants_six_digits(void **state)
{
    struct kf_color parsed;

    assert_true(kf_color_parse("#a0B1c2", &parsed));
    assert_false(kf_color_parse("#a0B1c", &parsed));
    assert_false(kf_color_parse("#a0B1c2d", &parsed));
    assert_false(kf_color_parse("a0B1c2d", &parsed));
    assert_false(kf_color_parse("#a0B1cg", &parsed));
    assert_false(kf_color_parse("", &parsed));
    assert_false(kf_color_parse(NULL, &parsed));
}

/* The style guide of the British Dyslexia Association: 12 to 14 pt, lines of one and a half times that. */
static void clear_spacing__has_wide_lines_and_letters_apart(void **state)
{
    struct kf_theme standard = theme_of((struct kf_edition){0}, "en-US", NULL);
    struct kf_theme theme = theme_of((struct kf_edition){.variant = KF_CLEAR_SPACING}, "en-US", NULL);
    static const enum kf_style read[] = {KF_STYLE_BODY, KF_STYLE_PROMPT, KF_STYLE_COMPACT, KF_STYLE_SPEECH,
                                         KF_STYLE_SCRIPT, KF_STYLE_LEAD};

    for (size_t i = 0; i < G_N_ELEMENTS(read); i++) {
        const struct kf_type *type = &theme.types[read[i]];
        assert_in_range(type->size, KF_PT(12), KF_PT(14));
        assert_true((double)type->line / type->size > 1.45);
        assert_true(type->letter_spacing > 0);
        assert_int_equal(0, standard.types[read[i]].letter_spacing);
    }
    assert_true(theme.single_column);
    assert_true(theme.reading_most < theme.live_width);
}

static void clear_spacing__never_parts_joined_letters(void **state)
{
    struct kf_theme theme = theme_of((struct kf_edition){.variant = KF_CLEAR_SPACING}, "ar", NULL);

    assert_int_equal(0, theme.types[KF_STYLE_BODY].letter_spacing);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letter__has_the_tokens_geometry),
        cmocka_unit_test(sheet__turned_has_the_tokens_geometry),
        cmocka_unit_test(a4__has_the_tokens_geometry),
        cmocka_unit_test(large_print__has_the_tokens_geometry),
        cmocka_unit_test(papers__share_one_measure),
        cmocka_unit_test(types__are_the_tokens),
        cmocka_unit_test(large_print__types_are_the_tokens),
        cmocka_unit_test(large_print__nothing_is_under_14_pt),
        cmocka_unit_test(types__nothing_is_under_10_pt_and_accent_only_from_14),
        cmocka_unit_test(gaps_and_pitches__are_the_tokens),
        cmocka_unit_test(strokes__are_the_tokens),
        cmocka_unit_test(ink_saver__is_black_and_white_and_breaks_lines_alike),
        cmocka_unit_test(clear_spacing__has_wide_lines_and_letters_apart),
        cmocka_unit_test(clear_spacing__never_parts_joined_letters),
        cmocka_unit_test(arabic__has_taller_lines_and_no_italics),
        cmocka_unit_test(contrast__is_that_of_wcag),
        cmocka_unit_test(contrast__of_the_modules_is_the_tokens),
        cmocka_unit_test(color_parse__wants_six_digits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
