/* A module read, composed and bound for one edition. */

#include <string.h>

#include "model/layers.h"
#include "model/by_language.h"
#include "model/kept.h"
#include "model/model_internal.h"
#include "model/schedule.h"
#include "model/series.h"
#include "schema/bind.h"
#include "yaml/read.h"

#define IMMIGRATION_NOTE "immigration-note" /* key of a community and id of a piece */

struct loading {
    struct kf_run *run;
    const struct kf_kit *kit;
    const char *id;
    const char *module_language;
    struct kf_content *content;
    struct kf_catalogues catalogues;
    struct kf_names_list names;
};

/* --- the module's file -------------------------------------------------------------------------------------------- */

static bool is_path(const char *module)
{
    return strchr(module, '/') != NULL || g_str_has_suffix(module, ".yaml");
}

static const char *path_of(struct kf_run *run, const struct kf_kit *kit, const char *module)
{
    const struct kf_span nowhere = {.source = NULL};
    const char *nearest;

    if (is_path(module)) {
        return module;
    }
    for (int i = 0; i < kit->module_count; i++) {
        if (strcmp(kit->module_ids[i], module) == 0) {
            return kf_arena_format(run->arena, "%s/modules/%s/module.yaml", kit->data_dir, module);
        }
    }
    nearest = kf_nearest(module, kit->module_ids, kit->module_count);
    kf_diag_hint(run->diags,
                 kf_diag_push(run->diags, KF_UNKNOWN_MODULE, nowhere, NULL, "unknown module \"%s\"", module),
                 "%s%s%sthe modules are: %s", nearest != NULL ? "did you mean " : "", nearest != NULL ? nearest : "",
                 nearest != NULL ? "? " : "", kf_join_words(run->arena, kit->module_ids, kit->module_count));
    return NULL;
}

static bool check_id(struct kf_run *run, const struct kf_node *nodes, const char *module)
{
    const char *id = nodes->kind == KF_MAPPING ? kf_node_get_text(nodes, "id") : NULL;

    if (id == NULL || !kf_is_plain_word(id)) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, id != NULL ? KF_BAD_ID : KF_MISSING_KEY, kf_span_of(nodes, "id"), NULL,
                                  "a module begins with `kinfold: 1` and an `id:`"),
                     "write an id of small letters, digits and hyphens, such as repair-conversations");
        return false;
    }
    if (!is_path(module) && strcmp(id, module) != 0) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_BAD_ID, kf_span_of(nodes, "id"), NULL,
                                  "module \"%s\" lies in the folder \"%s\"", id, module),
                     "give both the same name");
        return false;
    }
    return true;
}

const struct kf_node *kf_module_read(struct kf_run *run, const struct kf_kit *kit, const char *module,
                                     const char **ret_id)
{
    const char *path = path_of(run, kit, module);
    const struct kf_node *nodes = path != NULL ? kf_yaml_read(run, path) : NULL;

    if (nodes == NULL || !check_id(run, nodes, module)) {
        return NULL;
    }
    *ret_id = kf_node_get_text(nodes, "id");
    return nodes;
}

/* --- translations and overlays ------------------------------------------------------------------------------------ */

static bool read_catalogues(struct loading *loading)
{
    const char *language = loading->content->edition.language;

    return g_ascii_strcasecmp(language, loading->module_language) == 0 ||
           kf_catalogues_load(loading->run, loading->kit, loading->id, language, &loading->catalogues);
}

/* A promise that only the community can make: without its word the piece is there and empty. */
static const struct kf_node *const *promised_pieces(struct kf_arena *arena, const struct kf_kit *kit)
{
    const struct kf_node **pieces = kf_arena_copy(arena, kit->pieces, (size_t)kit->piece_count * sizeof *pieces);

    for (int i = 0; !kit->community->immigration_note && i < kit->piece_count; i++) {
        const struct kf_node *piece = pieces[i];

        if (piece->kind == KF_MAPPING && g_strcmp0(kf_node_get_text(piece, "id"), IMMIGRATION_NOTE) == 0) {
            struct kf_node *silent = kf_node_copy(arena, piece), *blocks = kf_node_get(silent, "blocks");

            if (blocks != NULL && blocks->kind == KF_SEQUENCE) {
                blocks->count = 0;
            }
            pieces[i] = silent;
        }
    }
    return pieces;
}

static bool compose(struct loading *loading)
{
    const struct kf_kit *kit = loading->kit;
    const struct kf_edition *edition = &loading->content->edition;
    struct kf_overlay_file *overlays = NULL;
    int overlay_count = kf_layers_read(loading->run, kit, edition, loading->id, &overlays);
    struct kf_compose_input *input = KF_NEW(loading->run->arena, struct kf_compose_input);

    *input = (struct kf_compose_input){
        .module = loading->content->nodes,
        .record = &kf_module_record,
        .shapes = kit->shapes,
        .id = loading->id,
        .pieces = promised_pieces(loading->run->arena, kit),
        .piece_count = kit->piece_count,
        .piece_record = &kf_piece_record,
        .overlays = overlays,
        .overlay_count = overlay_count,
        .catalogues = loading->catalogues.items,
        .catalogue_count = loading->catalogues.count,
        .language = edition->language,
        .community_build = kf_kit_is_for_families(kit),
        .swaps = kf_swaps_of(loading->run->arena, kit->community),
        .swap_count = kit->community->words.count,
        .names = loading->names.items,
        .name_count = loading->names.count,
        .audience = edition->audience,
        .carry_safe = edition->carry_safe,
        .settings = edition->settings,
        .setting_count = edition->setting_count,
    };

    loading->content->input = input;
    return overlay_count >= 0 && kf_compose(loading->run, input, &loading->content->composed);
}

/* --- the rest of the content -------------------------------------------------------------------------------------- */

/* A page has the number that is written, else its place in the kit's file, which stays when others are removed; a
 * community's own follow. */
static void number_handouts(const struct kf_records *handouts)
{
    int last = 0;

    for (int i = 0; i < handouts->count; i++) {
        struct kf_handout *handout = handouts->items[i];

        handout->number = handout->number > 0 ? handout->number : handout->node->place;
        last = handout->number > last ? handout->number : last;
    }
    for (int i = 0; i < handouts->count; i++) {
        struct kf_handout *handout = handouts->items[i];

        handout->number = handout->number > 0 ? handout->number : ++last;
    }
}

static bool settle_date(struct kf_run *run, const struct kf_module *module, long long *ret_date)
{
    long long epoch = run->world->source_date_epoch(run->world->data);
    int day = kf_parse_date(module->date);
    GDateTime *moment;

    if (day == 0) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_WRONG_TYPE, kf_span_of(module->node, "date"), module->address,
                                  "date: \"%s\" is not a day", module->date),
                     "write year, month and day, as in 2026-11-21");
        return false;
    }
    if (epoch >= 0) {
        *ret_date = epoch;
        return true;
    }
    moment = g_date_time_new_utc(day / 10000, day / 100 % 100, day % 100, 0, 0, 0);
    *ret_date = g_date_time_to_unix(moment);
    g_date_time_unref(moment);
    return true;
}

static bool check_picture(struct kf_run *run, const struct kf_node *node, const char *address, const char *picture)
{
    const char *near;
    struct kf_diag *diag;
    int count = 0;

    for (; kf_picture_names[count] != NULL; count++) {
        if (picture == NULL || strcmp(picture, kf_picture_names[count]) == 0) {
            return true;
        }
    }
    near = kf_nearest(picture, kf_picture_names, count);
    diag = kf_diag_push(run->diags, KF_UNKNOWN_CHOICE, kf_span_of(node, "picture"), address,
                        "there is no picture \"%s\"", picture);
    kf_diag_hint(run->diags, diag, "%s%s%sthe pictures are: %s", near != NULL ? "did you mean \"" : "",
                 near != NULL ? near : "", near != NULL ? "\"? " : "",
                 kf_join_words(run->arena, kf_picture_names, count));
    return false;
}

/* A title of one line leaves no room beside it. */
static bool check_sheet_title(struct kf_run *run, const struct kf_handout *handout)
{
    static const char *const keys[] = {"question", "picture"};
    int errors = run->diags->errors;

    for (size_t i = 0; kf_has_sheet_title(handout) && i < G_N_ELEMENTS(keys); i++) {
        if (kf_node_get(handout->node, keys[i]) != NULL) {
            kf_diag_hint(run->diags,
                         kf_diag_push(run->diags, KF_OVERFULL, kf_span_of(handout->node, keys[i]), handout->address,
                                      "this page has no room for a %s: its title stands on one line", keys[i]),
                         "take the %s out", keys[i]);
        }
    }
    return run->diags->errors == errors;
}

static bool check_heads(struct kf_run *run, const struct kf_module *module)
{
    const struct kf_records *lists[] = {&module->handouts, &module->facilitator_pages};
    bool good = module->session == NULL ||
                check_picture(run, module->session->node, module->session->address, module->session->picture);

    for (size_t k = 0; k < G_N_ELEMENTS(lists); k++) {
        for (int i = 0; i < lists[k]->count; i++) {
            const struct kf_handout *handout = lists[k]->items[i];

            good = check_picture(run, handout->node, handout->address, handout->picture) && good;
            good = check_sheet_title(run, handout) && good;
        }
    }
    return good;
}

/* At the series' row when it stands there. */
static void check_group(struct kf_run *run, const struct kf_content *content)
{
    const struct kf_range *range = content->module->session->group_size;
    const struct kf_series *series = content->kit->community->series;
    int people = content->edition.group_size;

    if (range != NULL && people > 0 && (people < range->from || people > range->to)) {
        bool planned = content->edition.session != NULL && series->group_size == people;
        struct kf_diag *diag = kf_diag_warn(
            run->diags, KF_OUT_OF_RANGE, planned ? kf_span_of(series->node, "group-size") : range->node->span,
            content->module->session->address, "%d people are %s than the session is made for: %d to %d", people,
            people < range->from ? "fewer" : "more", range->from, range->to);

        if (planned) {
            kf_diag_also(run->diags, diag, range->node->span, "the group of \"%s\"", content->module->id);
        }
        kf_diag_hint(run->diags, diag, "%s", people < range->from ? "join two groups, or leave out the work in small groups"
                                                                  : "make two groups, each with its own facilitators");
    }
}

static bool settle_slot(struct kf_run *run, struct kf_content *content)
{
    const struct kf_session *session = content->module->session;

    if (session == NULL || session->lengths.count == 0) {
        return true;
    }
    if (content->edition.session != NULL && content->edition.group_size == 0) {
        content->edition.group_size = content->kit->community->series->group_size;
    }
    check_group(run, content);
    content->schedule = kf_schedule_new(run, content->module, &content->edition);
    if (content->schedule == NULL) {
        return false;
    }
    content->edition.length = content->schedule->length;
    if (!kf_schedule_is_written(content->schedule)) {
        kf_diag_note(run->diags, KF_MINUTES, kf_span_of(session->node, "lengths"), session->address, "%s",
                     kf_schedule_changes(run->arena, content->schedule));
    }
    return true;
}

static bool bind(struct loading *loading)
{
    struct kf_content *content = loading->content;
    struct kf_module *module =
        kf_bind(loading->run, loading->kit->shapes, &kf_module_record, content->composed.root, loading->id);
    bool good;

    if (module == NULL) {
        return false;
    }
    number_handouts(&module->handouts);
    number_handouts(&module->facilitator_pages);
    content->module = module;
    if (content->edition.audience == NULL && module->audience.count > 0) {
        content->edition.audience = module->audience.items[0];
    }
    good = check_heads(loading->run, module);
    good = settle_slot(loading->run, content) && good;
    kf_series_check_place(loading->run, loading->kit, module);
    return settle_date(loading->run, module, &content->date) && good;
}

static bool load_surroundings(struct loading *loading)
{
    struct kf_run *run = loading->run;
    struct kf_content *content = loading->content;
    const struct kf_region *region = kf_region_read(run, loading->kit, loading->module_language, content->edition.language);
    bool for_staff = !kf_node_is_null(kf_node_get(content->nodes, "session")) ||
                     !kf_node_is_null(kf_node_get(content->nodes, "facilitator-pages"));
    const char *language = content->edition.language;
    bool draft = false;

    content->vocabulary = kf_vocabulary_load(run, loading->kit, language);
    if (content->edition.carry_safe && content->vocabulary != NULL) {
        kf_names_collect_plain(run, content->vocabulary, &loading->names);
    }
    if (region == NULL || !kf_names_collect(run, loading->kit, region, for_staff, content->right_to_left,
                                             &loading->names)) {
        return false;
    }
    content->region = kf_region_compose(run, loading->kit, region, loading->module_language, language,
                                        &loading->catalogues, &loading->names, &draft);
    if (content->region == NULL || content->vocabulary == NULL) {
        return false;
    }
    if (content->edition.carry_safe) {
        content->region = kf_region_without(run->arena, content->region, KF_VIOLENCE_LINE);
    }
    content->draft = draft || content->vocabulary->draft;
    return true;
}

static struct kf_content *load(struct kf_run *run, const struct kf_kit *kit, const char *module,
                               const struct kf_edition *edition)
{
    struct kf_content *content = KF_NEW(run->arena, struct kf_content);
    struct loading loading = {.run = run, .kit = kit, .content = content};
    bool surrounded, composed;

    content->kit = kit;
    content->kept = KF_NEW(run->arena, struct kf_kept);
    content->kept->arena = run->arena;
    content->edition = *edition;
    content->nodes = kf_module_read(run, kit, module, &loading.id);
    if (content->nodes == NULL ||
        !kf_edition_settle_language(run, kit, content->nodes, loading.id, &content->edition)) {
        return NULL;
    }
    loading.module_language = kf_node_get_text(content->nodes, "language");
    content->language = content->edition.language;
    content->right_to_left = kf_is_right_to_left(content->language);
    loading.kit = kf_kit_in_language(run, kit, loading.module_language, content->language);
    content->kit = loading.kit;
    if (loading.kit == NULL) {
        return NULL;
    }
    if (!read_catalogues(&loading)) {
        return NULL;
    }
    /* Mistakes of the module are found even if the helplines have some; without names every name would be one. */
    surrounded = load_surroundings(&loading);
    if (loading.names.count == 0) {
        return NULL;
    }
    composed = compose(&loading);
    /* Bound even so: what can be read is, and the author sees the mistakes of both stages at once. */
    if (content->composed.root == NULL || !bind(&loading) || !(kit->only_read || (composed && surrounded))) {
        return NULL;
    }
    content->draft = content->draft || content->composed.draft;
    return content;
}

static bool is_twice(struct kf_run *run, const struct kf_content *first, const struct kf_content *second)
{
    if (g_ascii_strcasecmp(first->language, second->language) != 0) {
        return false;
    }
    kf_diag_hint(run->diags,
                 kf_diag_push(run->diags, KF_UNKNOWN_CHOICE, kf_span_of(first->nodes, "language"), first->module->address,
                              "both languages of a page in two are \"%s\"", first->language),
                 "name two that differ, such as --language en,es");
    return true;
}

/* What was given to do at home stands in the guide of the session after it. What is wrong there is said there, unless it
 * cannot be read at all. */
static bool load_before(struct kf_run *run, const struct kf_kit *kit, struct kf_content *content)
{
    const struct kf_series_session *before = kf_series_before(kit->community, content->edition.session);
    struct kf_edition edition = {.variant = content->edition.variant,
                                 .paper = content->edition.paper,
                                 .language = content->edition.language,
                                 .audience = before != NULL ? before->audience : NULL,
                                 .length = before != NULL ? before->length : 0,
                                 .session = before};
    struct kf_run quiet = *run;

    if (before == NULL || content->schedule == NULL) {
        return true;
    }
    quiet.diags = kf_diags_new(run->arena);
    content->before = load(&quiet, kit, before->module, &edition);
    if (content->before == NULL) {
        kf_diags_move(run->diags, quiet.diags);
    }
    return content->before != NULL;
}

const struct kf_content *kf_content_load(struct kf_run *run, const struct kf_kit *kit, const char *module,
                                         const struct kf_edition *edition)
{
    struct kf_content *content = load(run, kit, module, edition), *second;
    struct kf_edition other = *edition;

    if (content != NULL && !load_before(run, kit, content)) {
        return NULL;
    }

    if (edition->bilingual == KF_ONE_LANGUAGE) {
        return content;
    }
    other.language = edition->second_language;
    second = load(run, kit, module, &other); /* even after errors of the first: the author sees the mistakes of both */
    if (content == NULL || second == NULL || is_twice(run, content, second)) {
        return NULL;
    }
    content->second = second;
    return content;
}
