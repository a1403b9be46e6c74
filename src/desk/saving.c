/* The files that the desk writes, in the community's folder: whole or not at all. */

#include "desk/saving.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "cli/json.h"
#include "desk/desk.h"

enum { MOST_FILES = 2, LOCK_TRIES = 200, LOCK_MS = 25 };

struct saving {
    const char *folder;
    const char *names[MOST_FILES + 1], *texts[MOST_FILES]; /* a text of NULL: as it is */
    const char *before[MOST_FILES]; /* NULL: the file is new */
    int count;
};

/* --- one at a time ---------------------------------------------------------------------------------------------------- */

/* Who waited for the file may have a lock on one that has been replaced meanwhile. */
static bool is_still(int opened, const char *path)
{
    struct stat held, named;

    return fstat(opened, &held) == 0 && stat(path, &named) == 0 && held.st_dev == named.st_dev && held.st_ino == named.st_ino;
}

/* -1 with EAGAIN: another has it. Open to be written to: NFS locks no others. */
static int try_lock(const char *path)
{
    int opened = open(path, O_RDWR | O_CLOEXEC);

    if (opened >= 0 && (flock(opened, LOCK_EX | LOCK_NB) != 0 || !is_still(opened, path))) {
        (void)close(opened);
        errno = EAGAIN;
        return -1;
    }
    return opened;
}

int kf_desk_lock(const struct kf_desk *desk)
{
    char *path = g_build_filename(desk->community, "community.yaml", NULL);
    int lock = try_lock(path);

    for (int i = 0; i < LOCK_TRIES && lock < 0 && errno == EAGAIN; i++) {
        g_usleep((gulong)LOCK_MS * 1000);
        lock = try_lock(path);
    }
    g_free(path);
    return lock;
}

void kf_desk_unlock(int lock)
{
    if (lock >= 0) {
        (void)close(lock);
    }
}

/* --- what may be written ------------------------------------------------------------------------------------------------ */

bool kf_saving_may_write(const char *name)
{
    static const char folder[] = "overlays/";
    size_t letters;

    if (strcmp(name, "community.yaml") == 0) {
        return true;
    }
    if (!g_str_has_prefix(name, folder)) {
        return false;
    }
    name += strlen(folder);
    letters = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-");
    return letters > 0 && (strcmp(name + letters, ".yaml") == 0 || strcmp(name + letters, ".lock.yaml") == 0);
}

void kf_saving_add(JsonBuilder *builder, const char *name, const char *text)
{
    json_builder_begin_object(builder);
    kf_json_text(builder, "name", name);
    kf_json_text(builder, "text", text);
    json_builder_end_object(builder);
}

static const char *member(JsonObject *object, const char *key)
{
    JsonNode *node = json_object_get_member(object, key);

    return node != NULL && JSON_NODE_HOLDS_VALUE(node) && json_node_get_value_type(node) == G_TYPE_STRING ? json_node_get_string(node)
                                                                                                          : NULL;
}

static bool has_errors(JsonObject *draft)
{
    JsonArray *found = json_object_get_array_member(draft, "found");

    for (guint i = 0; i < json_array_get_length(found); i++) {
        if (strcmp(json_object_get_string_member(json_array_get_object_element(found, i), "severity"), "error") == 0) {
            return true;
        }
    }
    return false;
}

static bool add_file(struct saving *saving, const char *name, const char *text)
{
    if (name == NULL || !kf_saving_may_write(name) || saving->count == MOST_FILES) {
        return false;
    }
    saving->names[saving->count] = name;
    saving->texts[saving->count++] = text;
    return true;
}

static bool has_text(const struct saving *saving)
{
    for (int i = 0; i < saving->count; i++) {
        if (saving->texts[i] != NULL) {
            return true;
        }
    }
    return false;
}

/* "files", or the community's own as "text". False: there is nothing to write, or something that may not be written. */
static bool read_draft(JsonObject *draft, struct saving *saving)
{
    JsonArray *files = json_object_has_member(draft, "files") ? json_object_get_array_member(draft, "files") : NULL;
    bool good = true;

    if (files == NULL) {
        return add_file(saving, "community.yaml", member(draft, "text")) && has_text(saving);
    }
    for (guint i = 0; i < json_array_get_length(files); i++) {
        JsonObject *file = json_array_get_object_element(files, i);

        good = add_file(saving, member(file, "name"), member(file, "text")) && good;
    }
    return good && has_text(saving);
}

/* --- writing ------------------------------------------------------------------------------------------------------------ */

/* NULL with *ret_error: it cannot be read. An empty *ret_error: it is not there. */
static const char *read_file(const struct kf_world *world, struct kf_arena *arena, const char *folder, const char *name,
                             size_t *ret_length, const char **ret_error)
{
    *ret_length = 0;
    *ret_error = NULL;
    return world->read_file(world->data, arena, kf_arena_format(arena, "%s/%s", folder, name), KF_LIMIT_FILE_BYTES, ret_length,
                            ret_error);
}

char *kf_saving_digest(const struct kf_world *world, struct kf_arena *arena, const char *folder, const char *const *names)
{
    GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
    char *digest = NULL;
    bool good = true;

    for (int i = 0; names[i] != NULL && good; i++) {
        const char *error, *text;
        size_t length;

        text = read_file(world, arena, folder, names[i], &length, &error);
        good = text != NULL || error == kf_world_missing;
        if (i > 0) {
            g_checksum_update(sum, (const guchar *)"", 1); /* where one ends and the next begins */
        }
        g_checksum_update(sum, (const guchar *)(text != NULL ? text : ""), (gssize)length);
    }
    digest = good ? g_strdup(g_checksum_get_string(sum)) : NULL;
    g_checksum_free(sum);
    return digest;
}

static bool is_as_begun(struct kf_arena *arena, const struct saving *saving, const char *digest)
{
    char *now = kf_saving_digest(&kf_world_machine, arena, saving->folder, saving->names);
    bool same = now != NULL && g_strcmp0(now, digest) == 0;

    g_free(now);
    return same;
}

static bool write_file(struct kf_arena *arena, const struct saving *saving, int i, const char *text)
{
    const char *error = NULL, *path = kf_arena_format(arena, "%s/%s", saving->folder, saving->names[i]);

    return kf_world_machine.write_file(NULL, arena, path, text, strlen(text), &error);
}

/* One that was new stays: a lock file tells of changes, and makes none. */
static void put_back(struct kf_arena *arena, const struct saving *saving, int count)
{
    for (int i = 0; i < count; i++) {
        if (saving->before[i] != NULL) {
            (void)write_file(arena, saving, i, saving->before[i]);
        }
    }
}

static enum kf_saved write_files(struct kf_arena *arena, struct saving *saving, const char *digest)
{
    if (!is_as_begun(arena, saving, digest)) {
        return KF_NOT_SAVED_CHANGED;
    }
    for (int i = 0; i < saving->count; i++) {
        const char *error;
        size_t length;

        saving->before[i] = read_file(&kf_world_machine, arena, saving->folder, saving->names[i], &length, &error);
        if (saving->texts[i] != NULL && g_strcmp0(saving->before[i], saving->texts[i]) != 0 && !write_file(arena, saving, i, saving->texts[i])) {
            put_back(arena, saving, i);
            return KF_NOT_SAVED_REFUSED;
        }
    }
    return KF_SAVED;
}

enum kf_saved kf_desk_save(const struct kf_desk *desk, GBytes *draft, const char *digest)
{
    struct kf_arena *arena = kf_arena_new();
    struct saving saving = {.folder = desk->community};
    gsize length;
    const char *bytes = g_bytes_get_data(draft, &length);
    JsonParser *parser = kf_json_parse(bytes, length);
    JsonObject *told = parser != NULL ? json_node_get_object(json_parser_get_root(parser)) : NULL;
    enum kf_saved saved = KF_NOT_SAVED_FAULTY;

    if (desk->community != NULL && told != NULL && read_draft(told, &saving) && !has_errors(told)) {
        int lock = kf_desk_lock(desk);

        saved = lock >= 0 ? write_files(arena, &saving, digest) : KF_NOT_SAVED_REFUSED;
        kf_desk_unlock(lock);
    }
    if (parser != NULL) {
        g_object_unref(parser);
    }
    kf_arena_free(arena);
    return saved;
}
