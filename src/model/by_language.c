/* A programme's own words in the language of the page. */

#include "model/by_language.h"

#include <string.h>

#include "model/edition.h"
#include "model/model_internal.h"

static const struct kf_field *any_row(const struct kf_record *record, const char *key)
{
    for (const struct kf_field *field = record->fields; field->kind != KF_FIELD_END; field++) {
        if (strcmp(field->key, key) == 0) {
            return field;
        }
    }
    return NULL;
}

static const struct kf_field *row_of(const struct kf_record *record, const char *key)
{
    const struct kf_field *field = any_row(record, key);

    return field != NULL && (field->flags & KF_EACH_LANGUAGE) != 0 ? field : NULL;
}

/* The record of the mappings that a value is or lists, NULL. */
static const struct kf_record *record_of(const struct kf_record *record, const struct kf_pair *pair)
{
    const struct kf_field *field = record != NULL ? any_row(record, pair->key->text) : NULL;
    bool holds = field != NULL && ((field->kind == KF_FIELD_RECORD && pair->value->kind == KF_MAPPING) ||
                                   (field->kind == KF_FIELD_RECORDS && pair->value->kind == KF_SEQUENCE));

    return holds ? field->record : NULL;
}

/* --- what is written ---------------------------------------------------------------------------------------------- */

/* Two or three letters, then what a hyphen begins: es, en-US, zh-Hans. */
static bool is_language(const char *text)
{
    size_t length = strcspn(text, "-");

    return (length == 2 || length == 3) && kf_is_plain_word(text) && !strpbrk(text, "0123456789");
}

static void check_language(struct kf_run *run, const struct kf_pair *pair, const char *key)
{
    struct kf_diags *diags = run->diags;

    if (!is_language(pair->key->text)) {
        kf_diag_hint(diags,
                     kf_diag_push(diags, KF_WRONG_TYPE, pair->key->span, NULL, "%s: \"%s\" is not a language", key,
                                  pair->key->text),
                     "write one text, or one for each language, as in `%s: {en: ..., es: ...}`", key);
    } else if (pair->value->kind != KF_SCALAR) {
        kf_diag_hint(diags,
                     kf_diag_push(diags, KF_WRONG_TYPE, pair->value->span, NULL, "%s in \"%s\" must be one text", key,
                                  pair->key->text),
                     "write the words behind %s:", pair->key->text);
    }
}

static void check_value(struct kf_run *run, const struct kf_node *value, const char *key)
{
    if (value->kind == KF_SEQUENCE) {
        kf_diag_hint(run->diags, kf_diag_push(run->diags, KF_WRONG_TYPE, value->span, NULL, "%s must be one text", key),
                     "write one text, or one for each language, as in `%s: {en: ..., es: ...}`", key);
    }
    for (int i = 0; value->kind == KF_MAPPING && i < value->count; i++) {
        check_language(run, &value->pairs[i], key);
    }
}

static void check_row(struct kf_run *run, const struct kf_field *row, const struct kf_pair *pair)
{
    if (row->kind != KF_FIELD_NODE) {
        check_value(run, pair->value, pair->key->text);
    }
    for (int k = 0; row->kind == KF_FIELD_NODE && pair->value->kind == KF_MAPPING && k < pair->value->count; k++) {
        check_value(run, pair->value->pairs[k].value, pair->value->pairs[k].key->text);
    }
}

bool kf_by_language_check(struct kf_run *run, const struct kf_record *record, const struct kf_node *node)
{
    int errors = run->diags->errors;

    for (int i = 0; node->kind == KF_SEQUENCE && i < node->count; i++) {
        (void)kf_by_language_check(run, record, node->items[i]);
    }
    for (int i = 0; node->kind == KF_MAPPING && i < node->count; i++) {
        const struct kf_pair *pair = &node->pairs[i];
        const struct kf_field *row = row_of(record, pair->key->text);

        if (row != NULL) {
            check_row(run, row, pair);
        } else if (record_of(record, pair) != NULL) {
            (void)kf_by_language_check(run, record_of(record, pair), pair->value);
        }
    }
    return run->diags->errors == errors;
}

/* --- one language ------------------------------------------------------------------------------------------------- */

struct kf_node *kf_by_language_text(const struct kf_node *value, const char *language)
{
    struct kf_node *near = NULL;

    for (int i = 0; i < value->count; i++) {
        if (g_ascii_strcasecmp(value->pairs[i].key->text, language) == 0) {
            return value->pairs[i].value;
        }
        if (kf_same_language(value->pairs[i].key->text, language)) {
            near = value->pairs[i].value;
        }
    }
    return near;
}

static struct kf_node *text_in(struct kf_node *value, const char *language, bool required)
{
    struct kf_node *text;

    if (value->kind != KF_MAPPING) {
        return value;
    }
    text = kf_by_language_text(value, language);
    return text == NULL && required && value->count > 0 ? value->pairs[0].value : text;
}

static struct kf_node *pick_inside(struct kf_arena *arena, const struct kf_record *record, const struct kf_node *node,
                                   const char *language);

/* A copy of the mapping whose values are picked; of those that row_of knows, or of all. */
static struct kf_node *pick(struct kf_arena *arena, const struct kf_record *record, const struct kf_node *node,
                            const char *language)
{
    struct kf_node *picked = kf_arena_copy(arena, node, sizeof *node);

    picked->pairs = KF_NEW_ARRAY(arena, node->count, struct kf_pair);
    picked->count = 0;
    for (int i = 0; i < node->count; i++) {
        struct kf_pair pair = node->pairs[i];
        const struct kf_field *row = record != NULL ? row_of(record, pair.key->text) : NULL;

        if (row != NULL && row->kind == KF_FIELD_NODE && pair.value->kind == KF_MAPPING) {
            pair.value = pick(arena, NULL, pair.value, language);
        } else if (record_of(record, &pair) != NULL) {
            pair.value = pick_inside(arena, record_of(record, &pair), pair.value, language);
        } else if (record == NULL || row != NULL) {
            pair.value = text_in(pair.value, language, row != NULL && (row->flags & KF_REQUIRED) != 0);
        }
        if (pair.value != NULL) {
            picked->pairs[picked->count++] = pair;
        }
    }
    return picked;
}

static struct kf_node *pick_inside(struct kf_arena *arena, const struct kf_record *record, const struct kf_node *node,
                                   const char *language)
{
    struct kf_node *picked;

    if (node->kind == KF_MAPPING) {
        return pick(arena, record, node, language);
    }
    picked = kf_arena_copy(arena, node, sizeof *node);
    if (node->kind == KF_SEQUENCE) {
        picked->items = KF_NEW_ARRAY(arena, node->count, struct kf_node *);
        for (int i = 0; i < node->count; i++) {
            picked->items[i] = pick_inside(arena, record, node->items[i], language);
        }
    }
    return picked;
}

const struct kf_node *kf_by_language_pick(struct kf_arena *arena, const struct kf_record *record,
                                          const struct kf_node *node, const char *language)
{
    return node->kind == KF_MAPPING ? pick(arena, record, node, language) : node;
}

/* --- a programme in a language ------------------------------------------------------------------------------------ */

static bool has_letters(const char *text)
{
    for (; *text != '\0'; text = g_utf8_next_char(text)) {
        if (g_unichar_isalpha(g_utf8_get_char(text))) {
            return true;
        }
    }
    return false;
}

/* A name is the same in all languages; in the place of a care note the kit's own is printed. */
static bool serves_all(const char *name)
{
    static const char *const names[] = {"program", "care-note", "care-note-short", NULL};

    return g_strv_contains(names, name);
}

/* Words that were given once, whatever the language. A number is the same in all. */
static bool is_foreign(const struct kf_pair *pair)
{
    const struct kf_node *value = pair->value;

    return value->kind == KF_SCALAR && !kf_node_is_null(value) && !serves_all(pair->key->text) &&
           strcmp(value->text, KF_BLANK_WORD) != 0 && has_letters(value->text);
}

static void add_foreign(struct kf_arena *arena, struct kf_list *list, const struct kf_node *node,
                        const struct kf_record *record)
{
    for (int i = 0; i < node->count; i++) {
        const struct kf_pair *pair = &node->pairs[i];
        const struct kf_field *row = record != NULL ? row_of(record, pair->key->text) : NULL;

        if (row != NULL && row->kind == KF_FIELD_NODE && pair->value->kind == KF_MAPPING) {
            add_foreign(arena, list, pair->value, NULL);
        } else if ((record == NULL || row != NULL) && is_foreign(pair)) {
            kf_list_add(arena, list, (void *)(guintptr)pair);
        }
    }
}

static const char *keys_of(struct kf_arena *arena, const struct kf_list *pairs)
{
    const char **keys = KF_NEW_ARRAY(arena, pairs->count, const char *);

    for (int i = 0; i < pairs->count; i++) {
        keys[i] = ((const struct kf_pair *)pairs->items[i])->key->text;
    }
    return kf_join_words(arena, keys, pairs->count);
}

/* False after refusing the rule of reporting: a safety text never prints in another language than its page. */
static bool report_foreign(struct kf_run *run, const struct kf_community *community, const char *own,
                           const char *language)
{
    struct kf_diags *diags = run->diags;
    struct kf_list foreign = {.items = NULL};
    const struct kf_pair *first;

    add_foreign(run->arena, &foreign, community->written, &kf_community_record);
    for (int i = 0; i < foreign.count; i++) {
        const struct kf_pair *pair = foreign.items[i];

        if (strcmp(pair->key->text, KF_REPORTING_BODY) == 0) {
            kf_diag_hint(diags,
                         kf_diag_push(diags, KF_UNREVIEWED_TRANSLATION, pair->value->span, NULL,
                                      "`%s` is written in \"%s\" alone: a safety text never prints in another language "
                                      "than its page, here \"%s\"",
                                      pair->key->text, own, language),
                         "write it for each language: `%s: {%s: %s, %s: ...}`", pair->key->text, own,
                         pair->value->text, language);
            return false;
        }
    }
    if (foreign.count > 0) {
        first = foreign.items[0];
        kf_diag_hint(diags,
                     kf_diag_warn(diags, KF_MISSING_TRANSLATION, first->value->span, NULL,
                                  "written in \"%s\" alone, and so printed on pages in \"%s\": %s", own, language,
                                  keys_of(run->arena, &foreign)),
                     "write each for both languages: `%s: {%s: %s, %s: ...}`", first->key->text, own,
                     first->value->text, language);
    }
    return true;
}

static struct kf_community *community_in(struct kf_arena *arena, const struct kf_community *community,
                                         const char *language)
{
    struct kf_community *result = kf_arena_copy(arena, community, sizeof *community);

    result->node = kf_by_language_pick(arena, &kf_community_record, community->written, language);
    result->names = kf_node_get(result->node, "names");
    for (const struct kf_field *field = kf_community_record.fields; field->kind != KF_FIELD_END; field++) {
        if (field->kind == KF_FIELD_WORD && (field->flags & KF_EACH_LANGUAGE) != 0) {
            *(const char **)(void *)((char *)result + field->offset) = kf_node_get_text(result->node, field->key);
        }
    }
    kf_community_settle(result);
    return result;
}

const struct kf_kit *kf_kit_in_language(struct kf_run *run, const struct kf_kit *kit, const char *module_language,
                                        const char *language)
{
    const struct kf_community *community = kit->community;
    struct kf_kit *result = kf_arena_copy(run->arena, kit, sizeof *kit);
    const char *own = community->language != NULL ? community->language : module_language;

    if (!kit->only_read && own != NULL && !kf_same_language(own, language) && !report_foreign(run, community, own, language)) {
        return NULL;
    }
    result->default_community = community_in(run->arena, kit->default_community, language);
    result->community = community == kit->default_community ? result->default_community
                                                            : community_in(run->arena, community, language);
    return result;
}
