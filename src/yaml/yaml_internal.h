#ifndef KF_YAML_INTERNAL_H
#define KF_YAML_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/source.h"
#include "yaml/node.h"

/* Where lines begin. libyaml's marks count lines and characters; this finds the byte. */
struct kf_lines {
    const struct kf_source *source;
    size_t *starts;
    int count;
    struct kf_lines_last *last; /* the place found last: events come in order, and a line can be as long as the file */
};

void kf_lines_init(struct kf_arena *arena, const struct kf_source *source, struct kf_lines *ret_lines);
/* line and column from 0, as libyaml counts; a place past the end is the end. */
size_t kf_lines_offset(const struct kf_lines *lines, size_t line, size_t column);
/* As kf_span_at, without counting from the top. */
struct kf_span kf_lines_span(const struct kf_lines *lines, size_t line, size_t column, size_t bytes);
/* The same when the offset is known too, and the characters have been counted or go on to the end of the line. */
struct kf_span kf_lines_span_counted(const struct kf_lines *lines, size_t line, size_t column, size_t offset, size_t length);
struct kf_span kf_lines_span_to_end(const struct kf_lines *lines, size_t line, size_t column, size_t offset);
struct kf_span kf_lines_span_at(const struct kf_lines *lines, size_t offset, size_t bytes);
/* The end of a line, before its break. */
size_t kf_lines_end(const struct kf_lines *lines, int line);

/* Bytes to skip at the start: a byte order mark. */
size_t kf_source_skip(const struct kf_source *source);

/* Reports every bad byte, control character and tab in an indent. Returns false when libyaml could not read on. */
bool kf_yaml_scan(struct kf_diags *diags, const struct kf_lines *lines);
/* Reports what scan refuses, in a scalar whose escapes have been read. */
bool kf_yaml_scan_value(struct kf_diags *diags, const struct kf_node *scalar, size_t length);

/* A value that reads otherwise than its author meant, on one line. */
struct kf_trap {
    size_t begin, end;   /* of the value, in bytes of the source */
    const char *message; /* what is wrong */
    const char *form;    /* the line to write instead, NULL when quotes are not the answer */
};

/* Looks at one line (from 0) for a trap of YAML's. colon: a ": " inside the value is one too. */
bool kf_yaml_trap(struct kf_arena *arena, const struct kf_lines *lines, int line, bool colon, struct kf_trap *ret_trap);

#endif
