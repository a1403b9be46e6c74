#ifndef KF_RULES_FORMULAS_H
#define KF_RULES_FORMULAS_H

/* How hard a page is to read, by the formulas that were made for its language. A figure of a formula is a grade of school in
 * the United States (Flesch-Kincaid, SMOG), an ease from 0 to about 100 (Fernandez-Huerta), or LIX's own, where 40 is
 * a newspaper's. */

#include "rules/reading.h"

enum kf_formula { KF_FLESCH_KINCAID, KF_SMOG, KF_FERNANDEZ_HUERTA, KF_LIX, KF_FORMULA_COUNT };

/* The first that a language is measured by: English by Flesch-Kincaid (and SMOG beside it), Spanish by Fernandez-Huerta,
 * other languages that part words with spaces by LIX. KF_FORMULA_COUNT: by none. */
enum kf_formula kf_formula_of(const char *language);
const char *kf_formula_name(enum kf_formula formula); /* "Flesch-Kincaid" */

/* Fewer words or sentences give no figure that means anything. SMOG's tables begin at 10 sentences, and it is exact from
 * 30 on. */
enum { KF_WORDS_TO_GRADE = 30, KF_SENTENCES_TO_GRADE = 3, KF_SENTENCES_TO_SMOG = 10, KF_SENTENCES_TO_SMOG_EXACTLY = 30 };

/* brief B.3. Of Fernandez-Huerta the least, of the others the most; infinite where nothing is said. */
struct kf_limits {
    double warning, failure, staff;
};
extern const struct kf_limits kf_formula_limits[KF_FORMULA_COUNT];
/* As it is printed, with one digit behind the point: nobody is told that 7.0 is over 7. */
bool kf_formula_is_over(enum kf_formula formula, double figure, double limit);

bool kf_formula_can_grade(enum kf_formula formula, const struct kf_reading *page);
double kf_formula_figure(enum kf_formula formula, int sentences, const struct kf_tally *tally);

/* The hardest sentences of a page, the hardest first, none twice and no short ones, in which one long word alone looks hard.
 * How many there are. */
int kf_formula_hardest(enum kf_formula formula, const struct kf_reading *page, const struct kf_sentence **ret_hardest, int most);

/* "grade 4.31 by Flesch-Kincaid, SMOG 6.80, 33 sentences, 290 words, 366 syllables". In arena. */
const char *kf_formulas_tell(struct kf_arena *arena, const char *language, const struct kf_reading *page);

#endif
