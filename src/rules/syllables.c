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
#define LIST(...) (const struct known[]){__VA_ARGS__, {NULL}}
enum { LETTERS = 26 };

/* By their first letters, since most words begin with none of them. */
static const struct known *const exceptions[LETTERS] = {
    ['a' - 'a'] = LIST(KNOWN("area", 3), KNOWN("areas", 3)),
    ['b' - 'a'] = LIST(KNOWN("beloved", 3), KNOWN("business", 2), KNOWN("businesses", 3)),
    ['c' - 'a'] = LIST(KNOWN("clothes", 1), KNOWN("create", 2), KNOWN("created", 3), KNOWN("creates", 2),
                       KNOWN("creating", 3), KNOWN("creative", 3), KNOWN("crooked", 2)),
    ['e' - 'a'] = LIST(KNOWN("element", 3), KNOWN("elements", 3), KNOWN("evening", 2), KNOWN("evenings", 2),
                       KNOWN("eye", 1), KNOWN("eyes", 1)),
    ['f' - 'a'] = LIST(KNOWN("familiar", 3), KNOWN("fluid", 2), KNOWN("fluids", 2)),
    ['i' - 'a'] = LIST(KNOWN("idea", 3), KNOWN("ideas", 3)),
    ['l' - 'a'] = LIST(KNOWN("lion", 2)),
    ['m' - 'a'] = LIST(KNOWN("maybe", 2), KNOWN("museum", 3)),
    ['n' - 'a'] = LIST(KNOWN("naked", 2)),
    ['p' - 'a'] = LIST(KNOWN("poem", 2), KNOWN("poems", 2), KNOWN("poet", 2), KNOWN("prayer", 1), KNOWN("prayers", 1)),
    ['r' - 'a'] = LIST(KNOWN("ragged", 2), KNOWN("react", 2), KNOWN("reacted", 3), KNOWN("reacting", 3),
                       KNOWN("reaction", 3), KNOWN("reactions", 3), KNOWN("reacts", 2), KNOWN("reality", 4),
                       KNOWN("realize", 3), KNOWN("recipe", 3), KNOWN("recipes", 3), KNOWN("rhythm", 2),
                       KNOWN("rhythms", 2), KNOWN("ruin", 2), KNOWN("ruined", 2), KNOWN("ruins", 2)),
    ['s' - 'a'] = LIST(KNOWN("soldier", 2), KNOWN("suicidal", 4), KNOWN("suicide", 3), KNOWN("sweetheart", 2)),
    ['t' - 'a'] = LIST(KNOWN("theater", 3)),
    ['u' - 'a'] = LIST(KNOWN("usually", 4)),
    ['w' - 'a'] = LIST(KNOWN("wednesday", 2), KNOWN("wednesdays", 2), KNOWN("whoever", 3), KNOWN("wicked", 2)),
};

/* Words begin with these, and the rest is a word of its own: some-one, care-giver. By their first letters. */
static const struct known *const beginnings[LETTERS] = {
    ['a' - 'a'] = LIST(KNOWN("any", 2)),
    ['c' - 'a'] = LIST(KNOWN("care", 1), KNOWN("case", 1), KNOWN("co", 1)),
    ['e' - 'a'] = LIST(KNOWN("every", 2)),
    ['f' - 'a'] = LIST(KNOWN("fire", 1)),
    ['g' - 'a'] = LIST(KNOWN("grand", 1)),
    ['h' - 'a'] = LIST(KNOWN("home", 1), KNOWN("house", 1)),
    ['l' - 'a'] = LIST(KNOWN("life", 1)),
    ['n' - 'a'] = LIST(KNOWN("note", 1)),
    ['s' - 'a'] = LIST(KNOWN("some", 1), KNOWN("safe", 1)),
    ['t' - 'a'] = LIST(KNOWN("time", 1), KNOWN("there", 1), KNOWN("trade", 1)),
    ['w' - 'a'] = LIST(KNOWN("where", 1)),
};

/* The stem of a word with one of these keeps its silent e: safe-ly, lone-li-ness, hope-ful-ly. By their last letters. */
static const struct known *const suffixes[LETTERS] = {
    ['d' - 'a'] = LIST(KNOWN("hood", 1)),
    ['l' - 'a'] = LIST(KNOWN("ful", 1)),
    ['p' - 'a'] = LIST(KNOWN("ship", 1)),
    ['s' - 'a'] = LIST(KNOWN("lessness", 2), KNOWN("ness", 1), KNOWN("less", 1), KNOWN("ments", 1)),
    ['t' - 'a'] = LIST(KNOWN("ment", 1)),
    ['y' - 'a'] = LIST(KNOWN("fully", 2), KNOWN("lessly", 2), KNOWN("ly", 1), KNOWN("ty", 1)),
};

static const struct known no_words[] = {{NULL}};

static const struct known *list_of(const struct known *const *lists, char letter)
{
    const struct known *list = lists[letter - 'a'];

    return list != NULL ? list : no_words;
}

static int find(const char *word, size_t length)
{
    for (const struct known *known = list_of(exceptions, word[0]); known->word != NULL; known++) {
        if (known->length == length && memcmp(known->word, word, length) == 0) {
            return known->syllables;
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

static size_t suffix_length(const char *word, size_t length, int *ret_syllables)
{
    for (const struct known *suffix = list_of(suffixes, word[length - 1]); suffix->word != NULL; suffix++) {
        size_t letters = suffix->length, stem = length > letters ? length - letters : 0;

        if (stem >= 3 && word[stem - 1] == 'e' && memcmp(word + stem, suffix->word, letters) == 0 && !is_vowel(word[stem - 2]) &&
            has_vowel(word, stem - 2) && !ends(word, stem, "ple") /* implement */) {
            *ret_syllables = suffix->syllables;
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
    for (const struct known *beginning = list_of(beginnings, word[0]); beginning->word != NULL; beginning++) {
        size_t letters = beginning->length;
        bool cut = letters < length && memcmp(word, beginning->word, letters) == 0;

        if (cut && letters == 2) { /* co-ordinate, not coin */
            cut = word[2] == 'o' && length > 6;
        }
        if (cut && length - letters >= 2 && has_vowel(word + letters, length - letters) &&
            (letters == 2 || word[letters - 1] == 'y' || !is_vowel(word[letters]) || word[letters] == 'o')) {
            return beginning->syllables + count_letters(word + letters, length - letters);
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

static size_t small_letters(const char *word, size_t length)
{
    size_t count = 0;

    while (count < length && g_ascii_islower(word[count])) {
        count++;
    }
    return count;
}

/* Of a word in plain letters, part by part. */
static int count_parts(const char *letters)
{
    const char *end = letters + strlen(letters);
    int count = 0;

    for (const char *at = letters; at < end;) {
        size_t part = small_letters(at, (size_t)(end - at));

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
    return count;
}

int kf_syllables_english(const char *word, size_t length)
{
    int count;
    char *letters;

    if (length > 0 && small_letters(word, length) == length) { /* most words */
        return count_letters(word, length);
    }
    count = count_initials(word, length);
    if (count > 0) {
        return count;
    }
    letters = plain_letters(word, length);
    count = count_parts(letters);
    g_free(letters);
    return MAX(count, 1);
}
