#ifndef KF_RULES_SENTENCES_H
#define KF_RULES_SENTENCES_H

/* Sentences and words of a text that is plain already. */

#include <stdbool.h>
#include <stddef.h>

/* The next sentence of a text: *text moves behind it. False at the end. One ends at . ! ? (with the quotes that close
 * behind them) when no small letter follows: not in 7.30, not in `7 p.m. on Friday`, not after Dr. */
bool kf_reading_sentence(const char **text, const char **ret_start, size_t *ret_length);

/* Whether it ends with a mark that closes a sentence, behind which quotes may close too. */
bool kf_sentence_is_closed(const char *sentence, size_t length);

/* The next word of a sentence: what stands between spaces, dashes and slashes and has a letter or a digit, without the
 * marks around it. made-up is one. */
bool kf_word_next(const char **at, const char *end, const char **ret_start, size_t *ret_length);

#endif
