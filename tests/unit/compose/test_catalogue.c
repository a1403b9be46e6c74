/* The PO reader. */

#include "mini.h"

static struct kf_catalogue *read_po(struct kf_run *run, const char *text)
{
    return kf_catalogue_read_text(run, "ar.po", text, strlen(text));
}

static void catalogue__finds_a_message_by_its_address(void **state)
{
    struct kf_run *run = kf_test_run_new();
    const struct kf_catalogue *catalogue = read_po(run, PO_HEADER PO("m/b", "B", "y") PO("m/a", "A", "x"));

    assert_non_null(catalogue);
    assert_string_equal(kf_catalogue_find(catalogue, "m/a")->text, "x");
    kf_test_run_free(run);
}

static void catalogue__joins_continued_strings_and_reads_escapes(void **state)
{
    struct kf_run *run = kf_test_run_new();
    const struct kf_catalogue *catalogue =
        read_po(run, PO_HEADER
                "\nmsgctxt \"m/a\"\nmsgid \"\"\n\"one \"\n\"two\"\nmsgstr \"a\\tb\\n\\\"c\\\" \\\\ \\101\\x42\"\n");

    assert_non_null(catalogue);
    assert_string_equal(kf_catalogue_find(catalogue, "m/a")->source, "one two");
    assert_string_equal(kf_catalogue_find(catalogue, "m/a")->text, "a\tb\n\"c\" \\ AB");
    kf_test_run_free(run);
}

static void catalogue__reads_windows_line_ends_and_a_byte_order_mark(void **state)
{
    struct kf_run *run = kf_test_run_new();
    const struct kf_catalogue *catalogue =
        read_po(run, "\xEF\xBB\xBFmsgid \"\"\r\nmsgstr \"\"\r\n\"Language: ar\\n\"\r\n\r\nmsgctxt \"m/a\"\r\nmsgid "
                     "\"A\"\r\nmsgstr \"x\"\r\n");

    kf_assert_clean(run);
    assert_string_equal(kf_catalogue_find(catalogue, "m/a")->text, "x");
    kf_test_run_free(run);
}

static void catalogue__knows_fuzzy_messages_and_skips_obsolete_ones(void **state)
{
    struct kf_run *run = kf_test_run_new();
    const struct kf_catalogue *catalogue =
        read_po(run, PO_HEADER "\n#, fuzzy\n#~ msgid \"old\"\n#~ msgstr \"alt\"\n" PO(
                         "m/a", "A", "x") "\n#, c-format, fuzzy" PO("m/b", "B", "y"));

    assert_int_equal(catalogue->count, 2);
    assert_false(kf_catalogue_find(catalogue, "m/a")->fuzzy);
    assert_true(kf_catalogue_find(catalogue, "m/b")->fuzzy);
    kf_test_run_free(run);
}

static void catalogue__takes_the_reviewer_from_the_header(void **state)
{
    struct kf_run *run = kf_test_run_new();

    assert_string_equal(read_po(run, PO_REVIEWED PO("m/a", "A", "x"))->messages[0].reviewed_by, "A. Haddad");
    kf_test_run_free(run);
}

static void catalogue__refuses_plural_forms(void **state)
{
    struct kf_run *run = kf_test_run_new();

    assert_null(read_po(run, PO_HEADER "\nmsgctxt \"m/a\"\nmsgid \"A\"\nmsgid_plural \"As\"\nmsgstr[0] \"x\"\n"));
    kf_assert_has(kf_test_diags(run), "plural forms are not used");
    kf_test_run_free(run);
}

static void catalogue__refuses_one_address_twice(void **state)
{
    struct kf_run *run = kf_test_run_new();

    assert_null(read_po(run, PO_HEADER PO("m/a", "A", "x") PO("m/a", "A", "y")));
    kf_assert_diag(run, 0, KF_PO_SYNTAX, 10, 1);
    kf_test_run_free(run);
}

static void catalogue__says_where_a_text_is_not_closed(void **state)
{
    struct kf_run *run = kf_test_run_new();

    assert_null(read_po(run, PO_HEADER "\nmsgctxt \"m/a\"\nmsgid \"A\"\nmsgstr \"x\n"));
    kf_assert_diag(run, 0, KF_PO_SYNTAX, 8, 8);
    kf_test_run_free(run);
}

static void catalogue__says_where_an_escape_is_unknown(void **state)
{
    struct kf_run *run = kf_test_run_new();

    assert_null(read_po(run, PO_HEADER "\nmsgctxt \"m/a\"\nmsgid \"A\"\nmsgstr \"x\\q\"\n"));
    kf_assert_diag(run, 0, KF_PO_SYNTAX, 8, 10);
    kf_test_run_free(run);
}

/* How many messages msgattrib (GNU gettext) finds with these options; -1 where it is not installed. */
static int gettext_count(const char *path, const char *option)
{
    gchar *argv[] = {g_strdup("msgattrib"), g_strdup(option), g_strdup("--no-obsolete"), g_strdup(path), NULL};
    gchar *out = NULL;
    int count = -1;

    if (g_spawn_sync(NULL, argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out, NULL, NULL,
                     NULL)) {
        count = 0;
        for (const char *at = strstr(out, "msgctxt \""); at; at = strstr(at + 1, "msgctxt \"")) {
            count += at == out || at[-1] == '\n';
        }
    }
    g_free(out);
    for (int i = 0; argv[i]; i++) {
        g_free(argv[i]);
    }
    return count;
}

static void check_against_gettext(const char *name)
{
    struct kf_run *run = kf_test_run_new();
    const char *folder = g_getenv("KF_SOURCE_DIR");
    char *path = g_strdup_printf("%s/modules/translations/%s", folder ? folder : ".", name), *text = NULL;
    gsize length = 0;
    int expected = gettext_count(path, "--translated"), translated = 0;
    const struct kf_catalogue *catalogue;

    if (expected < 0 || !g_file_get_contents(path, &text, &length, NULL)) {
        g_free(path);
        kf_test_run_free(run);
        skip();
    }
    catalogue = kf_catalogue_read_text(run, path, text, length);
    kf_assert_clean(run);
    for (int i = 0; i < catalogue->count; i++) {
        translated += catalogue->messages[i].text && !catalogue->messages[i].fuzzy;
    }
    assert_int_equal(translated, expected);
    g_free(text);
    g_free(path);
    kf_test_run_free(run);
}

static void catalogue__counts_the_modules_messages_as_gettext_does(void **state)
{
    check_against_gettext("ar/repair-conversations.po");
}

static void catalogue__counts_the_kits_messages_as_gettext_does(void **state)
{
    check_against_gettext("ar/kit.po");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(catalogue__finds_a_message_by_its_address),
        cmocka_unit_test(catalogue__joins_continued_strings_and_reads_escapes),
        cmocka_unit_test(catalogue__reads_windows_line_ends_and_a_byte_order_mark),
        cmocka_unit_test(catalogue__knows_fuzzy_messages_and_skips_obsolete_ones),
        cmocka_unit_test(catalogue__takes_the_reviewer_from_the_header),
        cmocka_unit_test(catalogue__refuses_plural_forms),
        cmocka_unit_test(catalogue__refuses_one_address_twice),
        cmocka_unit_test(catalogue__says_where_a_text_is_not_closed),
        cmocka_unit_test(catalogue__says_where_an_escape_is_unknown),
        cmocka_unit_test(catalogue__counts_the_modules_messages_as_gettext_does),
        cmocka_unit_test(catalogue__counts_the_kits_messages_as_gettext_does),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
