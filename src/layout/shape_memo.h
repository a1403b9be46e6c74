#ifndef KF_LAYOUT_SHAPE_MEMO_H
#define KF_LAYOUT_SHAPE_MEMO_H

/* What a context has shaped lately, by what it says and looks like: two thirds of all paragraphs are shaped again, for the
 * trial of a page, for the guide after the handout, for the next variant, and as the foot of each page. Layouts are never
 * changed once they are in it, so that texts share them. */

#include <pango/pango.h>

#include "base/arena.h"
#include "layout/theme.h"
#include "model/inline.h"

struct kf_shape_look { /* everything but the context that decides where the letters of a text go */
    const struct kf_inline *text;
    const struct kf_type *type;
    bool right_to_left;
    kf_len width; /* 0: not wrapped */
};

struct kf_remembered {
    PangoLayout *layout;        /* the memo's: take a reference */
    const kf_len *blank_widths; /* of the text's blanks */
    size_t blank_count;
};

struct kf_shape_memo;

/* Once for a context, before the arena defers anything that needs it: the memo goes before the context does. */
void kf_shape_memo_attach(PangoContext *context, struct kf_arena *arena);
/* NULL: the context has none. Empties it when the context has another language or direction than it had. */
struct kf_shape_memo *kf_shape_memo_of(PangoContext *context);

/* NULL: not there, or not any more. Valid until the next kf_shape_memo_keep. */
const struct kf_remembered *kf_shape_memo_find(struct kf_shape_memo *memo, const struct kf_shape_look *look);
/* Copies what it keeps. At most 2 * KF_SHAPES_KEPT are there; those that were not asked for go. */
void kf_shape_memo_keep(struct kf_shape_memo *memo, const struct kf_shape_look *look, PangoLayout *layout,
                        const kf_len *blank_widths);

enum { KF_SHAPES_KEPT = 1024 }; /* of a guide of 60 pages; some 8 MB */

#endif
