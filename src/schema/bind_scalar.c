/* Binding what stands in one value: text, words, numbers, choices. */

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "schema/schema_internal.h"

/* --- ids ------------------------------------------------------------------------------------------------------------ */

bool kf_id_is_good(const char *id)
{
    bool after_letter = false;

    for (; *id != '\0'; id++) {
        if (!g_ascii_islower(*id) && !g_ascii_isdigit(*id) && (*id != '-' || !after_letter)) {
            return false;
        }
        after_letter = *id != '-';
    }
    return after_letter;
}

/* `My Words!` → `my-words`; NULL when no letter is left. */
static const char *corrected(struct kf_arena *arena, const char *typed)
{
    char *plain = g_str_to_ascii(typed, "C");
    GString *id = g_string_new(NULL);
    const char *kept;

    for (const char *c = plain; *c != '\0'; c++) {
        if (g_ascii_isalnum(*c)) {
            g_string_append_c(id, g_ascii_tolower(*c));
        } else if (*c != '\'' && *c != '?' && id->len > 0 && id->str[id->len - 1] != '-') {
            g_string_append_c(id, '-');
        }
    }
    while (id->len > 0 && id->str[id->len - 1] == '-') {
        g_string_truncate(id, id->len - 1);
    }
    kept = id->len == 0 ? NULL : kf_arena_string(arena, id->str);
    g_string_free(id, TRUE);
    g_free(plain);
    return kept;
}

void kf_bind_check_id(struct kf_binder *binder, const struct kf_node *node, const char *address)
{
    struct kf_diags *diags = binder->run->diags;
    const char *better;
    struct kf_diag *diag;

    if (kf_id_is_good(node->text)) {
        return;
    }
    better = corrected(binder->run->arena, node->text);
    diag = kf_diag_push(diags, KF_BAD_ID, node->span, address, "\"%s\" cannot be an id", node->text);
    if (better != NULL) {
        kf_diag_hint(diags, diag, "use small letters, digits and single hyphens: %s", better);
    } else {
        kf_diag_hint(diags, diag, "use small letters a to z, digits and single hyphens");
    }
}

/* --- numbers -------------------------------------------------------------------------------------------------------- */

/* Digits with perhaps a minus before and, when fraction, a point inside: the same in every locale. */
static bool is_decimal(const char *text, bool fraction)
{
    const char *digits = *text == '-' ? text + 1 : text;
    size_t whole = strspn(digits, "0123456789");
    const char *rest = digits + whole;

    if (whole == 0 || (whole > 1 && digits[0] == '0')) {
        return false;
    }
    if (fraction && *rest == '.') {
        size_t after = strspn(rest + 1, "0123456789");

        return after > 0 && rest[1 + after] == '\0';
    }
    return *rest == '\0';
}

bool kf_bind_whole(const struct kf_node *node, long long *ret_value)
{
    if (node->kind != KF_SCALAR || node->style != KF_PLAIN || !is_decimal(node->text, /* fraction */ false)) {
        return false;
    }
    *ret_value = g_ascii_strtoll(node->text, NULL, 10); /* clamps what is too large */
    return true;
}

static bool in_range(struct kf_binder *binder, const struct kf_slot *slot, double value, double least, double most)
{
    struct kf_diags *diags = binder->run->diags;
    struct kf_diag *diag;

    if (value >= least && value <= most) {
        return true;
    }
    diag = kf_diag_push(diags, KF_OUT_OF_RANGE, slot->node->span, slot->address, "\"%s\" cannot be %s", slot->field->key,
                        slot->node->text);
    if (most - least < 1e-9) {
        kf_diag_hint(diags, diag, "write: %s: %g", slot->field->key, least);
    } else {
        kf_diag_hint(diags, diag, "write a number from %g to %g", least, most);
    }
    return false;
}

static bool is_bounded(const struct kf_field *field)
{
    return field->min != 0.0 || field->max != 0.0;
}

/* A number in quotes, with a comma, with a unit: say what to write. */
static void complain_number(struct kf_binder *binder, const struct kf_slot *slot)
{
    struct kf_diags *diags = binder->run->diags;
    bool fraction = slot->field->kind == KF_FIELD_NUMBER;
    char *plain = g_strdup(slot->node->text);
    char *end = NULL;
    bool digits_after;
    struct kf_diag *diag;

    diag = kf_diag_push(diags, KF_WRONG_TYPE, slot->node->span, slot->address, "\"%s\" wants %s, not \"%s\"",
                        slot->field->key, fraction ? "a number" : "a whole number", slot->node->text);
    g_strstrip(plain);
    if (fraction) {
        g_strdelimit(plain, ",", '.');
    }
    end = plain + (*plain == '-');
    while (end[0] == '0' && g_ascii_isdigit(end[1])) {
        memmove(end, end + 1, strlen(end));
    }
    end += strspn(end, fraction ? "0123456789." : "0123456789");
    digits_after = strpbrk(end, "0123456789") != NULL; /* 0x10, 1_000: not ours to guess */
    *end = '\0';
    if (is_decimal(plain, fraction) && !digits_after) {
        kf_diag_hint(diags, diag, "write the number alone: %s: %s", slot->field->key, plain);
    } else {
        kf_diag_hint(diags, diag, "write it as in: %s", kf_form(diags->arena, slot->field));
    }
    g_free(plain);
}

static void bind_int(struct kf_binder *binder, const struct kf_slot *slot, int *ret_value)
{
    const struct kf_field *field = slot->field;
    long long value;

    if (!kf_bind_whole(slot->node, &value)) {
        complain_number(binder, slot);
    } else if (in_range(binder, slot, (double)value, is_bounded(field) ? field->min : G_MININT,
                        is_bounded(field) ? field->max : G_MAXINT)) {
        *ret_value = (int)value;
    }
}

static void bind_number(struct kf_binder *binder, const struct kf_slot *slot, double *ret_value)
{
    const struct kf_field *field = slot->field;
    double value;

    if (slot->node->style != KF_PLAIN || !is_decimal(slot->node->text, /* fraction */ true)) {
        complain_number(binder, slot);
        return;
    }
    value = g_ascii_strtod(slot->node->text, NULL);
    if (in_range(binder, slot, value, is_bounded(field) ? field->min : -1e9, is_bounded(field) ? field->max : 1e9)) {
        *ret_value = value;
    }
}

static void bind_bool(struct kf_binder *binder, const struct kf_slot *slot, bool *ret_value)
{
    static const struct {
        const char *typed, *meant;
    } others[] = {{"yes", "true"}, {"no", "false"}, {"on", "true"}, {"off", "false"}, {"true", "true"},
                  {"false", "false"}, {"y", "true"}, {"n", "false"}, {"1", "true"}, {"0", "false"}};
    struct kf_diags *diags = binder->run->diags;
    const char *text = slot->node->text;
    struct kf_diag *diag;

    if (slot->node->style == KF_PLAIN && (strcmp(text, "true") == 0 || strcmp(text, "false") == 0)) {
        *ret_value = *text == 't';
        return;
    }
    diag = kf_diag_push(diags, KF_WRONG_TYPE, slot->node->span, slot->address, "\"%s\" wants true or false, not \"%s\"",
                        slot->field->key, text);
    kf_diag_hint(diags, diag, "write: %s: true", slot->field->key);
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
        if (g_ascii_strcasecmp(text, others[i].typed) == 0) {
            kf_diag_hint(diags, diag, "write: %s: %s", slot->field->key, others[i].meant);
        }
    }
}

/* --- words ---------------------------------------------------------------------------------------------------------- */

static void bind_choice(struct kf_binder *binder, const struct kf_slot *slot, int *ret_choice)
{
    for (int i = 0; slot->field->choices[i] != NULL; i++) {
        if (strcmp(slot->field->choices[i], slot->node->text) == 0) {
            *ret_choice = i;
            return;
        }
    }
    kf_complain_choice(binder, slot);
}

static void bind_word(struct kf_binder *binder, const struct kf_slot *slot, const char **ret_word)
{
    if ((slot->field->flags & KF_IS_ID) != 0) {
        kf_bind_check_id(binder, slot->node, slot->address);
    }
    *ret_word = slot->node->text;
}

/* Scripts that put no blanks between words have other places to break a line. */
static bool breaks_anywhere(gunichar letter)
{
    switch (g_unichar_break_type(letter)) {
    case G_UNICODE_BREAK_IDEOGRAPHIC:
    case G_UNICODE_BREAK_COMPLEX_CONTEXT:
    case G_UNICODE_BREAK_CONDITIONAL_JAPANESE_STARTER:
    case G_UNICODE_BREAK_HANGUL_LV_SYLLABLE:
    case G_UNICODE_BREAK_HANGUL_LVT_SYLLABLE:
        return true;
    default:
        return g_unichar_isspace(letter);
    }
}

/* Where a word begins that is longer than the limit, NULL: nowhere. */
static const char *find_endless_word(const char *text)
{
    const char *word = text;

    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        if (at - word >= KF_LIMIT_WORD_BYTES) {
            return word;
        }
        if (breaks_anywhere(g_utf8_get_char(at))) {
            word = g_utf8_next_char(at);
        }
    }
    return NULL;
}

/* A word is shaped again for each line that it is broken over: twice as long takes four times as long. */
static void check_words(struct kf_binder *binder, const struct kf_slot *slot)
{
    const char *word = strlen(slot->node->text) > KF_LIMIT_WORD_BYTES ? find_endless_word(slot->node->text) : NULL;

    if (word != NULL) {
        kf_diag_hint(binder->run->diags,
                     kf_diag_push(binder->run->diags, KF_SIZE_LIMIT,
                                  kf_node_span_at(slot->node, (size_t)(word - slot->node->text), 1), slot->address,
                                  "a word of more than %d bytes", KF_LIMIT_WORD_BYTES),
                     "put blanks between words; something may have been pasted here that is no text");
    }
}

void kf_bind_text(struct kf_binder *binder, const struct kf_slot *slot, struct kf_text *ret_text)
{
    if (kf_node_is_null(slot->node)) {
        kf_complain_empty(binder, slot);
    } else if (slot->node->kind != KF_SCALAR) {
        kf_complain_type(binder, slot);
    } else {
        check_words(binder, slot);
        *ret_text = (struct kf_text){
            .text = slot->node->text,
            .node = slot->node,
            .address = slot->address,
            .safety = slot->safety || slot->node->safety || (slot->field->flags & KF_IS_SAFETY) != 0,
        };
    }
}

bool kf_bind_scalar(struct kf_binder *binder, const struct kf_slot *slot, void *member)
{
    enum kf_field_kind kind = slot->field->kind;

    if (kind == KF_FIELD_TEXT) {
        kf_bind_text(binder, slot, member);
        return true;
    }
    if (kind < KF_FIELD_WORD || kind > KF_FIELD_CHOICE) {
        return false;
    }
    if (slot->node->kind != KF_SCALAR) {
        kf_complain_type(binder, slot);
    } else if (kind == KF_FIELD_WORD) {
        bind_word(binder, slot, member);
    } else if (kind == KF_FIELD_INT) {
        bind_int(binder, slot, member);
    } else if (kind == KF_FIELD_NUMBER) {
        bind_number(binder, slot, member);
    } else if (kind == KF_FIELD_BOOL) {
        bind_bool(binder, slot, member);
    } else {
        bind_choice(binder, slot, member);
    }
    return true;
}
