#ifndef KF_DIAGRAMS_VISIBILITY_H
#define KF_DIAGRAMS_VISIBILITY_H

/* What is left of an image on white paper, in black and white: programmes have logos made for dark screens. */

#include "diagrams/image.h"

struct kf_visibility {
    double strongest; /* contrast to white of its darkest part: 1 to 21 */
    double readable;  /* of what is seen at all, the share with a contrast of 3 or more: 0 to 1 */
    double lost;      /* of its outline against paper, the share that is as white as the paper: 0 to 1 */
};

struct kf_visibility kf_image_visibility(const struct kf_image *image);

#endif
