/* A desk without a community: one is begun, or one that is here is gone on with. The folders here are those of the folder that
 * the desk was started in, and a name from a request is compared with theirs. */

#include <string.h>

#include "base/limits.h"
#include "base/world.h"
#include "cli/json.h"
#include "cli/starter.h"
#include "cli/starter_community.h"
#include "desk/desk.h"
#include "model/edition.h"

enum { NAME_MOST = 40 };

/* Where a name has no letter that a folder's can have: it is in another script. */
#define USUAL_NAME "our-program"

struct kf_beginning {
    GMutex lock; /* one is begun at a time */
    const char *community;
};

struct kf_beginning *kf_beginning_new(void)
{
    struct kf_beginning *beginning = g_new0(struct kf_beginning, 1);

    g_mutex_init(&beginning->lock);
    return beginning;
}

void kf_beginning_free(struct kf_beginning *beginning)
{
    if (beginning != NULL) {
        g_mutex_clear(&beginning->lock);
        g_free(beginning);
    }
}

const char *kf_beginning_community(struct kf_beginning *beginning)
{
    return g_atomic_pointer_get(&beginning->community);
}

/* The requests that are being answered go on with what they have: a name is never freed. Workers are for a community each,
 * so the next questions go to others. */
static void go_on_with(struct kf_beginning *beginning, const char *folder)
{
    g_atomic_pointer_set(&beginning->community, g_intern_string(folder));
}

/* --- answers ---------------------------------------------------------------------------------------------------------- */

/* The page finds its own words for it. */
static GBytes *problem(const char *name, int status, int *ret_status)
{
    JsonBuilder *builder = json_builder_new();

    json_builder_begin_object(builder);
    kf_json_text(builder, "problem", name);
    json_builder_end_object(builder);
    *ret_status = status;
    return kf_json_bytes(builder);
}

static GBytes *what_was_found(const struct kf_diags *diags, int *ret_status)
{
    JsonBuilder *builder = json_builder_new();

    json_builder_begin_object(builder);
    kf_json_array(builder, "found");
    for (int i = 0; i < diags->count; i++) {
        json_builder_begin_object(builder);
        kf_json_text(builder, "severity", "error");
        kf_json_text(builder, "message", diags->items[i]->message);
        kf_json_text(builder, "hint", diags->items[i]->hint);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
    json_builder_end_object(builder);
    *ret_status = 422;
    return kf_json_bytes(builder);
}

static GBytes *opened(const char *folder, int *ret_status)
{
    JsonBuilder *builder = json_builder_new();

    json_builder_begin_object(builder);
    kf_json_text(builder, "folder", folder);
    json_builder_end_object(builder);
    *ret_status = 200;
    return kf_json_bytes(builder);
}

/* --- what is here ----------------------------------------------------------------------------------------------------- */

/* The folder that a programme of this name is given: "Niños y Padres" is ninos-y-padres. In arena. */
static const char *folder_for(struct kf_arena *arena, const char *program)
{
    char *letters = g_str_to_ascii(program, "C");
    const char *name = kf_starter_plain(arena, letters);

    g_free(letters);
    if (strlen(name) > NAME_MOST) {
        name = kf_starter_plain(arena, kf_arena_string_n(arena, name, NAME_MOST));
    }
    if (*name == '\0') {
        return USUAL_NAME;
    }
    return kf_starter_is_reserved(name) ? kf_arena_format(arena, "%s-program", name) : name;
}

static struct kf_run begin_run(const struct kf_desk *desk)
{
    struct kf_arena *arena = kf_arena_new();

    return (struct kf_run){
        .world = &kf_world_machine, .arena = arena, .diags = kf_diags_new(arena), .data_dir = desk->data};
}

GBytes *kf_desk_beginnings(const struct kf_desk *desk, const char *program)
{
    struct kf_run run = begin_run(desk);
    JsonBuilder *builder = json_builder_new();
    char **here = kf_desk_communities(), *folder = g_get_current_dir();
    struct kf_list countries = kf_starter_countries(&run);
    const char *name = program != NULL ? folder_for(run.arena, program) : NULL;

    json_builder_begin_object(builder);
    kf_json_text(builder, "community", desk->community);
    kf_json_text(builder, "here", folder);
    kf_json_texts(builder, "communities", (const char *const *)here, (int)g_strv_length(here));
    kf_json_texts(builder, "countries", (const char *const *)countries.items, countries.count);
    kf_json_text(builder, "folder", name);
    kf_json_flag(builder, "taken", name != NULL && g_file_test(name, G_FILE_TEST_EXISTS));
    json_builder_end_object(builder);
    g_free(folder);
    g_strfreev(here);
    kf_arena_free(run.arena);
    return kf_json_bytes(builder);
}

/* --- going on --------------------------------------------------------------------------------------------------------- */

static bool has_one(const struct kf_desk *desk)
{
    return desk->community != NULL || kf_beginning_community(desk->beginning) != NULL;
}

GBytes *kf_desk_open(const struct kf_desk *desk, const char *folder, int *ret_status)
{
    char **here = kf_desk_communities();
    bool known = folder != NULL && g_strv_contains((const char *const *)here, folder);
    GBytes *answer;

    g_mutex_lock(&desk->beginning->lock);
    if (!known) {
        answer = problem("folder-gone", 404, ret_status);
    } else if (has_one(desk)) {
        answer = problem("has-community", 409, ret_status);
    } else {
        go_on_with(desk->beginning, folder);
        answer = opened(folder, ret_status);
    }
    g_mutex_unlock(&desk->beginning->lock);
    g_strfreev(here);
    return answer;
}

/* In arena, without blanks around it. NULL: not said, or no text. */
static const char *typed_text(struct kf_arena *arena, JsonObject *typed, const char *key)
{
    JsonNode *node = json_object_get_member(typed, key);
    char *text;

    if (node == NULL || !JSON_NODE_HOLDS_VALUE(node) || json_node_get_value_type(node) != G_TYPE_STRING) {
        return NULL;
    }
    text = kf_arena_string(arena, json_node_get_string(node));
    return g_strstrip(text);
}

static const char *known_country(struct kf_run *run, const char *typed)
{
    struct kf_list countries = kf_starter_countries(run);

    for (int i = 0; i < countries.count; i++) {
        if (g_strcmp0(countries.items[i], typed) == 0) {
            return countries.items[i];
        }
    }
    return NULL;
}

static const char *known_paper(const char *typed)
{
    for (int i = 0; kf_paper_names[i] != NULL; i++) {
        if (g_strcmp0(kf_paper_names[i], typed) == 0) {
            return kf_paper_names[i];
        }
    }
    return NULL;
}

static GBytes *make(const struct kf_desk *desk, struct kf_run *run, JsonObject *typed, int *ret_status)
{
    struct kf_starter_community community = {
        .program = typed_text(run->arena, typed, "program"),
        .country = known_country(run, typed_text(run->arena, typed, "country")),
        .paper = known_paper(typed_text(run->arena, typed, "paper")),
        .hint = "close the desk, and open it in a folder of your own",
    };

    if (community.program == NULL || *community.program == '\0' || strlen(community.program) > KF_LIMIT_NAME_BYTES) {
        return problem("name-missing", 422, ret_status);
    }
    if (community.country == NULL || community.paper == NULL) {
        return problem("failed", 400, ret_status);
    }
    community.name = community.folder = folder_for(run->arena, community.program);
    if (g_file_test(community.folder, G_FILE_TEST_EXISTS)) {
        return problem("folder-taken", 409, ret_status);
    }
    if (!kf_starter_community_make(run, &community)) {
        return what_was_found(run->diags, ret_status);
    }
    go_on_with(desk->beginning, community.folder);
    return opened(community.folder, ret_status);
}

GBytes *kf_desk_begin(const struct kf_desk *desk, GBytes *typed, int *ret_status)
{
    struct kf_run run = begin_run(desk);
    gsize length;
    const char *text = g_bytes_get_data(typed, &length);
    JsonParser *parser = length > 0 ? kf_json_parse(text, length) : NULL;
    JsonNode *root = parser != NULL ? json_parser_get_root(parser) : NULL;
    GBytes *answer;

    g_mutex_lock(&desk->beginning->lock);
    if (root == NULL || !JSON_NODE_HOLDS_OBJECT(root)) {
        answer = problem("failed", 400, ret_status);
    } else if (has_one(desk)) {
        answer = problem("has-community", 409, ret_status);
    } else {
        answer = make(desk, &run, json_node_get_object(root), ret_status);
    }
    g_mutex_unlock(&desk->beginning->lock);
    if (parser != NULL) {
        g_object_unref(parser);
    }
    kf_arena_free(run.arena);
    return answer;
}
