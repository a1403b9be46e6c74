/* Which overlay files there are for a module, and in what order they apply: the one place that knows. */

#include "model/layers.h"

#include "base/limits.h"
#include "model/model_internal.h"
#include "model/series.h"
#include "yaml/read.h"

enum { MOST_LAYERS = 2 * (KF_LIMIT_BASES + 1) + 4 }; /* twice each programme; the kit's language and region, a session */

struct layers {
    struct kf_run *run;
    const char *module;
    struct kf_overlay_file *files;
    int count;
    bool good;
};

/* What a folder's overlays are called and whose they are. */
struct place {
    const char *folder, *name, *language;
    enum kf_overlay_owner owner;
};

static void add(struct layers *layers, struct place place)
{
    struct kf_run *run = layers->run;
    const char *folder = kf_arena_format(run->arena, "%s/overlays", place.folder);
    const char *name = kf_arena_format(run->arena, "%s.yaml", layers->module);
    const char *lock = kf_arena_format(run->arena, "%s.lock.yaml", layers->module);
    struct kf_overlay_file *file = &layers->files[layers->count];

    if (!kf_world_has(run, folder, name)) {
        return;
    }
    *file = (struct kf_overlay_file){
        .layer = place.name,
        .language = place.language,
        .owner = place.owner,
        .path = kf_arena_format(run->arena, "%s/%s", folder, name),
        .lock_path = kf_arena_format(run->arena, "%s/%s", folder, lock),
    };
    file->root = kf_yaml_read(run, file->path);
    if (file->root != NULL && kf_world_has(run, folder, lock)) {
        file->lock_root = kf_yaml_read(run, file->lock_path);
        layers->good = layers->good && file->lock_root != NULL;
    }
    layers->good = layers->good && file->root != NULL;
    layers->count += file->root != NULL;
}

/* The programmes from the outermost that ours is based on to our own. */
static struct kf_programme_folder programme(const struct kf_community *community, int i)
{
    return i < community->base_count ? community->bases[community->base_count - 1 - i]
                                     : (struct kf_programme_folder){community->folder, community->name};
}

static enum kf_overlay_owner owner_of(const struct kf_community *community, int i)
{
    return i < community->base_count ? KF_OVERLAY_OF_BASE : KF_OVERLAY_OWN;
}

static void add_languages(struct layers *layers, const struct kf_kit *kit, const char *language,
                          enum kf_overlay_owner kits)
{
    struct kf_arena *arena = layers->run->arena;
    const struct kf_community *community = kit->community;
    const char *word = g_ascii_strdown(language, -1);
    const char *name = kf_arena_string(arena, word);

    g_free((char *)(guintptr)word);
    add(layers, (struct place){kf_arena_format(arena, "%s/modules/translations/%s", kit->data_dir, language), name,
                               language, kits});
    for (int i = 0; i <= community->base_count; i++) {
        struct kf_programme_folder folder = programme(community, i);

        add(layers, (struct place){kf_arena_format(arena, "%s/translations/%s", folder.path, language),
                                   kf_arena_format(arena, "%s-%s", folder.name, name), language,
                                   owner_of(community, i)});
    }
}

struct kf_list kf_layer_languages(struct kf_run *run, const struct kf_kit *kit, const char *module)
{
    const char *file = kf_arena_format(run->arena, "%s.yaml", module);
    struct kf_list languages = {.items = NULL};

    for (int i = 0; i < kf_translation_folder_count(kit); i++) {
        const char *folder = kf_translation_folder(run, kit, i);
        char **names = kf_run_names(run, folder);

        for (int k = 0; names != NULL && names[k] != NULL; k++) {
            if (kf_is_plain_word(names[k]) &&
                kf_world_has(run, kf_arena_format(run->arena, "%s/%s/overlays", folder, names[k]), file)) {
                kf_list_add(run->arena, &languages, names[k]);
            }
        }
    }
    return languages;
}

static void add_region(struct layers *layers, const struct kf_kit *kit, enum kf_overlay_owner kits)
{
    struct kf_arena *arena = layers->run->arena;
    char *word = g_ascii_strdown(kit->community->region, -1);

    add(layers, (struct place){kf_arena_format(arena, "%s/modules/regions/%s", kit->data_dir, kit->community->region),
                               kf_arena_format(arena, "region-%s", word), NULL, kits});
    g_free(word);
}

static const char *session_folder(struct kf_arena *arena, const struct kf_community *community,
                                  const struct kf_series_session *session)
{
    return kf_arena_format(arena, "%s/sessions/%s", community->folder, session->id);
}

bool kf_session_has_layer(struct kf_run *run, const struct kf_kit *kit, const struct kf_series_session *session)
{
    return kf_world_has(run, session_folder(run->arena, kit->community, session), "overlays");
}

static void add_session(struct layers *layers, const struct kf_community *community,
                        const struct kf_series_session *session)
{
    struct kf_arena *arena = layers->run->arena;

    add(layers, (struct place){session_folder(arena, community, session),
                               kf_arena_format(arena, "session-%s", session->id), NULL, KF_OVERLAY_OWN});
}

int kf_layers_read(struct kf_run *run, const struct kf_kit *kit, const struct kf_edition *edition, const char *module,
                   struct kf_overlay_file **ret_files)
{
    const struct kf_community *community = kit->community;
    /* Whoever works in the kit alone looks after its layers. */
    enum kf_overlay_owner kits = community->is_default ? KF_OVERLAY_OWN : KF_OVERLAY_OF_KIT;
    struct layers layers = {.run = run, .module = module, .good = true};

    layers.files = KF_NEW_ARRAY(run->arena, MOST_LAYERS, struct kf_overlay_file);
    add_languages(&layers, kit, edition->language, kits);
    add_region(&layers, kit, kits);
    for (int i = 0; i <= community->base_count; i++) {
        struct kf_programme_folder folder = programme(community, i);

        add(&layers, (struct place){folder.path, folder.name, NULL, owner_of(community, i)});
    }
    if (edition->session != NULL) {
        add_session(&layers, community, edition->session);
    }
    *ret_files = layers.files;
    return layers.good ? layers.count : -1;
}
