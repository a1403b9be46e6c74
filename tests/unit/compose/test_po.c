/* PO files read and written, beside the real gettext tools. */

#include <gio/gio.h>

#include "mini.h"

#include "compose/po.h"

/* What translators' programs write, all of it in one file. */
static const char *const SAMPLE =
    "# Boundaries in Spanish.\n#\n#. Translators:\nmsgid \"\"\nmsgstr \"\"\n\"Project-Id-Version: Kinfold 1.0\\n\"\n"
    "\"Report-Msgid-Bugs-To: \\n\"\n\"PO-Revision-Date: 2026-11-21 00:00+0000\\n\"\n\"Last-Translator: A <a@b.org>\\n\"\n"
    "\"Language-Team: Spanish\\n\"\n\"Language: es\\n\"\n\"MIME-Version: 1.0\\n\"\n"
    "\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Content-Transfer-Encoding: 8bit\\n\"\n"
    "\"X-Generator: Poedit 3.4\\n\"\n\"X-Poedit-Basepath: ..\\n\"\n\"X-Poedit-SearchPath-0: .\\n\"\n\n"
    "#no space\n# own comment\n#. note one\n#. note two\n#: a.yaml:12 \xE2\x81\xA8my file.yaml\xE2\x81\xA9:7\n#: c.yaml:4\n"
    "#, fuzzy, no-wrap\n#| msgctxt \"old/address\"\n#| msgid \"\"\n#| \"Old \"\n#| \"text\"\nmsgctxt \"m/a\"\n"
    "msgid \"\"\n\"Line one\\n\"\n\"line two, with \\\"quotes\\\", a tab\\tand a \\\\\"\nmsgstr \"x\\n\"\n\n"
    "msgctxt \"m/b\"\nmsgid \"A long line that goes well beyond the seventy-nine columns at which most programs begin "
    "another\"\nmsgstr \"\"\n\"\xC3\xA1rbol \"\n\"grande\"\n\n"
    "#~ msgctxt \"m/gone\"\n#~ msgid \"Gone\\nnow\"\n#~ msgstr \"Ido\"\n\n"
    "#, fuzzy\n#~| msgid \"Gon\"\n#~ msgctxt \"m/gone2\"\n#~ msgid \"Gone\"\n#~ msgstr \"Ido\"\n\n"
    "#~ msgid \"from another program\"\n#~ msgstr \"de otro\"\n";

/* What a gettext tool makes of text on its standard input. Caller frees. */
static char *gettext_tool(const char *const *argv, const char *text)
{
    GError *error = NULL;
    GSubprocess *process =
        g_subprocess_newv(argv, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
    char *out = NULL;

    assert_non_null(process); /* Debian package gettext */
    assert_true(g_subprocess_communicate_utf8(process, text, NULL, &out, NULL, NULL));
    assert_true(g_subprocess_get_successful(process));
    g_object_unref(process);
    return out;
}

static char *unwrapped(const char *text)
{
    return gettext_tool((const char *const[]){"msgcat", "--no-wrap", "-", NULL}, text);
}

static char *rewritten(struct kf_run *run, const char *text)
{
    const struct kf_po *po = kf_po_read_text(run, "es.po", text, strlen(text));

    kf_assert_clean(run);
    assert_non_null(po);
    return kf_po_text(po);
}

static void assert_same_and_free(char *ours, char *theirs)
{
    assert_string_equal(ours, theirs);
    g_free(ours);
    g_free(theirs);
}

static void po__is_written_as_msgcat_writes_it(void **state)
{
    struct kf_run *run = kf_test_run_new();

    assert_same_and_free(rewritten(run, SAMPLE), unwrapped(SAMPLE));
    kf_test_run_free(run);
}

static void po__comes_back_from_a_program_that_wraps_and_sorts(void **state)
{
    struct kf_run *run = kf_test_run_new();
    char *wrapped = gettext_tool((const char *const[]){"msgcat", "--width=79", "--sort-output", "-", NULL}, SAMPLE);
    char *expected = unwrapped(wrapped);

    assert_true(strstr(wrapped, "most \"\n") != NULL || strstr(wrapped, "\"\n\"") != NULL);
    assert_same_and_free(rewritten(run, wrapped), expected);
    g_free(wrapped);
    kf_test_run_free(run);
}

static void po__comes_back_from_msgattrib(void **state)
{
    struct kf_run *run = kf_test_run_new();
    char *fuzzy = gettext_tool((const char *const[]){"msgattrib", "--set-fuzzy", "--previous", "-", NULL}, SAMPLE);

    assert_same_and_free(rewritten(run, fuzzy), unwrapped(fuzzy));
    g_free(fuzzy);
    kf_test_run_free(run);
}

static void po__loses_nothing_but_a_byte_order_mark_and_windows_line_ends(void **state)
{
    struct kf_run *run = kf_test_run_new();
    char **lines = g_strsplit(SAMPLE, "\n", -1);
    char *windows = g_strjoinv("\r\n", lines), *marked = g_strconcat("\xEF\xBB\xBF", windows, NULL);

    assert_same_and_free(rewritten(run, marked), unwrapped(SAMPLE));
    g_strfreev(lines);
    g_free(windows);
    g_free(marked);
    kf_test_run_free(run);
}

static void po__without_a_newline_at_its_end_keeps_its_last_comment(void **state)
{
    struct kf_run *run = kf_test_run_new();
    char *text = rewritten(run, PO_HEADER PO("m/a", "A", "x") "\n# the end");

    assert_non_null(strstr(text, "msgstr \"x\"\n\n# the end\n"));
    g_free(text);
    kf_test_run_free(run);
}

static void po__comment_that_ends_in_carriage_returns_is_written_as_it_is_read(void **state)
{
    struct kf_run *run = kf_test_run_new();
    char *once = rewritten(run, PO_HEADER "\n# by hand\r\r\n" PO("m/a", "A", "x")), *twice = rewritten(run, once);

    assert_string_equal(once, twice);
    assert_null(strchr(once, '\r'));
    g_free(twice);
    g_free(once);
    kf_test_run_free(run);
}

static void po__says_where_an_obsolete_message_is_broken(void **state)
{
    struct kf_run *run = kf_test_run_new();
    const char *text = PO_HEADER "\n#~ msgid \"A\n";

    assert_null(kf_po_read_text(run, "es.po", text, strlen(text)));
    kf_assert_diag(run, 0, KF_PO_SYNTAX, 6, 10);
    kf_test_run_free(run);
}

static void po__refuses_what_hides_at_its_place(void **state)
{
    static const struct {
        const char *message;
        int row, column;
    } bad[] = {
        {PO("m/a", "A", "x\u202Ey"), 8, 10},
        {PO("m/a", "A", "x\u2067y"), 8, 10},
        {PO("m/a", "A", "x\uFFFCy"), 8, 10},
        {PO("m/a", "A", "\"\n\"x\x01"), 9, 3},
        {PO("m/a\x01", "A", "x"), 6, 13},
        {PO("m/a", "A", "x\\001"), 6, 1}, /* an escape is in no place: the message */
        {PO("m/a", "A", "\\xEF\\xBF\\xBC"), 6, 1},
        {"\n# by \u2066somebody\n" PO("m/a", "A", "x"), 6, 6},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        struct kf_run *run = kf_test_run_new();
        const char *text = kf_arena_format(run->arena, "%s%s", PO_HEADER, bad[i].message);

        assert_null(kf_po_read_text(run, "he.po", text, strlen(text)));
        kf_assert_diag(run, 0, KF_CONTROL_CHARACTER, bad[i].row, bad[i].column);
        kf_test_run_free(run);
    }
}

static void po__takes_marks_of_right_to_left_texts(void **state)
{
    struct kf_run *run = kf_test_run_new();
    const char *text = PO_HEADER "\n#: \u2068my file.yaml\u2069:7\n" PO("m/a", "A", "(\u05D0)\u200F \u061C");

    assert_non_null(kf_po_read_text(run, "he.po", text, strlen(text)));
    kf_assert_clean(run);
    kf_test_run_free(run);
}

static void po_field__is_put_in_its_place_added_and_taken_out(void **state)
{
    struct kf_run *run = kf_test_run_new();
    struct kf_po *po = kf_po_new(run->arena, "Language: es\nX-A: 1\nX-B: 2\n");

    kf_po_set_field(run->arena, po, "X-A", "3");
    kf_po_set_field(run->arena, po, "X-C", "4");
    kf_po_set_field(run->arena, po, "X-B", NULL);
    kf_po_set_field(run->arena, po, "X-D", NULL);
    assert_string_equal(po->header->text, "Language: es\nX-A: 3\nX-C: 4\n");
    assert_string_equal(kf_po_field(run->arena, po, "x-c"), "4");
    assert_null(kf_po_field(run->arena, po, "X-B"));
    kf_test_run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(po__is_written_as_msgcat_writes_it),
        cmocka_unit_test(po__comes_back_from_a_program_that_wraps_and_sorts),
        cmocka_unit_test(po__comes_back_from_msgattrib),
        cmocka_unit_test(po__loses_nothing_but_a_byte_order_mark_and_windows_line_ends),
        cmocka_unit_test(po__comment_that_ends_in_carriage_returns_is_written_as_it_is_read),
        cmocka_unit_test(po__without_a_newline_at_its_end_keeps_its_last_comment),
        cmocka_unit_test(po__says_where_an_obsolete_message_is_broken),
        cmocka_unit_test(po__refuses_what_hides_at_its_place),
        cmocka_unit_test(po__takes_marks_of_right_to_left_texts),
        cmocka_unit_test(po_field__is_put_in_its_place_added_and_taken_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
