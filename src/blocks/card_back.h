#ifndef KF_BLOCKS_CARD_BACK_H
#define KF_BLOCKS_CARD_BACK_H

#include "blocks/card.h"

/* card NULL: one that the reader makes. group, or the module's mark alone, stands on a back without words of its own. */
/* Has words of its own behind it. card NULL: one of the reader's own. */
bool kf_card_has_back(const struct kf_card *card);

struct kf_box *kf_card_back(struct kf_build *build, const struct kf_card *card, const char *address,
                            const struct kf_text *group, const struct kf_card_place *place);

#endif
