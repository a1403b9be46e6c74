#ifndef KF_DIAGRAMS_CURVES_H
#define KF_DIAGRAMS_CURVES_H

/* One or two curves over time on a pair of axes, told apart by their strokes: the first solid and heavy, the second
 * dashed. What they are called stands at their ends, what the marks mean under the time. */

#include "layout/layout.h"

enum { KF_CURVES_MOST = 2, KF_CURVE_POINTS = 12, KF_CURVE_TICKS = 3, KF_CURVE_TOP = 10 };

struct kf_curve {
    double heights[KF_CURVE_POINTS]; /* 0 to KF_CURVE_TOP, evenly along the time */
    int count;                       /* at least 2 */
};

struct kf_curves {
    struct kf_curve curves[KF_CURVES_MOST];
    int count;                     /* 0: axes around room to draw in */
    double ticks[KF_CURVE_TICKS];  /* 0 to KF_CURVE_TOP along the time */
    int tick_count;
};

/* The plot alone; `curves` lives as long as the arena. */
struct kf_box *kf_curves_plot(struct kf_arena *arena, const struct kf_curves *curves, kf_len width, kf_len height);
/* A short piece of the stroke of curve 0 or 1, for its label. */
struct kf_box *kf_curve_sample(struct kf_arena *arena, int curve, kf_len width, kf_len height);
kf_len kf_curves_x(double time, kf_len plot_width); /* from the plot's left edge */

#define KF_CURVES_SIDE KF_MM(52)   /* of the width: the labels at the curves' ends */
#define KF_CURVES_HEIGHT KF_MM(62) /* of the plot with its words around it */

struct kf_curve_words { /* boxes around the plot */
    struct kf_box *plot;                    /* of kf_curves_plot, KF_CURVES_SIDE less than the width */
    struct kf_box *height, *time;           /* paragraphs */
    struct kf_box *labels[KF_CURVES_MOST];  /* items of a list, one a curve */
    struct kf_box *marks[KF_CURVE_TICKS];   /* items of a list, one a tick */
    kf_len mark_widths[KF_CURVE_TICKS];     /* of their words, kf_curve_mark_width at most */
};
struct kf_box *kf_curves_box(struct kf_shaper *shaper, const struct kf_curves *curves,
                             const struct kf_curve_words *words, kf_len width);
/* Room for the words of a mark, up to its neighbours. */
kf_len kf_curve_mark_width(const struct kf_curves *curves, int tick, kf_len plot_width);

/* Slopes at the points, a step apart, of a curve that rises only where the points rise. */
void kf_curve_slopes(const struct kf_curve *curve, double ret_slopes[KF_CURVE_POINTS]);

#endif
