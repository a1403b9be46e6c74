/* The real machine. */

#include "base/world.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <glib.h>
#include <glib/gstdio.h>

#include "base/limits.h"
#include "base/temporary.h"
#include "base/world_internal.h"

const char kf_world_missing[] = "No such file or directory";
const char kf_world_too_large[] = "The file is too large";

static const char *system_text(struct kf_arena *arena, int error)
{
    return error == ENOENT ? kf_world_missing : kf_arena_string(arena, g_strerror(error));
}

static bool is_standard(const char *path)
{
    return strcmp(path, "-") == 0;
}

/* --- reading -------------------------------------------------------------------------------------------------------- */

static bool is_larger(int file, size_t limit)
{
    struct stat status;

    return fstat(file, &status) == 0 && S_ISREG(status.st_mode) && (unsigned long long)status.st_size > limit;
}

/* Reads to the end or one byte past the limit; returns an errno, 0 for success. */
static int read_all(int file, size_t limit, GByteArray *bytes)
{
    guint8 buffer[65536];

    if (is_larger(file, limit)) {
        return EFBIG;
    }

    while (bytes->len <= limit) {
        ssize_t got = read(file, buffer, MIN(sizeof buffer, limit + 1 - bytes->len));

        if (got == 0) {
            return 0;
        }
        if (got < 0 && errno != EINTR) {
            return errno;
        }
        if (got > 0) {
            g_byte_array_append(bytes, buffer, (guint)got);
        }
    }
    return EFBIG;
}

static const char not_a_file[] = "It is a pipe or a device, not a file";

/* A pipe or a device that lies among someone's files is not waited for; what people name themselves is. Returns why it may not
 * be read, NULL if it may. */
static const char *refusal(struct kf_arena *arena, int file, const char *path)
{
    struct stat status;

    /* What the shell hands us, or what was meant to be a device; files lie in /dev/shm as anywhere. */
    if ((g_str_has_prefix(path, "/dev/") && !g_str_has_prefix(path, "/dev/shm/")) || g_str_has_prefix(path, "/proc/")) {
        return NULL;
    }
    if (fstat(file, &status) != 0) {
        return system_text(arena, errno);
    }
    return S_ISREG(status.st_mode) || S_ISDIR(status.st_mode) ? NULL : not_a_file;
}

/* -1 and an error when there is no such file. */
static int open_to_read(struct kf_arena *arena, const char *path, const char **ret_error)
{
    /* Without O_NONBLOCK a pipe that nobody writes to would be waited for here. */
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    const char *error = file < 0 ? system_text(arena, errno) : refusal(arena, file, path);

    if (error == NULL) {
        (void)fcntl(file, F_SETFL, fcntl(file, F_GETFL) & ~O_NONBLOCK);
        return file;
    }
    *ret_error = error;
    if (file >= 0) {
        (void)close(file);
    }
    return -1;
}

static char *machine_read_file(void *data, struct kf_arena *arena, const char *path, size_t limit, size_t *ret_length,
                               const char **ret_error)
{
    int file = is_standard(path) ? dup(STDIN_FILENO) : open_to_read(arena, path, ret_error);
    GByteArray *bytes;
    char *text = NULL;
    int error;

    (void)data;
    if (file < 0) {
        if (is_standard(path)) {
            *ret_error = system_text(arena, errno);
        }
        return NULL;
    }
    bytes = g_byte_array_new();
    error = read_all(file, limit, bytes);
    (void)close(file);
    if (error == 0) {
        text = kf_arena_string_n(arena, (const char *)bytes->data, bytes->len);
        *ret_length = bytes->len;
    } else {
        *ret_error = error == EFBIG ? kf_world_too_large : system_text(arena, error);
    }
    g_byte_array_free(bytes, TRUE);
    return text;
}

int kf_world_compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Adds what is in the folder; returns an errno, 0 for success. */
static int read_names(DIR *folder, struct kf_arena *arena, struct kf_list *names)
{
    for (;;) {
        const struct dirent *entry;

        errno = 0; /* the end of a folder is told from an error by this alone */
        entry = readdir(folder);
        if (entry == NULL) {
            return errno;
        }
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) {
            kf_list_add(arena, names, kf_arena_string(arena, entry->d_name));
        }
    }
}

static char **machine_list_folder(void *data, struct kf_arena *arena, const char *path, const char **ret_error)
{
    struct kf_list names = {0};
    DIR *folder = opendir(path);
    int error = folder == NULL ? errno : read_names(folder, arena, &names);

    (void)data;
    if (folder != NULL) {
        (void)closedir(folder);
    }
    if (error != 0) {
        *ret_error = error == ENOTDIR ? kf_world_missing : system_text(arena, error);
        return NULL;
    }
    if (names.count > 0) {
        qsort(names.items, (size_t)names.count, sizeof *names.items, kf_world_compare_names);
    }
    kf_list_add(arena, &names, NULL);
    return (char **)names.items;
}

static bool machine_is_folder(void *data, const char *path)
{
    struct stat status;

    (void)data;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static const char *machine_real_path(void *data, struct kf_arena *arena, const char *path)
{
    char *real = realpath(path, NULL);
    const char *kept = kf_arena_string(arena, real);

    (void)data;
    free(real);
    return kept;
}

static unsigned long long machine_stamp(void *data, const char *path)
{
    struct stat status;
    const unsigned long long odd = 0x9E3779B97F4A7C15ull; /* spreads the parts, so that no two changes cancel out */

    (void)data;
    if (stat(path, &status) != 0) {
        return 0;
    }
    return ((((unsigned long long)status.st_mtim.tv_sec * odd + (unsigned long long)status.st_mtim.tv_nsec) * odd +
             (unsigned long long)status.st_size) * odd + (unsigned long long)status.st_ino) | 1;
}

/* --- writing -------------------------------------------------------------------------------------------------------- */

static int write_all(int file, const void *bytes, size_t length)
{
    const char *rest = bytes;

    while (length > 0) {
        ssize_t put = write(file, rest, length);

        if (put < 0 && errno != EINTR) {
            return errno;
        }
        if (put > 0) {
            rest += put;
            length -= (size_t)put;
        }
    }
    return 0;
}

char *kf_world_follow(const char *path)
{
    char *here = g_strdup(path);

    for (int i = 0; i <= KF_LIMIT_LINKS; i++) { /* once more, to see that it is none */
        char *target = g_file_read_link(here, NULL);
        char *folder;

        if (target == NULL) {
            return here;
        }
        folder = g_path_get_dirname(here);
        g_free(here);
        here = g_path_is_absolute(target) ? g_strdup(target) : g_build_filename(folder, target, NULL);
        g_free(folder);
        g_free(target);
    }
    g_free(here);
    return NULL;
}

/* A new file beside, under a name of ours. Returns -1 and sets errno. */
static int open_beside(const char *folder, char **ret_path)
{
    for (int n = 0; n < KF_MOST_TEMPORARY; n++) {
        char *path = kf_temporary_beside(folder, n);
        int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);

        if (file >= 0) {
            *ret_path = path;
            return file;
        }
        g_free(path);
        if (errno != EEXIST) {
            return -1;
        }
    }
    return -1;
}

static int sync_file(int file)
{
    int result;

    do {
        result = fsync(file);
    } while (result != 0 && errno == EINTR);
    /* Some file systems cannot sync; that is no reason to refuse. */
    return result == 0 || errno == EINVAL || errno == ENOTSUP ? 0 : errno;
}

/* Returns the error so far, or that of closing. An interrupted close has closed the file. */
static int close_file(int file, int error)
{
    return close(file) != 0 && errno != EINTR && error == 0 ? errno : error;
}

static int fill(int file, const struct stat *old, const void *bytes, size_t length)
{
    int error = write_all(file, bytes, length);

    if (error == 0 && old != NULL && fchmod(file, old->st_mode & 0777) != 0) {
        error = errno;
    }
    if (error == 0) {
        error = sync_file(file);
    }
    return close_file(file, error);
}

/* old: the file's status if it is there, to keep its permissions. */
static int write_beside(const char *target, const struct stat *old, const void *bytes, size_t length)
{
    char *folder = g_path_get_dirname(target);
    char *beside = NULL;
    int file, error;

    if (g_mkdir_with_parents(folder, 0777) != 0) {
        error = errno;
        g_free(folder);
        return error;
    }
    file = open_beside(folder, &beside);
    error = file < 0 ? errno : fill(file, old, bytes, length);
    if (error == 0 && rename(beside, target) != 0) {
        error = errno;
    }
    if (error != 0 && beside != NULL) {
        (void)unlink(beside);
    }
    g_free(beside);
    g_free(folder);
    return error;
}

static int write_straight(int file, const void *bytes, size_t length)
{
    return file < 0 ? errno : close_file(file, write_all(file, bytes, length));
}

static int write_target(const char *target, const void *bytes, size_t length)
{
    struct stat status;

    if (stat(target, &status) != 0) {
        return write_beside(target, NULL, bytes, length);
    }
    if (S_ISDIR(status.st_mode)) {
        return EISDIR;
    }
    if (!S_ISREG(status.st_mode)) {
        return write_straight(open(target, O_WRONLY | O_CLOEXEC), bytes, length);
    }
    /* Renaming over a write-protected file would succeed; its protection says that it should not. */
    if (access(target, W_OK) != 0) {
        return errno;
    }
    return write_beside(target, &status, bytes, length);
}

static bool machine_write_file(void *data, struct kf_arena *arena, const char *path, const void *bytes, size_t length,
                               const char **ret_error)
{
    int error;

    (void)data;
    if (is_standard(path)) {
        error = write_straight(dup(STDOUT_FILENO), bytes, length);
    } else {
        char *target = kf_world_follow(path);

        error = target == NULL ? ELOOP : write_target(target, bytes, length);
        g_free(target);
    }
    if (error != 0) {
        *ret_error = system_text(arena, error);
    }
    return error == 0;
}

/* --- time ----------------------------------------------------------------------------------------------------------- */

static int machine_today(void *data)
{
    time_t now = time(NULL);
    struct tm parts;

    (void)data;
    if (localtime_r(&now, &parts) == NULL) {
        return 19700101;
    }
    return (parts.tm_year + 1900) * 10000 + (parts.tm_mon + 1) * 100 + parts.tm_mday;
}

static long long machine_source_date_epoch(void *data)
{
    const char *text = g_getenv("SOURCE_DATE_EPOCH");
    gint64 seconds = -1;

    (void)data;
    if (text == NULL || !g_ascii_string_to_signed(text, 10, 0, G_MAXINT64, &seconds, NULL)) {
        return -1;
    }
    return seconds;
}

const struct kf_world kf_world_machine = {
    .read_file = machine_read_file,
    .list_folder = machine_list_folder,
    .is_folder = machine_is_folder,
    .write_file = machine_write_file,
    .today = machine_today,
    .source_date_epoch = machine_source_date_epoch,
    .real_path = machine_real_path,
    .stamp = machine_stamp,
};

/* --- what a world may leave out ------------------------------------------------------------------------------------- */

bool kf_world_has_name(const struct kf_world *world, struct kf_arena *arena, const char *folder, const char *name,
                       const char **ret_error)
{
    const char *ignored = NULL;
    const char **error = ret_error != NULL ? ret_error : &ignored;
    char **names;

    if (world->has != NULL) {
        return world->has(world->data, arena, folder, name, error);
    }
    names = world->list_folder(world->data, arena, folder, error);
    return names != NULL && g_strv_contains((const char *const *)names, name);
}

const char *kf_world_real_path(const struct kf_world *world, struct kf_arena *arena, const char *path)
{
    return world->real_path != NULL ? world->real_path(world->data, arena, path) : NULL;
}

unsigned long long kf_world_stamp(const struct kf_world *world, const char *path)
{
    return world->stamp != NULL ? world->stamp(world->data, path) : 0;
}

const char *kf_world_advice(const char *error)
{
    static const struct {
        int error;
        const char *advice;
    } rows[] = {
        {EMFILE, "allow more open files: `ulimit -n 1024`, then run this again"},
        {ENFILE, "the machine has too many files open: close other programs, then run this again"},
        {ENOMEM, "close other programs, then run this again"},
        {EACCES, "you may not read it: ask its owner, or whoever looks after this machine"},
        {EPERM, "you may not read it: ask its owner, or whoever looks after this machine"},
        {EIO, "the disk, stick or network that holds it does not answer: copy the kit to another place"},
        {ESTALE, "the network folder that holds it went away: connect it again, then run this again"},
        {ELOOP, "a link there leads to itself: remove it"},
    };

    if (error == not_a_file) {
        return "put a file there, or name another";
    }
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (strcmp(error, g_strerror(rows[i].error)) == 0) {
            return rows[i].advice;
        }
    }
    return NULL;
}

/* --- worlds over another -------------------------------------------------------------------------------------------- */

static const struct kf_world *under(void *data)
{
    return ((const struct kf_world_layer *)data)->under;
}

bool kf_world_through_write_file(void *data, struct kf_arena *arena, const char *path, const void *bytes, size_t length,
                                 const char **ret_error)
{
    return under(data)->write_file(under(data)->data, arena, path, bytes, length, ret_error);
}

int kf_world_through_today(void *data)
{
    return under(data)->today(under(data)->data);
}

long long kf_world_through_source_date_epoch(void *data)
{
    return under(data)->source_date_epoch(under(data)->data);
}
