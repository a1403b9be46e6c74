#ifndef KF_RULES_RULE_H
#define KF_RULES_RULE_H

/* Stage 4, check: a rule looks at content that is bound, and only pushes diagnostics. One rule a file: the file's stem is
 * its symbol, kf_rule_<stem>, and adding the file adds the rule. */

#include "model/edition.h"

struct kf_rule {
    const char *name;    /* hyphens: "minutes-add-up" */
    const char *summary; /* one sentence, what it asks for */
    void (*check)(struct kf_run *run, const struct kf_content *content);
};

extern const struct kf_rule *const kf_rules[]; /* sorted by file name */
extern const int kf_rule_count;

/* Runs them all. Whether the content may be built: run->diags->errors tells. */
void kf_rules_check(struct kf_run *run, const struct kf_content *content);

#endif
