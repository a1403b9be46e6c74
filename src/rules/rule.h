#ifndef KF_RULES_RULE_H
#define KF_RULES_RULE_H

/* Stage 4, check: a rule looks at content that is bound, and only pushes diagnostics. One rule a file: the file's stem is
 * its symbol, kf_rule_<stem>, and adding the file adds the rule. */

#include "model/edition.h"

struct kf_rule {
    const char *name;    /* hyphens: "minutes-add-up" */
    const char *summary; /* one sentence, what it asks for */
    /* The gravest of its findings: an error stops the build, a warning fails --strict, a note is a hint to the author.
     * What it pushes as graver is made this. */
    enum kf_severity severity;
    /* NULL: `allow:` switches it off, with a reason, so its name is the word of its code. Else why nothing does: "it
     * protects people". */
    const char *held;
    void (*check)(struct kf_run *run, const struct kf_content *content);
};

#define KF_HELD_FOR_PEOPLE "it protects people"
#define KF_HELD_FOR_PAGES "without it the pages would be wrong"

extern const struct kf_rule *const kf_rules[]; /* sorted by file name */
extern const int kf_rule_count;

/* NULL: there is none of this name. */
const struct kf_rule *kf_rule_find(const char *name);

/* Runs one. Findings that an `allow:` hides have the severity KF_ALLOWED and its reason; the rule knows nothing of it. */
void kf_rule_ask(struct kf_run *run, const struct kf_content *content, const struct kf_rule *rule);

/* Runs them all, and tells what is wrong with the `allow:` lists. Whether the content may be built: run->diags->errors tells. */
void kf_rules_check(struct kf_run *run, const struct kf_content *content);
/* False when there are mistakes, which keep a page from being handed out; then all is told that kf_rules_check tells. Else
 * nothing is, and rules that cannot find a mistake are not asked: remarks on style are for authors, on another day. */
bool kf_rules_sound(struct kf_run *run, const struct kf_content *content);

#endif
