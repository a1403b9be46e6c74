#ifndef KF_EDITIONS_CLINIC_FIELDS_H
#define KF_EDITIONS_CLINIC_FIELDS_H

/* Where a community leaves its program blank: lines at the head of every page for the name, worker and phone of the
 * clinic that hands it out. In a form each is one field with a place on every page: typed once, it fills them all. */

#include "blocks/build.h"
#include "layout/layout.h"

/* Places them on a page whose content is there, in an area of the header: before everything else of the page in reading
 * order. with_worker: false where there is only room for name and phone. */
void kf_clinic_fields_place(struct kf_build *build, struct kf_placer *placer, int page, struct kf_rect area,
                            bool with_worker);

#endif
