#ifndef KF_BLOCKS_HEADLINE_H
#define KF_BLOCKS_HEADLINE_H

#include "schema/field.h"

/* What a key message says; NULL: the block is another. */
const struct kf_text *kf_key_message_text(const struct kf_block *block);

#endif
