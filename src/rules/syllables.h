#ifndef KF_RULES_SYLLABLES_H
#define KF_RULES_SYLLABLES_H

/* Syllables of an English word, after the first pronunciation of the CMU dictionary: by rule, and a short table of what
 * the rules get wrong. */

#include <stddef.h>

int kf_syllables_english(const char *word, size_t length);

#endif
