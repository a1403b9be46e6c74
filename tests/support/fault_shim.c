/* Faults for a program that knows nothing of them, as a module for LD_PRELOAD. tests/faults/README.md tells how to use it.
 *
 *   KF_FAULT=CALLS:ERROR[:KEY=VALUE]...
 *
 * CALLS: `write`, `open+read`, `all`. ERROR: ENOSPC and its like, `short` (half of what was asked is done), `kill` (the
 * process dies before the call), `term` (it gets SIGTERM before the call), `cut` (a file loses its bytes when it has been
 * mapped), `none` (nothing fails, and KF_FAULT_LOG tells the calls).
 * KEY: after=N (all but the first N fail), at=N (the Nth alone), every=N (each Nth), bytes=N (a write past so many bytes),
 * path=TEXT (only files whose path holds it). Without one, each fails.
 *
 *   KF_FAULT_LOG=FILE      what failed, a line each: a run that leaves it empty was sound
 *   KF_FAULT_TIME=SECONDS  the clock stands there
 *
 * With KF_FAULT_MALLOC defined it makes memory run out instead, of a program without sanitizers. */

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

enum { SHORT = -1, KILL = -2, CUT = -3, TERM = -4 };

static struct {
    char calls[256], path[256];
    int error;
    long after, at, every, bytes; /* 0: not given; after: -1 */
} fault;

static int log_file = -1;
static bool armed, clock_stands;
static time_t stands_at;
static atomic_long count;

/* --- what was asked for --------------------------------------------------------------------------------------------- */

static int error_named(const char *name)
{
    static const struct {
        const char *name;
        int error;
    } errors[] = {
        {"EACCES", EACCES}, {"EAGAIN", EAGAIN}, {"EDQUOT", EDQUOT}, {"EEXIST", EEXIST}, {"EINTR", EINTR}, {"EIO", EIO},
        {"EMFILE", EMFILE}, {"ENFILE", ENFILE}, {"ENOMEM", ENOMEM}, {"ENOSPC", ENOSPC}, {"EPERM", EPERM},
        {"EROFS", EROFS}, {"ESTALE", ESTALE}, {"EXDEV", EXDEV}, {"short", SHORT},
        {"kill", KILL},
        {"cut", CUT},
        {"term", TERM},
        {"none", 0},
    };

    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++) {
        if (strcmp(errors[i].name, name) == 0) {
            return errors[i].error;
        }
    }
    fprintf(stderr, "fault_shim: no error is called \"%s\"\n", name);
    _exit(99);
}

static void read_key(const char *key)
{
    static const struct {
        const char *name;
        long *value;
    } numbers[] = {
        {"after=", &fault.after}, {"at=", &fault.at}, {"every=", &fault.every}, {"bytes=", &fault.bytes}};

    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        size_t length = strlen(numbers[i].name);

        if (strncmp(key, numbers[i].name, length) == 0) {
            *numbers[i].value = strtol(key + length, NULL, 10);
            return;
        }
    }
    if (strncmp(key, "path=", 5) == 0) {
        (void)snprintf(fault.path, sizeof fault.path, "%s", key + 5);
        return;
    }
    fprintf(stderr, "fault_shim: no key is called \"%s\"\n", key);
    _exit(99);
}

static void read_fault(const char *text)
{
    char copy[1024], *rest = NULL, *part;

    (void)snprintf(copy, sizeof copy, "%s", text);
    part = strtok_r(copy, ":", &rest);
    (void)snprintf(fault.calls, sizeof fault.calls, "+%s+", part != NULL ? part : "");
    part = strtok_r(NULL, ":", &rest);
    fault.error = error_named(part != NULL ? part : "");
    fault.after = -1;
    while ((part = strtok_r(NULL, ":", &rest)) != NULL) {
        read_key(part);
    }
}

static void __attribute__((constructor)) begin(void)
{
    const char *asked = getenv("KF_FAULT"), *file = getenv("KF_FAULT_LOG"), *seconds = getenv("KF_FAULT_TIME");

    if (file != NULL) { /* now: later the program may have locked itself in. High, so that its own files keep their numbers */
        int low = (int)syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);

        log_file = (int)syscall(SYS_fcntl, low, F_DUPFD_CLOEXEC, 500);
        (void)syscall(SYS_close, low);
    }
    if (seconds != NULL) {
        stands_at = (time_t)strtoll(seconds, NULL, 10);
        clock_stands = true;
    }
    if (asked != NULL) {
        read_fault(asked);
        armed = true;
    }
}

/* --- whether this call fails ---------------------------------------------------------------------------------------- */

/* By the kernel itself: what is counted here must not call what is counted. */
static void note(const char *call, long number, const char *path)
{
    char line[PATH_MAX + 64];
    int length = snprintf(line, sizeof line, "%s %ld %s\n", call, number, path != NULL ? path : "");

    if (log_file >= 0) {
        (void)!syscall(SYS_write, log_file, line, (size_t)length);
    }
}

static bool is_meant(const char *call, const char *path)
{
    char name[64];

    if (strcmp(fault.calls, "+all+") != 0) {
        (void)snprintf(name, sizeof name, "+%s+", call);
        if (strstr(fault.calls, name) == NULL) {
            return false;
        }
    }
    return fault.path[0] == '\0' || (path != NULL && strstr(path, fault.path) != NULL);
}

static bool is_due(long number)
{
    if (fault.at > 0) {
        return number == fault.at;
    }
    if (fault.every > 0) {
        return number % fault.every == 0;
    }
    return number > fault.after;
}

/* 0: it goes on. Else the error, which is in errno too. */
static int fails(const char *call, const char *path)
{
    int old = errno;
    long number;

    if (!armed || !is_meant(call, path)) {
        return 0;
    }
    number = atomic_fetch_add(&count, 1) + 1;
    if (fault.bytes > 0 || !is_due(number)) {
        return 0;
    }
    note(call, number, path);
    if (fault.error == KILL) {
        (void)kill(getpid(), SIGKILL);
    }
    if (fault.error == TERM) {
        (void)kill(getpid(), SIGTERM);
        errno = old;
        return 0;
    }
    errno = fault.error > 0 ? fault.error : old;
    return fault.error;
}

#ifdef KF_FAULT_MALLOC

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);

void *malloc(size_t size)
{
    return fails("malloc", NULL) != 0 ? NULL : __libc_malloc(size);
}

void *calloc(size_t items, size_t size)
{
    return fails("malloc", NULL) != 0 ? NULL : __libc_calloc(items, size);
}

void *realloc(void *old, size_t size)
{
    return fails("malloc", NULL) != 0 ? NULL : __libc_realloc(old, size);
}

#else

#define NEXT(name) ((__typeof__(&name))next(#name))

static void *next(const char *name)
{
    void *found = dlsym(RTLD_NEXT, name);

    if (found == NULL) {
        fprintf(stderr, "fault_shim: there is no %s\n", name);
        _exit(99);
    }
    return found;
}

static const char *path_of(int file, char *room)
{
    char link[64];
    long length;

    (void)snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    length = syscall(SYS_readlink, link, room, (size_t)PATH_MAX - 1);
    room[length > 0 ? length : 0] = '\0';
    return room;
}

static int fails_on(const char *call, int file)
{
    char room[PATH_MAX];

    return armed ? fails(call, path_of(file, room)) : 0;
}

/* --- opening -------------------------------------------------------------------------------------------------------- */

#define WITH_MODE(flags, mode)                          \
    mode_t mode = 0;                                    \
    if (((flags) & (O_CREAT | __O_TMPFILE)) != 0) {     \
        va_list args;                                   \
        va_start(args, flags);                          \
        mode = (mode_t)va_arg(args, int);               \
        va_end(args);                                   \
    }

#define OPEN(name)                                                                \
    int name(const char *path, int flags, ...)                                    \
    {                                                                             \
        WITH_MODE(flags, mode)                                                    \
        return fails("open", path) != 0 ? -1 : NEXT(name)(path, flags, mode);     \
    }
OPEN(open)
OPEN(open64)

#define OPENAT(name)                                                                          \
    int name(int folder, const char *path, int flags, ...)                                    \
    {                                                                                         \
        WITH_MODE(flags, mode)                                                                \
        return fails("open", path) != 0 ? -1 : NEXT(name)(folder, path, flags, mode);         \
    }
OPENAT(openat)
OPENAT(openat64)

int __open_2(const char *path, int flags);
int __open64_2(const char *path, int flags);

int __open_2(const char *path, int flags)
{
    return fails("open", path) != 0 ? -1 : NEXT(__open_2)(path, flags);
}

int __open64_2(const char *path, int flags)
{
    return fails("open", path) != 0 ? -1 : NEXT(__open64_2)(path, flags);
}

FILE *fopen(const char *path, const char *mode)
{
    return fails("open", path) != 0 ? NULL : NEXT(fopen)(path, mode);
}

FILE *fopen64(const char *path, const char *mode)
{
    return fails("open", path) != 0 ? NULL : NEXT(fopen64)(path, mode);
}

int dup(int file)
{
    return fails_on("dup", file) != 0 ? -1 : NEXT(dup)(file);
}

/* --- reading -------------------------------------------------------------------------------------------------------- */

static size_t half(size_t size)
{
    return size > 1 ? size / 2 : size;
}

ssize_t read(int file, void *bytes, size_t size)
{
    int error = fails_on("read", file);

    return error > 0 ? -1 : NEXT(read)(file, bytes, error == SHORT ? half(size) : size);
}

ssize_t __read_chk(int file, void *bytes, size_t size, size_t room);

ssize_t __read_chk(int file, void *bytes, size_t size, size_t room)
{
    int error = fails_on("read", file);

    return error > 0 ? -1 : NEXT(__read_chk)(file, bytes, error == SHORT ? half(size) : size, room);
}

static void *map(void *where, size_t size, int protection, int flags, int file, off_t offset)
{
    int error = file >= 0 ? fails_on("mmap", file) : 0;
    char room[PATH_MAX];
    void *mapped;

    if (error > 0) {
        return MAP_FAILED;
    }
    mapped = (void *)syscall(SYS_mmap, where, size, protection, flags, file, offset);
    if (error == CUT) {
        (void)truncate(path_of(file, room), 0);
    }
    return mapped;
}

void *mmap(void *where, size_t size, int protection, int flags, int file, off_t offset)
{
    return map(where, size, protection, flags, file, offset);
}

void *mmap64(void *where, size_t size, int protection, int flags, int file, off_t offset)
{
    return map(where, size, protection, flags, file, offset);
}

DIR *opendir(const char *path)
{
    return fails("opendir", path) != 0 ? NULL : NEXT(opendir)(path);
}

struct dirent *readdir(DIR *folder)
{
    return fails_on("readdir", dirfd(folder)) != 0 ? NULL : NEXT(readdir)(folder);
}

struct dirent64 *readdir64(DIR *folder)
{
    return fails_on("readdir", dirfd(folder)) != 0 ? NULL : NEXT(readdir64)(folder);
}

/* --- asking --------------------------------------------------------------------------------------------------------- */

#define STATUS(name, type)                                                     \
    int name(const char *path, struct type *status)                            \
    {                                                                          \
        return fails("stat", path) != 0 ? -1 : NEXT(name)(path, status);       \
    }
STATUS(stat, stat)
STATUS(stat64, stat64)
STATUS(lstat, stat)
STATUS(lstat64, stat64)

#define STATUS_AT(name, type)                                                                      \
    int name(int folder, const char *path, struct type *status, int flags)                         \
    {                                                                                              \
        return fails("stat", path) != 0 ? -1 : NEXT(name)(folder, path, status, flags);            \
    }
STATUS_AT(fstatat, stat)
STATUS_AT(fstatat64, stat64)

int fstat(int file, struct stat *status)
{
    return fails_on("fstat", file) != 0 ? -1 : NEXT(fstat)(file, status);
}

int fstat64(int file, struct stat64 *status)
{
    return fails_on("fstat", file) != 0 ? -1 : NEXT(fstat64)(file, status);
}

int access(const char *path, int mode)
{
    return fails("access", path) != 0 ? -1 : NEXT(access)(path, mode);
}

ssize_t readlink(const char *path, char *bytes, size_t size)
{
    return fails("readlink", path) != 0 ? -1 : NEXT(readlink)(path, bytes, size);
}

char *realpath(const char *path, char *room)
{
    return fails("realpath", path) != 0 ? NULL : NEXT(realpath)(path, room);
}

char *getcwd(char *room, size_t size)
{
    return fails("getcwd", NULL) != 0 ? NULL : NEXT(getcwd)(room, size);
}

/* --- writing -------------------------------------------------------------------------------------------------------- */

/* The disk takes so many bytes in all, of files only. */
static atomic_long written;

static ssize_t write_with_room(int file, const void *bytes, size_t size, const char *path)
{
    long before = atomic_fetch_add(&written, (long)size), room = fault.bytes - before;

    if (room >= (long)size) {
        return NEXT(write)(file, bytes, size);
    }
    note("write", before, path);
    errno = fault.error;
    return room <= 0 ? -1 : NEXT(write)(file, bytes, (size_t)room);
}

ssize_t write(int file, const void *bytes, size_t size)
{
    char room[PATH_MAX];
    const char *path = armed ? path_of(file, room) : "";
    int error;

    if (armed && fault.bytes > 0 && path[0] == '/' && is_meant("write", path)) {
        return write_with_room(file, bytes, size, path);
    }
    error = fails("write", path);
    return error > 0 ? -1 : NEXT(write)(file, bytes, error == SHORT ? half(size) : size);
}

int fsync(int file)
{
    return fails_on("fsync", file) != 0 ? -1 : NEXT(fsync)(file);
}

/* The kernel closes the file, whatever it says. */
int close(int file)
{
    int error = fails_on("close", file), result = NEXT(close)(file);

    if (error > 0) {
        errno = error;
        return -1;
    }
    return result;
}

int rename(const char *from, const char *to)
{
    return fails("rename", to) != 0 ? -1 : NEXT(rename)(from, to);
}

int link(const char *from, const char *to)
{
    return fails("link", to) != 0 ? -1 : NEXT(link)(from, to);
}

int unlink(const char *path)
{
    return fails("unlink", path) != 0 ? -1 : NEXT(unlink)(path);
}

int unlinkat(int folder, const char *path, int flags)
{
    return fails("unlink", path) != 0 ? -1 : NEXT(unlinkat)(folder, path, flags);
}

int mkdir(const char *path, mode_t mode)
{
    return fails("mkdir", path) != 0 ? -1 : NEXT(mkdir)(path, mode);
}

int fchmod(int file, mode_t mode)
{
    return fails_on("chmod", file) != 0 ? -1 : NEXT(fchmod)(file, mode);
}

/* --- threads -------------------------------------------------------------------------------------------------------- */

int pthread_create(pthread_t *restrict thread, const pthread_attr_t *restrict how, void *(*start)(void *), void *restrict data)
{
    int error = strcmp(fault.calls, "+all+") == 0 ? 0 : fails("thread", NULL); /* all: of those to files */

    return error > 0 ? error : NEXT(pthread_create)(thread, how, start, data);
}

/* --- the clock ------------------------------------------------------------------------------------------------------ */

time_t time(time_t *place)
{
    if (!clock_stands) {
        return NEXT(time)(place);
    }
    if (place != NULL) {
        *place = stands_at;
    }
    return stands_at;
}

int clock_gettime(clockid_t clock, struct timespec *now)
{
    if (!clock_stands || (clock != CLOCK_REALTIME && clock != CLOCK_REALTIME_COARSE)) {
        return (int)syscall(SYS_clock_gettime, clock, now);
    }
    *now = (struct timespec){.tv_sec = stands_at};
    return 0;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone)
{
    if (!clock_stands) {
        return NEXT(gettimeofday)(now, zone);
    }
    *now = (struct timeval){.tv_sec = stands_at};
    return 0;
}

#endif
