#ifndef KF_COMPOSE_CATALOGUE_H
#define KF_COMPOSE_CATALOGUE_H

/* Translations as the build looks them up: the messages of a PO file (compose/po.h) that are in use, by address. */

#include "base/run.h"

struct kf_message {
    const char *address; /* msgctxt */
    const char *source;  /* msgid: the text that was translated */
    const char *text;    /* msgstr, NULL when empty */
    const char *reviewed_by, *reviewed_on; /* NULL: a draft, undated */
    bool fuzzy;
    struct kf_span span; /* of the msgstr */
};

struct kf_catalogue {
    const char *language;    /* header Language */
    const char *layer;       /* "translation ar" */
    const struct kf_source *source;
    struct kf_message *messages; /* sorted by address */
    int count;
};

/* NULL after pushing errors with line and column. */
struct kf_catalogue *kf_catalogue_read(struct kf_run *run, const char *path);
struct kf_catalogue *kf_catalogue_read_text(struct kf_run *run, const char *shown_path, const char *text, size_t length);
const struct kf_message *kf_catalogue_find(const struct kf_catalogue *catalogue, const char *address);

#endif
