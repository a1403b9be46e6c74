/* Days and times of day in words. */

#include "model/when.h"

#include <string.h>

#include "base/day.h"

enum { HOUR = 60, HALF_DAY = 12 * HOUR, DAY = 24 * HOUR };

static bool has_halves(const struct kf_vocabulary *vocabulary)
{
    return strcmp(kf_vocabulary_get(vocabulary, "hours-of-clock"), "12") == 0;
}

/* Twelve, not nought, is what a clock of twelve hours shows at noon and at midnight. */
static int hour_shown(const struct kf_vocabulary *vocabulary, int minute)
{
    return !has_halves(vocabulary) ? minute / HOUR : minute % HALF_DAY < HOUR ? 12 : minute % HALF_DAY / HOUR;
}

static int on_the_clock(int minute)
{
    return (minute % DAY + DAY) % DAY;
}

const char *kf_when_time_short(struct kf_arena *arena, const struct kf_vocabulary *vocabulary, int minute)
{
    int at = on_the_clock(minute);

    return kf_vocabulary_fill(vocabulary, arena, "clock", "hours", kf_arena_format(arena, "%d", hour_shown(vocabulary, at)),
                              "minutes", kf_arena_format(arena, "%02d", at % HOUR), NULL);
}

const char *kf_when_time(struct kf_arena *arena, const struct kf_vocabulary *vocabulary, int minute)
{
    int at = on_the_clock(minute);

    if (!has_halves(vocabulary)) {
        return kf_when_time_short(arena, vocabulary, minute);
    }
    return kf_vocabulary_fill(vocabulary, arena, "time-of-day", "hours",
                              kf_arena_format(arena, "%d", hour_shown(vocabulary, at)), "minutes",
                              kf_arena_format(arena, "%02d", at % HOUR), "half",
                              kf_vocabulary_get(vocabulary, at < HALF_DAY ? "am" : "pm"), NULL);
}

const char *kf_when_span(struct kf_arena *arena, const struct kf_vocabulary *vocabulary, int from, int to)
{
    return kf_vocabulary_fill(vocabulary, arena, "from-to", "from", kf_when_time(arena, vocabulary, from), "to",
                              kf_when_time(arena, vocabulary, to), NULL);
}

const char *kf_when_date(struct kf_arena *arena, const struct kf_vocabulary *vocabulary, const char *date)
{
    int day = kf_parse_date(date);
    const char *month = kf_vocabulary_get(vocabulary, kf_arena_format(arena, "month-%d", day / 100 % 100));

    return kf_vocabulary_fill(vocabulary, arena, "date-long", "month", month, "day", kf_arena_format(arena, "%d", day % 100),
                              "year", kf_arena_format(arena, "%d", day / 10000), NULL);
}

const char *kf_when_day(struct kf_arena *arena, const struct kf_vocabulary *vocabulary, const char *date)
{
    static const char *const weekdays[] = {"day-monday", "day-tuesday",  "day-wednesday", "day-thursday",
                                           "day-friday", "day-saturday", "day-sunday"};
    int day = kf_parse_date(date);
    GDate at;

    g_date_clear(&at, 1);
    g_date_set_dmy(&at, (GDateDay)(day % 100), (GDateMonth)(day / 100 % 100), (GDateYear)(day / 10000));
    return kf_vocabulary_fill(vocabulary, arena, "list-more", "a",
                              kf_vocabulary_get(vocabulary, weekdays[g_date_get_weekday(&at) - 1]), "b",
                              kf_when_date(arena, vocabulary, date), NULL);
}
