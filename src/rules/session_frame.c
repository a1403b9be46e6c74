/* A session of every length opens with the limits of confidentiality and ends with its closing. */

#include "rules/rule.h"

#include <string.h>

#define REPORTING_RULE "{{reporting-body}}"

static const struct kf_activity *held(const struct kf_session *session, int length, bool last)
{
    const struct kf_activity *found = NULL;

    for (int i = 0; i < session->activities.count && (last || found == NULL); i++) {
        const struct kf_activity *activity = session->activities.items[i];

        found = kf_minutes_for(&activity->minutes, length) > 0 ? activity : found;
    }
    return found;
}

/* The name is filled in by now; what stood there before says it. */
static bool names_the_rule(const struct kf_node *node)
{
    return node != NULL && ((node->text != NULL && strstr(node->text, REPORTING_RULE) != NULL) || names_the_rule(node->replaced));
}

static bool says_the_limits(const struct kf_activity *activity, int length)
{
    for (int i = 0; i < activity->steps.count; i++) {
        const struct kf_step *step = activity->steps.items[i];
        bool at_all = step->minutes.count == 0 || kf_minutes_for(&step->minutes, length) > 0;

        if (at_all && step->say.text != NULL && names_the_rule(step->say.node)) {
            return true;
        }
    }
    return false;
}

static void complain(struct kf_run *run, const struct kf_activity *activity, int length, const char *problem,
                     const char *hint)
{
    kf_diag_hint(run->diags,
                 kf_diag_push(run->diags, KF_SESSION_FRAME, activity->node->span, activity->address,
                              "in the session of %d minutes, \"%s\" %s", length, activity->id, problem),
                 "%s", hint);
}

static void check_opening(struct kf_run *run, const struct kf_activity *activity, int length)
{
    if (activity->part != KF_PART_OPENING || !activity->core || !activity->safety) {
        complain(run, activity, length, "comes first and is not the opening",
                 "a session opens with an activity that says `part: opening`, `core: true` and `safety: true`, and has "
                 "minutes at every length");
    } else if (!says_the_limits(activity, length)) {
        complain(run, activity, length, "does not say the limits of confidentiality",
                 "begin its steps with `- include: limits-of-confidentiality` and give it minutes at every length");
    }
}

static void check_closing(struct kf_run *run, const struct kf_activity *activity, int length)
{
    if (activity->part != KF_PART_CLOSING || !activity->core) {
        complain(run, activity, length, "comes last and is not the closing",
                 "a session ends with an activity that says `part: closing` and `core: true`, and has minutes at every "
                 "length");
    }
}

/* What is wrong at one length is mostly wrong at all: the first is enough. */
static void check_end(struct kf_run *run, const struct kf_session *session, bool last,
                      void (*check_activity)(struct kf_run *run, const struct kf_activity *activity, int length))
{
    int errors = run->diags->errors;

    for (int i = 0; i < session->lengths.count && run->diags->errors == errors; i++) {
        int length = kf_session_length(session, i);
        const struct kf_activity *activity = held(session, length, last);

        if (activity != NULL) {
            check_activity(run, activity, length);
        }
    }
}

static void check(struct kf_run *run, const struct kf_content *content)
{
    const struct kf_session *session = content->module->session;

    if (session != NULL) {
        check_end(run, session, /* last */ false, check_opening);
        check_end(run, session, /* last */ true, check_closing);
    }
}

const struct kf_rule kf_rule_session_frame = {
    .name = "session-frame",
    .summary = "A session of every length opens with the limits of confidentiality and ends with its closing.",
    .severity = KF_ERROR,
    .held = KF_HELD_FOR_PEOPLE,
    .check = check,
};
