/* Landlock by direct calls: Debian's C library has no functions for it. */

#include "base/confine.h"

#include <stddef.h>

#ifdef __linux__
#include <fcntl.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

#if defined __linux__ && defined SYS_landlock_create_ruleset

/* As in linux/landlock.h of Linux 6.12: that of Debian 12 is older than many kernels it meets. */
#define FS(n) (UINT64_C(1) << (n))

enum {
    EXECUTE,
    WRITE_FILE,
    READ_FILE,
    READ_DIR,
    REMOVE_DIR,
    REMOVE_FILE,
    MAKE_CHAR,
    MAKE_DIR,
    MAKE_REG,
    MAKE_SOCK,
    MAKE_FIFO,
    MAKE_BLOCK,
    MAKE_SYM,
    REFER,
    TRUNCATE,
    IOCTL_DEV,
};

enum {
    VERSION_QUESTION = 1, /* LANDLOCK_CREATE_RULESET_VERSION */
    PATH_BENEATH = 1,     /* LANDLOCK_RULE_PATH_BENEATH */
    KNOWS_REFER = 2,      /* the version from which each may be asked for */
    KNOWS_TRUNCATE = 3,
    KNOWS_TCP = 4,
    KNOWS_IOCTL = 5,
};

struct ruleset {
    uint64_t files, ports;
};

struct beneath {
    uint64_t allowed;
    int32_t folder;
} __attribute__((packed)); /* as the kernel has it */

static const uint64_t reading = FS(READ_FILE) | FS(READ_DIR);
static const uint64_t writing = FS(WRITE_FILE) | FS(REMOVE_DIR) | FS(REMOVE_FILE) | FS(MAKE_DIR) | FS(MAKE_REG) |
                                FS(MAKE_SYM) | FS(TRUNCATE);
static const uint64_t never = FS(EXECUTE) | FS(MAKE_CHAR) | FS(MAKE_SOCK) | FS(MAKE_FIFO) | FS(MAKE_BLOCK) | FS(REFER) |
                              FS(IOCTL_DEV);
static const uint64_t of_a_file = FS(READ_FILE) | FS(WRITE_FILE) | FS(TRUNCATE); /* the others are a folder's */

static long version(void)
{
    return syscall(SYS_landlock_create_ruleset, NULL, (size_t)0, VERSION_QUESTION);
}

static uint64_t known(long version)
{
    uint64_t rights = reading | writing | never;

    rights &= version >= KNOWS_REFER ? ~UINT64_C(0) : ~FS(REFER);
    rights &= version >= KNOWS_TRUNCATE ? ~UINT64_C(0) : ~FS(TRUNCATE);
    rights &= version >= KNOWS_IOCTL ? ~UINT64_C(0) : ~FS(IOCTL_DEV);
    return rights;
}

static bool allow(int ruleset, const char *path, uint64_t rights)
{
    struct beneath rule = {.allowed = rights, .folder = open(path, O_PATH | O_CLOEXEC)};
    struct stat status;
    bool good;

    if (rule.folder < 0) {
        return true;
    }
    if (fstat(rule.folder, &status) == 0 && !S_ISDIR(status.st_mode)) {
        rule.allowed &= of_a_file;
    }
    good = syscall(SYS_landlock_add_rule, ruleset, PATH_BENEATH, &rule, 0) == 0;
    (void)close(rule.folder);
    return good;
}

static bool allow_all(int ruleset, const char *const *paths, uint64_t rights)
{
    bool good = true;

    for (int i = 0; paths != NULL && paths[i] != NULL && good; i++) {
        good = allow(ruleset, paths[i], rights);
    }
    return good;
}

bool kf_confine_known(void)
{
    return version() > 0;
}

bool kf_confine_knows_ports(void)
{
    return version() >= KNOWS_TCP;
}

bool kf_confine(const struct kf_confinement *confinement)
{
    const char *const rid[] = {confinement->rid, NULL};
    long machine = version();
    uint64_t handled = known(machine) & (confinement->reads == NULL ? ~reading : ~UINT64_C(0));
    const uint64_t both_ports = 3; /* to bind, to connect */
    const struct ruleset rules = {.files = handled, .ports = machine >= KNOWS_TCP ? both_ports : 0};
    /* A kernel takes no member that it does not know. */
    const size_t size = machine >= KNOWS_TCP ? sizeof rules : sizeof rules.files;
    int ruleset = machine > 0 ? (int)syscall(SYS_landlock_create_ruleset, &rules, size, 0) : -1;
    bool good;

    if (ruleset < 0) {
        return false;
    }
    good = allow_all(ruleset, confinement->reads, handled & reading) &&
           allow_all(ruleset, confinement->writes, handled & (reading | writing)) &&
           allow_all(ruleset, rid, FS(REMOVE_DIR)) &&
           prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
    (void)close(ruleset);
    return good;
}

#else

bool kf_confine_known(void)
{
    return false;
}

bool kf_confine_knows_ports(void)
{
    return false;
}

bool kf_confine(const struct kf_confinement *confinement)
{
    (void)confinement;
    return false;
}

#endif
