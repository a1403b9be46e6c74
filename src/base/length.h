#ifndef KF_BASE_LENGTH_H
#define KF_BASE_LENGTH_H

/* Every length inside the program is a whole number of 1/1024 pt, Pango's unit, so that goldens compare exactly on
 * every machine. Millimetres and points exist at the edges only: YAML, design tokens, PDF numbers. */

#include <stdint.h>

typedef int32_t kf_len; /* 1/1024 pt */

#define KF_LEN_PER_PT 1024
#define KF_LEN_MAX INT32_MAX

/* Constant forms, for tables of tokens. One rounding rule: half away from zero. */
#define KF_ROUND(x) ((kf_len)((x) < 0 ? (x)-0.5 : (x) + 0.5))
#define KF_PT(points) KF_ROUND((double)(points)*KF_LEN_PER_PT)
#define KF_MM(millimetres) KF_ROUND((double)(millimetres)*72.0 / 25.4 * KF_LEN_PER_PT)

static inline kf_len kf_mm(double millimetres) { return KF_MM(millimetres); }
static inline kf_len kf_pt(double points) { return KF_PT(points); }
static inline double kf_to_pt(kf_len length) { return (double)length / KF_LEN_PER_PT; }
static inline double kf_to_mm(kf_len length) { return (double)length * 25.4 / 72.0 / KF_LEN_PER_PT; }
static inline kf_len kf_len_min(kf_len a, kf_len b) { return a < b ? a : b; }
static inline kf_len kf_len_max(kf_len a, kf_len b) { return a > b ? a : b; }

struct kf_point {
    kf_len x, y; /* from the page's top left */
};

struct kf_rect {
    kf_len x, y, width, height; /* from the page's top left, y down */
};

/* The smallest rectangle that holds both. */
static inline struct kf_rect kf_rect_joined(struct kf_rect a, struct kf_rect b)
{
    kf_len x = kf_len_min(a.x, b.x), y = kf_len_min(a.y, b.y);

    return (struct kf_rect){x, y, kf_len_max(a.x + a.width, b.x + b.width) - x,
                            kf_len_max(a.y + a.height, b.y + b.height) - y};
}

#endif
