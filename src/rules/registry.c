/* The list of rules, made from the folder by CMake. */

#include <glib.h>

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

void kf_rules_check(struct kf_run *run, const struct kf_content *content)
{
    for (int i = 0; i < kf_rule_count; i++) {
        kf_rules[i]->check(run, content);
    }
}
