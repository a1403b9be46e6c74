#ifndef KF_RULES_WORDING_H
#define KF_RULES_WORDING_H

/* Words that rules look for, one pattern for each language that we have them in. */

#include <stdbool.h>

#include "base/arena.h"

struct kf_wording {
    const char *language; /* "en" */
    const char *pattern;  /* a regular expression, any case; \b holds for letters of every script */
};

/* The one for a language such as "en-US", compiled for as long as the arena lives; NULL: none. */
const GRegex *kf_wording_for(struct kf_arena *arena, const struct kf_wording *rows, int count, const char *language);
/* Whether the text has it. *ret_words, which may be NULL, gets the words found; freed by the caller. */
bool kf_wording_in(const GRegex *pattern, const char *text, char **ret_words);

#endif
