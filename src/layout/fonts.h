#ifndef KF_LAYOUT_FONTS_H
#define KF_LAYOUT_FONTS_H

/* Fonts come from fonts/ and the folders that a community adds, through a fontconfig of our own: one font map a worker,
 * never the system's. */

#include <pango/pango.h>

#include "base/run.h"

/* Call once, first thing in main, before any font map exists: keeps Pango's start-up thread from reading the system's
 * configuration (4 ms, 170 ms without a cache). The library itself never touches the process's configuration. */
void kf_fonts_isolate_process(void);

/* A font map over every .ttf and .otf of the folder, and a context set up for exact geometry: resolution 72, no hinting,
 * no rounding. Both are deferred to the arena. NULL after an error (KF_MISSING_ON_MACHINE). */
PangoContext *kf_fonts_context(struct kf_run *run, struct kf_arena *arena, const char *folder);
/* The same with more folders, which need not be there: their fonts stand in where the first folder's have no letter. A
 * file in them that is no font is an error (KF_FILE_UNREADABLE). */
PangoContext *kf_fonts_context_with(struct kf_run *run, struct kf_arena *arena, const char *folder,
                                    const char *const *more, int more_count);

/* Another context of the same fonts, for a second language. In arena. */
PangoContext *kf_fonts_beside(PangoContext *context, struct kf_arena *arena);

#endif
