/* Overlays: a community's changes to the kit's module, by address. This file reads them and takes them through in
 * order; target.c finds what each is about, change.c makes it. Every address is resolved against the kit's tree before
 * any change is made, so nothing renumbers; only what an earlier layer brought is looked up later. */

#include "compose/compose_internal.h"

#include <string.h>

#include "base/day.h"
#include "schema/allow.h"
#include "schema/bind.h"

/* --- the file's rows ----------------------------------------------------------------------------------------------- */

struct overlay_row {
    int kinfold;
    const char *overlay_of, *language;
    struct kf_records changes;
};

static const struct kf_field change_rows[] = {
    KF_WORD_ROW(struct kf_change_row, replace, "replace",
                .help = "Address of the text, item or block to put another in place of."),
    KF_WORD_ROW(struct kf_change_row, insert_before, "insert-before",
                .help = "Address of the item or block to stand before."),
    KF_WORD_ROW(struct kf_change_row, insert_after, "insert-after",
                .help = "Address of the item or block to stand after."),
    KF_WORD_ROW(struct kf_change_row, remove, "remove",
                .help = "Address of the item, block, handout or activity to leave out."),
    KF_WORD_ROW(struct kf_change_row, append, "append", .help = "Address of the list or block to add to at the end."),
    KF_NODE_ROW(struct kf_change_row, with, "with", .help = "What replace puts there."),
    KF_NODE_ROW(struct kf_change_row, blocks, "blocks", .flags = KF_OF_BLOCKS, .help = "Blocks to insert or append."),
    KF_NODE_ROW(struct kf_change_row, items, "items", .flags = KF_OF_ITEMS, .help = "Items to insert or append."),
    KF_WORD_ROW(struct kf_change_row, why, "why",
                .help = "Why your families need this; printed in the adaptation log."),
    KF_WORD_ROW(struct kf_change_row, approved_by, "approved-by",
                .help = "Who approved a new wording of a safety text: name and role."),
    KF_WORD_ROW(struct kf_change_row, approved_on, "approved-on", .help = "The day of that approval, as 2026-10-12."),
    KF_WORD_ROW(struct kf_change_row, language, "language",
                .help = "Language of this change, where it is not the file's."),
    KF_NODE_ROW(struct kf_change_row, allow, KF_ALLOW_KEY,
                .help = "Rules that are switched off for the text that this change brings, each with its reason."),
    KF_END,
};

static const struct kf_record change_record = {
    .name = "change",
    .summary = "One change to the kit's module.",
    .size = sizeof(struct kf_change_row),
    .fields = change_rows,
    .node_offset = offsetof(struct kf_change_row, node),
    .address_offset = KF_NOWHERE,
};

static const struct kf_field overlay_rows[] = {
    KF_INT_ROW(struct overlay_row, kinfold, "kinfold", .help = "Version of the format: 1.", .min = 1, .max = 1,
               .fallback = "1"),
    KF_WORD_ROW(struct overlay_row, overlay_of, "overlay-of", .help = "Id of the module that this file changes.",
                .flags = KF_REQUIRED),
    KF_WORD_ROW(struct overlay_row, language, "language", .help = "Language in which the changes are written."),
    KF_RECORDS_ROW(struct overlay_row, changes, "changes", .help = "The changes, in any order.",
                   .record = &change_record, .flags = KF_REQUIRED, .fallback = "[]"),
    KF_END,
};

const struct kf_record kf_overlay_record = {
    .name = "overlay",
    .summary = "A community's changes to one module.",
    .allows = true,
    .size = sizeof(struct overlay_row),
    .fields = overlay_rows,
    .node_offset = KF_NOWHERE,
    .address_offset = KF_NOWHERE,
};

/* --- reading ------------------------------------------------------------------------------------------------------- */

const char *const kf_overlay_verb_keys[KF_OVERLAY_VERB_COUNT] = {"replace", "insert-before", "insert-after", "remove",
                                                                 "append"};

struct kf_diag *kf_overlay_complain(const struct kf_overlay_layer *layer, const struct kf_overlay_change *change,
                                    enum kf_code code, const char *message)
{
    return kf_diag_push(layer->state->run->diags, code, change->span, change->given, "%s", message);
}

static const char *language_of(const struct kf_overlay_layer *layer, const struct kf_overlay_change *change)
{
    const char *language = change->row->language ? change->row->language : layer->language;

    return language ? language : kf_node_get_text(layer->state->input->module, "language");
}

/* Words in another language than the page's are not printed; leaving something out is the same in all. */
static bool is_foreign(const struct kf_overlay_layer *layer, const struct kf_overlay_change *change)
{
    const char *language = language_of(layer, change), *edition = layer->state->input->language;

    return language && edition && !kf_same_language(language, edition);
}

static bool read_verb(struct kf_overlay_layer *layer, struct kf_overlay_change *change)
{
    const struct kf_change_row *row = change->row;
    const char *const addresses[KF_OVERLAY_VERB_COUNT] = {row->replace, row->insert_before, row->insert_after,
                                                          row->remove, row->append};
    int found = 0;

    change->span = row->node->span;
    for (int i = 0; i < KF_OVERLAY_VERB_COUNT; i++) {
        if (addresses[i]) {
            found++;
            change->verb = (enum kf_overlay_verb)i;
            change->given = addresses[i];
            change->span = kf_node_get(row->node, kf_overlay_verb_keys[i])->span;
        }
    }
    if (found != 1) {
        kf_diag_hint(
            layer->state->run->diags,
            kf_overlay_complain(layer, change, KF_MISSING_KEY,
                                found ? "this change has two addresses" : "this change does not say what it changes"),
            "each change has one of: replace, insert-before, insert-after, remove, append");
    }
    return found == 1;
}

static bool check_contents(struct kf_overlay_layer *layer, struct kf_overlay_change *change)
{
    const struct kf_change_row *row = change->row;
    struct kf_diags *diags = layer->state->run->diags;
    bool wants_with = change->verb == KF_OVERLAY_REPLACE;
    bool wants_more = change->verb != KF_OVERLAY_REPLACE && change->verb != KF_OVERLAY_REMOVE;
    int more = (row->blocks != NULL) + (row->items != NULL);

    if (wants_with && !row->with) {
        kf_diag_hint(diags, kf_overlay_complain(layer, change, KF_MISSING_KEY, "replace needs \"with\""),
                     "write the new text: with: ...");
        return false;
    }
    if (wants_more && more != 1) {
        kf_diag_hint(
            diags,
            kf_overlay_complain(layer, change, KF_MISSING_KEY, "this change needs either \"blocks\" or \"items\""),
            "write what to add: `blocks:` beside a block, `items:` beside an item of a list");
        return false;
    }
    if ((!wants_with && row->with) || (!wants_more && more)) {
        const char *extra = !wants_with && row->with ? "with" : row->blocks ? "blocks" : "items";

        kf_diag_hint(diags,
                     kf_diag_push(diags, KF_UNKNOWN_KEY, kf_node_get(row->node, extra)->span, change->given,
                                  "\"%s\" does nothing beside \"%s\"", extra, kf_overlay_verb_keys[change->verb]),
                     "with belongs to replace; blocks and items belong to insert-before, insert-after and append");
        return false;
    }
    if (row->approved_on && kf_parse_date(row->approved_on) == 0) {
        kf_diag_hint(diags,
                     kf_diag_push(diags, KF_WRONG_TYPE, kf_node_get(row->node, "approved-on")->span, change->given,
                                  "approved-on: \"%s\" is not a date", row->approved_on),
                     "write year, month and day, as in 2026-10-12");
        return false;
    }
    return true;
}

static void begin_state(const struct kf_overlay_layer *layer, struct kf_overlay_change *change)
{
    static const enum kf_change_kind kinds[KF_OVERLAY_VERB_COUNT] = {
        KF_CHANGE_REPLACE, KF_CHANGE_INSERT, KF_CHANGE_INSERT, KF_CHANGE_REMOVE, KF_CHANGE_APPEND};
    const struct kf_change_row *row = change->row;
    const char *given = change->given ? kf_address_short(layer->state->input->id, change->given) : NULL;

    change->recorded = given ? kf_lock_find(layer->lock, given, row->language) : NULL;
    change->state = (struct kf_overlay_state){
        .file = layer->file,
        .status = change->foreign ? KF_OVERLAY_ELSEWHERE : KF_OVERLAY_FAULTY,
        .kind = kinds[change->verb],
        .given = given,
        .language = row->language,
        .span = change->span,
        .recorded = change->recorded ? change->recorded->text : NULL,
        .recorded_hash = change->recorded ? change->recorded->hash : NULL,
        .own = row->with && row->with->kind == KF_SCALAR ? row->with->text : NULL,
        .why = row->why,
        .approved_by = row->approved_by,
        .approved_on = row->approved_on,
    };
}

static void read_layer(struct kf_overlay_layer *layer)
{
    struct kf_compose_state *state = layer->state;
    const struct kf_overlay_file *file = layer->file;
    const struct overlay_row *row;

    layer->name = kf_arena_format(state->arena, "overlay %s", file->layer);
    layer->inserted = g_hash_table_new(g_str_hash, g_str_equal);
    layer->lock = kf_lock_read(state, file->lock_root);
    row = kf_bind(state->run, state->input->shapes, &kf_overlay_record, file->root, file->layer);
    if (!row) {
        return;
    }
    if (row->overlay_of && strcmp(row->overlay_of, state->input->id) != 0) {
        kf_diag_hint(state->run->diags,
                     kf_diag_push(state->run->diags, KF_UNKNOWN_REFERENCE, kf_node_get(file->root, "overlay-of")->span,
                                  NULL, "this file changes \"%s\" but is used for \"%s\"", row->overlay_of,
                                  state->input->id),
                     "name the file after the module that it changes, and write the same id in overlay-of");
        return;
    }
    layer->language = row->language ? row->language : file->language;
    layer->changes = KF_NEW_ARRAY(state->arena, row->changes.count, struct kf_overlay_change);
    layer->count = row->changes.count;
    for (int i = 0; i < layer->count; i++) {
        struct kf_overlay_change *change = &layer->changes[i];

        change->row = row->changes.items[i];
        change->skipped = !read_verb(layer, change) || !check_contents(layer, change);
        change->foreign = !change->skipped && is_foreign(layer, change);
        change->skipped = change->skipped || (change->foreign && change->verb != KF_OVERLAY_REMOVE);
        begin_state(layer, change);
        if (!change->skipped) {
            kf_allow_in_change(state, change->row);
        }
    }
}

/* --- all layers ---------------------------------------------------------------------------------------------------- */

/* The same change in the edition's own language, in whichever file. */
static bool has_twin(const struct kf_overlays *overlays, const struct kf_overlay_change *change)
{
    for (int i = 0; i < overlays->count; i++) {
        const struct kf_overlay_layer *layer = &overlays->layers[i];

        for (int k = 0; k < layer->count; k++) {
            const struct kf_overlay_change *other = &layer->changes[k];

            if (!other->skipped && other->verb == change->verb && g_strcmp0(other->state.given, change->state.given) == 0) {
                return true;
            }
        }
    }
    return false;
}

static void report_foreign(const struct kf_overlays *overlays, const struct kf_overlay_layer *layer)
{
    struct kf_diags *diags = layer->state->run->diags;
    const struct kf_overlay_change *first = NULL;
    int count = 0;

    for (int i = 0; i < layer->count; i++) {
        const struct kf_overlay_change *change = &layer->changes[i];

        if (change->foreign && change->skipped && !has_twin(overlays, change)) {
            first = first ? first : change;
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

/* Only their own: others' files are not theirs to record. */
static void report_unrecorded(const struct kf_overlay_layer *layer)
{
    struct kf_diags *diags = layer->state->run->diags;

    for (int i = 0; i < layer->count; i++) {
        if (layer->changes[i].state.status == KF_OVERLAY_UNRECORDED && layer->file->owner == KF_OVERLAY_OWN) {
            kf_diag_hint(diags,
                         kf_diag_note(diags, KF_UNRECORDED_OVERLAY, layer->file->root->span, NULL,
                                      "some of these changes have no record of the kit's text that they were made against"),
                         "run `kinfold overlay accept`, so that you hear of it when the kit's text changes");
            return;
        }
    }
}

/* What changes brought is known once all are made: an index of the tree tells words from ids. */
static void tell_new_words(const struct kf_overlays *overlays, const struct kf_overlay_layer *layer,
                           const struct kf_index *done)
{
    struct kf_compose_state *state = overlays->state;

    for (int i = 0; i < layer->count; i++) {
        const struct kf_overlay_change *change = &layer->changes[i];
        GString *words = g_string_new(NULL);

        for (int k = 0; k < change->added.count; k++) {
            g_string_append_printf(words, "%s ", kf_words_at(state->arena, done, change->added.items[k]));
        }
        if (words->len > 0 && change->recorded_change > 0) {
            g_array_index(state->changes, struct kf_change, change->recorded_change - 1).new_text =
                kf_arena_string_n(state->arena, words->str, words->len - 1);
        }
        g_string_free(words, TRUE);
        g_array_append_val(state->overlay_states, change->state);
    }
}

static void keep_states(const struct kf_overlays *overlays)
{
    const struct kf_compose_input *input = overlays->state->input;
    struct kf_index *done =
        kf_index_new(overlays->state->arena, input->shapes, input->record, overlays->state->root, input->id);

    for (int i = 0; i < overlays->count; i++) {
        tell_new_words(overlays, &overlays->layers[i], done);
    }
    kf_index_free(done);
}

static void open_overlays(struct kf_overlays *overlays, struct kf_compose_state *state)
{
    const struct kf_compose_input *input = state->input;

    *overlays = (struct kf_overlays){.state = state, .count = input->overlay_count};
    overlays->kit = kf_index_new(state->arena, input->shapes, input->record, state->root, input->id);
    overlays->prose = kf_prose_index(state->arena, overlays->kit);
    overlays->named = g_hash_table_new(NULL, NULL);
    overlays->layers = KF_NEW_ARRAY(state->arena, overlays->count, struct kf_overlay_layer);
    for (int i = 0; i < overlays->count; i++) {
        overlays->layers[i].state = state;
        overlays->layers[i].file = &input->overlays[i];
        read_layer(&overlays->layers[i]);
    }
}

static void close_overlays(struct kf_overlays *overlays)
{
    for (int i = 0; i < overlays->count; i++) {
        kf_index_free(overlays->layers[i].live);
        kf_lock_free(overlays->layers[i].lock);
        g_hash_table_destroy(overlays->layers[i].inserted);
    }
    g_hash_table_destroy(overlays->prose);
    g_hash_table_destroy(overlays->named);
    if (overlays->places) {
        g_hash_table_destroy(overlays->places);
    }
    kf_index_free(overlays->kit);
}

static void make_change(struct kf_overlays *overlays, struct kf_overlay_layer *layer, struct kf_overlay_change *change)
{
    const struct kf_diags *diags = overlays->state->run->diags;
    int errors = diags->errors;

    kf_overlay_change_make(overlays, layer, change);
    if (diags->errors > errors) {
        change->state.status = KF_OVERLAY_FAULTY;
    }
}

void kf_overlays_apply(struct kf_compose_state *state)
{
    struct kf_overlays overlays;

    open_overlays(&overlays, state);
    for (int i = 0; i < overlays.count; i++) { /* all, before the first change: texts are the kit's */
        kf_targets_resolve(&overlays, &overlays.layers[i]);
    }
    for (int i = 0; i < overlays.count; i++) {
        struct kf_overlay_layer *layer = &overlays.layers[i];

        for (int k = 0; k < layer->count; k++) {
            make_change(&overlays, layer, &layer->changes[k]);
        }
        report_foreign(&overlays, layer);
        report_unrecorded(layer);
    }
    keep_states(&overlays);
    close_overlays(&overlays);
}
