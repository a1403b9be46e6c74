/* The ticket as JSON, read again: anybody may have changed it. */

#include "cli/ticket.h"

#include <string.h>

#include "base/limits.h"
#include "cli/json.h"

static const struct kf_span nowhere = {.source = NULL};

static const char *text_of(JsonObject *object, const char *key)
{
    JsonNode *node = json_object_get_member(object, key);

    return node != NULL && json_node_get_value_type(node) == G_TYPE_STRING ? json_node_get_string(node) : NULL;
}

static int number_of(JsonObject *object, const char *key)
{
    JsonNode *node = json_object_get_member(object, key);

    return node != NULL && json_node_get_value_type(node) == G_TYPE_INT64
               ? (int)CLAMP(json_node_get_int(node), 0, G_MAXINT)
               : 0;
}

/* One-sided where it says nothing that is known. */
static enum kf_print_sides sides_of(const char *text)
{
    for (int i = 0; text != NULL && kf_print_sides_names[i] != NULL; i++) {
        if (strcmp(kf_print_sides_names[i], text) == 0) {
            return (enum kf_print_sides)i;
        }
    }
    return KF_ONE_SIDED;
}

static void read_line(struct kf_arena *arena, JsonObject *object, struct kf_ticket *ticket)
{
    struct kf_ticket_line *line = KF_NEW(arena, struct kf_ticket_line);

    *line = (struct kf_ticket_line){
        .file = kf_arena_string(arena, text_of(object, "file")),
        .title = kf_arena_string(arena, text_of(object, "title")),
        .pages = number_of(object, "pages"),
        .sheets = number_of(object, "sheets"),
        .copies = number_of(object, "copies"),
        .sides = sides_of(text_of(object, "sides")),
    };
    if (line->file != NULL) {
        kf_list_add(arena, &ticket->lines, line);
    }
}

static struct kf_ticket *read_ticket(struct kf_arena *arena, JsonNode *root)
{
    JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT(root) ? json_node_get_object(root) : NULL;
    JsonNode *files = object == NULL ? NULL : json_object_get_member(object, "files");
    struct kf_ticket *ticket;

    if (files == NULL || !JSON_NODE_HOLDS_ARRAY(files) || !json_object_has_member(object, "kinfold-print-ticket")) {
        return NULL;
    }
    ticket = KF_NEW(arena, struct kf_ticket);
    ticket->media = kf_arena_string(arena, text_of(object, "media"));
    for (guint i = 0; i < json_array_get_length(json_node_get_array(files)); i++) {
        JsonNode *node = json_array_get_element(json_node_get_array(files), i);

        if (JSON_NODE_HOLDS_OBJECT(node)) {
            read_line(arena, json_node_get_object(node), ticket);
        }
    }
    return ticket;
}

struct kf_ticket *kf_ticket_read(struct kf_run *run, const char *path)
{
    size_t length;
    const char *error = NULL;
    char *text = run->world->read_file(run->world->data, run->arena, path, KF_LIMIT_TICKET_BYTES, &length, &error);
    JsonParser *parser = text != NULL ? kf_json_parse(text, length) : NULL;
    struct kf_ticket *ticket = NULL;

    if (text == NULL) {
        kf_diag_hint(run->diags, kf_diag_push(run->diags, KF_FILE_MISSING, nowhere, NULL, "cannot read %s: %s", path, error),
                     "`kinfold build MODULE --make ticket` makes print-ticket.json");
    } else {
        if (parser != NULL) {
            ticket = read_ticket(run->arena, json_parser_get_root(parser));
        }
        if (ticket == NULL) {
            kf_diag_hint(run->diags, kf_diag_push(run->diags, KF_FILE_UNREADABLE, nowhere, NULL, "%s is no print ticket", path),
                         "make it again with `kinfold build MODULE --make ticket`");
        }
    }
    g_clear_object(&parser);
    return ticket;
}
