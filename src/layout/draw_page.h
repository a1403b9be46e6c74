#ifndef KF_LAYOUT_DRAW_PAGE_H
#define KF_LAYOUT_DRAW_PAGE_H

/* Drawing the items of a page on a canvas: used by paint for every surface and by the guide's thumbnails, which are the
 * real page at a scale. */

#include "layout/layout.h"

void kf_draw_item(struct kf_canvas *canvas, const struct kf_item *item);
void kf_draw_page(struct kf_canvas *canvas, const struct kf_page *page);

#endif
