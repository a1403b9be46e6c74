/* Zip files, by minizip: the part of zlib that knows the format. It writes through functions of ours, into memory. */

#include "cli/zip.h"

#include <string.h>

#include <glib.h>
#include <minizip/zip.h>
#include <zlib.h>

enum {
    UTF8_NAMES = 1 << 11, /* flag of an entry */
    UNIX = 3 << 8,        /* made by: its file modes are kept */
    FILE_MODE = 0100644,
    MEMORY_LEVEL = 8, /* zlib's own */
};

struct kf_zip {
    GByteArray *bytes;
    size_t at; /* minizip goes back to fill in sizes */
    zipFile file;
    uLong date; /* as DOS has it */
    bool refused;
};

/* --- minizip's file, in memory ---------------------------------------------------------------------------------------- */

static voidpf memory_open(voidpf zip, const void *name, int mode)
{
    (void)name;
    (void)mode;
    return zip;
}

static uLong memory_read(voidpf zip, voidpf stream, void *buffer, uLong size)
{
    (void)zip;
    (void)stream;
    (void)buffer;
    (void)size;
    return 0; /* only asked for when a file is added to an old one */
}

static uLong memory_write(voidpf opaque, voidpf stream, const void *buffer, uLong size)
{
    struct kf_zip *zip = opaque;
    size_t end = zip->at + size;

    (void)stream;
    if (end > G_MAXUINT) {
        return 0;
    }
    if (end > zip->bytes->len) {
        g_byte_array_set_size(zip->bytes, (guint)end);
    }
    memcpy(zip->bytes->data + zip->at, buffer, size);
    zip->at = end;
    return size;
}

static ZPOS64_T memory_tell(voidpf opaque, voidpf stream)
{
    (void)stream;
    return ((const struct kf_zip *)opaque)->at;
}

static long memory_seek(voidpf opaque, voidpf stream, ZPOS64_T offset, int origin)
{
    struct kf_zip *zip = opaque;
    size_t from = origin == ZLIB_FILEFUNC_SEEK_CUR ? zip->at : origin == ZLIB_FILEFUNC_SEEK_END ? zip->bytes->len : 0;

    (void)stream;
    if (from + offset > zip->bytes->len) {
        return -1;
    }
    zip->at = from + (size_t)offset;
    return 0;
}

static int memory_nothing(voidpf zip, voidpf stream)
{
    (void)zip;
    (void)stream;
    return 0;
}

/* --- public ----------------------------------------------------------------------------------------------------------- */

/* DOS counts from 1980, in steps of two seconds. */
static uLong dos_date(long long date)
{
    GDateTime *moment = g_date_time_new_from_unix_utc(CLAMP(date, 315532800 /* 1980 */, 4354819198 /* end of 2107 */));
    unsigned day = (unsigned)((g_date_time_get_year(moment) - 1980) << 9 | g_date_time_get_month(moment) << 5 |
                              g_date_time_get_day_of_month(moment));
    unsigned time = (unsigned)(g_date_time_get_hour(moment) << 11 | g_date_time_get_minute(moment) << 5 |
                               g_date_time_get_second(moment) / 2);

    g_date_time_unref(moment);
    return (uLong)day << 16 | time;
}

struct kf_zip *kf_zip_new(long long date)
{
    struct kf_zip *zip = g_new0(struct kf_zip, 1);
    zlib_filefunc64_def functions = {
        .zopen64_file = memory_open,
        .zread_file = memory_read,
        .zwrite_file = memory_write,
        .ztell64_file = memory_tell,
        .zseek64_file = memory_seek,
        .zclose_file = memory_nothing,
        .zerror_file = memory_nothing,
        .opaque = zip,
    };

    zip->bytes = g_byte_array_new();
    zip->date = dos_date(date);
    zip->file = zipOpen2_64("", APPEND_STATUS_CREATE, /* global comment */ NULL, &functions);
    zip->refused = zip->file == NULL;
    return zip;
}

bool kf_zip_add(struct kf_zip *zip, const char *path, const void *bytes, size_t length)
{
    zip_fileinfo info = {.dosDate = zip->date, .external_fa = (uLong)FILE_MODE << 16};

    zip->refused =
        zip->refused || length > G_MAXUINT ||
        zipOpenNewFileInZip4_64(zip->file, path, &info, /* extra fields */ NULL, 0, NULL, 0, /* comment */ NULL,
                                Z_DEFLATED, Z_DEFAULT_COMPRESSION, /* raw */ 0, -MAX_WBITS, MEMORY_LEVEL,
                                Z_DEFAULT_STRATEGY, /* password */ NULL, 0, UNIX, UTF8_NAMES, /* zip64 */ 0) != ZIP_OK ||
        zipWriteInFileInZip(zip->file, bytes, (unsigned)length) != ZIP_OK || zipCloseFileInZip(zip->file) != ZIP_OK;
    return !zip->refused;
}

bool kf_zip_end(struct kf_zip *zip, struct kf_arena *arena, unsigned char **ret_bytes, size_t *ret_length)
{
    bool good = zip->file != NULL && zipClose(zip->file, /* global comment */ NULL) == ZIP_OK && !zip->refused;

    if (good) {
        *ret_bytes = kf_arena_copy(arena, zip->bytes->data, zip->bytes->len);
        *ret_length = zip->bytes->len;
    }
    g_byte_array_free(zip->bytes, TRUE);
    g_free(zip);
    return good;
}
