#ifndef KF_LAYOUT_FONT_MEASURES_H
#define KF_LAYOUT_FONT_MEASURES_H

/* Pango measures a font when it first breaks a line with it, behind a flag that all threads share (`in_get_metrics` of
 * pangocairo-font.c, up to Pango 1.56 at least). A font that is asked for while another thread measures one is given no
 * width, for good, and lines that are nearly full then break elsewhere. So each font is measured before it is used, by one
 * thread at a time. */

#include <pango/pango.h>

/* Measures the fonts that the layout, which has its text and attributes but no lines yet, will take; each once a context. */
void kf_font_measures_take(PangoLayout *layout);

#endif
