#ifndef KF_RULES_PHRASE_H
#define KF_RULES_PHRASE_H

/* Words and phrases of modules/avoid/, found in a text: whole, in any case unless they have capitals, a space for any
 * white space, a star at the end for any ending. */

#include <stdbool.h>
#include <stddef.h>

#include "schema/field.h"

/* Whether a word may begin here. */
bool kf_phrase_may_begin(const char *text, const char *at);
/* How many bytes of the text the phrase takes at this place, 0 for none. */
size_t kf_phrase_match(const char *at, const char *phrase);
/* The same of the longest of a row's phrases. */
size_t kf_phrase_match_any(const char *at, const struct kf_words *phrases);
/* Whether one of them stands anywhere in the text. */
bool kf_phrase_is_in(const char *text, const struct kf_words *phrases);

#endif
