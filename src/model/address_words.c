/* The piece by its title, what is inside by its ids. */
#include "model/address_words.h"

#include <string.h>

const char *kf_id_words(struct kf_arena *arena, const char *id)
{
    char *words = g_strdelimit(g_strdup(id), "-", ' ');
    const char *kept = kf_arena_string(arena, words);

    g_free(words);
    return kept;
}

/* --- as it was read, for what was taken out ------------------------------------------------------------------------------ */

static const char *title_in(const struct kf_node *list, const char *id)
{
    for (int i = 0; list != NULL && list->kind == KF_SEQUENCE && i < list->count; i++) {
        if (g_strcmp0(kf_node_get_text(list->items[i], "id"), id) == 0) {
            return kf_node_get_text(list->items[i], "title");
        }
    }
    return NULL;
}

static const char *title_as_read(const struct kf_content *content, const char *piece)
{
    const struct kf_node *session = kf_node_get(content->nodes, "session");
    const char *title = title_in(kf_node_get(content->nodes, "handouts"), piece);

    title = title == NULL ? title_in(kf_node_get(content->nodes, "facilitator-pages"), piece) : title;
    return title == NULL && session != NULL ? title_in(kf_node_get(session, "activities"), piece) : title;
}

/* --- as it prints -------------------------------------------------------------------------------------------------------- */

static const struct kf_handout *find_handout(const struct kf_records *handouts, const char *id)
{
    for (int i = 0; i < handouts->count; i++) {
        const struct kf_handout *handout = handouts->items[i];

        if (strcmp(handout->id, id) == 0) {
            return handout;
        }
    }
    return NULL;
}

static const char *activity_title(const struct kf_session *session, const char *id)
{
    for (int i = 0; session != NULL && i < session->activities.count; i++) {
        const struct kf_activity *activity = session->activities.items[i];

        if (strcmp(activity->id, id) == 0) {
            return activity->title.text;
        }
    }
    return NULL;
}

static const char *title_of(struct kf_arena *arena, const struct kf_content *content, const char *piece)
{
    const struct kf_module *module = content->module;
    const struct kf_handout *handout = find_handout(&module->handouts, piece);
    const struct kf_handout *page = find_handout(&module->facilitator_pages, piece);

    if (handout != NULL) {
        const char *number = kf_arena_format(arena, "%s.%d", kf_module_sign(arena, module), handout->number);

        return kf_vocabulary_fill(content->vocabulary, arena, "handout-caption", "handout", number, "title",
                                  handout->title.text, NULL);
    }
    if (strcmp(piece, "session") == 0) {
        return kf_vocabulary_get(content->vocabulary, "the-session");
    }
    return page != NULL ? page->title.text : activity_title(module->session, piece);
}

const char *kf_address_words(struct kf_arena *arena, const struct kf_content *content, const char *address)
{
    const char *inside = strchr(address, '/');
    char **parts = g_strsplit(inside != NULL ? inside + 1 : address, "/", -1);
    const char *words = title_of(arena, content, parts[0]);

    words = words == NULL ? title_as_read(content, parts[0]) : words;
    words = words == NULL ? kf_id_words(arena, parts[0]) : words;
    for (int i = 1; parts[i] != NULL; i++) {
        const char *part = kf_id_words(arena, parts[i]);

        words = i == 1 ? kf_arena_format(arena, "%s: %s", words, part)
                       : kf_vocabulary_fill(content->vocabulary, arena, "list-more", "a", words, "b", part, NULL);
    }
    g_strfreev(parts);
    return words;
}
