#ifndef KF_LAYOUT_PLACE_INTERNAL_H
#define KF_LAYOUT_PLACE_INTERNAL_H

/* What place (boxes), place_text (words) and placer (pages) share. */

#include "layout/layout_internal.h"

struct kf_spot { /* what one call of place knows */
    struct kf_placer *placer;
    struct kf_shaper *shaper; /* of the language here */
    int page;
    const struct kf_fit *fit;
    struct kf_element *parent;
    enum kf_artifact artifact;
    const char *address; /* of the smallest box with one around this; NULL */
    /* From where boxes are laid out, left to right, to the page: mirrored x is origin - x, else origin + x. */
    bool mirrored;
    kf_len origin;
};

/* Where it runs right to left: from the other side. */
struct kf_rect kf_place_mirrored(const struct kf_spot *spot, struct kf_rect rect);
/* Adds an item and hands its run to its element. item.rect is not yet mirrored. */
void kf_place_emit(const struct kf_spot *spot, struct kf_item item);
struct kf_mark *kf_place_mark(const struct kf_spot *spot, enum kf_mark_kind kind, struct kf_rect rect);
/* A rectangle of a link, and its annotation in the link's element; the tag says where it leads. */
struct kf_mark *kf_place_link(const struct kf_spot *spot, struct kf_element *link, struct kf_rect rect);
/* Words that an element shows, for the honest checks. */
void kf_place_words(struct kf_placer *placer, struct kf_element *element, const char *words, size_t length);
/* A new element, in the language here. */
struct kf_element *kf_place_new_element(const struct kf_spot *spot, struct kf_element *parent, const struct kf_tag *tag);
/* The element of a tag: made once, shared by the halves of a split box. */
struct kf_element *kf_place_element(struct kf_spot *spot, const struct kf_tag *tag);

/* A Form element's drawing with its mark: on paper the drawing is its content (PrintField); in a form the field is, and
 * the drawing is an artifact. */
struct kf_item kf_place_blank(const struct kf_spot *spot, struct kf_rect rect, struct kf_element *form);
/* Whether what is drawn here is in another language than this element says. */
bool kf_place_is_foreign(const struct kf_spot *spot, const struct kf_element *element);
struct kf_tag *kf_place_form_tag(struct kf_placer *placer, enum kf_blank_kind kind, const char *label,
                                 const char *address);
/* Draws placed->kids as lines to write on. */
kf_draw kf_place_draw_rule;

void kf_place_text(struct kf_spot spot, const struct kf_box *box, struct kf_rect rect);

#endif
