/* JSON that others hand us: print tickets, lists of what was printed. */

#include "cli/json.h"

#include <string.h>

#include "base/limits.h"
#include "support/support.h"

static bool is_read(const char *open, int depth, const char *close)
{
    GString *text = g_string_new(NULL);

    for (int i = 0; i < depth; i++) {
        g_string_append(text, open);
    }
    g_string_append(text, "1");
    for (int i = 0; i < depth; i++) {
        g_string_append(text, close);
    }
    JsonParser *parser = kf_json_parse(text->str, text->len);
    bool read = parser != NULL;

    g_clear_object(&parser);
    g_string_free(text, TRUE);
    return read;
}

static void json__is_read_as_deep_as_yaml(void **state)
{
    assert_true(is_read("[", KF_LIMIT_DEPTH, "]"));
    assert_false(is_read("[", KF_LIMIT_DEPTH + 1, "]"));
    assert_true(is_read("{\"a\": ", KF_LIMIT_DEPTH, "}"));
    assert_false(is_read("{\"a\": ", KF_LIMIT_DEPTH + 1, "}"));
}

/* json-glib would go down until the stack is at its end. */
static void json__that_only_opens_is_refused(void **state)
{
    assert_false(is_read("[", 900000, ""));
    assert_false(is_read("{\"a\":[", 100000, ""));
}

static void json__brackets_in_texts_are_words(void **state)
{
    const char *open = "[[[[[[[[[[[[[[[[";
    char *text = g_strdup_printf("{\"\\\"%s%s\": \"%s%s%s\\\\\", \"a\": 1}", open, open, open, open, open);
    JsonParser *parser = kf_json_parse(text, strlen(text));

    assert_non_null(parser);
    g_object_unref(parser);
    g_free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json__is_read_as_deep_as_yaml),
        cmocka_unit_test(json__that_only_opens_is_refused),
        cmocka_unit_test(json__brackets_in_texts_are_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
