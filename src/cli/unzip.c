/* Reading zip files, by minizip. */

#include "cli/unzip.h"

#include <minizip/unzip.h>

static char *read_current(struct kf_arena *arena, unzFile file, size_t limit)
{
    unz_file_info64 info;
    char *text;
    size_t at = 0;
    int got = 1;

    if (unzGetCurrentFileInfo64(file, &info, NULL, 0, NULL, 0, NULL, 0) != UNZ_OK || info.uncompressed_size > limit ||
        unzOpenCurrentFile(file) != UNZ_OK) {
        return NULL;
    }
    text = kf_arena_alloc(arena, (size_t)info.uncompressed_size + 1);
    while (at < info.uncompressed_size && got > 0) {
        got = unzReadCurrentFile(file, text + at, (unsigned)MIN(info.uncompressed_size - at, 1u << 20));
        at += got > 0 ? (size_t)got : 0;
    }
    /* Closing compares the checksum. */
    return unzCloseCurrentFile(file) == UNZ_OK && at == info.uncompressed_size ? text : NULL;
}

char *kf_unzip(struct kf_arena *arena, const char *zip, const char *path, size_t limit)
{
    unzFile file = unzOpen64(zip);
    char *text = NULL;

    if (file != NULL && unzLocateFile(file, path, /* case matters */ 1) == UNZ_OK) {
        text = read_current(arena, file, limit);
    }
    if (file != NULL) {
        unzClose(file);
    }
    return text;
}
