/* The rows' own promise: a member of another C type than its row claims does not compile. */

#include "support/support.h"

#include <string.h>

#include <glib/gstdio.h>

#include "schema/field.h"

static const char head[] = "#include \"schema/field.h\"\n"
                           "struct thing { struct kf_text title; int count; bool draft; };\n"
                           "const struct kf_field rows[] = {\n";
static const char tail[] = ", KF_END};\n";

static bool compiles(const char *row)
{
    const char *source_dir = g_getenv("KF_SOURCE_DIR");
    char *folder = g_dir_make_tmp("kf-field-XXXXXX", NULL), *path = g_build_filename(folder, "row.c", NULL);
    char *text = g_strconcat(head, row, tail, NULL);
    char *command = g_strdup_printf("sh -c 'cc -std=c17 -fsyntax-only -I\"%s/src\" $(pkg-config --cflags glib-2.0) \"%s\"'",
                                    source_dir, path);
    int status = -1;
    bool ran;

    assert_true(g_file_set_contents(path, text, -1, NULL));
    ran = g_spawn_command_line_sync(command, NULL, NULL, &status, NULL) != FALSE;
    g_unlink(path);
    g_rmdir(folder);
    g_free(command);
    g_free(text);
    g_free(path);
    g_free(folder);
    assert_true(ran);
    return status == 0;
}

static void row__right_type__compiles(void **state)
{
    if (g_getenv("KF_SOURCE_DIR") == NULL) {
        skip();
    }
    assert_true(compiles("KF_INT_ROW(struct thing, count, \"count\", .max = 3)"));
    (void)state;
}

static void row__wrong_type__does_not_compile(void **state)
{
    if (g_getenv("KF_SOURCE_DIR") == NULL) {
        skip();
    }
    assert_false(compiles("KF_INT_ROW(struct thing, title, \"title\", .max = 3)"));
    assert_false(compiles("KF_BOOL_ROW(struct thing, count, \"count\", .max = 3)"));
    assert_false(compiles("KF_TEXT_ROW(struct thing, draft, \"draft\", .max = 3)"));
    (void)state;
}

static void shapes__are_found_by_name(void **state)
{
    static const struct kf_block_shape items[] = {{.name = "a"}, {.name = "b-c"}, {.name = "d"}};
    static const struct kf_shapes shapes = {items, 3, NULL}, none = {NULL, 0, NULL};

    assert_ptr_equal(kf_shapes_find(&shapes, "b-c"), &items[1]);
    assert_null(kf_shapes_find(&shapes, "b"));
    assert_null(kf_shapes_find(&none, "a"));
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(row__right_type__compiles),
        cmocka_unit_test(row__wrong_type__does_not_compile),
        cmocka_unit_test(shapes__are_found_by_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
