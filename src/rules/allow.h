#ifndef KF_RULES_ALLOW_H
#define KF_RULES_ALLOW_H

/* `allow:` applied to what rules find. */

#include "rules/rule.h"

struct kf_allowed; /* the lists of one content, and what they have hidden */

struct kf_allowed *kf_allowed_new(struct kf_run *run, const struct kf_content *content);
void kf_allowed_free(struct kf_allowed *allowed);
/* What the rule found, in its place among the run's diagnostics. */
void kf_allowed_sift(struct kf_allowed *allowed, const struct kf_rule *rule, const struct kf_diags *found);
/* Lists that name no rule, or one that stays on, or that have hidden nothing. After all rules. */
void kf_allowed_check(struct kf_allowed *allowed);

#endif
