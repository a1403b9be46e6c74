/* Reading: places, limits, and YAML's traps with the form to write. */

#include "support/support.h"

#include <string.h>

#include "base/limits.h"
#include "yaml/read.h"

static int set_up(void **state)
{
    *state = kf_test_run_new();
    return 0;
}

static int tear_down(void **state)
{
    kf_test_run_free(*state);
    return 0;
}

static struct kf_node *read_bytes(struct kf_run *run, const char *yaml, size_t length)
{
    return kf_yaml_read_text(run, "m.yaml", kf_arena_string_n(run->arena, yaml, length), length);
}

static struct kf_node *read_yaml(struct kf_run *run, const char *yaml)
{
    return read_bytes(run, yaml, strlen(yaml));
}

/* --- what comes out ------------------------------------------------------------------------------------------------- */

static void nodes__know_line_column_and_byte(void **state)
{
    const struct kf_node *root = read_yaml(*state, "étage: ü x\nb:\n  - 'c'\n");
    const struct kf_node *value = kf_node_get(root, "étage"), *item = kf_node_get(root, "b")->items[0];

    kf_assert_clean(*state);
    assert_int_equal(value->span.line, 1);
    assert_int_equal(value->span.column, 8);
    assert_int_equal(value->span.offset, 8);
    assert_int_equal(value->span.length, 3);
    assert_int_equal(item->span.line, 3);
    assert_int_equal(item->span.column, 5);
    assert_int_equal(item->span.offset, 20);
    assert_int_equal(item->place, 1);
}

static void line_ends_of_windows__count_once(void **state)
{
    const struct kf_node *root = read_yaml(*state, "a: 1\r\nb: 2\r\n");

    assert_int_equal(kf_node_get(root, "b")->span.line, 2);
    assert_int_equal(kf_node_get(root, "b")->span.offset, 9);
}

static void byte_order_mark__is_in_no_column(void **state)
{
    const struct kf_node *root = read_yaml(*state, "\xEF\xBB\xBF" "a: 1\n");

    assert_int_equal(kf_node_get(root, "a")->span.column, 4);
    assert_int_equal(kf_node_get(root, "a")->span.offset, 6);
}

static void words_like_yes__stay_text(void **state)
{
    const struct kf_node *root = read_yaml(*state, "a: yes\nb: 010\nc: 1e3\n");

    assert_string_equal(kf_node_get_text(root, "a"), "yes");
    assert_string_equal(kf_node_get_text(root, "b"), "010");
    assert_string_equal(kf_node_get_text(root, "c"), "1e3");
}

static void alias__copies_what_it_points_to(void **state)
{
    struct kf_node *root = read_yaml(*state, "a: &x [1, 2]\nb: *x\n");

    kf_assert_clean(*state);
    assert_int_equal(kf_node_get(root, "b")->count, 2);
    assert_ptr_not_equal(kf_node_get(root, "b"), kf_node_get(root, "a"));
    assert_int_equal(kf_node_get(root, "a")->span.column, 7);
}

static void null__is_told_from_text(void **state)
{
    const struct kf_node *root = read_yaml(*state, "a:\nb: ''\nc: ~\nd: 'null'\n");

    assert_true(kf_node_is_null(kf_node_get(root, "a")));
    assert_false(kf_node_is_null(kf_node_get(root, "b")));
    assert_true(kf_node_is_null(kf_node_get(root, "c")));
    assert_false(kf_node_is_null(kf_node_get(root, "d")));
}

static void dump__is_one_node_a_line(void **state)
{
    char *dump = kf_node_dump(read_yaml(*state, "a: [x, \"y\"]\nb:\n"), /* provenance */ false);

    assert_string_equal(dump, "mapping @1:1\n"
                              "  a: sequence @1:4\n"
                              "    - 1 \"x\" @1:5\n"
                              "    - 2 \"y\" double @1:8\n"
                              "  b: null @2:3\n");
    g_free(dump);
}

static void file__is_read_through_the_world(void **state)
{
    kf_test_file(*state, "a/b.yaml", "x: 1\n");
    assert_non_null(kf_yaml_read(*state, "a/b.yaml"));
    assert_null(kf_yaml_read(*state, "a/none.yaml"));
    kf_assert_count(*state, 1);
    kf_assert_diag(*state, 0, KF_FILE_MISSING, 0, 0);
}

/* --- one mistake each ----------------------------------------------------------------------------------------------- */

static const struct {
    const char *yaml;
    enum kf_code code;
    int line, column;
    const char *hint; /* part of it */
} mistakes[] = {
    /* traps */
    {"text: **Safety** first\n", KF_NEEDS_QUOTES, 1, 7, "write: text: \"**Safety** first\""},
    {"text: *Safety* first\n", KF_NEEDS_QUOTES, 1, 7, "write: text: \"*Safety* first\""},
    {"text: *safety\n", KF_NEEDS_QUOTES, 1, 7, "write: text: \"*safety\""},
    {"a:\n  - *Safety first\n", KF_NEEDS_QUOTES, 2, 5, "write: - \"*Safety first\""},
    {"text: {{worker}} will\n", KF_NEEDS_QUOTES, 1, 7, "write: text: \"{{worker}} will\""},
    {"text: {{worker}}\n", KF_NEEDS_QUOTES, 1, 7, "write: text: \"{{worker}}\""},
    {"a:\n  - {{worker}}\n", KF_NEEDS_QUOTES, 2, 5, "write: - \"{{worker}}\""},
    {"text: {{worker} will\n", KF_NEEDS_QUOTES, 1, 7, "write: text: \"{{worker} will\""},
    {"text: Note: this\n", KF_NEEDS_QUOTES, 1, 7, "write: text: \"Note: this\""},
    {"a:\n  - x: Note: this\n", KF_NEEDS_QUOTES, 2, 8, "write: x: \"Note: this\""},
    {"text: \"I felt\" and more\n", KF_NEEDS_QUOTES, 1, 7, "write: text: '\"I felt\" and more'"},
    {"a:\n  - \"No\" and \"not yet\" are fine\n", KF_NEEDS_QUOTES, 2, 5, "write: - '\"No\" and \"not yet\" are fine'"},
    {"text: 'don't do it'\n", KF_NEEDS_QUOTES, 1, 7, "write: text: \"don't do it\""},
    {"text: \"it's \"fine\" now\"\n", KF_NEEDS_QUOTES, 1, 7, "write: text: 'it''s \"fine\" now'"},
    {"text: @home\n", KF_NEEDS_QUOTES, 1, 7, "write: text: \"@home\""},
    {"text: `x` y\n", KF_NEEDS_QUOTES, 1, 7, "write: text: \"`x` y\""},
    {"text: %d\n", KF_NEEDS_QUOTES, 1, 7, "write: text: \"%d\""},
    {"text: & more\n", KF_NEEDS_QUOTES, 1, 7, "write: text: \"& more\""},
    {"text: > 5\n", KF_NEEDS_QUOTES, 1, 7, "write: text: \"> 5\""},
    {"text: | x\n", KF_NEEDS_QUOTES, 1, 7, "write: text: \"| x\""},
    {"text: - x\n", KF_NEEDS_QUOTES, 1, 7, "write: text: \"- x\""},
    {"text: [ ] tick  # this\n", KF_NEEDS_QUOTES, 1, 7, "write: text: \"[ ] tick\""},
    {"text: ] x\n", KF_NEEDS_QUOTES, 1, 7, "write: text: \"] x\""},
    {"é: ü\ntext: **ü**\n", KF_NEEDS_QUOTES, 2, 7, "write: text: \"**ü**\""},
    /* other syntax */
    {"title: Foo\n  sub: bar\n", KF_YAML_SYNTAX, 2, 3, "line it up with the key above"},
    {"a: 1\nkey\nother: 3\n", KF_YAML_SYNTAX, 2, 1, "key: value"},
    {"a: \"abc\nb: 3\n", KF_YAML_SYNTAX, 1, 4, "close it"},
    {"a: \"abc\nb: \"def\"\n", KF_YAML_SYNTAX, 1, 4, "close it where the text ends"},
    {"a: [1, 2\nb: 3\n", KF_YAML_SYNTAX, 1, 4, "\"]\""},
    {"a: {b: c\nd: e\n", KF_YAML_SYNTAX, 1, 4, "\"}\""},
    {"a: \"x\\q\"\n", KF_YAML_SYNTAX, 1, 4, "backslash twice"},
    {"a: 1\n- b\n", KF_YAML_SYNTAX, 2, 1, "same column"},
    {"- a\nb: c\n", KF_YAML_SYNTAX, 2, 1, "same column"},
    {"a: 1\n---\nb: 2\n", KF_YAML_SYNTAX, 2, 1, "remove the line \"---\""},
    {"", KF_YAML_SYNTAX, 0, 0, "key: value"},
    {"# nothing\n", KF_YAML_SYNTAX, 0, 0, "key: value"},
    {"? [a]\n: b\n", KF_YAML_SYNTAX, 1, 3, "quotes"},
    /* characters */
    {"a: x\xFFy\n", KF_INVALID_UTF8, 1, 5, "UTF-8"},
    {"é: \xE2\x82\n", KF_INVALID_UTF8, 1, 4, "UTF-8"},
    {"a: x\x01\n", KF_CONTROL_CHARACTER, 1, 5, "delete it"},
    {"a: x\xEF\xBF\xBC\n", KF_CONTROL_CHARACTER, 1, 5, "___"},
    {"é: x\xE2\x80\xAE\n", KF_CONTROL_CHARACTER, 1, 5, "right-to-left"},
    {"é: x\xE2\x81\xA7\n", KF_CONTROL_CHARACTER, 1, 5, "right-to-left"},
    {"a: \"x\\u2066y\"\n", KF_CONTROL_CHARACTER, 1, 6, "delete it"},
    {"a: x\xE2\x80\xA8y\n", KF_CONTROL_CHARACTER, 1, 5, "new line"},
    {"a: \"x\\u202Ey\"\n", KF_CONTROL_CHARACTER, 1, 6, "delete it"},
    {"a: \"x\\0y\"\n", KF_CONTROL_CHARACTER, 1, 6, "delete it"},
    {"a: \"x\\uFFFCy\"\n", KF_CONTROL_CHARACTER, 1, 6, "___"},
    {"a:\n\tb: 1\n", KF_TAB, 2, 1, "use spaces"},
    {"a:\n  \tb: 1\n", KF_TAB, 2, 3, "use spaces"},
    {"a:\n  -\tb\n", KF_TAB, 2, 4, "use spaces"},
    /* ours */
    {"a: 1\na: 2\n", KF_DUPLICATE_KEY, 2, 1, "keep one"},
    {"a: !!str 5\n", KF_YAML_TAG, 1, 4, "leave it out"},
    {"a: !wow now\n", KF_YAML_TAG, 1, 4, "a: \"!wow now\""},
    {"a: !!map {b: c}\n", KF_YAML_TAG, 1, 4, "leave it out"},
    {"a: &x !t [1]\n", KF_YAML_TAG, 1, 7, "leave it out"},
    {"a: &x # no!\n  !t b\n", KF_YAML_TAG, 2, 3, "\"!t b\""},
    {"a: &x [*x]\n", KF_ALIAS_LIMIT, 1, 8, "write the text out"},
};

static void each_mistake__has_place_code_and_hint(void **state)
{
    for (size_t i = 0; i < G_N_ELEMENTS(mistakes); i++) {
        struct kf_run *run = kf_test_run_new();

        if (read_yaml(run, mistakes[i].yaml) != NULL) {
            fail_msg("read without complaint: %s", mistakes[i].yaml);
        }
        if (run->diags->count != 1) {
            print_error("of: %s", mistakes[i].yaml);
        }
        kf_assert_count(run, 1);
        kf_assert_diag(run, 0, mistakes[i].code, mistakes[i].line, mistakes[i].column);
        kf_assert_has(run->diags->items[0]->hint, mistakes[i].hint);
        kf_test_run_free(run);
    }
    (void)state;
}

static void duplicate_key__reports_both_places(void **state)
{
    const struct kf_diag *diag;

    assert_null(read_yaml(*state, "x:\n  a: 1\n  b: 2\n  a: 3\n"));
    kf_assert_diag(*state, 0, KF_DUPLICATE_KEY, 4, 3);
    diag = kf_test_find(*state, KF_DUPLICATE_KEY);
    assert_int_equal(diag->related_count, 1);
    assert_int_equal(diag->related[0].span.line, 2);
    assert_int_equal(diag->related[0].span.column, 3);
}

/* --- several -------------------------------------------------------------------------------------------------------- */

static void traps__are_all_reported_in_one_go(void **state)
{
    assert_null(read_yaml(*state, "a: **x** y\nb: Note: z\nc: \"q\" r\nd: fine\nd: twice\n"));
    kf_assert_count(*state, 4);
    kf_assert_diag(*state, 0, KF_NEEDS_QUOTES, 1, 4);
    kf_assert_diag(*state, 1, KF_NEEDS_QUOTES, 2, 4);
    kf_assert_diag(*state, 2, KF_NEEDS_QUOTES, 3, 4);
    kf_assert_diag(*state, 3, KF_DUPLICATE_KEY, 5, 1);
}

static void scan__reports_all_lines(void **state)
{
    assert_null(read_yaml(*state, "\ta: 1\n\tb: \xFF\nc: \x02\n"));
    kf_assert_count(*state, 4);
    kf_assert_diag(*state, 0, KF_TAB, 1, 1);
    kf_assert_diag(*state, 1, KF_TAB, 2, 1);
    kf_assert_diag(*state, 2, KF_INVALID_UTF8, 2, 5);
    kf_assert_diag(*state, 3, KF_CONTROL_CHARACTER, 3, 4);
}

static void traps__many__end(void **state)
{
    GString *yaml = g_string_new(NULL);

    for (int i = 0; i < 200; i++) {
        g_string_append_printf(yaml, "k%d: @x\n", i);
    }
    assert_null(read_yaml(*state, yaml->str));
    assert_true(((struct kf_run *)*state)->diags->count >= 20);
    g_string_free(yaml, TRUE);
}

/* --- limits --------------------------------------------------------------------------------------------------------- */

static void billion_laughs__ends_with_alias_limit(void **state)
{
    GString *yaml = g_string_new("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");

    for (int i = 1; i < 30; i++) {
        g_string_append_printf(yaml, "a%d: &a%d [", i, i);
        for (int j = 0; j < 10; j++) {
            g_string_append_printf(yaml, "%s*a%d", j > 0 ? ", " : "", i - 1);
        }
        g_string_append(yaml, "]\n");
    }
    assert_null(read_yaml(*state, yaml->str));
    kf_assert_count(*state, 1);
    assert_int_equal(((struct kf_run *)*state)->diags->items[0]->code, KF_ALIAS_LIMIT);
    g_string_free(yaml, TRUE);
}

static void deep_nesting__is_refused(void **state)
{
    GString *yaml = g_string_new("a: ");

    for (int i = 0; i < 5000; i++) {
        g_string_append_c(yaml, '[');
    }
    assert_null(read_yaml(*state, yaml->str));
    kf_assert_count(*state, 1);
    kf_assert_diag(*state, 0, KF_DEPTH_LIMIT, 1, 3 + KF_LIMIT_DEPTH);
    g_string_free(yaml, TRUE);
}

static void nesting_at_the_limit__is_read(void **state)
{
    GString *yaml = g_string_new(NULL);

    for (int i = 0; i < KF_LIMIT_DEPTH - 1; i++) {
        g_string_append_c(yaml, '[');
    }
    g_string_append_c(yaml, 'x');
    for (int i = 0; i < KF_LIMIT_DEPTH - 1; i++) {
        g_string_append_c(yaml, ']');
    }
    assert_non_null(read_yaml(*state, yaml->str));
    g_string_free(yaml, TRUE);
}

static void too_many_nodes__are_refused(void **state)
{
    GString *yaml = g_string_new("a: [");

    for (int i = 0; i < KF_LIMIT_NODES; i++) {
        g_string_append(yaml, "x,");
    }
    g_string_append(yaml, "]\n");
    assert_null(read_yaml(*state, yaml->str));
    kf_assert_count(*state, 1);
    assert_int_equal(((struct kf_run *)*state)->diags->items[0]->code, KF_SIZE_LIMIT);
    g_string_free(yaml, TRUE);
}

static void long_text__is_refused(void **state)
{
    char *text = g_strnfill(KF_LIMIT_SCALAR_BYTES + 1, 'x');
    char *yaml = g_strconcat("a: ", text, "\n", NULL);

    assert_null(read_yaml(*state, yaml));
    kf_assert_diag(*state, 0, KF_SIZE_LIMIT, 1, 4);
    g_free(yaml);
    g_free(text);
}

static void large_file__is_refused(void **state)
{
    char *text = g_strnfill(KF_LIMIT_FILE_BYTES + 1, '#');

    kf_test_file(*state, "large.yaml", text);
    assert_null(kf_yaml_read(*state, "large.yaml"));
    kf_assert_diag(*state, 0, KF_SIZE_LIMIT, 0, 0);
    g_free(text);
}

/* Cutting a good file short at any byte, or changing one, must end in nodes or in mistakes, never in a crash. */
static void damaged_file__ends_in_nodes_or_mistakes(void **state)
{
    static const char good[] = "a: &x \"b \\u00e9 c\"\nd:\n  - |2-\n     e\n  - {f: 'g''h', i: *x}\n  - >\n    j\n\n    k\nl: [m, **]\n";

    for (size_t i = 0; i < sizeof good; i++) {
        for (const char *byte = "\t\n\"'{}[]:-#&*!|>%@\\\xC3 "; *byte != '\0'; byte++) {
            struct kf_run *run = kf_test_run_new();
            char *text = g_strdup(good);
            const struct kf_node *root;

            text[i] = *byte;
            root = read_bytes(run, text, strlen(good));
            assert_true((root != NULL) == (run->diags->errors == 0));
            g_free(text);
            kf_test_run_free(run);
        }
    }
    for (size_t i = 0; i < sizeof good; i++) {
        struct kf_run *run = kf_test_run_new();
        const struct kf_node *root = read_bytes(run, good, i);

        assert_true((root != NULL) == (run->diags->errors == 0));
        kf_test_run_free(run);
    }
    (void)state;
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(nodes__know_line_column_and_byte),
        TEST(line_ends_of_windows__count_once),
        TEST(byte_order_mark__is_in_no_column),
        TEST(words_like_yes__stay_text),
        TEST(alias__copies_what_it_points_to),
        TEST(null__is_told_from_text),
        TEST(dump__is_one_node_a_line),
        TEST(file__is_read_through_the_world),
        TEST(each_mistake__has_place_code_and_hint),
        TEST(duplicate_key__reports_both_places),
        TEST(traps__are_all_reported_in_one_go),
        TEST(scan__reports_all_lines),
        TEST(traps__many__end),
        TEST(billion_laughs__ends_with_alias_limit),
        TEST(deep_nesting__is_refused),
        TEST(nesting_at_the_limit__is_read),
        TEST(too_many_nodes__are_refused),
        TEST(long_text__is_refused),
        TEST(large_file__is_refused),
        TEST(damaged_file__ends_in_nodes_or_mistakes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
