#ifndef KF_CLI_SOUGHT_H
#define KF_CLI_SOUGHT_H

/* What has an address in a subject's tree, and what stands around it. */

#include "cli/subject.h"

struct kf_text_part {
    const char *address, *value;
};

struct kf_sought {
    struct kf_arena *arena;
    const char *address;
    size_t length;
    const struct kf_node *node;   /* what has the address, the outermost */
    struct kf_node *scalar;       /* the text, word or number there, NULL */
    unsigned flags;
    struct kf_list audiences;     /* const struct kf_node *: each `for` on the way */
    struct kf_list parts;         /* struct kf_text_part: the texts below */
    struct kf_list near;          /* const char *: addresses that share its beginning */
    size_t shared;                /* how long that is */
};

/* root: of the subject, or of the same composed in another way. */
struct kf_sought kf_sought_in(struct kf_arena *arena, const struct kf_subject *subject, struct kf_node *root);
/* Whether an address is that of the group or of a thing in it. */
bool kf_lies_in(const char *address, const char *group);
/* "teens, couple", of lists after `for:`; NULL for none. In arena. */
const char *kf_sought_audience(struct kf_arena *arena, const struct kf_list *lists);
/* Words as they print: without Markdown, on one line. In arena. */
const char *kf_plain_words(struct kf_arena *arena, const char *text);

/* In quotation marks; spoken words have their own. In arena. */
const char *kf_quoted(struct kf_arena *arena, const char *text);

#endif
