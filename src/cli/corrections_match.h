#ifndef KF_CLI_CORRECTIONS_MATCH_H
#define KF_CLI_CORRECTIONS_MATCH_H

/* Which text of the new pages stands for which of the old. */

#include "editions/printed.h"

struct kf_match {
    const struct kf_printed_text *old_text, *new_text; /* NULL: there is none */
    int old_page, new_page;                            /* from 1; 0: none */
};

/* Addresses of the same place, whatever the folder is called that inserted it. Either may be NULL. */
bool kf_same_place(const char *one, const char *two);

/* Each text of both files once: the old ones in order, then what is new. In arena. */
struct kf_match *kf_corrections_match(struct kf_arena *arena, const struct kf_printed_file *old_file,
                                      const struct kf_printed_file *new_file, int *ret_count);

#endif
