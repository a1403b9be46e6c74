#ifndef KF_BASE_DAY_H
#define KF_BASE_DAY_H

struct kf_arena;

/* 2026-10-01 as 20261001; 0 when it is no such day. */
int kf_parse_date(const char *text);
/* The way back. */
const char *kf_format_date(struct kf_arena *arena, int date);

#endif
