#ifndef KF_DESK_ANSWERS_H
#define KF_DESK_ANSWERS_H

/* Answers of a worker, kept while nothing that they were made of has been written. */

#include "desk/parcel.h"

struct kf_answers;
struct kf_reads;

/* most: bytes of the answers together; those that were not asked for go. */
struct kf_answers *kf_answers_new(size_t most);
void kf_answers_free(struct kf_answers *answers);

/* A copy of what was answered to the same question; NULL: not kept, or not true any more. Caller frees. */
struct kf_parcel *kf_answers_find(struct kf_answers *answers, const struct kf_parcel *question);
/* Both are copied. reads: what the answer was made of; it is the keeper's from now on. */
void kf_answers_keep(struct kf_answers *answers, const struct kf_parcel *question, const struct kf_parcel *answer,
                     struct kf_reads *reads);

#endif
