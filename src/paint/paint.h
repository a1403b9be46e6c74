#ifndef KF_PAINT_PAINT_H
#define KF_PAINT_PAINT_H

/* Stage 7, paint: pages to a surface. For PDF, a marker stamp before every item, so that finish can tell the runs apart;
 * item k of a page is its run k. No drawing here holds logic or geometry: that is layout's. */

#include "layout/layout.h"

struct kf_painted {
    unsigned char *pdf; /* the arena's */
    size_t length;
    struct kf_runs runs;
};

/* Call once in main, before threads: Cairo then leaves its streams plain, since finish rewrites the pages' and deflates
 * all of them. Without the call each page is deflated, inflated and deflated; the finished files are the same. The library
 * itself never touches the environment. */
void kf_paint_leave_plain(void);

/* date: seconds since 1970, UTC. Returns false after pushing an error (surface). */
bool kf_paint_pdf(struct kf_run *run, struct kf_arena *arena, const struct kf_pages *pages, long long date,
                  struct kf_painted *ret_painted);

/* Draws one page without markers at a scale with its top left at the canvas's origin: previews, thumbnails. */
void kf_paint_page(cairo_t *cr, const struct kf_pages *pages, int page, GString *ops);

/* The drawing as operations: the form that the benchmark's floor reads, and the golden of stage 7. name: of the file
 * line. Caller frees. */
char *kf_paint_ops(const struct kf_pages *pages, const char *name);

/* One page as PNG bytes in arena, `dpi` dots an inch. Returns false after pushing an error. */
bool kf_paint_png(struct kf_run *run, struct kf_arena *arena, const struct kf_pages *pages, int page, double dpi,
                  unsigned char **ret_png, size_t *ret_length);
/* The same of a part of it, which may be larger than the page: paper all around. */
bool kf_paint_png_part(struct kf_run *run, struct kf_arena *arena, const struct kf_pages *pages, int page,
                       struct kf_rect part, double dpi, unsigned char **ret_png, size_t *ret_length);

#endif
