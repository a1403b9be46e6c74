/* Shared pieces: `- include: exit-if-afraid` becomes the blocks of that piece; among an activity's steps, its steps; in a
 * list of pages, one page. */

#include "compose/compose_internal.h"

#include <string.h>

#include "base/limits.h"

static const char *const include_keys[] = {"include", "id", "for", "number", "minutes"};

static void expand_list(void *data, struct kf_node *list, const struct kf_field *field, unsigned flags);

void kf_pieces_open(struct kf_compose_state *state)
{
    const struct kf_compose_input *input = state->input;

    state->pieces = KF_NEW_ARRAY(state->arena, input->piece_count, struct kf_piece);
    for (int i = 0; i < input->piece_count; i++) {
        const struct kf_node *file = input->pieces[i];
        const char *id = file->kind == KF_MAPPING ? kf_node_get_text(file, "id") : NULL;

        if (id) {
            state->pieces[state->piece_count++] = (struct kf_piece){
                .id = id,
                .file = file,
                .facilitator_only = kf_node_says(file, "facilitator-only"),
            };
        }
    }
}

static struct kf_piece *find_piece(const struct kf_compose_state *state, const char *id)
{
    for (int i = 0; i < state->piece_count; i++) { /* the community's stand first */
        if (!strcmp(state->pieces[i].id, id)) {
            return &state->pieces[i];
        }
    }
    return NULL;
}

static void unknown_piece(const struct kf_compose_state *state, const struct kf_node *name)
{
    struct kf_diags *diags = state->run->diags;
    struct kf_diag *diag = kf_diag_push(diags, KF_UNKNOWN_PIECE, name->span, NULL, "unknown piece \"%s\"", name->text);
    const char **names = KF_NEW_ARRAY(state->arena, state->piece_count, const char *);
    const char *nearest;
    GString *all = g_string_new(NULL);

    for (int i = 0; i < state->piece_count; i++) {
        names[i] = state->pieces[i].id;
        g_string_append_printf(all, "%s%s", i ? ", " : "", names[i]);
    }
    nearest = kf_nearest(name->text, names, state->piece_count);
    if (nearest) {
        kf_diag_hint(diags, diag, "did you mean \"%s\"?", nearest);
    } else {
        kf_diag_hint(diags, diag, "the pieces are: %s",
                     state->piece_count ? all->str : "none yet; they live in pieces/");
    }
    g_string_free(all, TRUE);
}

/* The piece, translated and with its own includes expanded; NULL after an error. */
static struct kf_piece *ready_piece(struct kf_compose_state *state, const struct kf_node *name)
{
    struct kf_piece *piece = find_piece(state, name->text);
    struct kf_diags *diags = state->run->diags;

    if (!piece) {
        unknown_piece(state, name);
        return NULL;
    }
    if (piece->open) {
        kf_diag_hint(
            diags, kf_diag_push(diags, KF_UNKNOWN_PIECE, name->span, NULL, "piece \"%s\" includes itself", name->text),
            "take this include out, or the one that leads back here");
        return NULL;
    }
    if (!piece->root) {
        const struct kf_compose_input *input = state->input;

        piece->root = kf_node_copy(state->arena, piece->file);
        kf_tree_mark_safety(piece->root, false);
        if (kf_translation_needed(state, piece->file)) {
            kf_translation_apply(state, input->piece_record, piece->root,
                                 kf_arena_format(state->arena, "pieces/%s", piece->id));
        }
        piece->open = true;
        kf_each_list(state->arena, input->shapes, input->piece_record, piece->root, expand_list, state);
        piece->open = false;
    }
    return piece;
}

static bool within_limit(struct kf_compose_state *state, const struct kf_node *name, const struct kf_piece *piece)
{
    int nodes = kf_tree_count(piece->root);

    if (state->included > KF_LIMIT_NODES - nodes) {
        kf_diag_hint(state->run->diags,
                     kf_diag_push(state->run->diags, KF_SIZE_LIMIT, name->span, NULL,
                                  "including \"%s\" makes the module larger than %d entries", name->text,
                                  KF_LIMIT_NODES),
                     "pieces that include pieces grow fast: include each one once");
        return false;
    }
    state->included += nodes;
    return true;
}

static void check_include_keys(const struct kf_compose_state *state, const struct kf_node *item)
{
    struct kf_diags *diags = state->run->diags;

    for (int i = 0; i < item->count; i++) {
        const struct kf_node *key = item->pairs[i].key;
        bool known = false;

        for (size_t k = 0; k < G_N_ELEMENTS(include_keys); k++) {
            known = known || !strcmp(key->text, include_keys[k]);
        }
        if (!known) {
            kf_diag_hint(
                diags,
                kf_diag_push(diags, KF_UNKNOWN_KEY, key->span, NULL, "unknown key \"%s\" beside include", key->text),
                "beside include stand only: id, for, number for a page, and minutes for a step; change a piece's words "
                "with an overlay or in pieces/");
        }
    }
}

/* What stands in for a block on a sheet that is safe to carry. */
static bool is_stand_in(const struct kf_node *block)
{
    return block->kind == KF_MAPPING && g_strcmp0(kf_node_get_text(block, "carry-safe"), "only") == 0;
}

static bool has_several(const struct kf_node *blocks)
{
    int count = 0;

    for (int i = 0; i < blocks->count; i++) {
        count += !is_stand_in(blocks->items[i]);
    }
    return count > 1;
}

/* The names by which the piece's blocks or steps are known here: of one, the piece's; of several, both. Minutes beside the
 * include are those of the first. */
static void name_blocks(struct kf_compose_state *state, struct kf_node *blocks, const struct kf_piece *piece,
                        const struct kf_node *item)
{
    struct kf_node *own = kf_node_get(item, "id"), *audience = kf_node_get(item, "for");
    struct kf_node *minutes = kf_node_get(item, "minutes");
    const char *base = own && own->kind == KF_SCALAR ? own->text : piece->id;
    struct kf_span span = own ? own->span : kf_node_get(piece->root, "id")->span;
    bool several = has_several(blocks);

    for (int i = 0; i < blocks->count; i++) {
        struct kf_node *block = blocks->items[i];

        if (block->kind != KF_MAPPING) {
            continue;
        }
        const char *id = kf_node_get_text(block, "id");
        const char *name = base;

        if (several || is_stand_in(block)) {
            name = id ? kf_arena_format(state->arena, "%s-%s", base, id)
                      : kf_arena_format(state->arena, "%s-%d", base, i + 1);
        }
        kf_tree_put(state->arena, block, "id", kf_node_new_scalar(state->arena, name, span));
        if (audience) {
            kf_tree_put(state->arena, block, "for", kf_node_copy(state->arena, audience));
        }
        if (minutes && i == 0) {
            kf_tree_put(state->arena, block, "minutes", kf_node_copy(state->arena, minutes));
        }
    }
}

/* A place belongs to the list that an item was written in; an included one is known by its id. */
static void forget_places(struct kf_node *list, int place)
{
    for (int i = 0; i < list->count; i++) {
        list->items[i]->place = place;
    }
}

/* key: "blocks" or "steps", the list that the include stands in. */
static struct kf_node *blocks_of(struct kf_compose_state *state, const struct kf_piece *piece, const char *key,
                                 const struct kf_node *item, const struct kf_node *name, unsigned flags)
{
    struct kf_diags *diags = state->run->diags;
    struct kf_node *root = kf_node_copy(state->arena, piece->root);
    struct kf_node *blocks = kf_node_get(root, key);

    if (piece->facilitator_only && !(flags & KF_FACILITATOR)) {
        kf_diag_hint(diags,
                     kf_diag_push(diags, KF_FACILITATOR_LEAK, name->span, NULL,
                                  "piece \"%s\" is for facilitators only and would print for participants", name->text),
                     "include it under facilitator-pages");
        return NULL;
    }
    if (!blocks || blocks->kind != KF_SEQUENCE) {
        kf_diag_hint(
            diags, kf_diag_push(diags, KF_UNKNOWN_PIECE, name->span, NULL, "piece \"%s\" has no %s", name->text, key),
            "write them under `%s:` in %s", key, piece->file->span.source ? piece->file->span.source->path : "it");
        return NULL;
    }
    kf_tree_mark_safety(blocks, piece->root->safety);
    name_blocks(state, blocks, piece, item);
    forget_places(blocks, item->place);
    return blocks;
}

static struct kf_node *record_of(struct kf_compose_state *state, const struct kf_piece *piece,
                                 const struct kf_node *item)
{
    struct kf_node *record = kf_node_copy(state->arena, piece->root);
    static const char *const own_keys[] = {"id", "for", "number"};

    kf_tree_drop(record, "kinfold");
    kf_tree_drop(record, "facilitator-only");
    kf_tree_drop(record, "language");
    for (size_t i = 0; i < G_N_ELEMENTS(own_keys); i++) {
        const struct kf_node *own = kf_node_get(item, own_keys[i]);

        if (own) {
            kf_tree_put(state->arena, record, own_keys[i], kf_node_copy(state->arena, own));
        }
    }
    record->place = item->place;
    return record;
}

/* What stands for one include, as a count of items; -1 after an error. */
static int expand_item(struct kf_compose_state *state, struct kf_node *item, const struct kf_field *field,
                       unsigned flags, struct kf_node ***ret_items)
{
    struct kf_node *name = kf_node_get(item, "include");
    struct kf_piece *piece;

    if (name->kind != KF_SCALAR || kf_node_is_null(name)) {
        kf_diag_hint(
            state->run->diags,
            kf_diag_push(state->run->diags, KF_WRONG_TYPE, name->span, NULL, "include takes the name of one piece"),
            "write `- include: exit-if-afraid`");
        return -1;
    }
    check_include_keys(state, item);
    piece = ready_piece(state, name);
    if (!piece || !within_limit(state, name, piece)) {
        return -1;
    }
    if (field->kind == KF_FIELD_RECORDS && strcmp(field->key, "steps") != 0) {
        struct kf_node **one = KF_NEW_ARRAY(state->arena, 1, struct kf_node *);

        one[0] = record_of(state, piece, item);
        *ret_items = one;
        return 1;
    }
    struct kf_node *blocks = blocks_of(state, piece, field->key, item, name, flags);

    if (!blocks) {
        return -1;
    }
    *ret_items = blocks->items;
    return blocks->count;
}

static void expand_list(void *data, struct kf_node *list, const struct kf_field *field, unsigned flags)
{
    struct kf_compose_state *state = data;
    GPtrArray *all = NULL;

    if (field->kind != KF_FIELD_BLOCKS && field->kind != KF_FIELD_RECORDS) {
        return;
    }
    for (int i = 0; i < list->count; i++) {
        struct kf_node *item = list->items[i];
        bool include = item->kind == KF_MAPPING && kf_node_get(item, "include");
        struct kf_node **items = &item;
        int count = 1;

        if (include && !all) {
            all = g_ptr_array_new();
            for (int k = 0; k < i; k++) {
                g_ptr_array_add(all, list->items[k]);
            }
        }
        if (include) {
            count = expand_item(state, item, field, flags, &items);
        }
        for (int k = 0; all && k < count; k++) {
            g_ptr_array_add(all, items[k]);
        }
    }
    if (all) {
        list->items = kf_arena_copy(state->arena, all->pdata, all->len * sizeof(struct kf_node *));
        list->count = (int)all->len;
        g_ptr_array_free(all, TRUE);
    }
}

void kf_pieces_expand(struct kf_compose_state *state)
{
    kf_each_list(state->arena, state->input->shapes, state->input->record, state->root, expand_list, state);
}

void kf_pieces_expand_blocks(struct kf_compose_state *state, struct kf_node *list)
{
    static const struct kf_field row = {.key = "blocks", .kind = KF_FIELD_BLOCKS};

    expand_list(state, list, &row, /* flags: the leak proof still looks */ KF_FACILITATOR);
}
