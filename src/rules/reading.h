#ifndef KF_RULES_READING_H
#define KF_RULES_READING_H

/* What reading rules share: the words of each handout, segmented by block (an item, a cell, a bubble is a sentence of its
 * own), and how they are counted. */

#include "model/edition.h"

/* One text of a handout as it prints: Markdown and blanks gone. */
struct kf_passage {
    const struct kf_handout *handout;
    const struct kf_node *node;
    const char *address;
    const char *words;
};

/* Every passage that participants see, in order. */
void kf_reading_each(struct kf_run *run, const struct kf_content *content,
                     void (*visit)(void *data, const struct kf_passage *passage), void *data);

struct kf_grade { /* Flesch-Kincaid: 0.39 words a sentence + 11.8 syllables a word - 15.59 */
    int sentences, words, syllables;
    double grade; /* 0 without words */
};
/* One for each handout, in their order, from one walk. In the run's arena. */
const struct kf_grade *kf_reading_grades(struct kf_run *run, const struct kf_content *content);

/* The next sentence of a text: *text moves behind it. False at the end. */
bool kf_reading_sentence(const char **text, const char **ret_start, size_t *ret_length);
int kf_reading_words(const char *text, size_t length);     /* what stands between spaces and has a letter or digit */
int kf_reading_syllables(const char *text, size_t length); /* of English words, by rule of thumb */

#endif
