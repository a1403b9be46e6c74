/* Overlays: a community's changes to the kit's module, by address. Every address is resolved against the kit's tree
 * before any change is made, so nothing renumbers; only what an earlier layer brought is looked up later. */

#include "compose/compose_internal.h"

#include <assert.h>
#include <string.h>

#include "schema/bind.h"

/* --- the file's rows ----------------------------------------------------------------------------------------------- */

struct change_row {
    const struct kf_node *node;
    const char *replace, *insert_before, *insert_after, *remove, *append;
    const struct kf_node *with, *blocks, *items;
    const char *why, *approved_by, *approved_on, *language;
};

struct overlay_row {
    int kinfold;
    const char *overlay_of, *language;
    struct kf_records changes;
};

static const struct kf_field change_rows[] = {
    KF_WORD_ROW(struct change_row, replace, "replace",
                .help = "Address of the text, item or block to put another in place of."),
    KF_WORD_ROW(struct change_row, insert_before, "insert-before",
                .help = "Address of the item or block to stand before."),
    KF_WORD_ROW(struct change_row, insert_after, "insert-after",
                .help = "Address of the item or block to stand after."),
    KF_WORD_ROW(struct change_row, remove, "remove",
                .help = "Address of the item, block, handout or activity to leave out."),
    KF_WORD_ROW(struct change_row, append, "append", .help = "Address of the list or block to add to at the end."),
    KF_NODE_ROW(struct change_row, with, "with", .help = "What replace puts there."),
    KF_NODE_ROW(struct change_row, blocks, "blocks", .help = "Blocks to insert or append."),
    KF_NODE_ROW(struct change_row, items, "items", .help = "Items to insert or append."),
    KF_WORD_ROW(struct change_row, why, "why", .help = "Why your families need this; printed in the adaptation log."),
    KF_WORD_ROW(struct change_row, approved_by, "approved-by",
                .help = "Who approved a new wording of a safety text: name and role."),
    KF_WORD_ROW(struct change_row, approved_on, "approved-on", .help = "The day of that approval, as 2026-10-12."),
    KF_WORD_ROW(struct change_row, language, "language",
                .help = "Language of this change, where it is not the file's."),
    KF_END,
};

static const struct kf_record change_record = {
    .name = "change",
    .summary = "One change to the kit's module.",
    .size = sizeof(struct change_row),
    .fields = change_rows,
    .node_offset = offsetof(struct change_row, node),
    .address_offset = KF_NOWHERE,
};

static const struct kf_field overlay_rows[] = {
    KF_INT_ROW(struct overlay_row, kinfold, "kinfold", .help = "Version of the format: 1.", .min = 1, .max = 1,
               .fallback = "1"),
    KF_WORD_ROW(struct overlay_row, overlay_of, "overlay-of", .help = "Id of the module that this file changes.",
                .flags = KF_REQUIRED),
    KF_WORD_ROW(struct overlay_row, language, "language", .help = "Language in which the changes are written."),
    KF_RECORDS_ROW(struct overlay_row, changes, "changes", .help = "The changes, in any order.",
                   .record = &change_record, .flags = KF_REQUIRED),
    KF_END,
};

const struct kf_record kf_overlay_record = {
    .name = "overlay",
    .summary = "A community's changes to one module.",
    .size = sizeof(struct overlay_row),
    .fields = overlay_rows,
    .node_offset = KF_NOWHERE,
    .address_offset = KF_NOWHERE,
};

/* --- one change, made ready ---------------------------------------------------------------------------------------- */

enum verb { VERB_REPLACE, VERB_BEFORE, VERB_AFTER, VERB_REMOVE, VERB_APPEND, VERB_COUNT };

static const char *const verb_keys[VERB_COUNT] = {"replace", "insert-before", "insert-after", "remove", "append"};

struct change {
    const struct change_row *row;
    enum verb verb;
    const char *given;       /* the address as written */
    struct kf_span span;     /* of the address */
    struct kf_entry *target; /* in the kit's tree, NULL: look among what earlier layers brought */
    const char *text;        /* the target's fingerprint text, of replace and remove */
    const struct kf_lock_entry *recorded;
    const char *moved_from;
    bool skipped; /* written in another language than the edition's, or wrong in itself */
    bool foreign; /* the former */
};

struct layer {
    struct kf_compose_state *state;
    const struct kf_overlay_file *file;
    const struct overlay_row *row;
    const char *name; /* "overlay riverbend" */
    struct change *changes;
    int count;
    struct kf_lock *lock;
    struct kf_index *live; /* the tree as this layer found it, made when it is first needed */
    GHashTable *inserted;  /* anchor to how many this layer has inserted there */
};

struct overlays {
    struct kf_compose_state *state;
    struct kf_index *kit;
    GHashTable
        *prose; /* fingerprint text to struct kf_entry *, or to the table itself when it stands in several places */
    struct layer *layers;
    int count;
};

static struct kf_diag *complain(const struct layer *layer, const struct change *change, enum kf_code code,
                                const char *message)
{
    return kf_diag_push(layer->state->run->diags, code, change->span, change->given, "%s", message);
}

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

static GHashTable *index_prose(struct kf_arena *arena, const struct kf_index *kit)
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

/* --- reading ------------------------------------------------------------------------------------------------------- */

static const char *full_address(const struct kf_compose_state *state, const char *address)
{
    size_t length = strlen(state->input->id);

    if (!strncmp(address, state->input->id, length) && (address[length] == '/' || address[length] == '\0')) {
        return address;
    }
    return kf_arena_format(state->arena, "%s/%s", state->input->id, address);
}

static const char *short_address(const struct kf_compose_state *state, const char *address)
{
    size_t length = strlen(state->input->id);

    return !strncmp(address, state->input->id, length) && address[length] == '/' ? address + length + 1 : address;
}

static bool is_date(const char *text)
{
    static const char shape[] = "dddd-dd-dd";
    GDate date;

    if (strlen(text) != strlen(shape)) {
        return false;
    }
    for (size_t i = 0; shape[i]; i++) {
        if (shape[i] == 'd' ? !g_ascii_isdigit(text[i]) : text[i] != '-') {
            return false;
        }
    }
    g_date_clear(&date, 1);
    return g_date_valid_dmy((GDateDay)g_ascii_strtoll(text + 8, NULL, 10),
                            (GDateMonth)g_ascii_strtoll(text + 5, NULL, 10),
                            (GDateYear)g_ascii_strtoll(text, NULL, 10));
}

static const char *language_of(const struct layer *layer, const struct change *change)
{
    const char *language = change->row->language ? change->row->language : layer->row->language;

    return language ? language : kf_node_get_text(layer->state->input->module, "language");
}

/* Words in another language than the page's are not printed; leaving something out is the same in all. */
static bool is_foreign(const struct layer *layer, const struct change *change)
{
    const char *language = language_of(layer, change), *edition = layer->state->input->language;
    size_t length = language ? strcspn(language, "-_") : 0;

    return language && edition && (length != strcspn(edition, "-_") || g_ascii_strncasecmp(language, edition, length));
}

static bool read_verb(struct layer *layer, struct change *change)
{
    const struct change_row *row = change->row;
    const char *const addresses[VERB_COUNT] = {row->replace, row->insert_before, row->insert_after, row->remove,
                                               row->append};
    int found = 0;

    change->span = row->node->span;
    for (int i = 0; i < VERB_COUNT; i++) {
        if (addresses[i]) {
            found++;
            change->verb = (enum verb)i;
            change->given = addresses[i];
            change->span = kf_node_get(row->node, verb_keys[i])->span;
        }
    }
    if (found != 1) {
        kf_diag_hint(layer->state->run->diags,
                     complain(layer, change, KF_MISSING_KEY,
                              found ? "this change has two addresses" : "this change does not say what it changes"),
                     "each change has one of: replace, insert-before, insert-after, remove, append");
    }
    return found == 1;
}

static bool check_contents(struct layer *layer, struct change *change)
{
    const struct change_row *row = change->row;
    struct kf_diags *diags = layer->state->run->diags;
    bool wants_with = change->verb == VERB_REPLACE;
    bool wants_more = change->verb != VERB_REPLACE && change->verb != VERB_REMOVE;
    int more = (row->blocks != NULL) + (row->items != NULL);

    if (wants_with && !row->with) {
        kf_diag_hint(diags, complain(layer, change, KF_MISSING_KEY, "replace needs \"with\""),
                     "write the new text: with: ...");
        return false;
    }
    if (wants_more && more != 1) {
        kf_diag_hint(diags, complain(layer, change, KF_MISSING_KEY, "this change needs either \"blocks\" or \"items\""),
                     "write what to add: `blocks:` beside a block, `items:` beside an item of a list");
        return false;
    }
    if ((!wants_with && row->with) || (!wants_more && more)) {
        const char *extra = !wants_with && row->with ? "with" : row->blocks ? "blocks" : "items";

        kf_diag_hint(diags,
                     kf_diag_push(diags, KF_UNKNOWN_KEY, kf_node_get(row->node, extra)->span, change->given,
                                  "\"%s\" does nothing beside \"%s\"", extra, verb_keys[change->verb]),
                     "with belongs to replace; blocks and items belong to insert-before, insert-after and append");
        return false;
    }
    if (row->approved_on && !is_date(row->approved_on)) {
        kf_diag_hint(diags,
                     kf_diag_push(diags, KF_WRONG_TYPE, kf_node_get(row->node, "approved-on")->span, change->given,
                                  "approved-on: \"%s\" is not a date", row->approved_on),
                     "write year, month and day, as in 2026-10-12");
        return false;
    }
    return true;
}

static void read_layer(struct layer *layer)
{
    struct kf_compose_state *state = layer->state;
    const struct kf_overlay_file *file = layer->file;

    layer->name = kf_arena_format(state->arena, "overlay %s", file->layer);
    layer->inserted = g_hash_table_new(g_str_hash, g_str_equal);
    layer->lock = kf_lock_read(state, file->lock_root);
    layer->row = kf_bind(state->run, state->input->shapes, &kf_overlay_record, file->root, file->layer);
    if (!layer->row) {
        return;
    }
    if (layer->row->overlay_of && strcmp(layer->row->overlay_of, state->input->id) != 0) {
        kf_diag_hint(state->run->diags,
                     kf_diag_push(state->run->diags, KF_UNKNOWN_REFERENCE, kf_node_get(file->root, "overlay-of")->span,
                                  NULL, "this file changes \"%s\" but is used for \"%s\"", layer->row->overlay_of,
                                  state->input->id),
                     "name the file after the module that it changes, and write the same id in overlay-of");
        return;
    }
    layer->changes = KF_NEW_ARRAY(state->arena, layer->row->changes.count, struct change);
    layer->count = layer->row->changes.count;
    for (int i = 0; i < layer->count; i++) {
        struct change *change = &layer->changes[i];

        change->row = layer->row->changes.items[i];
        change->skipped = !read_verb(layer, change) || !check_contents(layer, change);
        change->foreign = !change->skipped && is_foreign(layer, change);
        change->skipped = change->skipped || (change->foreign && change->verb != VERB_REMOVE);
    }
}

/* --- resolving ----------------------------------------------------------------------------------------------------- */

/* Says that the kit's text is another than the one the change was made against. */
static void say_stale(const struct layer *layer, const struct change *change)
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

static void say_moved(const struct layer *layer, struct change *change, struct kf_entry *to)
{
    struct kf_diags *diags = layer->state->run->diags;
    const char *now = short_address(layer->state, to->address);
    struct kf_diag *diag =
        kf_diag_note(diags, KF_MOVED_OVERLAY, change->span, to->address,
                     "the text that this changes has moved from \"%s\" to \"%s\", and the change with it",
                     short_address(layer->state, change->given), now);

    kf_diag_also(diags, diag, to->node->span, "the kit's text is here now");
    kf_diag_hint(diags, diag, "write %s: %s", verb_keys[change->verb], now);
    change->moved_from = change->given;
    change->target = to;
}

static void resolve(struct overlays *overlays, struct layer *layer, struct change *change, bool *unrecorded)
{
    struct kf_arena *arena = overlays->state->arena;
    bool rewrites = change->verb == VERB_REPLACE || change->verb == VERB_REMOVE;
    struct kf_entry *to = NULL;

    change->target = kf_index_find(overlays->kit, full_address(overlays->state, change->given));
    if (!rewrites || change->foreign) {
        return;
    }
    change->recorded = kf_lock_find(layer->lock, short_address(overlays->state, change->given), change->row->language);
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

static void resolve_layer(struct overlays *overlays, struct layer *layer)
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

static void say_unknown(struct overlays *overlays, const struct change *change, const struct kf_entry *gone)
{
    struct kf_diags *diags = overlays->state->run->diags;
    const char *nearest =
        kf_index_nearest(overlays->state->arena, overlays->kit, full_address(overlays->state, change->given));
    struct kf_diag *diag =
        kf_diag_push(diags, KF_UNKNOWN_ADDRESS, change->span, change->given, "nothing has the address \"%s\"%s%s",
                     change->given, gone ? ": it was taken out by " : "", gone ? gone->gone_by : "");

    if (g_str_has_prefix(change->given, "pieces/")) {
        kf_diag_hint(diags, diag, "to change a shared piece everywhere, put your own in pieces/ of your folder");
    } else if (nearest && !gone) {
        kf_diag_hint(diags, diag, "did you mean \"%s\"?", short_address(overlays->state, nearest));
    } else {
        kf_diag_hint(diags, diag, "`kinfold list --ids %s` shows every address", overlays->state->input->id);
    }
}

/* What stands at the change's address now; NULL after an error. */
static struct kf_node *find_target(struct overlays *overlays, struct layer *layer, struct change *change,
                                   struct kf_entry *ret_entry)
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
    live = kf_index_find(layer->live, full_address(overlays->state, change->given));
    /* A block that lost its neighbour must not answer to the neighbour's name. */
    if (!live || kf_index_of(overlays->kit, live->node) || !kf_tree_parent(overlays->state, live->node)) {
        say_unknown(overlays, change, kit && kit->gone_by ? kit : NULL);
        return NULL;
    }
    *ret_entry = *live;
    return live->node;
}

/* --- what may be changed ------------------------------------------------------------------------------------------- */

/* A page that only includes a safety text may go as a whole; a part of a page may not take one with it. */
static bool touches_safety(const struct kf_entry *entry, const struct kf_node *node)
{
    if (node->safety || (entry->flags & KF_IS_SAFETY)) {
        return true;
    }
    return !kf_entry_is_piece(entry) && kf_tree_has_safety(node);
}

static bool may_change(const struct layer *layer, const struct change *change, const struct kf_entry *entry,
                       const struct kf_node *node, bool safety)
{
    struct kf_diags *diags = layer->state->run->diags;
    struct kf_diag *diag;

    if (!safety) {
        return true;
    }
    if (change->verb == VERB_REMOVE) {
        diag = kf_diag_push(diags, KF_SAFETY_CHANGE, change->span, entry->address,
                            "\"%s\" is a safety text and is never removed", change->given);
        kf_diag_hint(diags, diag, "take this change out; to reword it, use replace with approved-by and approved-on");
    } else if (!change->row->approved_by || !change->row->approved_on) {
        diag = kf_diag_push(diags, KF_SAFETY_CHANGE, change->span, entry->address,
                            "\"%s\" is a safety text and this new wording is not approved", change->given);
        kf_diag_hint(diags, diag,
                     "ask your clinical director, then write approved-by: (name and role) and approved-on: (date)");
    } else {
        return true;
    }
    kf_diag_also(diags, diag, node->span, "the safety text");
    return false;
}

static const char *short_text(const struct kf_node *node)
{
    return node && node->kind == KF_SCALAR ? node->text : NULL;
}

static void record(const struct layer *layer, const struct change *change, enum kf_change_kind kind,
                   const struct kf_entry *entry, const struct kf_node *node, const char *old_text, const char *new_text)
{
    bool core = (entry->flags & KF_IS_CORE) != 0; /* the walk hands `core: true` down */
    const char *address = kf_arena_string(layer->state->arena, entry->address);

    if (core) {
        kf_diag_also(layer->state->run->diags,
                     kf_diag_note(layer->state->run->diags, KF_CORE_CHANGE, change->span, address,
                                  "\"%s\" is a core part of the session; the change is listed in the adaptation log",
                                  change->given),
                     node->span, "the core part");
    }
    kf_change_add(layer->state, (struct kf_change){
                                    .kind = kind,
                                    .address = address,
                                    .layer = layer->name,
                                    .old_text = old_text,
                                    .new_text = new_text,
                                    .span = change->span,
                                    .core = core,
                                    .safety = touches_safety(entry, node),
                                });
}

/* --- making the changes -------------------------------------------------------------------------------------------- */

static void forget(struct overlays *overlays, struct kf_node *node, const char *by)
{
    struct kf_entry *entry = kf_index_of(overlays->kit, node);

    if (entry) {
        entry->now = NULL;
        entry->gone_by = by;
    }
    for (int i = 0; node->kind != KF_SCALAR && i < node->count; i++) {
        forget(overlays, node->kind == KF_MAPPING ? node->pairs[i].value : node->items[i], by);
    }
}

/* Before a list changes, blocks without an id keep the names that they have now (`text-2`). */
static void keep_names(struct overlays *overlays, const struct kf_node *list)
{
    for (int i = 0; list->kind == KF_SEQUENCE && i < list->count; i++) {
        struct kf_node *item = list->items[i];
        const struct kf_entry *entry = kf_index_of(overlays->kit, item);

        if (entry && !entry->field && item->kind == KF_MAPPING && !kf_node_get(item, "id") && !item->inserted_as) {
            item->inserted_as = kf_address_last(entry->address);
        }
    }
}

static struct kf_node *fresh_copy(const struct layer *layer, const struct kf_node *from)
{
    struct kf_node *copy = kf_node_copy(layer->state->arena, from);

    kf_tree_set_layer(copy, layer->name);
    kf_tree_mark_safety(copy, false);
    copy->place = 0;
    return copy;
}

/* The scalar that `with: words` means when the address is that of a block such as `text: ...`. */
static struct kf_node *bare_text(const struct overlays *overlays, const struct kf_entry *entry, struct kf_node *node)
{
    const struct kf_shapes *shapes = overlays->state->input->shapes;

    for (int i = 0; !entry->field && node->kind == KF_MAPPING && i < node->count; i++) {
        if (kf_shapes_find(shapes, node->pairs[i].key->text) && node->pairs[i].value->kind == KF_SCALAR) {
            return node->pairs[i].value;
        }
    }
    return kf_prose_of(node, entry->field, entry->flags);
}

static bool kinds_agree(const struct layer *layer, const struct change *change, const struct kf_entry *entry,
                        const struct kf_node *node, const struct kf_node *with)
{
    static const char *const words[KF_NODE_KIND_COUNT] = {"a text", "a list", "a group of keys"};
    bool both_ways = entry->field && entry->field->kind == KF_FIELD_TEXTS && with->kind != KF_SEQUENCE;

    if (node->kind == with->kind || (both_ways && node->kind != KF_SEQUENCE)) {
        return true;
    }
    struct kf_diag *diag =
        kf_diag_push(layer->state->run->diags, KF_WRONG_TYPE, with->span, change->given,
                     "\"%s\" is %s, and this puts %s there", change->given, words[node->kind], words[with->kind]);

    kf_diag_also(layer->state->run->diags, diag, node->span, "the kit's");
    kf_diag_hint(layer->state->run->diags, diag, "write %s after with:, or give the address of a part of it",
                 words[node->kind]);
    return false;
}

/* A new mapping keeps the name of the old: nothing renumbers. */
static bool keep_id(const struct layer *layer, const struct change *change, const struct kf_node *old,
                    struct kf_node *new_node)
{
    struct kf_node *id, *given;

    if (old->kind != KF_MAPPING || new_node->kind != KF_MAPPING) {
        return true;
    }
    id = kf_node_get(old, "id");
    given = kf_node_get(new_node, "id");
    if (id && !given) {
        kf_tree_put(layer->state->arena, new_node, "id", kf_node_copy(layer->state->arena, id));
    } else if (id && given->kind == KF_SCALAR && strcmp(given->text, id->text) != 0) {
        kf_diag_hint(layer->state->run->diags,
                     kf_diag_push(layer->state->run->diags, KF_BAD_ID, given->span, change->given,
                                  "what replaces \"%s\" keeps its id", id->text),
                     "leave id out, or write id: %s", id->text);
        return false;
    }
    return true;
}

static void replace(struct overlays *overlays, struct layer *layer, struct change *change, const struct kf_entry *entry,
                    struct kf_node *node)
{
    struct kf_compose_state *state = overlays->state;
    const struct kf_node *with = change->row->with;
    bool safety = touches_safety(entry, node);
    struct kf_entry *kit;
    struct kf_node *new_node,
        *inner = with->kind == KF_SCALAR && node->kind == KF_MAPPING ? bare_text(overlays, entry, node) : NULL;

    if (!may_change(layer, change, entry, node, safety)) {
        return;
    }
    node = inner ? inner : node;
    if (!kinds_agree(layer, change, entry, node, with)) {
        return;
    }
    new_node = fresh_copy(layer, with);
    if (!keep_id(layer, change, node, new_node)) {
        return;
    }
    record(layer, change, KF_CHANGE_REPLACE, entry, node, short_text(node), short_text(new_node));
    keep_names(overlays, kf_tree_parent(state, node));
    new_node->place = node->place;
    new_node->inserted_as = node->inserted_as;
    new_node->replaced = node;
    kf_tree_mark_safety(new_node, safety);
    kit = kf_index_of(overlays->kit, node);
    if (!kit && change->target && change->target->now == node) {
        kit = change->target; /* replaced before, by an earlier layer */
    }
    forget(overlays, node, layer->name);
    kf_tree_replace(state, node, new_node);
    if (kit) {
        kit->now = new_node;
        kit->gone_by = NULL;
    }
    if (new_node->kind == KF_SEQUENCE && entry->field && entry->field->kind == KF_FIELD_BLOCKS) {
        kf_pieces_expand_blocks(state, new_node);
    }
}

static void take_out(struct overlays *overlays, struct layer *layer, struct change *change,
                     const struct kf_entry *entry, struct kf_node *node)
{
    struct kf_node *parent = kf_tree_parent(overlays->state, node);

    if (!may_change(layer, change, entry, node, touches_safety(entry, node))) {
        return;
    }
    if (!parent || (parent->kind == KF_MAPPING && entry->field && (entry->field->flags & KF_REQUIRED))) {
        kf_diag_hint(overlays->state->run->diags,
                     complain(layer, change, KF_MISSING_KEY, "this part is needed and cannot be removed"),
                     "give it other words with replace");
        return;
    }
    record(layer, change, KF_CHANGE_REMOVE, entry, node, short_text(node), NULL);
    keep_names(overlays, parent);
    forget(overlays, node, layer->name);
    if (change->target && change->target->now == node) {
        change->target->now = NULL;
        change->target->gone_by = layer->name;
    }
    kf_tree_remove(overlays->state, node);
}

/* The new items, each with a name: its own id, or the anchor's with the layer and a number. */
static struct kf_node *new_items(struct overlays *overlays, struct layer *layer, const struct change *change,
                                 const char *anchor)
{
    struct kf_compose_state *state = overlays->state;
    const struct kf_node *given = change->row->blocks ? change->row->blocks : change->row->items;
    struct kf_node *list = fresh_copy(layer, given);

    if (list->kind != KF_SEQUENCE) { /* one alone */
        struct kf_node *one = list;

        list = KF_NEW(state->arena, struct kf_node);
        *list = (struct kf_node){.kind = KF_SEQUENCE, .span = one->span, .layer = layer->name};
        kf_tree_splice(state->arena, list, 0, /* removed */ 0, &one, 1);
    }
    if (change->row->blocks) {
        kf_pieces_expand_blocks(state, list);
    }
    for (int i = 0; i < list->count; i++) {
        struct kf_node *item = list->items[i];
        int n = GPOINTER_TO_INT(g_hash_table_lookup(layer->inserted, anchor)) + 1;

        item->place = 0;
        if (item->kind != KF_MAPPING || !kf_node_get(item, "id")) {
            item->inserted_as = kf_arena_format(state->arena, "%s+%s-%d", anchor, layer->file->layer, n);
            g_hash_table_insert(layer->inserted, (gpointer)(guintptr)anchor, GINT_TO_POINTER(n));
        }
    }
    return list;
}

static const char *plain_anchor(const struct overlays *overlays, const char *address)
{
    char *last = kf_arena_string(overlays->state->arena, kf_address_last(address));
    char *plus = strchr(last, '+');

    if (plus) { /* beside another insertion: the same anchor, so that names stay short */
        *plus = '\0';
    }
    return last;
}

static bool may_add(const struct layer *layer, const struct change *change, const struct kf_entry *entry,
                    const struct kf_node *list)
{
    if (list && list->kind == KF_SEQUENCE) {
        return may_change(layer, change, entry, list, list->safety);
    }
    kf_diag_hint(layer->state->run->diags, complain(layer, change, KF_WRONG_TYPE, "this address is no place in a list"),
                 "insert beside an item or a block; append to a list or to a block that is one");
    return false;
}

static void insert(struct overlays *overlays, struct layer *layer, struct change *change, const struct kf_entry *entry,
                   struct kf_node *node)
{
    struct kf_node *list = kf_tree_parent(overlays->state, node), *items;
    const char *anchor = plain_anchor(overlays, entry->address);
    int at;

    if (!may_add(layer, change, entry, list)) {
        return;
    }
    keep_names(overlays, list);
    items = new_items(overlays, layer, change, anchor);
    at = kf_tree_place(list, node) + (change->verb == VERB_AFTER);
    /* Several changes after one anchor stand in the order of the file. */
    while (change->verb == VERB_AFTER && at < list->count && list->items[at]->layer == layer->name &&
           list->items[at]->place == 0 && !list->items[at]->replaced) {
        at++;
    }
    record(layer, change, KF_CHANGE_INSERT, entry, node, NULL, items->count == 1 ? short_text(items->items[0]) : NULL);
    kf_tree_insert(overlays->state, list, at, items->items, items->count);
    kf_tree_mark_safety(list, list->safety);
}

/* The list that an address means: itself, a block's, a page's blocks. */
static struct kf_node *list_of(const struct overlays *overlays, const struct kf_entry *entry, struct kf_node *node)
{
    const struct kf_shapes *shapes = overlays->state->input->shapes;

    if (node->kind != KF_MAPPING) {
        return node;
    }
    for (int i = 0; !entry->field && i < node->count; i++) {
        const struct kf_block_shape *shape = kf_shapes_find(shapes, node->pairs[i].key->text);
        struct kf_node *value = node->pairs[i].value;

        if (shape && value->kind == KF_SEQUENCE) {
            return value;
        }
        if (shape && value->kind == KF_MAPPING && shape->record && shape->record->shorthand) {
            return kf_node_get(value, shape->record->shorthand);
        }
    }
    return kf_node_get(node, "blocks");
}

static void append(struct overlays *overlays, struct layer *layer, struct change *change, const struct kf_entry *entry,
                   struct kf_node *node)
{
    struct kf_node *list = list_of(overlays, entry, node), *items;

    if (!may_add(layer, change, entry, list)) {
        return;
    }
    keep_names(overlays, list);
    items = new_items(overlays, layer, change, plain_anchor(overlays, entry->address));
    record(layer, change, KF_CHANGE_APPEND, entry, node, NULL, items->count == 1 ? short_text(items->items[0]) : NULL);
    kf_tree_insert(overlays->state, list, list->count, items->items, items->count);
    kf_tree_mark_safety(list, list->safety);
}

static void make(struct overlays *overlays, struct layer *layer, struct change *change)
{
    static void (*const makers[VERB_COUNT])(struct overlays *, struct layer *, struct change *, const struct kf_entry *,
                                            struct kf_node *) = {replace, insert, insert, take_out, append};
    struct kf_entry entry;
    struct kf_node *node;

    if (change->skipped) {
        return;
    }
    node = find_target(overlays, layer, change, &entry);
    if (node) {
        makers[change->verb](overlays, layer, change, &entry, node);
    }
}

static void report_foreign(const struct layer *layer)
{
    struct kf_diags *diags = layer->state->run->diags;
    const struct change *first = NULL;
    int count = 0;

    for (int i = 0; i < layer->count; i++) {
        if (layer->changes[i].foreign && layer->changes[i].skipped) {
            first = first ? first : &layer->changes[i];
            count++;
        }
    }
    if (!first || !layer->state->input->language) {
        return;
    }
    kf_diag_hint(diags,
                 kf_diag_warn(diags, KF_MISSING_TRANSLATION, first->span, first->given,
                              "%d change%s of %s %s written in \"%s\" and left out of \"%s\"", count,
                              count == 1 ? "" : "s", layer->file->layer, count == 1 ? "is" : "are",
                              language_of(layer, first), layer->state->input->language),
                 "add the same change with `language: %s` and its words in that language",
                 layer->state->input->language);
}

/* --- all layers ---------------------------------------------------------------------------------------------------- */

static void open_overlays(struct overlays *overlays, struct kf_compose_state *state)
{
    const struct kf_compose_input *input = state->input;

    *overlays = (struct overlays){.state = state, .count = input->overlay_count};
    overlays->kit = kf_index_new(state->arena, input->shapes, input->record, state->root, input->id);
    overlays->prose = index_prose(state->arena, overlays->kit);
    overlays->layers = KF_NEW_ARRAY(state->arena, overlays->count, struct layer);
    for (int i = 0; i < overlays->count; i++) {
        overlays->layers[i].state = state;
        overlays->layers[i].file = &input->overlays[i];
        read_layer(&overlays->layers[i]);
    }
}

static void close_overlays(struct overlays *overlays)
{
    for (int i = 0; i < overlays->count; i++) {
        kf_index_free(overlays->layers[i].live);
        kf_lock_free(overlays->layers[i].lock);
        g_hash_table_destroy(overlays->layers[i].inserted);
    }
    g_hash_table_destroy(overlays->prose);
    kf_index_free(overlays->kit);
}

void kf_overlays_apply(struct kf_compose_state *state)
{
    struct overlays overlays;

    if (state->input->overlay_count == 0) {
        return;
    }
    open_overlays(&overlays, state);
    for (int i = 0; i < overlays.count; i++) { /* all, before the first change: texts are the kit's */
        resolve_layer(&overlays, &overlays.layers[i]);
    }
    for (int i = 0; i < overlays.count; i++) {
        struct layer *layer = &overlays.layers[i];

        for (int k = 0; k < layer->count; k++) {
            make(&overlays, layer, &layer->changes[k]);
        }
        report_foreign(layer);
    }
    close_overlays(&overlays);
}

int kf_overlay_targets(struct kf_compose_state *state, int overlay, struct kf_overlay_target **ret_targets)
{
    struct overlays overlays;
    int count = 0;

    open_overlays(&overlays, state);
    struct layer *layer = &overlays.layers[overlay];

    resolve_layer(&overlays, layer);
    *ret_targets = KF_NEW_ARRAY(state->arena, layer->count, struct kf_overlay_target);
    for (int i = 0; i < layer->count; i++) {
        const struct change *change = &layer->changes[i];
        bool usable = change->row && change->given && (change->verb == VERB_REPLACE || change->verb == VERB_REMOVE);

        if (usable) {
            (*ret_targets)[count++] = (struct kf_overlay_target){
                .address = short_address(state, change->given),
                .language = change->row->language,
                .text = change->text,
                .recorded = change->recorded
                                ? change->recorded
                                : kf_lock_find(layer->lock, short_address(state, change->given), change->row->language),
                .moved = change->moved_from != NULL,
            };
        }
    }
    /* The recorded texts live in the arena; only the tables go. */
    close_overlays(&overlays);
    return count;
}
