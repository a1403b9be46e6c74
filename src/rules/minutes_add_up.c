/* Activities add up to each length of the session, and an activity's steps to the activity. */

#include "base/limits.h"
#include "model/schedule.h"
#include "rules/rule.h"

#include <string.h>

static struct kf_span span_of(const struct kf_node *node, const char *key)
{
    const struct kf_node *value = kf_node_get(node, key);

    return value != NULL ? value->span : node->span;
}

/* Whether the change adds, replaces or takes out an activity of the kit's file, or its minutes. */
static bool is_of_activities(const struct kf_content *content, const struct kf_change *change)
{
    const struct kf_node *session = kf_node_get(content->nodes, "session");
    const struct kf_node *list = session != NULL && session->kind == KF_MAPPING ? kf_node_get(session, "activities") : NULL;

    for (int i = 0; list != NULL && list->kind == KF_SEQUENCE && i < list->count; i++) {
        const char *id = list->items[i]->kind == KF_MAPPING ? kf_node_get_text(list->items[i], "id") : NULL;
        char *address = g_strdup_printf("%s/%s", content->module->id, id != NULL ? id : "");
        char *minutes = g_strdup_printf("%s/minutes", address);
        bool same = id != NULL && (strcmp(change->address, address) == 0 || g_str_has_prefix(change->address, minutes));

        g_free(minutes);
        g_free(address);
        if (same) {
            return true;
        }
    }
    return false;
}

/* The kit's own minutes add up: a community looks for its own change first. */
static void name_changes(struct kf_run *run, struct kf_diag *diag, const struct kf_content *content)
{
    for (int i = 0; i < content->composed.change_count; i++) {
        const struct kf_change *change = &content->composed.changes[i];

        if (is_of_activities(content, change)) {
            kf_diag_also(run->diags, diag, change->span, "this change of the activities");
        }
    }
}

static void check_session(struct kf_run *run, const struct kf_content *content, int length)
{
    const struct kf_session *session = content->module->session;
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
        struct kf_diag *diag = kf_diag_push(run->diags, KF_MINUTES, span_of(session->node, "lengths"), session->address,
                                            "activities add up to %d minutes, the session is %d", sum, length);

        name_changes(run, diag, content);
        kf_diag_hint(run->diags, diag,
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

/* How far an activity may move makes sense, and what protects people is not among what may shrink. */
static void check_flexible(struct kf_run *run, const struct kf_activity *activity)
{
    const struct kf_flexible *flexible = activity->flexible;
    int least = flexible != NULL ? flexible->least : 0, most = flexible != NULL ? flexible->most : 0;

    if (least > 0 && kf_protects(activity)) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, KF_MINUTES, span_of(flexible->node, "least"), activity->address,
                                  "\"%s\" protects people, so it is never made shorter", activity->id),
                     "leave `least:` out; `most:` may stay");
    } else if (least > 0 && most > 0 && least > most) {
        struct kf_diag *diag = kf_diag_push(run->diags, KF_MINUTES, span_of(flexible->node, "least"), activity->address,
                                            "the least of \"%s\", %d minutes, is more than its most, %d", activity->id,
                                            least, most);

        kf_diag_also(run->diags, diag, span_of(flexible->node, "most"), "its most");
        kf_diag_hint(run->diags, diag, "write the smaller number behind `least:`");
    }
}

static bool is_of_a_day(struct kf_run *run, const struct kf_session *session, int place)
{
    int length = kf_session_length(session, place);

    if (length >= 1 && length <= KF_LIMIT_DAY_MINUTES) {
        return true;
    }
    kf_diag_hint(run->diags,
                 kf_diag_push(run->diags, KF_OUT_OF_RANGE, span_of(session->node, "lengths"), session->address,
                              "a session cannot be %s minutes long", session->lengths.items[place]),
                 "write whole minutes, 1 to %d, under `lengths:`", KF_LIMIT_DAY_MINUTES);
    return false;
}

static void check(struct kf_run *run, const struct kf_content *content)
{
    const struct kf_session *session = content->module->session;

    for (int i = 0; session != NULL && i < session->activities.count; i++) {
        check_flexible(run, session->activities.items[i]);
    }
    for (int i = 0; session != NULL && i < session->lengths.count; i++) {
        int length = kf_session_length(session, i);

        if (!is_of_a_day(run, session, i)) {
            continue;
        }
        check_session(run, content, length);
        for (int k = 0; k < session->activities.count; k++) {
            check_activity(run, session->activities.items[k], length);
        }
    }
}

const struct kf_rule kf_rule_minutes_add_up = {
    .name = "minutes-add-up",
    .summary = "Activities add up to the session, and steps to their activity.",
    .severity = KF_ERROR,
    .held = KF_HELD_FOR_PAGES,
    .check = check,
};
