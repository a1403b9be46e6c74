/* `for: [teens]`: what is for others is left out. What carries no `for` is for all. `carry-safe: leave-out` and `only`: the
 * same for sheets that are safe to carry. */

#include "compose/compose_internal.h"

#include <string.h>

struct sieve {
    struct kf_compose_state *state;
    const struct kf_index *index;
    const char **audiences; /* of the module */
    int count;
};

static const char *join(struct kf_arena *arena, const char *const *words, int count)
{
    GString *out = g_string_new(NULL);
    const char *result;

    for (int i = 0; i < count; i++) {
        g_string_append_printf(out, "%s%s", i ? ", " : "", words[i]);
    }
    result = kf_arena_string(arena, out->str);
    g_string_free(out, TRUE);
    return result;
}

static void read_audiences(struct sieve *sieve)
{
    const struct kf_node *list = kf_node_get(sieve->state->root, "audience");
    int room = list && list->kind == KF_SEQUENCE ? list->count : 1;

    sieve->audiences = KF_NEW_ARRAY(sieve->state->arena, room, const char *);
    if (!list || kf_node_is_null(list)) {
        return;
    }
    if (list->kind == KF_SCALAR) {
        sieve->audiences[sieve->count++] = list->text;
    }
    for (int i = 0; list->kind == KF_SEQUENCE && i < list->count; i++) {
        if (list->items[i]->kind == KF_SCALAR) {
            sieve->audiences[sieve->count++] = list->items[i]->text;
        }
    }
}

static bool is_one_of(const struct sieve *sieve, const char *word)
{
    for (int i = 0; i < sieve->count; i++) {
        if (!strcmp(sieve->audiences[i], word)) {
            return true;
        }
    }
    return false;
}

static void say_unknown(const struct sieve *sieve, struct kf_span span, const char *word)
{
    struct kf_diags *diags = sieve->state->run->diags;
    struct kf_diag *diag = kf_diag_push(diags, KF_UNKNOWN_CHOICE, span, NULL, "unknown audience \"%s\"", word);
    const char *nearest = kf_nearest(word, sieve->audiences, sieve->count);
    const char *all = join(sieve->state->arena, sieve->audiences, sieve->count);

    if (sieve->count == 0) {
        kf_diag_hint(diags, diag, "this module has no `audience:` list");
    } else if (nearest) {
        kf_diag_hint(diags, diag, "did you mean \"%s\"? The choices are: %s", nearest, all);
    } else {
        kf_diag_hint(diags, diag, "the choices are: %s", all);
    }
}

static bool choose(struct sieve *sieve)
{
    struct kf_compose_state *state = sieve->state;
    const char *wanted = state->input->audience;

    if (wanted && !is_one_of(sieve, wanted)) {
        const struct kf_node *list = kf_node_get(state->root, "audience");

        say_unknown(sieve, list ? list->span : state->root->span, wanted);
        return false;
    }
    state->audience = wanted ? wanted : sieve->count ? sieve->audiences[0] : NULL;
    return true;
}

/* Whether the chosen audience is in a `for`. Each unknown name in it is said. */
static bool is_meant(const struct sieve *sieve, const struct kf_node *list)
{
    const struct kf_node *const one[] = {list};
    bool sequence = list->kind == KF_SEQUENCE, meant = false;

    for (int i = 0; i < (sequence ? list->count : 1); i++) {
        const struct kf_node *word = sequence ? list->items[i] : one[i];

        if (word->kind != KF_SCALAR || kf_node_is_null(word)) {
            return true; /* the binder says what is wrong */
        }
        if (!is_one_of(sieve, word->text)) {
            say_unknown(sieve, word->span, word->text);
        }
        meant = meant || (sieve->state->audience && !strcmp(word->text, sieve->state->audience));
    }
    return meant;
}

/* Whether a node belongs on this kind of sheet. The author of a safety text says what stands in for it on the other. */
static bool is_for_sheet(const struct sieve *sieve, const struct kf_node *node)
{
    const char *said = node->kind == KF_MAPPING ? kf_node_get_text(node, "carry-safe") : NULL;
    bool carry_safe = sieve->state->input->carry_safe;
    bool stays = said == NULL || strcmp(said, carry_safe ? "leave-out" : "only") != 0;
    const struct kf_entry *entry = stays ? NULL : kf_index_of(sieve->index, node);

    if (entry && carry_safe && kf_entry_is_piece(entry)) {
        kf_diag_note(sieve->state->run->diags, KF_CARRY_SAFE, kf_node_get(node, "carry-safe")->span, entry->address,
                     "handout \"%s\" is not for carrying, and is left out", kf_address_last(entry->address));
    }
    return stays;
}

/* Whether a node stays. A safety text always does, and a `for` on one is a mistake. */
static bool stays(const struct sieve *sieve, const struct kf_node *node)
{
    const struct kf_node *list = node->kind == KF_MAPPING ? kf_node_get(node, "for") : NULL;
    const struct kf_entry *entry;
    bool safety;

    if (!is_for_sheet(sieve, node)) {
        return false;
    }
    if (!list || is_meant(sieve, list)) {
        return true;
    }
    entry = kf_index_of(sieve->index, node);
    /* A whole page for others may hold a safety text; a part of a page may not take one with it. */
    safety = node->safety || (entry && (entry->flags & KF_IS_SAFETY)) ||
             (!(entry && kf_entry_is_piece(entry)) && kf_tree_has_safety(node));
    if (safety) {
        kf_diag_hint(sieve->state->run->diags,
                     kf_diag_push(sieve->state->run->diags, KF_SAFETY_CHANGE, list->span, entry ? entry->address : NULL,
                                  "a safety text is for everyone, and this hides it from \"%s\"",
                                  sieve->state->audience),
                     "take `for:` out");
    }
    return safety;
}

static void keep_name(const struct sieve *sieve, struct kf_node *item)
{
    const struct kf_entry *entry = kf_index_of(sieve->index, item);

    if (entry && !entry->field && item->kind == KF_MAPPING && !kf_node_get(item, "id") && !item->inserted_as) {
        item->inserted_as = kf_arena_string(sieve->state->arena, kf_address_last(entry->address));
    }
}

static void sift(const struct sieve *sieve, struct kf_node *node);

static void sift_mapping(const struct sieve *sieve, struct kf_node *mapping)
{
    int kept = 0;

    for (int i = 0; i < mapping->count; i++) {
        if (stays(sieve, mapping->pairs[i].value)) {
            mapping->pairs[kept++] = mapping->pairs[i];
        }
    }
    mapping->count = kept;
    for (int i = 0; i < kept; i++) {
        sift(sieve, mapping->pairs[i].value);
    }
}

static void sift_list(const struct sieve *sieve, struct kf_node *list)
{
    int kept = 0;
    bool *staying = KF_NEW_ARRAY(sieve->state->arena, list->count, bool);

    for (int i = 0; i < list->count; i++) {
        staying[i] = stays(sieve, list->items[i]);
        kept += staying[i];
    }
    if (kept < list->count) {
        for (int i = 0; i < list->count; i++) { /* blocks without an id keep the names that they have now */
            keep_name(sieve, list->items[i]);
        }
        kept = 0;
        for (int i = 0; i < list->count; i++) {
            if (staying[i]) {
                list->items[kept++] = list->items[i];
            }
        }
        list->count = kept;
    }
    for (int i = 0; i < list->count; i++) {
        sift(sieve, list->items[i]);
    }
}

static void sift(const struct sieve *sieve, struct kf_node *node)
{
    if (node->kind == KF_MAPPING) {
        sift_mapping(sieve, node);
    } else if (node->kind == KF_SEQUENCE) {
        sift_list(sieve, node);
    }
}

/* `{text, for}` in a list of texts is a text that was kept: it goes on as the scalar. */
static void flatten(void *data, struct kf_node *list, const struct kf_field *field, unsigned flags)
{
    (void)data;
    (void)flags;
    for (int i = 0; field->kind == KF_FIELD_TEXTS && i < list->count; i++) {
        struct kf_node *item = list->items[i];
        struct kf_node *text =
            item->kind == KF_MAPPING && item->count == 2 && kf_node_get(item, "for") ? kf_node_get(item, "text") : NULL;

        if (text && text->kind == KF_SCALAR) {
            text->place = item->place;
            text->inserted_as = item->inserted_as;
            text->safety = text->safety || item->safety;
            list->items[i] = text;
        }
    }
}

void kf_audience_apply(struct kf_compose_state *state)
{
    const struct kf_compose_input *input = state->input;
    struct sieve sieve = {.state = state};
    struct kf_index *index;
    struct kf_arena *arena; /* of the index, which is as large as the module */

    read_audiences(&sieve);
    if (!choose(&sieve)) {
        return;
    }
    arena = kf_arena_new_beside(state->arena);
    index = kf_index_new(arena, input->shapes, input->record, state->root, input->id);
    sieve.index = index;
    sift(&sieve, state->root);
    kf_index_free(index);
    kf_arena_free(arena);
    kf_each_list(state->arena, input->shapes, input->record, state->root, flatten, NULL);
}
