#ifndef KF_SCHEMA_PRINT_H
#define KF_SCHEMA_PRINT_H

/* What the rows can say of themselves. */

#include "schema/field.h"

/* JSON Schema (draft 2020-12) of files of this record: title, $defs for each record and block. Caller frees. */
char *kf_schema_json(const struct kf_shapes *shapes, const struct kf_record *record, const char *title);

#endif
