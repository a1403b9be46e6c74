/* Where sentences end, and words. */

#include "rules/sentences.h"

#include <string.h>

#include <glib.h>

#include "base/utf8.h"

static bool is_end(gunichar c)
{
    return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x061F || c == 0x06D4 || c == 0x3002;
}

static bool is_closing(gunichar c)
{
    GUnicodeType type = g_unichar_type(c);

    return type == G_UNICODE_CLOSE_PUNCTUATION || type == G_UNICODE_FINAL_PUNCTUATION || c == '"' || c == '\'';
}

static bool is_opening(gunichar c)
{
    GUnicodeType type = g_unichar_type(c);

    return type == G_UNICODE_OPEN_PUNCTUATION || type == G_UNICODE_INITIAL_PUNCTUATION || c == '"' || c == '\'';
}

static const char *skip_spaces(const char *at)
{
    while (*at != '\0' && kf_utf8_is_space(kf_utf8_at(at))) {
        at = kf_utf8_next(at);
    }
    return at;
}

/* Dr. Reyes, Ms. Cho: the mark belongs to the word. */
static bool is_title(const char *start, const char *mark)
{
    static const char titles[][4] = {"Dr", "Mr", "Mrs", "Ms", "St", "Sr", "Sra", "Dra"};
    const char *word = mark;

    while (word > start && (size_t)(mark - word) < sizeof titles[0] && g_ascii_isalpha(word[-1])) {
        word--;
    }
    for (size_t i = 0, length = (size_t)(mark - word); *mark == '.' && i < G_N_ELEMENTS(titles); i++) {
        if (length < sizeof titles[0] && memcmp(word, titles[i], length) == 0 && titles[i][length] == '\0') {
            return true;
        }
    }
    return false;
}

/* The sentence goes on: a small letter follows, in quotes too. */
static bool goes_on(const char *behind)
{
    const char *next = skip_spaces(behind);

    while (*next != '\0' && is_opening(kf_utf8_at(next))) {
        next = kf_utf8_next(next);
    }
    return g_unichar_islower(kf_utf8_at(next));
}

/* How long the mark and what closes behind it are; 0 where no sentence ends. */
static size_t end_length(const char *start, const char *text)
{
    const char *at = text;

    while (*at != '\0' && is_end(kf_utf8_at(at))) {
        at = kf_utf8_next(at);
    }
    while (at > text && *at != '\0' && is_closing(kf_utf8_at(at))) {
        at = kf_utf8_next(at);
    }
    if (at == text || (*at != '\0' && !kf_utf8_is_space(kf_utf8_at(at)))) {
        return 0;
    }
    return is_title(start, text) || goes_on(at) ? 0 : (size_t)(at - text);
}

/* Most letters end nothing. */
static const char *skip_plain(const char *at)
{
    while (*at != '\0' && (guchar)*at < 0x80 && !is_end((guchar)*at)) {
        at++;
    }
    return at;
}

bool kf_reading_sentence(const char **text, const char **ret_start, size_t *ret_length)
{
    const char *start = skip_spaces(*text), *at = start;

    while (*(at = skip_plain(at)) != '\0') {
        size_t length = end_length(start, at);

        if (length > 0 || kf_utf8_at(at) == 0x2028) {
            at = length > 0 ? at + length : kf_utf8_next(at);
            break;
        }
        at = kf_utf8_next(at);
    }
    *text = at;
    if (at == start) {
        return false;
    }
    *ret_start = start;
    *ret_length = (size_t)(at - start);
    return true;
}

bool kf_sentence_is_closed(const char *sentence, size_t length)
{
    const char *at = sentence + length;

    while (at > sentence) {
        gunichar c;

        at = g_utf8_prev_char(at);
        c = kf_utf8_at(at);
        if (!is_closing(c) && !kf_utf8_is_space(c)) {
            return is_end(c);
        }
    }
    return false;
}

static bool is_between(gunichar c)
{
    return kf_utf8_is_space(c) || c == 0x2013 || c == 0x2014 || c == '/' || c == 0x2028;
}

bool kf_word_next(const char **at, const char *end, const char **ret_start, size_t *ret_length)
{
    const char *last = NULL;

    for (; *at < end && !kf_utf8_is_alnum(kf_utf8_at(*at)); *at = kf_utf8_next(*at)) {
    }
    *ret_start = *at;
    while (*at < end) {
        gunichar c = kf_utf8_at(*at);
        bool is_letter = kf_utf8_is_alnum(c) || (c >= 0x80 && g_unichar_ismark(c));

        if (!is_letter && is_between(c)) {
            break;
        }
        *at = kf_utf8_next(*at);
        last = is_letter ? *at : last;
    }
    *ret_length = last != NULL ? (size_t)(last - *ret_start) : 0;
    return last != NULL;
}
