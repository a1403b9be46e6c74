/* The files that `new` writes. */

#include "support/support.h"

#include <string.h>

#include "model/community.h"

/* As a key at the head of a line or in braces, in a comment or not. */
static bool is_told(const char *text, const char *key)
{
    char *pattern = g_strdup_printf("(^|[ {#])%s:", key);
    bool found = g_regex_match_simple(pattern, text, G_REGEX_MULTILINE, 0);

    g_free(pattern);
    return found;
}

static void look_for_rows(const char *text, const struct kf_record *record)
{
    for (const struct kf_field *field = record->fields; field->kind != KF_FIELD_END; field++) {
        if (!is_told(text, field->key)) {
            fail_msg("community.yaml of a new community does not tell of %s: %s", record->name, field->key);
        }
        if (field->record != NULL) {
            look_for_rows(text, field->record);
        }
    }
}

static void community__tells_of_everything_that_can_be_set(void **state)
{
    char *path = g_build_filename(g_getenv("KF_SOURCE_DIR"), "modules/starters/community/community.yaml", NULL), *text;

    assert_true(g_file_get_contents(path, &text, NULL, NULL));
    look_for_rows(text, &kf_community_record);
    g_free(text);
    g_free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(community__tells_of_everything_that_can_be_set)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
