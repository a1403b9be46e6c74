#ifndef KF_CLI_EXAMPLE_H
#define KF_CLI_EXAMPLE_H

/* A block's example as it prints: a module in memory that holds it, made into boxes, laid out and painted. */

#include <pango/pango.h>

#include "model/block.h"
#include "model/edition.h"

struct kf_picture {
    unsigned char *png; /* NULL: the block draws nothing */
    size_t length;
};

/* png in arena. False after pushing errors: the example has some. */
bool kf_example_draw(struct kf_run *run, struct kf_arena *arena, const struct kf_kit *kit, PangoContext *context,
                     const struct kf_block_type *type, struct kf_picture *ret_picture);

#endif
