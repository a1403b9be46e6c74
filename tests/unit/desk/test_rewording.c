/* Changes of a module's words, written as a person would write them. */

#include "support/support.h"

#include <string.h>

#include "cli/json.h"
#include "desk/rewording.h"

#define HEAD "overlay-of: m\nlanguage: en-US\n"

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

static const char *reworded(void **state, const char *text, const char *change)
{
    JsonParser *parser = kf_json_parse(change, strlen(change));
    const char *changed;

    assert_non_null(parser);
    changed = kf_reword(*state, text, json_node_get_object(json_parser_get_root(parser)));
    g_object_unref(parser);
    return changed;
}

static void file__begins_with_what_it_changes(void **state)
{
    struct kf_run *run = *state;

    assert_string_equal(kf_rewording_begin(run->arena, "m", "en-US", /* schema */ false), HEAD);
    kf_assert_has(kf_rewording_begin(run->arena, "m", "es", /* schema */ true), "# yaml-language-server:");
}

static void sentence__is_replaced_with_its_reason(void **state)
{
    assert_string_equal(reworded(state, HEAD,
                                 "{\"do\": \"replace\", \"address\": \"h/s/1\", \"with\": \"Now: \\n go\", \"why\": \"plain\","
                                 " \"approved-by\": \"\", \"language\": \"en-US\"}"),
                        HEAD "changes:\n  - replace: h/s/1\n    with: \"Now: go\"\n    why: plain\n");
    assert_string_equal(reworded(state, HEAD "changes:\n  # - replace: x\n",
                                 "{\"do\": \"replace\", \"address\": \"h/s/1\", \"with\": \"Hola\", \"language\": \"es\","
                                 " \"approved-by\": \"R. A.\", \"approved-on\": \"2026-10-12\"}"),
                        HEAD "changes:\n  - replace: h/s/1\n    with: Hola\n    approved-by: R. A.\n    approved-on: 2026-10-12\n"
                             "    language: es\n  # - replace: x\n");
}

static void own_sentence__changes_where_it_stands(void **state)
{
    const char *text = HEAD "changes:\n  - replace: h/s/1   # ours\n    with: Old   # so\n    why: w\n"
                            "  - insert-after: h/s\n    blocks:\n      - text: New\n";

    assert_string_equal(reworded(state, text, "{\"do\": \"put\", \"path\": \"changes/0/with\", \"with\": \"Newer\", \"why\": \"\"}"),
                        HEAD "changes:\n  - replace: h/s/1   # ours\n    with: Newer  # so\n"
                             "  - insert-after: h/s\n    blocks:\n      - text: New\n");
    assert_string_equal(reworded(state, text,
                                 "{\"do\": \"put\", \"path\": \"changes/1/blocks/0/text\", \"with\": \"Newer\", \"why\": \"so\"}"),
                        HEAD "changes:\n  - replace: h/s/1   # ours\n    with: Old   # so\n    why: w\n"
                             "  - insert-after: h/s\n    blocks:\n      - text: Newer\n    why: so\n");
}

static void sentence__is_replaced_once(void **state)
{
    const char *text = HEAD "changes:\n  - replace: h/a\n    with: Old\n  - replace: h/a\n    with: Viejo\n    language: es\n";

    assert_string_equal(reworded(state, text, "{\"do\": \"replace\", \"address\": \"h/a\", \"with\": \"New\", \"language\": \"en-US\"}"),
                        HEAD "changes:\n  - replace: h/a\n    with: New\n  - replace: h/a\n    with: Viejo\n    language: es\n");
    assert_string_equal(reworded(state, text, "{\"do\": \"replace\", \"address\": \"h/a\", \"with\": \"Nuevo\", \"language\": \"es\"}"),
                        HEAD "changes:\n  - replace: h/a\n    with: Old\n  - replace: h/a\n    with: Nuevo\n    language: es\n");
}

static void part__is_left_out(void **state)
{
    assert_string_equal(reworded(state, HEAD, "{\"do\": \"remove\", \"address\": \"h/s\", \"language\": \"es\"}"),
                        HEAD "changes:\n  - remove: h/s\n");
}

static void item__is_left_out_and_not_said_otherwise_too(void **state)
{
    const char *text = HEAD "changes:\n  - replace: h/s/1\n    with: Ours\n  - replace: h/s/2\n    with: Ours too\n"
                            "  - replace: h/s/1\n    with: Nuestro\n    language: es\n";

    assert_string_equal(reworded(state, text, "{\"do\": \"remove\", \"address\": \"h/s/1\", \"why\": \"w\"}"),
                        HEAD "changes:\n  - replace: h/s/2\n    with: Ours too\n  - remove: h/s/1\n    why: w\n");
    assert_string_equal(reworded(state, HEAD "changes:\n  - replace: h/s/1\n    with: Ours\n",
                                 "{\"do\": \"remove\", \"address\": \"h/s/1\"}"),
                        HEAD "changes:\n  - remove: h/s/1\n");
}

static void own_item__goes_alone(void **state)
{
    const char *text = HEAD "changes:\n  - insert-after: h/s\n    blocks:\n      - bullets:\n          - One\n          - Two\n";

    assert_string_equal(reworded(state, text, "{\"do\": \"drop\", \"path\": \"changes/0/blocks/0/bullets/0\"}"),
                        HEAD "changes:\n  - insert-after: h/s\n    blocks:\n      - bullets:\n          - Two\n");
}

static void part__is_added_after_another(void **state)
{
    assert_string_equal(reworded(state, HEAD,
                                 "{\"do\": \"insert-after\", \"address\": \"h/s\", \"kind\": \"checklist\","
                                 " \"with\": \"One\\n\\n  Two: ___  \", \"why\": \"w\"}"),
                        HEAD "changes:\n  - insert-after: h/s\n    blocks:\n      - checklist:\n          - One\n"
                             "          - \"Two: ___\"\n    why: w\n");
    assert_string_equal(
        reworded(state, HEAD, "{\"do\": \"insert-after\", \"address\": \"h/s\", \"kind\": \"reflection\", \"with\": \"I feel\"}"),
        HEAD "changes:\n  - insert-after: h/s\n    blocks:\n      - reflection:\n          - prompt: I feel\n"
             "            lines: 3\n");
    assert_string_equal(reworded(state, HEAD "changes:\n  - insert-after: h/s\n    blocks:\n      - text: One\n    why: w\n",
                                 "{\"do\": \"append\", \"path\": \"changes/0/blocks\", \"kind\": \"bullets\", \"with\": \"A\\nB\"}"),
                        HEAD "changes:\n  - insert-after: h/s\n    blocks:\n      - text: One\n      - bullets:\n          - A\n"
                             "          - B\n    why: w\n");
}

static void change__is_taken_back(void **state)
{
    const char *text = HEAD "changes:\n  - remove: h/a\n\n  - insert-after: h/s\n    blocks:\n      - text: One\n      - text: Two\n";

    assert_string_equal(reworded(state, text, "{\"do\": \"drop\", \"path\": \"changes/0\"}"),
                        HEAD "changes:\n  - insert-after: h/s\n    blocks:\n      - text: One\n      - text: Two\n");
    assert_string_equal(reworded(state, text, "{\"do\": \"drop\", \"path\": \"changes/1/blocks/0\"}"),
                        HEAD "changes:\n  - remove: h/a\n\n  - insert-after: h/s\n    blocks:\n      - text: Two\n");
    assert_string_equal(reworded(state, HEAD "changes:\n  - remove: h/a\n\n  - insert-after: h/s\n    blocks:\n      - text: One\n",
                                 "{\"do\": \"drop\", \"path\": \"changes/1/blocks/0\"}"),
                        HEAD "changes:\n  - remove: h/a\n");
}

/* Whatever comes in a request, nothing but a change of the changes is made of it. */
static void what_is_no_change__is_refused(void **state)
{
    static const char *const bad[] = {
        "{}",
        "{\"do\": \"burn\", \"address\": \"h\"}",
        "{\"do\": \"replace\", \"with\": \"x\"}",
        "{\"do\": \"replace\", \"address\": \"h\"}",
        "{\"do\": \"replace\", \"address\": 1, \"with\": [\"x\"]}",
        "{\"do\": \"put\", \"path\": \"overlay-of\", \"with\": \"other\"}",
        "{\"do\": \"put\", \"path\": \"changes/0/allow\", \"with\": \"x\"}",
        "{\"do\": \"put\", \"path\": \"changes/7/with\", \"with\": \"x\"}",
        "{\"do\": \"put\", \"path\": \"changes/-1/with\", \"with\": \"x\"}",
        "{\"do\": \"put\", \"path\": \"changes\", \"with\": \"x\"}",
        "{\"do\": \"put\", \"path\": \"\", \"with\": \"x\"}",
        "{\"do\": \"put\", \"path\": \"changes/0/with\", \"with\": \"\"}",
        "{\"do\": \"insert-after\", \"address\": \"h\", \"kind\": \"include\", \"with\": \"x\"}",
        "{\"do\": \"insert-after\", \"address\": \"h\", \"kind\": \"bullets\", \"with\": \" \\n \"}",
        "{\"do\": \"append\", \"path\": \"changes/0\", \"kind\": \"text\", \"with\": \"x\"}",
        "{\"do\": \"drop\", \"path\": \"language\"}",
        "{\"do\": \"drop\", \"path\": \"changes\"}",
        "{\"do\": \"drop\", \"path\": \"changes/3\"}",
        "{\"do\": \"drop\", \"path\": \"changes/0/with\"}",
    };

    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        if (reworded(state, HEAD "changes:\n  - replace: h/s\n    with: Old\n", bad[i]) != NULL) {
            fail_msg("it is taken for a change: %s", bad[i]);
        }
    }
    assert_null(reworded(state, "a: [", "{\"do\": \"remove\", \"address\": \"h\"}"));
}

/* An address is one line of the file, whatever it holds. */
static void address__writes_no_other_key(void **state)
{
    assert_string_equal(reworded(state, HEAD, "{\"do\": \"remove\", \"address\": \"h\\n    approved-by: me\"}"),
                        HEAD "changes:\n  - remove: \"h approved-by: me\"\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(file__begins_with_what_it_changes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(sentence__is_replaced_with_its_reason, set_up, tear_down),
        cmocka_unit_test_setup_teardown(own_sentence__changes_where_it_stands, set_up, tear_down),
        cmocka_unit_test_setup_teardown(sentence__is_replaced_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(part__is_left_out, set_up, tear_down),
        cmocka_unit_test_setup_teardown(item__is_left_out_and_not_said_otherwise_too, set_up, tear_down),
        cmocka_unit_test_setup_teardown(own_item__goes_alone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(part__is_added_after_another, set_up, tear_down),
        cmocka_unit_test_setup_teardown(change__is_taken_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_no_change__is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(address__writes_no_other_key, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
