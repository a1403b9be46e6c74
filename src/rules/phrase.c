/* Phrases in texts. */

#include "rules/phrase.h"

#include <string.h>

bool kf_phrase_may_begin(const char *text, const char *at)
{
    const char *before = g_utf8_find_prev_char(text, at);

    return g_unichar_isalnum(g_utf8_get_char(at)) && (before == NULL || !g_unichar_isalnum(g_utf8_get_char(before)));
}

static bool has_capitals(const char *phrase)
{
    for (; *phrase != '\0'; phrase = g_utf8_next_char(phrase)) {
        if (g_unichar_isupper(g_utf8_get_char(phrase))) {
            return true;
        }
    }
    return false;
}

static bool same_letter(gunichar a, gunichar b, bool exact)
{
    return a == b || (!exact && g_unichar_tolower(a) == g_unichar_tolower(b));
}

/* Most phrases begin with another letter than the word: told before anything dearer is asked. */
static bool begins_otherwise(const char *at, const char *phrase)
{
    return g_ascii_isalnum(*at) && g_ascii_isalnum(*phrase) && g_ascii_tolower(*at) != g_ascii_tolower(*phrase);
}

size_t kf_phrase_match(const char *at, const char *phrase)
{
    const char *start = at;

    if (begins_otherwise(at, phrase)) {
        return 0;
    }
    bool exact = has_capitals(phrase);
    for (; *phrase != '\0' && *phrase != '*'; phrase = g_utf8_next_char(phrase)) {
        if (*phrase == ' ' && g_ascii_isspace(*at)) {
            at += strspn(at, " \t\n");
        } else if (*at != '\0' && same_letter(g_utf8_get_char(at), g_utf8_get_char(phrase), exact)) {
            at = g_utf8_next_char(at);
        } else {
            return 0;
        }
    }
    while (*phrase == '*' && g_unichar_isalpha(g_utf8_get_char(at))) {
        at = g_utf8_next_char(at);
    }
    return g_unichar_isalnum(g_utf8_get_char(at)) ? 0 : (size_t)(at - start);
}

size_t kf_phrase_match_any(const char *at, const struct kf_words *phrases)
{
    size_t longest = 0;

    for (int i = 0; i < phrases->count; i++) {
        longest = MAX(longest, kf_phrase_match(at, phrases->items[i]));
    }
    return longest;
}

bool kf_phrase_is_in(const char *text, const struct kf_words *phrases)
{
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        if (kf_phrase_may_begin(text, at) && kf_phrase_match_any(at, phrases) > 0) {
            return true;
        }
    }
    return false;
}
