#ifndef KF_EDITIONS_BINDER_H
#define KF_EDITIONS_BINDER_H

/* Binds documents that are laid out already into one: each begins on a front side, so that it is a sheet of its own, to
 * keep or to shred without another's page on its back; has page labels of its own; and is found by bookmarks. */

#include "editions/typeset.h"
#include "layout/join.h"

struct kf_binding { /* one part */
    const struct kf_document *document;
    const char *title;         /* of its element and bookmark; NULL: it has those of its sections alone */
    const char *address;       /* links lead to its first page; NULL */
    const char *prefix;        /* of addresses inside it; NULL */
    const char *label;         /* "H2.3-" of its pages' labels; NULL: i, ii, iii */
    int level;                 /* of its bookmark, from 0 */
    bool sections;             /* have bookmarks too */
    bool follows;              /* may begin on the back of the part before it */
    const enum kf_side *sides; /* of its pages; NULL: one follows the other */
    struct kf_element *group;  /* element it stands under; NULL: the document's */
};

struct kf_binder {
    const struct kf_typeset *set;
    struct kf_document *document; /* the whole */
    const struct kf_document *empty; /* a page; NULL until one is needed */
    struct kf_joint joint;
    bool one_sided; /* printed so: no sides are left empty */
    GArray *labels, *bookmarks, *parts;
};

void kf_binder_init(struct kf_binder *binder, const struct kf_typeset *set, enum kf_make kind, const char *piece,
                    const char *title);
/* A bookmark to the next part, and an element to put parts under. */
struct kf_element *kf_binder_group(struct kf_binder *binder, const char *title, int level);
void kf_binder_add(struct kf_binder *binder, const struct kf_binding *binding);
/* Of a handout's pages: "H3-"; in a series, where others have a 3 too, "H2.3-"; of the kit's, "K3-". */
const char *kf_handout_label(struct kf_arena *arena, const struct kf_content *content, int number, bool of_series);
/* The whole, complete. */
struct kf_document *kf_binder_close(struct kf_binder *binder);

#endif
