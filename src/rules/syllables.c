/* Syllables of English words. */

#include "rules/syllables.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

#include "base/arena.h"

/* --- what the rules get wrong ------------------------------------------------------------------------------------------ */

struct known {
    const char *word;
    unsigned char length, syllables;
};

#define KNOWN(word, syllables) {word, sizeof word - 1, syllables}

static const struct known exceptions[] = {
    KNOWN("area", 3), KNOWN("areas", 3), KNOWN("beloved", 3), KNOWN("business", 2), KNOWN("businesses", 3),
    KNOWN("clothes", 1), KNOWN("create", 2), KNOWN("created", 3), KNOWN("creates", 2), KNOWN("creating", 3),
    KNOWN("creative", 3), KNOWN("crooked", 2), KNOWN("element", 3), KNOWN("elements", 3), KNOWN("evening", 2),
    KNOWN("evenings", 2), KNOWN("eye", 1), KNOWN("eyes", 1), KNOWN("familiar", 3), KNOWN("fluid", 2), KNOWN("fluids", 2),
    KNOWN("idea", 3), KNOWN("ideas", 3), KNOWN("lion", 2), KNOWN("maybe", 2), KNOWN("museum", 3), KNOWN("naked", 2),
    KNOWN("poem", 2), KNOWN("poems", 2), KNOWN("poet", 2), KNOWN("prayer", 1), KNOWN("prayers", 1), KNOWN("ragged", 2),
    KNOWN("react", 2), KNOWN("reacted", 3), KNOWN("reacting", 3), KNOWN("reaction", 3), KNOWN("reactions", 3),
    KNOWN("reacts", 2), KNOWN("reality", 4), KNOWN("realize", 3), KNOWN("recipe", 3), KNOWN("recipes", 3),
    KNOWN("rhythm", 2), KNOWN("rhythms", 2), KNOWN("ruin", 2), KNOWN("ruined", 2), KNOWN("ruins", 2), KNOWN("soldier", 2),
    KNOWN("suicidal", 4), KNOWN("suicide", 3), KNOWN("sweetheart", 2), KNOWN("theater", 3), KNOWN("usually", 4),
    KNOWN("wednesday", 2), KNOWN("wednesdays", 2), KNOWN("whoever", 3), KNOWN("wicked", 2),
};

/* Words begin with these, and the rest is a word of its own: some-one, care-giver. */
static const struct known beginnings[] = {
    KNOWN("every", 2), KNOWN("any", 2), KNOWN("some", 1), KNOWN("home", 1), KNOWN("life", 1), KNOWN("care", 1),
    KNOWN("case", 1), KNOWN("time", 1), KNOWN("co", 1), KNOWN("safe", 1), KNOWN("house", 1), KNOWN("where", 1),
    KNOWN("there", 1), KNOWN("fire", 1), KNOWN("grand", 1), KNOWN("trade", 1), KNOWN("note", 1),
};

static int find(const char *word, size_t length)
{
    for (size_t i = 0; i < G_N_ELEMENTS(exceptions) && exceptions[i].word[0] <= word[0]; i++) { /* they are sorted */
        if (exceptions[i].word[0] == word[0] && exceptions[i].length == length && memcmp(exceptions[i].word, word, length) == 0) {
            return exceptions[i].syllables;
        }
    }
    return 0;
}

/* --- vowels ------------------------------------------------------------------------------------------------------------ */

static bool is_vowel(char c)
{
    switch (c) {
    case 'a':
    case 'e':
    case 'i':
    case 'o':
    case 'u':
    case 'y':
        return true;
    default:
        return false;
    }
}

static bool is_one_of(char c, const char *letters)
{
    return c != '\0' && strchr(letters, c) != NULL;
}

static bool has_vowel(const char *word, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (is_vowel(word[i])) {
            return true;
        }
    }
    return false;
}

static bool ends(const char *word, size_t length, const char *end)
{
    size_t letters = strlen(end);

    return length >= letters && memcmp(word + length - letters, end, letters) == 0;
}

/* i and another vowel, the second at `at`: two syllables in radio, trial and quiet; one in nation, special and friend. */
static bool parts_after_i(const char *word, size_t length, size_t at)
{
    char before = at > 1 ? word[at - 2] : '\0', next = at + 1 < length ? word[at + 1] : '\0';
    bool early = at < 2 || !has_vowel(word, at - 1); /* the first vowels of the word: lion, science, Mia */

    switch (word[at]) {
    case 'a':
        return early || !(is_one_of(before, "ctsg") && next != 't') ? !(next == 'g' && ends(word, at + 3, "age")) : false;
    case 'o':
        return early || !(is_one_of(before, "tscgx") || (is_one_of(before, "ln") && next == 'n'));
    case 'u':
        return true;
    case 'e':
        return next == 't' || (next == 'n' && (early || !is_one_of(before, "ct")) && at + 2 < length &&
                               is_one_of(word[at + 2], "ct")) ||
               (!early && (ends(word, length, "ier") || ends(word, length, "iest") || ends(word, length, "iers")) &&
                at + 4 > length);
    default:
        return false;
    }
}

/* u and another vowel: two syllables in usual, fuel and duo; one in guard, quest and blue. */
static bool parts_after_u(const char *word, size_t length, size_t at)
{
    bool silent = at > 1 && is_one_of(word[at - 2], "qg");
    char next = at + 1 < length ? word[at + 1] : '\0';

    return !silent && (is_one_of(word[at], "ao") || (word[at] == 'e' && is_one_of(next, "ln")));
}

/* Whether the vowels before `at` and at it belong to two syllables. */
static bool parts(const char *word, size_t length, size_t at)
{
    char first = word[at - 1], second = word[at];

    if (second == 'y') { /* lay-er, be-yond */
        return at + 1 < length && is_vowel(word[at + 1]);
    }
    if (second == 'i' && at + 3 <= length && ends(word, at + 3, "ing")) { /* go-ing, try-ing; say-ing has had its y */
        return !(first == 'y' && at > 1 && is_vowel(word[at - 2]));
    }
    switch (first) {
    case 'a':
        return second == 'o';
    case 'e':
        return second == 'o' && !(at + 1 < length && (word[at + 1] == 'p' || word[at + 1] == 'u'));
    case 'i':
        return parts_after_i(word, length, at);
    case 'u':
        return parts_after_u(word, length, at);
    default:
        return false;
    }
}

/* --- endings ----------------------------------------------------------------------------------------------------------- */

/* The e at `at` closes a syllable: settle, acre; but not curled. */
static bool is_heard(const char *word, size_t at)
{
    return at > 1 && is_one_of(word[at - 1], "lr") && is_one_of(word[at - 2], "bcdfgkpstxz");
}

/* The last e is silent: make, makes, asked, breathes; but not table, places, wanted, settled. */
static bool is_silent_end(const char *word, size_t length)
{
    char last = word[length - 1];
    size_t e = last == 'e' ? length - 1 : length - 2;
    char before;

    if (length < 3 || e < 2 || word[e] != 'e' || is_heard(word, e)) {
        return false;
    }
    before = word[e - 1];
    if (is_vowel(before) && !(before == 'y' && is_vowel(word[e - 2]))) { /* stayed: its y has begun a syllable */
        return false;
    }
    if (last == 'd') {
        return !is_one_of(before, "td");
    }
    if (last == 's') {
        return !is_one_of(before, "sxzcg") && !(before == 'h' && e > 1 && is_one_of(word[e - 2], "cs"));
    }
    return last == 'e';
}

static int count_plain(const char *word, size_t length)
{
    int count = 0;

    for (size_t i = 0; i < length; i++) {
        count += is_vowel(word[i]) && (i == 0 || !is_vowel(word[i - 1]) || parts(word, length, i));
    }
    if (count > 1 && is_silent_end(word, length)) {
        count--;
    }
    return MAX(count + (ends(word, length, "ism") || ends(word, length, "isms")), 1);
}

/* The stem of a word with one of these keeps its silent e: safe-ly, lone-li-ness, hope-ful-ly. */
static size_t suffix_length(const char *word, size_t length, int *ret_syllables)
{
    static const struct known suffixes[] = {
        KNOWN("fully", 2), KNOWN("lessly", 2), KNOWN("lessness", 2), KNOWN("ly", 1), KNOWN("ness", 1), KNOWN("less", 1),
        KNOWN("ment", 1), KNOWN("ments", 1), KNOWN("ful", 1), KNOWN("ty", 1), KNOWN("hood", 1), KNOWN("ship", 1),
    };

    for (size_t i = 0; i < G_N_ELEMENTS(suffixes); i++) {
        size_t letters = suffixes[i].length, stem = length > letters ? length - letters : 0;

        if (stem >= 3 && word[stem - 1] == 'e' && memcmp(word + stem, suffixes[i].word, letters) == 0 && !is_vowel(word[stem - 2]) &&
            has_vowel(word, stem - 2) && !ends(word, stem, "ple") /* implement */) {
            *ret_syllables = suffixes[i].syllables;
            return letters;
        }
    }
    return 0;
}

static int count_letters(const char *word, size_t length)
{
    int known = find(word, length), more = 0;
    size_t suffix;

    if (known > 0) {
        return known;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(beginnings); i++) {
        size_t letters = beginnings[i].word[0] == word[0] ? beginnings[i].length : length;
        bool cut = letters < length && memcmp(word, beginnings[i].word, letters) == 0;

        if (cut && letters == 2) { /* co-ordinate, not coin */
            cut = word[2] == 'o' && length > 6;
        }
        if (cut && length - letters >= 2 && has_vowel(word + letters, length - letters) &&
            (letters == 2 || word[letters - 1] == 'y' || !is_vowel(word[letters]) || word[letters] == 'o')) {
            return beginnings[i].syllables + count_letters(word + letters, length - letters);
        }
    }
    suffix = suffix_length(word, length, &more);
    return suffix > 0 ? count_letters(word, length - suffix) + more : count_plain(word, length);
}

/* --- words ------------------------------------------------------------------------------------------------------------- */

/* 's, n't, 'll: did-n't and nurse-'s have a syllable more; it's and don't have not. */
static int count_tail(const char *word, size_t length, const char *tail)
{
    char last = length > 0 ? word[length - 1] : '\0', before = length > 1 ? word[length - 2] : '\0';

    if (strcmp(tail, "t") == 0) {
        return last == 'n' && before != '\0' && !is_vowel(before);
    }
    if (strcmp(tail, "s") == 0) {
        return is_one_of(last, "sxz") || (last == 'h' && is_one_of(before, "cs")) || (last == 'e' && is_one_of(before, "scgz"));
    }
    return (strcmp(tail, "ll") == 0 || strcmp(tail, "ve") == 0 || strcmp(tail, "d") == 0) && last != '\0' &&
           !is_vowel(last) && last != 'w';
}

/* Lower case without accents; a letter with one is heard: cafe with an accent, Jose. */
static char *plain_letters(const char *word, size_t length)
{
    char *letters = g_malloc(length + 1), *to = letters;

    for (const char *at = word; at < word + length; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at), base[4];

        if (c == 0x2019) {
            *to++ = '\'';
        } else if (c < 0x80) {
            *to++ = g_ascii_tolower((char)c);
        } else if (g_unichar_fully_decompose(g_unichar_tolower(c), FALSE, base, G_N_ELEMENTS(base)) > 1 && base[0] < 0x80) {
            *to++ = base[0] == 'e' ? 'a' : (char)base[0];
        }
    }
    *to = '\0';
    return letters;
}

/* PTSD, TV: spelt out, w in three. */
static int count_initials(const char *word, size_t length)
{
    int count = 0;
    bool vowel = false;

    for (size_t i = 0; i < length; i++) {
        if (!g_ascii_isupper(word[i])) {
            return 0;
        }
        vowel = vowel || is_vowel(g_ascii_tolower(word[i]));
        count += word[i] == 'W' ? 3 : 1;
    }
    return length > 1 && (length < 4 || !vowel) ? count : 0;
}

int kf_syllables_english(const char *word, size_t length)
{
    int count = count_initials(word, length);
    char *letters;

    if (count > 0) {
        return count;
    }
    letters = plain_letters(word, length);
    for (char *at = letters; *at != '\0';) {
        size_t part = 0;

        while (g_ascii_islower(at[part])) {
            part++;
        }
        if (part == 0) {
            at++;
            continue;
        }
        if (at > letters && at[-1] == '\'') {
            char *tail = g_strndup(at, part);
            const char *before = at - 1;

            while (before > letters && g_ascii_isalpha(before[-1])) {
                before--;
            }
            count += count_tail(before, (size_t)(at - 1 - before), tail);
            g_free(tail);
        } else {
            count += count_letters(at, part);
        }
        at += part;
    }
    g_free(letters);
    return MAX(count, 1);
}
