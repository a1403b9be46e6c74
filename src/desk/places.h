#ifndef KF_DESK_PLACES_H
#define KF_DESK_PLACES_H

/* Where the texts of a module stand on the pages of a document as laid out. */

#include "compose/texts.h"
#include "editions/document.h"

struct kf_text_place {
    int page;            /* from 0 */
    struct kf_rect rect; /* what its words fill there */
};

struct kf_placed_text {
    const struct kf_translatable *text;
    struct kf_list places; /* struct kf_text_place: one for each that it flows over, or is printed in again */
};

/* struct kf_placed_text: those that stand on some page, as they are read. Words of the program and helplines have no place
 * of their own in the module and are none. In arena. */
struct kf_list kf_places_of(struct kf_arena *arena, const struct kf_content *content, const struct kf_document *document);

#endif
