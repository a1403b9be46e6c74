#ifndef KF_EDITIONS_LOGO_H
#define KF_EDITIONS_LOGO_H

/* The programme's sign at the head of a page: its logo, else its initials. */

#include "blocks/build.h"

#define KF_LOGO_ADDRESS "communities/brand" /* in lists of what is printed where */

struct kf_image;

struct kf_logo {
    const struct kf_image *image; /* NULL: */
    const char *initials;
    kf_len width, height; /* as printed */
};

/* Once a document. Its height is at most band. False: a clinic that writes its own name has no sign of ours beside it. */
bool kf_logo_load(struct kf_build *build, kf_len band, struct kf_logo *ret_logo);
/* Lets an image that is wide have up to this much room, and be higher: never over band. */
void kf_logo_fit(struct kf_logo *logo, kf_len band, kf_len room);
struct kf_box *kf_logo_box(struct kf_build *build, const struct kf_logo *logo);

#endif
