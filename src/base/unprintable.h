#ifndef KF_BASE_UNPRINTABLE_H
#define KF_BASE_UNPRINTABLE_H

/* Characters that no text may hold, from whatever file or command line it comes: those that nobody sees and that change what
 * is read, by a program or by people. Let through are the marks that Arabic, Hebrew and other scripts are written with:
 * U+061C, U+200E and U+200F, which turn no word round, and the joiners U+200C and U+200D. */

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct kf_unprintable {
    unsigned first, last; /* code points */
    const char *name;     /* "a control character" */
    const char *hint;     /* what to do */
    bool breaks_lines;    /* libyaml cannot read on, or takes it for the end of a line */
};

/* NULL: it may stand in a text. Tabs and line ends may. */
const struct kf_unprintable *kf_unprintable(unsigned letter);

/* The first in text, which is UTF-8 but may hold NUL. Sets where it is when there is one. */
const struct kf_unprintable *kf_unprintable_find(const char *text, size_t length, size_t *ret_at);

/* Says so, with the code point. */
void kf_unprintable_report(struct kf_diags *diags, struct kf_span span, unsigned letter, const struct kf_unprintable *why);

#endif
