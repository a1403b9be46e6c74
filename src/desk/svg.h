#ifndef KF_DESK_SVG_H
#define KF_DESK_SVG_H

/* A drawing of a stranger, written anew from a list of what a drawing needs: shapes, colours, how they stand. What is not in
 * the list is not in the result: no script, no link, nothing that is fetched. */

#include "base/arena.h"

enum kf_svg_left { /* what was left out */
    KF_SVG_SCRIPTS,  /* and what would start them */
    KF_SVG_LINKS,    /* to pages */
    KF_SVG_FETCHED,  /* what would be drawn from another file */
    KF_SVG_PICTURES, /* of pixels, inside the drawing */
    KF_SVG_WEB,      /* pieces of web pages, and elements that nobody knows */
    KF_SVG_MOTION,
    KF_SVG_EFFECTS,  /* shadows and the like, which print badly */
    KF_SVG_STYLES,   /* that are not known to be harmless */
    KF_SVG_NOTES,    /* of the drawing program: titles, layers, who drew it */
    KF_SVG_LEFT_COUNT
};

enum kf_svg_refusal { /* why there is no drawing */
    KF_SVG_BROKEN,   /* no XML in UTF-8 */
    KF_SVG_OTHER,    /* XML, and no SVG */
    KF_SVG_ENTITIES, /* abbreviations of its own, which a small file can make fill a machine */
    KF_SVG_LETTERS,  /* not drawn as paths: nobody knows in which font */
    KF_SVG_ONLY_A_PICTURE,
    KF_SVG_EMPTY,    /* nothing is left that draws */
    KF_SVG_TOO_MUCH, /* parts, or parts in parts */
    KF_SVG_REFUSAL_COUNT
};

/* The drawing in UTF-8, in arena; cleaned once more it is the same. *ret_left: a bit for each kf_svg_left. NULL:
 * *ret_refusal says why. */
char *kf_svg_clean(struct kf_arena *arena, const char *bytes, size_t length, unsigned *ret_left,
                   enum kf_svg_refusal *ret_refusal);

/* "scripts", "links", …; "broken", …: words for the desk's pages. */
const char *kf_svg_left_word(enum kf_svg_left left);
const char *kf_svg_refusal_word(enum kf_svg_refusal refusal);

#endif
