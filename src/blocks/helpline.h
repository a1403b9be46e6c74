#ifndef KF_BLOCKS_HELPLINE_H
#define KF_BLOCKS_HELPLINE_H

/* The number to call in a crisis, for what gets cut off the page that says it. */

#include "blocks/build.h"

/* NULL where the country has none that someone has checked. */
const struct kf_helpline *kf_crisis_line(const struct kf_build *build);
const char *kf_helpline_how(const struct kf_build *build, const struct kf_helpline *line); /* "Call or text" */

#endif
