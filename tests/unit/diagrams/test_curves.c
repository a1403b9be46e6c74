/* Curves through points: the slopes of Fritsch and Carlson, so that no curve goes where its points do not. */

#include "diagrams/curves.h"
#include "support/stage.h"

#include <math.h>

static double at(const struct kf_curve *curve, const double *slopes, int piece, double t)
{
    double a = curve->heights[piece], d = curve->heights[piece + 1], b = a + slopes[piece] / 3, c = d - slopes[piece + 1] / 3;
    double s = 1 - t;

    return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
}

/* Between two points a curve stays between their heights, and never turns. */
static void assert_monotone(const struct kf_curve *curve)
{
    double slopes[KF_CURVE_POINTS];

    kf_curve_slopes(curve, slopes);
    for (int i = 0; i + 1 < curve->count; i++) {
        double rise = curve->heights[i + 1] - curve->heights[i], last = curve->heights[i];
        for (int k = 1; k <= 50; k++) {
            double y = at(curve, slopes, i, k / 50.0);
            assert_true((y - last) * rise >= -1e-12);
            last = y;
        }
        assert_true(fabs(last - curve->heights[i + 1]) < 1e-9);
    }
}

static void curve__never_goes_where_its_points_do_not(void **state)
{
    const struct kf_curve curves[] = {
        {{1, 2, 6, 9, 8, 5.5, 3.5, 2}, 8}, {{0, 10, 0, 10, 10, 0}, 6}, {{0, 0, 0, 10, 10, 10}, 6},
        {{0, .1, 9.9, 10}, 4}, {{5, 5}, 2}, {{10, 0}, 2},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(curves); i++) {
        assert_monotone(&curves[i]);
    }
}

static void curve__is_level_where_it_turns(void **state)
{
    const struct kf_curve curve = {{1, 9, 2}, 3};
    double slopes[KF_CURVE_POINTS];

    (void)state;
    kf_curve_slopes(&curve, slopes);
    assert_true(slopes[1] == 0);
}

static void straight_points__make_a_straight_line(void **state)
{
    const struct kf_curve curve = {{1, 3, 5, 7}, 4};
    double slopes[KF_CURVE_POINTS];

    (void)state;
    kf_curve_slopes(&curve, slopes);
    for (int i = 0; i < 4; i++) {
        assert_true(fabs(slopes[i] - 2) < 1e-9);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(curve__never_goes_where_its_points_do_not),
        cmocka_unit_test(curve__is_level_where_it_turns),
        cmocka_unit_test(straight_points__make_a_straight_line),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
