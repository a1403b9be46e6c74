/* A handout has a heading, a title or a question about every 120 words (PEMAT 8 and 9). */

#include <string.h>

#include "rules/reading.h"
#include "rules/rule.h"

enum { WORDS_MAX = 120, LETTERS_SHOWN = 40 };

struct chunk {
    struct kf_run *run;
    const struct kf_handout *handout;
    int words;
    bool told;
};

/* Where a reader who lost the place finds it again: a title, the head of a table's row, a question, words in bold that
 * begin a line. */
static bool is_landmark(const struct kf_passage *passage)
{
    return passage->label || g_str_has_suffix(passage->address, "/cells/1") ||
           g_str_has_suffix(passage->address, "/question") || g_str_has_prefix(passage->node->text, "**");
}

static void check_passage(void *data, const struct kf_passage *passage)
{
    struct chunk *chunk = data;

    if (passage->handout != chunk->handout || is_landmark(passage)) {
        *chunk = (struct chunk){.run = chunk->run, .handout = passage->handout};
    }
    chunk->words += passage->label ? 0 : kf_reading_words(passage->words, strlen(passage->words));
    if (chunk->words > WORDS_MAX && !chunk->told) {
        char *shown = g_utf8_substring(passage->words, 0, MIN(LETTERS_SHOWN, g_utf8_strlen(passage->words, -1)));

        kf_diag_hint(chunk->run->diags,
                     kf_diag_warn(chunk->run->diags, KF_HEADINGS, passage->node->span, passage->address,
                                  "handout \"%s\" goes on for %d words without a heading", passage->handout->id, chunk->words),
                     "put a `heading:` before the block with \"%s...\"", shown);
        chunk->told = true;
        g_free(shown);
    }
}

static void check(struct kf_run *run, const struct kf_content *content)
{
    struct chunk chunk = {.run = run};

    kf_reading_each(content, check_passage, &chunk);
}

const struct kf_rule kf_rule_headings = {
    .name = "headings",
    .summary = "A handout has a heading about every 120 words.",
    .severity = KF_WARNING,
    .check = check,
};
