/* Ribbons: each module's is another pattern, inside its band, from margin to margin. */

#include "support/stage.h"

#include <cairo.h>
#include <string.h>

#include "diagrams/ribbon.h"

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

#define DOTS_PER_MM 10
#define ROOM 5 /* mm around the band */

/* Inked dots of the band, in mm from its corner; the operations go to `ops`. */
static cairo_rectangle_t inked(enum kf_ribbon ribbon, GString *ops)
{
    int wide = (180 + 2 * ROOM) * DOTS_PER_MM, high = (2 + 2 * ROOM) * DOTS_PER_MM;
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A8, wide, high);
    cairo_t *cr = cairo_create(surface);
    struct kf_canvas canvas = {cr, stage->shaper.theme, ops};
    int left = wide, top = high, right = 0, bottom = 0;

    cairo_scale(cr, DOTS_PER_MM * KF_LEN_PER_PT / (double)KF_MM(1), DOTS_PER_MM * KF_LEN_PER_PT / (double)KF_MM(1));
    cairo_translate(cr, KF_MM(ROOM) / (double)KF_LEN_PER_PT, KF_MM(ROOM) / (double)KF_LEN_PER_PT);
    kf_ribbon_draw(&canvas, ribbon, WIDTH);
    cairo_surface_flush(surface);
    for (int y = 0; y < high; y++) {
        const unsigned char *row = cairo_image_surface_get_data(surface) + y * cairo_image_surface_get_stride(surface);
        for (int x = 0; x < wide; x++) {
            if (row[x] > 128) {
                left = MIN(left, x), right = MAX(right, x + 1), top = MIN(top, y), bottom = MAX(bottom, y + 1);
            }
        }
    }
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
    return (cairo_rectangle_t){left / (double)DOTS_PER_MM - ROOM, top / (double)DOTS_PER_MM - ROOM,
                               (right - left) / (double)DOTS_PER_MM, (bottom - top) / (double)DOTS_PER_MM};
}

static void every_ribbon_is_another_pattern(void **state)
{
    GString *ops[KF_RIBBON_COUNT];

    for (int i = 0; i < KF_RIBBON_COUNT; i++) {
        ops[i] = g_string_new(NULL);
        inked(i, ops[i]);
        assert_true(ops[i]->len > 0);
        for (int k = 0; k < i; k++) {
            if (strcmp(ops[i]->str, ops[k]->str) == 0) {
                fail_msg("%s looks like %s", kf_ribbon_names[i], kf_ribbon_names[k]);
            }
        }
    }
    for (int i = 0; i < KF_RIBBON_COUNT; i++) {
        g_string_free(ops[i], TRUE);
    }
}

static void a_ribbon_stays_in_its_band_and_reaches_both_margins(void **state)
{
    for (int i = 0; i < KF_RIBBON_COUNT; i++) {
        cairo_rectangle_t ink = inked(i, NULL);

        if (ink.x < -.15 || ink.y < -.15 || ink.x + ink.width > 180.15 || ink.y + ink.height > 2.15) {
            fail_msg("%s leaves its band: %.2f %.2f %.2f %.2f mm", kf_ribbon_names[i], ink.x, ink.y, ink.width, ink.height);
        }
        if (ink.x > .5 || ink.x + ink.width < 178) {
            fail_msg("%s ends at %.2f and %.2f mm", kf_ribbon_names[i], ink.x, ink.x + ink.width);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_ribbon_is_another_pattern, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_ribbon_stays_in_its_band_and_reaches_both_margins, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
