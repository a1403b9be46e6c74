#ifndef KF_DIAGRAMS_CERTIFICATE_H
#define KF_DIAGRAMS_CERTIFICATE_H

/* What is drawn on a certificate: a double frame with scooped corners, and a seal. */

#include "diagrams/icon.h"
#include "layout/box.h"

kf_draw kf_certificate_frame;

/* picture: inside the seal, NULL for none. */
struct kf_box *kf_certificate_seal(struct kf_arena *arena, const struct kf_icon *picture);

#endif
