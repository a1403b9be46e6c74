/* Binding mappings and lists to structs, by the rows alone. Nothing stops at the first mistake. */

#include "schema/bind.h"

#include <stdint.h>
#include <string.h>

#include "base/limits.h"
#include "schema/schema_internal.h"
#include "yaml/read.h"

static void *member_of(void *bound, size_t offset)
{
    return (char *)bound + offset;
}

static bool slot_safety(const struct kf_slot *slot)
{
    return slot->safety || slot->node->safety || (slot->field->flags & KF_IS_SAFETY) != 0;
}

/* --- lists of words and texts --------------------------------------------------------------------------------------- */

static struct kf_slot item_slot(const struct kf_slot *slot, const struct kf_node *item, const char *address)
{
    struct kf_slot below = *slot;

    below.node = item;
    below.address = address;
    below.safety = slot_safety(slot) || item->safety;
    return below;
}

static void check_count(struct kf_binder *binder, const struct kf_slot *slot, const struct kf_pair *pair)
{
    long long count = 0;

    if (!kf_bind_whole(pair->value, &count) || count < 1 || count > KF_LIMIT_COUNTED) {
        kf_diag_hint(binder->run->diags,
                     kf_diag_push(binder->run->diags, KF_OUT_OF_RANGE, pair->value->span, slot->address,
                                  "\"%s\" wants a whole number from 1 to %d", pair->key->text, KF_LIMIT_COUNTED),
                     "write {text: Pens, each: 1} for one a person, or {text: Sets of cards, per: 3} for one to each three");
    }
}

/* `{text: ..., for: ...}`: compose has dealt with who it is for. Of what is counted, `each` or `per` too. */
static const struct kf_node *text_of_item(struct kf_binder *binder, const struct kf_slot *slot)
{
    static const struct kf_field plain_fields[] = {
        {.key = "text", .kind = KF_FIELD_TEXT}, {.key = "for", .kind = KF_FIELD_WORDS}, KF_END};
    static const struct kf_field counted_fields[] = {{.key = "text", .kind = KF_FIELD_TEXT},
                                                     {.key = "for", .kind = KF_FIELD_WORDS},
                                                     {.key = "each", .kind = KF_FIELD_INT},
                                                     {.key = "per", .kind = KF_FIELD_INT},
                                                     KF_END};
    static const struct kf_record plain = {.name = "text", .fields = plain_fields};
    static const struct kf_record counted = {.name = "text", .fields = counted_fields};
    const struct kf_record *record = (slot->field->flags & KF_COUNTED) != 0 ? &counted : &plain;
    const struct kf_node *text = kf_node_get(slot->node, "text");

    for (int i = 0; text != NULL && i < slot->node->count; i++) {
        const struct kf_pair *pair = &slot->node->pairs[i];
        const struct kf_field *field = kf_field_find(record, pair->key->text);

        if (field == NULL) {
            kf_complain_unknown(binder, record, NULL, slot->node, pair, slot->address);
        } else if (field->kind == KF_FIELD_INT) {
            check_count(binder, slot, pair);
        }
    }
    return text;
}

static void bind_texts(struct kf_binder *binder, const struct kf_slot *slot, struct kf_texts *ret_texts)
{
    struct kf_arena *arena = binder->run->arena;

    if (slot->node->kind != KF_SEQUENCE) {
        kf_complain_type(binder, slot);
        return;
    }
    kf_complain_count(binder, slot, slot->node->count);
    ret_texts->items = KF_NEW_ARRAY(arena, slot->node->count, struct kf_text);
    ret_texts->count = slot->node->count;
    for (int i = 0; i < slot->node->count; i++) {
        const struct kf_node *item = slot->node->items[i];
        struct kf_slot below = item_slot(slot, item, kf_address_item(arena, slot->field, NULL, item, i, slot->address));
        const struct kf_node *text = item->kind == KF_MAPPING ? text_of_item(binder, &below) : NULL;

        below.node = text == NULL ? item : text;
        kf_bind_text(binder, &below, &ret_texts->items[i]);
    }
}

static bool is_word_of(const struct kf_field *field, const struct kf_node *node)
{
    long long value;

    if (node->kind != KF_SCALAR || kf_node_is_null(node)) {
        return false;
    }
    return field->kind == KF_FIELD_WORDS || kf_bind_whole(node, &value);
}

/* Words that must be among choices say so in the row. */
static void check_choice(struct kf_binder *binder, const struct kf_slot *slot)
{
    for (int i = 0; slot->field->choices != NULL; i++) {
        if (slot->field->choices[i] == NULL) {
            kf_complain_choice(binder, slot);
            return;
        }
        if (strcmp(slot->field->choices[i], slot->node->text) == 0) {
            return;
        }
    }
}

static void bind_words(struct kf_binder *binder, const struct kf_slot *slot, struct kf_words *ret_words)
{
    const struct kf_node *node = slot->node;
    int count = node->kind == KF_SEQUENCE ? node->count : 1;

    if (node->kind == KF_MAPPING) {
        kf_complain_type(binder, slot);
        return;
    }
    kf_complain_count(binder, slot, count);
    ret_words->items = KF_NEW_ARRAY(binder->run->arena, count, const char *);
    ret_words->node = node;
    for (int i = 0; i < count; i++) {
        struct kf_slot below = *slot;

        below.node = node->kind == KF_SEQUENCE ? node->items[i] : node;
        if (!is_word_of(slot->field, below.node)) {
            kf_complain_type(binder, &below);
            continue;
        }
        check_choice(binder, &below);
        ret_words->items[ret_words->count++] = below.node->text;
    }
}

static void bind_minutes(struct kf_binder *binder, const struct kf_slot *slot, struct kf_minutes *ret_minutes)
{
    const struct kf_node *node = slot->node;
    struct kf_diags *diags = binder->run->diags;

    if (node->kind != KF_MAPPING) {
        kf_complain_type(binder, slot);
        return;
    }
    _Static_assert(G_N_ELEMENTS(ret_minutes->lengths) == KF_LIMIT_LENGTHS, "struct kf_minutes has room for as many");
    ret_minutes->node = node;
    if (node->count > KF_LIMIT_LENGTHS) {
        kf_diag_push(diags, KF_OUT_OF_RANGE, node->span, slot->address, "\"%s\" has %d lengths, more than %d",
                     slot->field->key, node->count, KF_LIMIT_LENGTHS);
        return;
    }
    for (int i = 0; i < node->count; i++) {
        const struct kf_pair *pair = &node->pairs[i];
        long long length = 0, minutes = 0;
        bool good = kf_bind_whole(pair->key, &length) && length > 0 && length <= KF_LIMIT_DAY_MINUTES;

        if (!good || !kf_bind_whole(pair->value, &minutes) || minutes < 0 || minutes > KF_LIMIT_DAY_MINUTES) {
            kf_diag_hint(diags,
                         kf_diag_push(diags, KF_WRONG_TYPE, good ? pair->value->span : pair->key->span, slot->address,
                                      good ? "\"%s\" wants whole minutes, 0 to 1440" : "\"%s\" wants session lengths in minutes",
                                      slot->field->key),
                         "write: %s", kf_form(diags->arena, slot->field));
            continue;
        }
        ret_minutes->lengths[ret_minutes->count] = (int)length;
        ret_minutes->minutes[ret_minutes->count++] = (int)minutes;
    }
}

/* --- lists of records ----------------------------------------------------------------------------------------------- */

static void note_id(struct kf_binder *binder, GHashTable *seen, const struct kf_node *id, const char *address)
{
    const struct kf_node *first = g_hash_table_lookup(seen, id->text);

    if (first != NULL) {
        kf_complain_duplicate(binder, id->text, id, first, address);
    } else {
        /* The table's pointers are to const nodes in everything but type. */
        g_hash_table_insert(seen, kf_arena_string(binder->run->arena, id->text), kf_node_copy(binder->run->arena, id));
    }
}

static bool fits_record(struct kf_binder *binder, const struct kf_slot *slot)
{
    const struct kf_record *record = slot->field->record;
    struct kf_diags *diags = binder->run->diags;
    const char *form;
    struct kf_diag *diag;

    if (slot->node->kind == KF_MAPPING || (record->shorthand != NULL && !kf_node_is_null(slot->node))) {
        return true;
    }
    diag = kf_diag_push(diags, KF_WRONG_TYPE, slot->node->span, slot->address,
                        slot->node->kind == KF_SCALAR ? "a %s has keys of its own: this is text alone"
                                                      : "a %s has keys of its own: this is a list",
                        record->name);
    form = kf_form(diags->arena, slot->field);
    if (slot->field->kind == KF_FIELD_RECORDS && strchr(form, '\n') != NULL) {
        kf_diag_hint(diags, diag, "write:%s", strchr(form, '\n')); /* this item alone, without the list's key */
    } else {
        kf_diag_hint(diags, diag, "write: %s", form);
    }
    return false;
}

static void bind_records(struct kf_binder *binder, const struct kf_slot *slot, struct kf_records *ret_records)
{
    struct kf_arena *arena = binder->run->arena;
    const struct kf_record *record = slot->field->record;
    const struct kf_field *id = kf_field_id(record);
    GHashTable *seen;

    if (slot->node->kind != KF_SEQUENCE) {
        kf_complain_type(binder, slot);
        return;
    }
    kf_complain_count(binder, slot, slot->node->count);
    seen = (slot->field->flags & KF_PIECES) != 0 ? g_hash_table_ref(binder->pieces) : g_hash_table_new(g_str_hash, g_str_equal);
    ret_records->items = KF_NEW_ARRAY(arena, slot->node->count, void *);
    ret_records->node = slot->node;
    for (int i = 0; i < slot->node->count; i++) {
        const struct kf_node *item = slot->node->items[i];
        struct kf_slot below = item_slot(slot, item, kf_address_item(arena, slot->field, record, item, i, slot->address));
        const struct kf_node *given = id == NULL ? NULL : kf_node_get(item, id->key);
        void *bound = kf_arena_alloc(arena, record->size);

        if (!fits_record(binder, &below)) {
            continue;
        }
        if (given != NULL && given->kind == KF_SCALAR) {
            note_id(binder, seen, given, below.address);
        }
        kf_bind_record(binder, record, item, below.address, below.safety, bound);
        ret_records->items[ret_records->count++] = bound;
    }
    g_hash_table_unref(seen);
}

/* A mapping whose keys are the ids: the key goes where the record keeps its id. */
static void bind_map(struct kf_binder *binder, const struct kf_slot *slot, struct kf_records *ret_records)
{
    struct kf_arena *arena = binder->run->arena;
    const struct kf_record *record = slot->field->record;
    const struct kf_field *id = kf_field_id(record);

    if (slot->node->kind != KF_MAPPING) {
        kf_complain_type(binder, slot);
        return;
    }
    kf_complain_count(binder, slot, slot->node->count);
    ret_records->items = KF_NEW_ARRAY(arena, slot->node->count, void *);
    ret_records->node = slot->node;
    for (int i = 0; i < slot->node->count; i++) {
        const struct kf_pair *pair = &slot->node->pairs[i];
        struct kf_slot below = item_slot(slot, pair->value, kf_address_join(arena, slot->address, pair->key->text));
        void *bound = kf_arena_alloc(arena, record->size);

        if (!fits_record(binder, &below)) {
            continue;
        }
        if (id != NULL) {
            kf_bind_check_id(binder, pair->key, below.address);
            *(const char **)member_of(bound, id->offset) = pair->key->text;
        }
        kf_bind_record(binder, record, pair->value, below.address, below.safety, bound);
        ret_records->items[ret_records->count++] = bound;
    }
}

static void bind_one(struct kf_binder *binder, const struct kf_slot *slot, void **ret_bound)
{
    void *bound = kf_arena_alloc(binder->run->arena, slot->field->record->size);

    if (fits_record(binder, slot)) {
        kf_bind_record(binder, slot->field->record, slot->node, slot->address, slot_safety(slot), bound);
        *ret_bound = bound;
    }
}

/* --- one row -------------------------------------------------------------------------------------------------------- */

static void bind_value(struct kf_binder *binder, const struct kf_slot *slot, void *member)
{
    switch (slot->field->kind) {
    case KF_FIELD_TEXTS:
        bind_texts(binder, slot, member);
        break;
    case KF_FIELD_WORDS:
    case KF_FIELD_INTS:
        bind_words(binder, slot, member);
        break;
    case KF_FIELD_MINUTES:
        bind_minutes(binder, slot, member);
        break;
    case KF_FIELD_RECORD:
        bind_one(binder, slot, member);
        break;
    case KF_FIELD_RECORDS:
        bind_records(binder, slot, member);
        break;
    case KF_FIELD_MAP:
        bind_map(binder, slot, member);
        break;
    case KF_FIELD_BLOCKS:
        kf_bind_blocks(binder, slot, member);
        break;
    case KF_FIELD_NODE:
        *(const struct kf_node **)member = slot->node;
        break;
    case KF_FIELD_END:
    case KF_FIELD_TEXT:
    case KF_FIELD_WORD:
    case KF_FIELD_INT:
    case KF_FIELD_NUMBER:
    case KF_FIELD_BOOL:
    case KF_FIELD_CHOICE:
    case KF_FIELD_KIND_COUNT:
        g_assert_not_reached(); /* bound as scalars */
    }
}

void kf_bind_slot(struct kf_binder *binder, const struct kf_slot *slot, void *bound)
{
    void *member = member_of(bound, slot->field->offset);

    /* A list whose rows are all commented out. */
    if (kf_node_is_null(slot->node) && slot->field->kind == KF_FIELD_RECORDS && slot->field->fallback != NULL) {
        return;
    }
    if (kf_node_is_null(slot->node) && slot->field->kind != KF_FIELD_NODE) {
        kf_complain_empty(binder, slot);
    } else if (!kf_bind_scalar(binder, slot, member)) {
        bind_value(binder, slot, member);
    }
}

/* --- one record ----------------------------------------------------------------------------------------------------- */

void kf_bind_identity(const struct kf_record *record, const struct kf_node *node, const char *address, void *bound)
{
    if (record->node_offset != KF_NOWHERE) {
        *(const struct kf_node **)member_of(bound, record->node_offset) = node;
    }
    if (record->address_offset != KF_NOWHERE) {
        *(const char **)member_of(bound, record->address_offset) = address;
    }
}

/* The id of an item of a map is its key, bound already. */
static bool is_bound_id(const struct kf_field *field, void *bound)
{
    return field->kind == KF_FIELD_WORD && (field->flags & KF_IS_ID) != 0 &&
           *(const char *const *)member_of(bound, field->offset) != NULL;
}

void kf_bind_fallbacks(struct kf_binder *binder, const struct kf_record *record, const struct kf_node *node,
                       const char *address, const bool *seen, void *bound)
{
    struct kf_arena *arena = binder->run->arena;

    for (int i = 0; record->fields[i].kind != KF_FIELD_END; i++) {
        const struct kf_field *field = &record->fields[i];

        if (seen[i] || is_bound_id(field, bound)) {
            continue;
        }
        if (field->fallback != NULL && field->kind != KF_FIELD_RECORDS) {
            struct kf_node *made = kf_node_new_scalar(arena, field->fallback, node->span);
            struct kf_slot slot = {.record = record, .field = field, .node = made,
                                   .address = kf_address_row(arena, record, field, address)};

            made->style = KF_PLAIN;
            kf_bind_slot(binder, &slot, bound);
        } else if ((field->flags & KF_REQUIRED) != 0) {
            kf_complain_missing(binder, record, field, node, address);
        }
    }
}

static void bind_pairs(struct kf_binder *binder, const struct kf_record *record, const struct kf_node *node,
                       const char *address, bool safety, bool *seen, void *bound)
{
    for (int i = 0; i < node->count; i++) {
        const struct kf_field *field = kf_field_find(record, node->pairs[i].key->text);
        struct kf_slot slot = {.record = record, .field = field, .node = node->pairs[i].value, .safety = safety};

        if (field == NULL) {
            const struct kf_field *meant = kf_complain_unknown(binder, record, NULL, node, &node->pairs[i], address);

            if (meant != NULL) {
                seen[meant - record->fields] = true;
            }
            continue;
        }
        seen[field - record->fields] = true;
        slot.address = kf_address_row(binder->run->arena, record, field, address);
        kf_bind_slot(binder, &slot, bound);
    }
}

void kf_bind_record(struct kf_binder *binder, const struct kf_record *record, const struct kf_node *node,
                    const char *address, bool safety, void *ret_bound)
{
    bool *seen = KF_NEW_ARRAY(binder->run->arena, kf_field_count(record), bool);

    safety = safety || node->safety;
    kf_bind_identity(record, node, address, ret_bound);
    if (node->kind == KF_MAPPING) {
        bind_pairs(binder, record, node, address, safety, seen, ret_bound);
    } else {
        const struct kf_field *field = kf_field_find(record, record->shorthand);
        struct kf_slot slot = {.record = record, .field = field, .node = node, .address = address, .safety = safety};

        g_assert(field != NULL); /* a shorthand names a row of its record */
        seen[field - record->fields] = true;
        kf_bind_slot(binder, &slot, ret_bound);
    }
    kf_bind_fallbacks(binder, record, node, address, seen, ret_bound);
}

void *kf_bind(struct kf_run *run, const struct kf_shapes *shapes, const struct kf_record *record,
              const struct kf_node *node, const char *address)
{
    struct kf_binder binder = {.run = run, .shapes = shapes};
    void *bound = kf_arena_alloc(run->arena, record->size);
    int errors = run->diags->errors;

    if (node->kind != KF_MAPPING && record->shorthand == NULL) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_WRONG_TYPE, node->span, address, "a %s has keys of its own: this is %s",
                                  record->name, node->kind == KF_SEQUENCE ? "a list" : "text alone"),
                     "write its keys, one \"key: value\" a line");
        return NULL;
    }
    binder.pieces = g_hash_table_new(g_str_hash, g_str_equal);
    kf_bind_record(&binder, record, node, address, /* safety */ false, bound);
    g_hash_table_unref(binder.pieces);
    return run->diags->errors == errors ? bound : NULL;
}
