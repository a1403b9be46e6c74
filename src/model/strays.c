/* Names are compared with those that would be read, folder by folder. */

#include "model/strays.h"

#include <string.h>

#include "model/model_internal.h"
#include "model/series.h"
#include "model/translatable.h"

struct names {
    const char *kind; /* "module" */
    const char **items;
    int count;
};

struct search {
    struct kf_run *run;
    const struct kf_kit *kit;
    const char *folder;       /* of the programme; of modules/ in the kit alone */
    struct names modules;     /* that an overlay may be of */
    struct names catalogues;  /* that a PO file may be of: the same, and the shared texts */
    struct names languages;   /* that are known: a folder may be of others too */
};

/* --- names ------------------------------------------------------------------------------------------------------------ */

static bool holds(const struct names *names, const char *name)
{
    for (int i = 0; i < names->count; i++) {
        if (strcmp(names->items[i], name) == 0) {
            return true;
        }
    }
    return false;
}

static struct names names_of(struct kf_arena *arena, const char *kind, const struct kf_list *list)
{
    return (struct names){kind, kf_list_words(arena, list), list->count};
}

/* Those of the kit and those that were named by their path. */
static struct kf_list modules_of(struct kf_run *run, const struct kf_kit *kit, const char *const *modules)
{
    const struct names kits = {"module", kit->module_ids, kit->module_count};
    struct kf_run quiet = *run;
    struct kf_list list = {.items = NULL};
    const char *id;

    quiet.diags = kf_diags_new(run->arena);
    for (int i = 0; i < kits.count; i++) {
        kf_list_add(run->arena, &list, (void *)(guintptr)kits.items[i]);
    }
    for (int i = 0; modules[i] != NULL; i++) {
        if (!holds(&kits, modules[i]) && kf_module_read(&quiet, kit, modules[i], &id) != NULL) {
            kf_list_add(run->arena, &list, (void *)(guintptr)id);
        }
    }
    return list;
}

static struct names languages_of(struct kf_run *run, const struct kf_kit *kit)
{
    const struct kf_community *community = kit->community;
    struct kf_list list = {.items = NULL};
    char **folders = kf_run_names(run, kf_translation_folder(run, kit, community->base_count + 1));

    for (int i = 0; i < community->languages.count; i++) {
        kf_list_add(run->arena, &list, (void *)(guintptr)community->languages.items[i]);
    }
    if (community->language != NULL) {
        kf_list_add(run->arena, &list, (void *)(guintptr)community->language);
    }
    for (int i = 0; folders != NULL && folders[i] != NULL && !community->is_default; i++) {
        kf_list_add(run->arena, &list, folders[i]);
    }
    return names_of(run->arena, "language", &list);
}

static struct names sessions_of(struct kf_arena *arena, const struct kf_community *community)
{
    struct kf_list list = {.items = NULL};

    for (int i = 0; community->series != NULL && i < community->series->sessions.count; i++) {
        const struct kf_series_session *session = community->series->sessions.items[i];

        kf_list_add(arena, &list, (void *)(guintptr)session->id);
    }
    return names_of(arena, "session", &list);
}

/* --- messages --------------------------------------------------------------------------------------------------------- */

static struct kf_diag *warn(const struct search *search, const char *path, const char *message)
{
    struct kf_run *run = search->run;
    struct kf_source *source = KF_NEW(run->arena, struct kf_source);

    *source = (struct kf_source){.path = path, .text = "", .length = 0};
    return kf_diag_warn(run->diags, KF_UNUSED_FILE, (struct kf_span){.source = source}, NULL, "nothing reads this: %s",
                        message);
}

static void warn_unknown(const struct search *search, const char *path, const char *name, const char *ending,
                         const struct names *names)
{
    struct kf_run *run = search->run;
    const char *nearest = kf_nearest(name, names->items, names->count);
    struct kf_diag *diag =
        warn(search, path, kf_arena_format(run->arena, "no %s is called \"%s\"", names->kind, name));

    if (nearest != NULL) {
        kf_diag_hint(run->diags, diag, "did you mean %s%s?", nearest, ending);
    } else if (names->count > 0) {
        kf_diag_hint(run->diags, diag, "what it may be called: %s",
                     kf_join_words(run->arena, names->items, names->count));
    } else {
        kf_diag_hint(run->diags, diag, "there is no %s yet: write one, or take this away", names->kind);
    }
}

/* --- folders ---------------------------------------------------------------------------------------------------------- */

static char **files_in(const struct search *search, const char *folder)
{
    static char *nothing[] = {NULL};
    char **files = kf_run_names(search->run, folder);

    return files != NULL ? files : nothing;
}

static const char *inside(const struct search *search, const char *folder, const char *name)
{
    return kf_arena_format(search->run->arena, "%s/%s", folder, name);
}

/* "talks" of "talks.yaml", NULL when it ends otherwise. */
static const char *stem(const struct search *search, const char *file, const char *ending)
{
    return g_str_has_suffix(file, ending)
               ? kf_arena_string_n(search->run->arena, file, strlen(file) - strlen(ending))
               : NULL;
}

/* Files are backed up and copied: only what ends as ours do is meant for us. */
static void search_files(const struct search *search, const char *folder, const char *ending, const struct names *names)
{
    char **files = files_in(search, folder);

    for (int i = 0; files[i] != NULL; i++) {
        const char *name = stem(search, files[i], ending);

        if (name != NULL && !g_str_has_suffix(name, ".lock") && !holds(names, name)) {
            warn_unknown(search, inside(search, folder, files[i]), name, ending, names);
        }
    }
}

static void search_overlays(const struct search *search, const char *folder, const struct names *modules)
{
    const char *overlays = inside(search, folder, "overlays");
    char **files = files_in(search, overlays);

    search_files(search, overlays, ".yaml", modules);
    for (int i = 0; files[i] != NULL; i++) {
        const char *name = stem(search, files[i], ".yml");

        if (name != NULL) {
            kf_diag_hint(search->run->diags,
                         warn(search, inside(search, overlays, files[i]), "an overlay's name ends in .yaml"),
                         "call it %s.yaml", name);
        }
    }
}

/* Capitals count: en-us is not en-US. */
static const char *same_but_for_capitals(const struct names *languages, const char *name)
{
    for (int i = 0; i < languages->count; i++) {
        if (g_ascii_strcasecmp(languages->items[i], name) == 0) {
            return languages->items[i];
        }
    }
    return NULL;
}

/* Begins with two or three letters, as in es, es-MX and fil. */
static bool is_language_code(const char *name)
{
    size_t length = strspn(name, "abcdefghijklmnopqrstuvwxyz");

    return (length == 2 || length == 3) && (name[length] == '\0' || name[length] == '-') && kf_is_plain_word(name);
}

static void search_language(const struct search *search, const char *folder, const char *name)
{
    const char *known = same_but_for_capitals(&search->languages, name);
    const char *path = inside(search, folder, name);

    if (holds(&search->languages, name) || (known == NULL && is_language_code(name))) {
        if (!search->kit->community->is_default) { /* the kit may be cut to fewer modules than it has translations of */
            search_files(search, path, ".po", &search->catalogues);
        }
        search_overlays(search, path, &search->modules);
    } else if (search->run->world->is_folder(search->run->world->data, path)) {
        kf_diag_hint(search->run->diags,
                     warn(search, path, kf_arena_format(search->run->arena, "no language has the code \"%s\"", name)),
                     known != NULL ? "did you mean %s?" : "write a code such as %s", known != NULL ? known : "es");
    }
}

static void search_languages(const struct search *search)
{
    const char *folder = inside(search, search->folder, "translations");
    char **names = files_in(search, folder);

    for (int i = 0; names[i] != NULL; i++) {
        search_language(search, folder, names[i]);
    }
}

static void search_session(const struct search *search, const char *folder, const char *name,
                           const struct names *sessions)
{
    const struct kf_series_session *session = kf_series_find(search->kit->community, name);
    const char *path = inside(search, folder, name);
    struct names only = {.kind = "module of this session", .count = 1};

    if (session != NULL) {
        only.items = (const char **)(guintptr)&session->module;
        search_overlays(search, path, &only);
    } else if (search->run->world->is_folder(search->run->world->data, path)) {
        warn_unknown(search, path, name, "", sessions);
    }
}

static void search_sessions(const struct search *search)
{
    const char *folder = inside(search, search->folder, "sessions");
    struct names sessions = sessions_of(search->run->arena, search->kit->community);
    char **names = files_in(search, folder);

    for (int i = 0; names[i] != NULL; i++) {
        search_session(search, folder, names[i], &sessions);
    }
}

/* A region is a country with a list of helplines. */
static void search_regions(const struct search *search)
{
    const char *folder = inside(search, search->folder, "regions");
    char **files = files_in(search, inside(search, search->folder, "helplines")), **names = files_in(search, folder);
    struct kf_list list = {.items = NULL};
    struct names regions;

    for (int i = 0; files[i] != NULL; i++) {
        const char *region = stem(search, files[i], ".yaml");

        if (region != NULL) {
            kf_list_add(search->run->arena, &list, (void *)(guintptr)region);
        }
    }
    regions = names_of(search->run->arena, "region", &list);
    for (int i = 0; names[i] != NULL; i++) {
        const char *path = inside(search, folder, names[i]);

        if (holds(&regions, names[i])) {
            search_overlays(search, path, &search->modules);
        } else if (search->run->world->is_folder(search->run->world->data, path)) {
            warn_unknown(search, path, names[i], "", &regions);
        }
    }
}

/* overlay/ for overlays/ would hide all that is in it. */
static void search_folders(const struct search *search)
{
    static const char *const known[] = {"overlays", "sessions", "translations", "pieces", "fonts"};
    char **names = files_in(search, search->folder);

    for (int i = 0; names[i] != NULL; i++) {
        const char *nearest = kf_nearest(names[i], known, G_N_ELEMENTS(known));
        const char *path = inside(search, search->folder, names[i]);

        if (nearest != NULL && strcmp(nearest, names[i]) != 0 &&
            search->run->world->is_folder(search->run->world->data, path)) {
            kf_diag_hint(search->run->diags,
                         warn(search, path, "a programme has no folder of this name"),
                         "did you mean %s?", nearest);
        }
    }
}

void kf_strays_warn(struct kf_run *run, const struct kf_kit *kit, const char *const *modules)
{
    bool alone = kit->community->is_default;
    struct kf_list list = modules_of(run, kit, modules);
    struct search search = {
        .run = run,
        .kit = kit,
        .folder = alone ? kf_arena_format(run->arena, "%s/modules", kit->data_dir) : kit->community->folder,
        .modules = names_of(run->arena, "module", &list),
        .languages = languages_of(run, kit),
    };

    search.catalogues = search.modules;
    if (!holds(&search.modules, KF_SHARED_TEXTS)) {
        kf_list_add(run->arena, &list, (void *)(guintptr)KF_SHARED_TEXTS);
        search.catalogues = names_of(run->arena, "module", &list);
    }
    search_languages(&search);
    if (alone) {
        search_regions(&search);
        return;
    }
    search_folders(&search);
    search_overlays(&search, search.folder, &search.modules);
    search_sessions(&search);
}
