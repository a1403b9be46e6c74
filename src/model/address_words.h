#ifndef KF_MODEL_ADDRESS_WORDS_H
#define KF_MODEL_ADDRESS_WORDS_H

/* An address for people who print pages: "2.1 Six steps: steps, agree, try". */

#include "model/edition.h"

/* In the content's language; address: with the module's id. What a layer took out has the title that the kit gave it. */
const char *kf_address_words(struct kf_arena *arena, const struct kf_content *content, const char *address);
/* "own-your-part" in words: "own your part". */
const char *kf_id_words(struct kf_arena *arena, const char *id);

#endif
