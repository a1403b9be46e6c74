/* The kit's own pieces, blocks and items have ids: overlays and translations hold on to them when text moves. */

#include "rules/rule.h"
#include "rules/sheet.h"

#include <string.h>

#include "model/kept.h"
#include "schema/walk.h"

enum { WORDS_IN_ID = 4 };

static bool has_id_row(const struct kf_record *record)
{
    for (const struct kf_field *field = record->fields; field->kind != KF_FIELD_END; field++) {
        if ((field->flags & KF_IS_ID) != 0) {
            return true;
        }
    }
    return false;
}

/* Blocks have no row of their own; items are known by their row's record. */
static bool needs_id(const struct kf_node *node, const struct kf_place *place)
{
    if (node->kind != KF_MAPPING || place->parent == NULL || place->parent->kind != KF_SEQUENCE ||
        node->layer != NULL || node->inserted_as != NULL) {
        return false;
    }
    return place->field == NULL || (place->field->kind == KF_FIELD_RECORDS && has_id_row(place->field->record));
}

/* The first words found in the mapping, for the suggestion. */
static const char *first_words(const struct kf_node *node)
{
    for (int i = 0; i < node->count; i++) {
        const struct kf_node *child = node->kind == KF_MAPPING ? node->pairs[i].value : node->items[i];
        const char *found = child->kind == KF_SCALAR && g_ascii_isalpha(child->text[0]) ? child->text : NULL;

        if (found == NULL && child->kind != KF_SCALAR) {
            found = first_words(child);
        }
        if (found != NULL) {
            return found;
        }
    }
    return NULL;
}

static const char *suggest(struct kf_arena *arena, const struct kf_node *node)
{
    const char *words = first_words(node), *kept;
    GString *id = g_string_new(NULL);
    int gaps = 0;

    for (const char *at = words != NULL ? words : "item"; *at != '\0'; at++) {
        if (g_ascii_isalnum(*at)) {
            g_string_append_c(id, g_ascii_tolower(*at));
        } else if (id->len > 0 && id->str[id->len - 1] != '-') {
            if (++gaps == WORDS_IN_ID) {
                break;
            }
            g_string_append_c(id, '-');
        }
    }
    while (id->len > 0 && id->str[id->len - 1] == '-') {
        g_string_truncate(id, id->len - 1);
    }
    kept = kf_arena_string_n(arena, id->str, id->len);
    g_string_free(id, TRUE);
    return kept;
}

static bool check_node(void *data, struct kf_node *node, const struct kf_place *place)
{
    struct kf_run *run = data;

    if (needs_id(node, place) && kf_node_get(node, "id") == NULL) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_BAD_ID, node->span, place->address,
                                  "this has no id, and in the kit's own modules everything has one"),
                     "write `id: %s`", suggest(run->arena, node));
    }
    return true;
}

static void check(struct kf_run *run, const struct kf_content *content)
{
    if (kf_sheets_are_kits(content)) {
        kf_walked_each(kf_content_walked(content), check_node, run);
    }
}

const struct kf_rule kf_rule_ids = {
    .name = "ids",
    .summary = "Pieces, blocks and items of the kit's own modules have ids.",
    .severity = KF_ERROR,
    .held = KF_HELD_FOR_PAGES,
    .check = check,
};
