/* The memo of shaped texts: the same look is shaped once for a context, another look never takes its place, and what is
 * kept has an end. */

#include "support/stage.h"

#include "layout/shape_memo.h"

#define WIDTH KF_MM(80)

static PangoLayout *layout_of(struct kf_test_stage *stage, const char *markdown, enum kf_style style, kf_len width)
{
    return kf_shape(&stage->shaper, kf_test_inline(stage, "a", markdown), style, width)->layout;
}

/* Of a document of its own. */
static PangoLayout *body_of(struct kf_edition edition, const char *markdown)
{
    struct kf_test_stage *stage = kf_test_stage_new(edition);
    PangoLayout *layout = g_object_ref(layout_of(stage, markdown, KF_STYLE_BODY, WIDTH));

    kf_test_stage_free(stage);
    return layout;
}

static void assert_shared(bool shared, struct kf_edition one, const char *words, struct kf_edition two, const char *others)
{
    PangoLayout *first = body_of(one, words), *second = body_of(two, others);

    if ((first == second) != shared) {
        fail_msg("\"%s\" and \"%s\" %s", words, others, shared ? "are shaped twice" : "share one layout");
    }
    g_object_unref(first);
    g_object_unref(second);
}

static void memo__shapes_the_same_text_once_for_all_documents(void **state)
{
    struct kf_edition plain = {0}, ink_saver = {.variant = KF_INK_SAVER};

    assert_shared(true, plain, "We **listen** to ___.", plain, "We **listen** to ___.");
    assert_shared(true, plain, "We [ask](https://a.org/one).", plain, "We [ask](https://a.org/two).");
    assert_shared(true, plain, "The same size.", ink_saver, "The same size.");
}

static void memo__keeps_looks_apart(void **state)
{
    struct kf_edition plain = {0};

    assert_shared(false, plain, "We listen.", plain, "We listen!");
    assert_shared(false, plain, "We listen.", plain, "We **listen.**");
    assert_shared(false, plain, "We **listen** now.", plain, "We listen **now**.");
    assert_shared(false, plain, "We *listen.*", plain, "We **listen.**");
    assert_shared(false, plain, "We [listen](https://a.org).", plain, "We listen.");
    assert_shared(false, plain, "Large.", (struct kf_edition){.variant = KF_LARGE_PRINT}, "Large.");
    assert_shared(false, plain, "123", (struct kf_edition){.language = "ar"}, "123");
}

static void memo__keeps_styles_widths_and_boxes_apart(void **state)
{
    struct kf_test_stage *stage = kf_test_stage_new((struct kf_edition){0});
    const struct kf_inline *blank = kf_test_inline(stage, "a", "___ of 10");
    const struct kf_inline *boxed = kf_inline_boxed(stage->arena, blank, 1);
    PangoLayout *layout = layout_of(stage, "We listen.", KF_STYLE_BODY, WIDTH);

    assert_ptr_not_equal(layout, layout_of(stage, "We listen.", KF_STYLE_LEAD, WIDTH));
    assert_ptr_not_equal(layout, layout_of(stage, "We listen.", KF_STYLE_BODY, WIDTH / 2));
    assert_ptr_not_equal(layout, layout_of(stage, "We listen.", KF_STYLE_BODY, 0));
    assert_ptr_not_equal(kf_shape(&stage->shaper, blank, KF_STYLE_BODY, WIDTH)->layout,
                         kf_shape(&stage->shaper, boxed, KF_STYLE_BODY, WIDTH)->layout);
    kf_test_stage_free(stage);
}

static void memo__has_blanks_where_they_were(void **state)
{
    struct kf_test_stage *stage = kf_test_stage_new((struct kf_edition){0});
    const char *words = "I felt ___ and ___ that day.";
    const struct kf_shaped *first = kf_shape(&stage->shaper, kf_test_inline(stage, "a", words), KF_STYLE_BODY, WIDTH);
    const struct kf_shaped *again = kf_shape(&stage->shaper, kf_test_inline(stage, "b", words), KF_STYLE_BODY, WIDTH);

    assert_ptr_not_equal(first, again);
    assert_ptr_equal(first->layout, again->layout);
    assert_int_equal(2, again->blank_count);
    for (int i = 0; i < again->blank_count; i++) {
        assert_memory_equal(&first->blanks[i].rect, &again->blanks[i].rect, sizeof again->blanks[i].rect);
    }
    kf_test_stage_free(stage);
}

/* A letter that no font has is told of at each place. */
static void memo__says_each_time_what_has_no_glyph(void **state)
{
    struct kf_test_stage *stage = kf_test_stage_new((struct kf_edition){0});

    for (int i = 1; i <= 2; i++) {
        layout_of(stage, "\u1200", KF_STYLE_BODY, WIDTH);
        assert_int_equal(i, stage->run->diags->errors);
    }
    kf_test_stage_free(stage);
}

static void shape_many(int count, const char *asked_again)
{
    struct kf_test_stage *stage = kf_test_stage_new((struct kf_edition){0});

    for (int i = 0; i < count; i++) {
        layout_of(stage, kf_arena_format(stage->arena, "%d", i), KF_STYLE_BODY, WIDTH);
        if (i % 100 == 0) {
            layout_of(stage, asked_again, KF_STYLE_BODY, WIDTH);
        }
    }
    kf_test_stage_free(stage);
}

static void memo__drops_what_is_not_asked_for(void **state)
{
    void *left = body_of((struct kf_edition){0}, "Left alone."), *asked = body_of((struct kf_edition){0}, "Asked again.");

    g_object_add_weak_pointer(left, &left);
    g_object_add_weak_pointer(asked, &asked);
    g_object_unref(left);
    g_object_unref(asked);
    shape_many(2 * KF_SHAPES_KEPT, "Asked again.");
    assert_null(left);
    assert_non_null(asked);
    g_object_remove_weak_pointer(asked, &asked);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memo__shapes_the_same_text_once_for_all_documents),
        cmocka_unit_test(memo__keeps_looks_apart),
        cmocka_unit_test(memo__keeps_styles_widths_and_boxes_apart),
        cmocka_unit_test(memo__has_blanks_where_they_were),
        cmocka_unit_test(memo__says_each_time_what_has_no_glyph),
        cmocka_unit_test(memo__drops_what_is_not_asked_for),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
