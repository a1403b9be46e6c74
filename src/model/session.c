/* Rows of the session: what the facilitator guide is made of. Nothing in it reaches participants. */

#include "model/module.h"

#define STAFF KF_FACILITATOR
#define STAFF_PROSE (KF_PROSE | KF_FACILITATOR)

const char *const kf_leader_names[] = {"peer", "counsellor", "therapist", NULL};
const char *const kf_part_names[] = {"opening",  "review", "teaching", "private-sheet", "activity",
                                     "break",    "practice", "plan",   "closing",       NULL};
const char *const kf_strength_names[] = {"well-supported", "some-support", "early", "one-view", NULL};

int kf_session_length(const struct kf_session *session, int place)
{
    gint64 length = g_ascii_strtoll(session->lengths.items[place], NULL, 10); /* clamps what is too large */

    return (int)CLAMP(length, 0, G_MAXINT);
}

int kf_minutes_for(const struct kf_minutes *minutes, int length)
{
    for (int i = 0; i < minutes->count; i++) {
        if (minutes->lengths[i] == length) {
            return minutes->minutes[i];
        }
    }
    return 0;
}

/* --- activities --------------------------------------------------------------------------------------------------- */

static const struct kf_field step_fields[] = {
    KF_WORD_ROW(struct kf_step, id, "id", .help = "The step's name in addresses.", .flags = KF_IS_ID),
    KF_TEXT_ROW(struct kf_step, say, "say", .help = "Words to say aloud.", .flags = STAFF_PROSE),
    KF_TEXTS_ROW(struct kf_step, do_, "do", .help = "What to do, one short sentence each.", .flags = STAFF_PROSE),
    KF_TEXTS_ROW(struct kf_step, ask, "ask", .help = "Questions to ask the group.", .flags = STAFF_PROSE),
    KF_TEXTS_ROW(struct kf_step, watch, "watch",
                 .help = "What to watch for all through the activity, and what then helps.", .flags = STAFF_PROSE),
    KF_TEXT_ROW(struct kf_step, hint, "hint", .help = "One sentence of advice under the step.", .flags = STAFF_PROSE),
    KF_TEXT_ROW(struct kf_step, listen_for, "listen-for", .help = "Answers to expect, and what then helps.",
                .flags = STAFF_PROSE),
    KF_MINUTES_ROW(struct kf_step, minutes, "minutes", .flags = STAFF,
                   .help = "Minutes of the step for each session length; a length left out leaves the step out."),
    KF_COVERS_ROW(struct kf_step, STAFF),
    KF_END,
};

const struct kf_record kf_step_record = {
    .name = "step",
    .summary = "One row of an activity: something to say, to do, to ask or to watch for.",
    .size = sizeof(struct kf_step),
    .fields = step_fields,
    .node_offset = offsetof(struct kf_step, node),
    .address_offset = offsetof(struct kf_step, address),
};

static const struct kf_field if_then_fields[] = {
    KF_WORD_ROW(struct kf_if_then, id, "id", .help = "Its name in addresses.", .flags = KF_IS_ID),
    KF_TEXT_ROW(struct kf_if_then, if_, "if", .help = "What may happen, without \"if\".",
                .flags = STAFF_PROSE | KF_REQUIRED),
    KF_TEXT_ROW(struct kf_if_then, then, "then", .help = "What then helps, one or two sentences.",
                .flags = STAFF_PROSE | KF_REQUIRED),
    KF_END,
};

static const struct kf_record if_then_record = {
    .name = "if-then",
    .summary = "A difficulty that is common in this activity, and what helps.",
    .size = sizeof(struct kf_if_then),
    .fields = if_then_fields,
    .node_offset = offsetof(struct kf_if_then, node),
    .address_offset = offsetof(struct kf_if_then, address),
};

static const struct kf_field flexible_fields[] = {
    KF_INT_ROW(struct kf_flexible, least, "least", .min = 1, .max = 600, .flags = STAFF,
               .help = "The fewest minutes that it is worth holding with."),
    KF_INT_ROW(struct kf_flexible, most, "most", .min = 1, .max = 600, .flags = STAFF,
               .help = "The most minutes that it fills well."),
    KF_END,
};

static const struct kf_record flexible_record = {
    .name = "flexible",
    .summary = "How far an activity may shrink and grow in a session of another length.",
    .size = sizeof(struct kf_flexible),
    .fields = flexible_fields,
    .node_offset = offsetof(struct kf_flexible, node),
    .address_offset = KF_NOWHERE,
};

static const struct kf_field activity_fields[] = {
    KF_WORD_ROW(struct kf_activity, id, "id", .help = "The activity's name in addresses.",
                .flags = KF_IS_ID | KF_REQUIRED),
    KF_TEXT_ROW(struct kf_activity, title, "title", .help = "The activity's title.",
                .flags = STAFF_PROSE | KF_REQUIRED),
    KF_TEXT_ROW(struct kf_activity, lead, "lead", .help = "What happens, in one or two sentences.",
                .flags = STAFF_PROSE),
    KF_MINUTES_ROW(struct kf_activity, minutes, "minutes", .help = "Minutes of the activity for each session length.",
                   .flags = STAFF | KF_REQUIRED),
    KF_RECORD_ROW(struct kf_activity, flexible, "flexible", .record = &flexible_record, .flags = STAFF,
                  .help = "Minutes that it may have when the session gets another length, as {least: 5, most: 20}. Without it "
                          "a core or safety activity keeps its own; a break has 5 to 15, others half to one and a half."),
    KF_BOOL_ROW(struct kf_activity, core, "core", .fallback = "false", .flags = STAFF,
                .help = "Carries the module: a change is allowed, reported and listed."),
    KF_BOOL_ROW(struct kf_activity, safety, "safety", .fallback = "false", .flags = STAFF,
                .help = "Protects people: a community rewords it only with an approver, and it is never removed."),
    KF_CHOICE_ROW(struct kf_activity, led_by, "led-by", .choices = kf_leader_names, .flags = STAFF | KF_REQUIRED,
                  .help = "The least training that the activity asks of who leads it."),
    KF_TEXT_ROW(struct kf_activity, alone, "alone", .help = "How one facilitator alone leads it.",
                .flags = STAFF_PROSE),
    KF_CHOICE_ROW(struct kf_activity, part, "part", .choices = kf_part_names, .fallback = "activity", .flags = STAFF,
                  .help = "What the activity is for: a session begins with opening and ends with closing."),
    KF_RECORDS_ROW(struct kf_activity, steps, "steps", .record = &kf_step_record, .flags = STAFF,
                   .help = "What the facilitator says, does, asks and watches for, in order."),
    KF_RECORDS_ROW(struct kf_activity, if_then, "if-then", .record = &if_then_record, .flags = STAFF,
                   .help = "Common difficulties and what helps."),
    KF_WORDS_ROW(struct kf_activity, uses, "uses", .help = "Ids of the handouts in use during the activity.",
                 .flags = STAFF),
    KF_TEXT_ROW(struct kf_activity, if_short, "if-short", .help = "What to keep and what to drop when time is short.",
                .flags = STAFF_PROSE),
    KF_TEXT_ROW(struct kf_activity, if_quiet, "if-quiet", .help = "What to try when nobody speaks.",
                .flags = STAFF_PROSE),
    KF_TEXT_ROW(struct kf_activity, next, "next", .help = "What comes after, in a few words.", .flags = STAFF_PROSE),
    KF_COVERS_ROW(struct kf_activity, STAFF),
    KF_END,
};

const struct kf_record kf_activity_record = {
    .name = "activity",
    .summary = "A part of the session, with its own page in the guide.",
    .size = sizeof(struct kf_activity),
    .fields = activity_fields,
    .node_offset = offsetof(struct kf_activity, node),
    .address_offset = offsetof(struct kf_activity, address),
};

/* --- small mappings ----------------------------------------------------------------------------------------------- */

static const struct kf_field range_fields[] = {
    KF_INT_ROW(struct kf_range, from, "from", .min = 1, .max = 200, .help = "The fewest people.",
               .flags = STAFF | KF_REQUIRED),
    KF_INT_ROW(struct kf_range, to, "to", .min = 1, .max = 200, .help = "The most people.",
               .flags = STAFF | KF_REQUIRED),
    KF_TEXT_ROW(struct kf_range, note, "note", .help = "A few words beside the number.", .flags = STAFF_PROSE),
    KF_END,
};

static const struct kf_record range_record = {
    .name = "group-size",
    .summary = "How many people the session is made for.",
    .size = sizeof(struct kf_range),
    .fields = range_fields,
    .node_offset = offsetof(struct kf_range, node),
    .address_offset = KF_NOWHERE,
};

static const struct kf_field facilitators_fields[] = {
    KF_INT_ROW(struct kf_facilitators, count, "count", .min = 1, .max = 20, .help = "How many facilitators.",
               .flags = STAFF | KF_REQUIRED),
    KF_TEXT_ROW(struct kf_facilitators, note, "note", .help = "A few words beside the number.", .flags = STAFF_PROSE),
    KF_TEXT_ROW(struct kf_facilitators, alone, "alone", .help = "What to arrange when there is only one.",
                .flags = STAFF_PROSE),
    KF_END,
};

static const struct kf_record facilitators_record = {
    .name = "facilitators",
    .summary = "Who leads, and how many.",
    .size = sizeof(struct kf_facilitators),
    .fields = facilitators_fields,
    .node_offset = offsetof(struct kf_facilitators, node),
    .address_offset = KF_NOWHERE,
    .shorthand = "count",
};

static const struct kf_field room_fields[] = {
    KF_TEXT_ROW(struct kf_room, set_up, "set-up", .help = "How the room is set up, in a few words.",
                .flags = STAFF_PROSE | KF_REQUIRED),
    KF_TEXT_ROW(struct kf_room, note, "note", .help = "A few words more.", .flags = STAFF_PROSE),
    KF_END,
};

static const struct kf_record room_record = {
    .name = "room",
    .summary = "The room.",
    .size = sizeof(struct kf_room),
    .fields = room_fields,
    .node_offset = offsetof(struct kf_room, node),
    .address_offset = KF_NOWHERE,
    .shorthand = "set-up",
};

static const struct kf_field preparation_fields[] = {
    KF_WORD_ROW(struct kf_preparation, id, "id", .help = "Its name in addresses.", .flags = KF_IS_ID),
    KF_TEXT_ROW(struct kf_preparation, when, "when", .help = "When, such as one week before.",
                .flags = STAFF_PROSE | KF_REQUIRED),
    KF_TEXTS_ROW(struct kf_preparation, do_, "do", .help = "What to do then, one short sentence each.", .min = 1,
                 .max = 40, .flags = STAFF_PROSE | KF_REQUIRED),
    KF_END,
};

static const struct kf_record preparation_record = {
    .name = "preparation",
    .summary = "What to do before the session, at one point in time.",
    .size = sizeof(struct kf_preparation),
    .fields = preparation_fields,
    .node_offset = offsetof(struct kf_preparation, node),
    .address_offset = offsetof(struct kf_preparation, address),
};

static const struct kf_field claim_fields[] = {
    KF_WORD_ROW(struct kf_claim, id, "id", .help = "Its name in addresses.", .flags = KF_IS_ID),
    KF_TEXT_ROW(struct kf_claim, claim, "claim", .help = "What is known, in one or two plain sentences.",
                .flags = STAFF_PROSE | KF_REQUIRED),
    KF_CHOICE_ROW(struct kf_claim, strength, "strength", .choices = kf_strength_names, .flags = STAFF | KF_REQUIRED,
                  .help = "How well it is supported: well-supported, some-support, early or one-view."),
    KF_WORDS_ROW(struct kf_claim, sources, "sources", .min = 1, .flags = STAFF | KF_REQUIRED,
                 .help = "Ids of the module's references that carry it."),
    KF_TEXT_ROW(struct kf_claim, note, "note", .help = "What it means for the session, or what is not known.",
                .flags = STAFF_PROSE),
    KF_COVERS_ROW(struct kf_claim, STAFF),
    KF_END,
};

static const struct kf_record claim_record = {
    .name = "claim",
    .summary = "What is known, how well, and from where.",
    .size = sizeof(struct kf_claim),
    .fields = claim_fields,
    .node_offset = offsetof(struct kf_claim, node),
    .address_offset = offsetof(struct kf_claim, address),
};

static const struct kf_field home_practice_fields[] = {
    KF_TEXT_ROW(struct kf_home_practice, give, "give", .help = "Words to give it out with: one small thing to do.",
                .flags = STAFF_PROSE | KF_REQUIRED),
    KF_TEXT_ROW(struct kf_home_practice, if_not_cleared, "if-not-cleared", .flags = STAFF_PROSE | KF_IS_SAFETY | KF_REQUIRED,
                .help = "What instead, for anyone not cleared alone for a talk or a limit."),
    KF_TEXT_ROW(struct kf_home_practice, next_time, "next-time", .help = "How the next session asks about it.",
                .flags = STAFF_PROSE),
    KF_END,
};

static const struct kf_record home_practice_record = {
    .name = "home-practice",
    .summary = "One small thing to do before the next session.",
    .size = sizeof(struct kf_home_practice),
    .fields = home_practice_fields,
    .node_offset = offsetof(struct kf_home_practice, node),
    .address_offset = KF_NOWHERE,
    .shorthand = "give",
};

/* --- the session -------------------------------------------------------------------------------------------------- */

static const struct kf_field session_fields[] = {
    KF_TEXT_ROW(struct kf_session, lead, "lead", .help = "The session in one or two sentences.", .flags = STAFF_PROSE),
    KF_WORD_ROW(struct kf_session, picture, "picture", .help = "Name of the drawing beside the title.", .flags = STAFF),
    KF_INTS_ROW(struct kf_session, lengths, "lengths", .min = 1, .max = 8, .flags = STAFF | KF_REQUIRED,
                .help = "Lengths that the session can have, in minutes; the first is the usual one."),
    KF_RECORD_ROW(struct kf_session, group_size, "group-size", .record = &range_record, .flags = STAFF,
                  .help = "How many people the session is made for."),
    KF_RECORD_ROW(struct kf_session, facilitators, "facilitators", .record = &facilitators_record, .flags = STAFF,
                  .help = "How many facilitators, and what one alone arranges."),
    KF_CHOICE_ROW(struct kf_session, led_by, "led-by", .choices = kf_leader_names, .flags = STAFF | KF_REQUIRED,
                  .help = "The least training that the session asks of who leads it."),
    KF_TEXT_ROW(struct kf_session, scope, "scope", .flags = STAFF_PROSE,
                .help = "What this session is for, and what belongs to therapy instead."),
    KF_TEXT_ROW(struct kf_session, supervision, "supervision", .flags = STAFF_PROSE,
                .help = "Who supports the people who lead it, and when they talk."),
    KF_RECORD_ROW(struct kf_session, room, "room", .record = &room_record, .flags = STAFF,
                  .help = "How the room is set up."),
    KF_TEXTS_ROW(struct kf_session, goals, "goals", .min = 1, .max = 20, .flags = STAFF_PROSE | KF_REQUIRED,
                 .help = "What people can do by the end, one sentence each, beginning with a verb."),
    KF_TEXTS_ROW(struct kf_session, screen, "screen", .min = 1, .max = 20,
                 .flags = STAFF_PROSE | KF_IS_SAFETY | KF_REQUIRED,
                 .help = "What the facilitator has done with each person, alone, before inviting them."),
    KF_TEXTS_ROW(struct kf_session, not_for, "not-for", .min = 1, .max = 20,
                 .flags = STAFF_PROSE | KF_IS_SAFETY | KF_REQUIRED, .help = "Who should not attend, or not together."),
    KF_RECORDS_ROW(struct kf_session, prepare, "prepare", .record = &preparation_record, .flags = STAFF,
                   .help = "What to do before the session, earliest first."),
    KF_TEXTS_ROW(struct kf_session, materials, "materials", .flags = STAFF_PROSE | KF_COUNTED,
                 .help = "What to bring; {text: Pens, each: 1} is counted for the group, {text: Dice, per: 3} too."),
    KF_TEXTS_ROW(struct kf_session, core_components, "core-components", .min = 1, .max = 12, .flags = STAFF_PROSE,
                 .help = "What must stay for it to be this session, one sentence each."),
    KF_RECORDS_ROW(struct kf_session, background, "background", .record = &claim_record, .max = 20, .flags = STAFF,
                   .help = "What facilitators should know: claims with their strength and sources."),
    KF_RECORD_ROW(struct kf_session, home_practice, "home-practice", .record = &home_practice_record, .flags = STAFF,
                  .help = "What people may do before the next session."),
    KF_RECORDS_ROW(struct kf_session, activities, "activities", .record = &kf_activity_record, .min = 1, .max = 40,
                   .flags = STAFF | KF_REQUIRED | KF_PIECES, .help = "The parts of the session, in order."),
    KF_END,
};

const struct kf_record kf_session_record = {
    .name = "session",
    .summary = "The session as the facilitator leads it: becomes the guide.",
    .size = sizeof(struct kf_session),
    .fields = session_fields,
    .node_offset = offsetof(struct kf_session, node),
    .address_offset = offsetof(struct kf_session, address),
};
