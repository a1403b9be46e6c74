#ifndef KF_MODEL_AVOID_H
#define KF_MODEL_AVOID_H

/* Words that hurt, with what to say in their place: modules/avoid/<language>.yaml, and a community's own under `avoid:`. */

#include "schema/field.h"

struct kf_avoid { /* what is said otherwise */
    struct kf_words find; /* whole words; a star at the end stands for any ending */
    const char *say, *why;
    const struct kf_node *node;
};

struct kf_fine { /* where such a word is what it should be */
    const char *phrase, *because;
    const struct kf_node *node;
};

struct kf_avoid_file { /* of one language */
    int kinfold;
    const char *language;
    struct kf_records words; /* struct kf_avoid */
    struct kf_records fine;  /* struct kf_fine */
    struct kf_records jargon; /* struct kf_avoid without a reason: words that a page explains or says simply */
    const struct kf_node *node;
};

extern const struct kf_record kf_avoid_record, kf_avoid_file_record;

struct kf_content;
/* That of the content's language; NULL: none. */
const struct kf_avoid_file *kf_avoid_for(const struct kf_content *content);

/* All files of the folder, const struct kf_avoid_file *, in arena. A folder that is not there has none. */
struct kf_list kf_avoid_read(struct kf_run *run, const char *folder);

#endif
