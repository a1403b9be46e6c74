#ifndef KF_RULES_PHRASE_H
#define KF_RULES_PHRASE_H

/* Words and phrases of modules/avoid/, found in a text: whole, in any case unless they have capitals, a space for any
 * white space, a star at the end for any ending. */

#include <stdbool.h>
#include <stddef.h>

#include "schema/field.h"

/* The first place from `at` on where a word may begin; the text's end if there is none. */
const char *kf_phrase_next(const char *text, const char *at);
/* How many bytes of the text the phrase takes at this place, 0 for none. */
size_t kf_phrase_match(const char *at, const char *phrase);
/* Whether one of them stands anywhere in the text. */
bool kf_phrase_is_in(const char *text, const struct kf_words *phrases);

/* Many phrases, each of some row: a word of a text is held against those alone that begin as it does. */
struct kf_phrase_set;

/* In arena; so are the phrases, or they outlive it. */
struct kf_phrase_set *kf_phrase_set_new(struct kf_arena *arena);
void kf_phrase_set_add(struct kf_phrase_set *set, const struct kf_words *phrases, void *row);
/* Whether one of them stands anywhere in the text. */
bool kf_phrase_set_is_in(const struct kf_phrase_set *set, const char *text);
/* Visits every phrase that stands at this place, where a word begins, in the order in which they were added. */
void kf_phrase_set_at(const struct kf_phrase_set *set, const char *at,
                      void (*found)(void *user, void *row, size_t length), void *user);

#endif
