/* The texts of a module's files, or of those that modules share. */

#include "model/translatable.h"

#include <string.h>

#include "model/model_internal.h"
#include "yaml/read.h"

static const char *const SOURCE_LANGUAGE = "en-US"; /* of a kit that has no shared pages */

struct loading {
    struct kf_run *run;
    const struct kf_kit *kit;
    struct kf_translatables *result;
};

static void add_texts(struct loading *loading, const struct kf_record *record, const struct kf_node *file,
                      const char *address)
{
    struct kf_arena *arena = loading->run->arena;
    bool for_staff = g_strcmp0(kf_node_get_text(file, "facilitator-only"), "true") == 0;
    struct kf_list texts = kf_texts_of(arena, loading->kit->shapes, record, kf_node_copy(arena, file), address,
                                       for_staff ? KF_FACILITATOR : 0);

    for (int i = 0; i < texts.count; i++) {
        kf_list_add(arena, &loading->result->items, texts.items[i]);
    }
}

/* A file says its language where it is another than the module's. */
static bool is_in_source_language(const struct loading *loading, const struct kf_node *file)
{
    const char *own = kf_node_get_text(file, "language");

    return own == NULL || kf_same_language(own, loading->result->language);
}

/* --- shared texts --------------------------------------------------------------------------------------------------- */

/* The community's pieces stand first, and one of the kit by the same name is never seen. */
static bool is_hidden(const struct kf_kit *kit, int piece, const char *id)
{
    for (int i = 0; i < piece; i++) {
        if (g_strcmp0(kf_node_get_text(kit->pieces[i], "id"), id) == 0) {
            return true;
        }
    }
    return false;
}

static void add_pieces(struct loading *loading)
{
    const struct kf_kit *kit = loading->kit;

    for (int i = 0; i < kit->piece_count; i++) {
        const struct kf_node *piece = kit->pieces[i];
        const char *id = piece->kind == KF_MAPPING ? kf_node_get_text(piece, "id") : NULL;

        if (id != NULL && is_in_source_language(loading, piece) && !is_hidden(kit, i, id)) {
            add_texts(loading, &kf_piece_record, piece, kf_arena_format(loading->run->arena, "pieces/%s", id));
        }
    }
}

/* A community's own lines stand in its country's list. */
static void add_region(struct loading *loading, const char *name, const struct kf_node *file)
{
    const struct kf_kit *kit = loading->kit;
    const struct kf_region region = {.node = file};
    bool own = strcmp(kf_region_name(kit->community), name) == 0;
    const struct kf_node *lines =
        kf_region_with_own(loading->run->arena, &region, own ? kit->community : kit->default_community,
                           /* language */ NULL);

    add_texts(loading, &kf_region_record, lines, kf_arena_format(loading->run->arena, "helplines/%s", name));
}

static void add_helplines(struct loading *loading)
{
    struct kf_run *run = loading->run;
    const char *folder = kf_arena_format(run->arena, "%s/modules/helplines", run->data_dir);
    char **names = kf_run_names(run, folder);

    for (int i = 0; names != NULL && names[i] != NULL; i++) {
        const char *path = kf_arena_format(run->arena, "%s/%s", folder, names[i]);
        struct kf_node *file = g_str_has_suffix(names[i], ".yaml") ? kf_yaml_read(run, path) : NULL;

        if (file != NULL && file->kind == KF_MAPPING && kf_node_get(file, "lines") != NULL &&
            kf_node_get(file, "lines")->kind == KF_SEQUENCE && is_in_source_language(loading, file)) {
            add_region(loading, kf_arena_string_n(run->arena, names[i], strlen(names[i]) - strlen(".yaml")), file);
        }
    }
}

/* --- a module ------------------------------------------------------------------------------------------------------- */

static bool has_module(const struct kf_kit *kit, const char *id)
{
    for (int i = 0; i < kit->module_count; i++) {
        if (strcmp(kit->module_ids[i], id) == 0) {
            return true;
        }
    }
    return false;
}

static bool add_module(struct loading *loading, const char *module)
{
    struct kf_translatables *result = loading->result;
    const struct kf_node *file = kf_module_read(loading->run, loading->kit, module, &result->name);

    if (file == NULL) {
        return false;
    }
    result->language = kf_node_get_text(file, "language");
    result->title = kf_node_get_text(file, "title");
    result->version = kf_node_get_text(file, "version");
    if (!kf_is_plain_word(result->language)) {
        kf_diag_hint(loading->run->diags,
                     kf_diag_push(loading->run->diags, KF_MISSING_KEY, kf_span_of(file, "language"), result->name,
                                  "a module says the language it is written in"),
                     "write `language: en-US`");
        return false;
    }
    add_texts(loading, &kf_module_record, file, result->name);
    return true;
}

struct kf_translatables *kf_translatables_load(struct kf_run *run, const struct kf_kit *kit, const char *module)
{
    int errors = run->diags->errors;
    struct loading loading = {run, kit, KF_NEW(run->arena, struct kf_translatables)};
    bool shared = strcmp(module, KF_SHARED_TEXTS) == 0;

    *loading.result = (struct kf_translatables){.name = module, .language = SOURCE_LANGUAGE};
    if ((!shared || has_module(kit, module)) && !add_module(&loading, module)) {
        return NULL;
    }
    if (shared) {
        add_pieces(&loading);
        add_helplines(&loading);
    }
    return run->diags->errors == errors ? loading.result : NULL;
}

/* --- translations --------------------------------------------------------------------------------------------------- */

static void add_catalogue(struct kf_run *run, struct kf_list *list, const char *folder, const char *name)
{
    const char *file = kf_arena_format(run->arena, "%s.po", name);

    if (kf_world_has(run, folder, file)) {
        struct kf_catalogue *catalogue = kf_catalogue_read(run, kf_arena_format(run->arena, "%s/%s", folder, file));

        if (catalogue != NULL) {
            kf_list_add(run->arena, list, catalogue);
        }
    }
}

bool kf_catalogues_load(struct kf_run *run, const struct kf_kit *kit, const char *name, const char *language,
                        struct kf_catalogues *ret_catalogues)
{
    int errors = run->diags->errors;
    struct kf_list list = {.items = NULL};

    for (int i = 0; i < kf_translation_folder_count(kit); i++) {
        const char *folder = kf_arena_format(run->arena, "%s/%s", kf_translation_folder(run, kit, i), language);

        add_catalogue(run, &list, folder, name);
        if (strcmp(name, KF_SHARED_TEXTS) != 0) {
            add_catalogue(run, &list, folder, KF_SHARED_TEXTS);
        }
    }
    ret_catalogues->items = (const struct kf_catalogue *const *)list.items;
    ret_catalogues->count = list.count;
    return run->diags->errors == errors;
}
