/* A release's files on the disk. */

#include "cli/release_files.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gstdio.h>

#include "cli/zip.h"

struct entry {
    const char *path;
    const void *bytes;
    size_t length;
};

static const struct kf_span nowhere = {.source = NULL};

static const char otherwise[] = "what was new is taken back; make room, or choose another folder";

static const struct entry *find(const struct kf_release_files *files, const char *path)
{
    for (int i = 0; i < files->entries.count; i++) {
        const struct entry *entry = files->entries.items[i];

        if (strcmp(entry->path, path) == 0) {
            return entry;
        }
    }
    return NULL;
}

bool kf_release_files_add(struct kf_run *run, struct kf_release_files *files, const char *path, const void *bytes,
                          size_t length)
{
    struct entry *entry = KF_NEW(run->arena, struct entry);

    if (find(files, path) != NULL) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_WRITE_REFUSED, nowhere, NULL, "two modules of this run would write %s", path),
                     "leave one of them out, or give it another id");
        return false;
    }
    *entry = (struct entry){path, bytes, length};
    kf_list_add(run->arena, &files->entries, entry);
    files->bytes += length;
    return true;
}

static int by_path(const void *a, const void *b)
{
    return strcmp((*(const struct entry *const *)a)->path, (*(const struct entry *const *)b)->path);
}

/* --- what is there already ------------------------------------------------------------------------------------------ */

/* The first file below the folder that is not of this release; NULL when there is none. path: inside the folder. */
static const char *stranger(struct kf_run *run, const struct kf_release_files *files, const char *path)
{
    const struct kf_world *world = run->world;
    const char *folder = kf_arena_format(run->arena, "%s%s%s", files->folder, *path ? "/" : "", path);
    char **names;
    const char *found = NULL;

    kf_temporary_sweep(folder);
    names = kf_run_names(run, folder);
    for (int i = 0; names != NULL && names[i] != NULL && found == NULL; i++) {
        const char *inside = kf_arena_format(run->arena, "%s%s%s", path, *path ? "/" : "", names[i]);

        if (world->is_folder(world->data, kf_arena_format(run->arena, "%s/%s", files->folder, inside))) {
            found = stranger(run, files, inside);
        } else if (find(files, inside) == NULL) {
            found = inside;
        }
    }
    return found;
}

const char *kf_release_files_stranger(struct kf_run *run, const struct kf_release_files *files)
{
    return stranger(run, files, "");
}

static bool check_folder(struct kf_run *run, const struct kf_release_files *files)
{
    const char *other = kf_release_files_stranger(run, files);

    if (other == NULL) {
        return true;
    }
    kf_diag_hint(run->diags,
                 kf_diag_push(run->diags, KF_WRITE_REFUSED, nowhere, NULL, "%s holds \"%s\", which is not of this release",
                              files->folder, other),
                 "remove that folder, or release into another one");
    return false;
}

/* --- writing -------------------------------------------------------------------------------------------------------- */

/* Takes back what was made, and folders that are empty then. */
static void undo(const struct kf_list *made)
{
    for (int i = made->count - 1; i >= 0; i--) {
        char *folder = g_path_get_dirname(made->items[i]);

        (void)g_unlink(made->items[i]);
        while (g_rmdir(folder) == 0) {
            char *parent = g_path_get_dirname(folder);

            g_free(folder);
            folder = parent;
        }
        g_free(folder);
    }
}

static bool write_one(struct kf_run *run, const char *path, const void *bytes, size_t length, struct kf_list *made)
{
    bool is_new = !g_file_test(path, G_FILE_TEST_EXISTS);

    if (!kf_cli_write(run, path, bytes, length, otherwise)) {
        return false;
    }
    if (is_new) {
        kf_list_add(run->arena, made, (char *)(guintptr)path);
    }
    return true;
}

static bool write_folder(struct kf_run *run, const struct kf_release_files *files, struct kf_list *made)
{
    bool good = true;

    for (int i = 0; i < files->entries.count && good; i++) {
        const struct entry *entry = files->entries.items[i];

        good = write_one(run, kf_arena_format(run->arena, "%s/%s", files->folder, entry->path), entry->bytes,
                         entry->length, made);
    }
    return good;
}

/* Without the folder's own name before each path: unpacking makes a folder of the zip's name. */
static bool write_zip(struct kf_run *run, struct kf_release_files *files, long long date, struct kf_list *made)
{
    struct kf_zip *zip = kf_zip_new(date);
    const char *path = kf_arena_format(run->arena, "%s.zip", files->folder);
    unsigned char *bytes;

    for (int i = 0; i < files->entries.count; i++) {
        const struct entry *entry = files->entries.items[i];

        (void)kf_zip_add(zip, entry->path, entry->bytes, entry->length);
    }
    if (!kf_zip_end(zip, run->arena, &bytes, &files->zip_bytes)) {
        return kf_cli_refuse(run, path, "it is too large for a zip file", otherwise);
    }
    return write_one(run, path, bytes, files->zip_bytes, made);
}

bool kf_release_files_write(struct kf_run *run, struct kf_release_files *files, long long date)
{
    struct kf_list made = {0};
    bool good;

    qsort(files->entries.items, (size_t)files->entries.count, sizeof *files->entries.items, by_path);
    good = check_folder(run, files) && write_folder(run, files, &made) && write_zip(run, files, date, &made);
    if (!good) {
        undo(&made);
    }
    return good;
}

bool kf_release_files_write_folder(struct kf_run *run, const struct kf_release_files *files)
{
    struct kf_list made = {0};
    bool good = write_folder(run, files, &made);

    if (!good) {
        undo(&made);
    }
    return good;
}
