/* A step of an activity is one thing: something to say, to do, to ask or to watch for. */

#include "rules/rule.h"

static void check_step(struct kf_run *run, const struct kf_step *step)
{
    int kinds = (step->say.text != NULL) + (step->do_.count > 0) + (step->ask.count > 0) + (step->watch.count > 0);

    if (kinds != 1) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, kinds == 0 ? KF_MISSING_KEY : KF_WRONG_TYPE, step->node->span,
                                  step->address,
                                  kinds == 0 ? "this step does not say what to do"
                                             : "this step is more than one of say, do, ask and watch"),
                     "give each step one of: say, do, ask, watch");
    }
}

static void check(struct kf_run *run, const struct kf_content *content)
{
    const struct kf_session *session = content->module->session;

    for (int i = 0; session != NULL && i < session->activities.count; i++) {
        const struct kf_activity *activity = session->activities.items[i];

        for (int k = 0; k < activity->steps.count; k++) {
            check_step(run, activity->steps.items[k]);
        }
    }
}

const struct kf_rule kf_rule_step_kinds = {
    .name = "step-kinds",
    .summary = "A step is one of say, do, ask and watch.",
    .severity = KF_ERROR,
    .held = KF_HELD_FOR_PAGES,
    .check = check,
};
