/* Files as they were, by a second name. */

#include "base/old_files.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib.h>

#include "base/temporary.h"
#include "base/world_internal.h"

struct old_file {
    char *path, *kept; /* kept: NULL where there was none, or the folder's system has no second names */
    bool is_new;
};

struct kf_old_files {
    GArray *files; /* struct old_file */
};

struct kf_old_files *kf_old_files_new(void)
{
    struct kf_old_files *files = g_new0(struct kf_old_files, 1);

    files->files = g_array_new(FALSE, FALSE, sizeof(struct old_file));
    return files;
}

static char *link_beside(const char *path)
{
    char *folder = g_path_get_dirname(path), *kept = NULL;
    bool again = true;

    for (int n = 0; n < KF_MOST_TEMPORARY && again; n++) {
        g_free(kept);
        kept = kf_temporary_beside(folder, n);
        again = link(path, kept) != 0;
        if (again && errno != EEXIST) {
            break;
        }
    }
    g_free(folder);
    if (again) {
        g_free(kept);
        return NULL;
    }
    return kept;
}

void kf_old_files_keep(struct kf_old_files *files, const char *path)
{
    struct stat status;
    struct old_file old = {.path = strcmp(path, "-") == 0 ? NULL : kf_world_follow(path)};

    if (old.path == NULL) {
        return;
    }
    if (lstat(old.path, &status) != 0) {
        old.is_new = errno == ENOENT || errno == ENOTDIR;
    } else if (S_ISREG(status.st_mode)) {
        old.kept = link_beside(old.path);
    }
    g_array_append_val(files->files, old);
}

static void finish(struct kf_old_files *files)
{
    for (guint i = 0; i < files->files->len; i++) {
        struct old_file *old = &g_array_index(files->files, struct old_file, i);

        if (old->kept != NULL) {
            (void)unlink(old->kept); /* also there after a rename over the same file, which does nothing */
        }
        g_free(old->path);
        g_free(old->kept);
    }
    g_array_free(files->files, TRUE);
    g_free(files);
}

void kf_old_files_put_back(struct kf_old_files *files)
{
    for (guint i = 0; i < files->files->len; i++) {
        const struct old_file *old = &g_array_index(files->files, struct old_file, i);

        if (old->kept != NULL) {
            (void)rename(old->kept, old->path);
        } else if (old->is_new) {
            (void)unlink(old->path);
        }
    }
    finish(files);
}

void kf_old_files_forget(struct kf_old_files *files)
{
    finish(files);
}
