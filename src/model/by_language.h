#ifndef KF_MODEL_BY_LANGUAGE_H
#define KF_MODEL_BY_LANGUAGE_H

/* A programme's own words, given once or once for each language: `worker: {en: your family worker, es: su guía}`. Rows
 * with KF_EACH_LANGUAGE take both; of a node row, each value does. So do such rows of the records inside. */

#include "model/community.h"
#include "schema/field.h"

#define KF_OWN_WORDS_LAYER "community" /* "community es": a node's layer that has such a text of the programme's own */

/* False after errors: a key that is no language, a value that is no text. */
bool kf_by_language_check(struct kf_run *run, const struct kf_record *record, const struct kf_node *node);

/* The mapping with one text for each such row: that of the language, else one of the same language elsewhere (es-MX for
 * es). A row that has neither is left out. What was read is not altered. */
const struct kf_node *kf_by_language_pick(struct kf_arena *arena, const struct kf_record *record,
                                          const struct kf_node *node, const char *language);

/* The text of one such row in a language, or in the same language elsewhere; NULL: it has none. */
struct kf_node *kf_by_language_text(const struct kf_node *value, const char *language);

/* The kit as it prints in a language. Warns of words that are written in another one alone, and refuses a reporting rule
 * that is: NULL then. */
const struct kf_kit *kf_kit_in_language(struct kf_run *run, const struct kf_kit *kit, const char *module_language,
                                        const char *language);

#endif
