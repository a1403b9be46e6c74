/* Shaping: once for each text, style and width; blanks with exact rectangles; letters that no font has. */

#include "support/stage.h"

#include <string.h>

#include "yaml/read.h"

#define WIDTH KF_MM(180)

static struct kf_test_stage *stage;

static int set_up(void **state)
{
    stage = kf_test_stage_new((struct kf_edition){0});
    return 0;
}

static int set_up_arabic(void **state)
{
    stage = kf_test_stage_new((struct kf_edition){.language = "ar"});
    return 0;
}

static int tear_down(void **state)
{
    kf_test_stage_free(stage);
    return 0;
}

static const struct kf_shaped *shape(const char *markdown)
{
    return kf_shape(&stage->shaper, kf_test_inline(stage, "a", markdown), KF_STYLE_BODY, WIDTH);
}

/* --- the cache ------------------------------------------------------------------------------------------------------- */

static void shape__keeps_one_for_text_style_and_width(void **state)
{
    const struct kf_inline *text = kf_test_inline(stage, "a", "We listen.");
    const struct kf_shaped *shaped = kf_shape(&stage->shaper, text, KF_STYLE_BODY, WIDTH);

    assert_ptr_equal(shaped, kf_shape(&stage->shaper, text, KF_STYLE_BODY, WIDTH));
    assert_ptr_not_equal(shaped, kf_shape(&stage->shaper, text, KF_STYLE_LEAD, WIDTH));
    assert_ptr_not_equal(shaped, kf_shape(&stage->shaper, text, KF_STYLE_BODY, WIDTH / 2));
    assert_int_equal(3, g_hash_table_size(stage->shaper.shaped));
}

static void shape__measuring_and_placing_shape_once(void **state)
{
    struct kf_fit fit = kf_fit_natural(&stage->theme);
    struct kf_box *box = kf_box_text(stage->arena, kf_test_inline(stage, "a", "We listen."), KF_STYLE_BODY);

    for (int i = 0; i < 5; i++) {
        kf_measure(&stage->shaper, box, WIDTH, &fit);
    }
    kf_place(&stage->placer, kf_placer_new_page(&stage->placer), box, (struct kf_point){0, 0}, WIDTH, 0, &fit,
             stage->pages.root, KF_ARTIFACT_NONE);
    assert_int_equal(1, g_hash_table_size(stage->shaper.shaped));
}

/* --- lines ----------------------------------------------------------------------------------------------------------- */

static void shape__wraps_at_the_width(void **state)
{
    const struct kf_shaped *shaped = shape("Each of you says in turn what happened, what it was like for you, what you "
                                           "would like to be different, and what you can do for that yourself.");

    assert_int_equal(2, shaped->line_count);
    assert_true(shaped->widest <= WIDTH);
    assert_true(shaped->widest > WIDTH - KF_MM(25));
}

static void shape__width_0_never_wraps(void **state)
{
    const struct kf_inline *text = kf_test_inline(stage, "a", "Each of you says in turn what happened, what it was like for "
                                                              "you, and what you would like to be different next time.");

    assert_int_equal(1, kf_shape(&stage->shaper, text, KF_STYLE_BODY, 0)->line_count);
}

static void shape__breaks_words_that_are_wider_than_a_line(void **state)
{
    const struct kf_inline *text = kf_test_inline(stage, "a", "Wherevertheylivehowevertheyspeak");
    const struct kf_shaped *shaped = kf_shape(&stage->shaper, text, KF_STYLE_BODY, KF_MM(20));

    assert_true(shaped->line_count > 1);
    assert_true(shaped->widest <= KF_MM(20));
}

static void shape__line_bytes_cover_the_text(void **state)
{
    const struct kf_shaped *shaped = shape("Each of you says in turn what happened, what it was like for you, what you "
                                           "would like to be different, and what you can do for that yourself.");
    size_t start, end, at = 0;

    for (int i = 0; i < shaped->line_count; i++) {
        kf_shaped_line_bytes(shaped, i, &start, &end);
        assert_int_equal(at, start);
        at = end;
    }
    assert_int_equal(shaped->text->length, at);
}

static void align__places_a_line_in_its_width(void **state)
{
    const struct kf_shaped *shaped = shape("We listen.");
    kf_len slack = WIDTH - shaped->widest;

    assert_int_equal(0, kf_shaped_line_x(shaped, 0, KF_ALIGN_START, WIDTH));
    assert_int_equal(slack / 2, kf_shaped_line_x(shaped, 0, KF_ALIGN_CENTRE, WIDTH));
    assert_int_equal(slack, kf_shaped_line_x(shaped, 0, KF_ALIGN_END, WIDTH));
}

/* --- blanks ---------------------------------------------------------------------------------------------------------- */

static void clear_spacing__sets_letters_further_apart(void **state)
{
    static const char words[] = "We listen.";
    struct kf_test_stage *clear = kf_test_stage_new((struct kf_edition){.variant = KF_CLEAR_SPACING});
    const struct kf_type *type = &clear->theme.types[KF_STYLE_BODY];
    kf_len natural = shape(words)->widest * 13 / 12;
    kf_len wide = kf_shape(&clear->shaper, kf_test_inline(clear, "a", words), KF_STYLE_BODY, WIDTH)->widest;

    assert_in_range(wide - natural, 9 * type->letter_spacing - KF_MM(.1), 10 * type->letter_spacing + KF_MM(.1));
    kf_test_stage_free(clear);
}

static void blank__takes_what_is_left_of_its_line(void **state)
{
    const struct kf_shaped *shaped = shape("I felt ___");

    assert_int_equal(1, shaped->blank_count);
    kf_len right = shaped->blanks[0].rect.x + shaped->blanks[0].rect.width;
    assert_true(right <= WIDTH);
    assert_true(right > WIDTH - KF_MM(.2));
    assert_int_equal(stage->theme.types[KF_STYLE_BODY].line, shaped->blanks[0].rect.height);
}

static void blank__shares_its_line_with_another(void **state)
{
    const struct kf_shaped *shaped = shape("I felt ___ when ___");

    assert_int_equal(1, shaped->line_count);
    assert_int_equal(shaped->blanks[0].rect.width, shaped->blanks[1].rect.width);
    assert_true(shaped->blanks[1].rect.x > shaped->blanks[0].rect.x + shaped->blanks[0].rect.width);
    assert_true(shaped->blanks[1].rect.x + shaped->blanks[1].rect.width <= WIDTH);
}

static void blank__stays_in_the_middle_of_its_words(void **state)
{
    const struct kf_shaped *shaped = shape("I felt ___ when that happened.");

    assert_int_equal(1, shaped->line_count);
    assert_true(shaped->blanks[0].rect.width > KF_MM(26));
    assert_true(shaped->blanks[0].rect.x + shaped->blanks[0].rect.width < WIDTH - KF_MM(30));
}

static void blank__is_26_mm_at_least(void **state)
{
    const struct kf_shaped *shaped = shape("When this happens to me again, then what I will try to do first, and what I hope "
                                           "that you try, is ___ and then we both wait.");

    for (int i = 0; i < shaped->blank_count; i++) {
        assert_true(shaped->blanks[i].rect.width >= KF_MM(26));
    }
    assert_true(shaped->widest <= WIDTH);
}

static void blank__takes_no_word_of_its_line_away(void **state)
{
    const struct kf_inline *text = kf_test_inline(stage, "a", "“Yes. When ___ happened, I felt ___ and what I needed was ___.”");

    for (int width = 100; width < 130; width++) { /* a full line broke before its last word at some of these */
        const struct kf_shaped *shaped = kf_shape(&stage->shaper, text, KF_STYLE_SPEECH, KF_MM(width));
        assert_int_equal(2, shaped->line_count);
        assert_int_equal(1, shaped->blanks[2].line);
    }
}

static void blank__never_is_wider_than_its_column(void **state)
{
    const struct kf_shaped *shaped = kf_shape(&stage->shaper, kf_test_inline(stage, "a", "I ___"), KF_STYLE_BODY, KF_MM(20));

    assert_true(shaped->blanks[0].rect.x + shaped->blanks[0].rect.width <= KF_MM(20));
}

/* --- letters --------------------------------------------------------------------------------------------------------- */

static void missing_glyph__is_reported_at_its_place(void **state)
{
    static const char yaml[] = "title: Hello\ntext: We say \u1200 today\n";
    struct kf_node *node = kf_yaml_read_text(stage->run, "m.yaml", yaml, strlen(yaml));
    const struct kf_node *value = kf_node_get(node, "text");
    struct kf_text text = {.text = value->text, .node = value, .address = "m/h/text"};
    const struct kf_inline *words = kf_inline_parse(stage->arena, &text);

    kf_shape(&stage->shaper, words, KF_STYLE_BODY, WIDTH);
    kf_assert_count(stage->run, 1);
    kf_assert_diag(stage->run, 0, KF_MISSING_GLYPH, 2, 14);
    kf_assert_has(stage->run->diags->items[0]->message, "U+1200");
    assert_string_equal("m/h/text", stage->run->diags->items[0]->address);
    kf_shape(&stage->shaper, words, KF_STYLE_BODY, WIDTH); /* from the cache: not again */
    kf_assert_count(stage->run, 1);
}

static void letters__of_every_language_here_have_glyphs(void **state)
{
    shape("Größe, Ñandú, Čeština, Привет, Ελλάδα, Tiếng Việt, שלום, مرحبا “quotes” … 1–2");
    kf_assert_clean(stage->run);
}

static void letters__latin_has_no_ligatures(void **state)
{
    const struct kf_shaped *shaped = shape("office");
    const PangoGlyphItem *run = pango_layout_get_line_readonly(shaped->layout, 0)->runs->data;

    assert_int_equal(6, run->glyphs->num_glyphs);
}

/* --- right to left --------------------------------------------------------------------------------------------------- */

static void arabic__starts_at_the_right(void **state)
{
    const struct kf_shaped *shaped = shape("مرحبا بكم");

    kf_assert_clean(stage->run);
    assert_true(shaped->right_to_left);
    assert_int_equal(WIDTH - shaped->widest, kf_shaped_line_x(shaped, 0, KF_ALIGN_START, WIDTH));
    assert_int_equal(0, kf_shaped_line_x(shaped, 0, KF_ALIGN_END, WIDTH));
}

static void arabic__blank_is_left_of_the_words_before_it(void **state)
{
    const struct kf_shaped *shaped = shape("شعرت ___");

    assert_true(shaped->blanks[0].rect.x >= 0);
    assert_true(shaped->blanks[0].rect.x < KF_MM(.1));
    assert_true(shaped->blanks[0].rect.width < WIDTH - KF_MM(5));
}

static void arabic__ranges_follow_what_is_seen(void **state)
{
    const struct kf_shaped *shaped = shape("مرحبا **بكم**");
    struct kf_rect *first, *second;
    size_t cut = shaped->text->runs[0].end;

    assert_int_equal(1, kf_shaped_range(stage->arena, shaped, 0, cut, 0, 1, WIDTH, KF_ALIGN_START, &first));
    assert_int_equal(1, kf_shaped_range(stage->arena, shaped, cut, shaped->text->length, 0, 1, WIDTH, KF_ALIGN_START, &second));
    assert_true(second[0].x < first[0].x); /* read second, seen at the left */
    assert_true(second[0].x + second[0].width <= first[0].x + KF_MM(.1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
#define A(name) cmocka_unit_test_setup_teardown(name, set_up_arabic, tear_down)
        T(shape__keeps_one_for_text_style_and_width),
        T(shape__measuring_and_placing_shape_once),
        T(shape__wraps_at_the_width),
        T(shape__width_0_never_wraps),
        T(shape__breaks_words_that_are_wider_than_a_line),
        T(shape__line_bytes_cover_the_text),
        T(align__places_a_line_in_its_width),
        T(clear_spacing__sets_letters_further_apart),
        T(blank__takes_what_is_left_of_its_line),
        T(blank__shares_its_line_with_another),
        T(blank__stays_in_the_middle_of_its_words),
        T(blank__is_26_mm_at_least),
        T(blank__takes_no_word_of_its_line_away),
        T(blank__never_is_wider_than_its_column),
        T(missing_glyph__is_reported_at_its_place),
        T(letters__of_every_language_here_have_glyphs),
        T(letters__latin_has_no_ligatures),
        A(arabic__starts_at_the_right),
        A(arabic__blank_is_left_of_the_words_before_it),
        A(arabic__ranges_follow_what_is_seen),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
