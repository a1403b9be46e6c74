/* No sentence on a handout has more than 25 words (brief B.7). */

#include "rules/reading.h"
#include "rules/rule.h"

enum { WORDS_MAX = 25, LETTERS_SHOWN = 40 };

static void check_sentence(struct kf_run *run, const struct kf_sentence *sentence)
{
    if (sentence->tally.words > WORDS_MAX) {
        char *shown = g_utf8_substring(sentence->text, 0, MIN(LETTERS_SHOWN, g_utf8_strlen(sentence->text, -1)));

        kf_diag_hint(run->diags,
                     kf_diag_warn(run->diags, KF_LONG_SENTENCE, sentence->node->span, sentence->address,
                                  "a sentence of %d words: \"%s...\"", sentence->tally.words, shown),
                     "make two of it, %d words at most each", WORDS_MAX);
        g_free(shown);
    }
}

static void check(struct kf_run *run, const struct kf_content *content)
{
    const struct kf_readings *readings = kf_readings_of(content, KF_FAMILIES);

    for (int i = 0; i < readings->count; i++) {
        for (int k = 0; k < readings->items[i].count; k++) {
            check_sentence(run, &readings->items[i].sentences[k]);
        }
    }
}

const struct kf_rule kf_rule_long_sentence = {
    .name = "long-sentence",
    .summary = "No sentence on a handout has more than 25 words.",
    .severity = KF_WARNING,
    .check = check,
};
