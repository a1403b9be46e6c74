#ifndef KF_RULES_SYLLABLES_SPANISH_H
#define KF_RULES_SYLLABLES_SPANISH_H

/* Syllables of a Spanish word, whose spelling tells: diphthongs, vowels that an accent parts, and the u that is not heard
 * after q and g. */

#include <stddef.h>

int kf_syllables_spanish(const char *word, size_t length);

#endif
