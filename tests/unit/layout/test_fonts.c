/* Fonts: only those of one folder, and the process's own configuration is left alone. */

#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>

#include "layout/fonts.h"
#include "support/support.h"

static struct kf_run *run;

static int set_up(void **state)
{
    run = kf_test_run_new();
    run->world = &kf_world_machine;
    return 0;
}

static int tear_down(void **state)
{
    kf_test_run_free(run);
    return 0;
}

static const char *fonts_folder(void)
{
    const char *root = g_getenv("KF_SOURCE_DIR");

    return kf_arena_format(run->arena, "%s/fonts", root != NULL ? root : ".");
}

static void fonts__are_those_of_the_folder_alone(void **state)
{
    static const char *const ours[] = {"Atkinson Hyperlegible Next", "Source Serif 4", "Noto Sans", "Noto Sans Hebrew",
                                       "IBM Plex Sans Arabic", NULL};
    PangoContext *context = kf_fonts_context(run, run->arena, fonts_folder());
    FcConfig *config = pango_fc_font_map_get_config(PANGO_FC_FONT_MAP(pango_context_get_font_map(context)));
    const FcFontSet *set = FcConfigGetFonts(config, FcSetApplication);

    assert_null(FcConfigGetFonts(config, FcSetSystem)); /* nothing of the machine's */
    assert_int_not_equal(0, set->nfont);
    for (int i = 0; i < set->nfont; i++) {
        FcChar8 *family;
        assert_int_equal(FcResultMatch, FcPatternGetString(set->fonts[i], FC_FAMILY, 0, &family));
        assert_true(g_strv_contains(ours, (const char *)family));
    }
}

static void fonts__leave_the_process_alone(void **state)
{
    FcConfig *before = FcConfigGetCurrent();

    assert_non_null(kf_fonts_context(run, run->arena, fonts_folder()));
    assert_ptr_equal(before, FcConfigGetCurrent());
}

static void fonts__missing_folder_says_so(void **state)
{
    assert_null(kf_fonts_context(run, run->arena, "/nowhere/fonts"));
    assert_non_null(kf_test_find(run, KF_MISSING_ON_MACHINE));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
        T(fonts__are_those_of_the_folder_alone),
        T(fonts__leave_the_process_alone),
        T(fonts__missing_folder_says_so),
    };

    kf_fonts_isolate_process();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
