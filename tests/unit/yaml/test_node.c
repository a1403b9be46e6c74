/* Nodes: from a byte of a value to its place in the file, copies, the dump with provenance. */

#include "support/support.h"

#include <string.h>

#include "yaml/read.h"

/* Each value is that of the key `k`; where a byte was copied as it stands, the place must hold that byte, and places
 * never go backwards. */
static const char *const scalars[] = {
    "k: plain words\n",
    "k: plain words\n  folded over\n  three lines\n",
    "k: plain\n\n  with an empty line\n\n\n  and two\n",
    "k: x   y\t z\n",
    "k: ünï cödé\n   ÿ\n",
    "k: 'single'\n",
    "k: 'it''s  two   marks '''\n",
    "k: 'folded\n  over   \n\n  lines'\n",
    "k: \"double\"\n",
    "k: \"tab\\tquote\\\"back\\\\slash\\/ \\u00e9\\x41\\U0001F600 end\"\n",
    "k: \"folded\n  over \\n real\n\n  lines\"\n",
    "k: \"joined \\\n     without a break\"\n",
    "k: \"joined\\\n  \\ with a space\"\n",
    "k: |\n  literal\n    more\n\n  end\n",
    "k: |-\n  no last break\n",
    "k: |+\n  kept\n\n\n",
    "k: |2\n    two of four are ours\n  end\n",
    "k: |-2\n   \n  a line of spaces first\n",
    "k: >2\n    \n\n   one of three is ours\n",
    "k: |  # a comment\n  text\n",
    "k: |\n\n  empty line first\n",
    "k: >\n  folded\n  words\n\n  paragraph\n    more indented\n    twice\n  back\n",
    "k: >-\n  a\n\n\n  b\n",
    "k: >\n\n  first empty\n  x\n\n",
    "o:\n  - k: |\n      deep\n       er\n    z: 1\n",
    "k: |\r\n  windows\r\n  lines\r\n",
    "k: plain\r\n  windows\r\n",
    "k: \"windows\r\n  quoted\"\r\n",
    "k: &anchor text behind\n",
    "k: &anchor:*[text at once behind\n",
    "k: &anchor # of the anchor\n  # and a line\n\n  behind comments\n",
    "[{k: in brackets, z: 1}]\n",
    "k: ___ at the *start*\n",
};

static const struct kf_node *find_k(const struct kf_node *node)
{
    const struct kf_node *found = kf_node_get(node, "k");

    for (int i = 0; node->kind != KF_SCALAR && i < node->count && found == NULL; i++) {
        found = find_k(node->kind == KF_MAPPING ? node->pairs[i].value : node->items[i]);
    }
    return found;
}

static void check_scalar(const char *yaml)
{
    struct kf_run *run = kf_test_run_new();
    const struct kf_node *root = kf_yaml_read_text(run, "m.yaml", yaml, strlen(yaml));
    const struct kf_node *k = find_k(root);
    size_t before = 0, same = 0;

    for (size_t i = 0; k->text[i] != '\0'; i++) {
        struct kf_span span = kf_node_span_at(k, i, 1);
        char there = yaml[span.offset];
        bool copied = there == k->text[i];
        bool made = there == '\\' || there == '\n' || there == '\r' || there == '\'';

        if (!copied && !made) {
            fail_msg("byte %d ('%c') of the value is said to be at '%c' in: %s", (int)i, k->text[i], there, yaml);
        }
        if (span.offset < before || (copied && !made && span.offset == before && i > 0)) {
            fail_msg("byte %d of the value goes backwards in: %s", (int)i, yaml);
        }
        before = span.offset;
        same += copied;
    }
    assert_true(same * 2 > strlen(k->text)); /* most of a text stands as it is */
    kf_test_run_free(run);
}

static void span_at__finds_each_byte_in_every_style(void **state)
{
    for (size_t i = 0; i < G_N_ELEMENTS(scalars); i++) {
        check_scalar(scalars[i]);
    }
    (void)state;
}

static struct kf_span place_of(struct kf_run *run, const char *yaml, const char *part)
{
    const struct kf_node *k = find_k(kf_yaml_read_text(run, "m.yaml", yaml, strlen(yaml)));
    const char *at = strstr(k->text, part);

    assert_non_null(at);
    return kf_node_span_at(k, (size_t)(at - k->text), strlen(part));
}

static void span_at__counts_characters_behind_escapes(void **state)
{
    struct kf_run *run = kf_test_run_new();
    struct kf_span span = place_of(run, "ü: 1\nk: \"é\\u00e9 \\\"word\\\" x\"\n", "word");

    assert_int_equal(span.line, 2);
    assert_int_equal(span.column, 15);
    assert_int_equal(span.length, 4);
    kf_test_run_free(run);
    (void)state;
}

static void span_at__finds_a_later_line_of_a_folded_text(void **state)
{
    struct kf_run *run = kf_test_run_new();
    struct kf_span span = place_of(run, "k: >\n  one two\n  three four\n", "four");

    assert_int_equal(span.line, 3);
    assert_int_equal(span.column, 9);
    kf_test_run_free(run);
    (void)state;
}

static void span_at__escape__covers_it(void **state)
{
    struct kf_run *run = kf_test_run_new();
    struct kf_span span = place_of(run, "k: \"a\\u00e9b\"\n", "é");

    assert_int_equal(span.column, 6);
    assert_int_equal(span.length, 6);
    kf_test_run_free(run);
    (void)state;
}

static void span_at__after_a_word_swap__finds_what_was_not_swapped(void **state)
{
    struct kf_run *run = kf_test_run_new();
    const char yaml[] = "k: ask a caregiver to come\n";
    struct kf_node *root = kf_yaml_read_text(run, "m.yaml", yaml, strlen(yaml));
    struct kf_node *k =
        kf_node_new_scalar(run->arena, "ask a auntie or uncle to come", kf_node_get(root, "k")->span);

    k->replaced = kf_node_get(root, "k");
    assert_int_equal(kf_node_span_at(k, strlen("ask "), 1).column, 8);
    assert_int_equal(kf_node_span_at(k, strlen("ask a auntie or uncle to "), 4).column, 23);
    assert_int_equal(kf_node_span_at(k, strlen("ask a auntie"), 1).column, 10);
    kf_test_run_free(run);
    (void)state;
}

static void span_at__made_node__is_its_own_place(void **state)
{
    struct kf_run *run = kf_test_run_new();
    const char yaml[] = "k: abc\n";
    const struct kf_node *root = kf_yaml_read_text(run, "m.yaml", yaml, strlen(yaml));
    const struct kf_node *made = kf_node_new_scalar(run->arena, "something else", kf_node_get(root, "k")->span);

    assert_int_equal(kf_node_span_at(made, 5, 1).column, 4);
    assert_int_equal(kf_node_span_at(kf_node_new_scalar(run->arena, "x", (struct kf_span){0}), 0, 1).line, 0);
    kf_test_run_free(run);
    (void)state;
}

static void span_at__past_the_end__is_the_end(void **state)
{
    struct kf_run *run = kf_test_run_new();
    const char yaml[] = "k: abc\n";
    const struct kf_node *root = kf_yaml_read_text(run, "m.yaml", yaml, strlen(yaml));

    assert_int_equal(kf_node_span_at(kf_node_get(root, "k"), 99, 1).column, 7);
    kf_test_run_free(run);
    (void)state;
}

static void copy__is_deep(void **state)
{
    struct kf_run *run = kf_test_run_new();
    const char yaml[] = "a: {b: [c]}\n";
    struct kf_node *root = kf_yaml_read_text(run, "m.yaml", yaml, strlen(yaml));
    struct kf_node *copy = kf_node_copy(run->arena, root);

    kf_node_get(kf_node_get(copy, "a"), "b")->items[0]->text = "d";
    assert_string_equal(kf_node_get(kf_node_get(root, "a"), "b")->items[0]->text, "c");
    kf_test_run_free(run);
    (void)state;
}

static void dump__tells_where_a_change_came_from(void **state)
{
    struct kf_run *run = kf_test_run_new();
    const char yaml[] = "a: b\n";
    struct kf_node *root = kf_yaml_read_text(run, "m.yaml", yaml, strlen(yaml));
    struct kf_node *made = kf_node_new_scalar(run->arena, "c", root->span);
    char *dump;

    made->layer = "overlay riverbend";
    made->replaced = kf_node_get(root, "a");
    made->safety = true;
    root->pairs[0].value = made;
    dump = kf_node_dump(root, /* provenance */ true);
    kf_assert_has(dump, "a: \"c\" double @1:1 [overlay riverbend m.yaml:1:1] [replaces m.yaml:1:4] [safety]\n");
    g_free(dump);
    kf_test_run_free(run);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(span_at__finds_each_byte_in_every_style),
        cmocka_unit_test(span_at__counts_characters_behind_escapes),
        cmocka_unit_test(span_at__finds_a_later_line_of_a_folded_text),
        cmocka_unit_test(span_at__escape__covers_it),
        cmocka_unit_test(span_at__after_a_word_swap__finds_what_was_not_swapped),
        cmocka_unit_test(span_at__made_node__is_its_own_place),
        cmocka_unit_test(span_at__past_the_end__is_the_end),
        cmocka_unit_test(copy__is_deep),
        cmocka_unit_test(dump__tells_where_a_change_came_from),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
