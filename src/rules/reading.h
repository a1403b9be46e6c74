#ifndef KF_RULES_READING_H
#define KF_RULES_READING_H

/* What reading rules share: the segmented text of a page, one sentence after the other, and how it is counted.
 *
 * What counts as a sentence. Formulas were made for running prose, so labels would make a page look easier than it is: two
 * hundred one-word cells bring any page to grade 0. A text counts from its first to its last full stop (or ! or ?). What has
 * none counts from five words on, as an item of a list or a starter does ("I felt ___ and what I needed was ___"), but never
 * where the page sets it as a label: a title, a heading, the head of a column, a name. Each item and each cell is a sentence
 * of its own, the stem of a list another: SMOG's counting rules have it so (McLaughlin), a reader can rest after each, and a
 * list run together into one sentence would punish the list, which plain-language guidance asks for. Blanks are left out
 * with their hints, "by (day) ___"; a number is one word of one syllable, however it is spoken. `kinfold report --sentences`
 * prints it all, for any other program to count.
 *
 * Names (in English and Spanish, a word with a capital that does not begin the sentence) and the word addiction are read by
 * those who need the page, and no shorter word stands for them: they count as words of one syllable. */

#include "model/edition.h"
#include "rules/sentences.h"

/* One text of a page as it prints: Markdown and blanks gone. */
struct kf_passage {
    const struct kf_handout *handout; /* NULL: a page for staff that goes with none */
    const struct kf_node *page;       /* of the handout, activity or page */
    const char *page_address;
    const struct kf_node *node;
    const char *address;
    const char *words;
    bool label; /* set as a title, a heading, the head of a column or a name */
};

/* Participants; or staff alone: activities, pages of the guide, clinician sides and notes beside blocks. */
enum kf_readers { KF_FAMILIES, KF_STAFF };

/* Every passage that participants see, in order. */
void kf_reading_each(const struct kf_content *content, void (*visit)(void *data, const struct kf_passage *passage), void *data);

struct kf_tally {
    int words, syllables;
    int long_words; /* of three syllables and more */
    int wide_words; /* of seven letters and more */
};

struct kf_sentence {
    const char *text;
    const struct kf_node *node;
    const char *address;
    struct kf_tally tally;
};

struct kf_reading { /* the segmented text of a page */
    const struct kf_handout *handout; /* as in the passage */
    const struct kf_node *page;
    const char *address;
    struct kf_sentence *sentences;
    int count;
    struct kf_tally tally;
};

struct kf_readings {
    struct kf_reading *items;
    int count;
};

/* For families: one for each handout, in their order. For staff: one for each page that has a sentence. The content's. */
const struct kf_readings *kf_readings_of(const struct kf_content *content, enum kf_readers readers);

/* The sentences of another text in the place of the one at this address, as the page would count them. Returns how many. */
int kf_reading_count(struct kf_arena *arena, const struct kf_content *content, const char *address, const char *text,
                     struct kf_tally *ret_tally);

int kf_reading_words(const char *text, size_t length);

#endif
