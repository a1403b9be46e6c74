#ifndef KF_CLI_RELEASE_FILES_H
#define KF_CLI_RELEASE_FILES_H

/* The files of a release, in memory, and how they get to the disk: as a folder and as a zip beside it, both or none. Those of
 * a site are a folder alone. */

#include "cli/cli.h"

struct kf_release_files {
    struct kf_list entries; /* in the order of their paths, once written */
    const char *folder;     /* "ready/kinfold-2026-11-21" */
    size_t bytes, zip_bytes;
};

/* path: inside the folder. bytes live on. False after an error: a file of this path is there. */
bool kf_release_files_add(struct kf_run *run, struct kf_release_files *files, const char *path, const void *bytes,
                          size_t length);
/* Writes the folder and the zip. Files of the same names are replaced; a folder that holds any other is refused, since a
 * leftover of another release would be handed out with this one. False after an error; what this call made is gone then. */
bool kf_release_files_write(struct kf_run *run, struct kf_release_files *files, long long date);

/* Writes the folder alone, whatever else it holds. False after an error; what this call made is gone then. */
bool kf_release_files_write_folder(struct kf_run *run, const struct kf_release_files *files);
/* The first file in the folder that is none of these; NULL. */
const char *kf_release_files_stranger(struct kf_run *run, const struct kf_release_files *files);

#endif
