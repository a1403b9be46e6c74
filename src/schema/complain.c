/* What binding says of a mistake, and what to write instead. */

#include <string.h>

#include "schema/schema_internal.h"
#include "yaml/read.h"

enum { MOST_NAMES = 256 };

static const struct {
    const char *wants; /* "title" wants ... */
    const char *form;  /* after `key: `; NULL: from the choices */
} kinds[KF_FIELD_KIND_COUNT] = {
    [KF_FIELD_TEXT] = {"text", "some words"},
    [KF_FIELD_WORD] = {"one word", "a-word"},
    [KF_FIELD_INT] = {"a whole number in digits", "5"},
    [KF_FIELD_NUMBER] = {"a number in digits", "2.5"},
    [KF_FIELD_BOOL] = {"true or false", "true"},
    [KF_FIELD_CHOICE] = {"one of its choices", NULL},
    [KF_FIELD_TEXTS] = {"a list of texts", "\n  - some words\n  - more words"},
    [KF_FIELD_WORDS] = {"a list of words", "[one, two]"},
    [KF_FIELD_INTS] = {"a list of whole numbers", "[45, 90]"},
    [KF_FIELD_MINUTES] = {"minutes for each length", "{45: 5, 90: 10}"},
    [KF_FIELD_RECORD] = {"keys of its own", NULL},
    [KF_FIELD_RECORDS] = {"a list", NULL},
    [KF_FIELD_MAP] = {"ids with a value each", NULL},
    [KF_FIELD_BLOCKS] = {"a list of blocks", "\n  - text: some words"},
    [KF_FIELD_NODE] = {"a value", "..."},
};

static const char *found(const struct kf_node *node)
{
    switch (node->kind) {
    case KF_SCALAR:
        return "text";
    case KF_SEQUENCE:
        return "a list";
    case KF_MAPPING:
        return "keys and values";
    case KF_NODE_KIND_COUNT:
        break;
    }
    return "nothing";
}

static int keys_of(const struct kf_record *record, const char **ret_names, int room)
{
    int count = 0;

    for (const struct kf_field *field = record == NULL ? NULL : record->fields;
         field != NULL && field->kind != KF_FIELD_END && count < room; field++) {
        ret_names[count++] = field->key;
    }
    return count;
}

const char *kf_word_list(struct kf_arena *arena, const char *const *words, int count, int most)
{
    GString *list = g_string_new(NULL);
    const char *kept;

    for (int i = 0; i < count && i < most; i++) {
        g_string_append_printf(list, "%s%s", i > 0 ? ", " : "", words[i]);
    }
    if (count > most) {
        g_string_append(list, ", ...");
    }
    kept = kf_arena_string(arena, list->str);
    g_string_free(list, TRUE);
    return kept;
}

/* One item of a list, a line for each key. */
static const char *item_form(struct kf_arena *arena, const char *const *names, int count)
{
    const char *form = "";

    for (int i = 0; i < count; i++) {
        form = kf_arena_format(arena, "%s\n  %s %s: ...", form, i == 0 ? "-" : " ", names[i]);
    }
    return form;
}

static const char *record_form(struct kf_arena *arena, const struct kf_field *field)
{
    const struct kf_record *record = field->record;
    const char *names[MOST_NAMES];
    const char *pairs;
    int count = 0;

    if (record == NULL) {
        return "...";
    }
    for (const struct kf_field *row = record->fields; row->kind != KF_FIELD_END && count < MOST_NAMES; row++) {
        if ((row->flags & KF_REQUIRED) != 0) {
            names[count++] = row->key;
        }
    }
    if (count == 0) {
        count = keys_of(record, names, /* room */ 2);
    }
    if (field->kind == KF_FIELD_RECORDS) {
        return item_form(arena, names, MIN(count, 6));
    }
    for (int i = 0; i < count; i++) {
        names[i] = kf_arena_format(arena, "%s: ...", names[i]);
    }
    pairs = kf_word_list(arena, names, count, /* most */ 6);
    if (field->kind == KF_FIELD_MAP) {
        return kf_arena_format(arena, "{an-id: {%s}}", pairs);
    }
    return kf_arena_format(arena, "{%s}", pairs);
}

static const char *value_form(struct kf_arena *arena, const struct kf_field *field)
{
    if (field->kind == KF_FIELD_CHOICE && field->choices != NULL) {
        return field->choices[0];
    }
    if ((field->kind == KF_FIELD_RECORD || field->kind == KF_FIELD_RECORDS || field->kind == KF_FIELD_MAP)) {
        return record_form(arena, field);
    }
    return kinds[field->kind].form == NULL ? "..." : kinds[field->kind].form;
}

const char *kf_form(struct kf_arena *arena, const struct kf_field *field)
{
    const char *value = value_form(arena, field);

    return kf_arena_format(arena, *value == '\n' ? "%s:%s" : "%s: %s", field->key, value);
}

/* A number has to be another one than the form's. */
static bool is_example(const struct kf_field *field)
{
    return field->kind == KF_FIELD_INT || field->kind == KF_FIELD_NUMBER;
}

/* --- keys ----------------------------------------------------------------------------------------------------------- */

/* A key with a space is most often a sentence with a colon in it. */
static bool is_sentence(const struct kf_node *mapping, const struct kf_pair *pair)
{
    return strchr(pair->key->text, ' ') != NULL && pair->key->style == KF_PLAIN && mapping->span.source != NULL &&
           pair->key->span.source != NULL;
}

static void complain_sentence(struct kf_binder *binder, const struct kf_node *key, const char *address)
{
    struct kf_diags *diags = binder->run->diags;
    struct kf_diag *diag = kf_diag_push(diags, KF_NEEDS_QUOTES, key->span, address,
                                        "\"%s:\" reads as a key, because of the colon after it", key->text);

    kf_diag_hint(diags, diag, "write: %s", kf_yaml_quoted_line(binder->run->arena, key->span.source, key->span.offset));
}

const struct kf_field *kf_complain_unknown(struct kf_binder *binder, const struct kf_record *record,
                                           const struct kf_block_shape *inside, const struct kf_node *mapping,
                                           const struct kf_pair *pair, const char *address)
{
    struct kf_diags *diags = binder->run->diags;
    const struct kf_record *common = binder->shapes == NULL ? NULL : binder->shapes->common;
    const char *names[MOST_NAMES];
    int count = keys_of(record, names, MOST_NAMES);
    const char *key = pair->key->text;
    const char *near;
    struct kf_diag *diag;

    if (is_sentence(mapping, pair)) {
        complain_sentence(binder, pair->key, address);
        return record->shorthand == NULL ? NULL : kf_field_find(record, record->shorthand);
    }
    diag = kf_diag_push(diags, KF_UNKNOWN_KEY, pair->key->span, address, "unknown key \"%s\" in this %s", key, record->name);
    if (inside != NULL && common != NULL && kf_field_find(common, key) != NULL) {
        kf_diag_hint(diags, diag, "it belongs beside \"%s\", not inside: indent it as \"%s\" is", inside->name, inside->name);
        return NULL;
    }
    near = kf_nearest(key, names, count);
    if (near != NULL) {
        kf_diag_hint(diags, diag, "did you mean \"%s\"?", near);
    } else {
        kf_diag_hint(diags, diag, "its keys are: %s", kf_word_list(diags->arena, names, count, MOST_NAMES));
    }
    return near == NULL ? NULL : kf_field_find(record, near);
}

void kf_complain_missing(struct kf_binder *binder, const struct kf_record *record, const struct kf_field *field,
                         const struct kf_node *mapping, const char *address)
{
    struct kf_diags *diags = binder->run->diags;
    struct kf_diag *diag = kf_diag_push(diags, KF_MISSING_KEY, mapping->span, address,
                                        "the key \"%s\" is missing in this %s", field->key, record->name);

    if (field->kind == KF_FIELD_WORD && field->help) { /* any word is none of this key's: its help says which are */
        kf_diag_hint(diags, diag, "add: %s: ...    # %s", field->key, field->help);
        return;
    }
    kf_diag_hint(diags, diag, is_example(field) ? "add it, for example: %s" : "add: %s", kf_form(diags->arena, field));
}

/* --- values --------------------------------------------------------------------------------------------------------- */

static bool begins_with_key(const char *line, const char *key)
{
    return strncmp(line, key, strlen(key)) == 0 && line[strlen(key)] == ':';
}

/* A row written in short stands under its record's own key: `starters:`, not `items:`. The nearest line above that
 * begins with either tells. */
static const char *key_as_typed(const struct kf_slot *slot)
{
    const char *shorthand = slot->record == NULL ? NULL : slot->record->shorthand;
    const struct kf_span *span = &slot->node->span;
    const char *text, *line;

    if (shorthand == NULL || strcmp(shorthand, slot->field->key) != 0 || span->source == NULL || span->line == 0) {
        return slot->field->key;
    }
    text = span->source->text;
    for (line = text + span->offset; line > text; line--) {
        const char *key = line;

        if (line[-1] != '\n' && line[-1] != '\r') {
            continue;
        }
        key += strspn(key, " -");
        if (begins_with_key(key, shorthand)) {
            return shorthand;
        }
        if (begins_with_key(key, slot->record->name)) {
            return slot->record->name;
        }
    }
    return shorthand;
}

/* Text on one line that YAML took for something else. */
static bool wants_quotes(const struct kf_slot *slot)
{
    const struct kf_node *node = slot->node;
    const struct kf_span *span = &node->span;
    bool text = slot->field->kind == KF_FIELD_TEXT || slot->field->kind == KF_FIELD_TEXTS;

    if (!text || span->source == NULL || span->line == 0 || node->count == 0) {
        return false;
    }
    if (node->kind == KF_MAPPING) {
        return node->count == 1 && node->pairs[0].value->span.line == span->line;
    }
    return node->kind == KF_SEQUENCE && span->source->text[span->offset] == '[' && slot->field->kind == KF_FIELD_TEXT;
}

void kf_complain_type(struct kf_binder *binder, const struct kf_slot *slot)
{
    struct kf_diags *diags = binder->run->diags;
    struct kf_arena *arena = binder->run->arena;
    const struct kf_field *field = slot->field;
    const struct kf_node *node = slot->node;
    const char *wants = kinds[field->kind].wants;
    long long minutes;
    struct kf_diag *diag;

    if (wants_quotes(slot)) {
        diag = kf_diag_push(diags, KF_NEEDS_QUOTES, node->span, slot->address, "\"%s\" wants text, and this reads as %s",
                            key_as_typed(slot), node->kind == KF_MAPPING ? "a key and its value" : "a list");
        kf_diag_hint(diags, diag, "write: %s", kf_yaml_quoted_line(arena, node->span.source, node->span.offset));
        return;
    }
    if (node->kind == KF_SCALAR) {
        diag = kf_diag_push(diags, KF_WRONG_TYPE, node->span, slot->address, "\"%s\" wants %s, not \"%s\"",
                            key_as_typed(slot), wants,
                            node->text);
    } else {
        diag = kf_diag_push(diags, KF_WRONG_TYPE, node->span, slot->address, "\"%s\" wants %s, not %s",
                            key_as_typed(slot), wants,
                            found(node));
    }
    if (field->kind == KF_FIELD_MINUTES && kf_bind_whole(node, &minutes)) {
        kf_diag_hint(diags, diag, "write the minutes behind each length of the session, as in: %s: {45: %lld}", field->key,
                     minutes);
        return;
    }
    if (field->kind == KF_FIELD_TEXTS && node->kind == KF_SCALAR && node->style == KF_PLAIN &&
        strchr(node->text, '\n') == NULL) {
        kf_diag_hint(diags, diag, "write each item on a line of its own:\n%s:\n  - %s", key_as_typed(slot),
                     node->text);
        return;
    }
    kf_diag_hint(diags, diag, "write: %s", kf_form(arena, field));
}

/* `text: # 5 of us` is a comment to YAML. */
static bool is_comment(const struct kf_span *span)
{
    const char *rest;

    if (span->source == NULL || span->line == 0) {
        return false;
    }
    rest = span->source->text + span->offset;
    rest += strspn(rest, " \t");
    return *rest == '#';
}

/* `#1B5E20   # our green`: what was meant, without the comment behind it. */
static const char *before_comment(struct kf_arena *arena, const char *rest)
{
    char *line = kf_arena_string_n(arena, rest, strcspn(rest, "\r\n"));
    char *comment = strstr(line, " #");

    if (comment != NULL) {
        *comment = '\0';
    }
    return g_strchomp(line);
}

void kf_complain_empty(struct kf_binder *binder, const struct kf_slot *slot)
{
    struct kf_diags *diags = binder->run->diags;
    const struct kf_span *span = &slot->node->span;
    struct kf_diag *diag =
        kf_diag_push(diags, KF_WRONG_TYPE, *span, slot->address, "\"%s\" has no value", slot->field->key);

    if (*slot->node->text == '\0' && is_comment(span)) {
        const char *rest = span->source->text + span->offset;

        rest += strspn(rest, " \t");
        kf_diag_hint(diags, diag, "what begins with # is a comment; if it is text, write: %s: %s", slot->field->key,
                     kf_yaml_quoted(diags->arena, before_comment(diags->arena, rest)));
    } else {
        kf_diag_hint(diags, diag, "write: %s\nor delete the key", kf_form(diags->arena, slot->field));
    }
}

static const char *bounds(struct kf_arena *arena, const struct kf_field *field)
{
    if (field->max >= 1e9) {
        return kf_arena_format(arena, "at least %g", field->min);
    }
    return field->min <= field->max && field->min > field->max - 1e-9
               ? kf_arena_format(arena, "%g", field->min)
               : kf_arena_format(arena, "%g to %g", field->min, field->max);
}

void kf_complain_count(struct kf_binder *binder, const struct kf_slot *slot, int count)
{
    struct kf_diags *diags = binder->run->diags;
    const struct kf_field *field = slot->field;
    struct kf_diag *diag;

    if ((field->min == 0.0 && field->max == 0.0) || (count >= field->min && (count <= field->max || field->max == 0.0))) {
        return;
    }
    diag = kf_diag_push(diags, KF_OUT_OF_RANGE, slot->node->span, slot->address, "\"%s\" has %d item%s",
                        key_as_typed(slot), count, count == 1 ? "" : "s");
    if (field->max == 0.0) {
        kf_diag_hint(diags, diag, "it needs at least %g", field->min);
    } else {
        kf_diag_hint(diags, diag, "it can have %s", bounds(diags->arena, field));
    }
}

void kf_complain_choice(struct kf_binder *binder, const struct kf_slot *slot)
{
    struct kf_diags *diags = binder->run->diags;
    const struct kf_field *field = slot->field;
    const char *near;
    int count = 0;
    struct kf_diag *diag;

    while (field->choices[count] != NULL) {
        count++;
    }
    near = kf_nearest(slot->node->text, field->choices, count);
    diag = kf_diag_push(diags, KF_UNKNOWN_CHOICE, slot->node->span, slot->address, "\"%s\" is no choice for \"%s\"",
                        slot->node->text, field->key);
    if (near != NULL) {
        kf_diag_hint(diags, diag, "did you mean \"%s\"? the choices are: %s", near,
                     kf_word_list(diags->arena, field->choices, count, count));
    } else {
        kf_diag_hint(diags, diag, "choose one of: %s", kf_word_list(diags->arena, field->choices, count, count));
    }
}

void kf_complain_duplicate(struct kf_binder *binder, const char *id, const struct kf_node *second,
                           const struct kf_node *first, const char *address)
{
    struct kf_diags *diags = binder->run->diags;
    struct kf_diag *diag = kf_diag_push(diags, KF_DUPLICATE_ID, second->span, address, "the id \"%s\" is given twice", id);

    kf_diag_hint(diags, diag, "give one of them another id, such as \"%s-2\"", id);
    kf_diag_also(diags, diag, first->span, "first here");
}

/* --- blocks --------------------------------------------------------------------------------------------------------- */

static int block_names(const struct kf_shapes *shapes, const char **ret_names, int room)
{
    int count = MIN(shapes->count, room);

    for (int i = 0; i < count; i++) {
        ret_names[i] = shapes->items[i].name;
    }
    return count;
}

static void complain_bare(struct kf_binder *binder, const struct kf_node *item, const char *address)
{
    struct kf_diags *diags = binder->run->diags;
    struct kf_diag *diag = kf_diag_push(diags, KF_UNKNOWN_BLOCK, item->span, address,
                                        "this is %s, and a block begins with its name", item->kind == KF_SCALAR ? "text alone" : found(item));
    const char *quoted;

    if (item->kind != KF_SCALAR || kf_shapes_find(binder->shapes, "text") == NULL) {
        kf_diag_hint(diags, diag, "begin with a block's name, such as: - %s: ...", binder->shapes->items[0].name);
        return;
    }
    quoted = item->style == KF_PLAIN && strpbrk(item->text, "\n") == NULL ? kf_yaml_quoted(diags->arena, item->text) : "...";
    kf_diag_hint(diags, diag, "write: - text: %s", quoted);
}

void kf_complain_block(struct kf_binder *binder, const struct kf_node *item, const char *address)
{
    const struct kf_shapes *shapes = binder->shapes;
    struct kf_diags *diags = binder->run->diags;
    const char *names[MOST_NAMES];
    int count = block_names(shapes, names, MOST_NAMES);
    const struct kf_pair *pair = NULL;
    const char *near = NULL;
    struct kf_diag *diag;

    if (item->kind != KF_MAPPING || item->count == 0) {
        complain_bare(binder, item, address);
        return;
    }
    for (int i = 0; i < item->count && near == NULL; i++) {
        const char *key = item->pairs[i].key->text;

        if (shapes->common == NULL || kf_field_find(shapes->common, key) == NULL) {
            near = kf_nearest(key, names, count);
            pair = pair == NULL || near != NULL ? &item->pairs[i] : pair;
        }
    }
    if (pair == NULL) {
        diag = kf_diag_push(diags, KF_UNKNOWN_BLOCK, item->span, address, "no key here names a block");
    } else if (near == NULL && is_sentence(item, pair)) {
        complain_sentence(binder, pair->key, address);
        return;
    } else {
        diag = kf_diag_push(diags, KF_UNKNOWN_BLOCK, pair->key->span, address, "\"%s\" is no block", pair->key->text);
    }
    if (near != NULL) {
        kf_diag_hint(diags, diag, "did you mean \"%s\"?", near);
    } else {
        kf_diag_hint(diags, diag, "the blocks are: %s", kf_word_list(diags->arena, names, count, MOST_NAMES));
    }
}
