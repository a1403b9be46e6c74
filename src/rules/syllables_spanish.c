/* Syllables of Spanish words: one for each strong vowel, and one for weak ones that stand alone. */

#include "rules/syllables_spanish.h"

#include <glib.h>
#include <stdbool.h>

enum sound { CONSONANT, WEAK, STRONG };

static gunichar letter_at(const char *at, const char *end)
{
    return at < end ? g_unichar_tolower(g_utf8_get_char(at)) : 0;
}

static bool is_front(gunichar c)
{
    return c == 'e' || c == 'i' || c == 0xE9 || c == 0xED;
}

/* y is a vowel where none follows: hoy, y. */
static enum sound sound_of(gunichar c, gunichar before, gunichar next)
{
    switch (c) {
    case 'a':
    case 'e':
    case 'o':
    case 0xE1: /* accents: a, e, i, o, u; on i and u they part a diphthong */
    case 0xE9:
    case 0xED:
    case 0xF3:
    case 0xFA:
        return STRONG;
    case 'i':
    case 0xFC: /* u with two dots, heard */
        return WEAK;
    case 'u':
        return (before == 'q' || before == 'g') && is_front(next) ? CONSONANT : WEAK;
    case 'y':
        return next == 0 || !g_unichar_isalpha(next) || (next != 'a' && next != 'e' && next != 'i' && next != 'o' &&
                                                         next != 'u' && next < 0x80)
                   ? WEAK
                   : CONSONANT;
    default:
        return CONSONANT;
    }
}

int kf_syllables_spanish(const char *word, size_t length)
{
    const char *end = word + length;
    gunichar before = 0;
    int count = 0;
    bool strong = false, weak = false; /* in the vowels that stand together */

    for (const char *at = word; at < end; at = g_utf8_next_char(at)) {
        gunichar c = letter_at(at, end);
        enum sound sound = sound_of(c, before, letter_at(g_utf8_next_char(at), end));

        if (sound == STRONG) {
            count++;
            strong = true;
        } else if (sound == WEAK) {
            weak = true;
        } else if (c != 'h' || before == 'c') { /* an h between vowels is not heard: prohibir */
            count += weak && !strong;
            strong = weak = false;
        }
        before = c;
    }
    return MAX(count + (weak && !strong), 1);
}
