/* Activities add up to each length of the session, and an activity's steps to the activity. */

#include "rules/rule.h"

#include <stdlib.h>

static struct kf_span span_of(const struct kf_node *node, const char *key)
{
    const struct kf_node *value = kf_node_get(node, key);

    return value != NULL ? value->span : node->span;
}

static void check_session(struct kf_run *run, const struct kf_session *session, int length)
{
    GString *parts = g_string_new(NULL);
    int sum = 0;

    for (int i = 0; i < session->activities.count; i++) {
        const struct kf_activity *activity = session->activities.items[i];
        int minutes = kf_minutes_for(&activity->minutes, length);

        if (minutes > 0) {
            g_string_append_printf(parts, "%s%s %d", sum > 0 ? ", " : "", activity->id, minutes);
        }
        sum += minutes;
    }
    if (sum != length) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_MINUTES, span_of(session->node, "lengths"), session->address,
                                  "activities add up to %d minutes, the session is %d", sum, length),
                     "they are: %s; change one, or the %d under `lengths:` to %d", parts->str, length, sum);
    }
    g_string_free(parts, TRUE);
}

static void check_activity(struct kf_run *run, const struct kf_activity *activity, int length)
{
    int minutes = kf_minutes_for(&activity->minutes, length), sum = 0;

    for (int i = 0; i < activity->steps.count; i++) {
        sum += kf_minutes_for(&((const struct kf_step *)activity->steps.items[i])->minutes, length);
    }
    if (sum > 0 && sum != minutes) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_MINUTES, span_of(activity->node, "minutes"), activity->address,
                                  "the steps of \"%s\" add up to %d minutes, the activity is %d", activity->id, sum,
                                  minutes),
                     "change `minutes:` of a step or of the activity for the length of %d", length);
    }
}

static void check(struct kf_run *run, const struct kf_content *content)
{
    const struct kf_session *session = content->module->session;

    for (int i = 0; session != NULL && i < session->lengths.count; i++) {
        int length = atoi(session->lengths.items[i]);

        check_session(run, session, length);
        for (int k = 0; k < session->activities.count; k++) {
            check_activity(run, session->activities.items[k], length);
        }
    }
}

const struct kf_rule kf_rule_minutes_add_up = {
    .name = "minutes-add-up",
    .summary = "Activities add up to the session, and steps to their activity.",
    .check = check,
};
