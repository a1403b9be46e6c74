#ifndef KF_BASE_DAY_H
#define KF_BASE_DAY_H

struct kf_arena;

/* 2026-10-01 as 20261001; 0 when it is no such day. */
int kf_parse_date(const char *text);
/* The way back. */
const char *kf_format_date(struct kf_arena *arena, int date);
/* The same day so many months later, or the last of its month; day is one, as in 2026-10-01. */
const char *kf_months_later(struct kf_arena *arena, const char *day, int months);

#endif
