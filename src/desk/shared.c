/* The communities of a shared desk: folders, looked at each time, so that a new one is there at once. */

#include <string.h>

#include "base/world.h"
#include "cli/json.h"
#include "desk/desk.h"

enum { HEALTH_WAIT_MS = 5000 * KF_DESK_SLOWER, HEALTH_WORK_MS = 5000 * KF_DESK_SLOWER };
enum { NAMES_MOST = 1000, NAME_SECONDS = 600 };

static gint compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool is_community(const char *name)
{
    char *file = g_build_filename(name, "community.yaml", NULL);
    bool good = name[0] != '.' && g_utf8_validate(name, -1, NULL) && g_file_test(file, G_FILE_TEST_IS_REGULAR);

    g_free(file);
    return good;
}

char **kf_desk_communities(void)
{
    GPtrArray *names = g_ptr_array_new();
    GDir *folder = g_dir_open(".", 0, NULL);

    for (const char *name = folder == NULL ? NULL : g_dir_read_name(folder); name != NULL; name = g_dir_read_name(folder)) {
        if (is_community(name)) {
            g_ptr_array_add(names, g_strdup(name));
        }
    }
    if (folder != NULL) {
        g_dir_close(folder);
    }
    g_ptr_array_sort(names, compare_names);
    g_ptr_array_add(names, NULL);
    return (char **)g_ptr_array_free(names, FALSE);
}

GBytes *kf_desk_list_communities(void)
{
    JsonBuilder *builder = json_builder_new();
    char **names = kf_desk_communities();

    json_builder_begin_object(builder);
    kf_json_texts(builder, "communities", (const char *const *)names, (int)g_strv_length(names));
    json_builder_end_object(builder);
    g_strfreev(names);
    return kf_json_bytes(builder);
}

GBytes *kf_desk_tell(const struct kf_desk *desk)
{
    JsonBuilder *builder = json_builder_new();

    json_builder_begin_object(builder);
    kf_json_flag(builder, "shared", desk->shared);
    kf_json_flag(builder, "many", desk->many);
    kf_json_flag(builder, "edits", desk->edits);
    kf_json_text(builder, "community", desk->many ? desk->community : NULL);
    json_builder_end_object(builder);
    return kf_json_bytes(builder);
}

/* Any question will do that needs a worker and the kit's files. */
bool kf_desk_is_well(const struct kf_desk *desk)
{
    struct kf_parcel *question = kf_parcel_new(), *answer = NULL;
    bool well;

    kf_parcel_set(question, "task", "words");
    well = kf_pool_ask(desk->pool, desk->community, NULL, question, HEALTH_WAIT_MS, HEALTH_WORK_MS, &answer) == KF_ANSWERED &&
           g_strcmp0(kf_parcel_get(answer, "status"), "200") == 0;
    kf_parcel_free(answer);
    kf_parcel_free(question);
    return well;
}

/* --- names ------------------------------------------------------------------------------------------------------------- */

struct name {
    unsigned long long stamp; /* of community.yaml */
    gint64 since;             /* microseconds, monotonic */
    GBytes *told;
};

struct kf_programmes {
    GMutex lock;
    GHashTable *known; /* folder → struct name */
};

static void free_name(gpointer data)
{
    struct name *name = data;

    g_bytes_unref(name->told);
    g_free(name);
}

struct kf_programmes *kf_programmes_new(void)
{
    struct kf_programmes *programmes = g_new0(struct kf_programmes, 1);

    g_mutex_init(&programmes->lock);
    programmes->known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_name);
    return programmes;
}

void kf_programmes_free(struct kf_programmes *programmes)
{
    if (programmes != NULL) {
        g_hash_table_unref(programmes->known);
        g_mutex_clear(&programmes->lock);
        g_free(programmes);
    }
}

static unsigned long long stamp_of(const char *folder)
{
    char *file = g_build_filename(folder, "community.yaml", NULL);
    unsigned long long stamp = kf_world_stamp(&kf_world_machine, file);

    g_free(file);
    return stamp;
}

GBytes *kf_programmes_find(struct kf_programmes *programmes, const char *folder, unsigned long long *ret_stamp)
{
    unsigned long long stamp = stamp_of(folder);
    gint64 now = g_get_monotonic_time();
    const struct name *name;
    GBytes *told = NULL;

    g_mutex_lock(&programmes->lock);
    name = g_hash_table_lookup(programmes->known, folder);
    if (name != NULL && name->stamp == stamp && now - name->since < NAME_SECONDS * G_USEC_PER_SEC) {
        told = g_bytes_ref(name->told);
    }
    g_mutex_unlock(&programmes->lock);
    *ret_stamp = stamp;
    return told;
}

void kf_programmes_keep(struct kf_programmes *programmes, const char *folder, unsigned long long stamp, GBytes *told)
{
    struct name *name = g_new0(struct name, 1);

    *name = (struct name){.stamp = stamp, .since = g_get_monotonic_time(), .told = g_bytes_ref(told)};
    g_mutex_lock(&programmes->lock);
    if (g_hash_table_size(programmes->known) >= NAMES_MOST) { /* folders that were renamed again and again */
        g_hash_table_remove_all(programmes->known);
    }
    g_hash_table_replace(programmes->known, g_strdup(folder), name);
    g_mutex_unlock(&programmes->lock);
}
