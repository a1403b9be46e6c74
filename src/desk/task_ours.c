/* The community's own file: what stands in it, and what a change makes of it. */

#include <string.h>

#include "base/limits.h"
#include "cli/json.h"
#include "desk/draft.h"
#include "desk/task.h"
#include "yaml/read.h"

/* What the form has, by paths of community.yaml. */
static const char *const paths[] = {"program", "tagline", "brand/initials", "paper", "names/worker", "names/on-call",
                                    "names/reporting-body"};

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

/* A text in several languages is for who writes the file. */
static void add_field(JsonBuilder *builder, const struct kf_node *root, const char *path)
{
    const struct kf_node *node = node_at(root, path);

    json_builder_begin_object(builder);
    kf_json_text(builder, "path", path);
    kf_json_text(builder, "value", node != NULL && node->kind == KF_SCALAR ? node->text : NULL);
    kf_json_flag(builder, "byHand", node != NULL && node->kind != KF_SCALAR);
    kf_json_place(builder, "line", node != NULL ? node->span.line : 0);
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
}

static void add_digest(JsonBuilder *builder, const char *text)
{
    char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);

    kf_json_text(builder, "digest", digest);
    g_free(digest);
}

static const char *read_text(struct kinfold *kinfold, struct kf_arena *arena, const char *path)
{
    const char *error = NULL;
    size_t length = 0;

    return kinfold->world->read_file(kinfold->world->data, arena, path, KF_LIMIT_FILE_BYTES, &length, &error);
}

/* What is said of the community, and of the first module that it uses: some mistakes show only where names are filled in. */
static void check(struct kinfold *kinfold)
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
    kf_call_end(kinfold);
}

static void run(struct kinfold *kinfold, const struct kf_parcel *question, struct kf_parcel *answer)
{
    struct kf_arena *arena = kf_arena_new();
    const char *path = kf_arena_format(arena, "%s/community.yaml", kinfold->community);
    const char *text = kinfold->community != NULL ? read_text(kinfold, arena, path) : NULL;
    JsonBuilder *builder = json_builder_new();

    (void)question;
    check(kinfold);
    json_builder_begin_object(builder);
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
