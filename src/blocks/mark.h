#ifndef KF_BLOCKS_MARK_H
#define KF_BLOCKS_MARK_H

#include "blocks/build.h"

/* The module's number, or its letter, inside its shape: a drawing of this side. */
struct kf_box *kf_part_mark(struct kf_build *build, kf_len side);

#endif
