#ifndef KF_EDITIONS_REPORT_CARD_H
#define KF_EDITIONS_REPORT_CARD_H

/* What a writer wants to know of each handout before it is printed, on a page of its own: how hard it is to read, what it
 * promises and keeps, what was found, what a programme changed, and its pages in small. The figures are what a program can
 * count of what PEMAT and the Clear Communication Index ask; those are for human raters, so no score is given. */

#include "editions/document.h"
#include "rules/reading.h"

#define KF_CARD_SENTENCES 4

struct kf_card_sentence {
    const char *words;
    int count;    /* of words */
    double grade; /* of it alone */
};

struct kf_card { /* of one handout */
    const struct kf_handout *handout;
    const struct kf_document *document;
    const char *number; /* "2.1" */
    bool graded;        /* the formulas are for English */
    struct kf_grade grade;
    double smog; /* from words of three syllables and more */
    int longest; /* sentence, in words */
    struct kf_card_sentence hardest[KF_CARD_SENTENCES]; /* the hardest first, no short ones */
    int hardest_count;
    int blanks; /* places to write, tick or choose */
    int asked, passed; /* checks */
    int allowed;       /* findings that an `allow:` hides */
    struct kf_list findings; /* const struct kf_diag */
    struct kf_list changes;  /* const struct kf_change, of programmes */
};

struct kf_cards { /* of a module */
    struct kf_card *items;
    int count;
    struct kf_list findings; /* of no handout: const struct kf_diag */
};

/* The words and the checks of a module's handouts, as laid out in documents; each is finished too, for the leak proof. */
struct kf_cards *kf_cards_new(struct kf_run *run, const struct kf_content *content, const struct kf_documents *documents);

/* A page for each. */
struct kf_document *kf_cards_layout(struct kf_run *run, PangoContext *context, const struct kf_content *content,
                                    const struct kf_cards *cards);

#endif
