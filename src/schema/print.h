#ifndef KF_SCHEMA_PRINT_H
#define KF_SCHEMA_PRINT_H

/* What the rows can say of themselves. */

#include <glib.h>

#include "schema/field.h"

/* JSON Schema (draft 2020-12) of files of this record: title, $defs for each record and block. Caller frees. */
char *kf_schema_json(const struct kf_shapes *shapes, const struct kf_record *record, const char *title);

/* Rows as Markdown, for people: a text that grows, and where in it each record stands. */
struct kf_markdown {
    GString *text;
    GHashTable *anchors; /* record to the anchor of its heading, as GitHub makes them */
};

struct kf_markdown kf_markdown_new(void);
/* Frees all but the text, which the caller gets. */
char *kf_markdown_end(struct kf_markdown *markdown);
/* A sentence whose * _ < [ and | print as they are; `code` stays code. */
void kf_markdown_words(struct kf_markdown *markdown, const char *words);
/* A table of the record's rows. Then, one heading of this level for each, the records that the rows hold and that stand
 * nowhere yet: "`owner`: name". */
void kf_markdown_record(struct kf_markdown *markdown, const struct kf_record *record, const char *owner, int level);

#endif
