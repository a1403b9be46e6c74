#ifndef KF_CLI_TYPE_SETTER_H
#define KF_CLI_TYPE_SETTER_H

/* Sets words that are known from a list of what is printed, in the letters of the pages they are for: a shaper for each
 * language and variant, made when it is first asked for. */

#include "editions/printed.h"

struct kf_type_setter;

struct kf_type_setter *kf_type_setter_new(struct kf_run *run, struct kf_arena *arena);
/* Of the file's language and variant; its theme is black on white. NULL after an error. */
struct kf_shaper *kf_type_setter_for(struct kf_type_setter *setter, const struct kf_printed_file *file);
/* A text with its bold words and blanks, the same each time it is asked for. */
const struct kf_inline *kf_type_setter_inline(struct kf_type_setter *setter, const struct kf_printed_text *text);

#endif
