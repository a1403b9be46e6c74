#ifndef KF_CLI_PROVENANCE_H
#define KF_CLI_PROVENANCE_H

/* Where a text comes from: the value as it prints, and every layer that touched it, from the kit up. */

#include "cli/sought.h"

enum { KF_LAYER_NOTES = 3 };

struct kf_layer_note {
    const char *name;    /* "kit", "overlay riverbend", "word swap" */
    struct kf_span span; /* source NULL: said on the command line */
    const char *text;    /* the words after this layer; NULL: it took them out */
    const char *old_text; /* a part of them that it put `text` in the place of, NULL */
    const char *notes[KF_LAYER_NOTES]; /* "because our families say supper"; NULL after the last */
};

struct kf_provenance {
    const char *address;
    const char *value; /* as it prints, without Markdown; NULL: a group */
    const char *gone;  /* why it does not print, NULL when it does */
    const char *audience; /* "teens, couple"; NULL: all */
    bool safety, core, facilitator;
    struct kf_list layers; /* struct kf_layer_note */
    struct kf_list parts;  /* of a group: struct kf_text_part */
};

/* False after saying that nothing has this address, and which is nearest. */
bool kf_provenance_find(struct kf_run *run, const struct kf_subject *subject, struct kf_provenance *ret_provenance);

#endif
