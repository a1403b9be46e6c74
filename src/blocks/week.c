/* Names of days, long and short. */
#include "blocks/week.h"

const char *const kf_week_first_days[] = {"monday", "sunday", NULL};

struct kf_week_day kf_week_day(const struct kf_build *build, int first, int i)
{
    static const char *const days[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
    const struct kf_vocabulary *vocabulary = build->content->vocabulary;
    const char *id = days[(i + (first == 0 ? 0 : KF_WEEK_DAYS - 1)) % KF_WEEK_DAYS];

    return (struct kf_week_day){
        .id = id,
        .name = kf_vocabulary_get(vocabulary, kf_arena_format(build->arena, "day-%s", id)),
        .abbreviation = kf_vocabulary_get(vocabulary, kf_arena_format(build->arena, "day-%s-short", id)),
    };
}
