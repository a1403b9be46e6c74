/* A session in its slot. */

#include "model/schedule.h"

#include <stdlib.h>

#include "model/model_internal.h"
#include "model/series.h"

enum { LONG_ENOUGH_FOR_A_BREAK = 60, BREAK_LEAST = 5, BREAK_MOST = 15, MINUTES_A_DAY = 24 * 60 };

/* What is left out first: more of what was learned already, then what people do alone, then what the rest is built on. What
 * opens and closes is never among it. */
static const int cut_order[] = {
    KF_PART_ACTIVITY, KF_PART_PRACTICE, KF_PART_PRIVATE_SHEET, KF_PART_TEACHING,
    KF_PART_PLAN,     KF_PART_REVIEW,   KF_PART_BREAK,
};

struct piece { /* of a form, while the slot is filled */
    const struct kf_activity *activity;
    int written, least, most, minutes;
    bool left_out, no_past;
};

struct making {
    struct kf_run *run;
    const struct kf_session *session;
    int length, form;
    bool first; /* of a series: nothing to look back on */
    struct piece *pieces;
    int count;
};

/* --- bounds ------------------------------------------------------------------------------------------------------------- */

bool kf_protects(const struct kf_activity *activity)
{
    return activity->safety || activity->part == KF_PART_OPENING || activity->part == KF_PART_CLOSING;
}

bool kf_is_kept(const struct kf_activity *activity)
{
    return activity->core || kf_protects(activity);
}

/* Each step that has minutes keeps one at least. */
static int timed_steps(const struct kf_activity *activity, int form)
{
    int count = 0;

    for (int i = 0; i < activity->steps.count; i++) {
        count += kf_minutes_for(&((const struct kf_step *)activity->steps.items[i])->minutes, form) > 0;
    }
    return count;
}

static int usual_least(const struct kf_activity *activity, int written)
{
    return kf_is_kept(activity) ? written : activity->part == KF_PART_BREAK ? BREAK_LEAST : (written + 1) / 2;
}

static int usual_most(const struct kf_activity *activity, int written)
{
    return kf_is_kept(activity) ? written : activity->part == KF_PART_BREAK ? BREAK_MOST : written + written / 2;
}

void kf_schedule_bounds(const struct kf_activity *activity, int form, int *ret_least, int *ret_most)
{
    const struct kf_flexible *flexible = activity->flexible;
    int written = kf_minutes_for(&activity->minutes, form), steps = timed_steps(activity, form);
    int least = flexible != NULL && flexible->least > 0 ? flexible->least : usual_least(activity, written);
    int most = flexible != NULL && flexible->most > 0 ? flexible->most : usual_most(activity, written);

    *ret_least = kf_protects(activity) ? written : MIN(written, MAX(least, steps));
    *ret_most = MAX(written, most);
}

/* --- sharing ------------------------------------------------------------------------------------------------------------ */

/* Shares an amount in proportion to the weights by largest remainder, of equal ones the first. Nobody gets more than its
 * weight where the amount is no more than their sum. */
static void share(int amount, const int *weights, int count, int *ret_shares)
{
    int total = 0, given = 0;
    int *rest = g_new0(int, count);

    for (int i = 0; i < count; i++) {
        total += weights[i];
    }
    for (int i = 0; i < count && total > 0; i++) {
        ret_shares[i] = amount * weights[i] / total;
        rest[i] = amount * weights[i] % total;
        given += ret_shares[i];
    }
    while (total > 0 && given < amount) {
        int best = 0;

        for (int i = 1; i < count; i++) {
            best = rest[i] > rest[best] ? i : best;
        }
        ret_shares[best]++;
        rest[best] = -1;
        given++;
    }
    g_free(rest);
}

static int sum(const struct making *making, int (*of)(const struct piece *piece))
{
    int total = 0;

    for (int i = 0; i < making->count; i++) {
        total += making->pieces[i].left_out ? 0 : of(&making->pieces[i]);
    }
    return total;
}

static int minutes_of(const struct piece *piece)
{
    return piece->minutes;
}

static int least_of(const struct piece *piece)
{
    return piece->least;
}

static int most_of(const struct piece *piece)
{
    return piece->most;
}

static int kept_of(const struct piece *piece)
{
    return kf_is_kept(piece->activity) ? piece->least : 0;
}

/* --- one form, made to fit ----------------------------------------------------------------------------------------------- */

static void take_form(struct making *making, int form)
{
    const struct kf_records *activities = &making->session->activities;

    making->form = form;
    making->count = 0;
    for (int i = 0; i < activities->count; i++) {
        const struct kf_activity *activity = activities->items[i];
        int minutes = kf_minutes_for(&activity->minutes, form);

        if (minutes > 0) {
            struct piece *piece = &making->pieces[making->count++];

            *piece = (struct piece){.activity = activity, .written = minutes, .minutes = minutes};
            kf_schedule_bounds(activity, form, &piece->least, &piece->most);
        }
    }
}

/* The first session of a series has nothing to look back on: the minutes go to what comes next, as far as it takes them. */
static void leave_out_reviews(struct making *making)
{
    for (int i = 0; i < making->count; i++) {
        struct piece *review = &making->pieces[i];
        int minutes = review->minutes;

        if (review->activity->part != KF_PART_REVIEW || review->activity->safety) {
            continue;
        }
        review->left_out = review->no_past = true;
        for (int k = i + 1; k < making->count && minutes > 0; k++) {
            struct piece *next = &making->pieces[k];
            int taken = next->activity->part == KF_PART_BREAK ? 0 : MIN(minutes, next->most - next->minutes);

            next->minutes += taken;
            minutes -= taken;
        }
    }
}

/* The place in the order of cuts; -1: never. */
static int cut_rank(const struct making *making, const struct kf_activity *activity)
{
    if (kf_is_kept(activity)) {
        return -1;
    }
    if (activity->part == KF_PART_BREAK && making->length <= LONG_ENOUGH_FOR_A_BREAK) {
        return 0;
    }
    for (int i = 0; i < (int)G_N_ELEMENTS(cut_order); i++) {
        if (cut_order[i] == activity->part) {
            return i + 1;
        }
    }
    return -1;
}

/* The next to go, unless the others could not fill the slot without it. */
static struct piece *next_cut(const struct making *making)
{
    struct piece *next = NULL;
    int most = sum(making, most_of), best = 0;

    for (int i = 0; i < making->count; i++) {
        struct piece *piece = &making->pieces[i];
        int rank = cut_rank(making, piece->activity);

        if (!piece->left_out && rank >= 0 && most - piece->most >= making->length && (next == NULL || rank <= best)) {
            next = piece;
            best = rank;
        }
    }
    return next;
}

static void shift(struct making *making, int change)
{
    int *room = g_new0(int, making->count), *shares = g_new0(int, making->count);

    for (int i = 0; i < making->count; i++) {
        const struct piece *piece = &making->pieces[i];

        room[i] = piece->left_out ? 0 : change > 0 ? piece->most - piece->minutes : piece->minutes - piece->least;
    }
    share(abs(change), room, making->count, shares);
    for (int i = 0; i < making->count; i++) {
        making->pieces[i].minutes += change > 0 ? shares[i] : -shares[i];
    }
    g_free(shares);
    g_free(room);
}

/* False: this form cannot be made so short, or so long. */
static bool fit_form(struct making *making, int form)
{
    struct piece *cut;
    int minutes;

    take_form(making, form);
    if (making->first) {
        leave_out_reviews(making);
    }
    minutes = sum(making, minutes_of);
    if (form == making->length && (minutes == form || !making->first)) { /* as written; a rule sees to the sum */
        return true;
    }
    while (sum(making, least_of) > making->length && (cut = next_cut(making)) != NULL) {
        cut->left_out = true;
    }
    if (sum(making, least_of) > making->length || sum(making, most_of) < making->length) {
        return false;
    }
    shift(making, making->length - sum(making, minutes_of));
    return true;
}

/* --- which form ---------------------------------------------------------------------------------------------------------- */

static int form_at(const struct making *making, int place)
{
    return kf_session_length(making->session, place);
}

/* The shortest form that is no shorter than the slot; 0: none. */
static int longer_form(const struct making *making)
{
    int found = 0;

    for (int i = 0; i < making->session->lengths.count; i++) {
        int form = form_at(making, i);

        found = form >= making->length && (found == 0 || form < found) ? form : found;
    }
    return found;
}

static int shorter_form(const struct making *making)
{
    int found = 0;

    for (int i = 0; i < making->session->lengths.count; i++) {
        int form = form_at(making, i);

        found = form < making->length && form > found ? form : found;
    }
    return found;
}

static int kept_minutes(struct making *making, int form)
{
    take_form(making, form);
    return sum(making, kept_of);
}

static int most_minutes(struct making *making, int form)
{
    take_form(making, form);
    return sum(making, most_of);
}

/* --- when it cannot be ---------------------------------------------------------------------------------------------------- */

static const char *name_kept(struct making *making)
{
    const char *names = NULL;

    for (int i = 0; i < making->count; i++) {
        const struct piece *piece = &making->pieces[i];

        if (kf_is_kept(piece->activity)) {
            const char *name = kf_arena_format(making->run->arena, "%s %d", piece->activity->id, piece->least);

            names = names == NULL ? name : kf_arena_format(making->run->arena, "%s, %s", names, name);
        }
    }
    return names;
}

/* At the series' row when it stands there. */
static struct kf_diag *refuse(struct making *making, const struct kf_module *module, const struct kf_edition *edition,
                              const char *message)
{
    struct kf_span lengths = kf_span_of(making->session->node, "lengths");
    bool planned = edition->session != NULL && edition->session->length == making->length;
    struct kf_diag *diag = kf_diag_push(making->run->diags, KF_MINUTES,
                                        planned ? kf_span_of(edition->session->node, "length") : lengths,
                                        planned ? edition->session->address : making->session->address, "%s", message);

    if (planned) {
        kf_diag_also(making->run->diags, diag, lengths, "the lengths of \"%s\"", module->id);
    }
    return diag;
}

static void refuse_short(struct making *making, const struct kf_module *module, const struct kf_edition *edition, int form)
{
    struct kf_arena *arena = making->run->arena;
    int kept = kept_minutes(making, form), missing = kept - making->length;
    const char *message = kf_arena_format(
        arena, "%d minutes are not enough: %d minute%s missing; the core pieces take %d", making->length, missing,
        missing == 1 ? " is" : "s are", kept);
    struct kf_diag *diag = refuse(making, module, edition, message);

    kf_diag_hint(making->run->diags, diag, "they are: %s; give the session %d minutes or more", name_kept(making), kept);
}

/* The slot lies between two forms, or above all. */
static void refuse_long(struct making *making, const struct kf_module *module, const struct kf_edition *edition,
                        int shorter, int longer)
{
    struct kf_arena *arena = making->run->arena;
    int most = most_minutes(making, shorter), kept = longer > 0 ? kept_minutes(making, longer) : 0;
    const char *grows = kf_arena_format(arena, "the form of %d minutes fills %d at most", shorter, most);
    const char *message = longer == 0
                              ? kf_arena_format(arena, "%d minutes are too many: %s", making->length, grows)
                              : kf_arena_format(arena, "%d minutes fit no form: %s, and the form of %d needs %d",
                                                making->length, grows, longer, kept);
    struct kf_diag *diag = refuse(making, module, edition, message);

    if (longer == 0) {
        kf_diag_hint(making->run->diags, diag, "give the session %d minutes, or an activity `flexible: {most: ...}`", most);
    } else {
        kf_diag_hint(making->run->diags, diag, "give the session %d or %d minutes, or an activity `flexible:`", most, kept);
    }
}

static bool fit(struct making *making, const struct kf_module *module, const struct kf_edition *edition)
{
    int longer = longer_form(making), shorter = shorter_form(making);

    if ((longer > 0 && fit_form(making, longer)) || (shorter > 0 && fit_form(making, shorter))) {
        return true;
    }
    if (shorter == 0) {
        refuse_short(making, module, edition, longer);
    } else {
        refuse_long(making, module, edition, shorter, longer);
    }
    return false;
}

/* --- the schedule --------------------------------------------------------------------------------------------------------- */

/* A step of one minute is one sentence: it stays one minute as long as others can move. */
static void scale_steps(const struct kf_held *held)
{
    int *weights = g_new0(int, held->step_count), *shares = g_new0(int, held->step_count);
    int timed = 0, longer = 0;

    for (int i = 0; i < held->step_count; i++) {
        timed += held->steps[i].minutes > 0;
        longer += held->steps[i].minutes > 1;
    }
    for (int i = 0; i < held->step_count; i++) {
        int minutes = held->steps[i].minutes;

        weights[i] = minutes == 0 ? 0 : longer == 0 ? 1 : minutes - 1;
    }
    share(held->minutes - timed, weights, held->step_count, shares);
    for (int i = 0; i < held->step_count; i++) {
        held->steps[i].minutes = held->steps[i].minutes > 0 ? 1 + shares[i] : 0;
    }
    g_free(shares);
    g_free(weights);
}

static void add_steps(const struct making *making, struct kf_held *held)
{
    const struct kf_records *steps = &held->activity->steps;
    int start = held->start;

    held->steps = KF_NEW_ARRAY(making->run->arena, steps->count, struct kf_held_step);
    for (int i = 0; i < steps->count; i++) {
        const struct kf_step *step = steps->items[i];
        int minutes = kf_minutes_for(&step->minutes, making->form);

        if (step->minutes.count == 0 || minutes > 0) {
            held->steps[held->step_count++] = (struct kf_held_step){step, 0, minutes};
        }
    }
    if (held->minutes != held->written) {
        scale_steps(held);
    }
    for (int i = 0; i < held->step_count; i++) {
        held->steps[i].start = start;
        start += held->steps[i].minutes;
    }
}

static struct kf_jump jump_from(const struct kf_schedule *schedule, int place, bool (*stays)(const struct kf_activity *))
{
    struct kf_jump jump = {schedule->length, -1};

    for (int i = schedule->count - 1; i > place; i--) {
        if (stays(schedule->items[i].activity)) {
            jump.at -= schedule->items[i].minutes;
            jump.to = i;
        }
    }
    return jump;
}

static void add_jumps(struct kf_schedule *schedule)
{
    for (int i = 0; i < schedule->count; i++) {
        struct kf_held *held = &schedule->items[i];

        held->safe = jump_from(schedule, i, kf_protects);
        held->core = jump_from(schedule, i, kf_is_kept);
        if (held->core.to == held->safe.to || (held->core.to == i + 1 && held->core.at == held->start + held->minutes)) {
            held->core.to = -1;
        }
    }
    schedule->begin_by = jump_from(schedule, -1, kf_protects).at;
}

const struct kf_jump *kf_jump_of(const struct kf_held *held)
{
    return held->core.to >= 0 ? &held->core : &held->safe;
}

static int start_of(const struct kf_edition *edition)
{
    return edition->start != NULL ? kf_series_minutes(edition->start) : -1;
}

static const struct kf_schedule *schedule_of(const struct making *making, const struct kf_edition *edition)
{
    struct kf_arena *arena = making->run->arena;
    struct kf_schedule *schedule = KF_NEW(arena, struct kf_schedule);
    int start = 0, number = 0;

    *schedule = (struct kf_schedule){.length = making->length,
                                     .form = making->form,
                                     .start = start_of(edition),
                                     .items = KF_NEW_ARRAY(arena, making->count, struct kf_held),
                                     .left_out = KF_NEW_ARRAY(arena, making->count, struct kf_left_out)};
    for (int i = 0; i < making->count; i++) {
        const struct piece *piece = &making->pieces[i];

        if (piece->left_out) {
            schedule->left_out[schedule->left_out_count++] =
                (struct kf_left_out){piece->activity, piece->written, piece->no_past};
            continue;
        }
        struct kf_held *held = &schedule->items[schedule->count++];

        *held = (struct kf_held){.activity = piece->activity,
                                 .number = piece->activity->part == KF_PART_BREAK ? 0 : ++number,
                                 .start = start,
                                 .minutes = piece->minutes,
                                 .written = piece->written};
        add_steps(making, held);
        start += held->minutes;
    }
    add_jumps(schedule);
    return schedule;
}

const struct kf_schedule *kf_schedule_new(struct kf_run *run, const struct kf_module *module,
                                          const struct kf_edition *edition)
{
    const struct kf_session *session = module->session;
    struct making making = {
        .run = run,
        .session = session,
        .length = edition->length > 0 ? edition->length : kf_session_length(session, 0),
        .first = edition->session != NULL && edition->session->place == 1,
        .pieces = KF_NEW_ARRAY(run->arena, session->activities.count, struct piece),
    };

    return fit(&making, module, edition) ? schedule_of(&making, edition) : NULL;
}

bool kf_schedule_is_written(const struct kf_schedule *schedule)
{
    bool same = schedule->left_out_count == 0;

    for (int i = 0; i < schedule->count; i++) {
        same = same && schedule->items[i].minutes == schedule->items[i].written;
    }
    return same;
}

static void append_changes(GString *text, const struct kf_schedule *schedule, const char *head, int direction)
{
    int count = 0;

    for (int i = 0; i < schedule->count; i++) {
        const struct kf_held *held = &schedule->items[i];

        if ((held->minutes - held->written) * direction > 0) {
            g_string_append_printf(text, "%s %s %d (was %d)", count++ == 0 ? head : ",", held->activity->id, held->minutes,
                                   held->written);
        }
    }
}

const char *kf_schedule_changes(struct kf_arena *arena, const struct kf_schedule *schedule)
{
    GString *text = g_string_new(NULL);
    const char *kept;

    g_string_append_printf(text, "a session of %d minutes, from the form of %d", schedule->length, schedule->form);
    for (int i = 0; i < schedule->left_out_count; i++) {
        g_string_append_printf(text, "%s %s %d", i == 0 ? "; left out:" : ",", schedule->left_out[i].activity->id,
                               schedule->left_out[i].minutes);
    }
    append_changes(text, schedule, "; shorter:", -1);
    append_changes(text, schedule, "; longer:", 1);
    kept = kf_arena_string_n(arena, text->str, text->len);
    g_string_free(text, TRUE);
    return kept;
}

int kf_schedule_minute_of_day(const struct kf_schedule *schedule, int minute)
{
    return (schedule->start + minute) % MINUTES_A_DAY;
}
