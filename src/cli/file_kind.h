#ifndef KF_CLI_FILE_KIND_H
#define KF_CLI_FILE_KIND_H

/* The kinds of files that people write. */

#include "base/old_files.h"
#include "cli/cli.h"
#include "schema/field.h"

struct kf_file_kind {
    const char *name, *title; /* "module", "Kinfold module" */
    const struct kf_record *record;
};

extern const struct kf_file_kind kf_file_kinds[];
extern const int kf_file_kind_count;

#define KF_SCHEMA_FOLDER ".kinfold"

/* Writes the JSON Schemas of all kinds to folder/.kinfold/<kind>.schema.json, where the first lines of what `new` writes
 * lead an editor. old: what was there before; NULL: it need not be kept. False after pushing an error. */
bool kf_file_kinds_write(struct kf_run *run, const char *folder, struct kf_old_files *old);

/* NULL when there is none of this name. */
const struct kf_file_kind *kf_file_kind_find(const char *name);

#endif
