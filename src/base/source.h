#ifndef KF_BASE_SOURCE_H
#define KF_BASE_SOURCE_H

/* Where a thing came from: the file as read, and a place in it. */

#include <stddef.h>

struct kf_source {
    const char *path; /* as it is shown in messages: relative to where the program runs, or as given */
    const char *text; /* NUL-terminated UTF-8, checked; in the run's arena */
    size_t length;    /* bytes, without the NUL */
};

struct kf_span {
    const struct kf_source *source; /* NULL: no file (an option, a built-in) */
    int line;                       /* from 1; 0: the whole file */
    int column;                     /* from 1, in characters; 0: the whole line */
    int length;                     /* characters to underline, 0 or 1: one caret */
    size_t offset;                  /* byte where the span begins in source->text */
};

/* The place of a byte offset. */
struct kf_span kf_span_at(const struct kf_source *source, size_t offset, size_t bytes);

#endif
