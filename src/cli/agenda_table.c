/* The agenda in the terminal. */

#include "cli/agenda_table.h"

#include <stdio.h>

#include "model/schedule.h"
#include "model/supplies.h"

/* "18:05", or "0:05" from the start. */
static const char *clock_of(struct kf_arena *arena, const struct kf_schedule *schedule, int minute)
{
    int at = schedule->start < 0 ? minute : kf_schedule_minute_of_day(schedule, minute);

    return kf_arena_format(arena, "%*d:%02d", schedule->start < 0 ? 1 : 2, at / 60, at % 60);
}

static void print_held(struct kf_arena *arena, const struct kf_schedule *schedule, const struct kf_held *held)
{
    const char *number = held->number > 0 ? kf_arena_format(arena, "%d", held->number) : "";
    const char *kind = kf_protects(held->activity) ? " (safety)" : held->activity->core ? " (core)" : "";
    const char *was = held->minutes != held->written ? kf_arena_format(arena, ", was %d", held->written) : "";

    printf("  %5s  %3d min  %2s  %s%s%s\n", clock_of(arena, schedule, held->start), held->minutes, number,
           held->activity->title.text, kind, was);
}

static void print_left_out(const struct kf_schedule *schedule)
{
    for (int i = 0; i < schedule->left_out_count; i++) {
        const struct kf_left_out *out = &schedule->left_out[i];

        printf("  left out: %s, %d min%s\n", out->activity->title.text, out->minutes,
               out->no_past ? " (the first session has nothing to look back on)" : "");
    }
}

/* Each jump to what protects people, once. */
static void print_jumps(struct kf_arena *arena, const struct kf_schedule *schedule)
{
    printf("  begin by %s, or choose another day\n", clock_of(arena, schedule, schedule->begin_by));
    for (int i = 0; i + 1 < schedule->count; i++) {
        const struct kf_jump *jump = &schedule->items[i].safe;

        if (i == 0 || jump->to != schedule->items[i - 1].safe.to) {
            printf("  %s at the latest: %s\n", clock_of(arena, schedule, jump->at),
                   schedule->items[jump->to].activity->title.text);
        }
    }
}

static const char *groups_of(struct kf_arena *arena, struct kf_small_groups groups)
{
    const char *threes = groups.threes > 0 ? kf_arena_format(arena, "%d of three", groups.threes) : NULL;
    const char *twos = groups.twos > 0 ? kf_arena_format(arena, "%d of two", groups.twos) : NULL;

    return threes == NULL && twos == NULL ? "1 alone"
           : threes == NULL               ? twos
           : twos == NULL                 ? threes
                                          : kf_arena_format(arena, "%s, %s", threes, twos);
}

static void print_supplies(struct kf_arena *arena, const struct kf_supplies *supplies)
{
    printf("  for %d people: %d chairs; in pairs: %s; in threes: %s\n", supplies->people, supplies->chairs,
           groups_of(arena, supplies->in_pairs), groups_of(arena, supplies->in_threes));
    for (int i = 0; i < supplies->handout_count; i++) {
        printf("  %3d x %s\n", supplies->handouts[i].copies, supplies->handouts[i].handout->title.text);
    }
    for (int i = 0; i < supplies->material_count; i++) {
        if (supplies->materials[i].count > 0) {
            printf("  %3d x %s\n", supplies->materials[i].count, supplies->materials[i].text->text);
        }
    }
}

void kf_agenda_print(struct kf_arena *arena, const struct kf_content *content)
{
    const struct kf_schedule *schedule = content->schedule;
    const struct kf_supplies *supplies = kf_supplies_new(arena, content);

    if (schedule == NULL) {
        printf("%s: no session\n", content->module->id);
        return;
    }
    printf("%s: %s, %d minutes\n", content->module->id, content->module->title.text, schedule->length);
    for (int i = 0; i < schedule->count; i++) {
        print_held(arena, schedule, &schedule->items[i]);
    }
    printf("  %5s  end\n", clock_of(arena, schedule, schedule->length));
    print_left_out(schedule);
    print_jumps(arena, schedule);
    if (supplies != NULL) {
        print_supplies(arena, supplies);
    }
}
