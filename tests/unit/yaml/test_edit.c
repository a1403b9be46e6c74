/* Changes to a file, as its author would make them by hand. */

#include "support/support.h"

#include "yaml/edit.h"

static int set_up(void **state)
{
    *state = kf_arena_new();
    return 0;
}

static int tear_down(void **state)
{
    kf_arena_free(*state);
    return 0;
}

static const char *const order[] = {"kinfold", "program", "tagline", "brand", "region", "names", "words", NULL};

#define TEXT                                                    \
    "# Ours.\n"                                                 \
    "kinfold: 1                # Leave it.\n"                    \
    "program: My Community     # Your name.\n"                  \
    "brand:\n"                                                  \
    "  initials: MC\n"                                          \
    "  # logo: logo.svg        # Or your logo.\n"               \
    "\n"                                                        \
    "region: US\n"                                              \
    "names:                    # Who is who.\n"                 \
    "  worker: 'a worker'\n"                                    \
    "words:\n"                                                  \
    "  # - {from: dinner, to: supper}\n"                        \
    "use: {a: one}\n"

static void put(void **state, const char *path, const char *value, const char *before, const char *after)
{
    char *changed = kf_yaml_put(*state, TEXT, path, value, order);
    const char *at = strstr(TEXT, before);
    char *wanted;

    assert_non_null(at);
    wanted = kf_arena_format(*state, "%.*s%s%s", (int)(at - TEXT), TEXT, after, at + strlen(before));
    assert_string_equal(changed, wanted);
}

static void value__is_replaced_where_it_stands(void **state)
{
    put(state, "program", "Willow", "My Community     # Your", "Willow           # Your");
    put(state, "program", "The Willow House of the River", "My Community     # Your", "The Willow House of the River  # Your");
    put(state, "region", "GB", "region: US\n", "region: GB\n");
    put(state, "names/worker", "Dolores", "'a worker'", "Dolores");
    put(state, "use/a", "two, or three", "{a: one}", "{a: \"two, or three\"}");
}

static void missing_key__is_written_in_order(void **state)
{
    put(state, "tagline", "Evenings", "# Your name.\n", "# Your name.\ntagline: Evenings\n");
    put(state, "names/on-call", "the night worker", "'a worker'\n", "'a worker'\n  on-call: the night worker\n");
    put(state, "use/b", "three", "{a: one}", "{a: one, b: three}");
    put(state, "helplines/from", "US", "use: {a: one}\n", "use: {a: one}\nhelplines:\n  from: US\n");
}

static void commented_key__loses_its_hash(void **state)
{
    put(state, "brand/logo", "logo.svg", "  # logo: logo.svg        # Or", "  logo: logo.svg        # Or");
    put(state, "brand/logo", "our own.svg", "  # logo: logo.svg        # Or", "  logo: our own.svg     # Or");
}

static void value__is_quoted_where_yaml_would_read_another(void **state)
{
    static const char *const pairs[][2] = {
        {"Sunday supper", "Sunday supper"}, {"2026-11-22", "2026-11-22"}, {"988", "\"988\""}, {"555-0100", "\"555-0100\""},
        {"yes", "\"yes\""}, {"a: b", "\"a: b\""}, {"- a", "\"- a\""}, {"“We”", "“We”"}, {"say \"no\"", "say \"no\""},
        {"\"no\", she said", "'\"no\", she said'"}, {"two\n lines ", "two lines"}, {"", "\"\""}, {"# 1", "\"# 1\""},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
        assert_string_equal(kf_yaml_value(*state, pairs[i][0], /* in_flow */ false), pairs[i][1]);
    }
    assert_string_equal(kf_yaml_value(*state, "a, b", /* in_flow */ true), "\"a, b\"");
}

static void item__is_added_at_the_end(void **state)
{
    const char *text = "changes:\n  - replace: a\n    with: b\n\n  - remove: c\n    why: d   # so\n# end\n";

    assert_string_equal(kf_yaml_append(*state, text, "changes", "replace: e\nwith: f", NULL),
                        "changes:\n  - replace: a\n    with: b\n\n  - remove: c\n    why: d   # so\n"
                        "\n  - replace: e\n    with: f\n# end\n");
    assert_string_equal(kf_yaml_append(*state, "a: 1\nwords:\n  # - {from: x}\n", "words", "{from: y}", NULL),
                        "a: 1\nwords:\n  - {from: y}\n  # - {from: x}\n");
    assert_string_equal(kf_yaml_append(*state, "languages: [en]", "languages", "es", NULL), "languages: [en, es]");
    assert_string_equal(kf_yaml_append(*state, "changes: []   # none yet\nb: 1\n", "changes", "replace: e\nwith: f", NULL),
                        "changes:   # none yet\n  - replace: e\n    with: f\nb: 1\n");
    assert_string_equal(kf_yaml_append(*state, "kinfold: 1", "words", "{from: y}", order), "kinfold: 1\nwords:\n  - {from: y}\n");
    assert_string_equal(kf_yaml_append(*state, "kinfold: 1\n", "helplines/add", "id: y\nhow: call", NULL),
                        "kinfold: 1\nhelplines:\n  add:\n    - id: y\n      how: call\n");
}

static void key_or_item__goes_with_its_lines(void **state)
{
    assert_string_equal(kf_yaml_remove(*state, "a: 1\nb: 2 # two\nc: 3\n", "b"), "a: 1\nc: 3\n");
    assert_string_equal(kf_yaml_remove(*state, "a: 1\n", "b"), "a: 1\n");
    assert_string_equal(kf_yaml_remove(*state, "u: {a: 1, b: 2}\n", "u/a"), "u: {b: 2}\n");
    assert_string_equal(kf_yaml_remove(*state, "u: {a: 1, b: 2}\n", "u/b"), "u: {a: 1}\n");
    assert_string_equal(kf_yaml_remove(*state, "l:\n  - a\n  - b: 1\n    c: 2\n  - d\n", "l/1"), "l:\n  - a\n  - d\n");
    assert_string_equal(kf_yaml_remove(*state, "l:\n  - a\n\n  - b\n\n  - c\n", "l/1"), "l:\n  - a\n\n  - c\n");
    assert_string_equal(kf_yaml_remove(*state, "l:\n  - a\n\n  - b\n", "l/1"), "l:\n  - a\n");
    assert_string_equal(kf_yaml_remove(*state, "l:\n  - |\n    a\n    b\n  - c\n", "l/0"), "l:\n  - c\n");
}

static void what_is_no_text__is_written_as_it_stands(void **state)
{
    assert_string_equal(kf_yaml_put_plain(*state, "a: false   # so\n", "a", "true", NULL), "a: true    # so\n");
    assert_string_equal(kf_yaml_put_plain(*state, "a: [en, es]\n", "a", "[en]", NULL), "a: [en]\n");
    assert_string_equal(kf_yaml_put_plain(*state, "l:\n  - a: b\n", "l/0/c", "true", NULL), "l:\n  - a: b\n    c: true\n");
    assert_string_equal(kf_yaml_put_plain(*state, "a: b\n# c: true  # so\n", "c", "true", NULL), "a: b\nc: true  # so\n");
    assert_null(kf_yaml_put_plain(*state, "a:\n  - b\n", "a", "[en]", NULL));
}

static void text_that_begins_with_a_digit__needs_no_quotes(void **state)
{
    assert_string_equal(kf_yaml_value(*state, "6 pm to 8 am", false), "6 pm to 8 am");
    assert_string_equal(kf_yaml_value(*state, "24 hours", true), "24 hours");
    assert_string_equal(kf_yaml_value(*state, "555-0100", false), "\"555-0100\"");
    assert_string_equal(kf_yaml_value(*state, "988", false), "\"988\"");
    assert_string_equal(kf_yaml_value(*state, "1 2", false), "\"1 2\"");
}

static void item__is_reached_by_its_place(void **state)
{
    assert_string_equal(kf_yaml_put(*state, "words:\n  - {from: a, to: b}\n  - {from: c, to: d}\n", "words/1/to", "e", NULL),
                        "words:\n  - {from: a, to: b}\n  - {from: c, to: e}\n");
    assert_string_equal(kf_yaml_put(*state, "changes:\n  - replace: a\n    with: \"b\n      c\"\n", "changes/0/with", "d", NULL),
                        "changes:\n  - replace: a\n    with: d\n");
}

static void what_cannot_be_changed__is_left(void **state)
{
    assert_null(kf_yaml_put(*state, "a: [", "a", "b", NULL));
    assert_null(kf_yaml_put(*state, "- a\n", "a", "b", NULL));
    assert_null(kf_yaml_put(*state, "a: b\n", "a/c", "d", NULL));
    assert_null(kf_yaml_put(*state, "a: {en: b, es: c}\n", "a", "d", NULL));
    assert_null(kf_yaml_put(*state, "a: &x 1\nb: *x\n", "b", "d", NULL));
    assert_null(kf_yaml_append(*state, "a: b\n", "a", "d", NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(value__is_replaced_where_it_stands, set_up, tear_down),
        cmocka_unit_test_setup_teardown(missing_key__is_written_in_order, set_up, tear_down),
        cmocka_unit_test_setup_teardown(commented_key__loses_its_hash, set_up, tear_down),
        cmocka_unit_test_setup_teardown(value__is_quoted_where_yaml_would_read_another, set_up, tear_down),
        cmocka_unit_test_setup_teardown(item__is_added_at_the_end, set_up, tear_down),
        cmocka_unit_test_setup_teardown(key_or_item__goes_with_its_lines, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_no_text__is_written_as_it_stands, set_up, tear_down),
        cmocka_unit_test_setup_teardown(text_that_begins_with_a_digit__needs_no_quotes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(item__is_reached_by_its_place, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_cannot_be_changed__is_left, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
