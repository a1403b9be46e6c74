#ifndef KF_EDITIONS_KIT_DOCUMENTS_H
#define KF_EDITIONS_KIT_DOCUMENTS_H

#include "editions/document.h"

/* The kit's fonts, and where these have no letter those in fonts/ of the community and of the programmes that it is based
 * on. In arena. NULL after pushing errors. */
PangoContext *kf_kit_fonts(struct kf_run *run, struct kf_arena *arena, const struct kf_kit *kit);

/* The document of a piece; NULL after pushing an error. */
const struct kf_document *kf_document_find(struct kf_run *run, const struct kf_documents *documents, const char *piece);

#endif
