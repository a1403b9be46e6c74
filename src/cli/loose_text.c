/* Texts as they are typed. */

#include "cli/loose_text.h"

#include <string.h>

#define APART '\x1F' /* between two digits, whatever stands there */

/* --- letters ---------------------------------------------------------------------------------------------------------- */

static bool is_unseen(gunichar letter)
{
    return letter == 0x00AD || letter == 0x0640 || letter == 0xFEFF || letter == '*' ||
           (g_unichar_type(letter) == G_UNICODE_FORMAT);
}

/* A blank is typed as ___, and stands in the text as one mark. */
static bool is_white(gunichar letter)
{
    return g_unichar_isspace(letter) || letter == '_' || letter == 0xFFFC;
}

static bool is_one_of(gunichar letter, const char *letters)
{
    return g_utf8_strchr(letters, -1, letter) != NULL;
}

static gunichar plain(gunichar letter)
{
    return is_one_of(letter, "‘’‚‛′`´ʼ")           ? '\''
           : is_one_of(letter, "“”„‟″«»")           ? '"'
           : is_one_of(letter, "‐‑‒–—―−")           ? '-'
           : g_unichar_digit_value(letter) >= 0 ? (gunichar)('0' + g_unichar_digit_value(letter))
                                                : letter;
}

static GString *in_plain_letters(const char *text)
{
    char *composed = g_utf8_normalize(text, -1, G_NORMALIZE_ALL_COMPOSE), *folded = g_utf8_casefold(composed, -1);
    GString *result = g_string_new(NULL);
    bool white = false;

    for (const char *at = folded; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar letter = g_utf8_get_char(at);

        if (is_white(letter)) {
            white = true;
        } else if (!is_unseen(letter)) {
            if (white && result->len > 0) {
                g_string_append_c(result, ' ');
            }
            white = false;
            g_string_append_unichar(result, plain(letter));
        }
    }
    g_free(composed);
    g_free(folded);
    return result;
}

/* --- numbers ---------------------------------------------------------------------------------------------------------- */

/* What sets the digits of a number apart: at most ") ", " - " and the like. */
static size_t separator(const char *text)
{
    size_t length = strspn(text, " -.()/");

    return length <= 3 && g_ascii_isdigit(text[length]) ? length : 0;
}

const char *kf_loose_text(struct kf_arena *arena, const char *text)
{
    GString *letters = in_plain_letters(text), *result = g_string_new(NULL);
    const char *loose;

    for (const char *at = letters->str; *at != '\0'; at++) {
        bool after_digit = at > letters->str && g_ascii_isdigit(at[-1]);
        size_t apart = after_digit ? separator(at) : 0;

        if (apart > 0) {
            g_string_append_c(result, APART);
            at += apart;
        }
        if (!((*at == '(' || *at == '+') && g_ascii_isdigit(at[1]))) {
            g_string_append_c(result, *at);
        }
    }
    loose = kf_arena_string(arena, result->str);
    g_string_free(letters, TRUE);
    g_string_free(result, TRUE);
    return loose;
}

static const char *skip(const char *at)
{
    return *at == APART ? at + 1 : at;
}

static bool begins_with(const char *text, const char *sought)
{
    bool number = false;

    for (sought = skip(sought), text = skip(text); *sought != '\0'; text = skip(text + 1), sought = skip(sought + 1)) {
        if (*text != *sought) {
            return false;
        }
        number = g_ascii_isdigit(*sought);
        if (number && sought[1] == '\0') {
            return !g_ascii_isdigit(text[1]);
        }
    }
    return true;
}

bool kf_loose_holds(const char *text, const char *sought)
{
    for (const char *at = text; *at != '\0'; at++) {
        bool inside_number = at > text && g_ascii_isdigit(*sought) && g_ascii_isdigit(at[-1]);

        if (!inside_number && begins_with(at, sought)) {
            return true;
        }
    }
    return false;
}

int kf_loose_count(const char *text)
{
    int count = 0;

    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        count += g_unichar_isalnum(g_utf8_get_char(at));
    }
    return count;
}
