/* Reading formulas. */

#include "rules/formulas.h"

#include <math.h>
#include <string.h>

enum { HARD_WORDS = 6 }; /* the least of a sentence that counts among the hardest */

static bool is_language(const char *language, const char *wanted)
{
    return g_ascii_strncasecmp(language, wanted, 2) == 0 && !g_ascii_isalpha(language[2]);
}

enum kf_formula kf_formula_of(const char *language)
{
    static const char *const unspaced[] = {"zh", "ja", "th", "lo", "km", "my", "bo", "dz"};

    for (size_t i = 0; i < G_N_ELEMENTS(unspaced); i++) {
        if (is_language(language, unspaced[i])) {
            return KF_FORMULA_COUNT;
        }
    }
    return is_language(language, "en") ? KF_FLESCH_KINCAID : is_language(language, "es") ? KF_FERNANDEZ_HUERTA : KF_LIX;
}

const char *kf_formula_name(enum kf_formula formula)
{
    static const char *const names[] = {
        [KF_FLESCH_KINCAID] = "Flesch-Kincaid",
        [KF_SMOG] = "SMOG",
        [KF_FERNANDEZ_HUERTA] = "Fern\xC3\xA1ndez-Huerta",
        [KF_LIX] = "LIX",
        [KF_FORMULA_COUNT] = "no formula",
    };

    return names[formula];
}

const struct kf_limits kf_formula_limits[KF_FORMULA_COUNT] = {
    [KF_FLESCH_KINCAID] = {.warning = 7, .failure = 8, .staff = 10},
    [KF_SMOG] = {.warning = 8, .failure = 10, .staff = INFINITY},
    [KF_FERNANDEZ_HUERTA] = {.warning = 70, .failure = 60, .staff = 50}, /* the 6th grade, the 8th, grown-ups */
    [KF_LIX] = {.warning = 40, .failure = INFINITY, .staff = 50},        /* made for no language above all: it warns */
};

bool kf_formula_is_over(enum kf_formula formula, double figure, double limit)
{
    return formula == KF_FERNANDEZ_HUERTA ? figure < limit - 0.05 : figure > limit + 0.05;
}

bool kf_formula_can_grade(enum kf_formula formula, const struct kf_reading *page)
{
    return formula != KF_FORMULA_COUNT && page->tally.words >= KF_WORDS_TO_GRADE &&
           page->count >= (formula == KF_SMOG ? KF_SENTENCES_TO_SMOG : KF_SENTENCES_TO_GRADE);
}

double kf_formula_figure(enum kf_formula formula, int sentences, const struct kf_tally *tally)
{
    double length = sentences > 0 ? (double)tally->words / sentences : 0;
    double syllables = tally->words > 0 ? (double)tally->syllables / tally->words : 0;

    if (tally->words == 0) {
        return 0;
    }
    switch (formula) {
    case KF_FLESCH_KINCAID:
        return 0.39 * length + 11.8 * syllables - 15.59;
    case KF_SMOG:
        return 1.0430 * sqrt(tally->long_words * 30.0 / sentences) + 3.1291;
    case KF_FERNANDEZ_HUERTA: /* as mended by Law (2011): syllables of a word, not of a hundred; words of a sentence */
        return 206.84 - 60 * syllables - 1.02 * length;
    case KF_LIX:
        return length + 100.0 * tally->wide_words / tally->words;
    case KF_FORMULA_COUNT:
        break;
    }
    return 0;
}

/* More is harder. */
static double hardness(enum kf_formula formula, const struct kf_sentence *sentence)
{
    double figure = kf_formula_figure(formula, 1, &sentence->tally);

    return formula == KF_FERNANDEZ_HUERTA ? -figure : formula == KF_FORMULA_COUNT ? sentence->tally.words : figure;
}

static bool is_among(const char *text, const struct kf_sentence *const *sentences, int count)
{
    for (int i = 0; i < count; i++) {
        if (strcmp(sentences[i]->text, text) == 0) {
            return true;
        }
    }
    return false;
}

int kf_formula_hardest(enum kf_formula formula, const struct kf_reading *page, const struct kf_sentence **ret_hardest, int most)
{
    int count = 0;

    for (int i = 0; i < page->count; i++) {
        const struct kf_sentence *sentence = &page->sentences[i];
        int place = count;

        if (sentence->tally.words < HARD_WORDS || is_among(sentence->text, ret_hardest, count)) {
            continue;
        }
        while (place > 0 && hardness(formula, ret_hardest[place - 1]) < hardness(formula, sentence)) {
            place--;
        }
        if (place < most) {
            count = MIN(count + 1, most);
            memmove(&ret_hardest[place + 1], &ret_hardest[place], (size_t)(count - 1 - place) * sizeof(ret_hardest[0]));
            ret_hardest[place] = sentence;
        }
    }
    return count;
}

const char *kf_formulas_tell(struct kf_arena *arena, const char *language, const struct kf_reading *page)
{
    enum kf_formula formula = kf_formula_of(language);
    GString *told = g_string_new(NULL);
    const char *kept;

    if (formula != KF_FORMULA_COUNT && !kf_formula_can_grade(formula, page)) {
        g_string_append(told, "too few words to grade, ");
    } else if (formula != KF_FORMULA_COUNT) {
        g_string_append_printf(told, formula == KF_FLESCH_KINCAID ? "grade %.2f by %s, " : "%.1f by %s, ",
                               kf_formula_figure(formula, page->count, &page->tally), kf_formula_name(formula));
    }
    if (formula == KF_FLESCH_KINCAID && kf_formula_can_grade(KF_SMOG, page)) {
        g_string_append_printf(told, "SMOG %.2f, ", kf_formula_figure(KF_SMOG, page->count, &page->tally));
    }
    g_string_append_printf(told, "%d sentences, %d words", page->count, page->tally.words);
    if (formula == KF_LIX) {
        g_string_append_printf(told, ", %d of seven letters or more", page->tally.wide_words);
    } else if (formula != KF_FORMULA_COUNT) {
        g_string_append_printf(told, ", %d syllables", page->tally.syllables);
    }
    kept = kf_arena_string(arena, told->str);
    g_string_free(told, TRUE);
    return kept;
}
