/* Fonts from one folder, through a fontconfig of our own. */
#include "layout/fonts.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

void kf_fonts_isolate_process(void)
{
    FcConfig *empty = FcConfigCreate();

    FcConfigSetCurrent(empty);
    FcConfigDestroy(empty);
}

static bool is_font(const char *name)
{
    return g_str_has_suffix(name, ".ttf") || g_str_has_suffix(name, ".otf");
}

/* File by file: needs no cache folder and never writes one. */
static int add_files(struct kf_run *run, FcConfig *config, const char *folder)
{
    char **names = run->world->list_folder(run->world->data, run->arena, folder);
    int count = 0;

    for (int i = 0; names && names[i]; i++) {
        if (is_font(names[i])) {
            const char *path = kf_arena_format(run->arena, "%s/%s", folder, names[i]);
            (void)kf_world_stamp(run->world, path); /* fontconfig opens it by itself */
            count += FcConfigAppFontAddFile(config, (const FcChar8 *)path) ? 1 : 0;
        }
    }
    return count;
}

PangoContext *kf_fonts_context(struct kf_run *run, struct kf_arena *arena, const char *folder)
{
    FcConfig *config = FcConfigCreate();

    if (add_files(run, config, folder) == 0) {
        struct kf_diag *diag = kf_diag_push(run->diags, KF_MISSING_ON_MACHINE, (struct kf_span){0}, NULL,
                                            "no fonts in \"%s\"", folder);
        kf_diag_hint(run->diags, diag, "reinstall the kit, or name its folder with KINFOLD_DATA");
        FcConfigDestroy(config);
        return NULL;
    }
    PangoFontMap *map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    kf_arena_defer(arena, g_object_unref, map);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), config);
    FcConfigDestroy(config); /* the map holds it */
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map), 72);

    PangoContext *context = pango_font_map_create_context(map);
    kf_arena_defer(arena, g_object_unref, context);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context, FALSE); /* else Cairo writes a correction for every letter */
    return context;
}
