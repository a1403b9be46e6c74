#ifndef KF_CLI_FILE_KIND_H
#define KF_CLI_FILE_KIND_H

/* The kinds of files that people write. */

#include "schema/field.h"

struct kf_file_kind {
    const char *name, *title; /* "module", "Kinfold module" */
    const struct kf_record *record;
};

extern const struct kf_file_kind kf_file_kinds[];
extern const int kf_file_kind_count;

/* NULL when there is none of this name. */
const struct kf_file_kind *kf_file_kind_find(const char *name);

#endif
