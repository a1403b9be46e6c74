/* What a change is about: the place that its address names in the kit's tree, or where that place's text has moved to
 * since the lock file recorded it; and whether that text is still the one the change was made against. */

#include "compose/compose_internal.h"

#include <string.h>

/* --- fingerprints of places ---------------------------------------------------------------------------------------- */

static void collect_text(const struct kf_index *kit, const struct kf_node *node, bool prose_only, GString *out)
{
    if (node->kind == KF_SCALAR) {
        const struct kf_entry *entry = kf_index_of(kit, node);
        bool prose = entry && entry->field && (entry->field->flags & KF_PROSE);

        if (prose || !prose_only) {
            g_string_append_printf(out, "%s ", node->text ? node->text : "");
        }
        return;
    }
    for (int i = 0; i < node->count; i++) {
        collect_text(kit, node->kind == KF_MAPPING ? node->pairs[i].value : node->items[i], prose_only, out);
    }
}

/* The words of a place, or, where it has none, all that is written there. */
static const char *text_of(struct kf_arena *arena, const struct kf_index *kit, const struct kf_entry *entry)
{
    GString *out = g_string_new(NULL);
    struct kf_node *own = kf_prose_of(entry->node, entry->field, entry->flags);
    const char *result;

    if (own) {
        g_string_append(out, own->text);
    } else {
        collect_text(kit, entry->node, /* prose_only */ true, out);
        if (out->len == 0) {
            collect_text(kit, entry->node, /* prose_only */ false, out);
        }
    }
    result = kf_fingerprint_text(arena, out->str);
    g_string_free(out, TRUE);
    return result;
}

GHashTable *kf_prose_index(struct kf_arena *arena, const struct kf_index *kit)
{
    GHashTable *prose = g_hash_table_new(g_str_hash, g_str_equal);

    for (int i = 0; i < kit->count; i++) {
        struct kf_entry *entry = &kit->entries[i];
        struct kf_node *scalar = kf_prose_of(entry->node, entry->field, entry->flags);

        if (scalar) {
            const char *text = kf_fingerprint_text(arena, scalar->text);
            bool again = g_hash_table_contains(prose, text);

            g_hash_table_insert(prose, (gpointer)(guintptr)text, again ? (gpointer)prose : (gpointer)entry);
        }
    }
    return prose;
}

static struct kf_entry *only_place_of(GHashTable *prose, const char *text)
{
    void *found = g_hash_table_lookup(prose, text);

    return found == (void *)prose ? NULL : found;
}

/* --- resolving ----------------------------------------------------------------------------------------------------- */

/* Says that the kit's text is another than the one the change was made against. */
static void say_stale(const struct kf_overlay_layer *layer, const struct kf_overlay_change *change)
{
    struct kf_diags *diags = layer->state->run->diags;
    const struct kf_node *with = change->row->with;
    struct kf_diag *diag =
        kf_diag_warn(diags, KF_STALE_OVERLAY, change->span, change->target->address,
                     "the kit's text has changed since this change was made: it was \"%s\" and is now \"%s\"",
                     change->recorded->text ? change->recorded->text : "(not kept)", change->text);

    kf_diag_also(diags, diag, change->target->node->span, "the kit's text now");
    if (with && with->kind == KF_SCALAR) {
        kf_diag_hint(diags, diag, "yours is \"%s\": if it still fits, run `kinfold overlay accept`", with->text);
    } else {
        kf_diag_hint(diags, diag, "if your change still fits, run `kinfold overlay accept`");
    }
}

static void say_moved(const struct kf_overlay_layer *layer, struct kf_overlay_change *change, struct kf_entry *to)
{
    struct kf_diags *diags = layer->state->run->diags;
    const char *now = kf_address_short(layer->state->input->id, to->address);
    struct kf_diag *diag =
        kf_diag_note(diags, KF_MOVED_OVERLAY, change->span, to->address,
                     "the text that this changes has moved from \"%s\" to \"%s\", and the change with it",
                     kf_address_short(layer->state->input->id, change->given), now);

    kf_diag_also(diags, diag, to->node->span, "the kit's text is here now");
    kf_diag_hint(diags, diag, "write %s: %s", kf_overlay_verb_keys[change->verb], now);
    change->moved_from = change->given;
    change->target = to;
}

static void resolve(struct kf_overlays *overlays, struct kf_overlay_layer *layer, struct kf_overlay_change *change,
                    bool *unrecorded)
{
    struct kf_arena *arena = overlays->state->arena;
    bool rewrites = change->verb == KF_OVERLAY_REPLACE || change->verb == KF_OVERLAY_REMOVE;
    struct kf_entry *to = NULL;

    change->target = kf_index_find(overlays->kit,
                                   kf_address_full(overlays->state->arena, overlays->state->input->id, change->given));
    if (!rewrites || change->foreign) {
        return;
    }
    change->recorded =
        kf_lock_find(layer->lock, kf_address_short(overlays->state->input->id, change->given), change->row->language);
    change->text = change->target ? text_of(arena, overlays->kit, change->target) : NULL;
    if (!change->recorded) {
        *unrecorded = *unrecorded || change->target;
        return;
    }
    if (change->text && !strcmp(kf_fingerprint_hash(arena, change->text), change->recorded->hash)) {
        return;
    }
    if (change->recorded->text) {
        to = only_place_of(overlays->prose, kf_fingerprint_text(arena, change->recorded->text));
    }
    if (to && to != change->target) {
        say_moved(layer, change, to);
        change->text = text_of(arena, overlays->kit, to);
    } else if (change->target) {
        say_stale(layer, change);
    }
}

void kf_targets_resolve(struct kf_overlays *overlays, struct kf_overlay_layer *layer)
{
    bool unrecorded = false;

    for (int i = 0; i < layer->count; i++) {
        if (!layer->changes[i].skipped) {
            resolve(overlays, layer, &layer->changes[i], &unrecorded);
        }
    }
    if (unrecorded) {
        kf_diag_hint(overlays->state->run->diags,
                     kf_diag_note(overlays->state->run->diags, KF_UNRECORDED_OVERLAY, layer->file->root->span, NULL,
                                  "some of these changes have no record of the kit's text that they were made against"),
                     "run `kinfold overlay accept`, so that you hear of it when the kit's text changes");
    }
}

static void say_unknown(struct kf_overlays *overlays, const struct kf_overlay_change *change,
                        const struct kf_entry *gone)
{
    struct kf_diags *diags = overlays->state->run->diags;
    const char *nearest =
        kf_index_nearest(overlays->state->arena, overlays->kit,
                         kf_address_full(overlays->state->arena, overlays->state->input->id, change->given));
    struct kf_diag *diag =
        kf_diag_push(diags, KF_UNKNOWN_ADDRESS, change->span, change->given, "nothing has the address \"%s\"%s%s",
                     change->given, gone ? ": it was taken out by " : "", gone ? gone->gone_by : "");

    if (g_str_has_prefix(change->given, "pieces/")) {
        kf_diag_hint(diags, diag, "to change a shared piece everywhere, put your own in pieces/ of your folder");
    } else if (nearest && !gone) {
        kf_diag_hint(diags, diag, "did you mean \"%s\"?", kf_address_short(overlays->state->input->id, nearest));
    } else {
        kf_diag_hint(diags, diag, "`kinfold list --ids %s` shows every address", overlays->state->input->id);
    }
}

struct kf_node *kf_target_find(struct kf_overlays *overlays, struct kf_overlay_layer *layer,
                               struct kf_overlay_change *change, struct kf_entry *ret_entry)
{
    const struct kf_compose_input *input = overlays->state->input;
    struct kf_entry *kit = change->target, *live;

    if (kit && kit->now) {
        *ret_entry = *kit;
        return kit->now;
    }
    if (!layer->live) {
        layer->live =
            kf_index_new(overlays->state->arena, input->shapes, input->record, overlays->state->root, input->id);
    }
    live =
        kf_index_find(layer->live, kf_address_full(overlays->state->arena, overlays->state->input->id, change->given));
    /* A block that lost its neighbour must not answer to the neighbour's name. */
    if (!live || kf_index_of(overlays->kit, live->node) || !kf_tree_parent(overlays->state, live->node)) {
        say_unknown(overlays, change, kit && kit->gone_by ? kit : NULL);
        return NULL;
    }
    *ret_entry = *live;
    return live->node;
}
