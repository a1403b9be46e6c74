/* Passages, sentences, words and syllables. */

#include "rules/reading.h"

#include <string.h>

#include "model/inline.h"
#include "schema/walk.h"

/* --- passages ----------------------------------------------------------------------------------------------------- */

struct reading {
    struct kf_run *run;
    const struct kf_content *content;
    const struct kf_handout *handout;
    void (*visit)(void *data, const struct kf_passage *passage);
    void *data;
};

static const struct kf_handout *handout_at(const struct kf_content *content, const struct kf_node *node)
{
    const struct kf_records *handouts = &content->module->handouts;

    for (int i = 0; i < handouts->count; i++) {
        const struct kf_handout *handout = handouts->items[i];

        if (handout->node == node) {
            return handout;
        }
    }
    return NULL;
}

static const char *printed(struct kf_arena *arena, const struct kf_node *node, const char *address)
{
    const struct kf_text text = {.text = node->text, .node = node, .address = address};
    const struct kf_inline *read = kf_inline_parse(arena, &text);
    GString *words = g_string_new(NULL);
    const char *kept;
    size_t from = 0;

    for (int i = 0; i < read->blank_count; i++) {
        g_string_append_len(words, read->text + from, (gssize)(read->blanks[i] - from));
        from = read->blanks[i] + strlen("\xEF\xBF\xBC");
    }
    g_string_append(words, read->text + from);
    kept = kf_arena_string_n(arena, words->str, words->len);
    g_string_free(words, TRUE);
    return kept;
}

static bool read_node(void *data, struct kf_node *node, const struct kf_place *place)
{
    struct reading *reading = data;
    const struct kf_handout *handout = handout_at(reading->content, node);
    bool top = place->parent == reading->content->composed.root;

    if ((place->flags & KF_FACILITATOR) != 0 ||
        (top && place->field != NULL && strcmp(place->field->key, "handouts") != 0)) {
        return false;
    }
    if (handout != NULL) {
        reading->handout = handout;
    }
    if (reading->handout != NULL && node->kind == KF_SCALAR && (place->flags & KF_PROSE) != 0) {
        struct kf_passage passage = {
            .handout = reading->handout,
            .node = node,
            .address = kf_arena_string(reading->run->arena, place->address),
        };

        passage.words = printed(reading->run->arena, node, passage.address);
        reading->visit(reading->data, &passage);
    }
    return true;
}

void kf_reading_each(struct kf_run *run, const struct kf_content *content,
                     void (*visit)(void *data, const struct kf_passage *passage), void *data)
{
    struct reading reading = {.run = run, .content = content, .visit = visit, .data = data};

    kf_walk(run->arena, content->kit->shapes, &kf_module_record, content->composed.root, content->module->address,
            read_node, &reading);
}

/* --- sentences ---------------------------------------------------------------------------------------------------- */

static bool is_end(gunichar c)
{
    return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x061F || c == 0x06D4 || c == 0x3002;
}

static bool is_closing(gunichar c)
{
    GUnicodeType type = g_unichar_type(c);

    return type == G_UNICODE_CLOSE_PUNCTUATION || type == G_UNICODE_FINAL_PUNCTUATION || c == '"' || c == '\'';
}

static size_t step(const char *text)
{
    return (size_t)g_utf8_skip[(unsigned char)*text];
}

/* A mark ends a sentence when a space follows it and its closing quotes: not in 7.30 and not in www.x.org. */
static size_t end_length(const char *text)
{
    const char *at = text;

    while (*at != '\0' && is_end(g_utf8_get_char(at))) {
        at += step(at);
    }
    while (at > text && *at != '\0' && is_closing(g_utf8_get_char(at))) {
        at += step(at);
    }
    return at > text && (*at == '\0' || g_unichar_isspace(g_utf8_get_char(at))) ? (size_t)(at - text) : 0;
}

bool kf_reading_sentence(const char **text, const char **ret_start, size_t *ret_length)
{
    const char *at = *text, *start;

    while (*at != '\0' && g_unichar_isspace(g_utf8_get_char(at))) {
        at += step(at);
    }
    start = at;
    while (*at != '\0') {
        size_t length = end_length(at);

        if (length > 0 || g_utf8_get_char(at) == 0x2028) {
            at += length > 0 ? length : step(at);
            break;
        }
        at += step(at);
    }
    *text = at;
    if (at == start) {
        return false;
    }
    *ret_start = start;
    *ret_length = (size_t)(at - start);
    return true;
}

/* --- grade -------------------------------------------------------------------------------------------------------- */

struct tally {
    const struct kf_records *handouts;
    struct kf_grade *grades;
    int at; /* of the last passage: they come in the handouts' order */
};

static void count(void *data, const struct kf_passage *passage)
{
    struct tally *tally = data;
    const char *text = passage->words, *start;
    size_t length;

    while (tally->handouts->items[tally->at] != passage->handout) {
        tally->at++;
    }
    while (kf_reading_sentence(&text, &start, &length)) {
        struct kf_grade *grade = &tally->grades[tally->at];
        int words = kf_reading_words(start, length);

        if (words > 0) {
            grade->sentences++;
            grade->words += words;
            grade->syllables += kf_reading_syllables(start, length);
        }
    }
}

const struct kf_grade *kf_reading_grades(struct kf_run *run, const struct kf_content *content)
{
    const struct kf_records *handouts = &content->module->handouts;
    struct tally tally = {handouts, KF_NEW_ARRAY(run->arena, handouts->count, struct kf_grade), 0};

    kf_reading_each(run, content, count, &tally);
    for (int i = 0; i < handouts->count; i++) {
        struct kf_grade *grade = &tally.grades[i];

        if (grade->sentences > 0) {
            grade->grade = 0.39 * grade->words / grade->sentences + 11.8 * grade->syllables / grade->words - 15.59;
        }
    }
    return tally.grades;
}

/* --- words -------------------------------------------------------------------------------------------------------- */

int kf_reading_words(const char *text, size_t length)
{
    int count = 0;
    bool inside = false;

    for (const char *at = text; at < text + length; at += step(at)) {
        gunichar c = g_utf8_get_char(at);

        if (g_unichar_isspace(c) || c == 0x2014 || c == '/') {
            inside = false;
        } else if (!inside && g_unichar_isalnum(c)) {
            inside = true;
            count++;
        }
    }
    return count;
}

static bool is_vowel(char c)
{
    return c != '\0' && strchr("aeiouy", c) != NULL;
}

/* A silent ending: make, makes, asked; but not table, places, wanted. */
static bool is_silent_end(const char *word, size_t length)
{
    char last = word[length - 1];

    if (length > 2 && last == 'e') {
        return !is_vowel(word[length - 2]) && !(word[length - 2] == 'l' && length > 3 && !is_vowel(word[length - 3]));
    }
    if (length > 3 && word[length - 2] == 'e' && !is_vowel(word[length - 3])) {
        return (last == 'd' && strchr("td", word[length - 3]) == NULL) ||
               (last == 's' && strchr("sxzcgh", word[length - 3]) == NULL);
    }
    return false;
}

static int syllables_of(const char *word, size_t length)
{
    int groups = 0;
    bool before = false;

    for (size_t i = 0; i < length; i++) {
        bool vowel = is_vowel(word[i]);

        groups += vowel && !before;
        before = vowel;
    }
    if (groups > 1 && is_silent_end(word, length)) {
        groups--;
    }
    return groups > 0 ? groups : 1;
}

int kf_reading_syllables(const char *text, size_t length)
{
    char *lower = g_ascii_strdown(text, (gssize)length);
    int count = 0;

    for (const char *at = lower; *at != '\0';) {
        size_t letters = strspn(at, "abcdefghijklmnopqrstuvwxyz");
        size_t digits = strspn(at, "0123456789");

        if (letters > 1 || (letters == 1 && (at == lower || at[-1] == ' '))) { /* not the s of it’s */
            count += syllables_of(at, letters);
        } else if (digits > 0) {
            count++;
        }
        at += letters + digits > 0 ? letters + digits : 1;
    }
    g_free(lower);
    return count;
}
