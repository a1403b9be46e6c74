/* Fonts measured by several threads at once: each has its width in each of them. */

#include "support/support.h"

#include "layout/font_measures.h"
#include "layout/fonts.h"

enum { THREADS = 4, SIZES = 60 };

struct worker {
    struct kf_arena *arena;
    PangoContext *context;
    GMutex *start; /* held until all are there */
    int missing;   /* widths */
};

/* A size that is not measured yet. */
static PangoFontMetrics *measures_of(PangoContext *context, int size)
{
    PangoLayout *layout = pango_layout_new(context);
    PangoFontDescription *description = pango_font_description_from_string("Atkinson Hyperlegible Next");
    PangoFontMetrics *metrics;

    pango_font_description_set_absolute_size(description, size);
    pango_layout_set_font_description(layout, description);
    pango_layout_set_text(layout, "We listen, and then we say it back.", -1);
    kf_font_measures_take(layout);
    const PangoGlyphItem *run = pango_layout_get_line_readonly(layout, 0)->runs->data;
    metrics = pango_font_get_metrics(run->item->analysis.font, run->item->analysis.language);
    g_object_unref(layout);
    pango_font_description_free(description);
    return metrics;
}

static void *work(void *data)
{
    struct worker *worker = data;

    g_mutex_lock(worker->start);
    g_mutex_unlock(worker->start);
    for (int i = 0; i < SIZES; i++) {
        PangoFontMetrics *metrics = measures_of(worker->context, (9 + i) * PANGO_SCALE);

        worker->missing += pango_font_metrics_get_approximate_char_width(metrics) == 0;
        pango_font_metrics_unref(metrics);
    }
    return NULL;
}

static void fonts__have_their_width_in_every_thread(void **state)
{
    struct kf_run *run = kf_test_run_new();
    const char *folder = g_getenv("KF_FONTS");
    struct worker workers[THREADS] = {0};
    GThread *threads[THREADS];
    GMutex start;

    (void)state;
    run->world = &kf_world_machine;
    g_mutex_init(&start);
    g_mutex_lock(&start);
    for (int i = 0; i < THREADS; i++) {
        workers[i] = (struct worker){.arena = kf_arena_new(), .start = &start};
        workers[i].context = kf_fonts_context(run, workers[i].arena, folder);
        assert_non_null(workers[i].context);
        threads[i] = g_thread_new("measures", work, &workers[i]);
    }
    g_mutex_unlock(&start);
    for (int i = 0; i < THREADS; i++) {
        g_thread_join(threads[i]);
        assert_int_equal(0, workers[i].missing);
        kf_arena_free(workers[i].arena);
    }
    g_mutex_clear(&start);
    kf_test_run_free(run);
}

/* Another font beside the one of the text would be sought, opened and measured for nothing. */
static void fonts__are_measured_as_they_are_set(void **state)
{
    struct kf_run *run = kf_test_run_new();
    PangoContext *context;

    (void)state;
    run->world = &kf_world_machine;
    context = kf_fonts_context(run, run->arena, g_getenv("KF_FONTS"));
    pango_font_metrics_unref(measures_of(context, 9 * PANGO_SCALE));
    assert_int_equal(1, g_hash_table_size(g_object_get_data(G_OBJECT(context), "kf-font-measures")));
    kf_test_run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fonts__have_their_width_in_every_thread),
        cmocka_unit_test(fonts__are_measured_as_they_are_set),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
