#ifndef KF_DESK_OVERLAY_FILE_H
#define KF_DESK_OVERLAY_FILE_H

/* The community's own overlays/<module>.yaml in a module as composed: which of its texts and parts this file wrote, and
 * where in it they stand. */

#include "model/edition.h"

struct kf_overlay_text { /* of a text that prints */
    const char *words;   /* as written, names in braces and all */
    const char *kits;    /* what stood there before this file changed it; NULL: nothing that stands alone */
    const char *path;    /* in the file, "changes/2/with"; NULL: the file says nothing of it */
};

struct kf_overlay_view {
    struct kf_arena *arena;
    const struct kf_content *content;
    const struct kf_overlay_file *file; /* NULL: there is none, or it cannot be read */
    GHashTable *filled;                 /* scalars in which names and words were put */
};

bool kf_overlay_is_at(const struct kf_overlay_file *file, const char *path);

/* path: of the file. */
void kf_overlay_view_begin(struct kf_overlay_view *view, struct kf_arena *arena, const struct kf_content *content,
                           const char *path);
void kf_overlay_view_end(struct kf_overlay_view *view);

struct kf_overlay_text kf_overlay_text_of(const struct kf_overlay_view *view, const struct kf_node *scalar);
/* The path of a node that the file brought; NULL: another did. In arena. */
const char *kf_overlay_path(const struct kf_overlay_view *view, const struct kf_node *node);

#endif
