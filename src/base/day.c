/* Days as authors write them. */

#include "base/day.h"

#include <string.h>

#include <glib.h>

#include "base/arena.h"

int kf_parse_date(const char *text)
{
    static const char shape[] = "dddd-dd-dd";
    int year, month, day;

    if (text == NULL || strlen(text) != strlen(shape)) {
        return 0;
    }
    for (size_t i = 0; shape[i] != '\0'; i++) {
        if (shape[i] == 'd' ? !g_ascii_isdigit(text[i]) : text[i] != '-') {
            return 0;
        }
    }
    year = (int)g_ascii_strtoll(text, NULL, 10);
    month = (int)g_ascii_strtoll(text + 5, NULL, 10);
    day = (int)g_ascii_strtoll(text + 8, NULL, 10);
    if (year == 0 || !g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year)) {
        return 0;
    }
    return year * 10000 + month * 100 + day;
}

const char *kf_format_date(struct kf_arena *arena, int date)
{
    return kf_arena_format(arena, "%04d-%02d-%02d", date / 10000, date / 100 % 100, date % 100);
}

const char *kf_months_later(struct kf_arena *arena, const char *day, int months)
{
    int date = kf_parse_date(day);
    GDate later;

    g_date_clear(&later, 1);
    g_date_set_dmy(&later, (GDateDay)(date % 100), (GDateMonth)(date / 100 % 100), (GDateYear)(date / 10000));
    g_date_add_months(&later, (guint)months);
    return kf_format_date(arena, g_date_get_year(&later) * 10000 + (int)g_date_get_month(&later) * 100 + g_date_get_day(&later));
}
