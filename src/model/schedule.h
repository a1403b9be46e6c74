#ifndef KF_MODEL_SCHEDULE_H
#define KF_MODEL_SCHEDULE_H

/* A session in its slot: what is held, when and for how long, what was cut or shortened for it, and when to jump so that
 * what protects people is never lost. Nobody else computes minutes.
 *
 * Lengths that the module writes are held as written. Any other starts from the next longer form (above the longest: from
 * that). Activities give or take minutes between their least and most by largest remainder; a safety activity is never
 * shortened, a core one only where its author says `flexible:`. When all are at their least and it is still too long, what
 * is neither core nor safety is cut, one after the other in the order of KF_CUT_ORDER, of one part the last first. A break
 * is cut last in a session of more than an hour, and first in a shorter one. Where the longer form cannot be made so
 * short, the next shorter one is made longer. */

#include "model/edition.h"

struct kf_held_step {
    const struct kf_step *step;
    int start, minutes; /* from the session's start; minutes 0: all through the activity */
};

struct kf_jump { /* late: from here, at this minute, to that activity */
    int at;      /* minutes from the session's start */
    int to;      /* its place among the items, -1: there is none */
};

struct kf_held { /* an activity that is held */
    const struct kf_activity *activity;
    int number;         /* from 1; 0: a break, without a page of its own */
    int start, minutes; /* from the session's start */
    int written;        /* minutes in the form that this is made from */
    struct kf_held_step *steps;
    int step_count;
    struct kf_jump core; /* the latest, so that all that is core can still be held in full; to -1: the next one follows
                          * on time anyway */
    struct kf_jump safe; /* the latest of all: what is left then is what protects people, the closing at the end */
};

struct kf_left_out { /* held in the form, and not here */
    const struct kf_activity *activity;
    int minutes;  /* in the form */
    bool no_past; /* a review, in the first session of a series */
};

struct kf_schedule {
    int length, form; /* minutes; form: the written length that it is made from */
    int start;        /* minutes after midnight, -1: not known */
    int begin_by;     /* the latest minute for the opening: later, what protects people does not fit */
    struct kf_held *items;
    int count;
    struct kf_left_out *left_out;
    int left_out_count;
};

/* In run->arena. NULL after pushing an error: the slot is too short, or too long. edition: length 0 is the module's first;
 * it and the start are read, and the place in the series. */
const struct kf_schedule *kf_schedule_new(struct kf_run *run, const struct kf_module *module,
                                          const struct kf_edition *edition);

/* The minutes between which a slot may move an activity of so many; both are the same where it may not. */
void kf_schedule_bounds(const struct kf_activity *activity, int form, int *ret_least, int *ret_most);
/* Never cut, whatever the slot. */
bool kf_is_kept(const struct kf_activity *activity);
/* Limits of confidentiality, grounding, closing: the last to go when it gets late. */
bool kf_protects(const struct kf_activity *activity);

/* The first that comes due: the core one where there is one, else the last of all; its `to` may be -1. */
const struct kf_jump *kf_jump_of(const struct kf_held *held);

/* What was moved or left out, in English, for the build's report. */
const char *kf_schedule_changes(struct kf_arena *arena, const struct kf_schedule *schedule);
bool kf_schedule_is_written(const struct kf_schedule *schedule); /* nothing was moved or left out */
int kf_schedule_minute_of_day(const struct kf_schedule *schedule, int minute); /* start known; below 24 hours */

#endif
