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
 * no rounding. Both are deferred to the arena. NULL after an error: no fonts, or one that is cut short, no font
 * (KF_FILE_UNREADABLE), or named in the folder's fonts.yaml and not there (KF_MISSING_ON_MACHINE). */
PangoContext *kf_fonts_context(struct kf_run *run, struct kf_arena *arena, const char *folder);
/* The same with more folders, which need not be there: their fonts stand in where the first folder's have no letter. */
PangoContext *kf_fonts_context_with(struct kf_run *run, struct kf_arena *arena, const char *folder,
                                    const char *const *more, int more_count);

/* The file of a font that Pango cannot open any more, "" where it has none; NULL: the font is well. */
const char *kf_fonts_broken(PangoFont *font);

/* Another context of the same fonts, for a second language. In arena. */
PangoContext *kf_fonts_beside(PangoContext *context, struct kf_arena *arena);

#endif
