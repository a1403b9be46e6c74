/* The list of rules, made from the folder by CMake. */

#include <string.h>

#include <glib.h>

#include "rules/allow.h"
#include "rules/rule.h"

#define KF_ITEM(stem) extern const struct kf_rule kf_rule_##stem;
#include "rules_list.inc"
#undef KF_ITEM

#define KF_ITEM(stem) &kf_rule_##stem,
const struct kf_rule *const kf_rules[] = {
#include "rules_list.inc"
};
#undef KF_ITEM

const int kf_rule_count = (int)G_N_ELEMENTS(kf_rules);

const struct kf_rule *kf_rule_find(const char *name)
{
    for (int i = 0; i < kf_rule_count; i++) {
        if (strcmp(kf_rules[i]->name, name) == 0) {
            return kf_rules[i];
        }
    }
    return NULL;
}

static void ask(struct kf_allowed *allowed, struct kf_run *run, const struct kf_content *content,
                const struct kf_rule *rule)
{
    struct kf_run own = *run;

    own.diags = kf_diags_new(run->arena);
    rule->check(&own, content);
    kf_allowed_sift(allowed, rule, own.diags);
}

void kf_rule_ask(struct kf_run *run, const struct kf_content *content, const struct kf_rule *rule)
{
    struct kf_allowed *allowed = kf_allowed_new(run, content);

    ask(allowed, run, content, rule);
    kf_allowed_free(allowed);
}

/* Those whose findings can be as grave as this. */
static void ask_all(struct kf_run *run, const struct kf_content *content, enum kf_severity least)
{
    struct kf_allowed *allowed = kf_allowed_new(run, content);

    for (int i = 0; i < kf_rule_count; i++) {
        if (kf_rules[i]->severity >= least) {
            ask(allowed, run, content, kf_rules[i]);
        }
    }
    kf_allowed_check(allowed);
    kf_allowed_free(allowed);
}

void kf_rules_check(struct kf_run *run, const struct kf_content *content)
{
    ask_all(run, content, KF_ALLOWED);
}

bool kf_rules_sound(struct kf_run *run, const struct kf_content *content)
{
    struct kf_run quiet = *run;

    quiet.diags = kf_diags_new(run->arena);
    ask_all(&quiet, content, KF_ERROR);
    if (quiet.diags->errors > 0) {
        kf_rules_check(run, content);
    }
    return quiet.diags->errors == 0;
}
