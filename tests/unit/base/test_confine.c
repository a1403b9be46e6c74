/* A process that has shut itself in. Each case is tried by a child, since there is no way back. */

#include "support/support.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "base/confine.h"

struct place {
    char *folder, *inside, *outside, *file_inside, *file_outside;
};

static int set_up(void **state)
{
    struct place *place = g_new0(struct place, 1);

    place->folder = g_dir_make_tmp("kf-confine-XXXXXX", NULL);
    place->inside = g_build_filename(place->folder, "inside", NULL);
    place->outside = g_build_filename(place->folder, "outside", NULL);
    place->file_inside = g_build_filename(place->inside, "file", NULL);
    place->file_outside = g_build_filename(place->outside, "file", NULL);
    *state = place;
    return g_mkdir(place->inside, 0700) != 0 || g_mkdir(place->outside, 0700) != 0 ||
           !g_file_set_contents(place->file_inside, "in", -1, NULL) ||
           !g_file_set_contents(place->file_outside, "out", -1, NULL);
}

static int tear_down(void **state)
{
    struct place *place = *state;

    g_unlink(place->file_inside);
    g_unlink(place->file_outside);
    g_rmdir(place->inside);
    g_rmdir(place->outside);
    g_rmdir(place->folder);
    g_free(place->folder);
    g_free(place->inside);
    g_free(place->outside);
    g_free(place->file_inside);
    g_free(place->file_outside);
    g_free(place);
    return 0;
}

/* What a child said of itself: 0, or the errno of what it tried. */
static int ended(pid_t child)
{
    int status = 0;

    assert_true(child > 0);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

/* Opens a file in a child that can read `reads` (NULL: everything) and write `writes`. _exit: a child of a test has no
 * leaks to tell of. */
static int opened(const char *reads, const char *writes, const char *path, int flags)
{
    const char *const readable[] = {reads, NULL}, *const writable[] = {writes, NULL};
    const struct kf_confinement confinement = {.reads = reads != NULL ? readable : NULL, .writes = writable};
    pid_t child = fork();

    if (child == 0) {
        if (!kf_confine(&confinement)) {
            _exit(99);
        }
        _exit(open(path, flags, 0600) >= 0 ? 0 : errno);
    }
    return ended(child);
}

static void needs_landlock(void)
{
    if (!kf_confine_known()) {
        skip();
    }
}

static void confined__reads_what_was_named_alone(void **state)
{
    const struct place *place = *state;

    needs_landlock();
    assert_int_equal(opened(place->inside, NULL, place->file_inside, O_RDONLY), 0);
    assert_int_equal(opened(place->inside, NULL, place->file_outside, O_RDONLY), EACCES);
    assert_int_equal(opened(place->inside, NULL, "/etc/passwd", O_RDONLY), EACCES);
    assert_int_equal(opened(place->file_inside, NULL, place->file_inside, O_RDONLY), 0);
}

static void confined__writes_what_was_named_alone(void **state)
{
    const struct place *place = *state;

    needs_landlock();
    assert_int_equal(opened(NULL, place->inside, place->file_inside, O_WRONLY | O_TRUNC), 0);
    assert_int_equal(opened(NULL, place->inside, place->file_outside, O_WRONLY), EACCES);
    assert_int_equal(opened(place->folder, place->inside, place->file_outside, O_WRONLY), EACCES);
}

static void confined__reads_all_where_nothing_was_named(void **state)
{
    const struct place *place = *state;

    needs_landlock();
    assert_int_equal(opened(NULL, place->inside, place->file_outside, O_RDONLY), 0);
}

static void confined__passes_over_what_is_not_there(void **state)
{
    const struct place *place = *state;

    needs_landlock();
    assert_int_equal(opened("/nowhere", place->inside, place->file_inside, O_RDONLY), 0);
}

static void confined__runs_no_program(void **state)
{
    const char *const all[] = {"/", NULL};
    const struct kf_confinement confinement = {.reads = all, .writes = all};
    pid_t child;

    (void)state;
    needs_landlock();
    child = fork();
    if (child == 0) {
        if (!kf_confine(&confinement)) {
            _exit(99);
        }
        execl("/bin/true", "true", (char *)NULL);
        _exit(errno);
    }
    assert_int_equal(ended(child), EACCES);
}

/* To a port of this machine where nobody listens: refused by the kernel's rule, not for want of a listener. A kernel older
 * than that rule lets it try. */
static void confined__connects_to_nobody(void **state)
{
    const struct kf_confinement confinement = {.reads = NULL};
    pid_t child;

    (void)state;
    needs_landlock();
    child = fork();
    if (child == 0) {
        struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(1)};
        int connection = socket(AF_INET, SOCK_STREAM, 0);

        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (!kf_confine(&confinement)) {
            _exit(99);
        }
        _exit(connect(connection, (const struct sockaddr *)&address, sizeof address) == 0 ? 0 : errno);
    }
    assert_true(ended(child) == (kf_confine_knows_ports() ? EACCES : ECONNREFUSED));
}

static void empty_folder__can_be_removed_where_that_was_named(void **state)
{
    const struct place *place = *state;
    const char *empty = place->inside;
    const struct kf_confinement confinement = {.rid = place->folder};
    pid_t child;

    needs_landlock();
    assert_int_equal(g_unlink(place->file_inside), 0);
    child = fork();
    if (child == 0) {
        if (!kf_confine(&confinement)) {
            _exit(99);
        }
        _exit(unlink(place->file_outside) == 0 ? 98 : errno != EACCES ? 97 : rmdir(empty) == 0 ? 0 : errno);
    }
    assert_int_equal(ended(child), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(confined__reads_what_was_named_alone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(confined__writes_what_was_named_alone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(confined__reads_all_where_nothing_was_named, set_up, tear_down),
        cmocka_unit_test_setup_teardown(confined__passes_over_what_is_not_there, set_up, tear_down),
        cmocka_unit_test(confined__runs_no_program),
        cmocka_unit_test(confined__connects_to_nobody),
        cmocka_unit_test_setup_teardown(empty_folder__can_be_removed_where_that_was_named, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
