/* Temporary names, and leftovers. */

#include "base/temporary.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

#include <glib.h>

#include "base/world_internal.h"

#define PREFIX ".kinfold-"
#define SUFFIX ".tmp"

enum {
    HOST_LENGTH = 8,
    /* Whose process cannot be asked for, or lives again as another: no write takes so long, and clocks differ by less. */
    STALE_SECONDS = 24 * 3600,
};

/* --- names ---------------------------------------------------------------------------------------------------------- */

/* Of the machine's name and the space of its process numbers, which containers have of their own. Neither file needs to be
 * opened, so it is the same before and after a process is confined. Caller frees. */
static char *host(void)
{
    struct utsname machine;
    char *space = g_file_read_link("/proc/self/ns/pid", NULL);
    char *both = g_strdup_printf("%s %s", uname(&machine) == 0 ? machine.nodename : "", space != NULL ? space : "");
    char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, both, -1);

    digest[HOST_LENGTH] = '\0';
    g_free(both);
    g_free(space);
    return digest;
}

char *kf_temporary_beside(const char *folder, int n)
{
    char *here = host();
    char *path = g_strdup_printf("%s/" PREFIX "%s-%ld-%d" SUFFIX, folder, here, (long)getpid(), n);

    g_free(here);
    return path;
}

/* --- leftovers ------------------------------------------------------------------------------------------------------ */

static bool is_ours(const char *name)
{
    return g_str_has_prefix(name, PREFIX) && g_str_has_suffix(name, SUFFIX);
}

/* The process in a name of ours, if it was made here; 0: it was not. */
static pid_t process_of(const char *name, const char *here)
{
    const char *rest = name + strlen(PREFIX);
    char *end = NULL;
    gint64 process;

    if (!g_str_has_prefix(rest, here) || rest[HOST_LENGTH] != '-') {
        return 0;
    }
    process = g_ascii_strtoll(rest + HOST_LENGTH + 1, &end, 10);
    return *end == '-' && process > 0 && process <= G_MAXINT32 ? (pid_t)process : 0;
}

static bool is_dead(pid_t process)
{
    return process != 0 && kill(process, 0) != 0 && errno == ESRCH;
}

static bool is_leftover(int folder, const char *name, const char *here)
{
    struct stat status;

    if (!is_ours(name) || fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(status.st_mode)) {
        return false;
    }
    /* The time of its last change, not of its bytes: a second name of an old file is as old as that. */
    return is_dead(process_of(name, here)) || time(NULL) - status.st_ctime > STALE_SECONDS;
}

void kf_temporary_sweep(const char *folder)
{
    DIR *open_folder = opendir(folder);
    char *here;

    if (open_folder == NULL) {
        return;
    }
    here = host();
    for (const struct dirent *entry = readdir(open_folder); entry != NULL; entry = readdir(open_folder)) {
        if (is_leftover(dirfd(open_folder), entry->d_name, here)) {
            (void)unlinkat(dirfd(open_folder), entry->d_name, 0);
        }
    }
    g_free(here);
    (void)closedir(open_folder);
}

/* --- once a folder -------------------------------------------------------------------------------------------------- */

struct kf_swept {
    GHashTable *folders;
};

static void free_folders(void *data)
{
    g_hash_table_unref(data);
}

struct kf_swept *kf_swept_new(struct kf_arena *arena)
{
    struct kf_swept *swept = KF_NEW(arena, struct kf_swept);

    swept->folders = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    kf_arena_defer(arena, free_folders, swept->folders);
    return swept;
}

void kf_swept_before(struct kf_swept *swept, const char *path)
{
    char *target = swept == NULL || strcmp(path, "-") == 0 ? NULL : kf_world_follow(path);
    char *folder = target != NULL ? g_path_get_dirname(target) : NULL;

    if (folder != NULL && !g_hash_table_contains(swept->folders, folder)) {
        kf_temporary_sweep(folder);
        g_hash_table_add(swept->folders, g_strdup(folder));
    }
    g_free(folder);
    g_free(target);
}
