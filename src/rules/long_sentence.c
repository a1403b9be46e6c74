/* No sentence on a handout has more than 25 words. */

#include "rules/reading.h"
#include "rules/rule.h"

#include <string.h>

enum { WORDS_MAX = 25, SHOWN_MAX = 40 };

static void check_passage(void *data, const struct kf_passage *passage)
{
    struct kf_run *run = data;
    const char *text = passage->words, *start;
    size_t length;

    while (kf_reading_sentence(&text, &start, &length)) {
        int words = kf_reading_words(start, length);

        if (words > WORDS_MAX) {
            char *shown = g_utf8_substring(start, 0, MIN(SHOWN_MAX, g_utf8_strlen(start, (gssize)length)));

            kf_diag_hint(run->diags,
                         kf_diag_warn(run->diags, KF_LONG_SENTENCE, passage->node->span, passage->address,
                                      "a sentence of %d words: \"%s...\"", words, shown),
                         "make two of it, %d words at most each", WORDS_MAX);
            g_free(shown);
        }
    }
}

static void check(struct kf_run *run, const struct kf_content *content)
{
    kf_reading_each(run, content, check_passage, run);
}

const struct kf_rule kf_rule_long_sentence = {
    .name = "long-sentence",
    .summary = "No sentence on a handout has more than 25 words.",
    .severity = KF_WARNING,
    .check = check,
};
