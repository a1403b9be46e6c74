#ifndef KF_MODEL_KEPT_H
#define KF_MODEL_KEPT_H

/* What several rules and proofs read out of one content: made for the first that asks, kept for those after it, in the
 * content's arena. A content belongs to one thread, and its nodes do not change once it is loaded. */

#include "base/arena.h"
#include "model/edition.h"

struct kf_readings;
struct kf_sheet;
struct kf_walked;

struct kf_kept {
    struct kf_arena *arena;
    const struct kf_walked *walked;      /* kf_content_walked */
    const struct kf_list *texts;         /* kf_content_texts */
    const struct kf_list *passages[2];   /* by enum kf_readers: rules/reading.h */
    const struct kf_readings *readings[2];
    const struct kf_sheet *sheets;       /* rules/sheet.h */
};

/* Its nodes as composed, each with its place; schema/walk.h. */
const struct kf_walked *kf_content_walked(const struct kf_content *content);
/* The texts of the module as composed, const struct kf_translatable *; compose/texts.h. */
const struct kf_list *kf_content_texts(const struct kf_content *content);

#endif
