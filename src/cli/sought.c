/* An address looked for in a tree. */

#include "cli/sought.h"

#include <string.h>

#include "model/inline.h"
#include "schema/walk.h"

bool kf_lies_in(const char *address, const char *group)
{
    size_t length = strlen(group);

    return strncmp(address, group, length) == 0 && (address[length] == '/' || address[length] == '\0');
}

/* Addresses that share the longest beginning with the one sought: candidates for what was meant. */
static void note_near(struct kf_sought *sought, const char *address)
{
    size_t shared = 0;

    for (size_t i = 0; address[i] != '\0' && address[i] == sought->address[i]; i++) {
        shared = address[i] == '/' ? i + 1 : shared;
    }
    if (shared > sought->shared) {
        sought->shared = shared;
        sought->near.count = 0;
    }
    if (shared == sought->shared && sought->near.count < 2000) {
        kf_list_add(sought->arena, &sought->near, (void *)(guintptr)address);
    }
}

static bool is_text(const struct kf_node *node)
{
    return node->kind == KF_SCALAR && !kf_node_is_null(node);
}

static void note_part(struct kf_sought *sought, const struct kf_node *node, const struct kf_place *place)
{
    struct kf_text_part *part;

    if (is_text(node) && place->field != NULL && (place->field->flags & KF_PROSE) != 0) {
        part = KF_NEW(sought->arena, struct kf_text_part);
        *part = (struct kf_text_part){kf_arena_string(sought->arena, place->address), kf_plain_words(sought->arena, node->text)};
        kf_list_add(sought->arena, &sought->parts, part);
    }
}

static bool look(void *data, struct kf_node *node, const struct kf_place *place)
{
    struct kf_sought *sought = data;
    const char *address = place->address;
    const struct kf_node *audience = node->kind == KF_MAPPING ? kf_node_get(node, "for") : NULL;

    note_near(sought, address);
    if (audience != NULL && kf_lies_in(sought->address, address)) {
        kf_list_add(sought->arena, &sought->audiences, (void *)(guintptr)audience);
    }
    if (!kf_lies_in(address, sought->address)) {
        return true;
    }
    if (address[sought->length] == '/') {
        note_part(sought, node, place);
        return true;
    }
    sought->node = sought->node == NULL ? node : sought->node;
    sought->flags |= place->flags | (node->safety ? (unsigned)KF_IS_SAFETY : 0u);
    if (is_text(node)) {
        sought->scalar = node;
    }
    return true;
}

static struct kf_sought walk_in(struct kf_arena *arena, const struct kf_subject *subject, struct kf_node *root)
{
    struct kf_sought sought = {.arena = arena, .address = subject->address, .length = strlen(subject->address)};

    if (subject->record == NULL) {
        sought.node = sought.scalar = root;
    } else {
        kf_walk(arena, subject->content == NULL ? NULL : subject->content->kit->shapes, subject->record, root, subject->id,
                look, &sought);
    }
    return sought;
}

/* `{text, for}` has become the text alone by the time it prints: whom it is for stands in the file. */
struct kf_sought kf_sought_in(struct kf_arena *arena, const struct kf_subject *subject, struct kf_node *root)
{
    struct kf_sought sought = walk_in(arena, subject, root);

    if (subject->is_module && sought.node != NULL && sought.audiences.count == 0) {
        sought.audiences = walk_in(arena, subject, (struct kf_node *)(guintptr)subject->input->module).audiences;
    }
    return sought;
}

/* --- words ------------------------------------------------------------------------------------------------------------ */

const char *kf_plain_words(struct kf_arena *arena, const char *text)
{
    const struct kf_inline *plain = kf_inline_parse(arena, &(struct kf_text){.text = text});
    char **blanks = g_strsplit(plain->text, "\uFFFC", -1);
    char *filled = g_strjoinv("___", blanks);
    const char *result = kf_fingerprint_text(arena, filled);

    g_free(filled);
    g_strfreev(blanks);
    return result;
}

const char *kf_sought_audience(struct kf_arena *arena, const struct kf_list *lists)
{
    GString *joined = g_string_new(NULL);
    const char *result;

    for (int i = 0; i < lists->count; i++) {
        const struct kf_node *list = lists->items[i];
        int count = list->kind == KF_SEQUENCE ? list->count : 1;

        for (int k = 0; k < count; k++) {
            const struct kf_node *word = list->kind == KF_SEQUENCE ? list->items[k] : list;

            g_string_append_printf(joined, "%s%s", joined->len > 0 ? ", " : "", word->text != NULL ? word->text : "");
        }
    }
    result = joined->len > 0 ? kf_arena_string(arena, joined->str) : NULL;
    g_string_free(joined, TRUE);
    return result;
}

const char *kf_quoted(struct kf_arena *arena, const char *text)
{
    bool has_own = g_str_has_prefix(text, "“") || g_str_has_suffix(text, "”") || g_str_has_prefix(text, "\"") ||
                   g_str_has_suffix(text, "\"");

    return has_own ? text : kf_arena_format(arena, "“%s”", text);
}
