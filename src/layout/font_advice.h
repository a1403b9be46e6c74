#ifndef KF_LAYOUT_FONT_ADVICE_H
#define KF_LAYOUT_FONT_ADVICE_H

/* What to do about a letter that no font here has. */

#include <glib.h>

#include "base/arena.h"

/* Names the Debian package with a font for the letter's script, and where a community puts it. In arena. */
const char *kf_font_advice(struct kf_arena *arena, gunichar letter);

#endif
