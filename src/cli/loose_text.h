#ifndef KF_CLI_LOOSE_TEXT_H
#define KF_CLI_LOOSE_TEXT_H

/* A text as somebody types it who reads it from a page: capitals, white space, the shape of quotes and dashes, and how the
 * digits of a number are set apart make no other text. */

#include <stdbool.h>

#include "base/arena.h"

/* In arena; to be compared with others of its kind alone. */
const char *kf_loose_text(struct kf_arena *arena, const char *text);
/* Whether the text holds what is sought; a number is not a part of a longer one. Both are loose. */
bool kf_loose_holds(const char *text, const char *sought);
/* How many letters and digits a loose text has. */
int kf_loose_count(const char *text);

#endif
