#ifndef KF_EDITIONS_FREE_PAPER_H
#define KF_EDITIONS_FREE_PAPER_H

/* Where a page has no ink: drawn once, asked often. What the eye sees is asked, not the boxes: a frame's box holds the words
 * inside it, its lines do not. */

#include "layout/layout.h"

struct kf_free_paper;

/* A page drawn with so many dots a millimetre as stands in free_paper.c. In arena. */
struct kf_free_paper *kf_free_paper_new(struct kf_arena *arena, const struct kf_pages *pages, int page);
/* The rectangle grown on all sides at once, each until it meets ink or the edge that printers do not reach, or has gone
 * far enough. Ink inside the rectangle is its own. */
struct kf_rect kf_free_paper_around(const struct kf_free_paper *paper, struct kf_rect rect);

#endif
