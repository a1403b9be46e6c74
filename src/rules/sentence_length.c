/* The sentences of a handout have 15 words on the mean (brief B.7). */

#include "rules/reading.h"
#include "rules/rule.h"

/* Fewer sentences have no mean to speak of: each is looked at by itself. */
enum { MEAN_MAX = 15, SENTENCES_MIN = 3, LETTERS_SHOWN = 40, SENTENCES_SHOWN = 3 };

static const struct kf_sentence *longest_below(const struct kf_reading *page, const struct kf_sentence *above)
{
    const struct kf_sentence *longest = NULL;

    for (int i = 0; i < page->count; i++) {
        const struct kf_sentence *sentence = &page->sentences[i];
        int words = sentence->tally.words;

        if ((above == NULL || words < above->tally.words || (words == above->tally.words && sentence > above)) &&
            (longest == NULL || words > longest->tally.words)) {
            longest = sentence;
        }
    }
    return longest;
}

static void check_mean(struct kf_run *run, const struct kf_reading *page)
{
    double mean = page->count > 0 ? (double)page->tally.words / page->count : 0;
    const struct kf_sentence *sentence = NULL;
    struct kf_diag *diag;

    if (mean <= MEAN_MAX || page->count < SENTENCES_MIN) {
        return;
    }
    diag = kf_diag_warn(run->diags, KF_SENTENCE_LENGTH, page->page->span, page->address,
                        "the sentences of handout \"%s\" have %.1f words on the mean", page->handout->id, mean);
    kf_diag_hint(run->diags, diag, "make two of each long one: %d words on the mean are the most", MEAN_MAX);
    for (int i = 0; i < SENTENCES_SHOWN && (sentence = longest_below(page, sentence)) != NULL; i++) {
        char *shown = g_utf8_substring(sentence->text, 0, MIN(LETTERS_SHOWN, g_utf8_strlen(sentence->text, -1)));

        kf_diag_also(run->diags, diag, sentence->node->span, "%d words: \"%s...\"", sentence->tally.words, shown);
        g_free(shown);
    }
}

static void check(struct kf_run *run, const struct kf_content *content)
{
    const struct kf_readings *readings = kf_readings_of(content, KF_FAMILIES);

    for (int i = 0; i < readings->count; i++) {
        check_mean(run, &readings->items[i]);
    }
}

const struct kf_rule kf_rule_sentence_length = {
    .name = "sentence-length",
    .summary = "The sentences of a handout have 15 words on the mean.",
    .severity = KF_WARNING,
    .check = check,
};
