#ifndef KF_COMPOSE_PO_H
#define KF_COMPOSE_PO_H

/* PO files with all that they hold, for the programs that change them (the gettext library is GPL, so this reader and
 * writer are our own). One message is one address, so there are no plural forms. */

#include "base/run.h"

struct kf_po_message {
    const char *address; /* msgctxt; NULL: the header, or an obsolete message without one */
    const char *source;  /* msgid */
    const char *text;    /* msgstr, "" while there is none */
    const char *old_address, *old_source; /* "#|": what a fuzzy text was made from, NULL */
    struct kf_list comments;              /* the translator's: each line behind its "#", with its spaces */
    struct kf_list notes, references;     /* "#." and "#:", ours */
    struct kf_list flags;                 /* "#,", without fuzzy */
    bool fuzzy, obsolete;
    struct kf_span start, span; /* of the first keyword and of the msgstr */
};

struct kf_po {
    const struct kf_source *source; /* NULL: made, not read */
    struct kf_po_message *header;
    struct kf_list messages;     /* struct kf_po_message *, in the file's order; obsolete ones too */
    struct kf_list end_comments; /* behind the last message */
};

/* NULL after pushing errors with line and column. */
struct kf_po *kf_po_read(struct kf_run *run, const char *path);
struct kf_po *kf_po_read_text(struct kf_run *run, const char *shown_path, const char *text, size_t length);

/* A file with a header alone. */
struct kf_po *kf_po_new(struct kf_arena *arena, const char *header);
struct kf_po_message *kf_po_add(struct kf_arena *arena, struct kf_po *po, const char *address, const char *source);
/* The message that is not obsolete, NULL. Counts through the list: for one look. */
struct kf_po_message *kf_po_find(const struct kf_po *po, const char *address);

/* A line of the header, NULL when it is not there or empty. In arena. */
const char *kf_po_field(struct kf_arena *arena, const struct kf_po *po, const char *name);
/* Puts the line in its place, or at the end; NULL takes it out. */
void kf_po_set_field(struct kf_arena *arena, struct kf_po *po, const char *name, const char *value);

/* The file's text, byte for byte as `msgcat --no-wrap` writes it. Caller frees. */
char *kf_po_text(const struct kf_po *po);

#endif
