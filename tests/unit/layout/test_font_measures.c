/* Fonts measured by several threads at once: each has its width in each of them; and their files, which stay open. */

#include "support/support.h"

#include <cairo-ft.h>
#include <pango/pangocairo.h>

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

/* --- files ------------------------------------------------------------------------------------------------------------ */

static PangoFont *font_in(PangoContext *context, const char *description)
{
    PangoFontDescription *wanted = pango_font_description_from_string(description);
    PangoLayout *layout = pango_layout_new(context);
    PangoFont *font = pango_context_load_font(context, wanted);

    pango_layout_set_font_description(layout, wanted);
    pango_layout_set_text(layout, "1", -1); /* which all of them have */
    kf_font_measures_take(layout);
    g_object_unref(layout);
    pango_font_description_free(wanted);
    return font;
}

/* A place in an open font that is everybody's to use, and NULL in one that is opened again. */
static void **mark_of(PangoFont *font)
{
    cairo_scaled_font_t *scaled = pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(font));
    void **mark = &cairo_ft_scaled_font_lock_face(scaled)->generic.data;

    cairo_ft_scaled_font_unlock_face(scaled);
    return mark;
}

/* More than Cairo keeps open by itself. */
static void files__stay_open(void **state)
{
    static const char *const wanted[] = {
        "Atkinson Hyperlegible Next 12",        "Atkinson Hyperlegible Next Italic 12", "Atkinson Hyperlegible Next Medium 12",
        "Atkinson Hyperlegible Next Semi-Bold 12", "Atkinson Hyperlegible Next Bold 12", "IBM Plex Sans Arabic 12",
        "IBM Plex Sans Arabic Medium 12",       "IBM Plex Sans Arabic Bold 12",         "Noto Sans 12",
        "Noto Sans Medium 12",                  "Noto Sans Bold 12",                    "Source Serif 4 Semi-Bold 12",
        "Source Serif 4 Bold 12",
    };
    struct kf_run *run = kf_test_run_new();
    PangoFont *fonts[G_N_ELEMENTS(wanted)];
    PangoContext *context;

    (void)state;
    run->world = &kf_world_machine;
    context = kf_fonts_context(run, run->arena, g_getenv("KF_FONTS"));
    for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++) {
        fonts[i] = font_in(context, wanted[i]);
        *mark_of(fonts[i]) = run;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++) {
        assert_ptr_equal(*mark_of(fonts[i]), run);
        g_object_unref(fonts[i]);
    }
    kf_test_run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fonts__have_their_width_in_every_thread),
        cmocka_unit_test(fonts__are_measured_as_they_are_set),
        cmocka_unit_test(files__stay_open),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
