/* Where things are: the community, the shared pieces and the list of modules, found once a run. */

#include <string.h>

#include "model/avoid.h"
#include "model/based_on.h"
#include "model/by_language.h"
#include "model/model_internal.h"
#include "model/series.h"
#include "schema/bind.h"
#include "yaml/read.h"

/* --- small helpers of loading ------------------------------------------------------------------------------------- */

bool kf_is_plain_word(const char *text)
{
    return text != NULL && *text != '\0' &&
           strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == strlen(text);
}

const char *kf_join_words(struct kf_arena *arena, const char *const *words, int count)
{
    GString *joined = g_string_new(NULL);
    const char *kept;

    for (int i = 0; i < count; i++) {
        g_string_append_printf(joined, "%s%s", i > 0 ? ", " : "", words[i]);
    }
    kept = kf_arena_string_n(arena, joined->str, joined->len);
    g_string_free(joined, TRUE);
    return kept;
}

const char **kf_list_words(struct kf_arena *arena, const struct kf_list *list)
{
    const char **words = KF_NEW_ARRAY(arena, list->count, const char *);

    for (int i = 0; i < list->count; i++) {
        words[i] = list->items[i];
    }
    return words;
}

bool kf_world_has(struct kf_run *run, const char *folder, const char *name)
{
    return kf_run_has_name(run, folder, name);
}

struct kf_span kf_span_of(const struct kf_node *mapping, const char *key)
{
    const struct kf_node *value = mapping->kind == KF_MAPPING ? kf_node_get(mapping, key) : NULL;

    return value != NULL ? value->span : mapping->span;
}

/* --- paths -------------------------------------------------------------------------------------------------------- */

static bool has_parent_part(const char *path)
{
    char **parts = g_strsplit_set(path, "/\\", -1);
    bool found = false;

    for (int i = 0; parts[i] != NULL; i++) {
        found = found || strcmp(parts[i], "..") == 0;
    }
    g_strfreev(parts);
    return found;
}

/* By its letters alone: such a path is not even sought. */
static bool path_leads_out(const char *path)
{
    return g_path_is_absolute(path) || path[0] == '\\' || (g_ascii_isalpha(path[0]) && path[1] == ':') || has_parent_part(path);
}

static bool link_leads_out(const struct kf_run *run, const char *folder, const char *path)
{
    char *full = g_build_filename(folder, path, NULL);
    const char *real = kf_world_real_path(run->world, run->arena, full);
    const char *real_folder = kf_world_real_path(run->world, run->arena, folder);

    g_free(full);
    return real != NULL && real_folder != NULL &&
           !(g_str_has_prefix(real, real_folder) && real[strlen(real_folder)] == '/');
}

static bool file_exists(struct kf_run *run, const char *folder, const char *path)
{
    char *full = g_build_filename(folder, path, NULL);
    char *parent = g_path_get_dirname(full), *name = g_path_get_basename(full);
    bool exists = kf_world_has(run, parent, name);

    g_free(full);
    g_free(parent);
    g_free(name);
    return exists;
}

bool kf_path_check(struct kf_run *run, const char *folder, const char *path, struct kf_span span)
{
    struct kf_diags *diags = run->diags;

    if (path_leads_out(path) || link_leads_out(run, folder, path)) {
        kf_diag_hint(
            diags, kf_diag_push(diags, KF_PATH_ESCAPES, span, NULL, "\"%s\" leads out of the folder %s", path, folder),
            "copy the file into the folder, and write its name alone");
        return false;
    }
    if (!file_exists(run, folder, path)) {
        kf_diag_hint(diags, kf_diag_push(diags, KF_FILE_MISSING, span, NULL, "file \"%s\" is not in %s", path, folder),
                     "copy it there, or correct the name; capitals count");
        return false;
    }
    return true;
}

static const char *folder_of(struct kf_run *run, const struct kf_node *node)
{
    char *folder = g_path_get_dirname(node->span.source != NULL ? node->span.source->path : "");
    const char *kept = kf_arena_string(run->arena, folder);

    g_free(folder);
    return kept;
}

const char *kf_picture_path(struct kf_run *run, const struct kf_content *content, const struct kf_node *name)
{
    const char *const folders[] = {
        folder_of(run, name),
        folder_of(run, content->nodes),
        content->kit->community->folder,
        kf_arena_format(run->arena, "%s/modules/pictures", content->kit->data_dir),
    };
    const char *folder = folders[1]; /* where messages send people */

    for (size_t i = 0; i < G_N_ELEMENTS(folders) && !path_leads_out(name->text); i++) {
        if (file_exists(run, folders[i], name->text)) {
            folder = folders[i];
            break;
        }
    }
    return kf_path_check(run, folder, name->text, name->span) ? kf_arena_format(run->arena, "%s/%s", folder, name->text)
                                                              : NULL;
}

/* --- the community ------------------------------------------------------------------------------------------------ */

static void check_names(struct kf_run *run, const struct kf_node *names)
{
    if (names == NULL || kf_node_is_null(names)) {
        return;
    }
    if (names->kind != KF_MAPPING) {
        kf_diag_hint(
            run->diags,
            kf_diag_push(run->diags, KF_WRONG_TYPE, names->span, NULL, "`names:` is a list of keys with texts"),
            "write `on-call: the on-call worker` below it");
    }
}

static void check_choice(struct kf_run *run, const struct kf_node *node, const char *key, const char *word,
                         const char *const *choices)
{
    int count = 0;
    const char *nearest;

    for (; choices[count] != NULL; count++) {
        if (strcmp(word, choices[count]) == 0) {
            return;
        }
    }
    nearest = kf_nearest(word, choices, count);
    kf_diag_hint(run->diags,
                 kf_diag_push(run->diags, KF_UNKNOWN_CHOICE, kf_span_of(node, key), NULL, "%s: unknown choice \"%s\"",
                              key, word),
                 "the choices are: %s%s%s", kf_join_words(run->arena, choices, count),
                 nearest != NULL ? "; did you mean " : "", nearest != NULL ? nearest : "");
}

static void check_plain(struct kf_run *run, const struct kf_node *node, const char *key, const char *word,
                        const char *example)
{
    if (word != NULL && !kf_is_plain_word(word)) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_UNKNOWN_CHOICE, kf_span_of(node, key), NULL,
                                  "%s: \"%s\" is not a code", key, word),
                     "write a code such as %s", example);
    }
}

static struct kf_span language_span(const struct kf_words *languages, int i)
{
    return languages->node->kind == KF_SEQUENCE ? languages->node->items[i]->span : languages->node->span;
}

static void check_languages(struct kf_run *run, const struct kf_community *community)
{
    const struct kf_words *languages = &community->languages;
    struct kf_diags *diags = run->diags;

    if (languages->count > 0 && community->language != NULL) {
        struct kf_diag *diag = kf_diag_push(diags, KF_DUPLICATE_KEY, languages->node->span, NULL,
                                            "`language` and `languages` both say what to print");

        kf_diag_also(diags, diag, kf_span_of(community->node, "language"), "the other one");
        kf_diag_hint(diags, diag, "keep `languages` alone, the usual one first");
    }
    for (int i = 0; i < languages->count; i++) {
        if (!kf_is_plain_word(languages->items[i])) {
            kf_diag_hint(diags,
                         kf_diag_push(diags, KF_UNKNOWN_CHOICE, language_span(languages, i), NULL,
                                      "languages: \"%s\" is not a code", languages->items[i]),
                         "write a code such as en-US or es");
        }
        for (int k = 0; k < i; k++) {
            if (g_ascii_strcasecmp(languages->items[i], languages->items[k]) == 0) {
                kf_diag_hint(diags,
                             kf_diag_push(diags, KF_DUPLICATE_ID, language_span(languages, i), NULL,
                                          "language \"%s\" is named twice", languages->items[i]),
                             "take one of them out");
            }
        }
    }
}

static void check_training(struct kf_run *run, const struct kf_training *training)
{
    if (training != NULL && training->held_on != NULL && kf_parse_date(training->held_on) == 0) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_WRONG_TYPE, kf_span_of(training->node, "held-on"), NULL,
                                  "held-on: \"%s\" is not a day", training->held_on),
                     "write year, month and day, as in 2027-03-02");
    }
}

static void check_community(struct kf_run *run, const struct kf_community *community)
{
    const struct kf_node *node = community->node;

    check_names(run, community->names);
    kf_swaps_check(run, community);
    check_plain(run, node, "region", community->region, "US");
    check_plain(run, node, "language", community->language, "en-US");
    check_languages(run, community);
    check_training(run, community->training);
    if (community->helplines != NULL) {
        check_plain(run, community->helplines->node, "from", community->helplines->from, "US");
    }
    if (community->paper != NULL) {
        check_choice(run, node, "paper", community->paper, kf_paper_names);
    }
    if (community->brand != NULL && community->brand->logo != NULL) {
        kf_path_check(run, community->brand->folder, community->brand->logo, kf_span_of(community->brand->node, "logo"));
    }
}

/* In which the programme is shown when nothing is printed. */
static const char *own_language(const struct kf_node *settings)
{
    const char *language = settings->kind == KF_MAPPING ? kf_node_get_text(settings, "language") : NULL;
    const struct kf_node *languages = settings->kind == KF_MAPPING ? kf_node_get(settings, "languages") : NULL;

    if (language == NULL && languages != NULL && languages->kind == KF_SEQUENCE && languages->count > 0) {
        language = languages->items[0]->text;
    }
    return language != NULL ? language : "en-US";
}

static struct kf_community *open_community(struct kf_run *run, const struct kf_shapes *shapes, const char *folder,
                                           bool is_default)
{
    int errors = run->diags->errors;
    const char *name = kf_folder_name(run->arena, folder);
    struct kf_settings_file file;
    struct kf_community *community;

    if (!kf_settings_read(run, folder, &file) || !kf_by_language_check(run, &kf_community_record, file.node)) {
        return NULL;
    }
    community = kf_bind(run, shapes, &kf_community_record,
                        kf_by_language_pick(run->arena, &kf_community_record, file.node, own_language(file.node)),
                        kf_arena_format(run->arena, "communities/%s", name));
    if (community == NULL) {
        return NULL;
    }
    community->written = file.node;
    community->folder = kf_arena_string(run->arena, folder);
    community->name = name;
    community->bases = kf_arena_copy(run->arena, file.bases, sizeof file.bases);
    community->base_count = file.base_count;
    if (community->brand != NULL) {
        const struct kf_node *logo = kf_node_get(community->brand->node, "logo");

        community->brand->folder = folder_of(run, logo != NULL ? logo : community->brand->node);
    }
    community->is_default = is_default;
    kf_community_settle(community);
    check_community(run, community);
    if (community->languages.count > 0) {
        community->language = community->languages.items[0];
    }
    return run->diags->errors == errors ? community : NULL;
}

/* --- pieces and modules ------------------------------------------------------------------------------------------- */

static void read_pieces(struct kf_run *run, const char *folder, struct kf_list *pieces)
{
    char **names = kf_run_names(run, folder);

    for (int i = 0; names != NULL && names[i] != NULL; i++) {
        if (g_str_has_suffix(names[i], ".yaml")) {
            struct kf_node *piece = kf_yaml_read(run, kf_arena_format(run->arena, "%s/%s", folder, names[i]));

            if (piece != NULL) {
                kf_list_add(run->arena, pieces, piece);
            }
        }
    }
}

static void list_modules(struct kf_run *run, const char *folder, struct kf_list *modules)
{
    char **names = kf_run_names(run, folder);

    for (int i = 0; names != NULL && names[i] != NULL; i++) {
        if (kf_world_has(run, kf_arena_format(run->arena, "%s/%s", folder, names[i]), "module.yaml")) {
            kf_list_add(run->arena, modules, names[i]);
        }
    }
}

bool kf_kit_is_for_families(const struct kf_kit *kit)
{
    return !kit->only_read && !kit->community->is_default && !kit->community->sample;
}

#define KIT "kit" /* the pages that go with every module */

static void check_used(struct kf_run *run, const struct kf_kit *kit, int place)
{
    const struct kf_words *modules = &kit->community->modules;
    const struct kf_node *list = modules->node;
    const char *module = modules->items[place], *nearest = kf_nearest(module, kit->module_ids, kit->module_count);
    struct kf_span span = list->kind == KF_SEQUENCE && place < list->count ? list->items[place]->span : list->span;

    for (int i = 0; i < kit->module_count; i++) {
        if (strcmp(kit->module_ids[i], module) == 0) {
            return;
        }
    }
    kf_diag_hint(run->diags,
                 kf_diag_push(run->diags, KF_UNKNOWN_REFERENCE, span, NULL, "modules: the kit has no module \"%s\"", module),
                 "%s%s%sthe kit has: %s", nearest != NULL ? "did you mean " : "", nearest != NULL ? nearest : "",
                 nearest != NULL ? "? " : "", kf_join_words(run->arena, kit->module_ids, kit->module_count));
}

static void settle_used(struct kf_run *run, struct kf_kit *kit)
{
    const struct kf_words *wished = kit->community != NULL ? &kit->community->modules : NULL;

    kit->used_ids = KF_NEW_ARRAY(run->arena, kit->module_count, const char *);
    for (int i = 0; wished != NULL && i < wished->count; i++) {
        check_used(run, kit, i);
    }
    for (int i = 0; i < kit->module_count; i++) {
        bool used = wished == NULL || wished->count == 0 || strcmp(kit->module_ids[i], KIT) == 0;

        for (int k = 0; !used && k < wished->count; k++) {
            used = strcmp(kit->module_ids[i], wished->items[k]) == 0;
        }
        if (used) {
            kit->used_ids[kit->used_count++] = kit->module_ids[i];
        }
    }
}

struct kf_kit *kf_kit_open(struct kf_run *run, const struct kf_shapes *shapes, const char *community_dir)
{
    int errors = run->diags->errors;
    struct kf_kit *kit = KF_NEW(run->arena, struct kf_kit);
    const char *modules_dir = kf_arena_format(run->arena, "%s/modules", run->data_dir);
    struct kf_list pieces = {.items = NULL}, modules = {.items = NULL};

    kit->data_dir = run->data_dir;
    kit->shapes = shapes;
    kit->default_community = open_community(
        run, shapes, kf_arena_format(run->arena, "%s/communities/default", modules_dir), /* is_default */ true);
    kit->community = kit->default_community;
    if (community_dir != NULL) {
        kit->community = open_community(run, shapes, community_dir, /* is_default */ false);
        read_pieces(run, kf_arena_format(run->arena, "%s/pieces", community_dir), &pieces);
    }
    for (int i = 0; kit->community != NULL && i < kit->community->base_count; i++) {
        read_pieces(run, kf_arena_format(run->arena, "%s/pieces", kit->community->bases[i].path), &pieces);
    }
    read_pieces(run, kf_arena_format(run->arena, "%s/pieces", modules_dir), &pieces);
    list_modules(run, modules_dir, &modules);
    kit->pieces = (const struct kf_node *const *)pieces.items;
    kit->piece_count = pieces.count;
    kit->avoid = kf_avoid_read(run, kf_arena_format(run->arena, "%s/avoid", modules_dir));
    kit->module_ids = kf_list_words(run->arena, &modules);
    kit->module_count = modules.count;
    settle_used(run, kit);
    if (kit->community != NULL && kit->community->series != NULL) {
        kf_series_check(run, kit);
    }
    return run->diags->errors == errors ? kit : NULL;
}
