#ifndef KF_EDITIONS_CARD_POINTS_H
#define KF_EDITIONS_CARD_POINTS_H

/* What PEMAT-P (24 points on paper) and the Clear Communication Index (20) ask of a page, point by point, and what the
 * program saw of each. Both are for human raters: where a person must judge, the answer says so, and nothing is added up. */

#include "editions/report_card.h"

enum kf_answer { KF_ANSWER_YES, KF_ANSWER_NO, KF_ANSWER_NOT_HERE, KF_ANSWER_PERSON, KF_ANSWER_COUNT };

extern const char *const kf_answer_names[]; /* "yes", "no", "not on this page", "for a person to judge" */

struct kf_card_point {
    const char *list; /* "PEMAT" or "CCI" */
    int number;       /* its own: PEMAT has no 13 and 14 on paper */
    const char *asks; /* "says its main message first" */
    enum kf_answer answer;
    const char *saw;  /* one clause: "lead of 14 words, first on the page" */
};

enum { KF_POINT_COUNT = 24 + 20 };

/* KF_POINT_COUNT points, PEMAT's first, in the arena. */
const struct kf_card_point *kf_card_points(struct kf_run *run, const struct kf_card *card);

#endif
