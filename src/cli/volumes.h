#ifndef KF_CLI_VOLUMES_H
#define KF_CLI_VOLUMES_H

/* Packets and packs: what a unit's documents are bound to. */

#include "editions/volume.h"

/* What has to be laid out for these kinds of documents: of a packet or pack, its parts too. */
unsigned kf_volumes_need(unsigned make);

/* Adds to the documents of a module, or of a session in its place in a series, what --make wants bound of them. False after
 * errors. */
bool kf_volumes_bind(struct kf_run *run, const struct kf_kit *kit, PangoContext *context, unsigned make,
                     const struct kf_content *content, struct kf_documents *documents);

struct kf_bound { /* a document, and the content that it is finished with */
    const struct kf_document *document;
    const struct kf_content *content;
};

/* The pack of the community's series, then of each session what --make wants: its packet, the handouts that it uses. Adds struct kf_bound; contents
 * (struct kf_content) are those of the sessions, as far as they could be loaded. False after errors, or when a session's
 * module is not in this language. */
bool kf_volumes_of_series(struct kf_run *run, const struct kf_kit *kit, PangoContext *context, unsigned make,
                          const struct kf_edition *edition, struct kf_list *contents, struct kf_list *ret_bound);

#endif
