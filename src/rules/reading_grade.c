/* Each handout keeps the reading grade that it promises (Flesch-Kincaid, which is made for English). */

#include "rules/reading.h"
#include "rules/rule.h"

struct tally {
    const struct kf_handout *handout;
    int sentences, words, syllables;
};

static void count(void *data, const struct kf_passage *passage)
{
    struct tally *tally = data;
    const char *text = passage->words, *start;
    size_t length;

    if (passage->handout != tally->handout) {
        return;
    }
    while (kf_reading_sentence(&text, &start, &length)) {
        int words = kf_reading_words(start, length);

        if (words > 0) {
            tally->sentences++;
            tally->words += words;
            tally->syllables += kf_reading_syllables(start, length);
        }
    }
}

static double grade(const struct tally *tally)
{
    return 0.39 * tally->words / tally->sentences + 11.8 * tally->syllables / tally->words - 15.59;
}

static void check_handout(struct kf_run *run, const struct kf_content *content, const struct kf_handout *handout)
{
    struct tally tally = {.handout = handout};
    const struct kf_node *promise = kf_node_get(handout->node, "reading-grade");

    if (handout->reading_grade == 0) {
        return;
    }
    kf_reading_each(run, content, count, &tally);
    if (tally.sentences > 0 && grade(&tally) >= handout->reading_grade + 1) {
        kf_diag_hint(run->diags,
                     kf_diag_warn(run->diags, KF_READING_GRADE, promise != NULL ? promise->span : handout->node->span,
                                  handout->address, "handout \"%s\" reads at grade %.1f, and promises %d", handout->id,
                                  grade(&tally), handout->reading_grade),
                     "use shorter sentences (now %.1f words) and shorter words (now %.2f syllables)",
                     (double)tally.words / tally.sentences, (double)tally.syllables / tally.words);
    }
}

static void check(struct kf_run *run, const struct kf_content *content)
{
    const struct kf_records *handouts = &content->module->handouts;

    if (g_ascii_strncasecmp(content->language, "en", 2) != 0) {
        return;
    }
    for (int i = 0; i < handouts->count; i++) {
        check_handout(run, content, handouts->items[i]);
    }
}

const struct kf_rule kf_rule_reading_grade = {
    .name = "reading-grade",
    .summary = "A handout is as easy to read as it promises.",
    .check = check,
};
