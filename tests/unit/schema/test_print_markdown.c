/* The reference in Markdown: each row says what it takes and needs, words stay words, a record stands in it once. */

#include "support/support.h"

#include "schema/print.h"

static void assert_words(const char *words, const char *expected)
{
    struct kf_markdown markdown = kf_markdown_new();
    char *text;

    kf_markdown_words(&markdown, words);
    text = kf_markdown_end(&markdown);
    assert_string_equal(text, expected);
    g_free(text);
}

static void words__print_as_they_are(void **state)
{
    assert_words("the first **words** of <id>, or ___", "the first \\*\\*words\\*\\* of \\<id>, or \\_\\_\\_");
    assert_words("write `a_b*` or [c]", "write `a_b*` or \\[c]");
}

static void words__never_end_a_cell(void **state)
{
    assert_words("this | that, `x | y`", "this \\| that, `x \\| y`");
}

static char *text_of(const struct kf_field *fields)
{
    struct kf_record record = {.name = "sample", .fields = fields, .shorthand = NULL};
    struct kf_markdown markdown = kf_markdown_new();

    kf_markdown_record(&markdown, &record, "sample", 4);
    return kf_markdown_end(&markdown);
}

static void assert_row(struct kf_field field, const char *expected)
{
    const struct kf_field fields[] = {field, KF_END};
    char *text = text_of(fields), *row = g_strdup_printf("|---|---|---|---|\n| `k` | %s |\n\n", expected);

    if (!g_str_has_suffix(text, row)) {
        fail_msg("%s\nhas not: %s", text, row);
    }
    g_free(row);
    g_free(text);
}

static void row__says_its_bounds(void **state)
{
    struct kf_field row = {.key = "k", .help = "Why.", .kind = KF_FIELD_TEXTS};

    assert_row(row, "list of texts |  | Why.");
    row.min = 2;
    assert_row(row, "list of texts, at least 2 |  | Why.");
    row.max = 6;
    assert_row(row, "list of texts, 2 to 6 |  | Why.");
    row.min = 6;
    assert_row(row, "list of texts, 6 |  | Why.");
    row.min = 0;
    assert_row(row, "list of texts, at most 6 |  | Why.");
    row.kind = KF_FIELD_INT;
    assert_row(row, "whole number, 0 to 6 |  | Why.");
    row.kind = KF_FIELD_NUMBER;
    row.min = .5;
    assert_row(row, "number, 0.5 to 6 |  | Why.");
}

static void row__says_what_it_needs(void **state)
{
    static const char *const colours[] = {"red", "green", "blue", NULL};
    struct kf_field row = {.key = "k", .help = "Why.", .kind = KF_FIELD_CHOICE, .choices = colours, .flags = KF_REQUIRED};

    assert_row(row, "`red`, `green` or `blue` | required | Why.");
    row.flags |= KF_FACILITATOR | KF_IS_SAFETY;
    assert_row(row, "`red`, `green` or `blue` | required, staff only, safety | Why.");
    row.flags = 0;
    row.fallback = "red";
    assert_row(row, "`red`, `green` or `blue` | usually `red` | Why.");
}

static void record__stands_once(void **state)
{
    struct kf_field inner[3] = {{.key = "again", .help = "Itself.", .kind = KF_FIELD_RECORD}, KF_END};
    struct kf_record held = {.name = "held", .summary = "What is held.", .fields = inner};
    const struct kf_field fields[] = {
        {.key = "one", .help = "First.", .kind = KF_FIELD_RECORD, .record = &held},
        {.key = "many", .help = "Then.", .kind = KF_FIELD_RECORDS, .record = &held},
        KF_END,
    };
    char *text;

    inner[0].record = &held;
    text = text_of(fields);
    assert_string_equal(text, "| key | takes | need | what for |\n|---|---|---|---|\n"
                              "| `one` | [held](#sample-held) |  | First. |\n"
                              "| `many` | list of [held](#sample-held) |  | Then. |\n\n"
                              "#### `sample`: held\n\nWhat is held.\n\n"
                              "| key | takes | need | what for |\n|---|---|---|---|\n"
                              "| `again` | [held](#sample-held) |  | Itself. |\n\n");
    g_free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words__print_as_they_are), cmocka_unit_test(words__never_end_a_cell),
        cmocka_unit_test(row__says_its_bounds),     cmocka_unit_test(row__says_what_it_needs),
        cmocka_unit_test(record__stands_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
