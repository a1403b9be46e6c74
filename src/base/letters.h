#ifndef KF_BASE_LETTERS_H
#define KF_BASE_LETTERS_H

/* Texts compared by their letters and digits alone, and many of them sought at once. White space, hyphens, Markdown,
 * capitals, marks over letters and the forms that Arabic letters take hide nothing. */

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

#include "base/arena.h"

/* Shorter phrases cannot be sought: about 20 characters of a text. */
#define KF_LETTERS_LEAST 16

/* Appends the letters and digits of a text: decomposed (NFKD), without case and marks. Letter by letter, so that a text
 * in parts gives the same. */
void kf_letters_add(GString *letters, const char *text, size_t length);
/* Of a whole text. In arena. */
const char *kf_letters_of(struct kf_arena *arena, const char *text);
/* How many there are. */
int kf_letters_count(const char *letters);

/* Phrases to seek, each a string of letters that outlives the set. */
struct kf_phrases;

/* In arena. */
struct kf_phrases *kf_phrases_new(struct kf_arena *arena);
/* data is handed back when it is found. Phrases under KF_LETTERS_LEAST are not taken. */
void kf_phrases_add(struct kf_phrases *phrases, const char *letters, void *data);
/* Visits each phrase at each place, in one pass: Rabin and Karp's, with the beginning of each phrase as the window. */
void kf_phrases_seek(const struct kf_phrases *phrases, const char *letters, size_t length,
                     void (*found)(void *user, void *data, size_t at), void *user);

#endif
