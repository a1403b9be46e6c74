/* The community's own file: what stands in it, and what a change makes of it. */

#include <string.h>

#include "base/day.h"
#include "cli/json.h"
#include "desk/draft.h"
#include "desk/task.h"
#include "yaml/read.h"

/* What the form has, by paths of community.yaml. */
static const char *const paths[] = {"program",   "tagline",    "brand/logo",       "brand/initials", "brand/colour",
                                    "paper",     "care-note",  "care-note-short",  "immigration-note", "names/worker", "names/on-call",
                                    "names/reporting-body"};

/* Lists of it, a row for each item. */
static const struct {
    const char *path;
    const char *keys[12];
} lists[] = {
    {"words", {"from", "to", "plural", "article", "from-plural"}},
    {"helplines/add",
     {"id", "label", "number", "how", "hours", "note", "languages", "languages-how", "text-to", "url", "verified", "verified-on"}},
};

/* Pages to look at while it is changed, as far as the community uses their modules. */
static const struct {
    const char *module, *piece;
} shown[] = {{"repair-conversations", "six-steps"}, {"kit", "helplines"}, {"kit", "welcome"}};

static const struct kf_node *node_at(const struct kf_node *root, const char *path)
{
    char **keys = g_strsplit(path, "/", -1);
    const struct kf_node *node = root;

    for (int i = 0; keys[i] != NULL && node != NULL; i++) {
        node = node->kind == KF_MAPPING ? kf_node_get(node, keys[i]) : NULL;
    }
    g_strfreev(keys);
    return node;
}

/* "en, es" */
static bool is_list_of_texts(const struct kf_node *node)
{
    bool is = node->kind == KF_SEQUENCE;

    for (int i = 0; is && i < node->count; i++) {
        is = node->items[i]->kind == KF_SCALAR;
    }
    return is;
}

static void add_value_of_list(JsonBuilder *builder, const struct kf_node *node)
{
    GString *texts = g_string_new(NULL);

    for (int i = 0; i < node->count; i++) {
        g_string_append_printf(texts, "%s%s", i > 0 ? ", " : "", node->items[i]->text);
    }
    kf_json_text(builder, "value", texts->str);
    g_string_free(texts, TRUE);
}

/* A text in several languages is for who writes the file. node: NULL, it is not there. */
static void add_value(JsonBuilder *builder, const struct kf_node *node)
{
    bool is_list = node != NULL && is_list_of_texts(node);

    if (is_list) {
        add_value_of_list(builder, node);
    } else {
        kf_json_text(builder, "value", node != NULL && node->kind == KF_SCALAR ? node->text : NULL);
    }
    kf_json_flag(builder, "byHand", node != NULL && node->kind != KF_SCALAR && !is_list);
    kf_json_place(builder, "line", node != NULL ? node->span.line : 0);
}

static void add_field(JsonBuilder *builder, const struct kf_node *root, const char *path)
{
    json_builder_begin_object(builder);
    kf_json_text(builder, "path", path);
    add_value(builder, node_at(root, path));
    json_builder_end_object(builder);
}

static void add_row(JsonBuilder *builder, const struct kf_node *item, const char *const *keys, size_t count)
{
    json_builder_begin_object(builder);
    kf_json_place(builder, "line", item->span.line);
    for (size_t i = 0; i < count && keys[i] != NULL; i++) {
        kf_json_object(builder, keys[i]);
        add_value(builder, item->kind == KF_MAPPING ? kf_node_get(item, keys[i]) : NULL);
        json_builder_end_object(builder);
    }
    json_builder_end_object(builder);
}

static void add_rows(JsonBuilder *builder, const struct kf_node *root)
{
    kf_json_object(builder, "lists");
    for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
        const struct kf_node *list = root != NULL ? node_at(root, lists[i].path) : NULL;

        kf_json_array(builder, lists[i].path);
        for (int k = 0; list != NULL && list->kind == KF_SEQUENCE && k < list->count; k++) {
            add_row(builder, list->items[k], lists[i].keys, G_N_ELEMENTS(lists[i].keys));
        }
        json_builder_end_array(builder);
    }
    json_builder_end_object(builder);
}

static void add_fields(struct kinfold *kinfold, struct kf_arena *arena, JsonBuilder *builder, const char *path,
                       const char *text)
{
    struct kf_run apart = kinfold->run;
    const struct kf_node *root;

    apart.arena = arena;
    apart.diags = kf_diags_new(arena); /* told by the check */
    root = text != NULL ? kf_yaml_read_text(&apart, path, text, strlen(text)) : NULL;
    kf_json_array(builder, "fields");
    for (size_t i = 0; root != NULL && i < G_N_ELEMENTS(paths); i++) {
        add_field(builder, root, paths[i]);
    }
    json_builder_end_array(builder);
    add_rows(builder, root);
}

static void add_digest(JsonBuilder *builder, const char *text)
{
    char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);

    kf_json_text(builder, "digest", digest);
    g_free(digest);
}

/* --- around it ---------------------------------------------------------------------------------------------------------- */

static bool is_own(const struct kf_community *community, const char *id)
{
    const struct kf_records *own = community->helplines != NULL ? &community->helplines->add : NULL;

    for (int i = 0; own != NULL && i < own->count; i++) {
        if (g_strcmp0(((const struct kf_helpline *)own->items[i])->id, id) == 0) {
            return true;
        }
    }
    return false;
}

/* The country's lines, which are the kit's: they are shown with the day on which each was checked. */
static void add_lines_of_country(JsonBuilder *builder, const struct kf_content *content)
{
    const struct kf_region *region = content != NULL ? content->region : NULL;

    kf_json_array(builder, "country");
    for (int i = 0; region != NULL && i < region->lines.count; i++) {
        const struct kf_helpline *line = region->lines.items[i];

        if (line->verified && !is_own(content->kit->community, line->id)) {
            json_builder_begin_object(builder);
            kf_json_text(builder, "label", line->label.text);
            kf_json_text(builder, "number", line->number);
            kf_json_text(builder, "on", line->verified_on);
            json_builder_end_object(builder);
        }
    }
    json_builder_end_array(builder);
}

static const struct kf_handout *handout_of(const struct kf_content *content, const char *piece)
{
    for (int i = 0; content != NULL && i < content->module->handouts.count; i++) {
        const struct kf_handout *handout = content->module->handouts.items[i];

        if (strcmp(handout->id, piece) == 0) {
            return handout;
        }
    }
    return NULL;
}

static void add_page(JsonBuilder *builder, const char *module, const struct kf_handout *handout)
{
    json_builder_begin_object(builder);
    kf_json_text(builder, "module", module);
    kf_json_text(builder, "piece", handout->id);
    kf_json_text(builder, "title", handout->title.text);
    json_builder_end_object(builder);
}

static bool is_used(const struct kf_kit *kit, const char *module)
{
    for (int i = 0; i < kit->used_count; i++) {
        if (strcmp(kit->used_ids[i], module) == 0) {
            return true;
        }
    }
    return false;
}

/* first: of the first module that it uses. */
static void add_pages(struct kinfold *kinfold, JsonBuilder *builder, const struct kf_kit *kit, const struct kf_content *first)
{
    int added = 0;

    kf_json_array(builder, "pages");
    for (size_t i = 0; kit != NULL && i < G_N_ELEMENTS(shown); i++) {
        const struct kf_handout *handout =
            is_used(kit, shown[i].module) ? handout_of(kf_call_content(kinfold, shown[i].module, NULL), shown[i].piece) : NULL;

        if (handout != NULL) {
            add_page(builder, shown[i].module, handout);
            added++;
        }
    }
    if (added == 0 && first != NULL && first->module->handouts.count > 0) {
        add_page(builder, first->module->id, first->module->handouts.items[0]);
    }
    json_builder_end_array(builder);
}

/* What is said of the community, and of the first module that it uses: some mistakes show only where names are filled in. */
static void add_around(struct kinfold *kinfold, JsonBuilder *builder)
{
    const struct kf_content *content = NULL;
    const struct kf_kit *kit;

    kf_call_begin(kinfold);
    kit = kf_call_kit(kinfold);
    if (kit != NULL && kit->used_count > 0) {
        content = kf_call_content(kinfold, kit->used_ids[0], NULL);
    }
    if (content != NULL) {
        kf_loaded_check(kinfold->loaded, kinfold->run.diags, content);
    }
    add_lines_of_country(builder, content);
    add_pages(kinfold, builder, kit, content);
    kf_json_text(builder, "today",
                 kf_format_date(kinfold->run.arena, kinfold->run.world->today(kinfold->run.world->data)));
    kf_call_end(kinfold);
}

static void run(struct kinfold *kinfold, const struct kf_parcel *question, struct kf_parcel *answer)
{
    struct kf_arena *arena = kf_arena_new();
    const char *path = kf_arena_format(arena, "%s/community.yaml", kinfold->community);
    const char *text = kinfold->community != NULL ? kf_task_file_text(kinfold, arena, path) : NULL;
    JsonBuilder *builder = json_builder_new();

    (void)question;
    json_builder_begin_object(builder);
    add_around(kinfold, builder);
    kf_json_text(builder, "folder", kinfold->community);
    kf_json_text(builder, "path", kinfold->community != NULL ? path : NULL);
    kf_json_text(builder, "text", text);
    if (text != NULL) {
        add_digest(builder, text);
    }
    add_fields(kinfold, arena, builder, path, text);
    kf_task_add_found(kinfold, builder);
    json_builder_end_object(builder);
    kf_task_give_json(answer, builder, 200);
    kf_arena_free(arena);
}

const struct kf_task kf_task_ours = {"ours", run};
const struct kf_task kf_task_save = {"save", run};
