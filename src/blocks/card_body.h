#ifndef KF_BLOCKS_CARD_BODY_H
#define KF_BLOCKS_CARD_BODY_H

/* What a card says and asks for, as wide as the build. */

#include "blocks/card.h"

/* title: the card's, as spoken. */
void kf_card_body(struct kf_build *build, const struct kf_card *card, const char *title, struct kf_list *ret_boxes);
/* Beside other things a card's text is smaller, as lines in a box are. */
enum kf_style kf_card_text_style(const struct kf_card *card);
/* A place to write, spoken as a part of the card. address: the card's. */
struct kf_box *kf_card_lines(struct kf_build *build, int count, const char *title, const char *address);

#endif
