/* The plurals of English words, for swaps that give one: "caregiver" is then found as "caregivers" too. */

#include "compose/compose_internal.h"

#include <string.h>

struct plural {
    const char *one, *many; /* endings of a word; of two that fit, the first */
};

static const struct plural odd_words[] = {
    {"human", "humans"}, {"german", "germans"}, {"child", "children"}, {"person", "people"},   {"man", "men"},
    {"foot", "feet"},    {"tooth", "teeth"},    {"mouse", "mice"},     {"wife", "wives"},      {"knife", "knives"},
    {"life", "lives"},   {"half", "halves"},    {"self", "selves"},    {"shelf", "shelves"},   {"leaf", "leaves"},
    {"loaf", "loaves"},  {"calf", "calves"},    {"thief", "thieves"},  {"hero", "heroes"},     {"echo", "echoes"},
    {"quiz", "quizzes"}, {"potato", "potatoes"}, {"tomato", "tomatoes"},
};
/* Of these the ending must be the whole word: "behalf" and "chairperson" go their own way. */
static const char *const whole_words[] = {"half", "person", "life"};

static bool must_be_whole(const char *ending)
{
    for (size_t i = 0; i < G_N_ELEMENTS(whole_words); i++) {
        if (!strcmp(whole_words[i], ending)) {
            return true;
        }
    }
    return false;
}

static bool ends_with(const char *word, size_t length, const char *ending)
{
    size_t n = strlen(ending);

    if (n > length || g_ascii_strncasecmp(word + length - n, ending, n) != 0) {
        return false;
    }
    return n == length || word[length - n - 1] == ' ' || word[length - n - 1] == '-' || !must_be_whole(ending);
}

static bool hisses(const char *word, size_t length)
{
    static const char *const endings[] = {"s", "x", "z", "ch", "sh"};

    for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
        if (ends_with(word, length, endings[i])) {
            return true;
        }
    }
    return false;
}

static bool is_vowel(char letter)
{
    return letter != '\0' && strchr("aeiouAEIOU", letter) != NULL;
}

const char *kf_english_plural(struct kf_arena *arena, const char *word)
{
    size_t length = strlen(word);

    for (size_t i = 0; i < G_N_ELEMENTS(odd_words); i++) {
        const struct plural *odd = &odd_words[i];

        if (ends_with(word, length, odd->one)) {
            return kf_arena_format(arena, "%.*s%s", (int)(length - strlen(odd->one)), word, odd->many);
        }
    }
    if (length > 1 && ends_with(word, length, "y") && !is_vowel(word[length - 2])) {
        return kf_arena_format(arena, "%.*sies", (int)(length - 1), word);
    }
    return kf_arena_format(arena, "%s%s", word, hisses(word, length) ? "es" : "s");
}
