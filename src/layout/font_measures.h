#ifndef KF_LAYOUT_FONT_MEASURES_H
#define KF_LAYOUT_FONT_MEASURES_H

/* Pango measures a font when it first breaks a line with it, behind a flag that all threads share (`in_get_metrics` of
 * pangocairo-font.c, up to Pango 1.56 at least). A font that is asked for while another thread measures one is given no
 * width, for good, and lines that are nearly full then break elsewhere. So each font is measured before it is used, by one
 * thread at a time.
 *
 * Then its file stays open, too. Cairo keeps ten open (MAX_OPEN_FACES of cairo-ft-font.c, in 1.16 as in 1.18) and closes one
 * of the others for the next, without the lock of the thread that may be about to read it; and it opens two at once, which
 * FreeType does not allow. Either ends the process. */

#include <pango/pango.h>

/* Measures, and keeps open, the fonts that the layout, which has its text and attributes but no lines yet, will take; each once
 * a context. */
void kf_font_measures_take(PangoLayout *layout);

#endif
