/* Sessions in slots of any length: they add up, what protects people stays, and the order too. */

#include "model/schedule.h"

#include <string.h>

#include "blocks/build.h"
#include "model/series.h"
#include "support/mini_kit.h"

enum { LONGEST = 180, SHORTEST_TRIED = 20 };

static const char *const modules[] = {"attachment-injuries", "repair-conversations", "boundaries"};

struct room { /* a module of the kit, and what is asked of it */
    struct kf_run *run;
    const struct kf_content *content;
};

static struct room room_of(const char *module)
{
    const char *root = g_getenv("KF_SOURCE_DIR");
    struct room room = {.run = kf_test_run_new()};
    struct kf_edition edition = {0};

    room.run->world = &kf_world_machine;
    room.run->data_dir = root != NULL ? root : ".";
    room.content = kf_content_load(room.run, kf_kit_open(room.run, kf_block_shapes(), NULL), module, &edition);
    if (room.content == NULL) {
        fail_msg("%s", kf_test_diags(room.run));
    }
    return room;
}

static const struct kf_schedule *schedule_of(const struct room *room, struct kf_edition edition)
{
    return kf_schedule_new(room->run, room->content->module, &edition);
}

static int least_length(const struct room *room)
{
    int length = SHORTEST_TRIED;

    while (length <= LONGEST && schedule_of(room, (struct kf_edition){.length = length}) == NULL) {
        length++;
    }
    assert_true(length <= 45);
    return length;
}

static void with_each_slot(void (*check)(const struct room *room, const struct kf_schedule *schedule))
{
    for (size_t i = 0; i < G_N_ELEMENTS(modules); i++) {
        struct room room = room_of(modules[i]);

        for (int length = least_length(&room); length <= LONGEST; length++) {
            for (int place = 0; place <= 2; place++) { /* by itself, first and second of a series */
                struct kf_series_session session = {.place = place};
                struct kf_edition edition = {.length = length, .session = place > 0 ? &session : NULL};
                const struct kf_schedule *schedule = schedule_of(&room, edition);

                if (schedule == NULL) {
                    fail_msg("%s, %d minutes, place %d: %s", modules[i], length, place, kf_test_diags(room.run));
                }
                check(&room, schedule);
            }
        }
        kf_test_run_free(room.run);
    }
}

/* --- every slot --------------------------------------------------------------------------------------------------------- */

static void check_sum(const struct room *room, const struct kf_schedule *schedule)
{
    int minute = 0;

    (void)room;
    for (int i = 0; i < schedule->count; i++) {
        const struct kf_held *held = &schedule->items[i];
        int step = held->start, timed = 0;

        assert_int_equal(held->start, minute);
        assert_true(held->minutes > 0);
        for (int k = 0; k < held->step_count; k++) {
            assert_int_equal(held->steps[k].start, step);
            assert_true(held->steps[k].minutes > 0 || held->steps[k].step->minutes.count == 0);
            step += held->steps[k].minutes;
            timed += held->steps[k].minutes > 0;
        }
        assert_true(timed == 0 || step == held->start + held->minutes);
        minute += held->minutes;
    }
    assert_int_equal(minute, schedule->length);
}

static void schedule__adds_up_to_the_minute(void **state)
{
    with_each_slot(check_sum);
}

static bool is_held(const struct kf_schedule *schedule, const struct kf_activity *activity)
{
    for (int i = 0; i < schedule->count; i++) {
        if (schedule->items[i].activity == activity) {
            return true;
        }
    }
    return false;
}

static void check_kept(const struct room *room, const struct kf_schedule *schedule)
{
    const struct kf_records *activities = &room->content->module->session->activities;

    for (int i = 0; i < activities->count; i++) {
        const struct kf_activity *activity = activities->items[i];

        if (kf_is_kept(activity) && kf_minutes_for(&activity->minutes, schedule->form) > 0) {
            assert_true(is_held(schedule, activity));
        }
    }
    assert_int_equal(schedule->items[0].activity->part, KF_PART_OPENING);
    assert_int_equal(schedule->items[schedule->count - 1].activity->part, KF_PART_CLOSING);
}

static void schedule__keeps_what_is_core_or_protects(void **state)
{
    with_each_slot(check_kept);
}

static void check_order(const struct room *room, const struct kf_schedule *schedule)
{
    const struct kf_records *activities = &room->content->module->session->activities;
    int at = 0;

    for (int i = 0; i < schedule->count; i++) {
        while (at < activities->count && activities->items[at] != schedule->items[i].activity) {
            at++;
        }
        assert_true(at < activities->count);
    }
}

static void schedule__keeps_the_order(void **state)
{
    with_each_slot(check_order);
}

static void check_bounds(const struct room *room, const struct kf_schedule *schedule)
{
    (void)room;
    for (int i = 0; i < schedule->count; i++) {
        const struct kf_held *held = &schedule->items[i];
        int least, most;

        kf_schedule_bounds(held->activity, schedule->form, &least, &most);
        assert_in_range(held->minutes, least, most);
        if (kf_protects(held->activity)) {
            assert_true(held->minutes >= held->written);
        }
    }
}

static void schedule__stays_between_least_and_most(void **state)
{
    with_each_slot(check_bounds);
}

static bool holds_what_could_go(const struct kf_schedule *schedule)
{
    for (int i = 0; i < schedule->count; i++) {
        if (!kf_is_kept(schedule->items[i].activity)) {
            return true;
        }
    }
    return false;
}

static void check_cuts(const struct room *room, const struct kf_schedule *schedule)
{
    (void)room;
    for (int i = 0; i < schedule->left_out_count; i++) {
        const struct kf_left_out *cut = &schedule->left_out[i];

        assert_true(cut->no_past || !kf_is_kept(cut->activity));
        if (schedule->length > 60 && cut->activity->part == KF_PART_BREAK) { /* the last to go */
            assert_false(holds_what_could_go(schedule));
        }
    }
}

static void schedule__keeps_the_break_of_a_long_session(void **state)
{
    with_each_slot(check_cuts);
}

/* At the latest minute, what is left by itself still fits before the end. */
static void check_jumps(const struct room *room, const struct kf_schedule *schedule)
{
    int safe = 0, core = 0;

    (void)room;
    for (int i = schedule->count - 1; i >= 0; i--) {
        const struct kf_held *held = &schedule->items[i];

        if (i < schedule->count - 1) {
            assert_in_range(held->safe.to, i + 1, schedule->count - 1);
            assert_true(kf_protects(schedule->items[held->safe.to].activity));
            assert_int_equal(held->safe.at + safe, schedule->length);
            assert_true(held->safe.at >= held->start + held->minutes);
        } else {
            assert_int_equal(held->safe.to, -1);
        }
        if (held->core.to >= 0) {
            assert_true(held->core.to <= held->safe.to);
            assert_true(kf_is_kept(schedule->items[held->core.to].activity));
            assert_int_equal(held->core.at + core, schedule->length);
        }
        safe += kf_protects(held->activity) ? held->minutes : 0;
        core += kf_is_kept(held->activity) ? held->minutes : 0;
    }
    assert_int_equal(schedule->begin_by + safe, schedule->length);
}

static void schedule__jumps_leave_time_for_what_protects(void **state)
{
    with_each_slot(check_jumps);
}

/* --- one slot ------------------------------------------------------------------------------------------------------------- */

static void schedule__written_lengths_are_held_as_written(void **state)
{
    static const int lengths[] = {45, 90, 120};

    for (size_t i = 0; i < G_N_ELEMENTS(modules); i++) {
        struct room room = room_of(modules[i]);

        for (size_t k = 0; k < G_N_ELEMENTS(lengths); k++) {
            const struct kf_schedule *schedule = schedule_of(&room, (struct kf_edition){.length = lengths[k]});

            assert_int_equal(schedule->form, lengths[k]);
            assert_true(kf_schedule_is_written(schedule));
        }
        kf_test_run_free(room.run);
    }
}

static void schedule__knows_the_time_of_day(void **state)
{
    struct room room = room_of("boundaries");
    const struct kf_schedule *schedule = schedule_of(&room, (struct kf_edition){.length = 90, .start = "23:30"});

    assert_int_equal(schedule->start, 23 * 60 + 30);
    assert_int_equal(kf_schedule_minute_of_day(schedule, 45), 15);
    kf_test_run_free(room.run);
}

static void schedule__first_of_a_series_has_no_review(void **state)
{
    struct kf_series_session first = {.place = 1}, second = {.place = 2};
    struct room room = room_of("repair-conversations");
    const struct kf_schedule *schedule = schedule_of(&room, (struct kf_edition){.length = 90, .session = &first});

    assert_int_equal(schedule->left_out_count, 1);
    assert_string_equal(schedule->left_out[0].activity->id, "look-back");
    assert_true(schedule->left_out[0].no_past);
    assert_string_equal(schedule->items[1].activity->id, "learn-the-steps"); /* what comes next has its five minutes */
    assert_int_equal(schedule->items[1].minutes, 20);
    schedule = schedule_of(&room, (struct kf_edition){.length = 90, .session = &second});
    assert_string_equal(schedule->items[1].activity->id, "look-back");
    kf_test_run_free(room.run);
}

/* Even where its author would let it: a rule tells them. */
static void schedule__never_shortens_what_protects(void **state)
{
    struct kf_flexible flexible = {.least = 2, .most = 20};
    struct kf_activity activity = {.part = KF_PART_ACTIVITY, .minutes = {.lengths = {90}, .minutes = {10}, .count = 1}, .flexible = &flexible};
    int least, most;

    kf_schedule_bounds(&activity, 90, &least, &most);
    assert_int_equal(least, 2);
    activity.safety = true;
    kf_schedule_bounds(&activity, 90, &least, &most);
    assert_int_equal(least, 10);
    assert_int_equal(most, 20);
}

/* --- slots that cannot be --------------------------------------------------------------------------------------------------- */

#define MODULE(activities)                                                                                               \
    "kinfold: 1\nid: talks\nnumber: 2\ntitle: Talks\nversion: \"1.0\"\ndate: 2026-11-21\nlanguage: en-US\n"                  \
    "audience: [family]\nidentity: {mark: bubble, ribbon: double, accent: \"#601D44\", tint: \"#F4EFF2\"}\nhandouts: []\n"   \
    "session:\n  led-by: counsellor\n  goals: [Name it]\n  screen: [I asked.]\n  not-for: [Two people.]\n" activities

#define ACTIVITY(id, rest) "    - {id: " id ", title: " id ", led-by: peer, uses: [], " rest "}\n"

static struct kf_run *run_with(const char *lines)
{
    return kf_test_mini_kit("kinfold: 1\nprogram: Site\nregion: US\nlanguage: en-US\n"
                            "names: {worker: a worker, reporting-body: the state}\n",
                            "kinfold: 1\nregion: US\nfooter: Call.\nprint: [crisis-line]\nlines:\n"
                            "  - {id: crisis-line, label: Crisis, number: \"988\", hours: 24 hours, verified: true, "
                            "verified-on: 2026-10-01}\n",
                            lines);
}

static const char plain[] = MODULE("  lengths: [60, 90]\n  activities:\n" //
                                   ACTIVITY("arrive", "part: opening, core: true, safety: true, minutes: {60: 10, 90: 10}")
                                   ACTIVITY("look", "part: review, minutes: {60: 8, 90: 10}")
                                   ACTIVITY("learn", "part: teaching, core: true, minutes: {60: 30, 90: 40}")
                                   ACTIVITY("sort", "part: activity, minutes: {90: 20}")
                                   ACTIVITY("close", "part: closing, core: true, safety: true, minutes: {60: 12, 90: 10}"));

static const struct kf_content *loaded(struct kf_run *run, int length)
{
    const struct kf_kit *kit = kf_kit_open(run, &kf_test_shapes, NULL);

    return kf_content_load(run, kit, "talks", &(struct kf_edition){.length = length});
}

static void schedule__too_short_says_what_is_missing(void **state)
{
    struct kf_run *run = run_with(plain);
    const struct kf_diag *diag;

    assert_null(loaded(run, 45));
    diag = kf_test_find(run, KF_MINUTES);
    assert_string_equal(diag->message, "45 minutes are not enough: 7 minutes are missing; the core pieces take 52");
    assert_string_equal(diag->hint, "they are: arrive 10, learn 30, close 12; give the session 52 minutes or more");
    assert_int_equal(diag->span.line, 16);
    kf_test_run_free(run);
}

static void schedule__too_long_says_what_it_fills(void **state)
{
    struct kf_run *run = run_with(plain);

    assert_null(loaded(run, 150));
    assert_string_equal(kf_test_find(run, KF_MINUTES)->message,
                        "150 minutes are too many: the form of 90 minutes fills 105 at most");
    kf_test_run_free(run);
}

static void schedule__shrinks_before_it_cuts(void **state)
{
    struct kf_run *run = run_with(plain);
    const struct kf_schedule *schedule = loaded(run, 78)->schedule;

    assert_int_equal(schedule->form, 90);
    assert_int_equal(schedule->left_out_count, 0);
    assert_int_equal(schedule->items[1].minutes, 6);  /* 12 of 15 to take, in proportion to 5 and 10 */
    assert_int_equal(schedule->items[3].minutes, 12);
    kf_test_run_free(run);
}

static void schedule__cuts_what_is_not_core(void **state)
{
    struct kf_run *run = run_with(plain);
    const struct kf_schedule *schedule = loaded(run, 70)->schedule;

    assert_int_equal(schedule->left_out_count, 1);
    assert_string_equal(schedule->left_out[0].activity->id, "sort");
    assert_int_equal(schedule->left_out[0].minutes, 20);
    assert_int_equal(schedule->items[1].minutes, 10); /* the rest has what it had */
    kf_test_run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(schedule__adds_up_to_the_minute),
        cmocka_unit_test(schedule__keeps_what_is_core_or_protects),
        cmocka_unit_test(schedule__keeps_the_order),
        cmocka_unit_test(schedule__stays_between_least_and_most),
        cmocka_unit_test(schedule__keeps_the_break_of_a_long_session),
        cmocka_unit_test(schedule__jumps_leave_time_for_what_protects),
        cmocka_unit_test(schedule__written_lengths_are_held_as_written),
        cmocka_unit_test(schedule__knows_the_time_of_day),
        cmocka_unit_test(schedule__first_of_a_series_has_no_review),
        cmocka_unit_test(schedule__never_shortens_what_protects),
        cmocka_unit_test(schedule__too_short_says_what_is_missing),
        cmocka_unit_test(schedule__too_long_says_what_it_fills),
        cmocka_unit_test(schedule__shrinks_before_it_cuts),
        cmocka_unit_test(schedule__cuts_what_is_not_core),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
