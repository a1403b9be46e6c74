#ifndef KF_YAML_EDIT_H
#define KF_YAML_EDIT_H

/* Changes to a YAML file as its author would make them by hand: what is at stake changes, and every other byte stays as it
 * is, comments, order, blank lines and quotes too. */

#include <stdbool.h>

#include "base/arena.h"

/* path: keys, and places in sequences from 0, with "/" between them: "names/worker", "words/0/to". All return the whole text
 * of the file in arena; NULL: the text is no YAML, or the path leads to or through something of another
 * kind: a text where parts are wanted, parts where a text is. */

/* The text at the path becomes this value, in the quotes that it needs. Keys that are not there are written: where a line
 * has them as a comment (`# logo: logo.svg`), there; else behind the last key of order that comes before them (order may
 * be NULL), or at the end of their mapping. */
char *kf_yaml_put(struct kf_arena *arena, const char *text, const char *path, const char *value, const char *const *order);

/* The same with a value that is written as it stands here, in one line: "true", "[en, es]". It may take the place of a text,
 * or of parts between brackets. */
char *kf_yaml_put_plain(struct kf_arena *arena, const char *text, const char *path, const char *yaml, const char *const *order);

/* The key or item goes, with the lines that it stands on; what is not there is gone already. */
char *kf_yaml_remove(struct kf_arena *arena, const char *text, const char *path);

/* One more item at the end of the sequence: item is YAML, in lines without an indent: "{from: dinner, to: supper}" or
 * "replace: title\nwith: Hello". A sequence that is not there is written, as kf_yaml_put does. Items apart by a blank line
 * stay so. */
char *kf_yaml_append(struct kf_arena *arena, const char *text, const char *path, const char *item, const char *const *order);

/* A value as it is written behind its key, or between braces (in_flow): plain where YAML reads it as that text, else
 * quoted. White space becomes single spaces. In arena. */
char *kf_yaml_value(struct kf_arena *arena, const char *value, bool in_flow);

#endif
