/* The map of support: whatever number of blanks its rings have, they keep apart and are read clockwise. */

#include "support/stage.h"

#include "diagrams/support_map.h"

#include <math.h>

#define WIDTH KF_MM(180)

static struct kf_test_stage *stage;

static int set_up(void **state)
{
    stage = kf_test_stage_new((struct kf_edition){0});
    return 0;
}

static int tear_down(void **state)
{
    kf_test_stage_free(stage);
    return 0;
}

static struct kf_support_ring ring_of(int ring, int count)
{
    struct kf_box **blanks = KF_NEW_ARRAY(stage->arena, count, struct kf_box *);

    for (int i = 0; i < count; i++) {
        blanks[i] = kf_support_map_blank(stage->arena, kf_arena_format(stage->arena, "%d/%d", ring, i), "label");
    }
    return (struct kf_support_ring){kf_test_art(stage, 9, 9), blanks, count};
}

static const struct kf_box *map_of(const int *counts, int rings)
{
    struct kf_support_ring items[KF_SUPPORT_MAP_RINGS];

    for (int i = 0; i < rings; i++) {
        items[i] = ring_of(i, counts[i]);
    }
    return kf_support_map_box(stage->arena, kf_test_text(stage, 1), items, rings, WIDTH);
}

static const struct kf_child *ring_part(const struct kf_box *map, int ring, int part) /* 0: number, 1: blanks */
{
    return &map->as.art.children[1].box->as.art.children[ring].box->as.art.children[part];
}

/* Distance of a point from a pill's axis, less its half height: below 0 it lies inside. */
static double from_pill(const struct kf_child *pill, double x, double y)
{
    double half = pill->height / 2.0, left = pill->x + half, right = pill->x + pill->width - half;
    double dx = x < left ? left - x : x > right ? x - right : 0;

    return hypot(dx, y - (pill->y + half)) - half;
}

/* Of two pills, both lying: between the nearest points of their axes. */
static double between(const struct kf_child *a, const struct kf_child *b)
{
    double half = a->height / 2.0, gap = fabs((double)a->x - b->x) - (a->width - 2 * half);

    return hypot(gap > 0 ? gap : 0, (double)a->y - b->y) - 2 * half;
}

struct pills {
    const struct kf_child *items[32];
    int count;
};

static struct pills pills_of(const struct kf_box *map, int rings)
{
    struct pills pills = {.count = 0};

    for (int i = 0; i < rings; i++) {
        const struct kf_box *body = ring_part(map, i, 1)->box;
        for (int j = 0; j < body->as.art.count; j++) {
            pills.items[pills.count++] = &body->as.art.children[j];
        }
    }
    return pills;
}

static void assert_apart(const struct kf_box *map, const int *counts, int rings)
{
    struct pills pills = pills_of(map, rings);
    const struct kf_child *centre = &map->as.art.children[0];

    for (int i = 0; i < pills.count; i++) {
        const struct kf_child *pill = pills.items[i];
        for (int j = 0; j < i; j++) {
            if (between(pill, pills.items[j]) < KF_MM(.5)) {
                fail_msg("%d, %d, %d blanks: %d and %d touch", counts[0], rings > 1 ? counts[1] : 0,
                         rings > 2 ? counts[2] : 0, j, i);
            }
        }
        assert_true(from_pill(pill, centre->x + centre->width / 2.0, centre->y + centre->height / 2.0) > KF_MM(10));
        for (int ring = 0; ring < rings; ring++) {
            const struct kf_child *number = ring_part(map, ring, 0);
            assert_true(from_pill(pill, number->x + number->width / 2.0, number->y + number->height / 2.0) > KF_MM(4.2));
        }
        assert_true(pill->x >= 0 && pill->x + pill->width <= map->as.art.width);
        assert_true(pill->y >= 0 && pill->y + pill->height <= map->as.art.height);
    }
}

static void blanks__keep_apart_whatever_their_number(void **state)
{
    int counts[KF_SUPPORT_MAP_RINGS];

    for (counts[0] = 1; counts[0] <= kf_support_map_most(0); counts[0]++) {
        assert_apart(map_of(counts, 1), counts, 1);
        for (counts[1] = 1; counts[1] <= kf_support_map_most(1); counts[1]++) {
            assert_apart(map_of(counts, 2), counts, 2);
            for (counts[2] = 1; counts[2] <= kf_support_map_most(2); counts[2]++) {
                assert_apart(map_of(counts, 3), counts, 3);
            }
        }
    }
}

static void small_map__keeps_its_pills_and_their_distance(void **state)
{
    for (int first = 1; first <= kf_support_map_most(0); first++) {
        for (int second = 1; second <= kf_support_map_most(1); second++) {
            for (int third = 1; third <= kf_support_map_most(2); third++) {
                const int counts[] = {first, second, third};
                const struct kf_box *small = map_of(counts, 3)->as.art.small;
                assert_apart(small, counts, 3);
                kf_assert_mm(pills_of(small, 3).items[0]->width, 31);
            }
        }
    }
    const struct kf_box *full = map_of((const int[]){3, 6, 8}, 3), *small = full->as.art.small;
    assert_int_equal(full->as.art.width, small->as.art.width);
    kf_assert_mm(full->as.art.height - small->as.art.height, 2 * 58 * .08);
}

static double turn_of(const struct kf_box *map, const struct kf_child *pill) /* from the top, clockwise: 0 to 2 pi */
{
    const struct kf_child *centre = &map->as.art.children[0];
    double x = pill->x + pill->width / 2.0 - centre->x - centre->width / 2.0;
    double y = pill->y + pill->height / 2.0 - centre->y - centre->height / 2.0, turn = atan2(x, -y);

    return turn < 0 ? turn + 2 * G_PI : turn;
}

static void blanks__are_read_clockwise_from_the_top(void **state)
{
    for (int ring = 0; ring < KF_SUPPORT_MAP_RINGS; ring++) {
        for (int count = 1; count <= kf_support_map_most(ring); count++) {
            int counts[] = {1, 1, 1};
            counts[ring] = count;
            const struct kf_box *map = map_of(counts, 3), *body = ring_part(map, ring, 1)->box;
            for (int i = 1; i < count; i++) {
                assert_true(turn_of(map, &body->as.art.children[i]) > turn_of(map, &body->as.art.children[i - 1]));
            }
        }
    }
}

static void blanks__are_like_on_both_sides(void **state)
{
    for (int ring = 0; ring < KF_SUPPORT_MAP_RINGS; ring++) {
        for (int count = 1; count <= kf_support_map_most(ring); count++) {
            int counts[] = {1, 1, 1};
            counts[ring] = count;
            const struct kf_box *body = ring_part(map_of(counts, 3), ring, 1)->box;
            for (int i = 0; i < count; i++) {
                const struct kf_child *one = &body->as.art.children[i], *other = &body->as.art.children[count - 1 - i];
                kf_assert_mm(one->x + one->width + other->x, 180);
                kf_assert_mm(one->y - other->y, 0);
            }
        }
    }
}

static void map__is_as_high_as_its_outermost_ring(void **state)
{
    kf_assert_mm(map_of((const int[]){3, 6, 8}, 3)->as.art.height, 4.5 + 2 * 58 + 25.4 / 72);
    kf_assert_mm(map_of((const int[]){3}, 1)->as.art.height, 4.5 + 2 * 25 + 4.3); /* the lowest blank */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
        T(blanks__keep_apart_whatever_their_number),
        T(small_map__keeps_its_pills_and_their_distance),
        T(blanks__are_read_clockwise_from_the_top),
        T(blanks__are_like_on_both_sides),
        T(map__is_as_high_as_its_outermost_ring),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
