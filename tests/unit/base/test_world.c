/* The world: the machine's in a folder of its own, and the one in memory. */

#include "support/support.h"

#include <errno.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "base/limits.h"

struct place {
    struct kf_arena *arena;
    char *folder;
};

static int set_up(void **state)
{
    struct place *place = g_new0(struct place, 1);

    place->arena = kf_arena_new();
    place->folder = g_dir_make_tmp("kf-world-XXXXXX", NULL);
    *state = place;
    return place->folder == NULL;
}

/* Two levels are all that these tests make. */
static void empty_folder(struct kf_arena *arena, const char *folder)
{
    const char *error = NULL;
    char **names = kf_world_machine.list_folder(NULL, arena, folder, &error);

    for (int i = 0; names != NULL && names[i] != NULL; i++) {
        const char *path = kf_arena_format(arena, "%s/%s", folder, names[i]);

        if (g_unlink(path) != 0) {
            (void)g_chmod(path, 0700);
            empty_folder(arena, path);
            (void)g_rmdir(path);
        }
    }
}

static int tear_down(void **state)
{
    struct place *place = *state;

    empty_folder(place->arena, place->folder);
    g_rmdir(place->folder);
    kf_arena_free(place->arena);
    g_free(place->folder);
    g_free(place);
    return 0;
}

static const char *in(const struct place *place, const char *name)
{
    return kf_arena_format(place->arena, "%s/%s", place->folder, name);
}

static bool put(const struct place *place, const char *path, const char *text, const char **ret_error)
{
    return kf_world_machine.write_file(NULL, place->arena, path, text, strlen(text), ret_error);
}

static const char *get(const struct place *place, const char *path)
{
    const char *error = NULL;
    size_t length = 0;

    return kf_world_machine.read_file(NULL, place->arena, path, 1000, &length, &error);
}

static int names_in(const struct place *place, const char *folder)
{
    const char *error = NULL;
    char **names = kf_world_machine.list_folder(NULL, place->arena, folder, &error);
    int count = 0;

    while (names != NULL && names[count] != NULL) {
        count++;
    }
    return count;
}

/* --- writing -------------------------------------------------------------------------------------------------------- */

static void write__makes_folders_and_leaves_nothing_else(void **state)
{
    const struct place *place = *state;
    const char *error = NULL;

    assert_true(put(place, in(place, "a/b.pdf"), "one", &error));
    assert_true(put(place, in(place, "a/b.pdf"), "two", &error));
    assert_string_equal(get(place, in(place, "a/b.pdf")), "two");
    assert_int_equal(names_in(place, in(place, "a")), 1);
}

static void write__follows_a_link(void **state)
{
    const struct place *place = *state;
    const char *error = NULL;
    struct stat status;

    assert_true(put(place, in(place, "real"), "old", &error));
    assert_int_equal(symlink("real", in(place, "link")), 0);
    assert_true(put(place, in(place, "link"), "new", &error));
    assert_int_equal(lstat(in(place, "link"), &status), 0);
    assert_true(S_ISLNK(status.st_mode));
    assert_string_equal(get(place, in(place, "real")), "new");
}

static void write__follows_a_link_to_nothing_yet(void **state)
{
    const struct place *place = *state;
    const char *error = NULL;

    assert_int_equal(symlink("sub/later", in(place, "link")), 0);
    assert_true(put(place, in(place, "link"), "new", &error));
    assert_string_equal(get(place, in(place, "sub/later")), "new");
}

static void write__circle_of_links__is_refused(void **state)
{
    const struct place *place = *state;
    const char *error = NULL;

    assert_int_equal(symlink("two", in(place, "one")), 0);
    assert_int_equal(symlink("one", in(place, "two")), 0);
    assert_false(put(place, in(place, "one"), "x", &error));
    assert_string_equal(error, g_strerror(ELOOP));
}

/* A chain of so many links to a file, and the name of its first. */
static const char *chain(const struct place *place, int links)
{
    const char *to = "real";

    for (int i = 0; i < links; i++) {
        const char *name = kf_arena_format(place->arena, "link-%d-%d", links, i);

        assert_int_equal(symlink(to, in(place, name)), 0);
        to = name;
    }
    return in(place, to);
}

static void write__follows_as_many_links_as_the_kernel(void **state)
{
    const struct place *place = *state;
    const char *error = NULL;

    assert_true(put(place, chain(place, KF_LIMIT_LINKS), "x", &error));
    assert_string_equal(get(place, in(place, "real")), "x");
    assert_false(put(place, chain(place, KF_LIMIT_LINKS + 1), "x", &error));
    assert_string_equal(error, g_strerror(ELOOP));
}

static void assert_unreadable(const struct place *place, const char *path, const char *expected)
{
    const char *error = NULL;
    size_t length = 0;

    assert_null(kf_world_machine.read_file(NULL, place->arena, path, 100, &length, &error));
    kf_assert_has(error, expected);
}

/* Whoever waits for it waits for ever. */
static void read__does_not_wait_for_a_pipe(void **state)
{
    const struct place *place = *state;

    assert_int_equal(mkfifo(in(place, "pipe"), 0600), 0);
    assert_unreadable(place, in(place, "pipe"), "a pipe or a device");
}

static void read__takes_no_device_behind_a_link(void **state)
{
    const struct place *place = *state;

    assert_int_equal(symlink("/dev/zero", in(place, "zero")), 0);
    assert_unreadable(place, in(place, "zero"), "a pipe or a device");
    assert_unreadable(place, "/dev/zero", "too large"); /* named by the one who runs the program */
}

static void read__memorys_own_folder_holds_files(void **state)
{
    const struct place *place = *state;
    char *path = g_strdup_printf("/dev/shm/kf-world-%ld", (long)getpid());

    if (mkfifo(path, 0600) != 0) {
        g_free(path);
        skip(); /* there is none, or it is another's */
    }
    assert_unreadable(place, path, "a pipe or a device");
    assert_int_equal(g_unlink(path), 0);
    g_free(path);
}

static void read__a_pipe_that_the_shell_hands_us(void **state)
{
    const struct place *place = *state;
    const char *error = NULL, *path;
    size_t length = 0;
    int ends[2];

    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], "a: b", 4), 4);
    (void)close(ends[1]);
    path = kf_arena_format(place->arena, "/dev/fd/%d", ends[0]);
    assert_string_equal(kf_world_machine.read_file(NULL, place->arena, path, 100, &length, &error), "a: b");
    (void)close(ends[0]);
}

static void write__keeps_permissions(void **state)
{
    const struct place *place = *state;
    const char *error = NULL;
    struct stat status;

    assert_true(put(place, in(place, "f"), "old", &error));
    assert_int_equal(chmod(in(place, "f"), 0640), 0);
    assert_true(put(place, in(place, "f"), "new", &error));
    assert_int_equal(stat(in(place, "f"), &status), 0);
    assert_int_equal(status.st_mode & 0777, 0640);
}

static void write__to_a_folder__is_refused(void **state)
{
    const struct place *place = *state;
    const char *error = NULL;

    assert_false(put(place, place->folder, "x", &error));
    assert_string_equal(error, g_strerror(EISDIR));
}

static void write__below_a_file__is_refused_with_a_message(void **state)
{
    const struct place *place = *state;
    const char *error = NULL;

    assert_true(put(place, in(place, "file"), "x", &error));
    assert_false(put(place, in(place, "file/below"), "x", &error));
    assert_string_equal(error, g_strerror(ENOTDIR));
}

static void write__into_a_closed_folder__is_refused_with_a_message(void **state)
{
    const struct place *place = *state;
    const char *error = NULL;

    if (geteuid() == 0) {
        skip(); /* root may write anywhere */
    }
    assert_int_equal(g_mkdir(in(place, "closed"), 0500), 0);
    assert_false(put(place, in(place, "closed/f"), "x", &error));
    assert_string_equal(error, g_strerror(EACCES));
}

static void write__to_a_device__is_straight(void **state)
{
    const struct place *place = *state;
    const char *error = NULL;
    struct stat status;

    assert_true(put(place, "/dev/null", "x", &error));
    assert_int_equal(stat("/dev/null", &status), 0);
    assert_true(S_ISCHR(status.st_mode));
    assert_false(put(place, "/dev/full", "x", &error));
    assert_string_equal(error, g_strerror(ENOSPC));
}

/* --- reading -------------------------------------------------------------------------------------------------------- */

static void read__missing__is_told_from_other_errors(void **state)
{
    const struct place *place = *state;
    const char *error = NULL;
    size_t length;

    assert_null(kf_world_machine.read_file(NULL, place->arena, in(place, "none"), 10, &length, &error));
    assert_ptr_equal(error, kf_world_missing);
    assert_null(kf_world_machine.read_file(NULL, place->arena, place->folder, 10, &length, &error));
    assert_string_equal(error, g_strerror(EISDIR));
}

static void read__over_the_limit__is_refused(void **state)
{
    const struct place *place = *state;
    const char *error = NULL;
    size_t length = 0;

    assert_true(put(place, in(place, "f"), "12345", &error));
    assert_non_null(kf_world_machine.read_file(NULL, place->arena, in(place, "f"), 5, &length, &error));
    assert_int_equal(length, 5);
    assert_null(kf_world_machine.read_file(NULL, place->arena, in(place, "f"), 4, &length, &error));
    assert_ptr_equal(error, kf_world_too_large);
    assert_null(kf_world_machine.read_file(NULL, place->arena, "/dev/zero", 100000, &length, &error));
}

static void list__is_sorted(void **state)
{
    const struct place *place = *state;
    const char *error = NULL;
    char **names;

    assert_true(put(place, in(place, "b"), "", &error) && put(place, in(place, "B"), "", &error) &&
                put(place, in(place, "a"), "", &error));
    names = kf_world_machine.list_folder(NULL, place->arena, place->folder, &error);
    assert_string_equal(names[0], "B");
    assert_string_equal(names[1], "a");
    assert_string_equal(names[2], "b");
    assert_null(names[3]);
    assert_null(kf_world_machine.list_folder(NULL, place->arena, in(place, "none"), &error));
    assert_ptr_equal(error, kf_world_missing);
    assert_null(kf_world_machine.list_folder(NULL, place->arena, in(place, "a"), &error));
    assert_ptr_equal(error, kf_world_missing);
}

/* More open files than a process may have: a folder that cannot be opened is told from one that is not there. */
static void list__out_of_files__says_so(void **state)
{
    const struct place *place = *state;
    struct rlimit old, none = {0};
    const char *error = NULL;
    char **names;

    assert_int_equal(getrlimit(RLIMIT_NOFILE, &old), 0);
    none.rlim_max = old.rlim_max;
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &none), 0);
    names = kf_world_machine.list_folder(NULL, place->arena, place->folder, &error);
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &old), 0);
    assert_null(names);
    assert_string_equal(error, g_strerror(EMFILE));
    assert_non_null(strstr(kf_world_advice(error), "ulimit -n"));
}

/* --- time ----------------------------------------------------------------------------------------------------------- */

static void epoch__is_read_from_the_environment(void **state)
{
    g_setenv("SOURCE_DATE_EPOCH", "86400", TRUE);
    assert_int_equal(kf_world_machine.source_date_epoch(NULL), 86400);
    g_setenv("SOURCE_DATE_EPOCH", "soon", TRUE);
    assert_int_equal(kf_world_machine.source_date_epoch(NULL), -1);
    g_unsetenv("SOURCE_DATE_EPOCH");
    assert_int_equal(kf_world_machine.source_date_epoch(NULL), -1);
    assert_true(kf_world_machine.today(NULL) > 20200000);
    (void)state;
}

/* --- the one in memory ---------------------------------------------------------------------------------------------- */

static void memory__reads_back_what_was_written(void **state)
{
    const struct place *place = *state;
    struct kf_world *world = kf_world_memory_new(place->arena);
    const char *error = NULL;
    size_t length = 0;

    kf_world_memory_add(world, "kit/modules/a.yaml", "x: 1\n");
    assert_string_equal(world->read_file(world->data, place->arena, "kit/./modules/../modules/a.yaml", 10, &length, &error),
                        "x: 1\n");
    assert_true(world->write_file(world->data, place->arena, "out/b.pdf", "%PDF", 4, &error));
    assert_string_equal(kf_world_memory_get(world, "out/b.pdf", &length), "%PDF");
    assert_int_equal(length, 4);
    assert_null(kf_world_memory_get(world, "out/c.pdf", &length));
    assert_null(world->read_file(world->data, place->arena, "kit/modules/a.yaml", 4, &length, &error));
    assert_ptr_equal(error, kf_world_too_large);
}

static void memory__has_folders(void **state)
{
    const struct place *place = *state;
    struct kf_world *world = kf_world_memory_new(place->arena);
    const char *error = NULL;
    char **names;

    kf_world_memory_add(world, "kit/modules/b/module.yaml", "");
    kf_world_memory_add(world, "kit/modules/b/other.yaml", "");
    kf_world_memory_add(world, "kit/modules/a/module.yaml", "");
    kf_world_memory_add(world, "kit/modules-old/c", "");
    names = world->list_folder(world->data, place->arena, "kit/modules", &error);
    assert_string_equal(names[0], "a");
    assert_string_equal(names[1], "b");
    assert_null(names[2]);
    assert_true(world->is_folder(world->data, "kit"));
    assert_true(world->is_folder(world->data, "/"));
    assert_false(world->is_folder(world->data, "kit/modules/a/module.yaml"));
    assert_null(world->list_folder(world->data, place->arena, "none", &error));
}

static void memory__refuses_when_told(void **state)
{
    const struct place *place = *state;
    struct kf_world *world = kf_world_memory_new(place->arena);
    const char *error = NULL;

    kf_world_memory_refuse(world, "out/a", "No space left on device");
    assert_false(world->write_file(world->data, place->arena, "out/a", "x", 1, &error));
    assert_string_equal(error, "No space left on device");
    assert_false(world->is_folder(world->data, "out"));
    kf_world_memory_set_today(world, 20280229);
    assert_int_equal(world->today(world->data), 20280229);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(write__makes_folders_and_leaves_nothing_else),
        TEST(write__follows_a_link),
        TEST(write__follows_a_link_to_nothing_yet),
        TEST(write__circle_of_links__is_refused),
        TEST(write__follows_as_many_links_as_the_kernel),
        TEST(read__does_not_wait_for_a_pipe),
        TEST(read__takes_no_device_behind_a_link),
        TEST(read__memorys_own_folder_holds_files),
        TEST(read__a_pipe_that_the_shell_hands_us),
        TEST(write__keeps_permissions),
        TEST(write__to_a_folder__is_refused),
        TEST(write__below_a_file__is_refused_with_a_message),
        TEST(write__into_a_closed_folder__is_refused_with_a_message),
        TEST(write__to_a_device__is_straight),
        TEST(read__missing__is_told_from_other_errors),
        TEST(read__over_the_limit__is_refused),
        TEST(list__is_sorted),
        TEST(list__out_of_files__says_so),
        TEST(epoch__is_read_from_the_environment),
        TEST(memory__reads_back_what_was_written),
        TEST(memory__has_folders),
        TEST(memory__refuses_when_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
