#ifndef KF_EDITIONS_REPORT_CARD_H
#define KF_EDITIONS_REPORT_CARD_H

/* What a writer wants to know of each handout before it is printed, on a page of its own: how hard it is to read, what it
 * promises and keeps, what was found, what a programme changed, and its pages in small. The figures are what a program can
 * count of what PEMAT and the Clear Communication Index ask; those are for human raters, so no score is given. */

#include "editions/document.h"
#include "rules/formulas.h"

#define KF_CARD_SENTENCES 3

struct kf_card { /* of one handout */
    const struct kf_handout *handout;
    const struct kf_document *document;
    const char *number; /* "2.1" */
    enum kf_formula formula; /* KF_FORMULA_COUNT: none for its language, or too few words */
    const struct kf_reading *reading;
    int longest; /* sentence, in words */
    const struct kf_sentence *hardest[KF_CARD_SENTENCES]; /* the hardest first, no short ones */
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

double kf_card_figure(const struct kf_card *card, enum kf_formula formula); /* of the whole page */

/* The words and the checks of a module's handouts, as laid out in documents; each is finished too, for the leak proof. */
struct kf_cards *kf_cards_new(struct kf_run *run, const struct kf_content *content, const struct kf_documents *documents);

/* A page for each. */
struct kf_document *kf_cards_layout(struct kf_run *run, PangoContext *context, const struct kf_content *content,
                                    const struct kf_cards *cards);

#endif
