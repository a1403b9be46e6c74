#ifndef KF_CLI_STARTER_H
#define KF_CLI_STARTER_H

/* What `new` writes: texts of modules/starters/ under another name, and a module's file with one more handout. */

#include "cli/cli.h"

/* Whether a module or a piece may have this name; else says what to write. what: "module", "handout". */
bool kf_starter_check_name(struct kf_cli *cli, const char *what, const char *name);

/* The letters and digits of what was typed, joined by hyphens: "Willow House" is willow-house. In arena; "": it has none. */
const char *kf_starter_plain(struct kf_arena *arena, const char *typed);
/* Whether addresses and files of this name mean something else. */
bool kf_starter_is_reserved(const char *name);
/* False after saying that something is there already. */
bool kf_starter_is_free(struct kf_run *run, const char *path);

/* The text with every word put as with. In arena. */
const char *kf_starter_replace(struct kf_arena *arena, const char *text, const char *word, const char *with);

/* A file of modules/starters/. NULL after pushing an error. */
const char *kf_starter_read(struct kf_run *run, const char *file);

/* The starter of modules/starters/new-<what>.yaml with name in the place of my-<what>. NULL after pushing an error. */
const char *kf_starter_text(struct kf_run *run, const char *what, const char *name);

/* A module's text with the handout last in its list and every other byte as it was. NULL after pushing errors: the file
 * cannot be read, has a piece of this name, or a list that stands in one line. ret_count: of its handouts now. */
const char *kf_starter_append(struct kf_run *run, const char *path, const char *name, const char *handout, int *ret_count);

#endif
