/* Temporary names, and what killed runs left. That others' names go after a day is tested in tests/faults, with another clock. */

#include "support/support.h"

#include <stdbool.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

struct place {
    struct kf_arena *arena;
    char *folder;
    long dead; /* a process that was */
};

static int set_up(void **state)
{
    struct place *place = g_new0(struct place, 1);
    pid_t child = fork();

    if (child == 0) {
        _exit(0);
    }
    place->arena = kf_arena_new();
    place->folder = g_dir_make_tmp("kf-temporary-XXXXXX", NULL);
    place->dead = child;
    *state = place;
    return place->folder == NULL || waitpid(child, NULL, 0) != child;
}

static int tear_down(void **state)
{
    struct place *place = *state;
    GDir *folder = g_dir_open(place->folder, 0, NULL);

    for (const char *name = g_dir_read_name(folder); name != NULL; name = g_dir_read_name(folder)) {
        (void)g_unlink(kf_arena_format(place->arena, "%s/%s", place->folder, name));
    }
    g_dir_close(folder);
    (void)g_rmdir(place->folder);
    kf_arena_free(place->arena);
    g_free(place->folder);
    g_free(place);
    return 0;
}

/* A file in the place; its path. */
static const char *put(const struct place *place, const char *path)
{
    assert_true(g_file_set_contents(path, "", 0, NULL));
    assert_true(g_str_has_prefix(path, place->folder));
    return path;
}

static const char *named(const struct place *place, const char *name)
{
    return put(place, kf_arena_format(place->arena, "%s/%s", place->folder, name));
}

/* A name as this machine gives it, of another process. */
static const char *of_process(const struct place *place, long process, int n)
{
    char *own = kf_temporary_beside(place->folder, n);
    char *at = strstr(own, kf_arena_format(place->arena, "-%ld-", (long)getpid()));
    const char *path = kf_arena_format(place->arena, "%.*s-%ld-%d.tmp", (int)(at - own), own, process, n);

    g_free(own);
    return put(place, path);
}

static bool is_there(const char *path)
{
    return g_file_test(path, G_FILE_TEST_EXISTS);
}

static void name__tells_host_process_and_number(void **state)
{
    const struct place *place = *state;
    char *path = kf_temporary_beside("out", 7), *again = kf_temporary_beside("out", 7);
    const char *pattern = kf_arena_format(place->arena, "^out/\\.kinfold-[0-9a-f]{8}-%ld-7\\.tmp$", (long)getpid());

    assert_true(g_regex_match_simple(pattern, path, 0, 0));
    assert_string_equal(path, again);
    g_free(path);
    g_free(again);
}

static void sweep__removes_what_a_dead_process_of_this_host_left(void **state)
{
    const struct place *place = *state;
    const char *dead = of_process(place, place->dead, 0), *alive = of_process(place, getpid(), 0);

    kf_temporary_sweep(place->folder);
    assert_false(is_there(dead));
    assert_true(is_there(alive));
}

static void sweep__leaves_what_another_host_may_be_writing(void **state)
{
    const struct place *place = *state;
    const char *other = named(place, kf_arena_format(place->arena, ".kinfold-00c0ffee-%ld-0.tmp", place->dead));
    const char *older = named(place, kf_arena_format(place->arena, ".kinfold-%ld-0.tmp", place->dead));

    kf_temporary_sweep(place->folder);
    assert_true(is_there(other));
    assert_true(is_there(older));
}

static void sweep__leaves_names_of_others(void **state)
{
    const struct place *place = *state;
    const char *const names[] = {"handout.pdf", ".kinfold-x-0", "kinfold-1-0.tmp", ".kinfold-.tmp"};

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        named(place, names[i]);
    }
    kf_temporary_sweep(place->folder);
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        assert_true(is_there(kf_arena_format(place->arena, "%s/%s", place->folder, names[i])));
    }
    kf_temporary_sweep(kf_arena_format(place->arena, "%s/none", place->folder));
}

static void before_a_file__its_folder_is_swept_once(void **state)
{
    const struct place *place = *state;
    struct kf_swept *swept = kf_swept_new(place->arena);
    const char *path = kf_arena_format(place->arena, "%s/new.pdf", place->folder);
    const char *first = of_process(place, place->dead, 0), *second;

    kf_swept_before(NULL, path);
    kf_swept_before(swept, "-");
    assert_true(is_there(first));
    kf_swept_before(swept, path);
    assert_false(is_there(first));
    second = of_process(place, place->dead, 1);
    kf_swept_before(swept, path);
    assert_true(is_there(second));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(name__tells_host_process_and_number),
        TEST(sweep__removes_what_a_dead_process_of_this_host_left),
        TEST(sweep__leaves_what_another_host_may_be_writing),
        TEST(sweep__leaves_names_of_others),
        TEST(before_a_file__its_folder_is_swept_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
