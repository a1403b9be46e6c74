#ifndef KF_MODEL_FACTS_H
#define KF_MODEL_FACTS_H

/* What pages speak of that go with sessions of modules: the sessions of a series, those of a pack, or a module's own. Blocks
 * that list what the modules hold read it (blocks/listing.h). */

#include "model/edition.h"

struct kf_handout_fact { /* a handout as laid out */
    const struct kf_handout *handout;
    const char *number;  /* "2.1" */
    const char *address; /* links lead there in the document that lists it; NULL: it is not in there */
    int sides;
};

struct kf_session_fact {
    const struct kf_content *content;
    const struct kf_handout_fact *handouts; /* in order */
    int handout_count;
};

struct kf_facts {
    const struct kf_session_fact *sessions;
    int count;
    bool lists_references; /* at the end of the document, so that no page needs to */
};

#endif
