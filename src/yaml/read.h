#ifndef KF_YAML_READ_H
#define KF_YAML_READ_H

/* Stage 1, read: bytes to nodes. */

#include "base/run.h"
#include "yaml/node.h"

/* Reads one file. path is opened; shown is what messages call it. Returns NULL after pushing at least one error:
 * syntax, invalid UTF-8, control characters, tabs in indents, duplicate keys, tags, limits of size, depth and aliases,
 * and YAML's own traps (a value that begins with * { " or holds ": "), each with the form to write. */
struct kf_node *kf_yaml_read(struct kf_run *run, const char *path);

/* The same for text in memory; text is kept, not copied. */
struct kf_node *kf_yaml_read_text(struct kf_run *run, const char *shown_path, const char *text, size_t length);

/* Text in the quotes that it needs in YAML: double ones, or single ones when it holds " or \. In arena. */
char *kf_yaml_quoted(struct kf_arena *arena, const char *text);
/* The line of the source that holds offset, from there to its end in quotes, behind its key or dash:
 * `text: "*pause"`, `- "I would like: more"`. In arena. */
const char *kf_yaml_quoted_line(struct kf_arena *arena, const struct kf_source *source, size_t offset);

#endif
