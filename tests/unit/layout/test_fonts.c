/* Fonts: only those of one folder, and the process's own configuration is left alone. */

#include <unistd.h>

#include <fontconfig/fontconfig.h>
#include <glib/gstdio.h>
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

/* A folder with one of our fonts. */
static const char *folder_with(const char *font)
{
    char *folder = g_dir_make_tmp("kinfold-fonts-XXXXXX", NULL);
    const char *kept = kf_arena_string(run->arena, folder);

    g_free(folder);
    assert_int_equal(0, symlink(kf_arena_format(run->arena, "%s/%s", fonts_folder(), font),
                                kf_arena_format(run->arena, "%s/%s", kept, font)));
    return kept;
}

static void remove_folder(const char *folder, const char *font)
{
    assert_int_equal(0, g_unlink(kf_arena_format(run->arena, "%s/%s", folder, font)));
    assert_int_equal(0, g_rmdir(folder));
}

static int unknown_letters(PangoContext *context, const char *text)
{
    PangoFontDescription *family = pango_font_description_from_string("Source Serif 4 12");
    PangoLayout *layout = pango_layout_new(context);
    int count;

    pango_layout_set_font_description(layout, family);
    pango_layout_set_text(layout, text, -1);
    count = pango_layout_get_unknown_glyphs_count(layout);
    pango_font_description_free(family);
    g_object_unref(layout);
    return count;
}

static void fonts__of_a_community_have_the_letters_that_ours_lack(void **state)
{
    static const char serif[] = "SourceSerif4_700Bold.ttf", hebrew[] = "NotoSansHebrew_400Regular.ttf";
    const char *own = folder_with(serif), *more = folder_with(hebrew);
    const char *const folders[] = {more, "/nowhere/fonts"};

    assert_int_equal(3, unknown_letters(kf_fonts_context(run, run->arena, own), "אבג"));
    assert_int_equal(
        0, unknown_letters(kf_fonts_context_with(run, run->arena, own, folders, G_N_ELEMENTS(folders)), "אבג"));
    assert_int_equal(0, run->diags->errors);
    remove_folder(own, serif);
    remove_folder(more, hebrew);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
        T(fonts__are_those_of_the_folder_alone),
        T(fonts__leave_the_process_alone),
        T(fonts__missing_folder_says_so),
        T(fonts__of_a_community_have_the_letters_that_ours_lack),
    };

    kf_fonts_isolate_process();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
