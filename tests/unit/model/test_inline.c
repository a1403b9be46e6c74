#include "support/support.h"

#include <string.h>

#include <glib.h>

#include "model/inline.h"

#define BLANK "\xEF\xBF\xBC"
#define LINE_BREAK "\xE2\x80\xA8"

static const struct kf_inline *parse(struct kf_arena *arena, const char *typed)
{
    struct kf_text *text = KF_NEW(arena, struct kf_text);

    text->text = typed;
    return kf_inline_parse(arena, text);
}

/* Runs as one string: `a*b*` for emphasis, `**b**` for strong, `[b](uri)` for links. */
static const char *shown(struct kf_arena *arena, const struct kf_inline *text)
{
    GString *shown = g_string_new(NULL);
    char *kept;

    for (int i = 0; i < text->run_count; i++) {
        const struct kf_inline_run *run = &text->runs[i];
        const char *mark = (run->flags & KF_STRONG) ? ((run->flags & KF_EMPHASIS) ? "***" : "**")
                                                    : ((run->flags & KF_EMPHASIS) ? "*" : "");

        g_string_append_printf(shown, "%s%s%.*s%s", run->uri != NULL ? "[" : "", mark, (int)(run->end - run->start),
                               text->text + run->start, mark);
        if (run->uri != NULL) {
            g_string_append_printf(shown, "](%s)", run->uri);
        }
    }
    kept = kf_arena_string(arena, shown->str);
    g_string_free(shown, TRUE);
    return kept;
}

struct row {
    const char *typed, *shown;
};

static void check_rows(const struct row *rows, size_t count)
{
    struct kf_arena *arena = kf_arena_new();

    for (size_t i = 0; i < count; i++) {
        assert_string_equal(shown(arena, parse(arena, rows[i].typed)), rows[i].shown);
    }
    kf_arena_free(arena);
}

static void inline_parse__finds_emphasis_and_links(void **state)
{
    static const struct row rows[] = {
        {"plain words", "plain words"},
        {"**Listen.** Stay calm.", "**Listen.** Stay calm."},
        {"you *missed the school play*", "you *missed the school play*"},
        {"_so_ and __so__", "*so* and **so**"},
        {"*a **b** c*", "*a ****b**** c*"},
        {"snake_case_word", "snake_case_word"},
        {"**“No”** is fine", "**“No”** is fine"},
        {"*“No”*", "*“No”*"},
        {"see [our site](https://x.org/a_b)", "see [our site](https://x.org/a_b)"},
        {"[**call**](tel:988) now", "[**call**](tel:988) now"},
        {"[write](mailto:a@b.org)", "[write](mailto:a@b.org)"},
        {"<https://x.org/?a=1&b=2>", "[https://x.org/?a=1&b=2](https://x.org/?a=1&b=2)"},
        {"<a@b.org>", "[a@b.org](mailto:a@b.org)"},
        {"[x](https://x.org/a___b)", "[x](https://x.org/a___b)"},
        {"[x](https://x.org?a&copy;b)", "[x](https://x.org?a&copy;b)"},
        {"[x](\nhttps://x.org)", "[x](https://x.org)"},
        {"**bold\nover** lines", "**bold over** lines"},
    };

    check_rows(rows, G_N_ELEMENTS(rows));
}

static void inline_parse__prints_what_is_not_allowed_as_typed(void **state)
{
    static const struct row rows[] = {
        {"<b>bold</b>", "<b>bold</b>"},
        {"<!-- note --> x", "<!-- note --> x"},
        {"`code` and ``more``", "`code` and ``more``"},
        {"Tom &amp; Ann & co &copy;", "Tom &amp; Ann & co &copy;"},
        {"[x](javascript:alert(1))", "[x](javascript:alert(1))"},
        {"[x](file.html)", "[x](file.html)"},
        {"[x](https://x.org \"a title\")", "[x](https://x.org \"a title\")"},
        {"[](https://x.org)", "[](https://x.org)"},
        {"![cat](https://x.org/cat.png)", "![cat](https://x.org/cat.png)"},
        {"[ref] and [a][b]", "[ref] and [a][b]"},
        {"[foo]: https://x.org", "[foo]: https://x.org"},
        {"<javascript:alert@x>", "<javascript:alert@x>"},
        {"C:\\dir \\ 1\\.", "C:\\dir \\ 1\\."},
        {"\\*not\\* \\_so\\_ \\[x\\] \\\\", "*not* _so_ [x] \\"},
        {"Smith \\& Sons \\&amp; \\<b\\> \\`x\\` \\~", "Smith & Sons &amp; <b> `x` ~"},
        {"2 * 3 * 4", "2 * 3 * 4"},
        {"(800) 555-0100 *", "(800) 555-0100 *"},
        {"a < b > c", "a < b > c"},
    };

    check_rows(rows, G_N_ELEMENTS(rows));
}

static void inline_parse__makes_every_text_a_paragraph(void **state)
{
    static const struct row rows[] = {
        {"1. Own your part", "1. Own your part"},
        {"2) x", "2) x"},
        {"- x", "- x"},
        {"+ x", "+ x"},
        {"* x", "* x"},
        {"# x", "# x"},
        {"> x", "> x"},
        {"    four spaces", "four spaces"},
        {"\ttab", "tab"},
        {"***", "***"},
        {"---", "---"},
        {"title\n===", "title ==="},
        {"title\n---", "title ---"},
        {"a\n- b\n1. c\n# d\n> e", "a - b 1. c # d > e"},
        {"```\ncode\n```", "``` code ```"},
        {"<div>\nx", "<div> x"},
        {"a\n      b", "a b"},
        {"|a|b|\n|-|-|", "|a|b| |-|-|"},
        {"", ""},
        {"  \n ", ""},
        {" padded \n", "padded"},
    };

    check_rows(rows, G_N_ELEMENTS(rows));
}

static void inline_parse__keeps_hard_breaks(void **state)
{
    static const struct row rows[] = {
        {"a  \nb", "a" LINE_BREAK "b"},         {"a\\\nb", "a" LINE_BREAK "b"},
        {"a\n\n\nb", "a" LINE_BREAK "b"},       {"a\r\nb", "a b"},
        {"**a\n\nb**", "**a" LINE_BREAK "b**"},
    };

    check_rows(rows, G_N_ELEMENTS(rows));
}

static void inline_parse__takes_blanks_before_markdown(void **state)
{
    static const struct row rows[] = {
        {"___", BLANK},
        {"_____ x", BLANK " x"},
        {"I felt ___ and ___.", "I felt " BLANK " and " BLANK "."},
        {"(___) and (___)", "(" BLANK ") and (" BLANK ")"},
        {"snake___case", "snake" BLANK "case"},
        {"**___** x", "**" BLANK "** x"},
        {"__", "__"},
        {"\\_\\_\\_", "___"},
        {"a " BLANK " b", "a \xEF\xBF\xBD b"},
    };

    check_rows(rows, G_N_ELEMENTS(rows));
}

static void inline_parse__says_where_blanks_are(void **state)
{
    struct kf_arena *arena = kf_arena_new();
    const struct kf_inline *text = parse(arena, "I felt ___ and **___**");

    assert_int_equal(text->blank_count, 2);
    assert_int_equal(text->blanks[0], 7);
    assert_int_equal(text->blanks[1], 15);
    assert_memory_equal(text->text + text->blanks[1], BLANK, 3);
    kf_arena_free(arena);
}

static void inline_parse__limits_blanks(void **state)
{
    struct kf_arena *arena = kf_arena_new();
    GString *typed = g_string_new(NULL);
    const struct kf_inline *text;

    for (int i = 0; i < 300; i++) {
        g_string_append(typed, "___ ");
    }
    text = parse(arena, typed->str);
    assert_int_equal(text->blank_count, 200);
    assert_true(g_str_has_suffix(text->text, "___ ___"));
    g_string_free(typed, TRUE);
    kf_arena_free(arena);
}

/* Runs follow each other without gaps and neighbours differ. */
static void assert_sound(const struct kf_inline *text)
{
    size_t at = 0;

    for (int i = 0; i < text->run_count; i++) {
        assert_int_equal(text->runs[i].start, at);
        assert_true(text->runs[i].end > at);
        at = text->runs[i].end;
        if (i > 0) {
            assert_true(text->runs[i].flags != text->runs[i - 1].flags ||
                        g_strcmp0(text->runs[i].uri, text->runs[i - 1].uri) != 0);
        }
    }
    assert_int_equal(at, text->length);
    assert_int_equal(strlen(text->text), text->length);
    assert_true(g_utf8_validate(text->text, (gssize)text->length, NULL));
}

/* What cannot be markup: letters, digits and what stands for them. */
static char *letters_of(const char *text)
{
    GString *letters = g_string_new(NULL);

    for (const char *p = text; *p != '\0'; p += g_utf8_skip[(unsigned char)*p]) {
        gunichar c = g_utf8_get_char(p);

        if (g_unichar_isalnum(c) || strchr("#>-+=|.:;,?%&`\"~^$@/{}", (int)(c < 128 ? c : 'x')) != NULL) {
            g_string_append_unichar(letters, c);
        }
    }
    return g_string_free(letters, FALSE);
}

static void inline_parse__loses_no_words(void **state)
{
    static const char *const parts[] = {"a", "1.", "é", "*", "**", "_", "__", "[",     "]", "(",  ")",    "<", ">",
                                        "!", "`",  "#", "-", "\n", " ", "  ", "&amp;", "&", "\\", "\"",   "=", "~",
                                        "|", "+",  ":", "/", "“",  "ب", "\t", "2)",    "$", "@",  "\n\n", "]("};
    struct kf_arena *arena = kf_arena_new();
    GRand *random = g_rand_new_with_seed(20270101);

    for (int round = 0; round < 20000; round++) {
        GString *typed = g_string_new(NULL);
        int length = g_rand_int_range(random, 1, 14);
        const struct kf_inline *text;
        char *before, *after;

        for (int i = 0; i < length; i++) {
            g_string_append(typed, parts[g_rand_int_range(random, 0, (int)G_N_ELEMENTS(parts))]);
        }
        text = parse(arena, typed->str);
        assert_sound(text);
        before = letters_of(typed->str);
        after = letters_of(text->text);
        assert_string_equal(before, after);
        g_free(before);
        g_free(after);
        g_string_free(typed, TRUE);
    }
    g_rand_free(random);
    kf_arena_free(arena);
}

static void inline_plain__reads_no_markdown(void **state)
{
    struct kf_arena *arena = kf_arena_new();
    const struct kf_inline *text = kf_inline_plain(arena, "*a* ___");

    assert_string_equal(text->text, "*a* ___");
    assert_int_equal(text->run_count, 1);
    assert_int_equal(text->blank_count, 0);
    kf_arena_free(arena);
}

static void inline_with__adds_flags_and_merges(void **state)
{
    struct kf_arena *arena = kf_arena_new();
    const struct kf_inline *text = kf_inline_with(arena, parse(arena, "a **b** ___"), KF_STRONG);

    assert_string_equal(shown(arena, text), "**a b " BLANK "**");
    assert_int_equal(text->run_count, 1);
    assert_int_equal(text->blank_count, 1);
    kf_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(inline_parse__finds_emphasis_and_links),
        cmocka_unit_test(inline_parse__prints_what_is_not_allowed_as_typed),
        cmocka_unit_test(inline_parse__makes_every_text_a_paragraph),
        cmocka_unit_test(inline_parse__keeps_hard_breaks),
        cmocka_unit_test(inline_parse__takes_blanks_before_markdown),
        cmocka_unit_test(inline_parse__says_where_blanks_are),
        cmocka_unit_test(inline_parse__limits_blanks),
        cmocka_unit_test(inline_parse__loses_no_words),
        cmocka_unit_test(inline_plain__reads_no_markdown),
        cmocka_unit_test(inline_with__adds_flags_and_merges),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
