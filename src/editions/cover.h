#ifndef KF_EDITIONS_COVER_H
#define KF_EDITIONS_COVER_H

/* The first page of a packet or pack: whose it is and what it is about. */

#include "editions/editions_internal.h"

struct kf_cover {
    const char *kind;              /* "Participant packet" */
    const struct kf_text *title, *subtitle, *message; /* the last two may be NULL */
    const char *picture;           /* NULL */
    const char *when;              /* NULL */
};

/* Adds its head: title, day, message. */
void kf_cover_head(struct kf_build *build, const struct kf_cover *cover, struct kf_list *ret_boxes);
/* Adds blocks of the kit's pages by address, as the kit says them, in this language. False after saying which is missing. */
bool kf_cover_kit_blocks(struct kf_build *build, const struct kf_content *kit, const char *const *addresses,
                         struct kf_list *ret_boxes);

#endif
