/* What a change is about: the place that its address names in the kit's tree, or where that place's text has moved to
 * since the lock file recorded it; and whether that text is still the one the change was made against. */

#include "compose/compose_internal.h"

#include <string.h>

/* --- fingerprints of places ---------------------------------------------------------------------------------------- */

static void collect_text(const struct kf_index *index, const struct kf_node *node, bool prose_only, GString *out)
{
    if (node->kind == KF_SCALAR) {
        const struct kf_entry *entry = kf_index_of(index, node);
        bool prose = entry && entry->field && (entry->field->flags & KF_PROSE);

        if (prose || !prose_only) {
            g_string_append_printf(out, "%s ", node->text ? node->text : "");
        }
        return;
    }
    for (int i = 0; i < node->count; i++) {
        collect_text(index, node->kind == KF_MAPPING ? node->pairs[i].value : node->items[i], prose_only, out);
    }
}

const char *kf_words_at(struct kf_arena *arena, const struct kf_index *index, struct kf_node *node)
{
    GString *out = g_string_new(NULL);
    const struct kf_entry *entry = kf_index_of(index, node);
    struct kf_node *own = entry ? kf_prose_of(node, entry->field, entry->flags) : NULL;
    const char *result;

    if (own) {
        g_string_append(out, own->text);
    } else {
        collect_text(index, node, /* prose_only */ true, out);
        if (out->len == 0) {
            collect_text(index, node, /* prose_only */ false, out);
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

/* Blocks, items and lists by all their words. What shares an address is one place. */
static GHashTable *index_places(struct kf_arena *arena, const struct kf_index *kit)
{
    GHashTable *places = g_hash_table_new(g_str_hash, g_str_equal);

    for (int i = 1; i < kit->count; i++) {
        struct kf_entry *entry = &kit->entries[i], *known;
        const char *text = entry->node->kind == KF_SCALAR ? "" : kf_words_at(arena, kit, entry->node);

        known = g_hash_table_lookup(places, text);
        if (*text && !known) {
            g_hash_table_insert(places, (gpointer)(guintptr)text, entry);
        } else if (*text && known != (void *)places && strcmp(known->address, entry->address) != 0) {
            g_hash_table_insert(places, (gpointer)(guintptr)text, places);
        }
    }
    return places;
}

/* The one place in the kit that holds this text, NULL when there is none, or several. */
static struct kf_entry *only_place_of(struct kf_overlays *overlays, const char *text)
{
    void *found = g_hash_table_lookup(overlays->prose, text);

    if (!found) {
        if (!overlays->places) {
            overlays->places = index_places(overlays->state->arena, overlays->kit);
        }
        found = g_hash_table_lookup(overlays->places, text);
        return found == (void *)overlays->places ? NULL : found;
    }
    /* As authors address it: a block by its name, not the text inside. */
    return found == (void *)overlays->prose ? NULL
                                            : kf_index_find(overlays->kit, ((struct kf_entry *)found)->address);
}

/* --- the text that is most like another ---------------------------------------------------------------------------- */

static char **words_of(const char *text)
{
    char *folded = g_utf8_casefold(text, -1);
    char **words = g_strsplit_set(folded, " .,;:!?\"", -1);

    g_free(folded);
    return words;
}

/* How many words two texts share, of all that they have: 0 to 100. */
static int likeness(char **words, const char *text)
{
    char **others = words_of(text);
    GHashTable *counts = g_hash_table_new(g_str_hash, g_str_equal);
    int shared = 0, all = 0;

    for (char **word = words; *word; word++) {
        int n = GPOINTER_TO_INT(g_hash_table_lookup(counts, *word));

        all += **word != '\0';
        g_hash_table_insert(counts, *word, GINT_TO_POINTER(n + (**word != '\0')));
    }
    for (char **word = others; *word; word++) {
        int n = GPOINTER_TO_INT(g_hash_table_lookup(counts, *word));

        all += **word != '\0';
        if (n > 0) {
            shared++;
            g_hash_table_insert(counts, *word, GINT_TO_POINTER(n - 1));
        }
    }
    g_hash_table_destroy(counts);
    g_strfreev(others);
    return all > 0 ? 200 * shared / all : 0;
}

/* NULL when no text of the kit shares more than half of its words. */
static const char *most_like(const struct kf_overlays *overlays, const char *text)
{
    char **words = words_of(text);
    const char *address = NULL;
    int best = 50;

    for (int i = 0; i < overlays->kit->count; i++) {
        const struct kf_entry *entry = &overlays->kit->entries[i];
        const struct kf_node *scalar = kf_prose_of(entry->node, entry->field, entry->flags);
        int like = scalar ? likeness(words, scalar->text) : 0;

        if (like > best) {
            best = like;
            address = entry->address;
        }
    }
    g_strfreev(words);
    return address;
}

/* --- resolving ----------------------------------------------------------------------------------------------------- */

static bool rewrites(const struct kf_overlay_change *change)
{
    return change->verb == KF_OVERLAY_REPLACE || change->verb == KF_OVERLAY_REMOVE;
}

/* Says that the text is another than the one the change was made against. */
static void say_stale(const struct kf_overlay_layer *layer, struct kf_overlay_change *change,
                      const struct kf_entry *entry)
{
    struct kf_diags *diags = layer->state->run->diags;
    const char *whose = entry->node->layer ? "the text here" : "the kit's text";
    struct kf_diag *diag =
        kf_diag_warn(diags, KF_STALE_OVERLAY, change->span, entry->address,
                     "%s has changed since this change was made: it was \"%s\" and is now \"%s\"", whose,
                     change->recorded->text ? change->recorded->text : "(not kept)", change->text);

    change->state.status = KF_OVERLAY_STALE;
    kf_diag_also(diags, diag, entry->node->span, "%s now", whose);
    if (layer->file->owner != KF_OVERLAY_OWN) {
        kf_diag_hint(diags, diag, "those who look after this file should read it again, and accept it");
    } else if (change->state.own) {
        kf_diag_hint(diags, diag, "yours is \"%s\": if it still fits, run `kinfold overlay accept`", change->state.own);
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
                     change->state.given, now);

    kf_diag_also(diags, diag, to->node->span, "the kit's text is here now");
    kf_diag_hint(diags, diag, "write %s: %s", kf_overlay_verb_keys[change->verb], now);
    change->state.status = KF_OVERLAY_MOVED;
    change->state.moved_to = now;
    change->target = to;
}

static void keep_text(struct kf_overlay_change *change, const char *text, const struct kf_entry *entry)
{
    change->text = text;
    change->state.text = text;
    change->state.there = entry->node->span;
}

static bool is_as_recorded(struct kf_arena *arena, const struct kf_overlay_change *change)
{
    return change->text && !strcmp(kf_fingerprint_hash(arena, change->text), change->recorded->hash);
}

static void judge(struct kf_overlays *overlays, const struct kf_overlay_layer *layer, struct kf_overlay_change *change)
{
    struct kf_arena *arena = overlays->state->arena;
    struct kf_entry *to;

    if (!change->recorded) {
        change->state.status = change->target ? KF_OVERLAY_UNRECORDED : KF_OVERLAY_FAULTY;
        return;
    }
    if (is_as_recorded(arena, change)) {
        change->state.status = KF_OVERLAY_FRESH;
        return;
    }
    to = change->recorded->text ? only_place_of(overlays, kf_fingerprint_text(arena, change->recorded->text)) : NULL;
    if (to && to != change->target) {
        say_moved(layer, change, to);
        keep_text(change, kf_words_at(arena, overlays->kit, to->node), to);
    } else if (change->target && rewrites(change)) {
        say_stale(layer, change, change->target);
    } else if (change->target) {
        change->state.status = KF_OVERLAY_FRESH; /* what stands beside an addition may be reworded */
    }
}

static void resolve(struct kf_overlays *overlays, struct kf_overlay_layer *layer, struct kf_overlay_change *change)
{
    struct kf_arena *arena = overlays->state->arena;

    change->target =
        kf_index_find(overlays->kit, kf_address_full(arena, overlays->state->input->id, change->given));
    if (change->foreign) { /* its record holds words of another language */
        change->state.status = KF_OVERLAY_ELSEWHERE;
        return;
    }
    if (change->target) {
        keep_text(change, kf_words_at(arena, overlays->kit, change->target->node), change->target);
    }
    judge(overlays, layer, change);
}

void kf_targets_resolve(struct kf_overlays *overlays, struct kf_overlay_layer *layer)
{
    for (int i = 0; i < layer->count; i++) {
        if (!layer->changes[i].skipped) {
            resolve(overlays, layer, &layer->changes[i]);
        }
    }
}

/* --- what is not there --------------------------------------------------------------------------------------------- */

static int count_levels(const char *address)
{
    int count = 0;

    for (const char *slash = strchr(address, '/'); slash; slash = strchr(slash + 1, '/')) {
        count++;
    }
    return count;
}

/* `six-steps/pause/try` for `six-steps/steps/pause/try`: then the nearest is what was meant. */
static bool lacks_a_level(const char *given, const char *nearest)
{
    return count_levels(given) < count_levels(nearest) && !strcmp(kf_address_last(given), kf_address_last(nearest));
}

/* Where the place is that the hint names. */
static void tell_place(const struct kf_overlays *overlays, struct kf_diag *diag, const char *address)
{
    const struct kf_entry *entry =
        address ? kf_index_find(overlays->kit, kf_address_full(overlays->state->arena, overlays->state->input->id, address))
                : NULL;

    if (entry) {
        kf_diag_also(overlays->state->run->diags, diag, entry->node->span, "%s", address);
    }
}

static void say_unknown(const struct kf_overlays *overlays, const struct kf_overlay_layer *layer,
                        const struct kf_overlay_change *change, const struct kf_entry *gone)
{
    struct kf_diags *diags = overlays->state->run->diags;
    struct kf_arena *arena = overlays->state->arena;
    const char *id = overlays->state->input->id, *nearest = change->state.nearest, *part = NULL;
    const char *below = nearest && lacks_a_level(change->given, nearest)
                            ? NULL
                            : kf_index_below(arena, overlays->kit, kf_address_full(arena, id, change->given), &part);
    struct kf_diag *diag =
        kf_diag_push(diags, KF_UNKNOWN_ADDRESS, change->span, change->given, "nothing has the address \"%s\"%s%s",
                     change->given, gone ? ": it was taken out by " : "", gone ? gone->gone_by : "");

    if (gone) {
        kf_diag_also(diags, diag, gone->gone_at, "taken out here");
    }
    if (g_str_has_prefix(change->given, "pieces/")) {
        kf_diag_hint(diags, diag, "to change a shared piece everywhere, put your own in pieces/ of your folder");
    } else if (below && !gone) {
        kf_diag_hint(diags, diag, "in \"%s\" there are: %s", kf_address_short(id, part), below);
        tell_place(overlays, diag, kf_address_short(id, part));
    } else if (nearest && !gone) {
        kf_diag_hint(diags, diag, "did you mean \"%s\"?", nearest);
        tell_place(overlays, diag, nearest);
    } else if (gone && gone->gone_by == layer->name) {
        kf_diag_hint(diags, diag, "take one of the two changes out");
    } else {
        kf_diag_hint(diags, diag, "`kinfold explain %s/PAGE` shows every text of a page with its address", id);
    }
}

/* The kit had this place once, and the change was right then: a warning, so that the rest can be printed. */
static void say_orphaned(const struct kf_overlays *overlays, struct kf_overlay_change *change,
                         const struct kf_entry *gone)
{
    struct kf_diags *diags = overlays->state->run->diags;
    const struct kf_overlay_state *state = &change->state;
    struct kf_diag *diag = kf_diag_warn(
        diags, KF_ORPHANED_OVERLAY, change->span, change->given, "\"%s\" is gone%s%s, and this change does nothing now%s%s%s",
        state->given, gone ? ": it was taken out by " : " from the kit", gone ? gone->gone_by : "",
        state->recorded ? "; it was \"" : "", state->recorded ? state->recorded : "", state->recorded ? "\"" : "");

    if (gone) {
        kf_diag_also(diags, diag, gone->gone_at, "taken out here");
    }
    if (state->most_like && g_strcmp0(state->most_like, state->nearest) != 0) {
        kf_diag_hint(diags, diag, "the text most like it is \"%s\"%s%s%s; else take this change out", state->most_like,
                     state->nearest ? ", the nearest address \"" : "", state->nearest ? state->nearest : "",
                     state->nearest ? "\"" : "");
        tell_place(overlays, diag, state->most_like);
    } else if (state->nearest) {
        kf_diag_hint(diags, diag, "the nearest address is \"%s\"; else take this change out", state->nearest);
        tell_place(overlays, diag, state->nearest);
    } else {
        kf_diag_hint(diags, diag, "take this change out; `kinfold list --ids %s` shows every address",
                     overlays->state->input->id);
    }
    change->state.status = KF_OVERLAY_ORPHANED;
}

static const char *short_or_none(const struct kf_overlays *overlays, const char *address)
{
    return address ? kf_address_short(overlays->state->input->id, address) : NULL;
}

static void say_gone(const struct kf_overlays *overlays, const struct kf_overlay_layer *layer,
                     struct kf_overlay_change *change, const struct kf_entry *gone)
{
    struct kf_arena *arena = overlays->state->arena;
    const struct kf_lock_entry *recorded = change->recorded;
    const char *full = kf_address_full(arena, overlays->state->input->id, change->given);

    change->state.nearest = gone ? NULL : short_or_none(overlays, kf_index_nearest(arena, overlays->kit, full));
    change->state.text = NULL;
    if (recorded && !(gone && gone->gone_by == layer->name)) {
        change->state.most_like =
            recorded->text && !gone ? short_or_none(overlays, most_like(overlays, recorded->text)) : NULL;
        say_orphaned(overlays, change, gone);
    } else {
        change->state.status = KF_OVERLAY_FAULTY;
        say_unknown(overlays, layer, change, gone);
    }
}

/* What an earlier layer brought has a text of its own to be recorded. */
static void judge_brought(struct kf_overlays *overlays, const struct kf_overlay_layer *layer,
                          struct kf_overlay_change *change, const struct kf_entry *live)
{
    struct kf_arena *arena = overlays->state->arena;

    keep_text(change, kf_words_at(arena, layer->live, live->node), live);
    if (!change->recorded) {
        change->state.status = KF_OVERLAY_UNRECORDED;
    } else if (is_as_recorded(arena, change) || !rewrites(change)) {
        change->state.status = KF_OVERLAY_FRESH;
    } else {
        say_stale(layer, change, live);
    }
}

const struct kf_index *kf_layer_live(struct kf_overlays *overlays, struct kf_overlay_layer *layer)
{
    const struct kf_compose_input *input = overlays->state->input;

    if (!layer->live) {
        layer->live =
            kf_index_new(overlays->state->arena, input->shapes, input->record, overlays->state->root, input->id);
    }
    return layer->live;
}

struct kf_node *kf_target_find(struct kf_overlays *overlays, struct kf_overlay_layer *layer,
                               struct kf_overlay_change *change, struct kf_entry *ret_entry)
{
    struct kf_entry *kit = change->target, *live;

    if (kit && kit->now) {
        *ret_entry = *kit;
        return kit->now;
    }
    live = kf_index_find(kf_layer_live(overlays, layer),
                         kf_address_full(overlays->state->arena, overlays->state->input->id, change->given));
    /* A block that lost its neighbour must not answer to the neighbour's name. */
    if (!live || kf_index_of(overlays->kit, live->node) || !kf_tree_parent(overlays->state, live->node)) {
        say_gone(overlays, layer, change, kit && kit->gone_by ? kit : NULL);
        return NULL;
    }
    if (!change->foreign) {
        judge_brought(overlays, layer, change, live);
    }
    *ret_entry = *live;
    return live->node;
}
