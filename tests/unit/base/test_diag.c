/* Diagnostics: collecting, near names, and how the terminal shows them. */

#include "support/support.h"

#include <string.h>

static struct kf_source source_of(const char *text)
{
    return (struct kf_source){.path = "m.yaml", .text = text, .length = strlen(text)};
}

static char *shown(struct kf_run *run, const struct kf_diag *diag)
{
    char *text = kf_diag_format(diag, /* colour */ false);
    char *kept = kf_arena_string(run->arena, text);

    g_free(text);
    return kept;
}

static void format__shows_line_caret_address_hint_and_places(void **state)
{
    struct kf_run *run = kf_test_run_new();
    struct kf_source source = source_of("a: 1\nstep: x\n");
    struct kf_diag *diag = kf_diag_push(run->diags, KF_UNKNOWN_KEY, kf_span_at(&source, 5, 4), "m/a", "unknown key \"%s\"", "step");

    kf_diag_hint(run->diags, diag, "did you mean \"%s\"?", "steps");
    kf_diag_also(run->diags, diag, kf_span_at(&source, 0, 1), "first here");
    assert_string_equal(shown(run, diag), "m.yaml:2:1: error[unknown-key]: unknown key \"step\"\n"
                                          "    2 | step: x\n"
                                          "      | ^^^^\n"
                                          "  at: m/a\n"
                                          "  hint: did you mean \"steps\"?\n"
                                          "  m.yaml:1:1: first here\n");
    kf_test_run_free(run);
    (void)state;
}

static void format__wide_characters_and_tabs__caret_stands_under(void **state)
{
    struct kf_run *run = kf_test_run_new();
    struct kf_source source = source_of("家\te\xCC\x81x!\n");
    struct kf_diag *diag = kf_diag_push(run->diags, KF_TAB, kf_span_at(&source, 7, 1), NULL, "here");

    assert_string_equal(shown(run, diag), "m.yaml:1:5: error[tab]: here\n"
                                          "    1 | 家    e\xCC\x81x!\n"
                                          "      |        ^\n");
    kf_test_run_free(run);
    (void)state;
}

static void format__long_line__is_cut_around_the_place(void **state)
{
    struct kf_run *run = kf_test_run_new();
    char *text = g_strnfill(3000, 'x');
    struct kf_source source;
    const char *out, *line, *caret;

    memcpy(text + 2000, "HERE", 4);
    source = source_of(text);
    out = shown(run, kf_diag_push(run->diags, KF_TAB, kf_span_at(&source, 2000, 4), NULL, "long"));
    line = strchr(out, '\n') + 1;
    caret = strchr(line, '\n') + 1;
    assert_true(strlen(line) < 250);
    /* The cut mark has three bytes and one column. */
    assert_int_equal(strstr(line, "HERE") - line - 2, strstr(caret, "^^^^") - caret);
    g_free(text);
    kf_test_run_free(run);
    (void)state;
}

static void format__escape_sequences__do_not_reach_the_terminal(void **state)
{
    struct kf_run *run = kf_test_run_new();
    struct kf_source source = source_of("a: \033[31mred\xE2\x80\xAE\xFF\n");
    const char *out = shown(run, kf_diag_push(run->diags, KF_TAB, kf_span_at(&source, 0, 1), NULL, "x\033]0;y\007\xFF"));

    assert_null(strchr(out, '\033'));
    assert_null(strchr(out, '\007'));
    assert_null(strstr(out, "\xE2\x80\xAE"));
    assert_true(g_utf8_validate(out, -1, NULL));
    kf_test_run_free(run);
    (void)state;
}

static void format__without_a_file__has_no_place(void **state)
{
    struct kf_run *run = kf_test_run_new();

    assert_string_equal(shown(run, kf_diag_warn(run->diags, KF_USAGE, (struct kf_span){0}, NULL, "odd")),
                        "warning[usage]: odd\n");
    kf_test_run_free(run);
    (void)state;
}

static void format__whole_file__has_no_line(void **state)
{
    struct kf_run *run = kf_test_run_new();
    struct kf_source source = {.path = "m.yaml"};

    assert_string_equal(
        shown(run, kf_diag_push(run->diags, KF_FILE_MISSING, (struct kf_span){.source = &source}, NULL, "gone")),
        "m.yaml: error[file-missing]: gone\n");
    kf_test_run_free(run);
    (void)state;
}

static void format__colour__is_switched_off_again(void **state)
{
    struct kf_run *run = kf_test_run_new();
    char *text = kf_diag_format(kf_diag_push(run->diags, KF_USAGE, (struct kf_span){0}, NULL, "x"), /* colour */ true);

    kf_assert_has(text, "\033[1;31merror[usage]\033[0m");
    g_free(text);
    kf_test_run_free(run);
    (void)state;
}

static void push__counts_by_severity(void **state)
{
    struct kf_run *run = kf_test_run_new();

    for (int i = 0; i < 20; i++) {
        kf_diag_push(run->diags, KF_USAGE, (struct kf_span){0}, NULL, "x");
    }
    kf_diag_warn(run->diags, KF_USAGE, (struct kf_span){0}, NULL, "x");
    kf_diag_note(run->diags, KF_USAGE, (struct kf_span){0}, NULL, "x");
    assert_int_equal(run->diags->errors, 20);
    assert_int_equal(run->diags->warnings, 1);
    assert_int_equal(run->diags->count, 22);
    kf_test_run_free(run);
    (void)state;
}

static void codes__are_words_and_differ(void **state)
{
    for (int i = 0; i < KF_CODE_COUNT; i++) {
        assert_non_null(kf_code_word((enum kf_code)i));
        for (int j = 0; j < i; j++) {
            assert_string_not_equal(kf_code_word((enum kf_code)i), kf_code_word((enum kf_code)j));
        }
    }
    (void)state;
}

static void nearest__is_near_enough_or_none(void **state)
{
    static const char *const names[] = {"steps", "title", "choice-note", "if", "text"};
    static const struct {
        const char *typed, *nearest;
    } cases[] = {
        {"step", "steps"},     {"setps", "steps"}, {"tilte", "title"}, {"Title", "title"}, {"choice_note", "choice-note"},
        {"choicenot", "choice-note"}, {"zzzzz", NULL},    {"id", NULL},       {"", NULL},         {"txet", "text"},
        {"téxt", "text"},      {"\xFF", NULL},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const char *found = kf_nearest(cases[i].typed, names, G_N_ELEMENTS(names));

        if (g_strcmp0(found, cases[i].nearest) != 0) {
            fail_msg("%s: found %s, expected %s", cases[i].typed, found == NULL ? "none" : found,
                     cases[i].nearest == NULL ? "none" : cases[i].nearest);
        }
    }
    (void)state;
}

static void nearest__very_long__is_none(void **state)
{
    static const char *const names[] = {"steps"};
    char *typed = g_strnfill(5000, 's');

    assert_null(kf_nearest(typed, names, 1));
    g_free(typed);
    (void)state;
}

static void span_at__counts_characters_and_lines(void **state)
{
    struct kf_source source = source_of("\xEF\xBB\xBFé\r\nü x\ry\n");
    struct kf_span span = kf_span_at(&source, 10, 100);

    assert_int_equal(span.line, 2);
    assert_int_equal(span.column, 3);
    assert_int_equal(span.length, 1);
    assert_int_equal(kf_span_at(&source, 12, 1).line, 3);
    assert_int_equal(kf_span_at(&source, 0, 0).column, 1);
    assert_int_equal(kf_span_at(&source, 9999, 5).line, 4);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(format__shows_line_caret_address_hint_and_places),
        cmocka_unit_test(format__wide_characters_and_tabs__caret_stands_under),
        cmocka_unit_test(format__long_line__is_cut_around_the_place),
        cmocka_unit_test(format__escape_sequences__do_not_reach_the_terminal),
        cmocka_unit_test(format__without_a_file__has_no_place),
        cmocka_unit_test(format__whole_file__has_no_line),
        cmocka_unit_test(format__colour__is_switched_off_again),
        cmocka_unit_test(push__counts_by_severity),
        cmocka_unit_test(codes__are_words_and_differ),
        cmocka_unit_test(nearest__is_near_enough_or_none),
        cmocka_unit_test(nearest__very_long__is_none),
        cmocka_unit_test(span_at__counts_characters_and_lines),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
