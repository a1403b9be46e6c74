/* The tokens of a content stream, and its rewriting. */

#include "unit/finish/sample.h"

static void assert_tokens(const char *content, const char *const *expected)
{
    size_t length = strlen(content);
    struct kf_token token = {0};

    for (int i = 0; expected[i] != NULL; i++) {
        token = kf_content_next(content, length, token.end);
        char *text = g_strndup(content + token.begin, token.end - token.begin);
        assert_string_equal(text, expected[i]);
        g_free(text);
    }
    assert_int_equal(kf_content_next(content, length, token.end).kind, KF_TOKEN_END);
}

static void tokens__strings_nest_and_escape(void **state)
{
    static const char *const expected[] = {"(a (b) \\) c\\\\)", "Tj", "(\\()", "'", NULL};
    assert_tokens("(a (b) \\) c\\\\)Tj(\\()'", expected);
}

static void tokens__arrays_hex_and_dictionaries(void **state)
{
    static const char *const expected[] = {"[",     "(f)",  "-10",         "<00 4>", "]",   "TJ",
                                           "/Span", "<<",   "/ActualText", "<feff>", "/D",  "<<",
                                           "/N",    "null", ">>",          ">>",     "BDC", NULL};
    assert_tokens("[(f)-10<00 4>]TJ\n/Span<</ActualText<feff>/D<</N null>>>>BDC", expected);
}

static void tokens__comments_are_white_space(void **state)
{
    static const char *const expected[] = {"q", "1", "w", "Q", NULL};
    assert_tokens("q % Do (not\r1%\n w %end\nQ % (", expected);
}

static void tokens__kinds(void **state)
{
    static const struct {
        const char *content;
        enum kf_token_kind kind;
    } cases[] = {
        {"f*", KF_TOKEN_OPERATOR},   {"\"", KF_TOKEN_OPERATOR}, {"T*", KF_TOKEN_OPERATOR},  {"-.5", KF_TOKEN_OPERAND},
        {"true", KF_TOKEN_OPERAND},  {"/x6", KF_TOKEN_NAME},    {"(open", KF_TOKEN_BROKEN}, {"<00", KF_TOKEN_BROKEN},
        {"(end\\", KF_TOKEN_BROKEN}, {")", KF_TOKEN_BROKEN},    {"  ", KF_TOKEN_END},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        assert_int_equal(kf_content_next(cases[i].content, strlen(cases[i].content), 0).kind, cases[i].kind);
    }
}

static void stamp__is_first_painted_object(void **state)
{
    struct kf_arena *arena = kf_arena_new();
    const char *content = "q /a0 gs (/x1 Do) Tj /x7 Do Q /x8 Do";
    assert_string_equal(kf_content_stamp(arena, content, strlen(content)), "/x7");
    assert_null(kf_content_stamp(arena, "0 0 1 1 re f", 12));
    kf_arena_free(arena);
}

/* Rewrites with runs of these artifacts (0: a paragraph) and the flags of the last run. */
static const char *rewrite(struct kf_arena *arena, const char *content, const enum kf_artifact *artifacts, int count,
                           struct kf_drawn flags, const char **ret_wrong)
{
    static const struct kf_tag tag = {.role = KF_ROLE_P};
    struct kf_element *element = kf_element_new(arena, NULL, &tag);
    struct kf_page_runs runs = {.items = KF_NEW_ARRAY(arena, count, struct kf_drawn), .count = count};
    for (int i = 0; i < count; i++) {
        runs.items[i] = flags;
        runs.items[i].artifact = artifacts[i];
        runs.items[i].element = artifacts[i] == KF_ARTIFACT_NONE ? element : NULL;
    }
    GString *out = g_string_new(NULL);
    *ret_wrong = kf_content_rewrite(arena, content, strlen(content), "/x6", &runs, out);
    const char *result = kf_arena_string(arena, out->str);
    g_string_free(out, TRUE);
    return result;
}

static void assert_rewritten(const char *content, const enum kf_artifact *artifacts, int count, struct kf_drawn flags,
                             const char *expected)
{
    struct kf_arena *arena = kf_arena_new();
    const char *wrong;
    const char *result = rewrite(arena, content, artifacts, count, flags, &wrong);
    assert_null(wrong);
    assert_string_equal(result, expected);
    kf_arena_free(arena);
}

static void assert_wrong(const char *content, int count, const char *expected)
{
    static const enum kf_artifact artifacts[8] = {KF_ARTIFACT_NONE};
    struct kf_arena *arena = kf_arena_new();
    const char *wrong;
    rewrite(arena, content, artifacts, count, (struct kf_drawn){0}, &wrong);
    assert_non_null(wrong);
    assert_string_equal(wrong, expected);
    kf_arena_free(arena);
}

static void rewrite__turns_each_stamp_into_a_run(void **state)
{
    static const enum kf_artifact artifacts[] = {KF_ARTIFACT_HEADER, KF_ARTIFACT_NONE, KF_ARTIFACT_FOOTER,
                                                 KF_ARTIFACT_PAGE, KF_ARTIFACT_LAYOUT};
    assert_rewritten("1 0 0 -1 0 792 cm\nq\nq\n/a0 gs /x6 Do\nQ\n0 g f\nq /x6 Do Q S q /x6 Do Q f /x6 Do f\n"
                     "q 1 0 0 1 0 0 cm /x6 Do Q\nf\nQ\n",
                     artifacts, 5, (struct kf_drawn){0},
                     "1 0 0 -1 0 792 cm\nq\n"
                     "/Artifact <</Type/Pagination/Subtype/Header/Attached[/Top]>> BDC\n0 g f\nEMC\n"
                     "/P <</MCID 1>> BDC S EMC\n"
                     "/Artifact <</Type/Pagination/Subtype/Footer/Attached[/Bottom]>> BDC f EMC\n"
                     "/Artifact <</Type/Page>> BDC f\nEMC\n"
                     "/Artifact <</Type/Layout>> BDC\nf\nQ\nEMC\n");
}

static void rewrite__keeps_stamp_state_that_is_not_only_the_stamps(void **state)
{
    static const enum kf_artifact artifacts[] = {KF_ARTIFACT_NONE};
    assert_rewritten("q 1 w /x6 Do f Q", artifacts, 1, (struct kf_drawn){0}, "q 1 w /P <</MCID 0>> BDC f Q\nEMC\n");
}

static void rewrite__strips_spans_from_right_to_left_runs(void **state)
{
    static const enum kf_artifact artifacts[] = {KF_ARTIFACT_NONE};
    static const char content[] = "q /x6 Do Q BT /Span << /ActualText <feff0628> >> BDC (a) Tj EMC (b) Tj ET";
    assert_rewritten(content, artifacts, 1, (struct kf_drawn){.right_to_left = true},
                     "/P <</MCID 0>> BDC BT  (a) Tj  (b) Tj ET\nEMC\n");
    assert_rewritten(content, artifacts, 1, (struct kf_drawn){0},
                     "/P <</MCID 0>> BDC BT /Span << /ActualText <feff0628> >> BDC (a) Tj EMC (b) Tj ET\nEMC\n");
}

static void rewrite__silences_pictures_of_words(void **state)
{
    static const enum kf_artifact artifacts[] = {KF_ARTIFACT_NONE};
    assert_rewritten("q /x6 Do Q BT (a) Tj ET", artifacts, 1, (struct kf_drawn){.silent = true},
                     "/P <</MCID 0>> BDC\n/Span <</ActualText <FEFF>>> BDC BT (a) Tj ET\nEMC\nEMC\n");
}

static void rewrite__refuses(void **state)
{
    assert_wrong("0 0 1 1 re f* q /x6 Do Q", 1, "operator \"f*\" paints outside any run");
    assert_wrong("q /x9 Do Q", 0, "operator \"Do\" paints outside any run");
    assert_wrong("q /x6 Do Q q /x6 Do Q", 1, "2 markers for 1 runs");
    assert_wrong("q /x6 Do Q f", 3, "1 markers for 3 runs");
    assert_wrong("q /x6 Do Q BI /W 1 ID x EI", 1, "operator \"BI\" begins an inline image, which is never tagged");
    assert_wrong("q /x6 Do Q EMC", 1, "operator \"EMC\" ends marked content that nothing began");
    assert_wrong("q /x6 Do Q /Span BMC f", 1, "marked content does not end");
    assert_wrong("q /x6 Do Q /Span BMC q /x6 Do Q EMC", 2, "a marker lies inside marked content");
    assert_wrong("q /x6 Do Q (a", 1, "a string has no end");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tokens__strings_nest_and_escape),
        cmocka_unit_test(tokens__arrays_hex_and_dictionaries),
        cmocka_unit_test(tokens__comments_are_white_space),
        cmocka_unit_test(tokens__kinds),
        cmocka_unit_test(stamp__is_first_painted_object),
        cmocka_unit_test(rewrite__turns_each_stamp_into_a_run),
        cmocka_unit_test(rewrite__keeps_stamp_state_that_is_not_only_the_stamps),
        cmocka_unit_test(rewrite__strips_spans_from_right_to_left_runs),
        cmocka_unit_test(rewrite__silences_pictures_of_words),
        cmocka_unit_test(rewrite__refuses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
